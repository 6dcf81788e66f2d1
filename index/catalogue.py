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
from index.command_line import rebuild_hint
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
    """Read the catalogue of a generation and see that the files of its segments are there, whole.

    Raises:
        IndexDamagedError: the catalogue cannot be read, or a file is missing or of another size.
    """
    path = generation / CATALOGUE_NAME
    hint = rebuild_hint(generation.parent)
    try:
        rows = json.loads(path.read_text("utf-8"))
        sizes = {name: size for row in rows for name, size in row["files"].items()}
        entries = [SegmentEntry(row["name"], row["documents"], tuple(row["deleted"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(f"索引目录 {path} 无法读取", hint=hint) from error
    for name, size in sizes.items():
        try:
            found = (generation / name).stat().st_size
        except OSError as error:
            raise IndexDamagedError(f"索引缺少文件 {name}", hint=hint) from error
        if found != size:
            raise IndexDamagedError(f"索引文件 {name} 不完整：应有 {size} 字节，实有 {found} 字节", hint=hint)
    return tuple(entries)


def write_catalogue(generation: Path, entries: Sequence[SegmentEntry]) -> None:
    """Write the catalogue of a generation that no reader sees yet."""
    rows = [
        {
            **asdict(entry),
            "files": {path.name: path.stat().st_size for path in sorted(generation.glob(f"{entry.name}.*"))},
        }
        for entry in entries
    ]
    with (generation / CATALOGUE_NAME).open("wb") as file:
        file.write(json.dumps(rows).encode())
        make_durable(file)
