"""Dates as people type them after 日期: — a year, a month, a day, or a range of these."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

from index.errors import QueryError

FORMS_HINT = "可以写 2020、2020-12、2020-12-01、2020年12月1日，或一段日期 2020-12-01..2020-12-31。"

_RANGE = re.compile(r"\s*(?:\.{2,}|~|—+|至|到)\s*")
"""After NFKC, which makes full-width signs and … plain."""

_DATE = re.compile(
    r"""
    (?P<year>[0-9]{4})
    (?: 年?
      | (?P<month_digits>[0-9]{2}) (?P<day_digits>[0-9]{2})?
      | (?P<sign>[-/.]) (?P<month>[0-9]{1,2}) (?: (?P=sign) (?P<day>[0-9]{1,2}) )?
      | 年 (?P<month_han>[0-9]{1,2}) (?: 月 (?: (?P<day_han>[0-9]{1,2}) [日号]? )? )?
    )
    """,
    re.VERBOSE,
)


def read_dates(text: str, *, position: int = 0) -> tuple[dt.date | None, dt.date | None]:
    """Read a day, month, year or range as its first and last day, both inclusive; None leaves a side open.

    Args:
        text: What was typed after the prefix.
        position: Character offset of `text` in the query, for the error.

    Raises:
        QueryError: the text is no date, the date does not exist, or the range ends before it begins.

    >>> read_dates("2020年2月")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    >>> read_dates("2020-12..")
    (datetime.date(2020, 12, 1), None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    sides = _RANGE.split(plain)
    if len(sides) > 2 or not any(sides):
        raise _unreadable(text, position)
    if len(sides) == 1:
        return _read_span(plain, text, position)
    since = _read_span(sides[0], text, position)[0] if sides[0] else None
    until = _read_span(sides[1], text, position)[1] if sides[1] else None
    if since and until and since > until:
        raise QueryError(
            f"日期“{text}”的开始晚于结束",
            hint=f"请把两个日期对调：{sides[1]}..{sides[0]}",
            position=position,
        )
    return since, until


def _read_span(side: str, text: str, position: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a year, month or day."""
    form = _DATE.fullmatch(side)
    if form is None:
        raise _unreadable(text, position)
    year = int(form["year"])
    month = form["month_digits"] or form["month"] or form["month_han"]
    day = form["day_digits"] or form["day"] or form["day_han"]
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise QueryError(f"没有 {year} 年", hint=FORMS_HINT, position=position)
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not 1 <= int(month) <= 12:
        raise QueryError(
            f"日期“{side}”不存在：一年没有第 {int(month)} 个月", hint=FORMS_HINT, position=position
        )
    last = calendar.monthrange(year, int(month))[1]
    if day is None:
        return dt.date(year, int(month), 1), dt.date(year, int(month), last)
    if not 1 <= int(day) <= last:
        raise QueryError(
            f"日期“{side}”不存在：{year}年{int(month)}月只有 {last} 天",
            hint=f"请改成 1 到 {last} 之间的日子，或只写月份 {year}-{int(month):02}。",
            position=position,
        )
    exact = dt.date(year, int(month), int(day))
    return exact, exact


def _unreadable(text: str, position: int) -> QueryError:
    return QueryError(f"读不懂日期“{text}”", hint=FORMS_HINT, position=position)
