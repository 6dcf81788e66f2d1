"""The journal of a generation being written: what is finished, so that an interrupted build can go on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.article import Skipped
from index.batches import Batch, BatchResult, FilesBatch
from index.catalogue import SegmentEntry
from index.schema import FileState

JOURNAL_NAME = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished batch."""

    states: tuple[FileState, ...]
    """Its files as they were; one where it is part of a large file."""
    through: int
    """Items of the large file that are in; 0 for a batch of whole files."""
    is_complete: bool
    """True where nothing of its files is left to read."""
    result: BatchResult


class Journal:
    """Appends finished batches; each is on the disk before the next begins."""

    def __init__(self, generation: Path, heading: dict[str, Any]) -> None:
        """Open the journal of `generation`, beginning it with `heading` where there is none."""
        self._path = generation / JOURNAL_NAME
        if not self._path.exists():
            self._append(heading)

    def add(self, batch: Batch, result: BatchResult) -> None:
        """Note that a batch is finished."""
        if isinstance(batch, FilesBatch):
            states, through, complete = [file.state for file in batch.files], 0, True
        else:
            states, through, complete = [batch.file.state], batch.through, batch.is_last
        self._append(
            {
                "states": [asdict(state) for state in states],
                "through": through,
                "complete": complete,
                "entry": asdict(result.entry) if result.entry else None,
                "articles": result.articles,
                "pages": result.pages,
                "skipped": [[skip.source, skip.lines, skip.reason, skip.awaits] for skip in result.skipped],
            }
        )

    def _append(self, row: dict[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())


def read_journal(generation: Path, heading: dict[str, Any]) -> tuple[Finished, ...] | None:
    """Return what an earlier run finished; None where it had another purpose or left no readable journal."""
    try:
        rows = list(_rows(generation / JOURNAL_NAME))
        if not rows or rows[0] != heading:
            return None
        return tuple(_finished(row) for row in rows[1:])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows; a last line cut short by a crash is as if it were not there."""
    for line in path.read_text("utf-8").split("\n")[:-1]:
        yield json.loads(line)


def _finished(row: dict[str, Any]) -> Finished:
    entry = row["entry"]
    skipped = [
        Skipped(source, (lines[0], lines[1]) if lines else None, reason, awaits)
        for source, lines, reason, awaits in row["skipped"]
    ]
    result = BatchResult(
        entry=SegmentEntry(entry["name"], entry["documents"]) if entry else None,
        articles=row["articles"],
        pages=row["pages"],
        skipped=tuple(skipped),
    )
    return Finished(
        tuple(FileState(**state) for state in row["states"]), row["through"], row["complete"], result
    )
