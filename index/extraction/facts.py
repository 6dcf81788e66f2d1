"""Page facts: newspaper, issue date, label and name of a page, from its masthead, else from its path."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import PageFacts
from index.extraction.dates import FULL_DATE, find_full_date, match_day
from index.extraction.paths import PAPER, read_path, spell_label
from index.extraction.signs import HAN, as_printed, either, flatten, squeeze

_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_PAPER_LINE = re.compile(rf"^[《\s]*({PAPER})[》\s]*$")
_PAPER_HEAD = re.compile(rf"^[《\s]*({PAPER})》?(?=[\s|·/—\-]|\d|第|$)")
_LATIN_PAPER = re.compile(
    r"^[A-Z][A-Z .'&-]*(?:DAILY|NEWS|POST|TIMES|EVENING|HERALD|MORNING)[A-Z .'&-]*(?P<label> [A-Z]?\d{1,3})?$"
)
_LABEL = re.compile(
    r"(?<![0-9A-Za-z])([A-Z]{1,2}\d{1,3})(?:-\d+)?(?![0-9A-Za-z])\s*版?"
    r"|第?\s*([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版(?!本|权|面|式|图|次|主)|第\s*([一二三四五六七八九十]{1,3})\s*页"
    r"|版次\s*[::]\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]+)"
)
_EDGE_LABEL = re.compile(
    rf"^(?:\d{{1,2}}[\s|·]+[{HAN}·]{{2,9}}|0\d(?:\s+[{HAN}]){{2,5}}|[{HAN}]{{2,8}}[\s|·]+\d{{1,2}}|[{HAN}]{{2,5}}[\s|·]+[A-Z]\d{{1,2}}|{PAPER}[\s|·]+\d{{1,2}}|[{HAN}]{{2,8}}\s+副刊\s*第?\s*\d+\s*期|第[{HAN}\d]+期|\d{{1,2}})$"
)
_NAMED_PAGE = re.compile(
    rf"^(?:\d{{1,2}} ?)?[{HAN}]{{2,6}}\s+[A-Z]{{3,}}(?: [A-Z]+)* "
    r"(?:DAILY|NEWS|RIBAO|WANBAO|CHENBAO|BAO|TIMES|POST)$"
    r"|^内部(?:资料|刊物)[^。,]{0,14}$"
)
"""A page's name beside the newspaper's in Latin letters: 视觉 YUNXI DAILY; a paper not on sale."""

_NUMBERED_PAGE = re.compile(rf"^\d{{1,2}}\s*[{HAN}·]{{2,7}}\s+{PAPER}$")
"""A page's number and name beside the newspaper's, wherever the page prints it: 3 综合新闻 云溪日报."""

_PAPER_FOOT = re.compile(rf"^{PAPER}(?:[\s|·]+[{HAN}A-Z0-9]{{1,8}}){{1,3}}$")
"""A newspaper's name with page name or label, at the top or the foot of a page."""

_BARE_LABEL = re.compile(r"^(\d{1,2}|[A-Z]\d{1,2})$")
_EDITION_COUNT = re.compile(
    r"(?:今日|本期|共|今天|本报今日)\s*(?:\d+|[一二三四五六七八九十]+)\s*版|\d+\s*版$(?<=共\d版)"
)
_NO_PAPER = re.compile(
    r"(?:播报|简报|通报|预报|喜报|海报|情报|捷报|警报|回报|举报|(?<![青老少])年报|月报|季报|申报|上报|电报|填报|战报)$"
)
_NAMELESS = re.compile(
    r"^(?:农历|夏历|藏历)[甲乙丙丁戊己庚辛壬癸土木金火水阴阳][子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪]年"
    r"闰?[正一二三四五六七八九十冬腊]{1,2}月[大小]?[初一二三四五六七八九十廿]{1,3}日?"
    r"(?:[正一二三四五六七八九十冬腊]{1,2}月[初一二三四五六七八九十廿]{1,3})?"
    r"(?:[立小大雨惊春清谷芒夏处白秋寒霜冬][春夏秋冬寒暑雪雨水蛰分明满种至露降])?$"
    r"|^(?:连续)?安全(?:生产)?(?:无事故)?(?:第)?\d+天$"
)
"""A masthead's line that names neither paper nor page: a lunar date, or a company's days without accident."""

_SHORT_NAMES = ("快报", "汇报", "早报", "晨报", "价格周报", "行情周报")
"""Words that end like a newspaper's name and name columns or other things."""

_LUNAR_YEAR = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
_LUNAR_DAY = (
    rf"(?:(?:{_LUNAR_YEAR})?闰?(?:[正一二三四五六七八九冬腊]|十[一二]?)月[大小]?"
    r"(?:初[一二三四五六七八九十]|[二三]十[一二三四五六七八九]?|[十廿][一二三四五六七八九]?)(?!日)"
    rf"|{_LUNAR_YEAR}[正一二三四五六七八九十冬腊闰月大小初廿年日]{{0,9}})"
)
_PUBLISHER = (
    r"(?:每[^\s|]{1,6}|[^\s|《》]{2,14}(?:社|集团|中心|局|委|部))(?:编辑)?出版$|[^\s|《》]{2,14}出版社$"
)
_MASTHEAD_NOISE = re.compile(
    rf"{_WEEKDAY}|(?:农历|夏历)?{_LUNAR_DAY}|(?:农历|藏历|回历)[^\s|]*"
    r"|总?第\s*[\d,〇零一二三四五六七八九十百千]+\s*期"
    rf"|中共[^\s|]*机关报|(?<![{HAN}·])副刊(?![{HAN}])|\(总[^)]*\)|国内统一[^\s|]*|CN\s*\d+[-—]+\d+|(?:邮发)?代号:?\s*[\d—-]+|零售[^\s|]*"
    rf"|第\s*\d{{3,}}\s*号|内部(?:发行|交流)|内部资料(?!性)|免费(?:交流|赠阅|赠送)|[^\s|]{{0,4}}准印(?:字|证)[^\s|]*|(?:内部(?:资料)?)?准印证号?\s*[^\s|]*|网址:?|主管主办[^\s|]*|[^\s|]*主办|{_PUBLISHER}|https?://\S+|www\.\S+"
)
_STAFF_ROLES = either(
    "编辑 责编 美编 校对 校检 版式 组版 审读 主编 编审 编委 总编辑 总编 统筹 制图 排版 设计 终审 一审 "
    "二审 三审 检校 审校 值班主任 主任 电话 热线 邮箱 信箱 投稿"
)
_STAFF = re.compile(
    rf"(?:本版|值班|执行|见习|首席|今日|责任|美术|图片|版面|策划|视觉)*(?:{_STAFF_ROLES})\s*[:|/ ]"
)
_DATE_LINE_HINT = re.compile(rf"{_WEEKDAY}|农历|总第|第\s*\d+\s*期|今日|\|")
_SECTION = re.compile(rf"^[{HAN}A-Za-z0-9·•&“”]{{2,12}}$")
_CONTACT = re.compile(
    r"^(?:投稿|来稿|新闻|爆料|报料|广告|发行|订报)$|微信|公众号|微博|电话|热线|邮箱|信箱|QQ|:"
)
"""How to reach the page; no name of it."""

_MAX_MASTHEAD = 90
"""Characters of the longest masthead line."""

_EDGE_LINES = 12
"""Non-blank lines at the top of a page that are a masthead even where they print little."""

_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z]{3,}(?: [A-Z.'&-]{2,}){0,4}(?![A-Za-z0-9])")
"""A newspaper's name in Latin capitals, beside the Chinese one."""

_NO_NAME = re.compile(rf"{_CONTACT.pattern}|^[A-Z]{{0,2}}\d{{1,3}}版?$|^[A-Z .'&-]{{3,}}$")
"""What may stand beside a page's name: how to reach it, its number, its name in Latin capitals."""

_LATIN_LINE = re.compile(r"^[A-Z][A-Z .'&-]{5,40}$")


@dataclass(slots=True)
class _Printed:
    """What the lines of a masthead print."""

    newspaper: str = ""
    latin: str = ""
    date: dt.date | None = None
    label: str = ""
    section: str = ""


def find_facts(lines: Sequence[str], source: str) -> PageFacts:
    """Return what masthead and path say; the date stays unknown where neither says it."""
    printed = _read_masthead(lines)
    newspaper, date, label = read_path(source)
    return PageFacts(
        source=source,
        newspaper=printed.newspaper or newspaper or printed.latin,
        date=printed.date or date,
        label=printed.label or label,
        section=printed.section,
    )


def edge_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines at the top of a page, before any running text."""
    edges: list[int] = []
    for number, line in enumerate(lines, 1):
        if "。" in line or len(edges) == _EDGE_LINES:
            break
        if line.strip():
            edges.append(number)
    return frozenset(edges)


def broken_date(lines: Sequence[str]) -> tuple[dt.date | None, frozenset[int]]:
    """Return the issue date that the top of a page breaks over two lines, and the numbers of the lines.

    >>> broken_date(["云溪日报", "2021年6月", "18", "星期五"])
    (datetime.date(2021, 6, 18), frozenset({2, 3}))
    """
    pieces = []
    for number in sorted(edge_lines(lines)):
        tight = squeeze(flatten(lines[number - 1]))
        if not _WEEKDAY_ONLY.match(tight):
            pieces.append((number, tight))
    for (number, one), (following, other) in itertools.pairwise(pieces):
        if not (_DATE_PIECE.match(one) and _DATE_PIECE.match(other)):
            continue
        for text in (one + other, other + one):
            match = FULL_DATE.fullmatch(text if text.endswith(("日", "号")) else f"{text}日")
            if match and (date := match_day(match)):
                return date, frozenset([number, following])
    return None, frozenset()


_WEEKDAY_ONLY = re.compile(rf"^{_WEEKDAY}$")
_DATE_PIECE = re.compile(r"^(?:(?:19|20)\d\d年(?:\d{1,2}月)?|(?:\d{1,2}月)?\d{1,2}[日号]?|\d{1,2}月)$")


def page_name_lines(lines: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the short lines over the masthead: the names of the page."""
    names: list[int] = []
    edges = edge_lines(lines)
    for number in sorted(edges):
        line = lines[number - 1]
        if is_masthead(line, is_edge=True) or _STAFF.match(flatten(line).lstrip("■●◆□▲| ")):
            if names:
                return tuple(names)
            continue
        tight = squeeze(flatten(line).strip().lstrip("# "))
        if len(names) == _MOST_NAMES or not _SECTION.match(tight) or len(tight) > _LONGEST_NAME:
            break
        names.append(number)
    return tuple(names) if names and _is_over_marked(lines, names[-1]) else ()


def _is_over_marked(lines: Sequence[str], number: int) -> bool:
    """Tell whether an unmarked line with a dot in it stands over a marked heading: 本地·综合."""
    following = next((line.strip() for line in lines[number:] if line.strip()), "")
    own = lines[number - 1].strip()
    return "·" in flatten(own) and not own.startswith("#") and following.startswith("#")


_WITH_PAGE = re.compile(
    rf"^(?:[{HAN}]{{2,8}}\s*[|·]?\s+)?第\s?\d{{1,2}}\s?版\s+[{HAN}]{{2,6}}(?:·[{HAN}]{{2,6}})?$"
)
"""The paper's name, the number of the page and the page's name: 今日云溪 第2版 三农·综合."""

_MOST_NAMES = 2
_LONGEST_NAME = 6
"""Characters of the longest page name over a masthead; a longer line may be a headline."""


def is_masthead(line: str, *, is_edge: bool) -> bool:
    """Tell whether a line of the page prints its facts: a newspaper's name, its date line, a page label.

    Args:
        line: as printed.
        is_edge: whether it stands at the top of the page; a bare date or number elsewhere is text.
    """
    flat = flatten(line).strip().lstrip("# ").strip("* ").replace("**", "")
    if not flat or len(flat) > _MAX_MASTHEAD:
        return False
    tight = squeeze(flat)
    if _NO_PAPER.search(tight):
        return False
    if _PAPER_LINE.match(tight) and (is_edge or not tight.endswith(_SHORT_NAMES)):
        return True
    if is_edge and _PAPER_LINE.match(squeeze(_LATIN_NAME.sub("", flat))):
        return True
    if _LATIN_PAPER.match(flat) or _NUMBERED_PAGE.match(flat):
        return True
    if _NAMELESS.match(tight) or _is_paper_foot(flat) or _is_staffed_label(flat):
        return True
    if is_edge and (
        _WITH_PAGE.match(flat)
        or _LATIN_LINE.match(flat)
        or _NAMED_PAGE.match(flat)
        or not squeeze(_MASTHEAD_NOISE.sub("", _EDITION_COUNT.sub("", _LATIN_NAME.sub("", flat)))).strip(
            "|·-()"
        )
    ):
        return True
    return _is_date_line(flat, is_edge=is_edge) or _is_label_line(flat, is_edge=is_edge)


def _is_paper_foot(flat: str) -> bool:
    return bool(_PAPER_FOOT.match(flat)) and not _NO_PAPER.search(re.split(r"[\s|·]", flat, maxsplit=1)[0])


GUIDE = re.compile(r"^[【\[■●◆]*(?:今日|本期|本报|明日)?(?:导读|看点|要目|提要)[】\]■●◆]*$")
"""Over the headings that other pages have: 今日导读."""


def _read_masthead(lines: Sequence[str]) -> _Printed:
    printed = _Printed()
    edges = edge_lines(lines)
    printed.date, pieces = broken_date(lines)
    is_guide = False
    for number, line in enumerate(lines, 1):
        is_edge = number in edges
        is_guide = bool(GUIDE.match(squeeze(flatten(line)))) or (
            is_guide and (not line.strip() or "版" in line)
        )
        if number in pieces or is_guide or not is_masthead(line, is_edge=is_edge):
            continue
        own = line.strip().lstrip("# ").strip("* ").replace("**", "").replace("\u3000", " ").strip()
        flat = flatten(own)
        if _NAMELESS.match(squeeze(flat)):
            continue
        if match := _PAPER_LINE.match(squeeze(flat)):
            printed.newspaper = printed.newspaper or as_printed(match[1], own)
        elif latin := _LATIN_PAPER.match(flat):
            label = latin["label"] or ""
            printed.latin = printed.latin or flat.removesuffix(label)
            printed.label = printed.label or label.strip()
        elif not _LATIN_LINE.match(flat):
            _read_date_line(flat, own, printed)
    if not printed.section and (names := page_name_lines(lines)):
        words_of = flatten(lines[names[0] - 1]).lstrip("# ").split()
        name = as_printed(
            "".join(word for word in words_of if not _NO_NAME.search(word)), lines[names[0] - 1]
        )
        if not printed.newspaper and _TODAYS_PAPER.match(flatten(name)):
            printed.newspaper = name
        else:
            printed.section = name
    return printed


def _is_date_line(flat: str, *, is_edge: bool) -> bool:
    match = FULL_DATE.search(flat)
    if not match or match_day(match) is None or flat[0] in "([【*" or any(sign in flat for sign in "。,;!?“"):
        return False
    if _TIME_OF.match(flat) or _CALLS.match(flat):
        return False
    rest = squeeze(flat[: match.start()] + flat[match.end() :])
    if flat[0] == "|" == flat[-1]:  # a row of a table
        return _is_short_masthead(flat.strip("| "), rest.strip("|"))
    return bool(_DATE_LINE_HINT.search(rest)) or (not rest and is_edge) or _is_short_masthead(flat, rest)


_TODAYS_PAPER = re.compile(
    rf"^今日(?!看点|关注|导读|要闻|话题|视点|头条|观察|天气|推荐|聚焦|人物|新闻|焦点|热点|提示|财经|体育|教育|健康|生活"
    rf"|[{HAN}]?[评论谈说话语议坛])[{HAN}]{{2,3}}$"
)
"""A name over the date that is a paper's where no other is printed: 今日 and its place."""

_TIME_OF = re.compile(rf"^(?!出版|发布|印刷)[{HAN}]{{0,4}}(?:时间|日期) ?:")
"""Opens a line that says when something takes place."""


_CALLS = re.compile(rf"^[{HAN}]{{0,4}}(?:电话|手机|传真)\s*:\s*\d")
"""Opens a line that says whom to call about a notice."""


def _is_short_masthead(flat: str, rest: str) -> bool:
    """Tell whether a line with a date is otherwise only a newspaper's name, a page label or a page name."""
    if _PAPER_HEAD.match(flat) or _LABEL.search(flat):
        return len(rest) <= 24
    return bool(_STAFF.search(flat))


def _is_staffed_label(flat: str) -> bool:
    """Tell whether a line is a page label with the page's name and staff: A08 社会 编辑 马丽 校对 吴芳."""
    staff = _STAFF.search(flat)
    before = flat[: staff.start()].strip() if staff else ""
    return len(before) <= _MAX_PAGE_NAME and bool(_LABEL.match(before))


_MAX_PAGE_NAME = 24
"""Characters of the longest page label with the page's name."""


def _is_label_line(flat: str, *, is_edge: bool) -> bool:
    """Tell whether a line is a page label, alone or with the page's name: A07 要闻, 第三版."""
    if is_edge and _EDGE_LABEL.match(flat):
        return True
    if len(flat) > _MAX_PAGE_NAME or _NO_LABEL.search(flat):
        return False
    match = re.match(
        r"^(?:[A-Z]\d{1,2}版?|第?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*版|第[一二三四五六七八九十]{1,3}页|版次\s*:\s*\w{1,4})(?=$|[\s|·:/—-])",
        flat,
    )
    if match:
        return max(map(len, re.split(r"[\s|·:/—-]+", flat[match.end() :])), default=0) <= _LONGEST_WORD
    found = _LABEL_AT_END.search(flat)
    if not found:
        return False
    names = [word for word in flat[: found.start()].split() if not _PAPER_LINE.match(word)]
    return max(map(len, names), default=0) <= _LONGEST_WORD and sum(map(len, names)) <= _LONGEST_PAGE_NAME


_LABEL_AT_END = re.compile(
    r"[\s|·:/—-](?:[A-Z]\d{2}|第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})版|第[一二三四五六七八九十]{1,3}页)$"
)
_NO_LABEL = re.compile(r"[。,;!?()“]|下转|上接")
_LONGEST_PAGE_NAME = 8
_LONGEST_WORD = 6
"""Characters of the longest name of a page, and of its longest word; a longer one is of a guide to pages."""


def _read_date_line(flat: str, own: str, printed: _Printed) -> None:
    printed.date = printed.date or find_full_date(flat)
    rest = FULL_DATE.sub(" ", _LATIN_NAME.sub(" ", flat))
    if match := _PAPER_HEAD.match(rest.strip()):
        printed.newspaper = printed.newspaper or as_printed(match[1], own)
        rest = rest.strip()[match.end() :]
    staff = _STAFF.search(rest)
    if staff:
        rest = rest[: staff.start()]
    rest = _EDITION_COUNT.sub(" ", _MASTHEAD_NOISE.sub(" ", rest))
    if match := _LABEL.search(rest):
        printed.label = printed.label or spell_label(next(part for part in match.groups() if part))
        rest = rest[: match.start()] + " " + rest[match.end() :]
    for token in re.split(r"[\s|/]+", rest):
        word = token.strip("·•-—:《》[]【】()")
        if match := re.match(rf"^(\d{{1,2}})(?=[{HAN}])", word):
            printed.label = printed.label or match[1]
            word = word[match.end() :]
        if _BARE_LABEL.match(word):
            printed.label = printed.label or word
        elif _PAPER_LINE.match(word) or (_TODAYS_PAPER.match(word) and not printed.section):
            printed.newspaper = printed.newspaper or as_printed(word, own)
        elif (
            _SECTION.match(word) and not _CONTACT.search(word) and not word.isdigit() and not printed.section
        ):
            printed.section = as_printed(word, own)
