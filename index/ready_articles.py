"""Ready-made articles: JSON Lines, plain or xz-compressed, one article a line.

Fields: `id`, `title`, `body`, and if known `date` (ISO), `section`, `author`, `source` (newspaper), `page`.
"""

from __future__ import annotations

import datetime as dt
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.article import Article, Kind, PageFacts, Paragraph, Skipped
from index.identity import article_ids

MAX_LINE = 8_000_000
"""Bytes of one line; a longer one is no article."""

_OWN_ID = re.compile(r"[A-Za-z0-9][\w.~-]{0,99}", re.ASCII)
_REPORTER = re.compile(r"^(?:本报|特约|見習|见习|首席|實習|实习|全媒体|融媒体)*(?:记者|記者)[:：]?\s*(?=\S)")
_NAME_BREAK = re.compile(r"\s*[、,，;；/&＆]\s*|(?<=[一-鿿])\s+(?=[一-鿿])")


def read_ready_articles(path: Path, source: str) -> Iterator[Article | Skipped]:
    """Yield every article of the file, and a `Skipped` for each line that is none.

    A file that breaks off, or is no xz file, ends with a `Skipped`; nothing is raised for bad content.

    Raises:
        OSError: the file cannot be opened.
    """
    with lzma.open(path, "rb") if path.suffix.lower() == ".xz" else path.open("rb") as lines:
        number = 0
        try:
            for number, raw in enumerate(lines, 1):
                if raw.strip():
                    yield _read_line(raw, source, number)
        except (lzma.LZMAError, EOFError) as error:
            after = f"第 {number} 行之后" if number else "开头"
            yield Skipped(source, None, f"压缩文件在{after}损坏：{error}；请重新下载或重新压缩")


def _read_line(raw: bytes, source: str, number: int) -> Article | Skipped:
    lines = (number, number)
    if len(raw) > MAX_LINE:
        return Skipped(source, lines, f"这一行有 {len(raw)} 字节，超过上限 {MAX_LINE}")
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return Skipped(source, lines, "不是一行完整的 JSON（UTF-8）")
    if not isinstance(row, dict):
        return Skipped(source, lines, '不是 JSON 对象，应形如 {"title": …, "body": …}')
    title, body = _text(row, "title"), _text(row, "body")
    if not title and not body:
        return Skipped(source, lines, "既没有 title 也没有 body")
    notes = []
    day = _text(row, "date")
    date = _day(day)
    if day and not date:
        notes.append(f"原有日期“{day}”无法识别")
    facts = PageFacts(source, _text(row, "source"), date, label=_text(row, "page"))
    reporters, authors = _names(_text(row, "author"))
    own_id = _text(row, "id")
    given = own_id if _OWN_ID.fullmatch(own_id) else ""
    if own_id and not given:
        notes.append(f"原有编号“{own_id}”不能用作网址，已另行编号")
    return Article(
        id=given or article_ids(facts, [body or title])[0],
        page=facts,
        ordinal=number,
        headline=" ".join(title.split()),
        reporters=reporters,
        authors=authors,
        section=_text(row, "section"),
        kind=Kind.REPORT,
        body=tuple(Paragraph(line.strip()) for line in body.splitlines() if line.strip()),
        lines=(lines,),
        notes=tuple(notes),
    )


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return unicodedata.normalize("NFC", str(value)).replace("\x00", "").strip()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _names(author: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return reporters and authors: whoever is called 记者 is a reporter."""
    lead = _REPORTER.match(author)
    names = tuple(
        dict.fromkeys(part for part in _NAME_BREAK.split(author[lead.end() :] if lead else author) if part)
    )
    return (names, ()) if lead else ((), names)
