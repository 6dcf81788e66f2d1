"""A page set or scanned otherwise gives the same articles: the annotated pages, changed by rule."""

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import opencc
import pytest

from index.article import Article, SourcePage
from index.extraction import extract_page, read_page
from index.extraction.facts import find_facts
from tests.extracted_pages import ROLES

PAGES = Path(__file__).parent / "data" / "pages"
TRADITIONAL = opencc.OpenCC("s2t")


@dataclass(frozen=True)
class AnnotatedPage:
    name: str
    lines: list[str]
    headings: frozenset[int]
    """Numbers of the lines that are headlines and nothing else."""
    bodies: frozenset[int]


def annotated_pages() -> Iterator[AnnotatedPage]:
    for name, page in json.loads((PAGES / "gold.json").read_text("utf-8")).items():
        bodies, headings = set[int](), set[int]()
        for article in page["articles"]:
            headings.update(article["headline_lines"])
            bodies.update(line for first, last in article["lines"] for line in range(first, last + 1))
        lines = read_page(PAGES / name, name).text.split("\n")
        yield AnnotatedPage(name, lines, frozenset(headings - bodies), frozenset(bodies - headings))


def extract_lines(name: str, lines: list[str]) -> tuple[Article, ...]:
    return extract_page(SourcePage(find_facts(lines, name), "\n".join(lines))).articles


def letters(article: Article) -> str:
    """The running text by which an article is known again, whatever its signs and spaces."""
    return TRADITIONAL.convert("".join(re.findall(r"\w", article.text)))


def share_found(change: Callable[[AnnotatedPage], list[str]]) -> float:
    """Return the share of the articles of all pages that are found on the changed pages too."""
    found = wanted = 0
    for page in annotated_pages():
        want = sorted(map(letters, extract_lines(page.name, page.lines)))
        got = list(map(letters, extract_lines(page.name, change(page))))
        wanted += len(want)
        for text in want:
            if text in got:
                got.remove(text)
                found += 1
    return found / wanted


def in_half_width(page: AnnotatedPage) -> list[str]:
    return [line.translate(str.maketrans("，（）：；", ",():;")) for line in page.lines]


def with_spaces_at_the_end(page: AnnotatedPage) -> list[str]:
    return [line + "  " for line in page.lines]


def with_paragraphs_broken_by_a_blank_line(page: AnnotatedPage) -> list[str]:
    chance = random.Random(1)
    lines: list[str] = []
    for number, line in enumerate(page.lines, 1):
        if number in page.bodies and len(line) > 90 and chance.random() < 0.5:
            place = chance.randint(30, len(line) - 30)
            lines += [line[:place], "", line[place:]]
        else:
            lines.append(line)
    return lines


def wrapped_at_thirty_characters(page: AnnotatedPage) -> list[str]:
    lines: list[str] = []
    for number, line in enumerate(page.lines, 1):
        is_long = number in page.bodies and len(line) > 60
        lines += [line[n : n + 30] for n in range(0, len(line), 30)] if is_long else [line]
    return lines


def with_a_blank_line_after_each(page: AnnotatedPage) -> list[str]:
    return [part for line in page.lines for part in ((line, "") if line.strip() else (line,))]


def with_half_of_the_headlines_marked(page: AnnotatedPage) -> list[str]:
    chance = random.Random(1)
    return [
        f"# {line.strip()}"
        if number in page.headings and line[:1] not in "#*" and chance.random() < 0.5
        else line
        for number, line in enumerate(page.lines, 1)
    ]


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (in_half_width, 1.0),
        (with_spaces_at_the_end, 1.0),
        (with_paragraphs_broken_by_a_blank_line, 0.99),
        (wrapped_at_thirty_characters, 0.98),
        (with_a_blank_line_after_each, 0.99),
        (with_half_of_the_headlines_marked, 0.98),
    ],
)
def test_articles_do_not_depend_on_the_setting(
    change: Callable[[AnnotatedPage], list[str]], least: float
) -> None:
    assert share_found(change) >= least


def test_traditional_pages_are_read_as_simplified_ones() -> None:
    pages = list(annotated_pages())
    assert len(pages) > 20
    for page in pages:
        text = TRADITIONAL.convert("\n".join(page.lines))
        simplified = extract_lines(page.name, page.lines)
        assert simplified, page.name
        traditional = extract_lines(page.name, text.split("\n"))
        assert [(one.lines, one.kind, one.dateline) for one in traditional] == [
            (one.lines, one.kind, one.dateline) for one in simplified
        ]
        for one, other in zip(traditional, simplified, strict=True):
            for role in ROLES:
                names = getattr(one, role)
                assert len(names) == len(getattr(other, role))
                assert all(name in re.sub(r"\s", "", text) for name in names), "as the page prints them"
