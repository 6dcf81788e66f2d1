"""Corrections: what a person typed in `jianbao.toml`, as it concerns one file of the archive.

What a person typed wins over what extraction reads; the program never writes these files.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.article import Kind, LineRange, PageFacts

SHEET_NAME = "jianbao.toml"
"""Name of a correction sheet (更正单): it concerns its folder and all below it."""

Value = str | dt.date | Kind | tuple[str, ...]

Columns = dict[str, tuple[str, ...]]
"""Fields of ready-made articles, and the columns or keys that hold them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one table of a sheet says of the pages it matches."""

    folder: str
    """Of the sheet, inside the archive; "" for the archive itself."""
    pattern: str
    """Glob of the files meant, from that folder; "" for all. Without a slash it means names at any depth."""
    facts: tuple[tuple[str, str | dt.date], ...]
    """Fields of `PageFacts` and their values."""
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Fields of ready-made articles and the columns that hold them; see `index.given_columns`."""

    def matches(self, path: str) -> bool:
        """Tell whether it means what stands at `path` inside the archive: a file or a part of one."""
        if not self.pattern:
            return True
        inner = path.removeprefix(f"{self.folder}/") if self.folder else path
        names = (inner, inner.partition("#")[0])
        if "/" not in self.pattern:
            names = (names[0].rpartition("/")[2], names[1].rpartition("/")[2])
        wanted = self.pattern.split("/")
        return any(_agrees(name.split("/"), wanted) for name in names)


def _agrees(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether a path is as wanted, part by part; `**` stands for any number of folders.

    >>> _agrees(["2020", "12", "A01.txt"], ["**", "A*.txt"]), _agrees(["B1", "A01.txt"], ["B*"])
    (True, False)
    """
    if not parts or not wanted:
        return not parts and not wanted
    if wanted[0] == "**":
        return any(_agrees(parts[skip:], wanted[1:]) for skip in range(len(parts)))
    return fnmatch.fnmatchcase(parts[0], wanted[0]) and _agrees(parts[1:], wanted[1:])


@dataclass(frozen=True, slots=True)
class ArticleFix:
    """One `[[article]]` of a sheet: which article, and what is right about it."""

    sheet: str
    """Path of the sheet inside the archive."""
    number: int
    """Place among the sheet's `[[article]]` tables, from 1."""
    path: str
    """Of the page inside the archive."""
    id: str = ""
    lines: tuple[LineRange, ...] = ()
    """An article is meant by its id; where that is not given or not known, by its lines."""
    join: tuple[LineRange, ...] = ()
    """Runs of lines that make one article."""
    split: tuple[int, ...] = ()
    """Lines at which a new article begins."""
    is_skipped: bool = False
    """Whether the article is none."""
    fields: tuple[tuple[str, Value], ...] = ()
    """Fields of `Article` and their values; `date` is the issue date."""


@dataclass(frozen=True, slots=True)
class FileCorrections:
    """All corrections that concern one file of the archive."""

    source: str = ""
    """What the index calls the file."""
    path: str = ""
    """Of the file inside its archive; differs from `source` where two archives hold the same path."""
    settings: tuple[Setting, ...] = ()
    """The farthest folder's first: later ones win."""
    fixes: tuple[ArticleFix, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.settings or self.fixes)

    @property
    def digest(self) -> str:
        """Name this state of the corrections; "" where there are none. Changes with anything they say."""
        if not self:
            return ""
        return hashlib.blake2b(repr((self.settings, self.fixes)).encode(), digest_size=8).hexdigest()

    def path_of(self, source: str) -> str:
        """Return the path inside the archive of the file or, for packed files, of a part of it."""
        return self.path + source.removeprefix(self.source)

    def facts_for(self, source: str) -> dict[str, str | dt.date]:
        """Return the fields of `PageFacts` that are set for a page."""
        path = self.path_of(source)
        facts: dict[str, str | dt.date] = {}
        for setting in self.settings:
            if setting.matches(path):
                facts.update(setting.facts)
        return facts

    def corrected(self, facts: PageFacts) -> PageFacts:
        """Return the facts of a page as a person has them."""
        return with_facts(facts, self.facts_for(facts.source)) if self.settings else facts

    def columns_for(self, source: str) -> Columns:
        """Return the columns that are named for a table."""
        path = self.path_of(source)
        columns: Columns = {}
        for setting in self.settings:
            if setting.matches(path):
                columns.update(setting.columns)
        return columns

    def fixes_for(self, source: str) -> tuple[ArticleFix, ...]:
        """Return the fixes of a page's articles."""
        path = self.path_of(source)
        return tuple(fix for fix in self.fixes if fix.path == path)


NO_CORRECTIONS = FileCorrections()


def with_facts(facts: PageFacts, given: Mapping[str, str | dt.date]) -> PageFacts:
    """Return facts with those that a person gives; a day that a person gives is not inferred."""
    changes: dict[str, Any] = dict(given)
    if "date" in given:
        changes |= {"date_inferred": False, "date_evidence": ""}
    return replace(facts, **changes)
