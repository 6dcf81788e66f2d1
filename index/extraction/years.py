"""The year of a page that prints none: what an informed reader concludes from its text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from index.extraction.dates import FULL_DATE, Dateline, match_day
from index.extraction.eras import find_eras
from index.extraction.events import find_events
from index.extraction.festivals import find_festivals
from index.extraction.places import BODIES
from index.extraction.signs import HAN, either, flatten, squeeze

_YEAR_MENTION = re.compile(r"(?<![\d.])(19[4-9]\d|20\d\d)年(度|底|末)?(?:(1[0-2]|[1-9])月)?")
_FUTURE = re.compile(
    r"(?:到|(?<![截月日])至|力争|争取|计划|预计|将于|将在|拟于|有望于|展望|面向|谋划|征集|申报|不迟于|迈向|确保)$"
)
_THIS_YEAR = re.compile(r"今年(?:是|为|已是)?\(?((?:19|20)\d\d)年")
_COMING = re.compile(r"(?:将[自于在从]?|[定拟订]于|定在)$")
_SOON = 60
"""Days that a notice is ahead of what it announces, at most."""

_FUTURE_AFTER = re.compile(r"^(?:前|之前|以前|将|起将|要|实现|建成|基本实现|远景)")
_WEEKDAY_DATE = re.compile(
    r"(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日\s*[(,]?\s*(?:星期|周)([一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"
_SPACED_NUMBER = re.compile(rf"(?<=\d) (?=[{HAN}])|(?<=[{HAN}]) (?=\d)|(?<=\d)\n(?=[年月日届])")
"""What converters put around numbers."""

_SPRING_MONTHS = 5
"""Reports on last year's figures (2022年度) are printed until May."""


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


def infer_date(text: str, datelines: list[Dateline]) -> Inferred | None:
    """Return the issue date of a page that states none, or None where nothing tells the year.

    Args:
        text: the page.
        datelines: of its stories, as printed.
    """
    printed = _without_days_to_come([line for line in datelines if line.month])
    if not printed:
        return None
    flat = _SPACED_NUMBER.sub("", flatten(text))
    month, day = _latest(printed)
    stated = max((line.year for line in printed if line.year), default=0)
    bound = _Bound(stated, f"电头印有{stated}年" if stated else "")
    if match := _THIS_YEAR.search(flat):
        bound = _Bound(int(match[1]), f"文中写明的“{match.group()}”")
    elif signed := _signed_day(flat, (month, day)):
        bound = _Bound(signed.year, f"“{signed.year}年”的落款日期")
        month, day = max((month, day), (signed.month, signed.day))
    elif not any((line.year, line.month, line.day) == (stated, month, day) for line in printed if line.year):
        sure = _Bound()
        _read_events(flat, (month, day), sure)
        _read_mentions(flat, (month, day), bound)
        bound.raise_to(sure.year, sure.reason)
        _read_seasons(flat, (month, day), bound)
        _read_weekdays(flat, bound, sure.year)
        _read_festivals(flat, bound, sure.year)
        _read_plans(flat, bound)
    if not bound.year:
        return None
    try:
        date = dt.date(bound.year, month, day)
    except ValueError:
        return None
    return Inferred(date, f"版面未印日期：最晚的电头是{month}月{day}日，年份据{bound.reason}推定。")


def _without_days_to_come(datelines: list[Dateline]) -> list[Dateline]:
    """Leave out days from which something will hold, but for the morrow of the latest other day."""
    others = [line for line in datelines if not line.begins]
    if not others:
        return datelines
    month, day = _latest(others)
    return [
        line
        for line in datelines
        if not line.begins or not _MORROW < _days_after((line.month, line.day), (month, day)) < _HALF_YEAR
    ]


def _days_after(later: tuple[int, int], earlier: tuple[int, int]) -> int:
    """Return the days from one day of the year to the next time that it is another, 0 to 365."""
    first, second = (dt.date(_LEAP_YEAR, *day) for day in (earlier, later))
    return (second - first).days % 366


_LEAP_YEAR = 2000
_MORROW = 1
_HALF_YEAR = 183
"""Days after which a day is rather one of the past than one to come."""


def _signed_day(flat: str, page_day: tuple[int, int]) -> dt.date | None:
    """Return the day of a line that is nothing but a day near the page's own, as notices are."""
    for line in flat.splitlines():
        match = _SIGNED_DAY.fullmatch(squeeze(line))
        day = match_day(match) if match else None
        if day and abs((day.month - page_day[0]) * 30 + day.day - page_day[1]) <= _NEAR_DAYS:
            return day
    return None


_SIGNED_DAY = re.compile(rf"(?:[{HAN}]{{2,16}}(?:{BODIES}))?{FULL_DATE.pattern}")
"""A line that is nothing but a day, perhaps after who gives the notice."""

_NEAR_DAYS = 10
"""Notices are printed within so many days of the one that they are dated."""


def _latest(printed: list[Dateline]) -> tuple[int, int]:
    """Return the latest month and day; December before January where both stand on a page."""
    days = {(line.month, line.day) for line in printed}
    if any(month <= 2 for month, _ in days) and any(month >= 11 for month, _ in days):
        days = {(month, day) for month, day in days if month <= 2}
    return max(days)


def _read_weekdays(flat: str, bound: _Bound, least: int) -> None:
    """A day with its weekday fixes the year, near the years the page speaks of, from `least` on."""
    near = [int(match[1]) for match in _YEAR_MENTION.finditer(flat)]
    if not near and not bound.year:
        return
    for match in _WEEKDAY_DATE.finditer(flat):
        weekday = _WEEKDAYS.index(match[3].replace("天", "日"))
        latest = max([*near, bound.year])
        for year in (latest, latest + 1, latest - 1):
            try:
                found = dt.date(year, int(match[1]), int(match[2]))
            except ValueError:
                continue
            if found.weekday() == weekday and year >= least:
                bound.year, bound.reason = year, f"“{match.group()}”与星期相合"
                return


def _read_mentions(flat: str, page_day: tuple[int, int], bound: _Bound) -> None:
    """Years in the text: a newspaper omits the current year, so a full past date excludes its year."""
    for match in FULL_DATE.finditer(flat):
        day = match_day(match)
        if day and _is_deadline(flat, match):
            bound.raise_to(day.year - ((day.month, day.day) < page_day), f"文中的期限“{match.group()}”")
        elif day and _COMING.search(flat[max(0, match.start() - 4) : match.start()]):
            is_soon = _days_after((day.month, day.day), page_day) <= _SOON
            is_of_this_year = is_soon and (day.month, day.day) >= page_day
            bound.raise_to(day.year - (not is_of_this_year), f"文中要到的“{match.group()}”")
        elif day and flat.startswith("起", match.end()):
            bound.raise_to(day.year - ((day.month, day.day) > page_day), f"文中的“{match.group()}起”")
        elif day and not _FUTURE.search(flat[max(0, match.start() - 4) : match.start()]):
            bound.raise_to(day.year + 1, f"文中写明“{match.group()}”（报纸不写当年年份）")
    for match in _YEAR_MENTION.finditer(flat):
        before, after = flat[max(0, match.start() - 4) : match.start()], flat[match.end() : match.end() + 4]
        if _FUTURE.search(before) or _FUTURE_AFTER.match(after) or FULL_DATE.match(flat, match.start()):
            continue
        if _TO_OPEN.match(flat, match.end()) or _GAMES.match(flat, match.end()):
            continue
        is_paid_ahead = page_day[0] >= _PAID_FROM and bool(_PAID_AHEAD.match(flat, match.end()))
        if is_paid_ahead or (_LISTED.search(before) and _LIST.match(flat, match.end())):
            bound.raise_to(int(match[1]) - 1, f"文中的“{match.group()}”打算")
            continue
        if _AFTER_THIS_YEAR.search(flat, max(0, match.start() - _SENTENCE), match.start()):
            bound.raise_to(int(match[1]) - 1, f"文中的“今年……{match.group()}”")
            continue
        year, suffix, month = int(match[1]), match[2], match[3]
        if month and before.endswith(("截至", "截止", "截止到", "截至到")):
            bound.raise_to(year + (int(month) > page_day[0]), f"文中的“截至{match.group()}”")
            continue
        if month and _is_deadline(flat, match):
            bound.raise_to(year - (int(month) < page_day[0]), f"文中的期限“{match.group()}”")
            continue
        over = _OVER.match(flat, match.end()) if not suffix and not month else None
        is_over = over is not None and not _PLANNED.search(over["clause"] or "")
        is_audited = suffix == "度" and bool(_AUDITED.match(flat, match.end()))
        is_current = suffix == "度" and bool(
            _CURRENT.match(flat, match.end()) or _ALLOTTED.search(before + after)
        )
        if is_audited or (suffix == "度" and page_day[0] <= _SPRING_MONTHS and not is_current):
            bound.raise_to(year + 1, f"文中的“{match.group()}”总结")
        elif is_over:
            bound.raise_to(year + 1, f"文中的“{match.group()}”往事")
        elif month or suffix in ("底", "末"):
            is_past = bool(month) or page_day[0] < 12
            bound.raise_to(year + is_past, f"文中的“{match.group()}”")
        else:
            bound.raise_to(year, f"文中的“{match.group()}”")


_PLANNED = re.compile(r"将|计划|力争|争取|要|确保|目标|预计|拟|是")


def _is_deadline(flat: str, match: re.Match[str]) -> bool:
    """Tell whether a day with its year is one by which something is to be done: it may be yet to come."""
    return bool(
        _TERM.search(flat[max(0, match.start() - _NEAR_TERM) : match.start()])
        or _TERM_AFTER.match(flat, match.end())
    )


_TERM = re.compile(
    r"(?:截止|截稿|(?:报名|投稿|征稿)截至|可于|请于|须于|应于|报名时间|报名日期|有效期|展期|期限|即日起至|日期|时间)[^。；;]{0,6}$"
)
_TERM_AFTER = re.compile(r"\s*(?:至\s*(?:\d|[一二三四五六七八九十])|前|之前|以前|止|截止)")
_NEAR_TERM = 12

_DEEDS = either(
    "达到 完成了 荣获 获得了 获评 获省 获市 获全国 被评为 被授予 被列为 被列入 成立 创办 建成 投产 退休 当选 "
    "承包了 出资 牵头 来到 去世 病逝 入选 搬进 搬到 嫁到 考入 考上 入伍 退伍 入党 开始 起步"
)
_OVER = re.compile(
    r"(?:春天|夏天|秋天|冬天|暑假|寒假|年初|初)[,，]?(?!将|起|要)|全年|累计|共(?![同产青建享])"
    r"|(?:春季|夏季|秋季|冬季|春节|国庆节?|上半年|下半年)?[,，](?P<clause>[^。；;]{2,28})"
    rf"|(?:[^,，。；;将要拟计力争确保预目标是]{{0,14}}?)(?:{_DEEDS})(?!\s*(?:目标|任务|后|前|时|人|仪式|大会))"
)
"""What tells that a year is over: a season, or a sentence that tells what was done in it; of its own year a
newspaper says 今年, if it does not speak of plans."""

_TO_OPEN = re.compile(
    r"(?:[一二三四]季度|上半年|下半年|春季|夏季|秋季|冬季|春天|夏天|秋天|冬天|年中|年内)(?:即可|可)?"
    r"(?:启用|投用|投入|开学|招生|建成|竣工|完工|交付|开园|开放|通车|投产|开通)"
)
"""A part of a year in which something is to open; of what has opened the month or the day is told."""

_GAMES = re.compile(r"[^。,]{0,6}(?:奥运|奥林匹克|世博会|亚运会|世界杯|大运会)")
"""Games that papers name by their year long before."""

_LISTED = re.compile(r"(?:列入|纳入|列进|编入)$")
_LIST = re.compile(r"[^。,]{0,16}(?:计划|规划|预算|项目库|清单)")
"""A list of what is to be done in a year, perhaps the next."""

_PAID_AHEAD = re.compile(r"[^。,]{0,6}(?:参合|参保|缴费|征缴|筹资|征订|订阅)")
_PAID_FROM = 9
"""What is paid ahead for a year, and the month of the year before from which it is."""

_AFTER_THIS_YEAR = re.compile(r"今年[^。；;]{0,20}[,，]$")
_SENTENCE = 24
"""Characters before a year that are searched for 今年: 今年减半，2004年取消."""

_CURRENT = re.compile(r"[^。,]{0,8}(?:春季|培训|招生|招聘|招考|招录|报名|征集|申报|征订|预算|计划)")
"""What is announced for a year, not told of it."""

_ALLOTTED = re.compile(r"(?:下达|预拨|预付|启动|部署|安排)")
"""What is done with money for the year itself."""

_AUDITED = re.compile(r"[^。；;]{0,24}(?:审计|决算)")
"""Accounts are audited when their year is over."""


def _read_festivals(flat: str, bound: _Bound, least: int) -> None:
    """A festival of the lunar calendar with its day: the first year that fits, from the one before on."""
    for phrase, year in find_festivals(flat, max(least, bound.year - 1)) if bound.year else ():
        bound.year, bound.reason = year, f"“{phrase}”与农历相合"


def _read_plans(flat: str, bound: _Bound) -> None:
    """What is to open or to be done by a year, where the rest of the page speaks of long ago only."""
    plans = [int(match[1]) for match in _PLAN.finditer(flat)]
    if plans and bound.year < min(plans) - _FAR:
        bound.raise_to(min(plans) - 1, f"文中的打算“{min(plans)}年”")


_PLAN = re.compile(
    rf"(?<![\d.])(19[4-9]\d|20\d\d)年(?:{_TO_OPEN.pattern}|(?:底|末|年底)?(?:前|之前|以前)(?!后|期))"
)

_FAR = 3
"""Plans reach at most so many years ahead, but for those of the state."""


def _read_seasons(flat: str, page_day: tuple[int, int], bound: _Bound) -> None:
    """A season or school year of two years: its second half is told from the spring of the second."""
    for match in _SEASON.finditer(flat):
        bound.raise_to(int(match[1]) + (page_day[0] < _SEASON_BEGINS), f"文中的“{match.group()}”")


_SEASON = re.compile(r"(20\d\d)[年]?[—–－-]{1,2}20\d\d(?:年?度)?(?:赛季|学年)")
_SEASON_BEGINS = 8
"""Month from which the first half of a season is played."""


def _read_events(flat: str, page_day: tuple[int, int], bound: _Bound) -> None:
    """Public events with known dates, and words with a beginning: a page that has them is not older."""
    for name, (year, month) in (*find_events(flat), *find_eras(flat)):
        later = year + (month > page_day[0])
        bound.raise_to(later, f"“{name}”({year}年{f'{month}月' if month > 1 else ''})")
