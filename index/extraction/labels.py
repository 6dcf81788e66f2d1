"""Section labels (栏目名): the names of columns that stand beside the stories they hold."""

from __future__ import annotations

import re

from index.extraction.signs import HAN, either, flatten, squeeze, words

_ENDINGS = either(
    "视窗 动态 强音 之声 头条 导刊 观察 速递 简讯 简报 快讯 快报 短波 短讯 微讯 要闻 资讯 聚焦 关注 播报 "
    "论坛 时评 短评 漫笔 随笔 副刊 广角 扫描 集锦 传真 之窗 视点 视线 视界 镜头 瞬间 剪影 专栏 专版 信箱 "
    "来信 来鸿 之友 园地 天地 论语 语丝 茶座 茶馆 走笔 新语 夜话 快评 快递 纵横 在线 直击 影像 图片新闻 点击 "
    "点评 锐评 直通车 直播间 直播室 接线台 会客厅 "
    "回音壁 看台 讲堂 杂谈 杂议 漫谈 评弹 话题 热评 热议 言论 之光 传递 撷英 博览 "
    "荟萃 新风 一线传真 瞭望 瞭望台 短信 拾零 拾遗 拾贝 絮语 笔会 文苑 诗苑 诗页 文艺 剧评 乐评 影评 "
    "进行时 面对面 零距离 大家谈 众议 微评 微言 街谈 巷议 札记 手记 驿站 气象台 服务台 公告栏 漫议 公告牌 "
    "信息台 信息窗 新闻眼 巷闻 财经新闻 体育新闻 文化新闻 社会新闻 国际新闻 国内新闻 经济新闻 教育新闻 "
    "县区新闻 今日谈 三人谈 百家谈 一句话新闻 新闻速览 速览 晨报 早知道 今日看点 看点 导读 小语 茶话 琐谈 "
    "连载 时讯 快拍 取景框 追踪报道 连续报道 系列报道 后续报道 特别报道 导视 开奖 问与答 你问我答 "
    "您问我答 帮你问 帮您问 点滴 集萃 三言两语 投诉台 曝光台 投诉站 求助台 帮忙团"
)
_EVERYDAY_ENDINGS = either(
    "追踪 连线 掠影 巡礼 一瞥 茶余 掌故 书评 之星 榜样 家园 纪实 心语 物语 寄语 "
    "天下 闲话 杂记 说法 见闻 印记 旧事 风物 帮办 老照片 足迹 谈心得"
)
"""Words that end headlines, too: only a short name of a column ends with them."""

_WHOLE = frozenset(
    words(
        "要闻 综合 综合新闻 本地新闻 民生 经济 时政 教育 体育 文化 文体 健康 法治 法制 社会 国内 国际 "
        "文娱 读书 乡土 时评 评论 社论 短评 副刊 读者来信 来信照登 群众来信 图片新闻 简讯 快讯 简明新闻 "
        "一句话新闻 "
        "短讯 广告 分类信息 分类广告 微新闻 天气预报 天气 导读 今日导读 通讯 特写 人物 专访 调查 深度 "
        "特别报道 本报评论 新闻速递 新闻简报 城事 乡村 农业 工业 科技 财经 环球 天下 文摘 随笔 散文 "
        "诗歌 诗词 小小说 杂文 言论 视点 声音 微评论 来论 漫话 百姓话题 热点话题 编读往来 "
        "新闻特写 新闻人物 新闻调查 新闻故事 新闻背景 新闻观察 新闻分析 记者调查 记者卧底 记者暗访 记者体验 "
        "记者观察 人物特写 人物专访 独家报道 深度报道 本报专访 现场特写 帮办实录 帮办热线 "
        "警钟 警示 警讯 回音 编辑部回音 读者回音 帮您问 帮你问 你问我答 您问我答 有问必答"
    )
)
_NO_NAME = re.compile(
    "^(?!.*(?:帮[你您]|[你您]问)).{0,7}(?:[您你了请让不把被]|我们)|^别|^.{1,12}[引受起发]关注$|^.{1,9}的(?!话)"
    rf"(?:{_ENDINGS})$"
)
"""Words that headlines have and names of columns, but for a few, have not."""

_COUNT = r"[①-⑳]|\([\d一二三四五六七八九十]{1,3}\)|之[一二三四五六七八九十]{1,3}"
"""The number of a series' part."""

_ENDING = re.compile(
    rf"^(?:[{HAN}A-Za-z0-9·•“”—\-]{{0,8}}?(?:{_ENDINGS})(?:{_COUNT})?"
    rf"|(?:[{HAN}]{{1,6}}·)?[{HAN}]{{0,4}}(?:{_EVERYDAY_ENDINGS})(?:{_COUNT})?"
    rf"|[{HAN}]{{2,4}}热线\d{{5,}}|[{HAN}]{{2,4}}(?<!的)故事|[{HAN}]{{2,3}}(?:110|114|12345)"
    rf"|[{HAN}]{{0,4}}连载[①-⑳\d()]*)$"
)
_CAMPAIGNS = either(
    "脱贫攻坚 乡村振兴 全面小康 文明创建 创文 主题教育 党史学习教育 营商环境 优化营商环境 疫情防控 "
    "抗击疫情 扫黑除恶 项目建设 重点项目建设 安全生产月 新春走基层 走基层 两会 两会声音 春运 高考 "
    "招商引资 生态文明 民生实事 平安建设 共产党员先进性 先进性教育 "
    "科学发展观 群众路线 三严三实 两学一做 供给侧改革 "
    "不忘初心牢记使命 不忘初心牢记使命主题教育 "
    "中央八项规定精神学习教育 中央八项规定精神 "
    "群众路线教育实践活动 群众路线教育实践 科学发展观活动 创先争优活动 "
    "奋斗百年路启航新征程 壮丽70年奋斗新时代 "
    "供给侧结构性改革 高质量发展 新型城镇化 精准扶贫 新农村建设 改革开放"
)
_CAMPAIGN = re.compile(
    r"^(?:聚焦|记者|决战|决胜|决战决胜|助力|推进|全面推进|坚决打赢|走进|学习宣传贯彻|学习实践|践行|深化|保持"
    r"|深入贯彻|深入学习实践|深入开展|扎实开展|扎实推进|深入推进|认真开展)?党?的?"
    rf"(?:{_CAMPAIGNS})"
    rf"(?:进行时|在行动|在路上|攻坚战|专栏|系列报道|大家谈|面对面|特刊|特别报道|行动|看[{HAN}]{{2}}|新实践)?$"
    r"|^(?:认真|深入|全面)?(?:学习|宣传|贯彻|落实){1,4}党的[一二三四五六七八九十]{1,3}(?:大|届[一二三四五六七]中全会)精神$"
    rf"|^众志成城(?:抗击|共抗|战胜|防控)[{HAN}]{{2,4}}$|^建设社会主义新农村[{HAN}]{{0,4}}$"
)
"""Campaigns whose names papers print over stories as columns."""

_FRAMED = re.compile(
    rf"^(?:[【〖\[<〔◆■●▲★☆※◇□○◎|▶►·]+\s*)([{HAN}A-Za-z0-9·“”]{{2,12}})(?:\s*[】〗\]>〕◆■●▲★☆※◇□○◎|◀◄·]+)$"
)
_SIGNS = " 【】〖〗[]<>《》〔〕()◆■●▲★☆※◇□○◎|▶►◀◄·—-:*"
_LONGEST = 12
"""Characters of the longest column name."""

BRIEFS = re.compile(
    either(
        "简讯 简明 简报 快讯 快报 微讯 短波 短讯 速递 速览 集锦 动态 播报 一句话 资讯 要闻 传真 扫描 "
        "快递 荟萃 拾零 短信 广角 信息 微新闻 新闻串 窗口 "
        "集萃 摘要 三言两语 点滴"
    )
)
"""A column whose name says that it holds briefs."""

FRAMES = "【〖[<《〔"
"""Brackets around the name of a column; no headline has them."""

AFTERWORD = re.compile(r"^(?:编后|编后语|编后小语|编者的话)$")
"""Over what the editors add to a story that is over."""

LETTERS = re.compile(r"来信|信箱|之声|书简|来函")
"""A column whose name says that it holds letters."""

COMMENT = re.compile(
    r"评|论|谈|强音|之声|声音|言|议|语|观察|观点|视点|杂文|随笔|漫笔|笔会|茶座|笔谈|快语|我说|札记|手记|夜话|闲话|说话|话题|直说|心声|观潮|漫话"
)
"""A column whose name says that it comments."""

NOTICES = re.compile(r"公告|启事|(?<!联合)声明|通告|讣告|通知|公示|广告|分类信息|招标|拍卖|挂失|更正|致歉")
"""A column, or a heading, of notices."""


def holds_notices(column: str) -> bool:
    """Tell whether a column has a name that says that it holds several notices: 便民公告, not 公告."""
    return len(column) > _BARE and bool(NOTICES.search(column))


_BARE = 2
"""Characters of 公告, 启事 and the like, which stand over a single one."""

_NOTICE_HEADING = re.compile(
    r"^.{0,40}(?:公告|启事|声明|通告|讣告|公示|更正|预告|招募|约稿|征稿|投稿须知|报名须知|参赛须知)(?:\(.{1,8}\))?$|^敬告"
    r"|^(?:紧急|重要)?通知$|^寻[人物犬]$|^(?:暂停|临时|计划)?[停供][水电气暖热](?:通知|预告)$|^(?:今明|今日|明日|近期|周末|计划)[两]?[天日]?[停断][水电气暖热]$|^关于.{2,30}的(?:通知|通报)$"
)


def heads_notice(flat: str) -> bool:
    """Tell whether a heading opens a notice: 招领启事, 遗失声明, X局公告."""
    return bool(_NOTICE_HEADING.match(squeeze(flat)))


_COLUMN_WORDS = either(
    "门诊 点子 提示 提醒 直播 热线 声音 故事 赛程 指南 宝典 课堂 讲坛 风采 人物 档案 关注 "
    "关爱 行动 生活 百科 常识 信息 市场 行情 经验 参考 论道 风云 现场 追问 回放 解读 "
    "政策 法规 案例 曝光 曝光台 红黑榜 光荣榜 排行榜 榜单 记忆 往事 史话 人生 情感 家教 "
    "养生 保健 美食 旅游 收藏 鉴赏 书画 摄影 校园 习作 童话 笑话 幽默 漫画 手记 链接 "
    "背景 贴士 顾问 参谋 先锋 典型 亮点 回眸 风景线 明星 达人 名医 问答 答疑 咨询 服务 "
    "维权 调查 探访 关键词 数字 图说 史海 人文 地理 风物 民俗 非遗 悦读 诗歌 散文 小说 "
    "随感 杂感 心得 体会 感悟 新闻"
)
_COLUMN = re.compile(
    rf"^(?:[{HAN}]{{0,4}}|(?!.*的)[{HAN}]{{5}})(?:{_COLUMN_WORDS})$|^(?:我为群众办实事|新春走基层|学党史办实事)$"
)


def names_column(text: str) -> bool:
    """Tell whether a short line may name a column: it does where a headline stands under it.

    >>> names_column("专家门诊"), names_column("右江区")
    (True, False)
    """
    return bool(_COLUMN.match(squeeze(flatten(text)).strip(_SIGNS)))


_DOTTED = re.compile(rf"^(?=.{{7,16}}$)[{HAN}A-Za-z0-9“”]{{3,9}}·[{HAN}A-Za-z0-9“”]{{3,9}}(?:{_COUNT})?$")


_PAIR = re.compile(rf"^[{HAN}]{{2,3}}·[{HAN}]{{2,3}}$")
"""Two words with a dot between them: 理论·探讨."""

TUNES = re.compile(
    r"^(?:七[律绝]|五[律绝]|沁园春|临江仙|浣溪沙|满江红|水调歌头|蝶恋花|菩萨蛮|西江月|念奴娇|如梦令|鹧鸪天|清平乐|卜算子"
    r"|渔家傲|采桑子|忆秦娥|江城子|鹊桥仙|虞美人|浪淘沙|定风波|破阵子|一剪梅|踏莎行|点绛唇|忆江南|长相思|诉衷情)·"
)
"""Forms and tunes of poems, whose names stand before the title with a dot."""


def names_series(text: str) -> bool:
    """Tell whether a line over a headline is the name of a series: two phrases with a dot between them.

    >>> names_series("百年初心·红色印记"), names_series("买买提·吐尔逊")
    (True, False)
    """
    tight = squeeze(flatten(text))
    if _COUNTED_SERIES.match(tight):
        return True
    is_dotted = bool(_DOTTED.match(tight) or (_PAIR.match(tight) and not TUNES.match(tight)))
    return is_dotted and sum(sign in _IN_NAMES for sign in tight) < _MANY_IN_NAMES


_COUNTED_SERIES = re.compile(rf"^[{HAN}“”\"·—、]{{5,20}}[①-⑳]$")
"""The name of a series with the number of its part: 开局之年看变化③."""

_IN_NAMES = frozenset("尔克斯拉巴特提姆阿艾古丽买吐木热克夫娜莎德罗维诺伊")
"""Characters that spell foreign names, which have a dot in them too."""

_MANY_IN_NAMES = 3


_BOX = re.compile(
    r"(?:链接|背景|点评|手记|提醒|提示|贴士|说法|释疑|释义|支招|建议|回应|追访|延伸|后续|观点|资料|阅读|名词解释)$"
)


def names_box(text: str) -> bool:
    """Tell whether a label names a box that belongs to the story before it: 相关链接, 律师点评."""
    tight = squeeze(flatten(text)).strip(_SIGNS)
    return len(tight) <= _LONGEST_BOX and bool(_BOX.search(tight))


_LONGEST_BOX = 6


def is_column_name(text: str) -> bool:
    """Tell whether words in brackets are a column's name as they are without them.

    >>> is_column_name("【读者来信】"), is_column_name("【三十岁入行】")
    (True, False)
    """
    tight = squeeze(flatten(text)).strip(_SIGNS)
    return tight in _WHOLE or bool(_ENDING.match(tight) or _CAMPAIGN.match(tight) or _COLUMN.match(tight))


def is_label(text: str) -> bool:
    """Tell whether a line is the name of a column.

    >>> is_label("云溪视窗"), is_label("【读者来信】"), is_label("全市早稻开镰")
    (True, True, False)
    """
    tight = squeeze(flatten(text))
    if _CAMPAIGN.match(tight):
        return True
    if not 2 <= len(tight) <= _LONGEST + 4:
        return False
    if _FRAMED.match(tight) or _LABELLED.match(tight):
        return True
    if tight not in _WHOLE and _NO_NAME.match(tight):
        return False
    return len(tight) <= _LONGEST and (tight in _WHOLE or bool(_ENDING.match(tight)))


_LABELLED = re.compile(r"^(?:专栏|栏目)\s*[:：]\s*(?=\S{2,12}$)")
"""Words that archive databases print before the name of a column."""

_TELEPHONE = re.compile(r"(?<=热线)\s*\d{5,}$")


def label_name(text: str) -> str:
    """Return a column's name without its frame."""
    name = _LABELLED.sub("", _TELEPHONE.sub("", text.strip(_SIGNS)))
    return squeeze(name) if max(map(len, name.split()), default=0) == 1 else name
