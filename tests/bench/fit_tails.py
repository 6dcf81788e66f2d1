"""Fit the weights of `index.extraction.tails`, and print them.

    python -m tests.bench.fit_tails [--write]

Reads the pages that `tests.bench.fit_borders` reads, and the sample archive. Every paragraph after which
a page could print briefs without heading is one example, of the blind pages a part of one; the borders at
headings are those of the annotation. As pages print few such tails, the annotated briefs of one page are
also set, at random but always the same for a story, after the stories of others, a twentieth of an example
each. Prints how many tails are found and how many stories are parted wrongly: on all pages, on those of each
batch left out, and by the weights in place. `--write` puts the new ones into the module.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.extraction import tails
from index.extraction.draft import Draft
from index.extraction.line_kinds import LineKind
from index.extraction.lines import read_lines
from index.extraction.paragraphs import build_units
from index.extraction.reading import read_page
from index.extraction.split import Splitter
from index.extraction.tails import can_be_brief, compare_at, propose_places
from index.extraction.units import Unit
from tests.bench.fit_borders import (
    BLIND,
    BLIND_SHARE,
    LAST,
    OWN,
    SHARED,
    AnnotatedPage,
    fit,
    print_weights,
    read_pages,
    write_weights,
)

L2 = 0.3
SET_SHARE = 0.05
"""What an example counts whose briefs come from another page."""

SAMPLE = Path(__file__).parents[2] / "index" / "sample"

LAST_SHARE = 0.75
"""How often such an example stands last on its page: as often as the printed tails do."""

MOST_SET = 5
"""Briefs set after a story."""

NAMES = tuple(tails.WEIGHTS)
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A story with the places at which briefs may begin."""

    batch: str
    rows: dict[int, list[float]]
    """Values of the features by place."""
    start: int | None
    """The place where they do; None where there are none."""
    share: float = 1.0

    def answers(self) -> Iterator[tuple[list[float], float]]:
        """Yield the values and the answer at each place, up to the right one."""
        for place, row in self.rows.items():
            if self.start is None or place <= self.start:
                yield row, float(place == self.start)

    def decide(self, weights: Values) -> int | None:
        """Return the first place that the weights take for the beginning of briefs."""
        return next((place for place, row in self.rows.items() if np.dot(weights, row) > tails.MARGIN), None)


def read_examples() -> list[Example]:
    """Return the stories of all annotated pages, printed and set."""
    examples = list(_sample_stories())
    for folder in (*OWN, SHARED, BLIND):
        if not folder.is_dir():
            continue
        printed_share = BLIND_SHARE if folder is BLIND else 1.0
        pages = list(read_pages(folder, LAST if folder is SHARED else "~"))
        briefs = {page.name: found for page in pages if (found := list(_ignored_briefs(page)))}
        for page in pages:
            batch = _batch(folder, page.name)
            for draft in page.drafts:
                is_last = draft is page.drafts[-1]
                start = _printed_start(draft, page)
                if start is not None and _owner(draft.body[start], page) in page.headed:
                    continue  # stories printed inside one another
                examples.append(Example(batch, _rows(draft, is_last=is_last), start, printed_share))
                others = [name for name in briefs if name != page.name]
                dice = random.Random(f"{page.name} {draft.body[0].lines[0].number}" if draft.body else "")
                if start is None and draft.titles and others and folder is not BLIND:
                    tail = _choose(briefs[dice.choice(others)], dice)
                    examples.extend(_set(draft, tail, batch, is_last=dice.random() < LAST_SHARE))
    return examples


def _sample_stories() -> Iterator[Example]:
    """Yield the headed stories of the sample archive, which prints no briefs after them."""
    for path in sorted(SAMPLE.rglob("*.txt")):
        page = read_page(path, path.name)
        drafts = Splitter(build_units(read_lines(page.text))).split()
        for draft in drafts:
            if draft.titles:
                yield Example("sample", _rows(draft, is_last=draft is drafts[-1]), None)


def _batch(folder: Path, name: str) -> str:
    """Return what pages are left out together: those of one writer where there are several."""
    return f"{folder.name}/{name[:2]}" if folder.name == "pages-unmarked" else folder.name


def _printed_start(draft: Draft, page: AnnotatedPage) -> int | None:
    """Return the place of the first paragraph that the annotation gives to something else."""
    prose = [place for place, unit in enumerate(draft.body) if unit.is_prose]
    owners = [_owner(draft.body[place], page) for place in prose]
    return next(
        (place for place, owner in zip(prose, owners, strict=True) if owner not in (owners[0], None)), None
    )


def _owner(unit: Unit, page: AnnotatedPage) -> int | None:
    return page.owners.get(unit.lines[0].number)


def _ignored_briefs(page: AnnotatedPage) -> Iterator[Unit]:
    """Yield the briefs that nobody annotated."""
    for draft in page.drafts:
        for unit in draft.body:
            is_ignored = (_owner(unit, page) or 0) < 0
            if is_ignored and unit.kind is LineKind.TEXT and can_be_brief(unit):
                yield unit


def _choose(briefs: Sequence[Unit], dice: random.Random) -> Sequence[Unit]:
    start = dice.randrange(len(briefs))
    return briefs[start : start + dice.randint(1, MOST_SET)]


def _set(draft: Draft, tail: Sequence[Unit], batch: str, *, is_last: bool) -> Iterator[Example]:
    """Yield the story with the briefs of another page after it."""
    start = len(draft.body)
    longer = Draft(draft.titles, draft.labels, draft.bylines, [*draft.body, *tail])
    rows = _rows(longer, is_last=is_last)
    if start in rows:
        yield Example(batch, {start: rows[start]}, start, SET_SHARE)


def _rows(draft: Draft, *, is_last: bool) -> dict[int, list[float]]:
    rows = {}
    for place, values in propose_places(draft, is_last=is_last):
        values["likeness"] = compare_at(draft, place)
        rows[place] = [values[name] for name in NAMES]
    return rows


def fit_examples(examples: Sequence[Example]) -> Values:
    """Return the weights in the order of `NAMES`."""
    answers = [(row, answer, example.share) for example in examples for row, answer in example.answers()]
    rows, right, shares = (np.array(column) for column in zip(*answers, strict=True))
    return fit(rows, right, L2, shares)


def count(examples: Sequence[Example], weights: Values) -> tuple[int, int, int]:
    """Return how many printed tails are found, how many there are, and how many stories parted wrongly."""
    printed = [example for example in examples if example.share != SET_SHARE]
    decided = [(example.start, example.decide(weights)) for example in printed]
    found = sum(start is not None and start == place for start, place in decided)
    wrong = sum(place is not None and start != place for start, place in decided)
    return found, sum(start is not None for start, _ in decided), wrong


def main() -> None:
    """Print the fitted weights, and how often they are right."""
    examples = read_examples()
    weights = fit_examples(examples)
    lines = print_weights(NAMES, weights)
    left_out = np.zeros(3, dtype=int)
    for batch in sorted({example.batch for example in examples}):
        others = fit_examples([example for example in examples if example.batch != batch])
        left_out += count([example for example in examples if example.batch == batch], others)
    shown = "{} of {} found, {} stories parted wrongly"
    sys.stdout.write(f"{lines}{shown.format(*count(examples, weights))}; ")
    sys.stdout.write(f"on batches left out {shown.format(*left_out)}\n")
    kept = np.array([tails.WEIGHTS[name] for name in NAMES])
    sys.stdout.write(f"with the weights in place {shown.format(*count(examples, kept))}\n")
    if "--write" in sys.argv[1:]:
        write_weights(Path(tails.__file__), "WEIGHTS", lines)


if __name__ == "__main__":
    main()
