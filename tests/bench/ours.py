"""jianbao, through its front doors: `build_index`, `open_engine`, and the web page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from index import build_index, update_index
from index.progress import Progress
from search import Engine, Query, Sort, open_engine
from search.result import Tally
from tests.bench.engines import FACETS, Answer
from tests.bench.questions import Question
from webui.addresses import url_from_query
from webui.app import create_app
from webui.readiness import get_ready


def build(source: Path, folder: Path, variant: str) -> None:
    """Build the index of the archive `source` stands in."""
    del variant
    build_index(source.parent, into=folder, progress=_ignore)


def open_index(folder: Path, variant: str) -> Ours:
    """Open the index as `serve` does before it listens; columns are read by the first question."""
    del variant
    return Ours(folder)


def update_seconds(archive: Path, folder: Path) -> float:
    """Take the new files of the archive into the index; return how long it took."""
    return update_index(folder, [archive], progress=_ignore).seconds


class Ours:
    """Answers as values, and as the page a reader sees."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        app = create_app(folder)
        get_ready(app)
        self._client = app.test_client()
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
        """Ask for numbers: which ten hits come first, how many there are, four facets."""
        if self._engine is None:
            self._engine = open_engine(self._folder)
        return _read(self._engine.count(_query(question), FACETS))

    def answer(self, question: Question) -> None:
        """Fetch the page of results, from request to HTML."""
        response = self._client.get(url_from_query(_query(question)))
        if response.status_code != 200 or not response.data.rstrip().endswith(b"</html>"):
            raise RuntimeError(f"{response.request.path} answers {response.status}")

    def close(self) -> None:
        """Release the files."""
        if self._engine is not None:
            self._engine.close()


def _query(question: Question) -> Query:
    text = "".join(question.words) if question.is_phrase else " ".join(question.words)
    if question.is_phrase:
        text = f'"{text}"'
    if question.is_prefix:
        text += "*"
    sort = Sort.NEWEST if question.is_newest_first else Sort.RELEVANCE
    if not question.since:
        return Query(text, sort=sort)
    since, until = map(dt.date.fromisoformat, (question.since, question.until))
    return Query(text, since=since, until=until, sort=sort)


def _read(tally: Tally) -> Answer:
    facets = {facet.field: {value.value: value.count for value in facet.values} for facet in tally.facets}
    return Answer(tally.total, facets)


def _ignore(progress: Progress) -> None:
    """Be called as the command line is, and show nothing."""
