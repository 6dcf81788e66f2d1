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
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from index.article import ExtractedPage, Skipped, SourcePage
from index.corrections import NO_CORRECTIONS, FileCorrections
from index.errors import JianbaoError
from index.extraction import UnreadablePageError, extract_page
from index.extraction.facts import find_facts
from index.extraction.paths import read_path
from index.formats.extras import missing_extra
from index.formats.given_page import read_given
from index.formats.layout import lay_out
from index.formats.ocr import MISSING_HINT, has_ocr, read_picture
from index.formats.reading_order import Piece
from index.formats.vertical import Direction, find_direction, turn_down

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

_DOUBTFUL_REST = 0.3
"""Characters set in other directions than the most, as a share of those: credits beside pictures are few."""

_VERTICAL_FORM = re.compile("[\ufe10-\ufe19\ufe30-\ufe4f]")
"""Signs as vertical fonts have them: ︒ is 。."""

_BAD = re.compile("[\ue000-\uf8ff\ufffd\ufffe\x00-\x08\x0e-\x1f]")


def read_pdf(
    stream: BinaryIO, source: str, corrections: FileCorrections = NO_CORRECTIONS
) -> Iterator[ExtractedPage | Skipped]:
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
            found = _read_page(document, number, source, corrections)
            if found is None:
                unread.append(number)
            else:
                yield found
        if unread:
            pages = _spell_pages(unread) if len(unread) < len(document) else "整份文件"
            yield Skipped(
                source, None, f"{pages}只有图像，或文字是乱码，没有可用的文字层；{MISSING_HINT}", awaits="ocr"
            )
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_extra(" PDF ", "pdf") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadablePageError("PDF 设有密码，打不开", hint="请先去掉密码，再放进文件夹") from error
        raise UnreadablePageError("PDF 已损坏，或者不是 PDF", hint="请重新下载或重新导出") from error
    if not len(document):
        raise UnreadablePageError("PDF 里没有页面", hint="请重新下载或重新导出")
    return document


def _read_page(
    document: pypdfium2.PdfDocument, number: int, source: str, corrections: FileCorrections
) -> ExtractedPage | Skipped | None:
    """Return a page; None where it is a picture and OCR is not installed."""
    import pypdfium2

    place, path = f"{source}#{number}", _path_of(source, len(document))
    try:
        page = document[number - 1]
        text, doubts = _lay_out_turns(_read_pieces(page))
        length = len("".join(text.split()))
        if not length and not _has_picture(page):
            return Skipped(place, None, "这一页是空白的")
        if not _is_garbled(text) and (length >= _LEAST_CHARACTERS or not _has_picture(page)):
            return _extract(text, place, path, corrections, doubts)
        if not has_ocr():
            return None
        picture = page.render(scale=_OCR_DPI / 72).to_numpy()
        return _extract(lay_out(read_picture(picture)), place, path, corrections)
    except pypdfium2.PdfiumError:
        return Skipped(place, None, f"第 {number} 页已损坏，读不出来；请重新下载或重新导出")
    except JianbaoError as error:
        return Skipped(place, None, f"{error}；{error.hint}" if error.hint else str(error))


def _extract(
    text: str, source: str, path: str, corrections: FileCorrections, doubts: tuple[str, ...] = ()
) -> ExtractedPage | Skipped:
    if not text.strip():
        return Skipped(source, None, "这一页没有文字")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # rare Han come in halves
    text = unicodedata.normalize("NFC", text)
    printed = dataclasses.replace(find_facts(text.split("\n"), path), source=source)
    return read_given(
        printed, corrections, lambda facts: extract_page(SourcePage(facts, text, "pdf", doubts))
    )


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


def _lay_out_turns(turns: Mapping[int, Sequence[Piece]]) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page, what lies on its side last, and what is doubtful about its order."""
    if not turns:
        return "", ()
    main = max(turns, key=lambda turn: len(turns[turn]))
    pieces = turns[main]
    rest = {turn: others for turn, others in turns.items() if turn != main}
    direction = find_direction(pieces)
    whole_lines: Sequence[Piece] = ()
    if direction is Direction.DOWN:
        pieces, whole_lines = turn_down(pieces)
        pieces = [*pieces, *rest.pop((main + 3) % 4, ())]  # Latin words lie on their side in vertical lines
    texts = [lay_out(pieces, whole_lines), *(lay_out(others) for others in rest.values())]
    doubts = []
    if direction is Direction.BOTH:
        doubts.append("这一页横排、竖排的文字差不多一样多，读出的次序可能不对")
    if sum(map(len, rest.values())) > _DOUBTFUL_REST * len(pieces):
        doubts.append("这一页的文字朝着不同的方向，读出的次序可能不对")
    return "\n\n".join(text for text in texts if text.strip()), tuple(doubts)


def _read_pieces(page: pypdfium2.PdfPage) -> dict[int, list[Piece]]:
    """Return the characters of a page by the direction they are set in, places as they read upright.

    The directions are quarter turns to the left. How the page is turned for the screen does not matter: what
    can be read is upright in one of them.
    """
    textpage = page.get_textpage()
    longest = max(page.get_size())
    try:
        count = textpage.count_chars()
        if count > _MAX_CHARACTERS:
            raise UnreadablePageError(f"这一页有 {count} 个字符，不像一个版面", hint="请重新导出")
        turns: dict[int, list[Piece]] = defaultdict(list)
        for place in range(count):
            if found := _read_piece(textpage, place, longest):
                turns[found[0]].append(found[1])
        return turns
    finally:
        textpage.close()


def _read_piece(textpage: pypdfium2.PdfTextPage, place: int, longest: float) -> tuple[int, Piece] | None:
    """Return a character as its em square, and its turn; None for spaces and line ends the library invents.

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
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    start, foot = _turned(turn, x.value, y.value)
    corners = [_turned(turn, box.left, box.bottom), _turned(turn, box.right, box.top)]
    (left, _), (right, _) = sorted(corners)
    size = pdfium.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d)
    if not 1 <= size <= longest:
        size = max(abs(corners[0][1] - corners[1][1]), 1.0)
    top, left = foot - _ASCENT * size, min(left, start)
    is_wide = unicodedata.east_asian_width(sign) in "WF"
    right = max(right, left + size if is_wide else right)
    if _VERTICAL_FORM.match(sign):
        sign = unicodedata.normalize("NFKC", sign).replace("...", "…")
    return turn, Piece(sign, left, top, right, top + size, size, place)


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a place of the page, from the left and downwards, where what is set in `turn` is upright."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]
