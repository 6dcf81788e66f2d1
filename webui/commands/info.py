"""`jianbao info`: what an index holds and what built it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path

import click

from index.manifest import read_manifest
from index.tokens import segmenter_name
from search import open_engine
from webui.commands.console import say, say_json
from webui.commands.usage import Command, index_option
from webui.wording import chinese_day

_INFO_HELP = """\
显示索引收录了什么、何时由什么建成。

例子：
  jianbao info
  jianbao info --index D:\\剪报索引 --json
"""


@click.command(cls=Command, help=_INFO_HELP)
@index_option()
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
def info(folder: Path, as_json: bool) -> None:
    """Print what an index holds."""
    manifest = read_manifest(folder)
    with open_engine(folder) as engine:
        overview = engine.overview()
    first, last = overview.first_day, overview.last_day
    if as_json:
        say_json(
            {
                "index": str(folder),
                "articles": overview.articles,
                "pages": overview.pages,
                "issues": overview.issues,
                "reporters": overview.reporters,
                "newspapers": [{"value": name, "count": count} for name, count in overview.newspapers],
                "first_day": first.isoformat() if first else None,
                "last_day": last.isoformat() if last else None,
                "skipped": overview.skipped,
                **asdict(manifest),
                "segmenter": segmenter_name(),
            }
        )
        return
    papers = "、".join(f"{name or '未注明'} {count:,} 篇" for name, count in overview.newspapers)
    rows = (
        ("索引", str(folder)),
        ("资料", "、".join(manifest.archives)),
        ("建成", f"{dt.datetime.fromisoformat(manifest.created).astimezone():%Y-%m-%d %H:%M}"),
        ("收录", f"{overview.articles:,} 篇报道、{overview.pages:,} 个版面、{overview.issues:,} 期"),
        ("报纸", papers or "无"),
        ("署名", f"{overview.reporters:,} 人"),
        ("日期", f"{chinese_day(first)} 至 {chinese_day(last)}" if first and last else "不明"),
        ("跳过", f"{overview.skipped:,} 处"),
        ("分词", segmenter_name()),
    )
    for name, text in rows:
        say(f"{name}　{text}")
