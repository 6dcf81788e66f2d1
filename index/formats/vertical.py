"""Vertical print (竖排): characters that run down, in lines that follow each other from right to left.

Such a page is turned by a quarter: what ran down runs to the right, the line to the left stands below, and
the rest of the layout reads it like any other page.
"""

from __future__ import annotations

import dataclasses
import itertools
import unicodedata
from collections.abc import Sequence
from enum import Enum, auto

from index.formats.reading_order import Piece

_ASIDE = 0.4
"""Farthest that a character stands beside its predecessor's line, in its own sizes."""

_NEAREST, _FARTHEST = 0.45, 2.5
"""Steps from one character to the next along a line, in its sizes."""

_LEAST_STEPS = 40
"""Steps down from which a page can be vertical; a vertical heading has ten."""

_VERTICAL_SHARE = 0.6
"""Share of the steps that run down on a vertical page; the rest are its headings, numbers, captions."""

_DOUBTFUL_SHARE = 0.25
"""On a page of horizontal lines, vertical headings are less than this."""

_LONGEST_INSET = 3
"""Narrow signs side by side in a vertical line: 12, 2011 is set sign by sign or lies on its side."""


class Direction(Enum):
    """Which way the lines of a page run."""

    RIGHT = auto()
    DOWN = auto()
    BOTH = auto()  # neither by far: the order cannot be told


def find_direction(pieces: Sequence[Piece]) -> Direction:
    """Return which way the characters of a page advance, by their order in the file."""
    steps = [_step(one, other) for one, other in itertools.pairwise(pieces)]
    down, right = steps.count(Direction.DOWN), steps.count(Direction.RIGHT)
    share = down / (down + right) if down >= _LEAST_STEPS else 0.0
    if share >= _VERTICAL_SHARE:
        return Direction.DOWN
    return Direction.BOTH if share > _DOUBTFUL_SHARE else Direction.RIGHT


def turn_down(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the characters of a vertical page turned by a quarter, and its horizontal lines as wholes."""
    characters: list[Piece] = []
    lines: list[Piece] = []
    for run in _runs(pieces):
        if len(run) == 1:
            characters += run
            continue
        is_inset = len(run) <= _LONGEST_INSET and not any(_is_wide(piece) for piece in run)
        (characters if is_inset else lines).append(_whole(run))
    return [_turned(piece) for piece in characters], [_turned(line) for line in lines]


def _step(one: Piece, other: Piece) -> Direction | None:
    """Return which way one character follows another; None where it begins another line."""
    size = max(one.size, other.size)
    across, along = other.left - one.left, other.top - one.top
    if not (one.text.strip() and other.text.strip()):
        return None
    if abs(across) <= _ASIDE * size and _NEAREST * size <= along <= _FARTHEST * size:
        return Direction.DOWN
    if abs(along) <= _ASIDE * size and _NEAREST * size <= across <= _FARTHEST * size:
        return Direction.RIGHT
    return None


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the characters in runs to the right; each that stands in a vertical line is a run of its own."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _step(runs[-1][-1], piece) is Direction.RIGHT:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _is_wide(piece: Piece) -> bool:
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in piece.text)


def _whole(run: Sequence[Piece]) -> Piece:
    """Return a run of characters as one piece."""
    return Piece(
        "".join(piece.text for piece in run),
        run[0].left,
        min(piece.top for piece in run),
        run[-1].right,
        max(piece.bottom for piece in run),
        max(piece.size for piece in run),
        run[0].order,
    )


def _turned(piece: Piece) -> Piece:
    """Return a piece on the page turned to the left by a quarter."""
    return dataclasses.replace(
        piece, left=piece.top, right=piece.bottom, top=-piece.right, bottom=-piece.left
    )
