"""One file of named numpy arrays, memory-mapped on reading.

Layout: 8 bytes of magic, the length of the header as a little-endian uint64, a JSON header
`{name: [dtype, length, offset]}`, then the arrays, each beginning at a multiple of 64 bytes. All numbers are
little-endian. Nothing in the file is executed: unlike a pickle it is safe to open.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError

MAGIC = b"JBARRAY1"
_ALIGNMENT = 64

Array = NDArray[Any]


def write_arrays(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional `arrays` to `file`."""
    header: dict[str, list[object]] = {}
    offset = 0
    for name, array in arrays.items():
        little = array.dtype.newbyteorder("<")
        header[name] = [little.str, len(array), offset]
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    head = json.dumps(header).encode()
    head += b" " * (-(len(MAGIC) + 8 + len(head)) % _ALIGNMENT)
    file.write(MAGIC + len(head).to_bytes(8, "little") + head)
    for array in arrays.values():
        raw = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
        file.write(raw.tobytes())
        file.write(b"\0" * (-raw.nbytes % _ALIGNMENT))


def write_array_file(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional `arrays` to `path` and make the file durable (fsync)."""
    with path.open("wb") as file:
        write_arrays(file, arrays)
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
        if size < len(MAGIC) + 8:
            raise _damaged(path)
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if view[: len(MAGIC)] != MAGIC:
        raise _damaged(path)
    length = int.from_bytes(view[len(MAGIC) : len(MAGIC) + 8], "little")
    start = len(MAGIC) + 8 + length
    try:
        header = json.loads(bytes(view[len(MAGIC) + 8 : start]))
        return {
            name: np.frombuffer(view, np.dtype(dtype), count, start + offset)
            for name, (dtype, count, offset) in header.items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> IndexDamagedError:
    return IndexDamagedError(
        f"索引文件 {path.name} 已损坏或不完整", hint="请重新建立索引：jianbao build 资料文件夹"
    )
