"""PDF pages that lie on their side, and pages whose lines run down: read in their own order, or doubted."""

import os
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from index import build_index
from index.article import ExtractedPage
from index.doubts import check_page
from index.formats import read_source
from index.formats.reading_order import Piece
from index.formats.vertical import Direction, find_direction
from search import open_engine
from tests.pdf_producer import Line, column, make_pdf

HEAD = (40, 30, 10, "河湾报　2021年3月13日　星期六　02版　城乡")
TITLE = (120, 80, 26, "河堤种下三千棵柳树")
LEFT = ["　　本报讯（记者 叶知秋）3月12日，", "河堤上来了八百名市民，种下三千", "棵柳树。"]
RIGHT = ["　　三年以后，这里可以成荫，孩子", "们放学路上就有了树影。"]
LYING = [HEAD, TITLE, *column(40, 120, LEFT), *column(300, 120, RIGHT)]

TURNS = [
    ("0 1 -1 0 800 0", 90, "drawn to be turned to the right"),
    ("-1 0 0 -1 800 600", 180, "drawn upside down"),
    ("0 -1 1 0 0 600", 270, "drawn to be turned to the left"),
    ("0 1 -1 0 800 0", 0, "lying on its side"),
    ("", 90, "turned by mistake"),
]


@pytest.fixture(autouse=True, scope="module")
def chinese_font() -> None:
    """Skip where no font has Chinese characters: the PDF engine then gives them no height.

    The files made here embed no font, as many of newspapers do not.
    """
    document = pypdfium2.PdfDocument(make_pdf([(40, 100, 20, "报")]))
    try:
        _, bottom, _, top = document[0].get_textpage().get_charbox(0)
    except pypdfium2.PdfiumError:
        bottom = top = 0
    if top - bottom < 1:
        reason = "no font with Chinese characters is installed (Debian: fonts-noto-cjk)"
        if os.environ.get("JIANBAO_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)


def read(path: Path, data: bytes) -> ExtractedPage:
    path.write_bytes(data)
    (page,) = read_source(path, path.name)
    assert isinstance(page, ExtractedPage)
    return page


@pytest.mark.parametrize(("matrix", "degrees", "why"), TURNS, ids=[why for *_, why in TURNS])
def test_a_turned_page_reads_like_an_upright_one(tmp_path: Path, matrix: str, degrees: int, why: str) -> None:
    upright = read(tmp_path / "a.pdf", make_pdf(LYING))
    turned = read(
        tmp_path / "a.pdf", make_pdf(LYING, width=800, height=800, matrix=matrix, turned_by=degrees)
    )
    assert upright.articles[0].headline == "河堤种下三千棵柳树"
    assert turned.page.text == upright.page.text, why
    assert turned.articles == upright.articles
    assert turned.page.doubts == ()


def test_a_caption_on_its_side_stands_after_the_rest(tmp_path: Path) -> None:
    caption = "河堤上的柳树苗"
    data = make_pdf([*LYING, (560, 300, 8, "照片")])
    sideways = f"BT 0 1 -1 0 560 300 Tm /F 8 Tf <{caption.encode('utf-16-be').hex()}> Tj ET".encode()
    stream = data[data.index(b"stream\n") + 7 : data.index(b"\nendstream")]
    grown = data.replace(stream, stream + b"\n" + sideways).replace(
        b"/Length %d" % len(stream), b"/Length %d" % (len(stream) + len(sideways) + 1)
    )
    page = read(tmp_path / "a.pdf", grown)
    assert page.page.text.split("\n")[-1] == caption
    assert page.page.doubts == ()


# Lines that run down

UPPER = [
    "　　本報訊（記者葉知秋）三月十二",
    "日，河堤上來了八百名市民，種下三",
    "千棵柳樹，每棵都掛了名牌。樹苗由",
    "林場提供，共有一百二十捆。",
    "　　護堤隊在旱季輪流澆水，每天兩",
    "次，早晚各一。",
]
LOWER = ["　　三年以後，這裏可以成蔭，孩子", "們放學路上就有了樹影，老人也有了", "下棋的地方。"]


def running_down(right: float, top: float, lines: Sequence[str], size: float = 10) -> list[Line]:
    """Return lines that run down, the first one on the right."""
    return [(right - 16 * number, top, size, line) for number, line in enumerate(lines)]


def one_by_one(lines: Sequence[Line]) -> list[Line]:
    """Return the characters of lines that run down, each set by itself in a font for horizontal lines."""
    return [
        (x - size / 2, y + size * (place + 0.88), size, sign)
        for x, y, size, text in lines
        for place, sign in enumerate(text)
        if sign != "　"
    ]


VERTICAL = [
    (560, 60, 26, "河堤種下三千棵柳樹"),
    *running_down(520, 60, UPPER),
    *running_down(520, 260, LOWER),
]


@pytest.mark.parametrize("font", ["a vertical font", "characters set one by one"])
def test_lines_that_run_down_are_read_from_right_to_left_and_tier_by_tier(tmp_path: Path, font: str) -> None:
    data = (
        make_pdf(VERTICAL, is_vertical=True) if font == "a vertical font" else make_pdf(one_by_one(VERTICAL))
    )
    page = read(tmp_path / "a.pdf", data)
    (story,) = page.articles
    assert story.headline == "河堤種下三千棵柳樹"
    assert story.reporters == ("葉知秋",)
    text = story.text.replace("\n", "")
    assert "三月十二日，河堤上來了八百名市民，種下三千棵柳樹，每棵都掛了名牌。" in text
    assert text.index("共有一百二十捆") < text.index("早晚各一") < text.index("三年以後") < text.index("下棋")
    assert "孩子們放學路上" in text
    assert [part.text[:2] for part in story.body] == ["本報", "護堤", "三年"]
    assert page.page.doubts == ()


def test_numbers_and_a_horizontal_heading_keep_their_place_on_a_vertical_page(tmp_path: Path) -> None:
    first, *others = running_down(520, 120, ["　　全村來了", *UPPER])
    after = (first[0], 192.0, 10.0, "個人種樹，熱鬧得很。")
    lines = [*one_by_one([first]), (515, 188.8, 10, "12"), *one_by_one([after, *others])]
    lines.append((420, 90, 20, "河堤種柳忙"))
    text = read(tmp_path / "a.pdf", make_pdf(lines)).page.text
    assert text.startswith("# 河堤種柳忙\n\n全村來了12個人種樹，熱鬧得很。\n本報訊")
    assert "共有一百二十捆。\n護堤隊" in text


def test_a_page_of_both_kinds_of_lines_is_doubted(tmp_path: Path) -> None:
    lines = [*one_by_one(running_down(520, 60, UPPER)), *column(40, 420, [*LEFT, *RIGHT] * 2)]
    page = read(tmp_path / "混排.pdf", make_pdf(lines))
    (doubt,) = page.page.doubts
    assert "横排、竖排" in doubt
    assert doubt in [found.reason for found in check_page(page).doubts]
    build_index(tmp_path, into=tmp_path / "index", workers=1)
    with open_engine(tmp_path / "index") as engine:
        _, doubtful = engine.doubtful(0, 10)
    assert doubt in [found.reason for found in doubtful[0].doubts]


def test_a_page_of_several_directions_is_doubted(tmp_path: Path) -> None:
    text = "".join([*LEFT, *RIGHT])
    data = make_pdf(column(40, 80, [*LEFT, *RIGHT]))
    sideways = f"BT 0 1 -1 0 560 100 Tm /F 8 Tf <{text.encode('utf-16-be').hex()}> Tj ET".encode()
    stream = data[data.index(b"stream\n") + 7 : data.index(b"\nendstream")]
    grown = data.replace(stream, stream + b"\n" + sideways).replace(
        b"/Length %d" % len(stream), b"/Length %d" % (len(stream) + len(sideways) + 1)
    )
    (doubt,) = read(tmp_path / "a.pdf", grown).page.doubts
    assert "不同的方向" in doubt


def test_a_vertical_heading_makes_no_vertical_page() -> None:
    def characters(lines: Sequence[Line]) -> list[Piece]:
        return [
            Piece(sign, x + size * place, y, x + size * (place + 1), y + size, size)
            for x, y, size, text in lines
            for place, sign in enumerate(text)
        ]

    heading = [Piece(sign, 0, 24 * place, 22, 24 * place + 22, 22) for place, sign in enumerate("河堤种柳忙")]
    assert find_direction([*heading, *characters(column(60, 0, [*LEFT, *RIGHT]))]) is Direction.RIGHT
