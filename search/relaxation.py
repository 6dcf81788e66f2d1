"""Relaxation: looser questions to ask, in order, when nothing matches as asked; each says what it loosens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.folding import fold_text
from search.clauses import And, Clause, Field, Loose, Term, Text
from search.wording import is_question, read_pairs, read_words

_RELAXED_FIELDS = frozenset({Field.ANY, Field.HEADLINE, Field.BODY})

FEW = 3
"""Words of a text that is still a list of what an article must have. A longer one, like a pasted headline, or
a question is a description: the article that fits it best need not repeat all of it, a long digest may."""

SHARE = 0.3
"""Share of the best article's words, weighed by rarity, that others must have to be listed after it.
0.2 to 0.4 rank the headline queries alike (`make eval`); half of the words, whatever the best article has of
them, loses one right article in a hundred."""

MAX_WORDS = 40
"""Words, and pairs of characters, that are looked up. A query of 500 characters may have 300."""

_LISTED = 12
"""Words a sentence names; a pasted headline has more."""


@dataclass(frozen=True, slots=True)
class Looser:
    """A looser question: the words of the text, apart, and all that was not loosened."""

    words: tuple[Text, ...]
    loose: Loose
    kept: tuple[Clause, ...]
    sentence: str
    """Chinese: what was loosened."""

    @property
    def clauses(self) -> tuple[Clause | Loose, ...]:
        """The clauses that must all match."""
        return (self.loose, *self.kept)


def relax(clause: Clause) -> Iterator[Looser]:
    """Yield looser forms of `clause`: all its words apart, then the most telling of them, then any.

    Quoted phrases, exclusions, alternatives and fields of the byline stay as they are.
    """
    parts = clause.clauses if isinstance(clause, And) else (clause,)
    texts = [part for part in parts if isinstance(part, Text) and _is_relaxable(part)]
    kept = tuple(part for part in parts if not _is_relaxable(part))
    terms = _merged(word for text in texts for word in read_words(text.text, text.field))[:MAX_WORDS]
    pairs = _merged(pair for text in texts for pair in read_pairs(text.text, text.field))[:MAX_WORDS]
    words = tuple(Text(term.text, term.field) for term in terms)
    typed = {(fold_text(text.text), text.field) for text in texts}
    is_cut = {(word.text, word.field) for word in words} != typed
    listed = _listed(terms)
    is_list = len(terms) <= FEW and not any(is_question(text.text) for text in texts)

    def looser(share: float, sentence: str) -> Looser:
        return Looser(words, Loose(tuple(terms), tuple(pairs), share), kept, sentence)

    apart = f"没有报道连着出现所查的文字，改为分别查找{listed}"
    if is_cut and is_list:
        yield looser(1, f"{apart}。")
    if is_cut and not is_list:
        yield looser(SHARE, f"{apart}，最相符的排在前面。")
    elif len(terms) > 2:
        yield looser(SHARE, f"没有报道同时含有{listed}，改为含有其中一部分，最相符的排在前面。")
    elif len(terms) > 1:
        yield looser(0, f"没有报道同时含有{listed}，改为含有其中任何一个。")


def _listed(terms: list[Term]) -> str:
    """Return the words in quotation marks; the number of them where there are many."""
    listed = "、".join(f"“{term.text}”" for term in terms[:_LISTED])
    return listed if len(terms) <= _LISTED else f"{listed}等 {len(terms)} 个词"


def _is_relaxable(clause: Clause) -> bool:
    return isinstance(clause, Text) and not clause.quoted and clause.field in _RELAXED_FIELDS


def _merged(terms: Iterator[Term]) -> list[Term]:
    """Return each term once, by the best of its weights, in order."""
    best: dict[tuple[str, Field], Term] = {}
    for term in terms:
        known = best.get((term.text, term.field))
        if known is None or known.weight < term.weight:
            best[term.text, term.field] = term
    return list(best.values())
