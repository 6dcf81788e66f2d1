"""The questions engines are asked, drawn from the articles by how many of them have a word."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from index.folding import simplify
from index.tokens import cut_words
from tests.bench.corpus import SEED, Row, read_rows

RARE, COMMON, TWO_COMMON, PHRASE = "rare word", "common word", "two common words", "phrase"
CHARACTER, PREFIX, NEWEST, DATE_RANGE = "1 character", "prefix", "sort by date", "date range"

Counting = TypeVar("Counting", str, tuple[str, str])

CLASSES = (RARE, COMMON, TWO_COMMON, PHRASE, CHARACTER, PREFIX, NEWEST, DATE_RANGE)

SAMPLE = 4_000
"""Articles whose words are counted: enough to tell a word in a thousand from a word in twenty."""

_HAN_RUN = re.compile(r"[\u4e00-\u9fd5]+")

_RARE = (0.0004, 0.001)
_COMMON = (0.05, 0.3)
_PHRASE = (0.001, 0.05)
_CHARACTER = (0.005, 0.3)
_PREFIX = (0.001, 0.2)
"""Share of the articles that have it: lowest, highest. A rare word is in 8 to 20 of 20,000 articles."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in no engine's language. All of `words` are to be in title or body."""

    kind: str
    words: tuple[str, ...]
    """Words as jieba cuts them; for a phrase those that follow one another; for a prefix the prefix."""
    since: str = ""
    """First day, ISO; "" for no range."""
    until: str = ""

    @property
    def is_phrase(self) -> bool:
        """True when the words stand next to one another."""
        return self.kind == PHRASE

    @property
    def is_prefix(self) -> bool:
        """True when any word that begins so will do."""
        return self.kind == PREFIX

    @property
    def is_newest_first(self) -> bool:
        """True when hits are ordered by day and not by score."""
        return self.kind == NEWEST

    @property
    def days(self) -> tuple[int, int] | None:
        """The range as yyyymmdd numbers, both inclusive."""
        if not self.since:
            return None
        return int(self.since.replace("-", "")), int(self.until.replace("-", ""))


def draw_questions(rows: Path, size: int, count: int) -> dict[str, list[Question]]:
    """Return `count` different questions of each class, as far as the articles have as many.

    Args:
        rows: the articles.
        size: how many there are.
        count: of each class; where fewer can be drawn, they come again.
    """
    chance = random.Random(f"{SEED}:questions")
    step = max(1, size // SAMPLE)
    sample = [row for number, row in enumerate(read_rows(rows)) if number % step == 0][:SAMPLE]
    counted = _Counted.of(sample)
    common = _between(counted.words, _COMMON, len(sample), lambda word: len(word) > 1)
    chance.shuffle(common)
    one, left, right, newest, ranged = (common[part::5] for part in range(5))
    days = sorted(row.date for row in sample if row.date)
    pools: dict[str, Iterable[Question]] = {
        RARE: _single(RARE, _between(counted.words, _RARE, len(sample), lambda word: len(word) > 1)),
        COMMON: _single(COMMON, one),
        TWO_COMMON: (Question(TWO_COMMON, pair) for pair in zip(left, right, strict=False)),
        PHRASE: (Question(PHRASE, pair) for pair in _between(counted.pairs, _PHRASE, len(sample))),
        CHARACTER: _single(
            CHARACTER, _between(counted.words, _CHARACTER, len(sample), lambda word: len(word) == 1)
        ),
        PREFIX: _single(PREFIX, _prefixes(counted, len(sample))),
        NEWEST: _single(NEWEST, newest),
        DATE_RANGE: (Question(DATE_RANGE, (word,), *_year(days, chance)) for word in ranged),
    }
    return {kind: _take(list(pool), count, chance) for kind, pool in pools.items()}


def save_questions(questions: dict[str, list[Question]], path: Path) -> None:
    """Write the questions for the processes that ask them."""
    rows = {kind: [asdict(question) for question in asked] for kind, asked in questions.items()}
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


def load_questions(path: Path) -> dict[str, list[Question]]:
    """Read what `save_questions` wrote."""
    rows = json.loads(path.read_text("utf-8"))
    return {
        kind: [Question(row["kind"], tuple(row["words"]), row["since"], row["until"]) for row in asked]
        for kind, asked in rows.items()
    }


@dataclass(frozen=True, slots=True)
class _Counted:
    """In how many articles of the sample words and pairs of neighbours stand, in simplified characters: a
    traditional word is another word to every engine but ours."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, sample: list[Row]) -> _Counted:
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for row in sample:
            runs = [cut_words(run) for run in _HAN_RUN.findall(row.body) if simplify(run) == run]
            words.update({word for run in runs for word in run})
            pairs.update({pair for run in runs for pair in pairwise(run) if min(map(len, pair)) > 1})
        return cls(words, pairs)


def _between(
    counts: Counter[Counting],
    shares: tuple[float, float],
    total: int,
    wanted: Callable[[Counting], bool] = bool,
) -> list[Counting]:
    low, high = max(2, shares[0] * total), max(3, shares[1] * total)
    return sorted(key for key, count in counts.items() if low <= count <= high and wanted(key))


def _prefixes(counted: _Counted, total: int) -> list[str]:
    words = _between(counted.words, _PREFIX, total, lambda word: len(word) > 2)
    return sorted({word[:2] for word in words})


def _single(kind: str, words: Iterable[str]) -> Iterator[Question]:
    return (Question(kind, (word,)) for word in words)


def _year(days: list[str], chance: random.Random) -> tuple[str, str]:
    """Return a range of 365 days that begins on a day of the articles."""
    since = dt.date.fromisoformat(chance.choice(days))
    return since.isoformat(), (since + dt.timedelta(days=364)).isoformat()


def _take(pool: list[Question], count: int, chance: random.Random) -> list[Question]:
    chance.shuffle(pool)
    return [pool[number % len(pool)] for number in range(count)] if pool else []
