"""Titles: whether a short line can be a heading, by its own words."""

from __future__ import annotations

import re

from index.extraction.signs import HAN, IN_BRACKETS, either


def reads_as_title(text: str, flat: str, width: int) -> bool:
    """Tell whether a line could be a heading: short and no sentence.

    Args:
        text: of the line.
        flat: the same with flat signs.
        width: in half characters.
    """
    if ARTWORK.search(flat):
        return True
    return (
        _LEAST_WIDTH <= width <= _TITLE_WIDTH
        and text[-1] not in "。；;，,、"
        and not any(sign in text[:-1] for sign in "。；")
        and not _is_fragment(flat)
        and not is_plain_text(flat)
    )


_LEAST_WIDTH = 4
_TITLE_WIDTH = 84
"""Half characters of the longest headline line: 42 Han characters."""


def is_plain_text(flat: str, *, is_over_news: bool = False) -> bool:
    """Tell whether a short line is text: a salutation, a greeting, a contact, a fact.

    Args:
        flat: the line.
        is_over_news: whether a lead-in stands under it, so that only what no headline says is text.
    """
    return bool((_NO_HEADLINE if is_over_news else _PLAIN_TEXT).match(flat))


def is_contact(flat: str) -> bool:
    """Tell whether a line is nothing but whom to call: 报名电话:5566120."""
    return bool(_CONTACT.match(flat))


def _is_fragment(flat: str) -> bool:
    """Tell whether a line without a full stop reads as a piece of a paragraph, not as a heading."""
    commas = flat.count(",")
    if _ENDS_OPEN.search(flat):
        return True
    if len(flat) > _SHORT_PIECE // 2 and flat[-2] in ",、":  # a clause of one character goes on below
        return True
    if sum(sign.isdigit() for sign in IN_BRACKETS.sub("", flat)) >= _MANY_DIGITS:
        return True
    if flat.count("《") > flat.count("》"):
        return True
    if flat.count("“") != flat.count("”") or flat.count("(") != flat.count(")"):
        return len(flat) > _SHORT_PIECE
    if commas and (
        _TEXT_OPENING.match(flat) or flat[-1] in "和在对把将与为以从向并及或被让使于就也还因由其每约"
    ):
        return True
    if commas > 1 and (flat[-1] in "?!" or any(sign.isdigit() for sign in flat)):
        return True
    return (commas >= 2 and len(flat) >= _SHORT_PIECE) or (commas >= 1 and len(flat) >= _LONG_PIECE)


_ENDS_OPEN = re.compile("(?:关于|以及|对于|由于|根据|按照|并且|而且|必须|应当|已经|正在|具有)$")
"""Words that have another after them."""

_CONTACT = re.compile(rf"[{HAN}]{{0,8}}(?:电话|热线|专线|传真|手机)\s*:\s*[\d()、,\s—-]{{5,}}(?:\([^)]*\))?$")

_OPENING_WORDS = either(
    "据悉 据了解 据介绍 据统计 目前 近年来 近日 日前 今年 去年 截至 随着 记者 下一步 会上 会议 为了 "
    "为使 为确 通过 同时 此外 其中 首先 其次 活动 现场 他 她"
)
_TEXT_OPENING = re.compile(
    rf"^(?:{_OPENING_WORDS}|(?:19|20)\d\d年,|该[镇区市局县校村街公]|(?:昨日|昨天|昨晚|今日|今天),"
    r"|据[^,]{2,16}(?:介绍|透露|通报|统计|了解),|在[^,]{2,14},|自[^,]{2,14}以来|“[^”]*,)"
)
"""Words that open paragraphs; with a comma they open no headline."""

BOOK = re.compile("^《[^《》]{2,30}》$")
"""A book's name that stands alone."""

_IMPRINT = re.compile(r"\s(?:著|编|编著|主编|选编|编译|译|绘|校注)(?:\s|$)|出版(?:社|公司|集团)(?:\s|\d|$)")


def is_imprint(flat: str) -> bool:
    """Tell whether a line under a book's name says who wrote and who published it.

    >>> is_imprint("林可 著 云溪人民出版社"), is_imprint("林可讲述编书的苦与乐")
    (True, False)
    """
    return len(flat) <= _LONGEST_IMPRINT and "。" not in flat and bool(_IMPRINT.search(flat))


_LONGEST_IMPRINT = 40

PART_DAY = r"(?:星期|周)[一二三四五六日天]$|\d{1,2}月\d{1,2}日(?:\(星期.\))?$"
"""A day alone, as parts of programmes and diaries are headed."""

_TECHNIQUES = either(
    "图片 书法 篆刻 中国画 国画 油画 摄影 漫画 版画 剪纸 木刻 速写 素描 水彩 水彩画 水粉 水粉画 雕塑 "
    "工艺 工艺品 插图 题图 图表 示意图"
)
ARTWORK = re.compile(rf"\((?:{_TECHNIQUES})\)$")
"""A heading that names the technique: the item is a picture."""

_SALUTATIONS = (
    r"(?:编辑|[贵你]报|尊敬的|亲爱的|敬爱的|各位|同志们|朋友们|读者朋友)[^。]{0,14}:$",
    r"[^。:]{2,10}(?:同志|先生|女士|朋友们?|读者|网友|市民|居民|家长|编辑|老师|大姐|大哥|阿姨|主持人):$",
    r"[^。:]{2,10}(?:[市县区乡镇村厂校局院部]长|主任|书记|经理|教授):$",
    rf"各[{HAN}]{{0,6}}(?:单位|部门|学院|乡镇|县区|支部|职工|居民|用户|业主|农户)[^。]{{0,16}}:$",
)
_NOTICE_OPENINGS = (r"我(?:公司|局|厂|单位)(?:承建|拟|经|现|因|决定|受|将|定于|所属|为)", r"兹[有因定]")
"""How notices begin: the line may be cut off by a blank one."""

_CLOSINGS = (
    r"特此(?:通告|公告|通知|声明|公示|函告|致歉)。?$",
    r"孝[男女] .{2,}",
    r".*(?:叩谢|敬谢|泣谢|拜谢|泣启|泣告|哀启)$",
    r"最后,.*!$",
    rf"[{HAN}]{{2,12}}(?:气象台|气象局)\d{{4}}年.{{2,8}}发布$",
    r"(?:此致|敬礼|谢谢大家)!?$",
    r"祝[你您]们?[^,。]{0,6}(?:安康|健康|愉快|顺利|快乐|进步)!$",
    r"[—―-]{1,3}(?:编者|编后|作者|记者)$",
    r"[-—]{2,}\s*《.{2,20}》$",
)
"""How letters, notices and speeches end."""

_FACTS = either(
    "联系人 联系电话 咨询电话 联系方式 电话 地址 报名 时间 地点 网址 附 注 开户行 账号 "
    "题目 主题 主讲 主讲人 主办 承办 协办 主办单位 承办单位 协办单位 主持 对象 费用 票价 奖项 要求"
)
"""Words before a colon that open a line of facts: of a lecture, a sale, a call for papers."""

_NUMBERS = (rf"[{HAN}]{{1,12}}[〔\[(（]\d{{4}}[〕\])）]第?\d+号$",)
"""Numbers of documents."""

_OFFICES = "董事长|总经理|社长|台长|出题人?|主持人|撰稿人|整理者|口述者|监制"
_COLONS = (
    r".{0,3}图片?:$",
    r".{14,}:$",
    r"[^。,:]{2,16}(?:答复|回复|复函|解答):$",
    r".{0,6}(?:账号|帐号|电话|传真(?=:[\d(])|邮编|户名|开户行|开户银行)\s*:",
    r".*(?:电话|热线|传真|手机)\s*:\s*\d",
    r"\(?单位:",
    r"(?:新闻)?(?:线索|图片)提供(?:者|人)?:|(?:报料|爆料)人:",
    rf"(?:对话人|受访人|受访者|(?:访谈|对话|本期)?嘉宾):[^。,]{{2,24}} [{HAN}]{{2,4}}$",
    r"\d{1,2}:\d{2}",
    rf"[{HAN}]*(?:{_OFFICES})[{HAN}、]{{0,6}}:[{HAN}·]{{2,4}}$",
    rf"[{HAN}]{{0,8}}(?:先生|女士|小姐|师傅|大爷|大妈|阿姨|同学)(?:问|来电|咨询|反映|求助)[{HAN}]{{0,4}}:.{{6,}}",
    r"[^,。]{0,14}:“[^”]{4,}$",
)
"""Lines that announce, tell a fact, or let somebody speak."""

_BRACKET_AFTER_STOP = r".*[。!?…][^附]*\)$"
_NO_HEADLINE = re.compile("|".join((*_SALUTATIONS, *_CLOSINGS, *_NUMBERS, *_COLONS, _BRACKET_AFTER_STOP)))
_CALLER = (
    rf"(?:市民|读者|网友|居民|业主|村民)[{HAN}]{{1,3}}"
    r"(?:先生|女士|小姐|师傅|大爷|大妈|阿姨|同学|老师|某):.{8,}"
)
"""Who calls, before what he says; over news it may be a headline."""

_PLAIN_TEXT = re.compile("|".join((_NO_HEADLINE.pattern, _CALLER, *_NOTICE_OPENINGS, rf"(?:{_FACTS})\s*:")))
"""Short lines that are text all the same: salutations, contacts, the line before a list."""

_SHORT_PIECE = 22

_MANY_DIGITS = 9

_LONG_PIECE = 28
"""Characters over which a line with one comma, or with more, is no heading; headings of print are shorter."""
