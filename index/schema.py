"""The schema: what of an article stands in the index, and how articles and files become documents.

A document is an article or a file of the archive. A file's document keeps its page as it was read, its state
on disk (so that an update can tell whether it changed) and what of it was skipped. Because both are
documents of one Whoosh index, one commit makes both visible.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from whoosh.fields import COLUMN, FieldType, Schema

from index.article import Article, ExtractedPage, Furniture, Skipped, SourcePage
from index.article_json import facts_from_json, facts_to_json, pack_article
from index.columns import BytesColumn, NumberColumn, ValuesColumn
from index.folding import fold_text
from index.identity import page_key, split_id
from index.tokens import cut_words, name_words

TEXT_FIELDS = ("headline", "byline", "body")
"""Fields searched character by character; `byline` holds everyone's names and the section."""

SHINGLED_FIELD = "body"
"""The text by which reprints are found: papers set headlines of their own."""

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
    "people",
)
"""Columns of lists of strings; `names` is everyone in the byline, in any role; `people` all mentioned."""

NUMBER_COLUMNS = ("type", "day", "doubt", "skipped")
"""Columns of one int32 for each document; `doubt` is the score of `index.doubts` for what stands alone,
`skipped` how much of a file could not be taken in."""

FILE, ARTICLE, PAGE = 0, 1, 2
"""Values of the `type` column."""

_UNNAMED_REPEAT = "已被另一篇报道使用，没有重复收录"
"""How a reason ended before records named the other file."""

SEGMENT_CHARACTERS = 2_500_000
"""Folded characters of a new segment, about: inverting them takes some 250 MB of memory."""


@dataclass(frozen=True, slots=True)
class AnalyzedText:
    """A text on its way into the index."""

    folded: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str, names: Sequence[str] = ()) -> AnalyzedText:
        """Fold and cut `text`; `names` as for `index.tokens.cut_words`."""
        folded = fold_text(text)
        return cls(folded, tuple(cut_words(folded, names)))


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
    for name in NUMBER_COLUMNS:
        schema.add(name, COLUMN(NumberColumn()))
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
    corrections: str = ""
    """Digest of the corrections that concern it; "" where there are none."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the index knows of one file of the archive; a file may have several, of different times."""

    state: FileState
    skipped: tuple[Skipped, ...] = ()
    kept_in: tuple[str, ...] = ()
    """Other files that hold what was left out here as a repeat; "" for one that older programs did not name.
    When one goes or changes, this file is read again."""


def article_document(
    article: Article, file: str, doubt: int = 0, people: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the Whoosh document of an article that stands in the archive's file `file`."""
    page = article.page
    names = name_words(people)
    byline = [*article.names, *dict.fromkeys((article.section, page.section))]
    _, text = split_id(article.id)
    own_page = printed_page_key(article)
    keys = [f"of:{file}", f"id:{article.id}", f"source:{page.source}", f"page:{own_page}"]
    for former in article.former_ids:
        former_page, _ = split_id(former)
        keys += [f"was:{former}"] + ([f"was:{former_page}"] if former_page not in ("", own_page) else [])
    keys += [f"text:{text}"] if text else []
    if page.label and page_key(page) != own_page:
        keys.append(f"page:{page_key(page)}")  # a person gave this article another day than its page
    return {
        "headline": AnalyzedText.of("\n".join((article.kicker, article.headline, article.deck)), names),
        "byline": AnalyzedText.of("\n".join(byline), names),
        "body": AnalyzedText.of(article.text, names),
        "keys": tuple(dict.fromkeys(keys)),
        "type": ARTICLE,
        "doubt": doubt,
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
        "people": people,
        "record": pack_json(pack_article(article)),
    }


def printed_page_key(article: Article) -> str:
    """Return the key of the printed page; ready-made articles that name no page are each alone on theirs."""
    page, _ = split_id(article.id)
    if page:
        return page
    if article.page.label:
        return page_key(article.page)
    return page_key(dataclasses.replace(article.page, source=f"{article.page.source}#{article.id}"))


def page_document(page: ExtractedPage, file: str, doubt: int = 0) -> dict[str, Any]:
    """Return the Whoosh document of a page, without its articles."""
    facts = page.page.facts
    record = {
        "facts": facts_to_json(facts),
        "text": page.page.text,
        "charset": page.page.charset,
        "furniture": [[*entry.lines, entry.reason] for entry in page.furniture],
        "skipped": [_skipped_to_json(entry) for entry in page.skipped],
    }
    if page.page.doubts:
        record["doubts"] = list(page.page.doubts)
    if page.former_keys:
        record["former_keys"] = list(page.former_keys)
    keys = [f"of:{file}", f"paged:{facts.source}", f"filed:{page_key(facts)}"]
    keys += [f"was:{key}" for key in page.former_keys]
    return {"keys": tuple(keys), "type": PAGE, "doubt": doubt, "record": pack_json(record)}


def read_page_record(raw: bytes) -> ExtractedPage:
    """Read what `page_document` stored; the page comes back without its articles."""
    row = unpack_json(raw)
    return ExtractedPage(
        page=SourcePage(
            facts_from_json(row["facts"]), row["text"], row["charset"], tuple(row.get("doubts", ()))
        ),
        articles=(),
        furniture=tuple(Furniture((first, last), reason) for first, last, reason in row["furniture"]),
        skipped=tuple(_skipped_from_json(entry) for entry in row["skipped"]),
        former_keys=tuple(row.get("former_keys", ())),
    )


def file_document(record: FileRecord) -> dict[str, Any]:
    """Return the Whoosh document of what is known of a file."""
    skipped = [_skipped_to_json(entry) for entry in record.skipped]
    row: dict[str, Any] = {"state": dataclasses.asdict(record.state), "skipped": skipped}
    if record.kept_in:
        row["kept_in"] = list(record.kept_in)
    return {
        "keys": (f"of:{record.state.source}",),
        "type": FILE,
        "skipped": len(skipped),
        "record": pack_json(row),
    }


def read_file_record(raw: bytes) -> FileRecord:
    """Read what `file_document` stored."""
    row = unpack_json(raw)
    skipped = tuple(map(_skipped_from_json, row["skipped"]))
    is_unnamed = any(entry.reason.endswith(_UNNAMED_REPEAT) for entry in skipped)
    kept_in = row.get("kept_in", [""] if is_unnamed else [])
    return FileRecord(FileState(**row["state"]), skipped, tuple(kept_in))


def pack_json(row: dict[str, Any]) -> bytes:
    """Compress a JSON object; level 1 is within a tenth of level 6 on page texts and three times as fast."""
    return zlib.compress(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack_json(raw: bytes) -> dict[str, Any]:
    """Read what `pack_json` wrote."""
    row: dict[str, Any] = json.loads(zlib.decompress(raw))
    return row


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _skipped_to_json(entry: Skipped) -> dict[str, Any]:
    awaits = {"awaits": entry.awaits} if entry.awaits else {}
    return {"source": entry.source, "lines": entry.lines, "reason": entry.reason, **awaits}


def _skipped_from_json(row: dict[str, Any]) -> Skipped:
    lines = row["lines"]
    return Skipped(
        row["source"], (lines[0], lines[1]) if lines else None, row["reason"], row.get("awaits", "")
    )
