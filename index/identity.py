"""Ids that stay: an article's id is made from its page and its own text, so that bookmarks survive.

An id is `<page key>-<text key>`. The text key is a min-hash: of all runs of eight folded characters of
the text, the one with the smallest hash names the article. A corrected line changes it only if it touches
just that run (about 1 time in 90 for an article of 700 characters), and a better splitter that moves a
paragraph seldom does. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.article import PageFacts
from index.folding import fold_text

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u, which people misread."""

_KEY_LENGTH = 7
"""Characters of each half: 35 bits, so 100,000 pages collide with probability 0.14."""

_KEY = f"[{_ALPHABET}]{{{_KEY_LENGTH}}}"
_OWN_ID = re.compile(rf"(?P<page>{_KEY})-(?P<text>{_KEY}(?:-[0-9]+)?)")

_RUN = 8
"""Characters of a hashed run: long enough that a page rarely prints the same run in two articles."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SHIFT = np.uint64(33)


def page_key(facts: PageFacts) -> str:
    """Name the page: by newspaper, stated date and label where all are known, else by its file."""
    if facts.newspaper and facts.date and not facts.date_inferred and facts.label:
        name = f"{facts.newspaper}\n{facts.date.isoformat()}\n{facts.label}"
    else:
        name = facts.source
    return _spell(int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big"))


def article_ids(facts: PageFacts, texts: Sequence[str]) -> list[str]:
    """Return an id for each article text of one page, all different.

    Args:
        facts: of the page.
        texts: each article's body, or its title where it has no body, in page order.
    """
    prefix = page_key(facts)
    hashes = [_run_hashes(fold_text(text)) for text in texts]
    distinct = [np.unique(own) for own in hashes]
    values, counts = np.unique(np.concatenate([*distinct, np.zeros(0, np.uint64)]), return_counts=True)
    shared = values[counts > 1]
    ids: dict[str, None] = {}
    for own in distinct:
        alone = np.setdiff1d(own, shared, assume_unique=True)
        smallest = int((alone if len(alone) else own)[0])
        key = f"{prefix}-{_spell(int(_mixed(np.array([smallest], np.uint64))[0]))}"
        candidate, copy = key, 1
        while candidate in ids:
            copy += 1
            candidate = f"{key}-{copy}"
        ids[candidate] = None
    return list(ids)


def split_id(article_id: str) -> tuple[str, str]:
    """Return page key and text key of an id; empty strings for an id of another form."""
    found = _OWN_ID.fullmatch(article_id)
    return (found["page"], found["text"]) if found else ("", "")


def _spell(number: int) -> str:
    letters = []
    for _ in range(_KEY_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(letters)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread the bits (the finaliser of MurmurHash3)."""
    for factor in _MIX:
        values = (values ^ (values >> _SHIFT)) * factor
    return values ^ (values >> _SHIFT)


def _run_hashes(folded: str) -> NDArray[np.uint64]:
    """Return the hash of every run of `_RUN` characters; of the whole text where it is shorter."""
    codes = np.frombuffer(folded.encode("utf-32-le"), np.uint32).astype(np.uint64)
    length = min(_RUN, len(codes))
    sums = np.zeros(max(len(codes) - length + 1, 1), np.uint64)
    for offset in range(length):
        sums = sums * _MULTIPLIER + codes[offset : offset + len(sums)]
    return _mixed(sums)
