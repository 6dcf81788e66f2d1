"""`jianbao articles`: what extraction sees in a file, as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from index.archive import readable_path
from index.article import Article, Skipped
from index.article_json import article_to_json
from index.errors import JianbaoError
from index.formats import read_source
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
    """Print what extraction sees in files, an article a line."""
    has_failed = False
    for file in files:
        for found in read_source(Path(file), readable_path(file)):
            if isinstance(found, Skipped):
                has_failed |= _report(found)
            elif isinstance(found, Article):
                say_json(article_to_json(found), indent=None)
            else:
                for article in found.articles:
                    say_json(article_to_json(article), indent=None)
                report_skipped(found.skipped)
    if has_failed:
        ctx.exit(1)


def _report(skipped: Skipped) -> bool:
    """Say what was skipped; return whether that is a whole file and so a failure."""
    if skipped.lines:
        report_skipped((skipped,))
        return False
    report_error(JianbaoError(f"{skipped.source}：{skipped.reason}"))
    return True
