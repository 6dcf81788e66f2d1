"""Lead names: who reports a story, from its lead-in: 本报讯（记者…）, 新华社…电（记者…）, 电 记者…报道."""

from __future__ import annotations

import re

from index.extraction.names import is_full_name, split_names
from index.extraction.roles import HOUSE, RANK, Byline, read_roles
from index.extraction.signs import HAN, flatten
from index.tokens import word_frequencies

_LEAD_BRACKET = re.compile(r"^[^。;!?]{0,45}?\((?P<inner>[^()]{2,90})\)")
_LEAD_REPORT = re.compile(
    rf"^[^。]{{0,40}}?(?:讯|电|消息|专电)\s*[】\])]?\s*(?P<inner>[^。,“】(]{{0,30}}?(?:记者|通讯员|实习生)"
    rf"[{HAN}·、,记者通讯员实习生摄影\s]{{2,50}}?)(?:报道|:|(?=\s+(?:\d|近日|日前|昨|今)))"
)
_LEAD_AGENCY = re.compile(
    rf"^[【\[(]\s*[{HAN}]{{2,6}}社记者(?P<who>[{HAN}]{{4,7}}?)"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:专?电|讯)"
)
"""An agency's reporter, place and day in one bracket: 【中央社記者林可台北十四日電】."""

_LEAD_SLASH = re.compile(
    rf"^[【\[(]\s*(?P<inner>[^【】/。()]{{0,10}}(?:记者|通讯员|特派员)[^【】/。()]{{2,30}})/[{HAN}]{{0,10}}报[导道][】\])]"
)
"""Who reports, and from where, as papers of Taiwan print it: 【記者林可／雲溪報導】."""

_LEAD_PLAIN = re.compile(rf"^(?P<inner>(?:[{HAN}]{{0,6}}报)?{RANK}记者\s*[{HAN}·、\s]{{2,16}}?)\s*报道[\s:,]")
"""Who reports, in front of the text: 晚报记者 林可 报道."""

_LEAD_FROM = re.compile(
    rf"^(?P<inner>(?:本报|[{HAN}]{{0,6}}报)?{RANK}记者\s*[{HAN}·、\s]{{2,16}}?)"
    r"\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?\s*发自"
)
"""Who reports, when and from where: 本报特派记者林可10月19日发自滨宁."""

_LEAD_OPEN = re.compile(r"^[^。()]{0,20}?(?:讯|电|消息)\s+(?P<rest>[^\d,。:“(]{4,60})")
_RANK_WORD = re.compile(rf"^{HOUSE}{RANK}(?:记者|实习生|通讯员|特约通讯员)")
"""Names after 本报讯 without a bracket: 本报讯 记者林可 通讯员 周敏."""


def parse_lead(text: str) -> Byline:
    """Read the names in the lead-in of a story: 本报讯（记者…）, 新华社…电（记者…）, 电 记者…报道."""
    flat = flatten(text[:150])
    if agency := _LEAD_AGENCY.match(flat):
        return Byline(reporters=(_name_before_place(agency["who"]),))
    match = (
        _LEAD_PLAIN.match(flat)
        or _LEAD_FROM.match(flat)
        or _LEAD_SLASH.match(flat)
        or min(
            filter(None, (_LEAD_BRACKET.match(flat), _LEAD_REPORT.match(flat))),
            key=lambda found: found.start("inner"),
            default=None,
        )
    )
    if not match:
        return read_roles(_names_in_the_open(flat)) or Byline()
    inner = match["inner"].strip()
    return read_roles(inner) or Byline()


def _name_before_place(text: str) -> str:
    """Return the name of three or two characters that a place follows: 林可台北."""
    sizes = [size for size in (3, 2) if len(text) > size + 1 and word_frequencies().get(text[size:], 0)]
    return text[: sizes[0] if sizes else min(3, len(text) - 2)]


def _names_in_the_open(flat: str) -> str:
    """Return the ranks and names that stand after 本报讯 without a bracket, up to the first other word."""
    match = _LEAD_OPEN.match(flat)
    taken: list[str] = []
    for word in match["rest"].split() if match else ():
        rank = _RANK_WORD.match(word)
        name = word[rank.end() :] if rank else word
        is_names = bool(name) and all(map(is_full_name, split_names(name) or [""]))
        if not (is_names and (rank or taken)) and not (rank and not name):
            break
        taken.append(word)
    return " ".join(taken)
