"""Weights: how telling a pair of characters is among the stories of one page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.signs import bigrams, squeeze


def weigh_pairs(drafts: Sequence[Draft]) -> dict[str, float]:
    """Weigh each pair of characters by how few stories of the page have it."""
    counts = Counter(pair for draft in drafts for pair in draft.pairs)
    return {pair: math.log((1 + len(drafts)) / count) for pair, count in counts.items()}


def fit(title: str, pairs: frozenset[str], weights: dict[str, float]) -> float:
    """Return how well a heading fits a body, 0 to 1."""
    own = bigrams(squeeze(title))
    total = sum(weights.get(pair, 1.0) for pair in own)
    return sum(weights.get(pair, 1.0) for pair in own & pairs) / total if total else 0.0
