"""The query language through the front door: nearness, asterisks, numerals, offers, and no bad surprise."""

import doctest
import json
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given, settings
from hypothesis import strategies as st

import search.numerals
from index import build_index
from index.errors import QueryError
from index.folding import fold_text
from search import Engine, Query, open_engine
from search.clauses import Clause, Field, InOrder, Near, Text, Wildcard
from search.description import describe, explain
from search.grammar import read_clauses
from search.numerals import spellings
from webui.cli import main

GOLDEN = tomllib.loads((Path(__file__).parent / "data" / "searches-language.toml").read_text("utf-8"))
QUICK_SECONDS = 0.5
"""Well under a second, on a busy machine."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("language")
    rows = [{**article, "body": article["body"].strip()} for article in GOLDEN["article"]]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "golden.jsonl").write_text(lines, "utf-8")
    build_index(folder / "golden.jsonl", into=folder / "index")
    with open_engine(folder / "index") as opened:
        yield opened


@pytest.mark.parametrize("case", GOLDEN["search"], ids=lambda case: case["query"])
def test_a_search_finds_what_it_must_because(engine: Engine, case: dict[str, object]) -> None:
    found = engine.search(Query(str(case["query"]), size=100))
    expected = [*case["finds"], *case.get("also", [])]  # type: ignore[misc]
    assert sorted(hit.article.id for hit in found.hits) == sorted(expected), case["why"]
    assert found.total == len(expected)
    if "relaxed" in case:
        assert bool(found.relaxed) == case["relaxed"], case["why"]


def marked(engine: Engine, text: str) -> set[str]:
    """Return what is marked for a query, folded."""
    return {
        fold_text(snippet.text[start:end])
        for hit in engine.search(Query(text, size=100)).hits
        for snippet in (hit.headline, *hit.passages)
        for start, end in snippet.marks
    }


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("2020年", {"2020年", "二〇二〇年", "二零二零年"}),
        ("n9*", {"n95"}),
        ("*大桥", {"大桥", "望江大桥", "江心岛大桥", "彩虹大桥"}),
        ("老城 NEAR/5 穿过", {"穿过老城"}),
        ('"农民工 工资"~5', {"农民工", "工资"}),
        ("covid-1*", {"covid-1"}),
        ("记者:郭*", set()),
    ],
)
def test_marks_fall_on_what_was_found_in_its_own_spelling(engine: Engine, text: str, marks: set[str]) -> None:
    assert marked(engine, text) <= marks
    assert bool(marked(engine, text)) == bool(marks)


A, B, C = (Text(sign) for sign in "甲乙丙")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("甲 NEAR 乙", Near(A, B, 10)),
        ("甲 NEAR/3 乙", Near(A, B, 3)),
        ("甲 NEAR/00000000003 乙", Near(A, B, 3)),
        ("甲 near/3 乙", Near(A, B, 3)),
        ("标题:甲 NEAR/3 “乙”", Near(Text("甲", Field.HEADLINE), Text("乙", Field.HEADLINE, quoted=True), 3)),
        ("“甲 乙”~0", InOrder(("甲", "乙"), Field.ANY, 0)),
        ("正文:“甲 乙 丙”~7", InOrder(("甲", "乙", "丙"), Field.BODY, 7)),
        ("“甲”~5", Text("甲", quoted=True)),
        ("“甲 乙”~", Text("“甲 乙”~")),
        ("甲*", Wildcard("甲", Field.ANY, is_prefix=True)),
        ("*甲", Wildcard("甲", Field.ANY, is_prefix=False)),
        ("*甲*", A),
        ("栏目:甲*", Wildcard("甲", Field.SECTION, is_prefix=True)),
        ("甲**", Text("甲**")),
        ("near", Text("near")),
        ("附近", Text("附近")),
    ],
)
def test_what_is_typed_means_these_clauses(text: str, clause: Clause) -> None:
    assert read_clauses(text) == clause


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("铁路 NEAR/5 建设", "含“铁路”与“建设”（相隔不超过 5 字）"),
        ("标题:铁路 NEAR/0 建设", "标题含“铁路”与“建设”（紧挨着）"),
        ("正文:“农民工 工资”~5", "正文依次含“农民工”“工资”（相隔不超过 5 字）"),
        ("铁路* -*公路", "含以“铁路”开头的词，除去（含以“公路”结尾的词）"),
        ("记者:郭*", "记者以“郭”开头"),
        (
            "(铁路 OR 公路) NEAR/5 建设",
            "含“铁路”与“建设”（相隔不超过 5 字）或含“公路”与“建设”（相隔不超过 5 字）",
        ),
    ],
)
def test_a_query_is_described_in_chinese(text: str, description: str) -> None:
    assert describe(read_clauses(text)) == description
    assert explain(read_clauses(text)) == description


def test_a_query_of_plain_words_needs_no_explanation(engine: Engine) -> None:
    assert engine.search(Query("铁路 建设")).understood == ""
    assert engine.search(Query("2020年")).understood == "日期的汉字与数字写法都查"
    assert engine.search(Query("铁路 -公路")).understood == "含“铁路”，不含“公路”"


@pytest.mark.parametrize(
    ("folded", "others"),
    [
        ("1998年", {"一九九八年"}),
        (
            "二〇二〇年12月",
            {"2020年12月", "二零二零年12月", "2020年十二月", "二〇二〇年十二月", "二零二零年十二月"},
        ),
        ("3月", {"三月"}),
        ("十月", {"10月"}),
        ("12月3号", {"十二月三号"}),
        ("二十日", {"20日"}),
        *(
            (alone, set())
            for alone in ("1月", "二月", "十日", "9日", "20号", "二十大", "20大", "十二", "12020年")
        ),
        *(
            (alone, set())
            for alone in (
                "一百二十日",
                "两三月",
                "3.5月",
                "百分之五",
                "三十六计",
                "二〇二〇",
                "2020",
                "1,998年",
            )
        ),
    ],
)
def test_only_what_means_the_same_has_a_second_spelling(folded: str, others: set[str]) -> None:
    assert set(spellings(folded)) == {folded, *others}
    for other in others:
        assert folded in spellings(other)


@pytest.mark.parametrize(
    ("text", "position", "message", "suggestion"),
    [
        ("铁路 “建设", 3, "没有配对", "铁路 “建设”"),
        ("建设』", 2, "没有配对", "建设"),
        ("甲 OR", 2, "缺少", "甲"),
        ("甲 OR OR 乙", 2, "缺少", "甲 OR 乙"),
        ("(甲 OR 乙", 0, "括号", "甲 OR 乙"),
        ("-公路", 0, "只有要排除", "公路"),
        ("记者: 王某", 0, "没有内容", "记者:王某"),
        ("甲 日期:2020-02-30", 5, "只有 29 天", "甲 日期:2020-02"),
        ("日期:2021..2020", 3, "晚于结束", "日期:2020..2021"),
        ("日期:2020*", 3, "读不懂", "日期:2020"),
        ("铁\x00路", 1, "控制字符", "铁路"),
        ("甲 NEAR", 2, "缺少", "甲"),
        ("NEAR/5 甲", 0, "缺少", "甲"),
        ("甲 NEAR/900 乙", 2, "太远", "甲 NEAR/500 乙"),
        ("甲 NEAR/5 -乙", 2, "两边", "甲 -乙"),
        ("记者:甲 NEAR/5 乙", 5, "同一处", "记者:甲 乙"),
        ("甲* NEAR/5 乙", 3, "两边", "甲* 乙"),
        ("“甲 乙”~900", 0, "太远", "“甲 乙”~500"),
        ("甲 NEAR/99999999999 乙", 2, "相隔 99999999999 个字太远，最多 500", "甲 NEAR/500 乙"),
        ("甲 附近/９９９９９９９９９９９ 乙", 2, "太远", "甲 附近/500 乙"),
        ("“甲 乙”~99999999999", 0, "太远", "“甲 乙”~500"),
        (f"甲 NEAR/{'9' * 400} 乙", 2, "相隔 999999999999… 个字太远", "甲 NEAR/500 乙"),
        ("栏目:“甲 乙”~5", 3, "标题和正文", "栏目:“甲 乙”"),
        ("“甲。乙”~5", 0, "句号", "“甲。乙”"),
        ("中*国", 1, "开头或结尾", '"中 国"~5'),
        ("甲。乙*", 0, "句号", "甲。乙"),
        ("甲 记者:*", 5, "只有星号", "甲"),
    ],
)
def test_an_error_points_at_its_place_and_offers_the_nearest_query(
    text: str, position: int, message: str, suggestion: str
) -> None:
    with pytest.raises(QueryError, match=message) as error:
        read_clauses(text)
    assert error.value.position == position
    assert error.value.hint
    assert error.value.text == text
    assert error.value.suggestion == suggestion
    read_clauses(suggestion)


def test_too_many_near_texts_are_refused() -> None:
    many = " ".join(f"词{number} NEAR/9 语{number}" for number in range(17))
    with pytest.raises(QueryError, match="太多") as error:
        read_clauses(many)
    assert read_clauses(error.value.suggestion)


def test_the_page_of_an_error_links_to_the_offer_and_keeps_the_filters(client: FlaskClient) -> None:
    answer = client.get("/search?q=甲 NEAR&sort=newest", follow_redirects=True)
    assert answer.status_code == 400
    assert 'class="fault"' in answer.text
    assert '<a href="/search?q=%E7%94%B2&amp;sort=newest">甲</a>' in answer.text
    row = client.get("/search.json?q=甲 NEAR").get_json()
    assert (row["position"], row["suggestion"]) == (2, "甲")


def test_the_command_line_points_at_the_place_and_prints_the_offer(
    sample_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "铁路 建设 NEAR/900 大桥", "--index", str(sample_index)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[1:3] == ["　　　铁路 建设 NEAR/900 大桥", "　　　          ^"]
    assert lines[-1] == "　　　可以改查：铁路 建设 NEAR/500 大桥"
    assert main(["search", "记者:王*", "--index", str(sample_index)]) == 0
    assert capsys.readouterr().err.startswith("读作：记者以“王”开头。")


def test_the_page_of_an_answer_says_how_it_read_the_query(client: FlaskClient) -> None:
    page = client.get("/search?q=标题:大桥 -通车", follow_redirects=True).text
    assert "读作：标题含“大桥”，不含“通车”。" in page
    assert "读作" not in client.get("/search?q=大桥", follow_redirects=True).text
    assert client.get("/search.json?q=大桥*").get_json()["understood"] == "含以“大桥”开头的词"


WILD = ["的*", "*的", "*a*", "中*", "*国", "1*", "* *", "*", "**", "“的 是 在”~500", "的 NEAR/500 是"]
HEAVY = [
    *WILD,
    " ".join(f"{one}*" for one in "的是在了有和不人我他这中大为上个国") + " *的",
    " ".join("的 NEAR/500 是" for _ in range(16)),
    "(" * 8 + "的*" + ")" * 8,
    "(" * 200,
    "“" + "的" * 400 + "”~500",
    "(的 OR 是 OR 在 OR 了) NEAR/500 (有 OR 和 OR 不 OR 人)",
    " OR ".join(f"{one}*" for one in "的是在了有和不人我他这中大为上个国"),
    "NEAR " * 90,
    "*" * 400,
    "甲" + "*乙" * 200,
    "二" * 490 + "年",
    "年月日" * 160,
    "2020年" * 95,
    '"' * 499,
    "日期:" * 150,
    "标题:(" * 80,
]


@pytest.mark.parametrize("text", HEAVY, ids=lambda text: text[:12])
def test_the_worst_queries_are_answered_or_refused_at_once(sample_index: Path, text: str) -> None:
    with open_engine(sample_index) as opened:
        opened.search(Query("大桥"))
        started = time.perf_counter()
        try:
            opened.search(Query(text))
        except QueryError as error:
            assert error.hint
        assert time.perf_counter() - started < QUICK_SECONDS


SIGNS = [
    *"甲乙铁路大桥的年月日二〇十", *"aN95 0", " ", "　", "\n", "。", "，", "\u200b", "\x00", "\ud800",
    *"*＊~～/／-－|()（）:：\"“”「」", " OR ", " NEAR ", " NEAR/5 ", " 附近/3 ", " 不含 ", " 或 ", " AND ",
    " NOT ", "标题:", "记者：", "日期:", "版:", "2020", "2020-12", "..", "~5", "~99999999999", "NEAR/",
    "2020年12月", "铁路*",
]  # fmt: skip


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=500), st.lists(st.sampled_from(SIGNS), max_size=120).map("".join)))
@example("“甲 乙”~5*")
@example("标题:甲* NEAR/5 乙 -*丙")
def test_any_text_is_answered_or_refused_with_a_reason(engine: Engine, text: str) -> None:
    try:
        found = engine.search(Query(text[:500]))
    except QueryError as error:
        assert str(error)
        assert error.hint
        if error.suggestion:
            engine.search(Query(error.suggestion[:500]))
    else:
        assert found.total >= 0


def test_the_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(search.numerals).failed == 0
