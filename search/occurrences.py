"""Where a string stands: the articles of one segment that hold it, and how often."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array
from index.inversion import Postings, TextTables

Counted = tuple[NDArray[np.uint32], NDArray[np.int64]]
"""Document numbers within the segment, ascending, and the occurrences in each."""

_NOTHING: Counted = (np.zeros(0, np.uint32), np.zeros(0, np.int64))


def count_string(tables: TextTables, folded: str) -> Counted:
    """Count every occurrence of a folded string, overlapping ones too.

    A string of one character is looked up; of a longer one the pairs that cover it are intersected by
    position, the rarest first.
    """
    codes = [ord(sign) for sign in folded]
    if len(codes) == 1:
        return _counted(tables.character_postings, _place(tables.characters, codes[0]))
    offsets = [*range(0, len(codes) - 1, 2)]
    if len(codes) % 2:
        offsets.append(len(codes) - 2)
    runs: list[tuple[int, Array]] = []
    for offset in offsets:
        place = _place(tables.pairs, (codes[offset] << 32) | codes[offset + 1])
        if place < 0:
            return _NOTHING
        low, high = int(tables.pair_offsets[place]), int(tables.pair_offsets[place + 1])
        runs.append((offset, tables.positions[low:high]))
    runs.sort(key=lambda run: len(run[1]))
    first_offset, rarest = runs[0]
    starts = rarest.astype(np.int64) - first_offset
    for offset, positions in runs[1:]:
        starts = starts[_contains(positions, starts + offset)]
        if not len(starts):
            return _NOTHING
    return _per_document(tables.starts, starts)


def count_word(tables: TextTables, word: str) -> Counted:
    """Count the occurrences of a whole word, as jieba cut it."""
    return _counted(tables.word_postings, tables.words.find(word))


def _place(terms: Array, term: int) -> int:
    place = int(np.searchsorted(terms, terms.dtype.type(term)))
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


def _per_document(starts: Array, positions: NDArray[np.int64]) -> Counted:
    owners = np.searchsorted(starts, positions.astype(np.uint32), side="right") - 1
    heads = np.flatnonzero(np.append([True], owners[1:] != owners[:-1]))
    return owners[heads].astype(np.uint32), np.diff(np.append(heads, len(owners)))
