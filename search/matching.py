"""Execution: a clause becomes the articles it matches and their scores, by whole arrays.

Scores are BM25F, the fields weighted and added. A string counts fully where it stands as a word of its own
and by `INSIDE_WORD` where it is part of a longer word, so that 华人 ranks articles on 华人 above those on
中华人民共和国, which it finds all the same. Articles that have several words close together gain by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from index.folding import fold_text
from index.inversion import TextTables
from index.tokens import cut_words
from search.bm25 import FIELD_WEIGHTS, damping, rarity, saturated
from search.candidates import Candidates
from search.clauses import (
    And,
    Clause,
    DateRange,
    Field,
    InOrder,
    Loose,
    Near,
    Not,
    Or,
    Term,
    Text,
    Wildcard,
    pieces,
    spelled_pieces,
)
from search.closeness import CANDIDATES, closeness
from search.documents import Documents, Ids
from search.matches import NOTHING, Matches, united
from search.occurrences import (
    Counted,
    count_beginning,
    count_ending,
    count_occurrences,
    count_string,
    count_word,
)
from search.proximity import count_in_order, count_near
from search.result_cache import ResultCache

INSIDE_WORD = 0.1
"""Weight of an occurrence inside a longer word against one that is a word of its own: a story that prints
中华人民共和国 nine times is not on 华人. The headline queries (`make eval`) do not mind 0 to 0.3."""

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
    Field.PERSON: "people",
    Field.SECTION: "section",
    Field.NEWSPAPER: "newspaper",
    Field.PAGE: "label",
}


Frequencies = NDArray[np.float64]
Weighted = tuple[NDArray[np.uint32], Frequencies]
"""Document numbers within a segment, ascending, and what their occurrences weigh."""

Counter = Callable[[TextTables], Weighted | Counted]
"""Finds something in one field of one segment."""

CACHE_BYTES = 64_000_000
"""Memory for what strings of late queries match: whoever pages or filters asks for the same strings again."""

_FEW = 16
"""Looking up so many numbers in a sorted list takes about as long as going through all of it."""

_ROUNDING = 1e-9
"""What sums of weights may differ by when added in another order."""


class Matcher:
    """Finds what clauses match in one generation's documents."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._found: ResultCache[tuple[object, ...], Matches] = ResultCache(CACHE_BYTES)

    @property
    def cached_bytes(self) -> int:
        """Bytes of memory that kept matches take; see `CACHE_BYTES`."""
        return self._found.nbytes

    def prepare(self) -> None:
        """Read what scores are made of, so that the first question need not wait for it."""
        for field in FIELD_WEIGHTS:
            self._damping(field)
        _ = self._documents.name_words

    def match(self, clause: Clause) -> Matches:
        """Return every living article that `clause` matches."""
        match clause:
            case Text():
                return self._text(clause)
            case Wildcard():
                return self._wildcard(clause)
            case Near():
                left, right = (spelled_pieces(text)[0] for text in (clause.left, clause.right))
                return self._scored(
                    _TEXT_FIELDS[clause.left.field],
                    lambda tables: count_near(tables, left, right, clause.distance),
                )
            case InOrder():
                return self._scored(
                    _TEXT_FIELDS[clause.field],
                    lambda tables: count_in_order(tables, clause.words, clause.distance),
                )
            case DateRange():
                return self._unscored(self.in_days(clause.since, clause.until, slice(None)))
            case Not():
                excluded = self.match(clause.clause).ids
                return self._unscored(~_mask(excluded, self._documents.count))
            case And():
                return self.match_all(clause.clauses)
            case Or():
                return self._any_of(clause.clauses)

    def in_days(self, since: dt.date | None, until: dt.date | None, which: Ids | slice) -> NDArray[np.bool_]:
        """Return for each of the documents `which` whether its day is known and lies in the range."""
        days = self._documents.days[which]
        first = since.toordinal() if since else 1
        last = until.toordinal() if until else dt.date.max.toordinal()
        return (days >= first) & (days <= last)

    def _unscored(self, mask: NDArray[np.bool_]) -> Matches:
        ids = np.flatnonzero(mask & self._documents.is_article)
        return Matches(ids, np.zeros(len(ids)))

    def match_all(self, clauses: Sequence[Clause | Loose]) -> Matches:
        """Return every living article that all of `clauses` match; every article for none."""
        strict = [clause for clause in clauses if not isinstance(clause, Loose)]
        wanted = [self.match(clause) for clause in strict if not isinstance(clause, Not)]
        found = reduce(Matches.intersection, wanted) if wanted else self._unscored(self._documents.is_article)
        for clause in strict:
            if isinstance(clause, Not):
                excluded = _mask(self.match(clause.clause).ids, self._documents.count)
                found = found.among(~excluded[found.ids])
        for loose in clauses:
            if isinstance(loose, Loose):
                found = self._loose(loose, found)
        words = [Term(piece, text.field) for text in strict if _is_word(text) for piece in pieces(text.text)]
        return self._brought_closer(found, words, ()) if len(words) > 1 else found

    def _any_of(self, clauses: Sequence[Clause]) -> Matches:
        """Return what any of the clauses matches, scores added."""
        return united([self.match(clause) for clause in clauses])

    def _loose(self, loose: Loose, among: Matches) -> Matches:
        """Return those `among` the articles given that hold enough of the words."""
        held, scores = self._weigh(loose.words)
        held_here = held[among.ids]
        most = float(held_here.max(initial=0.0))
        bar = sum(word.weight * self._rarity(word) for word in loose.words) if loose.share == 1 else most
        keep = (held_here > 0) & (held_here >= bar * loose.share - _ROUNDING)
        ids = among.ids[keep]
        found = Matches(ids, among.scores[keep] + scores[ids])
        return self._brought_closer(found, loose.words, loose.pairs)

    @lru_cache(maxsize=2)  # noqa: B019 - lives and dies with the generation
    def _weigh(self, words: tuple[Term, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return for each document what the words it holds weigh, and its score by them."""
        held = np.zeros(self._documents.count)
        scores = np.zeros(self._documents.count)
        for word in words:
            found = self._string(_TEXT_FIELDS[word.field], word.text)
            held[found.ids] += word.weight * self._rarity(word)
            scores[found.ids] += word.weight * found.scores
        return held, scores

    def _brought_closer(self, found: Matches, words: Sequence[Term], pairs: Sequence[Term]) -> Matches:
        """Return the matches, the scores of the best raised by how close together the words stand in them."""
        best = np.arange(len(found.ids))
        if len(best) > CANDIDATES:
            best = np.sort(np.argpartition(-found.scores, CANDIDATES)[:CANDIDATES])
        candidates = Candidates(self._documents, found.ids[best])
        scores = found.scores.copy()
        scores[best] += closeness(candidates, self._average_length, words, pairs, self._rarity)
        return Matches(found.ids, scores)

    @lru_cache(maxsize=1024)  # noqa: B019 - lives and dies with the generation
    def _rarity(self, term: Term) -> float:
        """Return the weight of a term: of a pair by its occurrences, which cost nothing to count."""
        fields = _TEXT_FIELDS[term.field]
        if len(term.text) == 2:
            tables = (segment.text(field) for field in fields for segment in self._documents.segments)
            found = sum(count_occurrences(table, term.text) for table in tables)
        else:
            found = len(self._string(fields, term.text).ids)
        return rarity(found, self._documents.article_count)

    @lru_cache(maxsize=8)  # noqa: B019 - lives and dies with the generation
    def _damping(self, field: str) -> NDArray[np.float64]:
        """Return for each document what its length in a field holds against occurrences."""
        average = self._average_length(field)
        starts = [segment.text(field).starts for segment in self._documents.segments]
        return np.concatenate(
            [np.zeros(0), *(damping(np.diff(own).astype(np.float64), average) for own in starts)]
        )

    @lru_cache(maxsize=8)  # noqa: B019 - lives and dies with the generation
    def _average_length(self, field: str) -> float:
        """Return the average characters an article has in a field."""
        characters = sum(int(segment.text(field).starts[-1]) for segment in self._documents.segments)
        return characters / max(self._documents.article_count, 1)

    def _text(self, clause: Text) -> Matches:
        if clause.field in _VALUE_COLUMNS:
            folded = fold_text(clause.text)
            return self._value(clause.field, lambda value: folded in value)
        parts = [self._string(_TEXT_FIELDS[clause.field], *spelled) for spelled in spelled_pieces(clause)]
        return reduce(Matches.intersection, parts) if parts else self._unscored(self._documents.is_article)

    def _wildcard(self, clause: Wildcard) -> Matches:
        folded = fold_text(clause.text)
        if clause.field in _VALUE_COLUMNS:
            return self._value(
                clause.field,
                lambda value: value.startswith(folded) if clause.is_prefix else value.endswith(folded),
            )
        if len(cut_words(folded)) != 1:  # no word begins or ends with it
            return self._string(_TEXT_FIELDS[clause.field], folded)
        count = count_beginning if clause.is_prefix else count_ending
        return self._scored(_TEXT_FIELDS[clause.field], lambda tables: count(tables, folded))

    def _value(self, field: Field, is_wanted: Callable[[str], bool]) -> Matches:
        """Find the articles that have a wanted value, given in folded form."""
        column = _VALUE_COLUMNS[field]
        values = self._documents.folded_values(column)
        ordinals = [place for place, value in enumerate(values) if is_wanted(value)]
        return self._unscored(self._documents.values(column).having(np.array(ordinals, np.int64)))

    def _string(self, fields: tuple[str, ...], *spellings: str) -> Matches:
        """Find one piece of text, in any of its spellings, in any of the fields and score it."""
        key = (fields, spellings)
        found = self._found.get(key)
        if found is None:
            counts = [_string_counter(folded, self._is_word(folded)) for folded in spellings]
            found = self._scored(
                fields, counts[0] if len(counts) == 1 else lambda tables: _sum(tables, counts)
            )
            self._found.put(key, found)
        return found

    def _is_word(self, folded: str) -> bool:
        """Tell whether a string is one word, or what of a person's name is one."""
        if cut_words(folded) == [folded]:
            return True
        segments = self._documents.segments
        stands = any(
            segment.text(name).words.find(folded) >= 0 for segment in segments for name in FIELD_WEIGHTS
        )
        return stands and folded in self._documents.name_words

    def _scored(self, fields: tuple[str, ...], count: Counter) -> Matches:
        """Return what `count` finds in any of the fields, scored by how often."""
        found = united([self._saturated(field, count) for field in fields])
        is_article = self._documents.is_article[found.ids]
        if not is_article.all():
            found = found.among(is_article)
        return Matches(found.ids, found.scores * rarity(len(found.ids), self._documents.article_count))

    def _saturated(self, field: str, count: Counter) -> Matches:
        """Return where `count` finds something in a field, and the frequencies levelled off."""
        all_ids: list[Ids] = []
        all_frequencies: list[NDArray[Any]] = []
        for base, segment in zip(self._documents.bases, self._documents.segments, strict=True):
            found, counts = count(segment.text(field))
            if len(found):
                all_ids.append(found.astype(np.int64) + base)
                all_frequencies.append(counts)
        if not all_ids:
            return NOTHING
        ids, frequencies = np.concatenate(all_ids), np.concatenate(all_frequencies)
        return Matches(ids, FIELD_WEIGHTS[field] * saturated(frequencies, self._damping(field)[ids]))


def _string_counter(folded: str, is_word: bool) -> Counter:
    """Return what counts a string; a word, less where it is part of a longer word."""

    def count(tables: TextTables) -> Weighted:
        ids, counts = count_string(tables, folded)
        frequencies = counts.astype(np.float64)
        if is_word and len(ids):
            frequencies *= INSIDE_WORD
            word_ids, word_counts = count_word(tables, folded)  # its articles are among the string's
            if len(word_ids) * _FEW < len(ids):
                places = ids.searchsorted(word_ids)
                frequencies[places] += np.minimum(word_counts, counts[places]) * (1 - INSIDE_WORD)
            else:
                as_word = np.zeros(len(tables.starts) - 1, np.int64)
                as_word[word_ids] = word_counts
                frequencies += np.minimum(as_word[ids], counts) * (1 - INSIDE_WORD)
        return ids, frequencies

    return count


def _sum(tables: TextTables, counts: Sequence[Counter]) -> Weighted:
    """Return what several counters find together."""
    sums = np.zeros(len(tables.starts) - 1)
    for count in counts:
        ids, frequencies = count(tables)
        sums[ids] += frequencies
    ids = np.flatnonzero(sums).astype(np.uint32)
    return ids, sums[ids]


def _is_word(clause: Clause) -> TypeGuard[Text]:
    return isinstance(clause, Text) and clause.field in _TEXT_FIELDS


def _mask(ids: Ids, count: int) -> NDArray[np.bool_]:
    mask = np.zeros(count, bool)
    mask[ids] = True
    return mask
