"""Pieces of print with their places become text in reading order."""

from index.formats.layout import lay_out
from index.formats.reading_order import Piece


def piece(text: str, x: float, y: float, size: float = 10) -> Piece:
    return Piece(text, x, y, x + size * len(text), y + size, size)


def test_two_rows_of_stories_are_not_read_across() -> None:
    pieces = [
        piece("上左标题", 0, 0, 20),
        piece("上左正文一二三四五六七八", 0, 30),
        piece("上右标题", 200, 0, 20),
        piece("上右正文一二三四五六七八", 200, 30),
        piece("下排通栏大标题横跨两栏共十四字", 0, 60, 22),
        piece("下左正文一二三四五六七八", 0, 100),
        piece("下右正文一二三四五六七八", 200, 100),
    ]
    text = lay_out(pieces)
    order = [
        text.index(sign) for sign in ("上左标题", "上左正文", "上右标题", "上右正文", "下排", "下左", "下右")
    ]
    assert order == sorted(order)


def test_a_heading_too_short_to_cross_the_gutter_still_stands_first() -> None:
    pieces = [
        piece("标题", 120, 0, 24),
        piece("左栏正文一二三四五六", 0, 40),
        piece("右栏正文一二三四五六", 120, 40),
    ]
    assert lay_out(pieces).startswith("# 标题")


def test_short_headings_keep_the_columns_of_their_own_stories() -> None:
    """Two halves of a page, three and two columns wide; no heading crosses all of its gutters."""
    pieces = []
    for half, left, columns in (("甲", 0, 3), ("乙", 400, 2)):
        for story, top in (("一", 0), ("二", 100)):
            pieces.append(piece(f"{half}{story}题", left, top, 20))
            for number in range(columns):
                x = left + 112 * number
                pieces += [
                    piece(f"{half}{story}栏{number}文字文字文字", x, top + 30 + 12 * row) for row in range(4)
                ]
    text = lay_out(pieces)
    expected = [
        sign
        for half, columns in (("甲", 3), ("乙", 2))
        for story in "一二"
        for sign in (f"# {half}{story}题", *(f"{half}{story}栏{column}" for column in range(columns)))
    ]
    order = [text.index(sign) for sign in expected]
    halves = [order[:4], order[4:8], order[8:11], order[11:]]
    assert all(story == sorted(story) for story in halves)
    assert [text.count(sign) for sign in expected[1:4]] == [4, 4, 4]
    for story in halves:  # nothing of another story stands between
        assert not any(
            story[0] < place < story[-1] for other in halves if other is not story for place in other
        )


def test_a_gutter_of_one_character_separates_columns_set_one_after_the_other() -> None:
    lines = [
        ("左栏一行文字在此", 0, 0),
        ("左栏二行文字在此", 0, 14),
        ("右栏一行文字在此", 90, 0),
        ("右栏二行文字在此", 90, 14),
    ]
    signs = [(sign, x + 10 * place, y) for text, x, y in lines for place, sign in enumerate(text)]
    pieces = [Piece(sign, x, y, x + 10, y + 10, 10, order) for order, (sign, x, y) in enumerate(signs)]
    assert (
        lay_out(pieces).replace("\n", "")
        == "左栏一行文字在此左栏二行文字在此右栏一行文字在此右栏二行文字在此"
    )


def test_a_vertical_heading_is_one_heading() -> None:
    pieces = [piece(sign, 0, 24 * place, 22) for place, sign in enumerate("河堤种柳忙")]
    pieces += [piece("正文第一行一二三四五六七八", 60, 14 * row) for row in range(8)]
    assert "# 河堤种柳忙" in lay_out(pieces)
