"""Asked: whole questions, typed as one sentence, on the sample archive."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import Article
from search import Engine, Query

QUESTIONS = Path(__file__).resolve().parents[1] / "data" / "questions.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the articles that answer it."""

    asks: str
    answers: tuple[str, ...]
    """Newspaper, day and a piece of the title, with a blank between; no title where none is printed."""
    why: str

    def is_answered_by(self, article: Article) -> bool:
        """Tell whether the article is one of the answers."""
        return any(_is_named(article, answer) for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the rank of its first answer."""

    question: Question
    rank: int
    """From 1; 0 where no answer is on the first page."""


def read_questions() -> tuple[Question, ...]:
    """Read the questions of the sample archive."""
    rows = tomllib.loads(QUESTIONS.read_text("utf-8"))["question"]
    return tuple(Question(row["asks"], tuple(row["answers"]), row["why"]) for row in rows)


def ask(engine: Engine, questions: Sequence[Question]) -> list[Asked]:
    """Ask every question."""
    asked = []
    for question in questions:
        hits = engine.search(Query(question.asks)).hits
        ranks = (hit.rank for hit in hits if question.is_answered_by(hit.article))
        asked.append(Asked(question, next(ranks, 0)))
    return asked


def _is_named(article: Article, answer: str) -> bool:
    newspaper, day, title = (*answer.split(" ", 2), "")[:3]
    is_there = article.page.newspaper == newspaper and str(article.page.date) == day
    return is_there and (title in article.title if title else not article.title)
