"""Order: which hits come first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search.documents import Documents, Ids
from search.query import Sort

UNKNOWN_LAST = 2**31 - 1
"""Sorts articles of unknown day behind all others in either order of time."""


def order_hits(
    documents: Documents, sort: Sort, ids: Ids, scores: NDArray[np.float64], wanted: int
) -> NDArray[np.int64]:
    """Return the places in `ids` of the first `wanted` hits, best first.

    Equal scores are ordered newest first, equal days by place in the archive, so that an answer is the
    same each time.
    """
    days = documents.days[ids]
    newest = np.where(days > 0, -days, UNKNOWN_LAST)
    if sort is Sort.RELEVANCE:
        candidates = _best(scores, wanted)
        order = np.lexsort((ids[candidates], newest[candidates], -scores[candidates]))
        return candidates[order][:wanted]
    keys = newest if sort is Sort.NEWEST else np.where(days > 0, days, UNKNOWN_LAST)
    candidates = _best(-keys.astype(np.float64), wanted)
    return candidates[np.lexsort((ids[candidates], keys[candidates]))][:wanted]


def _best(scores: NDArray[np.float64], wanted: int) -> NDArray[np.int64]:
    """Return all places whose score is at least that of the `wanted`-th best."""
    if wanted >= len(scores):
        return np.arange(len(scores))
    threshold = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
    return np.flatnonzero(scores >= threshold)
