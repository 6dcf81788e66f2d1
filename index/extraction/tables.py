"""Tables: lines that are rows, in the marks of markdown and HTML or set in columns."""

from __future__ import annotations

import re

from index.extraction.signs import HAN, flatten

_MARKED = re.compile(r"^\|.*\|$|^</?(?:table|thead|tbody|tr|td|th)\b", re.I)
_FIELDS = re.compile(r"\t+| {2,}|[ \t]*\u3000{2,}[ \t]*|(?<=\d)\u3000|\u3000(?=[\d+-])")
_VALUE = re.compile(rf"^[-+−↑↓¥$]?\d[\d.,:/%-]*(?:[{HAN}%℃a-zA-Z]{{1,3}})?$|^[-—–]+$")
_WIDEST_ROW = 60
"""Characters of the longest row set in columns."""


def is_marked_row(raw: str) -> bool:
    """Tell whether a line is a row in markdown or HTML.

    >>> is_marked_row("| 3路 | 6:10 |"), is_marked_row("<tr><td>早稻</td></tr>"), is_marked_row("导读 | 三版")
    (True, True, False)
    """
    return bool(_MARKED.match(raw.strip()))


def is_row_of_values(raw: str) -> bool:
    """Tell whether a line set in columns has values in all of them but the first, or in some of many.

    >>> is_row_of_values("早稻　　1.22元　　26个"), is_row_of_values("投资三亿元　　新增就业两千人")
    (True, False)
    """
    fields = row_fields(raw)
    values = sum(bool(_VALUE.match(flatten(field))) for field in fields[1:])
    return values > 0 and (values == len(fields) - 1 or len(fields) >= _MANY)


_MANY = 3


def row_fields(raw: str) -> list[str]:
    """Return the columns of a line, which wide gaps part; of a line too long for a row the line itself."""
    line = raw.strip()
    if len(line) > _WIDEST_ROW:
        return [line]
    return [field for field in _FIELDS.split(line) if field]
