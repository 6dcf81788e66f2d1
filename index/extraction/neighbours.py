"""Neighbours: kinds of lines that the lines around them correct: tables, decks, guides, torn names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from index.extraction.bylines import Byline, is_author_name, is_author_note, names_house, parse_byline
from index.extraction.facts import GUIDE
from index.extraction.labels import is_label
from index.extraction.line_kinds import Line, LineKind
from index.extraction.names import SURNAMES
from index.extraction.signs import HAN, squeeze
from index.extraction.tables import is_marked_row

_GUIDE_LINE = re.compile(
    r"(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*版[)》】]*$|\s[A-Z]?\d{1,2}$|^[(【]?(?:[A-Z]\d{1,2}|第.{1,3}版)[^。]{0,40}$"
)
"""The pages' own guide: headings with the number of the page that they stand on."""

_PAGE_NAME_WIDTH = 16
"""Half characters of the longest name of a page printed alone in the masthead."""

_BYLINE_START = re.compile(
    rf"^(?:本报|本刊|[{HAN}]{{2,4}}报)?(?:全媒体|融媒体|见习|首席|特约|实习)?(?:记者|通讯员|实习生)"
)


def correct_kinds(lines: Sequence[Line]) -> None:
    """Correct the kinds that lines have by themselves."""
    _mark_guide(lines)
    _mark_rows(lines)
    _mark_neighbours(lines)


def _mark_rows(lines: Sequence[Line]) -> None:
    """Take lines over rows that have columns too for the table's head; a single row of values is text."""
    for line, following in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        is_over_row = following.kind is LineKind.ROW and following.gap <= 1
        is_header = line.columns > 1 or _has_as_many_words(line, following)
        if is_over_row and line.kind is LineKind.TEXT and is_header and not line.level:
            line.kind = LineKind.ROW
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        is_inside = before.kind is LineKind.ROW is after.kind and not (line.gap or after.gap)
        if is_inside and line.kind is LineKind.TEXT and not line.level:
            line.kind = LineKind.ROW  # what is left of a wrapped row
    rows = [line for line in lines if line.kind is LineKind.ROW and not is_marked_row(line.text)]
    numbers = {line.number for line in lines if line.kind is LineKind.ROW}
    for line in rows:
        if numbers.isdisjoint(range(line.number - 2, line.number)) and numbers.isdisjoint(
            range(line.number + 1, line.number + 3)
        ):
            line.kind = LineKind.TEXT


def _has_as_many_words(line: Line, row: Line) -> bool:
    """Tell whether a line has as many words as the row under it has columns, or one more."""
    words = len(line.text.split())
    return words >= _LEAST_COLUMNS and words - len(row.text.split()) in (0, 1)


_LEAST_COLUMNS = 3


def _mark_neighbours(lines: Sequence[Line]) -> None:
    """Correct kinds by their neighbours: the name above a QR code's line is furniture too."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        is_between = (
            before.reason == "报头" and after.kind is LineKind.FURNITURE and not line.gap and not after.gap
        )
        if is_between and line.kind in (LineKind.TEXT, LineKind.LABEL) and line.width <= _PAGE_NAME_WIDTH:
            line.kind, line.reason = LineKind.FURNITURE, "版名"
        if (
            line.kind is LineKind.CREDIT
            and not line.byline
            and not line.gap
            and before.kind is LineKind.TEXT
            and not before.is_complete
            and line.flat[0] != "("
        ):
            line.kind, line.byline = LineKind.TEXT, None  # a piece of a paragraph that ends with 提供
        if line.kind is LineKind.BYLINE and after.kind is LineKind.CREDIT and after.byline and not after.gap:
            after.kind = LineKind.BYLINE  # 本报记者 X 文, and on the next line 本报记者 Y 图
        if _is_deck(before, line, after):
            line.kind, line.byline = LineKind.TEXT, None
    for line, following in itertools.pairwise(lines):
        if line.reason == "热线" and _COLUMN.match(squeeze(line.flat)) and following.is_title_like:
            line.kind, line.reason = LineKind.LABEL, ""
    last = max((line.number for line in lines if line.kind is LineKind.TEXT), default=0)
    for line, following in itertools.pairwise(lines):
        if following.kind is LineKind.CREDIT and not following.gap and _ENDS_WITH_SURNAME.search(line.flat):
            following.kind, following.byline = LineKind.TEXT, None  # the name begins on the line above
        is_inside_paragraph = line.kind in (LineKind.TEXT, LineKind.LEAD) and not line.is_complete
        if following.reason == "天气" and not following.gap and is_inside_paragraph:
            following.kind, following.reason = LineKind.TEXT, ""
        is_under_text = line.kind is LineKind.TEXT and not following.gap
        goes_on = line.is_complete or line.width >= _WRAPPED_WIDTH
        is_inside = following.number < last or not line.is_complete
        if is_under_text and goes_on and following.reason == "热线" and is_inside:
            following.kind, following.reason = LineKind.TEXT, ""
            if is_label(following.flat):
                following.kind = LineKind.LABEL
        if (
            line.kind is LineKind.LABEL
            and following.reason == "热线"
            and following.gap == 0
            and "微信" in following.flat
        ):
            line.kind, line.reason = LineKind.FURNITURE, "热线"
        if (
            line.kind is LineKind.TEXT
            and following.kind is LineKind.TEXT
            and following.gap == 0
            and _BYLINE_START.match(line.flat)
            and len(following.flat) <= 24
        ):
            broken = line.text + following.text
            names = parse_byline(broken) or parse_byline(f"{line.text} {following.text}")
            if names:
                line.kind, line.byline = LineKind.BYLINE, names
                following.kind, following.byline = LineKind.BYLINE, Byline()


_COLUMN = re.compile("^[■●◆]?(?:读者|民生|服务|投诉)(?:热线|专线)$")
"""A column of calls, where a headline is under it and no number."""

_ENDS_WITH_SURNAME = re.compile(
    rf"(?:[。!?”]|[。!?”]\s*(?:本报|晚报|日报|晨报|新华社)?(?:记者|通讯员))\s*[{''.join(sorted(SURNAMES))}]$"
)

_WRAPPED_WIDTH = 26
"""Half characters from which an open line is one of a wrapped paragraph."""

_LEAST_DECK = 6
"""Characters of the shortest deck in brackets; shorter ones name a form: (小说), (之二)."""

_OPENERS = frozenset([LineKind.LEAD, LineKind.BYLINE, LineKind.AUTHOR])


def _is_deck(before: Line, line: Line, after: Line) -> bool:
    """Tell whether a line in brackets between a heading and the opening of its story is the deck."""
    return (
        line.kind is LineKind.CLOSING
        and not line.byline
        and (
            len(squeeze(line.flat)) > _LEAST_DECK
            or after.kind is LineKind.AUTHOR
            or _names_genre(line, after)
        )
        and not is_author_note(line.flat)
        and not names_house(line.flat)
        and before.is_title_like
        and (after.kind in _OPENERS or _names_genre(line, after))
        and bool(before.gap or before.number == 1 or before.level)
    )


def _names_genre(line: Line, after: Line) -> bool:
    """Tell whether a line says of what genre the piece is, over its author's bare name."""
    return bool(_GENRE.match(squeeze(line.flat))) and not line.gap and is_author_name(after.text)


_GENRE = re.compile(
    r"^\((?:时评|短评|杂谈|杂感|杂文|随笔|随感|散文|散文诗|小说|小小说|微型小说|诗|组诗|诗歌|小品|寓言|童话|报告文学|特写|速写)\)$"
)


def _mark_guide(lines: Sequence[Line]) -> None:
    """Mark the pages' own guide: its name, and the lines under it that end with the number of a page."""
    is_guide = False
    for line in lines:
        is_guide = bool(GUIDE.match(squeeze(line.flat))) or (is_guide and bool(_GUIDE_LINE.search(line.flat)))
        if is_guide and line.kind is not LineKind.FURNITURE:
            line.kind, line.reason = LineKind.FURNITURE, "导读"
