"""Order: which hits come first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search.documents import Documents
from search.matches import Matches
from search.query import Sort

Places = NDArray[np.int64]


def order_hits(documents: Documents, sort: Sort, found: Matches, wanted: int) -> Places:
    """Return the places in `found` of the first `wanted` hits, best first.

    Equal scores are ordered newest first, equal days by place in the archive, so that an answer is the
    same each time. Articles of unknown day are behind all others in either order of time.
    """
    ids, scores = found.ids, found.scores
    if sort is Sort.RELEVANCE:
        above, level = _lowest(-scores, wanted)
        if len(above) + len(level) > wanted:
            level = level[np.concatenate(_lowest(documents.newest[ids[level]], wanted - len(above)))]
        first = np.append(above, level)
        chosen = ids[first]
        return first[np.lexsort((chosen, documents.newest[chosen], -scores[first]))][:wanted]
    keys = (documents.newest if sort is Sort.NEWEST else documents.oldest)[ids]
    first = np.concatenate(_lowest(keys, wanted))
    return first[np.lexsort((ids[first], keys[first]))][:wanted]


def _lowest(keys: NDArray[np.float64] | NDArray[np.int32], wanted: int) -> tuple[Places, Places]:
    """Return the places of the keys below the `wanted`-th lowest, and of all that are level with it."""
    if wanted >= len(keys):
        return np.arange(len(keys)), np.zeros(0, np.int64)
    threshold = np.partition(keys, wanted - 1)[wanted - 1]
    return (keys < threshold).nonzero()[0], (keys == threshold).nonzero()[0]
