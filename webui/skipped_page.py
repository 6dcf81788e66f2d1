"""`/skipped`: the files and lines that are not in the archive, and why."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webui.addresses import numbered_url, page_file_url, read_page
from webui.one_spelling import lead_to
from webui.opened_index import current_engine
from webui.search_page import page_numbers

blueprint = Blueprint("skipped_page", __name__)

_PAGE_SIZE = 100


@blueprint.get("/skipped")
def skipped() -> AnyResponse:
    """List what the build could not take in, by file."""
    page = read_page(request.args.get("page", ""))
    if elsewhere := lead_to(numbered_url("/skipped", page)):
        return elsewhere
    engine = current_engine()
    everything = engine.skipped()
    pages = -(-len(everything) // _PAGE_SIZE)
    shown = everything[(page - 1) * _PAGE_SIZE : page * _PAGE_SIZE]
    files = [
        (source, page_file_url(source) if engine.page_of_source(source) else "", list(items))
        for source, items in groupby(shown, key=lambda item: item.source)
    ]
    is_beyond = page > max(pages, 1)
    html = render_template(
        "skipped.html",
        files=files,
        total=len(everything),
        page=page,
        pages=pages,
        pager=page_numbers(page, pages),
        is_beyond=is_beyond,
    )
    return make_response(html, 404 if is_beyond else 200)
