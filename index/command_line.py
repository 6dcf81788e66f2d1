"""The command line: commands of this program as messages offer them, to be pasted into a shell."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

IS_WINDOWS = os.name == "nt"

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
"""What no shell reads as anything else, as in `shlex`, and Han characters, which `shlex` would quote."""

_PLAIN_ON_WINDOWS = re.compile(r"[\w@+=:./\\-]+")


def command_line(*words: str | Path) -> str:
    r"""Return a command with quotes around the words that need them.

    >>> command_line("jianbao", "build", "日报", "--index", "my dir")
    "jianbao build 日报 --index 'my dir'"
    """
    return " ".join(_quote(str(word)) for word in words)


def rebuild_hint(index_folder: Path) -> str:
    """Return what to do about an index that cannot be used."""
    return f"请重新建立索引：{command_line('jianbao', 'build', '资料文件夹', '--index', index_folder)}"


def _quote(word: str) -> str:
    if IS_WINDOWS:
        return word if _PLAIN_ON_WINDOWS.fullmatch(word) else f'"{word}"'
    return word if _PLAIN.fullmatch(word) else shlex.quote(word)
