"""Columns: one value, or a list of values, for each document of a segment, as arrays.

They are Whoosh columns: a schema field names one, the segment writer calls `writer`, `add` and `finish`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from whoosh.columns import Column

from index.arrays import Array, write_arrays
from index.strings import StringList


@dataclass(frozen=True, slots=True)
class Values:
    """A list of strings for each document, as ordinals into a vocabulary."""

    offsets: Array
    """uint32, one more than there are documents: where each document's ordinals begin."""
    ordinals: Array
    """uint32 places in `vocabulary`, in the order they were given."""
    vocabulary: StringList
    """Distinct values, sorted by code point."""

    @classmethod
    def from_arrays(cls, arrays: dict[str, Array]) -> Values:
        """Take what `ValuesColumn` wrote."""
        return cls(arrays["offsets"], arrays["ordinals"], StringList.from_arrays(arrays, "vocabulary"))


class NumberColumn(Column):  # type: ignore[misc]
    """One int32 for each document."""

    class Writer:
        """Collects the numbers of one segment."""

        def __init__(self, file: BinaryIO) -> None:
            self._file = file
            self._numbers = array("i")

        def add(self, docnum: int, number: int) -> None:
            """Append the number of document `docnum`; documents passed over get 0."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._numbers.append(number)

        def finish(self, doccount: int) -> None:
            """Write the column for `doccount` documents."""
            self._numbers.extend([0] * (doccount - len(self._numbers)))
            write_arrays(self._file, {"numbers": np.frombuffer(self._numbers, np.int32)})


class ValuesColumn(Column):  # type: ignore[misc]
    """A list of strings for each document, often the same ones: names, sections, newspapers."""

    class Writer:
        """Collects the values of one segment."""

        def __init__(self, file: BinaryIO) -> None:
            self._file = file
            self._places: dict[str, int] = {}
            self._given = array("I")
            self._ends = array("I", [0])

        def add(self, docnum: int, values: Iterable[str]) -> None:
            """Append the values of document `docnum`; documents passed over get none."""
            self._pad(docnum)
            self._given.extend(self._places.setdefault(value, len(self._places)) for value in values)
            self._ends.append(len(self._given))

        def finish(self, doccount: int) -> None:
            """Write the column for `doccount` documents."""
            self._pad(doccount)
            vocabulary = sorted(self._places)
            ordinals = np.zeros(len(vocabulary), np.uint32)
            ordinals[[self._places[value] for value in vocabulary]] = np.arange(len(vocabulary))
            write_arrays(
                self._file,
                {
                    "offsets": np.frombuffer(self._ends, np.uint32),
                    "ordinals": ordinals[np.frombuffer(self._given, np.uint32)],
                    **StringList.of(vocabulary).to_arrays("vocabulary"),
                },
            )

        def _pad(self, docnum: int) -> None:
            self._ends.extend([len(self._given)] * (docnum + 1 - len(self._ends)))


class BytesColumn(Column):  # type: ignore[misc]
    """One byte string for each document: its stored record."""

    class Writer:
        """Collects the byte strings of one segment."""

        def __init__(self, file: BinaryIO) -> None:
            self._file = file
            self._blob = bytearray()
            self._ends = array("Q", [0])

        def add(self, docnum: int, value: bytes) -> None:
            """Append the bytes of document `docnum`; documents passed over get none."""
            self._pad(docnum)
            self._blob += value
            self._ends.append(len(self._blob))

        def finish(self, doccount: int) -> None:
            """Write the column for `doccount` documents."""
            self._pad(doccount)
            ends = np.frombuffer(self._ends, np.uint64)
            write_arrays(self._file, {"blob": np.frombuffer(self._blob, np.uint8), "ends": ends})

        def _pad(self, docnum: int) -> None:
            self._ends.extend([len(self._blob)] * (docnum + 1 - len(self._ends)))
