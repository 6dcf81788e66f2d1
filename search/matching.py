"""Execution: a clause becomes the articles it matches and their scores, by whole arrays.

Scores are BM25F as Whoosh computes it, the fields weighted and added. A string counts fully where it stands
as a word of its own and by `INSIDE_WORD` where it is part of a longer word, so that 华人 ranks articles on
华人 above those on 中华人民共和国, which it finds all the same.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from index.folding import fold_text
from index.tokens import cut_words
from search.clauses import And, AtLeast, Clause, DateRange, Field, Not, Or, Text, pieces
from search.documents import Documents, Ids
from search.occurrences import count_string, count_word

K1 = 1.2
"""BM25: how soon further occurrences stop to matter. Whoosh's default."""

B = 0.75
"""BM25: how much a long text is held against its occurrences. Whoosh's default."""

FIELD_WEIGHTS = {"headline": 2.5, "byline": 0.5, "body": 1.0}
"""A word in the headline says more of an article than one in the body; names and section say least."""

INSIDE_WORD = 0.3
"""Weight of an occurrence inside a longer word against one that is a word of its own."""

_TEXT_FIELDS: dict[Field, tuple[str, ...]] = {
    Field.ANY: ("headline", "byline", "body"),
    Field.HEADLINE: ("headline",),
    Field.BODY: ("body",),
}
_VALUE_COLUMNS = {
    Field.REPORTER: "reporters",
    Field.CORRESPONDENT: "correspondents",
    Field.PHOTOGRAPHER: "photographers",
    Field.AUTHOR: "authors",
    Field.SECTION: "section",
    Field.NEWSPAPER: "newspaper",
    Field.PAGE: "label",
}


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that a clause matches."""

    ids: Ids
    scores: NDArray[np.float64]
    """Parallel to `ids`."""


class Matcher:
    """Finds what clauses match in one generation's documents."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def match(self, clause: Clause | AtLeast) -> Matches:
        """Return every living article that `clause` matches."""
        match clause:
            case Text():
                return self._text(clause)
            case DateRange():
                return self._unscored(self.in_days(clause.since, clause.until))
            case Not():
                excluded = self.match(clause.clause).ids
                return self._unscored(~_mask(excluded, self._documents.count))
            case And():
                return self.match_all(clause.clauses)
            case Or():
                return self._some_of(clause.clauses, 1)
            case AtLeast():
                return self._some_of(clause.clauses, clause.count)

    def in_days(self, since: dt.date | None, until: dt.date | None) -> NDArray[np.bool_]:
        """Return for each document whether its day is known and lies in the range."""
        days = self._documents.days
        first = since.toordinal() if since else 1
        last = until.toordinal() if until else dt.date.max.toordinal()
        return (days >= first) & (days <= last)

    def _unscored(self, mask: NDArray[np.bool_]) -> Matches:
        ids = np.flatnonzero(mask & self._documents.is_article)
        return Matches(ids, np.zeros(len(ids)))

    def match_all(self, clauses: Sequence[Clause | AtLeast]) -> Matches:
        """Return every living article that all of `clauses` match; every article for none."""
        wanted = [self.match(clause) for clause in clauses if not isinstance(clause, Not)]
        found = reduce(_intersection, wanted) if wanted else self._unscored(self._documents.is_article)
        for clause in clauses:
            if isinstance(clause, Not):
                excluded = _mask(self.match(clause.clause).ids, self._documents.count)
                keep = ~excluded[found.ids]
                found = Matches(found.ids[keep], found.scores[keep])
        return found

    def _some_of(self, clauses: Sequence[Clause], least: int) -> Matches:
        """Return what at least `least` of the clauses match, scores added."""
        scores = np.zeros(self._documents.count)
        counts = np.zeros(self._documents.count, np.int32)
        for part in map(self.match, clauses):
            counts[part.ids] += 1
            scores[part.ids] += part.scores
        ids = np.flatnonzero(counts >= least)
        return Matches(ids, scores[ids])

    def _text(self, clause: Text) -> Matches:
        if clause.field in _VALUE_COLUMNS:
            return self._value(_VALUE_COLUMNS[clause.field], fold_text(clause.text))
        fields = _TEXT_FIELDS[clause.field]
        parts = [self._string(fields, piece) for piece in pieces(clause.text)]
        return reduce(_intersection, parts) if parts else self._unscored(self._documents.is_article)

    def _value(self, column: str, folded: str) -> Matches:
        folded_values = self._documents.folded_values(column)
        ordinals = [place for place, value in enumerate(folded_values) if folded in value]
        return self._unscored(self._documents.values(column).having(np.array(ordinals, np.int64)))

    @lru_cache(maxsize=16)  # noqa: B019 - lives and dies with the generation
    def _string(self, fields: tuple[str, ...], folded: str) -> Matches:
        """Find one piece of text in any of the fields and score it."""
        scores = np.zeros(self._documents.count)
        found = np.zeros(self._documents.count, bool)
        is_word = cut_words(folded) == [folded]
        for field in fields:
            ids, frequencies, lengths, average = self._frequencies(field, folded, is_word)
            found[ids] = True
            damping = K1 * ((1 - B) + B * lengths / average) if average else np.ones(len(ids))
            scores[ids] += FIELD_WEIGHTS[field] * frequencies * (K1 + 1) / (frequencies + damping)
        found &= self._documents.is_article
        ids = np.flatnonzero(found)
        rarity = math.log(max(self._documents.article_count, 1) / (len(ids) + 1)) + 1
        return Matches(ids, scores[ids] * max(rarity, 0.01))

    def _frequencies(
        self, field: str, folded: str, is_word: bool
    ) -> tuple[Ids, NDArray[np.float64], NDArray[np.float64], float]:
        """Return documents, weighted frequencies, their texts' lengths, and the average length."""
        all_ids, all_frequencies, all_lengths = [np.zeros(0, np.int64)], [np.zeros(0)], [np.zeros(0)]
        characters = 0
        for base, segment in zip(self._documents.bases, self._documents.segments, strict=True):
            tables = segment.text(field)
            characters += int(tables.starts[-1])
            ids, counts = count_string(tables, folded)
            if not len(ids):
                continue
            frequencies = counts.astype(np.float64)
            if is_word:
                frequencies *= INSIDE_WORD
                word_ids, word_counts = count_word(tables, folded)
                places = np.searchsorted(ids, word_ids)  # a word's articles are among its string's
                frequencies[places] += np.minimum(word_counts, counts[places]) * (1 - INSIDE_WORD)
            all_ids.append(ids.astype(np.int64) + base)
            all_frequencies.append(frequencies)
            all_lengths.append((tables.starts[ids + np.uint32(1)] - tables.starts[ids]).astype(np.float64))
        average = characters / max(self._documents.article_count, 1)
        return (
            np.concatenate(all_ids),
            np.concatenate(all_frequencies),
            np.concatenate(all_lengths),
            average,
        )


def _mask(ids: Ids, count: int) -> NDArray[np.bool_]:
    mask = np.zeros(count, bool)
    mask[ids] = True
    return mask


def _intersection(one: Matches, other: Matches) -> Matches:
    if len(one.ids) > len(other.ids):
        one, other = other, one
    places = np.searchsorted(other.ids, one.ids)
    places[places == len(other.ids)] = 0
    if not len(other.ids):
        return other
    common = other.ids[places] == one.ids
    return Matches(one.ids[common], one.scores[common] + other.scores[places[common]])
