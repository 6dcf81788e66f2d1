"""Articles cut into words by jieba beforehand, for the engines that know no Chinese."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

from index.tokens import load_jieba
from tests.bench.corpus import Row, read_rows


def write_words(rows: Path, path: Path) -> None:
    """Write the articles of `rows` with blanks between the words of title and body."""
    tokenizer = load_jieba()
    with path.open("w", encoding="utf-8") as file:
        for row in read_rows(rows):
            fields = dataclasses.asdict(row)
            for name in ("title", "body"):
                fields[name] = " ".join(word for word in tokenizer.cut(fields[name]) if not word.isspace())
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")


def read_words(path: Path) -> Iterator[Row]:
    """Read what `write_words` wrote, one article at a time."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            yield Row(**{**fields, "names": tuple(fields["names"])})
