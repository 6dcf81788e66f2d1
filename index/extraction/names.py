"""Names: which words of a byline are people, one by one, without inner spaces."""

from __future__ import annotations

import re

from index.extraction.signs import HAN, is_han, words

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温常施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘鍾譚陸賈韋鄒閻顏龍賀顧龔萬錢嚴湯溫齊喬龐倪莊聶魯關蘭紀畢單塗駱藍華喻饒時農繆簡車項連蘆麥婁竇黨宮費衛闞榮鞏邝談樂儲盤滿區權強帥豐國計門雲來"
)
"""Single-character surnames by frequency (the 2020 census list and older lists), traditional forms too."""

COMPOUND_SURNAMES = words(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 独孤 南宫 闻人 端木 "
    "百里 呼延 轩辕 东郭 西门 拓跋 赫连 澹台 淳于 单于 申屠 仲孙 钟离 鲜于 闾丘 公冶 宗政 濮阳 公羊 "
    "万俟 太叔 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 獨孤 南宮 聞人 鍾離"
)

_SEPARATORS = re.compile(r"[、,，;；/&|\\:：\s]+")
_FOREIGN = re.compile(rf"^(?!.*[了的在是后采访曾向])[{HAN}A-Za-z]{{1,7}}(?:·[{HAN}A-Za-z]{{1,7}})+$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z.' ]{1,30}$")
_NO_NAMES = frozenset(
    words(
        "记者 通讯员 报道 摄影 摄 文 图 文图 整理 综合 实习生 编辑 近日 日前 资料 图片 供图 提供 专电 "
        "电 讯 本报 联合报道 采写 本报讯 新华社 发 等 见习 评论员 作者 撰文 编译 来源 未署名 如图 上图 "
        "下图 左图 右图 前排 晨报 晚报 集体采写 报道组 采访组 摄制组 报道员"
    )
)
_BAD_SIGNS = re.compile(
    r"[的了在是和与为把被将从到市县区镇乡村局部]$|^(?:我市|我县|我区|本市|全市|全国)|[。！？“”《》0-9０-９]"
)
_LONGEST_NAME = 4
"""Han characters of a name that has no dot."""


def split_names(text: str) -> list[str] | None:
    """Return the names in a run of names, or None where something in it is no name.

    >>> split_names("周 敏、欧阳 文博 阿依古丽·买买提")
    ['周敏', '欧阳文博', '阿依古丽·买买提']
    >>> split_names("张三李四")
    ['张三', '李四']
    """
    parts = [word for word in _SEPARATORS.split(text) if word]
    names: list[str] = []
    for word in _join_parts(parts):
        if word in _NO_NAMES:
            return None
        if _FOREIGN.match(word) or _LATIN.match(word):
            names.append(word)
        elif not is_han(word):
            return None
        elif is_name(word):
            names.append(word)
        elif run := _split_run(word):
            names.extend(run)
        else:
            return None
    return names


def is_name(word: str) -> bool:
    """Tell whether a run of Han characters can be one person's name; pen names can be anything."""
    if not 2 <= len(word) <= _LONGEST_NAME or word in _NO_NAMES or _BAD_SIGNS.search(word):
        return False
    if len(word) == _LONGEST_NAME and word[:2] not in COMPOUND_SURNAMES:
        return _split_run(word) is None
    return True


def has_surname(word: str) -> bool:
    """Tell whether `word` looks like surname and given name."""
    if word[:2] in COMPOUND_SURNAMES:
        return 3 <= len(word) <= _LONGEST_NAME
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and not _BAD_SIGNS.search(word)


def _join_parts(parts: list[str]) -> list[str]:
    """Join names printed with inner spaces: 刘 静, 欧阳 文博."""
    joined: list[str] = []
    open_name = False
    for word in parts:
        if open_name and is_han(word) and len(word) <= 2 and len(joined[-1]) + len(word) <= _LONGEST_NAME:
            joined[-1] += word
            open_name = len(word) == 1 and len(joined[-1]) == 2 and joined[-1] in COMPOUND_SURNAMES
            continue
        joined.append(word)
        open_name = (len(word) == 1 and is_han(word)) or word in COMPOUND_SURNAMES
    return joined


def _split_run(run: str) -> list[str] | None:
    """Split names printed without any separator; every part must begin with a surname."""
    if not 4 <= len(run) <= 24:
        return None
    best: list[list[str] | None] = [None] * (len(run) + 1)
    best[0] = []
    for end in range(2, len(run) + 1):
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or best[start] is None:
                continue
            part = run[start:end]
            if has_surname(part):
                candidate = [*(best[start] or []), part]
                if best[end] is None or len(candidate) < len(best[end] or []):
                    best[end] = candidate
    return best[len(run)]
