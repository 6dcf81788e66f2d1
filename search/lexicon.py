"""A lexicon: words of one kind with their counts, found by how they begin, are read, or are misspelt.

The words stand in a matrix, one row a word, one column a character. What is typed is walked through column
by column: a character stands for itself, letters for every character they may be the reading of. So 顾思行 is
found by 顾思, gusi, gsx and 顾sx, and every reading of a polyphone counts, without a list of all spellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.folding import fold_text
from search.pinyin import LONGEST_SYLLABLE, is_letters, matching_syllables, readings

WIDTH = 12
"""Characters of a word that stand in the matrix; what is typed beyond them is compared as it stands."""

MAX_TYPED = 32
"""Characters of typed text that are looked at: zhonghuarenmingongheguo has 22."""

_SIGNS = re.compile(r"[\W_]+")

Places = NDArray[np.int64]
"""Places of words in a lexicon."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that begins as typed."""

    place: int
    """Of the word in its lexicon."""
    is_whole: bool
    """True when what was typed is all of the word."""
    is_literal: bool
    """True when it was typed character by character, not by its reading."""


class Lexicon:
    """Words of one kind and the number of articles that have each."""

    def __init__(
        self,
        words: Sequence[str],
        counts: NDArray[np.int64],
        extra_readings: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """Take words with their counts.

        Args:
            words: as they are shown, each once.
            counts: parallel to `words`; more frequent ones come first.
            extra_readings: readings that characters have in these words beside the usual ones.
        """
        self.words = words
        self.counts = counts
        self._keys = [search_key(word) for word in words]
        self._lengths = np.array([len(key) for key in self._keys], np.int64)
        padded = "".join(key[:WIDTH].ljust(WIDTH, "\0") for key in self._keys)
        codes = np.frombuffer(padded.encode("utf-32-le"), np.uint32)
        self._alphabet, ranks = np.unique(np.append(codes, np.uint32(0)), return_inverse=True)
        rows = ranks[:-1].reshape(len(words), WIDTH)
        self._columns: list[NDArray[np.uint32]] = [
            np.ascontiguousarray(rows[:, column].astype(np.uint32)) for column in range(WIDTH)
        ]
        self._extra = extra_readings or {}
        self._read_as: dict[str, list[int]] = defaultdict(list)
        for rank, code in enumerate(self._alphabet.tolist()):
            for syllable in self._readings(chr(code)):
                self._read_as[syllable].append(rank)
        self._tables: dict[frozenset[str], NDArray[np.bool_]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def complete(self, typed: str, limit: int) -> list[Completion]:
        """Return the words that begin with what was typed: whole ones first, then by count."""
        key = search_key(typed)[:MAX_TYPED]
        if not key or not len(self):
            return []
        places, whole, literal = [np.zeros(0, np.int64)], [np.zeros(0, bool)], [np.zeros(0, bool)]
        for found, column, is_literal in self._walk(key, 0, 0, None, is_literal=True):
            places.append(found)
            whole.append(self._lengths[found] == column)
            literal.append(np.full(len(found), is_literal))
        every, is_whole, as_typed = map(np.concatenate, (places, whole, literal))
        order = np.lexsort((-self.counts[every], ~(is_whole & as_typed), ~is_whole))
        _, heads = np.unique(every[order], return_index=True)  # one word may be read in several ways
        best = order[np.sort(heads)[:limit]]
        return [
            Completion(*row)
            for row in zip(
                every[best].tolist(), is_whole[best].tolist(), as_typed[best].tolist(), strict=True
            )
        ]

    def near(self, word: str, *, shortest_misspelt: int) -> list[int]:
        """Return the places of words one could have meant: homophones, then those with one other character.

        Letters are read as pinyin.

        Args:
            word: as typed.
            shortest_misspelt: length from which one character may be wrong altogether.
        """
        if not may_be_near(word):
            return []
        key = search_key(word)
        if is_letters(key):
            return [found.place for found in self.complete(key, 3) if found.is_whole]
        candidates = np.flatnonzero(self._lengths == len(key))
        others = np.zeros(len(candidates), np.int64)
        sounding = np.zeros(len(candidates), np.int64)
        for sign, column in zip(key, self._columns, strict=False):
            ranks = column[candidates]
            same = ranks == self._rank(sign)
            alike = self._table(frozenset(self._readings(sign)))[ranks] & ~same
            others += ~(same | alike)
            sounding += alike
        is_near = (others == 0) & (sounding > 0)
        if len(key) >= shortest_misspelt:
            is_near |= (others == 1) & (sounding == 0)
        chosen = np.flatnonzero(is_near)
        order = np.lexsort((-self.counts[candidates[chosen]], sounding[chosen], others[chosen]))
        places: list[int] = candidates[chosen[order]].tolist()
        return places

    def _walk(
        self, key: str, start: int, column: int, places: Places | None, *, is_literal: bool
    ) -> Iterator[tuple[Places, int, bool]]:
        """Yield words that go on as `key` does from `start`, the column after it, and whether literally so.

        `places` are the words that agree so far; None for all.
        """
        if places is not None and (start == len(key) or not len(places)):
            yield places, column, is_literal
            return
        if column == WIDTH:
            kept = [
                one for one in self._places(places).tolist() if self._keys[one].startswith(key[start:], WIDTH)
            ]
            yield np.array(kept, np.int64), WIDTH + len(key) - start, is_literal
            return
        ranks = self._columns[column] if places is None else self._columns[column][places]
        found = self._kept(places, ranks == self._rank(key[start]))
        yield from self._walk(key, start + 1, column + 1, found, is_literal=is_literal)
        for end in range(start + 1, min(start + LONGEST_SYLLABLE, len(key)) + 1):
            letters = key[start:end]
            if not is_letters(letters):
                return
            if sounds := matching_syllables(letters, is_last=end == len(key)):
                found = self._kept(places, self._table(sounds)[ranks])
                yield from self._walk(key, end, column + 1, found, is_literal=False)

    def _kept(self, places: Places | None, keep: NDArray[np.bool_]) -> Places:
        return np.flatnonzero(keep) if places is None else places[keep]

    def _places(self, places: Places | None) -> Places:
        return np.arange(len(self)) if places is None else places

    def _rank(self, sign: str) -> int:
        """Return the place of a character in the alphabet, or one that no character has."""
        rank = int(np.searchsorted(self._alphabet, ord(sign)))
        is_known = rank < len(self._alphabet) and int(self._alphabet[rank]) == ord(sign)
        return rank if is_known else len(self._alphabet)

    def _readings(self, sign: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*readings(sign), *self._extra.get(sign, ()))))

    def _table(self, sounds: frozenset[str]) -> NDArray[np.bool_]:
        """Return for each character of the alphabet whether it has one of the readings."""
        if sounds not in self._tables:
            table = np.zeros(len(self._alphabet), bool)
            for sound in sounds:
                table[self._read_as.get(sound, [])] = True
            self._tables[sounds] = table
        return self._tables[sounds]


def may_be_near(word: str) -> bool:
    """Tell whether a text is of a length to be a misspelt word."""
    key = search_key(word)
    return 2 <= len(key) <= (MAX_TYPED if is_letters(key) else WIDTH)


def search_key(text: str) -> str:
    """Return what of a text is compared: folded, without spaces and signs.

    >>> search_key("阿依努尔·買買提")
    '阿依努尔买买提'
    """
    return _SIGNS.sub("", fold_text(text))
