"""Repair: the nearest query that can be read, where one cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from index.errors import QueryError
from search.clauses import EVERYTHING, Clause
from search.distances import MAX_DISTANCE

MAX_STEPS = 4
"""Faults that are mended one after the other; who made more gets no offer."""

MAX_TEXT = 500
"""Characters; `search.query.MAX_TEXT` refuses longer ones anyway."""

_CLOSING = {"“": "”", "「": "」", "『": "』"}
_OPENING_OR_BOTH = '"＂“”„‟〝〞「『'
_LONE_CLOSING = "」』"

_BRACKETS = re.compile("[()（）]")
_OPERATOR_WORD = re.compile(r"(?<![A-Za-z])(?:OR|AND|NOT|NEAR)(?![A-Za-z])(?:/[0-9]+)?|[|｜]+|附近/[0-9]+")
_OPERATOR_SIGNS = re.compile("[-－﹣−|｜()（）+*＊]")
_ASTERISK = re.compile("[*＊]")
_DISTANCE = re.compile('((?:NEAR|near|附近)[/／]|["＂“”」』][~～])([0-9０-９]+)')
_SPREAD = re.compile('(?<=["＂“”」』])[~～][0-9０-９]+')
_DATE_PART = re.compile("[-/.年月*＊]")
_BLANKS = re.compile(" {2,}")


def repaired(text: str, error: QueryError, read: Callable[[str], Clause]) -> str:
    """Return the text with the least change that lets `read` read it; "" where nothing near can be read.

    Args:
        text: the query.
        error: why it cannot be read; it says where.
        read: raises QueryError, or returns the clause.
    """
    if len(text) > MAX_TEXT:
        return ""
    position = error.position or 0
    tried = {text.strip(), ""}
    for _ in range(MAX_STEPS):
        nearest: tuple[int, str, int] | None = None
        for edit in _edits(text, position):
            candidate = _BLANKS.sub(" ", edit).strip()
            if candidate in tried:
                continue
            tried.add(candidate)
            try:
                if read(candidate) != EVERYTHING:
                    return candidate
            except QueryError as other:
                unread = len(candidate) - (other.position or 0)
                if nearest is None or unread < nearest[0]:
                    nearest = (unread, candidate, other.position or 0)
        if nearest is None:
            break
        _, text, position = nearest
    return ""


def _edits(text: str, position: int) -> Iterator[str]:
    """Yield changed texts, the smallest change at `position` first."""
    before, after = text[:position], text[position:]
    sign = after[:1]
    if sign and unicodedata.category(sign) in ("Cc", "Cs"):
        yield "".join(one for one in text if unicodedata.category(one) not in ("Cc", "Cs") or one.isspace())
    yield before + _DISTANCE.sub(f"\\g<1>{MAX_DISTANCE}", after, count=1)
    yield before + _SPREAD.sub("", after, count=1)
    if sign and sign in _OPENING_OR_BOTH:
        bare = after[1:].rstrip(")）")
        yield f"{before}{sign}{bare}{_CLOSING.get(sign, sign)}{after[1 + len(bare) :]}"
    if sign and sign in _OPENING_OR_BOTH + _LONE_CLOSING:
        yield before + after[1:]
    start = max(place for place in range(position + 1) if not text[place - 1 : place].strip())
    word = text[start:].split(maxsplit=1)[0] if text[start:].strip() else ""
    rest = text[start + len(word) :]
    yield from (text[:start] + changed + rest for changed in _changed_words(word))
    if word.endswith((":", "：")):
        yield text[:start] + word + rest.lstrip()
    operator = _OPERATOR_WORD.match(after)
    if operator:
        yield before + after[operator.end() :]
    yield text[:start] + rest
    yield _OPERATOR_WORD.sub(" ", text)
    yield before
    yield _BRACKETS.sub(" ", text)
    yield _OPERATOR_SIGNS.sub(" ", _OPERATOR_WORD.sub(" ", text))
    yield f'"{word}"'


def _changed_words(word: str) -> Iterator[str]:
    """Yield what the faulty word may have been meant to be."""
    prefix, colon, value = word.replace("：", ":").rpartition(":")
    first, dots, second = value.partition("..")
    if colon and dots:
        yield f"{prefix}:{second}..{first}"
    if colon and value[:4].isdecimal():
        ends = reversed([place.start() for place in _DATE_PART.finditer(value)])
        yield from (f"{prefix}:{value[:end]}" for end in ends)
    halves = [half for half in _ASTERISK.split(word) if half]
    if len(halves) > 1:
        yield f'"{" ".join(halves)}"~5'
    yield "".join(halves)
    if word[:1] in ("-", "－"):
        yield word[1:]
    if len(_BRACKETS.findall(word)) == 1:
        yield _BRACKETS.sub("", word)
