"""Signs: one flat form of a printed line, character for character, that the rules of this package read."""

from __future__ import annotations

import functools
import operator
import re

from index.folding import simplify

HAN = "㐀-䶿一-鿿豈-﫿〇々\U00020000-\U0003ffff"
"""Han characters, for use inside a character class."""

_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F)))
_NARROW = "".join(map(chr, range(0x21, 0x7F)))
_VARIANTS = "\u3000\u00a0\u2002\u2003\u2009\u202f\t﹐︰∶•・‧･∙│┃丨〈〉〔〕「」『』"
_USUAL = "       ,::·····|||《》()“”“”"
_USUAL_SIGNS = str.maketrans(_WIDE + _VARIANTS, _NARROW + _USUAL)


class _FlatForms(dict[int, str]):
    """Code point to flat form, filled as characters turn up: a gap would cost an exception."""

    def __missing__(self, code: int) -> str:
        form = self[code] = simplify(chr(code).translate(_USUAL_SIGNS))
        return form


_FLAT = _FlatForms()

_ONE = rf"[{HAN}、，。；：,;:“”（）()《》]"
_SPACED_OUT = re.compile(rf"(?<![{HAN}])(?:{_ONE} ){{3,}}{_ONE}(?![{HAN}])")
_LOOSE = re.compile(
    rf"(?<=[{HAN}、，。；：！？（）《》“”()]) +(?=[（《“(、，。；：！？）》”)])"
    rf"|(?<=[（《“(）》”)、，。；：！？]) +(?=[{HAN}])"
)
_NUMBER_GAP = re.compile(rf"(?<=[{HAN}]) +(?=\d)|(?<=\d) +(?=[{HAN}%％])")

IN_BRACKETS = re.compile(r"\([^()]*\)")
"""Flat brackets with what stands in them."""

TERMINALS = frozenset("。！？!?…；;”’』」）)】—:：~～”")
"""Signs that may end a paragraph."""

STOPS = frozenset("。！？!?；;…")
"""Signs that end a sentence."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list written with spaces."""
    return tuple(text.split())


def either(text: str) -> str:
    """Return the pattern that matches any word of a list written with spaces, the longest first."""
    return "|".join(re.escape(word) for word in sorted(text.split(), key=len, reverse=True))


def flatten(text: str) -> str:
    """Return `text` with half-width signs and in simplified characters; offsets stay the same.

    >>> flatten("本報訊（記者林可）")
    '本报讯(记者林可)'
    """
    return _kept_flat(text) if len(text) <= _LONGEST_KEPT else text.translate(_FLAT)


@functools.lru_cache(maxsize=8192)
def _kept_flat(text: str) -> str:
    return text.translate(_FLAT)


def squeeze(text: str) -> str:
    """Return `text` without any white space."""
    return "".join(text.split())


def as_printed(word: str, text: str) -> str:
    """Return a word of the flat form of a text as the text itself prints it; as it is where it is not found.

    >>> as_printed("陈国华", "本報記者 陳國華")
    '陳國華'
    """
    tight = squeeze(text)
    place = flatten(tight).find(word)
    if place < 0:
        return word
    printed = tight[place : place + len(word)]
    return "".join(sign if is_han(sign) else own for sign, own in zip(printed, word, strict=True))


def close_up(text: str) -> str:
    """Undo justification: spaces in a spaced-out line, beside signs, and between digits and Han characters.

    >>> close_up("区 长 李 大 海 主 持 （扩大） 会议，12 月 14 日")
    '区长李大海主持（扩大）会议，12月14日'
    """
    text = text.replace("\u3000", " ")
    if " " not in text:
        return text.strip()
    text = _SPACED_OUT.sub(lambda run: run.group().replace(" ", ""), text)
    text = _LOOSE.sub("", text)
    return _NUMBER_GAP.sub("", text).strip()


def width(text: str) -> int:
    """Return the printed width in half characters, justification spaces not counted."""
    tight = squeeze(text)
    return 2 * len(tight) - len(_NARROW_SIGN.findall(tight))


_NARROW_SIGN = re.compile("[!-~]")


def is_han(text: str) -> bool:
    """Tell whether `text` is made of Han characters only."""
    return bool(_ALL_HAN.match(text))


_ALL_HAN = re.compile(rf"[{HAN}]+$")


def is_spread(text: str) -> bool:
    """Tell whether `text` is a word of two or three characters printed wide, as names and columns are.

    >>> is_spread("林 可"), is_spread("林可")
    (True, False)
    """
    return bool(_SPREAD.match(text))


_SPREAD = re.compile(rf"^[{HAN}](?:\s[{HAN}]){{1,2}}$")
_HAN_RUNS = re.compile(rf"[{HAN}]{{2,}}")


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Han characters of `text`; those of a paragraph are asked for often."""
    if len(text) <= _LONGEST_KEPT:
        return _bigrams_of_paragraphs(text)
    return _bigrams_of_passages(text) if len(text) <= _LONGEST_PASSAGE else _bigrams(text)


def _bigrams(text: str) -> frozenset[str]:
    found: set[str] = set()
    for run in _HAN_RUNS.findall(text):
        found.update(map(operator.add, run, run[1:]))
    return frozenset(found)


_bigrams_of_paragraphs = functools.lru_cache(maxsize=2048)(_bigrams)
_bigrams_of_passages = functools.lru_cache(maxsize=64)(_bigrams)
_LONGEST_KEPT = 600
_LONGEST_PASSAGE = 4000
"""Characters of a text whose flat form or pairs are kept: a long paragraph; a passage that is looked at from
several sides, for a while. A page's whole text is neither: a cache of those would be large."""
