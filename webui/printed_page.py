"""`/page/…`: a whole printed page, article by article, in its own lines, its furniture too."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from index.article import Article, ExtractedPage, LineRange, PageFacts
from search.engine import Engine
from webui.addresses import has_printed_address, page_file_url, page_url
from webui.one_spelling import lead_to
from webui.opened_index import current_engine
from webui.wording import page_title

blueprint = Blueprint("printed_page", __name__)


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on the page with its own lines: an article, furniture, or what was skipped."""

    first_line: int
    """1-based; blocks stand in this order."""
    runs: tuple[tuple[tuple[int, str], ...], ...]
    """Runs of numbered lines; more than one where columns interleave."""
    article: Article | None = None
    reason: str = ""
    """What furniture it is, or why it was skipped."""
    is_skipped: bool = False


@blueprint.get("/page/<newspaper>/<date>/<label>")
def page_by_print(newspaper: str, date: str, label: str) -> AnyResponse | str:
    """Show the page that prints this newspaper, day and label."""
    pages = current_engine().page(newspaper, day_of(date), label)
    if not pages:
        abort(404, f"档案里没有《{newspaper}》{date} 的 {label} 版。")
    address = page_url(pages[0].page.facts)
    if address != page_url(PageFacts("", newspaper, day_of(date), label=label)):
        return redirect(address, 302)  # a person corrected newspaper, day or label; the page moved
    return lead_to(address) or _show(pages)


@blueprint.get("/page/file/<path:source>")
def page_by_file(source: str) -> AnyResponse | str:
    """Show the page made from one file; lead to its printed address where that means this page alone."""
    engine = current_engine()
    page = engine.page_of_source(source)
    if page is None:
        abort(404, f"档案里没有 {source} 的版面：它可能已改名或移走，或者其中是现成的报道，不分版。")
    facts = page.page.facts
    gone = request.args.get("gone")
    if gone is None and has_printed_address(facts) and facts.date:
        same = engine.page(facts.newspaper, facts.date, facts.label)
        if len(same) == 1:
            return redirect(page_url(facts), 302)
    return lead_to(page_file_url(source, gone=gone)) or _show((page,), is_gone=gone is not None)


def shown_page_url(engine: Engine, facts: PageFacts) -> str:
    """Return the address of a page; "" for articles that came ready-made and stand on no page."""
    if engine.page_of_source(facts.source) or (
        has_printed_address(facts) and facts.date and engine.page(facts.newspaper, facts.date, facts.label)
    ):
        return page_url(facts)
    return ""


def day_of(text: str) -> dt.date:
    """Return the day in an address; any other text is an address of nothing."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        abort(404, f"“{text}”不是有效的日期，应写成 2020-12-01 的样子。")
    if day.isoformat() != text:
        abort(404, f"日期应写成 {day.isoformat()}。")
    return day


def _show(pages: tuple[ExtractedPage, ...], *, is_gone: bool = False) -> str:
    return render_template(
        "page.html",
        pages=[(page.page.facts, page.page.charset, blocks(page)) for page in pages],
        title=page_title(pages[0].page.facts),
        stands_in_title=_stands_in_title,
        facts=pages[0].page.facts,
        is_gone=is_gone,
    )


def blocks(page: ExtractedPage) -> list[Block]:
    """Return everything on the page in the order of its first lines."""
    lines = page.page.text.split("\n")
    found = [Block(_first(item.lines), _runs(lines, item.lines), article=item) for item in page.articles]
    found += [
        Block(piece.lines[0], _runs(lines, (piece.lines,)), reason=piece.reason) for piece in page.furniture
    ]
    for skipped in page.skipped:
        part = skipped.lines or (1, len(lines))
        found.append(Block(part[0], _runs(lines, (part,)), reason=skipped.reason, is_skipped=True))
    return _joined(sorted(found, key=lambda block: block.first_line))


def _joined(found: list[Block]) -> list[Block]:
    """Return the blocks with furniture that stands together in one."""
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else None
        if last and not (last.article or block.article or last.is_skipped or block.is_skipped):
            run = tuple(line for part in (*last.runs, *block.runs) for line in part)
            reasons = dict.fromkeys((*last.reason.split("、"), block.reason))
            joined[-1] = Block(last.first_line, (run,), reason="、".join(reasons))
        else:
            joined.append(block)
    return joined


def _stands_in_title(line: str, article: Article) -> bool:
    """Say whether a line of the page prints a part of the article's title."""
    bare = _bare(line)
    return len(bare) > 1 and bare in _bare(article.title) and not line.rstrip().endswith("。")


def _bare(text: str) -> str:
    """Return `text` without blanks, Markdown signs and the dashes before a deck."""
    return re.sub(r"[\s#*—－-]+", "", text)


def _first(ranges: tuple[LineRange, ...]) -> int:
    return ranges[0][0] if ranges else 0


def _runs(lines: list[str], ranges: tuple[LineRange, ...]) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Return the non-blank lines of each range with their numbers."""
    runs = (
        tuple((n, lines[n - 1]) for n in range(first, min(last, len(lines)) + 1) if lines[n - 1].strip())
        for first, last in ranges
    )
    return tuple(run for run in runs if run)
