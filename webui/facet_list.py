"""The facets beside an answer as rows of links; made here, not in the template, for there are a hundred."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query
from search.result import Facet, ResultPage
from webui.addresses import url_toggling
from webui.wording import FACET_NAMES, facet_value_name

_SHOWN = {"month": 12, "year": 8}
"""Rows in sight; the rest is folded away."""

_SHOWN_VALUES = 8
"""Rows in sight of a facet that is no time; chosen values are always among them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a facet."""

    url: str
    """The query with the value added, or taken away if it is chosen."""
    name: str
    count: str
    is_chosen: bool
    width: float
    """Of its bar, in hundredths of the longest; 0 where the facet has none."""


@dataclass(frozen=True, slots=True)
class FacetList:
    """One facet of an answer."""

    field: str
    name: str
    is_time: bool
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    """Folded away."""
    other: str
    """Articles with values that are not listed; "" for none."""
    missing: str
    """Articles without a value; "" for none."""

    @property
    def is_open(self) -> bool:
        """True where what is folded away holds a chosen value."""
        return any(row.is_chosen for row in self.more)


def facet_lists(result: ResultPage) -> tuple[FacetList, ...]:
    """Return the facets worth showing."""
    return tuple(
        _facet_list(result.query, facet)
        for facet in result.facets
        if (facet.values or facet.missing) and not _is_idle(facet, result.total)
    )


def _is_idle(facet: Facet, total: int) -> bool:
    """Say whether a facet offers one year for everything found: the months below it name the year too."""
    return (
        facet.field == "year"
        and len(facet.values) == 1
        and not facet.values[0].selected
        and facet.values[0].count == total
    )


def _facet_list(query: Query, facet: Facet) -> FacetList:
    is_time = facet.field in _SHOWN
    values = facet.values if is_time else sorted(facet.values, key=lambda value: not value.selected)
    shown = _SHOWN.get(facet.field, _SHOWN_VALUES + sum(value.selected for value in values))
    url = url_toggling(query, facet.field)
    longest = max((value.count for value in values), default=0) or 1
    rows = tuple(
        Row(
            url(value.value),
            facet_value_name(facet.field, value.value),
            f"{value.count:,}",
            value.selected,
            round(100 * value.count / longest, 1) if is_time else 0,
        )
        for value in values
    )
    return FacetList(
        facet.field,
        FACET_NAMES[facet.field],
        is_time,
        rows[:shown],
        rows[shown:],
        f"{facet.other:,}" if facet.other else "",
        f"{facet.missing:,}" if facet.missing else "",
    )
