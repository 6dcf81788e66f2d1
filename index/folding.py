"""Folding: many ways to write the same characters become one, and every folded character knows its original.

Folded are width and form (NFKD without accents), case, traditional characters (to simplified, OpenCC's
character table), the several signs printed for one dash, dot or zero; quotation marks, invisible characters
and the spaces beside Han characters are dropped. Index, query and marks all go through the same folding, so
what is found is exactly what is marked.

First every character is folded alone, whatever stands beside it; then loose spaces go. `fold(fold(x).text)`
changes nothing, and a text in composed and in decomposed form (NFC, NFD) folds to the same.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

BREAK = "\n"
"""What every sentence break folds to: one break sign, one "\\n"."""

_STOPS = "。｡︒!！﹗︕?？﹖︖;；﹔︔\u037e‼⁇⁈⁉"
_LINE_ENDS = "\n\r\u2028\u2029"
_PAUSES = "…‥⋯︙"

BREAKS = frozenset(_STOPS + _LINE_ENDS + _PAUSES)
"""Characters that break a text: no match crosses them, and a query is cut at them."""

SENTENCE_ENDS = frozenset(_STOPS + _LINE_ENDS)
"""The breaks that end a sentence: all but the pauses (… and its kin)."""

_QUOTES = "“”‘’„‟‚‛「」『』〝〞〟﹁﹂﹃﹄\"'＂＇`´«»‹›"
"""People do not type them, so they do not separate; decomposition finds their full and half width forms."""

_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("•‧・∙⋅", "·"),  # the interpunct in foreign names is printed in six ways
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("―─━", "—"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("∶︰", ":"),  # scores and ratios
        **dict.fromkeys("○◯", "〇"),  # 二○二○年
        "\u2044": "/",  # the fraction stroke that ½ decomposes to
        # Radicals that Unicode does not decompose but PDF fonts print for the character itself.
        **dict(
            zip(
                "⺠⺟⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
                "民母虎西见角贝车长长长门青韦页风飞食马鬼鱼鸟卤麦黄齐齿龙龟",
                strict=True,
            )
        ),
    }
)

_TIGHT = "[\n⺀-⿕〇々〆㐀-䶿一-鿿豈-﫿𠀀-\U0003ffff、,:()《》〈〉【】〔〕\\[\\]·]"
"""Folded characters beside which a space means nothing: justified print spaces them at will."""

_WIDE_SPACE = re.compile(" {2,}")
_LOOSE_SPACE = re.compile(rf"(?<={_TIGHT}) | (?={_TIGHT})|\A | \Z")
_SPACES = re.compile(" +")
_TIGHT_SIGN = re.compile(_TIGHT)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded form with the way back."""

    text: str
    starts: tuple[int, ...] | range
    """For each folded character the offset of its first original character."""
    ends: tuple[int, ...] | range
    """For each folded character the offset after its last original character, its accents included."""

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the original half-open range of the folded half-open range `start..end`."""
        return self.starts[start], self.ends[end - 1]


@functools.cache
def _simplified() -> dict[int, str]:
    """Build the traditional-to-simplified table of single characters from OpenCC, once a process."""
    import opencc

    characters = [chr(code) for block in ((0x3400, 0xA000), (0x20000, 0x323B0)) for code in range(*block)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(old): new for old, new in zip(characters, simplified, strict=True) if old != new and len(new) == 1
    }


def _is_invisible(character: str) -> bool:
    """Tell control and format characters, lone surrogates and variation selectors."""
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs")
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def _fold_character(character: str) -> str:
    """Return what one character folds to: "" (dropped), one character, or several (㎡ → m2)."""
    if character in BREAKS:
        return BREAK
    if character.isspace():
        return " "
    if character in _QUOTES or _is_invisible(character):
        return ""
    form = unicodedata.normalize("NFKD", character.translate(_VARIANTS))
    form = "".join(sign for sign in form if not unicodedata.combining(sign))
    form = form.casefold().translate(_VARIANTS).translate(_simplified())
    if not form or form.isspace():
        return ""  # an accent, alone or on a space of its own
    return form if form == character else "".join(map(_fold_character, form))


class _Forms(dict[int, str]):
    """Code point to folded form, filled as characters turn up: few of a million ever do."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _fold_character(chr(code))
        return form


_FORMS = _Forms()


class _Lengths(dict[int, str]):
    """Code point to a character whose own code is the number of characters it folds to."""

    def __missing__(self, code: int) -> str:
        length = self[code] = chr(len(_FORMS[code]))
        return length


_LENGTHS = _Lengths()
_ONE = "\x01"
_NOT_ONE = re.compile("[^\x01]")


def simplify(text: str) -> str:
    """Return `text` in simplified characters, one for one: offsets stay the same.

    >>> simplify("市長陳明")
    '市长陈明'
    """
    return text.translate(_SIMPLE_FORMS) if _traditional().search(text) else text


class _SimpleForms(dict[int, str]):
    """Code point to simplified character, filled as characters turn up: a gap would cost an exception."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _simplified().get(code, chr(code))
        return form


_SIMPLE_FORMS = _SimpleForms()


@functools.cache
def _traditional() -> re.Pattern[str]:
    """Match what `simplify` changes: most papers print none, and to look costs a thirtieth of changing.

    Only the plane in daily use: with characters beyond it the pattern takes a hundred times as long.
    """
    return re.compile(f"[{''.join(chr(code) for code in _simplified() if code < 0x10000)}]")


def fold_text(text: str) -> str:
    """Fold `text` without the way back: `fold(text).text`, several times faster.

    >>> fold_text("統計 Ｎ95")
    '统计n95'
    """
    folded = text.translate(_FORMS)
    if " " in folded:
        folded = _LOOSE_SPACE.sub("", _WIDE_SPACE.sub(" ", folded))
    return folded


def fold(text: str) -> Folded:
    """Fold `text` and keep the way back to its characters.

    >>> fold("“六稳”成果").original_range(1, 3)
    (2, 5)
    """
    folded = text.translate(_FORMS)
    lengths = text.translate(_LENGTHS)
    if lengths.count(_ONE) == len(text) and " " not in folded:
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    starts, ends = _offsets(text, lengths)
    if " " in folded:
        kept = list(_tight_runs(folded))
        folded = "".join(folded[start:end] for start, end in kept)
        starts = [offset for start, end in kept for offset in starts[start:end]]
        ends = [offset for start, end in kept for offset in ends[start:end]]
    return Folded(folded, tuple(starts), tuple(ends))


def _offsets(text: str, lengths: str) -> tuple[list[int], list[int]]:
    """Return where each folded character starts and ends in `text`, by how many each of them folds to."""
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _NOT_ONE.finditer(lengths):
        offset = match.start()
        starts.extend(range(done, offset))
        ends.extend(range(done + 1, offset + 1))
        signs = ord(match.group())
        starts.extend([offset] * signs)
        ends.extend([offset + 1] * signs)
        if not signs and ends and ends[-1] == offset and unicodedata.category(text[offset]) == "Mn":
            ends[-1] = offset + 1  # an accent belongs to its letter
        done = offset + 1
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return starts, ends


def _tight_runs(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `folded` that remain when loose spaces go, as `fold_text` drops them."""
    done = 0
    for run in _SPACES.finditer(folded):
        start, end = run.span()
        is_loose = (
            start == 0
            or end == len(folded)
            or _TIGHT_SIGN.match(folded, start - 1)
            or _TIGHT_SIGN.match(folded, end)
        )
        yield done, start if is_loose else start + 1
        done = end
    yield done, len(folded)
