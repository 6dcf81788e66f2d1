"""An answer as JSON: for `jianbao search --json` and for `/search.json`."""

from __future__ import annotations

from typing import Any

from index.article import Article
from index.article_json import article_to_json
from search.result import Facet, Hit, ResultPage, Snippet
from webui.addresses import query_pairs


def result_to_json(result: ResultPage) -> dict[str, Any]:
    """Return an answer as plain values; days are ISO strings or None, marks half-open character ranges."""
    query = result.query
    asked: dict[str, Any] = {"text": query.text}
    for name, value in query_pairs(query):
        if name in ("from", "to", "sort", "merge"):
            asked[name] = value
        elif name != "q":
            asked.setdefault(name, []).append(value)
    return {
        "query": {**asked, "page": query.page, "size": query.size},
        "total": result.total,
        "groups": result.groups,
        "pages": result.pages,
        "hits": [hit_to_json(hit) for hit in result.hits],
        "facets": [facet_to_json(facet) for facet in result.facets],
        "understood": result.understood,
        "relaxed": list(result.relaxed),
        "did_you_mean": list(result.did_you_mean),
        "seconds": round(result.seconds, 6),
    }


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """Return one hit: its place in the list, the article without its body, and what is marked."""
    row = article_to_json(hit.article)
    del row["body"], row["notes"]
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        **row,
        "main_headline": hit.article.headline,
        "headline": hit.article.title,
        "headline_marks": [list(mark) for mark in hit.headline.marks],
        "snippets": [snippet_to_json(passage) for passage in hit.passages],
        "reprints": [reprint_to_json(article) for article in hit.reprints],
    }


def reprint_to_json(article: Article) -> dict[str, Any]:
    """Return where a further print of a story stands; the day is an ISO string or None."""
    page = article.page
    return {
        "id": article.id,
        "newspaper": page.newspaper,
        "date": page.date.isoformat() if page.date else None,
        "page": page.label,
        "headline": article.title,
    }


def snippet_to_json(snippet: Snippet) -> dict[str, Any]:
    """Return a snippet; marks are offsets into its own text."""
    return {
        "text": snippet.text,
        "marks": [list(mark) for mark in snippet.marks],
        "cut_before": snippet.cut_before,
        "cut_after": snippet.cut_after,
    }


def facet_to_json(facet: Facet) -> dict[str, Any]:
    """Return a facet with its counts."""
    return {
        "field": facet.field,
        "values": [
            {"value": value.value, "count": value.count, "selected": value.selected} for value in facet.values
        ],
        "other": facet.other,
        "missing": facet.missing,
    }
