"""Strays: headings with nothing under them but names or days in brackets, as couplets and captions have."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.line_kinds import LineKind

_LEAST_LINES = 2


def gather_strays(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one story of such headings in a row: the first line heads it, the others are its text.

    A column's name heads all lines of two and more pieces under it. A single heading with nothing under it
    stays what it is: its text is elsewhere, or was never printed.
    """
    gathered: list[Draft] = []
    is_open = False
    for draft, following in itertools.zip_longest(drafts, drafts[1:]):
        is_stray = _is_stray(draft)
        goes_on = following is not None and _is_stray(following) and not following.labels
        if is_stray and is_open and not draft.labels:
            _add_lines(gathered[-1], draft, len(draft.titles))
        elif is_stray and draft.labels and goes_on:
            draft.labels[-1].kind = LineKind.TITLE
            story = Draft(titles=draft.labels[-1:], labels=draft.labels[:-1], label=draft.label)
            _add_lines(story, draft, len(draft.titles))
            gathered.append(story)
        elif is_stray and len(draft.titles) > _LEAST_LINES:
            story = Draft(titles=draft.titles[:1], labels=draft.labels, label=draft.label)
            _add_lines(story, draft, len(draft.titles) - 1)
            gathered.append(story)
        else:
            gathered.append(draft)
        is_open = is_stray and (is_open or gathered[-1] is not draft)
    return gathered


def _is_stray(draft: Draft) -> bool:
    has_text = draft.is_story or draft.bylines or draft.jumps
    return not has_text and bool(draft.titles) and bool(draft.body)


def _add_lines(story: Draft, draft: Draft, count: int) -> None:
    """Add the last `count` headings of a stray as text, with what stands under them."""
    for unit in draft.titles[len(draft.titles) - count :]:
        unit.kind = LineKind.TEXT
        story.body.append(unit)
    for unit in draft.body:
        unit.kind, unit.byline = LineKind.TEXT, None
        story.body.append(unit)
