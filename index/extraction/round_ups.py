"""Round-ups: news from several places under one heading, each under the name of its place."""

from __future__ import annotations

from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.line_kinds import LineKind
from index.extraction.places import COUNTRIES
from index.extraction.signs import squeeze
from index.extraction.units import Unit

_LONGEST_PLACE = 3
_LONGEST_FURTHER = 5
"""Characters of the longest heading over a further lead-in that is a place's or a country's, no headline; and
where one stands over the first news already."""


def is_place_in_round_up(story: Draft, run: Sequence[Unit]) -> bool:
    """Tell whether a heading over a lead-in names a further place of the story so far.

    The heading of a round-up, or the column's name over it, is longer than the places'. News that somebody
    signs is over, where no place stands over it.
    """
    if len(run) != 1 or not (story.has_lead and story.titles):
        return False
    if len(squeeze(story.title_text)) <= _LONGEST_PLACE and not story.labels:
        return False
    parts = [unit for unit in (*story.titles[1:], *story.body) if unit.kind is LineKind.TITLE]
    has_places = any(len(squeeze(unit.flat)) <= _LONGEST_PLACE or _is_country(unit) for unit in parts)
    length = 0 if _is_country(run[0]) else len(squeeze(run[0].flat))
    if has_places:
        return length <= _LONGEST_FURTHER
    return length <= _LONGEST_PLACE and not (story.prose and (story.is_signed or story.prose[-1].byline))


def _is_country(unit: Unit) -> bool:
    return squeeze(unit.flat) in COUNTRIES
