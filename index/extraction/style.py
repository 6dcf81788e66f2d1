"""Style: the habits of one page that its borders depend on."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.extraction.bylines import is_author_name
from index.extraction.furniture import IMAGE_LINK
from index.extraction.line_kinds import ASIDE, LineKind
from index.extraction.names import is_full_name
from index.extraction.signs import squeeze
from index.extraction.units import Unit

_OPENERS = frozenset([LineKind.LEAD, LineKind.BYLINE, LineKind.AUTHOR])
_SIGNERS = frozenset([LineKind.BYLINE, LineKind.AUTHOR])


@dataclass(frozen=True, slots=True)
class PageStyle:
    """What a page does everywhere."""

    usual_gap: int
    """Blank lines that usually stand between paragraphs."""
    signed: float
    """Share of the runs of headings that have a byline or author under them."""
    levels: frozenset[int]
    """Levels of # that head stories; deeper ones are sub-headings."""
    after_rule: frozenset[int]
    """Numbers of the lines under a ruled line."""
    after_image: frozenset[int]
    """Numbers of the lines under the link of an image."""


def read_style(units: Sequence[Unit]) -> PageStyle:
    """Return the habits of a page."""
    text = [unit for unit in units if unit.kind not in ASIDE]
    levels = _headline_levels(text)
    gaps = Counter(unit.gap for unit in units if unit.is_prose)
    return PageStyle(
        usual_gap=gaps.most_common(1)[0][0] if gaps else 1,
        signed=_signed_share(text),
        levels=levels,
        after_rule=frozenset(
            following.lines[0].number
            for unit, following in itertools.pairwise(units)
            if unit.kind is LineKind.RULE
        ),
        after_image=frozenset(
            following.lines[0].number
            for unit, following in itertools.pairwise(units)
            if unit.reason == IMAGE_LINK
        ),
    )


def is_author(unit: Unit) -> bool:
    """Tell whether a short line under a heading is its author's bare name."""
    return not unit.level and is_author_name(unit.text)


def _is_signer(unit: Unit) -> bool:
    """Tell whether a short line is a bare name that begins with a surname."""
    return unit.kind is LineKind.TITLE and is_author(unit) and is_full_name(squeeze(unit.flat))


def run_end(units: Sequence[Unit], place: int) -> int:
    """Return where the run of headings, labels and bylines ends that begins at `place`."""
    while place < len(units) and units[place].is_head:
        place += 1
    return place


def _headline_levels(units: Sequence[Unit]) -> frozenset[int]:
    """Return the levels under which a story opens, and all above them."""
    levels = {unit.level for unit in units if unit.level}
    opening = {
        unit.level
        for unit, following in itertools.pairwise(units)
        if unit.level
        and (following.kind in _OPENERS or _is_signer(following))
        and not unit.flat.startswith("—")
    }
    deepest = max(opening, default=min(levels, default=0))
    return frozenset(level for level in levels if level <= deepest)


def _signed_share(units: Sequence[Unit]) -> float:
    runs = signed = place = 0
    while place < len(units):
        end = run_end(units, place)
        run = units[place:end]
        if run and run[0].kind is LineKind.TITLE:
            runs += 1
            signed += any(unit.kind in _SIGNERS for unit in run) or any(is_author(unit) for unit in run[1:])
        place = max(end, place + 1)
    return signed / runs if runs else 0.0
