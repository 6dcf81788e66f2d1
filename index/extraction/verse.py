"""Verse: short lines that are no headings, and keep their line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.bylines import is_author_name
from index.extraction.columns import INNER_SIGN, is_sparse
from index.extraction.line_kinds import Line, LineKind
from index.extraction.names import is_full_name, is_phrase
from index.extraction.titles import ARTWORK
from index.extraction.units import Unit
from index.extraction.vocabulary import overlap

_LEAST_VERSES = 3

_LONGEST_VERSE = 40
"""Half characters of the longest line of verse."""


def is_verse(block: Sequence[Line], *, is_signed: bool) -> bool:
    """Tell whether a block is a stanza: several short lines, none broken in mid-sentence.

    Args:
        block: lines without a blank line between them.
        is_signed: whether an author's name stands right before them.
    """
    if len(block) < _LEAST_VERSES or any(line.kind is not LineKind.TEXT for line in block):
        return False
    if any(line.width > _LONGEST_VERSE or "。" in line.text[:-1] or ":" in line.flat for line in block):
        return False
    loose = sum(line.text[-1] in _VERSE_ENDS for line in block)
    inner = sum(bool(INNER_SIGN.search(line.text)) for line in block)
    widths = [line.width for line in block[:-1]]
    is_column = (
        max(widths) - min(widths) <= _COLUMN_SPREAD and loose < len(block) * 0.7 and not is_sparse(block)
    )
    return (
        not is_column
        and (loose >= 1 or is_signed or len(block) > _MOST_HEADING_LINES)
        and inner <= len(block) * 0.34
    )


def count_stanzas(blocks: Sequence[Sequence[Line]]) -> int:
    """Return how many blocks under an author's name are stanzas: a few short lines each, and no full stop."""
    count = 0
    for block in blocks:
        if len(block) > _LONGEST_STANZA or any(map(_is_no_verse, block)):
            break
        if len(block) == 1 and (not count or len(blocks[count - 1]) == 1):
            break
        count += 1
    if count and len(blocks[count - 1]) == 1:  # what stands alone at the end heads what follows
        count -= 1
    is_long = sum(map(len, blocks[:count])) >= _LEAST_STANZA_LINES
    return count if count > 1 and is_long else 0


def _is_no_verse(line: Line) -> bool:
    is_text = line.kind is LineKind.TEXT and not line.level
    return not is_text or line.width > _LONGEST_VERSE or "。" in line.text or bool(_COLON.search(line.flat))


_COLON = re.compile(r"(?<![说道喊问叫唱答想]):")
"""A colon that lets nobody speak: no line of verse but a fact."""


_LONGEST_STANZA = 8
_LEAST_STANZA_LINES = 5
"""Lines of the longest stanza, and of the shortest poem in stanzas."""

_GOES_ON = "，、,；;"
_VERSE_ENDS = "，、,；;。！？…"

_COLUMN_SPREAD = 4
"""Half characters by which the lines of a column differ; lines of verse differ more, or end with signs."""

_MOST_HEADING_LINES = 4

_LEAST_VERSE_LINES = 7
"""A run of short lines longer than any run of headings is verse or a list."""

_VERSE_WIDTH = 44


def find_verse(units: Sequence[Unit]) -> None:
    """Take long runs of short lines for verse: their first lines are title and author, the rest is text."""
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and _is_short(units[end]):
            end += 1
        if end > start + 1 and _ends_prose(units[start], units[start + 1]):
            start += 1
        if end - start >= _LEAST_VERSE_LINES:
            last = _verse_end(units, end)
            first = start + (2 if units[start].kind is LineKind.TITLE else 0)
            heads = _next_poems(units, first, last)
            for place in range(first, last):
                if place in heads:
                    continue
                if units[place].kind is LineKind.TITLE:
                    units[place].kind = LineKind.TEXT
                units[place].is_verse = True
        start = max(end, start + 1)


def _ends_prose(unit: Unit, following: Unit) -> bool:
    """Tell whether a short line is the last sentence of prose, over a heading set further apart."""
    return unit.kind is LineKind.TEXT and following.kind is LineKind.TITLE and following.gap > unit.gap


def _next_poems(units: Sequence[Unit], first: int, last: int) -> frozenset[int]:
    """Return the places of titles and authors of further pieces, verse or prose, in a run of short lines."""
    heads: list[int] = []
    for place in range(first + 1, last - 1):
        before, title, author = units[place - 1 : place + 2]
        goes_on = title.text[-1] in _VERSE_ENDS or "," in title.flat or before.text[-1] in _GOES_ON
        is_over_verse = place + _LEAST_VERSES + 1 < last
        is_over_prose = place + 2 < len(units) and units[place + 2].flat[-1:] == "。"
        if _is_poet(author) and not goes_on and (is_over_verse or is_over_prose):
            heads += [place, place + 1]
    return frozenset(heads)


def _verse_end(units: Sequence[Unit], end: int) -> int:
    """Return where verse ends that runs up to the heading of the next story."""
    if end == len(units) or not (units[end].is_prose or units[end].is_head):
        return end
    if ARTWORK.search(units[end].flat):
        return end
    if units[end - 1].gap == 0:
        return end - 1 if _heads(units[end - 1], units[end]) else end
    if not units[end].is_prose:
        return end - 1
    if _is_poet(units[end - 2]) and not is_full_name(units[end - 1].flat):
        return end - 3  # title, author, and the first of several parts
    is_signed = is_author_name(units[end - 1].text) and not is_phrase(units[end - 1].flat)
    return end - 2 if is_signed else end - 1


def _is_poet(unit: Unit) -> bool:
    """Tell whether a line is a full name that is no common word."""
    return len(unit.text.split()) == 1 and is_full_name(unit.flat) and not is_phrase(unit.flat)


def _heads(unit: Unit, following: Unit) -> bool:
    """Tell whether a short line under verse heads the text after it: that says its words again."""
    opening = following.flat[:_OPENING_LENGTH]
    return (
        following.is_prose and len(unit.text) >= _LEAST_WORDS and overlap(unit.flat, opening) >= _SAID_AGAIN
    )


_OPENING_LENGTH = 120
_LEAST_WORDS = 4
_SAID_AGAIN = 0.5


def _is_short(unit: Unit) -> bool:
    return (
        unit.kind in (LineKind.TITLE, LineKind.TEXT)
        and not unit.level
        and not ARTWORK.search(unit.flat)
        and len(unit.lines) == 1
        and unit.lines[0].width <= _VERSE_WIDTH
        and not (unit.lines[0].width > _LONGEST_VERSE - 4 and "," in unit.flat and unit.flat.endswith("。"))
    )
