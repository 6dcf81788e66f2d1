"""Related articles (相关报道): reprints of an article, and others on the same subject.

What an article is about is told by its telling words: those it repeats, or prints in its headline, and few
others have. Another article is similar when it has many of them, and the reader is told which.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.folding import fold_text
from index.tokens import cut_words, name_words
from search.documents import Documents, Ids
from search.occurrences import count_word
from search.reprints import Reprints
from search.result import Related, Similar

BODY_CHARACTERS = 2000
"""Characters of the body that are read for its subject: a news story says it at once."""

CANDIDATES = 32
"""Words looked up in the index, the most frequent ones of the article; each costs a search a segment."""

TELLING_WORDS = 12
"""Words that say what an article is about."""

HEADLINE_WEIGHT = 3
"""Occurrences in the body that one in the headline is worth."""

USUAL_LENGTH = 700
"""Characters of a news story; a text of this length counts in full."""

LEAST_LIKENESS = 0.25
"""Of an article's own score with its telling words that a similar one must reach."""

FEWEST_SHARED = 2
"""Telling words that a similar article must have."""

SHOWN_WORDS = 5
"""Shared words that are named, the most telling first."""


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """The articles that have a word in one field, and how often; parallel arrays."""

    ids: Ids
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _TellingWord:
    """A word of the article and where else it stands."""

    word: str
    ids: Ids
    scores: NDArray[np.float64]
    """How much each of the documents is about the word."""


def find_related(documents: Documents, number: int, limit: int) -> Related:
    """Return the reprints of document `number` and at most `limit` similar articles, the likest first."""
    reprints = Reprints(documents).of(number)
    article = documents.article(number)
    similar = _find_similar(documents, article, number, {number, *reprints}, limit)
    return Related(similar, tuple(map(documents.article, reprints)))


def _find_similar(
    documents: Documents, article: Article, number: int, excluded: Collection[int], limit: int
) -> tuple[Similar, ...]:
    names = name_words(documents.values("people").of(number))
    words = _telling_words(documents, article, names, excluded)
    scores = np.zeros(documents.count)
    shared = np.zeros(documents.count, np.int64)
    for word in words:
        scores[word.ids] += word.scores
        shared[word.ids] += 1
    least = LEAST_LIKENESS * scores[number]
    scores[list(excluded)] = 0
    fit = np.flatnonzero((scores > least) & (shared >= FEWEST_SHARED) & documents.is_article)
    found: list[int] = []
    order = fit[np.lexsort((fit, -scores[fit]))][: 4 * limit]
    repeats = Reprints(documents).repeats(order)
    for place, other in enumerate(order.tolist()):
        if repeats[place] < 0 and len(found) < limit:
            found.append(other)
    return tuple(Similar(documents.article(other), _shared(words, other)) for other in found)


def _telling_words(
    documents: Documents, article: Article, names: list[str], excluded: Collection[int]
) -> list[_TellingWord]:
    """Return the words that tell the article's subject and stand in others, the most telling first.

    `names` are words of the article as the index has it.
    """
    headline = Counter(filter(_is_telling, cut_words(fold_text(article.title), names)))
    body = Counter(filter(_is_telling, cut_words(fold_text(article.text[:BODY_CHARACTERS]), names)))
    frequencies = Counter({word: HEADLINE_WEIGHT * count for word, count in headline.items()}) + body
    own = list(excluded)
    weighted: list[tuple[float, str, _Occurrences]] = []
    for word, frequency in frequencies.most_common(CANDIDATES):
        found = _occurrences(documents, "body", word)
        holding = len(found.ids)
        if holding > np.isin(found.ids, own).sum():
            rarity = math.log((documents.article_count + 1) / (holding + 1))
            weighted.append(((1 + math.log(frequency)) * rarity * rarity, word, found))
    weighted.sort(key=lambda one: (-one[0], one[1]))
    lengths = [np.diff(segment.text("body").starts) for segment in documents.segments]
    damping = (1 + np.concatenate(lengths) / USUAL_LENGTH) / 2
    return [
        _score(documents, word, weight, found, damping) for weight, word, found in weighted[:TELLING_WORDS]
    ]


def _occurrences(documents: Documents, field: str, word: str) -> _Occurrences:
    """Find a word in one field of all articles."""
    ids: list[Ids] = [np.zeros(0, np.int64)]
    counts: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for base, segment in zip(documents.bases, documents.segments, strict=True):
        found, frequencies = count_word(segment.text(field), word)
        ids.append(found.astype(np.int64) + base)
        counts.append(frequencies)
    return _Occurrences(np.concatenate(ids), np.concatenate(counts))


def _score(
    documents: Documents, word: str, weight: float, body: _Occurrences, damping: NDArray[np.float64]
) -> _TellingWord:
    """Say how much each article is about a word: repeating it adds less and less, a long text counts less."""
    worth = np.zeros(documents.count)
    worth[body.ids] = body.counts / damping[body.ids]
    headline = _occurrences(documents, "headline", word)
    worth[headline.ids] += HEADLINE_WEIGHT * headline.counts
    ids = np.flatnonzero(worth)
    return _TellingWord(word, ids, weight * worth[ids] / (worth[ids] + 1))


def _shared(words: list[_TellingWord], number: int) -> tuple[str, ...]:
    """Return the telling words of a document, the most telling first."""
    return tuple(word.word for word in words if number in word.ids)[:SHOWN_WORDS]


def _is_telling(word: str) -> bool:
    """Return whether a word can tell a subject: no single characters, no numbers."""
    return len(word) > 1 and not word[0].isdecimal()
