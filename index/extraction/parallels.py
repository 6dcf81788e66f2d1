"""Parallels: items of one column that are headed and told alike, so that each heading opens a story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.labels import BRIEFS
from index.extraction.line_kinds import LineKind
from index.extraction.signs import flatten
from index.extraction.units import Unit

_ASKS = re.compile(r"^[^。:“]{1,14}(?:问|咨询|反映|来电|来信|求助|投诉)[^。:“]{0,4}:")
"""A reader's question opens with who asks it."""

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
    if not (story.titles and story.prose and following) or len(run) > 1 or run[0].kind is not LineKind.TITLE:
        return False
    if run[0].level != story.titles[0].level or any(unit.kind is LineKind.TITLE for unit in story.body):
        return False
    if _ASKS.match(story.prose[0].flat) and _ASKS.match(following[0].flat):
        return True
    return holds_briefs(story) and _is_brief(story.prose) and _is_brief(following)


def holds_briefs(story: Draft) -> bool:
    """Tell whether the name of a briefs column holds for a story."""
    column = flatten(story.column)
    is_marked = bool(story.labels and story.titles) and 0 < story.labels[-1].level < story.titles[0].level
    return bool(BRIEFS.search(column)) or (is_marked and column.endswith("新闻"))


def _is_brief(text: Sequence[Unit]) -> bool:
    return len(text) <= _MOST_PARAGRAPHS and sum(len(unit.text) for unit in text) <= _LONGEST_BRIEF
