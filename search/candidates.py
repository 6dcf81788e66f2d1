"""Candidates: a few articles looked at closely, for where in them strings stand and how near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.documents import Documents, Ids
from search.occurrences import find_within

NEAR = 20
"""Characters between the beginnings of two strings that stand near each other: a clause or two. 10 to 30 are
alike on the headline queries (`make eval`)."""

BACKWARDS = 0.5
"""Weight of two strings near each other in the wrong order."""

LEAD = 160
"""Characters of the lead (导语): what comes first in a news story sums it up."""

_OFFSET_BITS = 32


@dataclass(frozen=True, slots=True)
class Places:
    """Where one string stands in one field of the candidates: a row an occurrence, in order."""

    owners: NDArray[np.int64]
    """Numbers of candidates, from 0."""
    offsets: NDArray[np.int64]
    """Characters from the beginning of the candidate's text."""

    def counts(self, candidates: int) -> NDArray[np.float64]:
        """Return how often the string stands in each candidate."""
        return np.bincount(self.owners, minlength=candidates).astype(np.float64)

    def leads(self, candidates: int) -> NDArray[np.bool_]:
        """Return which candidates have the string in their lead."""
        found = np.zeros(candidates, bool)
        found[self.owners[self.offsets < LEAD]] = True
        return found

    def nearness(self, following: Places, candidates: int) -> NDArray[np.float64]:
        """Return how often the string stands near another: full weight where the other follows it."""
        here = (self.owners << _OFFSET_BITS) | self.offsets
        there = (following.owners << _OFFSET_BITS) | following.offsets
        if not len(here) or not len(there):
            return np.zeros(candidates)
        after = np.searchsorted(there, here, side="right")
        next_one = there[np.minimum(after, len(there) - 1)]
        one_before = there[np.maximum(after - 1, 0)]
        is_after = (next_one > here) & (next_one - here <= NEAR)
        is_before = (one_before <= here) & (here - one_before <= NEAR)
        weights = np.where(is_after, 1.0, np.where(is_before, BACKWARDS, 0.0))
        return np.bincount(self.owners, weights=weights, minlength=candidates).astype(np.float64)


class Candidates:
    """Some articles of one generation."""

    def __init__(self, documents: Documents, ids: Ids) -> None:
        """Take the articles `ids`, ascending."""
        self._documents = documents
        self.ids = ids
        bounds = np.searchsorted(ids, [*documents.bases, documents.count])
        self._runs = [
            (segment, low, high, (ids[low:high] - base).astype(np.int64))
            for segment, base, low, high in zip(
                documents.segments, documents.bases, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True
            )
            if high > low
        ]
        self._places: dict[tuple[str, str], Places] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def lengths(self, field: str) -> NDArray[np.float64]:
        """Return the characters each candidate has in a field."""
        lengths = np.zeros(len(self.ids))
        for segment, low, high, docnums in self._runs:
            starts = segment.text(field).starts
            lengths[low:high] = starts[docnums + 1].astype(np.int64) - starts[docnums]
        return lengths

    def places(self, field: str, folded: str) -> Places:
        """Return where a folded string stands in a field."""
        key = (field, folded)
        if key not in self._places:
            owners, offsets = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
            for segment, low, _, docnums in self._runs:
                tables = segment.text(field)
                starts, ends = tables.starts[docnums], tables.starts[docnums + 1]
                owner, positions = find_within(tables, folded, starts, ends)
                owners.append(owner + low)
                offsets.append(positions - starts[owner])
            self._places[key] = Places(np.concatenate(owners), np.concatenate(offsets))
        return self._places[key]
