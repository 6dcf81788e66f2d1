"""Kinds: what sort of item a draft is: a report, a feature, a commentary, a picture, a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Kind
from index.extraction.briefs import lead_text
from index.extraction.bylines import Byline
from index.extraction.draft import Draft
from index.extraction.labels import COMMENT, NOTICES
from index.extraction.line_kinds import LineKind
from index.extraction.pictures import MOST_CAPTION_PARAGRAPHS, is_group
from index.extraction.signs import flatten, squeeze
from index.extraction.titles import ARTWORK

_COMMENT_TITLE = re.compile(r"社论|评论员|短评|时评|编后|快评|锐评")
_COMMENT_COLUMN = re.compile(r"(?:时评|快评|短评|锐评|微评|社论)$")
"""Columns that hold nothing but commentary, an agency's with its lead-in too."""

_NOTICE_TITLE = re.compile(
    r"(?:公告|启事|声明书?|通告|讣告|公示|通知|招标书?|拍卖|遗失|更正|致歉[书信]?|招聘|预告|招募|约稿|征稿)(?:\(.*\))?$"
    r"|^(?:遗失|敬告|公告|声明|启事|寻人|招租|讣告)|^(?:供应|出售|急售|转让|出租|求租|求购|诚聘|招商).{0,6}$|^本[报刊](?:诚征|征求)"
    r"|^致(?:广大)?.{0,4}读者$|^寻[物人]$|^(?:答谢|鸣谢|致谢|叩谢)$|^(?:失物)?招领$|^计划[停供][水电气暖热]$|^.{2,14}招生$|招收新生$|[停供][水电气暖]信息$"
)
_SERVICE_TITLE = re.compile(
    r"^(?:今日|今天|今晚|明日|明天|明晚|今明|本周|下周|近期).{0,6}(?:停[水电气暖]|讲座|天气|电视|影讯|(?:就业|招聘|供求|服务)信息"
    r"|电视(?:节目|体育))$|^(?:咨询|便民)服务$|^.{0,12}征集(?:新闻|报道|破案)?线索$|^协查通[报告]$|征图$|^供求信息$"
    r"|^.{2,10}停靠点$|(?:部分路段|部分区域)?(?:计划)?停[水电气暖]$|^(?!.*(?:延长|调整|缩短)).{0,16}(?:开放|营业)时间$|农事提示$|(?:菜价|价格行情|牌价|预约挂号|挂号时间)$|(?:赛事|赛程|门诊|坐诊|活动)(?:安排|预告|时间表?)$|^(?:今日|今晚|周末|本周)?荧屏$|(?:投稿|参赛|报名)须知$|^(?!.*(?:公布|开通|设立)).{0,20}(?:值班|咨询|监督|举报)电话$"
    r"|(?:放映|演出|展览)(?:安排|排期|预告|信息)$|轮休安排$|^(?:周末|明起|明天).{0,6}停[水电气暖热]$"
    r"|^(?!.*(?:开通|设立|公布|启用|开设|推出|了)).{0,30}服务(?:热线|电话)$"
)
"""Headings of what serves readers, where no lead-in opens it as news."""

_ARGUES = re.compile(
    r"^(?:别(?![了梦样人])|莫(?![高言斯干])|勿|岂|何妨|不妨|警惕|谨防|请把|请给|让.{2,12}更)|(?:不能|不该|不应|不可|岂能|怎能|莫让|别让|该不该|莫成|别成|别只|才是|何必|何妨)"
)
"""What headlines of commentaries say: what should be done, or should not."""

_FEATURE_TITLE = re.compile("(?:纪实|纪事|记事|见闻|侧记|掠影|写真|素描|特写|走笔|札记|手记|小记|日记)$")
"""Words that name a form of feature, at the end of its heading."""

_MARK = re.compile(r"[□○◎◇⊙●■◆▲☆★△◯▢❑✎]")
_OPENS_WITH_DAY = re.compile(r"^(?:\d{1,2}月\d{1,2}日|昨日|昨天|昨晚|今日|今天)(?:[上下]午|晚|凌晨|晚上)?,")

_BRIEF_LENGTH = 300
"""Characters of the longest brief that is signed in brackets, or that a paper without lead-ins signs."""

_PICTURE_LENGTH = 400
"""Characters below which a story whose only reporter is its photographer is a picture with its caption."""

_ESSAY_LENGTH = 1200
_FEATURE_LENGTH = 500
"""Characters from which a story with its byline at the end is a feature."""

_FEW_LEADS = 0.15
"""Share of stories with a lead-in up to which a page signs its news as others sign features."""


def read_kinds(drafts: Sequence[Draft], bylines: Sequence[Byline]) -> list[Kind]:
    """Return what sort of item each story of a page is."""
    leads = sum(_has_lead(draft) for draft in drafts)
    prints_leads = leads > len(drafts) * _FEW_LEADS
    return [
        _read_kind(draft, names, prints_leads=prints_leads)
        for draft, names in zip(drafts, bylines, strict=True)
    ]


def _has_lead(draft: Draft) -> bool:
    return draft.has_lead or (bool(draft.prose) and bool(lead_text(draft.prose[0])))


def _read_kind(draft: Draft, names: Byline, *, prints_leads: bool) -> Kind:
    section, title = flatten(draft.column), squeeze(draft.title_text)
    if draft.is_photo or not draft.prose or any(ARTWORK.search(unit.flat) for unit in draft.titles):
        return Kind.PHOTO
    is_reported = draft.has_lead and bool(names.reporters)
    heads_notice = any(_NOTICE_TITLE.search(squeeze(unit.flat)) for unit in draft.titles) or (
        not _has_lead(draft) and any(_SERVICE_TITLE.search(squeeze(unit.flat)) for unit in draft.titles)
    )
    if (heads_notice and not is_reported) or (section and NOTICES.search(section)):
        return Kind.NOTICE
    if _COMMENT_COLUMN.search(section):
        return Kind.COMMENTARY
    if _has_lead(draft):
        return Kind.REPORT
    if draft.is_letter or _comments(draft, names, section, title):
        return Kind.COMMENTARY
    length = len(draft.text)
    is_short = length < _PICTURE_LENGTH and (not draft.bylines or len(draft.prose) <= MOST_CAPTION_PARAGRAPHS)
    if names.photographers and not names.reporters and is_short:
        return Kind.PHOTO
    if names.photographers and not names.reporters and is_group(draft):
        return Kind.PHOTO
    if names.reporters or names.correspondents:
        is_signed_news = not (prints_leads or names.photographers) and length < _BRIEF_LENGTH
        return Kind.REPORT if is_signed_news else _reported_kind(draft, length)
    if names.authors:
        return _written_kind(draft, length, title)
    return Kind.FEATURE if length > _ESSAY_LENGTH else Kind.REPORT


def _comments(draft: Draft, names: Byline, section: str, title: str) -> bool:
    """Tell whether the words over a story say that it is a commentary."""
    is_house = any("评论员" in unit.flat or "社论" in unit.flat for unit in draft.bylines)
    is_written = bool(names.authors) or not draft.bylines
    is_column = bool(section) and bool(COMMENT.search(section)) and is_written
    return is_house or is_column or bool(_COMMENT_TITLE.search(title + section))


def _reported_kind(draft: Draft, length: int) -> Kind:
    """Return whether what reporters sign is news or a feature."""
    if not draft.bylines:
        return Kind.FEATURE if length > _FEATURE_LENGTH else Kind.REPORT
    parts = sum(unit.kind is LineKind.TITLE for unit in draft.body)
    if parts > 1 or _FEATURE_TITLE.search(squeeze(draft.title_text)):
        return Kind.FEATURE
    is_news = bool(_OPENS_WITH_DAY.match(draft.prose[0].flat)) and length < _ESSAY_LENGTH
    return Kind.REPORT if is_news else Kind.FEATURE


def _written_kind(draft: Draft, length: int, title: str) -> Kind:
    """Return whether what an author signs is a brief, an opinion or an essay, a tale or a poem."""
    if bool(draft.run_in) or not draft.titles or (not draft.bylines and length < _BRIEF_LENGTH):
        return Kind.REPORT
    is_told = len(_TELLS.findall(draft.text)) * _TOLD_LENGTH > length or any(
        unit.is_verse for unit in draft.prose
    )
    has_mark = any(unit.kind is LineKind.AUTHOR and _MARK.match(unit.flat) for unit in draft.bylines)
    argues = bool(_ARGUES.search(title)) or (has_mark and not draft.column)
    is_opinion = length < _ESSAY_LENGTH and (argues or not is_told)
    return Kind.COMMENTARY if is_opinion else Kind.FEATURE


_TELLS = re.compile(r"我(?![市县区省国们校院厂])|[父母]亲|[爷奶]{2}|小时候|那年|记得|童年|外婆|她|他(?!们)")
"""Words of who tells of himself or of others."""

_TOLD_LENGTH = 100
"""Characters in which an essay has one of them; opinions have fewer."""
