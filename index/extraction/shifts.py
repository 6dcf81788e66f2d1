"""Shifts: headings that a page prints after their bodies, as the text of PDF pages often does.

Between two bodies stands a run of headings, names of columns and authors. It may belong to the body after it,
as in print, to the body before it, or in part to either. All runs of a page are decided together: each body
is to have one heading that shares its words, and a page seldom changes its habit.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from index.extraction.draft import Draft
from index.extraction.labels import heads_notice
from index.extraction.line_kinds import LineKind
from index.extraction.signs import is_han, squeeze
from index.extraction.units import Unit
from index.extraction.weights import fit, weigh_pairs

_TWO_HEADINGS = 0.3
_NO_HEADING = 0.1
_CHANGE = 0.08
_USUAL = 0.05
"""What counts against a body with two headings, one with none and a change of habit, and for the usual place;
a heading that fits its body shares 0.3 of its words and more, one that does not 0.1 and less."""

_GAIN = 0.5
"""The shifts of a page must fit better by so much than its headings do as they stand: by two headings."""

_LONGEST_COLUMN = 6
_LONGEST_RUN = 16
"""Lines of a run that may be headings of the body before it; a longer run is a list."""


class _Habit(Enum):
    BEFORE = auto()
    AFTER = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the runs up to a body are cut."""

    total: float
    cuts: tuple[int, ...]
    """For each run how many of its units belong to the body before it."""
    habit: _Habit


def shift_headings(drafts: list[Draft]) -> list[Draft] | None:
    """Move headings to the bodies before them where the page prints them so; None where it prints none so."""
    if len(drafts) < 2:
        return None
    fits = _Fits(drafts)
    runs = [_run(draft) for draft in drafts]
    plans = [_Plan(0.0, (0,), _Habit.NONE)]
    unmoved = _Plan(0.0, (0,), _Habit.NONE)
    for place, draft in enumerate(drafts):
        following = runs[place + 1] if place + 1 < len(drafts) else []
        cuts = _cuts(following, draft, drafts[place + 1]) if following else [0]
        plans = [
            max((_grown(plan, place, draft, runs[place], following, cut, fits) for plan in plans), key=_total)
            for cut in cuts
        ]
        unmoved = _grown(unmoved, place, draft, runs[place], following, 0, fits)
    best = max(plans, key=_total)
    if best.total < unmoved.total + _GAIN:
        return None
    for (previous, draft), run, cut in zip(itertools.pairwise(drafts), runs[1:], best.cuts[1:], strict=False):
        _move(previous, draft, run[:cut])
    return [draft for draft in drafts if draft.units]


def head_bare(drafts: Sequence[Draft]) -> None:
    """Give a story without heading the first lines of the next run where they fit it, not the story below.

    A page that else prints its headlines over the stories may print that of one behind it.
    """
    fits: _Fits | None = None
    for following, draft in enumerate(drafts[1:], 1):
        place = following - 1
        if place and drafts[place].is_photo and not drafts[place].titles:
            place -= 1  # a picture inside the story
        previous = drafts[place]
        is_bare = bool(previous.prose) and not (previous.titles or previous.is_photo or previous.run_in)
        counts = _parting_places(draft)
        if not (is_bare and draft.prose and counts):
            continue
        fits = fits or _Fits(drafts)
        gains = {
            count: fits.gain(draft.titles[:count], draft.titles[count:], place, following) for count in counts
        }
        count = max(counts, key=gains.__getitem__)
        own, lower = draft.titles[:count], draft.titles[count:]
        gain = fits.share(own, own, place) - fits.share(own, own, following)
        if gain >= _FITTING and fits.share(lower, lower, following):
            _move(previous, draft, own)


def _parting_places(draft: Draft) -> list[int]:
    """Return how many heading lines may be of the story before: up to a column's name, or to a gap."""
    titles = draft.titles
    labels = [unit.lines[0].number for unit in draft.labels]
    under = [
        count
        for count, (before, unit) in enumerate(itertools.pairwise(titles), 1)
        if any(before.lines[0].number < label < unit.lines[0].number for label in labels)
    ]
    return under or [
        count for count, unit in enumerate(titles) if count and unit.gap and not unit.flat.startswith("—")
    ]


_FITTING = 0.3
"""A heading that fits its body shares so much of its words and more, one that does not 0.1 and less."""


class _Fits:
    """How well the headings of a page fit its bodies; each is asked for many times."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._pairs = [draft.pairs for draft in drafts]
        self._weights = weigh_pairs(drafts)
        self._known: dict[tuple[int, int], float] = {}

    def share(self, titles: Sequence[Unit], whole: Sequence[Unit], place: int) -> float:
        """Return how much of the headings of a whole run fits the body that some of them are given to."""
        length = sum(len(unit.flat) for unit in whole)
        return sum(self._fit(unit, place) * len(unit.flat) for unit in titles) / max(length, 1)

    def gain(self, own: Sequence[Unit], lower: Sequence[Unit], before: int, after: int) -> float:
        """Return how much better two parts of a run fit the bodies around it than the other way round."""
        return (
            self.share(own, own, before)
            - self.share(own, own, after)
            + self.share(lower, lower, after)
            - self.share(lower, lower, before)
        )

    def _fit(self, unit: Unit, place: int) -> float:
        key = unit.lines[0].number, place
        if key not in self._known:
            self._known[key] = fit(unit.flat, self._pairs[place], self._weights)
        return self._known[key]


def _total(plan: _Plan) -> float:
    return plan.total


def _run(draft: Draft) -> list[Unit]:
    """Return the headings, labels and names that stand over a body, in printed order."""
    heads = [*draft.titles, *draft.labels, *draft.bylines]
    return sorted(heads, key=lambda unit: unit.lines[0].number)


def _cuts(run: Sequence[Unit], body: Draft, owner: Draft) -> list[int]:
    """Return how many units of a run may belong to the body before it."""
    cuts = [0]
    if not body.prose:
        return cuts
    for count in range(1, min(len(run), _LONGEST_RUN) + 1):
        last, first = run[count - 1], run[count] if count < len(run) else None
        has_title = any(unit.kind is LineKind.TITLE for unit in run[:count])
        is_torn = first is not None and (
            (first.kind is LineKind.TITLE and last.kind is LineKind.TITLE and not first.gap)
            or first.kind is LineKind.AUTHOR
            or first.flat.startswith("——")
        )
        needs_name = last.kind is LineKind.BYLINE and not owner.has_lead
        is_told = body.has_lead or body.has_names
        is_notice = first is None and is_told and last.kind is LineKind.TITLE and heads_notice(last.flat)
        if has_title and not (is_torn or is_notice or needs_name) and last.kind is not LineKind.LABEL:
            cuts.append(count)
    return cuts


def _grown(
    plan: _Plan,
    place: int,
    body: Draft,
    run: Sequence[Unit],
    following: Sequence[Unit],
    cut: int,
    fits: _Fits,
) -> _Plan:
    """Return the plan with the body at `place`, which gets the rest of its own run and `cut` of the next."""
    own, back = _titles(run[plan.cuts[-1] :]), _titles(following[:cut])
    score, habit = 0.0, plan.habit
    if body.prose:
        before = fits.share(own, _titles(run), place)
        after = fits.share(back, _titles(following), place)
        if own and back:
            score = after - (0.0 if _is_column(own) else _TWO_HEADINGS)
            habit = _Habit.AFTER
        elif back:
            score, habit = after, _Habit.AFTER
        elif own:
            score, habit = before + _USUAL, _Habit.BEFORE
        elif not (body.is_photo or body.run_in):
            score = -_NO_HEADING
        if body.is_photo:  # it may have a heading over it where the stories have theirs behind
            habit = plan.habit
        if _Habit.NONE not in (habit, plan.habit) and habit is not plan.habit:
            score -= _CHANGE
    return _Plan(plan.total + score, (*plan.cuts, cut), habit)


def _titles(run: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in run if unit.kind is LineKind.TITLE]


def _is_column(titles: Sequence[Unit]) -> bool:
    """Tell whether a heading can be the name of a column."""
    name = squeeze(titles[0].flat)
    return len(titles) == 1 and len(name) <= _LONGEST_COLUMN and is_han(name)


def _move(previous: Draft, draft: Draft, moved: Sequence[Unit]) -> None:
    if not moved:
        return
    if previous.titles:  # the name of a column, or a heading that fits less
        for unit in previous.titles:
            unit.kind = LineKind.LABEL
        previous.labels.extend(previous.titles)
        previous.titles = []
    previous.titles.extend(unit for unit in moved if unit.kind is LineKind.TITLE)
    previous.bylines.extend(unit for unit in moved if unit.kind in (LineKind.AUTHOR, LineKind.BYLINE))
    previous.labels.extend(unit for unit in moved if unit.kind is LineKind.LABEL)
    kept = {id(unit) for unit in moved}
    draft.titles = [unit for unit in draft.titles if id(unit) not in kept]
    draft.labels = [unit for unit in draft.labels if id(unit) not in kept]
    draft.bylines = [unit for unit in draft.bylines if id(unit) not in kept]
