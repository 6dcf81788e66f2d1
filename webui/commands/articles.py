"""`jianbao articles`: what extraction sees in a file, as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from index.archive import readable_path
from index.archive_sheets import NearbySheets
from index.article import Article, Skipped
from index.article_json import article_to_json
from index.corrected_page import read_corrected
from index.corrections import NO_CORRECTIONS, SHEET_NAME
from index.errors import JianbaoError
from webui.commands.console import report_error, report_skipped, say_json
from webui.commands.usage import Command

_ARTICLES_HELP = """\
切分版面文本，每篇报道输出一行 JSON。

不需要索引，用来查看一个版面会切成哪些报道：标题、署名、栏目、日期、正文和所在的行。
文件所在的文件夹和上面各层的 jianbao.toml 里的更正已经算在内；不要更正的，加 --uncorrected。
读不了的文件会说明原因，其余照常处理；只要有一个读不了，退出码就是 1。

例子：
  jianbao articles 日报/2024-03-01/A01.txt
  jianbao articles --uncorrected 日报/2024-03-01/A01.txt
  jianbao articles 日报/2024-03-01/*.txt > 报道.jsonl
"""


@click.command(cls=Command, help=_ARTICLES_HELP)
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=click.Path())
@click.option("--uncorrected", is_flag=True, help="不用 jianbao.toml 里的更正，只看程序自己读出的。")
@click.pass_context
def articles(ctx: click.Context, files: tuple[str, ...], uncorrected: bool) -> None:
    """Print what extraction sees in files, an article a line."""
    has_failed = False
    sheets = NearbySheets()
    for file in files:
        source = readable_path(file)
        corrections = NO_CORRECTIONS if uncorrected else sheets.corrections(Path(file), source)
        for found in read_corrected(Path(file), source, corrections):
            if isinstance(found, Skipped):
                has_failed |= _report(found)
            elif isinstance(found, Article):
                say_json(article_to_json(found), indent=None)
            else:
                for article in found.articles:
                    say_json(article_to_json(article), indent=None)
                report_skipped(found.skipped)
    report_skipped(tuple(sheets.mistakes))
    if has_failed:
        ctx.exit(1)


def _report(skipped: Skipped) -> bool:
    """Say what was skipped; return whether that is a whole file and so a failure."""
    if skipped.lines or skipped.source.rpartition("/")[2] == SHEET_NAME:
        report_skipped((skipped,))
        return False
    report_error(JianbaoError(f"{skipped.source}：{skipped.reason}"))
    return True
