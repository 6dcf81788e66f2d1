"""Stock Whoosh as the oracle: random archives and queries, the same articles, counts and score formula."""

import datetime as dt
import json
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import whoosh.index
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import fields, query, scoring, sorting
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.filedb.filestore import RamStorage

from index import build_index, update_index
from search import Query, open_engine
from search.bm25 import K1, B, damping, rarity, saturated
from search.clauses import And, Clause, DateRange, Field, Not, Or, Text
from search.description import describe
from search.documents import Documents
from search.matching import Matcher

WORDS = ("kilo", "papa", "tango", "victor", "zulu")
"""Latin words: no one stands in another, so that words and strings are the same thing."""

SECTIONS = ("news", "letters", "")
DAYS = tuple(dt.date(2024, 3, day) for day in (1, 2, 3, 4))

sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=4)
archives = st.lists(
    st.tuples(sentences, st.sampled_from(SECTIONS), st.sampled_from(DAYS), st.booleans()),
    min_size=1,
    max_size=14,
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
    lambda words: Text(" ".join(words), Field.BODY, quoted=True)
)
ranges = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(
    lambda pair: DateRange(min(pair), max(pair))
)
clauses = st.recursive(
    st.one_of(texts, texts, ranges),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.tuples(inner, inner).map(lambda pair: And((pair[0], Not(pair[1])))),
    ),
    max_leaves=6,
)
slow = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def stock_index(rows: list[tuple[list[list[str]], str, dt.date, bool]]) -> whoosh.index.FileIndex:
    """Index the living rows with stock Whoosh; a word of its own at each sentence end stops phrases."""
    schema = fields.Schema(
        id=fields.ID(stored=True),
        body=fields.TEXT(analyzer=SpaceSeparatedTokenizer()),
        section=fields.ID(sortable=True),
        day=fields.NUMERIC(sortable=True),
    )
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for number, (parts, section, day, is_deleted) in enumerate(rows):
        if not is_deleted:
            body = " |stop| ".join(" ".join(words) for words in parts)
            writer.add_document(id=f"a{number}", body=body, section=section, day=day.toordinal())
    writer.commit()
    return index


def as_stock(clause: Clause) -> query.Query:
    match clause:
        case Text():
            words = clause.text.split()
            return query.Term("body", words[0]) if len(words) == 1 else query.Phrase("body", words)
        case DateRange():
            assert clause.since
            assert clause.until
            return query.NumericRange("day", clause.since.toordinal(), clause.until.toordinal())
        case Not():
            return query.Not(as_stock(clause.clause))
        case And():
            return query.And([as_stock(part) for part in clause.clauses])
        case Or():
            return query.Or([as_stock(part) for part in clause.clauses])


def build_with_deletions(folder: Path, rows: list[tuple[list[list[str]], str, dt.date, bool]]) -> Path:
    """Build an index in two segments at least, with the rows marked so deleted again."""
    archive = folder / "archive"
    archive.mkdir()
    half = len(rows) // 2
    for first, last in ((0, half), (half, len(rows))):
        for number in range(first, last):
            parts, section, day, _ = rows[number]
            body = "。".join(" ".join(words) for words in parts)
            row = {"id": f"a{number}", "body": body, "section": section, "date": day.isoformat()}
            (archive / f"{number}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
        if first == 0:
            build_index(archive, into=folder / "index", workers=1)
    update_index(folder / "index", workers=1)
    for number, (_, _, _, is_deleted) in enumerate(rows):
        if is_deleted:
            (archive / f"{number}.jsonl").unlink()
    update_index(folder / "index", workers=1)
    return folder / "index"


@slow
@given(archives, st.lists(clauses, min_size=1, max_size=6))
def test_random_queries_match_the_articles_that_stock_whoosh_matches(
    rows: list[tuple[list[list[str]], str, dt.date, bool]], asked: list[Clause]
) -> None:
    stock = stock_index(rows)
    with tempfile.TemporaryDirectory() as folder, stock.searcher() as searcher:
        index = build_with_deletions(Path(folder), rows)
        generation = next(index.glob("generation-*"))
        documents = Documents(generation)
        matcher = Matcher(documents)
        for clause in asked:
            mine = [documents.article(int(number)).id for number in matcher.match(clause).ids]
            theirs = [hit["id"] for hit in searcher.search(as_stock(clause), limit=None)]
            assert sorted(mine) == sorted(theirs), describe(clause)


@slow
@given(archives, st.sampled_from(WORDS))
def test_facets_count_what_stock_whoosh_groups(
    rows: list[tuple[list[list[str]], str, dt.date, bool]], word: str
) -> None:
    stock = stock_index(rows)
    with tempfile.TemporaryDirectory() as folder, stock.searcher() as searcher:
        index = build_with_deletions(Path(folder), rows)
        groups = searcher.search(
            query.Term("body", word), limit=None, groupedby=sorting.FieldFacet("section")
        ).groups()
        theirs = Counter({name: len(found) for name, found in groups.items()})
        with open_engine(index) as engine:
            facet = engine.search(Query(f"正文:{word}")).facet("section")
        mine = Counter({value.value: value.count for value in facet.values})
        mine[""] = facet.missing
        assert +mine == +theirs


@given(
    st.integers(1, 400),
    st.integers(1, 5_000),
    st.integers(1, 100_000),
    st.integers(0, 100_000),
)
def test_scores_are_the_bm25_of_stock_whoosh(frequency: int, length: int, articles: int, found: int) -> None:
    found = min(found, articles)
    average = 700.0
    mine = (
        rarity(found, articles)
        * saturated(np.array([float(frequency)]), damping(np.array([float(length)]), average))[0]
    )
    idf = max(np.log(articles / (found + 1)) + 1, 0.01)
    theirs = scoring.bm25(idf, frequency, length, average, B, K1)
    assert abs(mine - theirs) <= 1e-9 * max(1.0, abs(theirs))
