"""Reading an index: the segments of a generation as memory-mapped arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, open_array_file
from index.catalogue import SegmentEntry, read_catalogue
from index.codec import EXTENSION, read_text_tables
from index.columns import Values
from index.command_line import rebuild_hint
from index.errors import IndexDamagedError
from index.inversion import TextTables
from index.shingles import Shingles
from index.strings import StringList


@dataclass(frozen=True)
class Keys:
    """The exact keys of one segment's documents."""

    names: StringList
    offsets: Array
    ids: Array

    def find(self, key: str) -> NDArray[np.uint32]:
        """Return the documents that have `key`, ascending."""
        place = self.names.find(key)
        if place < 0:
            return np.zeros(0, np.uint32)
        return self.ids[int(self.offsets[place]) : int(self.offsets[place + 1])]


@dataclass(frozen=True)
class Segment:
    """One segment of the index. Arrays are mapped when first asked for."""

    folder: Path
    name: str
    """Beginning of its file names."""
    doccount: int
    """Documents, deleted ones included."""
    deleted: NDArray[np.int64]
    """Numbers of the deleted documents."""
    _texts: dict[str, TextTables] = field(default_factory=dict, repr=False)

    def text(self, fieldname: str) -> TextTables:
        """Return the tables of a text field."""
        if fieldname not in self._texts:
            self._texts[fieldname] = read_text_tables(self._open(fieldname))
        return self._texts[fieldname]

    @cached_property
    def keys(self) -> Keys:
        """The exact keys."""
        arrays = self._open("keys")
        return Keys(StringList.from_arrays(arrays, "keys"), arrays["offsets"], arrays["ids"])

    @cached_property
    def shingles(self) -> Shingles:
        """The runs of characters by which reprints are found."""
        shingles = Shingles.from_arrays(self._open("shingles"))
        self._check(len(shingles.offsets), self.doccount + 1)
        return shingles

    def numbers(self, column: str) -> NDArray[np.int32]:
        """Return a number column; zeros where no document of the segment has it."""
        try:
            numbers = self._open(column)["numbers"]
        except FileNotFoundError:
            numbers = np.zeros(self.doccount, np.int32)
        self._check(len(numbers), self.doccount)
        return numbers

    def values(self, column: str) -> Values:
        """Return a column of lists of strings; empty lists where no document of the segment has it."""
        try:
            values = Values.from_arrays(self._open(column))
        except FileNotFoundError:
            empty = np.zeros(0, np.uint32)
            values = Values(np.zeros(self.doccount + 1, np.uint32), empty, StringList.of(()))
        self._check(len(values.offsets), self.doccount + 1)
        return values

    @cached_property
    def _records(self) -> dict[str, Array]:
        return self._open("record")

    @property
    def record_ends(self) -> Array:
        """uint64: where each document's record begins in `record_blob`, and the end."""
        return self._records["ends"]

    @property
    def record_blob(self) -> Array:
        """uint8: the stored records, one after the other."""
        return self._records["blob"]

    def record(self, docnum: int) -> bytes:
        """Return the stored record of a document."""
        ends = self.record_ends
        return self.record_blob[int(ends[docnum]) : int(ends[docnum + 1])].tobytes()

    def article_ids(self) -> Iterator[tuple[str, int]]:
        """Yield the id and number of every living article, by number."""
        prefix = "id:"
        low, high = self.keys.names.prefix_range(prefix)
        begin, end = int(self.keys.offsets[low]), int(self.keys.offsets[high])
        counts = np.diff(self.keys.offsets[low : high + 1]).astype(np.int64)
        names = np.repeat(np.array(self.keys.names.to_list(low, high), dtype=object), counts)
        docnums = self.keys.ids[begin:end].astype(np.int64)
        for place in np.argsort(docnums, kind="stable").tolist():
            if self.alive[docnums[place]]:
                yield names[place].removeprefix(prefix), int(docnums[place])

    def file_of(self, docnum: int) -> str:
        """Return the archive's file that a document came from."""
        return self.keys.names[int(self._files[docnum])].removeprefix("of:")

    @cached_property
    def _files(self) -> NDArray[np.int64]:
        """For each document the place of its file's key among the names of the keys."""
        low, high = self.keys.names.prefix_range("of:")
        offsets = self.keys.offsets[low : high + 1].astype(np.int64)
        files = np.zeros(self.doccount, np.int64)
        files[self.keys.ids[offsets[0] : offsets[-1]]] = np.repeat(np.arange(low, high), np.diff(offsets))
        return files

    @cached_property
    def alive(self) -> NDArray[np.bool_]:
        """For each document whether it is not deleted."""
        alive = np.ones(self.doccount, bool)
        alive[self.deleted] = False
        return alive

    def _open(self, part: str) -> dict[str, Array]:
        return open_array_file(self.folder / f"{self.name}.{part}{EXTENSION}")

    def _check(self, length: int, wanted: int) -> None:
        if length != wanted:
            raise IndexDamagedError(
                f"索引分段 {self.name} 的数据长度不符", hint=rebuild_hint(self.folder.parent)
            )


def open_segments(generation: Path) -> tuple[Segment, ...]:
    """Open the segments of a generation.

    Raises:
        IndexDamagedError: the catalogue or a segment cannot be read.
    """
    segments = tuple(open_segment(generation, entry) for entry in read_catalogue(generation))
    for segment in segments:
        try:
            _ = segment.keys, segment._records
        except FileNotFoundError as error:
            raise IndexDamagedError(
                f"索引缺少文件 {Path(error.filename).name}", hint=rebuild_hint(generation.parent)
            ) from error
    return segments


def open_segment(generation: Path, entry: SegmentEntry) -> Segment:
    """Open one segment of a generation."""
    return Segment(generation, entry.name, entry.documents, np.array(entry.deleted, np.int64))
