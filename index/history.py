"""History: the addresses that the pages and articles of a file had in the index that is being replaced.

An address a reader keeps must lead on after every correction, not only the last: what is read anew takes over
the addresses of what it was, which themselves hold those of earlier states.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.article import Article, ExtractedPage, Skipped
from index.article_json import facts_from_json
from index.errors import JianbaoError
from index.identity import page_key, split_id
from index.manifest import read_manifest
from index.schema import ARTICLE, FILE, PAGE, FileState, read_file_record, unpack_json
from index.segments import Segment, open_segments

_SMALL_FILE = 4_000_000
"""Bytes up to which a file that was edited is looked up; a larger one is a table with ids of its own."""


@dataclass(frozen=True, slots=True)
class FormerPage:
    """One page of the replaced index, or what a table held."""

    keys: tuple[str, ...] = ()
    """Its key and those that led to it."""
    articles: tuple[tuple[str, ...], ...] = ()
    """The ids of each article: its own and those that led to it."""


Former = Mapping[str, FormerPage]
"""By source of the page."""


def open_history(folder: Path) -> History:
    """Return the history of what the index in `folder` holds; an empty one where there is none to read."""
    try:
        return History(open_segments(folder / read_manifest(folder).generation))
    except JianbaoError:
        return History(())


class History:
    """Looks up what an index knows of the addresses of a file."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments

    def of(self, file: FileState) -> Former:
        """Return the addresses that the pages and articles of a file had, where any may be lost."""
        found = [(segment, self._documents(segment, file.source)) for segment in self._segments]
        if not self._may_lose(file, found):
            return {}
        keys: dict[str, list[str]] = defaultdict(list)
        articles: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for place, (segment, documents) in enumerate(found):
            for document in documents.tolist():
                kind = self._kinds[place][document]
                if kind == PAGE:
                    row = unpack_json(segment.record(document))
                    facts = facts_from_json(row["facts"])
                    keys[facts.source] += [page_key(facts), *row.get("former_keys", ())]
                elif kind == ARTICLE:
                    row = unpack_json(segment.record(document))
                    if split_id(row["id"])[0]:
                        articles[row["page"]["source"]].append((row["id"], *row.get("former_ids", ())))
        return {
            source: FormerPage(tuple(keys.get(source, ())), tuple(articles.get(source, ())))
            for source in dict.fromkeys((*keys, *articles))
        }

    def _may_lose(self, file: FileState, found: Sequence[tuple[Segment, NDArray[np.uint32]]]) -> bool:
        """Tell whether a file is corrected otherwise, was edited, or has addresses of earlier states."""
        before: FileState | None = None
        for place, (segment, documents) in enumerate(found):
            if self._redirected[place][documents].any():
                return True
            for document in documents[self._kinds[place][documents] == FILE].tolist():
                before = read_file_record(segment.record(document)).state
        if before is None or before == file:
            return False
        return before.corrections != file.corrections or file.size < _SMALL_FILE

    @staticmethod
    def _documents(segment: Segment, source: str) -> NDArray[np.uint32]:
        documents = segment.keys.find(f"of:{source}")
        return documents[segment.alive[documents]]

    @cached_property
    def _kinds(self) -> list[NDArray[np.int32]]:
        """What each document of each segment is."""
        return [segment.numbers("type") for segment in self._segments]

    @cached_property
    def _redirected(self) -> list[NDArray[np.bool_]]:
        """For each document of each segment whether an old address leads to it."""
        found = []
        for segment in self._segments:
            low, high = segment.keys.names.prefix_range("was:")
            first, last = int(segment.keys.offsets[low]), int(segment.keys.offsets[high])
            has_former = np.zeros(segment.doccount, bool)
            has_former[segment.keys.ids[first:last]] = True
            found.append(has_former)
        return found


def inherit(
    found: Iterable[ExtractedPage | Article | Skipped], former: Former
) -> Iterator[ExtractedPage | Article | Skipped]:
    """Yield what a file holds now, with the addresses of what it held."""
    ids = {source: _ids_by_text(before) for source, before in former.items()}
    for item in found:
        if isinstance(item, ExtractedPage) and (source := item.page.facts.source) in former:
            yield _inherit_page(item, former[source].keys, ids[source])
        elif isinstance(item, Article) and item.page.source in former:
            yield _inherit_ids([item], ids[item.page.source])[0]
        else:
            yield item


def _ids_by_text(before: FormerPage) -> dict[str, list[str]]:
    """Return the ids of the articles that had a text, by the text's half of an id."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for ids in before.articles:
        for text in dict.fromkeys(split_id(name)[1] for name in ids):
            by_text[text] += ids
    return by_text


def _inherit_page(
    page: ExtractedPage, keys: Sequence[str], ids: Mapping[str, Sequence[str]]
) -> ExtractedPage:
    own = page_key(page.page.facts)
    articles = _inherit_ids(page.articles, ids)
    if {own, *page.former_keys}.isdisjoint(keys) and articles == list(page.articles):
        return page  # the file holds another page now
    left = tuple(key for key in dict.fromkeys((*page.former_keys, *keys)) if key != own)
    return dataclasses.replace(page, articles=tuple(articles), former_keys=left)


def _inherit_ids(articles: Sequence[Article], ids: Mapping[str, Sequence[str]]) -> list[Article]:
    """Return the articles with the ids of those that have a text in common with them."""
    living = {article.id for article in articles}
    inherited = []
    for article in articles:
        texts = dict.fromkeys(split_id(name)[1] for name in (article.id, *article.former_ids))
        names = (name for text in texts if text for name in ids.get(text, ()) if name not in living)
        kept = tuple(dict.fromkeys((*article.former_ids, *names)))
        inherited.append(
            article if kept == article.former_ids else dataclasses.replace(article, former_ids=kept)
        )
    return inherited
