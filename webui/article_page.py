"""`/article/<id>`: one article to read, to cite, to print."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from index.article import Article
from index.errors import ArticleMissingError, ArticleMovedError, QueryError
from search.blanks import strip_blanks
from search.clauses import And
from search.engine import Engine
from search.grammar import read_clauses
from search.needles import Needles, needles_of
from search.relaxation import relax
from search.snippet import mark_text
from webui.addresses import article_url, page_file_url, reference_url
from webui.citations import bibtex, gbt7714, ris
from webui.markup import mark_html
from webui.one_spelling import lead_to
from webui.opened_index import current_engine
from webui.printed_page import shown_page_url
from webui.wording import ROLE_NAMES, headline_or_opening

_FIRST_MARK = "first-mark"

blueprint = Blueprint("article_page", __name__)


class MarkedArticle:
    """An article with the words of a query marked in its heading and body."""

    def __init__(self, article: Article, needles: Needles) -> None:
        self.count = 0
        """Number of marks."""
        needles = needles.within(article.title, article.text)
        self.kicker = self._marked(article.kicker, needles.headline)
        self.headline = self._marked(article.headline, needles.headline)
        self.deck = self._marked(article.deck, needles.headline)
        self.body = [(self._marked(part.text, needles.body), part.is_subheading) for part in article.body]

    def _marked(self, text: str, needles: tuple[str, ...]) -> Markup:
        marks = mark_text(text, needles) if needles else ()
        first_id = _FIRST_MARK if marks and not self.count else ""
        self.count += len(marks)
        return mark_html(text, marks, first_id=first_id)


@blueprint.get("/article/<path:article_id>")
def article(article_id: str) -> AnyResponse | str:
    """Show one article; an id that is no more leads to the article's new id or to its page."""
    engine = current_engine()
    text = strip_blanks(request.args.get("q", ""))
    try:
        found = engine.article(article_id)
    except ArticleMovedError as moved:
        return redirect(article_url(moved.article_id, text), 301)
    except ArticleMissingError as missing:
        if not missing.source:
            raise
        return redirect(page_file_url(missing.source, gone=article_id), 302)
    if elsewhere := lead_to(article_url(found.id, text)):
        return elsewhere
    marked, problem, is_relaxed = mark_words(found, text)
    neighbours = engine.neighbours(found)
    place = next((n for n, other in enumerate(neighbours) if other.id == found.id), 0)
    return render_template(
        "article.html",
        article=found,
        text=text,
        marked=marked,
        problem=problem,
        is_relaxed=is_relaxed,
        heading=headline_or_opening(found),
        roles=[(title, getattr(found, role)) for role, title in ROLE_NAMES.items() if getattr(found, role)],
        neighbours=neighbours,
        previous=neighbours[place - 1] if place > 0 else None,
        following=neighbours[place + 1] if place + 1 < len(neighbours) else None,
        citation=gbt7714(found),
        address=request.url_root.rstrip("/") + article_url(found.id),
        page_address=shown_page_url(engine, found.page),
        same_days=_is_dated(engine, found),
        related=engine.related(found),
    )


@blueprint.get("/cite/<form>/<path:article_id>")
def reference(form: str, article_id: str) -> AnyResponse:
    """Hand out one article's reference as a file: bib or ris."""
    if form not in _REFERENCES:
        abort(404)
    write, content_type = _REFERENCES[form]
    try:
        found = current_engine().article(article_id)
    except ArticleMovedError as moved:
        return redirect(reference_url(moved.article_id, form), 301)
    if elsewhere := lead_to(reference_url(found.id, form)):
        return elsewhere
    response = AnyResponse(write(found).encode(), content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.id}.{form}"'
    return response


_REFERENCES = {
    "bib": (bibtex, "application/x-bibtex"),
    "ris": (ris, "application/x-research-info-systems"),
}


def mark_words(found: Article, text: str) -> tuple[MarkedArticle, str, bool]:
    """Return the article with the words of `text` marked, as the list that led here marked them.

    With it: why the words cannot be read, or ""; and whether they had to be relaxed to be there at all.
    """
    try:
        clause = read_clauses(text)
    except QueryError as error:
        return MarkedArticle(found, Needles((), ())), str(error), False
    marked = MarkedArticle(found, needles_of(clause))
    if not marked.count:
        for looser in relax(clause):
            relaxed = MarkedArticle(found, needles_of(And(looser.words)))
            if relaxed.count:
                return relaxed, "", True
    return marked, "", False


def _is_dated(engine: Engine, found: Article) -> bool:
    """Say whether the day's issue can be shown."""
    return bool(
        found.page.newspaper and found.page.date and engine.issue(found.page.newspaper, found.page.date)
    )
