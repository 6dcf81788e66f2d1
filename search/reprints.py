"""Reprints (转载): which articles print the same story, told by the runs of characters they share.

Boilerplate is shared as well: welcome ceremonies, daily bulletins, a paper's closing lines. It recurs for
months where a reprint appears within days, so runs that turn up in many weeks count for nothing.

The limits are from 20,000 articles of two papers and a broadcaster (2012-2026), where 114 pairs are found.
Of 30 looked at, the 14 least alike among them, 26 are one text printed twice, changed, updated or shortened;
2 share but the long introduction of a series, 2 one form filled in twice within days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.shingles import distinct, every_place
from search.documents import Documents, Ids

FORMULA_WEEKS = 5
"""A run that stands in articles of more weeks than this is a formula (套话)."""

FORMULA_ARTICLES = 100
"""So is one in more articles than this: hardly as many papers print one story. It bounds the work, too."""

WITHIN_DAYS = 31
"""Days between an article and its reprint; monthlies reprint as well."""

SHARE = 0.6
"""Of the runs of the shorter article, one aside, that the other must print: a shortened reprint is found."""

FAR_SHARE = 0.9
"""Of the runs of both together that articles far apart, or of no known day, must share."""

FAR_RUNS = 8
"""And so many runs, some 120 letters: a short notice is printed alike year after year."""

MOST_CANDIDATES = 64
"""Articles compared with one article, those with most runs in common."""

_FEWEST = 3
"""Shared runs with which `SHARE` can be reached at all."""

_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of places in a list of documents, the lower place first, with what they share."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    shared: NDArray[np.int64]
    """Runs both print that are no formula."""

    def where(self, mask: NDArray[np.bool_]) -> _Pairs:
        """Return the pairs for which `mask` is true."""
        return _Pairs(self.first[mask], self.second[mask], self.shared[mask])


class Reprints:
    """Compares the articles of one generation."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def of(self, number: int) -> list[int]:
        """Return the reprints of document `number`, oldest first, those of unknown day last."""
        hashes, _ = self._runs(np.array([number]))
        telling = hashes[~self._is_formula(hashes)]
        ranges = [segment.shingles.ranges(telling) for segment in self._documents.segments]
        _, others = self._standing(np.arange(len(telling)), ranges)
        candidates, shared = np.unique(others, return_counts=True)
        fit = self._documents.is_article[candidates] & (candidates != number)
        candidates, shared = candidates[fit], shared[fit]
        best = candidates[np.argsort(-shared, kind="stable")[:MOST_CANDIDATES]]
        compared = np.append(number, best)
        pairs = self._same_story(compared)
        found = compared[pairs.second[pairs.first == 0]]
        days = self._documents.days[found]
        return [int(place) for place in found[np.lexsort((found, days, days == 0))]]

    def repeats(self, numbers: Ids) -> NDArray[np.int64]:
        """Return for each document the place of the earlier one in the list that it repeats; -1 for none.

        That one repeats none itself. A document is never put to one that is only alike to its likes.
        """
        origins = np.full(len(numbers), -1)
        pairs = self._same_story(numbers)
        order = np.lexsort((pairs.first, pairs.second))
        for first, second in zip(pairs.first[order].tolist(), pairs.second[order].tolist(), strict=True):
            if origins[first] < 0 and origins[second] < 0:
                origins[second] = first
        return origins

    def _same_story(self, numbers: Ids) -> _Pairs:
        """Return the pairs among documents that print the same story."""
        hashes, printed = self._runs(numbers)
        days = self._documents.days[numbers]
        keys = _repeated_runs(hashes, printed)
        if (
            len(numbers) <= MOST_CANDIDATES
        ):  # formulas only take away: mostly no pair is left to look them up for
            pairs = _sharing(keys, printed)
            pairs = pairs.where(_are_near(pairs, days) | (pairs.shared >= FAR_RUNS))
            involved = np.zeros(len(numbers), bool)
            involved[pairs.first] = involved[pairs.second] = True
            keys = keys[involved[(keys & _LOW).astype(np.int64)]]
        keys = keys[~self._is_formula((keys >> _HALF).astype(np.uint32))]
        pairs = _sharing(keys, printed)
        if not len(pairs.shared):
            return pairs
        a, b, shared = pairs.first, pairs.second, pairs.shared
        near = _are_near(pairs, days)
        is_copy = (shared == printed[a]) & (shared == printed[b])
        # Formulas only lower what must be shared: what is enough without looking for them, is enough.
        sure = np.where(near, _is_part(shared, printed[a], printed[b]) | is_copy, False)
        sure |= ~near & _is_far_copy(shared, printed[a], printed[b])
        if sure.all():
            return pairs
        open_ones = distinct(np.concatenate((a[~sure], b[~sure])))
        telling = self._count_telling(hashes, printed, open_ones)
        is_part = _is_part(shared, telling[a], telling[b])
        is_far_copy = _is_far_copy(shared, telling[a], telling[b])
        return pairs.where(sure | np.where(near, is_part | is_copy, is_far_copy))

    def _count_telling(
        self, hashes: NDArray[np.uint32], printed: NDArray[np.int64], wanted: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return how many runs of each wanted document are no formula; 0 for the others."""
        lengths = printed[wanted]
        own = hashes[every_place((np.cumsum(printed) - printed)[wanted], lengths)]
        owners = np.repeat(wanted, lengths)
        return np.bincount(owners[~self._is_formula(own)], minlength=len(printed))

    def _is_formula(self, hashes: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Return which of the runs, in any order, are formulas of the archive."""
        if not len(hashes):
            return np.zeros(0, bool)
        ordered = distinct(hashes)
        formulas: NDArray[np.bool_] = self._are_formulas(ordered)[np.searchsorted(ordered, hashes)]
        return formulas

    def _are_formulas(self, hashes: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Return which of different runs are formulas; how many articles have it settles it for most."""
        ranges = [segment.shingles.ranges(hashes) for segment in self._documents.segments]
        articles = np.sum([counts for _, counts in ranges], axis=0)
        formulas: NDArray[np.bool_] = articles > FORMULA_ARTICLES
        open_ones = ((articles > FORMULA_WEEKS) & ~formulas).nonzero()[0]
        if len(open_ones):
            places, owners = self._standing(open_ones, ranges)
            weeks = self._documents.days[owners] // _WEEK
            stands = distinct((places.astype(np.uint64) << _HALF) | weeks.astype(np.uint64))
            in_weeks = np.bincount((stands >> _HALF).astype(np.int64), minlength=len(hashes))
            formulas |= in_weeks > FORMULA_WEEKS
        return formulas

    def _standing(
        self, places: NDArray[np.int64], ranges: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]
    ) -> tuple[NDArray[np.int64], Ids]:
        """Return those of the places, repeated, and the documents where the runs at them stand.

        Args:
            places: in what `ranges` were looked up for.
            ranges: of each segment.
        """
        repeated, owners = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for base, segment, (lows, counts) in zip(
            self._documents.bases, self._documents.segments, ranges, strict=True
        ):
            repeated.append(np.repeat(places, counts[places]))
            owners.append(segment.shingles.owners(lows[places], counts[places]) + base)
        return np.concatenate(repeated), np.concatenate(owners)

    def _runs(self, numbers: Ids) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """Return the runs of documents, one document after the other, and how many each has."""
        segment_of = np.searchsorted(self._documents.bases, numbers, side="right") - 1
        lows, printed = np.zeros(len(numbers), np.int64), np.zeros(len(numbers), np.int64)
        parts = []
        for place in np.unique(segment_of).tolist():
            own = np.flatnonzero(segment_of == place)
            docnums = numbers[own] - self._documents.bases[place]
            shingles = self._documents.segments[place].shingles
            lows[own] = shingles.offsets[docnums]
            printed[own] = shingles.offsets[docnums + 1].astype(np.int64) - lows[own]
            parts.append((own, shingles.hashes))
        starts = np.cumsum(printed) - printed
        hashes = np.zeros(int(printed.sum()), np.uint32)
        for own, stored in parts:
            hashes[every_place(starts[own], printed[own])] = stored[every_place(lows[own], printed[own])]
        return hashes, printed


def _is_part(
    shared: NDArray[np.int64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return which pairs share enough for articles near in time, `one` and `other` being all their runs."""
    is_part: NDArray[np.bool_] = shared - 1 >= SHARE * np.minimum(one, other)
    return is_part


def _is_far_copy(
    shared: NDArray[np.int64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return which pairs share enough for articles far apart."""
    is_copy: NDArray[np.bool_] = (shared >= FAR_RUNS) & (shared >= FAR_SHARE * (one + other - shared))
    return is_copy


def _are_near(pairs: _Pairs, days: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return which pairs appeared within `WITHIN_DAYS` of each other; `days` are those of the documents."""
    one, other = days[pairs.first], days[pairs.second]
    near: NDArray[np.bool_] = (one > 0) & (other > 0) & (abs(one - other) <= WITHIN_DAYS)
    return near


def _repeated_runs(hashes: NDArray[np.uint32], printed: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the runs that stand in several documents, of documents that share enough to be looked at.

    Args:
        hashes: the runs of the documents, one document after the other.
        printed: how many each has.

    Returns:
        Hash * 2**32 + document, ascending.
    """
    places = np.repeat(np.arange(len(printed), dtype=np.uint64), printed)
    keys = _repeated(np.sort((hashes.astype(np.uint64) << _HALF) | places))
    repeated = np.bincount((keys & _LOW).astype(np.int64), minlength=len(printed))
    is_worth = (repeated >= _FEWEST) | (repeated == printed)
    return _repeated(keys[is_worth[(keys & _LOW).astype(np.int64)]])


def _sharing(keys: NDArray[np.uint64], printed: NDArray[np.int64]) -> _Pairs:
    """Return the pairs of documents that have enough of the runs `keys` in common."""
    if len(printed) <= MOST_CANDIDATES:
        first, second, shared = _multiplied(keys, len(printed))
    else:
        first, second, shared = _joined(keys)
    kept = (shared >= _FEWEST) | ((shared == printed[first]) & (shared == printed[second]))
    return _Pairs(first[kept], second[kept], shared[kept])


def _multiplied(keys: NDArray[np.uint64], count: int) -> tuple[NDArray[np.int64], ...]:
    """Return the pairs among a few documents, and what they share, by a table of documents and runs."""
    if not len(keys):
        return (np.zeros(0, np.int64),) * 3
    runs = np.append(0, np.cumsum((keys[1:] >> _HALF) != (keys[:-1] >> _HALF)))
    table = np.zeros((count, -(-(int(runs[-1]) + 1) // 64) * 64), bool)
    table[(keys & _LOW).astype(np.int64), runs] = True
    bits = np.packbits(table, axis=1).view(np.uint64)
    common = np.bitwise_count(bits[:, np.newaxis] & bits)  # a matrix product would start threads
    shared = np.triu(common.sum(axis=2, dtype=np.int64), 1)
    first, second = shared.nonzero()
    return first, second, shared[first, second]


def _joined(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], ...]:
    """Return the pairs among many documents, and what they share, run by run."""
    found = [np.zeros(0, np.uint64)]
    for distance in range(1, len(keys)):
        is_same = (keys[distance:] >> _HALF) == (keys[:-distance] >> _HALF)
        if not is_same.any():
            break
        found.append((keys[:-distance][is_same] << _HALF) | (keys[distance:][is_same] & _LOW))
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    return (pairs >> _HALF).astype(np.int64), (pairs & _LOW).astype(np.int64), shared


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the keys, in order, whose hash another one has too."""
    is_repeated = (keys[1:] >> _HALF) == (keys[:-1] >> _HALF)
    kept: NDArray[np.uint64] = keys[
        (np.append(is_repeated, False) | np.append(False, is_repeated))[: len(keys)]
    ]
    return kept
