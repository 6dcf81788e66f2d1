"""Boxes: named parts of a story that are set apart in print: 相关链接, 律师点评."""

from __future__ import annotations

from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.labels import FRAMES, is_column_name, names_box
from index.extraction.lines import LineKind
from index.extraction.units import Unit


def is_box(story: Draft, run: Sequence[Unit], following: Unit | None) -> bool:
    """Tell whether the name of a box, alone over text, stands in a story of several paragraphs.

    In a story with a byline of its own words in brackets head a part, too.
    """
    is_signed = any(unit.kind in (LineKind.BYLINE, LineKind.AUTHOR) for unit in story.bylines)
    is_framed = is_signed and run[0].kind is LineKind.LABEL and run[0].text[0] in FRAMES
    return (
        len(run) == 1
        and run[0].kind in (LineKind.LABEL, LineKind.TITLE)
        and (names_box(run[0].text) or (is_framed and not is_column_name(run[0].text)))
        and following is not None
        and following.kind is LineKind.TEXT
        and len(story.prose) > (0 if is_framed else 1)
        and story.prose[-1].kind is not LineKind.BULLET
    )
