"""Briefs: paragraphs with a bullet or bold words that are stories of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.labels import BRIEFS, heads_notice
from index.extraction.leads import is_lead
from index.extraction.line_kinds import LineKind
from index.extraction.lines import strip_bullet
from index.extraction.signs import flatten
from index.extraction.units import Unit

_NEWS = re.compile(
    r"^.{0,40}?(?:近日|日前|昨日|昨天|今日|今天|连日来|\d{1,2}月\d{1,2}日|记者|通讯员|截至|目前|今年)"
)
_RUN_IN = re.compile(
    r"^(?!\d{1,2}月\d{1,2}日|即日|每[周日月天]|周[一二三四五六日])"
    r"(?P<head>[^\s。,;:!?]{2,24})(?: |:)(?=\S{8}|\S{2,6}讯\()"
)

_LEAST_BRIEFS = 2
_LEAST_ITEM = 20
"""Characters of the shortest brief."""

_COLUMN_SIGNS = frozenset("●◆■")
"""Signs that open briefs; others open the items of lists as well."""

_NEWS_SHARE = 0.6
"""Bullets are briefs when so many of them open with a day or a source; the items of a list seldom do."""


def is_brief(story: Draft, units: Sequence[Unit], *, are_news: bool) -> bool:
    """Tell whether a paragraph with a bullet is a story of a briefs column, not an item of a list.

    Args:
        story: that it would belong to.
        units: of the page.
        are_news: what `are_items_news` says of the page.
    """
    if any(heads_notice(unit.flat) for unit in story.titles):
        return False
    if story.is_column:
        return True
    if BRIEFS.search(flatten(story.column)):
        return True
    if not all(is_item(unit) for unit in story.prose):
        return False
    return are_news or is_column(story, units)


def are_items_news(units: Sequence[Unit]) -> bool:
    """Tell whether a page's paragraphs with a bullet mostly open with a day or a source."""
    bullets = [unit for unit in units if is_item(unit)]
    news = sum(bool(_NEWS.match(unit.flat)) for unit in bullets)
    return len(bullets) >= _LEAST_BRIEFS and news >= len(bullets) * _NEWS_SHARE


def is_column(story: Draft, units: Sequence[Unit]) -> bool:
    """Tell whether a heading has nothing under it but items with a sign or bold words: a briefs column."""
    heads = [*story.titles, *story.labels]
    if not heads or story.bylines or story.has_lead or heads_notice(heads[-1].flat):
        return False
    place = units.index(heads[-1]) + 1
    items = []
    for unit in units[place:]:
        if not unit.is_prose or unit.kind is LineKind.CAPTION:
            break
        items.append(unit)
    return len(items) >= _LEAST_BRIEFS and all(_is_marked(unit) for unit in items)


def _is_marked(unit: Unit) -> bool:
    is_long = len(unit.text) >= _LEAST_ITEM and unit.is_complete
    return is_long and (bool(unit.lines[0].bold_lead) or unit.flat[:1] in _COLUMN_SIGNS)


def run_in_heading(unit: Unit) -> str:
    """Return the heading that opens a brief on its own line."""
    if unit.lines[0].bold_lead:
        return "" if is_lead(unit.lines[0].bold_lead) else unit.lines[0].bold_lead
    text = strip_bullet(unit.text)
    match = _RUN_IN.match(flatten(text))
    return text[: match.end("head")] if match and not is_lead(flatten(text)) else ""


def lead_text(unit: Unit) -> str:
    """Return a news story's paragraph from its lead-in on, behind a run-in heading; "" without one."""
    if unit.kind is LineKind.LEAD:
        return unit.text
    if not is_item(unit):
        return ""
    text = strip_bullet(unit.text)
    for head in ("", unit.lines[0].bold_lead, run_in_heading(unit)):
        rest = text[len(head) :].lstrip(" :：。") if text.startswith(head) else text
        if is_lead(flatten(rest)):
            return rest
    return ""


def is_item(unit: Unit) -> bool:
    """Tell whether a paragraph has a bullet or opens with bold words."""
    return unit.kind is LineKind.BULLET or bool(unit.lines[0].bold_lead)
