"""Shingles: a few runs of characters that stand for a text, by which reprints (转载) of it are found.

Of all runs of eight letters of a body those are kept whose hash is the smallest within seven runs on either
side: about one in fifteen, chosen by the text alone, so that a copy, a shortened copy and the original keep
the same ones wherever they print the same. Signs, breaks and spaces do not count: papers set them as they
please. Schleimer, Wilkerson and Aiken, "Winnowing" (2003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, ArrayWriter, release_pages
from index.inversion import Texts
from index.slices import DROPPED, PIECE

RUN = 8
"""Letters of a run: shorter ones are set phrases, longer ones are lost to every correction."""

REACH = RUN - 1
"""Runs on either side that a kept one is the smallest of. No more than `RUN - 1`: so many places at the end
of each text begin no run, and keep the texts of a segment apart."""

_HAN = 0x3400
"""From here on the folded text is Han characters, and little else."""

_NO_RUN = np.uint64(2**64 - 1)
_MULTIPLIER = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The kept runs of one segment's bodies, by document and by hash."""

    offsets: Array
    """uint64, one more than there are documents: where each document's runs begin in `hashes`."""
    hashes: Array
    """uint32, ascending within a document, each once."""
    keys: Array
    """uint64, ascending: hash * 2**32 + document number."""

    @classmethod
    def from_arrays(cls, arrays: dict[str, Array]) -> Shingles:
        """Take what `to_arrays` returned."""
        return cls(arrays["offsets"], arrays["hashes"], arrays["keys"])

    def to_arrays(self) -> dict[str, Array]:
        """Return the arrays to store."""
        return {"offsets": self.offsets, "hashes": self.hashes, "keys": self.keys}

    def of(self, docnum: int) -> Array:
        """Return the hashes of one document."""
        return self.hashes[int(self.offsets[docnum]) : int(self.offsets[docnum + 1])]

    def ranges(self, hashes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where in `keys` each of `hashes` begins, and in how many documents it stands."""
        first = hashes.astype(np.uint64) << _HALF
        lows = self.keys.searchsorted(first)
        return lows, self.keys.searchsorted(first | _LOW, side="right") - lows

    def owners(self, lows: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the documents of some `ranges`, one range after the other."""
        return (self.keys[every_place(lows, counts)] & _LOW).astype(np.int64)


def make_shingles(texts: Texts) -> Shingles:
    """Choose the runs of every text of a segment."""
    is_letter = _letters(texts.codes)
    letters = texts.codes[is_letter].astype(np.uint64)
    before = np.append(0, np.cumsum(is_letter, dtype=np.int64))
    starts = before[texts.starts]
    owners = np.repeat(np.arange(len(starts) - 1, dtype=np.uint64), np.diff(starts))
    hashes = _run_hashes(letters, starts, owners)
    chosen = _is_chosen(hashes)
    by_document = distinct((owners[chosen] << _HALF) | (hashes[chosen] >> _HALF))
    counts = np.bincount((by_document >> _HALF).astype(np.int64), minlength=len(starts) - 1)
    keys = np.sort((by_document << _HALF) | (by_document >> _HALF))
    offsets = np.append(0, np.cumsum(counts)).astype(np.uint64)
    return Shingles(offsets, by_document.astype(np.uint32), keys)


def merge_shingles(
    writer: ArrayWriter, tables: Sequence[Shingles], renumbered: Sequence[NDArray[np.uint32]]
) -> None:
    """Write the runs of several segments as those of one; `renumbered` are the documents' new numbers."""
    lengths = [np.diff(own.offsets).astype(np.int64) for own in tables]
    living = [length[new != DROPPED] for length, new in zip(lengths, renumbered, strict=True)]
    writer.append("offsets", np.append(0, np.cumsum(np.concatenate(living))).astype(np.uint64))
    for own, length, new in zip(tables, lengths, renumbered, strict=True):
        writer.append("hashes", own.hashes[np.repeat(new != DROPPED, length)])
        release_pages()
    longest = max((own.keys for own in tables), key=len)
    step = max(PIECE * len(longest) // max(sum(len(own.keys) for own in tables), 1), 1)
    bounds = [*(longest[step::step] >> _HALF << _HALF), None]
    low = [0] * len(tables)
    for bound in bounds:
        piece = [np.zeros(0, np.uint64)]
        for number, (own, new) in enumerate(zip(tables, renumbered, strict=True)):
            high = len(own.keys) if bound is None else int(np.searchsorted(own.keys, bound))
            keys = own.keys[low[number] : max(high, low[number])]
            documents = new[(keys & _LOW).astype(np.int64)]
            kept = documents != DROPPED
            piece.append((keys[kept] >> _HALF << _HALF) | documents[kept])
            low[number] = max(high, low[number])
        writer.append("keys", np.sort(np.concatenate(piece)))
        release_pages()


def distinct(values: Array) -> Array:
    """Return the different values, ascending; `numpy.unique` hashes and is ten times slower here."""
    ordered = np.sort(values)
    kept: Array = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return kept


def every_place(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of several runs of an array: start, start + 1, … of each, one run after the other.

    >>> every_place(np.array([5, 9]), np.array([2, 3]))
    array([ 5,  6,  9, 10, 11])
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(total)


def _letters(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which folded characters are Han characters, digits or Latin letters."""
    is_digit = (codes >= ord("0")) & (codes <= ord("9"))
    is_latin = (codes >= ord("a")) & (codes <= ord("z"))
    letters: NDArray[np.bool_] = (codes >= _HAN) | is_digit | is_latin
    return letters


def _run_hashes(
    letters: NDArray[np.uint64], starts: NDArray[np.int64], owners: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """Return the hash of the run that begins at each letter; `_NO_RUN` where its text ends too soon."""
    padded = np.append(letters, np.zeros(RUN - 1, np.uint64))
    width, multiplier = 1, _MULTIPLIER
    while width < RUN:
        padded = padded[:-width] * np.uint64(multiplier) + padded[width:]
        multiplier = multiplier * multiplier % 2**64
        width *= 2
    mixed = (padded ^ (padded >> np.uint64(33))) * _MIX
    mixed ^= mixed >> np.uint64(33)
    ends = starts[1:][owners.astype(np.int64)]
    mixed[np.arange(len(letters)) + RUN > ends] = _NO_RUN
    return mixed


def _is_chosen(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which hashes are the smallest of those within `REACH` places on either side."""
    edge = np.full(REACH, _NO_RUN)
    smallest = np.concatenate((edge, hashes, edge))
    width = 1
    while width < RUN:
        smallest = np.minimum(smallest[:-width], smallest[width:])
        width *= 2
    around = np.minimum(smallest[: len(hashes)], smallest[REACH : REACH + len(hashes)])
    chosen: NDArray[np.bool_] = (hashes == around) & (hashes != _NO_RUN)
    return chosen
