"""Festivals of the lunar calendar: a day that is one of them fixes the year near which a page was printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import cnlunar

from index.extraction.signs import either

_FESTIVALS = {
    "大年初一": (1, 1),
    "正月初一": (1, 1),
    "大年三十": (1, 0),
    "除夕": (1, 0),
    "元宵节": (1, 15),
    "正月十五": (1, 15),
    "端午节": (5, 5),
    "端午": (5, 5),
    "七夕节": (7, 7),
    "七夕": (7, 7),
    "中秋节": (8, 15),
    "中秋": (8, 15),
    "重阳节": (9, 9),
    "九九重阳": (9, 9),
    "腊八节": (12, 8),
    "腊八": (12, 8),
}
"""Month and day of the lunar calendar; day 0 is the one before the first."""

_SAID = "(?:正值|正是|恰逢|恰是|适逢|正逢|又是|是|为|时值)?(?:(?:我国|中国|中华民族)?传统|农历|一年一度的?)?"
_FESTIVAL_DAY = re.compile(
    r"(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日[,(]?"
    rf"{_SAID}“?(?P<name>{either(' '.join(_FESTIVALS))})"
    r"(?!前|后|将|期间|假期|长假|小长假|来临|临近|晚会)"
)

_FIRST, _LAST = 1901, 2100
"""Years that the calendar knows."""

_SEARCHED = 8
"""Years that are looked at: a lunar day falls on the same solar one every eight years at the earliest."""


def find_festivals(flat: str, earliest: int) -> Iterator[tuple[str, int]]:
    """Yield what a text says of a festival's day, and the first year not before `earliest` that it fits.

    >>> list(find_festivals("6月10日,端午节,河上赛龙舟。", 2022))
    [('6月10日,端午节', 2024)]
    """
    for match in _FESTIVAL_DAY.finditer(flat):
        wanted = _FESTIVALS[match["name"]]
        for year in range(max(earliest, _FIRST), min(earliest + _SEARCHED, _LAST)):
            if _is_on(year, int(match["month"]), int(match["day"]), wanted):
                yield match.group(), year
                break


def _is_on(year: int, month: int, day: int, lunar: tuple[int, int]) -> bool:
    """Tell whether a solar day is the lunar one, in no leap month."""
    try:
        solar = dt.datetime(year, month, day)  # noqa: DTZ001 - the calendar takes days without a zone
    except ValueError:
        return False
    if not lunar[1]:
        solar, lunar = solar + dt.timedelta(days=1), (lunar[0], 1)
    found = cnlunar.Lunar(solar)
    return (found.lunarMonth, found.lunarDay) == lunar and not found.isLunarLeapMonth
