"""Whoosh as it comes: default codec and searcher, jieba's own ChineseAnalyzer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import jieba
from jieba.analyse import ChineseAnalyzer
from whoosh import fields, query, sorting
from whoosh.analysis import RegexTokenizer
from whoosh.columns import RefBytesColumn
from whoosh.index import create_in, open_dir
from whoosh.support.relativedelta import relativedelta

from index.tokens import load_jieba
from tests.bench.corpus import read_rows
from tests.bench.engines import FACETS, HITS, Answer
from tests.bench.questions import Question

DOCUMENTED, BOTH = "documented", "both"
"""Variants: facets of the kinds Whoosh's documentation has for them; characters beside the words."""

_TEXTS = ("title", "body")

_NO_YEAR = 2**31 - 1
"""What the column of years holds for an article without a day: the greatest number."""


def build(source: Path, folder: Path, variant: str) -> None:
    """Build with the default writer in one commit; with `BOTH`, the characters too."""
    _load_dictionary()
    folder.mkdir()
    writer = create_in(folder, _schema(variant)).writer()
    for row in read_rows(source):
        document: dict[str, Any] = {"title": row.title, "body": row.body}
        document |= {"newspaper": row.newspaper, "section": row.section, "reporter": ",".join(row.names)}
        if row.day:
            document |= {"date": dt.datetime.fromisoformat(row.date), "year": row.year}
        if variant == BOTH:
            document["characters"] = f"{row.title}\n{row.body}"
        writer.add_document(**document)
    writer.commit()


def open_index(folder: Path, variant: str) -> StockWhoosh:
    """Open the index."""
    _load_dictionary()
    return StockWhoosh(folder, is_documented=variant == DOCUMENTED)


class StockWhoosh:
    """Facets by `groupedby`, snippets by `highlights`.

    The documented facets are `DateRangeFacet` for the years and `allow_overlap` for the names. Both go
    through the whole index for every search. Cheaper, with the same counts: a column of years, and a column
    of whole bylines whose names are added up afterwards.
    """

    def __init__(self, folder: Path, *, is_documented: bool) -> None:
        self._searcher = open_dir(folder).searcher()
        self._facets = self._documented_facets() if is_documented else self._column_facets()

    def can_answer(self, question: Question) -> bool:
        """Answer every class; a phrase finds nothing, for the analyzer's positions are character offsets."""
        del question
        return True

    def count(self, question: Question) -> Answer:
        """Search with four facets, counted and not collected."""
        return _read(self._search(question))

    def answer(self, question: Question) -> None:
        """Search and highlight title and body of each hit."""
        results = self._search(question)
        _read(results)
        for hit in results:
            hit.highlights("title")
            hit.highlights("body")

    def close(self) -> None:
        """Release the files."""
        self._searcher.close()

    def _search(self, question: Question) -> Any:
        order = sorting.FieldFacet("date", reverse=True) if question.is_newest_first else None
        return self._searcher.search(_query(question), limit=HITS, groupedby=self._facets, sortedby=order)

    def _column_facets(self) -> sorting.Facets:
        facets = sorting.Facets()
        for field in FACETS:
            facets.add_facet(field, sorting.FieldFacet(field, maptype=sorting.Count))
        return facets

    def _documented_facets(self) -> sorting.Facets:
        facets = self._column_facets()
        reporter = sorting.FieldFacet("reporter", allow_overlap=True, maptype=sorting.Count)
        facets.add_facet("reporter", reporter)
        years = [int(year) for year in self._searcher.reader().column_reader("year") if year < _NO_YEAR]
        first, last = dt.datetime(min(years), 1, 1), dt.datetime(max(years) + 1, 1, 1)  # noqa: DTZ001
        gap = relativedelta(years=1)
        facets.add_facet("year", sorting.DateRangeFacet("date", first, last, gap, maptype=sorting.Count))
        return facets


def _query(question: Question) -> query.Query:
    parts: list[query.Query]
    if question.is_phrase:
        parts = [query.Or([query.Phrase(field, list(question.words)) for field in _TEXTS])]
    else:
        kind = query.Prefix if question.is_prefix else query.Term
        parts = [query.Or([kind(field, word) for field in _TEXTS]) for word in question.words]
    if question.since:
        since, until = map(dt.datetime.fromisoformat, (question.since, question.until))
        parts.append(query.DateRange("date", since, until))
    return parts[0] if len(parts) == 1 else query.And(parts)


def _read(results: Any) -> Answer:
    """Read total and facets; a byline counts for each of its names, a range of days for its year."""
    facets: dict[str, dict[str, int]] = {field: {} for field in FACETS}
    for field, counts in facets.items():
        for value, count in results.groups(field).items():
            if value == _NO_YEAR:
                continue
            label = str(value[0].year if isinstance(value, tuple) else value or "")
            for part in label.split(",") if label else ():
                counts[part] = counts.get(part, 0) + count
    return Answer(len(results), facets)


def _schema(variant: str) -> fields.Schema:
    analyzer = ChineseAnalyzer()
    schema = fields.Schema(
        title=fields.TEXT(analyzer, stored=True),
        body=fields.TEXT(analyzer, stored=True),
        newspaper=fields.ID(sortable=RefBytesColumn()),
        section=fields.ID(sortable=RefBytesColumn()),
        reporter=fields.KEYWORD(commas=True, sortable=True),
        date=fields.DATETIME(sortable=True),
        year=fields.NUMERIC(int, sortable=True),
    )
    if variant == BOTH:
        schema.add("characters", fields.TEXT(RegexTokenizer(r"\w")))
    return schema


def _load_dictionary() -> None:
    """Give the tokenizer behind ChineseAnalyzer its dictionary, without jieba's cache file."""
    loaded = load_jieba()
    jieba.dt.FREQ, jieba.dt.total, jieba.dt.initialized = loaded.FREQ, loaded.total, True
