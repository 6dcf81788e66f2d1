"""Reading order: the blocks of a page, one after the other as a reader reads them.

By recursive cuts along the white gaps of the page (the XY-cut of Nagy and Seth, 1984): a gutter that nothing
crosses separates columns; where a heading crosses, the page is cut above and below; a heading too short to
cross the columns that stand under it still comes before them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Text at a place; y grows downwards. All numbers in points or pixels of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Height of its characters."""
    order: int = 0
    """Place in the file; 0 for all where it has none."""

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Block:
    """Lines that stand under each other in one column."""

    lines: list[Piece]
    mark: str = ""
    """Of a heading: # signs and a space; empty for text."""

    @property
    def left(self) -> float:
        """Left edge of the block."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Right edge of the block."""
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        """Top of its first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Foot of its last line."""
        return self.lines[-1].bottom

    @property
    def size(self) -> float:
        """Largest size of its characters."""
        return max(line.size for line in self.lines)


def order_blocks(blocks: list[Block]) -> list[Block]:
    """Return the blocks in reading order."""
    if len(blocks) < 2:
        return blocks
    columns = _columns(blocks)
    bands = _cut(blocks, lambda block: (block.top, block.bottom))
    rows = _rows(bands)
    if len(rows) > 1:
        return [block for row in rows for block in order_blocks(row)]
    heads = bands[0] if len(bands) > 1 and all(block.mark for block in bands[0]) else []
    if heads and len(columns) > 1:
        columns = _group_under(heads, columns)
        if len(columns) == 1:
            return [*order_blocks(heads), *order_blocks([block for band in bands[1:] for block in band])]
    if len(columns) > 1:
        return [block for column in columns for block in order_blocks(column)]
    if len(bands) > 1:
        return [block for band in _unite(bands) for block in order_blocks(band)]
    return _order_crossed(blocks)


def _rows(bands: Sequence[list[Block]]) -> list[list[Block]]:
    """Return the bands as rows of stories: a band of nothing but headings, below text, begins a row."""
    rows: list[list[Block]] = []
    was_text = True
    for band in bands:
        is_text = not all(block.mark for block in band)
        if not rows or (was_text and not is_text):
            rows.append([])
        rows[-1].extend(band)
        was_text = is_text
    return rows


def _group_under(heads: Sequence[Block], columns: Sequence[list[Block]]) -> list[list[Block]]:
    """Group the columns under the headings of one row, which are often too short to cross their gutters.

    A column that begins below the row has the heading on its left above it, the first ones that on the right.
    """
    foot = max(block.bottom for block in heads)
    groups: list[list[Block]] = []
    waits = False
    for column in columns:
        is_bare = min(block.top for block in column) >= foot - 0.15 * column[0].size
        if groups and (is_bare or waits):
            groups[-1] = [*groups[-1], *column]
            waits = waits and is_bare
        else:
            groups.append(list(column))
            waits = is_bare
    return groups


def _cut(blocks: Sequence[Block], span: Callable[[Block], tuple[float, float]]) -> list[list[Block]]:
    """Cut the blocks where no block's span lies; each part holds blocks whose spans overlap in a chain."""
    parts: list[list[Block]] = []
    end = 0.0
    for block in sorted(blocks, key=span):
        first, last = span(block)
        if parts and first < end - 0.15 * block.size:
            parts[-1].append(block)
            end = max(end, last)
        else:
            parts.append([block])
            end = last
    return parts


def _unite(bands: Sequence[list[Block]]) -> list[list[Block]]:
    """Unite neighbouring bands of the same gutters: columns that happen to have a gap side by side."""
    united: list[list[Block]] = []
    for band in bands:
        both = [*united[-1], *band] if united else []
        most = len(_columns(united[-1])) if united else 0
        if most > 1 and len(_columns(both)) >= most:
            united[-1] = both
        else:
            united.append(list(band))
    return united


def _columns(blocks: Sequence[Block]) -> list[list[Block]]:
    return _cut(blocks, lambda block: (block.left, block.right))


def _order_crossed(blocks: list[Block]) -> list[Block]:
    """Order blocks that no straight cut separates: each after what is above it in its own columns."""
    left = sorted(blocks, key=lambda block: (block.left, block.top))
    ordered: list[Block] = []
    while left:
        free = [
            block
            for block in left
            if not any(_is_above(other, block) for other in left if other is not block)
        ]
        chosen = _follower(ordered[-1], free) if ordered else None
        chosen = chosen or (free or left)[0]
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _is_above(one: Block, other: Block) -> bool:
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return overlap > 0 and one.top < other.top


def _follower(last: Block, free: Sequence[Block]) -> Block | None:
    below = [block for block in free if _is_above(last, block)]
    return min(below, key=lambda block: (block.top, block.left), default=None)
