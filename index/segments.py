"""Reading an index: its segments as memory-mapped arrays, opened in the state of one commit."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import EmptyIndexError, FileIndex, open_dir

from index.arrays import Array, open_array_file
from index.codec import EXTENSION, read_text_tables
from index.columns import Values
from index.errors import IndexDamagedError
from index.inversion import TextTables
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

    def record(self, docnum: int) -> bytes:
        """Return the stored record of a document."""
        ends = self._records["ends"]
        return self._records["blob"][int(ends[docnum]) : int(ends[docnum + 1])].tobytes()

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
                f"索引分段 {self.name} 的数据长度不符", hint="请重新建立索引：jianbao build 资料文件夹"
            )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All segments of one commit."""

    commit: int
    """Whoosh's generation number; grows with every commit."""
    segments: tuple[Segment, ...]


def open_whoosh(folder: Path) -> FileIndex:
    """Open the Whoosh index in `folder`.

    Raises:
        IndexDamagedError: there is none, or its table of contents cannot be read.
    """
    try:
        return open_dir(str(folder))
    except (
        EmptyIndexError,
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        OSError,
        ValueError,
    ) as error:
        raise IndexDamagedError(
            f"索引 {folder} 无法读取", hint="请重新建立索引：jianbao build 资料文件夹"
        ) from error


def open_snapshot(folder: Path) -> Snapshot:
    """Open the segments of the latest commit in `folder`.

    Raises:
        IndexDamagedError: the table of contents or a segment cannot be read.
    """
    attempts = 3
    for attempt in range(attempts):
        contents = open_whoosh(folder)._read_toc()
        segments = tuple(_segment(folder, entry) for entry in contents.segments)
        try:
            for segment in segments:  # touches the files before the next commit can remove them
                _ = segment.keys, segment._records
        except FileNotFoundError as error:
            if attempt + 1 == attempts:
                raise IndexDamagedError(
                    f"索引缺少文件 {Path(error.filename).name}",
                    hint="请重新建立索引：jianbao build 资料文件夹",
                ) from error
        else:
            return Snapshot(contents.generation, segments)
    raise AssertionError("the loop returns or raises")


def _segment(folder: Path, entry: Any) -> Segment:
    deleted = np.array(sorted(entry.deleted_docs()), np.int64)
    return Segment(folder, entry.segment_id(), entry.doc_count_all(), deleted)
