"""Parts: lines that head a part of the story before them, whatever else speaks for a border."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.labels import TUNES
from index.extraction.line_kinds import LineKind
from index.extraction.signs import squeeze
from index.extraction.units import Unit

_ASPECT = re.compile(r"^(?:现场|说法|进展|调查|回应|原因|建议|追访|探因|影响|反应|各方|部门|专家|市民) \S")
"""Opens a sub-heading that says of what side of the matter the part tells: 现场 楼道里摆满了水桶."""

_STANDINGS = re.compile(r"积分榜|奖牌榜|射手榜|积分表")
_CALL = re.compile(r"(?:拨打|联系|咨询|报名|举报|热线)(?:电话|方式)?:?$")
_NUMBER = re.compile(r"\d{7,}")
_LONGEST_NUMBER = 40
"""Characters of a line that is an office with its telephone number."""


def heads_part(story: Draft, run: Sequence[Unit], following: Unit) -> bool:
    """Tell whether a run heads a part: one side of the matter, one of several poems, numbers to call."""
    if len(run) > 1:
        return False
    return heads_aspect(run) or _is_over_number(run[0], following) or _is_next_poem(story, run[0], following)


def heads_aspect(run: Sequence[Unit]) -> bool:
    """Tell whether a line without mark says of what side of a matter the text under it tells."""
    return len(run) == 1 and not run[0].level and bool(_ASPECT.match(run[0].text))


def is_standings(story: Draft, run: Sequence[Unit], following: Unit | None) -> bool:
    """Tell whether a line names the table of results under it, inside a report that is headed behind."""
    is_over_table = following is not None and following.kind is LineKind.ROW
    is_bare = len(run) == 1 and not run[0].level and not story.titles
    return is_over_table and is_bare and bool(_STANDINGS.search(run[0].flat))


def _is_next_poem(story: Draft, heading: Unit, following: Unit) -> bool:
    """Tell whether a line under a heading of several poems is the name of one of them, which nobody signs."""
    is_poem = following.is_verse or bool(TUNES.match(squeeze(heading.flat)))
    return story.awaits_part and is_poem


def _is_over_number(heading: Unit, following: Unit) -> bool:
    """Tell whether a line asks to call the number under it."""
    is_short = len(following.text) <= _LONGEST_NUMBER
    return is_short and bool(_CALL.search(heading.flat)) and bool(_NUMBER.search(following.flat))
