"""The answer: finished plain values that outlive every open file."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import Article
from search.query import Query

Mark = tuple[int, int]
"""Half-open range of characters of the snippet's text that the query matched."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of original text and what is marked in it (摘要)."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Sorted, apart from one another."""
    cut_before: bool = False
    """True when text of the same article stands before the snippet."""
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article in a list of results (命中)."""

    article: Article
    headline: Snippet
    """The whole title; empty text where the page prints none."""
    passages: tuple[Snippet, ...]
    """The best sentences of the body, whole, in text order; its opening where nothing is to mark."""
    rank: int
    """Place in the whole list, from 1."""
    score: float
    """Higher is better; comparable within one answer only. 0 where hits are sorted by day."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of articles that have it."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """How the answer spreads over one field (分面), counted under every filter but the field's own."""

    field: str
    """One of `search.query.FACET_FIELDS`."""
    values: tuple[FacetValue, ...]
    """Chosen values always among them, also at 0. Years and months newest first, others by count."""
    other: int = 0
    """Sum of the counts of all values that are not in `values`."""
    missing: int = 0
    """Articles that have no value in this field."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of an answer."""

    query: Query
    total: int
    """Exact number of articles that match."""
    hits: tuple[Hit, ...]
    """The hits of this page; empty beyond the last page."""
    facets: tuple[Facet, ...]
    relaxed: tuple[str, ...] = ()
    """Chinese sentences on what was loosened because nothing matched as asked; empty when nothing was."""
    seconds: float = 0.0
    """Time from query to finished answer."""

    @property
    def pages(self) -> int:
        """Number of pages the list has; 0 when nothing matches."""
        return -(-self.total // self.query.size)

    def facet(self, field: str) -> Facet:
        """Return the facet of `field`.

        Raises:
            KeyError: the answer has no such facet.
        """
        for facet in self.facets:
            if facet.field == field:
                return facet
        raise KeyError(field)
