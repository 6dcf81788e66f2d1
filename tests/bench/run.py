"""The speed benchmark: `python -m tests.bench.run`, or `make bench`.

Builds jianbao and its peers from the same articles, asks them the same questions side by side, and writes a
Markdown report and a plot. Nothing of it is kept in the repository.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import re
import shlex
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.corpus import write_rows
from tests.bench.cutting import JIEBA, RJIEBA
from tests.bench.engines import DEFAULT_ENGINES, ENTRIES, OURS, index_owner
from tests.bench.memory import run_watched
from tests.bench.questions import draw_questions, save_questions
from tests.bench.report import Results, make_report
from tests.bench.workplace import Workplace

REPOSITORY = Path(__file__).resolve().parents[2]

CORPUS = REPOSITORY.parent / "shared" / "corpus" / "news-20k.jsonl.xz"
"""Stands beside the checkout on the machines that have it; elsewhere the bundled sample is multiplied."""

SMALLEST = 50
"""Articles; of fewer no words can be drawn for every class."""

_LIBRARIES = ("whoosh-reloaded", "jieba", "rjieba", "tantivy", "numpy")


def main() -> None:
    """Run the benchmark the command line asks for."""
    asked = _read_arguments()
    place = Workplace(asked.folder.absolute() / str(asked.size))
    origin = str(asked.corpus.name) if asked.corpus else "the bundled sample"
    _prepare(place, asked, origin)
    engines, missing = _installed(asked.engines)
    owners = dict.fromkeys(map(index_owner, engines))
    builds = {name: _build(place, name, asked) for name in owners}
    cut_seconds = place.read_result("cut", JIEBA).get("seconds")
    asked_engines = [name for name in engines if not ENTRIES[name].is_only_built]
    served = [name for name in asked_engines if not ENTRIES[name].shares]
    cold_serves = {name: _run(place, "serve_cold", name) for name in served}
    serves = {name: _run(place, "serve", name) for name in served}
    compared = _run(place, "compare", ",".join(asked_engines))
    results = Results(
        asked.size,
        origin,
        _setting(),
        builds,
        cut_seconds,
        serves,
        cold_serves,
        {name: compared[name] for name in asked_engines},
        _run(place, "update", OURS)["seconds"] if OURS in engines else None,
        missing,
    )
    _finish(results, asked.folder)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="articles (%(default)s)")
    parser.add_argument(
        "--engines",
        type=lambda text: text.split(","),
        default=list(DEFAULT_ENGINES),
        help=f"names joined by commas, of: {', '.join(ENTRIES)}",
    )
    parser.add_argument("--queries", type=int, default=20, help="questions a class and measure (%(default)s)")
    parser.add_argument(
        "--corpus",
        type=Path,
        default=CORPUS if CORPUS.exists() else None,
        help="ready-made articles, .jsonl or .jsonl.xz; the bundled sample where there is no file",
    )
    parser.add_argument("--sample", action="store_true", help="take the bundled sample, whatever there is")
    parser.add_argument(
        "--quick-words",
        action="store_true",
        help="cut the peers' words with rjieba, in minutes a million articles; their building is not judged",
    )
    parser.add_argument(
        "--reuse", action="store_true", help="keep articles and indexes of the last run of this size"
    )
    parser.add_argument(
        "--folder", type=Path, default=REPOSITORY / ".bench", help="work and report (%(default)s)"
    )
    asked = parser.parse_args()
    if asked.sample:
        asked.corpus = None
    if unknown := set(asked.engines) - set(ENTRIES):
        parser.error(f"no engine {', '.join(sorted(unknown))}; there are {', '.join(ENTRIES)}")
    if asked.size < SMALLEST or asked.queries < 1:
        parser.error(f"--size begins at {SMALLEST}, --queries at 1")
    return asked


def _prepare(place: Workplace, asked: argparse.Namespace, origin: str) -> None:
    """Write articles and questions, unless those of the last run are wanted and still right."""
    stamp = place.folder / "made-of.json"
    made_of = {"origin": origin, "size": asked.size}
    if not (asked.reuse and stamp.exists() and json.loads(stamp.read_text("utf-8")) == made_of):
        _say(f"writing {asked.size:,} articles from {origin}")
        place.make_empty()
        write_rows(asked.corpus, asked.size, place.articles)
        stamp.write_text(json.dumps(made_of), "utf-8")
    _say("drawing questions")
    # One a class to warm up, then as many for each of the two measures.
    save_questions(draw_questions(place.articles, asked.size, 1 + 2 * asked.queries), place.questions)


def _installed(engines: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the engines whose libraries are there, and why the others cannot run."""
    missing = {}
    for name in engines:
        try:
            ENTRIES[name].load()
        except ImportError as error:
            missing[name] = f"{error}. Install it: pip install -e .[bench]"
    return [name for name in ENTRIES if name in engines and name not in missing], missing


def _build(place: Workplace, engine: str, asked: argparse.Namespace) -> dict[str, Any]:
    if ENTRIES[engine].needs_words and not place.words.exists():
        _run(place, "cut", RJIEBA if asked.quick_words else JIEBA)
    if asked.reuse and place.index(engine).exists() and (kept := place.read_result("build", engine)):
        return kept
    return _run(place, "build", engine)


def _run(place: Workplace, task: str, engine: str) -> dict[str, Any]:
    """Run a task in a process of its own and return its numbers, with its peak memory."""
    _say(f"{task} {engine}")
    place.result(task, engine).unlink(missing_ok=True)
    command = (sys.executable, "-m", "tests.bench.task", task, engine, str(place.folder))
    watched = run_watched(command, REPOSITORY)
    numbers = place.read_result(task, engine)
    numbers["peak_bytes"] = max(watched, numbers["own_peak_bytes"])
    place.result(task, engine).write_text(json.dumps(numbers, ensure_ascii=False), "utf-8")
    return numbers


def _setting() -> tuple[str, ...]:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    processor = found[1] if found else platform.processor() or platform.machine()
    versions = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for library in _LIBRARIES:
        try:
            versions.append(f"{library} {importlib.metadata.version(library)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return (
        f"machine: {processor}, {os.cpu_count()} cores, {platform.system()}",
        f"versions: {', '.join(versions)}",
        f"command: python -m tests.bench.run {shlex.join(sys.argv[1:])}".rstrip(),
    )


def _finish(results: Results, folder: Path) -> None:
    """Print the report and leave it and the plot in `folder`."""
    report = make_report(results)
    (folder / "report.md").write_text(report, "utf-8")
    (folder / f"report-{results.size}.md").write_text(report, "utf-8")
    print(report)
    try:
        draw: Callable[[Results, Path], None] = importlib.import_module("tests.bench.plot").draw_plot
    except ImportError as error:
        _say(f"no plot: {error}. Install it: pip install -e .[bench]")
        return
    draw(results, folder / "report.svg")
    draw(results, folder / f"report-{results.size}.svg")
    _say(f"written: {folder / 'report.md'}, report.svg")


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
