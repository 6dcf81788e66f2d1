"""Our Whoosh codec: Whoosh keeps schema, segments and commits, the files of a segment are raw arrays.

A segment has one array file for each text field, one for the keys, one for each column. They are written
whole when Whoosh flushes the segment, each made durable, before Whoosh renames its table of contents.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from index.arrays import Array, make_durable, write_array_file
from index.catalogue import SegmentEntry
from index.inversion import Postings, Texts, TextTables, invert
from index.schema import SHINGLED_FIELD, AnalyzedText, KeysField, TextField
from index.shingles import make_shingles
from index.strings import StringList

EXTENSION = ".arr"


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Writes segments of array files. Reading is `index.segments`, not Whoosh's readers."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> ColumnsWriter:
        """Return the writer of the columns."""
        return ColumnsWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> TablesWriter:
        """Return the writer of the inverted fields."""
        return TablesWriter(Path(storage.folder), segment)

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        """Return a new segment, Whoosh's own."""
        return W3Segment(self, indexname)


class ColumnsWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Writes the columns of one segment."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage = storage
        self._segment = segment
        self._columns: dict[str, tuple[Any, Any]] = {}
        self._docnum = -1
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin document `docnum`."""
        self._docnum = docnum

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Take nothing: what is kept of a field is kept in columns."""

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Append a value to a column of the document begun."""
        if fieldname not in self._columns:
            file = self._segment.create_file(self._storage, f".{fieldname}{EXTENSION}")
            self._columns[fieldname] = (columnobj.writer(file), file)
        self._columns[fieldname][0].add(self._docnum, value)

    def cancel_doc(self) -> None:
        """Give up the segment: a half-taken document cannot be taken back from arrays."""
        raise RuntimeError(f"document {self._docnum} was refused; the build must be abandoned")

    def close(self) -> None:
        """Write all columns and make them durable."""
        for writer, file in self._columns.values():
            writer.finish(self._docnum + 1)
            make_durable(file)
            file.close()
        self.is_closed = True


class TextPool:
    """Collects what the fields hand over until the segment is flushed. Whoosh calls it a posting pool."""

    def __init__(self) -> None:
        self._texts: dict[str, list[tuple[int, AnalyzedText]]] = {}
        self._keys: dict[str, list[tuple[int, tuple[str, ...]]]] = {}

    def add(self, item: tuple[str, bytes, int, float, Any]) -> None:
        """Take the item that a `TextField` or `KeysField` made of one document."""
        fieldname, _, docnum, _, value = item
        if isinstance(value, AnalyzedText):
            self._texts.setdefault(fieldname, []).append((docnum, value))
        else:
            self._keys.setdefault(fieldname, []).append((docnum, value))

    def iter_postings(self) -> TextPool:
        """Return the pool itself: `TablesWriter` inverts it whole."""
        return self

    def cleanup(self) -> None:
        """Let everything go."""
        self._texts.clear()
        self._keys.clear()

    def texts(self, fieldname: str, doccount: int) -> tuple[list[str], list[tuple[str, ...]]]:
        """Return folded text and words of every document; empty for those without the field."""
        folded = [""] * doccount
        words: list[tuple[str, ...]] = [()] * doccount
        for docnum, text in self._texts.get(fieldname, ()):
            folded[docnum], words[docnum] = text.folded, text.words
        return folded, words

    def keys(self, fieldname: str) -> Iterable[tuple[int, tuple[str, ...]]]:
        """Return documents and their keys."""
        return self._keys.get(fieldname, ())


class TablesWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the inverted fields of one segment."""

    def __init__(self, folder: Path, segment: Any) -> None:
        self._folder = folder
        self._segment = segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, pool: TextPool) -> None:
        """Invert every text field of the pool and write its tables."""
        doccount = self._segment.doc_count_all()
        for name, field in schema.items():
            if isinstance(field, TextField):
                folded, words = pool.texts(name, doccount)
                texts = Texts.of(folded)
                self._write(name, text_arrays(invert(texts, words)))
                if name == SHINGLED_FIELD:
                    self._write("shingles", make_shingles(texts).to_arrays())
            elif isinstance(field, KeysField):
                self._write(name, key_arrays(pool.keys(name)))

    def _write(self, name: str, arrays: dict[str, Array]) -> None:
        write_array_file(self._folder / self._segment.make_filename(f".{name}{EXTENSION}"), arrays)

    def close(self) -> None:
        """Finish; the files are closed already."""
        self.is_closed = True


class ArchiveWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's segment writer with our codec and pool.

    It takes no lock: many write segments of one generation at once; `index.generation` makes them visible.
    """

    def __init__(self, whoosh_index: FileIndex) -> None:
        super().__init__(whoosh_index, codec=ArrayCodec(), compound=False, _lk=False)
        self.pool = TextPool()

    def finish_segment(self) -> SegmentEntry:
        """Write the segment and return what names it."""
        self.get_segment()  # tells the segment its size, which the inversion needs
        segment = self._finalize_segment()
        self.is_closed = True
        return SegmentEntry(segment.segment_id(), segment.doc_count_all())


def text_arrays(tables: TextTables) -> dict[str, Array]:
    """Return the arrays that `read_text_tables` reads."""
    return {
        "starts": tables.starts,
        "characters": tables.characters,
        "characters.offsets": tables.character_postings.offsets,
        "characters.ids": tables.character_postings.ids,
        "characters.frequencies": tables.character_postings.frequencies,
        "pairs": tables.pairs,
        "pairs.offsets": tables.pair_offsets,
        "pairs.positions": tables.positions,
        **tables.words.to_arrays("words"),
        "words.offsets": tables.word_postings.offsets,
        "words.ids": tables.word_postings.ids,
        "words.frequencies": tables.word_postings.frequencies,
    }


def read_text_tables(arrays: dict[str, Array]) -> TextTables:
    """Take what `text_arrays` returned."""
    return TextTables(
        starts=arrays["starts"],
        characters=arrays["characters"],
        character_postings=_postings(arrays, "characters"),
        pairs=arrays["pairs"],
        pair_offsets=arrays["pairs.offsets"],
        positions=arrays["pairs.positions"],
        words=StringList.from_arrays(arrays, "words"),
        word_postings=_postings(arrays, "words"),
    )


def key_arrays(keyed: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, Array]:
    """Return sorted keys with the documents of each."""
    pairs = sorted((key, docnum) for docnum, keys in keyed for key in keys)
    distinct = dict.fromkeys(key for key, _ in pairs)
    names = np.array([key for key, _ in pairs], dtype=object)
    heads = (
        np.flatnonzero(np.append([True], names[1:] != names[:-1])) if len(names) else np.zeros(0, np.int64)
    )
    return {
        **StringList.of(distinct).to_arrays("keys"),
        "offsets": np.append(heads, len(pairs)).astype(np.uint64),
        "ids": np.array([docnum for _, docnum in pairs], np.uint32),
    }


def _postings(arrays: dict[str, Array], name: str) -> Postings:
    return Postings(arrays[f"{name}.offsets"], arrays[f"{name}.ids"], arrays[f"{name}.frequencies"])
