"""Names: which words of a byline are people, one by one, without inner spaces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from index.extraction.name_elements import is_made_of_elements, is_transcribed
from index.extraction.places import COUNTRIES, PROVINCE_NAMES
from index.extraction.signs import HAN, is_han, words
from index.tokens import word_frequencies

_BY_FREQUENCY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪傅范金石廖贾夏韦付方白邹孟熊秦邱江尹康洪薛赖闫萧阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温常施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由代荀诸钮贝贡莘逄璩郏庾暨訾蒯竺桓缑佴笪濮郗滑巢宰沃蓟韶郦汲鄂丘习昌宦隗糜邴羿宓蔚扶苍籍甯弘招贲牧步"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘鍾譚陸賈韋鄒閻顏龍賀顧龔萬錢嚴湯溫齊喬龐倪莊聶魯關蘭紀畢單塗駱藍華喻饒時農繆簡車項連蘆麥婁竇黨宮費衛闞榮鞏邝談樂儲盤滿區權強帥豐國計門雲來"
)
"""Single-character surnames, the commonest first (the 2020 census and older lists), traditional last."""

SURNAMES = frozenset(_BY_FREQUENCY)
"""Single-character surnames."""

_RARITY = {sign: place for place, sign in reversed(list(enumerate(_BY_FREQUENCY)))}

COMPOUND_SURNAMES = words(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 独孤 南宫 闻人 端木 "
    "百里 呼延 轩辕 东郭 西门 拓跋 赫连 澹台 淳于 单于 申屠 仲孙 钟离 鲜于 闾丘 公冶 宗政 濮阳 公羊 "
    "万俟 太叔 富察 完颜 那拉 佟佳 爱新觉罗 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 獨孤 南宮 聞人 鍾離"
)

_SEPARATORS = re.compile(r"[、,，;；/&|\\:：\s]+")
_FOREIGN = re.compile(rf"^(?!.*[了的在是后采访曾向])[{HAN}A-Za-z]{{1,7}}(?:·[{HAN}A-Za-z]{{1,7}})+$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z.' ]{1,30}$")
_NO_NAMES = frozenset(
    words(
        "记者 通讯员 报道 摄影 摄 文 图 文图 整理 综合 实习生 编辑 近日 日前 资料 图片 供图 提供 专电 "
        "电 讯 本报 联合报道 采写 本报讯 新华社 发 等 见习 评论员 作者 撰文 编译 来源 未署名 如图 上图 "
        "下图 左图 右图 前排 晨报 晚报 集体采写 报道组 采访组 摄制组 报道员 "
        "出席 主持 讲话 批示 调研 "
        "供稿 撰稿 卧底 暗访 解答 作答 读者 市民 网友 "
        "长篇小说 中篇小说 短篇小说 小小说 小说 散文 诗歌 组诗 随笔 杂文 报告文学 童话 "
        "时评 短评 杂谈 杂感 随感 述评 快评 锐评 散文诗 寓言 特写 速写 "
        "习作 作品 风采 园地 访谈 对话 来鸿 海外 停电 停水 停气 停暖 小知识 小常识 小贴士 小提示 小百科 "
        "接听 今日接听 今日值班 寻物 寻人 招领 招聘 招租 出租 转让 求购 遗失 征婚 求证 "
        "男子 女子 男女 男队 女队 个人 团体 青年 少年 老年 儿童 夫妻 母亲 父亲 "
        + " ".join(PROVINCE_NAMES)
        + " 走基层 连线 公示 公告 启事 讣告 声明 通告 预告 未完待续 未完 待续 全文完 完 连载 转载 节选 摘编 "
        "原载"
    )
)
_BAD_SIGNS = re.compile(
    r"(?:学院|大学|中学|小学|公司|医院|法院|支队|大队|中队|派出所)$|(?:先生|女士|小姐|大爷|大妈|大姐|大娘|师傅|阿姨|同学|某)$|(?:[的了在是与把被将从到市县区镇乡村局部处]|(?<=..)(?:[厂站矿系室组办]|工会|协会|学会|委会|车间|工区)|妇联|残联|文联|侨联|科协|(?:信息|护理|总务|检验|人事|财务|保卫|教务|医务|后勤|安全|生产|技术|设备|内|外|妇产|儿|急诊)科|(?<=..)(?<![春景永祥致志太元仁义玉政福兆顺金敬清长平德天安建子孟庆宝少世友谦开])和)$|^(?:我市|我县|我区|本市|全市|全国)|[。！？“”《》0-9０-９]"
    r"|^(?:走进|走访|探访|探营|直击|体验|获悉|了解|发现|盘点|透视|解读|综述|追踪|聚焦|调查|手记|观察|眼中|眼里|笔下|镜头|发自|跑腿|暗访|帮办|帮忙|蹲点|在)"
    r"|(?:强调|指出|要求|比赛|大赛|开幕|闭幕|召开|启动|开班|结束|举行|举办|展览|手记|见闻|札记)$"
)
"""What no name begins or ends with, and what headlines have after 记者 and 摄影."""

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
    names = _names_in(parts)
    if names is None and len(parts) > 1 and len(parts[-1]) == 1 and len(parts[-2]) >= _LONGEST_NAME:
        # a wrap took the space between two names away: 贺志强龚 娟
        run = _split_run(parts[-2] + parts[-1]) if is_han(parts[-2] + parts[-1]) else None
        before = _names_in(parts[:-2])
        return [*before, *run] if run and before is not None and run[-1][1:] == parts[-1] else None
    return names


def _names_in(parts: list[str]) -> list[str] | None:
    """Return the names that words make; None where one of them is no name."""
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


_OTHER_NAMES = re.compile(
    rf"^(?=[{HAN}]{{3,6}}$)(?:阿依|阿卜|阿不|艾合|艾山|艾力|买买|麦麦|吐尔|吐逊|热合|努尔|迪丽|帕提|木合|玛依|肉孜|如孜|古丽|"
    rf"扎西|次仁|央金|格桑|达瓦|多吉|巴特|其其|乌日|斯琴|娜仁|苏日|额尔|郭络罗|叶赫那拉)[{HAN}]{{1,4}}$"
    rf"|^(?=[{HAN}]{{3,5}}$)[{HAN}]{{1,3}}(?:古丽|买提|卓玛|扎西|措姆|其格|图雅|巴特尔|格日勒|夏提)$"
)
"""Names of other peoples than the Han, printed without the dot: by how they begin or end."""


def is_name(word: str) -> bool:
    """Tell whether a run of Han characters can be one person's name; pen names can be anything."""
    if _OTHER_NAMES.match(word) or is_made_of_elements(word) or _is_transcribed(word):
        return True
    if not 2 <= len(word) <= _LONGEST_NAME or word in _NO_NAMES or _BAD_SIGNS.search(word):
        return False
    if not re.match(rf"[{HAN}A-Za-z]", word):
        return False
    if len(word) == _LONGEST_NAME and word[:2] not in COMPOUND_SURNAMES:
        return _split_run(word) is None
    return True


def is_unlisted_name(word: str) -> bool:
    """Tell whether three characters that no dictionary has are a name, though of no known surname: 额尔敦."""
    is_word = len(word) != _UNLISTED or bool(word_frequencies().get(word, 0))
    return is_han(word) and not is_word and is_name(word) and not _NO_PERSON.search(word)


_UNLISTED = 3


def _is_transcribed(word: str) -> bool:
    """Tell whether a word is one transcribed name, not several names in a row."""
    return is_transcribed(word) and _split_run(word) is None


_NO_PERSON = re.compile(
    r"[科处部室站司队办会委校组股厅联局院所社报网台厂矿镇乡村县市区省店馆园行线联完续接转版文摄稿电综]$|[料果意络插地附]图$"
    r"|^[本全我各区县市省镇乡村党团下上左右]"
)
"""What an office, a place or a remark in brackets begins or ends with."""


def is_full_name(word: str) -> bool:
    """Tell whether `word` is surname and given name by its looks, or made of other peoples' elements."""
    if word in _NO_NAMES or word in COUNTRIES:
        return False
    if len(word) >= _LONGEST_NAME and (is_made_of_elements(word) or _is_transcribed(word)):
        return True
    if word[:2] in COMPOUND_SURNAMES:
        return 3 <= len(word) <= _LONGEST_NAME
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and not _BAD_SIGNS.search(word)


def is_phrase(word: str) -> bool:
    """Tell whether what could be a name is rather a common word, alone or with a character beside it.

    Only where the surname is a rare one, as words of everyday language often are, or three characters
    have none.

    >>> [word for word in ("那双手", "祖父说", "燕子", "韦青禾", "高山") if is_phrase(word)]
    ['那双手', '祖父说', '燕子']
    """
    if _RARITY.get(word[0], _RARE if len(word) == _PHRASE else 0) < _RARE:
        return False
    frequencies = word_frequencies()
    if len(word) == _PHRASE:
        common = max(frequencies.get(part, 0) for part in (word[:2], word[1:]))
        return common >= _COMMON > frequencies.get(word, 0)
    return frequencies.get(word, 0) >= _COMMON


_PHRASE = 3
_RARE = 100
"""Surnames that are commoner than a rare one."""


def _join_parts(parts: list[str]) -> list[str]:
    """Join names printed with inner spaces: 刘 静, 欧阳 文博, and 林 小 满 周 敏, printed one by one."""
    joined: list[str] = []
    open_name = False
    words_and_runs = list(_with_runs(parts))
    for place, (word, run) in enumerate(words_and_runs):
        if run:
            joined += run
            open_name = False
            continue
        if open_name and is_han(word) and len(word) <= 2 and len(joined[-1]) + len(word) <= _LONGEST_NAME:
            joined[-1] += word
            open_name = len(word) == 1 and len(joined[-1]) == 2 and joined[-1] in COMPOUND_SURNAMES
            continue
        following = words_and_runs[place + 1][0] if place + 1 < len(words_and_runs) else ""
        if joined and _ends_name(joined[-1], word, following):
            joined[-1] += word
            open_name = False
            continue
        joined.append(word)
        open_name = (len(word) == 1 and is_han(word)) or word in COMPOUND_SURNAMES
    return joined


def _ends_name(name: str, word: str, following: str) -> bool:
    """Tell whether a single character is the rest of a name that a line's end tore apart: 向红 英."""
    is_loose = len(word) == 1 and is_han(word) and (not following or is_full_name(following))
    return is_loose and len(name) == 2 and is_full_name(name)


def _with_runs(parts: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the words; three and more single characters in a row as the names that they make, if they do."""
    for is_single, words_of in itertools.groupby(parts, lambda word: len(word) == 1 and is_han(word)):
        run = list(words_of)
        if is_single and len(run) >= _LEAST_SINGLES and (names := _names_of_singles(run)):
            yield "", names
        else:
            yield from ((word, []) for word in run)


def _names_of_singles(run: Sequence[str]) -> list[str]:
    """Return the names of characters printed apart: of two each, which papers space, or as fits."""
    pairs = ["".join(pair) for pair in zip(run[::2], run[1::2], strict=False)]
    if len(run) % 2 == 0 and all(map(is_full_name, pairs)):
        return pairs
    whole = "".join(run)
    return [whole] if len(run) == 3 and is_full_name(whole) else _split_run(whole) or []


_LEAST_SINGLES = 3
"""Two are one name: 刘 静."""


def _are_words(names: Sequence[str]) -> bool:
    """Tell whether two of several names are common words: a phrase can look like a run (万名劳力战冬修)."""
    frequencies = word_frequencies()
    common = sum(frequencies.get(name, 0) >= _COMMON for name in names)
    return len(names) > _MOST_WORDS and common >= _MOST_WORDS


_MOST_WORDS = 2
_COMMON = 50
"""Times that a word stands in the corpus of jieba's dictionary."""


def _split_run(run: str) -> list[str] | None:
    """Split names printed without any separator; every part must be a full name.

    The fewest names win, then those of the commonest surnames.

    >>> _split_run("林小满周敏"), _split_run("王满江河清")
    (['林小满', '周敏'], ['王满', '江河清'])
    """
    if not 4 <= len(run) <= 24:
        return None
    best: list[tuple[int, int, list[str]] | None] = [(0, 0, []), *[None] * len(run)]
    for end in range(2, len(run) + 1):
        for length in (3, 2, 4):
            before = best[end - length] if end >= length else None
            part = run[end - length : end]
            if before is None or not is_full_name(part):
                continue
            rarity = 0 if part[:2] in COMPOUND_SURNAMES else _RARITY.get(part[0], 0)  # 0: no Han name
            candidate = (before[0] + 1, before[1] + rarity, [*before[2], part])
            best[end] = min(filter(None, (best[end], candidate)), key=lambda one: one[:2])
    last = best[len(run)]
    return last[2] if last and not _are_words(last[2]) else None
