"""Progress of a long piece of work, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come."""

    phase: str
    """Chinese name of the step: 清点文件, 切分入库, 合并写盘 …"""
    done: int
    """Files done in this phase."""
    total: int
    """Files of this phase; 0 while it is unknown."""
    articles: int
    """Articles taken in so far."""
    skipped: int
    """Files and lines skipped so far."""
    current: str = ""
    """Archive path of the file being read."""


OnProgress = Callable[[Progress], None]
