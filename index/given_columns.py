"""Given columns: the `[fields]` table of a correction sheet, by which a person names the columns of tables.

`headline = "TI"` says that the column TI of the CSV and JSON files below the sheet holds headlines.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from index.corrections import Columns
from index.formats.field_map import find_field

FIELDS = {
    **{name: name for name in ("headline", "kicker", "deck", "body", "date", "newspaper")},
    "page": "label",
    "page_name": "page_name",
    "section": "section",
    "byline": "byline",
    **{name: name for name in ("reporters", "correspondents", "photographers", "authors")},
    **{name: name for name in ("kind", "dateline", "id")},
}
"""Keys of the table, and the names that `index.formats.field_map` has for them."""


def read_columns(table: Mapping[str, Any]) -> tuple[Columns, dict[str, str]]:
    """Return the columns that a table names, and what is wrong with its other keys.

    >>> read_columns({"headline": "TI", "body": ["ABS", "FT"]})
    ({'headline': ('TI',), 'body': ('ABS', 'FT')}, {})
    >>> read_columns({"title": "TI"})[1]
    {'title': '不认识，没有采用；是不是要写 headline？'}
    """
    columns: Columns = {}
    troubles: dict[str, str] = {}
    for key, value in table.items():
        names = tuple(_names(value))
        if key not in FIELDS:
            troubles[key] = f"不认识，没有采用；{_advice(key)}"
        elif not names or not all(names):
            troubles[key] = '应写列名，例如 "TI"；有几列的写成 ["ABS", "FT"]'
        else:
            columns[FIELDS[key]] = tuple(dict.fromkeys(names))
    return columns, troubles


def _names(value: object) -> Iterator[str]:
    """Yield the column names that a value is; an empty one where it is something else."""
    for name in value if isinstance(value, list) else [value]:
        yield name.strip() if isinstance(name, str) else ""


def _advice(key: str) -> str:
    meant = next((name for name, field in FIELDS.items() if field == find_field(key)), "")
    near = meant or next(iter(difflib.get_close_matches(key, FIELDS, 1)), "")
    return f"是不是要写 {near}？" if near else f"可用的有 {'、'.join(FIELDS)}"
