"""The manifest: which generation of an index folder is the current one, and what built it.

An index folder holds `manifest.json` and a folder for each generation. A build writes a new generation beside
the current one and then replaces the manifest, in one atomic step; readers follow the manifest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from index.command_line import command_line, rebuild_hint
from index.errors import IndexDamagedError, IndexMissingError, IndexVersionError, IndexWriteError
from index.system_errors import system_reason
from index.tokens import fingerprint

FORMAT = 4
"""Number of the on-disk format; raised whenever files change in a way old programs cannot read."""

MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder says of itself."""

    generation: str
    """Name of the folder of the current generation, inside the index folder."""
    archives: tuple[str, ...]
    """Absolute paths of the archives it was built from."""
    created: str
    """Time of the build, ISO 8601 with offset."""
    format: int = FORMAT
    fingerprint: str = ""
    """See `index.tokens.fingerprint`."""
    build: str = ""
    """Random, made anew by each build and update; "" where an older version of the program built it."""

    @property
    def state(self) -> str:
        """Names what the index holds: no other build of this index or of any other has the same."""
        if self.build:
            return f"{self.generation}-{self.build}"
        told = "\n".join((self.created, *self.archives))
        return f"{self.generation}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def new_manifest(generation: str, archives: tuple[str, ...]) -> Manifest:
    """Return the manifest of a build that this program finishes now."""
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    return Manifest(generation, archives, now, FORMAT, fingerprint(), secrets.token_hex(8))


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an index folder.

    Raises:
        IndexMissingError: the folder holds no index.
        IndexDamagedError: the manifest is there but cannot be read, or names a generation that is gone.
        IndexVersionError: another version of the program, jieba or OpenCC built it.
    """
    path = folder / MANIFEST_NAME
    try:
        row = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        command = command_line("jianbao", "build", "资料文件夹", "--index", folder)
        raise IndexMissingError(f"{folder} 里没有索引", hint=f"请先建立索引：{command}") from error
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"索引清单 {path} 无法读取", hint=rebuild_hint(folder)) from error
    try:
        manifest = Manifest(**{**row, "archives": tuple(row["archives"])})
    except (TypeError, KeyError) as error:
        if isinstance(row, dict) and row.get("format", FORMAT) != FORMAT:
            raise _version(folder) from error
        raise IndexDamagedError(f"索引清单 {path} 内容不完整", hint=rebuild_hint(folder)) from error
    if manifest.format != FORMAT or manifest.fingerprint != fingerprint():
        raise _version(folder)
    if not (folder / manifest.generation).is_dir():
        raise IndexDamagedError(
            f"索引 {folder} 的数据文件夹 {manifest.generation} 不见了", hint=rebuild_hint(folder)
        )
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the one of `folder`, atomically and durably.

    Raises:
        IndexWriteError: the folder cannot be written.
    """
    path = folder / MANIFEST_NAME
    beside = folder / f".{MANIFEST_NAME}.new"
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(manifest), file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(folder)
    except OSError as error:
        raise IndexWriteError(
            f"无法写入索引清单 {path}：{system_reason(error)}",
            hint="请检查磁盘空间和文件夹权限；原有索引没有改动。",
        ) from error


def current_generation(folder: Path) -> str:
    """Return the name of the generation in use, also that of another version; "" where none is named."""
    try:
        return str(json.loads((folder / MANIFEST_NAME).read_text("utf-8"))["generation"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _version(folder: Path) -> IndexVersionError:
    return IndexVersionError(f"索引 {folder} 是由另一版本的剪报或词典建立的", hint=rebuild_hint(folder))
