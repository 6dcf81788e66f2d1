"""Headings: which body a heading belongs to, and its kicker, headline and deck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import numeric

from index.extraction.decks import adds_detail, part_heading
from index.extraction.draft import Draft
from index.extraction.labels import BRIEFS, FRAMES, LETTERS, heads_notice, label_name
from index.extraction.leads import AGENCY
from index.extraction.line_kinds import LineKind
from index.extraction.lines import strip_bullet
from index.extraction.shifts import head_bare, shift_headings
from index.extraction.signs import flatten, squeeze
from index.extraction.units import Unit
from index.extraction.vocabulary import likeness, overlap
from index.extraction.weights import fit, weigh_pairs

_DASH = re.compile(r"^[—―\-─]{1,}")


def settle_headings(drafts: list[Draft]) -> list[Draft]:
    """Give every heading to its body: before it, after it as some pages print, or anywhere for an orphan."""
    drafts = shift_headings(drafts) or _merge_dispatches(drafts)
    head_bare(drafts)
    return _spread_labels(_place_orphans(drafts))


_LONGEST_BRIEF = 450


def _spread_labels(drafts: list[Draft]) -> list[Draft]:
    """Let the name of a briefs column hold for the briefs that follow under it."""
    label, form = "", (False, 0, False)
    under: list[Draft] = []
    for draft in drafts:
        if draft.labels:
            under = [draft]
            label = label_name(draft.labels[-1].text)
            is_letters = bool(LETTERS.search(flatten(label))) and draft.is_letter
            form = _form(draft)
            is_briefs = (
                _is_headed_brief(draft)
                or _is_headed_picture(draft)
                or (bool(BRIEFS.search(flatten(label))) and draft.has_lead)
            )
            label = label if is_letters or is_briefs or _is_reply(label, draft) else ""
        elif label and not draft.label and _may_be_under(label, draft) and _is_alike(draft, form):
            if _leaves(label, under, draft):
                label = ""
            draft.label = label
            under.append(draft)
        elif not draft.label:
            label = ""
    return drafts


def _may_be_under(label: str, draft: Draft) -> bool:
    """Tell whether a story can be a letter under a letters column's name, or a brief under one of briefs."""
    if LETTERS.search(flatten(label)):
        return draft.is_letter
    if _is_reply(label, draft):
        return True
    is_brief = draft.has_lead and len(draft.text) <= _LONGEST_BRIEF
    return is_brief or _is_headed_brief(draft) or _is_headed_picture(draft)


_REPLIES = re.compile("回音|反馈|回复|答复|回应|热线|问答|求助|投诉|维权")
_REPLIED = re.compile("(?:答复|回复|回应|解答|反馈|核实):|(?:刊登|反映|来信|来电)")


def _is_reply(label: str, draft: Draft) -> bool:
    """Tell whether a story under a column of readers' calls tells who asked or who answered."""
    return bool(_REPLIES.search(flatten(label)) and draft.titles and _REPLIED.search(draft.text))


def _leaves(label: str, briefs: Sequence[Draft], draft: Draft) -> bool:
    """Tell whether a story is no more of a column with some briefs: it is longer, or comes from elsewhere."""
    if any(heads_notice(unit.flat) for unit in draft.titles):
        return True
    if _is_agency(draft) and not (any(map(_is_agency, briefs)) or _ELSEWHERE.search(flatten(label))):
        return True
    return len(briefs) > 1 and len(draft.prose) > max(len(brief.prose) for brief in briefs)


_FROM_AGENCY = re.compile(f"^{AGENCY}")

_ELSEWHERE = re.compile("时事|国[内际]|天下|环球|全国|一周")
"""A column whose name says that it has news from elsewhere, too."""


def _is_agency(draft: Draft) -> bool:
    return bool(draft.prose) and bool(_FROM_AGENCY.match(draft.prose[0].flat))


def _is_headed_brief(draft: Draft) -> bool:
    """Tell whether a story is a heading and one short paragraph."""
    is_bare = bool(draft.titles) and not (draft.bylines or draft.is_photo)
    return is_bare and len(draft.prose) == 1 and len(draft.text) <= _LONGEST_HEADED


def _is_headed_picture(draft: Draft) -> bool:
    """Tell whether a story is a picture with a heading of its own."""
    return bool(draft.titles) and draft.is_photo and not draft.bylines


_LONGEST_HEADED = 200


def _form(draft: Draft) -> tuple[bool, int, bool]:
    """Return whether a story has a heading, its level, and a lead-in: the briefs of a column are alike."""
    return bool(draft.titles), draft.titles[0].level if draft.titles else 0, draft.has_lead


def _is_alike(draft: Draft, form: tuple[bool, int, bool]) -> bool:
    """Tell whether a story has the form of a column's first; a brief with a heading may lack the lead-in."""
    own = _form(draft)
    is_notice = any(heads_notice(unit.flat) for unit in draft.titles)
    return own == form or (own[:2] == form[:2] and form[2] and _is_headed_brief(draft) and not is_notice)


_DISPATCH = re.compile(
    r"^[^。,]{2,24}(?:专电|电(?![视话台影力子脑]))|^本报[^。,\d]{2,8}[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日讯"
)


def _merge_dispatches(drafts: list[Draft]) -> list[Draft]:
    """Keep agency dispatches that stand under one heading together."""
    merged: list[Draft] = []
    for draft in drafts:
        previous = merged[-1] if merged else None
        if (
            previous
            and previous.titles
            and not (draft.titles or draft.labels or draft.bylines)
            and _is_under_heading_of(previous, draft)
        ):
            previous.body.extend(draft.body)
            previous.jumps.extend(draft.jumps)
        else:
            merged.append(draft)
    return merged


def _is_under_heading_of(story: Draft, draft: Draft) -> bool:
    """Tell whether a story's heading holds for news without heading after it, too."""
    first = draft.prose[0] if draft.prose else None
    if first is None or first.kind is not LineKind.LEAD:
        return False
    if overlap(squeeze(story.title_text), draft.text) >= _SAYS_HEADING:
        return True
    held = sum(map(_opens_dispatch, story.prose))
    is_joined = held >= _MANY_DISPATCHES or held < _count_places(story) or not _is_other_story(story, draft)
    return _opens_dispatch(first) and story.has_lead and is_joined


def _opens_dispatch(unit: Unit) -> bool:
    return unit.kind is LineKind.LEAD and bool(_DISPATCH.match(unit.flat))


def _count_places(story: Draft) -> int:
    """Return of how many places a heading says that it is (东南亚三国), or 0."""
    counted = _PLACES.search(squeeze(story.title_text))
    return int(numeric(counted[1].replace("两", "二"))) if counted else 0


_PLACES = re.compile("(?<!第)([两二三四五六七八九])[国地省市县]")

_MANY_DISPATCHES = 3
"""Dispatches under one heading from which on it is one over all that follow."""


def _is_other_story(story: Draft, draft: Draft) -> bool:
    """Tell whether a dispatch has nothing of the heading, and is on something else than the story before."""
    if overlap(squeeze(story.title_text), draft.text) >= _DISPATCH_HEADED:
        return False
    return likeness(_told(story), _told(draft)) < _DISPATCH_ALIKE


def _told(draft: Draft) -> str:
    """Return the text without who sent it, when and from where."""
    return "".join(_DISPATCH.sub("", unit.flat) for unit in draft.prose)


_SAYS_HEADING = 0.3
"""News that says so much of a heading again stands under it; other news has 0.12 of it at most."""

_DISPATCH_HEADED = 0.05
_DISPATCH_ALIKE = 0.2
"""Of 41 such dispatches of the annotated pages those of one story all reach one of the two, others none."""


def name_parts(titles: Sequence[Unit]) -> tuple[str, str, str]:
    """Return kicker, headline and deck of a run of heading lines."""
    groups: list[str] = []
    for place, unit in enumerate(titles):
        text = unit.text.strip()
        if (
            groups
            and unit.gap == 0
            and place
            and not _DASH.match(text)
            and not unit.level
            and not _DASH.search(groups[-1][-1:])
            and not adds_detail(groups[-1], text)
            and strip_bullet(text) == text
            and unit.lines[0].is_indented == titles[place - 1].lines[0].is_indented
            and not _is_part(titles[place - 1].text.strip(), text)
        ):
            groups[-1] = _join(groups[-1], text)
        else:
            groups.append(text)
    return part_heading(list(dict.fromkeys(groups)), {unit.text.strip(): unit.level for unit in titles})


def _is_part(first: str, second: str) -> bool:
    """Tell whether a heading line is a part of its own, not the rest of a wrapped one.

    Of two parts often only one is made of two clauses; a wrapped line would be filled before the next begins.

    >>> (
    ...     _is_part("我市全力备战防汛", "储备物资三千万元 组建队伍八十支"),
    ...     _is_part("示范区党工委会议召开研究", "冬季防治工作"),
    ... )
    (True, False)
    """
    return (" " in second) != (" " in first) or len(second) > len(first) + _UNFILLED


_UNFILLED = 3


def _join(first: str, second: str) -> str:
    return first + (" " if first[-1:].isascii() and second[:1].isascii() else "") + second


def _place_orphans(drafts: list[Draft]) -> list[Draft]:
    """Match headings without a body to bodies without a heading."""
    weights = weigh_pairs(drafts)
    for orphan in [draft for draft in drafts if draft.titles and not draft.is_story]:
        bare = [draft for draft in drafts if draft.prose and not draft.titles and not draft.is_photo]
        if not bare:
            continue
        matched = _match_groups(_heading_groups(orphan.titles), bare, weights)
        if not matched:
            continue
        for draft, titles in matched:
            draft.titles = titles
            draft.notes.append("标题与正文分开印刷，已按内容配对")
        matched[0][0].bylines.extend(orphan.bylines)
        matched[0][0].labels.extend(orphan.labels)
        drafts = [draft for draft in drafts if draft is not orphan]
    return drafts


_LEAST_FIT = 0.2
"""A heading shares at least so much with its body; in the tests' pages the right pairs share 0.3 and more."""


def _heading_groups(titles: Sequence[Unit]) -> list[list[Unit]]:
    """Return the headings of a run: lines that belong together stand together."""
    groups: list[list[Unit]] = []
    for unit in titles:
        if groups and (unit.gap == 0 or _DASH.match(unit.text)):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _match_groups(
    groups: list[list[Unit]], bare: list[Draft], weights: dict[str, float]
) -> list[tuple[Draft, list[Unit]]]:
    """Return each body with its headings; a heading that fits none stays with the one before it."""
    matched: dict[int, list[Unit]] = {}
    last: int | None = None
    waiting: list[Unit] = []
    for group in groups:
        title = "".join(unit.flat for unit in group)
        fits = [fit(title, draft.pairs, weights) for draft in bare]
        best = max(range(len(bare)), key=fits.__getitem__)
        if fits[best] > _LEAST_FIT or (len(bare) == 1 and fits[best] > 0):
            last = best
            matched.setdefault(best, []).extend([*waiting, *group])
            waiting = []
        elif last is not None:
            matched[last].extend(group)
        else:
            waiting.extend(group)
    return [(bare[place], titles) for place, titles in sorted(matched.items())]


def heads_text(label: Unit, following: Unit) -> bool:
    """Tell whether a line that reads like a column's name heads the text under it: it shares its words."""
    is_framed = label.text[0] in FRAMES
    return (
        not is_framed and len(label.text) >= _LEAST_HEADLINE and overlap(label.flat, following.flat) > _SHARED
    )


_LEAST_HEADLINE = 5
_SHARED = 0.5
