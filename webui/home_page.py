"""`/`: what the archive holds, and ways into it; `/help`: how to ask."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from flask import Blueprint, render_template
from werkzeug.wrappers import Response as AnyResponse

from index.article import Article
from index.folding import fold_text
from index.tokens import cut_words
from search.engine import Engine
from search.query import Query, Sort
from webui.one_spelling import lead_to
from webui.opened_index import current_engine

blueprint = Blueprint("home_page", __name__)

_SAMPLE = 60
"""Newest articles looked at for examples."""

_QUOTED = re.compile(r"“([\u4e00-\u9fff]{2,8})”")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Examples:
    """Words that this archive is sure to answer, for examples; empty where there are none."""

    word: str = ""
    """A word that stands in several headlines."""
    companion: str = ""
    """Another word of a headline that has `word`."""
    phrase: str = ""
    """A phrase that stands in quotation marks."""
    reporter: str = ""
    section: str = ""
    newspaper: str = ""
    month: str = ""
    """2020-12"""
    label: str = ""
    """Page label."""


@blueprint.get("/")
def home() -> AnyResponse | str:
    """Show the search box, what the archive holds and its latest issues."""
    if elsewhere := lead_to("/"):
        return elsewhere
    engine = current_engine()
    return render_template("home.html", overview=engine.overview(), examples=find_examples(engine))


@blueprint.get("/help")
def help_page() -> AnyResponse | str:
    """Teach the query language with examples from this archive."""
    if elsewhere := lead_to("/help"):
        return elsewhere
    return render_template("help.html", examples=find_examples(current_engine()))


@blueprint.get("/healthz")
def healthz() -> tuple[str, dict[str, str]]:
    """Say that the index answers."""
    return f"ok {current_engine().generation}\n", {"Content-Type": "text/plain; charset=utf-8"}


def find_examples(engine: Engine) -> Examples:
    """Pick examples from the newest articles and the facets of the whole archive."""
    result = engine.search(Query(sort=Sort.NEWEST, size=_SAMPLE))
    articles = [hit.article for hit in result.hits]
    top = {facet.field: facet.values[0].value for facet in result.facets if facet.values}
    quoted = (match[1] for article in articles for match in _QUOTED.finditer(article.title))
    word = _common_word(articles)
    return Examples(
        word=word,
        companion=_companion(word, articles),
        phrase=next(quoted, ""),
        reporter=top.get("reporter", ""),
        section=top.get("section", ""),
        newspaper=top.get("newspaper", ""),
        month=top.get("month", ""),
        label=next((article.page.label for article in articles if article.page.label), ""),
    )


def _companion(word: str, articles: list[Article]) -> str:
    """Return the longest other word of the first headline that has `word` and more."""
    for article in articles:
        others = [other for other in _headline_words(article) if other != word]
        if word in _headline_words(article) and others:
            return max(others, key=lambda other: (len(other), other))
    return ""


def _headline_words(article: Article) -> set[str]:
    """Return the words of a headline that say something: of Han characters, two at least."""
    words = cut_words(fold_text(article.headline))
    return {word for word in words if len(word) > 1 and _HAN.fullmatch(word)}


def _common_word(articles: list[Article]) -> str:
    """Return a word that several headlines share; longer words tell more, so length counts too."""
    names = {name for article in articles for name in (*article.names, article.page.newspaper)}
    counts = Counter(word for article in articles for word in _headline_words(article) - names)
    return max(counts, key=lambda word: (counts[word] * (len(word) - 1), word), default="")
