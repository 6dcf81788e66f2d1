"""`/suggest.json`: what the search box may become as one types. Without JavaScript nobody asks for it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request

from search.query import MAX_TEXT, Query
from search.result import Suggestion, SuggestionKind
from webui.addresses import article_url, url_from_query
from webui.opened_index import current_engine

LIMIT = 8
"""Suggestions at a time: a phone shows them all above its keyboard."""

KIND_WORDS = {
    SuggestionKind.PERSON: "署名",
    SuggestionKind.SECTION: "栏目",
    SuggestionKind.NEWSPAPER: "报纸",
    SuggestionKind.WORD: "词语",
    SuggestionKind.HEADLINE: "标题",
}

blueprint = Blueprint("suggest", __name__)


# /suggest.json?q=gsx
@blueprint.get("/suggest.json")
def suggest() -> Response:
    """Return suggestions for the text of the search box; none for a text that is too long."""
    suggestions = current_engine().suggest(request.args.get("q", ""), LIMIT)
    return jsonify(
        {"suggestions": [suggestion_to_json(one) for one in suggestions if len(one.query) <= MAX_TEXT]}
    )


def suggestion_to_json(suggestion: Suggestion) -> dict[str, Any]:
    """Return a suggestion as plain values; `url` is the article for a headline, the search for the others."""
    if suggestion.article_id:
        url = article_url(suggestion.article_id)
    else:
        url = url_from_query(Query(suggestion.query))
    return {
        "kind": suggestion.kind,
        "label": KIND_WORDS[suggestion.kind],
        "text": suggestion.text,
        "query": suggestion.query,
        "articles": suggestion.articles,
        "url": url,
    }
