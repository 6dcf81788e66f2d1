"""Layout: printed pieces of text with their places on a page become lines in reading order.

Used for the characters of a PDF and for the lines that OCR sees. Pieces are joined to lines, lines to blocks,
and blocks are put into reading order.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from index.formats.reading_order import Block, Piece, order_blocks

_SAME_LINE = 0.5
"""Share of the smaller height by which two pieces of one line overlap."""

_GAPS = {1: 2.5, 2: 1.1}
"""Widest gap inside a line, in characters, by steps in the order of the file: what was set one after the
other belongs together, a step of 2 has a space between that the library saw."""

_WORD_GAP = 0.6
"""Widest gap inside a line for all others: gutters have 1 to 2 characters, justification less."""

_LINE_GAP = 1.0
"""Widest gap between two lines of a block, in character heights."""

_SAME_SIZE = 1.18
"""Largest ratio of the sizes of two lines of one block."""

_HEADING_SIZES = ((1.9, "# "), (1.45, "## "), (1.2, "### "))
"""Sizes of headings in sizes of the body, and their marks."""

_MAX_LINES = 5_000
"""Lines of the fullest page that is laid out; a broadsheet has 900, a page of more is noise or a table."""

_LONGEST_HEADING = 60


def lay_out(pieces: Sequence[Piece], whole_lines: Sequence[Piece] = ()) -> str:
    """Return the text of a page in reading order: a paragraph a line, headings marked with #.

    Args:
        pieces: to be joined to lines.
        whole_lines: that are joined already.
    """
    lines = [*join_lines(pieces), *whole_lines]
    if not lines or len(lines) > _MAX_LINES:
        return "\n".join(line.text for line in lines)
    body = _body_size(lines)
    blocks = _join_blocks(lines)
    for block in blocks:
        block.mark = _heading_mark(block, body)
    written: list[str] = []
    previous: Block | None = None
    for block in order_blocks(blocks):
        paragraphs = ["".join(line.text for line in block.lines)] if block.mark else _paragraphs(block)
        is_open = previous is not None and not block.mark and _continues(previous, block, body)
        if is_open:
            written[-1] = _join_text(written[-1], paragraphs.pop(0))
        elif written:
            written.append("")
        written += [block.mark + paragraph for paragraph in paragraphs]
        previous = None if block.mark else block
    return "\n".join(written)


def join_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that stand side by side to lines, from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        row = next((row for row in reversed(rows[-40:]) if _is_in_row(piece, row)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    lines: list[Piece] = []
    for row in rows:
        run: list[Piece] = []
        for piece in sorted(row, key=lambda piece: piece.left):
            if run and not _is_next(run[-1], piece):
                lines.append(_merge(run))
                run = []
            if run or piece.text.strip():
                run.append(piece)
        if run:
            lines.append(_merge(run))
    return lines


def _is_in_row(piece: Piece, row: list[Piece]) -> bool:
    first = row[
        0
    ]  # not the last: baselines of many columns would lead from one line to the next, step by step
    overlap = min(first.bottom, piece.bottom) - max(first.top, piece.top)
    return overlap >= _SAME_LINE * min(first.bottom - first.top, piece.bottom - piece.top) and _are_like(
        first, piece
    )


def _are_like(one: Piece, other: Piece) -> bool:
    return max(one.size, other.size) <= 1.6 * min(one.size, other.size)


def _is_next(before: Piece, piece: Piece) -> bool:
    widest = _GAPS.get(piece.order - before.order, _WORD_GAP)
    return piece.left - before.right <= widest * max(before.size, piece.size)


def _merge(run: Sequence[Piece]) -> Piece:
    while not run[-1].text.strip():
        run = run[:-1]
    text = run[0].text
    for before, piece in itertools.pairwise(run):
        gap = piece.left - before.right
        is_latin = text[-1:].isascii() and piece.text[:1].isascii()
        text += (" " if gap > (0.2 if is_latin else 0.6) * piece.size else "") + piece.text
    return Piece(
        " ".join(text.split()),
        run[0].left,
        min(piece.top for piece in run),
        max(piece.right for piece in run),
        max(piece.bottom for piece in run),
        max(piece.size for piece in run),
    )


def _body_size(lines: Sequence[Piece]) -> float:
    """Return the size in which most of the text is printed."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes.most_common(1)[0][0], 1.0)


def _join_blocks(lines: Sequence[Piece]) -> list[Block]:
    """Join lines that stand under each other, of one size, to blocks."""
    blocks: list[Block] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        above = [block for block in blocks if _is_under(line, block, lines)]
        if above:
            max(above, key=lambda block: block.bottom).lines.append(line)
        else:
            blocks.append(Block([line]))
    return blocks


def _is_under(line: Piece, block: Block, lines: Sequence[Piece]) -> bool:
    last = block.lines[-1]
    gap = line.top - last.bottom
    small, large = sorted((last.size, line.size))
    if not -0.6 * small <= gap <= _LINE_GAP * small or large > _SAME_SIZE * small:
        return False
    overlap = min(block.right, line.right) - max(block.left, line.left)
    if overlap < 0.5 * min(block.right - block.left, line.right - line.left):
        return False
    # a line that crosses a gutter belongs to no column
    for other in lines:
        if (
            other is not last
            and abs(other.middle - last.middle) < 0.5 * small
            and _shared(other, line) > small
        ):
            return False
        if (
            other is not line
            and abs(other.middle - line.middle) < 0.5 * small
            and _shared(other, last) > small
        ):
            return False
    return True


def _shared(one: Piece, other: Piece) -> float:
    """Return the width that two lines have in common."""
    return min(one.right, other.right) - max(one.left, other.left)


def _heading_mark(block: Block, body: float) -> str:
    if sum(len(line.text) for line in block.lines) > _LONGEST_HEADING:
        return ""
    return next((mark for factor, mark in _HEADING_SIZES if block.size >= factor * body), "")


def _paragraphs(block: Block) -> list[str]:
    """Return the paragraphs of a block: a line that is set in, or follows a short one, begins one."""
    paragraphs: list[str] = []
    previous: Piece | None = None
    for line in block.lines:
        is_short = previous is not None and previous.right < block.right - 2 * line.size
        is_in = line.left > block.left + 1.2 * line.size
        if previous is None or is_short or is_in:
            paragraphs.append(line.text.strip())
        else:
            paragraphs[-1] = _join_text(paragraphs[-1], line.text.strip())
        previous = line
    return paragraphs


def _join_text(first: str, second: str) -> str:
    return (
        first
        + (" " if first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() else "")
        + second
    )


def _continues(previous: Block, block: Block, body: float) -> bool:
    """Tell whether a paragraph runs on from the foot of one column to the head of the next."""
    last, first = previous.lines[-1], block.lines[0]
    is_full = last.right >= previous.right - 1.5 * body and last.text[-1:] not in "。！？”"
    return is_full and first.left <= block.left + 1.2 * body
