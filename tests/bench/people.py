"""People: `python -m tests.bench.people` prints who is found and who is missed on the annotated pages.

Names in bylines do not count: they are right wherever the byline is. With `--sample 100 PAGES…` it prints
names found on other pages with the text around them, to be checked by hand.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.extraction import extract_page, read_page
from index.people import KnownPeople, Mentions

ROOT = Path(__file__).parents[2]
ANNOTATED = tomllib.loads((ROOT / "tests/data/people.toml").read_text("utf-8"))

AROUND = 12
"""Characters shown before and after a name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Names found and to be found, with the page of each."""

    right: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        """Share of the names found that are right."""
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """Share of the names that are there that are found."""
        return len(self.right) / max(len(self.right) + len(self.missed), 1)


def count_people() -> Counted:
    """Compare what is found on the annotated pages, read as one batch, with what is there."""
    expected = {(path, name) for path, names in ANNOTATED["pages"].items() for name in names.split()}
    pages = {path: list(read_articles(ROOT / path)) for path in ANNOTATED["pages"]}
    found = {
        (path, name)
        for path, article, people in find_people(pages)
        for name in people
        if name not in article.names
    }
    return Counted(
        tuple(sorted(found & expected)), tuple(sorted(found - expected)), tuple(sorted(expected - found))
    )


def read_articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a page text."""
    yield from extract_page(read_page(path, path.name)).articles


def find_people(pages: dict[str, list[Article]]) -> Iterator[tuple[str, Article, tuple[str, ...]]]:
    """Yield page, article and who is mentioned in it."""
    mentions = [(path, article, Mentions.of(article)) for path, own in pages.items() for article in own]
    known = KnownPeople(name for *_, own in mentions for name in own.confirmed)
    for path, article, own in mentions:
        yield path, article, own.with_known(known)


def main() -> int:
    """Print the figures; return 1 where a floor is missed."""
    if "--sample" in sys.argv:
        return print_sample(int(sys.argv[2]), sys.argv[3:])
    counted = count_people()
    for label, names in (("wrong", counted.wrong), ("missed", counted.missed)):
        for path, name in names:
            print(f"{label}  {name}  {path}")
    print(
        f"names {len(counted.right) + len(counted.missed)}, found {len(counted.right) + len(counted.wrong)}"
    )
    print(f"precision {counted.precision:.3f}, recall {counted.recall:.3f}")
    floors = ANNOTATED["precision"], ANNOTATED["recall"]
    return int(counted.precision < floors[0] or counted.recall < floors[1])


def print_sample(size: int, paths: list[str]) -> int:
    """Print names found on pages nobody annotated, each with the text around it."""
    rows = []
    for _, article, people in find_people({path: list(read_articles(Path(path))) for path in paths}):
        text = f"{article.title}/{article.text}".replace("\n", "/")
        for name in people:
            place = text.find(name)
            if name not in article.names and place >= 0:
                before, after = text[max(0, place - AROUND) : place], text[place + len(name) :][:AROUND]
                rows.append(f"{before}【{name}】{after}")
    print("\n".join(random.Random(size).sample(rows, min(size, len(rows)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
