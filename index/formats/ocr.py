"""OCR: the text of pictures, by RapidOCR, whose models come inside its package and run without a network."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from index.article import ExtractedPage, Skipped, SourcePage
from index.corrections import NO_CORRECTIONS, FileCorrections
from index.extraction import UnreadablePageError, extract_page
from index.extraction.facts import find_facts
from index.formats.extras import MissingExtraError, has_extra, install_hint
from index.formats.given_page import read_given
from index.formats.layout import lay_out
from index.formats.reading_order import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MISSING_HINT = f"要识别图像里的文字，请{install_hint('ocr')}"

MAX_BYTES = 100 * 1024 * 1024
"""A scanned page at 400 dpi has some 30 MB."""

MAX_PIXELS = 200_000_000
"""A broadsheet at 600 dpi."""

_LEAST_SCORE = 0.5
"""Confidence below which a line is more likely a picture than print; RapidOCR's own default."""


def has_ocr() -> bool:
    """Tell whether the extra is installed."""
    return has_extra("ocr")


def read_image(
    stream: BinaryIO, source: str, corrections: FileCorrections = NO_CORRECTIONS
) -> Iterator[ExtractedPage | Skipped]:
    """Yield the page that an image shows.

    Raises:
        MissingExtraError: the OCR extra is not installed.
        UnreadablePageError: the file is no image, or too large.
    """
    if not has_ocr():
        raise MissingExtraError("这是图像文件", hint=MISSING_HINT, extra="ocr")
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadablePageError(f"图像超过 {MAX_BYTES // 1024 // 1024} MB", hint="请缩小后再放进来")
    text = lay_out(read_picture(_open(data)))
    if not text.strip():
        yield Skipped(source, None, "图像里没有认出文字")
        return
    printed = find_facts(text.split("\n"), source)
    yield read_given(printed, corrections, lambda facts: extract_page(SourcePage(facts, text, "ocr")))


def read_picture(picture: NDArray[np.uint8]) -> list[Piece]:
    """Return the lines that a picture (height, width, 3) shows, with their places in pixels."""
    result = _engine()(picture)
    if result.boxes is None or result.txts is None:
        return []
    pieces = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        left, top = (float(value) for value in box.min(axis=0))
        right, bottom = (float(value) for value in box.max(axis=0))
        if score < _LEAST_SCORE or not text.strip():
            continue
        is_vertical = bottom - top > 1.5 * (right - left) and len(text) > 1
        size = (right - left) if is_vertical else (bottom - top)
        pieces.append(Piece(text.strip(), left, top, right, bottom, 0.8 * size))
    return pieces


def _open(data: bytes) -> NDArray[np.uint8]:
    import numpy as np
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as image:
            return np.asarray(image.convert("RGB"))[:, :, ::-1]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadablePageError("图像已损坏，或者太大", hint="请重新扫描或另存为 PNG") from error


@functools.cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})  # it reports its start in colours on stderr
