"""Paragraphs: lines joined to what they were before the page was set."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from index.extraction.bylines import is_author_name, parse_credit, parse_tail
from index.extraction.column_names import label_columns
from index.extraction.columns import (
    LONG_TITLE,
    column_near,
    continues_paragraph,
    fills_page_column,
    page_column,
    read_blocks,
)
from index.extraction.labels import AFTERWORD, heads_notice
from index.extraction.line_kinds import ASIDE, Line, LineKind
from index.extraction.lines import strip_bullet
from index.extraction.lists import mark_lists
from index.extraction.notices import keep_contacts
from index.extraction.pictures import opens_caption
from index.extraction.rolls import mark_rolls
from index.extraction.signs import STOPS, TERMINALS, flatten
from index.extraction.title_lines import FULL, name_titles
from index.extraction.titles import BOOK, is_contact, is_imprint, is_plain_text
from index.extraction.units import Unit
from index.extraction.verse import count_stanzas, find_verse, is_verse

_LONG_PIECE = 22
"""Characters over which a line that is no heading is running text."""


def build_units(lines: Sequence[Line]) -> list[Unit]:
    """Join lines to units: undo hard wraps, then paragraphs broken over a blank line."""
    keep_contacts(lines)
    units: list[Unit] = []
    blocks = read_blocks(lines)
    page = page_column(lines)
    stanzas = 0
    for place, block in enumerate(blocks):
        before = units[-1] if units and units[-1].kind not in ASIDE else None
        is_signed = before is not None and (before.kind is LineKind.AUTHOR or is_author_name(before.text))
        stanzas = max(stanzas - 1, count_stanzas(blocks[place:]) if is_signed else 0)
        is_over = place + 1 < len(blocks) and blocks[place + 1][0].kind in _OPENERS
        units.extend(
            _block_units(block, page, is_signed=is_signed, is_stanza=stanzas > 0, is_over_lead=is_over)
        )
    name_titles(units)
    mark_lists(units)
    mark_rolls(units)
    label_columns(units)
    find_verse(units)
    _find_decks(units)
    _head_briefs(units)
    _head_afterwords(units)
    return _find_captions(_join_broken(units))


def _block_units(
    block: Sequence[Line], page: int, *, is_signed: bool, is_stanza: bool, is_over_lead: bool
) -> list[Unit]:
    """Return the units of a block on a page that is wrapped at `page` half characters, or 0."""
    units: list[Unit] = []
    if imprints := _count_imprints(block):
        heads = [Unit(line.kind, [line], line.text, line.gap, line.level) for line in block[:imprints]]
        rest = block[imprints:]
        if not rest:
            return heads
        return heads + _block_units(rest, page, is_signed=False, is_stanza=False, is_over_lead=is_over_lead)
    signed = next((place for place, line in enumerate(block) if line.kind is LineKind.AUTHOR), 0)
    poem = block[signed + 1 :] if 0 < signed <= _MOST_OVER_POEM else []
    if poem and is_verse(poem, is_signed=True) and not _is_wrapped(poem, page):
        heads = _block_units(block[: signed + 1], page, is_signed=False, is_stanza=False, is_over_lead=False)
        return heads + _verse_units(poem)
    if is_stanza or (is_verse(block, is_signed=is_signed) and not _is_wrapped(block, page)):
        return _verse_units(block)
    lines, signer = block[:-1], block[-1]
    if signer.kind is LineKind.CLOSING and is_verse(lines, is_signed=False) and not _is_wrapped(lines, page):
        return [
            *_verse_units(lines),
            Unit(signer.kind, [signer], signer.text, signer.gap, byline=signer.byline),
        ]
    _mark_headlines(block, is_over_lead=is_over_lead)
    _mark_inner_headlines(block)
    is_notice = len(block) > 1 and heads_notice(block[0].flat)
    if is_notice and (_TO_ALL.match(block[1].flat) or _ABOUT.match(block[0].flat)):
        block[0].kind = LineKind.HEADING
    start = 0
    for place in range(1, len(block) + 1):
        if place == len(block) or block[place].kind in _STARTERS:
            units.extend(_piece_units(block[start:place], page))
            start = place
    return units


def _verse_units(lines: Sequence[Line]) -> list[Unit]:
    return [Unit(LineKind.TEXT, [line], line.text, line.gap, is_verse=True) for line in lines]


def _count_imprints(block: Sequence[Line]) -> int:
    """Return how many lines name a book and who wrote and published it, where a block opens so; else 0."""
    if len(block) < 2 or not BOOK.match(block[0].flat):
        return 0
    count = len(list(itertools.takewhile(lambda line: is_imprint(line.flat), block[1:])))
    return count + 1 if count else 0


def _is_wrapped(block: Sequence[Line], page: int) -> bool:
    """Tell whether all lines between the first and the last fill the column of their page."""
    inner = block[1:-1]
    return len(inner) > 1 and page > 0 and all(page * FULL <= line.width <= page for line in inner)


def _mark_headlines(block: Sequence[Line], *, is_over_lead: bool) -> None:
    """Take a few lines that open a block over a lead-in or byline for the headline, whatever their words."""
    lead = next(
        (place for place, line in enumerate(block) if line.kind in _OPENERS),
        len(block) if is_over_lead else 0,
    )
    over = list(itertools.dropwhile(lambda line: line.kind is LineKind.FURNITURE, block[:lead]))
    is_apart = bool(block[0].gap or block[0].number == 1)
    if not (is_apart and 1 < len(over) <= _MOST_HEADLINE_LINES):
        return
    if all(map(_can_head, over)):
        for line in over:
            line.kind = LineKind.HEADING


def _mark_inner_headlines(block: Sequence[Line]) -> None:
    """Take lines between a paragraph and a lead-in for the headline, though no blank line is there."""
    for place, lead in enumerate(block):
        if lead.kind is not LineKind.LEAD:
            continue
        start = place
        while start and _can_head(block[start - 1]):
            start -= 1
        if start and 1 < place - start <= _MOST_HEADLINE_LINES and block[start - 1].text[-1] in "。！？”）)":
            for line in block[start:place]:
                line.kind = LineKind.HEADING


def _can_head(line: Line) -> bool:
    """Tell whether a line over a lead-in can be one of its headline's, whatever its words."""
    return (
        line.kind in (LineKind.TEXT, LineKind.HEADING)
        and not line.is_indented
        and len(line.text) <= LONG_TITLE
        and line.text[-1] not in "。；，、：;,:"
        and "。" not in line.text
        and not is_contact(line.flat)
        and not is_plain_text(line.flat, is_over_news=True)
        and not (line.flat[-1] == ")" and "(" not in line.flat)
    )


_MOST_OVER_POEM = 3
"""Lines of title and genre over a poem's author."""

_TO_ALL = re.compile(r"^(?:各|全体|尊敬的|广大)[^。]{1,30}:$")
"""Whom a notice is to, under its heading."""

_ABOUT = re.compile(r"^关于.{4,34}的(?:通告|通知|公告|公示|通报)$")
"""The name of a notice, set in the column of its text."""

_MOST_HEADLINE_LINES = 4
_OPENERS = frozenset([LineKind.LEAD, LineKind.BYLINE, LineKind.AUTHOR])

_STARTERS = frozenset([LineKind.LEAD, LineKind.NOTE])
"""Lines that begin a paragraph, and perhaps a column of another width."""


def _piece_units(block: Sequence[Line], page: int) -> list[Unit]:
    has_indents = 0 < sum(line.is_indented for line in block) < len(block)
    units: list[Unit] = []
    for place, line in enumerate(block):
        previous = block[place - 1] if place else None
        following = block[place + 1] if place + 1 < len(block) else None
        column = column_near(block, place)
        if (
            units
            and previous
            and (
                continues_paragraph(previous, line, following, column, has_indents=has_indents)
                or (not column and fills_page_column(previous, line, page))
            )
        ):
            units[-1].append(line.text, [line])
        else:
            units.append(Unit(line.kind, [line], line.text, line.gap, line.level, line.byline))
    return units


def _find_decks(units: Sequence[Unit]) -> None:
    """Take lines with bullets between heading and lead-in for the heading's deck."""
    for place in range(len(units) - 1, 0, -1):
        unit, following = units[place], units[place + 1] if place + 1 < len(units) else None
        is_before_text = following is not None and following.kind in (
            LineKind.LEAD,
            LineKind.BYLINE,
            LineKind.TITLE,
        )
        is_bare = unit.kind is LineKind.BULLET and not unit.is_complete and _is_short_bullet(unit)
        if is_bare and is_before_text and units[place - 1].kind in (LineKind.TITLE, LineKind.BULLET):
            unit.kind = LineKind.TITLE


def _head_briefs(units: Sequence[Unit]) -> None:
    """Take lines with bullets, each over a paragraph of its own, for the headings of briefs."""
    short = [(place, unit) for place, unit in enumerate(units[:-1]) if _is_bullet_heading(unit)]
    heads = [
        unit
        for place, unit in short
        if (following := units[place + 1]).kind is LineKind.TEXT
        and following.gap < _APART
        and following.is_complete
    ]
    if len(heads) > 1 and len(heads) == len(short):
        for unit in heads:
            unit.kind = LineKind.TITLE
            unit.text = strip_bullet(unit.text)
            unit.flat = flatten(unit.text)


def _is_bullet_heading(unit: Unit) -> bool:
    """Tell whether a line with a bullet reads as a heading."""
    is_short = unit.kind is LineKind.BULLET and len(unit.text) <= LONG_TITLE
    return is_short and not any(sign in unit.flat for sign in "。,;") and unit.flat[-1] != ":"


_SHORTEST_SENTENCE = 5
_SHORTEST_CAPTION = 8
"""Characters of the shortest caption that is a sentence (春到渡口。), and of any other."""

_APART = 2
"""Blank lines that part a heading with a bullet from what is no text of its own."""


def _head_afterwords(units: Sequence[Unit]) -> None:
    """Take 编后 and the like, alone over a text and under another, for a heading."""
    for before, unit, following in zip(units, units[1:], units[2:], strict=False):
        is_apart = not before.is_head or before.kind is LineKind.TITLE
        is_afterword = unit.kind is LineKind.NOTE and bool(AFTERWORD.match(unit.flat))
        if is_afterword and is_apart and following.kind is LineKind.TEXT:
            unit.kind = LineKind.TITLE


def _is_short_bullet(unit: Unit) -> bool:
    """Tell whether each of the bullets that a line prints could be a heading."""
    return max(map(len, re.split(r"[●■◆▲]", unit.text))) <= LONG_TITLE and "。" not in unit.text


def _join_broken(units: Sequence[Unit]) -> list[Unit]:
    """Join paragraphs that a blank line breaks in mid-sentence."""
    joined: list[Unit] = []
    for place, unit in enumerate(units):
        previous = joined[-1] if joined else None
        following = units[place + 1] if place + 1 < len(units) else None
        if previous and _is_rest(previous, unit, following):
            previous.append(unit.text, unit.lines)
            previous.is_joined = True
        else:
            joined.append(unit)
    return joined


def _is_rest(previous: Unit, unit: Unit, following: Unit | None) -> bool:
    """Tell whether `unit` is the rest of the paragraph before it."""
    if not previous.is_prose or previous.kind is LineKind.ROW:
        return False
    if previous.is_complete or not _is_running(previous):
        return False
    if unit.lines[0].is_indented and len(previous.lines) == 1 and not previous.lines[0].is_indented:
        return False
    if parse_credit(previous.text)[0] is not None:
        return False
    if unit.kind is LineKind.TEXT:
        return True
    if unit.kind is not LineKind.TITLE or unit.level or unit.gap > 1:
        return False
    if following is None or following.kind in (
        LineKind.LEAD,
        LineKind.BYLINE,
        LineKind.AUTHOR,
        LineKind.TITLE,
        LineKind.LABEL,
    ):
        return False
    return unit.text[-1] in TERMINALS and unit.text[-1] not in "：:—"


def _is_running(unit: Unit) -> bool:
    """Tell whether a unit is running text rather than a long heading."""
    if unit.is_verse:
        return False
    if unit.kind is LineKind.LEAD:
        return True
    if len(unit.text) > LONG_TITLE or len(unit.lines) > 2 or any(sign in STOPS for sign in unit.text[:-1]):
        return True
    return unit.kind is LineKind.TEXT and (len(unit.text) >= _LONG_PIECE or "," in unit.flat)


def _find_captions(units: Sequence[Unit]) -> list[Unit]:
    """Find the photographers and closing bylines that stand inside paragraphs."""
    for before, unit, following in zip([None, *units], units, [*units[1:], None], strict=False):
        if unit.kind not in (LineKind.TEXT, LineKind.BULLET, LineKind.TITLE, LineKind.LEAD):
            continue
        names, caption = parse_credit(unit.text)
        if names is not None and len(caption) >= (
            _SHORTEST_SENTENCE if caption.endswith(("。", "！")) else _SHORTEST_CAPTION
        ):
            unit.credit = names
            if unit.kind is not LineKind.LEAD:
                is_listed = any(
                    other is not None and other.kind is LineKind.BULLET for other in (before, following)
                )
                is_item = is_listed and not opens_caption(strip_bullet(unit.flat))
                if unit.kind is not LineKind.BULLET or not is_item:
                    unit.kind = LineKind.CAPTION
            continue
        if unit.is_prose:
            names, rest = parse_tail(unit.text)
            if names and len(rest) >= 12:
                unit.byline = names
    return list(units)
