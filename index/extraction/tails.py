"""Tails: briefs without heading or lead-in that a page prints after a story, to fill a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import Draft
from index.extraction.lines import LineKind
from index.extraction.signs import bigrams, words
from index.extraction.units import Unit

_LEAST_BRIEF = 40
"""Characters of the shortest such brief."""

_STRANGE = 0.10
"""The first brief shares less than this of its pairs of characters with the story before it."""

_STRANGE_MEAN = 0.11
_STRANGEST = 0.22
"""The mean and the most of what the briefs share with all before them.

On the shared pages of 1 to 15 January 1998 and on tests/data/pages these limits, with the words below, find
24 of 28 such tails and part one story too many; to be measured again on more pages before they are loosened.
"""

_OPENING = 18
"""Characters of a brief's opening that names none of the story's people, places or things."""

_ANYWHERE = frozenset(
    words(
        "中国 全国 北京 国家 政府 去年 今年 近日 日前 最近 目前 本报 新华 华社 记者 我国 国内 公司 一九 九九"
    )
)
"""Pairs of characters that open any news."""

_NEWS = re.compile(
    r"^.{0,45}?(?:近日|日前|昨日|昨天|今日|今天|最近|最新|新近|去年|今年|截至|正式|\d{4}年"
    r"|[\d一二三四五六七八九十]{1,3}日|[一二][九○〇零][○〇零一二三四五六七八九]{2}年)"
)
_SOON = re.compile(
    r"^.{0,14}?(?:近日|日前|昨日|昨天|今日|今天|最近|最新|新近|去年|[\d一二三四五六七八九十]{1,3}日)"
)
_NEWS_SHARE = 0.5
_SIGNED_SHARE = 0.6
"""Unsigned stories end at a tail when so many of its briefs open with a time, or are signed."""

_SIGNED = re.compile(r"\((?![^()]*[摄见附\d])[^()]{2,16}\)$")
_SENTENCE = re.compile(r",.*。")
_GOES_ON = re.compile(r"^(?:“|据悉|据了解|据介绍|下一步|他说|她说)")
"""Words that no story of its own begins with."""

_NUMBERED = re.compile(r"^(?:[\d①-⑨]{1,2}[、.:]|[^,。:]{1,6}:)")


def part_tails(drafts: list[Draft]) -> list[Draft]:
    """Make the unheaded briefs after a story articles of their own."""
    parted: list[Draft] = []
    for draft in drafts:
        is_last = draft is drafts[-1]
        start = _tail_start(draft, is_last=is_last)
        parted.append(draft)
        if start is None:
            continue
        tail, draft.body = draft.body[start:], draft.body[:start]
        for unit in tail:
            if unit.is_prose:
                parted.append(Draft(body=[unit]))
            else:
                parted[-1].body.append(unit)
    return parted


def _tail_start(draft: Draft, *, is_last: bool) -> int | None:
    """Return the place in the body where unheaded briefs begin."""
    prose = [place for place, unit in enumerate(draft.body) if unit.is_prose]
    if draft.is_letter:
        return None
    for place in prose[1:]:
        story, tail = draft.body[:place], draft.body[place:]
        if story[-1].kind is LineKind.TITLE or not _can_be_briefs(tail):
            continue
        is_signed = _is_signed(story[-1])
        is_list = is_last and _reads_as_briefs(tail, is_news=draft.has_lead)
        if (is_signed or is_list) and _is_strange(tail, [*draft.titles, *story]):
            return place
    return None


def _can_be_briefs(tail: Sequence[Unit]) -> bool:
    return all(
        unit.kind is LineKind.CLOSING
        or (
            unit.kind is LineKind.TEXT
            and not unit.is_verse
            and len(unit.text) >= _LEAST_BRIEF
            and bool(_SENTENCE.search(unit.flat))
            and not _GOES_ON.match(unit.flat)
        )
        for unit in tail
    ) and not _NUMBERED.match(tail[0].flat)


def _is_signed(unit: Unit) -> bool:
    if unit.kind is LineKind.LEAD:  # it may be nothing but 本报讯（记者…）
        return False
    return unit.kind is LineKind.CLOSING or bool(_SIGNED.search(unit.flat))


def _reads_as_briefs(tail: Sequence[Unit], *, is_news: bool) -> bool:
    """Tell whether several paragraphs open as news, or are signed one by one.

    Args:
        tail: of the story.
        is_news: whether the story itself opens as news; then each must soon say when, as its own seldom do.
    """
    briefs = [unit for unit in tail if unit.is_prose]
    if is_news and not all(_SOON.match(unit.flat) or _is_signed(unit) for unit in briefs):
        return False
    news = sum(bool(_NEWS.match(unit.flat)) for unit in briefs)
    signed = sum(_is_signed(unit) for unit in tail)
    return len(briefs) > 1 and (news >= len(briefs) * _NEWS_SHARE or signed >= len(briefs) * _SIGNED_SHARE)


def _is_strange(tail: Sequence[Unit], story: Sequence[Unit]) -> bool:
    """Tell whether every paragraph of the tail tells of something else."""
    known = set().union(*(bigrams(unit.flat) for unit in story))
    if (bigrams(tail[0].flat[:_OPENING]) - _ANYWHERE) & known:
        return False
    shares = []
    for unit in tail:
        if unit.is_prose:
            own = bigrams(unit.flat)
            shares.append(len(own & known) / max(len(own), 1))
            known |= own
    return shares[0] < _STRANGE and max(shares) < _STRANGEST and sum(shares) < _STRANGE_MEAN * len(shares)
