"""Pages become articles: a gate over annotated pages, and one small page for each habit of the press."""

import datetime as dt
import hashlib
import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, ExtractedPage, Kind, PageFacts, SourcePage
from index.extraction import extract_page, read_page

DATA = Path(__file__).parent / "data"
PAGES = DATA / "pages"
GOLD: dict[str, Any] = json.loads((PAGES / "gold.json").read_text("utf-8"))
GATE: dict[str, Any] = tomllib.loads((DATA / "extraction-floors.toml").read_text("utf-8"))
FLOORS: dict[str, float] = GATE["floors"]
SAMPLE = Path(__file__).parents[1] / "index" / "sample"
ROLES = ("reporters", "correspondents", "photographers", "authors")

Extract = Callable[..., ExtractedPage]


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Write a page into a file, read it and extract it."""

    def run(text: str, source: str = "云溪日报/2021-06-18/A03.txt") -> ExtractedPage:
        path = tmp_path / "page.txt"
        path.write_text(text, "utf-8")
        return extract_page(read_page(path, source))

    return run


# The gate


def squeeze(text: str) -> str:
    return re.sub(r"[\s#*—―\-]", "", unicodedata.normalize("NFKC", text))


def pairs(text: str) -> Counter[str]:
    return Counter(first + second for first, second in pairwise(squeeze(text)))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def right_rows(want: dict[str, Any], page: dict[str, Any], got: Article) -> dict[str, bool]:
    """For each field: is the answer one that the annotation accepts?"""
    titles = [squeeze(title or "") for title in (want["title"], *want.get("title_also", []))]
    sections = [want["section"], *want.get("section_also", [])]
    if want["section"] is None:
        sections.append(page["section"])
    datelines = [want["dateline"], *want.get("dateline_also", [])]
    return {
        "title": squeeze(got.title) in titles,
        "byline": all(list(getattr(got, role)) == want[role] for role in ROLES),
        "section": (got.section or None) in sections,
        "kind": str(got.kind) in [want["kind"], *want.get("kind_also", [])],
        "dateline": (got.dateline.isoformat() if got.dateline else None) in datelines,
    }


def measure() -> dict[str, float]:
    """Extract every annotated page and return the share of right answers a row."""
    right: Counter[str] = Counter()
    wanted = given_count = dated = 0
    for name, page in GOLD.items():
        extracted = extract_page(read_page(PAGES / name, name))
        lines = extracted.page.text.split("\n")
        facts = extracted.page.facts
        dated += 1
        day = page.get("date") or page.get("date_inferred")
        is_inferred = page.get("date") is None and day is not None
        right["date"] += (facts.date.isoformat() if facts.date else None) == day and (
            facts.date_inferred == is_inferred
        )
        left = [(pairs(article.text), article) for article in extracted.articles]
        given_count += len(left)
        for want in page["articles"]:
            wanted += 1
            text = pairs("".join("".join(lines[first - 1 : last]) for first, last in want["lines"]))
            best = max(left, key=lambda pair: likeness(text, pair[0]), default=None)
            if best is None or likeness(text, best[0]) < 0.8:
                continue
            left.remove(best)
            right["found"] += 1
            right.update({row: int(good) for row, good in right_rows(want, page, best[1]).items()})
    rows = {row: right[row] / wanted for row in ("title", "byline", "section", "kind", "dateline")}
    return rows | {
        "recall": right["found"] / wanted,
        "precision": right["found"] / given_count,
        "date": right["date"] / dated,
    }


def test_annotated_pages_keep_every_floor() -> None:
    rows = measure()
    below = {row: round(rows[row], 3) for row, floor in FLOORS.items() if rows[row] < floor}
    assert not below
    assert len(GOLD) >= 20


def test_floors_are_looked_at_again_when_the_annotated_pages_change() -> None:
    digest = hashlib.sha256()
    for path in sorted(PAGES.iterdir(), key=lambda path: path.name):
        if path.name in GOLD or path.name == "gold.json":
            digest.update(path.name.encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    assert digest.hexdigest() == GATE["pages"]


@pytest.mark.parametrize("newspaper", sorted(GATE["sample"]))
def test_the_sample_archive_has_the_articles_that_its_writers_counted(newspaper: str) -> None:
    counts = {
        path.relative_to(SAMPLE / newspaper).with_suffix("").as_posix(): len(
            extract_page(read_page(path, path.relative_to(SAMPLE).as_posix())).articles
        )
        for path in (SAMPLE / newspaper).rglob("*")
        if path.suffix in (".txt", ".md")
    }
    wanted = dict(GATE["sample"][newspaper])
    assert sum(counts.values()) == wanted.pop("sum", sum(wanted.values()))
    assert {page: counts[page] for page in wanted} == wanted


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_line_of_an_annotated_page_is_in_exactly_one_place(name: str) -> None:
    check_lines(extract_page(read_page(PAGES / name, name)))


def check_lines(extracted: ExtractedPage) -> None:
    """Every non-blank line is in one article, in furniture or skipped, and in no two of them."""
    places: Counter[int] = Counter()
    ranges = [pair for article in extracted.articles for pair in article.lines]
    ranges += [item.lines for item in extracted.furniture]
    ranges += [item.lines for item in extracted.skipped if item.lines]
    lines = extracted.page.text.split("\n")
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    for first, last in ranges:
        places.update(number for number in range(first, last + 1) if number in filled)
    assert set(places) == filled
    assert all(count == 1 for count in places.values())


PIECES = [
    "青禾镇早稻开镰",
    "本报讯（记者林可 通讯员周敏）6月17日，青禾镇的早稻开镰，今年种了三万亩。",
    "　　收割机在田里来回跑，一天能收两百亩，",
    "比去年快了一倍。",
    "本报记者 林 可 摄",
    "# 标题",
    "**粗体** 正文在后面，一直写到句号。",
    "【云溪视窗】",
    "●简讯一条",
    "□周 敏",
    "（本报记者 林可）",
    "（下转第四版）",
    "图片：",
    "1、晨光（油画）",
    "---",
    "（",
    "：",
    "2021年6月18日 星期五",
    "",
    "",
    "新华社北京6月17日电（记者林可）会议今天召开。",
    "编者按：请看下文，各地都在行动。",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=24))
def test_no_page_however_broken_raises_or_loses_a_line(pieces: list[str]) -> None:
    text = "\n".join(pieces).replace("\r", " ")
    check_lines(extract_page(SourcePage(PageFacts(source="x.txt"), text)))


# Borders and headings


def headlines(extracted: ExtractedPage) -> list[str]:
    return [article.headline for article in extracted.articles]


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


# Bylines


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("本报记者 林 可", {"reporters": ("林可",)}),
        ("本报记者 林可 周敏", {"reporters": ("林可", "周敏")}),
        ("本报记者　林　可　周　敏", {"reporters": ("林可", "周敏")}),
        ("全媒体记者 欧阳文博、司马光华", {"reporters": ("欧阳文博", "司马光华")}),
        (
            "融媒体记者 阿依古丽·买买提 通讯员 周敏",
            {"reporters": ("阿依古丽·买买提",), "correspondents": ("周敏",)},
        ),
        ("见习记者 林可 实习生 周敏", {"reporters": ("林可", "周敏")}),
        ("首席记者林可", {"reporters": ("林可",)}),
        ("特约记者 林可 特约通讯员 周敏", {"reporters": ("林可",), "correspondents": ("周敏",)}),
        ("本报记者 林可 文/图", {"reporters": ("林可",), "photographers": ("林可",)}),
        ("本报记者 林可 图/文", {"reporters": ("林可",), "photographers": ("林可",)}),
        ("文/本报记者 林可 图/通讯员 周敏", {"reporters": ("林可",), "photographers": ("周敏",)}),
        ("本报通讯员 周敏", {"correspondents": ("周敏",)}),
    ],
)
def test_names_of_a_byline_line_by_role(
    extract: Extract, line: str, roles: dict[str, tuple[str, ...]]
) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    article = extract(f"老渡口的船工\n\n{line}\n\n{body}\n\n{body}\n").articles[0]
    assert {role: getattr(article, role) for role in ROLES if getattr(article, role)} == roles
    assert article.headline == "老渡口的船工"
    assert line not in article.text


@pytest.mark.parametrize(
    ("lead", "roles"),
    [
        ("本报讯（记者林可 通讯员周敏、何平）", {"reporters": ("林可",), "correspondents": ("周敏", "何平")}),
        ("本报讯 （通讯员 周敏）", {"correspondents": ("周敏",)}),
        ("本报讯 记者林可、周敏报道：", {"reporters": ("林可", "周敏")}),
        ("新华社北京6月17日电（记者林可、周敏）", {"reporters": ("林可", "周敏")}),
        ("云溪讯（全媒体记者 林可）", {"reporters": ("林可",)}),
        ("本报讯（记者 林可 文/图）", {"reporters": ("林可",), "photographers": ("林可",)}),
        ("据新华社北京6月17日电 ", {}),
        ("本报综合消息 ", {}),
        ("本报讯 ", {}),
    ],
)
def test_names_of_a_lead_in_stay_in_the_text_too(
    extract: Extract, lead: str, roles: dict[str, tuple[str, ...]]
) -> None:
    text = f"{lead}6月17日，青禾镇早稻开镰，收割机下了田。"
    article = extract(f"青禾镇早稻开镰\n\n{text}\n").articles[0]
    assert {role: getattr(article, role) for role in ROLES if getattr(article, role)} == roles
    assert "收割机下了田" in article.text
    assert lead[:3] in article.text
    assert article.kind is Kind.REPORT


def test_a_broken_line_about_a_reporter_is_no_byline(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙，两\n岸群众前来观看，桥头站满了人。\n\n"
        "本报记者随后采访了伊万·彼得罗夫\n工程师，他说大桥的桩基打得很深，能\n抗八级地震。\n"
    )
    assert len(page.articles) == 1
    assert page.articles[0].names == ("何平",)


def test_a_byline_in_brackets_closes_its_story(extract: Extract) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(
        f"老渡口的船工\n\n{body}\n\n{body}\n\n（本报记者 林可 通讯员 周敏）\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert page.articles[0].reporters == ("林可",)
    assert page.articles[0].correspondents == ("周敏",)
    assert "林可" not in page.articles[0].text
    assert page.articles[1].reporters == ("何平",)


@pytest.mark.parametrize("mark", ["□ 周 敏", "○周敏", "◎ 周敏", "作者：周敏"])
def test_an_authors_mark_makes_a_comment(extract: Extract, mark: str) -> None:
    body = "办事情不能拍脑袋，拍了脑袋再拍屁股，苦的是老百姓。多听一听，多看一看，总没有坏处。"
    article = extract(f"少拍一点脑袋\n\n{mark}\n\n云溪快语\n\n{body}\n\n{body}\n").articles[0]
    assert article.authors == ("周敏",)
    assert article.section == "云溪快语"
    assert article.headline == "少拍一点脑袋"
    assert article.kind is Kind.COMMENTARY
    assert article.dateline is None


@pytest.mark.parametrize("line", ["本报评论员", "本报社论"])
def test_an_editorial_names_nobody(extract: Extract, line: str) -> None:
    body = "春耕时节，农资供应牵动千家万户。管好农资市场，要一抓到底，不能雷声大雨点小。"
    article = extract(f"把农资市场管住管好\n\n{line}\n\n{body}\n\n{body}\n").articles[0]
    assert article.names == ()
    assert article.kind is Kind.COMMENTARY


def test_a_letter_is_signed_by_its_last_line(extract: Extract) -> None:
    body = "村口有一座石拱桥，桥面裂了缝，学生每天上学都要从裂缝上跨过去，盼望有人来管一管。"
    page = extract(
        f"这座桥何时能修好\n\n编辑同志：\n\n{body}\n\n{body}\n\n前进村　周　敏\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert page.articles[0].authors == ("周敏",)
    assert page.articles[0].kind is Kind.COMMENTARY
    assert headlines(page) == ["这座桥何时能修好", "云溪大桥合龙"]


# Pictures, briefs, notices, columns


def test_a_caption_with_its_credit_is_an_article_of_its_own(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n今年全镇种了三万亩。\n\n"
        "6月16日，白鹤村的菜农在大棚里查看西红柿长势。 本报记者 周 敏 摄\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    photo = page.articles[1]
    assert photo.kind is Kind.PHOTO
    assert photo.photographers == ("周敏",)
    assert photo.headline == ""
    assert photo.dateline == dt.date(2021, 6, 16)
    assert photo.text == "6月16日，白鹤村的菜农在大棚里查看西红柿长势。"


def test_a_photographer_on_the_next_line_closes_a_picture_with_a_heading(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n\n\n"
        "开足马力\n\n6月15日，工人在车间里装配水泵。\n\n这家企业的订单已经排到年底。\n\n周妙 摄\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "开足马力", "云溪大桥合龙"]
    assert page.articles[1].kind is Kind.PHOTO
    assert page.articles[1].photographers == ("周妙",)


def test_a_caption_without_a_credit_stands_apart(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n今年全镇种了三万亩。\n\n"
        "近年来，白鹤村发展大棚蔬菜，收入年年增加。图为菜农在查看西红柿长势。\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert [article.kind for article in page.articles] == [Kind.REPORT, Kind.PHOTO, Kind.REPORT]


def test_a_story_goes_on_after_the_picture_that_interrupts_it(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n"
        "6月15日，工人在桥面上焊接护栏。 周妙 摄\n\n"
        "大桥通车以后，两岸的车程将缩短四十分钟。\n"
    )
    story, photo = page.articles
    assert "缩短四十分钟" in story.text
    assert photo.kind is Kind.PHOTO
    assert story.lines == ((1, 3), (7, 7))


def test_what_follows_a_jump_is_another_story(extract: Extract) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(
        f"云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。（下转第四版）\n\n"
        f"老渡口的船工\n\n（上接第一版）{body}\n\n老渡口的冬天\n\n（上接第二版）\n\n{body}\n"
    )
    assert headlines(page)[0] == "云溪大桥合龙"
    assert headlines(page)[-1] == "老渡口的冬天"


def test_each_bullet_of_a_briefs_column_is_an_article(extract: Extract) -> None:
    page = extract(
        "短　波\n\n●白鹤小学　近日开展节水活动，学生人人当节水员，全校一个月省水一百吨。\n"
        "●青禾镇　日前改造敬老院，新建房屋二十二间，老人全部住进了有暖气的新房。\n"
    )
    assert headlines(page) == ["白鹤小学", "青禾镇"]
    assert {article.section for article in page.articles} == {"短波"}
    assert {article.kind for article in page.articles} == {Kind.REPORT}


def test_bullets_of_a_list_stay_in_their_article(extract: Extract) -> None:
    page = extract(
        "怎样选购水泵\n\n▲看铭牌。流量和扬程要与田块相配，不是越大越好。\n\n▲听声音。空转时声音均匀，没有杂音。\n\n"
        "▲问售后。问清楚保修几年，在哪里修。\n"
    )
    assert headlines(page) == ["怎样选购水泵"]


def test_bullets_inside_a_news_story_are_no_briefs(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙，建设者采取了三项措施。\n\n"
        "●截至目前，桥面铺装已经完成九成，护栏全部装好。\n\n●今年，引桥的照明也将改成节能灯。\n"
    )
    assert headlines(page) == ["云溪大桥合龙"]


def test_a_notice_keeps_its_signature_and_day(extract: Extract) -> None:
    page = extract(
        "停水通告\n\n因管网检修，七月十日全天停水，请提前储水。\n\n青禾镇自来水公司\n\n2021年6月17日\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["停水通告", "云溪大桥合龙"]
    assert page.articles[0].kind is Kind.NOTICE
    assert "青禾镇自来水公司" in page.articles[0].text


def test_a_column_label_belongs_to_the_story_under_it(extract: Extract) -> None:
    page = extract(
        "【云溪视窗】\n\n云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n"
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n"
    )
    assert [article.section for article in page.articles] == ["云溪视窗", ""]


def test_a_jump_line_is_kept_apart_from_the_text(extract: Extract) -> None:
    article = extract("云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n（下转第四版）\n").articles[
        0
    ]
    assert article.jump == "（下转第四版）"
    assert "下转" not in article.text


def test_an_editors_note_belongs_to_the_story_it_introduces(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n编者按：一座桥，几代人盼了几十年。今天起，本报连续报道两岸的变化，请读者留意。\n\n"
        "本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert len(page.articles) == 1
    assert page.articles[0].reporters == ("何平",)


def test_masthead_staff_and_hotline_are_furniture(extract: Extract) -> None:
    page = extract(
        "云溪日报　2021年6月18日　星期五　第三版\n责编：林 可　美编：周 敏　校对：何 平\n"
        "新闻热线：8797000\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n云溪融媒 微信公众号\n"
    )
    assert headlines(page) == ["云溪大桥合龙"]
    assert [item.reason for item in page.furniture] == ["报头", "版权行", "热线", "热线"]


def test_a_page_without_any_article_says_so(extract: Extract) -> None:
    page = extract("云溪日报　2021年6月18日　星期五　第三版\n责编：林 可　美编：周 敏\n")
    assert page.articles == ()
    assert page.skipped
    assert page.skipped[0].reason


def test_a_traditional_page_is_read_by_the_same_rules(extract: Extract) -> None:
    article = extract("青禾鎮早稻開鐮\n\n本報訊（記者林可、通訊員周敏）6月17日，青禾鎮早稻開鐮。\n").articles[
        0
    ]
    assert article.reporters == ("林可",)
    assert article.correspondents == ("周敏",)
    assert "青禾鎮早稻開鐮" in article.text


def test_verse_keeps_its_lines(extract: Extract) -> None:
    page = extract("渡口\n\n周 敏\n\n船还在对岸\n我喊了一声\n水声替我喊了第二声\n天黑以前，总有人听见\n")
    article = page.articles[0]
    assert article.headline == "渡口"
    assert article.authors == ("周敏",)
    assert [paragraph.text for paragraph in article.body][:2] == ["船还在对岸", "我喊了一声"]


def test_lines_of_an_article_span_its_heading_and_byline(extract: Extract) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(f"\n老渡口的船工\n\n本报记者 林可\n\n{body}\n\n{body}\n")
    assert page.articles[0].lines == ((2, 8),)


# Days


@pytest.mark.parametrize(
    ("source", "opening", "day"),
    [
        ("2021-06-18-A03.txt", "6月17日，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "昨日，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "今天上午，云溪大桥合龙。", dt.date(2021, 6, 18)),
        ("2021-06-18-A03.txt", "17日上午，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "近日，云溪大桥合龙。", None),
        ("2021-06-18-A03.txt", "日前，云溪大桥合龙，6月10日举行了仪式。", None),
        ("2021-06-18-A03.txt", "6月25日，云溪大桥将通车。", None),
        ("2021-06-18-A03.txt", "截至6月10日，云溪大桥已完成九成。", None),
        ("2021-06-18-A03.txt", "六月十七日，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2022-01-04-A03.txt", "12月30日，云溪大桥合龙。", dt.date(2021, 12, 30)),
    ],
)
def test_a_dateline_is_resolved_to_a_day(
    extract: Extract, source: str, opening: str, day: dt.date | None
) -> None:
    article = extract(f"云溪大桥合龙\n\n本报讯（记者林可）{opening}\n", source).articles[0]
    assert article.dateline == day


@pytest.mark.parametrize(
    ("sentence", "day", "evidence"),
    [
        ("2022年7月9日，这座桥动工，工期一年。", dt.date(2023, 3, 11), "2022年7月9日"),
        ("会议总结了2022年度的工作，表彰了先进。", dt.date(2023, 3, 11), "2022年度"),
        ("十四届全国人大一次会议开幕以来，代表们很关心这座桥。", dt.date(2023, 3, 11), "全国人大"),
        ("党的二十届三中全会提出的要求，正在这里落实。", dt.date(2025, 3, 11), "三中全会"),
        ("到2035年，两岸将有三座桥。2019年，这里还是渡口。", dt.date(2019, 3, 11), "2019年"),
        ("今年是改革开放40周年，两岸都在庆祝改革开放40周年。", dt.date(2018, 3, 11), "改革开放40周年"),
        ("3月11日（星期六），仪式在桥头举行。2022年，这里还是渡口。", dt.date(2023, 3, 11), "星期六"),
    ],
)
def test_the_year_is_inferred_with_its_evidence(
    extract: Extract, sentence: str, day: dt.date, evidence: str
) -> None:
    facts = extract(
        f"云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。\n\n{sentence}\n", "x.txt"
    ).page.facts
    assert facts.date == day
    assert facts.date_inferred
    assert evidence in facts.date_evidence


def test_nothing_is_inferred_without_evidence(extract: Extract) -> None:
    facts = extract("云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。\n", "x.txt").page.facts
    assert facts.date is None
    assert not facts.date_inferred


def test_yesterday_counts_only_where_the_issue_date_is_printed(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者林可）昨日，云溪大桥合龙。\n\n青禾镇早稻开镰\n\n"
        "本报讯（记者周敏）7月3日，青禾镇早稻开镰，2020年这里还没有收割机。\n",
        "x.txt",
    )
    assert page.page.facts.date == dt.date(2020, 7, 3)
    assert [article.dateline for article in page.articles] == [None, dt.date(2020, 7, 3)]
