"""The five real pages beside the checkout score 1.000 in every row, by their own scorer."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from index.article_json import article_to_json
from index.extraction import extract_page, read_page

pytestmark = pytest.mark.shared


def score(folder: Path, scorer: Path) -> dict[str, float]:
    """Run the scorer over a folder of annotated pages and return its rows."""
    rows = [
        json.dumps(article_to_json(article), ensure_ascii=False)
        for name in json.loads((folder / "gold.json").read_text("utf-8"))
        for article in extract_page(read_page(folder / name, name)).articles
    ]
    command = [sys.executable, "-X", "utf8", str(scorer), "--gold", str(folder / "gold.json")]
    run = subprocess.run(
        command, input="\n".join(rows), capture_output=True, check=True, text=True, encoding="utf-8"
    )
    found = dict(re.findall(r"^(\w+)\s+(?:precision )?([\d.]+)", run.stdout, flags=re.M))
    found["recall"] = re.search(r"recall ([\d.]+)", run.stdout)[1]
    return {name: float(value) for name, value in found.items()}


def test_the_five_real_pages_are_extracted_without_a_fault(shared: Path) -> None:
    rows = score(shared / "pages", shared / "pages" / "score.py")
    assert set(rows) == {
        "articles", "recall", "title", "byline", "section", "kind", "dateline", "date", "names"
    }  # fmt: skip
    assert rows == dict.fromkeys(rows, 1.0)


def test_pages_of_1998_without_marked_headlines_keep_their_floor(shared: Path) -> None:
    rows = score(shared / "pages1998", shared / "pages" / "score.py")
    assert rows["articles"] >= 0.95
    assert rows["recall"] >= 0.95
    assert rows["title"] >= 0.95
