"""The list: which hits a page of an answer shows, in what order, and where reprints go.

A story printed five times would fill the first page. So among the first hits by relevance every story stands
once, and its further prints follow after them: all are in the list, each once, at the same rank on every
page size. Where the query merges reprints, they are not hits of their own but stand with the first.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.documents import Documents
from search.matches import Matches
from search.query import Query, Sort
from search.ranking import order_hits
from search.reprints import Reprints
from search.result_cache import ResultCache

MERGED_BYTES = 32_000_000
"""Memory for merged lists: finding the reprints among all matches takes 10 microseconds each, once a list."""

WINDOW = 50
"""Hits among which repeated stories give way: five pages, further than most readers go."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One hit of a page."""

    place: int
    """In the documents that match."""
    reprints: tuple[int, ...] = ()
    """Places of the further prints that stand with it, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The hits of one page."""

    hits: tuple[Listed, ...]
    groups: int | None = None
    """Number of hits on all pages where reprints are merged; else None."""


@dataclass(frozen=True, slots=True)
class _Merged:
    """A whole list in which each story is one hit."""

    order: NDArray[np.int32]
    """Places in the documents that match, best first."""
    origins: NDArray[np.int32]
    """For each rank the rank of the hit it stands with; -1 for a hit of its own."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self.order.nbytes + self.origins.nbytes


class Lister:
    """Lists the hits of one generation's answers."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._reprints = Reprints(documents)
        self._merged: ResultCache[Query, _Merged] = ResultCache(MERGED_BYTES)

    @property
    def cached_bytes(self) -> int:
        """Bytes of memory that kept lists take."""
        return self._merged.nbytes

    def list(self, query: Query, found: Matches) -> Listing:
        """Return the hits of the page that `query` asks for.

        Args:
            query: its sort, page, size and whether it merges reprints.
            found: what matches.
        """
        first = (query.page - 1) * query.size
        last = first + query.size
        if query.merge_reprints:
            return self._of_stories(query, found, first, last)
        is_ranked = query.sort is Sort.RELEVANCE and bool(found.scores.any())
        if not is_ranked or first >= WINDOW:
            order = order_hits(self._documents, query.sort, found, last)
        else:
            order = order_hits(self._documents, query.sort, found, max(last, WINDOW))
            order[:WINDOW] = self._repeats_behind(found, order[:WINDOW], last)
        return Listing(tuple(Listed(place) for place in order[first:last].tolist()))

    def _repeats_behind(self, found: Matches, order: NDArray[np.int64], last: int) -> NDArray[np.int64]:
        """Return the first hits with those that repeat a story behind the others, right as far as `last`.

        What a hit repeats stands before it: where the first so many hold `last` stories, the rest can wait.
        """
        looked_at = min(last, len(order))
        while True:
            is_repeat = self._reprints.repeats(found.ids[order[:looked_at]]) >= 0
            if looked_at == len(order) or looked_at - int(is_repeat.sum()) >= last:
                break
            looked_at = min(2 * looked_at, len(order))
        whole = np.zeros(len(order), bool)
        whole[:looked_at] = is_repeat
        return order[np.argsort(whole, kind="stable")]

    def _of_stories(self, query: Query, found: Matches, first: int, last: int) -> Listing:
        """Return the hits of one page where each story is one hit, at the rank of its best print."""
        key = dataclasses.replace(query, page=1, size=1)
        merged = self._merged.get(key)
        if merged is None:
            order = order_hits(self._documents, query.sort, found, len(found.ids))
            origins = self._reprints.repeats(found.ids[order])
            merged = _Merged(order.astype(np.int32), origins.astype(np.int32))
            self._merged.put(key, merged)
        leading = np.flatnonzero(merged.origins < 0)
        hits = tuple(
            Listed(int(merged.order[rank]), tuple(merged.order[merged.origins == rank].tolist()))
            for rank in leading[first:last].tolist()
        )
        return Listing(hits, len(leading))
