"""Snippets of long articles: only the surroundings of a few places are looked at, and the same is shown."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import search.excerpt
from index import build_index
from search import Query, open_engine
from search.documents import Documents
from search.excerpt import LONG, find_parts
from search.result import ResultPage

FILLER = "船队顺流而下，两岸的稻子黄了。“该收割了”，船工们说。"
"""A sentence without any word that is looked for."""


def long_page(*sentences: tuple[int, str]) -> str:
    """Return a page with one article of 1,500 filler sentences, some sentences put at certain places."""
    lines = [FILLER] * 1500
    for place, sentence in sentences:
        lines[place] = sentence
    paragraphs = ["　　" + "".join(lines[start : start + 10]) for start in range(0, len(lines), 10)]
    return "\n".join(
        ["东岭日报", "2021年3月5日　星期五　第3版", "", "秋收时节", "本报记者 何畅", *paragraphs]
    )


@pytest.fixture
def engine_over(tmp_path: Path) -> Callable[[str], Path]:
    def build(page: str) -> Path:
        folder = tmp_path / "archive"
        folder.mkdir()
        (folder / "page.txt").write_text(page, "utf-8")
        build_index([folder], into=tmp_path / "index")
        return tmp_path / "index"

    return build


def shown(index: Path, text: str) -> list[str]:
    with open_engine(index) as engine:
        page: ResultPage = engine.search(Query(text))
    (hit,) = page.hits
    assert len(hit.article.text) > LONG
    return [passage.text for passage in hit.passages]


PLACES = ((700, "渡口的灯塔亮了。"), (1300, "灯塔旁开了一家茶馆。"), (1490, "茶馆里没有灯塔的照片。"))


@pytest.mark.parametrize("text", ["灯塔", "灯塔 茶馆", "茶馆", "渡口的灯塔", "灯塔*", "渡", "*塔 茶馆"])
def test_the_parts_show_what_the_whole_would(
    engine_over: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    index = engine_over(long_page(*PLACES))
    in_parts = shown(index, text)
    monkeypatch.setattr(search.excerpt, "LONG", 10**9)
    with open_engine(index) as engine:
        (hit,) = engine.search(Query(text)).hits
    assert in_parts == [passage.text for passage in hit.passages]


def test_little_of_a_long_body_is_looked_at(engine_over: Callable[[str], Path]) -> None:
    index = engine_over(long_page(*((place, "灯塔亮了。") for place in range(5, 1500, 7))))
    documents = Documents(next(index.glob("generation-*")))
    number = int(np.flatnonzero(documents.is_article)[0])
    body = documents.article(number).text
    parts = find_parts(documents, number, body, ["灯塔"])
    assert 0 < sum(end - start for start, end in parts) < 6_000 < len(body) / 5
    assert all("灯塔" in body[start:end] for start, end in parts)
    assert all(body[start - 1] in "。\n" for start, _ in parts if start)


def test_what_stands_only_in_the_headline_leaves_the_opening(engine_over: Callable[[str], Path]) -> None:
    assert shown(engine_over(long_page(*PLACES)), "秋收时节")[0].startswith("船队顺流而下")


def test_a_short_body_is_looked_at_whole(engine_over: Callable[[str], Path]) -> None:
    index = engine_over(long_page(*PLACES))
    documents = Documents(next(index.glob("generation-*")))
    assert find_parts(documents, 0, "短" * LONG, ["灯塔"]) == ((0, LONG),)
