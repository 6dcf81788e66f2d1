"""Weave: paragraphs that the column order of a page printed inside the neighbouring story."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.line_kinds import LineKind
from index.extraction.signs import bigrams
from index.extraction.units import Unit

_LEAST_SHARED = 4
"""Pairs of characters, found in no third story, that a strayed paragraph shares with its own."""

_FACTOR = 2.5
"""It shares so many times more with its own story than with the one it stands in."""


def unweave(drafts: Sequence[Draft]) -> None:
    """Move strayed paragraphs back to the story before; only hard-wrapped columns are interleaved."""
    counts = Counter(pair for draft in drafts for pair in bigrams(draft.title_text + draft.text))
    for previous, draft in itertools.pairwise(drafts):
        if not (previous.has_lead and draft.has_lead):
            continue
        own, other = _opening(draft), _opening(previous)
        strayed = []
        for unit in draft.body[1:]:
            pairs = bigrams(unit.flat)
            if unit.kind is LineKind.TEXT and len(unit.lines) > 1 and _belongs(pairs, other, own, counts):
                strayed.append(unit)
                other |= pairs
            else:
                own |= pairs
        if strayed and len(strayed) < len(draft.body):
            _move(strayed, draft, previous)


def _opening(draft: Draft) -> frozenset[str]:
    """Return the pairs of characters of heading and first paragraph."""
    first = next((unit.flat for unit in draft.body if unit.is_prose), "")
    return bigrams(draft.title_text) | bigrams(first)


def _belongs(pairs: frozenset[str], other: frozenset[str], own: frozenset[str], counts: Counter[str]) -> bool:
    shared = sum(counts[pair] <= 2 for pair in pairs & other - own)
    kept = sum(counts[pair] <= 2 for pair in pairs & own - other)
    return shared >= _LEAST_SHARED and shared > kept * _FACTOR


def _move(strayed: Sequence[Unit], draft: Draft, previous: Draft) -> None:
    draft.body = [unit for unit in draft.body if unit not in strayed]
    previous.body.extend(strayed)
    previous.notes.append("各栏交错印刷，段落已按内容归位")
