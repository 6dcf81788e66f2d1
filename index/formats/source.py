"""Source: any file of an archive, by its name handed to the reader of its format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from index.article import Article, ExtractedPage, Skipped, SourcePage
from index.corrections import NO_CORRECTIONS, FileCorrections
from index.errors import JianbaoError
from index.extraction import UnreadablePageError, extract_page, read_page
from index.extraction.facts import find_facts
from index.extraction.reading import MAX_BYTES, check_language, decode_page, unreadable
from index.formats.docx_text import read_docx
from index.formats.extras import MissingExtraError
from index.formats.given_page import read_given
from index.formats.html_page import read_html, read_web_archive
from index.formats.ocr import read_image
from index.formats.packed import MAX_NESTED, Found, read_tar, read_zip
from index.formats.pdf_pages import read_pdf
from index.formats.ready_articles import read_ready_stream

TEXT_SUFFIXES = (".txt", ".md")
HTML_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
WEB_ARCHIVE_SUFFIXES = (".mht", ".mhtml")
TABLE_SUFFIXES = tuple(
    suffix + packing
    for suffix in (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
    for packing in ("", ".xz", ".gz")
)
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
ZIP_SUFFIXES = (".zip",)
TAR_SUFFIXES = (".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar")

SUFFIXES: tuple[str, ...] = (
    *TEXT_SUFFIXES,
    *HTML_SUFFIXES,
    *WEB_ARCHIVE_SUFFIXES,
    ".pdf",
    ".docx",
    *TABLE_SUFFIXES,
    *ZIP_SUFFIXES,
    *TAR_SUFFIXES,
    *IMAGE_SUFFIXES,
)
"""Endings of the names of all files that can be read, in small letters."""

OTHER_KIND = "不支持这种文件；能读的种类见 jianbao build --help"
"""Why a file of another ending is left out; there may be many, so each only points to the long list."""

_MAX_DEPTH = 1
"""Archives inside archives: a year's archive of daily archives is usual, more is a trap."""


def read_source(
    path: Path, source: str, corrections: FileCorrections = NO_CORRECTIONS
) -> Iterator[ExtractedPage | Article | Skipped]:
    """Yield all that a file holds; what is wrong with it comes as `Skipped`, never as an exception.

    An `ExtractedPage` comes with its articles and skipped lines inside; a PDF gives several, an archive the
    pages and articles of all its members.

    Args:
        path: where the file is.
        source: its path inside the archive folder, with forward slashes. Pages of a PDF are called
            `paper.pdf#1`, members of an archive `papers.zip/2021/A05.txt`.
        corrections: what a person typed about the file: facts of its pages, columns of its tables.
    """
    try:
        if path.name.lower().endswith(TEXT_SUFFIXES):
            page = read_page(path, source)
            yield read_given(page.facts, corrections, lambda facts: extract_page(replace(page, facts=facts)))
            return
        with path.open("rb") as stream:
            yield from _read_whole(stream, path.name, source, 0, corrections)
    except OSError as error:
        yield _explain(unreadable(path, error), source)
    except (JianbaoError, MemoryError, RecursionError) as error:
        yield _explain(error, source)


def _read_whole(
    stream: BinaryIO, name: str, source: str, depth: int, corrections: FileCorrections
) -> Iterator[Found]:
    """Yield all that an open file holds, and say so where that is nothing."""
    is_empty = True
    for found in _read_stream(stream, name, source, depth, corrections):
        is_empty = False
        yield found
    if is_empty:
        yield Skipped(source, None, "文件里没有可以收录的内容；请重新导出，或从文件夹中移走它")


def _read_stream(
    stream: BinaryIO, name: str, source: str, depth: int, corrections: FileCorrections
) -> Iterator[Found]:
    """Hand an open file to the reader that its name asks for."""
    lower = name.lower()
    if lower.endswith((*ZIP_SUFFIXES, *TAR_SUFFIXES)):
        if depth > _MAX_DEPTH:
            raise UnreadablePageError("压缩包里层层套着压缩包", hint="请先解开外面的几层")
        if depth:
            data = stream.read(MAX_NESTED + 1)
            if len(data) > MAX_NESTED:
                raise UnreadablePageError("压缩包里的压缩包太大", hint="请先解开外面的一层")
            stream = io.BytesIO(data)
        unpack = read_zip if lower.endswith(ZIP_SUFFIXES) else read_tar
        yield from unpack(
            stream, source, lambda opened, inner: _read_member(opened, inner, depth + 1, corrections)
        )
    elif lower.endswith(TEXT_SUFFIXES):
        yield _read_text(stream, source, corrections)
    elif lower.endswith(HTML_SUFFIXES):
        yield from read_html(stream, source, corrections)
    elif lower.endswith(WEB_ARCHIVE_SUFFIXES):
        yield from read_web_archive(stream, source, corrections)
    elif lower.endswith(".pdf"):
        yield from read_pdf(stream, source, corrections)
    elif lower.endswith(".docx"):
        yield from read_docx(stream, source, corrections)
    elif lower.endswith(TABLE_SUFFIXES):
        yield from read_ready_stream(stream, source, corrections.columns_for(source))
    elif lower.endswith(IMAGE_SUFFIXES):
        yield from read_image(stream, source, corrections)
    else:
        raise UnreadablePageError(OTHER_KIND)


def _read_member(stream: BinaryIO, source: str, depth: int, corrections: FileCorrections) -> Iterator[Found]:
    try:
        yield from _read_whole(stream, source.rpartition("/")[2], source, depth, corrections)
    except (JianbaoError, MemoryError, RecursionError) as error:
        yield _explain(error, source)


def _read_text(stream: BinaryIO, source: str, corrections: FileCorrections) -> ExtractedPage:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadablePageError("文件太大，不像一个版面", hint="请按版拆成单独的文件")
    text, charset = decode_page(data)
    check_language(text)
    printed = find_facts(text.split("\n"), source)
    return read_given(printed, corrections, lambda facts: extract_page(SourcePage(facts, text, charset)))


def _explain(error: Exception, source: str) -> Skipped:
    if isinstance(error, JianbaoError):
        awaits = error.extra if isinstance(error, MissingExtraError) else ""
        return Skipped(source, None, f"{error}；{error.hint}" if error.hint else str(error), awaits)
    return Skipped(source, None, "文件太大或太复杂，读不下来；请拆成单独的版面")
