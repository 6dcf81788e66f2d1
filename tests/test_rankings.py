"""Golden rankings: which article must come before which, as data with reasons."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from index import build_index
from search import Query, open_engine

RANKINGS = tomllib.loads((Path(__file__).parent / "data" / "rankings.toml").read_text("utf-8"))["ranking"]

BYSTANDERS = 30
"""Articles of other matters in every archive, so that rarity means something."""


def archive_lines(articles: list[dict[str, str]]) -> str:
    others = [
        {
            "id": f"bystander-{number}",
            "title": f"简讯第{number}号",
            "body": f"{number}日晴，江面无风，渡船照常往来。",
        }
        for number in range(BYSTANDERS)
    ]
    rows = [{**article, "body": article["body"].strip()} for article in (*articles, *others)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_cases() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{number}-{case['query']}",
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for number, case in enumerate(RANKINGS, 1)
    ]


@pytest.mark.parametrize("case", as_cases())
def test_the_right_article_comes_first_because(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(archive_lines(case["article"]), "utf-8")
    build_index(tmp_path / "articles.jsonl", into=tmp_path / "index")
    with open_engine(tmp_path / "index") as engine:
        found = [hit.article.id for hit in engine.search(Query(case["query"])).hits]
        wanted = case.get("first_page", [])
        first = [hit.article.id for hit in engine.search(Query(case["query"], size=len(wanted) + 1)).hits]
    order = case.get("order", [])
    assert order or wanted, "a case must want something"
    places = [found.index(entry) if entry in found else len(found) for entry in order]
    assert places == sorted(places), case["why"]
    assert not order or order[0] in found, case["why"]
    assert set(wanted) <= set(first), case["why"]
