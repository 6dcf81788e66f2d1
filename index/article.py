"""The article and the printed page it stands on: the nouns that pass from extraction to every other floor."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of item an article is (体裁)."""

    REPORT = "report"  # 消息, briefs included
    FEATURE = "feature"  # 通讯
    COMMENTARY = "commentary"  # 评论
    PHOTO = "photo"  # 图片: a picture with its caption
    NOTICE = "notice"  # 公告


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What identifies one printed page (版). Empty string for what it lacks; only the day may be None."""

    source: str
    """Path inside the archive folder, with forward slashes."""
    newspaper: str = ""
    date: dt.date | None = None
    """Issue date (出版日期)."""
    date_inferred: bool = False
    """True where no masthead, path or correction states the date (推定)."""
    date_evidence: str = ""
    """One Chinese sentence saying where an inferred date comes from; empty where it is stated."""
    label: str = ""
    """Page label (版次) as printed: A07, 3."""
    section: str = ""
    """The page's own name (版名) in the masthead."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page text as read: its facts and its lines, unchanged but for charset, NFC and line ends."""

    facts: PageFacts
    text: str
    """Lines separated by "\\n"."""
    charset: str = "utf-8"
    doubts: tuple[str, ...] = ()
    """Chinese: what may be wrong with the text as it was read from the file."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a body; a sub-heading (小标题) is a paragraph of its own."""

    text: str
    is_subheading: bool = False


LineRange = tuple[int, int]
"""First and last line of a run of lines in the page text: 1-based, both inclusive."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article (报道): what stands on a page under one heading, or a picture with its caption.

    Empty string or tuple for what the page lacks; only the two days may be None.
    """

    id: str
    """Stable across rebuilds and small corrections; see `index.identity`."""
    page: PageFacts
    ordinal: int
    """Place on the page in reading order, from 1."""
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dateline_place: str = ""
    dateline: dt.date | None = None
    """The day the story reports from (电头), resolved to a full date."""
    section: str = ""
    """Column label (栏目) that belongs to the article; else the page's own name."""
    kind: Kind = Kind.REPORT
    body: tuple[Paragraph, ...] = ()
    jump: str = ""
    """下转第四版, as printed."""
    lines: tuple[LineRange, ...] = ()
    """Where body, heading and byline stand in the page text, in page order."""
    notes: tuple[str, ...] = ()
    """Chinese remarks on what was repaired, repeated or inferred, and what a person corrected."""
    former_ids: tuple[str, ...] = ()
    """Ids it had before a person's corrections; they lead to it."""

    @property
    def title(self) -> str:
        """Kicker, headline and deck in print order, joined by a space."""
        return " ".join(part for part in (self.kicker, self.headline, self.deck) if part)

    @property
    def text(self) -> str:
        """The body as plain text, one paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.body)

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone in the byline, each once, in print order of the roles."""
        return tuple(
            dict.fromkeys((*self.reporters, *self.correspondents, *self.photographers, *self.authors))
        )


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines of a page that belong to no article: masthead, staff line, hotline, section labels (版面装置)."""

    lines: LineRange
    reason: str
    """Chinese name of what it is: 报头, 版权行, 热线, 栏目名 …"""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not taken into the index, and why."""

    source: str
    """Path inside the archive folder."""
    lines: LineRange | None
    """None when it is the whole file."""
    reason: str
    """Chinese: what is wrong and what to do."""
    awaits: str = ""
    """Name of the extra that would read it; "" where none would."""


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """All that extraction made of one page: every non-blank line is in exactly one of the three lists."""

    page: SourcePage
    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    printed: PageFacts | None = None
    """What the page or its path says of itself where a person says otherwise; None where nobody does."""
    former_keys: tuple[str, ...] = ()
    """Page keys (`index.identity.page_key`) that it had before a person's corrections; they lead to it."""
