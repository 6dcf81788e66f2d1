"""People (人物): who is mentioned in an article.

A name counts where something gives it away: a byline, a title before it, a verb of speech or a form of
address after it, a list of names, the dot of a foreign name. Precision comes first: where the end of a name
cannot be told, it is left out. A name that counts once counts for its whole article, and for the other
articles of its batch that print it without a title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from index.article import Article
from index.extraction.names import COMPOUND_SURNAMES, SURNAMES
from index.extraction.signs import HAN, either
from index.folding import simplify
from index.people_cues import (
    ACTS,
    ADDRESSED,
    BEFORE_FOREIGN,
    GIVEN_NO_NAMES,
    LONG_TITLES,
    NO_NAME_SIGNS,
    NO_SURNAMES,
    PREPOSITIONS,
    RARE_LAST,
    RISKY_SURNAMES,
    SPEAKS,
    TITLE_SIGNS,
    TITLES,
    TRANSLITERATION,
    WORD_ENDS,
)
from index.tokens import plain_words

_SURNAME = "".join(sorted(SURNAMES | {surname[0] for surname in COMPOUND_SURNAMES}))
_TITLE_ENDS = "".join(sorted(TITLE_SIGNS | {title[-1] for title in TITLES | LONG_TITLES}))
_JOINS = "、和与及 "
"""What stands between the names of a list."""

_SPEAKS = re.compile(rf"[ (（]?(?:{either(SPEAKS)})")
_ADDRESSED = re.compile(rf" ?(?:{either(ADDRESSED)})")
_GIVES_AWAY = "".join(sorted({word[0] for word in f"{SPEAKS} {ADDRESSED}".split()}))
_CANDIDATE = re.compile(
    rf"[{_SURNAME}](?<!师傅)(?:(?<=[{_TITLE_ENDS} ：:(（].)(?=[{HAN}])"
    rf"|(?:(?<=[^{HAN}].)|(?<=[{PREPOSITIONS}].))(?=[{HAN}]{{1,3}}[ (（]?[{_GIVES_AWAY}]))",
    re.DOTALL,
)
"""Where a name may begin. It starts with the surname, not with what stands before it: a pattern that starts
with a set of characters is searched for ten times as fast."""

_SPACED = re.compile(
    rf"([{_SURNAME}])(?:(?<=[^{HAN}].)|(?<=[{_TITLE_ENDS}].)) {{1,2}}([{HAN}])(?=[^{HAN}]|[和与等])",
    re.DOTALL,
)
_LIST = re.compile(rf"、[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*、(?=[{HAN}]{{2}})")
_FIRST_OF_LIST = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,4}}")
_HAN_RUN = re.compile(rf"[{HAN}]+")
_FOREIGN = re.compile(rf"[{TRANSLITERATION}]{{1,7}}(?:·[{TRANSLITERATION}]{{1,7}})+")
_ACTS = re.compile("|".join(re.escape(word) for word in ACTS.split() if len(word) > 1))
_ONE_ACTS = frozenset(word for word in ACTS.split() if len(word) == 1)

_SHORTEST_KNOWN = 3
"""Characters from which a name found in one article is looked for in others: shorter ones stand in words."""

_SHORTEST_LIST = 3
"""Names of a list that nothing but their being a list gives away."""

_SHORTEST_FOREIGN = 4
"""Characters of a name with a dot, without the dots."""


class KnownPeople:
    """Names that articles confirm, to be looked for in other articles."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(
            name for name in map(simplify, names) if len(name) >= _SHORTEST_KNOWN and name[0] in SURNAMES
        )
        signs = ["".join(sorted({name[place] for name in self._names})) for place in range(_SHORTEST_KNOWN)]
        self._start = re.compile(rf"[{signs[0]}](?=[{signs[1]}][{signs[2]}])") if self._names else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where they stand in a simplified text."""
        for match in self._start.finditer(text) if self._start else ():
            start = match.start()
            for end in (start + 4, start + 3):
                if text[start:end] in self._names:
                    yield start, end
                    break


@dataclass(frozen=True, slots=True)
class Mentions:
    """The people of one article, and its text to look for others in.

    Names are as printed; where they are printed with a space, they come without it.
    """

    confirmed: tuple[str, ...]
    """Who is made known as a person by the article itself: its byline first, then in text order."""
    byline: frozenset[str]
    printed: str
    text: str
    """`printed` in simplified characters, at the same offsets."""

    @classmethod
    def of(cls, article: Article) -> Mentions:
        """Read an article."""
        text = f"\n{article.title}\n{article.text}\n".replace("\u3000", " ")
        printed = _SPACED.sub(r"\1\2", text) if " " in text else text
        text = simplify(printed)
        found = dict.fromkeys(printed[start:end] for start, end in sorted({*_chinese(text), *_foreign(text)}))
        own = dict.fromkeys(article.names)
        kept = [
            name
            for name in found
            if name not in own
            and not _is_piece(name, (*own, *found), printed)
            and not _is_stretched(name, printed)
        ]
        return cls((*own, *kept), frozenset(own), printed, text)

    def with_known(self, known: KnownPeople) -> tuple[str, ...]:
        """Return the confirmed people, and the known ones whom the article prints elsewhere."""
        found = dict.fromkeys(self.confirmed)
        found.update(dict.fromkeys(self.printed[start:end] for start, end in known.find(self.text)))
        if len(found) == len(self.confirmed):
            return self.confirmed
        return tuple(
            name for name in found if name in self.byline or not _is_piece(name, found, self.printed)
        )


def _is_piece(name: str, found: Collection[str], text: str) -> bool:
    """Tell whether `name` stands only inside a longer name that was found."""
    longer = [other for other in found if other != name and name in other]
    for other in longer:
        text = text.replace(other, "\n")
    return bool(longer) and name not in text


def _is_stretched(name: str, text: str) -> bool:
    """Tell whether a shorter name stands elsewhere in the text, and a word's first character was taken in."""
    return len(name) > 2 and "·" not in name and text.count(name[:-1]) > text.count(name)


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    """Yield where Chinese names stand that something gives away."""
    done = 0
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if start < done or text[start - 1] == "·":
            continue
        end = _titled_name(text, start) if _has_title(text, start) else _speaking_name(text, start)
        while end:
            yield start, end
            done = end
            start = end + 1
            end = _titled_name(text, start) if text[end] in _JOINS and text[start] in SURNAMES else 0
    for match in _LIST.finditer(text):
        yield from _listed(text, match)


def _has_title(text: str, start: int) -> bool:
    """Tell whether a title stands before `start`: 市长王某, 市长：王某, 记者 王某."""
    if text[start - 1] in " ：:(（":
        start -= 1
    if text[start - 1] in TITLE_SIGNS:
        return text[start - 1 : start + 1] not in plain_words()  # 师范, 员工
    return text[start - 2 : start] in TITLES or text[start - 3 : start] in LONG_TITLES


def _titled_name(text: str, start: int) -> int:
    """Return where the name ends that begins at `start` after a title or another name; 0 for none."""
    best = (0, 0)
    for end in _ends(text, start):
        weight = _border(text, end)
        if weight and _can_be_name(text, start, end, weight):
            best = max(best, (weight, end))
    return best[1]


def _speaking_name(text: str, start: int) -> int:
    """Return where the name ends that begins a clause and speaks or is addressed; 0 for none."""
    if text[start] in RISKY_SURNAMES:
        return 0
    for end in _ends(text, start):
        gives_away = _SPEAKS.match(text, end) or _ADDRESSED.match(text, end)
        if gives_away and _can_be_name(text, start, end, 1) and text[start + 1 : end] not in plain_words():
            return end
    return 0


def _listed(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the names of a list in which every item is one; the last may have text after it.

    `match` has its items but the first and the last.
    """
    last = _titled_name(text, match.end()) if text[match.end()] in SURNAMES else 0
    if not last:
        return
    spans = [item.span() for item in _HAN_RUN.finditer(text, match.start(), match.end())]
    spans.append((match.end(), last))
    if _HAN_RUN.match(text, match.start() - 1):  # else a remark in brackets ends the item before
        begins = (match.start() - length for length in (4, 3, 2))
        first = next(
            (found for begin in begins if (found := _FIRST_OF_LIST.match(text, max(begin, 0)))), None
        )
        if not first or first.end() != match.start():
            return
        spans.insert(0, first.span())
    if len(spans) >= _SHORTEST_LIST and all(_is_listed_name(text, start, end) for start, end in spans):
        longer = sum(end - start > 2 for start, end in spans)
        if longer * 2 >= len(spans):
            yield from spans


def _is_listed_name(text: str, start: int, end: int) -> bool:
    return (
        end in _ends(text, start) and text[start] not in RISKY_SURNAMES and _can_be_name(text, start, end, 1)
    )


def _ends(text: str, start: int) -> tuple[int, ...]:
    """Return where a name that begins at `start` may end, the longest first."""
    if text[start : start + 2] in COMPOUND_SURNAMES:
        return (start + 4, start + 3)
    return (start + 3, start + 2) if text[start] in SURNAMES else ()


def _border(text: str, end: int) -> int:
    """Return how sure it is that a name ends at `end`: 4 at a sign, 3 before what people do, 0 not at all."""
    if text[end : end + 1] == "·":  # a foreign name goes on
        return 0
    if end >= len(text) or not "\u3400" <= text[end] <= "\u9fff":
        return 4
    if _SPEAKS.match(text, end) or _ACTS.match(text, end):
        return 3
    if text[end] in _ONE_ACTS:
        return 1
    words = plain_words()
    return 2 if text[end : end + 2] in words and text[end - 1 : end + 1] not in words else 0


def _can_be_name(text: str, start: int, end: int, border: int) -> bool:
    """Tell whether a run of characters can be a name, by what names are not made of."""
    name = text[start:end]
    given = name[2:] if name[:2] in COMPOUND_SURNAMES else name[1:]
    if not given or not _HAN_RUN.fullmatch(name) or not NO_NAME_SIGNS.isdisjoint(given):
        return False
    if given in GIVEN_NO_NAMES or name in plain_words():
        return False
    if given[-1] in RARE_LAST and border < 4:
        return False
    if len(given) == 1 and given in WORD_ENDS:
        return False
    if len(name) == 3 and len(given) == 2 and name[:2] in plain_words() and border < 4:
        return False
    if len(name) == 2 and border == 2:
        return False
    if name[0] in NO_SURNAMES:
        return False
    return name[0] not in RISKY_SURNAMES or (border >= 3 and len(name) > 2 and given not in plain_words())


def _foreign(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names with a dot stand: 约翰·史密斯."""
    if "·" not in text:
        return
    for match in _FOREIGN.finditer(text):
        start, end = match.span()
        for place in range(start + 1, match.start() + match[0].index("·")):
            if _has_title(text, place):
                start = place
        is_begun = (
            text[start - 1] in BEFORE_FOREIGN
            or _has_title(text, start)
            or not _HAN_RUN.match(text, start - 1)
        )
        if is_begun and _border(text, end) and end - start - text.count("·", start, end) >= _SHORTEST_FOREIGN:
            yield start, end
