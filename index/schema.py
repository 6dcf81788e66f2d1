"""The schema: what of an article stands in the index, and how articles and files become documents.

A document is an article or a file of the archive. A file's document keeps its page as it was read, its state
on disk (so that an update can tell whether it changed) and what of it was skipped. Because both are
documents of one Whoosh index, one commit makes both visible.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from whoosh.fields import COLUMN, FieldType, Schema

from index.article import Article, ExtractedPage, Furniture, Skipped, SourcePage
from index.article_json import facts_from_json, facts_to_json, pack_article
from index.columns import BytesColumn, NumberColumn, ValuesColumn
from index.folding import fold_text
from index.identity import page_key, split_id
from index.tokens import cut_words

TEXT_FIELDS = ("headline", "byline", "body")
"""Fields searched character by character; `byline` holds everyone's names and the section."""

VALUE_COLUMNS = (
    "newspaper",
    "section",
    "label",
    "kind",
    "names",
    "reporters",
    "correspondents",
    "photographers",
    "authors",
)
"""Columns of lists of strings; `names` is everyone in the byline, in any role."""

FILE, ARTICLE = 0, 1
"""Values of the `type` column."""


@dataclass(frozen=True, slots=True)
class AnalyzedText:
    """A text on its way into the index."""

    folded: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> AnalyzedText:
        """Fold and cut `text`."""
        folded = fold_text(text)
        return cls(folded, tuple(cut_words(folded)))


class TextField(FieldType):  # type: ignore[misc]
    """A text given as `AnalyzedText`; the codec inverts a whole segment of them at once."""

    indexed: ClassVar[bool] = True
    scorable: ClassVar[bool] = True

    def __init__(self) -> None:
        self.format = self.analyzer = self.vector = self.column_type = None
        self.stored = self.unique = False

    def index(self, value: AnalyzedText, **_: Any) -> Iterator[tuple[bytes, int, float, AnalyzedText]]:
        """Hand the whole text to the posting pool as one item."""
        yield b"", len(value.words), 1.0, value


class KeysField(FieldType):  # type: ignore[misc]
    """A list of exact keys by which a document is looked up."""

    indexed: ClassVar[bool] = True
    scorable: ClassVar[bool] = False

    def __init__(self) -> None:
        self.format = self.analyzer = self.vector = self.column_type = None
        self.stored = self.unique = False

    def index(self, value: tuple[str, ...], **_: Any) -> Iterator[tuple[bytes, int, float, tuple[str, ...]]]:
        """Hand all keys to the posting pool as one item."""
        yield b"", len(value), 1.0, value


def make_schema() -> Schema:
    """Return the Whoosh schema of an archive."""
    schema = Schema()
    for name in TEXT_FIELDS:
        schema.add(name, TextField())
    schema.add("keys", KeysField())
    schema.add("type", COLUMN(NumberColumn()))
    schema.add("day", COLUMN(NumberColumn()))
    for name in VALUE_COLUMNS:
        schema.add(name, COLUMN(ValuesColumn()))
    schema.add("record", COLUMN(BytesColumn()))
    return schema


@dataclass(frozen=True, slots=True)
class FileState:
    """A file of the archive as the build found it."""

    source: str
    size: int
    """Bytes."""
    modified_ns: int
    """Time of last change, in nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the index keeps of one file of the archive."""

    state: FileState
    page: ExtractedPage | None = None
    """Without its articles, which are documents of their own; None for a file of ready-made articles."""
    skipped: tuple[Skipped, ...] = ()


def article_document(article: Article) -> dict[str, Any]:
    """Return the Whoosh document of an article."""
    page = article.page
    byline = [*article.names, *dict.fromkeys((article.section, page.section))]
    return {
        "headline": AnalyzedText.of("\n".join((article.kicker, article.headline, article.deck))),
        "byline": AnalyzedText.of("\n".join(byline)),
        "body": AnalyzedText.of(article.text),
        "keys": (f"id:{article.id}", *article_keys(article)),
        "type": ARTICLE,
        "day": page.date.toordinal() if page.date else 0,
        "newspaper": _given(page.newspaper),
        "section": _given(article.section),
        "label": _given(page.label),
        "kind": (str(article.kind),),
        "names": article.names,
        "reporters": article.reporters,
        "correspondents": article.correspondents,
        "photographers": article.photographers,
        "authors": article.authors,
        "record": pack_json(pack_article(article)),
    }


def article_keys(article: Article) -> tuple[str, ...]:
    """Return the keys an article shares with others: its page, its text, its file."""
    _, text = split_id(article.id)
    keys = [f"source:{article.page.source}", f"page:{printed_page_key(article)}"]
    return (*keys, f"text:{text}") if text else tuple(keys)


def printed_page_key(article: Article) -> str:
    """Return the key of the printed page; ready-made articles that name no page are each alone on theirs."""
    page, _ = split_id(article.id)
    if page:
        return page
    if article.page.label:
        return page_key(article.page)
    return page_key(dataclasses.replace(article.page, source=f"{article.page.source}#{article.id}"))


def file_document(record: FileRecord) -> dict[str, Any]:
    """Return the Whoosh document of a file."""
    keys = [f"file:{record.state.source}"]
    if record.page:
        keys.append(f"filed:{page_key(record.page.page.facts)}")
    return {"keys": tuple(keys), "type": FILE, "record": pack_json(_file_to_json(record))}


def read_file_record(raw: bytes) -> FileRecord:
    """Read what `file_document` stored; the page comes back without its articles."""
    row = unpack_json(raw)
    state = FileState(**row["state"])
    skipped = tuple(_skipped_from_json(entry) for entry in row["skipped"])
    page = row["page"]
    if page is None:
        return FileRecord(state, None, skipped)
    source = SourcePage(facts_from_json(page["facts"]), page["text"], page["charset"])
    furniture = tuple(Furniture((first, last), reason) for first, last, reason in page["furniture"])
    return FileRecord(state, ExtractedPage(source, (), furniture, skipped), skipped)


def pack_json(row: dict[str, Any]) -> bytes:
    """Compress a JSON object; level 1 is within a tenth of level 6 on page texts and three times as fast."""
    return zlib.compress(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack_json(raw: bytes) -> dict[str, Any]:
    """Read what `pack_json` wrote."""
    row: dict[str, Any] = json.loads(zlib.decompress(raw))
    return row


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _file_to_json(record: FileRecord) -> dict[str, Any]:
    page = record.page
    return {
        "state": dataclasses.asdict(record.state),
        "skipped": [
            {"source": entry.source, "lines": entry.lines, "reason": entry.reason} for entry in record.skipped
        ],
        "page": page
        and {
            "facts": facts_to_json(page.page.facts),
            "text": page.page.text,
            "charset": page.page.charset,
            "furniture": [[*entry.lines, entry.reason] for entry in page.furniture],
        },
    }


def _skipped_from_json(row: dict[str, Any]) -> Skipped:
    lines = row["lines"]
    return Skipped(row["source"], (lines[0], lines[1]) if lines else None, row["reason"])
