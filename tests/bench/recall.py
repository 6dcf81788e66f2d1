"""Recall: is every string that stands in an article found, and nothing else?"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.folding import BREAK, fold_text
from index.tokens import cut_words
from search.numerals import spellings
from tests.bench.judged import JudgedArchive

SEED = 20240302

LENGTHS = (1, 2, 3, 4, 6, 12)
"""Characters of the strings that are drawn."""

PLACE_OR_BODY = re.compile(r"[\u4e00-\u9fd5]{2,}(?:市|县|区|公司|大学|医院)")

_DRAWN = re.compile(r"[\u4e00-\u9fd5a-z0-9](?:[\u4e00-\u9fd5a-z0-9.%、·/]*[\u4e00-\u9fd5a-z0-9%])?")
"""What is drawn: Han, Latin, digits and signs inside them, none that the query language reads."""

_ALPHANUMERIC = re.compile("[a-z0-9]")


@dataclass(frozen=True, slots=True)
class RecallRow:
    """How complete and how exact the answers to one kind of string are."""

    kind: str
    strings: int
    recall: float
    """Lowest of the quoted and the unquoted form."""
    precision_quoted: float
    precision_unquoted: float


def measure_recall(archive: JudgedArchive, strings: int) -> Iterator[RecallRow]:
    """Yield a row for each length and for names, from `strings` strings each."""
    drawing = random.Random(SEED)
    for length in LENGTHS:
        unit = "character" if length == 1 else "characters"
        for kind, wants_latin in ((f"{length} {unit}", False), (f"{length} {unit}, Latin or digits", True)):
            drawn = _draw(archive, length, strings, wants_latin, drawing)
            yield _measure(archive, kind, drawn)
    people = sorted(
        {name for article in archive.articles for name in article.names if _DRAWN.fullmatch(name)}
    )
    yield _measure(archive, "people in bylines", drawing.sample(people, min(strings, len(people))))
    places = sorted(set(_places_and_bodies(archive, drawing)))
    yield _measure(archive, "places and organisations", drawing.sample(places, min(strings, len(places))))


def _draw(
    archive: JudgedArchive, length: int, strings: int, wants_latin: bool, drawing: random.Random
) -> list[str]:
    """Draw strings from within sentences, evenly over articles; fewer where there are no more."""
    drawn: dict[str, None] = {}
    for _ in range(strings * 200):
        if len(drawn) == strings:
            break
        sentence = drawing.choice(drawing.choice(archive.texts).split(BREAK))
        if wants_latin:
            places = [match.start() for match in _ALPHANUMERIC.finditer(sentence)]
            if not places:
                continue
            start = max(0, drawing.choice(places) - drawing.randrange(length))
        else:
            start = drawing.randrange(max(1, len(sentence) - length + 1))
        string = sentence[start : start + length]
        if len(string) == length and _DRAWN.fullmatch(string):
            drawn[string] = None
    return list(drawn)


def _places_and_bodies(archive: JudgedArchive, drawing: random.Random) -> Iterator[str]:
    """Yield names by their last word: two words up to and with 市, 县, 公司 and so on."""
    for text in drawing.sample(archive.bodies, min(400, len(archive.bodies))):
        for sentence in text.split(BREAK):
            words = cut_words(sentence)
            for before, word in zip(["", *words], words, strict=False):
                for name in (word, before + word):
                    if PLACE_OR_BODY.fullmatch(name) and name in sentence:
                        yield name


def _measure(archive: JudgedArchive, kind: str, strings: list[str]) -> RecallRow:
    recalls, exactness = [], {True: [], False: []}
    for string in strings:
        right = archive.scan(fold_text(string))
        for quoted in (True, False):
            found = archive.search(f'"{string}"' if quoted else string)
            recalls.append(len(found & right) / len(right) if right else 1.0)
            others = () if quoted else spellings(fold_text(string))[1:]  # 2020年 is 二〇二〇年 too
            right_spelled = right.union(*map(archive.scan, others))
            exactness[quoted].append(len(found & right_spelled) / len(found) if found else 1.0)
    return RecallRow(kind, len(strings), _mean(recalls), _mean(exactness[True]), _mean(exactness[False]))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0
