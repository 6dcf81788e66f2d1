"""Bylines: who reported, corresponded, photographed or wrote, from a line, a lead-in or a closing bracket."""

from __future__ import annotations

import re

from index.extraction.labels import is_label, names_box
from index.extraction.name_elements import is_dotted_name
from index.extraction.names import SURNAMES, is_full_name, is_name, is_unlisted_name, split_names
from index.extraction.places import BODIES, PROVINCE_NAMES, PROVINCES
from index.extraction.roles import HOUSE, RANK, Byline, read_roles
from index.extraction.signs import HAN, IN_BRACKETS, either, flatten, squeeze
from index.tokens import word_frequencies

__all__ = [
    "Byline",
    "is_author_name",
    "is_author_note",
    "names_all_pictures",
    "names_house",
    "names_teacher",
    "parse_author_line",
    "parse_bracket_names",
    "parse_byline",
    "parse_credit",
    "parse_tail",
    "read_author",
    "read_titled_names",
]

_AGENCIES = "(?:新华社|中新社|新华网|人民网|央视|央广)"
_NOBODY = re.compile(
    rf"^(?:本报|本刊|编辑部)综合(?:{_AGENCIES}、?)*(?:报道|消息|整理|电)?$"
    rf"|^综合(?:报道|消息)$|^综合(?:{_AGENCIES}、?)+(?:报道|消息|电)?$"
    rf"|^(?:均|本版)?据(?:{_AGENCIES}、?)+(?:供本报)?(?:电|专电|报道|消息)?$"
    rf"|^{_AGENCIES}(?:供本报)?(?:电|专电)$|^新华社.{{2,14}}电题:.*$"
)
"""Bylines that name a house and nobody in it."""

_MAX_LINE = 70
"""Characters of the longest byline line."""

_MARKS = "□○◎◇⊙●■◆▲☆★△✎❑▢◯@"
_AUTHOR_MARK = re.compile(
    rf"^(?:[{_MARKS}](?! *[{HAN}]{{5}})"
    r"|作者 ?[:：]|文 ?[/:：](?! ?[图摄])|撰文 ?[:：]|\(作者 ?[:：]?)"
    rf"\s*(?P<names>[{HAN}A-Za-z·、, \d]{{2,40}})\)?$"
)
_ALL_PICTURES = re.compile(
    r"^\(?(?:本[组文版]|文中|以上)(?:图片|照片|图)均?[由为系]?(?=(?:本报)?记者.*摄\)?$)"
)
"""What pictures a photographer took: 本组图片均由记者 林可 摄."""

_SPACED_NAME = re.compile(rf"^[{''.join(sorted(SURNAMES))}](?:\s[{HAN}]){{1,2}}$")
_INNER_MARK = re.compile(rf"(?<=\s)[{_MARKS}]\s?")
_BOOK_AUTHOR = re.compile(rf"^([{HAN}]{{2,4}}) ?著$")
_AUTHORS_PLACE = re.compile(rf"(?<=[{HAN}])(?:\([{HAN}、,/·\d]{{2,24}}\)|/(?![文图摄])[{HAN}]{{2,10}})$")
"""Where an author lives or works, or what he is: ◎林可（云溪）, ◎林可／家長."""

_BRACKET_NAMES = re.compile(rf"^\((?P<names>[{HAN}·、 ]{{2,18}})\)$")
_UNIT_NAME = re.compile(
    rf"^\([{HAN}]{{1,10}}?(?:{BODIES}|车间|班组|矿)\s{{0,2}}"
    rf"(?P<name>[{HAN}]{{2,3}}|[{HAN}] [{HAN}]{{1,2}})\)$"
)
"""Where the writer of a brief works, and who it is: （烧结厂林可）."""

_AUTHOR_OF = re.compile(
    rf"^\(作者(?:单位|地址|学校):[^()]{{2,24}}?[\s,;]*(?:作者|姓名|文|撰稿)\s*:"
    rf"\s*(?P<names>[{HAN}、 ]{{2,14}})\)$"
)
"""Where an author works, and who it is: （作者单位：云溪一中 作者：林可）."""

_AUTHOR_IS = re.compile(
    rf"^\(作者 ?: ?(?P<names>[{HAN}]{{2,4}}|[{HAN}] [{HAN}]{{1,2}})[,;]"
    r" ?(?:系|为|是|现任|现为|单位)[^()]{2,30}\)$"
)
"""Who wrote a text, and what he is: （作者：林可，系云溪一中教师）."""

_OWNER_NOTE = re.compile(r"^\(作者(?:系|为|单位|是)")
_LINE_SLASH = re.compile(
    rf"^(?P<inner>(?:{RANK}记者|特派员)[^/。]{{2,30}})/[{HAN}]{{0,8}}(?:报[导道]|特写|特稿|专访)"
    r"(?P<shot>[.·、,/ ]摄影)?$"
)
_TOLD = re.compile(rf"^(?:口述|讲述人?|讲述者|自述)(?:者|人)?\s*[:/]\s*(?P<who>[{HAN}\d,、()· ]{{2,40}})$")
"""Who tells a story that somebody else writes down: 口述：林可（退休教师）."""

_TOLD_AND_WRITTEN = re.compile(
    rf"^[{HAN} ]{{2,24}}口述[\s,、/]*[○□◎]?\s*(?P<names>[{HAN}、 ]{{2,12}}?)\s*(?:整理|撰文|记录|采写)$"
)
_RECORDED = re.compile(r"^(?:记录|采访|文字)[、/]?整理")
_AGENCY_SENT = re.compile(
    rf"^(?:据|综合)?(?:新华社|中新社)[{HAN}]{{0,8}}?(?:[\d{HAN}]{{1,3}}月[\d{HAN}]{{1,3}}日)?电"
    rf"\s*(?=记者\s?[{HAN}])"
)
"""Which agency sent the news, before its reporter: 据新华社云溪4月9日电 记者 林可."""

_ASKED = re.compile(rf"(?<=[{HAN}])\s+(?:采访|专访|对话)[{HAN}][{HAN} ]{{4,40}}$")
"""Whom a reporter asked, after his own name."""

_TAIL_BRACKET = re.compile(r"\((?P<inner>[^()]{2,60})\)$")
_TAIL_REPORT = re.compile(
    rf"(?<=[。!?”])\s*(?:本报|新华社)?"
    rf"(?P<roles>(?:{RANK})?记者\s?[{HAN}·]{{2,4}}(?:[、 ][{HAN}·]{{1,4}}){{0,3}})报道[:。]?$"
)
_HOW = re.compile("(?:跟踪|连续|追踪|现场|独家|专题|系列|深入|详细|集中)报道[:。]?$")
"""How something is reported, not by whom."""

_RANKED = rf"(?:{RANK}记\s*者|{RANK}通\s*讯\s*员|特约摄影|发|实习生|读者|市民|网友|影友)"
_CREDITED = rf"(?:[{HAN}·]{{2,12}}|[{HAN}]\s?[{HAN}]{{1,2}})(?:[\s、,]+[{HAN}·]{{1,4}}){{0,4}}"
_TAIL_CREDIT = re.compile(
    rf"(?:(?<=[。!?！？”…；;\s)）])|^)\s*[{_MARKS}]?\s*(?P<credit>\(?(?:"
    rf"(?:(?:新华社|中新社)发\s*\(?)?{HOUSE}\s*{_RANKED}?\s*{_CREDITED}\s*(?:摄影报道|摄影|摄|供图|/图|文/图|(?<=\s)图)"
    rf"|(?:图片?|摄影|照片)\s*[/:]\s*[{HAN}·、\s]{{2,20}}|摄影\s[{HAN}·、\s]{{2,12}})\)?)\s*$"
)
AGENCIES = "(?:新华社|中新社)/(?:路透|法新|美联|欧新)社?"
"""Two agencies that gave a picture, and no photographer."""

_TAIL_AGENCY = re.compile(
    rf"(?:(?<=[。!?！？”…\s])|(?<=[。!?！？”…]))\s*\(?(?:新华社发|中新社发|{AGENCIES}|资料图片|资料照片|本报资料图片|[{HAN}]{{2,12}}供图|图片由[{HAN}]{{2,16}}提供)\)?$"
)


def parse_byline(text: str) -> Byline | None:
    """Read a line that is nothing but a byline; None where it is something else.

    >>> parse_byline("本报记者 郑小满 通讯员 周 敏")
    Byline(reporters=('郑小满',), correspondents=('周敏',), photographers=(), authors=())
    >>> parse_byline("记者调查发现问题") is None
    True
    """
    flat = flatten(text).strip(" *_-—")
    flat = flat.removeprefix("(").removesuffix(")").strip() if flat.startswith("(") else flat
    flat = re.sub(r"《[^》]{2,12}(?:报|刊|网)》(?=记者|通讯员)|“[^”。!?,]{2,8}”(?=记者)", "", flat)
    if not flat or len(flat) > _MAX_LINE or any(sign in flat for sign in "。!?“”《》"):
        return None
    if match := _TOLD.match(flat):
        who = IN_BRACKETS.sub("", match["who"]).strip()
        names_of = read_titled_names(who) or split_names(who.split()[-1] if who else "")
        if not (names_of and all(map(is_full_name, names_of))):
            names_of = split_names(who.split()[0] if who else "")  # 林可 26岁 云溪人
        return Byline(authors=tuple(names_of)) if names_of and all(map(is_full_name, names_of)) else None
    if match := _TOLD_AND_WRITTEN.match(flat):
        names_of = split_names(match["names"])
        return Byline(authors=tuple(names_of)) if names_of else None
    flat = _AGENCY_SENT.sub("", flat)
    flat = _ASKED.sub("", _RECORDED.sub("整理", _ALL_PICTURES.sub("", flat)))
    if match := _LINE_SLASH.match(flat):
        names = read_roles(match["inner"])
        return names + Byline(photographers=names.reporters) if names and match["shot"] else names
    return Byline() if names_house(flat) else _unless_sentence(flat, read_roles(flat))


def _unless_sentence(flat: str, names: Byline | None) -> Byline | None:
    """Return the names of a line, or None where it has a comma and nobody's full name: it is a sentence."""
    if names is None or "," not in flat:
        return names
    every = (*names.reporters, *names.correspondents, *names.photographers, *names.authors)
    return names if any(is_full_name(name) or "·" in name for name in every) else None


def names_teacher(flat: str) -> bool:
    """Tell whether a line or a bracket names who helped a pupil with what he wrote."""
    return bool(_TEACHER.match(flat))


_TEACHER = re.compile(rf"\s*\(?(?:指导|辅导)(?:教师|老师|员|者|单位)?\s*:?\s*[{HAN}、 ]{{2,16}}\)?$")


def names_all_pictures(flat: str) -> bool:
    """Tell whether a line says who took all pictures of a story: it is no single one's credit."""
    return bool(_ALL_PICTURES.match(flat))


def names_house(text: str) -> bool:
    """Tell whether a line names only the house that a story comes from: 本报综合, 据新华社电."""
    return bool(_NOBODY.match(squeeze(flatten(text)).strip("()")))


def parse_author_line(text: str) -> Byline | None:
    """Read a line with an author's mark (□○◎, 作者：) and names; None where it is something else."""
    flat = flatten(text).strip(" *_")
    if not flat or is_label(flat.lstrip(f"{_MARKS} ")) or names_box(flat):
        return None
    if flat[0] in _MARKS or flat.startswith("作者"):
        flat = _AUTHORS_PLACE.sub(_keep_author, flat)
    if flat[0] in _MARKS and (roles := read_roles(_INNER_MARK.sub(" ", flat[1:]).strip())) is not None:
        return roles
    if (match := _BOOK_AUTHOR.match(flat)) and is_full_name(match[1]):
        return Byline(authors=(match[1],))
    if flat[0] in _MARKS and (titled := read_titled_names(flat[1:])):
        return Byline(authors=tuple(titled))
    if match := _AUTHOR_MARK.match(flat):
        inner = match["names"].strip()
        if roles := read_roles(inner):
            return roles
        names = read_titled_names(inner) or split_names(inner) or split_names(squeeze(inner))
        if not names and _SPACED_NAME.match(inner):
            names = [squeeze(inner)]  # 鲍 乡: a name, though few end so
        if names:
            return Byline(authors=tuple(names))
        if inner.endswith("评论员"):
            return Byline()
    return None


def _keep_author(place: re.Match[str]) -> str:
    """Return a second author behind a slash; nothing of where or what the first one is."""
    word = place.group().removeprefix("/")
    return f"、{word}" if place.group() != word and is_full_name(word) else ""


def parse_bracket_names(text: str) -> Byline | None:
    """Read a line that is nothing but names in brackets, as briefs are signed: （林可 周 全）."""
    flat = flatten(text).strip()
    if names_teacher(flat):
        return Byline()
    match = _AUTHOR_OF.match(flat) or _AUTHOR_IS.match(flat) or _BRACKET_NAMES.match(flat)
    inner = match["names"] if match else ""
    names = read_titled_names(inner) or split_names(inner)
    if names and (len(names) > 1 or len(names[0]) <= 4):
        return Byline(authors=tuple(names))
    name = _name_after_unit(flat)
    return Byline(authors=(name,)) if name else None


def _name_after_unit(flat: str) -> str:
    """Return the name in a bracket after where its bearer works, or "" where it is a part of the office."""
    unit = _UNIT_NAME.match(flat)
    name = squeeze(unit["name"]) if unit else ""
    return name if is_full_name(name) and not _OFFICE.search(name) else ""


_OFFICE = re.compile(r"^党|[科处部室站司队办会委校组股]$")
"""A part of an office that reads like a name: 党委, 安全科."""


def is_author_note(text: str) -> bool:
    """Tell whether a line only says who the author is: （作者系某校教师）."""
    return bool(_OWNER_NOTE.match(flatten(text).strip()))


def parse_tail(text: str) -> tuple[Byline, str]:
    """Return the names that close a paragraph, in a bracket or as 记者X报道, and what is before them."""
    flat = flatten(text)
    if report := _TAIL_REPORT.search(flat):
        named = read_roles(report["roles"]) or Byline()
        is_sure = bool(named.reporters) and all(map(is_full_name, named.reporters)) and not _HOW.search(flat)
        return (named, text[: report.start()].rstrip()) if is_sure else (Byline(), text)
    match = _TAIL_BRACKET.search(flat)
    if not match:
        return Byline(), text
    inner = match["inner"].strip()
    before = flat[: match.start()].rstrip()
    if before[-1:] in "。!?”" and (bare := _bare_names(inner)):
        return Byline(authors=bare), text[: match.start()].rstrip()
    if not re.search(r"记\s*者|通\s*讯\s*员|实习生|文/?图|摄", inner):
        return Byline(), text
    names = read_roles(inner)
    return (names, text[: match.start()].rstrip()) if names else (Byline(), text)


def _bare_names(inner: str) -> tuple[str, ...]:
    """Return the names of a bracket that has nothing else but perhaps where they work: （林可 周全）."""
    if not 2 <= len(squeeze(inner)) <= _MOST_BARE:
        return ()
    if name := _name_after_unit(f"({inner})"):
        return (name,)
    if names_teacher(inner):
        return ()
    inner = _EDITED.sub("", inner)
    if _SET_APART.match(inner) and is_name(squeeze(inner)):
        return (squeeze(inner),)
    if (match := _FROM.match(inner)) and is_full_name(match["name"]):
        return (match["name"],)
    titled = [] if re.search(r"记\s*者|通\s*讯\s*员|实习生", inner) else read_titled_names(inner)
    names = titled or split_names(inner)
    if is_unlisted_name(inner):
        return (inner,)
    is_pen = len(names or ()) == 1 and bool(_PEN_NAME.match(inner)) and not word_frequencies().get(inner, 0)
    if len(names or ()) == 1 and inner[0] in _WORDY_SURNAMES and word_frequencies().get(inner, 0):
        return ()
    return tuple(names) if names and (is_pen or all(is_full_name(name) for name in names)) else ()


_SET_APART = re.compile(rf"^[{HAN}] {{1,2}}[{HAN}]$")
"""A name of two characters as papers space it, whatever the surname: （晓 禾）."""

_WORDY_SURNAMES = frozenset("步招扶牧习昌弘")
"""Surnames that begin many words."""

_PEN_NAME = re.compile(rf"^[小阿老][{HAN}]$")
"""What briefs are signed with that is no full name."""

_EDITED = re.compile(rf"\s*(?:编译|摘编|整理|撰文|供稿|辑)$|(?<=[{HAN}]{{2}}) 文$")
"""What he did who took a piece from elsewhere."""

_FROM = re.compile(rf"^(?:{PROVINCES})\s(?P<name>[{HAN}]{{3}})$")
"""A reader's province and name."""

_MOST_BARE = 12


def parse_credit(text: str) -> tuple[Byline | None, str]:
    """Return the photographer named at the end of a caption, and the caption without the credit.

    An agency or a giver without a name is a credit that names nobody; None means that there is no credit.
    """
    flat = flatten(text)
    match = _TAIL_CREDIT.search(flat)
    if not match:
        nobody = _TAIL_AGENCY.search(flat)
        return (Byline(), text[: nobody.start()].rstrip()) if nobody else (None, text)
    bracket = _TAIL_BRACKET.search(flat)
    if bracket and bracket.start() < match.start("credit"):
        every = read_roles(bracket["inner"].strip())
        if every and (every.reporters or every.correspondents):
            return None, text
    credit = match["credit"].strip("() ")
    names = read_roles(re.sub(r"^(?:新华社|本报|中新社)发[\s(]*", "", credit))
    if names is None:
        return None, text
    return names, text[: match.start("credit")].rstrip()


def read_author(text: str) -> Byline:
    """Read a line of bare names under a heading, perhaps after what the author is.

    >>> read_author("北方农学院教授　金　声").authors
    ('金声',)
    """
    flat = _MADE.sub("", _AGE.sub("", flatten(text)))
    return Byline(authors=tuple(read_titled_names(flat) or split_names(flat) or [squeeze(flat)]))


_MADE = re.compile(rf"(?<=[{HAN}])\s[作绘画刻书]$")
"""What an artist did: 林可 作."""

_READERS = either("读者 网友 市民 居民 村民 职工 家长 业主 农民 工人 船工 教师 学生 战士 干部")
_POSTS = either(
    "护士 护士长 "
    "教授 研究员 研究生 讲师 医师 药师 医生 工程师 规划师 设计师 律师 经济师 农艺师 员 家 长 主任 书记 经理 "
    "业主 住户 硕士 博士 学生 战士 干事 教师 老师 农民 工人 市民 读者 职工 居民 村民 干部 军人 船员 秘书 教练"
)
_HOUSES = either(
    "省 市 县 区 州 镇 乡 村 屯 街 路 巷 里 社区 街道 宿舍 小区 花园 大院 新村 公寓 "
    "学校 中学 小学 大学 学院 学会 公司 集团 厂 局 院 所 部 社 站 "
    "中心 银行 部队 师 团 连 机关 委 办 馆 室 系 级 班 场 矿 车间 工区 工段 队 科"
)
_TITLED = re.compile(rf"(?:{_POSTS})$")
_POST = re.compile(rf"^[{HAN}\d()]{{1,18}}(?:{_POSTS}|{_HOUSES})$|^(?:{_READERS})$")
"""What an author is, or where he lives or works, before the name."""

_PLACED = re.compile(rf"^(?P<name>[{HAN}]{{3}})\([{HAN}]{{2,14}}(?:{BODIES}|{_POSTS})\)$")
"""A name with where its bearer works in brackets behind it."""

_PROVINCE = re.compile(rf"^(?:{PROVINCES})[{HAN}]{{0,6}}$")
_AGE = re.compile(rf"\((?:[\d{HAN}]{{1,4}}岁|[{HAN}]{{1,6}}族)\)$")


def read_titled_names(text: str) -> list[str]:
    """Return the names of a line that also says what the author is or where he lives, or nothing.

    >>> read_titled_names("湖南 白沙市 林可"), read_titled_names("春风 又绿江南岸")
    (['林可'], [])
    """
    flat = _AGE.sub("", flatten(text))
    if (placed := _PLACED.match(flat)) and is_full_name(placed["name"]):
        return [placed["name"]]
    parts = flat.split()
    count = 0
    while count < len(parts) - 1 and (
        _PROVINCE.match(parts[count]) or (_POST.match(parts[count]) and not is_full_name(parts[count]))
    ):
        count += 1
    if count == 1 and parts[0] in PROVINCE_NAMES:  # what follows may be its city
        return []
    names = split_names(" ".join(parts[count:])) if count else []
    is_titled = count > 0 and bool(_TITLED.search(parts[count - 1]))
    return names if names and all(is_full_name(name) or "·" in name or is_titled for name in names) else []


def is_author_name(text: str) -> bool:
    """Tell whether a short line after a heading can be its author's name, printed without a mark."""
    flat = _AGE.sub("", flatten(text))
    if flat.endswith(":"):
        return False
    if read_titled_names(flat):
        return True
    parts = flat.split()
    if not parts or len(parts) > 4:
        return False
    if len(parts) > 1:
        names = split_names(" ".join(parts))
        return bool(names) and all(is_full_name(name) for name in names or [])
    word = parts[0]
    if is_full_name(word) or is_dotted_name(word) or (is_name(word) and len(word) <= 3):
        return True
    names = (split_names(word) if len(word) >= 4 else None) or []
    return len(names) > 1 and all(is_full_name(name) or "·" in name for name in names)
