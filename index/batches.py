"""A batch: as much of the archive as becomes one new segment, and what came of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.index import open_dir

from index.archive import SourceFile
from index.article import Article, ExtractedPage, Skipped
from index.catalogue import SegmentEntry
from index.codec import ArchiveWriter
from index.corrected_page import read_corrected
from index.doubts import check_article, check_page
from index.history import inherit
from index.people import KnownPeople, Mentions
from index.schema import FileRecord, article_document, file_document, page_document

Found = ExtractedPage | Article | Skipped
"""What a file of the archive holds."""


@dataclass(frozen=True, slots=True)
class FilesBatch:
    """Files that are read where the segment is written."""

    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class ItemsBatch:
    """A part of a large file that was read already."""

    file: SourceFile
    through: int
    """Items of the file up to and with this batch."""
    items: tuple[Found, ...]
    is_last: bool
    skipped_before: tuple[Skipped, ...] = ()
    """What earlier parts skipped; given with the last part, which files the record of the whole."""


Batch = FilesBatch | ItemsBatch


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a batch."""

    entry: SegmentEntry | None
    """The segment written; None where the batch held nothing."""
    articles: int
    pages: int
    skipped: tuple[Skipped, ...]


OnFile = Callable[[str, int, int], None]
"""Called with the archive path of what is being read, and how many files and articles are done so far."""


def write_batch(generation: Path, batch: Batch, on_file: OnFile) -> BatchResult:
    """Write the segment of a batch into a generation; nobody sees it until it is in the catalogue."""
    writer = ArchiveWriter(open_dir(str(generation)))
    tally = _Tally(writer, on_file)
    if isinstance(batch, FilesBatch):
        for file in batch.files:
            skipped = tally.take(file.state.source, read_file(file))
            writer.add_document(**file_document(FileRecord(file.state, tuple(skipped))))
            tally.files += 1
    else:
        skipped = tally.take(batch.file.state.source, iter(batch.items))
        if batch.is_last:
            record = FileRecord(batch.file.state, (*batch.skipped_before, *skipped))
            writer.add_document(**file_document(record))
    tally.write_articles()
    entry = writer.finish_segment() if writer.docnum else None
    return BatchResult(entry, tally.articles, tally.pages, tuple(tally.skipped))


def read_file(file: SourceFile) -> Iterator[Found]:
    """Yield all that a file holds, as corrected; what is wrong comes as `Skipped`, never as an exception."""
    return inherit(read_corrected(file.path, file.state.source, file.corrections), file.former)


@dataclass
class _Tally:
    """Takes what files hold into a segment and counts it."""

    writer: ArchiveWriter
    on_file: OnFile
    files: int = 0
    articles: int = 0
    pages: int = 0
    skipped: list[Skipped] = dataclasses.field(default_factory=list)
    _waiting: list[tuple[Article, str, int, Mentions]] = dataclasses.field(default_factory=list)
    """Articles with their file and doubt: who is known as a person is known when all are read."""

    def take(self, file: str, found: Iterator[Found]) -> list[Skipped]:
        """Add all that one file holds; return what of it was skipped."""
        skipped: list[Skipped] = []
        for item in found:
            self.on_file(file, self.files, self.articles)
            if isinstance(item, Skipped):
                skipped.append(item)
            elif isinstance(item, Article):
                self._add_article(item, file, check_article(item).score)
            else:
                self.pages += 1
                self._add(page_document(item, file, check_page(item).score))
                skipped.extend(item.skipped)
                for article in item.articles:
                    self._add_article(article, file)
        self.skipped.extend(skipped)
        return skipped

    def write_articles(self) -> None:
        """Add the articles of all that was taken, with the people they mention."""
        known = KnownPeople({name for *_, mentions in self._waiting for name in mentions.confirmed})
        for article, file, doubt, mentions in self._waiting:
            self._add(article_document(article, file, doubt, mentions.with_known(known)))
        self._waiting.clear()

    def _add_article(self, article: Article, file: str, doubt: int = 0) -> None:
        self._waiting.append((article, file, doubt, Mentions.of(article)))
        self.articles += 1

    def _add(self, document: dict[str, Any]) -> None:
        self.writer.add_document(**document)


def text_size(found: Found) -> int:
    """Return about how many characters an item brings into the index."""
    if isinstance(found, Article):
        return sum(len(paragraph.text) for paragraph in found.body) + len(found.title)
    return len(found.page.text) if isinstance(found, ExtractedPage) else 0
