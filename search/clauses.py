"""Clauses: what a query means once it is read. An engine sees only these, never what was typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from index.folding import BREAK, fold_text
from search.numerals import spellings


class Field(StrEnum):
    """What a text clause looks at."""

    ANY = "any"  # headline, byline, section and body
    HEADLINE = "headline"  # 标题: kicker, headline, deck
    BODY = "body"  # 正文
    REPORTER = "reporter"  # 记者: reporters, by whole or part of the name
    CORRESPONDENT = "correspondent"  # 通讯员
    PHOTOGRAPHER = "photographer"  # 摄影
    AUTHOR = "author"  # 作者
    PERSON = "person"  # 人物: everyone mentioned, in the byline or in the text
    SECTION = "section"  # 栏目, 版名
    NEWSPAPER = "newspaper"  # 报纸
    PAGE = "page"  # 版, 版次


TEXT_FIELDS = frozenset({Field.ANY, Field.HEADLINE, Field.BODY})
"""Fields of running text; the others hold values: names and labels."""


@dataclass(frozen=True, slots=True)
class Text:
    """Articles in which `text` stands, character by character, inside one sentence of `field`.

    `text` is as typed; the engine folds it. For the byline fields, section, newspaper and page the
    text must stand in one value of that field.
    """

    text: str
    field: Field = Field.ANY
    quoted: bool = False
    """True for a quoted phrase: it is never relaxed, and its numerals are found as typed only."""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Articles with a word in `field` that begins, or ends, with `text`; where the field has values, a value.

    A text that is longer than any word (安全生产月*) need only stand there.
    """

    text: str
    """As typed, without the asterisk; one piece, see `pieces`."""
    field: Field
    is_prefix: bool
    """True where the word goes on after the text (铁路*), False where it ends with it (*大桥)."""


@dataclass(frozen=True, slots=True)
class Near:
    """Articles in which two texts stand near each other, in either order, in headline, byline or body."""

    left: Text
    """One piece, see `pieces`."""
    right: Text
    """In the same field."""
    distance: int
    """Characters that may stand between the two, in folded form; a sentence break counts as one."""


@dataclass(frozen=True, slots=True)
class InOrder:
    """Articles in which the words of a phrase stand in order and not far apart."""

    words: tuple[str, ...]
    """In folded form, without a break."""
    field: Field
    distance: int
    """Characters that may stand between one word and the next, as in `Near`."""


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
class Term:
    """A string that speaks for an article, by its weight; the rarer it is, the more."""

    text: str
    """In folded form, without a break."""
    field: Field
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Loose:
    """Articles that hold the words of a text, wherever they stand. No query asks for it; relaxing does."""

    words: tuple[Term, ...]
    """In the order of the text."""
    pairs: tuple[Term, ...]
    """Two characters in a row each: they decide no match, but bring closer articles to the front."""
    share: float
    """What an article must hold of the words, weighed by rarity: 1 for all of them, 0 for any; between, as a
    share of what the best article holds."""


Clause = Text | Wildcard | Near | InOrder | DateRange | Not | And | Or

EVERYTHING = And(())
"""The clause of an empty query: every article."""


def pieces(text: str) -> tuple[str, ...]:
    """Fold the text of a `Text` clause and cut it at sentence breaks; all pieces must match.

    Empty when nothing in the text can be searched.

    >>> pieces("“六稳”成果。Ｎ95")
    ('六稳成果', 'n95')
    """
    return tuple(dict.fromkeys(piece for piece in fold_text(text).split(BREAK) if piece))


def spelled_pieces(text: Text) -> tuple[tuple[str, ...], ...]:
    """Return for each piece of a text its equal spellings; one is enough of each.

    >>> spelled_pieces(Text("1998年"))
    (('1998年', '一九九八年'),)
    >>> spelled_pieces(Text("1998年", quoted=True))
    (('1998年',),)
    """
    if text.quoted or text.field not in TEXT_FIELDS:
        return tuple((piece,) for piece in pieces(text.text))
    return tuple(map(spellings, pieces(text.text)))
