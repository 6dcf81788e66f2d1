"""Columns: the width a block of lines is wrapped at, and which lines go on with the one above."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence

from index.extraction.line_kinds import Line, LineKind
from index.extraction.names import is_full_name, split_names
from index.extraction.places import BODIES
from index.extraction.signs import HAN, STOPS

MERGED = frozenset([LineKind.TEXT, LineKind.LEAD, LineKind.BULLET, LineKind.NOTE])

LONG_TITLE = 42
"""Characters over which an unpunctuated line is a piece of running text."""

_NEAR = 0.82
"""A line this near to the column's width was broken by the typesetter, not by the writer."""

_MIN_COLUMN = 14

_WIDEST_CLAUSE = 40
"""Half characters a sign of punctuation stands for in running text; verse and lists have fewer signs."""

_UNEVEN = 4
"""Half characters by which the full lines of one column differ."""

_MAX_COLUMN = 110
"""Half characters of the widest column; longer lines are whole paragraphs."""

INNER_SIGN = re.compile(rf"[，,。；](?=[{HAN}“《（(\d])")


def read_blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return runs of lines without a blank line between them."""
    loose = _is_double_spaced(lines)
    blocks: list[list[Line]] = []
    for line in lines:
        if loose and line.gap:
            line.gap -= 1
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a hard-wrapped page has a blank line after every line."""
    texts = [line for line in lines if line.kind in MERGED]
    if len(texts) < 12 or sum(line.gap == 0 for line in texts[1:]) > len(texts) * 0.05:
        return False
    broken = [line for line in texts if not line.is_complete and _MIN_COLUMN <= line.width <= _MAX_COLUMN]
    if len(broken) < len(texts) * 0.5:
        return False
    even = sum(
        abs(line.width - following.width) <= line.width * (1 - _NEAR)
        for line, following in itertools.pairwise(broken)
    )
    return even > len(broken) * 0.6


def page_column(lines: Sequence[Line]) -> int:
    """Return the width that most lines of a page are wrapped at, or 0 where there is none."""
    widths = Counter(line.width for line in lines if line.kind in MERGED)
    shares = {width: sum(widths[width - less] for less in range(_UNEVEN)) for width in widths}
    column = max(shares, key=lambda width: (shares[width], width), default=0)
    is_wrapped = _MIN_COLUMN <= column <= _MAX_COLUMN and shares[column] > widths.total() * _MOST_FULL
    return column if is_wrapped else 0


_MOST_FULL = 0.4
"""Share of a wrapped page's lines that fill their column, at least."""


def column_near(block: Sequence[Line], place: int) -> float:
    """Return the width of the column around a line; a block may run over columns of several widths."""
    first, last = max(place - _REACH, 0), place + _REACH
    return (
        column_width(block[first:last])
        or column_width(block[max(place - 1, 0) : last])
        or column_width(block[first : place + 1])
    )


_REACH = 7
"""Lines before and after that tell a column's width."""


def column_width(block: Sequence[Line]) -> float:
    """Return the width a block is wrapped at, or 0 where its lines are paragraphs of their own."""
    broken = [
        line.width
        for line, following in itertools.pairwise(block)
        if line.kind in MERGED and following.kind is LineKind.TEXT and line.text[-1:] not in STOPS
    ]
    texts = [line for line in block if line.kind in MERGED]
    if _is_one_paragraph(block, broken):
        return statistics.median_high(broken)
    if not broken or not any(INNER_SIGN.search(line.text) for line in texts):
        return 0
    column = statistics.median_high(broken)
    if not _MIN_COLUMN <= column <= _MAX_COLUMN or _has_whole_paragraphs(texts, column):
        return 0
    if len(broken) == 1:
        is_text = column > 2 * LONG_TITLE or any(
            INNER_SIGN.search(line.text) or line.kind is not LineKind.TEXT
            for line in texts
            if line.width == column
        )
        return column if is_text and column > 20 else 0
    if texts[0].kind is LineKind.TEXT and is_sparse(texts):
        return 0
    near = sum(abs(w - column) <= max(4, column * (1 - _NEAR)) for w in broken)
    return column if near >= len(broken) * 0.6 else 0


def _has_whole_paragraphs(lines: Sequence[Line], column: float) -> bool:
    """Tell whether lines far wider than the column are paragraphs, so that short lines are headings."""
    wide = [line for line in lines if line.width > column * _WIDER]
    return sum(line.text[-1] in STOPS or line.is_complete for line in wide) > len(wide) * 0.6


_WIDER = 1.5


def _is_one_paragraph(block: Sequence[Line], broken: Sequence[int]) -> bool:
    """Tell whether a short block is a single paragraph: even lines, and a full stop only at the end."""
    if len(block) < 2 or len(broken) != len(block) - 1 or block[-1].text[-1] not in "。！？!?":
        return False
    widest, narrowest = max(broken), min(broken)
    return (
        narrowest >= _MIN_COLUMN
        and widest <= _MAX_COLUMN
        and widest - narrowest <= _UNEVEN
        and block[-1].width <= widest + _UNEVEN
    )


def is_sparse(lines: Sequence[Line]) -> bool:
    """Tell whether lines have too few signs of punctuation to be running text."""
    signs = sum(sign in "，,。、；;：:！!？?“《（(…" for line in lines for sign in line.text)
    return signs * _WIDEST_CLAUSE < sum(line.width for line in lines)


def fills_page_column(previous: Line, line: Line, column: int) -> bool:
    """Tell whether a line is full by the measure of its page, and goes on, as running text does, below."""
    return (
        column - _UNEVEN < previous.width <= column
        and previous.kind in MERGED
        and line.kind is LineKind.TEXT
        and previous.text[-1] not in STOPS
        and bool(INNER_SIGN.search(previous.text) or INNER_SIGN.search(line.text))
        and not line.is_indented
    )


def continues_paragraph(
    previous: Line, line: Line, following: Line | None, column: float, *, has_indents: bool
) -> bool:
    """Tell whether `line` goes on with the paragraph of the line above it."""
    if line.kind is not LineKind.TEXT or previous.kind not in MERGED:
        return False
    if _ENDS_GIVEN.search(previous.flat) and previous.width < column - _UNEVEN:
        return False
    if _is_signed(previous.flat) or (_is_parted_heading(previous) and previous.width < column - 4):
        return False
    if _RESULT.match(previous.flat) or _RESULT.match(line.flat):
        return False
    if _is_headline_over_day(previous, line) or _OPENS_LETTER.match(line.flat):
        return False
    if line.text in _DAY_ENDS and previous.text[-1].isdigit():
        return True
    is_clause = previous.text[-1] in "，、" and (previous.kind is LineKind.LEAD or not line.is_indented)
    if _is_open(previous.flat) or is_clause:
        return True
    if not column or (line.is_indented and (previous.is_complete or has_indents)):
        return False
    width = previous.width + (_INDENT if previous.is_indented else 0)
    is_full = width >= column * _NEAR
    is_said = previous.text[-1] in "”）)" and (not is_full or previous.text[-2:-1] in STOPS)
    if previous.text[-1] in STOPS or is_said:
        heads = line.is_title_like and "," not in line.flat and _is_start(following)
        return width >= column - 2 and not heads
    if previous.width > column * 1.35 and not INNER_SIGN.search(previous.text):
        return False
    return is_full or bool(INNER_SIGN.search(previous.text) and previous.width > column * 0.5)


_RESULT = re.compile(rf"^[{HAN}A-Za-z·]{{2,10}} ?\d{{1,3}}:\d{{1,3}} ?[{HAN}A-Za-z·]{{2,10}}$")
"""A line that is nothing but the result of a match."""

_DAY_ENDS = frozenset("日号")
"""What a line that breaks a date leaves for the next."""

_ENDS_SIGNED = re.compile(
    r"[。!?”]\s*\((?:[^()]{0,8}(?:记者|通讯员|实习生))[^()]{2,20}\)$"
    rf"|[。!?”]\s*(?:本报|新华社)?(?:记者|通讯员)?\s?[{HAN}· ]{{2,8}}\s?摄\)?$"
    r"|[。!?”]\s*(?:新华社|中新社)(?:发|/\S{2,4})$|[。!?”]\s*资料图片$"
)
"""A reporter in brackets, as briefs are signed, or a photographer, as captions are."""

_ENDS_NAMED = re.compile(rf"[。!?]\s*\((?P<names>[{HAN}· 、]{{2,24}})\)$")


def _is_signed(flat: str) -> bool:
    """Tell whether a line ends a paragraph with who signs it."""
    if _ENDS_SIGNED.search(flat):
        return True
    match = _ENDS_NAMED.search(flat)
    names = split_names(match["names"]) if match else None
    return bool(names) and all(map(is_full_name, names or ()))


def _is_headline_over_day(line: Line, following: Line) -> bool:
    """Tell whether a line set apart could be a headline, and the next opens with a day, as news does."""
    is_open = bool(line.gap and line.is_title_like) and not INNER_SIGN.search(line.text)
    return is_open and bool(_DAY_OPENING.match(following.flat))


_DAY_OPENING = re.compile(r"^(?:近日|日前|昨日|昨天|今日|\d{1,2}月\d{1,2}日)(?:[上下]午|晚|凌晨)?,")

_OPENS_LETTER = re.compile(
    r"^(?:编辑(?:同志|部|先生)?|问|答|读者来电|(?:市民|读者|网友|居民|村民).{1,4}(?:来电|来信|反映|咨询|问)):"
)
"""Opens a letter, a call or its answer: a paragraph, whatever stands above it."""

_ENDS_GIVEN = re.compile(rf"。[{HAN}]{{2,16}}(?:{BODIES})$")
"""Who gives a notice, at its end."""

_PARTS = re.compile(rf"^[^,。:;、!?]*[{HAN}”] [{HAN}“\d][^,。:;、!?]*$")


def _is_parted_heading(line: Line) -> bool:
    """Tell whether a line set apart has a blank between two clauses and no sign, as headings have."""
    return line.kind is LineKind.TEXT and bool(line.gap and _PARTS.match(line.flat))


_INDENT = 4
"""Half characters by which paragraphs are indented."""


def _is_open(flat: str) -> bool:
    """Tell whether a bracket or quotation stands open at the end, so that the next line goes on."""
    return any(
        flat.rfind(left) > flat.rfind(right) and len(flat) - flat.rfind(left) < LONG_TITLE
        for left, right in ("()", "“”")
    )


def _is_start(line: Line | None) -> bool:
    """Tell whether a line begins something: a paragraph, a byline, another heading."""
    return line is None or line.is_indented or line.kind is not LineKind.TEXT or line.is_title_like
