"""`jianbao check`: the pages a person should compare with the print, the most doubtful first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from index.archive import list_archives
from index.article import Article, Skipped
from index.batches import read_file
from index.doubts import Doubt, PageCheck, check_article, check_page, check_skipped
from index.progress import Progress
from search import open_engine
from webui.commands.console import say, say_json
from webui.commands.progress import ProgressLine
from webui.commands.usage import Command, index_option

_CHECK_HELP = """\
列出最该对照原版核对的版面，最可疑的在前。

写了 ARCHIVE，就直接读这些资料文件夹，不需要索引；不写，就看已经建好的索引。
没有归入任何报道的行、没有标题的报道、不明或推定的日期、重复的段落、
像是没有切开的长文、认不出的字，都会写明在哪一行。jianbao.toml 里的更正已经算在内。

例子：
  jianbao check 日报
  jianbao check --limit 10
  jianbao check 日报/2020-12 --json > 核对.json
"""


@click.command(cls=Command, help=_CHECK_HELP)
@click.argument("archives", metavar="ARCHIVE", nargs=-1, type=click.Path(path_type=Path))
@index_option()
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, metavar="N", help="最多列出几个版面，默认 50。"
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
def check(archives: tuple[Path, ...], folder: Path, limit: int, as_json: bool) -> None:
    """List doubtful pages."""
    if archives:
        pages, found = _check_archives(archives)
        total, shown = len(found), found[:limit]
    else:
        with open_engine(folder) as engine:
            pages = engine.overview().pages
            total, doubtful = engine.doubtful(0, limit)
            shown = list(doubtful)
    if as_json:
        say_json({"pages": pages, "doubtful": total, "results": [check_to_json(one) for one in shown]})
        return
    if not total:
        say(f"看过 {pages:,} 个版面，没有发现可疑的地方。")
        return
    for one in shown:
        _show(one)
    rest = f"，这里列出前 {len(shown):,} 处" if len(shown) < total else ""
    say(f"看过 {pages:,} 个版面，有 {total:,} 处最好对照原版核对{rest}。")


def check_to_json(check: PageCheck) -> dict[str, object]:
    """Return a check as plain values."""
    facts = check.facts
    return {
        "source": facts.source,
        "newspaper": facts.newspaper,
        "date": facts.date.isoformat() if facts.date else None,
        "date_inferred": facts.date_inferred,
        "page": facts.label,
        "articles": check.articles,
        "score": check.score,
        "doubts": [_doubt_to_json(doubt) for doubt in check.doubts],
    }


def _doubt_to_json(doubt: Doubt) -> dict[str, object]:
    return {
        "reason": doubt.reason,
        "weight": doubt.weight,
        "lines": list(doubt.lines) if doubt.lines else None,
        "article": doubt.article_id,
    }


def _check_archives(archives: Sequence[Path]) -> tuple[int, list[PageCheck]]:
    """Return how many pages the archives hold, and the doubtful ones, the worst first."""
    listing = list_archives(archives)
    left_out = [skipped for _, skipped in listing.skipped]
    found: list[PageCheck] = []
    pages = articles = 0
    with ProgressLine() as line:
        for done, file in enumerate(listing.files):
            current = file.state.source
            line(Progress("核对", done, len(listing.files), articles, len(left_out), current))
            for item in read_file(file):
                if isinstance(item, Skipped):
                    left_out.append(item)
                elif isinstance(item, Article):
                    articles += 1
                    found.append(check_article(item))
                else:
                    pages += 1
                    articles += len(item.articles)
                    found.append(check_page(item))
    found += _by_file(left_out)
    doubtful = [one for one in found if one.score]
    return pages, sorted(doubtful, key=lambda one: (-one.score, one.facts.source))


def _by_file(left_out: Sequence[Skipped]) -> list[PageCheck]:
    """Return what was not taken in, one entry a file."""
    files: dict[str, PageCheck] = {}
    for skipped in left_out:
        one = check_skipped(skipped)
        before = files.get(skipped.source)
        files[skipped.source] = replace(one, doubts=(*before.doubts, *one.doubts)) if before else one
    return list(files.values())


def _show(check: PageCheck) -> None:
    """Print a page and what is doubtful about it."""
    say(click.style(f"{check.score:>4}  {check.facts.source}", bold=True))
    for doubt in check.doubts:
        if doubt.lines:
            first, last = doubt.lines
            say(f"      第 {first}{'' if first == last else f'–{last}'} 行：{doubt.reason}")
        else:
            say(f"      {doubt.reason}")
