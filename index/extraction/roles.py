"""Roles: whose name stands with which word of a byline: 记者 林可 摄影 周敏, 林可 文 周敏 图.

A word of a byline is a rank or an act. A rank (记者, 通讯员) stands before names and holds until the next.
An act (文, 摄影, 文/图) stands before names or after them; in a line that ends with one all stand after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.extraction.names import is_full_name, split_names
from index.extraction.places import BODIES
from index.extraction.signs import HAN, as_printed, either, is_han, words
from index.folding import simplify


@dataclass(frozen=True, slots=True)
class Byline:
    """Names by role, in printed order."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    def __add__(self, other: Byline) -> Byline:
        """Return both, each name once in a role."""
        return Byline(
            tuple(dict.fromkeys(self.reporters + other.reporters)),
            tuple(dict.fromkeys(self.correspondents + other.correspondents)),
            tuple(dict.fromkeys(self.photographers + other.photographers)),
            tuple(dict.fromkeys(self.authors + other.authors)),
        )

    def as_printed(self, text: str) -> Byline:
        """Return the names, which are read in simplified characters, as the text prints them."""
        if simplify(text) == text:
            return self
        roles = (self.reporters, self.correspondents, self.photographers, self.authors)
        return Byline(*(tuple(as_printed(name, text) for name in names) for names in roles))

    def __bool__(self) -> bool:
        """Tell whether anyone is named."""
        return bool(self.reporters or self.correspondents or self.photographers or self.authors)


_HOUSES = either("日报 晚报 晨报 早报 商报 时报 都市报 快报 电视台 广播电台 融媒体中心 融媒 客户端 社 报 台")
HOUSE = rf"(?:本报|本刊|本台|本网|新华社|中新社|新华网|中央[{HAN}]{{2,8}}台|[{HAN}]{{0,8}}(?:{_HOUSES}))?"
"""Whose reporter it is."""

_RANKS = either(
    "全媒体 全媒 融媒体 融媒 见习 实习 首席 随船 特约 特派 特邀 驻站 驻地 摄影 文字 资深 高级 青年 新媒体 "
    "视频 客户端 驻京 驻外 本版 专职 体育 随军 跑口 一线 学生 校园 小"
)
RANK = rf"(?:{_RANKS}|驻[{HAN}]{{2,7}}?)*"
"""What sort of reporter it is."""

_REPORTER = rf"{HOUSE} ?{RANK} ?(?:记 ?者团?|实习生|报道员)"
_CORRESPONDENT = (
    rf"(?:{HOUSE}|(?<![{HAN}])[{HAN}]{{1,11}}(?:{BODIES})"
    rf"|(?<![{HAN}])(?![{HAN}]*(?:记者|实习生))[{HAN}]{{3,11}}[业行矿县市区镇乡村](?=通讯员))"
    r" ?(?:特约|骨干|优秀|农民)? ?通 ?讯 ?员"
)
_OWN = rf"(?<![^{HAN}][{HAN}])(?<!^[{HAN}])"
"""Before 文: no surname alone, with which it would make a name, as in 黄文 图."""

_BOTH = (
    rf"{_OWN}文(?:[/·、,\\ |]?图|并摄影?|[/·]摄影?)|图[/·、,\\ |]?文|摄影?[/·]文|文字[/ ]?图片|撰文摄影"
    r"|撰文[/·]摄影|(?:采写|整理|记录)[/·]摄影|摄影报道[/·]文字"
)
_WRITER = (
    rf"(?:本报)?(?:特约|特邀|首席|高级)*评论员|撰稿人|(?:本[报刊])?特约撰稿[人员]?|作 ?者(?= ?:| )"
    rf"|(?<![{HAN}])(?:文字|撰文|执笔|整理|编译|口述|漫画)(?![{HAN}])"
    rf"|(?<![{HAN}])文(?= ?[/:|])|(?<=[/|])文(?![{HAN}])|(?<= )文(?![{HAN}])"
    r"|^文(?= [^文]{2,20}[ /|](?:图|摄|摄影)[ /:|])"
)
_LENS = (
    rf"(?<![{HAN}])摄(?= ?[/:|])"
    rf"|(?<![{HAN}])图片?(?= ?[/:| ])|(?<=[/|])图片?(?![{HAN}])|(?<= )图片?(?![{HAN}])"
)
_NO_ART = "(?!队|展|家|大赛|协会|作品|艺术|比赛|节|班|爱好|周|月|团|社|棚|基地)"
"""After 摄影: no word that names the art or those who practise it, as headlines have."""

_TOKEN = re.compile(
    rf"(?P<both>{_BOTH})|(?P<correspondent>{_CORRESPONDENT})|(?P<shooter>{HOUSE} ?摄影记者)"
    rf"|(?P<reporter>{_REPORTER})|(?P<covered>{HOUSE} ?(?:摄影报道|图片报道))|(?P<gave>供图)"
    rf"|(?P<took>(?<=[{HAN} /|])摄(?![{HAN}]| ?[/:|]))"
    rf"|(?P<photo>{HOUSE} ?(?:照片|图片)?摄影{_NO_ART}|(?<![{HAN}])(?:视频|航拍)(?![{HAN}]))"
    rf"|(?P<report>采写|撰稿)"
    rf"|(?P<other>(?<![{HAN}])(?:策划|统筹|制图|设计|监制|剪辑|海报)(?![{HAN}]))"
    rf"|(?P<writer>{_WRITER})|(?P<lens>{_LENS})"
)
_RANK_KINDS = {
    "reporter": "reporters",
    "correspondent": "correspondents",
    "shooter": "photographers",
}
_ACT_KINDS = {
    **dict.fromkeys(("photo", "lens", "took", "covered", "gave"), "shot"),
    **dict.fromkeys(("writer", "report"), "wrote"),
    "both": "both",
    "other": "other",
}
_AFTER_NAMES = frozenset(["covered", "gave", "took"])
"""Acts that stand after names only."""

_GIVEN = re.compile(
    rf"(?:图片?|照片)?均?由[{HAN}]{{2,16}}(?:提供|供图)|(?:资料|网络)(?:图片?|照片)$"
    r"|(?:新华社|中新社)(?:稿|照片|传真照片)"
    rf"|(?:受访者?|受访单位|受访对象|采访对象|当事人|被访者|主办方|[校院警军厂企店馆家]方|读者|网友)\s*(?:供图|提供)"
    rf"|[{HAN}]{{2,12}}(?:局|委|办|院|校|司|厂|社区|中心|队|馆|站|处|所|街道|部|会|集团)\s*供图"
)
"""Who gave the pictures, where it is no person."""

_READER = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,4}}(?:读者|网友|影友|拍友)\s+(?=[{HAN}])")
"""Who sent the picture, before his name: 云都读者 林可 摄."""

_SENT = re.compile(rf"\s发自[{HAN}]{{2,8}}$")
_ISSUED = re.compile(r"^(?:新华社|中新社|本报|本刊)发[\s(]*|(?<=摄)\)$")
_GLUED = re.compile(rf"(?<=[{HAN}]{{3}})文(?=[ 、][{HAN}·]{{2,8}}[ /]?(?:图|摄)$)")
_ACT_GLUED = re.compile(rf"(?<=[{HAN}]{{2}})(?=(?:编译|整理|采写|撰文|供稿|摄影报道)$)")
"""Before an act that closes a line of names without a space: 林可编译."""

_TORN = re.compile(
    rf"(?<=(?:记者|讯员|习生) )(?:(?P<first>[文图]) (?P<given>[{HAN}])|(?P<family>[{HAN}]) (?P<last>[文图]))"
    r"(?=$|[ ,、])"
)
"""Two characters after a rank that are one name, though one of them could be an act: 通讯员 文 志."""

_TORN_ALONE = re.compile(rf"^([{HAN}]) ([文图])(?= ?摄)")
"""The same before an act that ends the line: 江 文 摄."""

_GLUED_END = re.compile(rf"(?<=[{HAN}]{{2}})图$")

_CONNECTORS = re.compile(r"^[\s:/|,、,;()\[\]【】*_·]+|[\s:/|,、,;()\[\]【】*_·]+$")
_REST = frozenset(
    words(
        "读者 市民 网友 影友 图片由 图由 综合 综合报道 联合报道 报道 "
        "报道员 采写 供稿 发 电 专电 文 本报 新华社 特约 等"
    )
)


@dataclass(slots=True)
class _Person:
    """One name, and what the words around it say of it."""

    name: str
    rank: str
    act: str = ""

    @property
    def roles(self) -> tuple[str, ...]:
        """The lists that the name goes into."""
        if self.act == "other":
            return ()
        if self.act == "shot" or self.rank == "photographers":
            return ("photographers",)
        own = self.rank or "authors"
        return (own, "photographers") if self.act == "both" else (own,)


@dataclass(slots=True)
class _Reading:
    """A byline while it is read from left to right."""

    persons: list[_Person] = field(default_factory=list)
    rank: str = ""
    act: str = ""
    """Act that stands before the names to come."""
    is_direct: bool = False
    """Whether that act has names of its own, so that the next rank ends it."""
    done: int = 0
    """Persons whose act is known from a word after them."""

    def add(self, names: Sequence[str]) -> None:
        """Take in the names that stand here."""
        self.persons += [_Person(name, self.rank, self.act) for name in names]


_HOUSE_BEFORE = re.compile(
    rf"^(?!摄影|图片)[{HAN}]{{2,4}}社?(?=记者\s+[{HAN}]{{1,4}}(?:[\s/、]|$))|^[{HAN}]{{2,6}}·(?=[{HAN}]{{2,6}}记者)"
)
"""A short name of the paper before a reporter's: 云都记者 林可, 新云都·云都日报记者."""

_WHOLE_NAME = 3
"""Characters of a name that is taken for nobody's house."""

_HOUSE_GLUED = re.compile(rf"(?<=[{HAN}]{{2}})(?=本报(?:记者|通讯员))")
"""The next one's house right after a name: 本报记者林可本报通讯员周敏."""


def read_roles(flat: str) -> Byline | None:
    """Read ranks, acts and names; None where a part is neither.

    >>> read_roles("本报记者 林可 摄影 周敏")
    Byline(reporters=('林可',), correspondents=(), photographers=('周敏',), authors=())
    >>> read_roles("林可 何平/文 周敏/图")
    Byline(reporters=(), correspondents=(), photographers=('周敏',), authors=('林可', '何平'))
    """
    house = _HOUSE_BEFORE.match(flat)
    if house and not (len(house.group()) == _WHOLE_NAME and is_full_name(house.group())):
        flat = flat[house.end() :]
    flat = _HOUSE_GLUED.sub(" ", flat)
    flat = _READER.sub("", flat)
    flat = _SENT.sub("", _GIVEN.sub("", _ISSUED.sub("", flat))).strip(" ,、;")
    flat = _TORN.sub(lambda name: "".join(filter(None, name.groups())), _ACT_GLUED.sub(" ", flat))
    flat = _TORN_ALONE.sub(r"\1\2", flat)
    if _GLUED.search(flat):
        flat = _GLUED_END.sub(" 图", _GLUED.sub(" 文", flat))
    tokens = list(_TOKEN.finditer(flat))
    kinds = [token.lastgroup or "" for token in tokens]
    if not set(kinds) - {"other"}:
        return None
    groups = _name_groups(flat, tokens)
    if groups is None:
        return None
    reading = _Reading()
    if groups[0] and kinds[0] in _RANK_KINDS and not groups[1]:
        reading.rank = _RANK_KINDS[kinds[0]]  # 林可 本报记者
    reading.add(groups[0])
    is_after = kinds[-1] in _ACT_KINDS and not groups[-1]
    for place, token in enumerate(tokens):
        kind, names = kinds[place], groups[place + 1]
        following = kinds[place + 1] if place + 1 < len(kinds) else ""
        if kind in _RANK_KINDS:
            if reading.is_direct:
                reading.act = ""
            reading.rank = _RANK_KINDS[kind]
        elif _stands_after(kind, flat[token.end() :], names, following, reading, is_after=is_after):
            _close(reading, kind)
        else:
            _open(reading, kind, names)
        reading.add(names)
    lists: dict[str, list[str]] = {}
    for person in reading.persons:
        for role in person.roles:
            lists.setdefault(role, []).append(person.name)
    if not lists:
        return Byline() if kinds == ["writer"] and not reading.persons else None
    return Byline(**{role: tuple(dict.fromkeys(names)) for role, names in lists.items()})


_UNIT = re.compile(
    rf"^[{HAN}]{{2,10}}(?:{BODIES}|车间|工区|矿|系|段|县|市|区|镇|乡|村)\s+(?=[{HAN}]{{2,4}}$|[{HAN}]\s+[{HAN}]{{1,2}}$)"
)
"""Where a single bearer of a name works, before it: 动力厂 林可 摄."""


def _name_groups(flat: str, tokens: Sequence[re.Match[str]]) -> list[list[str]] | None:
    """Return the names before, between and after the tokens; None where something is no name."""
    starts = [0, *(token.end() for token in tokens)]
    ends = [*(token.start() for token in tokens), len(flat)]
    groups: list[list[str]] = []
    for start, end in zip(starts, ends, strict=True):
        cleaned = _UNIT.sub("", _clean(flat[start:end]))
        names = split_names(cleaned) if cleaned else []
        if names is None and groups:
            names = split_names(_without_units(cleaned))
        if not names and cleaned:
            return None
        groups.append(names or [])
    return groups


def _without_units(text: str) -> str:
    """Leave out the units that stand before the names of those who work there.

    >>> _without_units("市农业局边长海 曲 艺 市慈善总会 顾卫国")
    '边长海 曲 艺 、 顾卫国'
    """
    return " ".join(map(_name_without_unit, text.split()))


def _name_without_unit(word: str) -> str:
    """Return the name at the end of a word that opens with a unit, a separator for a unit, or the word."""
    if is_full_name(word):
        return word
    if _AT_UNIT.fullmatch(word):
        return "、"
    ends = [found.end() for found in _AT_UNIT.finditer(word, 0, len(word) - 1)] if is_han(word) else []
    names = [word[end:] for end in ends[-1:] if is_full_name(word[end:])]
    return names[0] if names else word


_AT_UNIT = re.compile(rf"^[{HAN}\d]{{2,18}}(?:{BODIES}|车间|工区|街道|社区|[办行联矿段系县市区镇乡村场园校])")
"""Where somebody works: 市总工会, 城关镇, 动力车间."""


def _stands_after(
    kind: str, rest: str, names: Sequence[str], following: str, reading: _Reading, *, is_after: bool
) -> bool:
    """Tell whether an act belongs to the names before it.

    Args:
        kind: of the act.
        rest: of the line.
        names: that follow it at once.
        following: kind of the next word.
        reading: what stands before.
        is_after: whether the line ends with an act.
    """
    if len(reading.persons) == reading.done or (reading.act and reading.is_direct):
        return False
    if kind in _AFTER_NAMES or is_after or kind == "both":
        return True
    if re.match(r" ?[/:|]", rest):
        return False
    is_before_rank = following in _RANK_KINDS
    return not names and (kind == "writer" or not is_before_rank)


def _close(reading: _Reading, kind: str) -> None:
    """Let an act hold for the names before it, back to the last act; 供图 only for those of the last rank."""
    last = reading.persons[-1].rank
    for person in reading.persons[reading.done :]:
        if kind != "gave" or person.rank == last:
            person.act = _ACT_KINDS[kind]
            if kind == "report":
                person.rank = person.rank or "reporters"
    reading.done = len(reading.persons)
    reading.act = ""


def _open(reading: _Reading, kind: str, names: Sequence[str]) -> None:
    """Let an act hold for the names after it."""
    reading.act = _ACT_KINDS[kind]
    reading.is_direct = bool(names)
    if names:
        reading.rank = "reporters" if kind == "report" else ""
    reading.done = len(reading.persons)


def _clean(segment: str) -> str:
    rest = _CONNECTORS.sub("", segment)
    kept = " ".join(word for word in rest.split() if word not in _REST)
    return _CONNECTORS.sub("", kept.removesuffix("报道") if len(kept) > len("报道") + 1 else kept)
