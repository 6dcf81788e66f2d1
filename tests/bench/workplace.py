"""Where a benchmark keeps its articles, indexes and results: one folder for each size."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Workplace:
    """The files of one size."""

    folder: Path

    @property
    def articles(self) -> Path:
        """The articles, in an archive of their own."""
        return self.folder / "archive" / "articles.jsonl"

    @property
    def day_paper(self) -> Path:
        """One day's paper, while the update is measured in the archive too."""
        return self.articles.with_name("day.jsonl")

    @property
    def words(self) -> Path:
        """The articles cut into words."""
        return self.folder / "words.jsonl"

    @property
    def questions(self) -> Path:
        """What is asked."""
        return self.folder / "questions.json"

    def index(self, engine: str) -> Path:
        """Return the index folder of an engine."""
        return self.folder / f"index-{engine}"

    def result(self, task: str, engine: str) -> Path:
        """Return the file a task leaves its numbers in."""
        return self.folder / f"{task}-{engine}.json"

    def read_result(self, task: str, engine: str) -> dict[str, Any]:
        """Read the numbers of a task; empty where it has not run."""
        path = self.result(task, engine)
        if not path.exists():
            return {}
        numbers: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return numbers

    def make_empty(self) -> None:
        """Remove what was there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.articles.parent.mkdir(parents=True)


def bytes_in(folder: Path) -> int:
    """Return the size of all files in `folder`, each file once, however many names it has."""
    files = {
        (status.st_dev, status.st_ino): status.st_size for path in _files(folder) for status in (path.stat(),)
    }
    return sum(files.values())


def keep_in_cache(folder: Path) -> None:
    """Read all files in `folder`, so that the system has them in memory if there is room."""
    for path in _files(folder):
        with path.open("rb") as file:
            while file.read(_CHUNK):
                pass


def drop_from_cache(folder: Path) -> None:
    """Let the system forget what it holds of the files in `folder`, where it can be told to."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in _files(folder):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
