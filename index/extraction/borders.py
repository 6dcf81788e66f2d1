"""Borders: whether a short line between two paragraphs heads a new story or a part of the same one."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.extraction.bylines import is_author_name
from index.extraction.lines import LineKind
from index.extraction.signs import squeeze
from index.extraction.style import PageStyle, is_author, run_end
from index.extraction.units import Unit
from index.extraction.vocabulary import PageVocabulary, cohesion, likeness, overlap

_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[（(]?\d{1,2}[）)、.]|第[一二三四五六七八九十\d]+[章节条部分回]|[①-⑳])"
)
_OPENING = re.compile(
    r"^(?:近日|日前|最近|连日来|昨日|今日|昨天|今天|本报|新华社|据|编辑同志"
    r"|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
)
_END_MARK = re.compile(r"(?:\([^()]{2,30}\)|完|[■□◆●])$")

_MARKED_MARGIN = 1.0
"""Log-odds that a heading without mark needs on a page that marks its headlines, or in a story whose own
is marked: scans forget some."""

_MARKED_SUBHEAD = 0.8
"""Log-odds of a border below which a heading marked as a headline is taken for a sub-head: under signed
stories of the annotated pages sub-heads have at most -0.8, headlines of the same level 2.0 at least."""

_OPENING_LENGTH = 120
"""Characters of a story's opening, which says again what its headline says."""

WEIGHTS = {
    "bias": 2.63,
    "numbered": -1.17,
    "author_on_signed_page": 1.47,
    "unsigned": -1.24,
    "closed_before": 2.27,
    "quote_before": -1.76,
    "colon_before": -0.78,
    "opening_next": 0.40,
    "gap": 1.20,
    "cohesion": -1.31,
    "cohesion_on_page": -0.72,
    "likeness": -2.91,
    "shared_only_here": -1.32,
    "title_in_opening": 2.01,
    "title_elsewhere": -1.10,
    "heading_overlap": -0.73,
    "like_other_subheads": -1.57,
    "as_long_as_subheads": -0.49,
    "prints_after": 0.16,
    "subheads_before": -1.01,
    "has_subheads": -1.37,
    "coming": -0.24,
    "sure_border_comes": -1.05,
    "quoted": -2.53,
    "lead_page": -1.03,
    "lead_story": 2.82,
    "story_length": 1.30,
    "story_paragraphs": 1.06,
    "sentence": -1.42,
    "short_title": 0.97,
}
"""Logistic regression (L2 0.4) on the 321 such places of the shared pages of 1 to 15 January 1998, of
tests/data/pages and of tests/data/pages-blind: 97 % of them right, 94 % on pages left out; `gap`, which
those pages do not vary, is set by hand. When a feature or a rule before it changes run
`python -m tests.bench.fit_borders --write`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run of short lines between two pieces of running text."""

    run: Sequence[Unit]
    story: Sequence[Unit]
    """Running text of the story so far."""
    following: Sequence[Unit]
    """Running text up to the next run."""
    heading: str
    """Heading of the story so far."""
    has_lead: bool
    """Whether the story so far opened with 本报讯 or the like."""
    subheads: Sequence[str]
    """Sub-headings of the story so far."""
    coming: Sequence[str]
    """Further headings of this kind before the next border that is sure: a byline, an author, a lead-in."""
    sure_border_comes: bool
    """Whether there is one on the rest of the page."""
    style: PageStyle
    vocabulary: PageVocabulary


def headings_to_come(units: Sequence[Unit], place: int) -> tuple[list[str], bool]:
    """Return the bare headings before the next sure border, and whether there is such a border."""
    coming: list[str] = []
    while place < len(units):
        unit = units[place]
        if unit.kind is LineKind.LEAD:
            return coming, True
        if not unit.is_head:
            place += 1
            continue
        end = run_end(units, place)
        run = units[place:end]
        if any(other.kind is not LineKind.TITLE for other in run) or any(map(is_author, run[1:])):
            return coming, True
        coming.append(squeeze(unit.flat))
        place = end
    return coming, False


def features(place: Place) -> dict[str, float]:
    """Return what speaks for a border or against it, by name."""
    run, first = place.run, place.run[0]
    titles = [unit for unit in run if unit.kind is LineKind.TITLE]
    text = squeeze(first.flat)
    before = place.story[-1] if place.story else None
    after = "".join(unit.flat for unit in place.following)
    story = "".join(unit.flat for unit in place.story)
    last = titles[-1] if titles else first
    names = len(titles) > 1 and is_author_name(last.text) and not last.level
    return {
        "bias": 1.0,
        "numbered": float(bool(_NUMBERED.match(text))),
        "author_on_signed_page": place.style.signed if names else 0.0,
        "unsigned": 0.0 if names else place.style.signed,
        "closed_before": float(bool(before and _END_MARK.search(before.flat))),
        "quote_before": float(bool(before and before.flat[-1:] == "”")),
        "colon_before": float(bool(before and before.flat[-1:] in ":;；—")),
        "opening_next": float(bool(_OPENING.match(after))),
        "gap": float(min(max(first.gap - place.style.usual_gap, 0), 2)),
        "cohesion": cohesion(story, after),
        "cohesion_on_page": place.vocabulary.cohesion(story, after),
        "likeness": likeness(story, after),
        "shared_only_here": place.vocabulary.shared_only_here(place.story, place.following),
        "title_in_opening": overlap(text, after[:_OPENING_LENGTH]),
        "title_elsewhere": place.vocabulary.elsewhere(text, place.story, place.following),
        "heading_overlap": overlap(place.heading, after),
        "like_other_subheads": max(
            (overlap(text, other) for other in (*place.subheads[-2:], *place.coming[:2])), default=0.0
        ),
        "as_long_as_subheads": max(
            (1 - min(abs(len(text) - len(other)) / 6, 1) for other in place.subheads[-2:]), default=0.0
        ),
        "prints_after": float(place.style.prints_after),
        "subheads_before": float(min(len(place.subheads), 3)),
        "has_subheads": float(bool(place.subheads)),
        "coming": float(min(len(place.coming), 5)),
        "sure_border_comes": float(place.sure_border_comes),
        "quoted": float(text[:1] in '“"' and text[-1:] in '”"'),
        "lead_page": float(place.style.leads >= 3),
        "lead_story": float(place.has_lead),
        "story_length": math.log1p(len(story)) - 6,
        "story_paragraphs": math.log1p(len(place.story)),
        "sentence": float(first.flat[-1:] in ",.:;" or "," in first.flat),
        "short_title": float(len(text) <= 4),
    }


def is_border(place: Place, *, is_under_marked: bool = False) -> bool:
    """Tell whether the run heads a new story; it seldom does without mark where the story before has one."""
    margin = _MARKED_MARGIN if place.style.marks_headlines or is_under_marked else 0.0
    return score(features(place)) > margin


def is_marked_subhead(place: Place) -> bool:
    """Tell whether a heading marked like the headlines heads a part of the story all the same."""
    return score(features(place)) < _MARKED_SUBHEAD


def score(values: dict[str, float]) -> float:
    """Return the log-odds of a border."""
    return sum(WEIGHTS[name] * value for name, value in values.items())
