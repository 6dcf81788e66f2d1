"""Fields: what a draft becomes: byline, kind, section, dateline and body of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Kind, Paragraph
from index.extraction.briefs import lead_text
from index.extraction.bylines import Byline, parse_credit
from index.extraction.dates import Dateline, find_dateline
from index.extraction.draft import Draft
from index.extraction.lead_names import parse_lead
from index.extraction.line_kinds import LineKind
from index.extraction.lines import strip_bullet
from index.extraction.signs import HAN, as_printed, flatten, squeeze
from index.extraction.units import Unit

_LEAD_END = re.compile(r"^[(【\[]?[^()。]{0,40}?(?:讯|电|消息|专电|报道)\s*(?:\([^()]*\))?[】\]]?\s*")
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_LEAD_DATE = re.compile(rf"(?P<date>{_NUMBER}月{_NUMBER}日)(?:电|讯|专电)")
_SHOWN_DAY = re.compile(rf"图为(?P<date>{_NUMBER}月{_NUMBER}日)")
_LEAD_PLACE = re.compile(
    rf"^(?:据|综合)?(?:本报|新华社|中新社|新华网|本刊)(?P<place>[{HAN}]{{2,8}}?)"
    r"(?:(?:\d|[一二三四五六七八九十])[^讯电]{1,8}|\s*)(?:电|讯|专电)"
)


def read_byline(draft: Draft) -> Byline:
    """Return everyone named in the story, by role."""
    names = Byline()
    for unit in draft.bylines:
        names += unit.byline or Byline()
    for unit in draft.body:
        if lead := lead_text(unit):
            names += parse_lead(lead)
        if unit.byline and not _is_asker(unit, draft):
            names += unit.byline
        if unit.credit:
            names += unit.credit
    if shots := _photographers(draft):
        names = replace(names, photographers=shots)
    return names.as_printed("".join(unit.text for unit in (*draft.bylines, *draft.body)))


def _photographers(draft: Draft) -> tuple[str, ...]:
    """Return who took the pictures of a story that several sign as 文/图, where captions name a few."""
    signed = [unit.byline for unit in draft.bylines if unit.byline]
    every = {name for names in signed if names.photographers == names.reporters for name in names.reporters}
    credits = [unit.credit or unit.byline for unit in draft.body if unit.credit or not unit.is_prose]
    named = tuple(dict.fromkeys(name for names in credits if names for name in names.photographers))
    return named if named and set(named) < every else ()


_ASKER = re.compile(r"\([^()]{0,12}(?:读者|网友|市民)[^()]{2,12}\)$")


def _is_asker(unit: Unit, draft: Draft) -> bool:
    """Tell whether a bracket names the reader whose question the story answers, not who wrote it."""
    asks = unit.flat.startswith("问:") or bool(_ASKER.search(unit.flat))
    return asks and unit.is_prose and unit is not draft.prose[-1]


def read_bylines(drafts: Sequence[Draft]) -> list[Byline]:
    """Return everyone named in each story of a page.

    Who signs a brief in brackets or a story with 文/图 without a rank has the one that the page gives the
    same name elsewhere.
    """
    every = [read_byline(draft) for draft in drafts]
    reporters = {name for names in every for name in names.reporters}
    correspondents = {name for names in every for name in names.correspondents} - reporters
    ranked = []
    for draft, names in zip(drafts, every, strict=True):
        own = [] if _is_authored(draft) else [name for name in names.authors if name in reporters]
        others = [] if _is_authored(draft) else [name for name in names.authors if name in correspondents]
        left = tuple(name for name in names.authors if name not in own and name not in others)
        ranked.append(
            Byline((*names.reporters, *own), (*names.correspondents, *others), names.photographers, left)
        )
    return ranked


def _is_authored(draft: Draft) -> bool:
    """Tell whether the names are an author's, with a mark or bare under the heading, or a letter's."""
    return draft.is_letter or any(unit.kind is LineKind.AUTHOR for unit in (*draft.bylines, *draft.body))


def read_body(draft: Draft) -> tuple[Paragraph, ...]:
    """Return the paragraphs, without credits and lines of names; names in a paragraph's brackets stay."""
    paragraphs = [Paragraph(unit.text) for unit in draft.bylines if _says_more(unit)]
    for unit in draft.body:
        text = unit.text
        if _says_more(unit):
            paragraphs.append(Paragraph(text))
            continue
        if unit.kind is LineKind.TITLE:
            paragraphs.append(Paragraph(text, is_subheading=True))
            continue
        if unit.kind is LineKind.LABEL:
            paragraphs.append(Paragraph(text, is_subheading=True))
            continue
        if not unit.is_prose and (unit.byline or unit.kind in (LineKind.BYLINE, LineKind.AUTHOR)):
            continue
        if unit.credit is not None and text[-1] not in ")）":
            text = parse_credit(text)[1]
        if text:
            paragraphs.append(Paragraph(text))
    if not paragraphs:
        paragraphs = [Paragraph(unit.text) for unit in draft.body if unit.text]
    return tuple(paragraphs)


def _says_more(unit: Unit) -> bool:
    """Tell whether a line of names says what no field has: what the author is, or where he lives."""
    if unit.kind not in (LineKind.AUTHOR, LineKind.CLOSING) or not unit.byline or not unit.byline.authors:
        return False
    rest = squeeze(unit.flat)
    for name in unit.byline.authors:
        rest = rest.replace(name, "", 1)
    return len(_HAN.findall(_NAMED.sub("", rest))) > 1


_NAMED = re.compile(
    r"作者|撰文|文字?|整理|编译|等[一二三四五六七八九十\d]+[人位名]?|评论员|特约|本报|供稿|著"
)
_HAN = re.compile(rf"[{HAN}]")


def read_dateline(draft: Draft, kind: Kind) -> Dateline | None:
    """Return the day the story opens with; features, commentary and notices have none."""
    if kind in (Kind.FEATURE, Kind.COMMENTARY, Kind.NOTICE):
        return None
    if kind is Kind.PHOTO and (match := _SHOWN_DAY.search(draft.text)):
        return find_dateline(match["date"])
    for unit in draft.prose:
        if unit.kind is LineKind.NOTE:
            continue
        if unit.flat.startswith("问:"):
            return None
        flat = strip_bullet(unit.flat) if unit.kind is LineKind.BULLET else unit.flat
        if lead := lead_text(unit):
            flat = flatten(lead)
            if match := _LEAD_DATE.search(flat[:50]):
                return find_dateline(match["date"])
            flat = _LEAD_END.sub("", flat, count=1)
            if not flat:
                continue
        return find_dateline(flat)
    return None


def read_place(draft: Draft) -> str:
    """Return the place in the lead-in: 新华社北京…电."""
    for unit in draft.prose[:2]:
        if unit.kind is LineKind.LEAD and (match := _LEAD_PLACE.match(squeeze(unit.flat))):
            return as_printed(match["place"], unit.text)
    return ""


def read_section(draft: Draft) -> str:
    """Return the column label that belongs to the story."""
    return draft.column
