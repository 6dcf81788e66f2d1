"""Excerpt: the parts of a long article that are worth looking at for a snippet.

The index knows where in the folded body a string stands. Folding drops little, and evenly enough: a place in
the folded body names the place in the printed one to within a few lines. So of a long article only the
surroundings of the best few places are folded and searched, however long it is and however often it matches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from search.candidates import Candidates
from search.documents import Documents

LONG = 4_000
"""Characters up to which a body is looked at as a whole: as much as the parts of a longer one have."""

PARTS = 4
"""Places looked at: a snippet shows two sentences, and one may be cut by the end of a part."""

_WINDOW = 400
"""Characters within which strings count as standing together: a long sentence, or a few short ones."""

_MARGIN = 200
"""Characters looked at before and after a window, besides what folding dropped."""

_MOST_DROPPED = 600

_REACH = 600
"""Characters searched for the sentence end at which a part begins or stops."""

_END = re.compile("[。！？；\n]")

Part = tuple[int, int]
"""Half-open range of the body."""


def find_parts(documents: Documents, number: int, body: str, strings: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts of a body that hold most of different strings, ascending, apart from one another.

    Args:
        documents: of the generation.
        number: the article.
        body: its text.
        strings: folded.

    Returns:
        The whole body where it is not `LONG`; nothing where the strings stand nowhere in it.
    """
    whole = ((0, len(body)),)
    if len(body) <= LONG:
        return whole
    candidate = Candidates(documents, np.array([number], np.int64))
    length = max(float(candidate.lengths("body")[0]) - 1, 1.0)
    windows = []
    for string in strings:
        if len(string) > 1:
            places = candidate.places("body", string).offsets * (len(body) / length)
        else:  # the index would collect all places of the character in all articles
            places = np.array(
                [match.start() for match in islice(re.finditer(re.escape(string), body), PARTS)]
            )
            if not len(places):  # it may be there in another form
                return whole
        windows.append((np.minimum(places, len(body) - 1) // _WINDOW).astype(np.int64))
    margin = _MARGIN + min(_MOST_DROPPED, max(0, len(body) - int(length)))
    parts: list[Part] = []
    for window in sorted(_best(windows, len(body) // _WINDOW + 1)):
        start = _begin(body, window * _WINDOW - margin)
        end = _stop(body, (window + 1) * _WINDOW + margin)
        if parts and start <= parts[-1][1]:
            start = parts.pop()[0]
        parts.append((start, end))
    return tuple(parts)


def _best(windows: Sequence[NDArray[np.int64]], count: int) -> list[int]:
    """Return the windows with most strings that those before them lack, then most strings, most places."""
    if not windows:
        return []
    counts = np.array([np.bincount(places, minlength=count) for places in windows])
    chosen: list[int] = []
    lacking = np.ones(len(counts), bool)
    for _ in range(PARTS):
        order = np.lexsort(
            (-counts.sum(axis=0), -(counts > 0).sum(axis=0), -(counts[lacking] > 0).sum(axis=0))
        )
        best = int(order[0])
        if not counts[:, best].any():
            break
        chosen.append(best)
        lacking &= counts[:, best] == 0
        counts[:, best] = 0
    return chosen


def _begin(body: str, place: int) -> int:
    """Return the beginning of the sentence at `place`, or `place` itself where none is near."""
    if place <= 0:
        return 0
    ends = [match.end() for match in _END.finditer(body, max(0, place - _REACH), place)]
    return ends[-1] if ends else place


def _stop(body: str, place: int) -> int:
    """Return the end of the sentence at `place`."""
    match = _END.search(body, place, place + _REACH)
    return min(match.end() if match else place, len(body))
