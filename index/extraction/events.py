"""Events: public events with known dates, which tell how old a page is at most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.extraction.dates import read_number
from index.extraction.signs import either

_NUMBER = "一二三四五六七八九十百"

_CONGRESSES = {
    12: (1982, 9),
    13: (1987, 10),
    14: (1992, 10),
    15: (1997, 9),
    16: (2002, 11),
    17: (2007, 10),
    18: (2012, 11),
    19: (2017, 10),
    20: (2022, 10),
}
"""党的N大: party congresses."""

_PLENUMS = {
    (11, 3): (1978, 12), (11, 4): (1979, 9), (11, 5): (1980, 2), (11, 6): (1981, 6),
    (11, 7): (1982, 8), (12, 2): (1983, 10), (12, 3): (1984, 10), (12, 4): (1985, 9),
    (12, 5): (1985, 9), (12, 6): (1986, 9), (12, 7): (1987, 10), (13, 2): (1988, 3),
    (13, 3): (1988, 9), (13, 4): (1989, 6), (13, 5): (1989, 11), (13, 6): (1990, 3),
    (13, 7): (1990, 12), (13, 8): (1991, 11), (13, 9): (1992, 10), (14, 2): (1993, 3),
    (14, 3): (1993, 11), (14, 4): (1994, 9), (14, 5): (1995, 9), (14, 6): (1996, 10),
    (14, 7): (1997, 9), (15, 2): (1998, 2), (15, 3): (1998, 10), (15, 4): (1999, 9),
    (15, 5): (2000, 10), (15, 6): (2001, 9), (15, 7): (2002, 11), (16, 2): (2003, 2),
    (16, 3): (2003, 10), (16, 4): (2004, 9), (16, 5): (2005, 10), (16, 6): (2006, 10),
    (16, 7): (2007, 10), (17, 2): (2008, 2), (17, 3): (2008, 10), (17, 4): (2009, 9),
    (17, 5): (2010, 10), (17, 6): (2011, 10), (17, 7): (2012, 11), (18, 2): (2013, 2),
    (18, 3): (2013, 11), (18, 4): (2014, 10), (18, 5): (2015, 10), (18, 6): (2016, 10),
    (18, 7): (2017, 10), (19, 2): (2018, 1), (19, 3): (2018, 2), (19, 4): (2019, 10),
    (19, 5): (2020, 10), (19, 6): (2021, 11), (19, 7): (2022, 10), (20, 2): (2023, 2),
    (20, 3): (2024, 7), (20, 4): (2025, 10),
}  # fmt: skip
"""党的N届M中全会: plenary sessions of the party's central committee."""

_NPC_FIRST_YEAR = {
    5: 1978,
    6: 1983,
    7: 1988,
    8: 1993,
    9: 1998,
    10: 2003,
    11: 2008,
    12: 2013,
    13: 2018,
    14: 2023,
}
"""Year of the first session of the N-th national people's congress; sessions follow yearly, in March."""

_ANNIVERSARIES = (
    ("建党", 1921),
    ("中国共产党成立", 1921),
    ("建国", 1949),
    ("新中国成立", 1949),
    ("中华人民共和国成立", 1949),
    ("改革开放", 1978),
    ("建军", 1927),
    ("抗战胜利", 1945),
    ("抗日战争胜利", 1945),
    ("长征胜利", 1936),
    ("香港回归", 1997),
    ("五四运动", 1919),
    ("辛亥革命", 1911),
    ("国庆", 1949),
    ("建团", 1922),
    ("共青团成立", 1922),
    ("中国共产主义青年团成立", 1922),
    ("恢复高考", 1977),
    ("十一届三中全会召开", 1978),
    ("抗美援朝出国作战", 1950),
    ("西藏和平解放", 1951),
    ("毛泽东同志?诞辰", 1893),
    ("周恩来同志?诞辰", 1898),
    ("邓小平同志?诞辰", 1904),
    ("孙中山先生?诞辰", 1866),
    ("唐山大?地震", 1976),
    ("汶川特?大?地震", 2008),
    ("澳门回归", 1999),
)
_HOSTS = {
    "世界杯": (
        "意大利 1990-6 美国 1994-6 法国 1998-6 韩日 2002-5 德国 2006-6 南非 2010-6 巴西 2014-6 "
        "俄罗斯 2018-6 卡塔尔 2022-11"
    ),
    "奥运会": (
        "洛杉矶 1984-7 汉城 1988-9 巴塞罗那 1992-7 亚特兰大 1996-7 悉尼 2000-9 雅典 2004-8 北京 2008-8 "
        "伦敦 2012-7 里约 2016-8 东京 2021-7 巴黎 2024-7"
    ),
    "残奥会": "悉尼 2000-10 雅典 2004-9 北京 2008-9 伦敦 2012-8 里约 2016-9 东京 2021-8 巴黎 2024-8",
    "冬奥会": "长野 1998-2 盐湖城 2002-2 都灵 2006-2 温哥华 2010-2 索契 2014-2 平昌 2018-2 北京 2022-2",
    "冬残奥会": "索契 2014-3 平昌 2018-3 北京 2022-3",
    "亚运会": (
        "北京 1990-9 广岛 1994-10 曼谷 1998-12 釜山 2002-9 多哈 2006-12 广州 2010-11 仁川 2014-9 "
        "雅加达 2018-8 杭州 2023-9"
    ),
}
"""Games, and their hosts, each with year and month: none has had one of them twice."""

_ONCE = (
    *(
        (f"{host}{games}", int(year), int(month))
        for games, hosts in _HOSTS.items()
        for host, year, month in re.findall(r"(\S+) (\d+)-(\d+)", hosts)
    ),
    ("上海世博会", 2010, 5),
    ("汶川(?:(?:特大|大)?地震)?", 2008, 5),
    ("新冠肺炎疫情", 2020, 1),
    ("加入世贸组织", 2001, 12),
    ("香港回归", 1997, 7),
    ("澳门回归", 1999, 12),
    ("申奥成功", 2001, 7),
    ("玉树地震", 2010, 4),
    ("深圳大运会", 2011, 8),
    ("芦山地震", 2013, 4),
    ("鲁甸地震", 2014, 8),
    ("南京青奥会", 2014, 8),
    ("G20杭州峰会", 2016, 9),
    ("武汉军运会", 2019, 10),
    ("成都大运会", 2023, 7),
)
"""Public events, as patterns, with year and month: a page that speaks of them as past is not older."""

_AWARDS = (
    (re.compile(r"2008年[^。,]{0,12}(?:奥运会|奥林匹克运动会)[^。,]{0,4}主办(?:权|城市)"), 2001, 7),
    (re.compile(r"2010年[^。,]{0,6}世(?:界博览|博)会[^。,]{0,4}(?:举办权|主办权)"), 2002, 12),
    (re.compile(r"2010年[^。,]{0,6}亚运会[^。,]{0,4}(?:举办权|主办权)"), 2004, 7),
    (re.compile(r"2022年[^。,]{0,6}冬(?:季奥林匹克运动|奥)会[^。,]{0,4}(?:举办权|主办权)"), 2015, 7),
    (re.compile(r"2022年[^。,]{0,6}亚运会[^。,]{0,4}(?:举办权|主办权)"), 2015, 9),
)
"""Who hosts what, with the year and month in which it was decided."""

_FIRST_YEARS = (
    (re.compile("(?:取消|免征|免除)农业税的?(?:头|第)一年|农业税取消的?(?:头|第)一年"), 2006),
    (re.compile("(?:入世|加入世贸组织)的?(?:头|第)一年"), 2002),
)
"""What papers call the first year of something, and which it was."""

_CAMPAIGNS = (
    ("先进性教育活动", 2005, 1),
    ("三严三实专题教育", 2015, 4),
    ("不忘初心、牢记使命主题教育", 2019, 6),
)
"""Campaigns of a single year, with its first month."""

_YEARLY = {
    "植树节": 1979,
    "教师节": 1985,
    "世界艾滋病日": 1988,
    "国际禁毒日": 1988,
    "水周": 1988,
    "全国爱牙日": 1989,
    "全国助残日": 1991,
    "全国土地日": 1991,
    "全国消防日": 1992,
    "世界水日": 1993,
    "世界读书日": 1996,
    "全国爱眼日": 1996,
    "全国中小学生安全教育日": 1996,
    "记者节": 2000,
    "世界献血者日": 2004,
    "全国防灾减灾日": 2009,
    "全民健身日": 2009,
    "旅游日": 2011,
    "全国交通安全日": 2012,
    "国家公祭日": 2014,
    "国家宪法日": 2014,
    "烈士纪念日": 2014,
    "国家扶贫日": 2014,
    "世界互联网大会": 2014,
    "全民国家安全教育日": 2016,
    "航天日": 2016,
    "品牌日": 2017,
    "医师节": 2018,
    "农民丰收节": 2018,
    "国际进口博览会": 2018,
    "人民警察节": 2021,
    "国际消费品博览会": 2021,
}
"""Days and fairs that come once a year and are counted: the year of the first."""

_COUNTED = {
    "全国人口普查": {3: 1982, 4: 1990, 5: 2000, 6: 2010, 7: 2020},
    "全国经济普查": {1: 2004, 2: 2008, 3: 2013, 4: 2018, 5: 2023},
    "亚运会": {
        11: 1990, 12: 1994, 13: 1998, 14: 2002, 15: 2006, 16: 2010,
        17: 2014, 18: 2018, 19: 2022,
    },
    "世界杯足球赛": {
        12: 1982, 13: 1986, 14: 1990, 15: 1994, 16: 1998, 17: 2002, 18: 2006, 19: 2010,
        20: 2014, 21: 2018, 22: 2022,
    },
    "奥运会": {
        23: 1984, 24: 1988, 25: 1992, 26: 1996, 27: 2000, 28: 2004, 29: 2008, 30: 2012,
        31: 2016, 32: 2021, 33: 2024,
    },
    "全国冬季运动会": {8: 1995, 9: 1999, 10: 2003, 11: 2008, 12: 2012, 13: 2016, 14: 2024},
    "全国冬运会": {8: 1995, 9: 1999, 10: 2003, 11: 2008, 12: 2012, 13: 2016, 14: 2024},
    "全运会": {
        7: 1993, 8: 1997, 9: 2001, 10: 2005, 11: 2009, 12: 2013,
        13: 2017, 14: 2021, 15: 2025,
    },
}  # fmt: skip
"""What is counted but does not come every year."""

_MISSIONS = {
    "神舟": {
        5: 2003, 6: 2005, 7: 2008, 8: 2011, 9: 2012, 10: 2013, 11: 2016, 12: 2021, 13: 2021, 14: 2022,
        15: 2022, 16: 2023, 17: 2023, 18: 2024, 19: 2024, 20: 2025,
    },
    "嫦娥": {1: 2007, 2: 2010, 3: 2013, 4: 2018, 5: 2020, 6: 2024},
}  # fmt: skip
"""Years in which the ships and probes were launched."""

_PLAN_YEARS = {
    "八": 1991,
    "九": 1996,
    "十": 2001,
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
    "十五": 2026,
}
"""First years of the five-year plans."""

_PAST_AFTER = re.compile(
    r"(?:上|激战|正酣|战罢|赛场|开赛|小组赛|[，,]看见|以来|后|期间|之后|开幕|闭幕|精神|胜利|成功|召开|报告|提出|通过|结束|表彰|发生|抗震|灾后|恢复重建|周年"
    r"|[^。,将争夺要拟选]{0,12}(?:决赛|冠军|[金银铜]牌得主))"
)
_CONGRESS = re.compile(rf"党的?([{_NUMBER}]{{2,3}})大(?:[^{_NUMBER}学会]|会|$)")
_CONGRESS_TO_COME = re.compile(
    rf"(?:迎接|喜迎|迎)(?:党的([{_NUMBER}]{{2,3}})大(?!学)|中国共产党第([{_NUMBER}]{{2,3}})次全国代表大会)"
)
"""Papers speak so of a congress in its own year."""

_PLENUM = re.compile(rf"(?:党的?)?([{_NUMBER}]{{2,3}})届([{_NUMBER}])中全会")
_NPC = re.compile(rf"([{_NUMBER}]{{1,3}})届全国人大([{_NUMBER}])次会议")
_BEFORE_EVENT = re.compile(
    r"(?:迎接|喜迎|即将召开的|将要召开的|迎|筹备|备战|申办|冲击|争取在?|力争在?|将在|要在)$|明年|(?:筹备|备战|迎战)[^。,]*$"
)
_TO_COME = re.compile(r"^[^。,]*?(?:倒计时|筹备|筹委会|组委会|准备|将于|将在|申办|招募|主办权|举办权)")
_ORDINAL = rf"(?:第(\d{{1,3}}|[{_NUMBER}]{{1,4}})|(首))[个次届]"
_YEARLY_NAME = re.compile(rf"{_ORDINAL}“?(?:中国)?({either(' '.join(_YEARLY))})")
_COUNTED_NAME = re.compile(rf"{_ORDINAL}({either(' '.join(_COUNTED))})")
_PLAN = re.compile(r"“?([八九]|十[一二三四五]?)五”?(?:规划|计划)?(?:的)?(开局|收官)之年")
_MISSION = re.compile(
    rf"({either(' '.join(_MISSIONS))}|神)”?([{_NUMBER}]{{1,3}})"
    rf"(?:号|”|(?<=神[{_NUMBER}])(?=发射|升空|飞天|返回|航天员))"
)
_QUOTES = re.compile(r"[“”]")

_MOST_TIMES = 60
"""Nothing in the table has come more often; a greater number is a slip."""

_NEAR = 12
"""Characters before an event that may say that it is still to come."""

_ANY_MONTH = 1
"""Papers write of what is counted from the beginning of its year."""

_When = tuple[int, int]
"""Year and month."""


def find_events(flat: str) -> list[tuple[str, _When]]:
    """Return the public events that a text speaks of, as printed, with the year and month of each."""
    found = [*_counted_events(flat)]
    for name, year, month in _ONCE:
        past = next((match for match in re.finditer(name, flat) if _is_past(flat, match)), None)
        if past is not None:
            found.append((past.group(), (year, month)))
    found += [
        (match.group(), (year, month)) for pattern, year, month in _AWARDS if (match := pattern.search(flat))
    ]
    found += [
        (match.group(), (year, _ANY_MONTH))
        for pattern, year in _FIRST_YEARS
        if (match := pattern.search(flat))
    ]
    found += [
        (match.group(), (_CONGRESSES[number][0], _ANY_MONTH))
        for match in _CONGRESS_TO_COME.finditer(flat)
        if (number := read_number(match[1] or match[2])) in _CONGRESSES
    ]
    bare = _QUOTES.sub("", flat)
    found += [(name, (year, month)) for name, year, month in _CAMPAIGNS if name in bare]
    for name, year in _ANNIVERSARIES:
        for match in re.finditer(rf"{name}(?=(\d{{1,3}}|[{_NUMBER}]{{1,4}})周年)", flat):
            count = _count(match[1])
            if count and (_is_jubilee(count)):
                found.append((f"{name}{match[1]}周年", (year + count, 1)))
    return found


def _is_past(flat: str, event: re.Match[str]) -> bool:
    before = flat[max(0, event.start() - _NEAR) : event.start()]
    return bool(_PAST_AFTER.match(flat, event.end())) and not _BEFORE_EVENT.search(before)


def _counted_events(flat: str) -> Iterator[tuple[str, _When]]:
    """Yield the events that a number tells: 第十四届全国人大二次会议, 第四十个教师节."""
    patterns = (
        (_CONGRESS, _congress),
        (_PLENUM, _plenum),
        (_NPC, _session),
        (_YEARLY_NAME, _yearly),
        (_COUNTED_NAME, _counted),
        (_PLAN, _plan_year),
        (_MISSION, _launch),
    )
    for pattern, lookup in patterns:
        for match in pattern.finditer(flat):
            when = lookup(match)
            before, after = flat[max(0, match.start() - _NEAR) : match.start()], flat[match.end() :][:10]
            if when and not (_BEFORE_EVENT.search(before) or _TO_COME.search(after)):
                yield match.group().strip("，,。、"), when


def _yearly(match: re.Match[str]) -> _When | None:
    number = _count(match[1]) if match[1] else 1
    return (_YEARLY[match[3]] + number - 1, _ANY_MONTH) if 0 < number <= _MOST_TIMES else None


def _counted(match: re.Match[str]) -> _When | None:
    year = _COUNTED[match[3]].get(_count(match[1]) if match[1] else 1)
    return (year, _ANY_MONTH) if year else None


def _launch(match: re.Match[str]) -> _When | None:
    year = _MISSIONS["神舟" if match[1] == "神" else match[1]].get(read_number(match[2]))
    return (year, _ANY_MONTH) if year else None


def _plan_year(match: re.Match[str]) -> _When | None:
    first = _PLAN_YEARS.get(match[1])
    return (first + (4 if match[2] == "收官" else 0), _ANY_MONTH) if first else None


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    hundreds, has_hundred, rest = text.rpartition("百")
    return (read_number(hundreds) if hundreds else 1) * 100 * bool(has_hundred) + (
        read_number(rest) if rest else 0
    )


def _is_jubilee(count: int) -> bool:
    return count % 5 == 0


def _congress(match: re.Match[str]) -> _When | None:
    return _CONGRESSES.get(read_number(match[1]))


def _plenum(match: re.Match[str]) -> _When | None:
    return _PLENUMS.get((read_number(match[1]), read_number(match[2])))


def _session(match: re.Match[str]) -> _When | None:
    first = _NPC_FIRST_YEAR.get(read_number(match[1]))
    number = read_number(match[2])
    return (
        (first + number - 1, 5 if (first + number - 1) == 2020 else 3) if first and 1 <= number <= 5 else None
    )
