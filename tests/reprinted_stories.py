"""Stories that tests print more than once, and what is found related to them."""

import json
import random
from pathlib import Path

from search import open_engine
from search.result import Related

BRIDGE = """青石河大桥昨日完成最后一段钢梁的吊装，两岸在晨雾里连成一线。
大桥全长两千一百米，主跨横越航道，桥面铺设双向六车道，另留出骑行和步行的位置。
总工程师庞远舟介绍，施工避开了候鸟迁徙的季节，水下部分全部在枯水期完成，没有一天停航。
沿河的船工老纪说，他在渡口撑了三十年船，如今终于可以坐在桥头看别人赶路了。
大桥预计明年春天通车，到时从城北到机场只要二十分钟。"""

ORCHARD = """海拔一千六百米的云脚村，今年的苹果比往年早熟了十天。
合作社请来农技员翻看每一棵果树的枝条，剪去病枝，又在树下铺上反光膜，果子的颜色红得匀净。
村里新修的冷库存得下四十万斤鲜果，一辆辆货车排在坡下，等着把它们运到平原的集市。
会计翻着账本说，全村二百一十户，户均增收近万元，外出的年轻人已有十几个回来种树。"""

CHARACTERS = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
)

Row = dict[str, str]


def article(name: str, title: str, body: str, day: str, newspaper: str = "河源日报") -> Row:
    return {"id": name, "title": title, "body": body, "date": day, "newspaper": newspaper}


def archive(*rows: Row) -> dict[str, str]:
    return {"成稿.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)}


def story(seed: int, sentences: int = 12) -> str:
    """A text of its own for every seed, of no meaning."""
    dice = random.Random(seed)
    return "。\n".join("".join(dice.choices(CHARACTERS, k=25)) for _ in range(sentences)) + "。"


def related(folder: Path, name: str) -> Related:
    with open_engine(folder) as engine:
        return engine.related(engine.article(name))


def reprint_ids(folder: Path, name: str) -> list[str]:
    return [other.id for other in related(folder, name).reprints]
