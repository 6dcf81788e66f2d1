"""The catalogue of a generation: which segments it has and which of their documents are deleted.

It says in JSON what Whoosh's own table of contents says in pickles, so that reading an index runs no code
from it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.arrays import make_durable
from index.errors import IndexDamagedError

CATALOGUE_NAME = "segments.json"


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One segment of a generation."""

    name: str
    """Beginning of its file names."""
    documents: int
    """Documents in its files, deleted ones included."""
    deleted: tuple[int, ...] = ()
    """Numbers of deleted documents, ascending."""

    @property
    def living(self) -> int:
        """Documents that are not deleted."""
        return self.documents - len(self.deleted)


def read_catalogue(generation: Path) -> tuple[SegmentEntry, ...]:
    """Read the catalogue of a generation.

    Raises:
        IndexDamagedError: it is missing or cannot be read.
    """
    path = generation / CATALOGUE_NAME
    try:
        rows = json.loads(path.read_text("utf-8"))
        return tuple(SegmentEntry(row["name"], row["documents"], tuple(row["deleted"])) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(
            f"索引目录 {path} 无法读取", hint="请重新建立索引：jianbao build 资料文件夹"
        ) from error


def write_catalogue(generation: Path, entries: Sequence[SegmentEntry]) -> None:
    """Write the catalogue of a generation that no reader sees yet."""
    with (generation / CATALOGUE_NAME).open("wb") as file:
        file.write(json.dumps([asdict(entry) for entry in entries]).encode())
        make_durable(file)
