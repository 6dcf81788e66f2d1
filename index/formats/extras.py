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
    return MissingExtraError(f"读取{what}需要另装一个组件", hint=f"请{install_hint(extra)}")


def install_hint(extra: str) -> str:
    """Return how to install an extra and have the files read: an update looks only at those that changed."""
    return f"运行 {command_line('pip', 'install', f'jianbao[{extra}]')}，再用 jianbao build 重新建库"
