"""The answer: finished plain values that outlive every open file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    reprints: tuple[Article, ...] = ()
    """Further articles of the answer that print the same story, where the query merges them."""


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
    groups: int | None = None
    """Number of hits in the whole list where the query merges reprints; else None."""
    did_you_mean: tuple[str, ...] = ()
    """Other query texts, best first, where nothing matched as asked: a near name or a homophone."""
    understood: str = ""
    """Chinese: how the text was read; "" where it is nothing but words."""

    @property
    def pages(self) -> int:
        """Number of pages the list has; 0 when nothing matches."""
        return -(-(self.total if self.groups is None else self.groups) // self.query.size)

    def facet(self, field: str) -> Facet:
        """Return the facet of `field`.

        Raises:
            KeyError: the answer has no such facet.
        """
        for facet in self.facets:
            if facet.field == field:
                return facet
        raise KeyError(field)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a query finds, in numbers."""

    total: int
    """Exact number of articles that match."""
    facets: tuple[Facet, ...]
    """The facets asked for."""
    documents: tuple[int, ...]
    """Numbers of the documents on the page, best first, reprints where their own score puts them; they hold
    for one generation."""
    relaxed: tuple[str, ...] = ()
    """As in `ResultPage`."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An article on the same subject as another, and why it is thought so."""

    article: Article
    words: tuple[str, ...]
    """Telling words that both have, folded, the most telling first."""


@dataclass(frozen=True, slots=True)
class Related:
    """What else the archive has on the subject of one article."""

    similar: tuple[Similar, ...]
    """The likest first; neither the article itself nor a reprint, and each story once."""
    reprints: tuple[Article, ...]
    """The same story printed elsewhere, whole or in part (转载); oldest first."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month of a trend."""

    month: str
    """2020-12"""
    hits: int
    """Articles of the month that match."""
    articles: int
    """All articles of the month: what `hits` is to be measured by. 0 where the archive has a gap."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How what a question finds spreads over the months of the archive (走势)."""

    months: tuple[MonthCount, ...]
    """Every month from the archive's first to its last, oldest first."""
    undated: int = 0
    """Matching articles of no known day."""

    @property
    def total(self) -> int:
        """Number of articles that match."""
        return sum(month.hits for month in self.months) + self.undated


class SuggestionKind(StrEnum):
    """What a suggestion is, in the order they are shown."""

    PERSON = "person"  # 署名
    SECTION = "section"  # 栏目, 版名
    NEWSPAPER = "newspaper"  # 报纸
    WORD = "word"  # 词语
    HEADLINE = "headline"  # 标题


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a reader may be typing (联想)."""

    kind: SuggestionKind
    text: str
    """As it is shown."""
    query: str
    """What the whole text of the search box becomes."""
    articles: int = 0
    """Articles with this name in the byline, section or newspaper; 0 where they are not counted."""
    article_id: str = ""
    """The article a headline belongs to."""
