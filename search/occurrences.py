"""Where a string stands: the articles of one segment that hold it, and how often."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array
from index.inversion import Postings, TextTables

Counted = tuple[NDArray[np.uint32], NDArray[np.int64]]
"""Document numbers within the segment, ascending, and the occurrences in each."""

_MANY = 2_000
"""Positions from which it pays to look up their articles by blocks."""

_NOTHING: Counted = (np.zeros(0, np.uint32), np.zeros(0, np.int64))


def count_string(tables: TextTables, folded: str) -> Counted:
    """Count every occurrence of a folded string, overlapping ones too."""
    if len(folded) == 1:
        return _counted(tables.character_postings, _place(tables.characters, ord(folded)))
    return count_positions(tables, _positions(tables, folded))


def find_string(tables: TextTables, folded: str) -> NDArray[np.int64]:
    """Return where a folded string stands in the laid-out text, ascending, overlapping occurrences too.

    The pairs that cover the string are intersected by position, the rarest first.
    """
    return _positions(tables, folded).astype(np.int64, copy=False)


def _positions(tables: TextTables, folded: str) -> Array:
    """Return what `find_string` does, as uint32 where nothing was intersected."""
    codes = [ord(sign) for sign in folded]
    runs = _runs(tables, codes) if len(codes) > 1 else [(0, _character_positions(tables, codes[0]))]
    if not runs:
        return np.zeros(0, np.int64)
    first_offset, rarest = runs[0]
    if len(runs) == 1:
        return rarest
    starts = rarest.astype(np.int64) - first_offset
    for offset, positions in runs[1:]:
        if not len(starts):
            break
        starts = starts[_contains(positions, starts + offset)]
    return starts


def count_occurrences(tables: TextTables, pair: str) -> int:
    """Return how often two characters in a row stand in all articles, without looking at where."""
    place = _place(tables.pairs, (ord(pair[0]) << 32) | ord(pair[1]))
    return int(tables.pair_offsets[place + 1] - tables.pair_offsets[place]) if place >= 0 else 0


def find_within(
    tables: TextTables, folded: str, begins: Array, ends: Array
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every occurrence of a folded string inside some ranges of the laid-out text.

    Args:
        tables: of the field.
        folded: the string.
        begins: uint32, ascending, where each range begins.
        ends: uint32, where it ends.

    Returns:
        The number of the range and the position, a row an occurrence, ascending.
    """
    codes = [ord(sign) for sign in folded]
    runs = _runs(tables, codes) if len(codes) > 1 else [(0, _character_positions(tables, codes[0]))]
    if not runs:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    first_offset, rarest = runs[0]
    lows, highs = rarest.searchsorted((begins + np.uint32(first_offset), ends))
    counts = np.maximum(highs - lows, 0)  # a string that begins before an end also ends there
    owners = np.repeat(np.arange(len(counts)), counts)
    steps = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    positions = rarest[np.repeat(lows, counts) + steps].astype(np.int64) - first_offset
    for offset, others in runs[1:]:
        present = _contains(others, positions + offset)
        owners, positions = owners[present], positions[present]
    return owners, positions


def count_word(tables: TextTables, word: str) -> Counted:
    """Count the occurrences of a whole word, as jieba cut it."""
    return _counted(tables.word_postings, tables.words.find(word))


def count_beginning(tables: TextTables, prefix: str) -> Counted:
    """Count the words that begin with `prefix`, however many different ones there are."""
    postings = tables.word_postings
    low, high = (int(postings.offsets[place]) for place in tables.words.prefix_range(prefix))
    return _summed(tables, postings.ids[low:high], postings.frequencies[low:high])


def count_ending(tables: TextTables, suffix: str) -> Counted:
    """Count the words that end with `suffix`."""
    postings = tables.word_postings
    places = tables.words.ending(suffix)
    lows = postings.offsets[places].astype(np.int64)
    counts = postings.offsets[places + 1].astype(np.int64) - lows
    steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    chosen = np.repeat(lows, counts) + steps
    return _summed(tables, postings.ids[chosen], postings.frequencies[chosen])


def count_positions(tables: TextTables, positions: Array) -> Counted:
    """Count ascending positions of the laid-out text by article."""
    if not len(positions):
        return _NOTHING
    positions = positions.astype(np.uint32, copy=False)
    if len(positions) < _MANY:
        owners = tables.starts.searchsorted(positions, side="right") - 1
    else:
        owners = tables.blocks.owners(positions)
    is_head = np.ones(len(owners), bool)
    np.not_equal(owners[1:], owners[:-1], out=is_head[1:])
    heads = is_head.nonzero()[0]
    counts = np.empty(len(heads), np.int64)
    np.subtract(heads[1:], heads[:-1], out=counts[:-1])
    counts[-1] = len(owners) - heads[-1]
    return owners[heads].astype(np.uint32), counts


def _summed(tables: TextTables, ids: Array, frequencies: Array) -> Counted:
    sums = np.bincount(ids, weights=frequencies, minlength=len(tables.starts) - 1).astype(np.int64)
    found = np.flatnonzero(sums)
    return found.astype(np.uint32), sums[found]


def _character_positions(tables: TextTables, code: int) -> Array:
    """Return where a character stands: in all pairs that begin with it."""
    low, high = np.searchsorted(tables.pairs, np.array([code << 32, (code + 1) << 32], np.uint64))
    first, last = int(tables.pair_offsets[low]), int(tables.pair_offsets[high])
    return np.sort(tables.positions[first:last])


def _runs(tables: TextTables, codes: list[int]) -> list[tuple[int, Array]]:
    """Return the pairs that cover a string of two or more: place in the string, positions; rarest first.

    Empty where one of them is nowhere.
    """
    offsets = [*range(0, len(codes) - 1, 2)]
    if len(codes) % 2:
        offsets.append(len(codes) - 2)
    runs: list[tuple[int, Array]] = []
    for offset in offsets:
        place = _place(tables.pairs, (codes[offset] << 32) | codes[offset + 1])
        if place < 0:
            return []
        low, high = int(tables.pair_offsets[place]), int(tables.pair_offsets[place + 1])
        runs.append((offset, tables.positions[low:high]))
    runs.sort(key=lambda run: len(run[1]))
    return runs


def _place(terms: Array, term: int) -> int:
    place = int(terms.searchsorted(terms.dtype.type(term)))
    return place if place < len(terms) and int(terms[place]) == term else -1


def _counted(postings: Postings, place: int) -> Counted:
    if place < 0:
        return _NOTHING
    low, high = int(postings.offsets[place]), int(postings.offsets[place + 1])
    return postings.ids[low:high], postings.frequencies[low:high].astype(np.int64)


def _contains(positions: Array, wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each wanted position whether it is among the ascending `positions`."""
    places = np.searchsorted(positions, wanted.astype(np.uint32))
    places[places == len(positions)] = 0
    present: NDArray[np.bool_] = (wanted >= 0) & (positions[places] == wanted)
    return present
