"""Proximity: where strings stand near each other in one field of one segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array
from index.inversion import TextTables
from search.occurrences import Counted, count_positions, find_string

Positions = NDArray[np.int64]
"""Offsets into the laid-out text, ascending."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where a string, or one of several, stands. The two arrays are sorted each for itself."""

    starts: Positions
    ends: Positions

    @classmethod
    def of(cls, tables: TextTables, strings: Sequence[str]) -> Spans:
        """Find all occurrences of folded strings."""
        starts = [find_string(tables, string) for string in strings]
        ends = [found + len(string) for found, string in zip(starts, strings, strict=True)]
        return cls(_joined(starts), _joined(ends))


def count_near(tables: TextTables, left: Sequence[str], right: Sequence[str], distance: int) -> Counted:
    """Count where one of the strings `left` and one of `right` stand at most `distance` characters apart.

    The order does not matter; strings that overlap are not near each other.
    """
    one, other = Spans.of(tables, left), Spans.of(tables, right)
    after = other.starts[_follows(other.starts, one.ends, tables.starts, distance)]
    before = one.starts[_follows(one.starts, other.ends, tables.starts, distance)]
    return count_positions(tables, _joined([after, before]))


def count_in_order(tables: TextTables, words: Sequence[str], distance: int) -> Counted:
    """Count where `words` stand in order with at most `distance` characters between neighbours."""
    starts = find_string(tables, words[0])
    for before, word in pairwise(words):
        ends = starts + len(before)
        starts = find_string(tables, word)
        starts = starts[_follows(starts, ends, tables.starts, distance)]
    return count_positions(tables, starts)


def _follows(starts: Positions, ends: Positions, texts: Array, distance: int) -> NDArray[np.bool_]:
    """Return which of `starts` have one of `ends` before them, near and in the same text."""
    if not len(ends):
        return np.zeros(len(starts), bool)
    places = np.searchsorted(ends, starts, side="right") - 1
    nearest = ends[np.maximum(places, 0)]
    is_near = (places >= 0) & (starts - nearest <= distance)
    here, there = (
        np.searchsorted(texts, found[is_near].astype(np.uint32), side="right") for found in (starts, nearest)
    )
    is_near[is_near] = here == there  # a break ends every text, so an end is never the next one's start
    return is_near


def _joined(runs: Sequence[Positions]) -> Positions:
    return runs[0] if len(runs) == 1 else np.sort(np.concatenate(runs))
