"""Places: names by which a place, or who sits there, is told."""

from index.extraction.signs import either, words

PROVINCE_NAMES = words(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 "
    "四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾"
)
"""Provinces and what is on a level with them."""

PROVINCES = either(" ".join(PROVINCE_NAMES))
"""The same as alternatives of a regular expression."""

BODIES = either(
    "局 委员会 公司 中心 医院 政府 办公室 报社 学校 中学 小学 大学 学院 银行 法院 检察院 科 处 部 所 站 "
    "社 协会 联合会 商会 组委会 编辑部 指挥部 家属 厂 队 委 会 集团 室 馆 院 小组"
)
"""How the names of firms, offices and schools end; alternatives of a regular expression."""
