"""Speakers: the names before the colons of a conversation: 记者：…, 问：…."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from index.extraction.line_kinds import LineKind
from index.extraction.signs import HAN
from index.extraction.units import Unit

_SPEAKER = re.compile(rf"^([{HAN}]{{1,6}}):(?=.)")
_LEAST_TURNS = 3
"""Turns that make a conversation of one speaker; what heads a part stands once."""

_ASKED = frozenset("问答")


def read_speaker(flat: str) -> str:
    """Return the word before the colon that opens a paragraph, or "".

    >>> read_speaker("记者:下一步怎么办?")
    '记者'
    """
    match = _SPEAKER.match(flat)
    return match[1] if match else ""


def find_speakers(units: Sequence[Unit]) -> frozenset[str]:
    """Return who takes several turns on a page and is answered; a short turn is no heading."""
    turns: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for unit, following in itertools.zip_longest(units, units[1:]):
        name = read_speaker(unit.flat) if unit.kind is LineKind.TEXT else ""
        if not name:
            continue
        turns[name] += 1
        other = read_speaker(following.flat) if following and following.kind is LineKind.TEXT else ""
        if other and other != name:
            answered[name] += 1
            answered[other] += 1
    return frozenset(
        name
        for name, count in turns.items()
        if answered[name] and (name in _ASKED or min(count, answered[name] + 1) >= _LEAST_TURNS)
    )
