"""Rolls: lines that are nothing but people's names, as lists of members, winners and delegates print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.line_kinds import LineKind
from index.extraction.names import is_full_name, split_names
from index.extraction.signs import IN_BRACKETS
from index.extraction.units import Unit

_GROUP = re.compile(r"^.{2,20}\((?:共|计)?[\d零〇一二三四五六七八九十百千]{1,6}[名人位]\)$")
"""Heads a part of a roll with how many it names: 工会（12名）."""

_PARTED = re.compile(r"[\s、]+")
_KINDS = frozenset([LineKind.TEXT, LineKind.TITLE, LineKind.AUTHOR])
_LEAST_ALONE = 6
_LEAST_BESIDE = 3
_LEAST_LINES = 5
"""Names of a line that is a roll by itself or beside another, and lines of a roll with a name in each."""

_SURE = 0.8
"""Share of a roll's words that begin with a surname."""


def mark_rolls(units: Sequence[Unit]) -> None:
    """Take lines of names for rows, and the heads of their parts for text."""
    counts = [_count_names(unit) for unit in units]
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and (counts[end] or (end > start and _is_group(units[end]))):
            end += 1
        while end > start and not counts[end - 1]:
            end -= 1
        if _is_roll(counts[start:end]):
            _mark(units[max(0, start - 1) : end], counts[max(0, start - 1) : end])
        start = max(end, start + 1)


def _is_roll(counts: Sequence[int]) -> bool:
    named = [count for count in counts if count]
    return (
        max(named, default=0) >= _LEAST_ALONE
        or sum(count >= _LEAST_BESIDE for count in named) > 1
        or len(named) >= _LEAST_LINES
    )


def _mark(units: Sequence[Unit], counts: Sequence[int]) -> None:
    for unit, count in zip(units, counts, strict=True):
        if count:
            unit.kind, unit.byline = LineKind.ROW, None
        elif _is_group(unit):
            unit.kind = LineKind.TEXT


def _is_group(unit: Unit) -> bool:
    return unit.kind in _KINDS and not unit.level and bool(_GROUP.match(unit.flat))


def _count_names(unit: Unit) -> int:
    """Return how many people a unit names, if it does nothing else; remarks in brackets name nobody."""
    if unit.kind not in _KINDS or unit.level or unit.is_verse or any(sign in unit.flat for sign in "。,:;!?"):
        return 0
    text = IN_BRACKETS.sub(" ", unit.flat)
    names = split_names(text) or []
    if len(_PARTED.split(text.strip())) < len(names):  # a headline may be read as a run of names
        return 0
    sure = sum(is_full_name(name) or "·" in name for name in names)
    return len(names) if sure and sure >= len(names) * _SURE else 0
