"""Where a story begins and ends, which heading is its own, and which paragraphs."""

from index.article import Kind
from tests.extracted_pages import Extract, headlines


def test_headings_before_their_bodies(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n"
        "云溪大桥合龙\n\n本报讯（记者周敏）6月16日，云溪大桥主桥合龙。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "云溪大桥合龙"]


def test_headings_after_their_bodies(extract: Extract) -> None:
    page = extract(
        "本报讯（记者林可）6月17日，青禾镇的第一片早稻开镰，收割机下了田。\n\n青禾镇早稻开镰\n\n"
        "本报讯（记者周敏）6月16日，云溪大桥主桥合龙，两岸群众前来观看。\n\n云溪大桥主桥合龙\n\n"
        "本报讯（记者何平）6月15日，市第三小学新校区开工，明年秋天招生。\n\n第三小学新校区开工\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "云溪大桥主桥合龙", "第三小学新校区开工"]
    assert [article.reporters for article in page.articles] == [("林可",), ("周敏",), ("何平",)]


def test_an_orphan_headline_finds_its_story_by_its_words(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n"
        "本报记者 周 敏\n\n老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。\n\n"
        "渡船没有了，渡口还在，老人说。\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥主桥合龙。\n\n"
        "老渡口的最后一位船工\n"
    )
    story = next(article for article in page.articles if article.reporters == ("周敏",))
    assert story.headline == "老渡口的最后一位船工"
    assert story.kind is Kind.FEATURE
    assert story.notes


def test_a_story_without_headline_gets_none_invented(extract: Extract) -> None:
    page = extract("本报讯（记者林可）6月17日，青禾镇早稻开镰，收割机下了田。\n")
    assert headlines(page) == [""]


def test_kicker_headline_and_deck_are_told_apart(extract: Extract) -> None:
    page = extract(
        "把路修到家门口\n\n云溪市最后一个山村通车\n\n——白鹤村通路记\n\n"
        "本报讯（记者林可）6月17日，白鹤村通了班车，村民敲锣打鼓。\n"
    )
    article = page.articles[0]
    assert (article.kicker, article.headline, article.deck) == (
        "把路修到家门口",
        "云溪市最后一个山村通车",
        "——白鹤村通路记",
    )


def test_subheadings_stay_inside_their_feature(extract: Extract) -> None:
    text = "船工们把缆绳盘好，等着下一个集日，河面上什么声音也没有。" * 4
    page = extract(
        f"# 老渡口\n\n本报记者 林可\n\n{text}\n\n### 桥来了\n\n{text}\n\n### 船走了\n\n{text}\n\n"
        f"# 云溪大桥合龙\n\n本报讯（记者周敏）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["老渡口", "云溪大桥合龙"]
    assert [p.text for p in page.articles[0].body if p.is_subheading] == ["桥来了", "船走了"]


def test_hard_wraps_and_justification_are_undone(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林 可 通\n讯员周敏） 6 月 17 日，青禾镇\n"
        "的 第 一 片 早 稻 开 镰 。 今 年\n"
        "全镇种植早稻三万亩，比去\n年多两千亩。\n\n种粮大户老钱说，天气好，价\n"
        "钱 也 不 错 ， 心 里 踏 实 多 了 。\n"
    )
    article = page.articles[0]
    assert article.reporters == ("林可",)
    assert article.correspondents == ("周敏",)
    assert article.body[0].text.endswith(
        "6月17日，青禾镇的第一片早稻开镰。今年全镇种植早稻三万亩，比去年多两千亩。"
    )
    assert article.body[1].text == "种粮大户老钱说，天气好，价钱也不错，心里踏实多了。"


def test_a_paragraph_broken_over_a_blank_line_is_joined_and_noted(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇的第一片早稻开镰，收割机在田里来回跑，一天能收\n\n"
        "两百亩，比去年快了一倍。\n"
    )
    article = page.articles[0]
    assert len(article.body) == 1
    assert "一天能收两百亩" in article.text
    assert article.notes


def test_a_repeated_paragraph_is_kept_and_noted(extract: Extract) -> None:
    again = "今年全镇种植早稻三万亩，比去年多两千亩，长势也比去年好。"
    page = extract(f"青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n{again}\n\n{again}\n")
    assert page.articles[0].text.count(again) == 2
    assert any("重复" in note for note in page.articles[0].notes)


def test_paragraphs_printed_in_the_next_column_return_to_their_story(extract: Extract) -> None:
    page = extract(
        "护林员戴上定位手表\n\n"
        "本报讯（记者林可）6月17日，在白鹤镇林业站\n的大屏幕上，护林员的定位手表传回巡山路线，\n值班的人一眼就能看清。\n\n"
        "葡萄节开园迎客\n\n"
        "本报讯（记者周敏）6月16日，沙河乡葡萄节开\n园，游客体验采摘和踩酿，首日接待游客两万\n余人次。\n\n"
        "白鹤镇过去巡山全凭自觉。今年起，护林员人\n人配发定位手表，巡山路线、停留时间一目了\n然，林业站还能一键呼叫。\n\n"
        "沙河乡种植葡萄三十年，今年葡萄采摘期拉长\n，游客可以一直采摘到国庆节。\n"
    )
    first, second = page.articles
    assert "配发定位手表" in first.text
    assert "葡萄采摘期拉长" in second.text
    assert "定位手表" not in second.text


def test_a_page_without_blank_lines_or_indents(extract: Extract) -> None:
    page = extract(
        "云溪日报 2021年6月18日 第2版\n"
        "全市备战防汛抗旱\n储备物资三千万元 组建队伍八十支\n本报记者 林可\n"
        "连日来，全市普降大雨，河水上涨。市防汛办要求各镇排查隐患，备足沙袋和冲锋舟，二十四小时有人值守。\n"
        "早部署 层层落实责任\n"
        "三月初，市里与各镇签订责任状，二百一十六座水库全部落实了责任人，名单登在报上，接受群众监督。\n"
        "云溪大桥合龙\n本报讯（记者周敏）6月16日，云溪大桥主桥合龙，两岸的群众站在堤上观看。\n"
    )
    assert headlines(page) == ["储备物资三千万元 组建队伍八十支", "云溪大桥合龙"]
    assert [part.text for part in page.articles[0].body if part.is_subheading] == ["早部署 层层落实责任"]


def test_a_box_stays_with_its_story(extract: Extract) -> None:
    page = extract(
        "期房退房案宣判\n\n本报记者 林可\n\n7月5日，期房退房案宣判，三十六户业主获得赔偿。\n\n"
        "法院认为，开发商逾期交房，应当支付违约金。\n\n律师点评\n\n一位律师认为，此案有示范意义。\n\n"
        "云溪大桥合龙\n\n本报讯（记者周敏）6月16日，云溪大桥主桥合龙。\n"
    )
    assert headlines(page) == ["期房退房案宣判", "云溪大桥合龙"]


def test_a_box_after_bulleted_briefs_is_no_part_of_the_last(extract: Extract) -> None:
    page = extract(
        "一句话新闻\n▲市图书馆昨日延长开放时间。\n▲城北集市昨日开张。\n▲新渡轮昨日下水。\n"
        "新闻链接\n青溪河\n青溪河发源于北山，流经三镇，全长一百九十公里，过云溪城后汇入大江。\n"
    )
    assert "青溪河" not in page.articles[2].text
    assert "青溪河" in page.articles[3].title


def test_a_bare_name_signs_the_story_over_the_next_headline(extract: Extract) -> None:
    page = extract(
        "隔壁的那堵墙\n采访结束时，她请我看她的笔记本，密密麻麻记的都是鸡毛蒜皮。\n"
        "城里的房子越盖越高，门对门的人却越来越生。\n苏小黎\n"
        "停水通知\n因管道施工，定于7月24日22时起停水，请居民提前储水。\n"
    )
    assert headlines(page) == ["隔壁的那堵墙", "停水通知"]
    assert page.articles[0].authors == ("苏小黎",)


def test_who_offers_something_and_where_belongs_to_the_notice(extract: Extract) -> None:
    page = extract(
        "供应优质稻种\n本公司常年经销优质稻种，送种到村，实行三包。\n地址：桂花路79号　电话：6214333\n"
        "云溪市丰源种业有限公司\n\n云溪大桥合龙\n\n本报讯（记者周敏）6月16日，云溪大桥主桥合龙。\n"
    )
    assert headlines(page) == ["供应优质稻种", "云溪大桥合龙"]
    assert page.articles[0].kind is Kind.NOTICE
    assert "6214333" in page.articles[0].text
    assert "丰源种业" in page.articles[0].text


def test_verse_ends_where_the_next_text_says_the_last_line_again(extract: Extract) -> None:
    page = extract(
        "湖上\n沈渡\n\n船泊在那里\n像一句没说完的话\n对岸的人\n举起一盏灯\n木盆转一个圈\n菱角就少一圈\n"
        "又浮上来\n老街剃头匠\n老街的拐角有一间剃头铺，剃头匠姓蒋，七十多岁，手却稳得很，一把剃刀在布上唰唰两下，"
        "往脸上一搭，凉丝丝的，不疼。\n去年老街拆迁，铺子也拆了，他把那把椅子搬回家，天天擦。\n"
    )
    assert headlines(page) == ["湖上", "老街剃头匠"]


def test_headings_under_a_full_line_that_ends_a_quotation_are_none_of_its_words(extract: Extract) -> None:
    page = extract(
        "渡口加班\n　　本报讯（记者林可）昨天起，白石渡口的\n船开到夜里十点，赶集的人不用在岸上过夜了。\n"
        "船工老李说：“赶集的人多，再晚也要送过去。”\n老寒腿光靠捂管用吗？\n"
        "　　平时少爬楼梯、少蹲着干活，体重超标的要\n减一减。可以坐在床边，把小腿慢慢抬平，坚持\n"
        "五秒钟再放下，每天做三组，每组二十次。\n"
    )
    assert headlines(page) == ["渡口加班", "老寒腿光靠捂管用吗？"]


def test_a_caption_wrapped_at_a_full_stop_is_one_paragraph(extract: Extract) -> None:
    page = extract(
        "兴隆集市开业\n\n本报讯（记者周敏）6月16日，兴隆集市开业，有摊位四百个。\n\n"
        "　　下图：县丝绸厂缫丝车间女工在自动缫丝机前紧张操作。\n"
        "今年一至五月，该厂完成产值一千零八十万元，比去年同\n期增长三成。\n李大鸣　摄影\n"
    )
    assert len(page.articles) == 2
    assert page.articles[1].text.startswith("下图")
    assert page.articles[1].photographers == ("李大鸣",)


def test_briefs_signed_in_brackets_end_there_and_headings_in_two_clauses_stand_alone(
    extract: Extract,
) -> None:
    page = extract(
        "早稻收割机备足 农技员田头授课\n即日起，凡需要收割机的农户，可到青禾镇农机站登\n"
        "记，农技员每天上午在田头等候，讲解怎样烘干和收\n藏，不收费用。\n\n"
        "旧书集市周末开张\n本周六上午9时，图书大厦一楼举办旧书集市，市民可\n自带图书免费摆摊。（记者林可）\n"
        "戒烟门诊开诊\n市第二人民医院戒烟门诊近日开诊，每周三下午接诊，\n首诊免收挂号费。（记者周敏）\n"
    )
    assert headlines(page) == ["早稻收割机备足 农技员田头授课", "旧书集市周末开张", "戒烟门诊开诊"]


def test_contributions_under_an_editors_note_are_one_story(extract: Extract) -> None:
    page = extract(
        "渡口该不该留——几位船工的意见\n\n编者按：老渡口停航以后，本报收到许多谈渡口的来稿，现选登三篇。\n\n"
        "留住渡口的灯\n\n林可\n\n我在渡口撑了三十年船，渡口的灯一天也没有灭过。渡口留下来，孩子们就知道船是怎样过河的。\n\n"
        "渡口可以办展览\n\n周敏\n\n渡口的船和缆绳还在，不妨办一个渡口展览，让撑船的人来讲渡口的故事。\n\n"
        "桥头的早稻\n\n何平\n\n早稻熟了，收割机下了田，谷子晒满了晒场，青禾镇的粮站天天排队。\n\n今年每亩多收八十斤。\n"
    )
    assert headlines(page) == ["渡口该不该留——几位船工的意见", "桥头的早稻"]
    assert "撑船的人" in page.articles[0].text


def test_a_caption_at_the_end_of_a_feature_makes_no_story_of_its_last_part(extract: Extract) -> None:
    part = "修桥的人在河边住了三年，看着桥墩一个一个立起来，冬天的风从河面上吹过来，像刀子一样。"
    page = extract(
        f"桥上的人\n\n——记云溪大桥建设者\n\n本报记者 林可\n\n{part}\n\n河边的灯\n\n{part}\n\n桥头的家\n\n"
        "2018年，他把妻子接到了工地。\n\n6月10日，一位老人在桥头看风景，桥已经通车了。 周敏 摄\n\n"
        "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰。\n"
    )
    assert headlines(page) == ["桥上的人", "", "青禾镇早稻开镰"]


def test_a_kicker_that_calls_out_heads_the_story_that_tells_it(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰。\n\n总投资32亿元！\n\n七个项目落户云溪\n\n"
        "本报讯（记者林可）6月16日，总投资32亿元的七个项目落户云溪。\n"
    )
    story = page.articles[1]
    assert (story.kicker, story.headline) == ("总投资32亿元！", "七个项目落户云溪")


def test_a_quotation_over_a_deck_is_the_headline(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n本报讯（记者何平）6月17日，青禾镇早稻开镰。\n“有事，你就敲我的窗”\n"
        "——记云溪社区书记周敏\n本报记者 林可\n社区一楼的那扇窗，朝着巷口，玻璃擦得透亮。\n"
    )
    story = page.articles[1]
    assert (story.headline, story.deck) == ("“有事，你就敲我的窗”", "——记云溪社区书记周敏")


def test_lines_right_over_a_byline_are_its_headline(extract: Extract) -> None:
    page = extract(
        "气温跌到零下十六度\n八百户暖气为何还凉着\n供热公司：换热站水泵更换，昨晚已恢复\n首席记者 林可\n\n"
        "　　昨日早晨，家住雁湖小区的大妈穿着棉袄、戴着\n毛线帽在厨房里做早饭，墙上的温度计显示十一度。\n"
    )
    story = page.articles[0]
    assert story.reporters == ("林可",)
    assert "八百户暖气为何还凉着" in story.headline
    assert "供热公司" not in story.text


def test_photographers_on_the_line_under_the_writers_are_in_the_byline(extract: Extract) -> None:
    page = extract(
        "马背上的法庭\n\n本报记者 段宏 文\n本报记者 林可 图\n\n天刚蒙蒙亮，骡子的铃铛就在桥上响起来了。\n\n"
        "走在前面的法官今年五十三岁，背上的国徽用红布包着。\n"
    )
    story = page.articles[0]
    assert (story.reporters, story.photographers) == (("段宏",), ("林可",))
    assert story.headline == "马背上的法庭"


def test_a_signed_story_goes_on_after_a_picture_with_a_heading(extract: Extract) -> None:
    part = "修桥的人在河边住了三年，看着桥墩一个一个立起来，冬天的风从河面上吹过来，像刀子一样。"
    page = extract(
        f"界河边上新渔歌\n\n——三道河村转型记\n\n本报记者 林可\n\n{part}\n\n{part[::-1]}\n\n新装备上岗除雪\n\n"
        "6月8日，市环卫处新购置的12台除雪车在广场集结。\n\n周敏 摄\n\n"
        "村里的老人都说，这几年日子变了样，河里的鱼多了，来看鱼的人也多了。\n"
    )
    story, photo = page.articles
    assert "来看鱼的人也多了" in story.text
    assert (photo.headline, photo.photographers) == ("新装备上岗除雪", ("周敏",))


def test_a_heading_over_a_picture_link_without_caption_stops_nothing(extract: Extract) -> None:
    page = extract(
        "桥上的人\n\n本报记者 林可\n\n修桥的人在河边住了三年，看着桥墩立起来。\n\n"
        "冬天的风从河面上吹过来。\n\n![](a.jpg)\n\n春到渡口\n\n![](b.jpg)\n\n桥头的灯亮了，过桥的人多了起来。\n"
    )
    assert "修桥的人" in page.articles[0].text


def test_words_in_brackets_head_the_parts_of_a_signed_story(extract: Extract) -> None:
    page = extract(
        "布袋戏偶的“衣架子”\n\n记者林可／特写\n\n走进庙后的窄巷，她的窗前永远亮着一盏灯。\n\n【三十岁入行】\n\n"
        "她原本做新娘礼服，三十岁那年，隔壁戏班的师傅抱来一尊破衣。\n\n"
        "【戏散了 针还在】\n\n七十年代，她同时替七个戏班赶工。\n"
    )
    assert len(page.articles) == 1
    assert page.articles[0].reporters == ("林可",)


def test_a_headline_printed_behind_the_first_story_alone_goes_to_it(extract: Extract) -> None:
    page = extract(
        "本报讯（记者 林可）在网上搭识“女老板”，见面三次就掏出27万元积蓄，五金店主报了警。\n\n"
        "法庭将择期宣判。\n\n"
        "“女老板”约会三次\n五金店主丢了27万\n\n邻居养蜂 他被蜇休克\n法院判蜂主赔偿1.6万\n\n本报记者 段宏\n\n"
        "住在石屏巷的尹大爷晒衣服时被蜜蜂蜇了，休克入院，法院判邻居养蜂的蜂主赔偿1.6万元。\n"
    )
    assert headlines(page)[0].startswith("“女老板”约会三次")
    assert page.articles[1].kicker == "邻居养蜂 他被蜇休克"


def test_subheads_marked_higher_than_the_kicker_stay_in_their_feature(extract: Extract) -> None:
    part = "清晨五点半，水库大坝上已经有了脚步声，佟家第三代人沿着坝顶走了一圈，把水位记在本子上。"
    page = extract(
        f"### 壮丽七十年\n\n# 一座水库的三代守护人\n\n本报记者 林可\n\n{part}\n\n"
        f"## “一本水文账记了三十年”\n\n{part}\n\n"
        f"## “水清了，鱼多了”\n\n{part}\n\n# 云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert len(page.articles) == 2


def test_lines_of_a_headline_apart_from_its_lead_in_are_one(extract: Extract) -> None:
    page = extract(
        "昨日立冬，我市供暖锅炉点火\n室温不达标可投诉\n\n本报讯（记者林可）昨日是立冬，我市首批锅炉点火试运行。\n"
    )
    assert "昨日立冬" in page.articles[0].headline + page.articles[0].kicker
    assert page.articles[0].text.startswith("本报讯")


def test_an_unfinished_clause_goes_on_in_the_next_line(extract: Extract) -> None:
    page = extract(
        "新开两条公交线\n\n本报讯（记者林可）6月16日，两条线路开通。\n\n31路由火车站开往开发区管委会，\n"
        "途经淮海路、纺织小区、三中、大\n\n杨庄，全程14公里，配车12台。\n"
    )
    assert headlines(page)[0] == "新开两条公交线"
    assert "三中、大杨庄，全程14公里" in page.articles[-1].text


def test_a_deck_behind_a_story_goes_with_its_headline(extract: Extract) -> None:
    village = "李湾村的老支书说，四十年前村里只有一条土路，改革开放以后村里修了路，盖了楼，李湾村变了样。"
    bridge = "云溪大桥合龙以后，两岸车程缩短四十分钟，云溪大桥的建设者说，合龙那天下着雨。"
    rice = "青禾镇早稻开镰，今年全镇种了三万亩早稻，青禾镇的农户说，开镰的日子比去年早了三天。"
    page = extract(
        f"本报讯（记者林可）{rice}\n\n青禾镇早稻开镰\n\n本报讯（记者何平）{bridge}\n\n云溪大桥合龙\n\n"
        f"本报讯（记者周敏）{village}\n\n李湾村的四十年\n\n——改革开放以后一个村的变迁\n\n"
        "本报讯（记者马言）县图书馆昨日开馆，县图书馆藏书十万册。\n\n县图书馆开馆\n"
    )
    story = next(story for story in page.articles if "老支书" in story.text)
    assert (story.headline, story.deck) == ("李湾村的四十年", "——改革开放以后一个村的变迁")


def test_a_ruled_line_over_a_paragraph_parts_no_story(extract: Extract) -> None:
    page = extract(
        "守堤的人\n\n本报记者 林可\n\n凌晨四点，白石堤还浸在潮声里。陆长河拧亮手电，沿着堤往北走。\n\n"
        "…………\n\n堤长九公里，护着三个镇。十年前台风来袭，几名老兵跳进水里堵了一夜的口子。\n\n"
        "＊＊＊＊＊\n\n陆长河的日志已经记了二十六本，下期还有他的故事。——编者\n\n"
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩。\n"
    )
    assert headlines(page) == ["守堤的人", "青禾镇早稻开镰"]
    assert page.articles[0].text.endswith("下期还有他的故事。——编者")
