"""Clauses: what a query means once it is read. An engine sees only these, never what was typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from index.folding import BREAK, fold_text


class Field(StrEnum):
    """What a text clause looks at."""

    ANY = "any"  # headline, byline, section and body
    HEADLINE = "headline"  # 标题: kicker, headline, deck
    BODY = "body"  # 正文
    REPORTER = "reporter"  # 记者: reporters, by whole or part of the name
    CORRESPONDENT = "correspondent"  # 通讯员
    PHOTOGRAPHER = "photographer"  # 摄影
    AUTHOR = "author"  # 作者
    SECTION = "section"  # 栏目, 版名
    NEWSPAPER = "newspaper"  # 报纸
    PAGE = "page"  # 版, 版次


@dataclass(frozen=True, slots=True)
class Text:
    """Articles in which `text` stands, character by character, inside one sentence of `field`.

    `text` is as typed; the engine folds it. For the byline fields, section, newspaper and page the
    text must stand in one value of that field.
    """

    text: str
    field: Field = Field.ANY
    quoted: bool = False
    """True for a quoted phrase: it is never relaxed."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles of issues from `since` to `until`, both inclusive; None leaves a side open."""

    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that `clause` does not match."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class And:
    """Articles that every clause matches; no clauses match every article."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that at least one clause matches."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Articles that at least `count` of the clauses match. No query asks for it; relaxing does."""

    count: int
    clauses: tuple[Text, ...]


Clause = Text | DateRange | Not | And | Or

EVERYTHING = And(())
"""The clause of an empty query: every article."""


def pieces(text: str) -> tuple[str, ...]:
    """Fold the text of a `Text` clause and cut it at sentence breaks; all pieces must match.

    Empty when nothing in the text can be searched.

    >>> pieces("“六稳”成果。Ｎ95")
    ('六稳成果', 'n95')
    """
    return tuple(dict.fromkeys(piece for piece in fold_text(text).split(BREAK) if piece))
