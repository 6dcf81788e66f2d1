"""Ready row: one row of a table of ready-made articles becomes an `Article`."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping

from index.article import Article, Kind, LineRange, PageFacts, Paragraph, Skipped
from index.extraction.bylines import Byline, parse_byline
from index.extraction.paths import spell_label
from index.formats.days import read_day
from index.identity import article_ids

_OWN_ID = re.compile(r"[A-Za-z0-9][\w.~-]{0,99}", re.ASCII)
_ROW_NUMBER = re.compile(r"\d{1,5}")
"""No id but the number of its row, which the next table has again; ids that are numbers have more digits."""

_REPORTER = re.compile(r"^(?:本报|特约|见習|见习|首席|實習|实习|全媒体|融媒体)*(?:记者|記者)[:：]?\s*(?=\S)")
_NAME_BREAK = re.compile(r"\s*[、,，;；/&＆|]\s*|(?<=[一-鿿])\s+(?=[一-鿿])")
_LABEL = re.compile(
    r"^第?\s*([A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})\s*版?(?:\s*[:：\s]\s*(\S.{0,19}))?$", re.I
)
_PATH = re.compile(r"[/\\]|\.\w{2,5}$")
_MARKUP = re.compile(r"</(?:p|div)>|<br\b|<p\b", re.I)
_BREAK = re.compile(r"\s*(?:<br\s*/?>|</?(?:p|div|h[1-6]|li|tr)\b[^>]*>)\s*", re.I)
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z][^<>]*>", re.I | re.S)

_KINDS = {
    "消息": Kind.REPORT,
    "简讯": Kind.REPORT,
    "报道": Kind.REPORT,
    "通讯": Kind.FEATURE,
    "特写": Kind.FEATURE,
    "评论": Kind.COMMENTARY,
    "社论": Kind.COMMENTARY,
    "图片": Kind.PHOTO,
    "摄影": Kind.PHOTO,
    "公告": Kind.NOTICE,
} | {str(kind): kind for kind in Kind}


def make_article(
    fields: Mapping[str, str], source: str, ordinal: int, lines: LineRange | None
) -> Article | Skipped:
    """Return the article of a row, or why it is none.

    Args:
        fields: values by the names of `index.formats.field_map.ALIASES`.
        source: path of the table inside the archive folder.
        ordinal: number of the row, from 1.
        lines: where the row stands in the file; None where lines mean nothing.
    """
    headline, body = " ".join(fields.get("headline", "").split()), _plain(fields.get("body", ""))
    if not headline and not body:
        return Skipped(source, lines, f"第 {ordinal} 条既没有标题（title）也没有正文（body）")
    notes: list[str] = []
    facts = _read_facts(fields, source, notes)
    names = _read_names(fields)
    own_id = fields.get("id", "")
    if _ROW_NUMBER.fullmatch(own_id):
        own_id = ""
    given = own_id if _OWN_ID.fullmatch(own_id) else ""
    if own_id and not given:
        notes.append(f"原有编号“{own_id}”不能用作网址，已另行编号")
    return Article(
        id=given or article_ids(facts, [body or headline])[0],
        page=facts,
        ordinal=ordinal,
        kicker=" ".join(fields.get("kicker", "").split()),
        headline=headline,
        deck=" ".join(fields.get("deck", "").split()),
        reporters=names.reporters,
        correspondents=names.correspondents,
        photographers=names.photographers,
        authors=names.authors,
        dateline=read_day(fields.get("dateline", "")),
        section=fields.get("section", "") or facts.section,
        kind=_KINDS.get(fields.get("kind", "").casefold(), Kind.REPORT),
        body=tuple(Paragraph(line.strip()) for line in body.splitlines() if line.strip()),
        lines=(lines,) if lines else (),
        notes=tuple(notes),
    )


def _read_facts(fields: Mapping[str, str], source: str, notes: list[str]) -> PageFacts:
    printed = fields.get("date", "")
    date: dt.date | None = read_day(printed) if printed else None
    if printed and not date:
        notes.append(f"原有日期“{printed}”无法识别")
    newspaper = fields.get("newspaper", "").strip("《》 ")
    label, section = fields.get("label", ""), fields.get("page_name", "")
    for text in (label, section):
        if match := _LABEL.match(text):
            label = spell_label(match[1])
            section = (match[2] or ("" if text == section else section)).strip()
            break
    return PageFacts(
        source,
        "" if _PATH.search(newspaper) else newspaper,
        date,
        label=label,
        section=section,
    )


def _read_names(fields: Mapping[str, str]) -> Byline:
    """Return who wrote it: by column where each role has its own, else as the byline says."""
    own = Byline(*(_split(fields.get(role, "")) for role in ("reporters", "correspondents", "photographers")))
    own += Byline(authors=_split(fields.get("authors", "")))
    byline = fields.get("byline", "")
    return own + _read_byline(byline) if byline else own


def _read_byline(byline: str) -> Byline:
    if names := parse_byline(byline):
        return names
    lead = _REPORTER.match(byline)
    parts = _split(byline[lead.end() :] if lead else byline)
    return Byline(reporters=parts) if lead else Byline(authors=parts)


def _split(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in _NAME_BREAK.split(names.strip()) if part))


def _plain(body: str) -> str:
    """Return a body without the HTML that many dumps keep in it; other text is left as it is."""
    if not _MARKUP.search(body):
        return body
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", body))).replace("\xa0", " ").strip()
