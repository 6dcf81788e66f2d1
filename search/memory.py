"""Memory of a serving process: mapped index files count as its own until they are given back."""

from __future__ import annotations

import itertools
import mmap
from pathlib import Path

from index.arrays import release_pages

MAX_RESIDENT = 1_000_000_000
"""Bytes of resident memory from which mapped pages are given back; they stay in the system's file cache."""

LOOK_EVERY = 32
"""Answers between two looks at the memory."""

_STATUS = Path("/proc/self/statm")


class MemoryKeeper:
    """Gives mapped pages back when a process has grown large."""

    def __init__(self) -> None:
        self._answers = itertools.count(1)

    def after_answer(self) -> None:
        """Look at the memory now and then."""
        if next(self._answers) % LOOK_EVERY == 0 and resident_bytes() > MAX_RESIDENT:
            release_pages()


def resident_bytes() -> int:
    """Return the resident memory of this process; 0 where the system does not tell (only Linux does)."""
    try:
        return int(_STATUS.read_text("ascii").split()[1]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0
