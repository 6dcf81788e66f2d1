"""`jianbao articles`: what extraction sees in a page, as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from index.archive import ARTICLE_SUFFIXES
from index.article import Article, Skipped
from index.article_json import article_to_json
from index.errors import JianbaoError
from index.extraction import UnreadablePageError, extract_page, read_page
from index.ready_articles import read_ready_articles
from webui.commands.console import report_error, report_skipped, say_json
from webui.commands.usage import Command

_ARTICLES_HELP = """\
切分版面文本，每篇报道输出一行 JSON。

不需要索引，用来查看一个版面会切成哪些报道：标题、署名、栏目、日期、正文和所在的行。
读不了的文件会说明原因，其余照常处理；只要有一个读不了，退出码就是 1。

例子：
  jianbao articles 日报/2024-03-01/A01.txt
  jianbao articles 日报/2024-03-01/*.txt > 报道.jsonl
"""


@click.command(cls=Command, help=_ARTICLES_HELP)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=click.Path())
@click.pass_context
def articles(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Print what extraction sees in pages, an article a line."""
    has_failed = False
    for file in files:
        try:
            found = _read(file)
        except JianbaoError as error:
            report_error(error)
            has_failed = True
            continue
        for item in found:
            if isinstance(item, Skipped):
                report_skipped((item,))
            else:
                say_json(article_to_json(item), indent=None)
    if has_failed:
        ctx.exit(1)


def _read(file: str) -> tuple[Article | Skipped, ...]:
    """Return what one file holds, in its order.

    Raises:
        UnreadablePageError: the file cannot be read.
    """
    path, source = Path(file), Path(file).as_posix()
    if not path.name.lower().endswith(ARTICLE_SUFFIXES):
        page = extract_page(read_page(path, source))
        return (*page.articles, *page.skipped)
    try:
        return tuple(read_ready_articles(path, source))
    except OSError as error:
        raise UnreadablePageError(
            f"{source} 无法打开：{error.strerror}", hint="请检查路径和读取权限。"
        ) from error
