"""Places: names by which a place, or who sits there, is told."""

from index.extraction.signs import either, words

PROVINCE_NAMES = words(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 "
    "四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾"
)
"""Provinces and what is on a level with them."""

PROVINCES = either(" ".join(PROVINCE_NAMES))
"""The same as alternatives of a regular expression."""

COUNTRIES = frozenset(
    words(
        "日本 韩国 朝鲜 蒙古 蒙古国 越南 老挝 柬埔寨 泰国 缅甸 菲律宾 马来西亚 新加坡 "
        "文莱 印尼 印度尼西亚 东帝汶 印度 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 不丹 马尔代夫 "
        "阿富汗 伊朗 伊拉克 叙利亚 约旦 黎巴嫩 以色列 巴勒斯坦 沙特 沙特阿拉伯 也门 阿曼 "
        "阿联酋 卡塔尔 科威特 巴林 土耳其 塞浦路斯 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 "
        "塔吉克斯坦 土库曼斯坦 格鲁吉亚 亚美尼亚 阿塞拜疆 俄罗斯 苏联 乌克兰 白俄罗斯 "
        "摩尔多瓦 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 塞尔维亚 黑山 克罗地亚 "
        "斯洛文尼亚 波黑 北马其顿 阿尔巴尼亚 希腊 意大利 梵蒂冈 马耳他 西班牙 葡萄牙 法国 "
        "德国 英国 爱尔兰 荷兰 比利时 卢森堡 瑞士 奥地利 丹麦 挪威 瑞典 芬兰 冰岛 "
        "爱沙尼亚 拉脱维亚 立陶宛 欧盟 东盟 非盟 联合国 北约 美国 加拿大 墨西哥 古巴 "
        "海地 多米尼加 牙买加 危地马拉 洪都拉斯 萨尔瓦多 尼加拉瓜 哥斯达黎加 巴拿马 "
        "哥伦比亚 委内瑞拉 厄瓜多尔 秘鲁 巴西 玻利维亚 智利 阿根廷 乌拉圭 巴拉圭 埃及 "
        "利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 南苏丹 埃塞俄比亚 厄立特里亚 索马里 吉布提 "
        "肯尼亚 乌干达 卢旺达 布隆迪 坦桑尼亚 刚果 刚果民主共和国 喀麦隆 乍得 中非 加蓬 "
        "安哥拉 赞比亚 津巴布韦 莫桑比克 马拉维 马达加斯加 毛里求斯 塞舌尔 博茨瓦纳 "
        "纳米比亚 南非 莱索托 尼日利亚 尼日尔 贝宁 多哥 加纳 科特迪瓦 利比里亚 塞拉利昂 "
        "几内亚 塞内加尔 冈比亚 马里 毛里塔尼亚 布基纳法索 澳大利亚 新西兰 斐济 汤加 "
        "萨摩亚 巴布亚新几内亚 所罗门群岛 瓦努阿图"
    )
)
"""Countries and unions: over a headline they tell where the news is from, and are no name and no column."""

BODIES = either(
    "局 委员会 公司 中心 医院 政府 办公室 报社 学校 中学 小学 大学 学院 银行 法院 检察院 科 处 部 所 站 "
    "社 协会 联合会 商会 组委会 编辑部 指挥部 家属 厂 队 委 会 集团 室 馆 院 小组"
)
"""How the names of firms, offices and schools end; alternatives of a regular expression."""
