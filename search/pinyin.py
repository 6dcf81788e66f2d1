"""Pinyin: how characters are read, and how typed letters may be cut into syllables and initials."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from functools import cache, lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
_UMLAUT = "u\u0308"

_COMMON = 0.01
"""Share of a character's phrases in the dictionary that a reading must have to be expected of a typist."""

_DOUBLE_INITIALS = ("zh", "ch", "sh")

LONGEST_SYLLABLE = 6
"""Letters of zhuang."""

_SURNAMES = (
    "单shan 区ou 万mo 盖ge 洗xian 翟zhai 秘bi 覃qin 缪miao 员yun 种chong 不fou 澹tan "
    "召shao 繁po 祭zhai 能nai 乜nie 句gou 佴nai 颉xie 阚kan 郗chi 郇xun 黑he 库she"
)
"""How a surname is read where `readings` has not that reading; a list kept by hand."""


@lru_cache(maxsize=100_000)
def readings(character: str) -> tuple[str, ...]:
    """Return the usual readings of a simplified character without tones; none for other signs.

    The dictionary's first reading is one; another is usual where a fair share of its phrases has it.

    >>> sorted(readings("重"))
    ['chong', 'zhong']
    """
    from pypinyin.constants import PINYIN_DICT

    listed = PINYIN_DICT.get(ord(character), "")
    if not listed:
        return ()
    in_phrases = _phrase_readings().get(character, Counter())
    least = max(2, _COMMON * in_phrases.total())
    usual = [_plain(listed.partition(",")[0]), *(one for one, count in in_phrases.items() if count >= least)]
    return _spellings(usual)


@cache
def surname_readings() -> dict[str, tuple[str, ...]]:
    """Return characters that are read in another way as surnames, with those readings."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in _SURNAMES.split():
        found[entry[0]].append(entry[1:])
    return {character: _spellings(usual) for character, usual in found.items()}


@cache
def syllables() -> frozenset[str]:
    """Return every syllable that a character in the dictionary may have first."""
    from pypinyin.constants import PINYIN_DICT

    first = {_plain(listed.partition(",")[0]) for listed in PINYIN_DICT.values()}
    return frozenset(_spellings(first))


@lru_cache(maxsize=10_000)
def matching_syllables(letters: str, *, is_last: bool) -> frozenset[str]:
    """Return the syllables that a run of typed letters may stand for; none where it cannot stand alone.

    Inside the typed text, letters are a whole syllable or an initial; at its end, the start of a syllable.

    >>> sorted(matching_syllables("zho", is_last=True))
    ['zhong', 'zhou']
    >>> matching_syllables("zho", is_last=False)
    frozenset()
    """
    if is_last or len(letters) == 1 or letters in _DOUBLE_INITIALS:
        return frozenset(one for one in syllables() if one.startswith(letters))
    return frozenset({letters} & syllables())


def is_letters(text: str) -> bool:
    """Tell whether a folded text may be pinyin: nothing but plain letters.

    >>> is_letters("gsx"), is_letters("顾sx")
    (True, False)
    """
    return text.isascii() and text.isalpha()


def _spellings(usual: list[str] | set[str]) -> tuple[str, ...]:
    """Return readings that are syllables, each once; lü is typed as lv, and by some as lu."""
    proper = [one for one in usual if one.isascii() and not set("aeiouv").isdisjoint(one)]
    return tuple(dict.fromkeys([*proper, *(one.replace("v", "u") for one in proper)]))


@cache
def _phrase_readings() -> dict[str, Counter[str]]:
    """Count for each character how its phrases read it."""
    from pypinyin.constants import PHRASES_DICT

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, parts in PHRASES_DICT.items():
        for character, alternatives in zip(phrase, parts, strict=False):
            counts[character][_plain(alternatives[0])] += 1
    return counts


@lru_cache(maxsize=10_000)
def _plain(reading: str) -> str:
    """Take the tone away and write ü as v.

    >>> _plain("lǜ")
    'lv'
    """
    return unicodedata.normalize("NFD", reading).translate(_TONES).replace(_UMLAUT, "v")
