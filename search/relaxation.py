"""Relaxation: looser questions to ask, in order, when nothing matches as asked; each says what it loosens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.folding import fold_text
from index.tokens import cut_words
from search.clauses import And, AtLeast, Clause, Field, Text

_RELAXED_FIELDS = frozenset({Field.ANY, Field.HEADLINE, Field.BODY})


@dataclass(frozen=True, slots=True)
class Looser:
    """A looser question: at least so many of the words, and all that was not loosened."""

    least: int
    words: tuple[Text, ...]
    kept: tuple[Clause, ...]
    sentence: str
    """Chinese: what was loosened."""

    @property
    def clauses(self) -> tuple[Clause | AtLeast, ...]:
        """The clauses that must all match."""
        return (AtLeast(self.least, self.words), *self.kept)


def relax(clause: Clause) -> Iterator[Looser]:
    """Yield looser forms of `clause`: words apart, then half of the words, then any word.

    Quoted phrases, exclusions, alternatives and fields of the byline stay as they are.
    """
    parts = clause.clauses if isinstance(clause, And) else (clause,)
    texts = [part for part in parts if _is_relaxable(part)]
    kept = tuple(part for part in parts if not _is_relaxable(part))
    words = tuple(dict.fromkeys(word for text in texts for word in _words(text)))
    listed = "、".join(f"“{word.text}”" for word in words)
    half = (len(words) + 1) // 2
    if {word.text for word in words} != {fold_text(text.text) for text in texts if isinstance(text, Text)}:
        yield Looser(len(words), words, kept, f"没有报道连着出现所查的文字，改为分别查找 {listed}。")
    if len(words) > 2:
        yield Looser(half, words, kept, f"没有报道同时含有 {listed}，改为至少含有其中 {half} 个。")
    if len(words) > 1:
        yield Looser(1, words, kept, f"没有报道同时含有 {listed}，改为含有其中任何一个。")


def _is_relaxable(clause: Clause) -> bool:
    return isinstance(clause, Text) and not clause.quoted and clause.field in _RELAXED_FIELDS


def _words(clause: Clause) -> list[Text]:
    """Cut a text into words; single characters only where it has no longer words."""
    if not isinstance(clause, Text):
        return []
    words = cut_words(fold_text(clause.text))
    telling = [word for word in words if len(word) > 1 or word.isdecimal()] or words
    return [replace(clause, text=word) for word in telling]
