"""Merging: which segments of a generation become one, and how, in bounded memory.

Segments of like size are merged when there are many of them (the log-merge policy of Lucene), so that an
archive updated daily keeps few segments and an article is rewritten only when the archive grows eightfold.
Tables are merged as they stand, term by term, without folding or cutting a text again.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, ArrayWriter, make_durable
from index.catalogue import SegmentEntry
from index.codec import EXTENSION
from index.inversion import MAX_CHARACTERS, Postings, TextTables
from index.schema import NUMBER_COLUMNS, TEXT_FIELDS, VALUE_COLUMNS
from index.segments import Segment, open_segment
from index.shingles import merge_shingles
from index.slices import DROPPED, Slices, Source
from index.strings import StringList

FAN_IN = 8
"""Segments of like size that are merged into one."""

FEW = 2
"""Segments that a build leaves, as far as `MAX_DOCUMENTS` allows: each costs every query a few look-ups."""

SMALLEST = 512
"""Documents up to which segments count as alike."""

MAX_DOCUMENTS = 400_000
"""Documents of a merged segment at the most, so that no single merge takes minutes."""

RECORDS_AT_ONCE = 20_000
"""Stored records copied at once; some 30 MB."""

MAX_DELETED = 0.5
"""Share of deleted documents from which a segment is written anew."""


MergePolicy = Callable[[Sequence[SegmentEntry]], list[SegmentEntry]]
"""Returns the segments to merge next, or none."""


def choose_for_few(entries: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Choose as after a build: what the tiers ask for, then the smallest, until there are `FEW` segments."""
    if chosen := choose_by_tier(entries):
        return chosen
    chosen = []
    for entry in sorted(entries, key=lambda entry: entry.living):
        if len(entries) - max(len(chosen) - 1, 0) <= FEW or len(chosen) == FAN_IN:
            break
        if sum(other.living for other in chosen) + entry.living <= MAX_DOCUMENTS:
            chosen.append(entry)
    return [entry for entry in entries if entry in chosen] if len(chosen) > 1 else []


def choose_by_tier(entries: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Choose as after an update: a segment mostly deleted, or the smallest tier that is full."""
    for entry in entries:
        if len(entry.deleted) > MAX_DELETED * entry.documents:
            return [entry]
    tiers: dict[int, list[SegmentEntry]] = defaultdict(list)
    for entry in entries:
        tiers[max(0, math.ceil(math.log(max(entry.living, 1) / SMALLEST, FAN_IN)))].append(entry)
    for _, tier in sorted(tiers.items()):
        if len(tier) >= FAN_IN and sum(entry.living for entry in tier[:FAN_IN]) <= MAX_DOCUMENTS:
            return tier[:FAN_IN]
    return []


def merge_segments(generation: Path, entries: Sequence[SegmentEntry], name: str) -> SegmentEntry | None:
    """Write the living documents of `entries` as one segment called `name`, in their order.

    Returns:
        The new segment; None where no document is left.

    Raises:
        OverflowError: the texts are too long for the positions of one segment.
    """
    segments = [open_segment(generation, entry) for entry in entries]
    documents = sum(entry.living for entry in entries)
    lengths = [sum(int(segment.text(field).starts[-1]) for segment in segments) for field in TEXT_FIELDS]
    if not documents:
        return None
    if max(lengths) > MAX_CHARACTERS:
        raise OverflowError(f"{max(lengths)} characters in one segment, more than {MAX_CHARACTERS}")
    renumbered = _renumber(segments)
    for field in TEXT_FIELDS:
        with _writing(generation, name, field) as writer:
            _merge_text(writer, [segment.text(field) for segment in segments], renumbered)
    with _writing(generation, name, "shingles") as writer:
        merge_shingles(writer, [segment.shingles for segment in segments], renumbered)
    with _writing(generation, name, "keys") as writer:
        _merge_keys(writer, segments, renumbered)
    for column in NUMBER_COLUMNS:
        with _writing(generation, name, column) as writer:
            for segment in segments:
                writer.append("numbers", segment.numbers(column)[segment.alive])
    for column in VALUE_COLUMNS:
        with _writing(generation, name, column) as writer:
            _merge_values(writer, segments, column)
    with _writing(generation, name, "record") as writer:
        _merge_records(writer, segments)
    return SegmentEntry(name, documents)


class _writing:  # noqa: N801 - used like a function
    """Open an array file of the new segment; finish it and make it durable."""

    def __init__(self, generation: Path, name: str, part: str) -> None:
        self._file = (generation / f"{name}.{part}{EXTENSION}").open("wb")
        self._writer = ArrayWriter(self._file)

    def __enter__(self) -> ArrayWriter:
        return self._writer

    def __exit__(self, kind: object, *_: object) -> None:
        with self._file:
            if kind is None:
                self._writer.finish()
                make_durable(self._file)


def _renumber(segments: Sequence[Segment]) -> list[NDArray[np.uint32]]:
    """Return each segment's documents' new numbers; `DROPPED` for deleted ones."""
    renumbered = []
    base = 0
    for segment in segments:
        numbers = np.full(segment.doccount, DROPPED, np.uint32)
        living = int(segment.alive.sum())
        numbers[segment.alive] = np.arange(base, base + living, dtype=np.uint32)
        renumbered.append(numbers)
        base += living
    return renumbered


def _merge_text(
    writer: ArrayWriter, tables: Sequence[TextTables], renumbered: Sequence[NDArray[np.uint32]]
) -> None:
    lengths = [
        np.diff(own.starts)[numbers != DROPPED] for own, numbers in zip(tables, renumbered, strict=True)
    ]
    starts = np.append(0, np.cumsum(np.concatenate(lengths), dtype=np.uint64)).astype(np.uint32)
    writer.append("starts", starts)
    postings = [own.character_postings for own in tables]
    characters = Slices.of([own.characters for own in tables], [own.offsets for own in postings])
    writer.append("characters", characters.terms)
    _merge_postings(writer, "characters", characters, postings, renumbered)
    pairs = Slices.of([own.pairs for own in tables], [own.pair_offsets for own in tables])
    writer.append("pairs", pairs.terms)
    moving = [_moving(own, numbers, starts) for own, numbers in zip(tables, renumbered, strict=True)]
    writer.append("pairs.offsets", _write_living(writer, "pairs.positions", pairs, moving, np.uint32))
    vocabulary, ranks = _merge_vocabulary([own.words for own in tables])
    for part, array in vocabulary.to_arrays("words").items():
        writer.append(part, array)
    postings = [own.word_postings for own in tables]
    words = Slices.of(ranks, [own.offsets for own in postings])
    _merge_postings(writer, "words", words, postings, renumbered)


def _merge_postings(
    writer: ArrayWriter,
    name: str,
    slices: Slices,
    postings: Sequence[Postings],
    renumbered: Sequence[NDArray[np.uint32]],
) -> None:
    pairs = list(zip(postings, renumbered, strict=True))
    numbers = [_numbering(own.ids, new) for own, new in pairs]
    frequencies = [_counting(own, new) for own, new in pairs]
    writer.append(f"{name}.offsets", _write_living(writer, f"{name}.ids", slices, numbers, np.uint32))
    _write_living(writer, f"{name}.frequencies", slices, frequencies, np.uint16)


def _write_living(
    writer: ArrayWriter, name: str, slices: Slices, sources: Sequence[Source], dtype: type[np.unsignedinteger]
) -> NDArray[np.uint64]:
    """Write all values that are not `DROPPED`; return where each term's begin, and the end."""
    counts = np.zeros(len(slices.terms), np.int64)
    writer.append(name, np.zeros(0, dtype))
    for terms, values in slices.gathered(sources):
        living = values != DROPPED
        first = int(terms[0])
        found = np.bincount(terms[living] - first)
        counts[first : first + len(found)] += found
        writer.append(name, values[living].astype(dtype))
    return np.append(0, np.cumsum(counts)).astype(np.uint64)


def _numbering(ids: Array, renumbered: NDArray[np.uint32]) -> Source:
    return lambda low, high: renumbered[ids[low:high]]


def _counting(postings: Postings, renumbered: NDArray[np.uint32]) -> Source:
    def frequencies(low: int, high: int) -> Array:
        living = renumbered[postings.ids[low:high]] != DROPPED
        return np.where(living, postings.frequencies[low:high].astype(np.uint32), np.uint32(DROPPED))

    return frequencies


def _moving(tables: TextTables, renumbered: NDArray[np.uint32], starts: NDArray[np.uint32]) -> Source:
    """Return what moves a position to where its article's text stands in the new segment."""
    shift = starts[renumbered[0]] if len(renumbered) and (renumbered != DROPPED).all() else None

    def positions(low: int, high: int) -> Array:
        old = tables.positions[low:high]
        if shift is not None:  # nothing is deleted: the whole run moves as one
            moved: Array = old + shift
            return moved
        owners = np.searchsorted(tables.starts, old, side="right") - 1
        numbers = renumbered[owners]
        living = numbers != DROPPED
        new = np.full(len(old), DROPPED, np.uint32)
        new[living] = (old - tables.starts[owners])[living] + starts[numbers[living]]
        return new

    return positions


def _merge_vocabulary(lists: Sequence[StringList]) -> tuple[StringList, list[NDArray[np.int64]]]:
    """Return all strings, sorted, and for each list the places of its strings among them."""
    strings = [own.to_list() for own in lists]
    vocabulary = sorted(set().union(*strings))
    place = {string: number for number, string in enumerate(vocabulary)}
    ranks = [np.fromiter(map(place.__getitem__, own), np.int64, len(own)) for own in strings]
    return StringList.of(vocabulary), ranks


def _merge_keys(
    writer: ArrayWriter, segments: Sequence[Segment], renumbered: Sequence[NDArray[np.uint32]]
) -> None:
    names, ranks = _merge_vocabulary([segment.keys.names for segment in segments])
    slices = Slices.of(ranks, [segment.keys.offsets for segment in segments])
    for part, array in names.to_arrays("keys").items():
        writer.append(part, array)
    numbers = [_numbering(one.keys.ids, new) for one, new in zip(segments, renumbered, strict=True)]
    writer.append("offsets", _write_living(writer, "ids", slices, numbers, np.uint32))


def _merge_values(writer: ArrayWriter, segments: Sequence[Segment], column: str) -> None:
    columns = [segment.values(column) for segment in segments]
    vocabulary, ranks = _merge_vocabulary([own.vocabulary for own in columns])
    ordinals, counts = [], []
    for segment, own, rank in zip(segments, columns, ranks, strict=True):
        lengths = np.diff(own.offsets)
        counts.append(lengths[segment.alive])
        ordinals.append(rank[own.ordinals[np.repeat(segment.alive, lengths)]].astype(np.uint32))
    writer.append("offsets", np.append(0, np.cumsum(np.concatenate(counts))).astype(np.uint32))
    writer.append("ordinals", np.concatenate(ordinals))
    for part, array in vocabulary.to_arrays("vocabulary").items():
        writer.append(part, array)


def _merge_records(writer: ArrayWriter, segments: Sequence[Segment]) -> None:
    lengths = []
    writer.append("blob", np.zeros(0, np.uint8))
    for segment in segments:
        ends = segment.record_ends.astype(np.int64)
        sizes = np.diff(ends)
        lengths.append(sizes[segment.alive])
        for first in range(0, segment.doccount, RECORDS_AT_ONCE):
            last = min(first + RECORDS_AT_ONCE, segment.doccount)
            blob = segment.record_blob[ends[first] : ends[last]]
            writer.append("blob", blob[np.repeat(segment.alive[first:last], sizes[first:last])])
    writer.append("ends", np.append(0, np.cumsum(np.concatenate(lengths))).astype(np.uint64))
