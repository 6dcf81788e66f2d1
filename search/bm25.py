"""BM25F: what one string says of the articles it stands in, by how often and how rare it is."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

K1 = 1.0
"""How soon further occurrences stop to matter. Whoosh's default is 1.2; on the first half of the headline
queries (`make eval`) 0.8 to 1.0 find one article in a hundred more."""

B = 0.5
"""How much a long text is held against its occurrences. Whoosh's default is 0.75; measured as `K1`."""

FIELD_WEIGHTS = {"headline": 2.5, "byline": 0.5, "body": 1.0}
"""A word in the headline says more of an article than one in the body; names and section say least."""


def damping(lengths: NDArray[np.float64], average_length: float) -> NDArray[np.float64]:
    """Return what is held against the occurrences in texts of so many characters: `K1` at the average.

    Infinite where no text of the archive has a character.
    """
    if not average_length:
        return np.full(len(lengths), np.inf)
    return K1 * ((1 - B) + B * lengths / average_length)


def saturated(frequencies: NDArray[np.float64], dampings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the frequencies levelled off, from 0 to `K1` + 1."""
    return frequencies * (K1 + 1) / (frequencies + dampings)


def rarity(found: int, articles: int) -> float:
    """Return the weight of a string that stands in `found` of so many articles, as Whoosh computes it."""
    return max(math.log(max(articles, 1) / (found + 1)) + 1, 0.01)
