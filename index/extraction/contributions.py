"""Contributions: what several people write under one heading and an editor's note."""

from __future__ import annotations

from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.lines import LineKind
from index.extraction.style import is_author
from index.extraction.units import Unit
from index.extraction.vocabulary import likeness, overlap

_ALIKE = 0.06
_HEADED = 0.1
"""A later contribution has so much in common with those before it or with the heading of all; on the
annotated pages other stories have less of both."""


def is_contribution(story: Draft, run: Sequence[Unit], following: Sequence[Unit]) -> bool:
    """Tell whether a heading with its author's name heads a contribution to the story so far.

    Args:
        story: so far.
        run: of short lines after it.
        following: running text up to the next run.
    """
    if not (story.titles and story.prose and story.prose[0].kind is LineKind.NOTE) or story.bylines:
        return False
    if not _is_signed(run):
        return False
    if len(story.prose) == 1:
        return True
    text = "".join(unit.flat for unit in following)
    has_parts = any(unit.kind in (LineKind.TITLE, LineKind.AUTHOR) and is_author(unit) for unit in story.body)
    return has_parts and (likeness(story.text, text) >= _ALIKE or overlap(story.title_text, text) >= _HEADED)


def _is_signed(run: Sequence[Unit]) -> bool:
    """Tell whether a run is a heading without mark and an author's name, no reporter's."""
    return (
        len(run) > 1
        and run[0].kind is LineKind.TITLE
        and not run[0].level
        and run[-1].kind in (LineKind.TITLE, LineKind.AUTHOR)
        and is_author(run[-1])
    )
