"""Corrections: what a query that finds nothing may have meant."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from index.errors import QueryError
from search.clauses import And, Clause, Or, Text
from search.grammar import read_clauses
from search.lexicon import may_be_near
from search.suggestions import as_operand, without_quotes

MAX_TRIED = 6
"""Corrections of one query that are tried at the most: each is a search."""

MAX_OFFERED = 3
"""More would be a list to study, not a hint."""

MAX_WRONG = 2
"""Texts of a query that may be wrong at once."""

MAX_TEXTS = 8
"""Texts of a query that are looked at; who types more has pasted a sentence."""


def find_corrections(
    clause: Clause, text: str, *, near: Callable[[Text], list[str]], is_found: Callable[[Clause], bool]
) -> tuple[str, ...]:
    """Return other query texts that do find something: near names and homophones for what is nowhere.

    Args:
        clause: what `text` means; no article matches it.
        text: the query as typed.
        near: returns what a text may have been meant to be (`search.suggestions.Suggester.near`).
        is_found: tells whether any article matches a clause.
    """
    texts = list(_texts(clause))
    if len(texts) > MAX_TEXTS:
        return ()
    wrong = [part for part in texts if part.text in text and not is_found(part)]
    if not 1 <= len(wrong) <= MAX_WRONG or not all(may_be_near(part.text) for part in wrong):
        return ()
    meant = itertools.islice(itertools.product(*map(near, wrong)), MAX_TRIED)
    tried = (_replaced(text, wrong, words) for words in meant)
    return tuple(itertools.islice((other for other in tried if _finds(other, is_found)), MAX_OFFERED))


def _finds(text: str, is_found: Callable[[Clause], bool]) -> bool:
    try:
        return is_found(read_clauses(text))
    except QueryError:
        return False


def _replaced(text: str, wrong: list[Text], words: tuple[str, ...]) -> str:
    """Return the query with the wrong texts replaced, in the quotes they stand in."""
    for part, word in zip(wrong, words, strict=True):
        text = text.replace(part.text, without_quotes(word) if part.quoted else as_operand(word), 1)
    return text


def _texts(clause: Clause) -> Iterator[Text]:
    """Yield the texts that articles must or may hold."""
    if isinstance(clause, Text):
        yield clause
    elif isinstance(clause, And | Or):
        for part in clause.clauses:
            yield from _texts(part)
