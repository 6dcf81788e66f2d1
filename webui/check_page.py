"""`/check`: the pages a person should compare with the print, the most doubtful first."""

from __future__ import annotations

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from index.article import PageFacts
from index.doubts import PageCheck
from search.engine import Engine
from webui.addresses import numbered_url, page_file_url, read_page
from webui.one_spelling import lead_to
from webui.opened_index import current_engine
from webui.search_page import page_numbers

blueprint = Blueprint("check_page", __name__)

_PAGE_SIZE = 50


@blueprint.get("/check")
def check() -> AnyResponse:
    """List doubtful pages with what is doubtful about them."""
    page = read_page(request.args.get("page", ""))
    if elsewhere := lead_to(numbered_url("/check", page)):
        return elsewhere
    engine = current_engine()
    total, checks = engine.doubtful((page - 1) * _PAGE_SIZE, _PAGE_SIZE)
    pages = -(-total // _PAGE_SIZE)
    is_beyond = page > max(pages, 1)
    html = render_template(
        "check.html",
        checks=[(found, _lines_url(engine, found.facts)) for found in checks],
        name_of=_name,
        total=total,
        of=engine.overview().pages,
        left_out=engine.overview().skipped,
        page=page,
        pages=pages,
        pager=page_numbers(page, pages),
        is_beyond=is_beyond,
    )
    return make_response(html, 404 if is_beyond else 200)


def _lines_url(engine: Engine, facts: PageFacts) -> str:
    """Return the address of the page in its own lines; "" for a ready-made article, which stands on none."""
    return page_file_url(facts.source) if engine.page_of_source(facts.source) else ""


def _name(check: PageCheck) -> str:
    """Return what a page is called: as printed, so far as that is known."""
    facts = check.facts
    parts = (facts.newspaper, str(facts.date) if facts.date else "", facts.label and f"{facts.label} 版")
    return " ".join(part for part in parts if part)
