"""The program of a worker process: `python -m index.worker` writes segments for the process that started it.

Tasks come pickled on standard input, answers go pickled to standard output; see `index.workers`.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable
from typing import IO

from index.batches import write_batch

NOTE_EVERY_SECONDS = 0.2
"""How often a worker says how far it is."""


def main() -> None:
    """Write segments for the process that started this one, until it closes the pipe."""
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not get between the pickles
    while True:
        try:
            generation, batch = pickle.load(pipe_in)
        except EOFError:
            return
        try:
            answer: object = write_batch(generation, batch, _notes(pipe_out))
        except Exception as error:
            answer = error
        _send(pipe_out, answer)


def _notes(pipe: IO[bytes]) -> Callable[[str, int, int], None]:
    last = 0.0

    def note(current: str, files: int, articles: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= NOTE_EVERY_SECONDS:
            last = now
            _send(pipe, (current, files, articles))

    return note


def _send(pipe: IO[bytes], message: object) -> None:
    pickle.dump(message, pipe)
    pipe.flush()


if __name__ == "__main__":
    main()
