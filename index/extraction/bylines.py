"""Bylines: who reported, corresponded, photographed or wrote, from a line, a lead-in or a closing bracket."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.extraction.names import has_surname, is_name, split_names
from index.extraction.signs import HAN, either, flatten, squeeze, words


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

    def __bool__(self) -> bool:
        """Tell whether anyone is named."""
        return bool(self.reporters or self.correspondents or self.photographers or self.authors)


_HOUSES = either("日报 晚报 晨报 早报 商报 时报 都市报 快报 电视台 广播电台 融媒体中心 融媒 客户端 社 报 台")
_HOUSE = rf"(?:本报|本刊|本台|本网|新华社|中新社|新华网|中央[{HAN}]{{2,8}}台|[{HAN}]{{0,8}}(?:{_HOUSES}))?"
_RANKS = either(
    "全媒体 全媒 融媒体 融媒 见习 实习 首席 特约 特派 特邀 驻站 驻地 摄影 文字 资深 高级 青年 新媒体 "
    "视频 客户端 驻京 驻外 本版 专职 体育 随军 跑口 一线"
)
_RANK = rf"(?:{_RANKS}|驻[{HAN}]{{2,7}}?)*"
_REPORTER = rf"{_HOUSE} ?{_RANK} ?(?:记 ?者|实习生|采写|报道员|撰稿)"
_CORRESPONDENT = rf"{_HOUSE} ?(?:特约|骨干|优秀|农民)? ?通 ?讯 ?员"
_BOTH = (
    r"文[/·、,\\ ]?图|图[/·、,\\ ]?文|文并摄|文[/·]摄影?|摄影?[/·]文|文字[/ ]?图片|撰文摄影"
    r"|撰文[/·]摄影|采写[/·]摄影|摄影报道[/·]文字"
)
_WRITER = (
    rf"(?:本报)?(?:特约)?评论员|(?:特约)?撰稿人|作 ?者(?= ?:| )"
    rf"|(?<![{HAN}])(?:文字|撰文|执笔|整理|编译|口述|漫画)(?![{HAN}])"
    rf"|(?<![{HAN}])文(?= ?[/:])|(?<=/)文(?![{HAN}])|(?<= )文(?![{HAN}])"
)
_LENS = (
    rf"(?<=[{HAN} /])摄(?![{HAN}])|(?<![{HAN}])摄(?= ?[/:])"
    rf"|(?<![{HAN}])图片?(?= ?[/: ])|(?<=/)图片?(?![{HAN}])|(?<= )图片?(?![{HAN}])"
)
_TOKEN = re.compile(
    rf"(?P<both>{_BOTH})|(?P<correspondent>{_CORRESPONDENT})|(?P<shoot>{_HOUSE} ?摄影记者)"
    rf"|(?P<reporter>{_REPORTER})|(?P<photo>{_HOUSE} ?(?:摄影报道|图片报道|供图|摄影))"
    rf"|(?P<writer>{_WRITER})|(?P<lens>{_LENS})"
)
_CONNECTORS = re.compile(r"^[\s:/|,、,;()\[\]【】*_·]+|[\s:/|,、,;()\[\]【】*_·]+$")
_REST = frozenset(
    words(
        "读者 市民 网友 影友 图片由 图由 综合 综合报道 联合报道 报道 "
        "报道员 采写 发 电 专电 文 本报 新华社 特约 等"
    )
)
_MAX_LINE = 70
"""Characters of the longest byline line."""

_MARKS = frozenset("□○◎◇⊙●■◆▲☆★△✎❑▢◯")
_AUTHOR_MARK = re.compile(
    rf"^(?:[□○◎◇⊙●■◆▲☆★△✎❑▢◯](?! *[{HAN}]{{5}})|作者 ?[:：]|文 ?[/:：]|撰文 ?[:：]|\(作者 ?[:：]?)"
    rf"\s*(?P<names>[{HAN}A-Za-z·、, ]{{2,40}})\)?$"
)
_BRACKET_NAMES = re.compile(rf"^\((?P<names>[{HAN}·、 ]{{2,18}})\)$")
_OWNER_NOTE = re.compile(r"^\(作者(?:系|为|单位|是)")
_LEAD_BRACKET = re.compile(r"^[^。;!?]{0,45}?\((?P<inner>[^()]{2,90})\)")
_LEAD_REPORT = re.compile(
    rf"^[^。]{{0,40}}?(?:讯|电|消息|专电)\s*(?P<inner>[^。,“]{{0,30}}?(?:记者|通讯员)"
    rf"[{HAN}·、,记者通讯员实习生摄影\s]{{2,50}}?)(?:报道|:|(?=\s+(?:\d|近日|日前|昨|今)))"
)
_TAIL_BRACKET = re.compile(r"\((?P<inner>[^()]{2,60})\)$")
_RANKED = rf"(?:{_RANK}记\s*者|{_RANK}通\s*讯\s*员|特约摄影|发|实习生|读者|市民|网友|影友)"
_CREDITED = rf"(?:[{HAN}·]{{2,12}}|[{HAN}]\s?[{HAN}]{{1,2}})(?:[\s、,]+[{HAN}·]{{1,4}}){{0,4}}"
_TAIL_CREDIT = re.compile(
    rf"(?:(?<=[。!?！？”…；;\s)）])|^)\s*(?P<credit>\(?(?:"
    rf"(?:(?:新华社|中新社)发\s*\(?)?{_HOUSE}\s*{_RANKED}?\s*{_CREDITED}\s*(?:摄影报道|摄影|摄|供图|/图|文/图|(?<=\s)图)"
    rf"|(?:图片?|摄影|照片)\s*[/:]\s*[{HAN}·、\s]{{2,20}}|摄影\s[{HAN}·、\s]{{2,12}})\)?)\s*$"
)
_TAIL_AGENCY = re.compile(
    rf"(?:(?<=[。!?！？”…\s])|(?<=[。!?！？”…]))\s*\(?(?:新华社发|中新社发|资料图片|资料照片|本报资料图片|[{HAN}]{{2,12}}供图|图片由[{HAN}]{{2,16}}提供)\)?$"
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
    flat = re.sub(r"《[^》]{2,12}(?:报|刊|网)》(?=记者|通讯员)", "", flat)
    if not flat or len(flat) > _MAX_LINE or any(sign in flat for sign in "。!?“”《》"):
        return None
    return _read_roles(flat)


def parse_author_line(text: str) -> Byline | None:
    """Read a line with an author's mark (□○◎, 作者：) and names; None where it is something else."""
    flat = flatten(text).strip(" *_")
    if flat[:1] in _MARKS and (roles := _read_roles(flat[1:].strip())) is not None:
        return roles
    if match := _AUTHOR_MARK.match(flat):
        inner = match["names"].strip()
        if roles := _read_roles(inner):
            return roles
        names = split_names(inner) or split_names(squeeze(inner))
        if names:
            return Byline(authors=tuple(names))
        if inner.endswith("评论员"):
            return Byline()
    return None


def parse_bracket_names(text: str) -> Byline | None:
    """Read a line that is nothing but names in brackets, as briefs are signed: （林可 周 全）."""
    match = _BRACKET_NAMES.match(flatten(text).strip())
    names = split_names(match["names"]) if match else None
    if not names:
        return None
    return Byline(authors=tuple(names)) if len(names) > 1 or len(names[0]) <= 4 else None


def is_author_note(text: str) -> bool:
    """Tell whether a line only says who the author is: （作者系某校教师）."""
    return bool(_OWNER_NOTE.match(flatten(text).strip()))


def parse_lead(text: str) -> Byline:
    """Read the names in the lead-in of a story: 本报讯（记者…）, 新华社…电（记者…）, 电 记者…报道."""
    flat = flatten(text[:150])
    match = _LEAD_BRACKET.match(flat) or _LEAD_REPORT.match(flat)
    if not match:
        return Byline()
    inner = match["inner"].strip()
    return _read_roles(inner) or Byline()


def parse_tail(text: str) -> tuple[Byline, str]:
    """Return the names in a bracket that closes a paragraph, and the paragraph without it."""
    flat = flatten(text)
    match = _TAIL_BRACKET.search(flat)
    if not match:
        return Byline(), text
    inner = match["inner"].strip()
    before = flat[: match.start()].rstrip()
    if before[-1:] in "。!?”" and (bare := _bare_names(inner)):
        return Byline(authors=bare), text[: match.start()].rstrip()
    if not re.search(r"记\s*者|通\s*讯\s*员|实习生|文/?图|摄", inner):
        return Byline(), text
    names = _read_roles(inner)
    return (names, text[: match.start()].rstrip()) if names else (Byline(), text)


def _bare_names(inner: str) -> tuple[str, ...]:
    """Return the names of a bracket that has nothing else: （林可 周全）."""
    if not 2 <= len(squeeze(inner)) <= _MOST_BARE:
        return ()
    names = split_names(inner)
    return tuple(names) if names and all(has_surname(name) for name in names) else ()


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
    credit = match["credit"].strip("() ")
    names = _read_roles(re.sub(r"^(?:新华社|本报|中新社)发[\s(]*", "", credit))
    if names is None:
        return None, text
    return names, text[: match.start("credit")].rstrip()


def _read_roles(flat: str) -> Byline | None:
    """Read alternating roles and names; None where a part is neither."""
    tokens = list(_TOKEN.finditer(flat))
    if not tokens:
        return None
    lists: dict[str, list[str]] = {"reporter": [], "correspondent": [], "photo": [], "author": []}
    segments = [flat[: tokens[0].start()]]
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        segments.append(flat[token.end() : following.start() if following else len(flat)])
    groups: list[list[str]] = []
    for segment in segments:
        cleaned = _clean(segment)
        names = split_names(cleaned) if cleaned else []
        if names is None:
            return None
        groups.append(names)
    kinds = [token.lastgroup or "" for token in tokens]
    if kinds[0] in ("writer", "lens") and not groups[0]:
        kinds, groups = _resolve_prefixes(kinds, groups)
    for place, names in enumerate(groups):
        before = kinds[place - 1] if place else ""
        after = kinds[place] if place < len(kinds) else ""
        if before in ("reporter", "correspondent") and place < len(kinds) and groups[place + 1]:
            after = ""  # 采写 林可 摄影 周敏: the second role belongs to the names after it
        if names:
            for role in _roles(before, after, is_leading=bool(groups[0])):
                lists[role].extend(names)
    _share_both(kinds, groups, lists)
    if kinds[-1] in ("photo", "lens") and not groups[-1] and set(kinds[:-1]) <= {"reporter", "correspondent"}:
        lists = {
            **lists,
            "reporter": [],
            "correspondent": [],
            "photo": [name for names in groups for name in names],
        }
    if not any(lists.values()):
        return Byline() if _names_nobody(kinds) else None
    return Byline(
        *(tuple(dict.fromkeys(lists[role])) for role in ("reporter", "correspondent", "photo", "author"))
    )


def _resolve_prefixes(kinds: list[str], groups: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Drop 文/ before a rank, and let 图/ outweigh it: 文/记者 林可 图/通讯员 周敏."""
    left: list[str] = []
    names: list[list[str]] = [groups[0]]
    for place, kind in enumerate(kinds):
        is_prefix = kind in ("writer", "lens") and not groups[place + 1] and place + 1 < len(kinds)
        if is_prefix and kind == "writer":
            continue
        if left and left[-1] == "shoot" and not names[-1]:
            names[-1] = groups[place + 1]
            continue
        left.append("shoot" if kind == "lens" else kind)
        names.append(groups[place + 1])
    return left, names


_ROLE_OF = {
    "reporter": "reporter",
    "correspondent": "correspondent",
    "photo": "photo",
    "lens": "photo",
    "shoot": "photo",
    "writer": "author",
}


def _roles(before: str, after: str, *, is_leading: bool) -> tuple[str, ...]:
    """Return the lists that names between two role words belong to."""
    if before in ("reporter", "correspondent"):
        if after in ("photo", "lens"):
            return ("photo",)
        return (before, "photo") if after == "both" else (before,)
    if not is_leading and before:
        return ("author", "photo") if before == "both" else (_ROLE_OF[before],)
    if after == "both":
        return ("author", "photo")
    if after in _ROLE_OF:
        return (_ROLE_OF[after],)
    return (_ROLE_OF.get(before, "author"),)


def _share_both(kinds: list[str], groups: list[list[str]], lists: dict[str, list[str]]) -> None:
    """Give 文/图 at the end of a byline to all the reporters before it."""
    if kinds[-1] == "both" and not groups[-1] and len(kinds) > 1:
        lists["photo"] = [
            *lists["reporter"],
            *(name for name in lists["photo"] if name not in lists["reporter"]),
        ]


def _names_nobody(kinds: list[str]) -> bool:
    """Tell whether a byline without a name is one all the same: 本报评论员."""
    return kinds == ["writer"]


def _clean(segment: str) -> str:
    rest = _CONNECTORS.sub("", segment)
    kept = " ".join(word for word in rest.split() if word not in _REST)
    return _CONNECTORS.sub("", kept.removesuffix("报道") if len(kept) > len("报道") + 1 else kept)


def read_author(text: str) -> Byline:
    """Read a line of bare names under a heading."""
    return Byline(authors=tuple(split_names(text) or [squeeze(text)]))


def read_signature(text: str) -> Byline:
    """Read the signature of a letter: the name stands last, after the place.

    >>> read_signature("云溪县百货公司　梅　香").authors
    ('梅香',)
    """
    parts = flatten(text).strip("()— ").split()
    for count in (1, 2, 3):
        tail = parts[-count:]
        name = "".join(tail)
        if (
            2 <= len(name) <= 4
            and all(len(word) == 1 for word in tail[:-1])
            and (len(parts) > count or has_surname(name))
        ):
            return Byline(authors=(name,)) if is_name(name) else Byline()
    return Byline()


def is_author_name(text: str) -> bool:
    """Tell whether a short line after a heading can be its author's name, printed without a mark."""
    parts = text.split()
    if not parts or len(parts) > 4:
        return False
    if len(parts) > 1:
        names = split_names(text)
        return bool(names) and all(has_surname(name) for name in names or [])
    word = parts[0]
    if has_surname(word) or (is_name(word) and len(word) <= 3):
        return True
    names = split_names(word) if len(word) >= 4 else None
    return bool(names) and len(names or []) > 1
