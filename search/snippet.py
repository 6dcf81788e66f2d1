"""Snippets: whole sentences of an article with exactly the matching original characters marked.

Needles are what a query looks for, folded and free of sentence breaks (`search.needles`). Folding turns each
break sign into one line feed, so the n-th piece of the folded text is the n-th piece of the original, and
only the sentences that are shown need the way back to their characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from index.article import Article
from index.folding import BREAK, BREAKS, SENTENCE_ENDS, Folded, fold, fold_text
from search.excerpt import Part
from search.result import Mark, Snippet

WIDTH = 120
"""Characters a passage has at the most when one sentence is longer: three lines of a page of results."""

_BREAK_SIGN = re.compile(f"[{re.escape(''.join(sorted(BREAKS)))}]")
_CLOSING_SIGNS = "[”’」』）)】》〉]*"
_STOP_SIGNS = re.escape("".join(sorted(SENTENCE_ENDS - set("\n\r"))))
_SENTENCE_END = re.compile(f"[{_STOP_SIGNS}\n\r](?:(?<![\n\r])[{_STOP_SIGNS}]*{_CLOSING_SIGNS})?")
"""It begins with a class of characters, for which `re` searches several times as fast as for alternatives."""

_INK = re.compile(r"\S")
_CLOSING_RUN = re.compile(_CLOSING_SIGNS)
_STRAIGHT_QUOTES = frozenset("\"'＂＇")
_CLAUSE_SIGN = re.compile("[，、：,]")
_PLAIN_RUN = re.compile("[0-9A-Za-z.%\\u0300-\\u036f]")

_Sentence = tuple[int, int]
"""Half-open range of the body."""

_Found = dict[int, dict[str, int]]
"""By number of the sentence, how often it has which needles; only sentences with any."""

_LOOK_AROUND = 16
"""Characters searched for a better place to cut a long sentence than the exact one: about a clause."""


def mark_text(text: str, needles: Sequence[str]) -> tuple[Mark, ...]:
    """Return where `needles` stand in `text`, merged where they overlap or touch.

    Quotation marks inside a match are not marked, for they were not asked for; spaces are.

    >>> mark_text("“十四五”规划", ["十四五规划"])
    ((1, 4), (5, 7))
    >>> mark_text("主 持 人", ["主持"])
    ((0, 3),)
    """
    plain = fold_text(text)
    found = [needle for needle in dict.fromkeys(needles) if needle and needle in plain]
    return _marks(text, found) if found else ()


def _marks(text: str, needles: Sequence[str]) -> tuple[Mark, ...]:
    folded = fold(text)
    marks: list[Mark] = []
    for start, end in _folded_ranges(folded.text, needles):
        for mark in _original_runs(text, folded, start, end):
            if marks and mark[0] <= marks[-1][1]:
                marks[-1] = (marks[-1][0], max(marks[-1][1], mark[1]))
            else:
                marks.append(mark)
    return tuple(marks)


def _folded_ranges(folded: str, needles: Sequence[str]) -> list[tuple[int, int]]:
    """Return the merged ranges of all occurrences, overlapping ones too."""
    ranges: list[tuple[int, int]] = []
    for needle in needles:
        start = folded.find(needle)
        while start >= 0:
            ranges.append((start, start + len(needle)))
            start = folded.find(needle, start + 1)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _original_runs(text: str, folded: Folded, start: int, end: int) -> Iterator[Mark]:
    """Yield the original ranges of one folded range, split where a visible sign was dropped."""
    first, last = folded.original_range(start, start + 1)
    for position in range(start + 1, end):
        next_first, next_last = folded.original_range(position, position + 1)
        if any(sign.isprintable() and not sign.isspace() for sign in text[last:next_first]):
            yield first, last
            first = next_first
        last = next_last
    yield first, last


def headline_snippet(article: Article, needles: Sequence[str]) -> Snippet:
    """Return the whole title; no match runs from one of its parts into the next."""
    marks: list[Mark] = []
    offset = 0
    for part in (article.kicker, article.headline, article.deck):
        if part:
            marks += [(start + offset, end + offset) for start, end in mark_text(part, needles)]
            offset += len(part) + 1
    return Snippet(article.title, tuple(marks))


def passages(
    article: Article,
    needles: Sequence[str],
    *,
    parts: Sequence[Part] | None = None,
    count: int = 2,
    width: int = WIDTH,
) -> tuple[Snippet, ...]:
    """Return up to `count` passages of the body, in text order: whole sentences with their marks.

    Chosen are the sentences with the most different needles, each next one for what the ones before it
    lack. Neighbours in one paragraph become one passage. A sentence longer than `width` characters is cut
    around its densest marks. Where nothing matches, the opening of the body is the only passage.

    Args:
        article: the article.
        needles: folded.
        parts: of the body, where to look (`search.excerpt.find_parts`); by default the whole of it. Where
            there are parts but hold nothing, the whole is looked at all the same.
        count: passages at the most.
        width: characters a passage may have.
    """
    body = article.text
    whole = ((0, len(body)),)
    parts = whole if parts is None else tuple(parts)
    wanted = [needle for needle in dict.fromkeys(needles) if needle]
    sentences = [sentence for part in parts for sentence in _sentences(body, *part)] if wanted else []
    starts = [start for start, _ in sentences]
    found: _Found = {}
    for part in parts if wanted else ():
        if all(body.find(needle, *part) >= 0 for needle in wanted):  # printed as asked: folding tells no more
            _count_as_printed(found, body, part, starts, wanted)
        else:
            _count_folded(found, body, part, starts, wanted)
    if not found:
        if wanted and parts and parts != whole:
            return passages(article, needles, count=count, width=width)
        return _opening(article, width)
    runs: list[list[_Sentence]] = []
    last = -1
    for number in sorted(_choose(found, count)):
        sentence = _trimmed(body, *sentences[number])
        if runs and number == last + 1 and _can_join(body, runs[-1][-1], sentence, width):
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
        last = number
    return tuple(_passage(body, run, wanted, width) for run in runs)


def _sentences(body: str, begin: int, stop: int) -> list[_Sentence]:
    """Return the sentences of `body[begin:stop]`: stops end them, quotes that close after a stop included."""
    ends = [match.end() for match in _SENTENCE_END.finditer(body, begin, stop)]
    if any(body.find(sign, begin, stop) >= 0 for sign in _STRAIGHT_QUOTES):
        ends = list(_behind_quotes(body, begin, ends))
    if not ends or ends[-1] < stop:
        ends.append(stop)
    return [(begin, ends[0]), *pairwise(ends)]


def _behind_quotes(body: str, begin: int, ends: Sequence[int]) -> Iterator[int]:
    """Yield the ends of sentences, moved behind straight quotation marks that close after them."""
    done = begin
    for end in ends:
        behind = end
        while body[behind : behind + 1] in _STRAIGHT_QUOTES and body.count(body[behind], done, behind) % 2:
            behind += 1  # an odd number before it: this one closes
        yield behind
        done = behind


def _can_join(body: str, before: _Sentence, after: _Sentence, width: int) -> bool:
    """Tell whether two neighbours stand in one paragraph and neither has to be cut."""
    gap = body[before[1] : after[0]]
    return BREAK not in gap and not gap.strip() and max(before[1] - before[0], after[1] - after[0]) <= width


def _trimmed(body: str, start: int, end: int) -> _Sentence:
    """Return the range without the white space around it; empty where there is nothing else."""
    sentence = body[start:end]
    left = len(sentence) - len(sentence.lstrip())
    return start + left, start + max(left, len(sentence.rstrip()))


def _count_as_printed(
    found: _Found, body: str, part: Part, starts: Sequence[int], needles: Sequence[str]
) -> None:
    """Add to `found` what stands in a part of the body character by character, see `_count_folded`."""
    for needle in needles:
        place = body.find(needle, *part)
        while place >= 0:
            counts = found.setdefault(bisect_right(starts, place) - 1, {})
            counts[needle] = counts.get(needle, 0) + 1
            place = body.find(needle, place + len(needle), part[1])


def _count_folded(
    found: _Found, body: str, part: Part, starts: Sequence[int], needles: Sequence[str]
) -> None:
    """Add to `found` which sentences of a part of the body have which needles, and how often.

    Args:
        found: what is added to.
        body: the text.
        part: of the body.
        starts: where the sentences begin.
        needles: what is counted.
    """
    begin, stop = part
    folded = fold_text(body[begin:stop])
    needles = [needle for needle in needles if needle in folded]
    if not needles:
        return
    ends = [*(sign.start() for sign in _BREAK_SIGN.finditer(body, begin, stop)), stop]
    for piece, end in zip(folded.split(BREAK), ends, strict=True):
        for needle in needles:
            if needle in piece:
                occurrences = piece.count(needle)
                # A piece ends inside its sentence, but may begin with the brackets that close the one before.
                closing = _CLOSING_RUN.match(body, begin, end)
                before = fold_text(closing.group()).count(needle) if closing else 0
                for place, number in ((begin, before), (end - 1, occurrences - before)):
                    if number:
                        counts = found.setdefault(bisect_right(starts, place) - 1, {})
                        counts[needle] = counts.get(needle, 0) + number
        begin = end + 1


def _choose(found: _Found, count: int) -> list[int]:
    """Return the numbers of the best sentences: most new needles, then most needles, most marks, earliest."""
    chosen: list[int] = []
    shown: set[str] = set()
    while len(chosen) < min(count, len(found)):
        best = max(
            (number for number in found if number not in chosen),
            key=lambda number: (
                len(found[number].keys() - shown),
                len(found[number]),
                sum(found[number].values()),
                -number,
            ),
        )
        chosen.append(best)
        shown |= found[best].keys()
    return chosen


def _passage(body: str, run: Sequence[_Sentence], needles: Sequence[str], width: int) -> Snippet:
    """Return one sentence, cut where it is too long, or several joined ones, as a snippet."""
    start, end = run[0][0], run[-1][1]
    context = max(0, start - _LOOK_AROUND)  # a match may begin with a bracket that closes the sentence before
    marks = [
        (max(first + context, start), last + context)
        for first, last in _marks(body[context:end], needles)
        if last + context > start
    ]
    if len(run) == 1 and end - start > width:
        start, end = _densest_window(body, start, end, marks, width)
    return _cut(body, start, end, marks)


def _cut(body: str, start: int, end: int, marks: Sequence[Mark] = ()) -> Snippet:
    """Return `body[start:end]` as a snippet with what of `marks` lies in it."""
    return Snippet(
        body[start:end],
        tuple(
            (max(first, start) - start, min(last, end) - start)
            for first, last in marks
            if first < end and last > start
        ),
        cut_before=_INK.search(body, 0, start) is not None,
        cut_after=_INK.search(body, end) is not None,
    )


def _densest_window(body: str, start: int, end: int, marks: Sequence[Mark], width: int) -> tuple[int, int]:
    """Return `width` characters of `body[start:end]` with as many marks as possible, in their middle."""
    best, best_count, last = (start, start), 0, 0
    for number, (first, _) in enumerate(marks):
        last = max(last, number + 1)
        while last < len(marks) and marks[last][1] - first <= width:
            last += 1
        if last - number > best_count:
            best, best_count = (first, marks[last - 1][1]), last - number
    left = best[0] - max(0, width - (best[1] - best[0])) // 2
    left = max(start, min(left, end - width))
    reach = _reach(width)
    if left > start:
        left = _good_start(body, left, min(best[0], left + reach))
    right = min(end, left + width)
    return left, right if right == end else _good_end(body, right, max(best[1], right - reach))


def _reach(width: int) -> int:
    """Return how far a cut may be moved: never so far that little is left between two of them."""
    return min(_LOOK_AROUND, width // 4)


def _good_start(body: str, left: int, limit: int) -> int:
    """Move `left` to the right, behind a comma or at least out of a number or Latin word."""
    sign = _CLAUSE_SIGN.search(body, left, limit)
    if sign:
        return sign.end()
    start = left
    while start < limit and _PLAIN_RUN.match(body, start) and _PLAIN_RUN.match(body, start - 1):
        start += 1
    return start


def _good_end(body: str, right: int, limit: int) -> int:
    """Move `right` to the left, to a comma or at least out of a number or Latin word."""
    signs = [sign.start() for sign in _CLAUSE_SIGN.finditer(body, limit, right + 1)]
    if signs:
        return signs[-1]
    end = right
    while end > limit and _PLAIN_RUN.match(body, end) and _PLAIN_RUN.match(body, end - 1):
        end -= 1
    return end


def _opening(article: Article, width: int) -> tuple[Snippet, ...]:
    """Return the first sentences of the first paragraph that is no sub-heading, as many as fit."""
    body = article.text
    ends = accumulate(len(paragraph.text) + 1 for paragraph in article.body)
    printed = [
        (end, paragraph) for end, paragraph in zip(ends, article.body, strict=True) if paragraph.text.strip()
    ]
    if not printed:
        return ()
    stop, paragraph = next((entry for entry in printed if not entry[1].is_subheading), printed[0])
    start = stop - len(paragraph.text) - 1
    inside = [_trimmed(body, *sentence) for sentence in _sentences(body, start, stop - 1)]
    inside = [sentence for sentence in inside if sentence[0] < sentence[1]]
    first = inside[0][0]
    fitting = [end for _, end in inside if end - first <= width]
    end = fitting[-1] if fitting else _good_end(body, first + width, first + width - _reach(width))
    return (_cut(body, first, end),)
