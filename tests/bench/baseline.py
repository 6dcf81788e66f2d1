"""The baseline: BM25 over pairs of Han characters, as most engines index Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


def cut_bigrams(folded: str) -> list[str]:
    """Cut a folded text: Latin and digits into words, the rest into overlapping pairs.

    It ranks better than pairs of everything: 0.763 against 0.753 of the second half's headlines come first.
    """
    terms: list[str] = []
    for run in _RUN.findall(folded):
        pairs = [run] if run[0].isascii() else [run[at : at + 2] for at in range(len(run) - 1)]
        terms += pairs or [run]
    return terms


class BigramIndex:
    """Texts ranked by BM25 over bigrams."""

    def __init__(self, folded: Sequence[str]) -> None:
        places: dict[str, int] = {}
        terms, owners, counts, lengths = [], [], [], []
        for owner, text in enumerate(folded):
            cut = cut_bigrams(text)
            lengths.append(len(cut))
            for term, count in Counter(cut).items():
                terms.append(places.setdefault(term, len(places)))
                owners.append(owner)
                counts.append(count)
        order = np.argsort(np.array(terms), kind="stable")
        self._places = places
        self._offsets = np.searchsorted(np.array(terms)[order], np.arange(len(places) + 1))
        self._owners = np.array(owners)[order]
        frequencies = np.array(counts, np.float64)[order]
        relative = np.array(lengths) / max(1.0, float(np.mean(lengths)))
        damping = K1 * (1 - B + B * relative[self._owners])
        self._gains = frequencies * (K1 + 1) / (frequencies + damping)
        self._size = len(folded)

    def scores(self, folded_query: str) -> NDArray[np.float64]:
        """Return the score of every text."""
        scores = np.zeros(self._size)
        for term, count in Counter(cut_bigrams(folded_query)).items():
            place = self._places.get(term)
            if place is None:
                continue
            run = slice(self._offsets[place], self._offsets[place + 1])
            found = run.stop - run.start
            scores[self._owners[run]] += (
                count * np.log(1 + (self._size - found + 0.5) / (found + 0.5)) * self._gains[run]
            )
        return scores

    def rank(self, folded_query: str, wanted: int) -> int:
        """Return the rank of text number `wanted`, from 1; of equal scores the earlier text is first."""
        scores = self.scores(folded_query)
        ahead = (scores > scores[wanted]).sum() + (scores[:wanted] == scores[wanted]).sum()
        return int(ahead) + 1
