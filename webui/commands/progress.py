"""The progress of a build on stderr: one line that rewrites itself, or a line a phase where none can."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Self

from index.progress import Progress
from webui.commands.console import display_width, is_interactive, note, shorten

_REDRAW_SECONDS = 0.1
"""Ten redraws a second look smooth; more only slow the build down."""

_BAR_COLUMNS = 24


class ProgressLine:
    """Shows how far a build has come; use it as a context manager, so that the line is always finished."""

    def __init__(self) -> None:
        self._is_interactive = is_interactive()
        self._phase = ""
        self._drawn_at = 0.0
        self._columns = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def __call__(self, progress: Progress) -> None:
        """Show `progress`."""
        if not self._is_interactive:
            if progress.phase != self._phase:
                note(f"{progress.phase} …")
            self._phase = progress.phase
            return
        now = time.monotonic()
        is_news = progress.phase != self._phase or progress.done == progress.total
        if is_news or now - self._drawn_at >= _REDRAW_SECONDS:
            self._phase, self._drawn_at = progress.phase, now
            self._draw(progress_text(progress, shutil.get_terminal_size().columns - 1))

    def _draw(self, text: str) -> None:
        columns = display_width(text)
        sys.stderr.write("\r" + text + " " * (self._columns - columns))
        sys.stderr.flush()
        self._columns = columns

    def _clear(self) -> None:
        if self._columns:
            sys.stderr.write("\r" + " " * self._columns + "\r")
            sys.stderr.flush()
            self._columns = 0


def progress_text(progress: Progress, columns: int) -> str:
    """Return `progress` as one line of at most `columns` terminal columns.

    >>> progress_text(Progress("切分入库", 1, 4, 9, 2, "a/01.txt"), 80)
    '切分入库 ━━━━━━────────────────── 1/4 · 报道 9 · 跳过 2 · a/01.txt'
    """
    parts = [f"{progress.phase} {_bar(progress.done, progress.total)}{progress.done}"]
    if progress.total:
        parts[0] += f"/{progress.total}"
    if progress.articles:
        parts.append(f"报道 {progress.articles}")
    if progress.skipped:
        parts.append(f"跳过 {progress.skipped}")
    text = " · ".join(parts)
    room = columns - display_width(text) - 3
    if progress.current and room >= 12:
        text += f" · {shorten(progress.current, room)}"
    return shorten(text, columns)


def _bar(done: int, total: int) -> str:
    if not total:
        return ""
    filled = min(done, total) * _BAR_COLUMNS // total
    return "━" * filled + "─" * (_BAR_COLUMNS - filled) + " "
