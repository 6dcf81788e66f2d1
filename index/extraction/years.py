"""The year of a page that prints none: what an informed reader concludes from its text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from index.extraction.dates import FULL_DATE, Dateline, match_day, read_number
from index.extraction.signs import flatten, squeeze

_YEAR_MENTION = re.compile(r"(?<![\d.])(19[4-9]\d|20\d\d)年(度|底|末)?(?:(1[0-2]|[1-9])月)?")
_FUTURE = re.compile(r"(?:到|至|力争|争取|计划|预计|将于|将在|拟于|有望于|展望|面向|谋划|不迟于|迈向|确保)$")
_THIS_YEAR = re.compile(r"今年(?:是|为|已是)?\(?((?:19|20)\d\d)年")
_COMING = re.compile(r"将[自于在从]?$")
_FUTURE_AFTER = re.compile(r"^(?:前|之前|以前|将|起将|要|实现|建成|基本实现|远景)")
_WEEKDAY_DATE = re.compile(
    r"(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日\s*[(,]?\s*(?:星期|周)([一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"
_SPRING_MONTHS = 5
"""Reports on last year's figures (2022年度) are printed until May."""

_NUMBER = "一二三四五六七八九十百"


@dataclass(frozen=True, slots=True)
class Inferred:
    """An inferred issue date and the sentence that says where it comes from."""

    date: dt.date
    evidence: str


@dataclass(slots=True)
class _Bound:
    """The earliest year the text allows, and why."""

    year: int = 0
    reason: str = ""

    def raise_to(self, year: int, reason: str) -> None:
        if year > self.year:
            self.year, self.reason = year, reason


_CONGRESSES = {
    12: (1982, 9),
    13: (1987, 10),
    14: (1992, 10),
    15: (1997, 9),
    16: (2002, 11),
    17: (2007, 10),
    18: (2012, 11),
    19: (2017, 10),
    20: (2022, 10),
}
"""党的N大: party congresses."""

_PLENUMS = {
    (11, 3): (1978, 12), (11, 4): (1979, 9), (11, 5): (1980, 2), (11, 6): (1981, 6),
    (11, 7): (1982, 8), (12, 2): (1983, 10), (12, 3): (1984, 10), (12, 4): (1985, 9),
    (12, 5): (1985, 9), (12, 6): (1986, 9), (12, 7): (1987, 10), (13, 2): (1988, 3),
    (13, 3): (1988, 9), (13, 4): (1989, 6), (13, 5): (1989, 11), (13, 6): (1990, 3),
    (13, 7): (1990, 12), (13, 8): (1991, 11), (13, 9): (1992, 10), (14, 2): (1993, 3),
    (14, 3): (1993, 11), (14, 4): (1994, 9), (14, 5): (1995, 9), (14, 6): (1996, 10),
    (14, 7): (1997, 9), (15, 2): (1998, 2), (15, 3): (1998, 10), (15, 4): (1999, 9),
    (15, 5): (2000, 10), (15, 6): (2001, 9), (15, 7): (2002, 11), (16, 2): (2003, 2),
    (16, 3): (2003, 10), (16, 4): (2004, 9), (16, 5): (2005, 10), (16, 6): (2006, 10),
    (16, 7): (2007, 10), (17, 2): (2008, 2), (17, 3): (2008, 10), (17, 4): (2009, 9),
    (17, 5): (2010, 10), (17, 6): (2011, 10), (17, 7): (2012, 11), (18, 2): (2013, 2),
    (18, 3): (2013, 11), (18, 4): (2014, 10), (18, 5): (2015, 10), (18, 6): (2016, 10),
    (18, 7): (2017, 10), (19, 2): (2018, 1), (19, 3): (2018, 2), (19, 4): (2019, 10),
    (19, 5): (2020, 10), (19, 6): (2021, 11), (19, 7): (2022, 10), (20, 2): (2023, 2),
    (20, 3): (2024, 7), (20, 4): (2025, 10),
}  # fmt: skip
"""党的N届M中全会: plenary sessions of the party's central committee."""

_NPC_FIRST_YEAR = {
    5: 1978,
    6: 1983,
    7: 1988,
    8: 1993,
    9: 1998,
    10: 2003,
    11: 2008,
    12: 2013,
    13: 2018,
    14: 2023,
}
"""Year of the first session of the N-th national people's congress; sessions follow yearly, in March."""

_ANNIVERSARIES = (
    ("建党", 1921),
    ("中国共产党成立", 1921),
    ("建国", 1949),
    ("新中国成立", 1949),
    ("中华人民共和国成立", 1949),
    ("改革开放", 1978),
    ("建军", 1927),
    ("抗战胜利", 1945),
    ("抗日战争胜利", 1945),
    ("长征胜利", 1936),
    ("香港回归", 1997),
    ("五四运动", 1919),
    ("辛亥革命", 1911),
)
_ONCE = (
    ("北京冬奥会", 2022, 2),
    ("北京奥运会", 2008, 8),
    ("上海世博会", 2010, 5),
    ("汶川", 2008, 5),
    ("新冠肺炎疫情", 2020, 1),
    ("杭州亚运会", 2023, 9),
    ("加入世贸组织", 2001, 12),
    ("香港回归", 1997, 7),
    ("澳门回归", 1999, 12),
    ("申奥成功", 2001, 7),
)
"""Public events with year and month: a page that speaks of them as past is not older."""

_PAST_AFTER = re.compile(
    r"(?:以来|后|期间|之后|开幕|闭幕|精神|胜利|成功|召开|报告|提出|通过|结束|表彰|发生|抗震|灾后|恢复重建|周年)"
)
_CONGRESS = re.compile(rf"党的?([{_NUMBER}]{{2,3}})大(?:[^{_NUMBER}学会]|会|$)")
_PLENUM = re.compile(rf"(?:党的?)?([{_NUMBER}]{{2,3}})届([{_NUMBER}])中全会")
_NPC = re.compile(rf"([{_NUMBER}]{{1,3}})届全国人大([{_NUMBER}])次会议")
_BEFORE_EVENT = re.compile(r"(?:迎接|喜迎|即将召开的|将要召开的|迎)$")


def infer_date(text: str, datelines: list[Dateline]) -> Inferred | None:
    """Return the issue date of a page that states none, or None where nothing tells the year.

    Args:
        text: the page.
        datelines: of its stories, as printed.
    """
    printed = [line for line in datelines if line.month]
    if not printed:
        return None
    flat = flatten(text)
    month, day = _latest(printed)
    stated = max((line.year for line in printed if line.year), default=0)
    bound = _Bound(stated, f"电头印有{stated}年" if stated else "")
    if match := _THIS_YEAR.search(flat):
        bound = _Bound(int(match[1]), f"文中写明的“{match.group()}”")
    elif signed := _signed_year(flat, (month, day)):
        bound = _Bound(signed, f"“{signed}年”的落款日期")
    elif not any((line.year, line.month, line.day) == (stated, month, day) for line in printed if line.year):
        _read_weekdays(flat, bound)
        if not bound.reason.startswith("“"):
            _read_mentions(flat, (month, day), bound)
            _read_events(flat, (month, day), bound)
    if not bound.year:
        return None
    try:
        date = dt.date(bound.year, month, day)
    except ValueError:
        return None
    return Inferred(date, f"版面未印日期：最晚的电头是{month}月{day}日，年份据{bound.reason}推定。")


def _signed_year(flat: str, page_day: tuple[int, int]) -> int:
    """Return the year of a line that is nothing but a day near the page's own, as notices are; else 0."""
    for line in flat.splitlines():
        match = FULL_DATE.fullmatch(squeeze(line))
        day = match_day(match) if match else None
        if day and abs((day.month - page_day[0]) * 30 + day.day - page_day[1]) <= _NEAR_DAYS:
            return day.year
    return 0


_NEAR_DAYS = 10
"""Notices are printed within so many days of the one that they are dated."""


def _latest(printed: list[Dateline]) -> tuple[int, int]:
    """Return the latest month and day; December before January where both stand on a page."""
    days = {(line.month, line.day) for line in printed}
    if any(month <= 2 for month, _ in days) and any(month >= 11 for month, _ in days):
        days = {(month, day) for month, day in days if month <= 2}
    return max(days)


def _read_weekdays(flat: str, bound: _Bound) -> None:
    """A day with its weekday fixes the year, near the years the page speaks of."""
    near = [int(match[1]) for match in _YEAR_MENTION.finditer(flat)]
    if not near:
        return
    for match in _WEEKDAY_DATE.finditer(flat):
        weekday = _WEEKDAYS.index(match[3].replace("天", "日"))
        latest = max(near)
        for year in (latest, latest + 1, latest - 1):
            try:
                found = dt.date(year, int(match[1]), int(match[2]))
            except ValueError:
                continue
            if found.weekday() == weekday:
                bound.raise_to(year, f"“{match.group()}”与星期相合")
                return


def _read_mentions(flat: str, page_day: tuple[int, int], bound: _Bound) -> None:
    """Years in the text: a newspaper omits the current year, so a full past date excludes its year."""
    for match in FULL_DATE.finditer(flat):
        day = match_day(match)
        if day and _COMING.search(flat[max(0, match.start() - 4) : match.start()]):
            bound.raise_to(day.year - 1, f"文中的“将{match.group()}”")
        elif day and not _FUTURE.search(flat[max(0, match.start() - 4) : match.start()]):
            bound.raise_to(day.year + 1, f"文中写明“{match.group()}”（报纸不写当年年份）")
    for match in _YEAR_MENTION.finditer(flat):
        before, after = flat[max(0, match.start() - 4) : match.start()], flat[match.end() : match.end() + 4]
        if _FUTURE.search(before) or _FUTURE_AFTER.match(after) or _FULL.match(flat, match.start()):
            continue
        year, suffix, month = int(match[1]), match[2], match[3]
        over = _OVER.match(flat, match.end()) if not suffix and not month else None
        is_over = over is not None and not _PLANNED.search(over["clause"] or "")
        if suffix == "度" and page_day[0] <= _SPRING_MONTHS:
            bound.raise_to(year + 1, f"文中的“{match.group()}”总结")
        elif is_over:
            bound.raise_to(year + 1, f"文中的“{match.group()}”往事")
        elif month or suffix in ("底", "末"):
            is_past = bool(month) or page_day[0] < 12
            bound.raise_to(year + is_past, f"文中的“{match.group()}”")
        else:
            bound.raise_to(year, f"文中的“{match.group()}”")


_PLANNED = re.compile(r"将|计划|力争|争取|要|确保|目标|预计|拟|是")
_OVER = re.compile(
    r"(?:春天|夏天|秋天|冬天|春季|夏季|秋季|冬季|春节|国庆节?|暑假|寒假|年初|上半年|下半年|初)[,，]?(?!将|起|要)"
    r"|[,，](?P<clause>[^。；;]{2,28})"
)
"""What tells that a year is over: a season, or a sentence that tells what was done in it; of its own year a
newspaper says 今年, if it does not speak of plans."""

_FULL = FULL_DATE


def _read_events(flat: str, page_day: tuple[int, int], bound: _Bound) -> None:
    """Public events with known dates: a page that speaks of them is not older."""
    found: list[tuple[str, tuple[int, int]]] = []
    for pattern, lookup in ((_CONGRESS, _congress), (_PLENUM, _plenum), (_NPC, _session)):
        for match in pattern.finditer(flat):
            when = lookup(match)
            if when and not _BEFORE_EVENT.search(flat[max(0, match.start() - 8) : match.start()]):
                found.append((match.group().strip("，,。、"), when))
    for name, year, month in _ONCE:
        place = flat.find(name)
        if place >= 0 and _PAST_AFTER.match(flat[place + len(name) :]):
            found.append((name, (year, month)))
    for name, year in _ANNIVERSARIES:
        for match in re.finditer(rf"{name}(?=(\d{{1,3}}|[{_NUMBER}]{{1,4}})周年)", flat):
            count = _count(match[1])
            if count and (_is_jubilee(count)):
                found.append((f"{name}{match[1]}周年", (year + count, 1)))
    for name, (year, month) in found:
        later = year + (month > page_day[0])
        bound.raise_to(later, f"“{name}”({year}年{f'{month}月' if month > 1 else ''})")


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    hundreds, has_hundred, rest = text.rpartition("百")
    return (read_number(hundreds) if hundreds else 1) * 100 * bool(has_hundred) + (
        read_number(rest) if rest else 0
    )


def _is_jubilee(count: int) -> bool:
    return count % 5 == 0


def _congress(match: re.Match[str]) -> tuple[int, int] | None:
    return _CONGRESSES.get(read_number(match[1]))


def _plenum(match: re.Match[str]) -> tuple[int, int] | None:
    return _PLENUMS.get((read_number(match[1]), read_number(match[2])))


def _session(match: re.Match[str]) -> tuple[int, int] | None:
    first = _NPC_FIRST_YEAR.get(read_number(match[1]))
    number = read_number(match[2])
    return (
        (first + number - 1, 5 if (first + number - 1) == 2020 else 3) if first and 1 <= number <= 5 else None
    )
