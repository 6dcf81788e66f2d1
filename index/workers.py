"""Worker processes: they write segments side by side, one batch at a time.

Each runs `index.worker`, a program of its own and not `multiprocessing`: a script that calls `build_index`
without a `__main__` guard works on every system, and nothing is forked from a process that has threads.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.batches import Batch, BatchResult
from index.errors import JianbaoError


@dataclass(frozen=True, slots=True)
class Note:
    """How far a worker is in its batch."""

    worker: int
    current: str
    files: int
    articles: int


@dataclass(frozen=True, slots=True)
class Done:
    """A batch and its result."""

    worker: int
    batch: Batch
    result: BatchResult


def run_batches(generation: Path, batches: Iterator[Batch], workers: int) -> Iterator[Note | Done]:
    """Write the segments of `batches` with several processes; yield notes on the way.

    Whoever stops iterating ends the workers; what they had not finished leaves files that nothing refers to.

    Raises:
        OSError: a segment could not be written.
        JianbaoError: a worker died.
    """
    tasks: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()
    answers: queue.SimpleQueue[Note | Done | BaseException] = queue.SimpleQueue()
    processes = [_start() for _ in range(workers)]
    threads = [
        threading.Thread(target=_serve, args=(number, process, generation, tasks, answers), daemon=True)
        for number, process in enumerate(processes)
    ]
    for thread in threads:
        thread.start()
    try:
        waiting = 0
        for batch in batches:
            tasks.put(batch)
            waiting += 1
            while waiting > workers or not answers.empty():
                answer = _checked(answers.get())
                waiting -= isinstance(answer, Done)
                yield answer
        while waiting:
            answer = _checked(answers.get())
            waiting -= isinstance(answer, Done)
            yield answer
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
        for _ in threads:
            tasks.put(None)


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    apart: dict[str, Any] = {"process_group": 0}  # Ctrl-C is the parent's to handle, from the first moment
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [sys.executable, "-m", "index.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        **apart,
    )


def _checked(answer: Note | Done | BaseException) -> Note | Done:
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _serve(number: int, process: Any, generation: Path, tasks: Any, answers: Any) -> None:
    """Hand batches to one process and pass on what it answers, until there is a None."""
    try:
        while (batch := tasks.get()) is not None:
            pickle.dump((generation, batch), process.stdin)
            process.stdin.flush()
            while True:
                answer = pickle.load(process.stdout)
                if isinstance(answer, BatchResult):
                    answers.put(Done(number, batch, answer))
                    break
                answers.put(Note(number, *answer) if isinstance(answer, tuple) else answer)
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        hint = "内存可能不足：请关闭其他程序再试；已完成的部分不会丢失。"
        answers.put(JianbaoError("建立索引的后台进程意外退出", hint=hint))
