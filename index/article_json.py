"""Articles as JSON: the lines that `jianbao articles` prints, and the complete form kept in an index."""

from __future__ import annotations

import datetime as dt
from typing import Any

from index.article import Article, Kind, PageFacts, Paragraph


def article_to_json(article: Article) -> dict[str, Any]:
    """Return the public form: flat, days as ISO strings or None, the body as text with a paragraph a line."""
    page = article.page
    return {
        "id": article.id,
        "source": page.source,
        "lines": [list(pair) for pair in article.lines],
        "newspaper": page.newspaper,
        "date": _iso(page.date),
        "date_inferred": page.date_inferred,
        "page": page.label,
        "section": article.section,
        "kind": str(article.kind),
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "reporters": list(article.reporters),
        "correspondents": list(article.correspondents),
        "photographers": list(article.photographers),
        "authors": list(article.authors),
        "dateline": _iso(article.dateline),
        "body": article.text,
        "jump": article.jump,
        "notes": list(article.notes),
    }


def facts_to_json(facts: PageFacts) -> dict[str, Any]:
    """Return the complete form of a page's facts."""
    return {
        "source": facts.source,
        "newspaper": facts.newspaper,
        "date": _iso(facts.date),
        "date_inferred": facts.date_inferred,
        "date_evidence": facts.date_evidence,
        "label": facts.label,
        "section": facts.section,
    }


def facts_from_json(row: dict[str, Any]) -> PageFacts:
    """Read what `facts_to_json` wrote."""
    return PageFacts(**{**row, "date": _day(row["date"])})


def pack_article(article: Article) -> dict[str, Any]:
    """Return the complete form, which `unpack_article` reads back to an equal article."""
    row: dict[str, Any] = article_to_json(article)
    for name in ("source", "newspaper", "date", "date_inferred", "page"):
        del row[name]
    row["page"] = facts_to_json(article.page)
    row["ordinal"] = article.ordinal
    row["dateline_place"] = article.dateline_place
    if article.former_ids:
        row["former_ids"] = list(article.former_ids)
    row["subheadings"] = [n for n, paragraph in enumerate(article.body) if paragraph.is_subheading]
    return row


def unpack_article(row: dict[str, Any]) -> Article:
    """Read what `pack_article` wrote."""
    subheadings = set(row["subheadings"])
    paragraphs = row["body"].split("\n") if row["body"] else []
    return Article(
        id=row["id"],
        page=facts_from_json(row["page"]),
        ordinal=row["ordinal"],
        kicker=row["kicker"],
        headline=row["headline"],
        deck=row["deck"],
        reporters=tuple(row["reporters"]),
        correspondents=tuple(row["correspondents"]),
        photographers=tuple(row["photographers"]),
        authors=tuple(row["authors"]),
        dateline_place=row["dateline_place"],
        dateline=_day(row["dateline"]),
        section=row["section"],
        kind=Kind(row["kind"]),
        body=tuple(Paragraph(text, n in subheadings) for n, text in enumerate(paragraphs)),
        jump=row["jump"],
        lines=tuple((first, last) for first, last in row["lines"]),
        notes=tuple(row["notes"]),
        former_ids=tuple(row.get("former_ids", ())),
    )


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
