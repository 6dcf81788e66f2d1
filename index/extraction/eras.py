"""Eras: words and institutions with a beginning, so that a page which has them is not older."""

from __future__ import annotations

import re

_SINCE = {
    (1985, 9): "居民身份证",
    (1986, 3): "星火计划",
    (1988, 7): "火炬计划 菜篮子工程",
    (1989, 10): "希望工程(?!师)",
    (1992, 10): "社会主义市场经济体制",
    (1994, 1): "分税制",
    (1995, 5): "双休日",
    (1998, 1): "因特网 网吧",
    (1999, 1): "小灵通",
    (2000, 2): "三个代表(?=重要思想|学教) 西部大开发",
    (2001, 9): "公民道德建设实施纲要",
    (2002, 11): "全面建设小康社会",
    (2003, 2): "非典(?!型) 新型农村合作医疗 新农合 科学发展观",
    (2004, 9): "构建(?:社会主义)?和谐社会",
    (2006, 1): "八荣八耻 (?:建设|推进)社会主义新农村(?=建设|的?(?:热潮|步伐|号角))",
    (2007, 4): "动车组",
    (2007, 7): "城镇居民(?:基本医疗保险|医保)",
    (2008, 9): "家电下乡 三聚氰胺",
    (2009, 5): "甲型H1N1",
    (2009, 9): "新农保",
    (2009, 12): "侵权责任法",
    (2010, 4): "创先争优活动",
    (2011, 5): "醉驾入刑 危险驾驶罪",
    (2011, 10): "营养改善计划",
    (2012, 1): "(?<!轻)微信(?![号誉息]) 营改增 PM2\\.5",
    (2012, 12): "中国梦 中央八项规定",
    (2013, 1): "光盘行动",
    (2013, 6): "群众路线教育实践活动",
    (2013, 11): "精准扶贫 一带一路(?!平安)",
    (2014, 1): "单独[两二]孩",
    (2014, 11): "放管服 三证合一",
    (2015, 7): "网约车",
    (2015, 10): "一照一码 全面[两二]孩",
    (2015, 11): "脱贫攻坚 供给侧",
    (2016, 2): "两学一做",
    (2016, 9): "共享单车",
    (2017, 1): "最多跑一次",
    (2017, 4): "雄安新区",
    (2017, 10): "乡村振兴 新时代中国特色社会主义思想",
    (2018, 1): "扫黑除恶 融媒体中心",
    (2018, 3): "退役军人事务[局部厅] 应急管理[局部厅] 文化和旅游[局部厅] 自然资源[局部厅] 医疗保障局",
    (2019, 1): "学习强国 专项附加扣除",
    (2019, 6): "直播带货 5G基站",
    (2020, 1): "新冠(?=肺炎|病毒|疫情|疫苗) 健康码 核酸检测",
    (2020, 5): "民法典 地摊经济",
    (2021, 2): "党史学习教育 乡村振兴局",
    (2021, 5): "三孩政策",
    (2021, 7): "双减(?!速)",
    (2023, 9): "新质生产力",
    (2024, 3): "低空经济",
}
"""By the year and month from which papers have them; patterns, so that no other word is meant."""

_TYPHOONS = (
    "森拉克 2002-9 云娜 2004-8 麦莎 2005-8 达维 2005-9 碧利斯 2006-7 桑美 2006-8 圣帕 2007-8 韦帕 2007-9 "
    "莫拉克 2009-8 凡亚比 2010-9 梅花 2011-8 海葵 2012-8 菲特 2013-10 威马逊 2014-7 灿鸿 2015-7 "
    "莫兰蒂 2016-9 天鸽 2017-8 山竹 2018-9 利奇马 2019-8 烟花 2021-7 杜苏芮 2023-7 贝碧嘉 2024-9"
)
"""Typhoons that did great harm, each with year and month."""

_TYPHOON = [
    (
        re.compile(rf"(?P<last>去年(?:受|的|因|遭)?)?(?:第\d+号)?(?:强|超强)?(?:台风{name}|{name}台风)"),
        int(year),
        int(month),
    )
    for name, year, month in re.findall(r"(\S+) (\d+)-(\d+)", _TYPHOONS)
]

_ERAS = [(re.compile(word), when) for when, words in _SINCE.items() for word in words.split()]
_QUOTES = re.compile("[“”]")


def find_eras(flat: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the words of a text that have a beginning, with its year and month; each once.

    >>> find_eras("我市落实“双减”，周末不补课。")
    [('双减', (2021, 7))]
    >>> find_eras("去年“麦莎”台风刮倒了校舍。")
    [('去年麦莎台风', (2006, 1))]
    """
    bare = _QUOTES.sub("", flat)
    eras = [(match.group(), when) for pattern, when in _ERAS if (match := pattern.search(bare))]
    return eras + [
        (match.group(), (year + bool(match["last"]), 1 if match["last"] else month))
        for pattern, year, month in _TYPHOON
        if (match := pattern.search(bare))
    ]
