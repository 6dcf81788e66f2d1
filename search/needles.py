"""Needles: the strings that a query has marked in an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.folding import BREAK, fold_text
from index.tokens import cut_words
from search.clauses import And, Clause, Field, InOrder, Near, Or, Text, Wildcard, spelled_pieces


@dataclass(frozen=True, slots=True)
class Needles:
    """Folded strings to mark, each once, in the order of the query."""

    headline: tuple[str, ...]
    body: tuple[str, ...]
    wildcards: tuple[Wildcard, ...] = ()
    """What only an article's own words can say; see `within`."""

    @property
    def strings(self) -> tuple[str, ...]:
        """What an article that matches holds some of in its body: needles, and the texts of wildcards."""
        return (*self.body, *(fold_text(wildcard.text) for wildcard in self.wildcards))

    def within(self, title: str, body: str) -> Needles:
        """Return the needles for one article: the words in it that the wildcards mean are among them."""
        if not self.wildcards:
            return self
        texts = [fold_text(wildcard.text) for wildcard in self.wildcards]
        words = {Field.HEADLINE: _words_near(texts, title), Field.BODY: _words_near(texts, body)}
        in_headline, in_body = (
            [word for wildcard in self.wildcards for word in _meant(wildcard, field, words[field])]
            for field in (Field.HEADLINE, Field.BODY)
        )
        return Needles(
            tuple(dict.fromkeys((*self.headline, *in_headline))), tuple(dict.fromkeys((*self.body, *in_body)))
        )


def _words_near(texts: Sequence[str], printed: str) -> tuple[str, ...]:
    """Return the words, each once, of those sentences that have any of the folded texts."""
    sentences = fold_text(printed).split(BREAK)
    near = BREAK.join(sentence for sentence in sentences if any(text in sentence for text in texts))
    return tuple(dict.fromkeys(cut_words(near)))


def needles_of(clause: Clause) -> Needles:
    """Return what to mark for a query: the texts it looks for in headline and body, nothing it excludes."""
    wanted = list(_wanted(clause))
    headline, body = (
        tuple(dict.fromkeys(text for text, where in wanted if where in (Field.ANY, field)))
        for field in (Field.HEADLINE, Field.BODY)
    )
    return Needles(headline, body, tuple(_wildcards(clause)))


def _wanted(clause: Clause) -> Iterator[tuple[str, Field]]:
    """Yield the strings a query looks for, in all their spellings, and where."""
    match clause:
        case Text():
            yield from (
                (spelling, clause.field) for spelled in spelled_pieces(clause) for spelling in spelled
            )
        case Near(left, right):
            yield from (*_wanted(left), *_wanted(right))
        case InOrder(words, field):
            yield from ((word, field) for word in words)
        case And(clauses) | Or(clauses):
            for inner in clauses:
                yield from _wanted(inner)


def _wildcards(clause: Clause) -> Iterator[Wildcard]:
    if isinstance(clause, Wildcard):
        yield clause
    elif isinstance(clause, And | Or):
        for inner in clause.clauses:
            yield from _wildcards(inner)


def _meant(wildcard: Wildcard, field: Field, words: Sequence[str]) -> Iterator[str]:
    """Yield those of an article's words that begin or end as asked; the text itself where it is no word."""
    if wildcard.field not in (Field.ANY, field):
        return
    folded = fold_text(wildcard.text)
    if len(cut_words(folded)) != 1:
        yield folded
    for word in words:
        if word.startswith(folded) if wildcard.is_prefix else word.endswith(folded):
            yield word
