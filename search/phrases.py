"""Frequent words and phrases: what people are likely to be typing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array
from index.inversion import BREAK_CODE, TextTables, recover_texts
from search.documents import Documents

MAX_WORDS = 30_000
"""Words of a field that are kept, the most frequent ones; also the most that are looked at in one segment."""

MAX_CHARACTERS = 2_000_000
"""Characters of headlines that are looked through for phrases: some 100,000 headlines, half a second."""

LEAST = 3
"""Times a phrase stands in the headlines at least."""

_SHAPES = ((2, 2), (2, 3), (3, 2), (2, 2, 2), (2, 4), (3, 3), (4, 2))
"""Lengths of the words that make up a phrase."""

_TORN = 0.7
"""Share of a phrase's occurrences with one and the same neighbour from which it is torn from a longer one."""

_PROPER = re.compile(r"(?!\d+$)[^\W_][\w.·-]{1,11}")
"""A word worth suggesting: two to twelve characters, not only digits."""

_FACTOR = 0x9E3779B97F4A7C15
"""An odd number of 64 bits, the golden ratio's: characters in a row are told apart by a sum of its powers."""


def frequent_words(documents: Documents, field: str) -> Counter[str]:
    """Return the most frequent words of a text field with the number of articles that have each."""
    counts: Counter[str] = Counter()
    for segment in documents.segments:
        tables = segment.text(field)
        found = _words_between(tables, 0, len(tables.words), MAX_WORDS)
        counts.update({word: count for word, count in found if _PROPER.fullmatch(word)})
    return Counter(dict(counts.most_common(MAX_WORDS)))


def words_beginning(documents: Documents, field: str, prefix: str, limit: int) -> list[str]:
    """Return the most frequent words of a text field that begin with a folded prefix."""
    counts: Counter[str] = Counter()
    for segment in documents.segments:
        tables = segment.text(field)
        low, high = tables.words.prefix_range(prefix)
        counts.update(dict(_words_between(tables, low, high, limit * 4)))
    return [word for word, _ in counts.most_common(limit * 4) if _PROPER.fullmatch(word)][:limit]


def frequent_phrases(documents: Documents, words: Sequence[str]) -> Counter[str]:
    """Return runs of two or three `words` that stand together in many headlines, with their number."""
    codes = _headlines(documents)
    if len(codes) < max(map(sum, _SHAPES)):
        return Counter()
    sums = {size: _run_sums(codes, size) for size in range(2, 7)}
    is_word = {
        size: np.isin(sums[size], _run_sums_of([word for word in words if len(word) == size], size))
        for size in (2, 3, 4)
    }
    counts: Counter[str] = Counter()
    for shape in _SHAPES:
        size = sum(shape)
        covered = np.ones(len(sums[size]), bool)
        offset = 0
        for length in shape:
            covered &= is_word[length][offset : offset + len(covered)]
            offset += length
        counts.update(_counted_runs(codes, sums[size], np.flatnonzero(covered), size))
    return counts


def _words_between(tables: TextTables, low: int, high: int, limit: int) -> list[tuple[str, int]]:
    """Return the most frequent of the words at the places `low` to `high`, with their articles."""
    if low >= high:
        return []
    counts = np.diff(tables.word_postings.offsets[low : high + 1]).astype(np.int64)
    if len(counts) <= limit:
        return list(zip(tables.words.to_list(low, high), counts.tolist(), strict=True))
    best = np.sort(np.argpartition(-counts, limit)[:limit])
    begins, ends = (tables.words.offsets[best + low + side].astype(np.int64).tolist() for side in (0, 1))
    raw = tables.words.blob[begins[0] : ends[-1]].tobytes()
    words = (raw[a - begins[0] : b - begins[0]].decode() for a, b in zip(begins, ends, strict=True))
    return list(zip(words, counts[best].tolist(), strict=True))


def _headlines(documents: Documents) -> Array:
    """Return the characters of the headlines end to end, a break after each; the last segments' if many."""
    parts: list[Array] = []
    room = MAX_CHARACTERS
    for segment in reversed(documents.segments):
        if room <= 0:
            break
        parts.append(recover_texts(segment.text("headline")).codes[-room:])
        room -= len(parts[-1])
    return np.concatenate([*parts, np.full(1, BREAK_CODE, np.uint32)])


def _run_sums(codes: Array, size: int) -> NDArray[np.uint64]:
    """Return for each run of `size` characters a number of its own; equal runs have the same."""
    total = np.zeros(len(codes) - size + 1, np.uint64)
    power = 1
    for offset in range(size):
        total += codes[offset : offset + len(total)].astype(np.uint64) * np.uint64(power)
        power = power * _FACTOR % 2**64
    return total


def _run_sums_of(words: Sequence[str], size: int) -> NDArray[np.uint64]:
    codes = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32)
    return _run_sums(codes, size)[::size] if words else np.zeros(0, np.uint64)


def _counted_runs(
    codes: Array, sums: NDArray[np.uint64], starts: NDArray[np.int64], size: int
) -> dict[str, int]:
    """Return the runs of `size` characters at `starts` with their number, rare and torn ones left out."""
    if not len(starts):
        return {}
    _, firsts, runs, times = np.unique(
        sums[starts], return_index=True, return_inverse=True, return_counts=True
    )
    keep = times >= LEAST
    for neighbours in (starts - 1, starts + size):  # the last character of all is a break, so -1 is one
        keep &= _most_common(runs, codes[neighbours]) < _TORN * times
    return {
        "".join(map(chr, codes[place : place + size].tolist())): count
        for place, count in zip(starts[firsts[keep]].tolist(), times[keep].tolist(), strict=True)
    }


def _most_common(runs: NDArray[np.int64], neighbours: Array) -> NDArray[np.int64]:
    """Return for each run how often its most common neighbour stands beside it; breaks are none."""
    most = np.zeros(int(runs.max()) + 1, np.int64)
    is_sign = neighbours != BREAK_CODE
    pairs = runs[is_sign].astype(np.uint64) << np.uint64(32) | neighbours[is_sign]
    distinct, times = np.unique(pairs, return_counts=True)
    np.maximum.at(most, (distinct >> np.uint64(32)).astype(np.int64), times)
    return most
