"""The query language: what people type becomes clauses, or a clear error; never anything else."""

import datetime as dt
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
from search.clauses import EVERYTHING, And, Clause, DateRange, Field, Not, Or, Text, pieces
from search.dates import read_dates
from search.description import describe
from search.grammar import MAX_CLAUSES, MAX_DEPTH, read_clauses


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
    ("\ufeff", EVERYTHING),
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
]


@pytest.mark.parametrize(("text", "clause"), [*WORDS, *OPERATORS, *GROUPS, *PREFIXES])
def test_what_is_typed_means_these_clauses(text: str, clause: Clause) -> None:
    assert read_clauses(text) == clause


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020年", "2020-01-01", "2020-12-31"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020-2", "2020-02-01", "2020-02-29"),
        ("202102", "2021-02-01", "2021-02-28"),
        ("2020年12月", "2020-12-01", "2020-12-31"),
        ("2020-12-01", "2020-12-01", "2020-12-01"),
        ("2020-1-5", "2020-01-05", "2020-01-05"),
        ("2020年12月1日", "2020-12-01", "2020-12-01"),
        ("2020年12月1号", "2020-12-01", "2020-12-01"),
        ("2020/12/1", "2020-12-01", "2020-12-01"),
        ("2020.12.1", "2020-12-01", "2020-12-01"),
        ("20201201", "2020-12-01", "2020-12-01"),
        ("２０２０－１２－０１", "2020-12-01", "2020-12-01"),
        ("2020-12-01..2020-12-31", "2020-12-01", "2020-12-31"),
        ("2020-12..2021-03", "2020-12-01", "2021-03-31"),
        ("2020．．2021", "2020-01-01", "2021-12-31"),
        ("2020…2021", "2020-01-01", "2021-12-31"),
        ("2020～2021", "2020-01-01", "2021-12-31"),
        ("2020年1月至2020年3月", "2020-01-01", "2020-03-31"),
        ("..2020-12", None, "2020-12-31"),
        ("2020-12..", "2020-12-01", None),
    ],
)
def test_a_date_is_read_in_every_form_people_type(text: str, since: str | None, until: str | None) -> None:
    expected = (since and day(since), until and day(until))
    assert read_dates(text) == expected
    assert read_clauses(f"日期：{text}") == DateRange(*expected)
    assert read_clauses(f'date:"{text}"') == DateRange(*expected)


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ('铁路 "建设', 3, "没有配对", '铁路 "建设"'),
        ("铁路 “建设", 3, "没有配对", "铁路 “建设”"),
        ("铁路 「建设", 3, "没有配对", "铁路 「建设」"),
        ('建设"', 2, "没有配对", "建设"),
        ("建设』", 2, "没有配对", "建设"),
        ('"', 0, "没有配对", "引号"),
        ("-公路", 0, "只有要排除的内容", "铁路 -公路"),
        ("-公路 -航空", 0, "只有要排除的内容", "前面"),
        ("甲 OR -乙", 0, "只有要排除的内容", "OR 之外"),
        ("甲 -(-乙)", 2, "排除里又有排除", "一个减号"),
        ("甲 NOT NOT 乙", 2, "排除里又有排除", "一个减号"),
        ("-", 0, "只有符号", "铁路"),
        ("－ ｜", 2, "缺少", "引号"),
        ("（", 0, "只有符号", "铁路"),
        ("。！", 0, "只有符号", "铁路"),
        ("“”", 0, "只有符号", "铁路"),
        ("OR", 0, "缺少", '"OR"'),
        ("甲 OR", 2, "缺少", '"OR"'),
        ("OR 甲", 0, "缺少", '"OR"'),
        ("甲 OR OR 乙", 2, "缺少", '"OR"'),
        ("(甲 OR) 乙", 3, "缺少", '"OR"'),
        ("AND 甲", 0, "缺少", '"AND"'),
        ("甲 NOT", 2, "缺少", '"NOT"'),
        ("(甲 OR 乙", 0, "括号", "成对"),
        ("甲 OR 乙)", 5, "括号", "成对"),
        ("甲 标题:", 2, "后面没有内容", "标题:"),
        ("记者: 王某", 0, "后面没有内容", "记者:王某"),
        ("标题:。", 3, "没有可以查找的文字", "字词"),
        ("铁\x00路", 1, "控制字符", "铁路"),
        ("\x1b", 0, "控制字符", "请"),
        ("铁\ud800路", 1, "控制字符", "铁路"),
        ("日期:2020-13", 3, "不存在", "2020-12"),
        ("甲 日期:2020-02-30", 5, "2020年2月只有 29 天", "2020-02"),
        ("日期:2020-00-01", 3, "不存在", "2020-12"),
        ("日期:0000", 3, "没有 0 年", "2020"),
        ("日期:昨天", 3, "读不懂", "2020-12-01"),
        ("日期:..", 3, "读不懂", "2020-12-01"),
        ("日期:2020..2021..2022", 3, "读不懂", "2020-12-01"),
        ("日期:2021..2020", 3, "开始晚于结束", "2020..2021"),
        ("(" * (MAX_DEPTH + 1) + "甲" + ")" * (MAX_DEPTH + 1), MAX_DEPTH, "括号", "减少括号"),
        ("甲 " * (MAX_CLAUSES + 1), 2 * MAX_CLAUSES, "超过 64 个", "最关键的词语"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(
    text: str, position: int, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as error:
        read_clauses(text)
    assert error.value.position == position
    assert message in str(error.value)
    assert hint in error.value.hint


@pytest.mark.parametrize("text", ['铁路 "建设', "“建设", "甲 『乙 丙", '甲 乙"', '甲 "乙" "', '(甲 OR "乙)'])
def test_every_query_an_unbalanced_quote_suggests_can_be_read(text: str) -> None:
    with pytest.raises(QueryError) as error:
        read_clauses(text)
    for suggested in error.value.hint.split("　"):
        read_clauses(suggested.partition("：")[2])


@pytest.mark.parametrize(
    "text",
    [
        "词" * 10_000,
        "词 " * 5_000,
        "(" * 10_000,
        "( " * 5_000,
        "()" * 5_000,
        "-(" * 3_000 + "甲" + ")" * 3_000,
        '"' * 10_000,
        "“" * 9_999,
        "「" * 10_000,
        "-" * 10_000,
        "。" * 10_000,
        "\x00" * 10_000,
        "NOT " * 2_500 + "甲",
        "甲 OR " * 2_000 + "甲",
        "甲 或 " * 2_500,
        "标题:" * 3_000 + "甲",
    ],
    ids=lambda text: text[:4].encode("unicode_escape").decode(),
)
def test_ten_thousand_characters_are_read_or_refused_like_any_others(text: str) -> None:
    try:
        describe(read_clauses(text))
    except QueryError as error:
        assert error.hint


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
    ("text", "description"),
    [
        ("", "全部报道"),
        ("铁路", "含“铁路”"),
        ("铁路 建设", "含“铁路”“建设”"),
        ("铁路 -公路 记者:郭某", "含“铁路”，不含“公路”，记者是郭某"),
        ("铁路 OR 公路", "含“铁路”或“公路”"),
        ("(铁路 建设) OR 记者:郭某", "（含“铁路”“建设”）或记者是郭某"),
        ("铁路 -(公路 OR 航空)", "含“铁路”，除去（含“公路”或“航空”）"),
        ("标题:铁路 -标题:公路 -记者:郭某", "标题含“铁路”，标题不含“公路”，记者不是郭某"),
        ("版:A07 报纸:云溪晚报 栏目:民生", "版次是A07，报纸是云溪晚报，栏目是民生"),
        ("“六稳”成果", "含“‘六稳’成果”"),
        ("日期:2020", "日期为2020年"),
        ("日期:2020..2021", "日期为2020年至2021年"),
        ("日期:2020-12", "日期为2020年12月"),
        ("日期:2020-12-05", "日期为2020年12月5日"),
        ("日期:2020-12-05..2020-12-06", "日期为2020年12月5日至2020年12月6日"),
        ("日期:2020-12..", "日期为2020年12月1日起"),
        ("日期:..2020-12-05", "日期为2020年12月5日及以前"),
        ("日期:9999", "日期为9999年"),
        ("铁路 -日期:2020", "含“铁路”，日期不在2020年"),
    ],
)
def test_a_query_is_described_in_chinese(text: str, description: str) -> None:
    assert describe(read_clauses(text)) == description


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
