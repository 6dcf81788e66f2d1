"""Real pages beside the checkout, scored by their own scorer: of local dailies and of a national one."""

import json
from pathlib import Path

import pytest

from tests.bench.national_daily import LAST, Gold, extract_rows, score, without_paragraphs

pytestmark = pytest.mark.shared


def read_gold(folder: Path) -> Gold:
    gold: Gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return gold


def score_all(folder: Path, gold: Gold, shared: Path) -> dict[str, float]:
    return score(extract_rows(folder, list(gold)), gold, folder, shared / "pages" / "score.py")


def test_the_five_real_pages_are_extracted_without_a_fault(shared: Path) -> None:
    rows = score_all(shared / "pages", read_gold(shared / "pages"), shared)
    assert set(rows) == {
        "articles", "recall", "title", "byline", "section", "kind", "dateline", "date", "names"
    }  # fmt: skip
    assert rows == dict.fromkeys(rows, 1.0)


def test_pages_of_1998_without_marked_headlines_keep_their_floor(shared: Path) -> None:
    rows = score_all(shared / "pages1998", read_gold(shared / "pages1998"), shared)
    assert rows["articles"] >= 0.95
    assert rows["recall"] >= 0.95
    assert rows["title"] >= 0.95


def test_each_half_keeps_its_floor_where_news_of_one_paragraph_costs_nothing(shared: Path) -> None:
    gold = without_paragraphs(read_gold(shared / "pages1998"))
    for is_tuned_on in (True, False):
        half = {name: page for name, page in gold.items() if (name[:8] <= LAST) is is_tuned_on}
        rows = score_all(shared / "pages1998", half, shared)
        assert rows["articles"] >= 0.95
        assert rows["recall"] >= 0.95


def test_paragraphs_annotated_as_titles_are_taken_out() -> None:
    article = {"title": "早稻开镰", "headline_lines": [1], "lines": [[2, 4]]}
    paragraph = {"title": "本报讯早稻开镰。收割机下了田。", "headline_lines": [6], "lines": [[7, 7]]}
    freed = without_paragraphs({"a.txt": {"articles": [article, paragraph]}})
    assert freed == {"a.txt": {"articles": [article], "ignore": [[6, 7]]}}
