"""The trend chart: lines over time as plain numbers, which a template prints as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from search.result import MonthCount

WIDTH = 720
"""Of the drawing, in SVG units; a unit is a CSS pixel where the page is wide."""

HEIGHT = 300

LEFT, RIGHT, TOP, BOTTOM = 60, 40, 14, 34
"""Margins of the plot in SVG units; the axes' labels stand in them."""

_MOST_MARKERS = 60
"""Points that get a marker; more of them would be a band."""

_TICKS = 4
"""Horizontal lines that are aimed at."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year: what was found in it, and how much there is."""

    name: str
    """2020-12 or 2020"""
    hits: int
    articles: int

    @property
    def percent(self) -> float:
        """Share of the period's articles that match, in per cent; 0 where there are no articles."""
        return 100 * self.hits / self.articles if self.articles else 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """One period of one line, in SVG units from the top left."""

    x: float
    y: float
    period: Period


@dataclass(frozen=True, slots=True)
class Line:
    """One query's line."""

    runs: tuple[tuple[Point, ...], ...]
    """Points to join; a gap in the archive is a gap in the line."""

    @property
    def markers(self) -> tuple[Point, ...]:
        """Return the points to mark: all of them, or where there are many those that stand alone."""
        count = sum(len(run) for run in self.runs)
        return tuple(p for run in self.runs for p in run if count <= _MOST_MARKERS or len(run) == 1)


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside an axis and its place along it, in SVG units."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing."""

    lines: tuple[Line, ...]
    levels: tuple[Label, ...]
    """Horizontal lines, from 0 up."""
    times: tuple[Label, ...]


def by_month(months: Sequence[MonthCount]) -> tuple[Period, ...]:
    """Return the months of a trend as periods."""
    return tuple(Period(month.month, month.hits, month.articles) for month in months)


def by_year(months: Sequence[MonthCount]) -> tuple[Period, ...]:
    """Return the months of a trend summed up by year."""
    sums: dict[str, tuple[int, int]] = {}
    for month in months:
        hits, articles = sums.get(month.month[:4], (0, 0))
        sums[month.month[:4]] = (hits + month.hits, articles + month.articles)
    return tuple(Period(year, hits, articles) for year, (hits, articles) in sums.items())


def draw(series: Sequence[Sequence[Period]]) -> Chart:
    """Return the drawing of several queries over the same periods."""
    top, step = _scale(max((period.percent for periods in series for period in periods), default=0.0))
    count = len(series[0]) if series else 0
    lines = tuple(Line(_runs(periods, top)) for periods in series)
    ticks = round(top / step)
    levels = tuple(Label(_height(n * step, top), f"{round(n * step, 6):g}%") for n in range(ticks + 1))
    every = max(1, math.ceil(count / 9))
    times = tuple(
        Label(_across(n, count), period.name)
        for n, period in enumerate(series[0] if series else ())
        if n % every == 0
    )
    return Chart(lines, levels, times)


def _runs(periods: Sequence[Period], top: float) -> tuple[tuple[Point, ...], ...]:
    runs: list[list[Point]] = [[]]
    for n, period in enumerate(periods):
        if period.articles:
            runs[-1].append(Point(_across(n, len(periods)), _height(period.percent, top), period))
        elif runs[-1]:
            runs.append([])
    return tuple(tuple(run) for run in runs if run)


def _scale(highest: float) -> tuple[float, float]:
    """Return the top of the axis and its step: 1, 2 or 5 times a power of ten.

    >>> _scale(7.3)
    (8.0, 2.0)
    """
    if highest <= 0:
        return 1.0, 1.0
    power = 10.0 ** math.floor(math.log10(highest / _TICKS))
    step = next(power * n for n in (1, 2, 5, 10) if power * n * _TICKS >= highest)
    return step * math.ceil(highest / step - 1e-9), step


def _across(n: int, count: int) -> float:
    """Return the x of period `n`; a single period stands in the middle."""
    span = WIDTH - LEFT - RIGHT
    return round(LEFT + span * (n / (count - 1) if count > 1 else 0.5), 1)


def _height(percent: float, top: float) -> float:
    """Return the y of a share."""
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - percent / top), 1)
