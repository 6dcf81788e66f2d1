"""Openings: what the short lines over a story are to it: heading, column, author, first sub-heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.bylines import read_author
from index.extraction.column_names import PICTURES, label_column
from index.extraction.draft import Draft, is_late_label
from index.extraction.headings import heads_text
from index.extraction.labels import FRAMES, heads_notice, is_column_name
from index.extraction.line_kinds import BOLD, LineKind
from index.extraction.names import is_full_name
from index.extraction.places import COUNTRIES, PROVINCE_NAMES
from index.extraction.signs import HAN, flatten, is_han, is_spread, squeeze
from index.extraction.style import is_author
from index.extraction.titles import PART_DAY
from index.extraction.units import Unit

_SIGNERS = frozenset([LineKind.AUTHOR, LineKind.BYLINE])
_NUMBERED_PART = re.compile(
    r"^(?:\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)(?=.))"
)
_FIRST_PART = re.compile(rf"^(?:1[.、](?!\d)|一、(?![一二三四五六七八九十])|{PART_DAY})")

_LONGEST_COLUMN = 4
"""Characters of the longest name of a column between a headline and its author."""


def open_draft(run: Sequence[Unit], following: Unit | None) -> Draft:
    """Return the draft that a run of short lines opens; sets the kinds of lines that are no headings.

    Args:
        run: headings, labels and bylines without text between them.
        following: the unit under them.
    """
    draft = Draft()
    draft.label = _part_column(run)
    label_column(run)
    is_signed = any(unit.kind in _SIGNERS for unit in run)
    for unit in run:
        if unit.kind is LineKind.TITLE and draft.titles:
            _set_kind(unit, draft, run, following, is_signed=is_signed)
        if _opens_text(unit, draft, following):
            unit.kind = LineKind.TEXT
        if unit.kind is LineKind.TEXT or _heads_part(unit, draft):
            draft.body.append(unit)
        elif unit.kind is LineKind.TITLE and _explains_label(unit, draft):
            unit.kind = LineKind.LABEL
            draft.labels.insert(0, unit)
        elif unit.kind is LineKind.TITLE:
            draft.titles.append(unit)
        elif unit.kind is LineKind.LABEL:
            draft.labels.append(unit)
        else:
            draft.bylines.append(unit)
    if draft.labels and len(draft.titles) == 1 and _heads_first_part(draft.titles[0]):
        draft.body.insert(0, draft.titles.pop())
        draft.labels[-1].kind = LineKind.TITLE
        draft.titles.append(draft.labels.pop())
    is_marked = bool(draft.labels) and 0 < draft.labels[-1].level < BOLD
    is_over_text = following is not None and following.kind is LineKind.TEXT
    heads = (
        bool(draft.labels)
        and following is not None
        and not PICTURES.search(draft.labels[-1].flat)
        and heads_text(draft.labels[-1], following)
    )
    is_second = len(draft.labels) > 1 and is_over_text and not PICTURES.search(draft.labels[-1].flat)
    if not draft.titles and draft.labels and (heads or is_second or (is_marked and is_over_text)):
        draft.labels[-1].kind = LineKind.TITLE
        draft.titles.append(draft.labels.pop())
    return draft


def _set_kind(
    unit: Unit, draft: Draft, run: Sequence[Unit], following: Unit | None, *, is_signed: bool
) -> None:
    """Take a short line under a headline for the author or the column where it is one."""
    if not draft.bylines and not unit.level:
        if (is_spread(unit.text) and is_signed) or _is_column_over_author(unit, run):
            unit.kind = LineKind.LABEL
        elif (is_spread(unit.text) and not heads_notice(unit.flat)) or (
            is_author(unit) and not _has_reporter(unit, following)
        ):
            unit.kind, unit.byline = LineKind.AUTHOR, read_author(unit.text)
    if unit.kind is LineKind.TITLE and is_late_label(unit, draft, following):
        unit.kind = LineKind.LABEL


def _explains_label(unit: Unit, draft: Draft) -> bool:
    """Tell whether a line with a dash right under the name of a column, over the headline, is that name's."""
    is_under = bool(draft.labels) and not (draft.titles or unit.gap)
    return is_under and unit.flat.startswith("—")


def _opens_text(unit: Unit, draft: Draft, following: Unit | None) -> bool:
    """Tell whether a line that reads like a heading opens a notice or a diary."""
    if unit.kind is not LineKind.TITLE or unit.level or following is None or not following.is_prose:
        return False
    announces = unit.flat[-1] == ":" and "," in unit.flat
    is_of_diary = bool(draft.titles) and bool(_DIARY.match(unit.text))
    return is_of_diary or (announces and bool(draft.titles) and heads_notice(draft.titles[-1].flat))


_DIARY = re.compile(r"^\d{1,2}月\d{1,2}日\s+(?:星期[一二三四五六日天]\s+)?(?:晴|阴|多云|[小中大暴阵]*[雨雪])")
"""Day and weather over the text of a diary."""


def _part_column(run: Sequence[Unit]) -> str:
    """Take the column's name off a headline that has it on its own line, and return it: 风物|林中的桥."""
    for unit in run:
        both = _COLUMN_BEFORE.match(unit.text) if unit.kind is LineKind.TITLE else None
        if both:
            unit.text = both["headline"]
            unit.flat = flatten(unit.text)
            return both["column"]
    return ""


_COLUMN_BEFORE = re.compile(rf"^(?P<column>[{HAN}]{{2,6}})\s?[|｜│丨]\s?(?P<headline>(?=.*[{HAN}]).{{4,}})$")


def _heads_first_part(unit: Unit) -> bool:
    """Tell whether a line under a column's name heads its first part: a number, a day, a place."""
    name = squeeze(unit.flat)
    return bool(_FIRST_PART.match(unit.flat)) or name in COUNTRIES or name in PROVINCE_NAMES


def _heads_part(unit: Unit, draft: Draft) -> bool:
    """Tell whether a line under a headline is the first sub-heading: after the byline, or numbered."""
    is_signed = bool(draft.titles and draft.bylines) and (
        draft.bylines[-1].lines[0].number > draft.titles[-1].lines[0].number
    )
    if unit.kind is LineKind.LABEL:
        return is_signed and unit.text[0] in FRAMES and not is_column_name(unit.text)
    is_first = bool(_NUMBERED_PART.match(unit.flat)) or squeeze(unit.flat) in COUNTRIES
    is_part = is_signed or (bool(draft.titles) and is_first)
    return unit.kind is LineKind.TITLE and is_part and not unit.level


def _has_reporter(unit: Unit, following: Unit | None) -> bool:
    """Tell whether the story names its reporter in the lead-in, so that a word is no author's name."""
    is_news = following is not None and following.kind is LineKind.LEAD
    return is_news and not is_full_name(squeeze(unit.flat))


def _is_column_over_author(unit: Unit, run: Sequence[Unit]) -> bool:
    """Tell whether a few characters stand between a headline and an author who has a mark."""
    name = squeeze(unit.flat)
    is_next = run[-1].kind is LineKind.AUTHOR and len(run) > 1 and run[-2] is unit
    return is_next and is_han(name) and len(name) <= _LONGEST_COLUMN
