"""The one interface of a search engine, and how to open one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from index.article import Article, ExtractedPage, PageFacts, Skipped
from index.doubts import PageCheck
from search.query import Query
from search.result import Related, ResultPage, Suggestion, Tally, Trend


@dataclass(frozen=True, slots=True)
class IssueSummary:
    """One newspaper's issue of one day (期)."""

    newspaper: str
    date: dt.date | None
    pages: int
    articles: int


@dataclass(frozen=True, slots=True)
class PageSummary:
    """One page of an issue with its articles."""

    facts: PageFacts
    articles: tuple[Article, ...]
    """In print order."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the archive holds."""

    articles: int
    pages: int
    issues: int
    reporters: int
    """Different names in bylines, in any role."""
    newspapers: tuple[tuple[str, int], ...]
    """Newspaper and its number of articles, largest first; "" for articles of no known newspaper."""
    first_day: dt.date | None
    last_day: dt.date | None
    latest_issues: tuple[IssueSummary, ...]
    """Newest first, at most 12."""
    skipped: int
    """Files and lines the build could not take in."""


class Engine(Protocol):
    """A question and its answer over one index. An instance may be used from several threads."""

    @property
    def generation(self) -> str:
        """Names the state of the index: every build and update of any index has a name of its own."""
        ...

    @property
    def cached_bytes(self) -> int:
        """Bytes of memory that results kept for the next question take; bounded, whatever the archive."""
        ...

    def search(self, query: Query) -> ResultPage:
        """Answer `query`.

        Raises:
            QueryError: the query text cannot be read.
        """
        ...

    def count(self, query: Query, facets: Collection[str] = ()) -> Tally:
        """Say what `query` finds without reading an article: how many, which come first, how they spread.

        Args:
            query: as for `search`.
            facets: fields to count, of `search.query.FACET_FIELDS`.

        Raises:
            QueryError: the query text cannot be read.
        """
        ...

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            ArticleMovedError: the id is an old one; the error carries the new id.
            ArticleMissingError: no such article; the error carries its page where that still exists.
        """
        ...

    def page(self, newspaper: str, date: dt.date, label: str) -> tuple[ExtractedPage, ...]:
        """Return the page texts filed under this printed page: one, several when files repeat, or none.

        Where a person corrected newspaper, day or label, what was asked for leads to the page of other facts.
        """
        ...

    def page_of_source(self, source: str) -> ExtractedPage | None:
        """Return the page made from one file of the archive (path inside the archive)."""
        ...

    def issue(self, newspaper: str, date: dt.date) -> tuple[PageSummary, ...]:
        """Return the pages of one day in page order; empty when there is no such issue."""
        ...

    def neighbours(self, article: Article) -> tuple[Article, ...]:
        """Return all articles of the same page in print order, the article itself among them."""
        ...

    def related(self, article: Article, limit: int = 5) -> Related:
        """Return at most `limit` articles on the subject of `article`, and all reprints of it."""
        ...

    def overview(self) -> Overview:
        """Return what the archive holds."""
        ...

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what the build could not take in, by file."""
        ...

    def doubtful(self, first: int, count: int) -> tuple[int, tuple[PageCheck, ...]]:
        """Return how many pages are doubtful, and `count` of them from place `first`, the worst first.

        An article that came ready-made and stands on no page counts as one.
        """
        ...

    def trend(self, text: str) -> Trend:
        """Count what `text` finds as asked, never loosened, by month of issue.

        Raises:
            QueryError: the query text cannot be read.
        """
        ...

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Return what the text of a search box may become: names, words and phrases, headlines.

        Characters, pinyin and its initials are read, also mixed. Empty where nothing fits or the last word
        is complete; an empty text suggests nothing, but makes ready what later suggestions need.
        """
        ...

    def prepare(self) -> None:
        """Read what every answer needs and the first would wait for: part of a second for a large archive."""
        ...

    def close(self) -> None:
        """Release the files. Answers given before stay valid."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


def open_engine(folder: str | Path) -> Engine:
    """Open the index in `folder` for searching.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: its files are incomplete.
        IndexVersionError: another version of the program built it.
    """
    from search.whoosh_engine import WhooshEngine

    return WhooshEngine(Path(folder))
