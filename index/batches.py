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
from index.errors import JianbaoError
from index.extraction import extract_page, read_page
from index.ready_articles import read_ready_articles
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
    entry = writer.finish_segment() if writer.docnum else None
    return BatchResult(entry, tally.articles, tally.pages, tuple(tally.skipped))


def read_file(file: SourceFile) -> Iterator[Found]:
    """Yield all that a file holds; what is wrong with it comes as `Skipped`, never as an exception."""
    source = file.state.source
    try:
        if file.holds_articles:
            yield from read_ready_articles(file.path, source)
        else:
            yield extract_page(read_page(file.path, source))
    except JianbaoError as error:
        yield Skipped(source, None, f"{error}；{error.hint}" if error.hint else str(error))
    except OSError as error:
        yield Skipped(source, None, f"文件无法读取：{error.strerror}；请检查权限，或是否已被移走")


@dataclass
class _Tally:
    """Takes what files hold into a segment and counts it."""

    writer: ArchiveWriter
    on_file: OnFile
    files: int = 0
    articles: int = 0
    pages: int = 0
    skipped: list[Skipped] = dataclasses.field(default_factory=list)

    def take(self, file: str, found: Iterator[Found]) -> list[Skipped]:
        """Add all that one file holds; return what of it was skipped."""
        skipped: list[Skipped] = []
        for item in found:
            self.on_file(file, self.files, self.articles)
            if isinstance(item, Skipped):
                skipped.append(item)
            elif isinstance(item, Article):
                self._add_article(item, file)
            else:
                self.pages += 1
                self._add(page_document(item, file))
                skipped.extend(item.skipped)
                for article in item.articles:
                    self._add_article(article, file)
        self.skipped.extend(skipped)
        return skipped

    def _add_article(self, article: Article, file: str) -> None:
        self._add(article_document(article, file))
        self.articles += 1

    def _add(self, document: dict[str, Any]) -> None:
        self.writer.add_document(**document)


def text_size(found: Found) -> int:
    """Return about how many characters an item brings into the index."""
    if isinstance(found, Article):
        return sum(len(paragraph.text) for paragraph in found.body) + len(found.title)
    return len(found.page.text) if isinstance(found, ExtractedPage) else 0
