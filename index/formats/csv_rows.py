"""Rows of a CSV table, also of one whose quotes do not pair.

Quotes are read as RFC 4180 has them. One that closes nowhere, or where text goes on, would make a single cell
of all the rows up to the next one: it is read as a character of its line, and the table goes on with the next
line. What cannot be told from a cell of several lines: two stray quotes at the two ends of cells with fewer
than `_FEWEST_ROWS` rows between them.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.article import LineRange

MAX_CELL = 8_000_000
"""Characters of one cell; longer ones belong to no article."""

_FEWEST_ROWS = 3
"""Lines inside one cell that are taken for rows if each has as many delimiters as the header."""

_FEWEST_VERSES = 100
"""The same where a line of text may well have as many: one comma, or full-width ones."""

_MANY_STRAYS = 50
"""Stray quotes of one row from which all others of the same line are taken for strays, too."""

_ADVICE = '字段里的引号要写成两个（""）'
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_LINE_END = re.compile(r"[\r\n]")
_STRAY = "\ufdd0"
"""Stands for a stray quote while its row is read: a code point that Unicode gives to no character."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a blank line is a row without cells."""

    cells: Sequence[str]
    lines: LineRange


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with some lines of the table."""

    lines: LineRange
    reason: str
    """Chinese: whether the lines were read all the same, and what to do."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A row as it was read, which may be no row or a part of one."""

    cells: Sequence[str]
    lines: LineRange
    is_too_long: bool = False
    stray: int = 0
    """Line of its first stray quote; 0 where there is none."""
    is_open: bool = False
    """Whether a stray quote has no other in its line."""


def read_rows(lines: Iterable[str], delimiter: str) -> Iterator[Row | Damage]:
    """Yield the rows of a table, the header first, and what is wrong with it.

    Whether a row with a stray quote is whole is told by the next line: where that is no row of the table, it
    belongs to a cell whose end nobody knows, and both are left out.

    Args:
        lines: of the table, with their ends; a cell may hold several.
        delimiter: between the cells.
    """
    widths = (0, 0)  # of the header and of the row before
    waiting: _Record | None = None
    lost = 0
    for record in _read_records(lines, delimiter):
        is_row = len(record.cells) in widths
        if waiting and not is_row:
            lost = record.lines[1] if record.cells or record.is_too_long else lost
            continue
        if waiting:
            yield from _settle(waiting, lost)
            waiting = None
        if record.stray and widths[0]:
            waiting, lost = record, 0 if is_row else record.lines[1]
            continue
        yield from _settle(record, 0)
        widths = (widths[0] or len(record.cells), len(record.cells) or widths[1])
    if waiting:
        yield from _settle(waiting, lost)


def _settle(record: _Record, lost: int) -> Iterator[Row | Damage]:
    """Yield what becomes of a record; `lost` is the last line that is left out with it, 0 where none is."""
    if record.is_too_long and not record.stray:
        yield Damage(record.lines, f"有一格超过上限 {MAX_CELL} 字，没有收录；请检查这一行的分隔符和引号")
    elif lost:
        reason = f"第 {record.stray} 行的引号没有配对，这里没有收录，以下各行照常；{_ADVICE}"
        yield Damage((record.lines[0], max(lost, record.lines[1])), reason)
    else:
        yield Row(record.cells, record.lines)
        if record.is_open:
            reason = f"引号没有配对，已当作普通字符，这一条和以下各行照常收录；{_ADVICE}"
            yield Damage((record.stray, record.stray), reason)


@dataclass(frozen=True, slots=True)
class _Fault:
    """A place in the lines of a row where the quotes go wrong."""

    line: int
    column: int
    is_blank: bool
    """Whether only blanks stand there, after a closing quote; else it is a stray quote."""


class _Lines:
    """Lines on their way to the reader; those of the row it is at can be mended and given to it again."""

    def __init__(self, fresh: Iterable[str]) -> None:
        self._fresh = iter(fresh)
        self._again: deque[str] = deque()
        self.passed = 0
        """Lines of the rows before."""
        self.taken: list[str] = []
        """Lines of this row."""
        self.strays: list[int] = []
        """Places in `taken` of the stray quotes' lines."""
        self.is_open = False
        """Whether a stray quote has no other in its line."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._fresh)
        self.taken.append(line)
        return line

    def mend(self, fault: _Fault) -> None:
        """Take a fault out of the row, and give the row again."""
        line = self.taken[fault.line]
        before, after = line[: fault.column], line[fault.column :]
        if fault.is_blank:
            after = after.lstrip(" ")
        else:
            self.strays.append(fault.line)
            self.is_open |= after.count('"') % 2 == 1
            after = _STRAY + after[1:]
            if len(self.strays) > _MANY_STRAYS:
                after = after.replace('"', _STRAY)
        self.taken[fault.line] = before + after
        self._again.extendleft(reversed(self.taken))
        self.taken = []

    def go_on(self) -> None:
        """Begin the next row."""
        self.passed += len(self.taken)
        self.taken, self.strays, self.is_open = [], [], False


def _read_records(lines: Iterable[str], delimiter: str) -> Iterator[_Record]:
    """Yield every row, with stray quotes as characters of it."""
    csv.field_size_limit(MAX_CELL)
    source = _Lines(lines)
    table = csv.reader(source, delimiter=delimiter, strict=True)
    width = 0
    while True:
        cells: list[str] | None
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        fault = None
        if cells is None or _has_swallowed(source.taken, width, delimiter):
            fault = _find_fault(source.taken, delimiter, is_read=cells is not None)
        if fault:
            source.mend(fault)
            continue
        record = _make_record(source, cells, width, delimiter)
        width = width or len(record.cells)
        yield record
        source.go_on()


def _make_record(source: _Lines, cells: Sequence[str] | None, width: int, delimiter: str) -> _Record:
    """Return what was read; `cells` is None where one of them is too long."""
    lines = (source.passed + 1, source.passed + len(source.taken))
    if not source.strays:
        return _Record(cells or (), lines, cells is None)
    spelled = [cell.replace(_STRAY, '"') for cell in cells or ()]
    if cells and len(cells) != width and not source.is_open:
        spelled = _read_loosely(source.taken, delimiter) or spelled
    return _Record(spelled, lines, cells is None, source.passed + 1 + source.strays[0], source.is_open)


def _read_loosely(lines: Sequence[str], delimiter: str) -> list[str]:
    """Return the cells of a row as where delimiters between stray quotes are text; none where that fails."""
    reader = csv.reader([line.replace(_STRAY, '"') for line in lines], delimiter=delimiter)
    try:
        cells = next(reader)
    except csv.Error:
        return []
    return cells if reader.line_num == len(lines) else []


def _has_swallowed(lines: Sequence[str], width: int, delimiter: str) -> bool:
    """Tell whether what was read as one row is several: all lines inside it look like rows."""
    fewest = _FEWEST_VERSES if width == 2 or delimiter == "，" else _FEWEST_ROWS
    if width < 2 or len(lines) < fewest + 2:
        return False
    inner = [line.count(delimiter) for line in lines[1:-1] if line.strip()]
    return len(inner) >= fewest and set(inner) == {width - 1}


def _find_fault(lines: Sequence[str], delimiter: str, *, is_read: bool) -> _Fault | None:
    """Return the first place where the quotes of a row go wrong; None where they do not.

    Args:
        lines: of the row, as far as the reader went.
        delimiter: between the cells.
        is_read: whether the reader found nothing wrong; then it is the quote before the first cell of
            several lines.
    """
    text = "".join(lines)
    ends = re.escape(delimiter) + "\r\n"
    plain, after_quote = re.compile(f"[{ends}]"), re.compile(f" *+(?=[{ends}]|\\Z)")
    place = 0
    while place < len(text):
        if text[place] != '"':
            found = plain.search(text, place)
            place = found.end() if found else len(text)
            continue
        quoted = _QUOTED.match(text, place)
        end = after_quote.match(text, quoted.end()) if quoted else None
        if not quoted or not end or (is_read and _LINE_END.search(quoted[0])):
            return _Fault(*_line_and_column(lines, place), is_blank=False)
        if end.end() > quoted.end():
            return _Fault(*_line_and_column(lines, quoted.end()), is_blank=True)
        place = end.end() + 1
    return None


def _line_and_column(lines: Sequence[str], place: int) -> tuple[int, int]:
    number = 0
    while place >= len(lines[number]):
        place -= len(lines[number])
        number += 1
    return number, place
