"""Title lines: which short lines of a page are headings, seen beside their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.bylines import is_author_name
from index.extraction.columns import LONG_TITLE
from index.extraction.draft import TO_EDITOR
from index.extraction.line_kinds import LineKind
from index.extraction.pictures import WITH_PICTURE
from index.extraction.signs import HAN, IN_BRACKETS, STOPS
from index.extraction.speakers import find_speakers, read_speaker
from index.extraction.titles import BOOK, is_imprint, is_plain_text
from index.extraction.units import Unit
from index.tokens import word_frequencies

_NO_HEADING = STOPS - frozenset("!！?？…")
"""Signs that no headline has but in what it quotes."""


def name_titles(units: Sequence[Unit]) -> None:
    """Call the short lines titles; where paragraphs are indented, an indented line is none."""
    starts = [unit.lines[0].is_indented for unit in units if unit.is_prose and len(unit.lines) > 1]
    indents = len(starts) >= _LEAST_INDENTED and sum(starts) >= len(starts) * _INDENTED_SHARE
    speakers = find_speakers(units)
    for before, unit, following in zip([None, *units], units, [*units[1:], None], strict=False):
        line = unit.lines[0]
        is_over_lead = following is not None and following.kind is LineKind.LEAD
        if unit.kind is LineKind.TEXT and read_speaker(unit.flat) in speakers and not is_over_lead:
            continue
        if before is not None and not unit.gap and is_imprint(unit.flat) and _is_of_book(before):
            continue
        if following is not None and (_is_last_line(before, unit, following) or _is_cut(unit, following)):
            continue
        if _is_torn(unit, following) or (before is not None and _is_torn(before, unit)):
            continue
        if _is_salutation(unit, following):
            continue
        if (
            _is_over_author(before, unit, following)
            or _stands_over(unit, following)
            or _is_over_deck(unit, following)
            or _announces_picture(unit)
            or _is_over_letter(unit, following)
        ):
            unit.kind = LineKind.TITLE
        if unit.kind is LineKind.HEADING or (
            unit.kind is LineKind.TEXT
            and not unit.is_verse
            and len(unit.lines) == 1
            and line.is_title_like
            and not (line.is_indented and (indents or "," in unit.flat))
        ):
            unit.kind = LineKind.TITLE


def _is_of_book(unit: Unit) -> bool:
    """Tell whether a line is the name of a book or says who published it."""
    return bool(BOOK.match(unit.flat)) or (unit.kind is LineKind.TEXT and is_imprint(unit.flat))


def _is_last_line(before: Unit | None, unit: Unit, following: Unit) -> bool:
    """Tell whether a line fills its column right under a paragraph, and text goes on after a blank line."""
    if before is None:
        return False
    column = max(line.width for line in before.lines)
    return (
        unit.kind is LineKind.TEXT
        and before.kind in (LineKind.TEXT, LineKind.LEAD)
        and len(before.lines) > 2
        and not unit.gap
        and following.gap > 0
        and following.kind is LineKind.TEXT
        and following.is_complete
        and column * FULL <= unit.lines[0].width <= column + 2
    )


def _is_cut(unit: Unit, following: Unit) -> bool:
    """Tell whether a full line ends in the middle of a word that the text after a blank line goes on with."""
    if (
        unit.kind is not LineKind.TEXT
        or following.kind is not LineKind.TEXT
        or len(following.lines) < _WRAPPED
    ):
        return False
    column = max(line.width for line in following.lines)
    is_full = column * FULL <= unit.lines[0].width <= column + 2
    return is_full and any(
        word_frequencies().get(unit.flat[-size:] + following.flat[:1], 0) >= _COMMON for size in (1, 2)
    )


def _is_torn(unit: Unit, following: Unit | None) -> bool:
    """Tell whether a full line goes on with a line right under it that opens with 的, as no heading does."""
    return (
        following is not None
        and following.gap == 0
        and unit.kind is following.kind is LineKind.TEXT
        and (
            (following.flat.startswith("的") and unit.lines[0].width >= _LONG_LINE)
            or _has_no_room(unit, following)
        )
    )


def _has_no_room(unit: Unit, following: Unit) -> bool:
    """Tell whether a line ends early as the next word, letters or digits, has no room in the column."""
    word = _UNBROKEN.match(following.lines[0].text.strip())
    if word is None or len(following.lines) < _WRAPPED or len(unit.lines) > 1:
        return False
    column = max(line.width for line in following.lines)
    return column * _MOSTLY <= unit.lines[0].width < column < unit.lines[0].width + _width(word.group())


def _width(text: str) -> int:
    """Return the half characters that a word takes."""
    return sum(1 if sign.isascii() else 2 for sign in text)


_UNBROKEN = re.compile(r"“?[A-Za-z0-9.]{3,}[”,，。、]*")
_MOSTLY = 0.65
"""Share of its column that a line fills which the next word did not fit into."""


_LONG_LINE = 20
"""Half characters of a line that fills a narrow column."""

_WRAPPED = 2
"""Lines of a paragraph that is wrapped."""

_COMMON = 50
"""Times that a word stands in the corpus of jieba's dictionary."""

FULL = 0.88
"""Share of the column's width that a full line has at least."""


def _stands_over(unit: Unit, following: Unit | None) -> bool:
    """Tell whether a line set apart over a lead-in or an author's name is a heading, whatever its words."""
    is_signed = following is not None and (
        following.kind in (LineKind.LEAD, LineKind.AUTHOR, LineKind.BYLINE)
        or (
            following.kind is LineKind.TEXT
            and len(IN_BRACKETS.sub("", following.flat)) <= 4
            and is_author_name(following.text)
        )
    )
    return (
        following is not None
        and is_signed
        and unit.kind is LineKind.TEXT
        and not unit.is_verse
        and len(unit.lines) == 1
        and bool(following.gap and (unit.gap or unit.lines[0].number == 1))
        and not unit.lines[0].is_indented
        and not is_plain_text(unit.flat, is_over_news=following.kind is LineKind.LEAD)
        and len(unit.text) <= LONG_TITLE
        and unit.flat[-1:] not in ".,;:。、，；：)」"
        and (unit.flat[-1] != "”" or unit.flat[0] == "“")
        and not any(sign in _NO_HEADING for sign in unit.text)
    )


def _is_over_author(before: Unit | None, unit: Unit, following: Unit | None) -> bool:
    """Tell whether a line stands over an author's mark and under a column's name or a finished text.

    What it quotes may have a comma: “排队一小时，看病五分钟”该怎么解.
    """
    is_free = before is None or _is_label(before) or (before.is_prose and before.is_complete)
    return (
        is_free
        and following is not None
        and (following.kind is LineKind.AUTHOR or (_is_label(before) and is_author_name(following.text)))
        and unit.kind is LineKind.TEXT
        and not unit.is_verse
        and len(unit.lines) == 1
        and len(unit.text) <= LONG_TITLE
        and not any(
            sign in _NO_HEADING and not (sign == "，" and _is_label(before))
            for sign in _QUOTED.sub("", unit.text)
        )
    )


def _is_label(unit: Unit | None) -> bool:
    return unit is not None and unit.kind is LineKind.LABEL


_QUOTED = re.compile("“[^”]*”")


def _is_salutation(unit: Unit, following: Unit | None) -> bool:
    """Tell whether a few characters with a colon open a letter: 老杨：, no headline is so short."""
    is_over_text = (
        following is not None
        and following.kind is LineKind.TEXT
        and any(sign in following.flat for sign in "。,")
    )
    return is_over_text and unit.kind is LineKind.TEXT and bool(_GREETED.match(unit.flat))


_GREETED = re.compile(rf"^(?!问|答|记者)[{HAN}]{{2,4}}(?<![县市区镇乡局道]):$")


def _is_over_deck(unit: Unit, following: Unit | None) -> bool:
    """Tell whether a line has a deck under it, which begins with a dash, so that it is the headline."""
    return (
        following is not None
        and following.flat.startswith("——")
        and following.lines[0].is_title_like
        and unit.kind is LineKind.TEXT
        and not unit.is_verse
        and len(unit.lines) == 1
        and len(unit.text) <= LONG_TITLE
        and not any(sign in _NO_HEADING for sign in unit.text)
    )


def _is_over_letter(unit: Unit, following: Unit | None) -> bool:
    """Tell whether a line stands over the salutation of a letter to the editor."""
    return (
        following is not None
        and unit.kind is following.kind is LineKind.TEXT
        and bool(TO_EDITOR.match(following.flat))
        and len(unit.lines) == 1
        and len(unit.text) <= LONG_TITLE
        and not unit.is_complete
        and not any(sign in "。；，,;" for sign in unit.text)
    )


def _announces_picture(unit: Unit) -> bool:
    """Tell whether a line that is no abstract ends with （图片） or the like: 提醒：弯道慢行（图片）."""
    return (
        unit.kind is LineKind.TEXT
        and len(unit.lines) == 1
        and len(unit.text) <= LONG_TITLE
        and bool(WITH_PICTURE.search(unit.flat))
        and "—(" not in unit.flat
        and not any(sign in _NO_HEADING for sign in unit.text)
    )


_LEAST_INDENTED = 3
_INDENTED_SHARE = 0.8
