"""Contributions: what several people write under one heading and an editor's note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.line_kinds import LineKind
from index.extraction.style import is_author
from index.extraction.units import Unit
from index.extraction.vocabulary import likeness, overlap

_ALIKE = 0.06
_HEADED = 0.1
"""A later contribution has so much in common with those before it or with the heading of all; on the
annotated pages other stories have less of both."""

_LONGEST_INVITATION = 300
_INVITATION = re.compile(
    r"(?:特邀|特请|特约|邀请|约请|现请|[们报刊版]请|现将|特将|摘登|选登|摘发|刊发|刊登|刊出)了?.{0,12}?"
    r"(?:[几数多两三四五六七八九十\d]|部分|有关|各界|一组|诸)[位名方篇家]?.{0,24}"
    r"(?:[专作名行艺]家|评论[家员]|学者|教授|教师|老师|读者|代表|委员|嘉宾|人士|同志|朋友|作者"
    r"|来稿|来信|发言|文章|短文|笔谈|心得|体会|感言|看法|观点|意见)"
)
"""An introduction that names neither itself nor its writer, but what follows."""


def is_contribution(story: Draft, run: Sequence[Unit], following: Sequence[Unit]) -> bool:
    """Tell whether a heading with its author's name heads a contribution to the story so far.

    Args:
        story: so far.
        run: of short lines after it.
        following: running text up to the next run.
    """
    if not (story.titles and story.prose) or story.bylines or not _is_introduction(story.prose[0]):
        return False
    if not _is_signed(run):
        return False
    if len(story.prose) == 1:
        return True
    text = "".join(unit.flat for unit in following)
    has_parts = any(unit.kind in (LineKind.TITLE, LineKind.AUTHOR) and is_author(unit) for unit in story.body)
    return has_parts and (likeness(story.text, text) >= _ALIKE or overlap(story.title_text, text) >= _HEADED)


def _is_introduction(unit: Unit) -> bool:
    """Tell whether a first paragraph is an editor's note or invites the contributions that follow."""
    if unit.kind is LineKind.NOTE:
        return True
    return len(unit.flat) <= _LONGEST_INVITATION and bool(_INVITATION.search(unit.flat))


def _is_signed(run: Sequence[Unit]) -> bool:
    """Tell whether a run is a heading without mark and an author's name, no reporter's."""
    return (
        len(run) > 1
        and run[0].kind is LineKind.TITLE
        and not run[0].level
        and run[-1].kind in (LineKind.TITLE, LineKind.AUTHOR)
        and is_author(run[-1])
    )
