"""The index folder: how it is told from a folder of pages, and that the two stay apart."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.errors import ArchiveError
from index.manifest import MANIFEST_NAME

GENERATION = "generation-"
"""Beginning of the names of the folders inside; a number follows."""

_LARGEST_MANIFEST = 1_000_000
"""Bytes. Ours has a few hundred; other programs write manifests, too."""


def is_index(folder: Path) -> bool:
    """Tell whether a folder is an index, of any version: whole, damaged or half-built."""
    return _is_ours(folder / MANIFEST_NAME) or any(folder.glob(f"{GENERATION}*/_*.toc"))


def find_strangers(names: Iterable[str]) -> list[str]:
    """Return the names in an index folder that are none of ours; hidden ones are not looked at."""
    return [name for name in names if not name.startswith((".", GENERATION)) and name != MANIFEST_NAME]


def check_apart(index: Path, archives: Sequence[Path]) -> None:
    """See that an index can be written in the folder `index` without being taken for its archives.

    It may lie inside an archive, where it is passed over, but not among pages.

    Raises:
        ArchiveError: an archive is an index or lies inside one; the index would lie among pages, or around
            them, or in another index.
    """
    into = _real(index)
    for archive in archives:
        place = _real(archive)
        if around := _index_around(place):
            what = "是剪报的索引" if around == place else f"在剪报的索引 {around} 里面"
            raise ArchiveError(
                f"{archive} {what}，不能当作资料收录",
                hint="请给出存放版面的文件夹；版面若放在索引里，请先把这些资料移出来。",
            )
        if into == place or into in place.parents:
            raise ArchiveError(f"索引不能建在存放资料的文件夹 {index} 里，会与资料混在一起", hint=_ELSEWHERE)
        if place in into.parents and not is_index(into) and (strangers := _strangers_in(into)):
            raise ArchiveError(
                f"资料文件夹 {archive} 里的 {index} 已有别的文件（{strangers[0]}），不能再放索引",
                hint=_ELSEWHERE,
            )
    if around := _index_around(into.parent):
        raise ArchiveError(f"索引 {index} 在另一个索引 {around} 里面", hint=_ELSEWHERE)


_ELSEWHERE = "请另选一个文件夹，例如：--index jianbao-index"


def _real(path: Path) -> Path:
    """Return a path without links; unlike `Path.resolve` also that of a link to itself."""
    return Path(os.path.realpath(path))


def _is_ours(manifest: Path) -> bool:
    try:
        if manifest.stat().st_size > _LARGEST_MANIFEST:
            return False
        row = json.loads(manifest.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(row, dict) and {"generation", "archives"} <= row.keys()


def _index_around(path: Path) -> Path | None:
    """Return the index that a path is or lies inside."""
    return next((folder for folder in (path, *path.parents) if is_index(folder)), None)


def _strangers_in(folder: Path) -> list[str]:
    return find_strangers(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else []
