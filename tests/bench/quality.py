"""Search quality: `python -m tests.bench.quality` prints what is found and what comes first.

Indexes are kept in `.bench/quality/`. Exit code 1 where a floor of `tests/data/floors.toml` is missed.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from index import sample_archive
from index.folding import fold_text
from search import open_engine
from tests.bench.asked import ask, read_questions
from tests.bench.baseline import BigramIndex
from tests.bench.headlines import (
    SHOWN,
    TUNED,
    Ranking,
    miss_reasons,
    rank_of,
    read_queries,
    repeated_headlines,
)
from tests.bench.judged import CORPUS, HEADLINES, JudgedArchive, up_to_date_index
from tests.bench.recall import measure_recall

FLOORS = tomllib.loads((Path(__file__).parents[1] / "data" / "floors.toml").read_text("utf-8"))

STRINGS = 100
"""Strings drawn for each row of the recall table."""


def main() -> int:
    """Print all tables; return the exit code."""
    missed: list[str] = []

    def hold(name: str, value: float, floor: float) -> None:
        if value < floor:
            missed.append(f"{name}: {value:.3f}, floor {floor:.3f}")

    sample = JudgedArchive(up_to_date_index(sample_archive(), "sample"))
    print_recall("the sample", sample, hold)
    print_questions(sample, hold)
    if CORPUS.exists():
        corpus = JudgedArchive(up_to_date_index(CORPUS, "corpus"))
        print_recall("the corpus", corpus, hold)
        print_headlines(corpus, hold)
    else:
        print(f"\nNo corpus at {CORPUS}: the headline queries are left out.")
    print("\nAll floors hold." if not missed else "\nMissed floors:\n* " + "\n* ".join(missed))
    return bool(missed)


def print_recall(name: str, archive: JudgedArchive, hold: Callable[[str, float, float], None]) -> None:
    """Print the recall table of one archive."""
    print(f"\n## Recall as complete as grep: {name}, {len(archive.numbers)} articles\n")
    print("| strings | number | recall | precision quoted | unquoted |\n|---|---|---|---|---|")
    for row in measure_recall(archive, STRINGS):
        print(
            f"| {row.kind} | {row.strings} | {row.recall:.3f} "
            f"| {row.precision_quoted:.3f} | {row.precision_unquoted:.3f} |"
        )
        hold(f"recall of {row.kind}", row.recall, FLOORS["recall"]["recall"])
        hold(f"precision of {row.kind}", row.precision_quoted, FLOORS["recall"]["precision"])


def print_questions(sample: JudgedArchive, hold: Callable[[str, float, float], None]) -> None:
    """Print which questions have their answer first."""
    with open_engine(sample.index) as engine:
        asked = ask(engine, read_questions())
    first = sum(entry.rank == 1 for entry in asked)
    print(f"\n## Whole questions on the sample: {first} of {len(asked)} have an answer first\n")
    for entry in asked:
        if entry.rank != 1:
            place = f"rank {entry.rank}" if entry.rank else "not on the first page"
            print(f"* {place}: {entry.question.asks} ({entry.question.why})")
    hold("questions answered first", first / len(asked), FLOORS["questions"]["first"])


def print_headlines(corpus: JudgedArchive, hold: Callable[[str, float, float], None]) -> None:
    """Print how headlines find their articles, beside the baseline."""
    queries = read_queries(HEADLINES)
    places = {article.id: place for place, article in enumerate(corpus.articles)}
    with open_engine(corpus.index) as engine:
        started = time.perf_counter()
        ours = [rank_of(engine, query) for query in queries]
        seconds = (time.perf_counter() - started) / len(queries)
        reasons = miss_reasons(corpus, engine, queries[TUNED:], ours[TUNED:])
    bigrams = BigramIndex(corpus.bodies)
    base = [bigrams.rank(fold_text(query.headline), places[query.article_id]) for query in queries]
    print(
        f"\n## Headline to article, searched in bodies only: {len(queries)} queries, "
        f"{seconds * 1000:.0f} ms each with snippets\n\n"
        f"{repeated_headlines(corpus, queries)} bodies hold their headline word for word; they count, too.\n"
    )
    print("| | first 300, tuned on | | | other 300 | | |\n|---|---|---|---|---|---|---|")
    print("| | MRR@10 | recall@1 | recall@10 | MRR@10 | recall@1 | recall@10 |")
    for name, ranks in (("jianbao", ours), ("BM25 over character bigrams", base)):
        halves = Ranking(tuple(ranks[:TUNED])), Ranking(tuple(ranks[TUNED:]))
        cells = [
            f"{value:.3f}"
            for half in halves
            for value in (half.reciprocal, half.recall_at(1), half.recall_at(SHOWN))
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    print(f"\nOf the other 300, {sum(reasons.values())} articles are not among the first {SHOWN}:\n")
    for reason, count in reasons.most_common():
        print(f"* {count}: {reason}")
    mine, theirs = (Ranking(tuple(ranks[TUNED:])).recall_at(1) for ranks in (ours, base))
    hold("recall@1 of headlines", mine, FLOORS["headlines"]["recall_at_1"])
    hold("recall@1 above the baseline", mine - theirs, FLOORS["headlines"]["above_bigrams"])


if __name__ == "__main__":
    sys.exit(main())
