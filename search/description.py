"""Descriptions: a query in one Chinese sentence, for page titles, so that bookmarks name themselves."""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import groupby

from search.clauses import (
    TEXT_FIELDS,
    And,
    Clause,
    DateRange,
    Field,
    InOrder,
    Near,
    Not,
    Or,
    Text,
    Wildcard,
    spelled_pieces,
)

_FIELD_WORDS = {
    Field.ANY: ("含", "不含"),
    Field.HEADLINE: ("标题含", "标题不含"),
    Field.BODY: ("正文含", "正文不含"),
    Field.REPORTER: ("记者是", "记者不是"),
    Field.CORRESPONDENT: ("通讯员是", "通讯员不是"),
    Field.PHOTOGRAPHER: ("摄影是", "摄影不是"),
    Field.AUTHOR: ("作者是", "作者不是"),
    Field.PERSON: ("提到", "没有提到"),
    Field.SECTION: ("栏目是", "栏目不是"),
    Field.NEWSPAPER: ("报纸是", "报纸不是"),
    Field.PAGE: ("版次是", "版次不是"),
}
"""How a field is said, plainly and denied."""

_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': None, "＂": None})
"""Inside quotation marks, curly ones become single, straight ones go."""


def describe(clause: Clause) -> str:
    """Say in Chinese which articles `clause` matches; no full stop.

    >>> describe(And((Text("铁路"), Not(Text("公路")), Text("王某", Field.REPORTER))))
    '含“铁路”，不含“公路”，记者是王某'
    """
    if not isinstance(clause, And):
        return _part(clause)
    if not clause.clauses:
        return "全部报道"
    parts = []
    for wording, run in groupby(clause.clauses, key=_wording):
        clauses = list(run)
        texts = [inner for inner in clauses if isinstance(inner, Text)]
        if wording and len(texts) == len(clauses) > 1:
            parts.append(wording + "".join(_value(text) for text in texts))
        else:
            parts += [_part(inner) for inner in clauses]
    return "，".join(parts)


def explain(clause: Clause) -> str:
    """Say how a query was read; "" where it is nothing but words, which speak for themselves.

    >>> explain(And((Text("铁路"), Text("建设"))))
    ''
    >>> explain(Text("1998年"))
    '日期的汉字与数字写法都查'
    """
    parts = clause.clauses if isinstance(clause, And) else (clause,)
    texts = [part for part in parts if isinstance(part, Text) and not part.quoted and part.field is Field.ANY]
    said = "" if len(texts) == len(parts) else describe(clause)
    if any(len(spelled) > 1 for text in texts for spelled in spelled_pieces(text)):
        return f"{said}；日期的汉字与数字写法都查" if said else "日期的汉字与数字写法都查"
    return said


def describe_dates(dates: DateRange) -> str:
    """Say a range of days in Chinese: whole years and months by their name.

    >>> describe_dates(DateRange(dt.date(2020, 2, 1), dt.date(2020, 2, 29)))
    '2020年2月'
    """
    since, until = dates.since, dates.until
    if since and until:
        if since == until:
            return _day(since)
        if since.day == 1 and until.day == calendar.monthrange(until.year, until.month)[1]:
            first, last = _month(since), _month(until)
            if (since.month, until.month) == (1, 12):
                first, last = f"{since.year}年", f"{until.year}年"
            return first if first == last else f"{first}至{last}"
        return f"{_day(since)}至{_day(until)}"
    if since:
        return f"{_day(since)}起"
    return f"{_day(until)}及以前" if until else "任何日期"


def _part(clause: Clause) -> str:
    match clause:
        case Text():
            return _FIELD_WORDS[clause.field][0] + _value(clause)
        case Wildcard() | Near() | InOrder():
            return _placed(clause)
        case DateRange():
            return f"日期为{describe_dates(clause)}"
        case Not(Text() as text):
            return _FIELD_WORDS[text.field][1] + _value(text)
        case Not(DateRange() as dates):
            return f"日期不在{describe_dates(dates)}"
        case Not(inner):
            return f"除去（{describe(inner)}）"
        case Or(clauses):
            wordings = {_wording(inner) for inner in clauses}
            texts = [inner for inner in clauses if isinstance(inner, Text)]
            if len(wordings) == 1 and len(texts) == len(clauses):
                return f"{wordings.pop()}{'或'.join(_value(text) for text in texts)}"
            return "或".join(
                f"（{describe(inner)}）" if isinstance(inner, And) else _part(inner) for inner in clauses
            )
        case And():
            return f"（{describe(clause)}）"


def _placed(clause: Wildcard | Near | InOrder) -> str:
    """Say what depends on where a text stands."""
    match clause:
        case Wildcard():
            end = f"以{_quoted(clause.text)}{'开头' if clause.is_prefix else '结尾'}"
            says = _FIELD_WORDS[clause.field][0]
            return f"{says}{end}的词" if clause.field in TEXT_FIELDS else says.removesuffix("是") + end
        case Near(left, right, distance):
            return f"{_FIELD_WORDS[left.field][0]}{_value(left)}与{_value(right)}（{_apart(distance)}）"
        case InOrder(words, field, distance):
            says = _FIELD_WORDS[field][0].replace("含", "依次含")
            return f"{says}{''.join(map(_quoted, words))}（{_apart(distance)}）"


def _apart(distance: int) -> str:
    return f"相隔不超过 {distance} 字" if distance else "紧挨着"


def _wording(clause: Clause) -> str:
    """Return how a text clause is said, or "" for other clauses."""
    return _FIELD_WORDS[clause.field][0] if isinstance(clause, Text) else ""


def _value(text: Text) -> str:
    if text.field in TEXT_FIELDS:
        return _quoted(text.text)
    return text.text


def _quoted(text: str) -> str:
    return f"“{text.translate(_INNER_QUOTES)}”"


def _month(day: dt.date) -> str:
    return f"{day.year}年{day.month}月"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
