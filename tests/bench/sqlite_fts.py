"""SQLite's FTS5, over trigrams of the text or over words cut beforehand; facets by GROUP BY."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.bench.corpus import read_rows
from tests.bench.cutting import read_words
from tests.bench.engines import FACETS, HITS, SNIPPET_CHARACTERS, Answer
from tests.bench.questions import Question

_FILE = "articles.sqlite"

_TABLES = """
CREATE VIRTUAL TABLE article USING fts5(title, body, tokenize='{tokenizer}');
CREATE TABLE facts(id INTEGER PRIMARY KEY, newspaper TEXT, section TEXT, year INTEGER, day INTEGER);
CREATE TABLE byline(id INTEGER, name TEXT, PRIMARY KEY (id, name)) WITHOUT ROWID;
"""

_TRIGRAM = 3
"""Characters a string must have to be found by a trigram index; a shorter one is found by reading all."""

_MOST_TOKENS = 64
"""Tokens a snippet may have at the most, says FTS5. A trigram is one; a word has 1.6 characters, so half."""


def build(source: Path, folder: Path, variant: str) -> None:
    """Insert everything in one transaction, then merge the index into one tree."""
    folder.mkdir()
    connection = sqlite3.connect(folder / _FILE)
    connection.executescript(_TABLES.format(tokenizer="trigram" if variant == "trigram" else "unicode61"))
    for number, row in enumerate(read_rows(source) if variant == "trigram" else read_words(source), 1):
        connection.execute(
            "INSERT INTO article(rowid, title, body) VALUES (?, ?, ?)", (number, row.title, row.body)
        )
        facts = (number, row.newspaper, row.section or None, row.year or None, row.day or None)
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", facts)
        connection.executemany("INSERT INTO byline VALUES (?, ?)", [(number, name) for name in row.names])
    connection.execute("INSERT INTO article(article) VALUES ('optimize')")
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def open_index(folder: Path, variant: str) -> SqliteFts:
    """Open the index."""
    return SqliteFts(folder / _FILE, variant)


class SqliteFts:
    """One statement finds the matches, joins their facts, and gives total, facets and the best ten."""

    def __init__(self, path: Path, variant: str) -> None:
        self._is_trigram = variant == "trigram"
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA cache_size = -65536")
        self._connection.execute("PRAGMA mmap_size = 1073741824")
        self._connection.execute("PRAGMA temp_store = MEMORY")

    def can_answer(self, question: Question) -> bool:
        """Answer every class; the trigram index reads all articles for strings of one or two characters."""
        del question
        return True

    def count(self, question: Question) -> Answer:
        """Find total, facets and the best ten."""
        return self._find(question)[0]

    def answer(self, question: Question) -> None:
        """Find them and make ten snippets."""
        hits = self._find(question)[1]
        match, short = self._conditions(question)
        for hit in hits:
            if match:
                sql = f"SELECT title, {self._snippet()} FROM article WHERE article MATCH ? AND rowid = ?"
                row = self._connection.execute(sql, (match, hit)).fetchone()
            else:
                sql = "SELECT title, substr(body, max(1, instr(body, ?) - ?), ?) FROM article WHERE rowid = ?"
                around = (short[0], SNIPPET_CHARACTERS // 2, SNIPPET_CHARACTERS, hit)
                row = self._connection.execute(sql, around).fetchone()
            if not self._is_trigram:
                row = tuple(text.replace(" ", "") for text in row)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _snippet(self) -> str:
        tokens = _MOST_TOKENS if self._is_trigram else _MOST_TOKENS // 2
        return f"snippet(article, 1, '<mark>', '</mark>', '…', {tokens})"

    def _conditions(self, question: Question) -> tuple[str, list[str]]:
        """Return a MATCH expression, and strings that no index can find."""
        words = ["".join(question.words)] if question.is_phrase and self._is_trigram else [*question.words]
        if question.is_phrase and not self._is_trigram:
            return f'"{" ".join(words)}"', []
        short = [word for word in words if self._is_trigram and len(word) < _TRIGRAM]
        star = "*" if question.is_prefix and not self._is_trigram else ""
        return " AND ".join(f'"{word}"{star}' for word in words if word not in short), short

    def _find(self, question: Question) -> tuple[Answer, list[int]]:
        match, short = self._conditions(question)
        where = ["article MATCH ?"] if match else []
        where += ["(title LIKE ? OR body LIKE ?)"] * len(short)
        values: list[str | int] = [match] if match else []
        values += [f"%{word}%" for word in short for _ in ("title", "body")]
        if question.days:
            where.append("day BETWEEN ? AND ?")
            values += question.days
        score = "rank" if match else "0"
        order = "day DESC" if question.is_newest_first else "score"
        counting = "".join(
            f"UNION ALL SELECT '{field}', {field}, count(*) FROM found GROUP BY {field}\n"
            for field in FACETS[:3]
        )
        sql = f"""
            WITH found AS MATERIALIZED (
              SELECT id, newspaper, section, year, day, {score} AS score
              FROM article JOIN facts ON id = article.rowid WHERE {" AND ".join(where)})
            SELECT 'total', NULL, count(*) FROM found
            {counting}
            UNION ALL SELECT 'reporter', name, count(*) FROM found JOIN byline USING (id) GROUP BY name
            UNION ALL SELECT * FROM (SELECT 'hit', id, 0 FROM found ORDER BY {order} LIMIT {HITS})"""
        facets: dict[str, dict[str, int]] = {field: {} for field in FACETS}
        total, hits = 0, []
        for what, value, count in self._connection.execute(sql, values):
            if what == "total":
                total = count
            elif what == "hit":
                hits.append(value)
            elif value:
                facets[what][str(value)] = count
        return Answer(total, facets), hits
