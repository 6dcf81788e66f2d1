"""How commands are asked for: Chinese help, Chinese mistakes, and the kinds of value an option takes."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from click.decorators import FC

DEFAULT_INDEX = "jianbao-index"
"""Index folder, in the current folder, where no other is named."""


class Command(click.Command):
    """A command whose help is Chinese throughout.

    The docstring of its function is the help, printed as it stands, so that examples keep their lines.
    """

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with a Chinese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is put together."""
        formatter.write(f"用法：{usage_line(self, ctx)}\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the docstring as it stands."""
        formatter.write(f"\n{inspect.cleandoc(self.help or '')}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        write_options(self, ctx, formatter)


class Group(click.Group):
    """The program itself: its commands in the order they were added, help in Chinese."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of use."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with a Chinese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明；每个命令也有自己的 --help。"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how a command is called."""
        formatter.write(f"用法：{ctx.command_path} 命令 [选项] …\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the docstring as it stands."""
        formatter.write(f"\n{inspect.cleandoc(self.help or '')}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with the first line of each."""
        write_options(self, ctx, formatter)
        rows = [(name, first_line(command)) for name, command in self.commands.items()]
        formatter.write("\n命令：\n" + two_columns(rows))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or offer the nearest ones."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = difflib.get_close_matches(name, self.commands)
            offer = f"你是不是要用 {'、'.join(near)}？" if near else f"可用的命令：{'、'.join(self.commands)}"
            raise click.UsageError(f"没有“{name}”这个命令。{offer}", ctx)
        return super().resolve_command(ctx, args)


def first_line(command: click.Command) -> str:
    """Return what `command` does, in one line."""
    return inspect.cleandoc(command.help or "").partition("\n")[0]


def usage_line(command: click.Command, ctx: click.Context) -> str:
    """Return the command with its arguments: `jianbao search [选项] WORDS…`."""
    arguments = [
        argument.human_readable_name + ("…" if argument.nargs == -1 else "")
        for argument in command.params
        if isinstance(argument, click.Argument)
    ]
    return " ".join([ctx.command_path, "[选项]", *arguments])


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options of `command` as a list of two columns."""
    rows = [
        row
        for option in command.get_params(ctx)
        if isinstance(option, click.Option) and (row := option.get_help_record(ctx))
    ]
    formatter.write("\n选项：\n" + two_columns(rows))


def two_columns(rows: Sequence[tuple[str, str]]) -> str:
    """Return rows of an ASCII name and its explanation, aligned.

    Click's own list counts a Han character as one column and wraps in the middle of words.
    """
    width = max(len(name) for name, _ in rows)
    return "".join(f"  {name:<{width}}  {text}\n" for name, text in rows)


def explain_mistake(error: click.UsageError) -> str:
    """Return in Chinese what was asked wrongly."""
    if isinstance(error, click.NoSuchOption):
        near = f"你是不是要用 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项。{near}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少 {error.param.human_readable_name}。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = (
            error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
        )
        return f"{name} 的值不对：{error.message}"
    if isinstance(error, click.BadOptionUsage):
        if "requires" in error.message:
            return f"选项 {error.option_name} 后面要有一个值。"
        return f"选项 {error.option_name} 不带值。"
    if error.message.startswith("Got unexpected extra argument"):
        return f"多出了没法理解的内容：{error.message.partition('(')[2].rstrip(')').strip('.')}"
    if error.message.startswith("Missing command"):
        return "缺少命令。"
    return error.message


def index_option() -> Callable[[FC], FC]:
    """Return the decorator for `--index`, which every command that needs an index shares."""
    return click.option(
        "--index",
        "folder",
        type=click.Path(path_type=Path),
        default=DEFAULT_INDEX,
        metavar="DIR",
        help=f"索引文件夹，默认 ./{DEFAULT_INDEX}。",
    )
