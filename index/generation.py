"""One generation of an index on its way: segments come in, documents are deleted, a commit makes it whole."""

from __future__ import annotations

import os
import secrets
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import FileIndex, create_in

from index.article import Article, Skipped
from index.article_json import unpack_article
from index.catalogue import SegmentEntry, read_catalogue, write_catalogue
from index.codec import ArchiveWriter, ArrayCodec
from index.identity import split_id
from index.manifest import sync_folder
from index.merging import MergePolicy, merge_segments
from index.schema import (
    ARTICLE,
    FILE,
    PAGE,
    TEXT_FIELDS,
    FileRecord,
    file_document,
    make_schema,
    read_file_record,
    unpack_json,
)
from index.segments import Segment, open_segment, open_segments

_INDEX_NAME = "MAIN"


class NewGeneration:
    """A generation that no reader sees yet."""

    def __init__(self, folder: Path, base: Path | None) -> None:
        """Make or take up the folder.

        Args:
            folder: where it is written.
            base: generation whose segments it begins with. Their files are linked, not copied, where the
                file system can; they never change.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._index: FileIndex = create_in(str(folder), make_schema())
        self.entries: list[SegmentEntry] = list(read_catalogue(base)) if base else []
        if base:
            for entry in self.entries:
                for path in base.glob(f"{entry.name}.*"):
                    _link(path, folder / path.name)

    def file_records(self) -> dict[str, FileRecord]:
        """Return what the generation knows of each file, by source."""
        records: dict[str, FileRecord] = {}
        for segment in self._segments():
            for record in read_file_records(segment):
                known = records.get(record.state.source, FileRecord(record.state))
                skipped = (*known.skipped, *record.skipped)
                kept_in = (*known.kept_in, *record.kept_in)
                records[record.state.source] = FileRecord(record.state, skipped, kept_in)
        return records

    def forget(self, sources: Sequence[str]) -> None:
        """Delete everything that came from the files `sources`."""
        for place, segment in enumerate(self._segments()):
            found = [segment.keys.find(f"of:{source}") for source in sources]
            self._delete(place, np.concatenate([np.zeros(0, np.uint32), *found]).tolist())

    def add(self, entry: SegmentEntry) -> None:
        """Take in a segment whose files are in the folder."""
        self.entries.append(entry)

    def drop_repeated_ids(self) -> list[Skipped]:
        """Delete each article whose id an earlier one has; say so in the file's record and return it."""
        records = self.file_records()
        skipped: dict[str, list[Skipped]] = defaultdict(list)
        kept_in: dict[str, dict[str, None]] = defaultdict(dict)
        deleted: dict[int, list[int]] = defaultdict(list)
        segments = self._segments()
        for place, docnum, article_id in _repeated_ids(segments):
            file, article = segments[place].file_of(docnum), _read_article(segments[place], docnum)
            keeper, kept = _first_with(segments, article_id)
            kept_in[file] |= {keeper: None} if keeper != file else {}
            lines = article.lines[0] if article.lines else None
            skipped[file].append(Skipped(article.page.source, lines, _explain_repeat(article, kept)))
            deleted[place].append(docnum)
        for place, docnums in deleted.items():
            self._delete(place, docnums)
        self.add_files(
            [
                FileRecord(records[file].state, tuple(entries), tuple(kept_in[file]))
                for file, entries in skipped.items()
            ]
        )
        return [entry for entries in skipped.values() for entry in entries]

    def add_files(self, records: Sequence[FileRecord]) -> None:
        """Add records of files that hold nothing else."""
        if records:
            writer = ArchiveWriter(self._index)
            for record in records:
                writer.add_document(**file_document(record))
            self.add(writer.finish_segment())

    def merge(self, choose: MergePolicy, on_merge: Callable[[], None]) -> None:
        """Merge segments until the policy is content.

        Segments whose texts are too long for one stay as they are.
        """
        apart: list[SegmentEntry] = []
        while chosen := choose([entry for entry in self.entries if entry not in apart]):
            on_merge()
            name = f"{_INDEX_NAME}_{secrets.token_hex(8)}"
            try:
                merged = merge_segments(self.folder, chosen, name)
            except OverflowError:
                apart.extend(chosen)
                continue
            place = self.entries.index(chosen[0])
            self.entries = [entry for entry in self.entries if entry not in chosen]
            if merged:
                self.entries.insert(place, merged)

    def commit(self) -> tuple[int, int]:
        """Let Whoosh commit the segments, verify all files, make them durable; return pages and articles."""
        codec = ArrayCodec()
        segments = [
            W3Segment(
                codec,
                _INDEX_NAME,
                entry.documents,
                entry.name.removeprefix(f"{_INDEX_NAME}_"),
                set(entry.deleted) or None,
            )
            for entry in self.entries
        ]
        ArchiveWriter(self._index).commit(mergetype=lambda *_: segments)
        write_catalogue(self.folder, self.entries)
        shutil.rmtree(self.folder / f"{_INDEX_NAME}.tmp", ignore_errors=True)
        pages = articles = 0
        for segment in open_segments(self.folder):
            for name in TEXT_FIELDS:
                segment.text(name)
            _ = segment.shingles
            kinds = segment.numbers("type")[segment.alive]
            articles += int((kinds == ARTICLE).sum())
            pages += int((kinds == PAGE).sum())
        sync_folder(self.folder)
        return pages, articles

    def _segments(self) -> list[Segment]:
        return [open_segment(self.folder, entry) for entry in self.entries]

    def _delete(self, place: int, docnums: list[int]) -> None:
        if docnums:
            entry = self.entries[place]
            self.entries[place] = replace(entry, deleted=tuple(sorted({*entry.deleted, *docnums})))


def read_file_records(segment: Segment) -> Iterator[FileRecord]:
    """Yield what a segment knows of files."""
    for docnum in np.flatnonzero((segment.numbers("type") == FILE) & segment.alive).tolist():
        yield read_file_record(segment.record(docnum))


def _repeated_ids(segments: Sequence[Segment]) -> Iterator[tuple[int, int, str]]:
    """Yield place of the segment, document and id of every living article but the first of its id."""
    seen: set[str] = set()
    for place, segment in enumerate(segments):
        for article_id, docnum in segment.article_ids():
            if article_id in seen:
                yield place, docnum, article_id
            seen.add(article_id)


def _first_with(segments: Sequence[Segment], article_id: str) -> tuple[str, Article]:
    """Return the first living article of an id, and its file."""
    return next(
        (segment.file_of(docnum), _read_article(segment, docnum))
        for segment in segments
        for docnum in segment.keys.find(f"id:{article_id}").tolist()
        if segment.alive[docnum]
    )


def _read_article(segment: Segment, docnum: int) -> Article:
    return unpack_article(unpack_json(segment.record(docnum)))


def _explain_repeat(article: Article, kept: Article) -> str:
    """Say which other article has the id of this one, and what to do."""
    file = "本文件" if kept.page.source == article.page.source else f" {kept.page.source} "
    where = file + (f"第 {kept.lines[0][0]} 行" if kept.lines else "里")
    if split_id(article.id)[0]:
        return f"与{where}的是同一篇（编号 {article.id}），没有重复收录；请只留一份"
    what_to_do = "同一篇的请只留一份，不是同一篇的请改用别的编号"
    return f"编号 {article.id} 已由{where}的报道使用，没有收录；{what_to_do}"


def _link(path: Path, target: Path) -> None:
    """Give a file a second name; copy it where the file system has no links or Windows forbids them."""
    if target.exists():
        return
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
