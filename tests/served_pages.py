"""Pages of an invented paper that the web page serves in tests, and how they are asked for."""

import re
from pathlib import Path

from index.article import Article
from search import Query, open_engine
from webui.addresses import url_from_query

FRONT = """东岭日报
2021年3月5日 星期五 A01版 要闻

云门大桥今日合龙

本报讯（记者 秦小舟 通讯员 乔木）3月4日上午，历时三年建设的云门大桥顺利合龙。\
建设者在桥面上燃放礼花，两岸群众赶来观看。

“今后过江只要五分钟。”家住北岸的渔民老谭说，从前坐渡船要等大半天，遇到大雾还要停航。

春耕备耕物资供应充足

本报讯（记者 秦小舟）\
记者昨日从市供销社获悉，全市已储备化肥八万吨、种子一千二百吨，春耕物资供应充足。各乡镇设立便民网点，送货到田间地头。
"""

SECOND = """东岭日报
2021年3月6日 星期六 A02版 民生

老街菜场开门迎客

本报讯（记者 温如玉）3月5日，改造后的老街菜场重新开门迎客。\
摊位由原来的六十个增加到一百个，<b>加号</b>与“和号”都照原样印出。\
云门大桥通车后，江北的新鲜蔬菜一小时就能到达。
"""

LOOSE = """渡口往事

本报讯（记者 温如玉）老渡口的最后一班船昨日停航，船工们把缆绳收进仓库。\
几十年来，这条航线载过求学的少年，也载过远嫁的新娘。
"""


def found(folder: Path, text: str) -> Article:
    with open_engine(folder) as engine:
        return engine.search(Query(text)).hits[0].article


def search(query: Query, path: str = "/search") -> str:
    return url_from_query(query, path=path)


def title(page: str) -> str:
    return re.search(r"<title>(.*?)</title>", page, re.S)[1]
