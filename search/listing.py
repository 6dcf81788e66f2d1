"""The list: which hits a page of an answer shows, in what order, and where reprints go.

A story printed five times would fill the first page. So among the first hits by relevance every story stands
once, and its further prints follow after them: all are in the list, each once, at the same rank on every
page size. Where the query merges reprints, they are not hits of their own but stand with the first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.documents import Documents, Ids
from search.matches import Matches
from search.query import Query, Sort
from search.ranking import order_hits
from search.reprints import Reprints

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


def list_hits(documents: Documents, query: Query, found: Matches) -> Listing:
    """Return the hits of the page that `query` asks for.

    Args:
        documents: of the generation.
        query: its sort, page, size and whether it merges reprints.
        found: what matches.
    """
    ids = found.ids
    first = (query.page - 1) * query.size
    last = first + query.size
    if query.merge_reprints:
        return _merged(documents, ids, order_hits(documents, query.sort, found, len(ids)), first, last)
    is_ranked = query.sort is Sort.RELEVANCE and bool(found.scores.any())
    if not is_ranked or first >= WINDOW:
        order = order_hits(documents, query.sort, found, last)
    else:
        order = order_hits(documents, query.sort, found, max(last, WINDOW))
        is_repeat = Reprints(documents).repeats(ids[order[:WINDOW]]) >= 0
        order[:WINDOW] = order[:WINDOW][np.argsort(is_repeat, kind="stable")]
    return Listing(tuple(Listed(place) for place in order[first:last].tolist()))


def _merged(documents: Documents, ids: Ids, order: NDArray[np.int64], first: int, last: int) -> Listing:
    """Return the hits of one page where each story is one hit, at the rank of its best print."""
    origins = Reprints(documents).repeats(ids[order])
    leading = np.flatnonzero(origins < 0)
    hits = tuple(
        Listed(int(order[rank]), tuple(order[np.flatnonzero(origins == rank)].tolist()))
        for rank in leading[first:last].tolist()
    )
    return Listing(hits, len(leading))
