"""Ready-made articles: JSON Lines, JSON and CSV files, plain or compressed, one article a row.

Columns and keys are found by name, in Chinese or English; see `index.formats.field_map`.
"""

from __future__ import annotations

import codecs
import gzip
import io
import json
import lzma
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, cast

from index.article import Article, LineRange, Skipped
from index.corrections import SHEET_NAME, Columns
from index.extraction import UnreadablePageError
from index.formats.csv_rows import Damage, read_rows
from index.formats.field_map import FieldMap
from index.formats.ready_row import make_article

MAX_LINE = 8_000_000
"""Bytes of one line; longer ones are no article."""

MAX_JSON = 200_000_000
"""Bytes of one JSON file, which has to be read as a whole; JSON Lines files have no limit."""

_LIST_KEYS = ("articles", "data", "items", "rows", "records", "results", "list", "docs", "报道", "文章")

_MOST_NAMES = 30
_LONGEST_NAME = 30
"""Column names, and characters of one, that a message repeats: without a header they are sentences."""

_DELIMITERS = ",\t;|，"
_BROKEN = (lzma.LZMAError, zlib.error, gzip.BadGzipFile, EOFError)


def read_ready_stream(
    stream: BinaryIO, source: str, columns: Columns | None = None
) -> Iterator[Article | Skipped]:
    """Yield every article of an open file, and a `Skipped` for each row that is none.

    A file that breaks off, or is not compressed as its name says, ends with a `Skipped`; nothing is raised
    for bad content.

    Args:
        stream: of the file.
        source: its path inside the archive folder; says by its name what it is.
        columns: that a person named for our fields.
    """
    name = source.lower()
    opened = _unpacked(stream, name)
    name = name.removesuffix(".xz").removesuffix(".gz")
    number = 0
    read = _read_table if name.endswith((".csv", ".tsv")) else _read_lines
    read = _read_whole if name.endswith(".json") else read
    field_map = FieldMap(columns)
    try:
        for found in read(opened, source, field_map):
            number = found.lines[0][1] if isinstance(found, Article) and found.lines else number
            yield found
        for missed, field in field_map.missed.items():
            reason = f"{SHEET_NAME} 的 [fields] 说“{missed}”是 {field}，这个文件里没有这一列"
            yield Skipped(source, (1, 1), f"{reason}；请照表头改正")
    except UnreadablePageError as error:
        yield Skipped(source, None, f"{error}；{error.hint}")
    except _BROKEN:
        after = f"第 {number} 行之后" if number else "开头"
        yield Skipped(source, None, f"压缩文件在{after}损坏；请重新下载或重新压缩")


def _unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    if name.endswith(".xz"):
        return cast(BinaryIO, lzma.LZMAFile(stream))
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if name.endswith(".gz") else stream


def _read_lines(stream: BinaryIO, source: str, field_map: FieldMap) -> Iterator[Article | Skipped]:
    number = 0
    while raw := stream.readline(MAX_LINE + 1):
        number += 1
        length = len(raw)
        while not raw.endswith(b"\n") and length > MAX_LINE and (more := stream.readline(MAX_LINE)):
            length += len(more)
            raw = more
        lines = (number, number)
        if length > MAX_LINE:
            yield Skipped(source, lines, f"这一行有 {length} 字节，超过上限 {MAX_LINE}")
        elif text := raw.removeprefix(codecs.BOM_UTF8).strip():
            row = _parse(text)
            if row is None:
                yield Skipped(source, lines, "不是一行完整的 JSON（UTF-8）")
            elif not isinstance(row, dict):
                yield Skipped(source, lines, '不是 JSON 对象，应形如 {"title": …, "body": …}')
            else:
                yield _read_object(row, field_map, source, number, lines)


def _read_object(
    row: dict[str, Any], field_map: FieldMap, source: str, number: int, lines: LineRange | None
) -> Article | Skipped:
    """Return the article of a JSON object, or why it is none."""
    fields = field_map.row(row)
    if row and "headline" not in fields and "body" not in fields:
        reason = f"第 {number} 条认不出哪个是标题、哪个是正文；它有的键：{_list(row)}；{_advice(row)}"
        return Skipped(source, lines, reason)
    return make_article(fields, source, number, lines)


def _list(names: Iterable[str]) -> str:
    """Return column names as a person can read them: the first ones, where there are many."""
    shown = [name.strip()[:_LONGEST_NAME] for name in names if name.strip()]
    return "、".join(shown[:_MOST_NAMES]) + (f" 等 {len(shown)} 个" if len(shown) > _MOST_NAMES else "")


def _advice(names: Iterable[str]) -> str:
    name = next((name.strip() for name in names if name.strip()), "TI")[:_LONGEST_NAME]
    return f"可以在 {SHEET_NAME} 的 [fields] 里写明，例如 headline = {json.dumps(name, ensure_ascii=False)}"


def _parse(raw: bytes) -> Any:
    """Return the JSON value of a text in UTF-8, 16, 32 or GB18030; None where it is none."""
    try:
        return json.loads(raw)
    except UnicodeDecodeError:
        try:
            return json.loads(raw.decode("gb18030"))
        except (ValueError, RecursionError):
            return None
    except (ValueError, RecursionError):
        return None


def _read_whole(stream: BinaryIO, source: str, field_map: FieldMap) -> Iterator[Article | Skipped]:
    data = stream.read(MAX_JSON + 1)
    if len(data) > MAX_JSON:
        reason = f"JSON 文件超过 {MAX_JSON // 1_000_000} MB；请改存为 JSON Lines（.jsonl），一行一篇"
        raise UnreadablePageError("文件太大", hint=reason)
    if not data.strip():
        raise UnreadablePageError("文件是空的", hint="请重新导出，或从文件夹中移走它")
    value = _parse(data.removeprefix(codecs.BOM_UTF8))
    rows = _find_rows(value, field_map)
    if rows is None:
        first = _parse(data.removeprefix(codecs.BOM_UTF8).split(b"\n", 1)[0])
        if value is None and isinstance(first, dict):
            yield from _read_lines(io.BytesIO(data), source, field_map)
            return
        reason = "不是 JSON 文件，或者已损坏" if value is None else "里面没有报道"
        raise UnreadablePageError(reason, hint='应是对象的列表，形如 [{"title": …, "body": …}]')
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict):
            yield _read_object(row, field_map, source, number, None)
        else:
            yield Skipped(source, None, f"第 {number} 条不是 JSON 对象")


def _find_rows(value: Any, field_map: FieldMap) -> list[Any] | None:
    """Return the list of articles in a JSON value: itself, a list in it under a usual key, or one article."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    for key in (*_LIST_KEYS, *value):
        rows = value.get(key)
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            return rows
    fields = field_map.row(value)
    return [value] if fields.get("body") or fields.get("headline") else None


def _read_table(stream: BinaryIO, source: str, field_map: FieldMap) -> Iterator[Article | Skipped]:
    head = stream.read(65_536)
    if not head.strip():
        raise UnreadablePageError("文件是空的", hint="请重新导出，或从文件夹中移走它")
    charset = _table_charset(head)
    joined = io.BufferedReader(_Rejoined(head, stream))
    text = io.TextIOWrapper(joined, charset, errors="replace", newline="")
    delimiter = _find_delimiter(head.decode(charset, errors="replace"), field_map)
    columns: dict[str, list[int]] = {}
    number = 0
    for found in read_rows(text, delimiter):
        if isinstance(found, Damage):
            yield Skipped(source, found.lines, found.reason)
        elif not columns:
            columns = _read_header(found.cells, field_map)
        elif any(cell.strip() for cell in found.cells):
            number += 1
            yield make_article(field_map.fields(columns, found.cells), source, number, found.lines)
    if not columns:
        _read_header([], field_map)


def _read_header(header: Sequence[str], field_map: FieldMap) -> dict[str, list[int]]:
    """Return for each of our fields the places of its columns."""
    columns = field_map.columns(header)
    if "headline" not in columns and "body" not in columns:
        raise UnreadablePageError(
            f"第一行不是表头，或认不出哪一列是标题、哪一列是正文；这一行写着：{_list(header)}",
            hint=f"{_advice(header)}；没有表头的请在第一行写上列名：标题,日期,报纸,版次,栏目,作者,正文",
        )
    return columns


def _table_charset(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in head:
        raise UnreadablePageError("不是文字表格（二进制内容）", hint="请在表格软件里另存为 CSV（UTF-8）")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _find_delimiter(head: str, field_map: FieldMap) -> str:
    """Return the delimiter under which the first row has the most columns we know; where none, the most."""
    line = head.split("\n", 1)[0].strip("\r\ufeff")
    cells = {sign: [cell.strip('" ') for cell in line.split(sign)] for sign in _DELIMITERS}
    counts = {sign: sum(map(len, field_map.columns(names).values())) for sign, names in cells.items()}
    if not any(counts.values()):
        counts = {sign: len(names) for sign, names in cells.items()}
    return max(counts, key=lambda sign: counts[sign])


class _Rejoined(io.RawIOBase):
    """A stream whose head has been read already, with its head again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` from the head, then from the rest."""
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)
