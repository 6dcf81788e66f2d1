"""The worklist of a build: files still to be read, cut into batches."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from index.archive import SourceFile
from index.article import ExtractedPage, Skipped
from index.batches import Batch, FilesBatch, Found, ItemsBatch, read_file, text_size
from index.history import History
from index.journal import Finished

LARGE_FILE = 4_000_000
"""Bytes from which a file is read here and handed to the workers in parts."""

BYTES_PER_CHARACTER = 3
"""Of Chinese text in UTF-8."""


class Worklist:
    """The files still to be read, and how far large ones were read by an interrupted run."""

    def __init__(self, files: Sequence[SourceFile], history: History) -> None:
        """Begin with all files; what they were is looked up in `history` when their turn comes."""
        self.files = {file.state.source: file for file in files}
        self._history = history
        self._through: dict[str, int] = {}
        self._skipped: dict[str, tuple[Skipped, ...]] = {}

    def strike_off(self, done: Finished) -> bool:
        """Take a finished batch off the list; return False where its files have changed since."""
        found = [self.files.get(state.source) for state in done.states]
        if any(file is None or file.state != state for file, state in zip(found, done.states, strict=True)):
            return False
        source = done.states[0].source if done.states else ""
        if done.through:
            self._through[source] = done.through
            self._skipped[source] = (*self._skipped.get(source, ()), *done.result.skipped)
        if done.is_complete:
            for state in done.states:
                del self.files[state.source]
        return True

    @property
    def size(self) -> int:
        """Bytes to read."""
        return sum(file.state.size for file in self.files.values())

    def batches(self, limit: int) -> Iterator[Batch]:
        """Cut what is to be read into batches of about `limit` characters."""
        small: list[SourceFile] = []
        size = 0
        for listed in self.files.values():
            file = dataclasses.replace(listed, former=self._history.of(listed.state))
            if file.state.size >= LARGE_FILE:
                yield from self._parts(file, limit)
                continue
            small.append(file)
            size += file.state.size
            if size >= limit * BYTES_PER_CHARACTER:
                yield FilesBatch(tuple(small))
                small, size = [], 0
        if small:
            yield FilesBatch(tuple(small))

    def _parts(self, file: SourceFile, limit: int) -> Iterator[Batch]:
        """Read a large file and yield it in parts; the last one may be empty."""
        source = file.state.source
        through = self._through.get(source, 0)
        skipped = list(self._skipped.get(source, ()))
        items: list[Found] = []
        size = 0
        for item in itertools.islice(read_file(file), through, None):
            items.append(item)
            size += text_size(item)
            if size >= limit:
                through += len(items)
                yield ItemsBatch(file, through, tuple(items), False)
                skipped.extend(_skipped_in(items))
                items, size = [], 0
        yield ItemsBatch(file, through + len(items), tuple(items), True, tuple(skipped))


def _skipped_in(items: Sequence[Found]) -> Iterator[Skipped]:
    for item in items:
        if isinstance(item, Skipped):
            yield item
        elif isinstance(item, ExtractedPage):
            yield from item.skipped
