"""Extras: the error that names what has to be installed for a format."""

from __future__ import annotations

from index.command_line import command_line
from index.errors import JianbaoError


class MissingExtraError(JianbaoError):
    """A format needs a library that is not installed."""


def missing_extra(what: str, extra: str) -> MissingExtraError:
    """Return the error for a format whose extra is missing.

    Args:
        what: Chinese name of the format.
        extra: name of the extra in pyproject.toml.
    """
    command = command_line("pip", "install", f"jianbao[{extra}]")
    return MissingExtraError(f"读取{what}需要另装一个组件", hint=f"请运行 {command}")
