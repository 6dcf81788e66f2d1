"""The query language: what people type becomes clauses, or a clear error; never anything else."""

import doctest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import search.clauses
import search.dates
import search.description
import search.grammar
import search.symbols
from index.errors import QueryError
from search.clauses import EVERYTHING, And, Clause, Field, Not, Or, Text, pieces
from search.description import describe
from search.grammar import read_clauses


def word(text: str, field: Field = Field.ANY) -> Text:
    return Text(text, field)


def phrase(text: str, field: Field = Field.ANY) -> Text:
    return Text(text, field, quoted=True)


def both(*clauses: Clause) -> And:
    return And(clauses)


def either(*clauses: Clause) -> Or:
    return Or(clauses)


A, B, C, D = word("甲"), word("乙"), word("丙"), word("丁")

WORDS = [
    ("铁路", word("铁路")),
    ("铁路 建设", both(word("铁路"), word("建设"))),
    ("铁路　建设", both(word("铁路"), word("建设"))),
    (" 铁路\t建设\n", both(word("铁路"), word("建设"))),
    ("铁路 铁路", word("铁路")),
    ('"铁路建设"', phrase("铁路建设")),
    ("＂铁路建设＂", phrase("铁路建设")),
    ("“铁路 建设”", phrase("铁路 建设")),
    ("”铁路“", phrase("铁路")),
    ("「铁路」『公路』", both(phrase("铁路"), phrase("公路"))),
    ("“六稳”“六保”", both(phrase("六稳"), phrase("六保"))),
    ("“六稳”成果", word("“六稳”成果")),
    ("推进“六稳”", word("推进“六稳”")),
    ("他说“你好 你好”吗", word("他说“你好 你好”吗")),
    ("\ufeff“铁路”\u200b 建设", both(phrase("铁路"), word("建设"))),
    ("N95 5-10 COVID-19", both(word("N95"), word("5-10"), word("COVID-19"))),
    ("——记某厂", word("——记某厂")),
    ("的", word("的")),
    ("，", word("，")),
    ("铁路 、 公路", both(word("铁路"), word("公路"))),
    ("铁路 -", word("铁路")),
    ("铁路 “”", word("铁路")),
    ("", EVERYTHING),
    (" 　\n", EVERYTHING),
]

OPERATORS = [
    ("甲 -乙", both(A, Not(B))),
    ("甲 －乙", both(A, Not(B))),
    ("-乙 甲", both(Not(B), A)),
    ("甲 NOT 乙", both(A, Not(B))),
    ("甲 -“乙 丙”", both(A, Not(phrase("乙 丙")))),
    ("甲 -记者:王某", both(A, Not(word("王某", Field.REPORTER)))),
    ("甲 -(乙 OR 丙)", both(A, Not(either(B, C)))),
    ("甲 -(乙 丙)", both(A, Not(both(B, C)))),
    ("甲 (-乙)", both(A, Not(B))),
    ("甲 OR 乙", either(A, B)),
    ("甲 ＯＲ 乙", either(A, B)),
    ("甲 | 乙 ｜ 丙", either(A, B, C)),
    ("甲 或 乙", either(A, B)),
    ("甲 或 “乙”", either(A, phrase("乙"))),
    ("甲 OR 甲", A),
    ("甲 乙 OR 丙 丁", both(A, either(B, C), D)),
    ("甲 OR (乙 OR 丙)", either(A, B, C)),
    ("甲 AND 乙", both(A, B)),
    ("或", word("或")),
    ("甲 或", both(A, word("或"))),
    ("或 甲", both(word("或"), A)),
    ("甲或乙", word("甲或乙")),
    ("甲 or 乙", both(A, word("or"), B)),
    ('"OR"', phrase("OR")),
    ("甲 OR ，", A),
    ("甲 OR\u200b 乙", either(A, B)),
    ("甲 NOT\u2060 乙\ufeff", both(A, Not(B))),
    ("甲 -\u200b", A),
]

GROUPS = [
    ("(甲 OR 乙) 丙", both(either(A, B), C)),
    ("（甲 ＯＲ 乙） 丙", both(either(A, B), C)),
    ("(甲 乙) OR 丙", either(both(A, B), C)),
    ("((甲))", A),
    ("（甲）", A),
    ("( 甲 乙 )", both(A, B)),
    ("甲 ()", A),
    ("示范区（高新区）", word("示范区（高新区）")),
    ("（高新区）成立", word("（高新区）成立")),
    ("(示范区（高新区） OR 甲) 乙", both(either(word("示范区（高新区）"), A), B)),
    ("(甲 OR 乙)\u200b 丙", both(either(A, B), C)),
    ("(甲", word("(甲")),
    ("1)甲 2)乙", both(word("1)甲"), word("2)乙"))),
    ("标题:(甲 OR 正文:乙)", either(word("甲", Field.HEADLINE), word("乙", Field.BODY))),
]

PREFIXES = [
    *(
        (f"{prefix}{colon}甲", word("甲", field))
        for field, prefixes in {
            Field.HEADLINE: "标题 標題 headline title Title",
            Field.BODY: "正文 body",
            Field.REPORTER: "记者 記者 reporter REPORTER",
            Field.CORRESPONDENT: "通讯员 通訊員 correspondent",
            Field.PHOTOGRAPHER: "摄影 攝影 photographer",
            Field.AUTHOR: "作者 author",
            Field.SECTION: "栏目 欄目 版名 section",
            Field.PAGE: "版 版次 page",
            Field.NEWSPAPER: "报纸 報紙 newspaper",
        }.items()
        for prefix in prefixes.split()
        for colon in ":："
    ),
    ("标题:“甲 乙”", phrase("甲 乙", Field.HEADLINE)),
    ("标题:“甲”乙", word("“甲”乙", Field.HEADLINE)),
    ("作者:约翰·史密斯", word("约翰·史密斯", Field.AUTHOR)),
    ("比分3:2", word("比分3:2")),
    ("https://example.cn/a", word("https://example.cn/a")),
    ("AI:未来", word("AI:未来")),
    ("头版:甲", word("头版:甲")),
    ("ſection:甲", word("ſection:甲")),
    ("记者:OR", word("OR", Field.REPORTER)),
    ("版:A07\u200b", word("A07", Field.PAGE)),
]


@pytest.mark.parametrize(("text", "clause"), [*WORDS, *OPERATORS, *GROUPS, *PREFIXES])
def test_what_is_typed_means_these_clauses(text: str, clause: Clause) -> None:
    assert read_clauses(text) == clause


SIGNS = [
    "甲",
    "乙丙",
    "a",
    "5",
    " ",
    "　",
    "\n",
    "OR",
    "ＯＲ",
    "或",
    "AND",
    "NOT",
    "|",
    "-",
    "－",
    '"',
    "“",
    "”",
    "「",
    "」",
]
SIGNS += [
    "(",
    ")",
    "（",
    "）",
    "标题:",
    "记者：",
    "日期:",
    "版:",
    "2020",
    "2020-12",
    "..",
    ":",
    "，",
    "。",
    "\u200b",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(SIGNS), max_size=25).map("".join)))
@example("标题:(a OR b")
@example("-)")
@example("(-)")
def test_any_text_is_read_or_refused_with_a_place_and_a_hint(text: str) -> None:
    try:
        clause = read_clauses(text)
    except QueryError as error:
        assert str(error)
        assert error.hint
        assert error.position is not None
        assert 0 <= error.position < len(text)
    else:
        assert describe(clause)
        assert every_text_can_be_searched(clause)
        assert clause == EVERYTHING or not excludes_only(clause)


def every_text_can_be_searched(clause: Clause) -> bool:
    match clause:
        case Text(text):
            return bool(pieces(text))
        case Not(inner):
            return every_text_can_be_searched(inner)
        case And(clauses) | Or(clauses):
            return all(map(every_text_can_be_searched, clauses))
        case _:
            return True


def excludes_only(clause: Clause) -> bool:
    match clause:
        case Not():
            return True
        case And(clauses):
            return all(map(excludes_only, clauses))
        case Or(clauses):
            return any(map(excludes_only, clauses))
        case _:
            return False


@given(st.lists(st.sampled_from(["铁路", "公路", "N95", "5-10", "的"]), min_size=1, max_size=6, unique=True))
def test_words_with_spaces_between_are_all_wanted(words: list[str]) -> None:
    clause = read_clauses(" ".join(words))
    wanted = clause.clauses if isinstance(clause, And) else (clause,)
    assert wanted == tuple(map(word, words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“六稳”成果。Ｎ95", ("六稳成果", "n95")),
        ("好。好", ("好",)),
        ("。“”", ()),
        ("王 某", ("王某",)),
    ],
)
def test_the_text_of_a_clause_is_folded_and_cut_at_sentence_breaks(
    text: str, expected: tuple[str, ...]
) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "module", [search.clauses, search.dates, search.description, search.grammar, search.symbols]
)
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
