"""Name elements: the parts of which names of other peoples than the Han are made when no dot parts them.

Such names are transcribed syllable by syllable from a stock of elements that is far smaller than that of Han
given names: 阿拉腾 + 敖其尔, 乌云 + 其木格, 阿依 + 古丽, 扎西 + 多吉.
"""

from __future__ import annotations

import re

from index.extraction.signs import either
from index.tokens import word_frequencies

_MONGOL = (
    "丹巴 乌云 乌仁 乌兰 呼格 呼格吉勒 乌力吉 乌力罕 乌尔 乌恩 乌恩其 乌日图 乌日娜 乌日汗 "
    "乌日罕 代钦 伊德日 伊拉 伊茹 傲日 其其格 其力木格 其劳 其布 其木格 其格 勃日 勒图 "
    "包力高 卓拉 古楞 古郎 吉勒图 吉日嘎拉 吉日格勒 吉达 吉雅 吐古斯 呼和 呼日查 哈斯 哈达 "
    "嘎日迪 图 图力古尔 图娅 图布信 图门 图雅 塔娜 塔拉 天峰 娜仁 娜布其 娜拉 娜日 娜荷芽 "
    "孟克 孟和 宁布 安达 宝力德 宝力道 宝力高 宝音 宝鲁尔 巴图 巴德玛 巴根 巴特尔 巴雅尔 "
    "巴音 布仁 布和 布日 布赫 希都日古 德力格尔 德格 恩和 扎布 扎那 托娅 敖云 敖其尔 敖敦 "
    "敖特根 敖登 斯日古楞 斯琴 斯琴图 旭仁 旭日干 朝克 朝格图 朝鲁 朝鲁门 木图 查干 查苏娜 "
    "格日乐 格日勒 格根 森格 毕力格 毕勒格 浩斯 浩毕斯 海日 满达 满都呼 满都拉 牧仁 特木尔 "
    "珠拉 琪琪格 白乙拉 白音 纳日苏 胡日查 腾格尔 苏力德 苏和 苏布德 苏德 苏日 苏日塔拉图 "
    "苏日娜 苏雅拉 莫日根 萨仁 萨如拉 萨日娜 赛汉 赛汗 赛音 达布希 达日 达来 达林台 达楞 "
    "达赖 通拉嘎 通拉噶 道尔吉 那仁 那日苏 那木 那木尔 那达慕 那顺 都古尔 钦达 钦达木尼 "
    "铁木尔 锡林 特古斯 阿古拉 阿拉坦 阿拉腾 阿日 阿木尔 陶格图 陶格斯 雅茹 青格乐 青格勒 额尔德尼 "
    "额尔敦 额尔敦木图 额尔登 高勒 高娃"
)
_TIBETAN = (
    "三智 东周 东智 丹增 丹巴 久美 云丹 仁增 仁钦 仁青 其美 加布 加措 华旦 卓嘎 卓玛 南加 南木加 南杰 "
    "占堆 卡毛 吐旦 吾金 周加 嘉措 土登 坚参 坚赞 多吉 多布杰 多旦 多杰 央吉 央宗 央珍 央金 完玛 宗吉 "
    "尖措 尼玛 巴桑 巴珍 平措 强久 强巴 当周 德吉 德庆 才仁 才旦 才旺 才让 才项 扎巴 扎桑 扎登 扎西 "
    "拉加 拉姆 拉巴 拉毛 措姆 措毛 斗拉 旦增 旦巴 旦木 旺久 旺加 旺堆 旺姆 旺扎 旺杰 昂旺 晋美 普布 "
    "普琼 曲吉 曲培 曲央 曲扎 曲措 曲珍 朋措 朗杰 朗珍 杰布 格列 格来 格桑 桑吉 桑杰 桑珠 次仁 次吉 "
    "次央 次旦 次旺 欧珠 泽仁 泽旺 泽让 洛松 洛桑 洛追 热杰 玉珍 班丹 班觉 白央 白玛 益西 米玛 索南 "
    "索朗 索郎 罗布 群佩 群培 群宗 落桑 西热 西绕 贡嘎 贡布 贡觉 边巴 边珍 达娃 达瓦 郎加 郎卡 阿旺 "
    "项欠 项秀 顿珠"
)
_TURKIC = (
    "乌买尔 买买提 买合木提 买提 亚库甫 亚森 伊力哈木 伊明 依力 依明 克拜尔 克然木 克里木 再努尔 再吐娜 "
    "再娜 凯赛尔 别克 别力 力江 加依娜 加娜尔 努尔 努尔买买提 努尔兰 努尔古丽 卡哈尔 卡德尔 古丽 "
    "古丽娜尔 古再丽 叶尔 叶尔兰 叶尔肯 叶斯 合买提 吐尔地 吐尔洪 吐尔逊 吐逊 吐鲁洪 吾买尔 吾守尔 哈丽 "
    "哈力 哈孜 哈木 图尔 地里 塔依尔 夏依 夏提 外力 如孜 娜尔 娜扎 居来提 居马 巴合提 巴哈尔 布拉 帕孜 "
    "帕尔哈提 帕提古丽 库完 库尔班 扎依 托乎提 托合提 提力 曼 木合塔尔 木尼拉 木拉提 木沙 汗 汗古丽 江 "
    "沙依 沙吾列 热依汗 热依拉 阿不力孜 阿不力克木 阿不来提 阿布来提 赛力克 "
    "热合曼 热合木 热娜 牧其 玉山 玉素甫 白克 皮尔 祖丽 祖农 祖力 米吉提 米热 肉孜 "
    "肯杰 胡安 胡马尔 艾克拜尔 艾则孜 艾力 艾合买提 艾孜 艾尼瓦尔 艾山 艾山江 艾比布拉 苏来曼 萨吾提 "
    "西尔艾力 赛买提 赫尔 达列力 达吾提 迪丽 迪丽达尔 迪力 迪力夏提 都拉 铁力瓦尔地 阿不都 阿依 "
    "阿依努尔 阿依古丽 阿依夏 阿力木 阿卜力 阿卜杜 阿孜古丽 阿布力 阿布都 阿扎提 阿曼 阿迪力 阿里木 "
    "麦麦提"
)
_YI = (
    "乌牛 伍合 伍呷 史古 各各 吉伍 吉俄 吉克 吉子 吉布 吉木 "
    "子呷 子布 尔古 尔哈 尔布 拉且 拉者 日伙 日哈 曲布 曲木 "
    "曲比 木乃 木呷 木果 比布 沙马 石一 色且 莫色 达哈 金曲 "
    "阿且 阿作 阿依莫 阿合 阿呷 阿支 阿木 阿洛 阿牛 马海 伍各 "
    "伍果 伍牛 伍里 布哈 拉博 小石 尔体 说古 约古 阿苦 阿西 "
    "阿尔 吉则 吉侯 罗洪 罗洛 马黑 曲别 勒格 俄木 俄底 加巴 "
    "海来 金古 井古 且沙 热柯 约其 依火 苏呷 伍且 石布 石扎 "
    "史布 史者 木牛 日布 古哈 古体 阿芝 拉铁 拉体 克哈 子且"
)

_LONGEST = 8
"""Characters of the longest name of elements, or part of a dotted one."""

_ELEMENTS = either(" ".join((_MONGOL, _TIBETAN, _TURKIC, _YI)))
_OF_ELEMENTS = re.compile(rf"(?=.{{3,{_LONGEST}}}$)(?:{_ELEMENTS})(?:{_ELEMENTS})*")
_SIGNS = frozenset("".join((_MONGOL, _TIBETAN, _TURKIC, _YI))) - {" "}
_SHORTEST_TRANSCRIBED = 5
_WORD = 1000
"""Times that an everyday word stands in the corpus of jieba's dictionary."""


def is_made_of_elements(word: str) -> bool:
    """Tell whether a word of three to eight characters is nothing but such elements.

    >>> is_made_of_elements("阿拉腾敖其尔"), is_made_of_elements("扎西多吉"), is_made_of_elements("林小满")
    (True, True, False)
    """
    return bool(_OF_ELEMENTS.fullmatch(word))


def is_transcribed(word: str) -> bool:
    """Tell whether a long word, or the parts of a dotted one, have no characters but those of such elements.

    >>> is_transcribed("布仁特古斯"), is_transcribed("热依拉·阿不力孜"), is_transcribed("明天多云南来")
    (True, True, False)
    """
    letters = word.replace("·", "")
    is_long = len(word) >= _SHORTEST_TRANSCRIBED and all(len(part) <= _LONGEST for part in word.split("·"))
    frequencies = word_frequencies()
    return (
        is_long
        and _SIGNS.issuperset(letters)
        and not frequencies.get(letters, 0)
        and all(frequencies.get(letters[place : place + 2], 0) < _WORD for place in range(len(letters) - 1))
    )


def is_dotted_name(word: str) -> bool:
    """Tell whether a word is a name of such elements with a dot in it.

    >>> is_dotted_name("阿依努尔·买买提"), is_dotted_name("乡镇纪行·青禾篇章")
    (True, False)
    """
    parts = word.split("·")
    return len(parts) == _PARTS and all(map(_PART.fullmatch, parts))


_PARTS = 2
"""Own name and father's, with one dot."""

_PART = re.compile(rf"(?=.{{1,{_LONGEST}}}$)(?:{_ELEMENTS})(?:{_ELEMENTS})*")
