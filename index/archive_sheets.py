"""The correction sheets of one archive, and which of them concern a file: its folder's and all above it."""

from __future__ import annotations

import dataclasses
import os
from collections import defaultdict
from pathlib import Path

from index.article import Skipped
from index.correction_sheet import Sheet, read_sheet
from index.corrections import NO_CORRECTIONS, SHEET_NAME, ArticleFix, FileCorrections, Setting
from index.formats.source import TABLE_SUFFIXES, TAR_SUFFIXES, ZIP_SUFFIXES

_PACKED_SUFFIXES = (".pdf", ".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".tar.bz2")
"""Files whose parts have names of their own, which a pattern may mean."""

_TABLES = (*TABLE_SUFFIXES, *ZIP_SUFFIXES, *TAR_SUFFIXES)
"""Files that names of columns concern; others are not read again when those change."""


class ArchiveSheets:
    """Reads the sheets of an archive, each when its folder is first come to."""

    def __init__(self) -> None:
        self._chains: dict[Path, tuple[Sheet, ...]] = {}
        self._fixes: dict[str, list[ArticleFix]] = defaultdict(list)
        """By path of the page and by every beginning of it, which may be a packed file."""
        self._unclaimed: set[ArticleFix] = set()
        self._unmatched: set[Setting] = set()
        self._has_packed = False
        self._sheets: dict[Setting | ArticleFix, Sheet] = {}

    def corrections(self, file: Path, path: str, source: str) -> FileCorrections:
        """Return what concerns one file.

        Args:
            file: where it is.
            path: its path inside the archive.
            source: what the index calls it.
        """
        chain = self._chain(file.parent, path.rpartition("/")[0])
        if not chain:
            return NO_CORRECTIONS
        is_packed = path.lower().endswith(_PACKED_SUFFIXES)
        self._has_packed |= is_packed
        settings = []
        for setting in (setting for sheet in chain for setting in sheet.settings):
            if setting.matches(path):
                self._unmatched.discard(setting)
                settings.append(setting)
            elif is_packed:
                settings.append(setting)
        if not path.lower().endswith(_TABLES):
            settings = [dataclasses.replace(one, columns=()) for one in settings if one.facts]
        fixes = self._fixes.get(path, ())
        self._unclaimed.difference_update(fixes)
        return FileCorrections(source, path, tuple(settings), tuple(fixes))

    @property
    def mistakes(self) -> list[Skipped]:
        """What in the sheets could not be understood."""
        sheets = dict.fromkeys(sheet for chain in self._chains.values() for sheet in chain)
        return [trouble for sheet in sheets for trouble in sheet.troubles]

    @property
    def troubles(self) -> list[Skipped]:
        """What could not be understood or means no file; complete when all files were asked."""
        troubles = self.mistakes
        for fix in sorted(self._unclaimed, key=lambda fix: (fix.sheet, fix.number)):
            reason = f"第 {fix.number} 个 [[article]] 的 file：没有 {fix.path} 这个文件"
            troubles.append(Skipped(fix.sheet, None, f"{reason}；请从更正单所在的文件夹写起"))
        idle = () if self._has_packed else self._unmatched
        for setting in sorted(idle, key=lambda setting: (setting.folder, setting.pattern)):
            reason = f'[files."{setting.pattern}"] 没有对上任何文件；请检查样式，* 代表任意文字'
            troubles.append(Skipped(self._sheets[setting].source, None, reason))
        return troubles

    def _chain(self, folder: Path, name: str) -> tuple[Sheet, ...]:
        """Return the sheets of a folder, the archive's own first; `name` is its path inside the archive."""
        if folder not in self._chains:
            above = self._chain(folder.parent, name.rpartition("/")[0]) if name else ()
            path = folder / SHEET_NAME
            own = (
                (self._read(path, f"{name}/{SHEET_NAME}" if name else SHEET_NAME),)
                if os.path.lexists(path)
                else ()
            )
            self._chains[folder] = (*above, *own)
        return self._chains[folder]

    def _read(self, path: Path, source: str) -> Sheet:
        sheet = read_sheet(path, source)
        for setting in sheet.settings:
            self._sheets[setting] = sheet
            if setting.pattern:
                self._unmatched.add(setting)
        for fix in sheet.fixes:
            self._unclaimed.add(fix)
            for place in _beginnings(fix.path):
                self._fixes[place].append(fix)
        return sheet


class NearbySheets:
    """Reads the sheets beside and above single files, whatever archive they belong to."""

    def __init__(self) -> None:
        self._archives: dict[Path, ArchiveSheets] = {}
        """By the highest folder above a file that has a sheet: there is no other mark of where one begins."""

    def corrections(self, file: Path, source: str) -> FileCorrections:
        """Return what concerns one file, which is called `source`."""
        place = Path(os.path.normpath(file.absolute()))
        folders = [folder for folder in place.parents if os.path.lexists(folder / SHEET_NAME)]
        if not folders:
            return NO_CORRECTIONS
        sheets = self._archives.setdefault(folders[-1], ArchiveSheets())
        return sheets.corrections(place, place.relative_to(folders[-1]).as_posix(), source)

    @property
    def mistakes(self) -> list[Skipped]:
        """What in the sheets could not be understood; sheets are called by their places."""
        return [
            dataclasses.replace(mistake, source=str(folder / mistake.source))
            for folder, sheets in self._archives.items()
            for mistake in sheets.mistakes
        ]


def _beginnings(path: str) -> list[str]:
    """Return the path and every beginning of it that may be a file holding it.

    >>> _beginnings("报/一月.zip/A05.pdf#2")
    ['报', '报/一月.zip', '报/一月.zip/A05.pdf', '报/一月.zip/A05.pdf#2']
    """
    ends = [place for place, sign in enumerate(path) if sign in "/#"]
    return [path[:end] for end in (*ends, len(path))]
