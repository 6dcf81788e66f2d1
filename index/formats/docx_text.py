"""Word files: the paragraphs of a .docx become a page text, its heading styles marked for the cascade."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from index.article import ExtractedPage, SourcePage
from index.corrections import NO_CORRECTIONS, FileCorrections
from index.extraction import UnreadablePageError, extract_page
from index.extraction.facts import find_facts
from index.formats.extras import missing_extra
from index.formats.given_page import read_given

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MAX_BYTES = 100 * 1024 * 1024
"""Mostly pictures; the text of a page has some 10 kB."""

MAX_UNPACKED = 400 * 1024 * 1024
"""A .docx is a zip archive; one that unpacks to more is a bomb."""

_STYLE_LEVEL = re.compile(r"(?:heading|标题|標題)\s*(\d)?", re.I)
_TITLE_STYLES = frozenset(["title", "标题", "标题题目", "文章标题"])
_LONGEST_HEADING = 60
_OLD_WORD = b"\xd0\xcf\x11\xe0"
"""Opens .doc files, and .docx files with a password."""


def read_docx(
    stream: BinaryIO, source: str, corrections: FileCorrections = NO_CORRECTIONS
) -> Iterator[ExtractedPage]:
    """Yield the page of a Word file.

    Raises:
        UnreadablePageError: the file is damaged, protected, too large or empty.
        MissingExtraError: python-docx is not installed.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadablePageError(
            f"Word 文件超过 {MAX_BYTES // 1024 // 1024} MB", hint="请另存一份不带图片的文件"
        )
    lines: list[str] = []
    for text, level in _read_paragraphs(data):
        if text:
            lines += [("#" * level + " " if level else "") + text, ""]
    if not lines:
        raise UnreadablePageError("Word 文件里没有文字", hint="如果是扫描的图片，请先识别成文字")
    text = "\n".join(lines[:-1])
    printed = find_facts(lines, source)
    yield read_given(printed, corrections, lambda facts: extract_page(SourcePage(facts, text, "docx")))


def _read_paragraphs(data: bytes) -> list[tuple[str, int]]:
    """Return each line of paragraphs and table rows in print order, with its heading level or 0."""
    try:
        import docx
    except ImportError as error:
        raise missing_extra(" Word 文件", "docx") from error
    if data.startswith(_OLD_WORD):
        raise UnreadablePageError("这是旧版 .doc 或设有密码的文件", hint="请用 Word 打开后另存为 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked <= MAX_UNPACKED:
            return list(_lines_of(docx.Document(io.BytesIO(data))))
    except Exception as error:  # in damaged XML python-docx fails wherever it first misses something
        raise UnreadablePageError("Word 文件已损坏", hint="请用 Word 打开后另存为新的 .docx") from error
    raise UnreadablePageError("Word 文件解开后太大，不像文字", hint="请检查这个文件的来历")


def _lines_of(document: Document) -> Iterator[tuple[str, int]]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # merged cells come repeatedly
                yield "　".join(" ".join(cell.split()) for cell in cells if cell), 0
            continue
        level = _heading_level(block)
        for line in block.text.replace("\x0b", "\n").split("\n"):
            yield line.strip(), level


def _heading_level(paragraph: Paragraph) -> int:
    if len(paragraph.text) > _LONGEST_HEADING:
        return 0
    name = (paragraph.style.name or "").strip().lower() if paragraph.style is not None else ""
    if name in _TITLE_STYLES:
        return 1
    if match := _STYLE_LEVEL.match(name):
        return min(int(match[1] or 1), 6)
    return 0
