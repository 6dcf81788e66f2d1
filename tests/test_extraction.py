"""Pages become articles: a gate over annotated pages, and no line of any page is lost."""

import hashlib
import json
import re
import tomllib
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, ExtractedPage, PageFacts, SourcePage
from index.extraction import extract_page, read_page
from tests.extracted_pages import ROLES

DATA = Path(__file__).parent / "data"
GATE: dict[str, Any] = tomllib.loads((DATA / "extraction-floors.toml").read_text("utf-8"))
SETS: tuple[str, ...] = tuple(GATE["sets"])
"""Folders of annotated pages: `pages`, which the rules were written with, `pages-blind`, `pages-unmarked`,
of which only titles and borders are annotated."""
SAMPLE = Path(__file__).parents[1] / "index" / "sample"


def squeeze(text: str) -> str:
    return re.sub(r"[\s#*—―\-]", "", unicodedata.normalize("NFKC", text))


def pairs(text: str) -> Counter[str]:
    return Counter(first + second for first, second in pairwise(squeeze(text)))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def read_gold(folder: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((DATA / folder / "gold.json").read_text("utf-8"))
    return gold


def right_rows(want: dict[str, Any], page: dict[str, Any], got: Article) -> dict[str, bool]:
    """For each field: is the answer one that the annotation accepts?"""
    titles = [squeeze(title or "") for title in (want["title"], *want.get("title_also", []))]
    title = {"title": bool(want.get("title_free")) or squeeze(got.title) in titles}
    if "reporters" not in want:
        return title
    sections = [want["section"], *want.get("section_also", [])]
    if want["section"] is None:
        sections.append(page["section"])
    datelines = [want["dateline"], *want.get("dateline_also", [])]
    return title | {
        "byline": all(sorted(getattr(got, role)) == sorted(want[role]) for role in ROLES),
        "section": (got.section or None) in sections,
        "kind": str(got.kind) in [want["kind"], *want.get("kind_also", [])],
        "dateline": (got.dateline.isoformat() if got.dateline else None) in datelines,
    }


def names_of(article: Article) -> Counter[tuple[str, str]]:
    return Counter((role, name) for role in ROLES for name in getattr(article, role))


def measure(folder: str) -> dict[str, float]:
    """Extract every annotated page of a set and return the share of right answers a row."""
    right: Counter[str] = Counter()
    wanted = given_count = dated = 0
    gold = read_gold(folder)
    for name, page in gold.items():
        extracted = extract_page(read_page(DATA / folder / name, name))
        lines = extracted.page.text.split("\n")
        facts = extracted.page.facts
        day = page.get("date") or page.get("date_inferred")
        is_inferred = page.get("date") is None and day is not None
        dated += "date" in page
        right["date"] += (
            "date" in page
            and (facts.date.isoformat() if facts.date else None) == day
            and facts.date_inferred == is_inferred
        )
        ignored = pairs("".join("".join(lines[first - 1 : last]) for first, last in page.get("ignore", [])))
        left = [(pairs(article.text), article) for article in extracted.articles]
        for want in page["articles"]:
            wanted += 1
            named = Counter((role, name) for role in ROLES for name in want.get(role, []))
            right["names wanted"] += named.total()
            text = pairs("".join("".join(lines[first - 1 : last]) for first, last in want["lines"]))
            best = max(left, key=lambda pair: likeness(text, pair[0]), default=None)
            if best is None or likeness(text, best[0]) < 0.8:
                continue
            left.remove(best)
            right["found"] += 1
            right["names"] += (named & names_of(best[1])).total()
            right["names given"] += names_of(best[1]).total()
            right.update({row: int(good) for row, good in right_rows(want, page, best[1]).items()})
        extra = [article for grams, article in left if (grams & ignored).total() <= 0.8 * grams.total()]
        given_count += len(extra)
        right["names given"] += sum(names_of(article).total() for article in extra)
    rows = {
        "title": right["title"] / wanted,
        "recall": right["found"] / wanted,
        "precision": right["found"] / (right["found"] + given_count),
    }
    if not dated:
        return rows
    return rows | {
        **{row: right[row] / wanted for row in ("byline", "section", "kind", "dateline")},
        "date": right["date"] / dated,
        "names_precision": right["names"] / right["names given"],
        "names_recall": right["names"] / right["names wanted"],
    }


@pytest.mark.parametrize("folder", SETS)
def test_annotated_pages_keep_every_floor(folder: str) -> None:
    rows = measure(folder)
    floors: dict[str, float] = GATE["sets"][folder]["floors"]
    below = {row: round(rows[row], 3) for row, floor in floors.items() if rows[row] < floor}
    assert not below
    assert set(floors) == set(rows)
    assert len(read_gold(folder)) >= 20


@pytest.mark.parametrize("folder", SETS)
def test_floors_are_looked_at_again_when_the_annotated_pages_change(folder: str) -> None:
    digest = hashlib.sha256()
    gold = read_gold(folder)
    for path in sorted((DATA / folder).iterdir(), key=lambda path: path.name):
        if path.name in gold or path.name == "gold.json":
            digest.update(path.name.encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    assert digest.hexdigest() == GATE["sets"][folder]["digest"]


@pytest.mark.parametrize("newspaper", sorted(GATE["sample"]))
def test_the_sample_archive_has_the_articles_that_its_writers_counted(newspaper: str) -> None:
    counts = {
        path.relative_to(SAMPLE / newspaper).with_suffix("").as_posix(): len(
            extract_page(read_page(path, path.relative_to(SAMPLE).as_posix())).articles
        )
        for path in (SAMPLE / newspaper).rglob("*")
        if path.suffix in (".txt", ".md")
    }
    wanted = dict(GATE["sample"][newspaper])
    assert sum(counts.values()) == wanted.pop("sum", sum(wanted.values()))
    assert {page: counts[page] for page in wanted} == wanted


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder in SETS for name in read_gold(folder)]
)
def test_every_line_of_an_annotated_page_is_in_exactly_one_place(folder: str, name: str) -> None:
    check_lines(extract_page(read_page(DATA / folder / name, name)))


def check_lines(extracted: ExtractedPage) -> None:
    """Every non-blank line is in one article, in furniture or skipped, and in no two of them."""
    places: Counter[int] = Counter()
    ranges = [pair for article in extracted.articles for pair in article.lines]
    ranges += [item.lines for item in extracted.furniture]
    ranges += [item.lines for item in extracted.skipped if item.lines]
    lines = extracted.page.text.split("\n")
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    for first, last in ranges:
        places.update(number for number in range(first, last + 1) if number in filled)
    assert set(places) == filled
    assert all(count == 1 for count in places.values())


PIECES = [
    "青禾镇早稻开镰",
    "本报讯（记者林可 通讯员周敏）6月17日，青禾镇的早稻开镰，今年种了三万亩。",
    "　　收割机在田里来回跑，一天能收两百亩，",
    "比去年快了一倍。",
    "本报记者 林 可 摄",
    "# 标题",
    "**粗体** 正文在后面，一直写到句号。",
    "【云溪视窗】",
    "●简讯一条",
    "□周 敏",
    "（本报记者 林可）",
    "（下转第四版）",
    "图片：",
    "1、晨光（油画）",
    "---",
    "（",
    "：",
    "2021年6月18日 星期五",
    "",
    "",
    "新华社北京6月17日电（记者林可）会议今天召开。",
    "编者按：请看下文，各地都在行动。",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=24))
def test_no_page_however_broken_raises_or_loses_a_line(pieces: list[str]) -> None:
    text = "\n".join(pieces).replace("\r", " ")
    check_lines(extract_page(SourcePage(PageFacts(source="x.txt"), text)))


NAMES = [
    "林小满",
    "周敏",
    "扎西多吉",
    "恩和珠拉",
    "阿依努尔·买买提",
    "欧阳文博",
    "江",
    "图",
    "文",
    "摄",
    " ",
    "、",
    "/",
    "■",
]
RANKS = [
    "本报记者 ",
    "记者",
    "通讯员 ",
    "本报讯（记者 ",
    "（",
    "□",
    "作者：",
    "中央社记者",
    "文/图 ",
    "新华社发（",
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(RANKS), st.lists(st.sampled_from(NAMES + RANKS), min_size=1, max_size=6))
def test_no_names_however_broken_raise_or_lose_a_line(rank: str, pieces: list[str]) -> None:
    text = f"渡口添了夜灯\n\n{rank}{''.join(pieces)}\n\n昨晚，渡口的夜灯全部亮了。（{''.join(pieces)}）\n"
    check_lines(extract_page(SourcePage(PageFacts(source="x.txt"), text)))
