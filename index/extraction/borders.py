"""Borders: whether a short line between two paragraphs heads a new story or a part of the same one."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction.bylines import is_author_name
from index.extraction.line_kinds import LineKind
from index.extraction.signs import squeeze
from index.extraction.style import PageStyle, is_author, run_end
from index.extraction.titles import PART_DAY
from index.extraction.units import Unit
from index.extraction.vocabulary import PageVocabulary, cohesion, likeness, overlap

_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[（(]?\d{1,2}[）)、.]|第[一二三四五六七八九十\d]+[章节条部分回]|[①-⑳])"
    rf"|^(?:{PART_DAY})"
)
_LATER = re.compile(
    r"^(?:[（(]?(?:[二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)[）)、.](?![一二三四五六七八九十])"
    r"|[（(]?[2-9][）)、.](?!\d)"
    r"|第[二三四五六七八九十2-9]+[章节条部分回]|[②-⑳])"
)
"""The number of a second or later part (二、, but not 三、四线); on the annotated pages none of 84 such lines
heads a story."""

_OPENING = re.compile(
    r"^(?:近日|日前|最近|连日来|昨日|今日|昨天|今天|本报|新华社|据|编辑同志"
    r"|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
)
_END_MARK = re.compile(r"(?:\([^()]{2,30}\)|完|[■□◆●])$")

_STOPS = ".。!?…”)"
"""What ends a finished paragraph."""

_MARKED_SUBHEAD = 1.0
"""Log-odds of a border below which a heading marked as a headline is taken for a sub-head: under signed
stories of the annotated pages sub-heads have at most -0.2, headlines of the same level 1.8, but for one."""

_DIGIT = re.compile(r"\d")
_LONG = 9
"""Characters from which headlines are commoner than sub-heads."""

_OPENING_LENGTH = 120
"""Characters of a story's opening, which says again what its headline says."""

_MANY = 3
"""Sub-headings of a story that has many."""

_LONG_STORY = 5
"""Paragraphs from which more say no more for another story."""

_COMING = 3
"""Headings to come that are looked at."""

WEIGHTS = {
    "bias": -1.67,
    "numbered": -0.95,
    "named": 4.50,
    "unsigned": -0.31,
    "gap": 0.96,
    "quoted": -2.45,
    "sentence": -2.88,
    "question": -2.28,
    "colon_inside": -2.02,
    "bracket": -1.55,
    "digits": -0.99,
    "long": 0.83,
    "one_word": -0.30,
    "unfinished_before": -0.61,
    "closed_before": 1.66,
    "opening_next": 1.42,
    "quote_next": -2.10,
    "cohesion": -2.21,
    "likeness": -3.22,
    "shared_only_here": 1.18,
    "shared_by_parts": -0.74,
    "title_in_opening": -0.03,
    "long_title_in_opening": 1.29,
    "title_in_opening_of_part": -0.57,
    "title_in_story": 0.14,
    "title_in_heading": 0.12,
    "heading_overlap": -3.83,
    "parts_announced": -2.12,
    "story_paragraphs": 3.21,
    "paragraphs_next": 1.16,
    "paragraphs_with_parts": 0.42,
    "one_each": 1.30,
    "like_other_subheads": -1.62,
    "as_long_as_subheads": -2.15,
    "as_long_as_coming": -1.99,
    "longer_than_subheads": 1.22,
    "shorter_than_coming": 0.35,
    "has_subheads": -3.55,
    "subheads_before": 0.56,
    "quoted_among_parts": 1.11,
    "sure_border_comes": -1.40,
    "lead_story": 2.18,
    "feature_story": -1.30,
    "headed_in_lines": -1.13,
    "signed_story": -0.82,
    "shown_story": 0.63,
    "marked_alike": 0.26,
    "marked_less": -0.79,
}
"""Logistic regression (L2 0.4) on the 2,211 such places that the pages of `tests.bench.fit_borders` had
before the last 32 came: 97.5 % right, 97.0 % on pages left out. When a feature or a rule before it changes
run `python -m tests.bench.fit_borders --write`, and keep what pages fitted to nothing speak for."""


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
    is_headed_in_lines: bool
    """Whether that heading has several lines, a kicker or a deck."""
    is_closed: bool
    """Whether a line in brackets closes the story so far."""
    is_signed: bool
    """Whether somebody signs the story so far over its text, which opens with no lead-in."""
    is_shown: bool
    """Whether the story so far is a caption with its photographer."""
    level: int
    """Level of the heading of the story so far; 0 where it has no mark."""
    has_lead: bool
    """Whether the story so far opened with 本报讯 or the like."""
    subheads: Sequence[str]
    """Sub-headings of the story so far."""
    awaits_part: bool
    """Whether the heading of the story so far says that it has more parts."""
    coming: Sequence[str]
    """The next headings of this kind before a border that is sure: a byline, an author, a lead-in."""
    sure_border_comes: bool
    """Whether there is one on the rest of the page."""
    style: PageStyle
    vocabulary: PageVocabulary


class Outlook:
    """What stands on the rest of a page, asked for from place to place in page order."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._sure = -1
        """Place of the last sure border that was looked for; behind the page where there is none."""

    def headings(self, place: int) -> list[str]:
        """Return the next bare headings, as many as are looked at, before a sure border."""
        bare = itertools.takewhile(lambda found: not _is_sure(found[1]), self._runs(place))
        return [squeeze(run[0].flat) for _, run in itertools.islice(bare, _COMING)]

    def has_sure_border(self, place: int) -> bool:
        """Tell whether a byline, an author or a lead-in comes."""
        if self._sure < place:
            self._sure = next((at for at, run in self._runs(place) if _is_sure(run)), len(self._units))
        return self._sure < len(self._units)

    def _runs(self, place: int) -> Iterator[tuple[int, Sequence[Unit]]]:
        """Yield the runs of short lines and the lead-ins, each with its place."""
        while place < len(self._units):
            end = max(run_end(self._units, place), place + 1)
            if self._units[place].is_head or self._units[place].kind is LineKind.LEAD:
                yield place, self._units[place:end]
            place = end


def _is_sure(run: Sequence[Unit]) -> bool:
    return any(unit.kind is not LineKind.TITLE for unit in run) or any(map(is_author, run[1:]))


def text_to_come(units: Sequence[Unit], place: int) -> list[Unit]:
    """Return the running text from a place on up to the next run of short lines or lead-in."""
    text = []
    for unit in units[place:]:
        if unit.is_head or unit.kind is LineKind.LEAD:
            break
        if unit.is_prose:
            text.append(unit)
    return text


def features(place: Place) -> dict[str, float]:
    """Return what speaks for a border or against it, by name."""
    text = squeeze(place.run[0].flat)
    after = "".join(unit.flat for unit in place.following)
    return {"bias": 1.0, **_of_heading(place, text), **_of_texts(place, text, after), **_of_page(place, text)}


def _of_heading(place: Place, text: str) -> dict[str, float]:
    """Return what the short lines say by themselves."""
    first = place.run[0]
    has_name = is_signed_run(place.run)
    return {
        "numbered": float(bool(_NUMBERED.match(text))),
        "named": float(has_name),
        "unsigned": 0.0 if has_name else place.style.signed,
        "gap": float(min(max(first.gap - place.style.usual_gap, 0), 2)),
        "quoted": float(_is_quoted(text)),
        "sentence": float(first.flat[-1:] in ",.:;" or "," in first.flat),
        "question": float(text.endswith("?")),
        "colon_inside": float(":" in text[:-1]),
        "bracket": float(text[:1] in "【[("),
        "digits": float(bool(_DIGIT.search(text))),
        "long": float(len(text) >= _LONG),
        "one_word": float(len(text) == 2),
    }


def _of_texts(place: Place, text: str, after: str) -> dict[str, float]:
    """Return how the text after the lines goes with the story before them."""
    story = "".join(unit.flat for unit in place.story)
    before = place.story[-1].flat if place.story else ""
    told = overlap(text, after[:_OPENING_LENGTH])
    shared = place.vocabulary.shared_only_here(place.story, place.following)
    parts = _parts(place)
    return {
        "unfinished_before": float(bool(before) and before[-1] not in _STOPS),
        "closed_before": float(place.is_closed or bool(_END_MARK.search(before))),
        "opening_next": float(bool(_OPENING.match(after))),
        "quote_next": float(after[:1] == "“"),
        "cohesion": cohesion(story, after),
        "likeness": likeness(story, after),
        "shared_only_here": shared,
        "shared_by_parts": shared * parts,
        "title_in_opening": told,
        "long_title_in_opening": told if len(text) >= _LONG else 0.0,
        "title_in_opening_of_part": told if place.subheads else 0.0,
        "title_in_story": overlap(text, story),
        "title_in_heading": overlap(text, place.heading),
        "heading_overlap": overlap(place.heading, after),
        "parts_announced": float(place.awaits_part),
        "story_paragraphs": math.log1p(min(len(place.story), _LONG_STORY)),
        "paragraphs_next": math.log1p(len(place.following)),
        "paragraphs_with_parts": math.log1p(len(place.story)) if place.subheads else 0.0,
        "one_each": float(len(place.story) == 1 == len(place.following)),
    }


def _of_page(place: Place, text: str) -> dict[str, float]:
    """Return how the lines go with the headings around them."""
    others = (*place.subheads[-2:], *place.coming[:2])
    longest = max(map(len, place.subheads), default=len(text))
    return {
        "like_other_subheads": max((overlap(text, other) for other in others), default=0.0),
        "as_long_as_subheads": _as_long(text, place.subheads[-2:]),
        "as_long_as_coming": _as_long(text, place.coming[:2]),
        "longer_than_subheads": float(len(text) > longest + 2),
        "shorter_than_coming": float(bool(place.coming) and len(text) + 2 < min(map(len, place.coming))),
        "has_subheads": float(bool(place.subheads)),
        "subheads_before": _parts(place),
        "quoted_among_parts": _parts(place) * _is_quoted(text),
        "sure_border_comes": float(place.sure_border_comes),
        "lead_story": float(place.has_lead),
        "feature_story": float("——" in place.heading),
        "headed_in_lines": float(place.is_headed_in_lines and not place.level),
        "signed_story": float(place.is_signed),
        "shown_story": float(place.is_shown),
        "marked_alike": float(place.run[0].level > 0 and place.run[0].level == place.level),
        "marked_less": float(place.level > 0 and not place.run[0].level),
    }


def _parts(place: Place) -> float:
    """Return how many sub-headings the story has so far; more than three say no more."""
    return float(min(len(place.subheads), _MANY))


def _is_quoted(text: str) -> bool:
    return text[:1] in '“"' and text[-1:] in '”"'


def _as_long(text: str, others: Sequence[str]) -> float:
    """Return how near in length a heading is to the nearest of others, 0 to 1."""
    return max((1 - min(abs(len(text) - len(other)) / 6, 1) for other in others), default=0.0)


def is_border(place: Place) -> bool:
    """Tell whether the run heads a new story."""
    return score(features(place)) > 0


def is_signed_run(run: Sequence[Unit]) -> bool:
    """Tell whether an author's name stands under the heading in a run."""
    titles = [unit for unit in run if unit.kind is LineKind.TITLE]
    return any(is_author_name(unit.text) and not unit.level for unit in titles[1:])


def is_later_part(run: Sequence[Unit]) -> bool:
    """Tell whether a run opens with the number of a second or later part: 二、."""
    return bool(_LATER.match(squeeze(run[0].flat)))


def is_marked_subhead(place: Place) -> bool:
    """Tell whether a heading marked like the headlines heads a part of the story all the same."""
    return score(features(place)) < _MARKED_SUBHEAD


def score(values: dict[str, float]) -> float:
    """Return the log-odds of a border."""
    return sum(WEIGHTS[name] * value for name, value in values.items())
