"""Decks: which lines of a heading are kicker (引题), headline (主题) and deck (副题).

A kicker leads up to the headline: an occasion, a place, who speaks, a motto. A deck adds to it: a dash,
brackets, a smaller heading mark, figures and details, who took part. Of two lines that show neither, the
second is the headline, as papers print kickers more often than decks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.extraction.signs import HAN, either, flatten

_DASH = re.compile(r"^[—―\-─]+")
_BRACKETED = re.compile(r"^\(.+\)$")

_LEADS_UP = re.compile(
    r"(?:[—―─:…]|强调|要求|指出|提出|表示|认为|建议|提醒|提示|透露|时说|时称|解读|解释|之后|之际|背后|声)$"
)
_UNITS = either(
    "县 区 市 镇 乡 村 街道 社区 小区 局 院 队 支队 大队 公司 集团 小学 中学 大学 学校 园区 古镇 厂 站 中心 "
    "银行 法院 分局 协会 联赛 杯赛"
)
_UNIT = re.compile(rf"^[{HAN}]{{1,5}}(?:{_UNITS})$")
"""A line that only names where it happens."""

_EVENT = either(
    "举行 召开 开幕 闭幕 启动 启用 打响 开园 开工 投产 开通 合龙 通车 封顶 试运行 合格 揭牌 挂牌 上线 发布 "
    "出炉 开镰 开跑 落幕 开馆 竣工 建成 完工 到来 结束 开采 开业 开班 开学 开张 成立 揭晓 亮相 首航 首发 "
    "通航 签约 落户 停运 复航 搬迁 获批 入选 验收 投用 开建 动工 施行 实施 出台"
)
_ENDS_IN_EVENT = re.compile(rf"(?:{_EVENT})[了!]?$")
_HOLDS_EVENT = re.compile(r"举行|召开|迎来|公布|推出|出台|启动|增长\d|下降\d|增加\d|减少\d")
_MEETING = re.compile(r"(?:举行|召开)$")
"""An occasion, which may lead up to what was said there."""

_RESULT = re.compile(r"(?:夺冠|折桂|问鼎|卫冕|晋级|获胜|取胜|告捷|惜败|告负|出局|保级|封王|登顶)$")
_QUESTION = re.compile(r"[?？]$|(?:多少|吗|如何|何时|何处|怎么办|为何|几何)$")
_NOUN_PHRASE = re.compile(rf"^[{HAN}“”\d]{{2,10}}的[{HAN}“”]{{1,6}}$")
_SPEAKER = re.compile(rf"^[{HAN}·]{{2,10}}:(?=.)")

_MEASURES = "[个名人条家项处座套只台辆头亩吨斤里米年天日月小元万亿千百成岁户班站次]"
_NUMBER = re.compile(rf"\d|[一二三四五六七八九十百千两]+(?:[多余几]?{_MEASURES}|分之)")
_OPENINGS = either(
    "首日 首批 首次 首期 沿途 预计 总投资 总面积 其中 涉及 全长 全程 票价 力争 本月 下月 明年 明日 后天 日均 "
    "年产 最高 最低 平均 至少 提前 一期 已有 将有 将于 共有"
)
_CLOSINGS = either("受益 参加 参赛 到场 出席 致辞 讲话 主持 免费开放 另行通知")
_DETAIL = re.compile(
    rf"^(?:{_OPENINGS}|每[天日年月盒户人个一]|共|近?\d|约\d)|(?:{_CLOSINGS}|惠及[^,]{{1,8}})$"
)
_MOTTO_PART = 7
"""Characters of the longest half of a motto: 一桥飞架 两岸同城."""


def part_heading(lines: Sequence[str], levels: Mapping[str, int]) -> tuple[str, str, str]:
    """Return kicker, headline and deck of the lines of a heading.

    Args:
        lines: in print order, each once.
        levels: of those with heading marks: 1 for the largest, 0 for none.

    >>> part_heading(["青屏至云台公交专线开通", "沿途设十九个站点 票价两元"], {})
    ('', '青屏至云台公交专线开通', '沿途设十九个站点 票价两元')
    >>> part_heading(["市长在工地调研时要求", "让大桥早日通车"], {})
    ('市长在工地调研时要求', '让大桥早日通车', '')
    """
    if len(lines) < 2:
        return "", "".join(lines), ""
    dashed = next((place for place, text in enumerate(lines) if place and _DASH.match(text)), 0)
    if dashed:
        head, deck = lines[:dashed], lines[dashed:]
    elif _is_deck(lines[0], lines[1], levels):
        head, deck = lines[:1], lines[1:]
    else:
        head, deck = lines[:2], lines[2:]
    return " ".join(head[:-1]), head[-1], " ".join(deck)


def adds_detail(headline: str, line: str) -> bool:
    """Tell whether a line close under a headline that says what happened begins anew, with a detail of it.

    >>> adds_detail("青禾葡萄节开园", "首日迎客两万人次"), adds_detail("青禾葡萄节", "迎来两万游客")
    (True, False)
    """
    return bool(_ENDS_IN_EVENT.search(flatten(headline)) and _DETAIL.search(flatten(line)))


def _is_deck(first: str, second: str, levels: Mapping[str, int]) -> bool:
    """Tell whether the first line is the headline and the second adds to it."""
    large, small = levels.get(first, 0), levels.get(second, 0)
    if large != small:
        return bool(large) and (not small or large < small)
    first, second = flatten(first), flatten(second)
    if _BRACKETED.match(second):
        return True
    if _LEADS_UP.search(first) or _UNIT.match(first) or _is_motto(first):
        return False
    if _SPEAKER.match(second) or _QUESTION.search(first) or _NOUN_PHRASE.match(first):
        return True
    adds = bool(_DETAIL.search(second))
    if not (_ENDS_IN_EVENT.search(first) or _HOLDS_EVENT.search(first)):
        return adds and bool(_NUMBER.search(first)) and len(second) < len(first)
    if adds or _is_list(second, first):
        return True
    is_news = _ENDS_IN_EVENT.search(second) or _RESULT.search(second)
    return len(second) < len(first) and not is_news and not _MEETING.search(first)


def _is_list(line: str, headline: str) -> bool:
    """Tell whether a line tells several things under a headline that tells one."""
    figures = sum(bool(re.search(r"\d", clause)) for clause in _clauses(line))
    return len(headline.split()) == 1 and (len(line.split()) > 1 or figures > 1)


def _clauses(line: str) -> list[str]:
    return re.split(r"[\s,]+", line.strip())


def _is_motto(line: str) -> bool:
    """Tell whether a line is made of halves of one length, without figures: it says nothing that happened."""
    parts = _clauses(line)
    is_even = len({len(part) for part in parts}) == 1
    return len(parts) > 1 and is_even and len(parts[0]) <= _MOTTO_PART and not re.search(r"\d", line)
