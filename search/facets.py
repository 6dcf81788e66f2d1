"""Facets: how an answer spreads over newspapers, days, sections, people and kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.errors import QueryError
from search.documents import Documents, Ids
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
    """An answer before and after the facet filters."""

    ids: Ids
    """Documents that match text, dates and every facet filter."""
    keep: NDArray[np.bool_]
    """Which of the documents given are in `ids`."""
    facets: tuple[Facet, ...]


def apply_filters(documents: Documents, query: Query, ids: Ids) -> Filtered:
    """Filter the documents of a text match and count every facet under all filters but its own."""
    passed = {
        field: _passing(documents, field, query.filter_values(field), ids)
        for field in FACET_FIELDS
        if query.filter_values(field)
    }
    keep = _all(passed.values(), len(ids))
    facets = []
    for field in FACET_FIELDS:
        own = keep if field not in passed else _all([p for f, p in passed.items() if f != field], len(ids))
        facets.append(_count(documents, field, query.filter_values(field), ids[own]))
    return Filtered(ids[keep], keep, tuple(facets))


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


def _all(masks: Iterable[NDArray[np.bool_]], length: int) -> NDArray[np.bool_]:
    kept = np.ones(length, bool)
    for mask in masks:
        kept &= mask
    return kept


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
    if field in _COLUMNS:
        column = documents.values(_COLUMNS[field])
        counts, missing = column.counts(ids)
        places = np.flatnonzero(counts)
        order = places[np.argsort(-counts[places], kind="stable")]
        counted = {column.vocabulary[place]: int(counts[place]) for place in order.tolist()}
    else:
        step = 12 if field == "year" else 1
        sums = np.bincount(documents.months[ids], minlength=1)
        missing = int(sums[0])
        sums[0] = 0
        if step > 1:
            sums = np.add.reduceat(sums, np.arange(0, len(sums), step))
        counted = {_label(field, number): int(sums[number]) for number in np.flatnonzero(sums)[::-1].tolist()}
    return _facet(field, counted, chosen, missing)


def _label(field: str, number: int) -> str:
    return f"{number:04d}" if field == "year" else f"{number // 12:04d}-{number % 12 + 1:02d}"


def _facet(field: str, counted: dict[str, int], chosen: tuple[str, ...], missing: int) -> Facet:
    """Cut the counted values to the limit; chosen ones stay in sight, also at 0."""
    shown = dict(list(counted.items())[: LIMITS[field]])
    for value in chosen:
        shown.setdefault(value, counted.get(value, 0))
    values = tuple(FacetValue(value, count, value in chosen) for value, count in shown.items())
    return Facet(field, values, sum(counted.values()) - sum(shown.values()), missing)
