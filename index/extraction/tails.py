"""Tails: briefs without heading or lead-in that a page prints after a story, to fill a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.extraction.draft import Draft
from index.extraction.labels import BRIEFS
from index.extraction.line_kinds import LineKind
from index.extraction.lines import strip_bullet
from index.extraction.pictures import has_picture
from index.extraction.places import PROVINCES
from index.extraction.signs import HAN, bigrams
from index.extraction.units import Unit
from index.extraction.vocabulary import likeness

WEIGHTS = {
    "bias": -4.66,
    "shared": -0.66,
    "shared_beyond_usual": -0.84,
    "last": 3.17,
    "soon": 1.11,
    "lead_in": 3.78,
    "places": 1.32,
    "provinces": 3.30,
    "signed": 2.05,
    "goes_on": -1.84,
    "pronoun": -1.89,
    "closed": 2.11,
    "signs_all": -0.66,
    "day_told": 1.48,
    "likeness": -6.25,
}
"""Logistic regression (L2 0.3) on the paragraphs of the pages that `tests.bench.fit_tails` names: of 76
tails 38 are found and 4 stories are parted wrongly; fitted without the batch that is judged, 35 and 9. When a
feature changes run `python -m tests.bench.fit_tails`, with `--write` where the new weights do better."""

MARGIN = 0.8
"""Log-odds from which on briefs are parted from a story: to part one that has none does more harm."""

_LEAST_BRIEF = 24
"""Characters of the shortest such brief."""

_MOST_BRIEFS = 20
"""Briefs of the longest tail."""

_NO_SHARE = 0.15
"""What a story of one paragraph is taken to share with itself."""

_BRIEF_KINDS = frozenset([LineKind.TEXT, LineKind.LEAD, LineKind.CAPTION])
_CLOSING_KINDS = frozenset([LineKind.CLOSING, LineKind.CREDIT])

_SOON = re.compile(
    r"^.{0,14}?(?:近日|日前|昨日|昨天|今日|今天|最近|最新|新近|去年|[\d一二三四五六七八九十]{1,3}日)"
)
_LEAD_IN = re.compile(
    rf"^(?:又讯|另讯|另悉|启事|更正|据?[{HAN}]{{2,6}}(?:社|报)(?:报道|[{HAN}]{{2,8}}\d{{1,2}}月\d{{1,2}}日电)"
    rf"|(?:本报)?(?:通讯员|记者)[{HAN}、 ]{{2,12}}报道|编辑同志:|编辑部:|新华社|本报)"
)
_PLACE = re.compile(
    r"^.{2,14}?(?:省|市|县|区|州|镇|乡|村|公司|集团|厂|局|部|院|大学|学院|中心|委员会|协会|银行|社)"
)
_PROVINCE = re.compile(rf"^(?:我国|{PROVINCES})")
_GOES_ON = re.compile(
    r"^(?:这|那|其|他|她|它|而|但|因此|所以|于是|此外|另外|同时|不仅|除了|然而|可是|在此|如果|为此|对此|据|通过"
    r"|会上|会议|目前|如今|现在|“|下一步|[①-⑨]|\d{1,2}[、.:]|\(?[一二三四五六七八九十]{1,2}[、)]|第[一二三四五六])"
)
"""Words that begin a story of its own more seldom than they go on with one."""

_ADDS = re.compile(
    r"^[^。,]{0,20}(?:负责人|负责同志|工作人员|发言人|有关人士|专家)[^。,]{0,6}(?:表示|介绍|说|告诉|认为|指出|提醒)"
)
"""Opens what an official or an expert adds to the news before."""

_SAYS = re.compile(rf"^[{HAN}]{{1,16}}:")
"""Opens what somebody says, asks or answers (核实：), which belongs to what was said before."""

_SIGNED = re.compile(r"\((?![^()]*[摄见附\d])[^()]{2,16}\)$")


def part_tails(drafts: list[Draft]) -> list[Draft]:
    """Make the unheaded briefs after a story articles of their own."""
    parted: list[Draft] = []
    for draft in drafts:
        start = _tail_start(draft, is_last=draft is drafts[-1])
        parted.append(draft)
        if start is None:
            continue
        tail, draft.body = draft.body[start:], draft.body[:start]
        label = draft.column if not draft.titles and BRIEFS.search(draft.column) else ""
        for unit in tail:
            if unit.is_prose:
                parted.append(Draft(body=[unit], label=label))
            else:
                parted[-1].body.append(unit)
    return parted


def propose_places(draft: Draft, *, is_last: bool) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield each place in a body from which on there may be nothing but briefs, with what speaks for it.

    `likeness` is left out: it costs most and only ever speaks against.

    Args:
        draft: with the briefs that may be in it.
        is_last: whether the draft is the page's last.
    """
    if draft.is_letter:
        return
    shares = _shares(draft)
    prose = list(shares)
    for count, place in enumerate(prose):
        if count < max(1, len(prose) - _MOST_BRIEFS):
            continue
        before, tail = draft.body[place - 1], draft.body[place:]
        if before.kind is LineKind.CREDIT and has_picture(draft):  # the next of the pictures it announces
            continue
        is_open = before.kind is LineKind.TITLE or (before.is_prose and not before.is_complete)
        if is_open or _ADDS.match(tail[0].flat) or not all(map(can_be_brief, tail)):
            continue
        first, briefs = tail[0], [unit for unit in tail if unit.is_prose]
        if not any(map(_reads_as_brief, tail)):
            continue
        usual = [shares[before] for before in prose[1:count]]
        yield (
            place,
            {
                "bias": 1.0,
                "shared": 10 * _mean([shares[later] for later in prose[count:]]),
                "shared_beyond_usual": 10 * (shares[place] - (_mean(usual) if usual else _NO_SHARE)),
                "last": float(is_last),
                "soon": float(bool(_SOON.match(first.flat))),
                "lead_in": float(first.kind is LineKind.LEAD or bool(_LEAD_IN.match(first.flat))),
                "places": _mean([float(bool(_PLACE.match(unit.flat))) for unit in briefs]),
                "provinces": _mean([float(bool(_PROVINCE.match(unit.flat))) for unit in briefs]),
                "signed": sum(map(_is_signed, tail)) / len(briefs),
                "goes_on": float(bool(_GOES_ON.match(first.flat))),
                "pronoun": float("他" in first.flat or "她" in first.flat),
                "closed": float(_is_signed(before)),
                "signs_all": float(len(briefs) == 1 and _is_signed(tail[-1]) and not _is_signed(before)),
                "day_told": float(bool(_DAY.search(first.flat))),
            },
        )


def compare_at(draft: Draft, place: int) -> float:
    """Return how alike the running text before and after a place in the body is, 0 to 5."""
    story, tail = draft.body[:place], draft.body[place:]
    return likeness(*("".join(unit.flat for unit in units if unit.is_prose) for units in (story, tail)))


def _tail_start(draft: Draft, *, is_last: bool) -> int | None:
    """Return the place in the body where unheaded briefs begin."""
    for place, values in propose_places(draft, is_last=is_last):
        score = sum(WEIGHTS[name] * value for name, value in values.items())
        if score > MARGIN and score + WEIGHTS["likeness"] * compare_at(draft, place) > MARGIN:
            return place
    return None


def can_be_brief(unit: Unit) -> bool:
    """Tell whether a unit can be a brief, or what closes one."""
    return unit.kind in _CLOSING_KINDS or (
        (unit.kind in _BRIEF_KINDS or (unit.kind is LineKind.BULLET and _reads_as_brief(unit)))
        and not unit.is_verse
        and (bool(_LEAD_IN.match(unit.flat)) or not _SAYS.match(unit.flat))
        and len(unit.text) >= _LEAST_BRIEF
        and any(sign in unit.flat for sign in "。?!")
    )


def _reads_as_brief(unit: Unit) -> bool:
    """Tell whether a paragraph opens as news does or is signed."""
    return bool(
        _SOON.match(strip_bullet(unit.flat))
        or _LEAD_IN.match(unit.flat)
        or _PLACE.match(unit.flat)
        or _PROVINCE.match(unit.flat)
    ) or _is_signed(unit)


def _is_signed(unit: Unit) -> bool:
    if unit.kind is LineKind.LEAD:  # it may be nothing but 本报讯（记者…）
        return False
    if unit.kind is LineKind.CLOSING and unit.byline and unit.byline.photographers:
        return False
    return unit.kind is LineKind.CLOSING or bool(_SIGNED.search(unit.flat))


def _shares(draft: Draft) -> dict[int, float]:
    """Return, for each paragraph's place, the share of its pairs of characters that stand before it."""
    known = set().union(*(bigrams(unit.flat) for unit in draft.titles))
    shares: dict[int, float] = {}
    for place, unit in enumerate(draft.body):
        own = bigrams(unit.flat)
        if unit.is_prose:
            shares[place] = len(own & known) / max(len(own), 1)
        known |= own
    return shares


_DAY = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
