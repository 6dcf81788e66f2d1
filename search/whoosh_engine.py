"""The default engine: Whoosh's index, embedded, executed on arrays."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from index.article import Article, ExtractedPage, PageFacts, Skipped, SourcePage
from index.command_line import rebuild_hint
from index.doubts import PageCheck
from index.errors import ArticleMissingError, ArticleMovedError, IndexDamagedError
from index.identity import page_key, split_id
from index.manifest import MANIFEST_NAME, Manifest, read_manifest
from index.schema import printed_page_key
from index.tokens import warm_up
from search.clauses import EVERYTHING, And, Clause
from search.corrections import find_corrections
from search.description import explain
from search.documents import Documents
from search.engine import Overview, PageSummary
from search.excerpt import find_parts
from search.facets import apply_filters
from search.grammar import read_clauses
from search.listing import Listed, Lister
from search.matches import Matches
from search.matching import Matcher
from search.memory import MemoryKeeper
from search.needles import Needles, needles_of
from search.overview import issue_pages, list_doubtful, list_skipped, make_overview
from search.query import FACET_FIELDS, Query
from search.ranking import order_hits
from search.related import find_related
from search.relaxation import relax
from search.result import Facet, Hit, Related, ResultPage, Suggestion, Tally, Trend
from search.snippet import headline_snippet, passages
from search.suggestions import Suggester
from search.trend import count_months

Answer = TypeVar("Answer")


class Generation:
    """One generation of the index, opened."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.state = manifest.state
        self.documents = Documents(folder / manifest.generation)
        self.matcher = Matcher(self.documents)
        self.lister = Lister(self.documents)
        self._suggester: Suggester | None = None
        self._suggester_lock = threading.Lock()

    @property
    def suggester(self) -> Suggester:
        """What suggests from these documents; made when first asked for."""
        with self._suggester_lock:
            if self._suggester is None:
                self._suggester = Suggester(self.documents)
            return self._suggester

    def prepare(self) -> None:
        """Read the columns that facets, order and scores are made of."""
        _count(self, Query(), EVERYTHING, FACET_FIELDS)
        self.matcher.prepare()

    @cached_property
    def overview(self) -> Overview:
        """What the archive holds; counted once."""
        return make_overview(self.documents)


class WhooshEngine:
    """Answers queries over the index in a folder, always over its newest generation."""

    def __init__(self, folder: Path) -> None:
        """Open the index.

        Raises:
            IndexMissingError, IndexDamagedError, IndexVersionError: as `index.manifest.read_manifest`.
        """
        warm_up()
        self._folder = folder
        self._lock = threading.Lock()
        self._stamp: object = None
        self._opened: Generation | None = None
        self._memory = MemoryKeeper()
        self._current()

    @property
    def generation(self) -> str:
        """Names the state of the index; see `search.engine.Engine.generation`."""
        return self._current().state

    @property
    def cached_bytes(self) -> int:
        """Bytes of memory that results kept for the next question take."""
        opened = self._current()
        return opened.matcher.cached_bytes + opened.lister.cached_bytes

    def search(self, query: Query) -> ResultPage:
        """Answer `query`; see `search.engine.Engine.search`."""
        started = time.perf_counter()
        clause = read_clauses(query.text)
        page = self._on_current(lambda opened: _answer(opened, query, clause))
        self._memory.after_answer()
        seconds = time.perf_counter() - started
        return dataclasses.replace(page, seconds=seconds)

    def count(self, query: Query, facets: Collection[str] = ()) -> Tally:
        """Say what `query` finds without reading an article; see `search.engine.Engine.count`."""
        clause = read_clauses(query.text)
        tally = self._on_current(lambda opened: _count(opened, query, clause, facets))
        self._memory.after_answer()
        return tally

    def article(self, article_id: str) -> Article:
        """Return one article; see `search.engine.Engine.article`."""
        return self._on_current(lambda opened: _article(opened.documents, article_id))

    def page(self, newspaper: str, date: dt.date, label: str) -> tuple[ExtractedPage, ...]:
        """Return the page texts filed under this printed page."""
        facts = PageFacts("", newspaper, date, label=label)
        return self._on_current(lambda opened: _printed_page(opened.documents, facts))

    def page_of_source(self, source: str) -> ExtractedPage | None:
        """Return the page made from one file of the archive."""
        return self._on_current(lambda opened: _page_of_source(opened.documents, source))

    def issue(self, newspaper: str, date: dt.date) -> tuple[PageSummary, ...]:
        """Return the pages of one day in page order."""
        return self._on_current(lambda opened: issue_pages(opened.documents, newspaper, date))

    def neighbours(self, article: Article) -> tuple[Article, ...]:
        """Return all articles of the same page in print order."""
        return self._on_current(lambda opened: _neighbours(opened.documents, article))

    def related(self, article: Article, limit: int = 5) -> Related:
        """Return similar articles, at most `limit`, and all reprints of an article."""
        return self._on_current(lambda opened: _related(opened.documents, article.id, limit))

    def overview(self) -> Overview:
        """Return what the archive holds."""
        return self._on_current(lambda opened: opened.overview)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what the build could not take in, by file."""
        return self._on_current(lambda opened: list_skipped(opened.documents))

    def doubtful(self, first: int, count: int) -> tuple[int, tuple[PageCheck, ...]]:
        """Return how many pages are doubtful, and some of them, the worst first."""
        return self._on_current(lambda opened: list_doubtful(opened.documents, first, count))

    def trend(self, text: str) -> Trend:
        """Count what `text` finds as asked by month of issue."""
        clause = read_clauses(Query(text).text)
        return self._on_current(
            lambda opened: count_months(opened.documents, opened.matcher.match(clause).ids)
        )

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Return what the text of a search box may become; see `search.engine.Engine.suggest`."""
        return self._on_current(lambda opened: opened.suggester.suggest(text, limit))

    def prepare(self) -> None:
        """Read what every answer needs; see `search.engine.Engine.prepare`."""
        self._on_current(Generation.prepare)

    def close(self) -> None:
        """Release the files; the system does so when the last answer in work is given."""
        self._opened = self._stamp = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _current(self) -> Generation:
        """Return the newest generation, opening it if it is not yet open."""
        stamp = self._manifest_stamp()
        with self._lock:
            if self._opened is None or stamp != self._stamp:
                self._opened = self._open_newest()
                self._stamp = stamp
            return self._opened

    def _open_newest(self) -> Generation:
        manifest = read_manifest(self._folder)
        while True:
            if self._opened and self._opened.state == manifest.state:
                return self._opened
            try:
                return Generation(self._folder, manifest)
            except (IndexDamagedError, FileNotFoundError):
                newer = read_manifest(self._folder)
                if newer.state == manifest.state:
                    raise
                manifest = newer  # a build finished, and cleaned, between manifest and files

    def _manifest_stamp(self) -> object:
        try:
            status = (self._folder / MANIFEST_NAME).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _on_current(self, work: Callable[[Generation], Answer]) -> Answer:
        """Do `work` on the newest generation; again on the next one if a build removed it meanwhile."""
        for _ in range(2):
            opened = self._current()
            try:
                return work(opened)
            except FileNotFoundError:
                with self._lock:
                    self._opened = None
        raise IndexDamagedError(f"索引 {self._folder} 缺少文件", hint=rebuild_hint(self._folder))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a query finds before any article is read."""

    matches: Matches
    facets: tuple[Facet, ...]
    asked: Clause
    """What was really asked for."""
    relaxed: tuple[str, ...]


def _find(opened: Generation, query: Query, clause: Clause, fields: Collection[str]) -> _Found:
    matches, asked, relaxed = _match(opened.matcher, clause)
    if query.since or query.until:
        matches = matches.among(opened.matcher.in_days(query.since, query.until, matches.ids))
    filtered = apply_filters(opened.documents, query, matches, fields)
    return _Found(filtered.matches, filtered.facets, asked, relaxed)


def _count(opened: Generation, query: Query, clause: Clause, fields: Collection[str]) -> Tally:
    found = _find(opened, query, clause, fields)
    last = query.page * query.size
    order = order_hits(opened.documents, query.sort, found.matches, last)[last - query.size :]
    documents = tuple(found.matches.ids[order].tolist())
    return Tally(len(found.matches.ids), found.facets, documents, found.relaxed)


def _answer(opened: Generation, query: Query, clause: Clause) -> ResultPage:
    found = _find(opened, query, clause, FACET_FIELDS)
    listing = opened.lister.list(query, found.matches)
    needles = needles_of(found.asked)
    hits = tuple(
        _hit(opened.documents, found.matches, listed, needles, rank)
        for rank, listed in enumerate(listing.hits, (query.page - 1) * query.size + 1)
    )
    total = len(found.matches.ids)
    return ResultPage(
        query,
        total,
        hits,
        found.facets,
        found.relaxed,
        groups=listing.groups,
        did_you_mean=_corrections(opened, query, clause) if found.relaxed or not total else (),
        understood=explain(clause),
    )


def _corrections(opened: Generation, query: Query, clause: Clause) -> tuple[str, ...]:
    """Return other query texts that find something where this one does not, under the same filters."""
    corrected = find_corrections(
        clause,
        query.text,
        near=lambda text: opened.suggester.near(text),  # noqa: PLW0108 - made only where it is needed
        is_found=lambda other: len(opened.matcher.match(other).ids) > 0,
    )
    if not query.is_filtered:
        return corrected
    narrowed = [query.narrowed(text=text) for text in corrected]
    return tuple(
        other.text
        for other in narrowed
        if len(_find(opened, other, read_clauses(other.text), ()).matches.ids)
    )


def _match(matcher: Matcher, clause: Clause) -> tuple[Matches, Clause, tuple[str, ...]]:
    """Return matches, what was really asked for, and what was relaxed."""
    matches = matcher.match(clause)
    if not len(matches.ids):
        for looser in relax(clause):
            loose = matcher.match_all(looser.clauses)
            if len(loose.ids):
                return loose, And((*looser.words, *looser.kept)), (looser.sentence,)
    return matches, clause, ()


def _hit(documents: Documents, found: Matches, listed: Listed, needles: Needles, rank: int) -> Hit:
    number = int(found.ids[listed.place])
    article = documents.article(number)
    body = article.text
    parts = find_parts(documents, number, body, needles.strings)
    needles = needles.within(article.title, "\n".join(body[start:end] for start, end in parts))
    headline = headline_snippet(article, needles.headline)
    reprints = tuple(documents.article(int(found.ids[place])) for place in listed.reprints)
    score = float(found.scores[listed.place])
    return Hit(article, headline, passages(article, needles.body, parts=parts), rank, score, reprints)


def _related(documents: Documents, article_id: str, limit: int) -> Related:
    for number in documents.find(f"id:{article_id}"):
        return find_related(documents, number, limit)
    return Related((), ())


def _article(documents: Documents, article_id: str) -> Article:
    for number in documents.find(f"id:{article_id}"):
        return documents.article(number)
    page, text = split_id(article_id)
    led = documents.find(f"was:{article_id}")
    for number in led or (documents.find(f"text:{text}") if text else ()):
        moved = documents.article(number).id
        raise ArticleMovedError(f"报道 {article_id} 现在的编号是 {moved}", article_id=moved)
    source = ""
    for number in (*documents.find(f"filed:{page}"), *documents.find(f"was:{page}")) if page else ():
        source = documents.facts(number).source
        break
    raise ArticleMissingError(
        f"没有编号为 {article_id} 的报道",
        hint="它可能已随版面文件改动或移走；可以用标题或正文里的词语重新查找。",
        source=source,
    )


def _printed_page(documents: Documents, facts: PageFacts) -> tuple[ExtractedPage, ...]:
    key = page_key(facts)
    pages = tuple(documents.page(number) for number in documents.find(f"filed:{key}"))
    if pages:
        return pages
    articles = [documents.article(number) for number in documents.find(f"page:{key}")]
    articles.sort(key=lambda article: article.ordinal)
    if articles:
        return (ExtractedPage(SourcePage(articles[0].page, ""), tuple(articles)),)
    for number in documents.find(f"was:{key}"):  # a person corrected newspaper, day or label
        return _printed_page(documents, documents.facts(number))
    return ()


def _page_of_source(documents: Documents, source: str) -> ExtractedPage | None:
    for number in documents.find(f"paged:{source}"):
        return documents.page(number)
    return None


def _neighbours(documents: Documents, article: Article) -> tuple[Article, ...]:
    found = documents.find(f"page:{printed_page_key(article)}")
    articles = [documents.article(number) for number in found] or [article]
    return tuple(sorted(articles, key=lambda other: (other.page.source, other.ordinal)))
