"""A cache of results that knows how much memory they take and drops those that were not asked for of late."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What the cache can keep."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        ...


Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept", bound=Sized)


class ResultCache(Generic[Key, Kept]):
    """Keeps results up to a number of bytes; may be used from several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._results: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    @property
    def nbytes(self) -> int:
        """Bytes of memory of all that is kept."""
        return self._bytes

    def get(self, key: Key) -> Kept | None:
        """Return what is kept under `key`; None where nothing is."""
        with self._lock:
            if key not in self._results:
                return None
            self._results.move_to_end(key)
            return self._results[key]

    def put(self, key: Key, result: Kept) -> None:
        """Keep a result; what was not asked for the longest time gives way. One too large is not kept."""
        with self._lock:
            if key in self._results or result.nbytes > self._most_bytes:
                return
            self._results[key] = result
            self._bytes += result.nbytes
            while self._bytes > self._most_bytes:
                _, dropped = self._results.popitem(last=False)
                self._bytes -= dropped.nbytes
