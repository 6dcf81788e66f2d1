"""tantivy, the Rust library, over words cut beforehand; facets by its aggregations over fast fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tantivy

from tests.bench.cutting import read_words
from tests.bench.engines import FACETS, HITS, SNIPPET_CHARACTERS, Answer
from tests.bench.questions import Question

_TEXTS = ("title", "body")
_MOST_VALUES = 10_000
"""Values of a facet asked for: all of them."""

_HEAP_BYTES = 256_000_000


def build(source: Path, folder: Path, variant: str) -> None:
    """Build with tantivy's own choice of threads, and wait until its merges are done."""
    del variant
    folder.mkdir()
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(_HEAP_BYTES)
    for row in read_words(source):
        document = tantivy.Document()
        document.add_text("title", row.title)
        document.add_text("body", row.body)
        document.add_text("newspaper", row.newspaper)
        if row.section:
            document.add_text("section", row.section)
        for name in row.names:
            document.add_text("reporter", name)
        if row.day:
            document.add_integer("day", row.day)
            document.add_integer("year", row.year)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open_index(folder: Path, variant: str) -> Tantivy:
    """Open the index."""
    del variant
    return Tantivy(folder)


class Tantivy:
    """One search for total and the best ten, one aggregation for the facets."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._facets = {field: {"terms": {"field": field, "size": _MOST_VALUES}} for field in FACETS}

    def can_answer(self, question: Question) -> bool:
        """Answer every class."""
        del question
        return True

    def count(self, question: Question) -> Answer:
        """Search and aggregate."""
        return self._find(self._query(question), question)[0]

    def answer(self, question: Question) -> None:
        """Search, aggregate and make ten snippets."""
        query = self._query(question)
        hits = self._find(query, question)[1]
        generator = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
        generator.set_max_num_chars(SNIPPET_CHARACTERS)
        for hit in hits:
            document = self._searcher.doc(hit)
            generator.snippet_from_doc(document).to_html().replace(" ", "")
            str(document.get_first("title")).replace(" ", "")

    def close(self) -> None:
        """Let the searcher go; its files close with it."""
        del self._searcher

    def _find(self, query: tantivy.Query, question: Question) -> tuple[Answer, list[Any]]:
        order = "day" if question.is_newest_first else None
        found = self._searcher.search(query, HITS, order_by_field=order)
        counted = self._searcher.aggregate(query, self._facets)
        facets = {
            field: {str(bucket["key"]): bucket["doc_count"] for bucket in counted[field]["buckets"]}
            for field in FACETS
        }
        total: int = found.count  # type: ignore[attr-defined]  # missing from the stubs
        return Answer(total, facets), [address for _, address in found.hits]

    def _query(self, question: Question) -> tantivy.Query:
        schema, query = self._schema, tantivy.Query
        parts: list[tantivy.Query] = []
        if question.is_phrase:
            parts.append(_either([query.phrase_query(schema, f, [*question.words]) for f in _TEXTS]))
        elif question.is_prefix:
            parts.append(_either([query.regex_query(schema, f, f"{question.words[0]}.*") for f in _TEXTS]))
        else:
            parts += [_either([query.term_query(schema, f, word) for f in _TEXTS]) for word in question.words]
        if question.days:
            days = query.range_query(schema, "day", tantivy.FieldType.Integer, *question.days)
            parts.append(query.const_score_query(days, 0.0))
        return parts[0] if len(parts) == 1 else query.boolean_query([(tantivy.Occur.Must, p) for p in parts])


def _either(parts: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _schema() -> tantivy.Schema:
    """Return the schema. The default tokenizer splits at blanks and signs, and so keeps the given words."""
    builder = tantivy.SchemaBuilder()
    for name in _TEXTS:
        builder.add_text_field(name, stored=True)
    for name in ("newspaper", "section", "reporter"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("day", "year"):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()
