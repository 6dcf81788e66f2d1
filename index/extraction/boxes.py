"""Boxes: named parts of a story that are set apart in print: 相关链接, 律师点评."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.labels import FRAMES, is_column_name, label_name, names_box
from index.extraction.line_kinds import LineKind
from index.extraction.signs import squeeze
from index.extraction.units import Unit

_PARTS = re.compile(
    r"^(?:记者|现场|实地|深入)?(?:调查|走访|探访|体验)$|^(?:部门|专家|律师|各方|市民|业内|学校|企业|官方|医生)"
    r"(?:说法|回应|观点|声音|看法|建议|解读|表态|提醒)$|^(?:最新|事件)(?:进展|回放|经过|背景)$|^(?:追问|求证|疑问|焦点)$"
)
"""Names that head the parts of an inquiry, over headings of their own."""


def _names_part(run: Sequence[Unit]) -> bool:
    """Tell whether the name of an inquiry's part and its heading stand here, and nobody's name."""
    return bool(_PARTS.match(squeeze(label_name(run[0].flat)))) and all(
        unit.kind in (LineKind.LABEL, LineKind.TITLE) for unit in run
    )


def is_box(story: Draft, run: Sequence[Unit], following: Unit | None) -> bool:
    """Tell whether the name of a box, alone over text, stands in a story of several paragraphs.

    In a story with a byline of its own words in brackets head a part, too.
    """
    is_signed = any(unit.kind in (LineKind.BYLINE, LineKind.AUTHOR) for unit in story.bylines)
    is_framed = is_signed and run[0].kind is LineKind.LABEL and run[0].text[0] in FRAMES
    is_told = following is not None and following.kind is LineKind.TEXT
    if is_signed and len(run) > 1 and is_told and _names_part(run):
        return True
    return (
        len(run) == 1
        and run[0].kind in (LineKind.LABEL, LineKind.TITLE)
        and (names_box(run[0].text) or (is_framed and not is_column_name(run[0].text)))
        and following is not None
        and following.kind is LineKind.TEXT
        and len(story.prose) > (0 if is_framed else 1)
        and story.prose[-1].kind is not LineKind.BULLET
    )
