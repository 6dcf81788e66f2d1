"""The terminal: results on stdout, messages on stderr, and consoles that cannot print every character."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from io import TextIOWrapper
from typing import Any

import click

from index.article import LineRange, Skipped
from index.errors import JianbaoError, QueryError

_SHOWN_COLUMNS = 40
"""Terminal columns of a refused query that are shown on each side of its fault."""


def prepare_streams() -> None:
    """Let both streams print any text: a character the console's charset lacks is written as an escape.

    A Chinese Windows console is often GB18030 or GBK, a bare server's is ASCII; file names on Linux may
    hold bytes that are no text at all. None of these may stop a command half way.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Print one line of a result to stdout."""
    click.echo(text, color=_has_colours())


def note(text: str) -> None:
    """Print one line of a message to stderr."""
    click.echo(text, err=True, color=_has_colours())


def _has_colours() -> bool | None:
    """Return False where colours are unwanted, else None: they go to terminals only.

    An error is reported when Click has let go of the command, which would know it too.
    """
    return False if os.environ.get("NO_COLOR") else None


def report_error(error: JianbaoError) -> None:
    """Print what happened and what to do."""
    note(click.style("错误：", fg="red", bold=True) + str(error))
    if isinstance(error, QueryError) and error.text and error.position is not None:
        _show_fault(error.text, error.position)
    if error.hint:
        note(f"　　　{error.hint}")
    if isinstance(error, QueryError) and error.suggestion:
        note(f"　　　可以改查：{error.suggestion}")


def _show_fault(text: str, position: int) -> None:
    """Print a query with a pointer below the character where reading stopped."""
    printable = "".join(sign if sign.isprintable() else "�" for sign in text)
    before = shorten(printable[:position], _SHOWN_COLUMNS)
    after = printable[position:]
    note(f"　　　{before}{after[: _SHOWN_COLUMNS // 2]}{'…' if len(after) > _SHOWN_COLUMNS // 2 else ''}")
    note(f"　　　{' ' * display_width(before)}^")


def report_skipped(skipped: tuple[Skipped, ...]) -> None:
    """Name everything that was left out, with its reason."""
    for item in skipped:
        place = f" {lines_name(item.lines)}" if item.lines else ""
        note(click.style("跳过 ", fg="yellow") + f"{item.source}{place}：{item.reason}")


def lines_name(lines: LineRange) -> str:
    """Return a run of lines as it is said.

    >>> lines_name((3, 3)), lines_name((3, 7))
    ('第 3 行', '第 3—7 行')
    """
    first, last = lines
    return f"第 {first} 行" if first == last else f"第 {first}—{last} 行"


def say_json(value: Any, *, indent: int | None = 2) -> None:
    """Print `value` as JSON; `indent=None` puts it on one line.

    Where stdout is not UTF-8, characters beyond ASCII are written as JSON escapes, so nothing is lost.
    """
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    say(json.dumps(value, ensure_ascii=not is_utf8, indent=indent))


def is_interactive() -> bool:
    """True when messages go to a terminal that can rewrite its line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes: two for Han characters and full-width signs."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def shorten(text: str, columns: int) -> str:
    """Cut `text` to at most `columns` terminal columns, keeping its end, which names the file."""
    if display_width(text) <= columns:
        return text
    kept: list[str] = []
    left = columns - 1
    for sign in reversed(text):
        left -= display_width(sign)
        if left < 0:
            break
        kept.append(sign)
    return "…" + "".join(reversed(kept))
