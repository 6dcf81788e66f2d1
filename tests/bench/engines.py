"""What the benchmark asks of an engine, and which engines there are."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.bench.questions import Question

FACETS = ("newspaper", "section", "year", "reporter")

HITS = 10
"""Hits of a page, each with a snippet."""

SNIPPET_CHARACTERS = 120
"""Length of a snippet, where an engine lets one choose it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine said."""

    total: int
    facets: dict[str, dict[str, int]]
    """For each of `FACETS` value and number of articles; articles without a value are not counted."""


class Contender(Protocol):
    """An engine over one finished index."""

    def can_answer(self, question: Question) -> bool:
        """Tell whether the engine knows this class of question."""
        ...

    def count(self, question: Question) -> Answer:
        """Find the best ten hits, the total and four facets; no snippets."""
        ...

    def answer(self, question: Question) -> None:
        """Make the whole answer: as `count`, and ten snippets."""
        ...

    def close(self) -> None:
        """Release the files."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An engine of the benchmark."""

    title: str
    module: str
    """Where `build` and `open` are: the only module that imports the engine's library."""
    variant: str = ""
    """Handed to both."""
    needs_words: bool = False
    """True when it is fed with words cut beforehand."""
    shares: str = ""
    """Name of the engine whose index it asks in another way, and which therefore makes the snippets."""
    is_only_built: bool = False
    """True when nothing but the size of its index is of interest."""

    def build(self, source: Path, folder: Path) -> None:
        """Build the index in `folder` from the articles, or the words, in `source`."""
        building: Callable[[Path, Path, str], None] = importlib.import_module(self.module).build
        building(source, folder, self.variant)

    def load(self) -> None:
        """Import the engine's library.

        Raises:
            ImportError: it is not installed.
        """
        importlib.import_module(self.module)

    def open(self, folder: Path) -> Contender:
        """Open the index in `folder`."""
        opening: Callable[[Path, str], Contender] = importlib.import_module(self.module).open_index
        return opening(folder, self.variant)


OURS = "ours"

ENTRIES = {
    OURS: Entry("jianbao", "tests.bench.ours"),
    "whoosh": Entry("stock Whoosh", "tests.bench.stock_whoosh"),
    "whoosh-documented": Entry(
        "stock Whoosh, documented facets", "tests.bench.stock_whoosh", "documented", shares="whoosh"
    ),
    "fts5-trigram": Entry("SQLite FTS5 trigram", "tests.bench.sqlite_fts", "trigram"),
    "fts5-words": Entry("SQLite FTS5, jieba words", "tests.bench.sqlite_fts", "words", True),
    "tantivy": Entry("tantivy, jieba words", "tests.bench.tantivy_engine", "", True),
    "whoosh-both": Entry(
        "stock Whoosh, words and characters", "tests.bench.stock_whoosh", "both", is_only_built=True
    ),
}


def index_owner(engine: str) -> str:
    """Return the engine whose index folder this one asks: mostly its own."""
    return ENTRIES[engine].shares or engine


DEFAULT_ENGINES = (OURS, "whoosh", "whoosh-documented", "fts5-trigram", "fts5-words", "tantivy")
"""`whoosh-both` is asked for by name: it is there to compare sizes, and takes twice as long as `whoosh`."""
