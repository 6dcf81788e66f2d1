"""All documents of an index as columns: one number space over its segments, facets as ordinals."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, ExtractedPage, PageFacts
from index.article_json import unpack_article
from index.folding import fold_text
from index.schema import ARTICLE, FILE, PAGE, FileRecord, read_file_record, read_page_record, unpack_json
from index.segments import Segment, open_segments
from index.shingles import every_place
from index.tokens import name_words

Ids = NDArray[np.int64]
"""Document numbers, ascending, each once."""

_UNKNOWN_LAST = 2**31 - 1

_FEW = 8
"""Sorting a value costs about as much as looking at so many counts."""


@dataclass(frozen=True)
class ValueIndex:
    """A column of lists of strings over all segments."""

    vocabulary: tuple[str, ...]
    """Distinct values, sorted by code point."""
    offsets: NDArray[np.int64]
    """Where each document's ordinals begin; one more than there are documents."""
    ordinals: NDArray[np.uint32]
    """Places in `vocabulary`."""

    def ordinal(self, value: str) -> int:
        """Return the place of `value` in the vocabulary, or -1."""
        place = bisect.bisect_left(self.vocabulary, value)
        return place if self.vocabulary[place : place + 1] == (value,) else -1

    def having(self, ordinals: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each document whether it has one of the values."""
        wanted = np.zeros(len(self.vocabulary) + 1, bool)
        wanted[ordinals] = True
        found = np.zeros(len(self.offsets) - 1, bool)
        places = np.flatnonzero(wanted[self.ordinals])
        found[np.searchsorted(self.offsets, places, side="right") - 1] = True
        return found

    def of(self, number: int) -> tuple[str, ...]:
        """Return the values of document `number`."""
        ordinals = self.ordinals[self.offsets[number] : self.offsets[number + 1]]
        return tuple(self.vocabulary[ordinal] for ordinal in ordinals.tolist())

    @cached_property
    def firsts(self) -> NDArray[np.int32]:
        """For each document the ordinal of its first value; `len(vocabulary)` where it has none."""
        firsts = np.full(len(self.offsets) - 1, len(self.vocabulary), np.int32)
        has_value = self.offsets[1:] > self.offsets[:-1]
        firsts[has_value] = self.ordinals[self.offsets[:-1][has_value]]
        return firsts

    def tally(self, ids: Ids) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
        """Return which values the documents have, how many have each, and how many have none.

        Of few documents only their own values are looked at, however large the vocabulary is.
        """
        if len(ids) * _FEW > len(self.vocabulary):
            counts, missing = self.counts(ids)
            found = np.flatnonzero(counts)
            return found, counts[found], missing
        lows = self.offsets[ids]
        lengths = self.offsets[ids + 1] - lows
        ordinals = np.sort(self.ordinals[every_place(lows, lengths)])
        heads = np.flatnonzero(np.append(True, ordinals[1:] != ordinals[:-1])[: len(ordinals)])
        counts = np.diff(np.append(heads, len(ordinals)))
        return ordinals[heads].astype(np.int64), counts, int((lengths == 0).sum())

    @cached_property
    def _further(self) -> tuple[Ids, NDArray[np.uint32]]:
        """Documents, repeated, and ordinals of all values after a document's first."""
        if len(self.ordinals) == np.count_nonzero(self.firsts < len(self.vocabulary)):  # one each at the most
            return np.zeros(0, np.int64), np.zeros(0, np.uint32)
        owners = np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))
        is_further = np.append(False, owners[1:] == owners[:-1])[: len(owners)]
        return owners[is_further], self.ordinals[is_further]

    def counts(self, ids: Ids) -> tuple[NDArray[np.int64], int]:
        """Return how many of the documents have each value, and how many have none."""
        values = len(self.vocabulary)
        counts = np.bincount(self.firsts[ids], minlength=values + 1)
        owners, ordinals = self._further
        if len(owners):
            chosen = np.zeros(len(self.offsets) - 1, bool)
            chosen[ids] = True
            counts = counts + np.bincount(ordinals[chosen[owners]], minlength=values + 1)
        return counts[:values], int(counts[values])


@dataclass(frozen=True)
class TimeIndex:
    """A column of years or months."""

    places: NDArray[np.int32]
    """For each document the place of its value in `labels`; 0 where the day is unknown."""
    labels: tuple[str, ...]
    """"" and every year, or month, from the first to the last of the index: 2020, 2020-12."""


class Documents:
    """The documents of one generation. Deleted ones keep their numbers but are never articles."""

    def __init__(self, folder: Path) -> None:
        self.segments: tuple[Segment, ...] = open_segments(folder)
        sizes = [segment.doccount for segment in self.segments]
        self.bases: tuple[int, ...] = tuple(int(base) for base in np.cumsum([0, *sizes])[:-1])
        self.count = sum(sizes)
        self._values: dict[str, ValueIndex] = {}
        self._times: dict[str, TimeIndex] = {}

    @cached_property
    def is_article(self) -> NDArray[np.bool_]:
        """For each document whether it is a living article."""
        return self._of_type(ARTICLE)

    @cached_property
    def is_file(self) -> NDArray[np.bool_]:
        """For each document whether it is the living record of a file."""
        return self._of_type(FILE)

    @cached_property
    def page_count(self) -> int:
        """Number of living pages."""
        return int(self._of_type(PAGE).sum())

    @cached_property
    def doubtful(self) -> Ids:
        """Living pages, and articles that stand on none, in which something is doubtful; the worst first."""
        alive = self._joined([segment.alive for segment in self.segments], bool)
        scores = self._joined([segment.numbers("doubt") for segment in self.segments], np.int32)
        found = np.flatnonzero(alive & (scores > 0))
        return found[np.argsort(-scores[found], kind="stable")]

    @cached_property
    def skipped_counts(self) -> NDArray[np.int32]:
        """For each document how much of the file it is the record of could not be taken in."""
        counts = self._joined([segment.numbers("skipped") for segment in self.segments], np.int32)
        return np.where(self.is_file, counts, 0)

    @cached_property
    def article_count(self) -> int:
        """Number of living articles."""
        return int(self.is_article.sum())

    @cached_property
    def days(self) -> NDArray[np.int32]:
        """For each document the issue date as a proleptic Gregorian ordinal; 0 where it is unknown."""
        return self._joined([segment.numbers("day") for segment in self.segments], np.int32)

    @cached_property
    def newest(self) -> NDArray[np.int32]:
        """For each document a key that sorts the newest first and those of unknown day last."""
        return np.where(self.days > 0, -self.days, _UNKNOWN_LAST).astype(np.int32)

    @cached_property
    def oldest(self) -> NDArray[np.int32]:
        """For each document a key that sorts the oldest first and those of unknown day last."""
        return np.where(self.days > 0, self.days, _UNKNOWN_LAST).astype(np.int32)

    @cached_property
    def months(self) -> NDArray[np.int32]:
        """For each document year * 12 + month - 1; 0 where the day is unknown."""
        # NumPy counts days and months from 1970.
        epoch = dt.date(1970, 1, 1).toordinal()
        months = (self.days - epoch).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        return np.where(self.days > 0, months + 1970 * 12, 0).astype(np.int32)

    def times(self, unit: str) -> TimeIndex:
        """Return the column of a unit of time: `year` or `month`."""
        if unit not in self._times:
            numbers = self.months // (12 if unit == "year" else 1)
            known = numbers[numbers > 0]
            first, last = (int(known.min()), int(known.max())) if len(known) else (1, 0)
            labels = map(_year_label if unit == "year" else _month_label, range(first, last + 1))
            places = np.where(numbers > 0, numbers - (first - 1), 0).astype(np.int32)
            self._times[unit] = TimeIndex(places, ("", *labels))
        return self._times[unit]

    def values(self, column: str) -> ValueIndex:
        """Return a column of lists of strings."""
        if column not in self._values:
            self._values[column] = self._join_values(column)
        return self._values[column]

    @lru_cache(maxsize=32)  # noqa: B019 - lives and dies with the generation
    def folded_values(self, column: str) -> tuple[str, ...]:
        """Return the vocabulary of a column in folded form, in the order of the vocabulary."""
        return tuple(fold_text(value) for value in self.values(column).vocabulary)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """What of the names of people mentioned is a word, folded (`index.tokens.name_words`)."""
        return frozenset(name_words(self.values("people").vocabulary))

    def find(self, key: str) -> list[int]:
        """Return the living documents that have an exact key."""
        return [
            base + docnum
            for base, segment in zip(self.bases, self.segments, strict=True)
            for docnum in segment.keys.find(key).tolist()
            if segment.alive[docnum]
        ]

    def article(self, number: int) -> Article:
        """Return the article that is document `number`."""
        return unpack_article(unpack_json(self._record(number)))

    def facts(self, number: int) -> PageFacts:
        """Return the facts of the page, or of the article's page, that is document `number`."""
        if self.is_article[number]:
            return self.article(number).page
        return read_page_record(self._record(number)).page.facts

    def file(self, number: int) -> FileRecord:
        """Return the file record that is document `number`."""
        return read_file_record(self._record(number))

    def page(self, number: int) -> ExtractedPage:
        """Return the page that is document `number`, with its articles."""
        page = read_page_record(self._record(number))
        articles = [self.article(found) for found in self.find(f"source:{page.page.facts.source}")]
        articles.sort(key=lambda article: article.ordinal)
        return ExtractedPage(page.page, tuple(articles), page.furniture, page.skipped)

    def _record(self, number: int) -> bytes:
        place = int(np.searchsorted(self.bases, number, side="right")) - 1
        return self.segments[place].record(number - self.bases[place])

    def _of_type(self, kind: int) -> NDArray[np.bool_]:
        return self._joined([(s.numbers("type") == kind) & s.alive for s in self.segments], bool)

    def _joined(self, parts: list[NDArray[Any]], dtype: Any) -> NDArray[Any]:
        return np.concatenate([np.zeros(0, dtype), *parts])

    def _join_values(self, column: str) -> ValueIndex:
        parts = [segment.values(column) for segment in self.segments]
        lists = [part.vocabulary.to_list() for part in parts]
        vocabulary = sorted(set().union(*lists))
        place = {value: number for number, value in enumerate(vocabulary)}
        ordinals = []
        offsets = [np.zeros(1, np.int64)]
        for part, names in zip(parts, lists, strict=True):
            table = np.array([place[name] for name in names], np.uint32)
            ordinals.append(table[part.ordinals] if len(names) else np.zeros(0, np.uint32))
            offsets.append(part.offsets[1:].astype(np.int64) + offsets[-1][-1])
        return ValueIndex(
            tuple(vocabulary), np.concatenate(offsets), self._joined(ordinals, np.uint32).astype(np.uint32)
        )


def _year_label(number: int) -> str:
    return f"{number:04d}"


def _month_label(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
