"""Parallels: items of one column that are headed and told alike, so that each heading opens a story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.labels import BRIEFS, heads_notice
from index.extraction.line_kinds import LineKind
from index.extraction.signs import HAN, flatten, squeeze
from index.extraction.titles import BOOK
from index.extraction.units import Unit

_READERS = "市民|读者|网友|居民|业主|村民|家长|患者|职工|农民|农户|顾客|乘客|消费者|车主|听众"
_ACTS = "问|咨询|反映|来电|来信|求助|投诉"
_ASKS = re.compile(
    rf"^[^。:“]{{1,14}}(?:{_ACTS})[^。:“]{{0,4}}:|^问:|^[{HAN}]{{1,2}}(?:先生|小姐|女士|师傅|阿姨|大爷|大妈|大叔|同学|老师|婆婆|伯):|^(?:{_READERS})[^。:,“]{{0,8}}:"
    rf"|^(?:{_READERS})[^。:,“]{{1,10}}(?:{_ACTS})[^。:,“]{{0,4}},"
)
"""A reader's question opens with who asks it."""

_ITEMS = re.compile("提醒|提示|贴士|警示|投诉|热线|求助|便民")
"""A column whose name says that it holds pieces of advice, or calls of readers."""

_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|第[一二三四五六七八九十])")
_LONGEST_SUBHEAD = 6
"""Characters of what may be a sub-head where a story has no more than one paragraph under each."""

_MOST_PARAGRAPHS = 2
_LONGEST_BRIEF = 300
"""Paragraphs and characters of the longest brief that is told under a heading of its own."""


def is_parallel(story: Draft, run: Sequence[Unit], following: Sequence[Unit]) -> bool:
    """Tell whether a heading opens a further question of a reader, or a further brief of a column.

    Args:
        story: so far.
        run: of short lines after it.
        following: running text up to the next run.
    """
    if not (story.titles and story.prose and following):
        return False
    if _names_who_acts(story.titles, story.prose) and _names_who_acts(run, following):
        return True
    if len(run) > 1 or run[0].kind is not LineKind.TITLE:
        return False
    if heads_notice(run[0].flat):
        return False
    if run[0].level != story.titles[0].level or any(unit.kind is LineKind.TITLE for unit in story.body):
        return False
    if BOOK.match(story.titles[-1].flat) and BOOK.match(run[0].flat):
        return True
    if _ASKS.match(story.prose[0].flat) and _ASKS.match(following[0].flat):
        return True
    if not (_is_brief(story.prose) and _is_brief(following)):
        return False
    if holds_briefs(story) or (story.prose[-1].byline and following[-1].byline):
        return True
    is_subhead = len(squeeze(run[0].text)) <= _LONGEST_SUBHEAD or bool(_NUMBERED.match(run[0].flat))
    return bool(_ITEMS.search(flatten(story.column))) and not is_subhead


def _names_who_acts(heading: Sequence[Unit], text: Sequence[Unit]) -> bool:
    """Tell whether a heading has an office on its first line and on the second what it did, over a brief."""
    if len(heading) != _OFFICE_AND_ACT or any(unit.kind is not LineKind.TITLE for unit in heading):
        return False
    office, act = (squeeze(unit.flat) for unit in heading)
    return (
        len(office) <= min(len(act), _LONGEST_OFFICE) and _is_brief(text) and office in squeeze(text[0].flat)
    )


_OFFICE_AND_ACT = 2
_LONGEST_OFFICE = 10


def holds_briefs(story: Draft) -> bool:
    """Tell whether the name of a briefs column holds for a story."""
    column = flatten(story.column)
    is_marked = bool(story.labels and story.titles) and 0 < story.labels[-1].level < story.titles[0].level
    return bool(BRIEFS.search(column)) or (is_marked and column.endswith("新闻"))


def _is_brief(text: Sequence[Unit]) -> bool:
    return len(text) <= _MOST_PARAGRAPHS and sum(len(unit.text) for unit in text) <= _LONGEST_BRIEF
