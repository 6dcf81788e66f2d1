"""The archive: folders of page texts and files of ready-made articles, listed without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from index.archive_sheets import ArchiveSheets
from index.article import Skipped
from index.corrections import NO_CORRECTIONS, SHEET_NAME, FileCorrections
from index.errors import ArchiveError
from index.formats import OTHER_KIND, SUFFIXES
from index.history import Former
from index.index_folder import GENERATION, find_strangers, is_index
from index.manifest import MANIFEST_NAME
from index.schema import FileState
from index.system_errors import system_reason

_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", SHEET_NAME})
"""Left by file managers, or ours: neither pages nor worth a word."""


_LEFTOVER_FOLDERS = ("_files", ".files")
"""Pictures and scripts that a browser saves beside a page."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the archive that may hold articles."""

    path: Path
    state: FileState
    corrections: FileCorrections = NO_CORRECTIONS
    """What a person typed about it."""
    former: Former = field(default_factory=dict)
    """Addresses that what it holds had in the index that is being replaced; looked up when it is read."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What an archive holds."""

    files: tuple[SourceFile, ...]
    """In the order of their names; each `state.source` is there once."""
    skipped: tuple[tuple[FileState, Skipped], ...]
    """Folders and files that cannot be taken, and what is wrong with correction sheets; states of size 0."""


def list_archives(archives: Sequence[Path]) -> Listing:
    """List the files of `archives`: folders, searched to any depth, or single files.

    A source is the path inside its archive; where two archives hold the same path, the later one's gets the
    archive's name before it.

    Raises:
        ArchiveError: an archive does not exist or cannot be read at all.
    """
    files: dict[str, SourceFile] = {}
    skipped: dict[str, tuple[FileState, Skipped]] = {}
    troubles: list[Skipped] = []
    for archive in archives:
        if not archive.exists():
            raise ArchiveError(
                f"资料文件夹 {archive} 不存在", hint="请检查路径是否写对，含空格的路径要加引号。"
            )
        if archive.is_dir() and not os.access(archive, os.R_OK | os.X_OK):
            raise ArchiveError(f"资料文件夹 {archive} 没有读取权限", hint="请修改文件夹权限后再试。")
        sheets = ArchiveSheets()
        for path, source, reason in _walk(archive):
            name = source if source not in files and source not in skipped else f"{archive.name}/{source}"
            state, trouble = _look(path, name)
            if reason or trouble:
                skipped[name] = (state, Skipped(name, None, reason or trouble))
            else:
                corrections = sheets.corrections(path, source, name)
                state = replace(state, corrections=corrections.digest)
                files[name] = SourceFile(path, state, corrections)
        troubles.extend(sheets.troubles)
    found = [(FileState(trouble.source, 0, 0), trouble) for trouble in troubles]
    return Listing(tuple(files.values()), (*skipped.values(), *found))


def _walk(archive: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield path, source and, for what cannot be taken, the reason."""
    if archive.is_file():
        yield archive, archive.name, _suffix_trouble(archive.name)
        return
    seen = {_identity(archive)}
    pending = [archive]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield folder, _source(folder, archive), f"文件夹无法读取：{system_reason(error)}；请检查权限"
            continue
        names = [entry.name for entry in entries if entry.name.lower() not in _IGNORED_NAMES]
        if _has_index_names(names) and is_index(folder):
            if strangers := find_strangers(names):
                reason = f"这是剪报的索引，没有当作资料读取，里面却有 {strangers[0]}；如是资料，请移到别处"
                yield folder, _source(folder, archive), reason
            continue
        deeper = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") or entry.name.lower() in _IGNORED_NAMES:
                continue
            try:
                is_folder = entry.is_dir()
                identity = _identity(path) if is_folder else None
            except OSError as error:
                yield path, _source(path, archive), _trouble(path, error)
                continue
            if is_folder:
                if entry.name.lower().endswith(_LEFTOVER_FOLDERS):
                    continue
                if identity in seen:
                    yield path, _source(path, archive), "链接指向已经读过的文件夹，不再重复读取"
                else:
                    seen.add(identity)
                    deeper.append(path)
            else:
                yield path, _source(path, archive), _suffix_trouble(entry.name)
        pending.extend(reversed(deeper))


def _has_index_names(names: Iterable[str]) -> bool:
    """Tell whether a folder is worth a closer look: few archives have such names in them."""
    return any(name == MANIFEST_NAME or name.startswith(GENERATION) for name in names)


def _identity(folder: Path) -> object:
    """Return what tells a folder from every other, also through links."""
    status = folder.stat()
    return (status.st_dev, status.st_ino) if status.st_ino else folder.resolve()


def _source(path: Path, archive: Path) -> str:
    return readable_path(PurePath(path).relative_to(archive)) if path != archive else readable_path(path.name)


def readable_path(path: str | PurePath) -> str:
    """Return a path with forward slashes, as text that can be stored.

    Names that are no UTF-8, as Chinese ones unzipped from Windows, are read as GB18030.
    """
    text = PurePath(path).as_posix()
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text).decode("gb18030", "backslashreplace")
    return text


def _suffix_trouble(name: str) -> str:
    return "" if name.lower().endswith(SUFFIXES) else OTHER_KIND


def _look(path: Path, source: str) -> tuple[FileState, str]:
    """Return the file's state and what is wrong with it, if anything."""
    try:
        status = path.stat()
    except OSError as error:
        return FileState(source, 0, 0), _trouble(path, error)
    if not path.is_file() and not path.is_dir():
        return FileState(source, 0, 0), "不是普通文件（管道、设备等）"
    return FileState(source, status.st_size, status.st_mtime_ns), ""


def _trouble(path: Path, error: OSError) -> str:
    """Return why a file or link in the archive cannot be looked at."""
    if not path.is_symlink():
        return f"文件无法打开：{system_reason(error)}；请检查权限，或是否已被移走"
    reason = "它指向的文件不存在" if isinstance(error, FileNotFoundError) else system_reason(error)
    return f"链接无法打开：{reason}；请修复或删除这个链接"
