"""Dates as Chinese newspapers print them, and the dateline a story opens with."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "О": 0,
    "两": 2,
    "元": 1,
    "O": 0,
    "Ｏ": 0,
}
_HAN_NUMBER = "〇零○一二三四五六七八九十"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d|[一二][〇零○ＯO一二三四五六七八九]{3})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = (
    r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?"
    r"|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
)

_NUMERIC = r"(?P<month2>1[0-2]|0?[1-9]) ?[-./·] ?(?P<day2>3[01]|[12]\d|0?[1-9])(?!\d)"
_REPUBLIC = r"(?:中华)?民国 ?(?P<republic>\d{1,3}|[一二三四五六七八九十百〇零○]{1,4})"
"""A year of the Republic of China, the first of which is 1912."""

FULL_DATE = re.compile(
    rf"(?<!\d)(?:{_REPUBLIC}|{_YEAR}) ?(?:年 ?{_MONTH} ?月 ?{_DAY} ?[日号]|[-./·] ?{_NUMERIC})"
)
"""A day with its year: 2021年6月18日, 二〇二一年六月十八日, 2021-06-18, 民國一一〇年六月十八日."""

MONTH_DAY = re.compile(rf"(?<![\d年{_HAN_NUMBER}]){_MONTH} ?月 ?{_DAY} ?[日号]")
"""A day without its year."""

_RELATIVE = {
    "今日": 0,
    "今天": 0,
    "今晨": 0,
    "今早": 0,
    "昨日": 1,
    "昨天": 1,
    "昨晚": 1,
    "昨夜": 1,
    "昨晨": 1,
    "前日": 2,
    "前天": 2,
    "前晚": 2,
}
_RELATIVE_DAY = re.compile("|".join(_RELATIVE))
_BARE_DAY = re.compile(
    r"(?<![\d月年./至到第—-])(?P<day>3[01]|[12]\d|[1-9]) ?日"
    r"(?=[,，]?(?:上午|下午|晚|晨|中午|清晨|凌晨|傍晚|深夜|夜|,|，|从|获悉|了解到|举行|召开|开幕|闭幕|全部|发布|公布|启动"
    r"|表示|宣布|结束|抵达|发出))"
)
_VAGUE = re.compile(r"近日|日前|近期|最近|连日来|连日|近来|新近|不久前")
_NOT_THE_DAY = re.compile(
    r"(?:时间为|时间:|自|从|截至|截止|截止到|截至到|至|到|将于|定于|拟于|将在|始于|创办于|成立于|建于|早在"
    r"|去年|明年|每年|前年|上年)(?:(?:19|20)\d\d年)?$"
)
_SPAN_END = re.compile(r" ?(?:前|之前|以前)")

_TO_COME = re.compile(r" ?(?:\d{1,2}时)?(?:起[^。]{0,12}?推迟|[至到-][^,，。]{1,8}[日号][^。]{0,24}?将)")
"""A day from which on something will be otherwise."""

_BEGINS = re.compile(
    r"起|[零0]时至|夜间[到至]|\s*\((?:周|星期)[一二三四五六日天]\)\s*(?:\d{1,2}[:时点]|[上下]午|晚上?)"
)
"""Follows a day from which something will hold, or one of a timetable: 2月24日（周六）9时."""

_OPENING_SENTENCES = 2
"""The dateline stands in the first sentences of a story, or it is no dateline."""

_OPENING_LENGTH = 130
"""Characters of the opening that are searched."""

_MAX_AGE_DAYS = 45
"""A date longer before the issue is history, not the day that is reported from."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day a story opens with, as far as it is printed."""

    month: int = 0
    """0 where only a day of the month or a word such as 昨日 is printed."""
    day: int = 0
    year: int = 0
    """0 where it is not printed, as usual."""
    days_ago: int = -1
    """0 for 今日, 1 for 昨日; -1 where a date is printed."""
    begins: bool = False
    """Whether something holds from that day on (6月26日起), which may be yet to come."""

    def resolve(self, issue: dt.date, *, is_stated: bool) -> dt.date | None:
        """Return the full day, or None where it cannot be known.

        Args:
            issue: the issue date.
            is_stated: whether the page prints it; 昨日 counts only from a printed date.
        """
        if self.days_ago >= 0 or not self.month:
            if not is_stated:
                return None
            if self.days_ago >= 0:
                return issue - dt.timedelta(days=self.days_ago)
            day = _make_day(issue.year, issue.month, self.day)
            if day is None or day > issue:
                last = issue.replace(day=1) - dt.timedelta(days=1)
                day = _make_day(last.year, last.month, self.day)
            return day
        day = _make_day(self.year or issue.year, self.month, self.day)
        if day and not self.year and day > issue and (day - issue).days > 300:
            day = _make_day(issue.year - 1, self.month, self.day)
        if day is None or day > issue or (issue - day).days > _MAX_AGE_DAYS:
            return None
        return day


def read_number(text: str) -> int:
    """Read a Chinese or Arabic number below 100, or a year written digit by digit.

    >>> read_number("二十八"), read_number("二〇一九"), read_number("07"), read_number("廿一")
    (28, 2019, 7, 21)
    """
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    value = 0
    for sign in text:
        value = value * 10 + _DIGITS.get(sign, 0)
    return value


def find_full_date(text: str) -> dt.date | None:
    """Return the first valid day with a year in `text`."""
    for match in FULL_DATE.finditer(text):
        if day := match_day(match):
            return day
    return None


def match_day(match: re.Match[str]) -> dt.date | None:
    """Return the day of a match of `FULL_DATE`."""
    parts = match.groupdict()
    month, day = parts["month"] or parts["month2"], parts["day"] or parts["day2"]
    year = read_number(parts["year"]) if parts["year"] else _BEFORE_REPUBLIC + read_number(parts["republic"])
    return _make_day(year, read_number(month), read_number(day))


_BEFORE_REPUBLIC = 1911


def find_dateline(text: str) -> Dateline | None:
    """Return the day printed in the opening of a story, if there is one.

    >>> find_dateline("昨日上午,我市举行植树活动。")
    Dateline(month=0, day=0, year=0, days_ago=1, begins=False)
    >>> find_dateline("近日,区里传来消息。6月5日,又一条。") is None
    True
    """
    opening = _opening(text)
    found: list[tuple[int, Dateline | None]] = [(match.start(), None) for match in _VAGUE.finditer(opening)]
    for match in FULL_DATE.finditer(opening):
        day = match_day(match)
        if day and _is_dateline(opening, match):
            found.append((match.start(), Dateline(day.month, day.day, day.year)))
    found += [
        (
            match.start(),
            Dateline(
                read_number(match["month"]),
                read_number(match["day"]),
                begins=bool(_BEGINS.match(opening, match.end()))
                or opening[: match.start()].endswith(("预计", "预报")),
            ),
        )
        for match in MONTH_DAY.finditer(opening)
        if _is_dateline(opening, match)
    ]
    found += [
        (match.start(), Dateline(days_ago=_RELATIVE[match.group()]))
        for match in _RELATIVE_DAY.finditer(opening)
    ]
    found += [
        (match.start(), Dateline(month=_month_before(opening, match.start()), day=int(match["day"])))
        for match in _BARE_DAY.finditer(opening)
        if _is_dateline(opening, match)
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _month_before(opening: str, place: int) -> int:
    """Return the month that a day without one goes on with (4月4日至6日…，5日夜间), or 0."""
    months = [read_number(match["month"]) for match in MONTH_DAY.finditer(opening[:place])]
    return months[-1] if months else 0


def _opening(text: str) -> str:
    end, sentences = 0, 0
    said = _QUOTED.sub(lambda quote: "“" + "言" * (len(quote.group()) - 1), text[: 2 * _OPENING_LENGTH])
    for end, sign in enumerate(said[:_OPENING_LENGTH]):
        sentences += sign in "。！？!?"
        if sentences == _OPENING_SENTENCES:
            return text[:end]
    return text[: end + 1]


_QUOTED = re.compile(r"“[^“”]*”")
"""What somebody says; a story may open with it before it says when."""


_PAGE = r" ?(?:[A-Z]?\d{1,2}|第?[一二三四五六七八九十]{1,2}|头)版"
_REPORTED = re.compile(rf"{_PAGE}(?:曾|报道|刊)|[^。,]{{0,6}}(?:曾报道|报道过?了)")
_REPORTED_HERE = re.compile(rf"{_PAGE}|[^。,讯电]{{0,6}}(?:曾|报道|刊[登发载]|《)")
"""Follows the day of an earlier report, of any paper or of this one: 本报7月16日04版报道."""


def _is_dateline(opening: str, match: re.Match[str]) -> bool:
    before = opening[: match.start()]
    return not (
        _NOT_THE_DAY.search(before)
        or _REPORTED.match(opening, match.end())
        or (before.endswith("本报") and _REPORTED_HERE.match(opening, match.end()))
        or _SPAN_END.match(opening[match.end() :][:3])
        or _TO_COME.match(opening, match.end())
    )


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
