"""Page: the cascade from a `SourcePage` to its articles, furniture and skipped lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from index.article import Article, ExtractedPage, Furniture, Kind, LineRange, PageFacts, Skipped, SourcePage
from index.extraction.bylines import Byline
from index.extraction.column_names import head_by_labels
from index.extraction.dates import Dateline
from index.extraction.draft import Draft
from index.extraction.endings import sign_letters
from index.extraction.fields import (
    read_body,
    read_bylines,
    read_dateline,
    read_place,
    read_section,
)
from index.extraction.headings import name_parts, settle_headings
from index.extraction.kinds import read_kinds
from index.extraction.line_kinds import ASIDE, LineKind
from index.extraction.lines import JUMP_BEHIND, read_lines
from index.extraction.paragraphs import build_units
from index.extraction.signs import squeeze
from index.extraction.split import Splitter
from index.extraction.strays import gather_strays
from index.extraction.tails import part_tails
from index.extraction.units import Unit
from index.extraction.weave import unweave
from index.extraction.years import infer_date
from index.identity import article_ids


def extract_page(page: SourcePage) -> ExtractedPage:
    """Return the articles of a page; every non-blank line is in one article, in furniture or skipped."""
    units = build_units(read_lines(page.text))
    drafts = settle_headings(part_tails(gather_strays(Splitter(units).split())))
    sign_letters(drafts)
    unweave(drafts)
    if not any(unit.level for unit in units):
        head_by_labels(drafts)
    stories = [draft for draft in drafts if draft.is_story]
    bylines = read_bylines(stories)
    kinds = read_kinds(stories, bylines)
    datelines = [read_dateline(draft, kind) for draft, kind in zip(stories, kinds, strict=True)]
    facts = _date_page(page, [line for line in datelines if line])
    page = dataclasses.replace(page, facts=facts)
    blank = frozenset(number for number, line in enumerate(page.text.split("\n"), 1) if not line.strip())
    ids = article_ids(facts, [_text_of(draft) for draft in stories]) if stories else []
    articles = tuple(
        _make_article(draft, facts, names, kind, dateline, number, name, blank)
        for number, (draft, names, kind, dateline, name) in enumerate(
            zip(stories, bylines, kinds, datelines, ids, strict=True), 1
        )
    )
    furniture, skipped = _account(page, units, stories)
    return ExtractedPage(page, articles, furniture, skipped)


def _date_page(page: SourcePage, datelines: list[Dateline]) -> PageFacts:
    facts = page.facts
    if facts.date:
        return facts
    inferred = infer_date(page.text, datelines)
    if inferred is None:
        return facts
    return dataclasses.replace(facts, date=inferred.date, date_inferred=True, date_evidence=inferred.evidence)


def _text_of(draft: Draft) -> str:
    return "\n".join(paragraph.text for paragraph in read_body(draft)) or draft.title_text or "无"


def _make_article(
    draft: Draft,
    facts: PageFacts,
    names: Byline,
    kind: Kind,
    dateline: Dateline | None,
    number: int,
    name: str,
    blank: frozenset[int],
) -> Article:
    kicker, headline, deck = name_parts(draft.titles)
    headline = headline or draft.run_in or _standing_headline(draft)
    issue = facts.date
    return Article(
        id=name,
        page=facts,
        ordinal=number,
        kicker=kicker,
        headline=headline,
        deck=deck,
        reporters=names.reporters,
        correspondents=names.correspondents,
        photographers=names.photographers,
        authors=names.authors,
        dateline_place=read_place(draft),
        dateline=dateline.resolve(issue, is_stated=not facts.date_inferred) if dateline and issue else None,
        section=read_section(draft) or facts.section,
        kind=kind,
        body=read_body(draft),
        jump=_jump(draft),
        lines=_ranges([line.number for unit in draft.units for line in unit.lines], blank),
        notes=_notes(draft),
    )


def _standing_headline(draft: Draft) -> str:
    """Return 图片新闻 where the words stand alone over pictures that have no other heading."""
    label = draft.labels[-1].text if draft.labels else ""
    return label if squeeze(label) == "图片新闻" else ""


def _jump(draft: Draft) -> str:
    """Return where the story goes on, as printed: on lines of its own or behind the reporter's name."""
    behind = [JUMP_BEHIND.search(unit.text) for unit in draft.body if not unit.is_prose]
    return " ".join(
        [*(unit.text for unit in draft.jumps), *(found.group().strip() for found in behind if found)]
    )


def _notes(draft: Draft) -> tuple[str, ...]:
    notes = list(draft.notes)
    if any(unit.is_joined for unit in draft.body):
        notes.append("接合了被空行断开的段落")
    seen: set[str] = set()
    for unit in draft.prose:
        text = squeeze(unit.text)
        if len(text) > 20 and text in seen:
            notes.append(f"第{unit.lines[0].number}行重复了前文，照原样保留")
        seen.add(text)
    return tuple(notes)


def _account(
    page: SourcePage, units: Sequence[Unit], stories: Sequence[Draft]
) -> tuple[tuple[Furniture, ...], tuple[Skipped, ...]]:
    """Return furniture and skipped lines: whatever is in no article."""
    taken = {line.number for draft in stories for unit in draft.units for line in unit.lines}
    furniture, skipped = [], []
    for unit in units:
        left = [line.number for line in unit.lines if line.number not in taken]
        for lines in _ranges(left):
            if unit.kind in ASIDE:
                furniture.append(Furniture(lines, unit.reason))
            elif unit.kind is LineKind.LABEL:
                furniture.append(Furniture(lines, "栏目名"))
            elif unit.kind is LineKind.JUMP:
                furniture.append(Furniture(lines, "转版提示"))
            else:
                skipped.append(
                    Skipped(page.facts.source, lines, "这几行没有正文，不成一篇报道；请对照原版核对。")
                )
    if not stories and not skipped:
        skipped.append(Skipped(page.facts.source, None, "这一版没有找到报道；请检查文字是否完整。"))
    return tuple(furniture), tuple(skipped)


def _ranges(numbers: Sequence[int], blank: frozenset[int] = frozenset()) -> tuple[LineRange, ...]:
    """Return sorted line numbers as inclusive ranges; blank lines do not part them."""
    ranges: list[LineRange] = []
    for number in sorted(numbers):
        if ranges and all(between in blank for between in range(ranges[-1][1] + 1, number)):
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)
