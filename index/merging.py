"""Merging: which segments of an index become one, and how.

Segments of like size are merged when there are many of them (the log-merge policy of Lucene), so that an
archive updated daily keeps few segments and an article is rewritten only when the archive grows eightfold.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from index.codec import ArchiveWriter
from index.inversion import recover_texts, recover_words
from index.schema import TEXT_FIELDS, VALUE_COLUMNS, AnalyzedText
from index.segments import Segment

FAN_IN = 8
"""Segments of like size that are merged into one."""

SMALLEST = 512
"""Documents up to which segments count as alike."""

MAX_MERGED = 60_000
"""Documents of a merged segment at the most: inverting them takes about 1 GB of memory."""

MAX_DELETED = 0.5
"""Share of deleted documents from which a segment is written anew."""


def merge_policy(folder: Path) -> Callable[[Any, list[Any]], list[Any]]:
    """Return the function that Whoosh's writer calls on commit to merge segments."""

    def merge(writer: ArchiveWriter, entries: list[Any]) -> list[Any]:
        chosen = _choose([entry.doc_count_all() - entry.deleted_count() for entry in entries], entries)
        for entry in chosen:
            deleted = np.array(sorted(entry.deleted_docs()), np.int64)
            add_segment(writer, Segment(folder, entry.segment_id(), entry.doc_count_all(), deleted))
        return [entry for entry in entries if entry not in chosen]

    return merge


def add_segment(writer: ArchiveWriter, segment: Segment) -> None:
    """Take every living document of `segment` into the writer, without folding or cutting a text again."""
    texts = {name: _analyzed(segment, name) for name in TEXT_FIELDS}
    values = {name: segment.values(name).to_lists() for name in VALUE_COLUMNS}
    numbers = {name: segment.numbers(name).tolist() for name in ("type", "day")}
    keys: dict[int, list[str]] = defaultdict(list)
    for place, key in enumerate(segment.keys.names.to_list()):
        for docnum in segment.keys.ids[
            int(segment.keys.offsets[place]) : int(segment.keys.offsets[place + 1])
        ]:
            keys[int(docnum)].append(key)
    for docnum in np.flatnonzero(segment.alive).tolist():
        document: dict[str, Any] = {"keys": tuple(keys[docnum]), "record": segment.record(docnum)}
        document |= {name: texts[name][docnum] for name in TEXT_FIELDS}
        document |= {name: values[name][docnum] for name in VALUE_COLUMNS}
        document |= {name: numbers[name][docnum] for name in numbers}
        writer.add_document(**document)


def _analyzed(segment: Segment, fieldname: str) -> list[AnalyzedText]:
    tables = segment.text(fieldname)
    run = recover_texts(tables)
    folded = run.codes.astype("<u4").tobytes().decode("utf-32-le")
    starts = run.starts.tolist()
    return [
        AnalyzedText(folded[start : max(start, end - 1)], tuple(words))
        for start, end, words in zip(starts, starts[1:], recover_words(tables), strict=False)
    ]


def _choose(living: list[int], entries: list[Any]) -> list[Any]:
    """Return the segments to merge now: the smallest tier that is full, and those mostly deleted."""
    wasted = [
        entry
        for entry, alive in zip(entries, living, strict=True)
        if alive < (1 - MAX_DELETED) * entry.doc_count_all()
    ]
    tiers: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for entry, alive in zip(entries, living, strict=True):
        tiers[max(0, math.ceil(math.log(max(alive, 1) / SMALLEST, FAN_IN)))].append((alive, entry))
    for _, tier in sorted(tiers.items()):
        if len(tier) >= FAN_IN and sum(alive for alive, _ in tier) <= MAX_MERGED:
            return list(dict.fromkeys([*wasted, *(entry for _, entry in tier)]))
    return wasted
