"""The open index of a running server: opened when first asked for, and again after a failure."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flask import Flask, current_app

from search.engine import Engine, open_engine

_KEY = "jianbao-index"

Answer = TypeVar("Answer")


class OpenedIndex:
    """Holds one engine for all threads.

    The engine itself notices a rebuilt index. What it cannot answer any more (a damaged or removed
    index) is forgotten, so that the next request looks at the folder anew.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._engine: Engine | None = None
        self._lock = threading.Lock()

    def engine(self) -> Engine:
        """Return the open engine.

        Raises:
            IndexMissingError: there is no index.
            IndexDamagedError: its files are incomplete.
            IndexVersionError: another version of the program built it.
        """
        with self._lock:
            if self._engine is None:
                self._engine = open_engine(self.folder)
            return self._engine

    def forget(self) -> None:
        """Let go of the engine; requests that still use it keep it alive."""
        with self._lock:
            self._engine = None


def attach_index(app: Flask, folder: Path) -> None:
    """Give `app` the index in `folder`."""
    app.extensions[_KEY] = OpenedIndex(folder)


def index_of(app: Flask) -> OpenedIndex:
    """Return the index of `app`."""
    opened: OpenedIndex = app.extensions[_KEY]
    return opened


def opened_index() -> OpenedIndex:
    """Return the index of the running app."""
    return index_of(current_app)


def current_engine() -> Engine:
    """Return the engine for this request.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: its files are incomplete.
        IndexVersionError: another version of the program built it.
    """
    return opened_index().engine()


def answer_on_one_generation(ask: Callable[[Engine], Answer]) -> Answer:
    """Return what `ask` makes of several answers of the engine; it asks anew when a build ended between two.

    Raises:
        IndexMissingError, IndexDamagedError, IndexVersionError: as `current_engine`.
    """
    engine = current_engine()
    while True:
        generation = engine.generation
        answer = ask(engine)
        if engine.generation == generation:
            return answer
