"""Names as papers print them: agencies, torn lines, short names of papers, teachers, forms of a surname."""

import pytest

from tests.extracted_pages import Extract, headlines


@pytest.mark.parametrize(
    ("text", "reporters"),
    [
        (
            "【中央社記者林可台北十四日電】農業部門十四日舉行說明會，指明年起補助調降，各地反應不一。",
            ("林可",),
        ),
        (
            "【本報訊】記者林可、周敏報道：步行籌款上周日（十七日）上午舉行，約一千二百人參加。",
            ("林可", "周敏"),
        ),
        ("晚报讯（实习生林可）记者昨从公交公司了解到，为方便晚间出行，三条线路末班车延时。", ("林可",)),
    ],
)
def test_lead_ins_of_more_papers_name_their_reporters(
    extract: Extract, text: str, reporters: tuple[str, ...]
) -> None:
    assert extract(f"補助調整引熱議\n\n{text}\n").articles[0].reporters == reporters


def test_names_inside_a_bracket_stay_apart_over_a_line_end(extract: Extract) -> None:
    page = extract(
        "五路公交换新车\n\n本报讯 （记者林可 通讯员阎大为\n苑丽） 昨日，二十辆崭新的空调公交\n"
        "车投入运营，车长十米，前门和中门都\n装有摄像头，为全市公交首家。\n"
    )
    assert page.articles[0].correspondents == ("阎大为", "苑丽")


def test_the_paper_s_short_name_before_its_reporter_is_nobody(extract: Extract) -> None:
    page = extract(
        "# 十九年的账\n\n云都记者 林可/文 许 嘉/图\n\n"
        "办公桌玻璃板下压着一张发黄的纸，密密麻麻写着案号和欠款数。\n"
    )
    assert (page.articles[0].reporters, page.articles[0].photographers) == (("林可",), ("许嘉",))
    assert page.articles[0].authors == ()


def test_who_helped_a_pupil_is_not_an_author(extract: Extract) -> None:
    page = extract(
        "老师背我过河\n云溪县第四中学八年级 靳晓燕\n\n"
        "去年九月，雨从中午一直下到放学，河水没过了他的膝盖。\n\n"
        "今年春天，河上修了桥，我数到八十七，就往河里看一眼。\n（指导教师 郭尚义）\n"
    )
    assert page.articles[0].authors == ("靳晓燕",)


def test_a_common_surname_of_two_forms_is_known(extract: Extract) -> None:
    page = extract(
        "# 在芦苇荡里建起实验室\n\n口述：萧建中（原化工系教师，92岁）\n\n整理：学生记者 林 可\n\n"
        "那年我从北方调来，学校还没有校门，老校工撑一条小船，指着一片芦苇说到了。\n"
    )
    assert (page.articles[0].authors, page.articles[0].deck) == (("萧建中",), "")


@pytest.mark.parametrize(
    ("line", "reporters", "correspondents"),
    [
        ("本报讯(新云都·云都日报记者 林 可)11月11日，气温降到零下，供暖站的灯亮了一夜。", ("林可",), ()),
        ("本报讯(记者 阿苦伍且)5月20日，高原上的草场返青，牧民把牛群赶上了山。", ("阿苦伍且",), ()),
    ],
)
def test_names_behind_two_houses_and_of_the_yi_are_whole(
    extract: Extract, line: str, reporters: tuple[str, ...], correspondents: tuple[str, ...]
) -> None:
    article = extract(f"# 草场返青\n\n{line}\n").articles[0]
    assert (article.reporters, article.correspondents, article.authors) == (reporters, correspondents, ())


def test_two_ranks_run_together_part_at_the_paper(extract: Extract) -> None:
    page = extract(
        "老支书的三座桥\n\n本报记者彭立本报通讯员石远林\n\n从县城往西，车子走到桐木坳就没有路了。\n"
    )
    assert (page.articles[0].reporters, page.articles[0].correspondents) == (("彭立",), ("石远林",))


@pytest.mark.parametrize(
    ("tail", "author"),
    [
        ("（小冯）", "小冯"),
        ("（湖北 李道明）", "李道明"),
        ("（王小枚 编译）", "王小枚"),
        ("（何　军\n　佟　雪）", "何军"),
    ],
)
def test_more_brackets_at_the_end_of_a_piece_name_its_author(
    extract: Extract, tail: str, author: str
) -> None:
    page = extract(
        f"采摘园开到四月\n\n镇里三家采摘园即日起营业，入园三十元，采多少吃多少，带走的另算。{tail}\n"
    )
    assert page.articles[0].authors[0] == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("蓝月凤（瑶族）", "蓝月凤"),
        ("翁碧云（市中医院治未病中心）", "翁碧云"),
        ("市第二人民医院护士 曾映珠", "曾映珠"),
        ("□原料厂 刘诗雨", "刘诗雨"),
    ],
)
def test_what_an_author_is_stands_beside_the_name(extract: Extract, line: str, author: str) -> None:
    page = extract(
        f"秋天的料场\n\n{line}\n\n料场的秋天来得早，我记得父亲站在皮带机旁，身后是一座座黑色的山。\n\n"
        "他说，山会走路，走进炉子，出来就是钢。\n"
    )
    assert (headlines(page), page.articles[0].authors) == (["秋天的料场"], (author,))


def test_where_a_photographer_works_is_no_name(extract: Extract) -> None:
    page = extract(
        "# 候鸟来了\n\n6月12日清晨，厂区东湖飞来一群白鹭，在芦苇边歇脚，工人们放轻了脚步。 动力厂 马骏 摄\n"
    )
    assert page.articles[0].photographers == ("马骏",)


@pytest.mark.parametrize(
    ("first", "second", "correspondents"),
    [
        ("（记者林小满 通讯员周 敏 何", "小平）", ("周敏", "何小平")),
        ("（记者林小满　通讯", "员何 小 平）", ("何小平",)),
        ("（记者林小满 通讯员周敏", "何 平）", ("周敏", "何平")),
    ],
    ids=["inside a name", "inside 通讯员", "between names"],
)
def test_a_lead_in_torn_by_a_line_end_names_everybody(
    extract: Extract, first: str, second: str, correspondents: tuple[str, ...]
) -> None:
    page = extract(
        f"渡口加开夜班船\n　　本报讯{first}\n{second}云溪渡口从今天起加开夜班船，船\n工们轮班值守。\n"
    )
    assert page.articles[0].reporters == ("林小满",)
    assert page.articles[0].correspondents == correspondents


def test_names_of_a_signature_torn_by_a_line_end_are_two(extract: Extract) -> None:
    page = extract(
        "渡口加开夜班船\n本报讯　云溪渡口从今天起加开夜班船，船工们\n"
        "轮班值守，末班延至二十二时。（何　平\n周　敏）\n"
    )
    assert page.articles[0].authors == ("何平", "周敏")


@pytest.mark.parametrize("line", ["江 文 摄", "青禾县大源乡 江文 摄影报道"])
def test_a_photographer_s_line_with_spaces_or_a_place_credits_the_picture(
    extract: Extract, line: str
) -> None:
    page = extract(f"渡口的早晨\n\n6月17日，云溪渡口的船工们在晨雾里检修缆绳，准备第一班船。\n\n{line}\n")
    assert (page.articles[0].photographers, page.articles[0].authors) == (("江文",), ())


def test_a_headline_that_ends_with_a_colon_is_nobody_s_name(extract: Extract) -> None:
    page = extract(
        "钟表佬阿全：\n我修的是时间\n\n记者 林小满 文/图\n\n"
        "云溪老街的转角有一个玻璃柜，柜后坐着修表的人，他在这里坐了四十年。\n"
    )
    assert (page.articles[0].authors, page.articles[0].reporters) == ((), ("林小满",))


@pytest.mark.parametrize("name", ["林小满（苗族）", "龙庆和"])
def test_an_essay_of_one_character_or_two_lines_is_signed_under_its_headline(
    extract: Extract, name: str
) -> None:
    page = extract(
        f"盐\n\n{name}\n\n祖父是挑盐的。从码头到寨子二百四十里，一担盐一百二十斤，来回要走十一天。\n"
    )
    assert page.articles[0].headline == "盐"
    assert page.articles[0].authors == (name.removesuffix("（苗族）"),)


def test_who_wrote_is_named_with_what_he_is(extract: Extract) -> None:
    page = extract(
        "孩子迷上手机怎么办\n\n建议家长做三件事：约定、示范、等待。孩子是看得见的。\n\n"
        "（作者：林小满，系云溪七小教师）\n"
    )
    assert page.articles[0].authors == ("林小满",)


def test_a_sentence_about_a_teacher_is_signed_like_any_other(extract: Extract) -> None:
    page = extract(
        "学生走访渡口\n本报讯　十二名学生历时半年走访了云溪两岸的渡口。\n"
        "指导教师何平认为，十二名学生这次走访渡口是一堂生动的专业课。（林小满）\n"
    )
    assert page.articles[0].authors == ("林小满",)
