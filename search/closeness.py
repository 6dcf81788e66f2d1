"""Closeness: what the best articles gain by having the words of a query near one another, in order, up front.

It looks into the texts, so only the first few by score are looked at; they gain, and so stay first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search.bm25 import FIELD_WEIGHTS, damping, saturated
from search.candidates import Candidates, Places
from search.clauses import Field, Term

CANDIDATES = 200
"""Articles looked at. 600 instead of 200 change nothing in the headline queries."""

NEAR_WEIGHT = 0.8
"""Weight of two words of the query near each other, against their being there at all.

This and the next two were tuned together on the first half of the headline queries (`make eval`): half or one
and a half times each loses up to one right article in a hundred."""

PAIR_WEIGHT = 0.5
"""Weight of two characters in a row, against a word."""

LEAD_WEIGHT = 0.2
"""Weight of a word or pair being in the lead, against its being there at all."""

_FIELDS: dict[Field, tuple[str, ...]] = {
    Field.ANY: ("headline", "body"),
    Field.HEADLINE: ("headline",),
    Field.BODY: ("body",),
}

Rarity = Callable[[Term], float]


def closeness(
    candidates: Candidates,
    average_length: Callable[[str], float],
    words: Sequence[Term],
    pairs: Sequence[Term],
    rarity: Rarity,
) -> NDArray[np.float64]:
    """Return what each candidate gains.

    Args:
        candidates: the articles.
        average_length: average characters of a field.
        words: in the order of the query.
        pairs: two characters in a row each; where there are any, the lead counts, too.
        rarity: weight of a term in this archive.
    """
    gains = np.zeros(len(candidates))
    for field in ("headline", "body"):
        here = [word for word in words if field in _FIELDS.get(word.field, ())]
        pairs_here = [pair for pair in pairs if field in _FIELDS.get(pair.field, ())]
        if not here and not pairs_here:
            continue
        dampings = damping(candidates.lengths(field), average_length(field))
        gain = np.zeros(len(candidates))
        for one, other in pairwise(here):
            near = _places(candidates, field, one).nearness(
                _places(candidates, field, other), len(candidates)
            )
            weight = (one.weight * rarity(one) + other.weight * rarity(other)) / 2
            gain += NEAR_WEIGHT * weight * saturated(near, dampings)
        for pair in pairs_here:
            counts = _places(candidates, field, pair).counts(len(candidates))
            gain += PAIR_WEIGHT * pair.weight * rarity(pair) * saturated(counts, dampings)
        if pairs_here and field == "body":
            for term in (*here, *pairs_here):
                leads = _places(candidates, field, term).leads(len(candidates))
                gain += LEAD_WEIGHT * term.weight * rarity(term) * leads
        gains += FIELD_WEIGHTS[field] * gain
    return gains


def _places(candidates: Candidates, field: str, term: Term) -> Places:
    return candidates.places(field, term.text)
