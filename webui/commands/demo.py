"""`jianbao demo`: from nothing to a web page in one command."""

from __future__ import annotations

import json
from pathlib import Path

import click

from index import build_index, sample_archive, update_index
from index.command_line import command_line
from index.errors import IndexDamagedError, IndexMissingError, IndexVersionError, JianbaoError
from index.manifest import MANIFEST_NAME
from webui.commands.build import run_build, show_report
from webui.commands.console import note
from webui.commands.serve import port_option, run_server
from webui.commands.usage import Command, index_option


class OtherIndexError(JianbaoError):
    """The sample would replace the index of somebody's own archive."""


_DEMO_HELP = """\
建好自带示例（两份虚构的报纸）的索引并打开网页，一步看到全貌。

再次运行时只处理有改动的版面。示例不会覆盖你自己资料的索引。

例子：
  jianbao demo --open
  jianbao demo --archive 日报
"""


@click.command(cls=Command, help=_DEMO_HELP)
@click.option(
    "--archive", type=click.Path(path_type=Path), metavar="DIR", help="不用示例，改用这个资料文件夹。"
)
@index_option()
@port_option()
@click.option("--no-serve", "is_build_only", is_flag=True, help="只建索引，不启动网页。")
@click.option("--open", "is_opening", is_flag=True, help="启动后用默认浏览器打开。")
def demo(archive: Path | None, folder: Path, port: int, is_build_only: bool, is_opening: bool) -> None:
    """Index the sample, or an archive, and serve it."""
    prepare_index(archive, folder)
    if not is_build_only:
        run_server(folder, port=port, is_opening=is_opening)


def prepare_index(archive: Path | None, folder: Path) -> None:
    """Make `folder` an up-to-date index of `archive`, or of the sample where that is None.

    Raises:
        OtherIndexError: the sample is asked for, but `folder` holds the index of something else.
        ArchiveError: there is no such archive.
        IndexWriteError: the folder cannot be written.
    """
    wanted = (archive or sample_archive()).resolve()
    present = named_archives(folder)
    if archive is None and present is not None and not _is_sample(present):
        raise OtherIndexError(
            f"索引 {folder} 收录的是别的资料（{'、'.join(present) or '来源不明'}），示例不会覆盖它",
            hint=f"查看它：{command_line('jianbao', 'serve', '--index', folder)}"
            "　另建示例：jianbao demo --index 另一个文件夹",
        )
    if present is not None and [Path(name) for name in present] == [wanted]:
        try:
            report = run_build(folder, lambda progress: update_index(folder, (wanted,), progress=progress))
        except (IndexMissingError, IndexDamagedError, IndexVersionError) as error:
            note(f"{error}，正在重建。")
        else:
            return show_report(report, as_json=False)
    report = run_build(folder, lambda progress: build_index([wanted], into=folder, progress=progress))
    return show_report(report, as_json=False)


def named_archives(folder: Path) -> tuple[str, ...] | None:
    """Return the archives an index says it was built from, whatever version built it.

    None where there is no index, an empty tuple where it does not tell.
    """
    try:
        text = (folder / MANIFEST_NAME).read_text("utf-8", errors="replace")
    except OSError:
        return None
    try:
        return tuple(str(name) for name in json.loads(text)["archives"])
    except (ValueError, KeyError, TypeError):
        return ()


def _is_sample(archives: tuple[str, ...]) -> bool:
    """Tell the sample by the end of its path: another installation has it elsewhere."""
    return [Path(name).parts[-2:] for name in archives] == [sample_archive().parts[-2:]]
