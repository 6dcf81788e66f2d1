"""Units: what a line or several make up: a paragraph, a heading, a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.extraction.bylines import Byline
from index.extraction.line_kinds import Line, LineKind
from index.extraction.names import is_full_name
from index.extraction.signs import HAN, TERMINALS, close_up, flatten, squeeze

PROSE_KINDS = frozenset(
    [LineKind.TEXT, LineKind.LEAD, LineKind.BULLET, LineKind.NOTE, LineKind.CAPTION, LineKind.ROW]
)

HEAD_KINDS = frozenset([LineKind.TITLE, LineKind.LABEL, LineKind.BYLINE, LineKind.AUTHOR])

_OPEN_NAMES = re.compile(
    rf"\([^()]*(?:记者|通讯员|实习生)[^()。,]*$|[。!?”]\s*\([{HAN}·]{{1,4}}(?:[ 、][{HAN}·]{{1,4}}){{0,4}}$"
)
"""A bracket of names that stands open at the end of a line."""


@dataclass(slots=True)
class Unit:
    """One paragraph, heading, byline or piece of furniture of a page."""

    kind: LineKind
    lines: list[Line]
    text: str
    gap: int
    """Blank lines before it."""
    level: int = 0
    byline: Byline | None = None
    is_verse: bool = False
    is_joined: bool = False
    """Whether it was broken over a blank line."""
    credit: Byline | None = None
    """The photographer of a caption."""
    flat: str = field(default="")

    def __post_init__(self) -> None:
        self.flat = flatten(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it is running text."""
        return self.kind in PROSE_KINDS

    @property
    def is_head(self) -> bool:
        """Whether it may stand over a story."""
        return self.kind in HEAD_KINDS

    @property
    def is_complete(self) -> bool:
        """Whether its last sentence ends."""
        return self.text[-1:] in TERMINALS

    @property
    def reason(self) -> str:
        """Chinese name of the furniture."""
        return self.lines[0].reason

    def append(self, text: str, lines: Sequence[Line]) -> None:
        """Add a continuation, with a space between Latin words, and between names in a bracket."""
        before, after = self.text[-1:], text[:1]
        is_latin = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
        singles = _SINGLES.search(self.flat)
        is_torn = singles is not None and len(squeeze(singles[1])) % 2 == 1
        is_named = (
            bool(_OPEN_NAMES.search(self.flat))
            and not is_torn
            and (self.lines[-1].is_spaced_after or lines[0].is_indented or _begins_with_name(text))
        )
        self.text = close_up(self.text + (" " if is_latin or is_named else "") + text)
        self.lines.extend(lines)
        self.flat = flatten(self.text)


_FIRST_NAME = re.compile(rf"([{HAN}]{{2,4}}|[{HAN}] [{HAN}]{{1,2}})(?:[)\s、]|$)")
_SINGLES = re.compile(rf"(?:讯员|记者|习生|[、( ])((?:[{HAN}] )*[{HAN}])$")
"""Single characters at the end of a bracket that is open: names printed with spaces, perhaps one torn."""


def _begins_with_name(text: str) -> bool:
    """Tell whether the next line inside a bracket of names begins with a whole one."""
    first = _FIRST_NAME.match(flatten(text))
    return first is not None and is_full_name(squeeze(first[1]))
