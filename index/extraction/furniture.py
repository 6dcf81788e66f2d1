"""Furniture: lines that belong to the page, not to a story: masthead, staff line, hotline, buttons."""

from __future__ import annotations

import re

from index.extraction.facts import is_masthead
from index.extraction.signs import HAN, either, words

_NAME = rf"[{HAN}]{{1,4}}"
_RANKS = either(
    "责任 本版 值班 执行 见习 首席 美术 图片 版面 视觉 实习 今日 文字 值周 分管 资深 主任 "
    "本栏 本栏目 栏目 专栏"
)
_ROLES = either(
    "编辑 责编 编 美编 校对 校检 校读 版式 组版 排版 拼版 审读 检校 审校 主编 编审 编委 总编 总编辑 "
    "副总编辑 统筹 制图 设计 终审 一审 二审 三审 一校 二校 一读 二读 值班主任 值班编委 监制 审核 复审 "
    "初审 签发 热线值班 接听 接听记者 值班记者 E-mail 电话 邮箱 热线 本版摄影 本版图片 本版照片 本版插图"
)
_STAFF_WORD = rf"(?:{_RANKS})*(?:{_ROLES})"
_STAFF = re.compile(rf"{_STAFF_WORD}\s*[/:|]\s*")
_STAFF_ALONE = re.compile(
    rf"^[■●◆□▲|\s]*{_STAFF_WORD}[\s/:|]+{_NAME}(?:[\s、]+{_NAME}){{0,3}}"
    rf"(?:\s*[|■●◆□▲]?\s*{_STAFF_WORD}[\s/:|]*{_NAME}(?:[\s、]+{_NAME}){{0,2}})*"
    r"\s*(?:[|■]?\s*(?:电话|热线|邮箱|E-mail|电子信箱|联系电话|\(?0\d{2,3}).*)?$",
    re.I,
)
_SPACED_STAFF = re.compile(
    rf"(?<![{HAN}])(?:责任编辑|责编|版式设计|版式|校对|美编|组版|审读|编辑)\s+(?=[{HAN}])"
)
_DESKS = either("新闻 爆料 报料 读者 广告 发行 订报 投诉 服务 投稿 本报 本版 编辑部 值班 民生 24小时")
_NUMBERED_WORDS = either(
    "客户端下载 下载客户端 投稿邮箱 电子信箱 电子邮箱 QQ群 统一刊号 邮发代号 邮政编码 广告许可证 "
    "广告经营许可 广告经营许可证 本报法律顾问 常年法律顾问 值班总编 发行部 发行部电话 投递电话"
)
_CHANNELS = "(?:微信公众号|官方微[信博]|微信号)"
_CALL = "(?:热线|专线|电话|信箱|邮箱|邮件|QQ群?)"
_CONTACT = re.compile(
    rf"(?:{_DESKS})\s*{_CALL}(?:电话)?\s*(?:[:/|(]\s*(?=[\d(A-Za-z]|$)|[\d零〇一二三四五六七八九]{{3,}})"
    rf"|^[■●◆□▲|\s]*(?:[{HAN}]{{2,4}}报)?(?:{_DESKS}){{1,2}}\s*(?:热线|专线|电话|邮箱|QQ群)(?:电话)?$|^本版编辑$"
    rf"|^本版(?:责任|执行)?编辑[:/ ]*{_NAME}(?:电话|热线|邮箱|来稿)"
    rf"|^[{HAN}]{{2,4}}版\s+(?:联系|编辑)?电话\s*:|热线\s*(?:电话)?\s*(?::\s*(?=[\d(]|$)|\d{{5,}})"
    rf"|(?:{_NUMBERED_WORDS})\s*(?:[:/]|[\dA-Za-z@(])|(?:公众号|网址|社址):|本报地址|报社地址"
    rf"|请?关注[^。()]{{0,16}}{_CHANNELS}\)?$|{_CHANNELS}[:@/|]|{_CHANNELS}[\s“《【]+\w|^(?:本报|[{HAN}]{{2,4}}(?:报|网|社|台)|[{HAN}]{{2,8}}\s+)?{_CHANNELS}$"
    rf"|(?<![{HAN}])(?:法律顾问|定价|印刷)\s*[:/|]|印刷厂?承印|承印(?:[:/]|$)|^(?:每份|零售价?)[^。]{{0,10}}[元角]$"
    r"|(?:扫码|扫一扫|扫描|二维码)[^。]{0,12}(?:关注|下载|公众号|微信|订阅|观看|看视频|入群|进群|加群|更多|全文|爆料|参与)"
    r"|(?:关注|下载|订阅|爆料)[^。]{0,12}(?:扫码|扫一扫|二维码)|^(?:请)?(?:扫码|扫一扫|扫描)?二维码$"
    r"|^\d{5,12}$|E-?mail|https?://|www\.|@\w+\.(?:com|cn|net)|刊号:?\s*CN|地址:[^。]{4,30}(?:邮编|电话)"
    r"|邮编 ?:? ?\d{6}$"
    r"|总第\s*\d+\s*期",
    re.I,
)
_EDGE_CALL = re.compile(r"^电话:[\d()转—-]{7,}$")
"""The paper's telephone, at the top of a page."""

_WEATHER = re.compile(
    r"^(?:今日|今天|明日|明天|今明|今夜|市区|本市|我市|我县|县城|城区)?[^。]{0,12}"
    r"(?:天气[^。]*(?:多云|晴|阴|雨|雪)|多云|晴|阴|小雨|阵雨|晴转|雷阵雨)[^。]{0,60}(?:℃|度|级|%)[^。]{0,30}$"
)
_SUBMISSIONS = re.compile(
    r"^(?:欢迎)?(?:来稿|投稿)(?:请|时|须|邮箱|热线|信箱)|本版文章.{0,8}(?:不代表|文责自负)|文责自负"
)
"""What the page asks of its contributors."""

_PAGE_NOTE = re.compile(
    rf"^本期(?:坐堂|坐诊|解答|值班)[{HAN}]{{0,6}}:[^。]{{2,30}}$"
    r"|^[^。,:为给请将由]{2,40}题写?(?:刊头|报头|报名|版名|刊名)$"
    r"|^本版(?:稿件|图片|照片|文字|文图|图文|新闻|消息)[^。]{0,10}(?:据|由|来自|选自|均为)[^。]{2,16}$"
)
"""Where all that stands on the page comes from, and who wrote the title of the paper with a brush."""

_GIVERS = either(
    "委 部 局 办 政府 报社 报 公司 集团 学院 大学 学校 协会 联合会 联 会 总社 社 中心 医院 银行 支行 分行 "
    "支队 大队 法院 检察院 所 站 院 台 厅 处 工会 街道 管委会"
)
_GIVEN = re.compile(
    rf"^(?!.*[由将获争被])[{HAN}A-Za-z·()、 ]{{2,36}}(?:{_GIVERS})"
    r"\s*(?:联合|共同)?(?:主办|协办|合办|联办|承办|特约|特约刊登)$"
)
"""Whose page it is beside the paper's: X县委宣传部协办."""

_GIVER = re.compile(rf"^(?:特约刊登|协办单位|协办|合办|联办):[{HAN}A-Za-z·()、 ]{{4,40}}$")
"""The same the other way round, at the top of a page."""

_PAGE_FOOT = re.compile(
    r"^[-—·\s]*(?:第?\s*\d{1,3}\s*[页頁]|[-—·]\s*\d{1,3}\s*[-—·])[-—·\s]*(?:/?\s*共\s*\d+\s*[页頁])?$"
)

IMAGE_LINK = "图片链接"
_IMAGE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")

_NAVIGATION = frozenset(
    words(
        "上一版 下一版 上一篇 下一篇 版面概览 版面导航 返回首页 返回目录 返回 标题导航 放大 缩小 默认 "
        "朗读 打印 分享 收藏 关闭 首页 往期回顾 往期 全文检索 PDF版 下载 复制链接 放大+ 缩小- 默认○ 大 "
        "中 小 字号 本版新闻 本版标题导航 评论 复制"
    )
)
"""Words of the buttons that saved e-paper pages print among the text."""


def furniture_name(flat: str, tight: str, text: str, *, is_edge: bool) -> str:
    """Return the Chinese name of the furniture that a line is, or ""."""
    if _IMAGE.match(text):
        return IMAGE_LINK
    if set(re.split(r"[\s|/·]+", flat.strip(" |[]"))) <= _NAVIGATION:
        return "网页按钮"
    if is_masthead(flat, is_edge=is_edge):
        return "报头"
    if flat.startswith("—") and not any(sign.isdigit() for sign in flat):
        return ""  # a deck, whatever its words
    staff = max(len(_STAFF.findall(flat)), len(_SPACED_STAFF.findall(flat)))
    if len(tight) <= 110 and "。" not in tight and (staff >= 2 or _STAFF_ALONE.match(flat.strip("()"))):
        return "版权行"
    if _is_contact(flat, tight) or (is_edge and _EDGE_CALL.match(tight)):
        return "热线"
    if len(tight) <= 60 and _SUBMISSIONS.search(tight):
        return "征稿"
    if _PAGE_NOTE.match(tight) or (is_edge and (_GIVEN.match(flat) or _GIVER.match(flat))):
        return "版面说明"
    if _WEATHER.match(tight) and len(tight) <= 80:
        return "天气"
    if _PAGE_FOOT.match(flat):
        return "页脚"
    return ""


_LONGEST_CONTACT = 90
_LONGEST_CALL = 40
"""Characters of the longest sentence that asks readers to call or write; a longer one is of a story."""


def _is_contact(flat: str, tight: str) -> bool:
    """Tell whether a line says how to reach the paper, not a sentence of a story that gives an address."""
    if len(tight) > _LONGEST_CONTACT or tight.count("。") > 1 or not (contact := _CONTACT.search(flat)):
        return False
    if contact.start() and ("。" in tight[:-1] or (tight[-1] == "。" and len(tight) > _LONGEST_CALL)):
        return False
    return not re.search(r"[,，].{12,}[,，]", flat)
