"""Page marks: what an e-paper file says of its newspaper, day, page label and page name.

Founder (方正) e-papers say it in a comment for their search engine (`<!--enpproperty … /enpproperty-->`), in
elements of their own (`<founder-pagenum>`) or comments in pairs (`<!--<npm:article-title>-->`); others in
meta elements, classes and the address that a browser notes in the file it saves.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.article import PageFacts
from index.extraction.facts import find_facts
from index.extraction.paths import read_path, spell_label
from index.formats.days import read_day
from index.formats.markup import node_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_PROPERTY = re.compile(r"<!--\s*enpproperty\b(.*?)/enpproperty\s*-->", re.I | re.S)
_FIELD = re.compile(r"<(?:founder-)?(\w+)>(.*?)</(?:founder-)?\1>", re.I | re.S)
_PAIRED = re.compile(
    r"<!--\s*<npm:(?:article-)?(\w+)>\s*-->(.*?)<!--\s*</npm:(?:article-)?\1>\s*-->", re.I | re.S
)
_FOUNDER = re.compile(r"<founder-(\w+)[^>]*>(.*?)</founder-\1>", re.I | re.S)
_NO_MARKUP = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[^<>]*>", re.S)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url: (http\S+)", re.M)

_NUMBER = r"[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3}"
_LABELLED = re.compile(
    rf"第?\s*(?P<label>{_NUMBER})\s*版\s*[:：]?\s*(?P<name>[^\s|｜:：,，。()（）<>《》\d年]{{2,14}})?"
    rf"|(?<![\w.])(?P<short>[A-Z]{{1,2}}\d{{1,3}}|\d{{2}})\s*[:：]\s*(?P<shortname>[^\s|｜:：,，。()（）<>]{{2,14}})"
)
_NOT_A_NAME = re.compile(r"^(?:面|本[版报期]|目录|导航|上一|下一|次|PDF)|版$|下载|星期|阅读|概览")
_ORDINAL = re.compile(r"_(?:19|20)\d{6}_(\d{1,3})-([A-Z]{0,2}\d{1,3})\.")
_SERIAL = re.compile(r"(?:^|/)(?:content|node|layout|con|art|t\d{8}|nw\.|nbs\.)[^/]*$", re.I)
_PLACES = (
    "founder-pagenum, founder-pagename, founder-papername, .pgdate, #pgdate, .date, #date, .lai, .time, "
    ".pubdate, .riqi, .bc, .banci, .bmname, .pagename, .page-name, .curr, .breadcrumb, .position, .location, "
    ".px12, .default, .paperinfo, .info, .source, .date-box, .newsdate, .paperdate, .bm, header, time"
)
_META_PAPER = re.compile(r"newspaper|papername|og:site_name|source|mediaid|contentsource", re.I)
_META_DATE = re.compile(r"pubdate|publishdate|published_time|firstpublishedtime|^date$|issued", re.I)
_TITLE_BREAK = re.compile(r"[-_|｜—–·>»]+|\s{2,}")


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a file marks, of its page and, in the fields of its producer, of its article."""

    facts: PageFacts
    """As marked, else as the path or address has them."""
    marked: PageFacts
    """As marked."""
    masthead: tuple[str, ...] = ()
    """The facts in one line of print, where the file marks any."""
    ordinal: int = 0
    """Place of the article on the page, where the address says it."""
    fields: dict[str, str] = field(default_factory=dict)
    """The producer's own fields: title, introtitle, subtitle, author, type …"""

    @property
    def is_contents(self) -> bool:
        """True for a page of headlines only (版面目录)."""
        return self.fields.get("type") == "2" and "articleid" not in self.fields


def read_page_marks(tree: LexborHTMLParser, text: str, source: str) -> PageMarks:
    """Return what an HTML file marks of its page; what it does not mark is taken from its path."""
    fields = _read_fields(text)
    address = _read_address(tree, text)
    printed = _printed(tree)
    title_node = tree.css_first("title")
    title = strip_markup(title_node.html or "") if title_node is not None else ""
    label, section = _read_label(fields, [*printed, title])
    newspaper = _read_newspaper(tree, fields, [*printed, title], section)
    date = _read_date(tree, fields, [*printed, title])
    marked = PageFacts(source, newspaper, date, label=label, section=section)
    ordinal, address_label = 0, ""
    for path in (source, address):
        if match := _ORDINAL.search(path):
            ordinal, address_label = int(match[1]), match[2]
    for path in (source, address):
        path_paper, path_date, path_label = read_path(_SERIAL.sub("", path) if _SERIAL.search(path) else path)
        named = _SERIAL.search(path)
        date = date or path_date or (read_path(named[0])[1] if named else None)
        newspaper = newspaper or path_paper
        address_label = address_label or path_label
    facts = PageFacts(source, newspaper, date, label=label or address_label, section=section)
    return PageMarks(facts, marked, _masthead(facts), ordinal, fields)


def strip_markup(value: str) -> str:
    """Return a marked value as plain text in one line."""
    return " ".join(html.unescape(_NO_MARKUP.sub(" ", value)).replace("\u3000", " ").split())


def merge_facts(marks: PageMarks, lines: list[str]) -> PageFacts:
    """Return the facts of a page read by its text: as marked, else as printed, else as the path has."""
    marked, printed = marks.marked, find_facts(lines, "")
    return dataclasses.replace(
        marks.facts,
        newspaper=marked.newspaper or printed.newspaper or marks.facts.newspaper,
        date=marked.date or printed.date or marks.facts.date,
        label=marked.label or printed.label or marks.facts.label,
        section=marked.section or printed.section,
    )


def _read_fields(text: str) -> dict[str, str]:
    """Return the producer's fields: the comment's first, then elements, then pairs of comments."""
    fields: dict[str, str] = {}
    found = _PROPERTY.search(text)
    rest = _PROPERTY.sub("", text)
    groups = [_FIELD.findall(found[1]) if found else [], _FOUNDER.findall(rest), _PAIRED.findall(rest)]
    for name, value in (pair for group in groups for pair in group):
        key = name.lower()
        if key != "content" and (plain := strip_markup(value)) and not fields.get(key):
            fields[key] = plain
    return fields


def _read_address(tree: LexborHTMLParser, text: str) -> str:
    if match := _SAVED_FROM.search(text[:2000]):
        return match[1] or match[2]
    for query, name in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        node = tree.css_first(query)
        if node is not None and (address := node.attributes.get(name)):
            return address
    return ""


def _printed(tree: LexborHTMLParser) -> list[str]:
    """Return the short texts that stand where pages print their facts."""
    texts = [node_text(node) for node in tree.css(_PLACES)[:60]]
    texts += [
        node_text(node)
        for node in tree.css("td, p, span, div, li, strong")[:400]
        if not any(inner.mem_id != node.mem_id for inner in node.css("div, p, table"))
    ]
    return list(dict.fromkeys(text for text in texts if 2 <= len(text) <= 60))


def _read_label(fields: dict[str, str], texts: list[str]) -> tuple[str, str]:
    """Return page label and page name."""
    names = [fields[key] for key in ("nodename", "pagename") if fields.get(key)]
    label = spell_label(fields.get("pagenum", ""))
    section = ""
    for text in [*names, *texts]:
        match = _LABELLED.search(text)
        if not match:
            continue
        number = spell_label(match["label"] or match["short"])
        name = (match["name"] or match["shortname"] or "").strip()
        if label and number.lstrip("0") != label.lstrip("0"):
            continue
        label = label or number
        if name and not _NOT_A_NAME.search(name):
            section = name
            break
    if not section and names and not re.search(r"\d|版$", names[0]) and len(names[0]) <= 12:
        section = names[0]
    return label, section


def _read_newspaper(tree: LexborHTMLParser, fields: dict[str, str], texts: list[str], section: str) -> str:
    if fields.get("papername"):
        return fields["papername"].strip("《》")
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        if _META_PAPER.search(name) and (paper := _paper_in(node.attributes.get("content") or "")):
            return paper
    quoted = [name for text in texts for name in re.findall(r"^[（(]?《([^》]{2,14})》", text)]
    pieces = [
        piece for text in reversed(texts) for piece in _TITLE_BREAK.split(text)
    ]  # the title stands last
    for piece in [*quoted, *pieces]:
        if (paper := _paper_in(piece)) and paper != section:
            return paper
    return ""


def _paper_in(piece: str) -> str:
    name = re.sub(r"(?:数字报|电子报|数字版|电子版|多媒体数字报|官方网站|网)\w*$", "", piece.strip(" 《》"))
    return find_facts([name], "").newspaper if 2 <= len(name) <= 14 else ""


def _read_date(tree: LexborHTMLParser, fields: dict[str, str], texts: list[str]) -> dt.date | None:
    for key in ("date", "pubdate", "papertime"):
        if day := read_day(fields.get(key, "")):
            return day
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        if _META_DATE.search(name) and (day := read_day(node.attributes.get("content") or "")):
            return day
    for node in tree.css("time[datetime]")[:3]:
        if day := read_day(node.attributes.get("datetime") or ""):
            return day
    for text in texts:
        if re.search(r"\d{4}|[一二][〇零○]", text) and (
            day := find_facts([text], "").date or _bracketed_day(text)
        ):
            return day
    return None


def _bracketed_day(text: str) -> dt.date | None:
    """Return the day in 《云溪晚报》（2021年06月18日 第05版）, and beside a weekday."""
    return read_day(text) if re.search(r"[（(]\s*\d{4}\s*年|星期|出版日期|版", text) else None


def _masthead(facts: PageFacts) -> tuple[str, ...]:
    parts = [facts.newspaper]
    if facts.date:
        parts.append(f"{facts.date.year}年{facts.date.month}月{facts.date.day}日")
    if facts.label:
        parts.append(f"{facts.label}版")
    parts.append(facts.section)
    line = "　".join(part for part in parts if part)
    return (line,) if line else ()
