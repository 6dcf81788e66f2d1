"""Eras: words and institutions with a beginning, so that a page which has them is not older."""

from __future__ import annotations

import re

_SINCE = {
    (1985, 9): "居民身份证",
    (1986, 3): "星火计划",
    (1988, 7): "火炬计划 菜篮子工程",
    (1989, 10): "希望工程(?!师)",
    (1994, 1): "分税制",
    (1995, 5): "双休日",
    (1998, 1): "因特网 网吧",
    (1999, 1): "小灵通",
    (2000, 2): "三个代表(?=重要思想|学教) 西部大开发",
    (2003, 2): "非典(?!型) 新型农村合作医疗 新农合 科学发展观",
    (2006, 1): "八荣八耻 (?:建设|推进)社会主义新农村(?=建设|的?(?:热潮|步伐|号角))",
    (2007, 4): "动车组",
    (2008, 9): "家电下乡 三聚氰胺",
    (2009, 5): "甲型H1N1",
    (2009, 9): "新农保",
    (2011, 10): "营养改善计划",
    (2012, 1): "(?<!轻)微信(?![号誉息]) 营改增 PM2\\.5",
    (2013, 11): "精准扶贫 一带一路(?!平安)",
    (2014, 11): "放管服",
    (2015, 7): "网约车",
    (2015, 11): "脱贫攻坚 供给侧",
    (2016, 9): "共享单车",
    (2017, 1): "最多跑一次",
    (2017, 10): "乡村振兴",
    (2018, 1): "扫黑除恶 融媒体中心",
    (2019, 6): "直播带货 5G基站",
    (2020, 1): "新冠(?=肺炎|病毒|疫情|疫苗) 健康码",
    (2021, 7): "双减(?!速)",
    (2023, 9): "新质生产力",
}
"""By the year and month from which papers have them; patterns, so that no other word is meant."""

_ERAS = [(re.compile(word), when) for when, words in _SINCE.items() for word in words.split()]
_QUOTES = re.compile("[“”]")


def find_eras(flat: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the words of a text that have a beginning, with its year and month; each once.

    >>> find_eras("我市落实“双减”，周末不补课。")
    [('双减', (2021, 7))]
    """
    bare = _QUOTES.sub("", flat)
    return [(match.group(), when) for pattern, when in _ERAS if (match := pattern.search(bare))]
