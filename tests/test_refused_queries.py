"""Queries that cannot be read: the place, what is wrong there, and what to type instead."""

import pytest

from index.errors import QueryError
from search.description import describe
from search.grammar import MAX_CLAUSES, MAX_DEPTH, read_clauses


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
        ("\u200b", 0, "看不见的字符（U+200B）", "铁路"),
        ("\ufeff \u00ad", 0, "看不见的字符（U+FEFF、U+00AD）", "铁路"),
        ("标题:\u200b", 0, "后面没有内容", "标题:"),
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
        "甲 NEAR/" + "9" * 10_000 + " 乙",
        "“甲 乙”~" + "9" * 10_000,
        "甲" + "\u200b" * 10_000 + "乙",
    ],
    ids=lambda text: text[:4].encode("unicode_escape").decode(),
)
def test_ten_thousand_characters_are_read_or_refused_like_any_others(text: str) -> None:
    try:
        describe(read_clauses(text))
    except QueryError as error:
        assert error.hint
