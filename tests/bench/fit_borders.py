"""Fit the weights of `index.extraction.borders`, and print them.

    python -m tests.bench.fit_borders [--write]

Reads tests/data/pages, tests/data/pages-unmarked and tests/data/pages-blind without the pages that are kept
for judging, and those of 1 to 15 January 1998 in ../shared/pages1998 where they are present. The blind pages,
most of whose borders have marks, count less. Every run of short lines between two paragraphs that no rule
decides is one example; the answers before it are those of the annotation, not the program's own. Prints the
share of right answers, and the same cross-validated by page. `--write` puts the weights into the module.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.extraction import borders
from index.extraction.borders import Place, features
from index.extraction.draft import Draft
from index.extraction.lines import read_lines
from index.extraction.paragraphs import build_units
from index.extraction.reading import read_page
from index.extraction.split import Splitter
from index.extraction.units import Unit

DATA = Path(__file__).parents[1] / "data"
OWN = (DATA / "pages", DATA / "pages-unmarked")
BLIND = DATA / "pages-blind"
SHARED = Path(__file__).parents[3] / "shared" / "pages1998"
LAST = "19980115"
"""The second half of the month is kept for judging."""

HELD_OUT = ("12-", "13-", "14-", "15-", "16-", "judge-")
"""How the names of the pages begin that are kept for judging, too."""

L2 = 0.4
BLIND_SHARE = 0.3
"""What an example of the blind pages counts: of 0 to 1 the share that serves both them and pages of 1998."""

FOLDS = 10
STEPS = 60

Example = tuple[str, dict[str, float], bool]


class Recorder(Splitter):
    """Splits a page as its annotation does, and records what the model is asked."""

    def __init__(self, units: Sequence[Unit], owners: dict[int, int]) -> None:
        super().__init__(units)
        self.owners = owners
        self.answer = True
        self.asked: list[tuple[dict[str, float], bool]] = []

    def _is_border(self, run: Sequence[Unit], end: int, following: Unit | None) -> bool:
        prose = [unit for draft in self.drafts for unit in draft.prose]
        last = max((unit.lines[-1].number for unit in prose), default=0)
        coming = (following or run[-1]).lines[0].number
        self.answer = not prose or self.owners.get(last) != self.owners.get(coming)
        super()._is_border(run, end, following)
        return self.answer

    def _judge(self, place: Place) -> bool:
        self.asked.append((features(place), self.answer))
        return self.answer


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page split at headings as its annotation says."""

    name: str
    owners: dict[int, int]
    """Number of the article that each line belongs to, from 1; lines to be ignored have negative ones."""
    headed: frozenset[int]
    """Numbers of the articles that have a heading."""
    drafts: list[Draft]
    asked: list[tuple[dict[str, float], bool]]
    """Features and answer of every run of short lines that no rule decides."""


def read_pages(folder: Path, last: str = "~") -> Iterator[AnnotatedPage]:
    """Yield the annotated pages of a folder whose names are not beyond `last`."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    for name, page in gold.items():
        if name[: len(last)] > last or name.startswith(HELD_OUT):
            continue
        text = read_page(folder / name, name).text
        recorder = Recorder(build_units(read_lines(text)), _owners(page))
        headed = frozenset(
            number
            for number, article in enumerate(page["articles"], 1)
            if article["title"] and not article.get("title_free")
        )
        yield AnnotatedPage(name, recorder.owners, headed, recorder.split(), recorder.asked)


def read_examples(folder: Path, last: str = "~") -> Iterator[Example]:
    """Yield page name, features and answer of every run in a folder that the model decides."""
    for page in read_pages(folder, last):
        yield from ((page.name, values, answer) for values, answer in page.asked)


def _owners(page: dict[str, Any]) -> dict[int, int]:
    """Return the number of the article that each line belongs to; ignored lines have negative numbers."""
    owners: dict[int, int] = {}
    for number, article in enumerate(page["articles"], 1):
        for first, last in article["lines"]:
            owners.update(dict.fromkeys(range(first, last + 1), number))
    for first, last in page.get("ignore", []):
        owners.update(dict.fromkeys(range(first, last + 1), -first))
    return owners


def fit(
    values: NDArray[np.float64],
    answers: NDArray[np.float64],
    l2: float = L2,
    shares: NDArray[np.float64] | float = 1.0,
) -> NDArray[np.float64]:
    """Return the weights of a logistic regression by Newton's method; the first, the bias, is not shrunk.

    Args:
        values: of the features, one example a row.
        answers: 0 or 1, one an example.
        l2: strength of the shrinking.
        shares: what each example counts.
    """
    weights = np.zeros(values.shape[1])
    shrink = np.full(values.shape[1], l2)
    shrink[0] = 1e-6
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (shares * (chances - answers)) + shrink * weights
        curve = (values.T * (shares * chances * (1 - chances))) @ values + np.diag(shrink)
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_validate(
    pages: Sequence[str],
    values: NDArray[np.float64],
    answers: NDArray[np.float64],
    shares: NDArray[np.float64],
) -> float:
    """Return the share of right answers on pages that were left out."""
    names = sorted(set(pages))
    fold_of = {name: number % FOLDS for number, name in enumerate(names)}
    folds = np.array([fold_of[page] for page in pages])
    right = 0
    for fold in range(FOLDS):
        kept = folds != fold
        weights = fit(values[kept], answers[kept], shares=shares[kept])
        right += int(np.sum((values[folds == fold] @ weights > 0) == (answers[folds == fold] > 0)))
    return right / len(answers)


def matrix(examples: Sequence[Example]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the features of all examples, one a row, and their answers."""
    names = list(examples[0][1])
    values = np.array([[found[name] for name in names] for _, found, _ in examples])
    return values, np.array([float(answer) for *_, answer in examples])


def share_right(
    values: NDArray[np.float64], answers: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    """Return the share of examples that the weights answer rightly."""
    return float(np.mean((values @ weights > 0) == (answers > 0)))


def print_weights(names: Sequence[str], weights: NDArray[np.float64]) -> str:
    """Return the weights as the lines of a Python dictionary."""
    return "".join(f'    "{name}": {weight:.2f},\n' for name, weight in zip(names, weights, strict=True))


def write_weights(module: Path, table: str, lines: str) -> None:
    """Replace the weights in a module."""
    text = module.read_text("utf-8")
    module.write_text(re.sub(rf"(?<=^{table} = {{\n)[^}}]*", lines, text, flags=re.M), "utf-8")


def main() -> None:
    """Print the fitted weights, and how often they are right."""
    examples = [example for folder in OWN for example in read_examples(folder)]
    examples += read_examples(SHARED, LAST) if SHARED.is_dir() else ()
    known = len(examples)
    examples += read_examples(BLIND)
    values, answers = matrix(examples)
    shares = np.where(np.arange(len(examples)) < known, 1.0, BLIND_SHARE)
    weights = fit(values, answers, shares=shares)
    names = list(examples[0][1])
    lines = print_weights(names, weights)
    unseen = cross_validate([page for page, *_ in examples], values, answers, shares)
    right = share_right(values, answers, weights)
    sys.stdout.write(f"{lines}{len(answers)} places, {right:.3f} right, {unseen:.3f} on pages left out\n")
    if "--write" in sys.argv[1:]:
        write_weights(Path(borders.__file__), "WEIGHTS", lines)


if __name__ == "__main__":
    main()
