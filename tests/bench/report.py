"""The report: what was measured as Markdown tables, and which bars it clears."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median as middle
from typing import Any

from tests.bench.engines import ENTRIES, OURS
from tests.bench.measure import Seconds, median, percentile_95
from tests.bench.questions import CLASSES, PREFIX

COUNT, ANSWER = "count_seconds", "answer_seconds"
"""The two measures: query, total and four facets; and the whole answer."""

_MEGABYTE = 1_000_000

_NOTES = """\
* One run, one machine; only ratios carry over to another. Each engine was built, and started, in a process
  of its own; for the questions all were open in one process and answered in turn, each question once.
* *query + total + facets*: which ten hits come first, the exact total, and the counts of newspaper, section,
  year and reporter.
* *whole answer*: of jianbao the HTML page, from request to last byte, through Flask; of the others title and
  `snippet()`, `highlights()` or `SnippetGenerator` of ten hits as values, no HTML. Whoosh's highlights, as
  they come, cut each hit into words again.
* Stock Whoosh has jieba's ChineseAnalyzer and is asked in two ways. *Documented facets* are `DateRangeFacet`
  by year and `allow_overlap` for the reporters, which go through the whole index for every search. Without
  that name it counts in the cheapest way we found to the same numbers: columns only, `RefBytesColumn` where
  values are few, and whole bylines taken apart afterwards.
* An engine that takes long over whole answers is asked fewer of them: after 8 seconds no more of the class.
* Engines differ in what they find (the table of totals): jianbao finds every string wherever it stands,
  traditional characters by simplified ones too; the word engines only what jieba cut as that word; trigrams
  only strings of three characters or more, shorter ones make FTS5 read every article. Where an engine found
  nothing at all its time stands in brackets and counts in no ratio; stock Whoosh finds no phrase, for
  ChineseAnalyzer writes character offsets where positions belong.
* Words for tantivy and FTS5 are cut beforehand by jieba in Python; that time is part of their building time,
  and shown. With `--quick-words` rjieba cuts the same words, and their building is not compared.
* Articles beyond the size of the corpus are its own again with their sentences shuffled: postings grow as in
  an archive of that size, the vocabulary does not. All bylines are invented.
* Memory: of a build the highest sum over its processes, shared pages once; of serving the process's own
  peak, after the questions. *Open* is from the call to being ready for questions, libraries already imported:
  of jianbao what `serve` does before it listens.
* *First answer*: after a restart of the program, files in the system's cache; *from the disk*: after one
  of the machine, nothing in it (`posix_fadvise`; the disk's own cache is out of reach).
"""


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a run measured; the inner dictionaries are what the tasks left."""

    size: int
    """Articles."""
    origin: str
    """What the articles are made of."""
    setting: tuple[str, ...]
    """Machine, versions, command: one line each."""
    builds: dict[str, dict[str, Any]]
    cut_seconds: float | None
    """For the engines fed with words; part of their building time. None where jieba did not cut them."""
    serves: dict[str, dict[str, Any]]
    cold_serves: dict[str, dict[str, Any]]
    """The same with no file in the system's cache."""
    asked: dict[str, dict[str, Any]]
    update_seconds: float | None
    missing: dict[str, str]
    """Engines that were asked for and could not run, and why."""

    @property
    def engines(self) -> list[str]:
        """Engines that ran, in the order of the tables."""
        return [name for name in ENTRIES if name in self.asked]

    def build_seconds(self, engine: str) -> float:
        """Return the whole building time, words included."""
        seconds: float = self.builds[engine]["seconds"]
        return seconds + (self.cut_seconds or 0 if ENTRIES[engine].needs_words else 0)

    def seconds(self, engine: str, measure: str) -> Seconds:
        """Return the times of one engine by class."""
        times: Seconds = self.asked[engine][measure]
        return times

    def finds_nothing(self, engine: str, kind: str) -> bool:
        """Tell whether no question of a class found anything."""
        return not self.asked[engine]["totals"].get(kind, 0)

    def ratio(self, engine: str, measure: str, kind: str) -> float | None:
        """Return how many times faster ours is than `engine`, by medians; None where none can be compared."""
        theirs, ours = (self.seconds(name, measure).get(kind) for name in (engine, OURS))
        if not theirs or not ours or self.finds_nothing(engine, kind):
            return None
        return median(theirs) / median(ours)

    def ratios(self, engine: str, measure: str) -> dict[str, float]:
        """Return the ratios of all classes that can be compared."""
        found = {kind: self.ratio(engine, measure, kind) for kind in CLASSES}
        return {kind: ratio for kind, ratio in found.items() if ratio is not None}

    @property
    def peers(self) -> list[str]:
        """Engines to compare ours with; none where ours did not run."""
        return [name for name in self.engines if name != OURS] if OURS in self.asked else []


def make_report(results: Results) -> str:
    """Return the whole report as Markdown."""
    parts = [
        f"# Benchmark: {results.size:,} articles",
        "\n".join(f"* {line}" for line in (f"articles: {results.origin}", *results.setting)),
        "## Building, size, memory, start",
        _build_table(results),
        "## Query + total + four facets, milliseconds, p50 / p95",
        _time_table(results, COUNT),
        "## Whole answer: the same and ten snippets, milliseconds, p50 / p95",
        _time_table(results, ANSWER),
    ]
    if results.peers:
        parts += [
            "## How many times faster jianbao is, p50 against p50",
            _ratio_table(results),
            "## Bars",
            _bars_table(results),
        ]
    parts += [
        "## Articles found, summed over the questions of a class",
        _totals_table(results),
        _facets_line(results),
    ]
    parts += [f"*{ENTRIES[name].title}* did not run: {reason}" for name, reason in results.missing.items()]
    return "\n\n".join((*(part for part in parts if part), "## How to read this", _NOTES))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(head)
    lines = [titles, ["---", *["---:"] * (len(titles) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _build_table(results: Results) -> str:
    head = (
        "engine, articles/s, build s, of it cutting words s, index MB, bytes/article, build peak MB, "
        "serve peak MB, open ms, first answer ms (× a warm one), from the disk ms"
    )
    rows = []
    for name in [name for name in ENTRIES if name in results.builds]:
        build, serve = results.builds[name], results.serves.get(name)
        seconds = results.build_seconds(name)
        rows.append(
            [
                ENTRIES[name].title,
                f"{results.size / seconds:,.0f}",
                f"{seconds:,.1f}",
                _cutting(results) if ENTRIES[name].needs_words else "",
                f"{build['bytes'] / _MEGABYTE:,.1f}",
                f"{build['bytes'] / results.size:,.0f}",
                f"{build['peak_bytes'] / _MEGABYTE:,.0f}",
                *(_serve_cells(serve, results.cold_serves[name]) if serve else ("", "", "", "")),
            ]
        )
    return _table(head.split(", "), rows)


def _serve_cells(serve: dict[str, Any], cold: dict[str, Any]) -> tuple[str, str, str, str]:
    first = serve["first_seconds"]
    return (
        f"{serve['own_peak_bytes'] / _MEGABYTE:,.0f}",
        f"{serve['open_seconds'] * 1000:,.1f}",
        f"{first * 1000:,.1f} ({first / serve['warm_seconds']:,.1f}×)",
        f"{cold['first_seconds'] * 1000:,.1f}",
    )


def _time_table(results: Results, measure: str) -> str:
    def cell(name: str, kind: str) -> str:
        times = results.seconds(name, measure).get(kind)
        if not times:
            return "not yet" if name == OURS and kind == PREFIX else "—"
        text = f"{_milliseconds(median(times))} / {_milliseconds(percentile_95(times))}"
        return f"({text})" if results.finds_nothing(name, kind) else text

    return _class_table(results.engines, cell)


def _ratio_table(results: Results) -> str:
    columns = [
        (name, measure)
        for measure in (COUNT, ANSWER)
        for name in results.peers
        if results.ratios(name, measure)
    ]
    head = [
        f"{ENTRIES[name].title}{', whole answer' if measure == ANSWER else ''}" for name, measure in columns
    ]
    rows = []
    for kind in CLASSES:
        ratios = [results.ratio(name, measure, kind) for name, measure in columns]
        rows.append([kind, *("—" if ratio is None else _times(ratio) for ratio in ratios)])
    medians = [_median_ratio(results, name, measure) for name, measure in columns]
    rows.append(["**median over classes**", *(f"**{_times(ratio)}**" for ratio in medians)])
    return _table(["class", *head], rows)


def _totals_table(results: Results) -> str:
    def cell(name: str, kind: str) -> str:
        total = results.asked[name]["totals"].get(kind)
        return "—" if total is None else f"{total:,}"

    return _class_table(results.engines, cell)


def _class_table(engines: list[str], cell: Callable[[str, str], str]) -> str:
    rows = [[kind, *(cell(name, kind) for name in engines)] for kind in CLASSES]
    return _table(["class", *(ENTRIES[name].title for name in engines)], rows)


def _facets_line(results: Results) -> str:
    parts = [
        f"{ENTRIES[name].title} {results.asked[name]['facets_different']} of "
        f"{results.asked[name]['facets_compared']}"
        for name in results.peers
    ]
    if not parts:
        return ""
    return f"Answers with as many hits as jianbao's whose facets differ from jianbao's: {'; '.join(parts)}."


def _bars_table(results: Results) -> str:
    """Return the bars of the project and what this run says of them, as far as their engines ran."""
    rows: list[tuple[str, bool, str]] = []
    for name in ("whoosh-documented", "whoosh"):
        if name in results.peers:
            ratio = _median_ratio(results, name, COUNT)
            title = f"query + facets, median over classes, against {ENTRIES[name].title} ≥ 100×"
            rows.append((title, ratio >= 100, _times(ratio)))
    if "whoosh" in results.peers:
        speed = results.build_seconds("whoosh") / results.build_seconds(OURS)
        rows.append(("indexing, against stock Whoosh ≥ 10×", speed >= 10, _times(speed)))
    for name in ("fts5-trigram", "fts5-words", "tantivy"):
        if name in results.peers:
            title = f"query + facets, faster than {ENTRIES[name].title} in every class"
            rows.append((title, *_every_class(results, name, COUNT)))
    for name in ("fts5-trigram", "fts5-words"):
        if name in results.peers:
            title = f"whole answer as HTML, faster than {ENTRIES[name].title} with `snippet()`"
            rows.append((title, *_every_class(results, name, ANSWER)))
    started = results.serves[OURS]
    first = started["first_seconds"] / started["warm_seconds"]
    rows.append(("first answer after start ≤ 20× a warm one", first <= 20, _times(first)))
    if "tantivy" in results.peers and results.cut_seconds is not None:
        speed = results.build_seconds("tantivy") / results.build_seconds(OURS)
        rows.append(("indexing, faster than tantivy fed by jieba", speed > 1, _times(speed)))
    if "whoosh-both" in results.builds:
        share = results.builds[OURS]["bytes"] / results.builds["whoosh-both"]["bytes"]
        rows.append(("index ≤ stock Whoosh's with words and characters", share <= 1, f"{share:.2f} of it"))
    if results.update_seconds is not None:
        rows.append(("update with one day's paper takes seconds", True, f"{results.update_seconds:.2f} s"))
    return _table(
        ["bar", "", "measured"], ([bar, "yes" if held else "**no**", said] for bar, held, said in rows)
    )


def _cutting(results: Results) -> str:
    return "not counted" if results.cut_seconds is None else f"{results.cut_seconds:,.1f}"


def _every_class(results: Results, name: str, measure: str) -> tuple[bool, str]:
    ratios = results.ratios(name, measure)
    slower = [f"{kind} {_times(ratio)}" for kind, ratio in ratios.items() if ratio <= 1]
    said = f"median {_times(_median_ratio(results, name, measure))}"
    return not slower, f"{said}; slower: {', '.join(slower)}" if slower else said


def _median_ratio(results: Results, name: str, measure: str) -> float:
    return middle(results.ratios(name, measure).values() or [0.0])


def _milliseconds(seconds: float) -> str:
    milliseconds = seconds * 1000
    return f"{milliseconds:,.2f}" if milliseconds < 10 else f"{milliseconds:,.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:,.2f}×" if ratio < 10 else f"{ratio:,.0f}×"
