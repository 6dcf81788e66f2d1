"""Matches: the articles that something matches, and their scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.documents import Ids

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that a clause matches."""

    ids: Ids
    scores: Scores
    """Parallel to `ids`."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self.ids.nbytes + self.scores.nbytes

    def among(self, mask: NDArray[np.bool_]) -> Matches:
        """Return those for which `mask`, parallel to `ids`, is true."""
        return Matches(self.ids[mask], self.scores[mask])

    def intersection(self, other: Matches) -> Matches:
        """Return what both match, scores added."""
        one, other = (self, other) if len(self.ids) <= len(other.ids) else (other, self)
        if not len(one.ids):
            return one
        places = other.ids.searchsorted(one.ids)
        places[places == len(other.ids)] = 0
        common = other.ids[places] == one.ids
        return Matches(one.ids[common], one.scores[common] + other.scores[places[common]])


NOTHING = Matches(np.zeros(0, np.int64), np.zeros(0))


def united(parts: Sequence[Matches]) -> Matches:
    """Return what any of `parts` matches, scores added."""
    largest, *others = sorted(parts, key=lambda part: -len(part.ids)) or [NOTHING]
    ids, scores = largest.ids, largest.scores
    for part in others:
        if not len(part.ids):
            break
        places = ids.searchsorted(part.ids)
        is_known = ids[np.minimum(places, len(ids) - 1)] == part.ids
        scores = scores.copy()
        scores[places[is_known]] += part.scores[is_known]
        if not is_known.all():
            is_new = ~is_known
            ids = np.insert(ids, places[is_new], part.ids[is_new])
            scores = np.insert(scores, places[is_new], part.scores[is_new])
    return Matches(ids, scores)
