"""The plot: milliseconds by class and engine, on a logarithmic scale."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.bench.engines import ENTRIES
from tests.bench.measure import median, percentile_95
from tests.bench.questions import CLASSES
from tests.bench.report import ANSWER, COUNT, Results

_COLOURS = ("#b3261e", "#6c757d", "#2f6f9f", "#7fb2d8", "#c98a2b", "#adb5bd")
"""Ours first, in red; told apart in print, too."""


def draw_plot(results: Results, path: Path) -> None:
    """Draw bars of the medians, with a whisker up to the 95th percentile, as SVG."""
    mpl.rcParams["svg.hashsalt"] = path.name  # the same results make the same file
    figure = Figure(figsize=(13, 8), layout="constrained")
    panels = figure.subplots(1, 2, sharey=True)
    for axes, measure, title in zip(
        panels, (COUNT, ANSWER), ("query + total + four facets", "whole answer, ten snippets"), strict=True
    ):
        _draw(axes, results, measure)
        axes.set_title(f"{title}, {results.size:,} articles")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels), frameon=False)
    figure.savefig(path, metadata={"Date": None})


def _draw(axes: Axes, results: Results, measure: str) -> None:
    height = 0.85 / max(1, len(results.engines))
    for place, name in enumerate(results.engines):
        times = results.seconds(name, measure)
        kinds = [kind for kind in CLASSES if times.get(kind) and not results.finds_nothing(name, kind)]
        middles = [median(times[kind]) * 1000 for kind in kinds]
        above = [
            max(0.0, percentile_95(times[kind]) * 1000 - middle)
            for kind, middle in zip(kinds, middles, strict=True)
        ]
        axes.barh(
            [CLASSES.index(kind) + (place - (len(results.engines) - 1) / 2) * height for kind in kinds],
            middles,
            height,
            label=ENTRIES[name].title,
            color=_COLOURS[list(ENTRIES).index(name)],
            xerr=([0.0] * len(kinds), above),
            error_kw={"linewidth": 0.8, "ecolor": "#555555"},
        )
    axes.set_yticks(range(len(CLASSES)), CLASSES)
    if not axes.yaxis_inverted():
        axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlabel("milliseconds: p50, whisker to p95")
    axes.grid(axis="x", which="major", linewidth=0.4)
    axes.set_axisbelow(True)
