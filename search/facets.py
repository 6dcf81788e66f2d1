"""Facets: how an answer spreads over newspapers, days, sections, people and kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.errors import QueryError
from search.documents import Documents, Ids, TimeIndex, ValueIndex
from search.matches import Matches
from search.query import FACET_FIELDS, Query
from search.result import Facet, FacetValue

LIMITS = {"newspaper": 12, "year": 200, "month": 36, "section": 12, "reporter": 12, "people": 12, "kind": 5}
"""Values a facet shows at the most; the rest is summed up as `other`."""

_COLUMNS = {
    "newspaper": "newspaper",
    "section": "section",
    "reporter": "names",
    "people": "people",
    "kind": "kind",
}


@dataclass(frozen=True, slots=True)
class Filtered:
    """An answer after the facet filters."""

    matches: Matches
    """What matches text, dates and every facet filter."""
    facets: tuple[Facet, ...]


def apply_filters(documents: Documents, query: Query, matches: Matches, fields: Collection[str]) -> Filtered:
    """Filter a text match, and count the facets `fields`, each under all filters but its own."""
    ids = matches.ids
    passed = {
        field: _passing(documents, field, query.filter_values(field), ids)
        for field in FACET_FIELDS
        if query.filter_values(field)
    }
    kept = matches.among(_all(passed.values())) if passed else matches
    facets = []
    for field in FACET_FIELDS:
        if field not in fields:
            continue
        own = kept.ids
        if field in passed:
            others = [mask for other, mask in passed.items() if other != field]
            own = ids[_all(others)] if others else ids
        facets.append(_count(documents, field, query.filter_values(field), own))
    return Filtered(kept, tuple(facets))


def month_number(month: str) -> int:
    """Return year * 12 + month - 1 of "2020-12".

    Raises:
        QueryError: it is no month.
    """
    year, dash, number = month.partition("-")
    if not (dash and _is_number(year, 4) and _is_number(number, 2) and 1 <= int(number) <= 12):
        raise QueryError(f"“{month}”不是月份", hint="月份写作 2020-12。")
    return int(year) * 12 + int(number) - 1


def year_number(year: str) -> int:
    """Return the number of "2020".

    Raises:
        QueryError: it is no year.
    """
    if not _is_number(year, 4):
        raise QueryError(f"“{year}”不是年份", hint="年份写作 2020。")
    return int(year)


def _is_number(text: str, digits: int) -> bool:
    return len(text) == digits and text.isascii() and text.isdecimal()


def _all(masks: Iterable[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    every: NDArray[np.bool_] = np.logical_and.reduce(list(masks))
    return every


def _passing(documents: Documents, field: str, chosen: tuple[str, ...], ids: Ids) -> NDArray[np.bool_]:
    """Return for each document whether it has one of the chosen values."""
    if field == "month":
        return np.isin(documents.months[ids], [month_number(value) for value in chosen])
    if field == "year":
        return np.isin(documents.months[ids] // 12, [year_number(value) for value in chosen])
    column = documents.values(_COLUMNS[field])
    ordinals = [place for place in map(column.ordinal, chosen) if place >= 0]
    having: NDArray[np.bool_] = column.having(np.array(ordinals, np.int64))[ids]
    return having


def _count(documents: Documents, field: str, chosen: tuple[str, ...], ids: Ids) -> Facet:
    """Count one facet; the values cut to the limit, chosen ones in sight all the same, also at 0."""
    if field in _COLUMNS:
        shown, total, missing = _count_values(documents.values(_COLUMNS[field]), chosen, ids, LIMITS[field])
    else:
        shown, total, missing = _count_times(documents.times(field), chosen, ids, LIMITS[field])
    values = tuple(FacetValue(value, count, value in chosen) for value, count in shown.items())
    return Facet(field, values, total - sum(shown.values()), missing)


def _count_values(
    column: ValueIndex, chosen: tuple[str, ...], ids: Ids, limit: int
) -> tuple[dict[str, int], int, int]:
    """Return the most frequent values and the chosen ones, the sum over all values, and articles without."""
    ordinals, counts, missing = column.tally(ids)
    best = np.arange(len(counts))
    if len(counts) > limit:
        best = np.flatnonzero(counts >= np.partition(counts, len(counts) - limit)[len(counts) - limit])
    best = best[np.argsort(-counts[best], kind="stable")[:limit]]
    names = [column.vocabulary[place] for place in ordinals[best].tolist()]
    shown = dict(zip(names, counts[best].tolist(), strict=True))
    for value in chosen:
        if value not in shown:
            shown[value] = int(counts[ordinals == column.ordinal(value)].sum())
    return shown, int(counts.sum()), missing


def _count_times(
    times: TimeIndex, chosen: tuple[str, ...], ids: Ids, limit: int
) -> tuple[dict[str, int], int, int]:
    """Return the latest values and the chosen ones, the sum over all values, and articles without."""
    counts = np.bincount(times.places[ids], minlength=len(times.labels))
    missing = int(counts[0])
    found = np.flatnonzero(counts[1:])[::-1][:limit] + 1
    shown = {times.labels[place]: int(counts[place]) for place in found.tolist()}
    for value in chosen:
        if value not in shown:
            shown[value] = int(counts[times.labels.index(value)]) if value in times.labels else 0
    return shown, len(ids) - missing, missing
