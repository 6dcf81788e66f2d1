"""Pictures that headings announce or agencies gave, numbered captions, laws with their chapters."""

from tests.extracted_pages import Extract, headlines

RICE = "本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩，收割机从北滩一路收到南坝。"


def test_a_line_that_announces_pictures_is_a_heading_whatever_stands_around_it(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n巡河：岸上新事（附图片2张）\n\n"
        "1、白石堤装上了新水尺。（周敏摄）\n\n2、渡口的老船漆了一遍。（石磊摄）\n\n"
        "提醒：弯道要慢行（图片）\n\n雨天路滑，师傅们开车请慢一点，看清了再过弯。\n\n（林可摄）\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "巡河：岸上新事（附图片2张）", "提醒：弯道要慢行（图片）"]
    assert page.articles[1].photographers == ("周敏", "石磊")


def test_a_caption_with_the_next_number_stays_with_the_one_before(extract: Extract) -> None:
    page = extract(
        "白石堤加固\n\n本报云溪6月17日电记者林可报道：白石堤昨天开始加固，三个镇的民工都上了堤。\n\n"
        "本报云溪6月17日电下午，水利局又送来两车石料。\n\n图片：\n\n"
        "1：民工们在堤上垒石料。\n\n2：运石料的车排到了渡口。（周敏 石磊摄影报道）\n"
    )
    assert page.articles[-1].text.endswith("2：运石料的车排到了渡口。（周敏 石磊摄影报道）")
    assert "1：民工们在堤上垒石料。" in page.articles[-1].text


def test_two_credited_pictures_under_one_announced_heading_are_one_story(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n东坡花开西坡雪（附图片2张）\n\n"
        "东坡的桃花开了，河堤上挤满看花的人，卖糖葫芦的老汉忙不过来。\n\n（林可摄）\n\n"
        "3月8日，一山之隔的西坡还在扫雪，村小的孩子们堆起了雪狮子。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "东坡花开西坡雪（附图片2张）"]
    assert page.articles[1].text.count("\n") >= 1
    assert page.articles[1].photographers == ("林可",)


def test_a_law_is_one_story_with_the_list_of_its_chapters(extract: Extract) -> None:
    page = extract(
        "云溪省渡口管理条例\n\n（1997年12月29日云溪省人民代表大会常务委员会第九次会议通过）\n\n"
        "云溪省人民代表大会常务委员会公告\n\n第十二号\n\n"
        "《云溪省渡口管理条例》已由常务委员会第九次会议通过，现予公布，自5月1日起施行。\n\n"
        "1997年12月29日\n\n目录\n\n第一章总则\n\n第二章渡口的设置\n\n第三章附则\n\n"
        "第一章总则\n\n第一条为了管好渡口，保护过渡的人，制定本条例。\n\n"
        "第二条在本省境内设置和使用渡口，适用本条例。\n\n第二章渡口的设置\n\n"
        "第三条设置渡口，应当报县级人民政府批准。\n\n第三章附则\n\n第四条本条例自5月1日起施行。\n\n"
        f"青禾镇早稻开镰\n\n{RICE}\n"
    )
    assert headlines(page) == ["云溪省渡口管理条例", "青禾镇早稻开镰"]
    assert "第四条本条例自5月1日起施行。" in page.articles[0].text


def test_the_agencies_of_a_picture_close_its_caption(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n10月22日，在邻国首都的河边，一名妇女为亲人点灯。\n\n新华社/法新\n"
    )
    assert len(page.articles) == 2
    assert page.articles[1].kind.value == "photo"


def test_where_a_page_heads_its_pictures_a_caption_without_heading_is_its_story_s(extract: Extract) -> None:
    page = extract(
        "渡口漆船（图片）\n\n渡口的老船漆了一遍，等着开汛以后下水。\n\n（石磊摄）\n\n"
        f"青禾镇早稻开镰\n\n{RICE}\n\n镇农技站的人说，今年雨水匀，谷粒比去年饱满。\n\n"
        "收割机开到南坝，孩子们跟在后面拾穗。\n\n（周敏摄）\n"
    )
    assert headlines(page) == ["渡口漆船（图片）", "青禾镇早稻开镰"]
    assert "孩子们跟在后面拾穗" in page.articles[1].text


def test_a_heading_after_a_picture_and_its_maker_heads_its_own_text(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n《五谷丰登》（剪纸）\n\n作者　青禾　王秀花\n\n"
        "侨胞来信问收成\n\n旅居海外的三十七位同乡日前来信，问今年的收成好不好。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "《五谷丰登》（剪纸）", "侨胞来信问收成"]


def test_a_chart_with_nothing_but_who_drew_it_ends_before_the_next_news(extract: Extract) -> None:
    page = extract(f"青禾镇三年水稻产量（图表）\n\n（本报资料制图于丽）\n\n{RICE}\n")
    assert headlines(page) == ["青禾镇三年水稻产量（图表）", ""]
