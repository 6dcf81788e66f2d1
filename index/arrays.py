"""One file of named numpy arrays: written piece by piece, memory-mapped on reading.

Layout: 8 bytes of magic; the arrays, each beginning at a multiple of 64 bytes; a JSON table
`{name: [dtype, length, offset]}`; the length of the table as a little-endian uint64; the magic again. All
numbers are little-endian. Nothing in the file is executed: unlike a pickle it is safe to open.
"""

from __future__ import annotations

import json
import mmap
import os
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.command_line import rebuild_hint
from index.errors import IndexDamagedError

MAGIC = b"JBARRAY2"
_ALIGNMENT = 64
_TAIL = len(MAGIC) + 8

Array = NDArray[Any]

_mapped: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()
"""All files mapped by this process."""


class ArrayWriter:
    """Writes arrays to an open file, one after the other, each in as many pieces as one likes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._table: dict[str, list[Any]] = {}
        self._offset = 0
        self._write(MAGIC)

    def append(self, name: str, piece: Array) -> None:
        """Write a piece of array `name`; all pieces of one array come before the next array's."""
        little = np.ascontiguousarray(piece.astype(piece.dtype.newbyteorder("<"), copy=False))
        if name not in self._table:
            self._write(b"\0" * (-self._offset % _ALIGNMENT))
            self._table[name] = [little.dtype.str, 0, self._offset]
        entry = self._table[name]
        if entry[0] != little.dtype.str:
            raise ValueError(f"{name} is {entry[0]}, not {little.dtype.str}")
        entry[1] += len(little)
        self._write(little.data.cast("B") if len(little) else b"")

    def finish(self) -> None:
        """Write the table that makes the file readable."""
        table = json.dumps(self._table).encode()
        self._write(table + len(table).to_bytes(8, "little") + MAGIC)

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        self._offset += len(data)


def write_arrays(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional `arrays` to `file`."""
    writer = ArrayWriter(file)
    for name, array in arrays.items():
        writer.append(name, array)
    writer.finish()


def write_array_file(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional `arrays` to `path` and make the file durable (fsync)."""
    with path.open("wb") as file:
        write_arrays(file, arrays)
        make_durable(file)


def make_durable(file: BinaryIO) -> None:
    """Wait until what was written to `file` is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def open_array_file(path: Path) -> dict[str, Array]:
    """Map the arrays of a file into memory, read-only; only what is touched is read.

    Raises:
        IndexDamagedError: the file is cut short or is no array file.
        FileNotFoundError: there is no such file.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < len(MAGIC) + _TAIL:
            raise _damaged(path)
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _mapped.add(mapped)
    view = memoryview(mapped)
    end = size - _TAIL
    start = end - int.from_bytes(view[end : end + 8], "little")
    if view[: len(MAGIC)] != MAGIC or view[-len(MAGIC) :] != MAGIC or start < len(MAGIC):
        raise _damaged(path)
    try:
        return {
            name: np.frombuffer(view, np.dtype(dtype), count, offset)
            for name, (dtype, count, offset) in json.loads(bytes(view[start:end])).items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise _damaged(path) from error


def release_pages() -> None:
    """Give back the memory of what was read from mapped files; it stays in the system's file cache.

    Arrays stay valid: what is touched again is mapped again. Does nothing where the system cannot (Windows).
    """
    if hasattr(mmap, "MADV_DONTNEED"):
        for mapped in list(_mapped):
            mapped.madvise(mmap.MADV_DONTNEED)


def _damaged(path: Path) -> IndexDamagedError:
    return IndexDamagedError(f"索引文件 {path.name} 已损坏或不完整", hint=rebuild_hint(path.parent.parent))
