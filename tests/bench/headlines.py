"""Headlines: does a headline, typed as it is printed, find its article by the body alone?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.folding import BREAK, fold_text
from search import Engine, Query
from search.clauses import Field
from search.wording import read_words
from tests.bench.judged import JudgedArchive

TUNED = 300
"""Queries at the beginning of the file that constants were tuned on; the others only report."""

SHOWN = 10
"""Hits in which the article is looked for."""

BEYOND = 10**6
"""Rank of an article that is not among them."""

_DROPPED = re.compile('["“”„‟〝〞＂「」『』]')
_SAYING = re.compile(r"\w")
_READ = re.compile(r"[()（）|｜*＊+]|(?<!\w)[-－]")


@dataclass(frozen=True, slots=True)
class HeadlineQuery:
    """A headline and its article."""

    headline: str
    article_id: str

    @property
    def text(self) -> str:
        """The headline as query text, without the signs that the query language reads, in bodies only."""
        signs = _READ.sub(" ", _DROPPED.sub("", self.headline))
        words = " ".join(word for word in signs.split() if _SAYING.search(word))
        return f"正文:({words})"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranks of the right articles of many queries."""

    ranks: tuple[int, ...]

    @property
    def reciprocal(self) -> float:
        """MRR@10."""
        return sum(1 / rank for rank in self.ranks if rank <= SHOWN) / len(self.ranks)

    def recall_at(self, rank: int) -> float:
        """Return the share of queries whose article is among the first `rank`."""
        return sum(found <= rank for found in self.ranks) / len(self.ranks)


def read_queries(path: Path) -> list[HeadlineQuery]:
    """Read the queries of a JSON Lines file with `question` and `id`."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [HeadlineQuery(row["question"], row["id"]) for row in rows]


def rank_of(engine: Engine, query: HeadlineQuery) -> int:
    """Return the rank of the right article, from 1; `BEYOND` where it is not shown."""
    hits = engine.search(Query(query.text, size=SHOWN)).hits
    return next((hit.rank for hit in hits if hit.article.id == query.article_id), BEYOND)


def repeated_headlines(archive: JudgedArchive, queries: Sequence[HeadlineQuery]) -> int:
    """Return how many of the bodies hold their headline, word for word."""
    bodies = _bodies(archive)
    return sum(
        fold_text(query.headline).replace(BREAK, "") in bodies[query.article_id].replace(BREAK, "")
        for query in queries
    )


def miss_reasons(
    archive: JudgedArchive, engine: Engine, queries: Sequence[HeadlineQuery], ranks: Sequence[int]
) -> Counter[str]:
    """Count the queries whose article is not shown by what can be said of them mechanically."""
    bodies = _bodies(archive)
    copies = Counter(bodies.values())
    reasons: Counter[str] = Counter()
    for query, rank in zip(queries, ranks, strict=True):
        if rank > SHOWN:
            reasons[_reason(engine, query, bodies[query.article_id], copies)] += 1
    return reasons


def _reason(engine: Engine, query: HeadlineQuery, body: str, copies: Counter[str]) -> str:
    if copies[body] > 1:
        return "the same body stands in several articles"
    if not engine.search(Query(query.text, size=1)).relaxed:
        return "other articles hold the headline as typed, its own does not"
    words = read_words(query.headline, Field.BODY)
    missing = sum(word.text not in body for word in words)
    if missing * 2 > len(words):
        return "most words of the headline are not in the body"
    if missing:
        return "some words of the headline are not in the body"
    return "all words are in the body, other bodies have more of them"


def _bodies(archive: JudgedArchive) -> dict[str, str]:
    return {article.id: body for article, body in zip(archive.articles, archive.bodies, strict=True)}
