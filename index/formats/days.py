"""Days as files write them: every usual spelling of one full date."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate

from index.extraction.dates import find_full_date

_COMPACT = re.compile(
    r"(?<!\d)((?:18|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6}|T\d{4,6}Z?)?(?!\d)"
)
_STAMP = re.compile(r"\d{10}(?:\d{3})?")
_DAY_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:18|19|20)\d\d)")
_NAMED_MONTH = re.compile(r"([A-Z][a-z]{2,8})\.? (\d{1,2}),? ((?:18|19|20)\d\d)")

_CHINA = dt.timezone(dt.timedelta(hours=8))
"""Time stamps are read in the zone of the papers, whatever zone the reader's machine is in."""


def read_day(text: str) -> dt.date | None:
    """Return the day that `text` spells; None where it spells none, or one of two.

    >>> read_day("2021年6月18日 星期五"), read_day("20210618"), read_day("2021/6/18 08:30")
    (datetime.date(2021, 6, 18), datetime.date(2021, 6, 18), datetime.date(2021, 6, 18))
    >>> read_day("1623974400"), read_day("6/7/2021")
    (datetime.date(2021, 6, 18), None)
    """
    text = text.strip()
    if match := _COMPACT.search(text):
        return _make_day(*map(int, match.groups()))
    if _STAMP.fullmatch(text):
        seconds = int(text[:10])
        return dt.datetime.fromtimestamp(seconds, _CHINA).date()
    if day := find_full_date(text):
        return day
    if match := _DAY_LAST.fullmatch(text[:10].strip()):
        return _unambiguous(*map(int, match.groups()))
    if match := _NAMED_MONTH.match(text):
        text = f"{match[2]} {match[1][:3]} {match[3]}"
    parts = parsedate(text if ":" in text else f"{text} 00:00")
    return _make_day(*parts[:3]) if parts else None


def _unambiguous(first: int, second: int, year: int) -> dt.date | None:
    """Return the day of 18/6/2021 and 6/18/2021; None for 6/7/2021, which is June here and July there."""
    if first > 12 or first == second:
        return _make_day(year, second, first)
    return _make_day(year, first, second) if second > 12 else None


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
