"""Slices: the postings of several segments brought into one order of terms, in pieces that fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, release_pages

PIECE = 2_000_000
"""Postings handled at once; some 60 MB."""

DROPPED = 2**32 - 1
"""Stands for the number of a deleted document."""


Source = Callable[[int, int], Array]
"""Returns the uint32 values of a segment's postings from one place to another, half-open."""


@dataclass(frozen=True, slots=True)
class Slices:
    """Every term's postings in every segment, ordered by term, then by segment."""

    terms: Array
    """The distinct terms, ascending."""
    term_of: NDArray[np.int64]
    """For each slice the place of its term in `terms`."""
    segment_of: NDArray[np.int64]
    starts: NDArray[np.int64]
    """Where each slice begins in its segment's postings."""
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, terms: Sequence[Array], offsets: Sequence[Array]) -> Slices:
        """Order the slices of segments with ascending `terms` whose postings begin at `offsets`."""
        every = np.concatenate(terms)
        segments = np.repeat(np.arange(len(terms)), [len(own) for own in terms])
        starts = np.concatenate([own[:-1].astype(np.int64) for own in offsets])
        lengths = np.concatenate([np.diff(own).astype(np.int64) for own in offsets])
        order = np.argsort(every, kind="stable")
        distinct, places = np.unique(every[order], return_inverse=True)
        return cls(distinct, places, segments[order], starts[order], lengths[order])

    def gathered(self, sources: Sequence[Source]) -> Iterator[tuple[NDArray[np.int64], Array]]:
        """Yield, piece by piece, the term of each posting and its value, in the order of the terms.

        Args:
            sources: one for each segment.
        """
        ends = np.cumsum(self.lengths)
        first = 0
        while first < len(ends):
            before = int(ends[first - 1]) if first else 0
            last = max(int(np.searchsorted(ends, before + PIECE, side="right")), first + 1)
            yield self._piece(first, last, sources)
            first = last

    def _piece(self, first: int, last: int, sources: Sequence[Source]) -> tuple[NDArray[np.int64], Array]:
        lengths = self.lengths[first:last]
        ends = np.cumsum(lengths)
        values = np.empty(int(ends[-1]), np.uint32)
        for segment, source in enumerate(sources):
            own = np.flatnonzero(self.segment_of[first:last] == segment)
            if len(own):  # one segment's slices follow one another there as they do here
                low = int(self.starts[first + own[0]])
                high = int(self.starts[first + own[-1]] + lengths[own[-1]])
                values[_runs((ends - lengths)[own], lengths[own])] = source(low, high)
        release_pages()
        return np.repeat(self.term_of[first:last], lengths), values


def _runs(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers start, start + 1, … of each run, one run after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total)
