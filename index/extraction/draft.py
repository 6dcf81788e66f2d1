"""Drafts: the units of one article, gathered while the page is split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import numeric

from index.extraction.bylines import read_author
from index.extraction.labels import label_name
from index.extraction.line_kinds import LineKind
from index.extraction.names import is_full_name
from index.extraction.signs import HAN, bigrams, squeeze
from index.extraction.style import is_author
from index.extraction.titles import ARTWORK
from index.extraction.units import Unit

SALUTATION = re.compile(
    r"^(?:(?:本报|[日晚晨早商]报)?编辑|贵报|尊敬的|亲爱的)[^。]{0,12}:|^[^,。:]{1,12}(?:同志|先生|女士|同学|朋友|乡亲|战友|读者|网友|市民|居民|家长"
    rf"|[市省县区州镇乡村校院厂局处科所站队班团连]长|书记|主任|经理|教授|老师|师傅|大夫|医生)们?:$"
    rf"|^[老小阿大][{HAN}]{{1,2}}:$"
)
"""A letter opens with it."""

TO_EDITORS = re.compile(r"^(?:本报|[日晚晨早商]报)?编辑(?:部|同志|先生)?[^。,]{0,6}:|^[贵你]报[^。,]{0,4}:")
"""A letter to the paper opens with it, and no part of another story does."""

TO_EDITOR = re.compile(r"^(?:本报|[日晚晨早商]报)?编辑(?:同志|先生|老师|部)们?:")
"""The salutation of a letter to the editor, which may stand without a heading over it."""

_PASSED = re.compile(
    r"^\((?=[^()]*(?:\d|[一二三四五六七八九十]月))[^()]{0,60}"
    r"(?:通过|批准|公布|发布|修订|修正|印发|讲话|报告|致辞|演讲|[会议式堂]上|日)\)$"
)
"""Under the name of a document: the day, and who passed it or what it was."""

_DOCUMENT = re.compile(
    r"(?:讲话|致辞|献辞|贺词|演讲|报告|说明|办法|条例|规定|规则|细则|决定|决议|意见|通知|令|法|公报|宣言|声明|协定|公约)$"
)
"""What the name of a law, a report or a speech ends with."""


_PARTS = re.compile(
    r"\(外(?P<more>[一二两三四五六七八九])[首章篇则题]\)|\((?P<some>组诗|小辑)\)"
    r"|(?P<all>[二两三四五六七八九十])(?:[题则首章篇帖]|[人家]谈)(?:\)|$)"
)
"""In a heading that says how many parts it has: （外二首）, 三题, 五人谈."""

_ANNOUNCED = re.compile(r"(?:[摘选刊]登|[摘选汇]编|[摘编刊]发|发表|辑录)(?:如下|于[后下])[.。:]$")
"""Ends an introduction to what several people wrote or said."""

_SOME = 3
"""Parts that a heading has which does not say how many: （组诗）."""


@dataclass(slots=True)
class Draft:
    """One article in the making."""

    titles: list[Unit] = field(default_factory=list)
    labels: list[Unit] = field(default_factory=list)
    bylines: list[Unit] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)
    """Paragraphs, sub-headings, captions, credits and closing bylines, in page order."""
    jumps: list[Unit] = field(default_factory=list)
    label: str = ""
    """Column label that still holds from an earlier article."""
    run_in: str = ""
    """Heading printed in the first line of the text: bold words, or words before a wide space."""
    is_column: bool = False
    """Whether it is an item of a column that has nothing but items."""
    is_photo: bool = False
    is_caption: bool = False
    """Whether it began as a paragraph with its photographer on the next line."""
    notes: list[str] = field(default_factory=list)

    @property
    def column(self) -> str:
        """Name of the column that it stands in, or ""."""
        return label_name(self.labels[-1].text) if self.labels else label_name(self.label)

    @property
    def prose(self) -> list[Unit]:
        """The running text."""
        return [unit for unit in self.body if unit.is_prose]

    @property
    def is_story(self) -> bool:
        """Whether there is something to read: running text, or a picture's heading with its maker."""
        return bool(self.prose) or self.is_artwork

    @property
    def is_artwork(self) -> bool:
        """Whether it is a picture's heading with its maker."""
        return any(ARTWORK.search(unit.flat) for unit in self.titles) and bool(self.body)

    @property
    def has_lead(self) -> bool:
        """Whether it opens as news does."""
        return any(unit.kind is LineKind.LEAD for unit in self.body)

    @property
    def has_names(self) -> bool:
        """Whether someone is named in a byline of its own."""
        return bool(self.bylines) or any(
            unit.kind in (LineKind.CLOSING, LineKind.CREDIT) or unit.byline for unit in self.body
        )

    @property
    def text(self) -> str:
        """The running text as one string."""
        return "".join(unit.flat for unit in self.body if unit.is_prose)

    @property
    def is_signed(self) -> bool:
        """Whether its last line is a byline in brackets or an author's, which closes it."""
        is_closed = bool(self.body) and self.body[-1].kind in (LineKind.CLOSING, LineKind.AUTHOR)
        return is_closed and bool(self.body[-1].byline)

    @property
    def is_reported(self) -> bool:
        """Whether a reporter signs it over its text or in its lead-in: nobody else writes a part of it."""
        return self.has_lead or any(unit.kind is LineKind.BYLINE for unit in self.bylines)

    @property
    def is_document(self) -> bool:
        """Whether it is headed by the name of a law, a report or a speech."""
        return bool(self.titles) and names_document(self.titles[-1].flat)

    @property
    def awaits_text(self) -> bool:
        """Whether it is so far only the name of a law or speech and who passed or gave it, and when."""
        return bool(self.body) and self.is_document and all(_PASSED.match(unit.flat) for unit in self.body)

    @property
    def awaits_part(self) -> bool:
        """Whether its heading or its introduction says that it has more parts than have headings so far."""
        found = _PARTS.search(squeeze(self.title_text))
        if found is None and not any(_ANNOUNCED.search(unit.flat) for unit in self.prose[:1]):
            return False
        number = ((found["more"] or found["all"] or "") if found else "").replace("两", "二")
        count = numeric(number) if number else _SOME
        return sum(unit.kind is LineKind.TITLE for unit in self.body) < count

    def take(self, run: Sequence[Unit]) -> None:
        """Add a run of short lines to the body; a name under a document's is the speaker's."""
        is_speech = self.awaits_text
        for unit in run:
            if is_speech and is_author(unit):
                unit.kind, unit.byline = LineKind.AUTHOR, read_author(unit.text)
                self.bylines.append(unit)
            else:
                self.body.append(unit)

    def close(self, unit: Unit) -> None:
        """Add a line in brackets: a column's name right under heading and author, else an end of the text."""
        is_under_author = bool(self.titles and self.bylines) and not self.prose
        is_named = unit.byline is not None and any(map(is_full_name, unit.byline.authors))
        if is_under_author and not is_named and _COLUMN_IN_BRACKETS.match(unit.flat):
            unit.kind, unit.byline, unit.text = LineKind.LABEL, None, unit.text.strip("（）()")
            self.labels.append(unit)
        else:
            self.body.append(unit)

    def is_marked_like(self, heading: Unit) -> bool:
        """Tell whether a heading has the mark of the story's own."""
        return bool(self.titles) and 0 < heading.level == self.titles[-1].level

    @property
    def has_only_deck(self) -> bool:
        """Whether there is nothing under its heading but a note, and perhaps an unfinished line."""
        told = [unit for unit in self.prose if unit.kind is not LineKind.NOTE]
        if len(told) == 1 and told[0].kind is LineKind.TEXT:
            return self.body[-1].is_prose and not told[0].is_complete
        return not told

    @property
    def ends_with_subhead(self) -> bool:
        """Whether its last line so far is a sub-heading."""
        return self.body[-1].kind is LineKind.TITLE

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter to the editor."""
        return bool(self.prose) and bool(SALUTATION.match(self.prose[0].flat))

    @property
    def title_text(self) -> str:
        """The headings as one string."""
        return "".join(unit.flat for unit in self.titles)

    @property
    def pairs(self) -> frozenset[str]:
        """Neighbouring characters of the running text."""
        return bigrams(self.text)

    @property
    def units(self) -> list[Unit]:
        """Everything that belongs to it, in page order."""
        every = [*self.titles, *self.labels, *self.bylines, *self.body, *self.jumps]
        return sorted(every, key=lambda unit: unit.lines[0].number)


_LONGEST_LATE_LABEL = 8
"""Characters of a column's name between author and text."""

_COLUMN_IN_BRACKETS = re.compile(rf"^\((?!.*(?:[年月]|[日期稿]\)))[{HAN}]{{2,6}}\)$")
"""A column's name under heading and author: (今日谈); no day, and not what is said of the text."""

_SHORT_LINE = 20
"""Characters up to which what follows may be a line of verse."""

_CHAPTER = re.compile(r"^第[一二三四五六七八九十百\d]{1,4}[章回节集]")


def names_document(flat: str) -> bool:
    """Tell whether a line is the name of a law, a report or a speech."""
    return bool(_DOCUMENT.search(flat))


def heads_chapter(flat: str) -> bool:
    """Tell whether a line heads a chapter of a document, or the list of its chapters."""
    return bool(_CHAPTER.match(flat)) or squeeze(flat) == "目录"


def is_late_label(unit: Unit, draft: Draft, following: Unit | None) -> bool:
    """Tell whether a short line between an author and the text is the column's name, no line of verse."""
    return (
        following is not None
        and not following.is_verse
        and len(following.text) > _SHORT_LINE
        and any(other.kind is LineKind.AUTHOR for other in draft.bylines)
        and not unit.level
        and len(squeeze(unit.text)) <= _LONGEST_LATE_LABEL
        and not heads_chapter(unit.flat)
    )
