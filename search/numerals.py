"""Numerals: days and years printed in Han characters and in digits are the same days and years.

Only what can mean nothing else has a second spelling: years of four digits before 年, months before 月,
days before 日 or 号. A short number has none where nothing before it shows that it is whole: 1月 stands in
11月, 十日 in 二十日. Everything else (二十大, 百分之五, 一百元) is found as it is typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

_HAN_DIGITS = "〇一二三四五六七八九"
_ZERO = "零"
"""The other way to print 〇."""

_TENS = ("", "十", "二十", "三十")
_NUMBERS = tuple(f"{_TENS[number // 10]}{_HAN_DIGITS[number % 10]}".rstrip("〇") for number in range(32))
_SHORT_MONTHS = 2
"""January and February, unlike other months, are the end of a longer one: 11月, 十二月."""
_SHORT_DAYS = 19
"""Days up to this are the end of a longer one: 十九日, 29日."""

_BEFORE = f"(?<![0-9.,{_HAN_DIGITS}{_ZERO}两十百千万亿数几])"
"""No part of a longer number."""


def _pattern(year: str, numbers: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the numbers of dates; `numbers` are the spellings of 0 to 31."""

    def choice(first: int, last: int) -> str:
        return "|".join(sorted(numbers[first : last + 1], key=len, reverse=True))

    return re.compile(
        f"{_BEFORE}(?P<year>{year})(?=年)"
        f"|(?<=年)(?:{choice(1, 12)})(?=月)"
        f"|(?<=月)(?:{choice(1, 31)})(?=[日号])"
        f"|{_BEFORE}(?:{choice(_SHORT_MONTHS + 1, 12)})(?=月)"
        f"|{_BEFORE}(?:{choice(_SHORT_DAYS + 1, 31)})(?=日)"
    )


_HAN_YEAR = f"[一二][{_HAN_DIGITS}{_ZERO}]{{3}}"
_YEAR = re.compile(f"{_BEFORE}[12][0-9]{{3}}(?=年)")
_IN_HAN = _pattern(_HAN_YEAR, _NUMBERS)
_IN_DIGITS = _pattern("[12][0-9]{3}", tuple(map(str, range(32))))

_TO_DIGITS = {ord(han): str(digit) for digit, han in enumerate(_HAN_DIGITS)} | {ord(_ZERO): "0"}


@lru_cache(maxsize=256)
def spellings(folded: str) -> tuple[str, ...]:
    """Return the equal spellings of a folded text, itself first: the years in each, the rest in each.

    >>> spellings("2020年12月")[1:]
    ('二〇二〇年12月', '二零二零年12月', '2020年十二月', '二〇二〇年十二月', '二零二零年十二月')
    >>> spellings("二〇二〇年"), spellings("二十大")
    (('二〇二〇年', '2020年', '二零二零年'), ('二十大',))
    """
    digits = _IN_HAN.sub(_in_digits, folded)
    bases = (digits, _IN_DIGITS.sub(_in_han, digits))
    years = ((lambda year: year[0]), _year_in_han, _year_with_other_zero)
    return tuple(dict.fromkeys((folded, *(_YEAR.sub(spell, base) for base in bases for spell in years))))


def _in_digits(number: re.Match[str]) -> str:
    if number["year"]:
        return number["year"].translate(_TO_DIGITS)
    return str(_NUMBERS.index(number[0]))


def _in_han(number: re.Match[str]) -> str:
    return number["year"] or _NUMBERS[int(number[0])]


def _year_in_han(year: re.Match[str]) -> str:
    return "".join(_HAN_DIGITS[int(digit)] for digit in year[0])


def _year_with_other_zero(year: re.Match[str]) -> str:
    return _year_in_han(year).replace("〇", _ZERO)
