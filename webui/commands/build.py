"""`jianbao build` and `jianbao update`: page texts into an index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from index import BuildReport, build_index, update_index
from index.manifest import MANIFEST_NAME
from index.progress import OnProgress
from webui.commands.console import note, report_skipped, say, say_json
from webui.commands.progress import ProgressLine
from webui.commands.usage import Command, index_option
from webui.entry import INTERRUPTED

_BUILD_HELP = """\
把资料文件夹里的报纸版面和现成报道建成索引。

ARCHIVE 是资料文件夹，连同各层子文件夹，也可以是一个文件；可以给出多个。能读的文件：
  文字    .txt .md
  网页    .html .htm .shtml .xhtml .mht .mhtml
  PDF     .pdf
  Word    .docx
  表格    .jsonl .ndjson .json .csv .tsv ，也可以压成 .xz 或 .gz
  压缩包  .zip .tar .tar.gz .tgz .tar.xz .tar.bz2
  图片    .png .jpg .jpeg .tif .tiff .bmp .webp
表格里是现成的报道，其余是版面。网页、PDF、Word 和图片要另装程序库，缺少时会说明怎么装。
新索引在旁边建好、检查无误后才替换原有索引；按 Ctrl-C 中断，原有索引不受影响，
再次运行同样的命令会从中断处接着做。读不了的文件会逐一列出原因，其余照常收录。

例子：
  jianbao build 日报
  jianbao build 日报 晚报 --index D:\\剪报索引
"""


@click.command(cls=Command, help=_BUILD_HELP)
@click.argument("archives", metavar="ARCHIVE", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option()
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
def build(archives: tuple[Path, ...], folder: Path, as_json: bool) -> None:
    """Build an index from page texts."""
    report = run_build(folder, lambda progress: build_index(archives, into=folder, progress=progress))
    show_report(report, as_json=as_json)


_UPDATE_HELP = """\
更新索引：只处理新增和改动的版面，去掉已消失的。

不写 ARCHIVE 时，用建立索引时的那些资料文件夹。按 Ctrl-C 中断，原有索引不受影响。

例子：
  jianbao update
  jianbao update --index D:\\剪报索引
"""


@click.command(cls=Command, help=_UPDATE_HELP)
@click.argument("archives", metavar="ARCHIVE", nargs=-1, type=click.Path(path_type=Path))
@index_option()
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
def update(archives: tuple[Path, ...], folder: Path, as_json: bool) -> None:
    """Bring an index up to date."""
    report = run_build(folder, lambda progress: update_index(folder, archives, progress=progress))
    show_report(report, as_json=as_json)


def run_build(folder: Path, work: Callable[[OnProgress], BuildReport]) -> BuildReport:
    """Do `work` with its progress shown; when it is interrupted, say what became of the index, and exit."""
    try:
        with ProgressLine() as line:
            return work(line)
    except KeyboardInterrupt:
        if (folder / MANIFEST_NAME).exists():
            note(f"已中断。原有索引 {folder} 没有改动，仍可使用。")
        else:
            note(f"已中断。索引 {folder} 还没有建成。")
        note("做完的部分留着：再次运行同样的命令，会从中断处接着做。")
        raise click.exceptions.Exit(INTERRUPTED) from None


def show_report(report: BuildReport, *, as_json: bool) -> None:
    """Print what a build did: skipped files to stderr, the sums to stdout."""
    report_skipped(report.skipped)
    if as_json:
        say_json(report_to_json(report))
        return
    skipped = f"；跳过 {len(report.skipped)} 处，原因见上" if report.skipped else ""
    say(
        f"收录 {report.pages:,} 个版面、{report.articles:,} 篇报道"
        f"（新增 {report.added:,}，更新 {report.changed:,}，"
        f"移除 {report.removed:,}，未变 {report.unchanged:,} 个文件）{skipped}。"
    )
    resumed = f"，其中 {report.resumed:,} 篇是上次中断前做好的" if report.resumed else ""
    say(f"索引 {report.folder}，用时 {report.seconds:.1f} 秒{resumed}。")


def report_to_json(report: BuildReport) -> dict[str, object]:
    """Return `report` as plain values."""
    return {
        "index": str(report.folder),
        "pages": report.pages,
        "articles": report.articles,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "resumed": report.resumed,
        "skipped": [
            {"source": item.source, "lines": list(item.lines) if item.lines else None, "reason": item.reason}
            for item in report.skipped
        ],
        "seconds": round(report.seconds, 3),
    }
