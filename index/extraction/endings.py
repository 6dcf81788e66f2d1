"""Endings: short lines between two stories that belong to the first: bylines, signatures, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.bylines import Byline, read_author, read_titled_names
from index.extraction.draft import Draft, names_document
from index.extraction.labels import NOTICES, heads_notice
from index.extraction.lead_names import parse_lead
from index.extraction.line_kinds import LineKind
from index.extraction.names import is_full_name, split_names
from index.extraction.places import BODIES, PROVINCES
from index.extraction.signatures import read_signature
from index.extraction.signs import HAN, STOPS, squeeze
from index.extraction.style import is_author
from index.extraction.units import Unit
from index.extraction.vocabulary import overlap

_SIGNATURE = re.compile(
    rf"(?:{BODIES})(?:\s?(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日)?(?:谨启|敬启|启|谨识|宣)?$"
    rf"|^本[报版刊栏](?:编辑部?|编者|[{HAN}]{{2,5}}部)$"
    r"|^(?:(?:19|20)\d\d|[一二][〇零○九一二三四五六七八]{3})年[^,。]{3,8}日$"
)
"""The last lines of a notice: who gives it, and when."""


def closing_bylines(story: Draft, run: Sequence[Unit], following: Unit | None) -> list[Unit]:
    """Return the bylines at the start of a run that close the story before it."""
    is_notice = bool(story.titles) and heads_notice(story.titles[-1].flat)
    if not story.body:
        return []
    if is_notice and len(run) > 1:
        is_giver = run[0].kind is LineKind.BYLINE and not run[0].byline and run[0].gap < run[1].gap
        return [run[0]] if is_giver else []
    own: list[Unit] = []
    for unit in run:
        if unit.kind not in (LineKind.BYLINE, LineKind.AUTHOR) and not _signs(unit, story, run):
            break
        if _COMMENTATOR.search(unit.flat) and not unit.byline and len(own) < len(run) - 1:
            break
        own.append(unit)
    if not own:
        return []
    is_picture = story.is_caption or story.is_photo
    if any(unit.byline and unit.byline.photographers for unit in own) and is_picture:
        return own
    if story.column and _heads_feature(own, run[len(own) :], following):
        return []
    goes_on = len(own) < len(run) or following is None or following.kind is LineKind.LEAD
    is_told_next = (
        following is not None and following.kind is LineKind.LEAD and bool(parse_lead(following.text))
    )
    is_nameless = story.has_lead and len(own) < len(run) and is_told_next
    if not goes_on or story.has_names or (story.has_lead and not is_nameless):
        return []
    is_under_label = len(run) == len(own) + 1 and run[-1].kind is LineKind.LABEL
    if is_under_label and not story.is_letter:
        return []
    return own


def _heads_feature(own: Sequence[Unit], rest: Sequence[Unit], following: Unit | None) -> bool:
    """Tell whether bylines with 文/图 over a marked heading and text without lead-in are that text's."""
    is_marked = bool(rest) and all(unit.kind is LineKind.TITLE and unit.level for unit in rest)
    is_told = following is not None and following.kind is LineKind.TEXT
    return is_marked and is_told and any(unit.byline and unit.byline.photographers for unit in own)


_COMMENTATOR = re.compile(r"评论员|社论")
"""The house as the author of a commentary; where a headline follows, it stands over that."""


def _signs(unit: Unit, story: Draft, run: Sequence[Unit]) -> bool:
    """Tell whether a bare name over the next headline signs the story before it; make it a byline then."""
    is_last = unit is run[0] and len(run) > 1 and run[1].kind in (LineKind.TITLE, LineKind.LABEL)
    name = squeeze(unit.flat)
    if (
        not is_last
        or unit.kind is not LineKind.TITLE
        or unit.level
        or story.has_names
        or story.has_lead
        or not (is_full_name(name) or read_titled_names(unit.text) or _match_writer(unit.flat))
        or not story.prose[-1:]
        or not story.prose[-1].is_complete
        or unit.gap > run[1].gap
    ):
        return False
    if far := _match_writer(unit.flat):
        unit.kind = LineKind.CLOSING
        unit.byline = Byline(authors=tuple(split_names(far["names"] or "") or ()))
    else:
        unit.kind, unit.byline = LineKind.AUTHOR, read_author(unit.text)
    return True


def _match_writer(flat: str) -> re.Match[str] | None:
    """Match who wrote a letter, behind the province or the place: 云雾路社区 陈萍."""
    near = _FROM_PLACE.match(flat)
    if near and all(map(is_full_name, near["names"].split())):
        return near
    glued = _FROM_UNIT.match(flat)
    if glued and all(map(is_full_name, split_names(glued["names"]) or [""])):
        return glued
    return _FROM_PROVINCE.match(flat)


_FROM_PLACE = re.compile(
    rf"^[{HAN}]{{2,12}}(?:社区|小区|街道|[村镇乡县区路街巷厂矿校]|中学|小学|大学|公司|医院)\s+"
    rf"(?P<names>[{HAN}]{{2,3}}(?:\s+[{HAN}]{{2,3}})*)$"
)

_FROM_UNIT = re.compile(
    rf"^(?=.{{8,24}}$)[{HAN}]{{2,5}}[省州市县区][{HAN}]{{0,12}}(?:{BODIES}|[镇乡村街厂矿站场]|干部|职工|教师|居民|村民|农民|工人|战士|学生|读者)"
    rf"(?P<names>[{HAN}]{{2,6}})(?:等[一二三四五六七八九十百\d]+[人位名户])?$"
)
"""Who wrote a letter, right behind where he lives or works: 云溪县松坪乡林可."""

_FROM_PROVINCE = re.compile(
    rf"^(?:{PROVINCES})(?:[{HAN}]{{0,10}}\s+(?P<names>(?:[{HAN}]{{2,3}}\s+)*[{HAN}]{{2,3}})"
    r"等[\d一二三四五六七八九十百]+[人位名户]"
    rf"|[{HAN}]{{0,10}}\s+一[名位群个][{HAN}]{{2,6}}|[{HAN}]{{2,16}}(?:{BODIES}))$"
)
"""Who wrote a letter, behind the province: 河北 林可 周敏等21人, 甘肃省云溪县教育局."""


def signature_lines(story: Draft, run: Sequence[Unit], following: Unit | None) -> list[Unit]:
    """Return the lines at the start of a run that sign the letter or notice before it."""
    is_dated = following is not None and following.kind is LineKind.CLOSING and not following.byline
    asks = story.is_letter or (bool(story.prose) and story.prose[0].flat.startswith("问:"))
    is_answered = asks and following is not None and _is_answer(following, run)
    is_annotated = following is not None and following.kind is LineKind.NOTE
    is_last = following is None or is_dated or is_answered or is_annotated
    is_signer = len(run) == 1 and story.is_letter and _is_writer(run[0]) and len(run[0].text.split()) > 1
    most = len(run) if is_last or is_signer else len(run) - 1
    if not story.prose or story.has_lead or not most:
        return []
    is_notice = bool(story.titles) and heads_notice(story.titles[-1].flat)
    if is_notice or NOTICES.search(squeeze(story.title_text)):
        is_before_notice = any(heads_notice(unit.flat) for unit in run)
        most_gap = 1 if is_notice and not is_before_notice else 0
        most_gap = max(most_gap, story.prose[-1].gap)
        count = 0
        while count < most and _is_signature(run[count]) and run[count].gap <= most_gap:
            run[count].kind = LineKind.TEXT
            count += 1
        return list(run[:count])
    is_giver = len(run) > 1 and _is_signature(run[0]) and not any(heads_notice(unit.flat) for unit in run)
    is_service = is_giver and bool(_SERVES.search(story.prose[-1].flat))
    if (
        _gives_notice(run)
        or _is_before_notice_of_another(story, run)
        or (is_service and len(run[0].text) <= _LONGEST_GIVER)
    ):
        run[0].kind = LineKind.TEXT
        return [run[0]]
    is_first = run[0].kind is LineKind.TITLE and not run[0].level
    if story.body[-1].kind is LineKind.CLOSING:
        return []
    if not (is_first and (story.is_letter or is_answered) and len(story.text) > _SHORTEST_LETTER):
        return []
    count = most if is_last and all(len(unit.text) <= _LONGEST_SIGNATURE for unit in run) else 1
    for unit in run[:count]:
        unit.kind, unit.byline = LineKind.CLOSING, read_signature(unit.text)
    return list(run[:count])


def sign_letters(drafts: Sequence[Draft]) -> None:
    """Read the last line of a letter, indented like its paragraphs, as its signature."""
    for draft in drafts:
        last = draft.body[-1] if draft.body else None
        if last is None or last.kind is not LineKind.TEXT or not draft.is_letter or draft.has_names:
            continue
        is_line = len(last.lines) == 1 and len(last.text) <= _LONGEST_SIGNATURE and len(draft.prose) > 1
        if is_line and not any(sign in STOPS for sign in last.text) and _is_writer(last):
            last.kind, last.byline = LineKind.CLOSING, read_signature(last.text)


_REPLY = re.compile(
    r"^[【\[●■◆▲]?(?:编辑部?|编者|本报|有关部门|部门|单位)?(?:回音壁?|回复|答复|回应|反馈)[】\]]?$"
)


def signs_document(run: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Tell whether short lines with nothing but a day under them sign what is printed before them.

    The name of a law or a speech has such a day under it, too.

    Args:
        run: short lines.
        after: at least the next two units, where there are so many.
    """
    day, following, *_ = [*after, None, None]
    is_day = day is not None and day.kind is LineKind.CLOSING and not day.byline
    goes_on = following is not None and not following.is_head and following.kind is not LineKind.LEAD
    return is_day and not goes_on and not any(names_document(unit.flat) for unit in run)


def is_reply(story: Draft, run: Sequence[Unit], following: Unit | None) -> bool:
    """Tell whether a line such as 【回音】 stands between a letter and the text that answers it."""
    is_told = following is not None and following.kind in (LineKind.TEXT, LineKind.NOTE)
    return is_told and story.is_letter and len(run) == 1 and bool(_REPLY.match(squeeze(run[0].flat)))


_ANSWER = re.compile(rf"^[{HAN}]{{0,8}}(?:答复|回复|回答|解答|复信|答)[:：]")
_ANSWERED = re.compile(rf"^[答复]?([{HAN}]{{2,6}}?)(?:(?:读者|同志|先生|女士|网友|市民|同学|朋友)+:|:$)")


def _is_answer(unit: Unit, run: Sequence[Unit]) -> bool:
    """Tell whether a paragraph answers the letter that the run signs: it says so, or greets the signer."""
    greeted = _ANSWERED.match(unit.flat)
    return bool(_ANSWER.match(unit.flat)) or bool(
        greeted and greeted[1] in squeeze("".join(other.flat for other in run))
    )


_SHORTEST_LETTER = 30
"""Characters of a letter that is more than its salutation."""


def _gives_notice(run: Sequence[Unit]) -> bool:
    """Tell whether a firm or an office stands right under a text, and what follows is set apart."""
    is_apart = len(run) > 1 and run[1].gap > 0
    return not run[0].gap and is_apart and _is_signature(run[0]) and len(run[0].text) <= _LONGEST_GIVER


def _is_before_notice_of_another(story: Draft, run: Sequence[Unit]) -> bool:
    """Tell whether an office over the notice of another signs what is printed before it."""
    if len(run) < 2 or story.has_names or not _is_signature(run[0]) or heads_notice(run[0].flat):
        return False
    return heads_notice(run[1].flat) and bool(_OWN_GIVER.match(run[1].flat))


_OWN_GIVER = re.compile(rf"^[{HAN}]{{1,4}}[省市县区][{HAN}]{{1,10}}(?:{BODIES})")

_SERVES = re.compile(r"(?:咨询|服务|联系|抢修|监督)电话|敬请|特此|谅解|互相转告|绕行|绕道")
"""Words of what an office tells the public, before it signs."""

_LONGEST_GIVER = 20
_LONGEST_SIGNATURE = 24
"""Characters of the longest lines that give a notice and sign a letter."""


def _is_signature(unit: Unit) -> bool:
    return unit.kind is LineKind.TITLE and not unit.level and bool(_SIGNATURE.search(squeeze(unit.flat)))


def list_items(story: Draft, run: Sequence[Unit], following: Unit | None) -> list[Unit]:
    """Return the short lines that a colon announced; the last may head what follows."""
    if not story.prose:
        return []
    is_announced_here = len(run) > _SHORTEST_LIST and bool(_ANNOUNCES.search(run[0].flat))
    if not (story.prose[-1].flat.endswith(":") or is_announced_here):
        return []
    count = next(
        (place for place, unit in enumerate(run) if unit.kind is not LineKind.TITLE or unit.level),
        len(run),
    )
    names_all = is_announced_here and all(_ENDS_WITH_NAME.search(unit.flat) for unit in run[1:count])
    if following is not None and count == len(run) and not names_all:
        count -= 2 if count > 2 and is_author(run[-1]) else 1
    for unit in run[:count]:
        unit.kind = LineKind.TEXT
    return list(run[:count])


_ANNOUNCES = re.compile(r"(?:的是|如下|名单|名次|分别[是为]|包括):$")
"""Opens a list on a line of its own: 获得一等奖的是：."""

_SHORTEST_LIST = 2
_ENDS_WITH_NAME = re.compile(rf"(?:校|学|院|园|厂|司|局|县|市|区|镇|村|社|队|[省市县]第.+)[{HAN}]{{2,3}}$")
"""Who got a prize, behind where he is from."""


def _is_writer(unit: Unit) -> bool:
    """Tell whether a line is an author's name, perhaps after the place: 云溪市林可."""
    return is_author(unit) or (len(unit.text) <= _LONGEST_WRITER and bool(_PLACE_NAME.search(unit.flat)))


_PLACE_NAME = re.compile(rf"[省市县区镇乡](?!.*[省市县区镇乡])\s?[{HAN}]{{2,3}}$")
_LONGEST_WRITER = 14


_HEADS = 0.4
"""A line that shares more of its words with the story is no exclamation but heads it."""


def last_words(story: Draft, run: Sequence[Unit], following: Unit | None) -> list[Unit]:
    """Return a short exclamation that ends the story before the heading of the next."""
    if not story.prose or len(run) < 2 or run[0].kind is not LineKind.TITLE or run[0].level:
        return []
    first, second = run[:2]
    if second.flat.startswith("——"):
        return []
    is_sentence = first.text[-1] in "！!？?" and second.text[-1] not in "！!？?"
    is_told_next = following is not None and overlap(first.flat, following.flat) > overlap(
        first.flat, story.text
    )
    if is_told_next or overlap(first.flat, story.text) > _HEADS:
        return []
    if not is_sentence or second.kind is not LineKind.TITLE or first.gap > second.gap or _is_writer(second):
        return []
    first.kind = LineKind.TEXT
    return [first]


_SIGNERS = frozenset([LineKind.BYLINE, LineKind.AUTHOR])


def heading_lines(story: Draft, run: Sequence[Unit]) -> int:
    """Return how many units of a run head and sign the story before it, as the rest does the next one."""
    if not story.prose or story.titles:
        return 0
    for count, unit in enumerate(run, 1):
        rest = [other.kind for other in run[count:]]
        is_signed = unit.kind is LineKind.AUTHOR and LineKind.TITLE in rest
        if is_signed and rest[-1] in _SIGNERS:
            return count if any(other.kind is LineKind.TITLE for other in run[:count]) else 0
    return 0


def head_story(story: Draft, run: Sequence[Unit]) -> None:
    """Give a story the heading and the names that are printed behind it."""
    story.titles.extend(unit for unit in run if unit.kind is LineKind.TITLE)
    story.labels.extend(unit for unit in run if unit.kind is LineKind.LABEL)
    story.bylines.extend(unit for unit in run if unit.kind in _SIGNERS)


_LONGEST_ABSTRACT = 160
"""Characters of the longest abstract between heading and byline."""

_FULL_STOP = re.compile(r"。[”)]?$")


def signs_abstract(story: Draft, run: Sequence[Unit]) -> bool:
    """Tell whether a byline follows heading and abstract of the story that it signs."""
    if not story.titles or len(story.body) != 1 or story.has_names or story.has_lead:
        return False
    abstract = story.body[0]
    is_bare = run[0].kind is LineKind.TITLE and is_author(run[0]) and is_full_name(squeeze(run[0].flat))
    if abstract.kind is LineKind.NOTE and run[0].kind is LineKind.BYLINE and len(run) == 1:
        return True
    if abstract.kind is not LineKind.TEXT or not (run[0].kind in _SIGNERS or is_bare):
        return False
    return len(abstract.text) <= _LONGEST_ABSTRACT and (len(run) == 1 or not _FULL_STOP.search(abstract.flat))
