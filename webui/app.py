"""The Flask app: which pages there are, and what every answer carries."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path

from flask import Flask, Response, g, request

from index.correction_text import correction_text
from index.errors import JianbaoError
from search.query import MAX_TEXT, Query
from webui import (
    addresses,
    article_page,
    assets,
    check_page,
    exports,
    home_page,
    issue_page,
    printed_page,
    reporter_page,
    search_page,
    skipped_page,
    suggest,
    trend_page,
    wording,
)
from webui.markup import heading_html, snippets_html
from webui.opened_index import attach_index, current_engine
from webui.problems import register_problems

LOCAL_HOSTS = ("127.0.0.1", "localhost")
"""Host names a browser on this machine uses. Any other is a page elsewhere reaching in (DNS rebinding)."""

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_PAGES = (
    assets.blueprint,
    home_page.blueprint,
    search_page.blueprint,
    exports.blueprint,
    article_page.blueprint,
    printed_page.blueprint,
    issue_page.blueprint,
    reporter_page.blueprint,
    trend_page.blueprint,
    skipped_page.blueprint,
    check_page.blueprint,
    suggest.blueprint,
)


def create_app(index_folder: str | Path, *, trusted_hosts: Sequence[str] = LOCAL_HOSTS) -> Flask:
    """Return the web page over the index in `index_folder`.

    The index is opened when the first page is asked for: without one, every page says how to build it.

    Args:
        index_folder: as made by `jianbao build`.
        trusted_hosts: host names that requests may carry; all others are refused.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(TRUSTED_HOSTS=list(trusted_hosts))
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    attach_index(app, Path(index_folder))
    for pages in _PAGES:
        app.register_blueprint(pages)
    register_problems(app)
    _add_words(app)
    _add_validators(app, assets.interface_fingerprint())
    app.after_request(_add_headers)
    return app


def _add_words(app: Flask) -> None:
    """Give the templates our addresses and words."""
    app.jinja_env.globals.update(
        Query=Query,
        max_text=MAX_TEXT,
        asset_url=assets.asset_url,
        search_url=addresses.url_from_query,
        query_pairs=addresses.query_pairs,
        article_url=addresses.article_url,
        reference_url=addresses.reference_url,
        page_url=addresses.page_url,
        page_file_url=addresses.page_file_url,
        place_url=addresses.place_url,
        issue_url=addresses.issue_url,
        reporter_url=addresses.reporter_url,
        trend_url=addresses.trend_url,
        numbered_url=addresses.numbered_url,
        whole_list_url=addresses.whole_list_url,
        chinese_day=wording.chinese_day,
        chinese_date=wording.chinese_date,
        page_name=wording.page_name,
        page_title=wording.page_title,
        facet_names=wording.FACET_NAMES,
        facet_value_name=wording.facet_value_name,
        kind_names=wording.KIND_NAMES,
        headline_or_opening=wording.headline_or_opening,
        correction_text=correction_text,
    )
    app.jinja_env.filters.update(snippets_html=snippets_html, heading_html=heading_html)


def _add_headers(response: Response) -> Response:
    """Let nothing but our own files run, and nothing be kept without asking again."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def _add_validators(app: Flask, interface: str) -> None:
    """Answer 304 while neither index nor interface has changed: an address then shows what it showed."""

    def etag() -> str:
        state = "\n".join((interface, current_engine().generation, request.url))
        return hashlib.sha256(state.encode()).hexdigest()[:32]

    @app.before_request
    def answer_unchanged() -> Response | None:
        if request.method not in ("GET", "HEAD") or request.blueprint in (None, "assets"):
            return None
        try:
            g.etag = etag()
        except JianbaoError:
            return None  # the page itself will say what is wrong with the index
        if not request.if_none_match.contains_weak(g.etag):
            return None
        response = Response(status=304)
        response.set_etag(g.etag, weak=True)
        return response

    @app.after_request
    def name_state(response: Response) -> Response:
        if response.status_code == 200 and "etag" in g:
            with contextlib.suppress(JianbaoError):  # the index is gone, but was there to answer
                if etag() == g.etag:  # else a build ended meanwhile, and nobody knows which of the two it was
                    response.set_etag(g.etag, weak=True)
        return response
