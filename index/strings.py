"""A sorted list of strings as arrays, searched without being loaded."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array


@dataclass(frozen=True, slots=True)
class StringList:
    """Strings in UTF-8, one after the other. `find` and `prefix_range` need them sorted by code point."""

    blob: Array
    """uint8: the UTF-8 bytes of all strings."""
    offsets: Array
    """uint64, one more than there are strings: where each string begins in `blob`."""

    @classmethod
    def of(cls, strings: Iterable[str]) -> StringList:
        """Pack `strings` in the order given."""
        raw = [string.encode() for string in strings]
        offsets = np.zeros(len(raw) + 1, np.uint64)
        np.cumsum([len(part) for part in raw], out=offsets[1:])
        return cls(np.frombuffer(b"".join(raw), np.uint8), offsets)

    @classmethod
    def from_arrays(cls, arrays: dict[str, Array], name: str) -> StringList:
        """Take the list that `to_arrays` stored under `name`."""
        return cls(arrays[f"{name}.blob"], arrays[f"{name}.ends"])

    def to_arrays(self, name: str) -> dict[str, Array]:
        """Return the arrays to store under `name`."""
        return {f"{name}.blob": self.blob, f"{name}.ends": self.offsets}

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, place: int) -> str:
        return self._raw(place).decode()

    def to_list(self, low: int = 0, high: int | None = None) -> list[str]:
        """Return the strings at the places `low` to `high`, half-open; all by default."""
        ends = self.offsets[low : len(self) + 1 if high is None else high + 1].tolist()
        if not ends:
            return []
        raw = self.blob[ends[0] : ends[-1]].tobytes()
        return [raw[start - ends[0] : end - ends[0]].decode() for start, end in itertools.pairwise(ends)]

    def find(self, string: str) -> int:
        """Return the place of `string`, or -1."""
        wanted = string.encode()
        place = self._lower_bound(wanted)
        return place if place < len(self) and self._raw(place) == wanted else -1

    def prefix_range(self, prefix: str) -> tuple[int, int]:
        """Return the half-open range of places whose strings begin with `prefix`."""
        wanted = prefix.encode()
        return self._lower_bound(wanted), self._lower_bound(wanted + b"\xff")

    def ending(self, suffix: str) -> NDArray[np.int64]:
        """Return the places, ascending, of the strings that end with `suffix`; all are looked at."""
        ends = self.offsets[1:].astype(np.int64)
        wanted = suffix.encode()
        places = np.flatnonzero(ends - self.offsets[:-1].astype(np.int64) >= len(wanted))
        for back, byte in enumerate(reversed(wanted), 1):
            places = places[self.blob[ends[places] - back] == byte]
        return places

    def _raw(self, place: int) -> bytes:
        return self.blob[int(self.offsets[place]) : int(self.offsets[place + 1])].tobytes()

    def _lower_bound(self, wanted: bytes) -> int:
        blob, offsets = self.blob.data, self.offsets.astype(np.uint64, copy=False).data  # faster one by one
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if bytes(blob[offsets[middle] : offsets[middle + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low
