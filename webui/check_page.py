"""`/check`: the pages a person should compare with the print, the most doubtful first."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from index.article import PageFacts
from index.doubts import PageCheck
from index.errors import QueryError
from search.engine import Engine
from webui.addresses import page_file_url
from webui.opened_index import current_engine
from webui.search_page import page_numbers

blueprint = Blueprint("check_page", __name__)

_PAGE_SIZE = 50


@blueprint.get("/check")
def check() -> Response:
    """List doubtful pages with what is doubtful about them."""
    number = request.args.get("page", "1")
    if not (number.isascii() and number.isdecimal() and 0 < len(number) < 10 and int(number)):
        raise QueryError(f"页码“{number}”不是可用的数字", hint="请写成从 1 开始的阿拉伯数字，例如 2。")
    page = int(number)
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
