"""The articles a benchmark runs on: a corpus file or the bundled sample, brought to the size asked for.

Beyond the size of the corpus its articles come again: new id, new day, their sentences in another order.
Every byline is invented here, for the corpus has few; names are as unevenly spread as in a newsroom.
"""

from __future__ import annotations

import datetime as dt
import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from index import sample_archive
from index.extraction import extract_page, read_page

SEED = 20240229
"""Of every choice made by chance, so that two runs see the same articles and the same queries."""

DAY_PAPER = 60
"""Articles in one day's paper of a local daily: 8 to 12 pages of 5 to 8 articles."""

_SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张"
_GIVEN = "安波川丹恩帆光禾佳凯岚敏宁平琪然珊涛薇翔"
_NAMES = 400
_LACKING_BYLINE = 0.1

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’」』）]*")
_SENTENCES_A_PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One article as every engine gets it."""

    id: str
    title: str
    body: str
    date: str
    """ISO; "" where the corpus knows none."""
    section: str
    newspaper: str
    names: tuple[str, ...]

    @property
    def day(self) -> int:
        """The date as yyyymmdd; 0 where there is none."""
        return int(self.date.replace("-", "")) if self.date else 0

    @property
    def year(self) -> int:
        """0 where there is none."""
        return self.day // 10_000


def write_rows(corpus: Path | None, size: int, path: Path) -> None:
    """Write `size` articles to `path` as ready-made articles, one JSON object a line.

    Args:
        corpus: a `.jsonl` or `.jsonl.xz` file of ready-made articles; None for the bundled sample.
        size: number of articles.
        path: file to write; a day's paper goes beside it by `write_day_paper`.
    """
    base = list(_corpus_articles(corpus) if corpus else _sample_articles())
    if size < len(base):
        base = [base[place] for place in sorted(random.Random(SEED).sample(range(len(base)), size))]
    with path.open("w", encoding="utf-8") as file:
        for row in _repeated(base, size):
            file.write(_to_line(row))


def write_day_paper(rows: Path, path: Path) -> None:
    """Write one day's paper: the first articles of `rows` with other ids, sentences and one new day."""
    base = [row for _, row in zip(range(DAY_PAPER), read_rows(rows), strict=False)]
    chance = random.Random(f"{SEED}:day")
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(base):
            body = _shuffled(row.body, chance)
            day = Row(
                f"day{number:04d}", row.title, body, "2027-01-01", row.section, row.newspaper, row.names
            )
            file.write(_to_line(day))


def read_rows(path: Path) -> Iterator[Row]:
    """Read what `write_rows` wrote, one article at a time."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            names = tuple(filter(None, fields["author"].removeprefix("记者").split("、")))
            yield Row(
                fields["id"],
                fields["title"],
                fields["body"],
                fields["date"],
                fields["section"],
                fields["source"],
                names,
            )


def _to_line(row: Row) -> str:
    author = f"记者{'、'.join(row.names)}" if row.names else ""
    fields = {
        "id": row.id,
        "title": row.title,
        "body": row.body,
        "date": row.date,
        "section": row.section,
        "author": author,
        "source": row.newspaper,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _corpus_articles(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as file:
        for line in file:
            fields = json.loads(line)
            yield Row(
                "",
                " ".join(fields["title"].split()),
                fields["body"],
                fields.get("date", "")[:10],
                fields.get("section", ""),
                fields.get("source", ""),
                (),
            )


def _sample_articles() -> Iterator[Row]:
    for path in sorted(sample_archive().rglob("*")):
        if path.suffix in (".txt", ".md"):
            source = path.relative_to(sample_archive()).as_posix()
            for article in extract_page(read_page(path, source)).articles:
                date = article.page.date.isoformat() if article.page.date else ""
                yield Row("", article.title, article.text, date, article.section, article.page.newspaper, ())


def _repeated(base: list[Row], size: int) -> Iterator[Row]:
    chance = random.Random(SEED)
    people = sorted({_SURNAMES[n % 20] + _GIVEN[n // 20 % 20] + _GIVEN[n * 7 % 19] for n in range(_NAMES)})
    shares = list(accumulate(1 / place for place in range(1, len(people) + 1)))
    dates = sorted(row.date for row in base if row.date)
    first, last = (dt.date.fromisoformat(day).toordinal() for day in (dates[0], dates[-1]))
    for number in range(size):
        row = base[number % len(base)]
        body, date = row.body, row.date
        if number >= len(base):
            body = _shuffled(body, chance)
            date = dt.date.fromordinal(chance.randint(first, last)).isoformat() if date else ""
        names = chance.choices(people, cum_weights=shares, k=chance.choice((1, 1, 2)))
        if chance.random() < _LACKING_BYLINE:
            names = []
        yield Row(
            f"b{number:07d}",
            row.title,
            body,
            date,
            row.section,
            row.newspaper,
            tuple(dict.fromkeys(names)),
        )


def _shuffled(body: str, chance: random.Random) -> str:
    sentences = _SENTENCE.findall(body)
    chance.shuffle(sentences)
    step = _SENTENCES_A_PARAGRAPH
    return "\n".join("".join(sentences[n : n + step]) for n in range(0, len(sentences), step))
