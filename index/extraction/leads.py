"""Leads: the words that open a news story: 本报讯（记者…）, 新华社…电."""

from __future__ import annotations

import re

from index.extraction.signs import HAN, squeeze

_PLACE = rf"[{HAN}“”]{{0,12}}?"

_WHEN = r"(?:\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"

_WHO = r"(?:全媒体|融媒体|融媒|见习|首席|特约|特派|实习|本报|驻站|通讯员)*(?:记 ?者|通 ?讯 ?员|实习生)"
_HOUSE = (
    rf"(?:本报|本刊|本台|本网|据本报|[{HAN}]{{2,6}}(?:日报|晚报|晨报|早报|商报|时报|都市报)"
    r"|晚报|晨报|早报|商报|日报)"
)
_AGENCY = r"(?:据|综合)?(?:新华社|新华网|中新社|中新网|人民网|央视)"
_SENT = r"(?:(?<!通)讯|电|消息|专电)"
_LEAD = re.compile(
    rf"^[(【\[]?(?:"
    rf"{_HOUSE}\s*{_PLACE}\s*{_WHEN}?\s*(?:综合)?{_SENT}(?![息费影])"
    rf"|{_AGENCY}\s*{_PLACE}\s*{_WHEN}?\s*{_SENT}(?!影)"
    rf"|(?:据|综合)新华社(?:消息|报道|电)"
    rf"|据《[^》]{{2,12}}(?:报|网|刊|周刊)》(?:[{HAN}]{{0,6}})报道"
    rf"|[{HAN}]{{2,8}}?(?:讯|电)\s*[(]\s*[^()]{{0,20}}{_WHO}"
    rf"|[{HAN}]{{2,10}}?{_WHEN}(?:电|讯)\s*(?:[(]|记者|通讯员)"
    rf"|本报综合(?:消息|报道|讯)?(?=\s|[,:]|$|(?:近日|日前|新华社))"
    rf"|[(]\s*[^()]{{0,12}}{_WHO}\s*[^()]{{2,40}}[)]\s*(?=\S)"
    rf"|(?:本报)?{_WHO}\s+[{HAN}]{{2,4}}(?:[、 ]+[{HAN}]{{2,4}}){{0,3}}\s*(?:报道)?:\s*(?=\S{{12}})"
    rf"|本报{_PLACE}{_WHEN}[{HAN}]{{0,4}}(?:讯|电)"
    rf"|{_WHO}[^()【】/。]{{2,30}}/[{HAN}]{{0,10}}报[导道](?=[】\])])"
    r"|(?<=[【\[])(?:特讯|专讯|综合报[导道])(?=[】\]])"
    rf")[】\]]?"
)
_NOT_LEAD = re.compile(r"^本报(?:通讯员|通讯|记者)(?!.{2,30}(?:报道|讯))|^.{2,8}(?:短讯|简讯|快讯|通讯)$")


def is_lead(flat: str) -> bool:
    """Tell whether a paragraph opens as news does: 本报讯（记者…）, 新华社…电, （记者…）."""
    return bool(_LEAD.match(flat)) and not _NOT_LEAD.match(squeeze(flat))
