"""Snippets: whole sentences with exactly the matching original characters marked."""

import doctest
import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import search.snippet
from index.article import Article, PageFacts, Paragraph
from index.folding import BREAK, SENTENCE_ENDS, fold, fold_text
from search.grammar import read_clauses
from search.needles import Needles, needles_of
from search.result import Snippet
from search.snippet import headline_snippet, mark_text, passages


def article(*paragraphs: str | Paragraph, **heading: str) -> Article:
    body = tuple(text if isinstance(text, Paragraph) else Paragraph(text) for text in paragraphs)
    return Article("id", PageFacts("a.txt"), 1, body=body, **heading)


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.marks]


def texts(snippets: tuple[Snippet, ...]) -> list[str]:
    return [snippet.text for snippet in snippets]


@pytest.mark.parametrize(
    ("text", "needles", "expected"),
    [
        ("铁路建设", ["铁路"], ["铁路"]),
        ("铁路建设", ["铁路", "建设"], ["铁路建设"]),
        ("铁路建设", ["铁路建", "路建设"], ["铁路建设"]),
        ("铁路、公路", ["路"], ["路", "路"]),
        ("哈哈哈", ["哈哈"], ["哈哈哈"]),
        ("“十四五”规划", ["十四五规划"], ["十四五", "规划"]),
        ("“六稳”“六保”", ["六稳六保"], ["六稳", "六保"]),
        ("张 某 主 持", ["张某主持"], ["张 某 主 持"]),
        ("张　某", ["张某"], ["张　某"]),
        ("铁\u200b路", ["铁路"], ["铁\u200b路"]),
        ("火炬統計", ["统计"], ["統計"]),
        ("戴Ｎ９５口罩", ["n95"], ["Ｎ９５"]),
        ("共120㎡", ["m2"], ["㎡"]),
        ("共120㎡", ["2"], ["2", "㎡"]),
        ("Cafe\u0301店", ["cafe"], ["Cafe\u0301"]),
        ("𠮷野家", ["𠮷野"], ["𠮷野"]),
        ("市长。江水", ["市长江"], []),
        ("铁路", [], []),
        ("铁路", [""], []),
        ("", ["铁路"], []),
    ],
)
def test_exactly_the_matching_original_characters_are_marked(
    text: str, needles: list[str], expected: list[str]
) -> None:
    assert [text[start:end] for start, end in mark_text(text, needles)] == expected


TEXT = st.text("铁路建设統計ab 　“”‘。！……，）\n㎡Ｎ\u0301", max_size=60)
PARAGRAPHS = st.lists(TEXT.map(lambda text: text.replace("\n", "")), max_size=4)
NEEDLES = st.lists(st.text("铁路建设统计abn2m,)", min_size=1, max_size=3), max_size=4)


@given(TEXT, NEEDLES)
@example("ａ㎡", ["a", "m", "2"])
def test_a_character_is_marked_when_and_only_when_a_needle_covers_it(text: str, needles: list[str]) -> None:
    folded = fold(text)
    covered = {
        offset
        for needle in needles
        for start in range(len(folded.text))
        if folded.text.startswith(needle, start)
        for position in range(start, start + len(needle))
        for offset in range(folded.starts[position], folded.ends[position])
    }
    marks = mark_text(text, needles)
    in_marks = {offset for start, end in marks for offset in range(start, end)}
    assert covered <= in_marks
    assert all(text[offset].isspace() for offset in in_marks - covered)


@given(TEXT, NEEDLES)
def test_marks_are_sorted_apart_and_never_cross_a_sentence_end(text: str, needles: list[str]) -> None:
    marks = mark_text(text, needles)
    assert all(start < end for start, end in marks)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(marks))
    assert all(BREAK not in fold_text(text[start:end]) for start, end in marks)


@given(TEXT, st.text("铁路建设", min_size=1, max_size=3))
def test_what_is_marked_folds_to_the_needle(text: str, needle: str) -> None:
    together = "".join(fold_text(text[start:end]) for start, end in mark_text(text, [needle]))
    assert set(together) <= set(needle)
    assert (needle in together) == (needle in fold_text(text))


def test_the_whole_title_is_shown_and_no_mark_runs_over_its_parts() -> None:
    titled = article(kicker="城区铁路", headline="建设“新”高潮", deck="——铁 路办见闻")
    snippet = headline_snippet(titled, ["路建", "新高", "铁路"])
    assert snippet.text == titled.title
    assert marked(snippet) == ["铁路", "新", "高", "铁 路"]
    assert headline_snippet(article("正文。"), ["正文"]) == Snippet("")


def test_a_passage_is_a_whole_sentence_with_its_closing_quote() -> None:
    body = article("他来了。“桥通车了！”老李说。下午天晴。")
    assert passages(body, ["通车"]) == (Snippet("“桥通车了！”", ((2, 4),), True, True),)


@pytest.mark.parametrize("end", ["。", "！", "？", "；", "！！", "?", "!", ";"])
def test_every_stop_ends_a_sentence(end: str) -> None:
    assert texts(passages(article(f"开头{end}桥通车了{end}结尾{end}"), ["通车"])) == [f"桥通车了{end}"]


def test_a_pause_ends_no_sentence() -> None:
    assert texts(passages(article("他想……桥通车了……真好。完。"), ["通车"])) == ["他想……桥通车了……真好。"]


def test_straight_quotes_belong_to_the_sentence_they_enclose() -> None:
    body = article('他说:"桥通车了。""好啊。"她答。')
    assert texts(passages(body, ["通车"])) == ['他说:"桥通车了。"']
    assert texts(passages(body, ["好啊"])) == ['"好啊。"']


def test_a_paragraph_border_ends_a_sentence() -> None:
    assert texts(passages(article("小标题铁路", "　　铁路开工", "完。"), ["铁路"])) == [
        "小标题铁路",
        "铁路开工",
    ]


def test_sentences_with_more_needles_are_chosen_and_shown_in_text_order() -> None:
    body = article("铁路铁路铁路。", "铁路与公路。", "公路。", "航空与公路与铁路。")
    assert texts(passages(body, ["铁路", "公路", "航空"], count=1)) == ["航空与公路与铁路。"]
    assert texts(passages(body, ["铁路", "公路"], count=2)) == ["铁路与公路。", "航空与公路与铁路。"]


def test_the_second_sentence_is_chosen_for_what_the_first_lacks() -> None:
    body = article("桥与路。", "桥与路，路与桥。", "船。")
    assert texts(passages(body, ["桥", "路", "船"])) == ["桥与路，路与桥。", "船。"]


def test_neighbours_in_one_paragraph_become_one_passage() -> None:
    body = article("开头。桥通车。路通车。结尾。")
    assert passages(body, ["通车"]) == (Snippet("桥通车。路通车。", ((1, 3), (5, 7)), True, True),)


def test_a_long_sentence_is_cut_around_its_densest_marks() -> None:
    body = article("开头。" + "风" * 300 + "桥" + "风" * 300 + "桥甲桥乙桥" + "风" * 300 + "。")
    (snippet,) = passages(body, ["桥"], width=100)
    assert len(snippet.text) == 100
    assert marked(snippet) == ["桥", "桥", "桥"]
    assert snippet.cut_before
    assert snippet.cut_after
    assert 40 <= snippet.marks[0][0] <= 50


@pytest.mark.parametrize("distance", range(30, 60))
def test_a_cut_leaves_numbers_and_words_whole(distance: int) -> None:
    filler = "风" * distance
    body = article("风" * 100 + "Beijing" + filler + "桥" + filler + "20201221" + "风" * 100 + "。")
    (snippet,) = passages(body, ["桥"], width=100)
    assert 80 <= len(snippet.text) <= 100
    assert re.findall("[a-zA-Z]+|[0-9]+", snippet.text) in (
        [],
        ["Beijing"],
        ["20201221"],
        ["Beijing", "20201221"],
    )


def test_a_cut_is_made_at_a_comma_where_one_is_near() -> None:
    body = article("风" * 100 + "，" + "雨" * 45 + "桥" + "雪" * 45 + "，" + "风" * 100 + "。")
    (snippet,) = passages(body, ["桥"], width=100)
    assert snippet.text == "雨" * 45 + "桥" + "雪" * 45


def test_cut_marks_say_whether_text_stands_around_the_passage() -> None:
    first, last = passages(article("桥通车。", "中间。", "桥好看。"), ["桥"])
    assert (first.cut_before, first.cut_after) == (False, True)
    assert (last.cut_before, last.cut_after) == (True, False)


def test_without_a_match_the_opening_is_shown() -> None:
    body = article(Paragraph("小标题", is_subheading=True), "　　第一句。第二句。", "第二段。")
    assert passages(body, ["没有"]) == (Snippet("第一句。第二句。", (), True, True),)
    assert passages(body, []) == passages(body, ["没有"])
    assert texts(passages(body, [], width=5)) == ["第一句。"]
    assert passages(article("字" * 300), [], width=50) == (Snippet("字" * 50, (), False, True),)


def test_a_body_of_nothing_has_no_passage() -> None:
    assert passages(article(), ["桥"]) == ()
    assert passages(article("", "　"), ["桥"]) == ()
    assert texts(passages(article(Paragraph("小标题", is_subheading=True)), [])) == ["小标题"]


@given(PARAGRAPHS, NEEDLES, st.integers(1, 3), st.integers(5, 40))
@example(["（见图。）ab"], [")ab"], 1, 10)
@example(["路。）”。", "路"], [")"], 2, 10)
@example(["a" * 9], [], 1, 5)
@example(["！）a"], [")"], 1, 5)
@example(["！）)a"], [")", ")a"], 1, 5)
def test_passages_are_pieces_of_the_body_that_show_every_match_there_is(
    paragraphs: list[str], needles: list[str], count: int, width: int
) -> None:
    body = article(*paragraphs)
    snippets = passages(body, needles, count=count, width=width)
    assert len(snippets) <= count
    assert all(snippet.text and snippet.text in body.text for snippet in snippets)
    assert all(0 <= start < end <= len(snippet.text) for snippet in snippets for start, end in snippet.marks)
    found = any(needle in fold_text(body.text) for needle in needles)
    assert all(bool(snippet.marks) == found for snippet in snippets)
    assert bool(snippets) == bool(body.text.strip())


@given(PARAGRAPHS, NEEDLES)
def test_a_passage_ends_where_a_sentence_does(paragraphs: list[str], needles: list[str]) -> None:
    body = article(*paragraphs)
    for snippet in passages(body, needles, width=1000):
        assert "\n" not in snippet.text
        places = [match.end() for match in re.finditer(f"(?={re.escape(snippet.text)})", body.text)]
        ends = [place + len(snippet.text) for place in places]
        stopped = re.search(f"[{''.join(SENTENCE_ENDS)}][”’）]*$", snippet.text)
        assert stopped or any(re.match(r"[ 　”’）]*(\n|$)", body.text[end:]) for end in ends)


def test_a_match_at_the_end_of_a_million_characters_is_marked() -> None:
    filler = "春天里，城里城外都在忙着种树，"
    body = article(filler * 40_000 + "桥“通”车了。", *["又一年过去了。"] * 60_000, "大桥通 车典礼。")
    assert len(body.text) > 1_000_000
    first, last = passages(body, ["通车"])
    assert marked(first) == ["通", "车"]
    assert marked(last) == ["通 车"]


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("鐵路 標題：建設", ("铁路", "建设"), ("铁路",)),
        ("铁路 标题:建設 正文:公路", ("铁路", "建设"), ("铁路", "公路")),
        ("铁路 -公路", ("铁路",), ("铁路",)),
        ("铁路 -(公路 OR 航空)", ("铁路",), ("铁路",)),
        ("铁路 OR (公路 “N95”)", ("铁路", "公路", "n95"), ("铁路", "公路", "n95")),
        ("“好。很好” 好", ("好", "很好"), ("好", "很好")),
        ("记者:张某 日期:2020", (), ()),
        ("", (), ()),
    ],
)
def test_what_a_query_looks_for_is_marked_and_nothing_it_excludes(
    text: str, headline: tuple[str, ...], body: tuple[str, ...]
) -> None:
    assert needles_of(read_clauses(text)) == Needles(headline, body)


def test_the_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(search.snippet).failed == 0
