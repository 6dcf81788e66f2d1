"""Vocabulary: which words passages of a page have in common, and how telling they are on that page."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from index.extraction.signs import bigrams
from index.extraction.units import Unit
from index.tokens import cut_words, word_frequencies

_STORY = 3000
_PASSAGE = 1500
"""Characters of a story, from its end, and of a passage, from its beginning, that are compared."""


def cohesion(story: str, after: str) -> float:
    """Return the share of a passage's repeated words that the story before it has too, 0 to 1."""
    if not story or not after:
        return 0.0
    known, own = bigrams(story[-_STORY:]), bigrams(after[:_PASSAGE])
    return len(known & own) / math.sqrt(len(known) * len(own)) * 3 if known and own else 0.0


def overlap(title: str, text: str) -> float:
    """Return the share of a heading's words that the text has."""
    own = bigrams(title)
    return len(own & bigrams(text)) / len(own) if own else 0.0


def likeness(story: str, after: str) -> float:
    """Return how alike two passages are by their words, 0 to 5: a word counts the more the rarer it is.

    The cosine of their words' weights, and not on the page but in the language: a page has too few words to
    tell which of them are telling.
    """
    one, other = _weights(story[-_STORY:]), _weights(after[:_PASSAGE])
    most = math.sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values()))
    shared = sum(one[word] * weight for word, weight in other.items() if word in one)
    return 5 * shared / most if most else 0.0


_COMMON = 6.0
"""Natural logarithm of one in 400: a word that common says nothing about what a passage is on."""


def _weights(text: str) -> dict[str, float]:
    """Return the words of a text with their weights, in the order in which they stand."""
    frequencies, total = _language()
    counts = Counter(word for word in cut_words(text) if len(word) > 1 and not word.isdigit())
    return {
        word: (1 + math.log(count)) * max(math.log(total / (frequencies.get(word, 0) + 3)) - _COMMON, 0.0)
        for word, count in counts.items()
    }


@functools.cache
def _language() -> tuple[dict[str, int], int]:
    """Return how often words stand in the language, and the words counted; read when first needed."""
    frequencies = word_frequencies()
    return frequencies, max(sum(frequencies.values()), 1)


class PageVocabulary:
    """The names of one page, by how many of its paragraphs have them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._paragraphs = [unit for unit in units if unit.is_prose]

    def shared_only_here(self, story: Sequence[Unit], after: Sequence[Unit]) -> float:
        """Return how many runs of three characters two passages share that the rest of the page has not.

        Names, mostly. By the square root of the second passage's length, at most 2.
        """
        passage = list(_up_to(after, _PASSAGE))
        known = frozenset[str]().union(*map(self._runs_of, story))
        shared = known & frozenset[str]().union(*map(self._runs_of, passage))
        taken = Counter(run for unit in (*story, *after) for run in shared & self._runs_of(unit))
        length = min(sum(len(unit.flat) for unit in passage), _PASSAGE)
        return min(sum(self._run_counts[run] <= taken[run] for run in shared) / math.sqrt(length + 1), 2.0)

    def _runs_of(self, unit: Unit) -> frozenset[str]:
        """Return the runs of a paragraph; a line may have become one since the page was read."""
        return self._runs.get(id(unit)) or _trigrams(unit.flat)

    @functools.cached_property
    def _runs(self) -> dict[int, frozenset[str]]:
        """The runs of three characters of each paragraph."""
        return {id(unit): _trigrams(unit.flat) for unit in self._paragraphs}

    @functools.cached_property
    def _run_counts(self) -> Counter[str]:
        """How many paragraphs have each run of three characters."""
        return Counter(run for runs in self._runs.values() for run in runs)


def _up_to(units: Sequence[Unit], most: int) -> Iterator[Unit]:
    """Yield units until they have so many characters."""
    length = 0
    for unit in units:
        if length >= most:
            return
        yield unit
        length += len(unit.flat)


def _trigrams(text: str) -> frozenset[str]:
    return frozenset(map("".join, zip(text, text[1:], text[2:], strict=False)))
