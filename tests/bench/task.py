"""One step of a benchmark in a process of its own: `python -m tests.bench.task TASK ENGINE FOLDER`."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.corpus import write_day_paper
from tests.bench.cutting import write_words
from tests.bench.engines import ENTRIES, index_owner
from tests.bench.measure import Questions, ask_after_start, ask_side_by_side
from tests.bench.memory import own_peak_bytes
from tests.bench.questions import load_questions
from tests.bench.workplace import Workplace, bytes_in, drop_from_cache, keep_in_cache


def cut(place: Workplace, engine: str) -> dict[str, Any]:
    """Cut all articles into words; `engine` is the cutter."""
    begun = time.perf_counter()
    write_words(place.articles, place.words, engine)
    return {"seconds": time.perf_counter() - begun}


def build(place: Workplace, engine: str) -> dict[str, Any]:
    """Build an index."""
    entry = ENTRIES[engine]
    entry.load()
    folder = place.index(engine)
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.perf_counter()
    entry.build(place.words if entry.needs_words else place.articles, folder)
    return {"seconds": time.perf_counter() - begun, "bytes": bytes_in(folder)}


def serve(place: Workplace, engine: str) -> dict[str, Any]:
    """Open an index whose files are in the system's cache and answer, as after a restart of the program."""
    keep_in_cache(place.index(engine))
    return _start(place, engine)


def serve_cold(place: Workplace, engine: str) -> dict[str, Any]:
    """The same with nothing in the system's cache, as after a restart of the machine."""
    drop_from_cache(place.index(engine))
    return _start(place, engine)


def _start(place: Workplace, engine: str) -> dict[str, Any]:
    entry = ENTRIES[engine]
    entry.load()
    return dataclasses.asdict(ask_after_start(lambda: entry.open(place.index(engine)), question_sets(place)))


def compare(place: Workplace, engines: str) -> dict[str, Any]:
    """Ask the engines, their names joined by commas, side by side."""
    contenders = {name: ENTRIES[name].open(place.index(index_owner(name))) for name in engines.split(",")}
    counting_only = [name for name in contenders if ENTRIES[name].shares]
    asked = ask_side_by_side(contenders, counting_only, question_sets(place))
    for contender in contenders.values():
        contender.close()
    return {name: dataclasses.asdict(did) for name, did in asked.items()}


def update(place: Workplace, engine: str) -> dict[str, Any]:
    """Take one day's paper into a copy of our index."""
    from tests.bench.ours import update_seconds

    scratch = place.index(f"{engine}-update")
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(place.index(engine), scratch)
    write_day_paper(place.articles, place.day_paper)
    try:
        return {"seconds": update_seconds(place.articles.parent, scratch)}
    finally:
        place.day_paper.unlink()
        shutil.rmtree(scratch)


TASKS: dict[str, Callable[[Workplace, str], dict[str, Any]]] = {
    task.__name__: task for task in (cut, build, serve, serve_cold, compare, update)
}


def question_sets(place: Workplace) -> dict[str, Questions]:
    """Return the questions by use: one of each class to warm up, half of the rest for either measure."""
    questions = load_questions(place.questions)
    sets: dict[str, Questions] = {"warm": {}, "count": {}, "answer": {}}
    for kind, asked in questions.items():
        half = len(asked) // 2
        sets["warm"][kind] = asked[:1]
        sets["count"][kind], sets["answer"][kind] = asked[1 : half + 1], asked[half + 1 :]
    return sets


def main() -> None:
    """Run the task the command line names and leave its numbers in the folder."""
    task, engine, folder = sys.argv[1:]
    place = Workplace(Path(folder))
    numbers = TASKS[task](place, engine)
    numbers["own_peak_bytes"] = own_peak_bytes()
    place.result(task, engine).write_text(json.dumps(numbers, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
