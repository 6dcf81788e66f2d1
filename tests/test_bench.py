"""The speed benchmark runs and its tables are complete. Its times are asserted nowhere."""

import re
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

REPOSITORY = Path(__file__).resolve().parents[1]

CLASSES = (
    "rare word",
    "common word",
    "two common words",
    "phrase",
    "1 character",
    "prefix",
    "sort by date",
    "date range",
)
ENGINES = ("jianbao", "SQLite FTS5 trigram", "SQLite FTS5, jieba words")


def run_bench(folder: Path, *options: str) -> str:
    """Run the benchmark on 60 articles of the sample; return its report."""
    command = [sys.executable, "-m", "tests.bench.run", "--sample", "--size", "60", "--queries", "2"]
    ran = subprocess.run(
        [*command, "--engines", "ours,fts5-trigram,fts5-words", "--folder", str(folder), *options],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="session")
def bench_folder(session_folder: Path) -> Path:
    """The work folder of one benchmark, run once for all workers; its report is in `first.md`."""
    folder = session_folder / "bench"
    with filelock.FileLock(session_folder / "bench.lock"):
        if not (folder / "first.md").exists():
            report = run_bench(folder)
            (folder / "first.md").write_text(report, "utf-8")
    return folder


@pytest.fixture(scope="session")
def report(bench_folder: Path) -> str:
    return (bench_folder / "first.md").read_text("utf-8")


def table(report: str, heading: str) -> dict[str, list[str]]:
    """Return the cells of the table under a heading, by their first one."""
    part = report.split(f"\n## {heading}", 1)[1].split("\n## ", maxsplit=1)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*", part, re.M)
    ]
    return {first: rest for first, *rest in rows}


def test_every_engine_has_its_size_speed_and_memory(report: str) -> None:
    rows = table(report, "Building")
    assert set(ENGINES) < set(rows)
    for engine in ENGINES:
        speed, _, _, megabytes, *_ = rows[engine]
        assert float(speed.replace(",", "")) > 0
        assert float(megabytes.replace(",", "")) > 0


@pytest.mark.parametrize("heading", ["Query + total", "Whole answer", "How many times", "Articles found"])
def test_every_class_of_question_has_a_number_for_every_engine(report: str, heading: str) -> None:
    rows = table(report, heading)
    for kind in CLASSES:
        assert rows[kind]
        assert all(re.search(r"\d|not yet|—", cell) for cell in rows[kind]), (kind, rows[kind])


def test_ours_answers_every_class_it_knows(report: str) -> None:
    rows = table(report, "Query + total")
    assert all(re.match(r"[\d.,]+ / [\d.,]+", rows[kind][0]) for kind in CLASSES if kind != "prefix")


def test_the_same_hits_have_the_same_facets_in_every_engine(report: str) -> None:
    counts = re.findall(r"(\d+) of \d+", report.split("whose facets differ", 1)[1].split("\n", maxsplit=1)[0])
    assert len(counts) == len(ENGINES) - 1
    assert set(counts) == {"0"}


def test_the_time_of_a_days_update_is_told(report: str) -> None:
    assert re.search(r"update with one day's paper .* \d+\.\d\d s", report)


def test_a_second_run_can_use_the_indexes_of_the_first(bench_folder: Path, report: str) -> None:
    built = (bench_folder / "60" / "index-fts5-words" / "articles.sqlite").stat().st_mtime_ns
    again = run_bench(bench_folder, "--reuse")
    assert table(again, "Articles found") == table(report, "Articles found")
    assert (bench_folder / "60" / "index-fts5-words" / "articles.sqlite").stat().st_mtime_ns == built
    assert (bench_folder / "report.md").read_text("utf-8").strip() == again.strip()
