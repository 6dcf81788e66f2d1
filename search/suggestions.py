"""Suggestions: what a reader is likely to be typing, and what they may have meant where nothing is found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from index.errors import QueryError
from index.folding import fold_text
from search.clauses import Field, Text, pieces
from search.documents import Documents
from search.grammar import read_clauses
from search.lexicon import Completion, Lexicon, search_key
from search.occurrences import count_string
from search.phrases import frequent_phrases, frequent_words, words_beginning
from search.pinyin import surname_readings
from search.query import MAX_TEXT
from search.result import Suggestion, SuggestionKind
from search.symbols import FIELDS

MAX_VALUES = 100_000
"""Names, sections or newspapers that are suggested, the most frequent ones."""

MAX_NEAR = 4
"""Words that one word may have been meant to be."""

_QUOTES = re.compile('["“”„‟〝〞＂「」『』]')

_LAST_WORD = re.compile(
    rf"(?P<before>(?:.*\s)?[-－(（]*)"
    rf"(?:(?P<prefix>{'|'.join(sorted(FIELDS, key=len, reverse=True))})[:：])?(?P<text>\S+)",
    re.IGNORECASE | re.DOTALL,
)
_SPACED_LETTERS = re.compile(r"[A-Za-z']+(?: [A-Za-z']+)+")

_PERSON_COLUMNS = {
    Field.REPORTER: "reporters",
    Field.CORRESPONDENT: "correspondents",
    Field.PHOTOGRAPHER: "photographers",
    Field.AUTHOR: "authors",
    Field.PERSON: "people",
}
_VALUE_KINDS = {
    SuggestionKind.PERSON: "people",
    SuggestionKind.SECTION: "section",
    SuggestionKind.NEWSPAPER: "newspaper",
}
"""Columns whose values are suggested."""

_PREFIXES = {SuggestionKind.SECTION: "栏目:", SuggestionKind.NEWSPAPER: "报纸:"}
"""Asked for by field, so that the answer is the articles that were counted."""

_HEADLINE_WEIGHT = 1_000_000
"""Puts every word of a headline before words that only bodies have."""

_SHORTEST_MISSPELT = {SuggestionKind.WORD: 4}
"""Length from which one character may be wrong altogether; names are told apart by three."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the search box: the word at its end, and what must stay."""

    before: str
    prefix: str
    """A prefix of `FIELDS`, or ""."""
    text: str

    @classmethod
    def of(cls, text: str) -> Typed | None:
        """Read the text of a search box; None where there is nothing to complete.

        >>> Typed.of("铁路 -记者:wang")
        Typed(before='铁路 -', prefix='记者', text='wang')
        """
        match = _LAST_WORD.fullmatch(text.lstrip()) if len(text) <= MAX_TEXT else None
        if match is None or _QUOTES.search(match["text"]) or len(_QUOTES.findall(text)) % 2:
            return None
        return cls(match["before"], match["prefix"] or "", match["text"])

    @property
    def field(self) -> Field | None:
        """What the prefix looks at; None for days."""
        return FIELDS[self.prefix.lower()] if self.prefix else Field.ANY

    def query(self, value: str, prefix: str = "") -> str:
        """Return the whole text of the box with the word replaced by `value`."""
        prefix = f"{self.prefix}:" if self.prefix else prefix
        return f"{self.before}{prefix}{as_operand(value)}"


class Suggester:
    """Suggests from one generation's documents. Making it takes some tenths of a second."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._lexicons = {kind: _values(documents, kind, column) for kind, column in _VALUE_KINDS.items()}
        self._lexicons[SuggestionKind.WORD] = _words(documents)

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Return what the text may become: names, then words and phrases, then headlines."""
        typed = self._read(text)
        if typed is None or limit < 1:
            return ()
        names = self._names(typed, limit)
        words = self._words(typed, limit, {one.text for one in names})
        headlines: list[Suggestion] = []
        if SuggestionKind.HEADLINE in kinds_in(typed.field) and not typed.before:
            wanted = max(limit // 4, limit - len(names) - len(words))
            headlines = self._headlines(typed.text, wanted)
            if not headlines and len(typed.text) > 1:  # read as pinyin, perhaps
                headlines = self._headlines(next((one.text for one in (*words, *names)), ""), wanted)
        shares = (-(-limit // 2), -(-limit // 3), limit // 4)
        return tuple(_shared_out((names, words, headlines), shares, limit))

    def near(self, text: Text) -> list[str]:
        """Return what the text of a clause may have been meant to be, names before words."""
        words = []
        for kind in kinds_in(text.field):
            if kind in self._lexicons:
                lexicon = self._lexicons[kind]
                places = lexicon.near(text.text, shortest_misspelt=_SHORTEST_MISSPELT.get(kind, 3))
                words += [lexicon.words[place] for place in places[:MAX_NEAR]]
        return [word for word in dict.fromkeys(words) if search_key(word) != search_key(text.text)][:MAX_NEAR]

    def _read(self, text: str) -> Typed | None:
        """Read the search box; pinyin may be typed with spaces between the syllables."""
        if _SPACED_LETTERS.fullmatch(text.strip()):
            joined = Typed("", "", "".join(text.split()))
            if any(lexicon.complete(joined.text, 1) for lexicon in self._lexicons.values()):
                return joined
        return Typed.of(text)

    def _names(self, typed: Typed, limit: int) -> list[Suggestion]:
        """Return people, sections and newspapers: whole ones first, then by count."""
        found: list[tuple[Completion, Lexicon, SuggestionKind]] = []
        for kind in _VALUE_KINDS:
            lexicon = self._lexicons[kind]
            if kind in kinds_in(typed.field):
                found += [(one, lexicon, kind) for one in lexicon.complete(typed.text, limit * 4)]
        found.sort(key=lambda row: (not row[0].is_whole, -int(row[1].counts[row[0].place])))
        suggestions = []
        column = _PERSON_COLUMNS.get(typed.field) if typed.field else None
        for one, lexicon, kind in found:
            word = lexicon.words[one.place]
            if column is None or self._documents.values(column).ordinal(word) >= 0:
                query = typed.query(word, _PREFIXES.get(kind, ""))
                suggestions.append(Suggestion(kind, word, query, int(lexicon.counts[one.place])))
        return suggestions[:limit]

    def _words(self, typed: Typed, limit: int, taken: set[str]) -> list[Suggestion]:
        """Return words and phrases that go on from what was typed; where few, words of the bodies too."""
        if SuggestionKind.WORD not in kinds_in(typed.field):
            return []
        lexicon = self._lexicons[SuggestionKind.WORD]
        completions = lexicon.complete(typed.text, limit + len(taken) + 1)
        words = [lexicon.words[one.place] for one in completions if not (one.is_whole and one.is_literal)]
        folded = fold_text(typed.text)
        if len(words) < limit and folded:
            words += words_beginning(self._documents, "body", folded, limit + 1)
        proper = [word for word in dict.fromkeys(words) if word not in taken and word != folded]
        return [Suggestion(SuggestionKind.WORD, word, typed.query(word)) for word in proper[:limit]]

    def _headlines(self, text: str, limit: int) -> list[Suggestion]:
        """Return articles in whose headline the text stands, newest first, each headline once."""
        cut = pieces(text)
        if len(cut) != 1 or len(cut[0]) < 2:
            return []
        documents = self._documents
        found = [np.zeros(0, np.int64)]
        for base, segment in zip(documents.bases, documents.segments, strict=True):
            ids, _ = count_string(segment.text("headline"), cut[0])
            found.append(ids[segment.alive[ids]].astype(np.int64) + base)
        every = np.concatenate(found)
        newest = every[np.argsort(-documents.days[every], kind="stable")[: limit * 2]]
        suggestions: dict[str, Suggestion] = {}
        for number in newest.tolist():
            article = documents.article(number)
            is_main = cut[0] in fold_text(article.headline)
            headline = article.headline if is_main else article.title
            query = as_operand(headline)
            suggestions.setdefault(
                headline, Suggestion(SuggestionKind.HEADLINE, headline, query, article_id=article.id)
            )
            if len(suggestions) == limit:
                break
        return list(suggestions.values())


def kinds_in(field: Field | None) -> tuple[SuggestionKind, ...]:
    """Return what can be suggested in a field, in order; None is the day."""
    match field:
        case Field.ANY:
            return tuple(SuggestionKind)
        case Field.SECTION:
            return (SuggestionKind.SECTION,)
        case Field.NEWSPAPER:
            return (SuggestionKind.NEWSPAPER,)
        case Field.HEADLINE | Field.BODY:
            return (SuggestionKind.WORD,)
    return (SuggestionKind.PERSON,) if field in _PERSON_COLUMNS else ()


def as_operand(value: str) -> str:
    """Return a value as one word of a query: as it stands where it reads as that, else quoted.

    >>> as_operand("王河"), as_operand("A -B")
    ('王河', '"A -B"')
    """
    try:
        is_plain = read_clauses(value) == Text(value)
    except QueryError:
        is_plain = False
    return value if is_plain else f'"{without_quotes(value)}"'


def without_quotes(value: str) -> str:
    """Return a value as it may stand inside quotes; folding drops its own anyway."""
    return _QUOTES.sub("", value)


def _values(documents: Documents, kind: SuggestionKind, column: str) -> Lexicon:
    """Make the lexicon of a column's values, the most frequent ones."""
    values = documents.values(column)
    counts, _ = values.counts(np.flatnonzero(documents.is_article))
    best = np.argsort(-counts, kind="stable")[:MAX_VALUES]
    best = best[counts[best] > 0]
    words = [values.vocabulary[place] for place in best.tolist()]
    return Lexicon(words, counts[best], surname_readings() if kind is SuggestionKind.PERSON else None)


def _words(documents: Documents) -> Lexicon:
    """Make the lexicon of words and phrases, those of headlines first: they say what articles are about."""
    words = frequent_words(documents, "headline")
    words |= frequent_phrases(documents, list(words))
    bodies = frequent_words(documents, "body")
    ranks = {word: words[word] * _HEADLINE_WEIGHT + bodies[word] for word in words | bodies}
    return Lexicon(list(ranks), np.array(list(ranks.values()), np.int64))


def _shared_out(
    groups: tuple[list[Suggestion], ...], shares: tuple[int, ...], limit: int
) -> Iterable[Suggestion]:
    """Return the first of each group, as many as its share; places left over go to the groups in order."""
    taken = [min(len(group), share) for group, share in zip(groups, shares, strict=True)]
    for place, group in enumerate(groups):
        taken[place] += max(0, min(len(group) - taken[place], limit - sum(taken)))
    return [one for group, count in zip(groups, taken, strict=True) for one in group[:count]][:limit]
