"""Lines: each printed line with its flat form, and what kind of line it is by itself."""

from __future__ import annotations

import re

from index.extraction.bylines import (
    AGENCIES,
    Byline,
    is_author_note,
    names_all_pictures,
    names_house,
    parse_author_line,
    parse_bracket_names,
    parse_byline,
)
from index.extraction.facts import broken_date, edge_lines, page_name_lines
from index.extraction.furniture import furniture_name
from index.extraction.labels import is_label
from index.extraction.leads import is_lead
from index.extraction.line_kinds import BOLD, Line, LineKind
from index.extraction.neighbours import correct_kinds
from index.extraction.signatures import read_signature
from index.extraction.signs import HAN, STOPS, close_up, flatten, squeeze, width
from index.extraction.tables import is_marked_row, is_row_of_values, row_fields
from index.extraction.titles import ARTWORK, is_contact

_JUMP = re.compile(
    r"^”?[((【▶►→↓>*]*\s*(?:[《“].{2,30}[》”])?"
    r"(?:紧接|下转|上接|转|接|详见|相关报道见|更多报道见|全文见|另文见|见)(?:今日|本报)?\s*"
    r"(?:第?\s*[A-Z]?\d{0,2}[一二三四五六七八九十]{0,3}\s*版|[A-Z]\d{2}|[^。]{0,6}版)[^。]{0,14}[))】▶►→*]*$"
)
JUMP_BEHIND = re.compile(r"(?<=[)）])\s*[(（](?:下转|转)[^()（）]{1,8}版[)）]$")
"""Where a story goes on, after the reporter's name in brackets."""

_RULE = re.compile(r"^(?:[-*_=~—–―─━·.…＊※◇◆☆★○●\s]{3,}|<!--.*-->)$")
_HEADING = re.compile(r"^(#{1,6})\s*(?=\S)")
_BOLD_LINE = re.compile(
    r"^\*\*([^*]{2,60})\*\*$|^__([^_]{2,60})__$|^<(?:b|strong)>([^<]{2,60})</(?:b|strong)>$"
)
_BOLD_LEAD = re.compile(r"^(?:[-*+•]\s+|[●◆■▲]\s*)?\*\*([^*]{1,40})\*\*\s*(?=\S)")
_BOLD_WORDS = re.compile(r"\*\*([^*\s](?:[^*]*[^*\s])?)\*\*")
_WIDE_GAP = re.compile(rf"(?<=[{HAN}”》！？!?\d]{{4}})\u3000(?=[{HAN}“《\d]{{3}})")
"""A full-width space between two parts of a heading."""

_SPACED_LEAD = re.compile("^(?:本 报|晚 报|晨 报|日 报) 讯(?=[ (（])")
"""A lead-in spaced out to fill its column."""

_KEPT_GAP = "\ue000"
_GAPPED_WIDTH = 84
_BULLET = re.compile(r"^(?:[●◆■▲★☆◇△▶►○◎•※❖➤➢◼▪❏✦▼□◯][\s]*(?=\S)|[-*+]\s+(?=\S))")
_NOTES = (
    r"编\s*者\s*按|编\s*者\s*的\s*话|编\s*后|编\s*前|开\s*栏\s*的?\s*话|开\s*篇\s*语|导\s*读"
    r"|阅读提示|核心提示|内容提要|按语|编辑点评|编辑附言|编者附言|记者手记"
)
_NOTE = re.compile(rf"^[\s【\[(■●◆]*(?:{_NOTES})(?:[::】\])\s]|$)")


def read_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a page, each with its kind."""
    lines: list[Line] = []
    gap = 0
    raws = text.split("\n")
    edges = edge_lines(raws)
    pieces = {**dict.fromkeys(page_name_lines(raws), "版名"), **dict.fromkeys(broken_date(raws)[1], "报头")}
    for number, raw in enumerate(raws, 1):
        if not raw.strip():
            gap += 1
            continue
        line = _read_line(number, raw, gap, is_edge=number in edges)
        if number in pieces:
            line.kind, line.reason = LineKind.FURNITURE, pieces[number]
        lines.append(line)
        gap = 0
    correct_kinds(lines)
    return lines


def strip_bullet(text: str) -> str:
    """Return a bullet's text without its sign."""
    return _BULLET.sub("", text, count=1).strip()


def _read_line(number: int, raw: str, gap: int, *, is_edge: bool) -> Line:
    if width(raw) <= _GAPPED_WIDTH and raw.rstrip()[-1:] not in STOPS:
        raw = _WIDE_GAP.sub(_KEPT_GAP, raw)
    stripped = raw.replace("\u3000", " ").strip().lstrip("\ufeff\u200b")
    level = 0
    if match := _HEADING.match(stripped):
        level = len(match[1])
        stripped = stripped[match.end() :].strip().rstrip("#").strip()
    if stripped.startswith("> "):
        stripped = stripped[2:].strip()
    bold_lead = ""
    if match := _BOLD_LINE.match(stripped):
        level = level or BOLD
        stripped = next(part for part in match.groups() if part).strip()
    elif match := _BOLD_LEAD.match(stripped):
        bold_lead = match[1].strip(" :：。")
        stripped = stripped.replace("**", "")
    stripped = _BOLD_WORDS.sub(r"\1", stripped)
    text = _SPACED_LEAD.sub(lambda lead: squeeze(lead.group()), close_up(stripped).replace(_KEPT_GAP, " "))
    stripped = stripped.replace(_KEPT_GAP, " ")
    if not text:  # marks of markdown and nothing that they mark
        bare = raw.replace(_KEPT_GAP, " ").strip()
        return Line(number, bare, flatten(bare), LineKind.RULE, "分隔线", gap)
    line = Line(
        number=number,
        text=text,
        flat=flatten(text),
        gap=gap,
        level=level,
        is_indented=raw[:1] in "\u3000 \t" and raw.lstrip("\u3000 \t") != raw,
        is_spaced_after=raw[-1:] in "\u3000 ",
        width=width(stripped),
        bold_lead=bold_lead,
        columns=len(row_fields(raw)),
    )
    _classify(line, stripped, is_edge=is_edge)
    if line.kind is LineKind.TEXT and not level and (is_marked_row(raw) or is_row_of_values(raw)):
        line.kind = LineKind.ROW
        _keep_columns(line, raw)
    return line


def _keep_columns(line: Line, raw: str) -> None:
    """Let the columns of a row stand apart: without gaps the numbers of two would run together."""
    if not is_marked_row(raw):
        line.text = "\u3000".join(map(close_up, row_fields(raw)))
        line.flat = flatten(line.text)


_CREDIT_ONLY = re.compile(
    r"^\(?(?:[^()。,]{2,24}(?:供图|提供|翻拍|摄影报道|资料图)|新华社发|本报资料|资料图片?|资料照片|传真照片"
    rf"|{AGENCIES}|图片由[^()。]{{2,20}}提供|网络图片)\)?$"
)
_BRACKETED = re.compile(r"^(?:\([^()]{2,46}\)\s*)+$|^\([^()]*(?:\([^()]*\)[^()]*)+\)$")
_PICTURE_KIND = re.compile(
    r"(?<=[)）])\s*[(（](?:传真|资料|新华社|本报)?(?:照片|图片)[)）]$|(?<=[摄影])\s*[(（][^()（）]{2,16}(?:供稿|供图|提供)[)）]$"
)
"""What sort of picture it is, or who gave it, after its photographer."""

_AGENCY = re.compile(r"电$|照片|图片|附|下同|完|续|\d|出版|一部分|本文|待续")
DAY_ONLY = re.compile(
    r"^(?:(?:(?:19|20)\d\d|[一二][〇零○九一二三四五六七八]{3})年)?"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$"
)
"""A line that is nothing but a day: it closes a letter or a notice."""

_WRITTEN = re.compile(
    r"^(?:(?:19|20)\d\d|[一二][〇零○九一二三四五六七八]{3})年[\d一二三四五六七八九十]{1,3}月"
    rf"(?:[\d一二三四五六七八九十]{{1,3}}日)?[{HAN}]{{0,2}}[写改]?[于在][{HAN}]{{2,10}}$"
)
"""When and where an essay was written."""

_EDITORIAL = re.compile(r"^本报(?:社论|评论)$|^编辑部$|^本刊编辑部$|^本报编辑部$|^《[^》]{2,10}》编辑部$")


def _classify(line: Line, printed: str, *, is_edge: bool) -> None:
    """Set the kind of a line by itself. `printed` has the spaces that the print has."""
    printed = _PICTURE_KIND.sub("", line.text if _is_spaced_out(printed) else printed)
    printed = JUMP_BEHIND.sub("", printed)
    flat = flatten(printed)
    tight = squeeze(flat)
    line.kind = LineKind.HEADING if line.level and not is_contact(flat) else LineKind.TEXT
    if _RULE.match(flat):
        line.kind, line.reason = LineKind.RULE, "分隔线"
    elif reason := furniture_name(flat, tight, line.text, is_edge=is_edge):
        line.kind, line.reason = LineKind.FURNITURE, reason
    elif len(tight) <= 40 and _JUMP.match(tight):
        line.kind = LineKind.JUMP
    elif (_EDITORIAL.match(tight) or names_house(printed)) and not line.level:
        line.kind = LineKind.CLOSING if flat.startswith("(") else LineKind.BYLINE
        line.byline = Byline()
    elif _NOTE.match(flat) and (len(tight) <= 6 or len(tight) > 30 or tight[-1] in "。)"):
        line.kind = LineKind.NOTE
    elif (is_lead(flat) or is_lead(line.flat)) and not line.level and not _BRACKETED.match(flat):
        line.kind = LineKind.LEAD
    elif (names := parse_author_line(printed)) is not None:
        is_credit = bool(names.photographers) and not (
            names.reporters or names.authors or names.correspondents
        )
        line.kind, line.byline = LineKind.CREDIT if is_credit else LineKind.AUTHOR, names
    elif not ARTWORK.search(flat) and (names := parse_byline(printed)) is not None:
        line.byline = names
        line.kind = _byline_kind(flat, names)
    elif (DAY_ONLY.match(tight) or _WRITTEN.match(tight)) and not line.level:
        line.kind, line.byline = LineKind.CLOSING, Byline()
    elif _CREDIT_ONLY.match(tight) and "图片新闻" not in tight:
        line.kind, line.byline = LineKind.CREDIT, Byline()
    elif (names := parse_bracket_names(flat)) is not None:
        line.kind, line.byline = LineKind.CLOSING, names
    elif _BRACKETED.match(flat) and len(tight) <= 46 and not line.level:
        line.kind, line.byline = (
            LineKind.CLOSING,
            read_signature(flat) if len(tight) <= 24 and not _AGENCY.search(flat) else Byline(),
        )
    elif is_author_note(flat) and len(tight) < 60:
        line.kind, line.byline = LineKind.CLOSING, Byline()
    elif not line.level and _BULLET.match(flat):
        line.kind = LineKind.BULLET
        if is_label(strip_bullet(flat)):
            line.kind = LineKind.LABEL
    elif is_label(flat):
        line.kind = LineKind.LABEL


def _is_spaced_out(printed: str) -> bool:
    """Tell whether a line of text is spaced out to fill its column: the spaces in it part no names."""
    signs = printed.split()
    return len(signs) >= _LEAST_SPACED and all(len(sign) == 1 for sign in signs)


_LEAST_SPACED = 10


def _byline_kind(flat: str, names: Byline) -> LineKind:
    is_credit = bool(names.photographers) and not (names.reporters or names.correspondents or names.authors)
    if is_credit and not names_all_pictures(flat):
        return LineKind.CREDIT
    if flat.startswith("("):
        return LineKind.CLOSING
    return LineKind.BYLINE
