"""PDF pages: the text layer of each page, in reading order, becomes a page of the archive.

The library is pypdfium2, the binding of the PDF engine of Chromium: it opens damaged files, knows the Chinese
encodings, and also draws the pages that OCR has to read.
"""

from __future__ import annotations

import ctypes
import dataclasses
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from index.article import ExtractedPage, Skipped, SourcePage
from index.errors import JianbaoError
from index.extraction import UnreadablePageError, extract_page
from index.extraction.facts import find_facts, read_path
from index.formats.extras import missing_extra
from index.formats.layout import lay_out
from index.formats.ocr import MISSING_HINT, has_ocr, read_picture
from index.formats.reading_order import Piece

if TYPE_CHECKING:
    import pypdfium2

MAX_BYTES = 300 * 1024 * 1024
"""A day's paper of 40 pages with its pictures has up to 200 MB."""

_OCR_DPI = 200
"""At which pages are drawn for OCR: body type of 8 points is then 22 pixels high."""

_ASCENT = 0.88
"""Of an em, above the baseline: where Chinese fonts set their square."""

_MAX_CHARACTERS = 200_000
"""Characters of one page; the fullest broadsheet has 20,000."""

_LEAST_CHARACTERS = 20
"""Characters of the shortest text layer; scans often carry a stamp or a page number."""

_MAX_BAD_SHARE = 0.3
"""Share of characters without a meaning from which a text layer is useless."""

_BAD = re.compile("[\ue000-\uf8ff\ufffd\ufffe\x00-\x08\x0e-\x1f]")


def read_pdf(stream: BinaryIO, source: str) -> Iterator[ExtractedPage | Skipped]:
    """Yield each page of a PDF, as the source `file.pdf#1` and so on.

    Raises:
        UnreadablePageError: the file is too large, damaged or protected by a password.
        MissingExtraError: pypdfium2 is not installed.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadablePageError(
            f"PDF 超过 {MAX_BYTES // 1024 // 1024} MB", hint="请拆成单独的版面后再放进来"
        )
    document = _open(data)
    try:
        unread: list[int] = []
        for number in range(1, len(document) + 1):
            found = _read_page(document, number, source)
            if found is None:
                unread.append(number)
            else:
                yield found
        if unread:
            pages = _spell_pages(unread) if len(unread) < len(document) else "整份文件"
            yield Skipped(source, None, f"{pages}只有图像，或文字是乱码，没有可用的文字层；{MISSING_HINT}")
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_extra("PDF ", "pdf") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadablePageError("PDF 设有密码，打不开", hint="请先去掉密码，再放进文件夹") from error
        raise UnreadablePageError("PDF 已损坏，或者不是 PDF", hint="请重新下载或重新导出") from error
    if not len(document):
        raise UnreadablePageError("PDF 里没有页面", hint="请重新下载或重新导出")
    return document


def _read_page(document: pypdfium2.PdfDocument, number: int, source: str) -> ExtractedPage | Skipped | None:
    """Return a page; None where it is a picture and OCR is not installed."""
    import pypdfium2

    place, path = f"{source}#{number}", _path_of(source, len(document))
    try:
        page = document[number - 1]
        text = lay_out(_read_pieces(page))
        length = len("".join(text.split()))
        if not length and not _has_picture(page):
            return Skipped(place, None, "这一页是空白的")
        if not _is_garbled(text) and (length >= _LEAST_CHARACTERS or not _has_picture(page)):
            return _extract(text, place, path)
        if not has_ocr():
            return None
        picture = page.render(scale=_OCR_DPI / 72).to_numpy()
        return _extract(lay_out(read_picture(picture)), place, path)
    except pypdfium2.PdfiumError:
        return Skipped(place, None, f"第 {number} 页已损坏，读不出来；请重新下载或重新导出")
    except JianbaoError as error:
        return Skipped(place, None, f"{error}；{error.hint}" if error.hint else str(error))


def _extract(text: str, source: str, path: str) -> ExtractedPage | Skipped:
    if not text.strip():
        return Skipped(source, None, "这一页没有文字")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # rare Han come in halves
    text = unicodedata.normalize("NFC", text)
    facts = dataclasses.replace(find_facts(text.split("\n"), path), source=source)
    return extract_page(SourcePage(facts, text, "pdf"))


def _path_of(source: str, pages: int) -> str:
    """Return the path from which facts may be read: the name of a file of many pages labels none of them."""
    path = re.sub(r"\.pdf$", "", source, flags=re.I)
    newspaper, date, _ = read_path(path)
    return path if pages == 1 else f"{newspaper}/{date.isoformat() if date else ''}"


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page draws more than text: a scan, or characters turned into outlines."""
    import pypdfium2.raw as pdfium

    return any(found.type != pdfium.FPDF_PAGEOBJ_TEXT for found in page.get_objects())


def _is_garbled(text: str) -> bool:
    """Tell whether the fonts of a page do not say which characters they show."""
    return len(_BAD.findall(text)) > _MAX_BAD_SHARE * len("".join(text.split()))


def _spell_pages(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:10]))
    return f"第 {shown} 页" if len(numbers) <= 10 else f"第 {shown} 等 {len(numbers)} 页"


def _read_pieces(page: pypdfium2.PdfPage) -> list[Piece]:
    """Return the characters of a page with their places."""
    textpage = page.get_textpage()
    height = page.get_height()
    try:
        count = textpage.count_chars()
        if count > _MAX_CHARACTERS:
            raise UnreadablePageError(f"这一页有 {count} 个字符，不像一个版面", hint="请重新导出")
        found = (_read_piece(textpage, place, height) for place in range(count))
        return [piece for piece in found if piece]
    finally:
        textpage.close()


def _read_piece(textpage: pypdfium2.PdfTextPage, place: int, height: float) -> Piece | None:
    """Return a character as its em square; None for the spaces and line ends that the library invents.

    The library's boxes are those of the ink for some fonts: 一 is then flat and 。 tiny. The point where a
    character is set and the size of its font are right for all.
    """
    import pypdfium2.raw as pdfium

    text, x, y = textpage.raw, ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    sign = chr(pdfium.FPDFText_GetUnicode(text, place) or 0xFFFD).replace("\x02", "-")
    if (sign < " " and sign != "\t") or pdfium.FPDFText_IsGenerated(text, place) == 1:
        return None
    if not pdfium.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box)):
        return None
    pdfium.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
    pdfium.FPDFText_GetMatrix(text, place, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d)
    if not 1 <= size <= height:
        size = max(box.top - box.bottom, 1.0)
    top = height - y.value - _ASCENT * size
    left = min(box.left, x.value)
    is_wide = unicodedata.east_asian_width(sign) in "WF"
    return Piece(
        sign, left, top, max(box.right, left + size if is_wide else box.right), top + size, size, place
    )
