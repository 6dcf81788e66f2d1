"""Where jianbao's time goes: `python -m tests.bench.profiled`, once `make bench` built an index of that size.

Prints for each measure the Python calls a question takes and the functions in which most time is spent, those
of libraries included. A profile slows Python down, not numpy: shares are what it tells, not milliseconds.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.engines import OURS
from tests.bench.measure import in_turn
from tests.bench.ours import Ours
from tests.bench.questions import Question
from tests.bench.run import REPOSITORY
from tests.bench.task import question_sets
from tests.bench.workplace import Workplace


def main() -> None:
    """Profile both measures on the index the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profiled", description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="articles (%(default)s)")
    parser.add_argument("--lines", type=int, default=25, help="functions a table (%(default)s)")
    parser.add_argument("--folder", type=Path, default=REPOSITORY / ".bench", help="work of `make bench`")
    asked = parser.parse_args()
    place = Workplace(asked.folder.absolute() / str(asked.size))
    if not place.index(OURS).exists():
        parser.error(f"no index of {asked.size:,} articles yet: make bench SIZE={asked.size} ENGINES={OURS}")
    sets = question_sets(place)
    ours = Ours(place.index(OURS))
    for question in in_turn(sets["warm"]):
        ours.count(question)
        ours.answer(question)
    _profile("query + total + four facets", ours.count, in_turn(sets["count"]), asked.lines)
    _profile("whole answer", ours.answer, in_turn(sets["answer"]), asked.lines)


def _profile(title: str, ask: Callable[[Question], object], questions: list[Question], lines: int) -> None:
    profile = cProfile.Profile()
    for question in questions:
        profile.enable()
        ask(question)
        profile.disable()
    stats = pstats.Stats(profile, stream=sys.stdout).strip_dirs()
    calls = stats.total_calls / len(questions)  # type: ignore[attr-defined]
    print(f"\n## {title}: {calls:,.0f} calls a question\n")
    stats.sort_stats("cumulative").print_stats(lines)


if __name__ == "__main__":
    main()
