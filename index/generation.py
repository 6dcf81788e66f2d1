"""One generation of an index, being written: documents go in, segments come out."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import create_in

from index.article import Article
from index.codec import ArchiveWriter
from index.manifest import sync_folder
from index.merging import merge_policy
from index.schema import (
    ARTICLE,
    FILE,
    TEXT_FIELDS,
    FileRecord,
    article_document,
    file_document,
    make_schema,
    read_file_record,
    unpack_json,
)
from index.segments import Snapshot, open_snapshot, open_whoosh

SEGMENT_CHARACTERS = 6_000_000
"""Folded characters after which a segment is written: inverting them takes about 500 MB of memory."""

SEGMENT_DOCUMENTS = 30_000
"""Documents after which a segment is written, however short they are."""


class GenerationWriter:
    """Writes the documents of a new generation, starting empty or from an older one."""

    def __init__(self, folder: Path, base: Path | None) -> None:
        """Make `folder` the new generation.

        Args:
            folder: must not exist.
            base: generation whose documents the new one has to begin with. Its files are linked, not
                copied, where the file system can; they are never changed.
        """
        folder.mkdir(parents=True)
        self.folder = folder
        if base is None:
            self._index = create_in(str(folder), make_schema())
        else:
            for path in base.iterdir():
                if path.is_file() and not path.name.endswith("LOCK"):
                    _link(path, folder / path.name)
            self._index = open_whoosh(folder)
        self._committed = open_snapshot(folder)
        self._writer: ArchiveWriter | None = None
        self._characters = self._documents = 0
        self._ids = set(_article_ids(self._committed))

    def file_records(self) -> dict[str, FileRecord]:
        """Return what the generation it began with knows of each file, by source."""
        return {record.state.source: record for record in read_file_records(self._committed)}

    def add_article(self, article: Article) -> bool:
        """Add an article; return False, adding nothing, where its id is taken."""
        if article.id in self._ids:
            return False
        self._ids.add(article.id)
        document = article_document(article)
        self._add(document, sum(len(document[name].folded) for name in TEXT_FIELDS))
        return True

    def add_file(self, record: FileRecord) -> None:
        """Add what is known of a file, after its articles."""
        self._add(file_document(record), 0)

    def forget(self, source: str) -> None:
        """Delete the file `source` and all its articles, as far as they were in the older generation."""
        writer = self._open_writer()
        base = 0
        for segment in self._committed.segments:
            for key in (f"source:{source}", f"file:{source}"):
                for docnum in segment.keys.find(key).tolist():
                    if not segment.alive[docnum]:
                        continue
                    writer.delete_document(base + docnum)
                    self._ids.discard(unpack_json(segment.record(docnum)).get("id", ""))
            base += segment.doccount

    def commit(self) -> None:
        """Write what was added as a segment, merging others by policy."""
        if self._writer is not None:
            self._writer.commit(mergetype=merge_policy(self.folder))
            self._writer = None
            self._characters = self._documents = 0
            self._committed = open_snapshot(self.folder)

    def finish(self) -> tuple[int, int]:
        """Commit, open all that was written and make it durable; return the numbers of pages and articles."""
        self.commit()
        articles = 0
        for segment in self._committed.segments:
            for name in TEXT_FIELDS:
                segment.text(name)
            articles += int(((segment.numbers("type") == ARTICLE) & segment.alive).sum())
        pages = sum(record.page is not None for record in read_file_records(self._committed))
        for leftover in self.folder.glob("*.tmp"):
            shutil.rmtree(leftover, ignore_errors=True)
        sync_folder(self.folder)
        return pages, articles

    def abandon(self) -> None:
        """Let go of the files and remove the generation."""
        if self._writer is not None:
            with contextlib.suppress(Exception):  # whatever broke the build may break this, too
                self._writer.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _add(self, document: dict[str, Any], characters: int) -> None:
        self._open_writer().add_document(**document)
        self._characters += characters
        self._documents += 1
        if self._characters >= SEGMENT_CHARACTERS or self._documents >= SEGMENT_DOCUMENTS:
            self.commit()

    def _open_writer(self) -> ArchiveWriter:
        if self._writer is None:
            self._writer = ArchiveWriter(self._index)
        return self._writer


def read_file_records(snapshot: Snapshot) -> Iterator[FileRecord]:
    """Yield what the index knows of each file."""
    for segment in snapshot.segments:
        for docnum in np.flatnonzero((segment.numbers("type") == FILE) & segment.alive).tolist():
            yield read_file_record(segment.record(docnum))


def _article_ids(snapshot: Snapshot) -> Iterator[str]:
    prefix = "id:"
    for segment in snapshot.segments:
        low, high = segment.keys.names.prefix_range(prefix)
        docnums = segment.keys.ids[segment.keys.offsets[low:high].astype(np.int64)]
        for key, alive in zip(segment.keys.names.to_list(low, high), segment.alive[docnums], strict=True):
            if alive:
                yield key.removeprefix(prefix)


def _link(path: Path, target: Path) -> None:
    """Give a file a second name; copy it where the file system has no links or Windows forbids them."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
