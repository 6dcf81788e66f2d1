"""Cues: the words beside a name that give it away, and the words that are no part of one."""

from __future__ import annotations

from index.extraction.signs import words

TITLES = frozenset(
    words(
        "学生 考生 男生 女生 冠军 亚军 门将 前锋 骑手 乘客 读者 顾客 患者 作者 书记 省长 市长 县长 区长 "
        "州长 镇长 乡长 村长 局长 厅长 处长 科长 股长 部长 司长 署长 院长 校长 所长 站长 队长 组长 团长 "
        "会长 社长 馆长 台长 行长 厂长 店长 班长 连长 营长 旅长 师长 军长 机长 船长 园长 场长 关长 庭长 "
        "总长 特首 主席 主任 总理 首相 总统 总裁 总监 经理 教授 院士 博士 医生 医师 护士 律师 法官 教师 "
        "老师 教练 导演 作家 诗人 画家 记者 编辑 主编 总编 司令 政委 上将 中将 少将 大校 上校 中校 委员 "
        "常委 议员 大使 领事 参赞 公使 村民 居民 市民 农民 职工 同学 民警 警官 警员 司机 学者 战士 烈士 "
        "英雄 顾问 讲师 秘书 馆员 专家 演员 歌手 选手 球员 队员 名将 小将 主帅 支书 参事 董事 监事 干事 "
        "局座 教头 法医 牧师 领导 员工 女士 先生 老兵 老将 督导 督学 技师 技工 会计 店主 业主 车主 家长 "
        "摊主 户主 站务 邮差 嘉宾 学长 裁判 翻译"
    )
)
"""Titles of two characters, or the ends of longer ones (总经理, 副市长)."""

LONG_TITLES = frozenset(
    words(
        "董事长 理事长 监事长 秘书长 委员长 参谋长 护士长 检察长 审判长 列车长 发言人 负责人 创始人 "
        "传承人 主持人 研究员 工程师 评论员 通讯员 分析师 检察官 指导员 运动员 教导员 调研员 巡视员 "
        "特派员 司令员 营业员 售货员 驾驶员 饲养员 技术员 摄影师 设计师 会计师 建筑师 经济师 农艺师 "
        "理发师 厨师长 教育家 科学家 书法家 企业家 经济学家 艺术家 志愿者 消防员 辅导员 管理员 网格员 "
        "乘务员 服务员 保洁员 护林员 讲解员 快递员 列车员 接线员 法定代表人 代表人 候选人 当事人 合伙人 "
        "大队长 代表队员 修复师 农艺员 保管员 播音员 宣传员 检查员 审计师 评论家 收藏家 作曲家 歌唱家 "
        "舞蹈家 翻译家 文学家 历史学家 政治家 哲学家 思想家 外交家 革命家 军事家 总干事 种粮大户 养殖户 "
        "贫困户 种植户 脱贫户 当家人 带头人 店老板 老党员 老支书 老战士 代理人 经办人 监护人 炊事员"
    )
)
"""Titles of three characters, or the last three of longer ones."""

TITLE_SIGNS = frozenset("员师叫")
"""Last characters of more titles than can be listed, and what stands before a name that is introduced."""

SPEAKS = (
    "说 说道 表示 介绍 介绍说 告诉 认为 指出 强调 坦言 透露 回忆 回忆说 解释 解释说 感慨 感叹 笑着说 "
    "称 直言 补充 建议 呼吁 提醒 分析 分析说 回应 坦承 总结 写道 讲述 告诉记者"
)
"""What follows a name that speaks."""

ACTS = (
    "主持 出席 参加 率队 率领 一行 带领 作了 作报告 宣布 致辞 讲话 陪同 会见 看望 考察 调研 视察 先后 "
    "等 同志 先生 女士 教授 院士 老师 同学 博士 老人 担任 当选 逝世 今天 昨天 昨日 今日 日前 近日 "
    "正在 已经 没有 曾经 分别 代表 发现 觉得 来到 走进 走到 站在 坐在 带着 拿着 领着 这样 一边 一直 "
    "一家 家中 自己 本人 任 率 摄 撰 便 仍 却 又 再 让 把 被 则 还 也 都 就 曾 已 将 从 向 对 在 和 "
    "与 及 的 是 以 给 为 到 跟 看 想 听 走 做 写 讲 作 于 因 获 当 获得 以及 出生 毕业 退休 "
    "接过 接受 发表 提出 要求 签署 访问 抵达 会谈 讨论 通报 汇报 检查 部署 说起 谈到 谈起 提到 算了 "
    "告别 收到 赶到 回到 拿出 拿到 捧着 用 没 很 最 不 刚 常 每 现 身 手 家 他 她 两 一"
)
"""What follows a name that acts; the single characters only after a title."""

ADDRESSED = "教授 院士 同志 先生 女士 老师 研究员 博士 老人 大夫 医生 烈士 夫妇"
"""What a name is addressed by, printed after it."""

PREPOSITIONS = "据向对与和跟同给由请让叫是"
"""What may stand before a name that speaks or is addressed."""

GIVEN_NO_NAMES = frozenset(
    words(
        "先生 女士 小姐 老师 教授 书记 主任 主席 经理 局长 市长 县长 院长 校长 部长 处长 科长 队长 总理 "
        "总统 总裁 老板 师傅 阿姨 大爷 大妈 大娘 大叔 大伯 大哥 大姐 奶奶 爷爷 叔叔 同志 医生 律师 法官 "
        "博士 夫人 太太 老汉 氏兄 某某 姓村 婆婆 妈妈 爸爸 同学 记者 警官 大夫 婶子 姑娘 老太 大嫂 嫂子 "
        "老伯 导演 教练 会长 站长 所长 司令 主持 表示 介绍 指出 强调 认为 告诉 透露 出席 参加 代表 副书 "
        "副市 副县 副主 副局 副校 副院 副部 副总 家人 家村 家庄 一行 今天 近日 日前 昨日 昨天 随后 首先 "
        "要求 宣布 率领 带领 通过 此前 任命 任期 任职 讲话 中央 正在 已经 没有 先后 分别 同时 时间 时候 "
        "之后 以后 以前 以来 上午 下午 晚上 方面 部门 单位 公司 集团 学校 医院 政府 机构 家属 团队 企业 "
        "大学 中学 小学 学院 法院 银行 报社 日报 晚报 新闻 组织 协会 委会 党委 纪委 市委 县委 区委 省委 "
        "本人 自己 有关 国家 地区 国际 世界 社会 生产 经济 建筑 负责 主要 重要 开始 提出 继续 进行 组成 "
        "工作 安排 领导 管理 需要 应该 可以 能够 不能 不会 不是 就是 还是 都是 也是 只是 一个 一些 一位 "
        "两个 什么 怎么 那么 这么 这样 那样 这些 那些"
    )
)
"""What after a surname makes it no full name: forms of address, verbs, offices."""

NO_NAME_SIGNS = frozenset(
    "摄撰的地得了着过说等这那吗呢吧啊呀某氏姓们个您你我他她它什么几第该此各每且但被把让跟给由称叫做问听您岁"
)
"""Characters that no given name is made of."""

RARE_LAST = frozenset(
    "在与及是将对也都还就又并而或则上中内外后前时到向从为于和以会能可要没不很更最曾已正任副率队局部厅"
    "处科院校县市区镇乡村庄屯街路省州委党团组所站社厂店馆台司级项次届月日号两三比因虽至自再去来看讲答"
    "想作当下里间人大小用接记"
)
"""Characters that end a given name so seldom that only a sign after them settles it."""

WORD_ENDS = frozenset(
    "总工老家方队医妈爸哥姐嫂爷奶叔婶姨伯婆公父母导局部厅处科院校县市区镇乡村庄屯街路省州委党团组所站"
    "社厂店馆台司级项次届月日号两三在与及是将对也都还就又并而或则为和以会能可要没不很更最曾已任副率比"
    "因虽至自再去来看讲答想上中内外后前时到向从于人下里间有无女男儿子"
)
"""What makes a surname a word or a form of address: 王总, 李家, 张庄."""

RISKY_SURNAMES = frozenset(
    "和时都于向应曾任常能计从成关连由信但且因经党国门容相位储花权强满原现包区项才首方全干明黄安高金马"
    "石白水江华双元初别居奉植衡幸展斯束门冷单平英利通车农牛羊鱼鸟米麦粟皮毛丛宫房楼盘海池沙山边那何谈"
    "支卿晋索宣祖保奥阿巴尼沃富尧闭占言公哈湛宾戎勾揭据帅冠阳阴屠冀查右种仇赫杭况宿鲜印隆茹诺战玉银亢"
    "危强司官伍习暴云常代滑巢宰归丘"
) - frozenset("金马石白黄高方华安何谈毛明连")
"""Surnames that are words, or begin many: without a title before them they count for nothing."""

NO_SURNAMES = frozenset("来修时都和由但且因那向信首才占揭据言应自代")
"""Surnames so rare beside the verb or particle that they are, that nothing but a byline makes them one."""

TRANSLITERATION = (
    "阿埃艾爱安昂奥巴拔班邦鲍贝本比彼别宾波伯勃博布查茨达戴丹道德登邓迪狄蒂丁东杜顿多厄恩尔法凡范菲费"
    "芬丰冯佛弗福富盖甘冈戈格葛根贡古瓜圭哈海汉豪赫亨洪胡华霍基吉加贾简杰捷金津卡凯坎康考柯科克肯孔库"
    "夸奎昆拉莱赖兰朗劳勒雷蕾累黎李里理利莉丽莲连良列烈林琳龄留卢鲁露吕伦罗洛玛马麦曼芒毛梅门蒙孟米密"
    "敏明缪摩莫默姆木穆拿纳娜南内尼宁牛纽农努诺欧帕派潘庞培佩蓬皮匹平泼珀朴普奇齐契强乔钦琴琼丘屈热日"
    "荣茹儒瑞若撒萨塞赛桑瑟森沙莎珊尚绍舍申生圣施什史舒斯丝思松苏孙索塔泰坦汤唐陶特腾提廷图土托瓦万旺"
    "威韦维伟魏温文翁沃乌武伍西希锡席夏香肖谢辛欣兴休修许雪逊雅亚扬杨耶叶伊易因英永尤于约越泽赞扎詹珍"
    "芝治朱兹子祖佐买提江古依热木合麦吾再努孜尼娅娃姬芙黛薇妮茜蕊贞桂裘迈哲奈耐婕仁央扎嘎吉措旺堆顿珠"
    "卓玛次仁曲贡帕帕罕孜肉"
)
"""Characters that foreign and Uyghur names are printed in, for the names with a dot."""

BEFORE_FOREIGN = "的和与及在是由对向给让跟同为名员者位人国长"
"""Characters before which no part of a foreign name stands."""
