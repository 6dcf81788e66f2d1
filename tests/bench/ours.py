"""jianbao, through its front doors: `build_index`, `open_engine`, and the web page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from index import build_index, update_index
from index.progress import Progress
from search import Engine, Query, ResultPage, Sort, open_engine
from tests.bench.engines import FACETS, Answer
from tests.bench.questions import Question
from webui.addresses import url_from_query
from webui.app import create_app


def build(source: Path, folder: Path, variant: str) -> None:
    """Build the index of the archive `source` stands in."""
    del variant
    build_index(source.parent, into=folder, progress=_ignore)


def open_index(folder: Path, variant: str) -> Ours:
    """Open the index; the engine inside the web page opens it at the first question, as `serve` does."""
    del variant
    return Ours(folder)


def update_seconds(archive: Path, folder: Path) -> float:
    """Take the new files of the archive into the index; return how long it took."""
    return update_index(folder, [archive], progress=_ignore).seconds


class Ours:
    """Answers as values, and as the page a reader sees."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._client = create_app(folder).test_client()
        self._knows_prefixes: bool | None = None
        self._engine: Engine | None = None
        """Besides the one inside the web page; not opened where only pages are asked for."""

    def can_answer(self, question: Question) -> bool:
        """Tell by trying whether `词*` is understood: where it is not, nothing is found as asked."""
        if not question.is_prefix:
            return True
        if self._knows_prefixes is None:
            page = self._client.get(url_from_query(_query(question), path="/search.json")).json
            self._knows_prefixes = bool(page and page["total"] and not page["relaxed"])
        return self._knows_prefixes

    def count(self, question: Question) -> Answer:
        """Ask for one hit: fewer cannot be asked for. All seven facets are counted all the same."""
        if self._engine is None:
            self._engine = open_engine(self._folder)
        return _read(self._engine.search(_query(question, size=1)))

    def answer(self, question: Question) -> None:
        """Fetch the page of results, from request to HTML."""
        response = self._client.get(url_from_query(_query(question)))
        if response.status_code != 200 or not response.data.rstrip().endswith(b"</html>"):
            raise RuntimeError(f"{response.request.path} answers {response.status}")

    def close(self) -> None:
        """Release the files."""
        if self._engine is not None:
            self._engine.close()


def _query(question: Question, size: int = 10) -> Query:
    text = "".join(question.words) if question.is_phrase else " ".join(question.words)
    if question.is_phrase:
        text = f'"{text}"'
    if question.is_prefix:
        text += "*"
    sort = Sort.NEWEST if question.is_newest_first else Sort.RELEVANCE
    if not question.since:
        return Query(text, sort=sort, size=size)
    since, until = map(dt.date.fromisoformat, (question.since, question.until))
    return Query(text, since=since, until=until, sort=sort, size=size)


def _read(page: ResultPage) -> Answer:
    facets = {field: {value.value: value.count for value in page.facet(field).values} for field in FACETS}
    return Answer(page.total, facets)


def _ignore(progress: Progress) -> None:
    """Be called as the command line is, and show nothing."""
