"""Line kinds: a printed line, and what it can be seen by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from index.extraction.bylines import Byline
from index.extraction.signs import TERMINALS
from index.extraction.titles import reads_as_title


class LineKind(Enum):
    """What a line is, seen by itself."""

    TEXT = auto()
    FURNITURE = auto()
    RULE = auto()
    JUMP = auto()
    HEADING = auto()  # marked by # or ** **
    LABEL = auto()  # 栏目名
    BYLINE = auto()
    CLOSING = auto()  # a byline in brackets, which closes a story
    CREDIT = auto()  # X 摄 on its own line
    AUTHOR = auto()  # □X
    NOTE = auto()  # 编者按
    LEAD = auto()  # 本报讯…, 新华社…电
    BULLET = auto()
    ROW = auto()  # of a table
    TITLE = auto()  # a short line that is no sentence; given when lines become units
    CAPTION = auto()  # a paragraph that ends with its photographer


ASIDE = frozenset([LineKind.FURNITURE, LineKind.RULE])
"""Kinds of lines that belong to no story."""

BOLD = 7
"""Level of a line in bold; those marked with # have 1 to 6."""


@dataclass(slots=True)
class Line:
    """One non-blank line of the page."""

    number: int
    """1-based."""
    text: str
    """Without outer white space and marks of markdown; justification undone."""
    flat: str
    kind: LineKind = LineKind.TEXT
    reason: str = ""
    """Chinese name of the furniture."""
    gap: int = 0
    """Blank lines before it."""
    level: int = 0
    """Of a heading marked with #; BOLD for a line in bold; 0 for none."""
    is_indented: bool = False
    is_spaced_after: bool = False
    """Whether a space is printed at its end, as between two names that a wrap parts."""
    width: int = 0
    """In half characters."""
    byline: Byline | None = None
    bold_lead: str = ""
    """Bold words that open the line."""
    columns: int = 1
    """Columns that wide gaps part."""

    @property
    def is_complete(self) -> bool:
        """Whether a sentence ends here."""
        return self.text[-1:] in TERMINALS

    @property
    def is_title_like(self) -> bool:
        """Whether the line could be a heading: short and no sentence."""
        return self.kind in (LineKind.TEXT, LineKind.HEADING) and reads_as_title(
            self.text, self.flat, self.width
        )
