"""Extras: which are installed, and the error that names what has to be installed for a format."""

from __future__ import annotations

import importlib.util

from index.command_line import command_line
from index.errors import JianbaoError

_MODULES = {
    "html": ("selectolax",),
    "pdf": ("pypdfium2",),
    "docx": ("docx",),
    "ocr": ("rapidocr", "onnxruntime"),
}
"""What each extra of pyproject.toml that reads files installs."""


class MissingExtraError(JianbaoError):
    """A format needs a library that is not installed; `extra` is the name of the extra that has it."""

    def __init__(self, message: str, *, hint: str = "", extra: str = "") -> None:
        super().__init__(message, hint=hint)
        self.extra = extra


def has_extra(extra: str) -> bool:
    """Tell whether all that an extra installs is there; False for one that is unknown."""
    return extra in _MODULES and all(importlib.util.find_spec(name) for name in _MODULES[extra])


def missing_extra(what: str, extra: str) -> MissingExtraError:
    """Return the error for a format whose extra is missing.

    Args:
        what: Chinese name of the format.
        extra: name of the extra in pyproject.toml.
    """
    return MissingExtraError(f"读取{what}需要另装一个组件", hint=f"请{install_hint(extra)}", extra=extra)


def install_hint(extra: str) -> str:
    """Return how to install an extra and have the files read that lacked it."""
    return f"运行 {command_line('pip', 'install', f'jianbao[{extra}]')}，再运行 jianbao update"
