"""Correction sheets: reading `jianbao.toml`, and saying what in it cannot be understood.

A mistake in a sheet stops nothing: the rest of it counts, and the mistake is reported like a skipped file.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.article import Kind, LineRange, Skipped
from index.corrections import ArticleFix, Setting, Value
from index.given_columns import read_columns
from index.system_errors import system_reason

_FACT_KEYS = {"newspaper": "newspaper", "date": "date", "section": "section", "page": "label"}
"""Keys of a page and the fields of `PageFacts` they set."""

_SETTING_KEYS = (*_FACT_KEYS, "fields")
"""Keys of a table that concerns whole files."""

_TEXT_KEYS = ("headline", "kicker", "deck", "section")
_NAME_KEYS = ("reporters", "correspondents", "photographers", "authors")
_ARTICLE_KEYS = (
    *("file", "id", "lines", "join", "split", "skip"),
    *_TEXT_KEYS,
    *_NAME_KEYS,
    *("kind", "dateline", "date"),
)

_KINDS = {
    "消息": Kind.REPORT,
    "通讯": Kind.FEATURE,
    "评论": Kind.COMMENTARY,
    "图片": Kind.PHOTO,
    "公告": Kind.NOTICE,
} | {str(kind): kind for kind in Kind}

_MAX_BYTES = 5_000_000
"""Of a sheet: some 20,000 corrected articles; a larger file is something else."""

_NAME_BREAK = re.compile(r"\s*[、，,；;]\s*")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One `jianbao.toml` as read."""

    source: str
    """Its path inside the archive."""
    settings: tuple[Setting, ...] = ()
    fixes: tuple[ArticleFix, ...] = ()
    troubles: tuple[Skipped, ...] = ()


class _UnusableError(ValueError):
    """A value that cannot be used; its text says in Chinese what is wanted."""


@dataclass
class _Reading:
    """What is gathered from one sheet."""

    source: str
    settings: list[Setting] = field(default_factory=list)
    text: str = ""
    """Of the sheet."""
    fixes: list[ArticleFix] = field(default_factory=list)
    troubles: list[Skipped] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """The sheet's folder inside the archive."""
        return self.source.rpartition("/")[0]

    def complain(self, reason: str, line: int = 0) -> None:
        """Report a mistake."""
        self.troubles.append(Skipped(self.source, (line, line) if line else None, reason))

    def line_of(self, key: str, pattern: str) -> int:
        """Return the line on which a key of the `[fields]` of a pattern stands; 0 where none is seen."""
        is_in = False
        for number, line in enumerate(self.text.splitlines(), 1):
            if line.lstrip().startswith("["):
                header = line.partition("#")[0].strip(" []")
                is_in = header == "fields" if not pattern else pattern in header and header.endswith("fields")
            elif is_in and line.partition("=")[0].strip(" \t\"'") == key:
                return number
        return 0


def read_sheet(path: Path, source: str) -> Sheet:
    """Read a sheet; whatever is wrong with it is in its `troubles`.

    Args:
        path: where the file is.
        source: its path inside the archive.
    """
    reading = _Reading(source)
    table = _load(path, reading)
    facts = {key: value for key, value in table.items() if key not in ("files", "article")}
    _read_setting(facts, "", "", reading)
    files = table.get("files", {})
    if not isinstance(files, dict):
        reading.complain('files 应写成 [files."A0*.txt"] 的样子，引号里是文件名的样式')
        files = {}
    for pattern, own in files.items():
        where = f'[files."{pattern}"] '
        if isinstance(own, dict):
            _read_setting(own, pattern, where, reading)
        else:
            reading.complain(f"{where}下面应是 newspaper、date、section、page、fields")
    articles = table.get("article", [])
    if not isinstance(articles, list):
        reading.complain("更正报道要写成 [[article]]，两层方括号")
        articles = []
    for number, row in enumerate(articles, 1):
        if isinstance(row, dict):
            _read_fix(row, number, reading)
        else:
            reading.complain("更正报道要写成 [[article]]，两层方括号")
    return Sheet(source, tuple(reading.settings), tuple(reading.fixes), tuple(reading.troubles))


def _load(path: Path, reading: _Reading) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except OSError as error:
        reading.complain(f"更正单无法读取：{system_reason(error)}；请检查权限")
        return {}
    if len(data) > _MAX_BYTES:
        reading.complain("更正单太大，没有读取；请检查它是不是别的文件")
        return {}
    try:
        reading.text = _decode(data)
        return tomllib.loads(reading.text)
    except UnicodeDecodeError:
        reading.complain("更正单不是文字；请另存为 UTF-8 编码的纯文本")
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"第 {place[1]} 行第 {place[2]} 列" if place else "末尾"
        reason = f"更正单{where}写法不对，整份没有采用；请检查引号、等号、方括号是不是英文半角、成对"
        reading.complain(reason, int(place[1]) if place else 0)
    except RecursionError:
        reading.complain("更正单括号套得太深，没有采用；请改正后再运行 jianbao update")
    return {}


def _decode(data: bytes) -> str:
    """Return the text; Notepad on Chinese Windows writes GBK, or UTF-8 and UTF-16 with a mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _read_setting(row: Mapping[str, Any], pattern: str, where: str, reading: _Reading) -> None:
    facts: list[tuple[str, str | dt.date]] = []
    columns: list[tuple[str, tuple[str, ...]]] = []
    for key, value in row.items():
        if key == "fields":
            columns += _read_fields(value, pattern, where, reading)
            continue
        if key not in _FACT_KEYS:
            reading.complain(_unknown(where + key, key, _SETTING_KEYS))
            continue
        try:
            given = _day(value) if key == "date" else _text(value)
        except _UnusableError as error:
            reading.complain(f"{where}{key}：{error}")
        else:
            facts.append((_FACT_KEYS[key], given))
    if facts or columns:
        reading.settings.append(Setting(reading.folder, pattern, tuple(facts), tuple(columns)))


def _read_fields(
    value: object, pattern: str, where: str, reading: _Reading
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the columns that a `[fields]` table names."""
    if not isinstance(value, dict):
        reading.complain(f'{where}fields 应是一张表：[fields] 下面写 headline = "TI" 的样子')
        return []
    columns, troubles = read_columns(value)
    for key, reason in troubles.items():
        reading.complain(f"{where}[fields] 的 {key} {reason}", reading.line_of(key, pattern))
    return list(columns.items())


def _read_fix(row: Mapping[str, Any], number: int, reading: _Reading) -> None:
    where = f"第 {number} 个 [[article]]"
    given: dict[str, Any] = {}
    for key, value in row.items():
        if key not in _ARTICLE_KEYS:
            reading.complain(_unknown(f"{where} 的 {key}", key, _ARTICLE_KEYS))
            continue
        try:
            given[key] = _READERS[key](value)
        except _UnusableError as error:
            reading.complain(f"{where} 的 {key}：{error}")
    if not given.get("file"):
        if "file" not in row:
            reading.complain(f'{where} 没有写 file；请写上版面文件，例如 file = "A07.txt"')
        return
    fix = ArticleFix(
        sheet=reading.source,
        number=number,
        path="/".join(filter(None, (reading.folder, given["file"]))),
        id=given.get("id", ""),
        lines=given.get("lines", ()),
        join=given.get("join", ()),
        split=given.get("split", ()),
        is_skipped=given.get("skip", False),
        fields=tuple(
            (key, given[key]) for key in _ARTICLE_KEYS if key in given and key not in _ARTICLE_KEYS[:6]
        ),
    )
    if not (fix.join or fix.split or fix.is_skipped or fix.fields):
        if len(given) == len(row):
            reading.complain(f"{where} 没有写要更正什么；请去掉要改的那一行前面的 #")
    elif not (fix.id or fix.lines or fix.join or fix.split):
        reading.complain(f"{where} 没有写是哪一篇；请写上 id 或 lines，报道页的“更正这篇报道”里有")
    else:
        reading.fixes.append(fix)


def _unknown(name: str, key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, list(known), 1)
    advice = f"是不是要写 {near[0]}？" if near else f"可用的有 {'、'.join(known)}"
    return f"{name} 不认识，没有采用；{advice}"


def _text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise _UnusableError("应是引号里的文字")
    return " ".join(value.split())


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = _NAME_BREAK.split(value.strip())
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _UnusableError('应写成 ["张三", "李四"] 的样子')
    return tuple(dict.fromkeys(name.strip() for name in value if name.strip()))


def _day(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value.strip() if isinstance(value, str) else "")
    except ValueError:
        raise _UnusableError(f"“{value}”不是有效的日期；应写成 2020-12-01 的样子") from None


def _kind(value: object) -> Kind:
    if not isinstance(value, str) or value.strip() not in _KINDS:
        raise _UnusableError(f"没有“{value}”这种体裁；可用的有 {'、'.join(_KINDS)}")
    return _KINDS[value.strip()]


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnusableError("应写 true 或 false")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _UnusableError("行号应是从 1 开始的整数")
    return value


def _range(value: object) -> LineRange:
    if not isinstance(value, list) or len(value) != 2:
        raise _UnusableError("应写成 [首行, 末行]，例如 [10, 55]")
    first, last = _number(value[0]), _number(value[1])
    if first > last:
        raise _UnusableError(f"首行 {first} 在末行 {last} 之后")
    return first, last


def _runs(value: object) -> tuple[LineRange, ...]:
    if not isinstance(value, list) or not value:
        raise _UnusableError("应写成 [[首行, 末行], [首行, 末行]]，例如 [[10, 55], [60, 70]]")
    return tuple(map(_range, value))


def _lines(value: object) -> tuple[LineRange, ...]:
    """Read one run of lines or a list of them."""
    is_list = isinstance(value, list) and value and isinstance(value[0], list)
    return _runs(value) if is_list else (_range(value),)


def _cuts(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise _UnusableError("应写成 [33] 的样子，数字是新的一篇开始的行")
    return tuple(sorted({_number(line) for line in value}))


def _path(value: object) -> str:
    text = value.strip().replace("\\", "/") if isinstance(value, str) else ""
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        raise _UnusableError('应是这个文件夹里的版面文件，例如 "A07.txt" 或 "2020-12-01/A07.txt"')
    return "/".join(parts)


_READERS: dict[
    str, Callable[[object], Value | bool | LineRange | tuple[LineRange, ...] | tuple[int, ...]]
] = {
    **dict.fromkeys(("id", *_TEXT_KEYS), _text),
    **dict.fromkeys(_NAME_KEYS, _names),
    **dict.fromkeys(("date", "dateline"), _day),
    "file": _path,
    "kind": _kind,
    "lines": _lines,
    "join": _runs,
    "split": _cuts,
    "skip": _flag,
}
