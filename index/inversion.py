"""Inversion: the folded texts of many articles become sorted tables of terms and where they stand.

Three tables a field: `Characters` and `Pairs` (two characters in a row) find any string, `Words` rank.
Everything is done on whole arrays: the texts of a segment are laid end to end, a sentence break after
each, and a position is an offset into that run, so that one uint32 names article and place together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array
from index.folding import BREAK
from index.strings import StringList

BREAK_CODE = ord(BREAK)

MAX_CHARACTERS = 2**32 - 1
"""Characters of one field in one segment: positions are uint32."""

_SMALLEST_SHIFT = 4
"""A text that is not empty has two characters at least: a block has eight of them at the most."""

_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)

MAX_FREQUENCY = 65_535
"""Occurrences of a term in an article are counted up to here (uint16); BM25 is flat long before."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The folded texts of a run of articles, laid end to end."""

    codes: NDArray[np.uint32]
    """Code points; a break after each text that is not empty."""
    starts: NDArray[np.uint32]
    """Offset of each article's text in `codes`, and the end of the last: one more than there are articles."""

    @classmethod
    def of(cls, folded: Sequence[str]) -> Texts:
        """Lay folded texts end to end.

        Raises:
            ValueError: more characters than positions can name.
        """
        parts = [text + BREAK if text else "" for text in folded]
        starts = np.zeros(len(parts) + 1, np.uint64)
        np.cumsum([len(part) for part in parts], out=starts[1:])
        if starts[-1] > MAX_CHARACTERS:
            raise ValueError(f"{starts[-1]} characters in one segment, more than {MAX_CHARACTERS}")
        codes = np.frombuffer("".join(parts).encode("utf-32-le"), np.uint32)
        return cls(codes, starts.astype(np.uint32))

    @classmethod
    def joined(cls, runs: Sequence[Texts]) -> Texts:
        """Lay several runs end to end."""
        if not runs:
            return cls.of(())
        lengths = np.concatenate([np.diff(run.starts) for run in runs])
        starts = np.zeros(len(lengths) + 1, np.uint64)
        np.cumsum(lengths, out=starts[1:])
        return cls(np.concatenate([run.codes for run in runs]), starts.astype(np.uint32))

    def without(self, dropped: Array) -> Texts:
        """Return the texts of all articles but those where the boolean array `dropped` is true."""
        lengths = np.diff(self.starts)
        kept = self.codes[~np.repeat(dropped, lengths)]
        starts = np.zeros(int((~dropped).sum()) + 1, np.uint32)
        np.cumsum(lengths[~dropped], out=starts[1:])
        return Texts(kept, starts)


@dataclass(frozen=True, slots=True)
class Postings:
    """For each term the articles it stands in (倒排项): a slice of two parallel arrays."""

    offsets: Array
    """uint64, one more than there are terms: where each term's postings begin."""
    ids: Array
    """uint32 article numbers, ascending within a term."""
    frequencies: Array
    """uint16 occurrences, at most `MAX_FREQUENCY`."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A short cut from a position to its article: the laid-out text in blocks of an article's length."""

    shift: int
    """A position in this power of two is the number of its block."""
    first: NDArray[np.int64]
    """For each block the place in `starts` of the text that its first character belongs to."""
    starts: NDArray[np.uint32]
    """Where the texts that are not empty begin; the end of the last, twice."""
    articles: NDArray[np.int64]
    """Their article numbers."""

    @classmethod
    def of(cls, starts: Array) -> Blocks:
        """Cut the texts that begin at `starts` (see `Texts.starts`) into blocks."""
        articles = np.flatnonzero(starts[1:] > starts[:-1])
        own = np.append(starts[articles], starts[-1:].repeat(2))
        end = int(starts[-1])
        shift = max(_SMALLEST_SHIFT, (end // max(len(articles), 1)).bit_length() - 1)
        begun_by = (own[:-2].astype(np.int64) + (1 << shift) - 1) >> shift
        return cls(shift, np.bincount(begun_by, minlength=(end >> shift) + 1).cumsum() - 1, own, articles)

    def owners(self, positions: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return the articles of ascending positions, as searching `starts` would, in a third of the time."""
        found = self.first[positions >> np.uint32(self.shift)]
        behind = (self.starts[found + 1] <= positions).nonzero()[0]
        while len(behind):  # at most as often as a block has texts
            found[behind] += 1
            behind = behind[self.starts[found[behind] + 1] <= positions[behind]]
        owners: NDArray[np.int64] = self.articles[found]
        return owners


@dataclass(frozen=True)
class TextTables:
    """The three tables of one text field of one segment."""

    starts: Array
    """uint32: see `Texts.starts`."""
    characters: Array
    """uint32 code points, ascending: the terms of `character_postings`."""
    character_postings: Postings
    pairs: Array
    """uint64, ascending: first code point * 2**32 + second; the second may be a break."""
    pair_offsets: Array
    """uint64, one more than there are pairs: where each pair's positions begin."""
    positions: Array
    """uint32 offsets of the pair's first character in the laid-out text, ascending within a pair."""
    words: StringList
    word_postings: Postings

    @cached_property
    def blocks(self) -> Blocks:
        """A short cut from positions to articles, for whoever has many."""
        return Blocks.of(self.starts)


def invert(texts: Texts, words: Sequence[Sequence[str]]) -> TextTables:
    """Build the tables of one field.

    Args:
        texts: the folded texts.
        words: each article's words, in any order.
    """
    lengths = np.diff(texts.starts)
    documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    alphabet, ranks = _rank(texts.codes)
    is_character = texts.codes != BREAK_CODE
    places = np.flatnonzero(is_character).astype(np.uint64)
    keys = (ranks[is_character].astype(np.uint64) << _HALF) | documents[is_character]
    character_terms, character_postings = _count(keys)
    pairs, pair_offsets, positions = _pair_up(ranks, places, alphabet)
    vocabulary, word_postings = _invert_words(words)
    return TextTables(
        starts=texts.starts,
        characters=alphabet[character_terms],
        character_postings=character_postings,
        pairs=pairs,
        pair_offsets=pair_offsets,
        positions=positions,
        words=vocabulary,
        word_postings=word_postings,
    )


def recover_texts(tables: TextTables) -> Texts:
    """Lay out the texts again from their pairs: the inverse of `invert`, used to merge segments."""
    codes = np.full(int(tables.starts[-1]), BREAK_CODE, np.uint32)
    counts = np.diff(tables.pair_offsets).astype(np.int64)
    codes[tables.positions] = np.repeat((tables.pairs >> _HALF).astype(np.uint32), counts)
    return Texts(codes, np.asarray(tables.starts))


def _rank(codes: NDArray[np.uint32]) -> tuple[Array, NDArray[np.uint32]]:
    """Return the distinct code points, ascending, and each character's place among them."""
    present = np.zeros(0x110000, bool)
    present[codes] = True
    present[BREAK_CODE] = True
    alphabet = np.flatnonzero(present).astype(np.uint32)
    place = np.zeros(0x110000, np.uint32)
    place[alphabet] = np.arange(len(alphabet), dtype=np.uint32)
    return alphabet, place[codes]


def _count(keys: NDArray[np.uint64]) -> tuple[Array, Postings]:
    """Turn `term << 32 | article` keys, one an occurrence, into postings; return the terms in them, too."""
    keys = np.sort(keys)
    firsts = (
        np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        if len(keys)
        else np.zeros(0, np.int64)
    )
    frequencies = np.diff(np.append(firsts, len(keys)))
    distinct = keys[firsts]
    terms = (distinct >> _HALF).astype(np.int64)
    heads = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1]))) if len(terms) else firsts
    return terms[heads], Postings(
        offsets=np.append(heads, len(terms)).astype(np.uint64),
        ids=(distinct & _LOW).astype(np.uint32),
        frequencies=np.minimum(frequencies, MAX_FREQUENCY).astype(np.uint16),
    )


def _pair_up(
    ranks: NDArray[np.uint32], places: NDArray[np.uint64], alphabet: Array
) -> tuple[Array, Array, Array]:
    """Return distinct pairs, their offsets and all positions, for the characters at `places`."""
    first = ranks[places].astype(np.uint64)
    second = ranks[places + np.uint64(1)].astype(np.uint64)  # there is one: a break ends every text
    combined = first * np.uint64(len(alphabet)) + second
    if len(alphabet) <= 65_536:
        ordered = np.sort((combined << _HALF) | places)
        combined, positions = ordered >> _HALF, (ordered & _LOW).astype(np.uint32)
    else:
        order = np.argsort(combined, kind="stable")
        combined, positions = combined[order], places[order].astype(np.uint32)
    heads = (
        np.flatnonzero(np.concatenate(([True], combined[1:] != combined[:-1]))) if len(combined) else combined
    )
    distinct = combined[heads.astype(np.int64)]
    width = np.uint64(len(alphabet))
    pairs = (alphabet[distinct // width].astype(np.uint64) << _HALF) | alphabet[distinct % width]
    return pairs, np.append(heads, len(combined)).astype(np.uint64), positions


def _invert_words(words: Sequence[Sequence[str]]) -> tuple[StringList, Postings]:
    places: dict[str, int] = {}
    occurrences = [places.setdefault(word, len(places)) for text in words for word in text]
    documents = np.repeat(np.arange(len(words), dtype=np.uint64), [len(text) for text in words])
    vocabulary = sorted(places)
    ranks = np.zeros(len(places), np.uint64)
    ranks[[places[word] for word in vocabulary]] = np.arange(len(places), dtype=np.uint64)
    keys = (ranks[np.array(occurrences, np.int64)] << _HALF) | documents
    _, postings = _count(keys)
    return StringList.of(vocabulary), postings
