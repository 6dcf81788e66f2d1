"""A judged archive: an index, and every article of it read again, folded, for a scan like grep's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import Article, JianbaoError, build_index, update_index
from index.folding import BREAK, fold_text
from index.manifest import current_generation
from search.documents import Documents
from search.grammar import read_clauses
from search.matching import Matcher

REPOSITORY = Path(__file__).resolve().parents[2]

WORK = REPOSITORY / ".bench" / "quality"
"""Holds indexes between runs; git does not see it."""

CORPUS = REPOSITORY.parent / "shared" / "corpus" / "news-20k.jsonl.xz"
"""Twenty thousand real articles, beside the checkout on the machines that have them."""

HEADLINES = CORPUS.with_name("headline-queries.jsonl")
"""Headlines of six hundred of them."""


def up_to_date_index(archive: Path, name: str) -> Path:
    """Return the folder of an index of `archive`, built only where the one of the last run will not do."""
    folder = WORK / name
    try:
        return update_index(folder, [archive]).folder
    except JianbaoError:
        return build_index(archive, into=folder).folder


@dataclass(frozen=True)
class JudgedArchive:
    """An archive whose right answers can be found by scanning."""

    index: Path

    @cached_property
    def documents(self) -> Documents:
        """The documents of the index."""
        return Documents(self.index / current_generation(self.index))

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.documents)

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """Document numbers of all articles."""
        return np.flatnonzero(self.documents.is_article)

    @cached_property
    def articles(self) -> list[Article]:
        """All articles, in the order of their numbers."""
        return [self.documents.article(number) for number in self.numbers.tolist()]

    @cached_property
    def bodies(self) -> list[str]:
        """The folded bodies."""
        return [fold_text(article.text) for article in self.articles]

    @cached_property
    def texts(self) -> list[str]:
        """All that is searched of each article, folded, with a break between its parts."""
        return [
            BREAK.join((*map(fold_text, _heads(article)), body))
            for article, body in zip(self.articles, self.bodies, strict=True)
        ]

    def scan(self, folded: str) -> set[int]:
        """Return the numbers of the articles in which a folded string stands."""
        return {
            number for number, text in zip(self.numbers.tolist(), self.texts, strict=True) if folded in text
        }

    def search(self, query: str) -> set[int]:
        """Return the numbers of all articles that a query matches, unrelaxed."""
        return set(self._matcher.match(read_clauses(query)).ids.tolist())


def _heads(article: Article) -> tuple[str, ...]:
    title = (article.kicker, article.headline, article.deck)
    return (*title, *article.names, article.section, article.page.section)
