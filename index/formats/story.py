"""Story: an article whose parts are marked in its file, and the page such stories make."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import (
    Article,
    ExtractedPage,
    Furniture,
    Kind,
    LineRange,
    PageFacts,
    Paragraph,
    Skipped,
    SourcePage,
)
from index.extraction import extract_page
from index.extraction.bylines import Byline, parse_author_line, parse_byline
from index.extraction.names import split_names
from index.identity import article_ids

_SUBHEAD_LENGTH = 24
"""Characters of the longest bold line that is a sub-heading and no sentence."""

_PEN_NAME_LENGTH = 8
"""Characters of the longest marked author who is taken as written, whatever the name looks like."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article as its file marks it."""

    headline: str
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    section: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    is_photo: bool = False
    ordinal: int = 0
    """Place on the page where the file says it; 0 where it does not."""

    @property
    def heading(self) -> tuple[str, ...]:
        """The heading's lines in print order."""
        return tuple(part for part in (self.kicker, self.headline, self.deck) if part)


def is_subheading(text: str, *, is_bold: bool, level: int = 0) -> bool:
    """Tell whether a line of a body is a sub-heading (小标题)."""
    return (bool(level) or is_bold) and len(text) <= _SUBHEAD_LENGTH and text[-1:] not in "。！？；，…”"


def make_page(
    facts: PageFacts,
    stories: Sequence[Story],
    *,
    masthead: Sequence[str] = (),
    staff: Sequence[str] = (),
    rest: Sequence[str] = (),
    charset: str = "utf-8",
) -> ExtractedPage:
    """Return the page that the stories make, with a text of its own to which all lines refer.

    Args:
        facts: as the file marks them.
        stories: in print order; each has a body.
        masthead: lines that print the facts.
        staff: lines at the foot of the page.
        rest: sentences of the page that stand in no story.
        charset: of the file.
    """
    lines = list(masthead)
    furniture = [Furniture((1, len(lines)), "报头")] if lines else []
    places: list[LineRange] = []
    for story in stories:
        lines.extend([""] if lines else [])
        first = len(lines) + 1
        lines.extend(_story_lines(story))
        places.append((first, len(lines)))
    if staff:
        lines.append("")
        furniture.append(Furniture((len(lines) + 1, len(lines) + len(staff)), "版权行"))
        lines.extend(staff)
    skipped = []
    if rest:
        lines.append("")
        place = (len(lines) + 1, len(lines) + len(rest))
        skipped.append(Skipped(facts.source, place, "这几行不在报道的正文里；请对照原网页核对"))
        lines.extend(rest)
    articles, facts = _make_articles(stories, facts, places)
    page = SourcePage(facts, "\n".join(lines), charset)
    return ExtractedPage(page, articles, tuple(furniture), tuple(skipped))


def _make_articles(
    stories: Sequence[Story], facts: PageFacts, places: Sequence[LineRange]
) -> tuple[tuple[Article, ...], PageFacts]:
    """Return the stories as articles, and the facts with the day that they settle."""
    readings = [_read(story, facts) for story in stories]
    facts = _settle_date(facts, readings)
    texts = [reading.text or story.headline for reading, story in zip(readings, stories, strict=True)]
    together = zip(readings, stories, article_ids(facts, texts), places, strict=True)
    articles = tuple(
        dataclasses.replace(reading, id=name, page=facts, ordinal=story.ordinal or number, lines=(place,))
        for number, (reading, story, name, place) in enumerate(together, 1)
    )
    return articles, facts


def _story_lines(story: Story) -> list[str]:
    byline = [story.byline] if story.byline else []
    return [*story.heading, *byline, *(paragraph.text for paragraph in story.paragraphs)]


def _settle_date(facts: PageFacts, readings: Sequence[Article]) -> PageFacts:
    """Return the facts with the day inferred from the stories where the file states none."""
    if facts.date:
        return facts
    dated = [reading.page for reading in readings if reading.page.date]
    if not dated:
        return facts
    last = max(dated, key=lambda page: page.date.toordinal() if page.date else 0)
    return dataclasses.replace(facts, date=last.date, date_inferred=True, date_evidence=last.date_evidence)


def _read(story: Story, facts: PageFacts) -> Article:
    """Return the story with what the cascade reads in its text: names, kind, day; its marks win."""
    heading = [f"# {part}" for part in story.heading]
    byline = [story.byline] if story.byline else []
    text = "\n\n".join([*heading, *byline, *(_marked(paragraph) for paragraph in story.paragraphs)])
    found = extract_page(SourcePage(dataclasses.replace(facts, section=""), text))
    whole = found.articles[0] if len(found.articles) == 1 and not found.skipped else None
    names = _names(story, found.articles)
    first = found.articles[0] if found.articles else None
    return Article(
        id="",
        page=found.page.facts,
        ordinal=0,
        kicker=story.kicker,
        headline=story.headline,
        deck=story.deck,
        reporters=names.reporters,
        correspondents=names.correspondents,
        photographers=names.photographers,
        authors=names.authors,
        dateline_place=first.dateline_place if first else "",
        dateline=first.dateline if first else None,
        section=story.section or (first.section if first else "") or facts.section,
        kind=Kind.PHOTO if story.is_photo else first.kind if first else Kind.REPORT,
        body=whole.body if whole and whole.body else story.paragraphs,
        jump=whole.jump if whole else "",
        notes=whole.notes if whole else (),
    )


def _marked(paragraph: Paragraph) -> str:
    return f"**{paragraph.text}**" if paragraph.is_subheading else paragraph.text


def _names(story: Story, found: Sequence[Article]) -> Byline:
    """Return everyone the mark and the text name; an author who signs as reporter is a reporter."""
    names = Byline()
    printed = parse_byline(story.byline) or parse_author_line(story.byline)
    if printed:
        names = printed
    elif story.byline:
        bare = split_names(story.byline) or ([story.byline] if len(story.byline) <= _PEN_NAME_LENGTH else [])
        names = Byline(authors=tuple(bare))
    for article in found:
        names += Byline(article.reporters, article.correspondents, article.photographers, article.authors)
    others = {*names.reporters, *names.correspondents, *names.photographers}
    if not printed:
        return dataclasses.replace(names, authors=tuple(name for name in names.authors if name not in others))
    return names
