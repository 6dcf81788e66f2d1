"""Score the extraction of the national daily of January 1998 in ../shared/pages1998, whole and by halves.

    python -m tests.bench.national_daily

Prints what the scorer beside the pages says of all of them, of 1 to 15 January, by which the rules are tuned,
and of the rest; then the same where paragraphs that the annotation takes for titles cost nothing. News of one
paragraph may have its signature on a line of its own, so that there the paragraph became the title and the
signature the body, though news of one paragraph was not to be annotated.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from index.article_json import article_to_json
from index.extraction import extract_page, read_page

SHARED = Path(__file__).parents[3] / "shared"
LAST = "19980115"
"""The last day that the rules are tuned on."""

Gold = dict[str, dict[str, Any]]


def extract_rows(folder: Path, names: list[str]) -> list[str]:
    """Return the articles of pages as JSON lines, as `jianbao articles` prints them."""
    return [
        json.dumps(article_to_json(article), ensure_ascii=False)
        for name in names
        for article in extract_page(read_page(folder / name, name)).articles
    ]


def score(rows: list[str], gold: Gold, pages: Path, scorer: Path) -> dict[str, float]:
    """Run the scorer over articles and return its rows; `articles` is the precision.

    Args:
        rows: articles of the pages that `gold` has, as JSON lines.
        gold: the annotation.
        pages: folder of the pages.
        scorer: the program.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name in gold:
            (Path(folder) / name).write_bytes((pages / name).read_bytes())
        path = Path(folder) / "gold.json"
        path.write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
        command = [sys.executable, "-X", "utf8", str(scorer), "--gold", str(path)]
        run = subprocess.run(
            command, input="\n".join(rows), capture_output=True, check=True, text=True, encoding="utf-8"
        )
    found = dict(re.findall(r"^(\w+)\s+(?:precision )?([\d.]+)", run.stdout, flags=re.M))
    found["recall"] = re.findall(r"recall ([\d.]+)", run.stdout)[0]
    return {name: float(value) for name, value in found.items()}


def without_paragraphs(gold: Gold) -> Gold:
    """Return the annotation with the items whose title is a paragraph among what costs nothing."""
    freed: Gold = {}
    for name, page in gold.items():
        items = [article for article in page["articles"] if "。" in (article["title"] or "")]
        lines = [[min(item["headline_lines"]), item["lines"][-1][1]] for item in items]
        kept = [article for article in page["articles"] if article not in items]
        freed[name] = {**page, "articles": kept, "ignore": [*page.get("ignore", []), *lines]}
    return freed


def main() -> None:
    """Print precision, recall and titles of all pages and of both halves."""
    pages, scorer = SHARED / "pages1998", SHARED / "pages" / "score.py"
    whole: Gold = json.loads((pages / "gold.json").read_text("utf-8"))
    sets = {
        "all pages": whole,
        "1-15 January (tuned on)": {name: page for name, page in whole.items() if name[:8] <= LAST},
        "16-31 January": {name: page for name, page in whole.items() if name[:8] > LAST},
    }
    sys.stdout.write(f"{'pages':40} precision recall titles\n")
    for what, gold in sets.items():
        rows = extract_rows(pages, list(gold))
        for text, annotation in ((what, gold), (f"{what}, paragraphs free", without_paragraphs(gold))):
            found = score(rows, annotation, pages, scorer)
            figures = f"{found['articles']:9.3f} {found['recall']:6.3f} {found['title']:6.3f}"
            sys.stdout.write(f"{text:40} {figures}\n")


if __name__ == "__main__":
    main()
