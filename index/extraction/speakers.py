"""Speakers: the names before the colons of a conversation: 记者：…, 问：…."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from index.extraction.lines import LineKind
from index.extraction.signs import HAN
from index.extraction.units import Unit

_SPEAKER = re.compile(rf"^([{HAN}]{{1,6}}):(?=.)")
_LEAST_TURNS = 3
"""Turns that make a conversation of one speaker; what heads a part stands once."""

_ASKED = frozenset("问答")


def speaker(flat: str) -> str:
    """Return the word before the colon that opens a paragraph, or "".

    >>> speaker("记者:下一步怎么办?")
    '记者'
    """
    match = _SPEAKER.match(flat)
    return match[1] if match else ""


def find_speakers(units: Iterable[Unit]) -> frozenset[str]:
    """Return who takes several turns on a page; a short turn is no heading."""
    turns = Counter(speaker(unit.flat) for unit in units if unit.kind is LineKind.TEXT)
    return frozenset(
        name for name, count in turns.items() if name in _ASKED or (name and count >= _LEAST_TURNS)
    )
