"""The program `jianbao`: its commands, and what becomes of their errors.

Exit status: 0 worked (finding nothing included), 1 failed, 2 asked wrongly, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import importlib.metadata
import os
import sys
import traceback
from collections.abc import Sequence

import click

from index.errors import JianbaoError, QueryError
from index.system_errors import system_reason
from webui.commands.articles import articles
from webui.commands.build import build, update
from webui.commands.check import check
from webui.commands.console import note, prepare_streams, report_error
from webui.commands.demo import demo
from webui.commands.info import info
from webui.commands.search import search
from webui.commands.serve import serve
from webui.commands.tokens import tokens
from webui.commands.usage import Group, explain_mistake
from webui.entry import INTERRUPTED

FAILED = 1
ASKED_WRONGLY = 2

DEBUG_VARIABLE = "JIANBAO_DEBUG"
"""Set to 1, it shows the traceback of an error nobody foresaw."""


def _show_version(ctx: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        click.echo(f"jianbao {_version()}")
        ctx.exit()


def _version() -> str:
    try:
        return importlib.metadata.version("jianbao")
    except importlib.metadata.PackageNotFoundError:
        return "（未安装，从源码运行）"


_HELP = """\
剪报：中文报纸资料的全文检索，带本机网页。

第一次用：
  jianbao demo              看自带的示例
  jianbao build 资料文件夹   为自己的资料建索引
  jianbao serve             打开检索网页
  jianbao search 铁路 建设   在命令行里查
"""


@click.group(cls=Group, help=_HELP, invoke_without_command=True)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="显示版本号。"
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Gather the commands; alone, show how to begin."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (build, update, search, serve, demo, check, articles, tokens, info):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `jianbao` and return its exit status; no error leaves as a traceback."""
    prepare_streams()
    try:
        status = cli.main(arguments, prog_name="jianbao", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        _let_go_of_stdout()  # the reader, `head` say, has what it wanted; Click leaves with SystemExit then
        return 0
    except Exception as error:
        try:
            sys.stdout.flush()
        except OSError:
            _let_go_of_stdout()
        return _report(error)
    return status if isinstance(status, int) else 0


def _let_go_of_stdout() -> None:
    """Send what is still to be written nowhere: Python would fail on it again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(error: Exception) -> int:
    """Say what went wrong and return the exit status."""
    match error:
        case click.exceptions.Abort():
            note("已中断。")
            return INTERRUPTED
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "jianbao"
            report_error(JianbaoError(explain_mistake(error), hint=f"用法见 {command} --help"))
            return ASKED_WRONGLY
        case QueryError():
            report_error(error)
            return ASKED_WRONGLY
        case JianbaoError():
            report_error(error)
        case OSError():
            place = f" {error.filename}" if error.filename else ""
            report_error(JianbaoError(f"无法读写{place}：{system_reason(error)}", hint=_debug_hint()))
        case _:
            text = " ".join(f"{type(error).__name__}: {error}".split())
            report_error(JianbaoError(f"程序出错 {text}", hint=_debug_hint()))
    if os.environ.get(DEBUG_VARIABLE):
        note("".join(traceback.format_exception(error)).rstrip())
    return FAILED


def _debug_hint() -> str:
    return f"设置环境变量 {DEBUG_VARIABLE}=1 再运行一次可看到细节。"
