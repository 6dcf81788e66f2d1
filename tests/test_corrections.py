"""What a person types in `jianbao.toml` wins over extraction, and old addresses lead to what they showed."""

import datetime as dt
import io
import json
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest

from index import BuildReport, build_index, sample_archive, update_index
from index.archive import list_archives
from index.article import Article, ExtractedPage, Kind
from index.batches import read_file
from index.corrected_page import correct_page
from index.correction_text import correction_text
from index.corrections import ArticleFix, Setting
from search import Query, open_engine
from webui.app import create_app

RIVER = """\
疏浚船队开进柳河口

本报讯（记者 温如松）5月6日，三艘疏浚船开进柳河口，计划用四十天清出淤泥两万立方米。

航道站负责人说，清出的淤泥将运到城北苗圃，用来改良盐碱地。
"""
"""Lines 5 to 9 of the page."""

LIBRARY = """\
夜读书房延长到十点闭馆

本报讯（记者 阮青禾 通讯员 卜一帆）5月6日起，市图书馆的夜读书房延长到晚上十点闭馆，周末照常。

首日晚上，二百多个座位坐满了八成，多数是备考的学生和下班后的年轻人。
"""
"""Lines 11 to 15."""

PAGE = f"柳州湾晚报\n2024年5月7日 星期二 A03版 城事\n\n\n{RIVER}\n{LIBRARY}"
BARE = f"{RIVER}\n{LIBRARY}"
"""The same stories on a page that prints no facts: lines 1 to 5 and 7 to 11."""


class Archive:
    """An archive and its index."""

    def __init__(self, folder: Path, index: Path) -> None:
        self.folder, self.index = folder, index

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def build(self) -> BuildReport:
        return build_index(self.folder, into=self.index, workers=1)

    def update(self, files: Mapping[str, str | bytes]) -> BuildReport:
        self.write(files)
        return update_index(self.index, workers=1)

    def pages(self) -> dict[str, ExtractedPage]:
        found = [item for file in list_archives([self.folder]).files for item in read_file(file)]
        return {item.page.facts.source: item for item in found if isinstance(item, ExtractedPage)}

    def articles(self) -> list[Article]:
        with open_engine(self.index) as engine:
            hits = engine.search(Query("", size=100)).hits
        return sorted((hit.article for hit in hits), key=lambda one: (one.page.source, one.ordinal))

    def get(self, address: str) -> tuple[int, str]:
        """Return status and place an address leads to, or its text."""
        answer = create_app(self.index).test_client().get(address)
        return answer.status_code, unquote(answer.headers.get("Location", "")) or answer.text


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "资料", tmp_path / "index")
    made.write({"A03.txt": PAGE})
    return made


def accounted(page: ExtractedPage) -> list[int]:
    """Return the number of every line with text, once for each place that has it."""
    lines = page.page.text.split("\n")
    ranges = [run for article in page.articles for run in article.lines]
    ranges += [piece.lines for piece in page.furniture]
    ranges += [entry.lines for entry in page.skipped if entry.lines]
    return sorted(n for first, last in ranges for n in range(first, last + 1) if lines[n - 1].strip())


def written(page: ExtractedPage) -> list[int]:
    return [n for n, line in enumerate(page.page.text.split("\n"), 1) if line.strip()]


def test_the_page_reads_as_these_tests_think(archive: Archive) -> None:
    (page,) = archive.pages().values()
    assert [(article.headline, article.lines) for article in page.articles] == [
        ("疏浚船队开进柳河口", ((5, 9),)),
        ("夜读书房延长到十点闭馆", ((11, 15),)),
    ]


# What is set for whole pages


def test_the_nearest_folder_wins_for_each_key_and_a_pattern_over_its_folder(archive: Archive) -> None:
    archive.write(
        {
            "2024-05-09/B01.txt": BARE,
            "2024-05-09/B02.txt": BARE,
            "jianbao.toml": 'newspaper = "柳州湾日报"\nsection = "综合"\n',
            "2024-05-09/jianbao.toml": (
                'newspaper = "柳州湾早报"\ndate = 2024-05-08\n[files."B02*"]\nsection = "书香"\npage = "12"\n'
            ),
        }
    )
    pages = archive.pages()
    facts = {source: page.page.facts for source, page in pages.items()}
    top, one, two = (facts[name] for name in ("A03.txt", "2024-05-09/B01.txt", "2024-05-09/B02.txt"))
    assert (top.newspaper, top.date, top.section) == ("柳州湾日报", dt.date(2024, 5, 7), "综合")
    assert (one.newspaper, one.date, one.label, one.section) == (
        "柳州湾早报",
        dt.date(2024, 5, 8),
        "B01",
        "综合",
    )
    assert (two.newspaper, two.label, two.section) == ("柳州湾早报", "12", "书香")
    assert {article.section for article in pages["2024-05-09/B02.txt"].articles} == {"书香"}


def test_a_typed_date_is_no_inference_and_datelines_follow_it(archive: Archive) -> None:
    archive.write({"无日期.txt": BARE, "jianbao.toml": '[files."无日期.txt"]\ndate = "2022-05-07"\n'})
    page = archive.pages()["无日期.txt"]
    facts = page.page.facts
    assert (facts.date, facts.date_inferred, facts.date_evidence) == (dt.date(2022, 5, 7), False, "")
    assert page.articles[0].dateline == dt.date(2022, 5, 6)
    assert all("日期依 jianbao.toml 更正" in article.notes for article in page.articles)


# What is set for single articles


def test_fields_are_put_right_by_lines_and_the_note_says_so(archive: Archive) -> None:
    archive.write(
        {
            "jianbao.toml": (
                '[[article]]\nfile = "A03.txt"\nlines = [11, 15]\nheadline = "夜读书房开到十点"\n'
                'deck = "首日座位坐满八成"\nreporters = ["阮青禾", "温如松"]\ncorrespondents = []\n'
                'kind = "通讯"\nsection = "文化"\ndateline = 2024-05-05\n'
            )
        }
    )
    river, library = archive.pages()["A03.txt"].articles
    assert (river.headline, river.reporters) == ("疏浚船队开进柳河口", ("温如松",))
    assert (library.headline, library.deck) == ("夜读书房开到十点", "首日座位坐满八成")
    assert (library.reporters, library.correspondents) == (("阮青禾", "温如松"), ())
    assert (library.kind, library.section, library.dateline) == (Kind.FEATURE, "文化", dt.date(2024, 5, 5))
    assert library.notes[-1].startswith("标题、副题、栏目、记者、通讯员、体裁、电头日期依")


def test_an_id_means_its_article_also_after_the_page_got_another_name(archive: Archive) -> None:
    archive.build()
    old = archive.articles()[1].id
    sheet = f'newspaper = "柳州湾时报"\n[[article]]\nfile = "A03.txt"\nid = "{old}"\nheadline = "夜读"\n'
    report = archive.update({"jianbao.toml": sheet})
    assert report.skipped == ()
    found = archive.articles()[1]
    assert (found.headline, found.page.newspaper) == ("夜读", "柳州湾时报")
    assert found.id != old
    assert found.id.split("-")[1] == old.split("-")[1]


def test_an_unknown_id_falls_back_on_the_lines(archive: Archive) -> None:
    archive.write(
        {
            "jianbao.toml": '[[article]]\nfile="A03.txt"\nid="0000000-0000000"\nlines=[5,9]\nkicker="治水"\n',
        }
    )
    assert [article.kicker for article in archive.pages()["A03.txt"].articles] == ["治水", ""]


def test_joined_lines_make_one_article_and_no_line_is_lost(archive: Archive) -> None:
    archive.write({"jianbao.toml": '[[article]]\nfile = "A03.txt"\njoin = [[5, 9], [11, 15]]\n'})
    page = archive.pages()["A03.txt"]
    (joined,) = page.articles
    assert joined.headline == "疏浚船队开进柳河口"
    assert [part.text for part in joined.body if part.is_subheading] == ["夜读书房延长到十点闭馆"]
    assert joined.reporters == ("温如松", "阮青禾")
    assert joined.lines == ((5, 15),)
    assert accounted(page) == written(page)


def test_a_join_that_takes_a_part_leaves_the_rest_an_article(archive: Archive) -> None:
    archive.write({"jianbao.toml": '[[article]]\nfile = "A03.txt"\njoin = [[5, 7], [11, 15]]\n'})
    page = archive.pages()["A03.txt"]
    joined, rest = page.articles
    assert joined.lines == ((5, 7), (11, 15))
    assert rest.lines == ((9, 9),)
    assert rest.text.startswith("航道站负责人说")
    assert [article.ordinal for article in page.articles] == [1, 2]
    assert accounted(page) == written(page)


def test_an_article_is_split_where_a_person_says(archive: Archive) -> None:
    archive.write(
        {
            "jianbao.toml": (
                '[[article]]\nfile = "A03.txt"\nsplit = [9]\n'
                '[[article]]\nfile = "A03.txt"\nlines = [9, 9]\nheadline = "淤泥改良盐碱地"\n'
            )
        }
    )
    page = archive.pages()["A03.txt"]
    assert [article.headline for article in page.articles] == [
        "疏浚船队开进柳河口",
        "淤泥改良盐碱地",
        "夜读书房延长到十点闭馆",
    ]
    assert [article.lines for article in page.articles] == [((5, 7),), ((9, 9),), ((11, 15),)]
    assert len({article.id for article in page.articles}) == 3
    assert accounted(page) == written(page)


def test_what_is_no_article_is_skipped_with_its_reason(archive: Archive) -> None:
    archive.write({"jianbao.toml": '[[article]]\nfile = "A03.txt"\nlines = [5, 9]\nskip = true\n'})
    page = archive.pages()["A03.txt"]
    assert [article.headline for article in page.articles] == ["夜读书房延长到十点闭馆"]
    assert [(entry.lines, entry.reason) for entry in page.skipped] == [
        ((5, 9), "依 jianbao.toml 不作报道收录")
    ]
    assert accounted(page) == written(page)


def test_a_correction_changes_no_id_of_the_other_articles(archive: Archive) -> None:
    before = archive.pages()["A03.txt"].articles[1].id
    archive.write({"jianbao.toml": '[[article]]\nfile = "A03.txt"\nsplit = [9]\n'})
    assert archive.pages()["A03.txt"].articles[2].id == before


def test_the_snippet_of_the_article_page_can_be_pasted(archive: Archive) -> None:
    archive.build()
    article = archive.articles()[1]
    text = correction_text(article, is_on_page=True)
    assert set(tomllib.loads(text)["article"][0]) == {"file", "id", "lines"}
    text = text.replace('# headline = "夜读书房延长到十点闭馆"', 'headline = "夜读书房延时"')
    assert archive.update({"jianbao.toml": text}).skipped == ()
    changed = archive.articles()[1]
    assert (changed.headline, changed.id) == ("夜读书房延时", article.id)
    every = "\n".join(line.removeprefix("# ") for line in text.splitlines()[3:] if "join" not in line)
    assert len(tomllib.loads(every)["article"][0]) >= 14
    shown = create_app(archive.index).test_client().get(f"/article/{article.id}").text
    assert "更正这篇报道" in shown
    assert "file = &#34;A03.txt&#34;" in shown


# Updating


def test_an_update_reads_again_only_what_a_sheet_concerns(archive: Archive) -> None:
    archive.write({"别处/A04.txt": PAGE.replace("A03", "A04")})
    archive.build()
    report = archive.update({"jianbao.toml": '[files."A03*"]\nsection = "水利"\n'})
    assert (report.changed, report.unchanged) == (1, 1)
    assert {a.page.source: a.page.section for a in archive.articles()} == {
        "A03.txt": "水利",
        "别处/A04.txt": "城事",
    }
    report = archive.update({"jianbao.toml": '# 一行说明\n[files."A03*"]\nsection = "水利"\n'})
    assert (report.changed, report.unchanged) == (0, 2)
    (archive.folder / "jianbao.toml").unlink()
    assert archive.update({}).changed == 1
    assert {article.page.section for article in archive.articles()} == {"城事"}


# Addresses


def test_old_addresses_of_page_and_article_lead_to_the_new(archive: Archive) -> None:
    archive.build()
    old = archive.articles()[0]
    archive.update({"jianbao.toml": 'newspaper = "柳州湾导报"\ndate = 2024-05-08\npage = "A05"\n'})
    new = archive.articles()[0]
    assert new.page.date == dt.date(2024, 5, 8)
    assert new.id != old.id
    page = "/page/柳州湾导报/2024-05-08/A05"
    assert archive.get("/page/柳州湾晚报/2024-05-07/A03") == (302, page)
    assert archive.get("/page/file/A03.txt") == (302, page)
    assert archive.get(page)[0] == 200
    assert archive.get(f"/article/{old.id}") == (301, f"/article/{new.id}")


def test_an_old_id_leads_to_its_own_article_not_to_a_reprint(archive: Archive) -> None:
    archive.write({"0.txt": PAGE.replace("柳州湾晚报", "青屿日报"), "9.txt": PAGE.replace("A03版", "A09版")})
    archive.build()
    old = {article.page.source: article for article in archive.articles() if article.ordinal == 1}
    archive.update({"jianbao.toml": '[files."A03.txt"]\npage = "A07"\n'})
    new = {article.page.source: article for article in archive.articles() if article.ordinal == 1}
    assert archive.get(f"/article/{old['A03.txt'].id}")[1] == f"/article/{new['A03.txt'].id}"
    assert new["0.txt"].id == old["0.txt"].id


def test_joined_and_split_articles_answer_to_their_old_ids(archive: Archive) -> None:
    archive.build()
    river, library = archive.articles()
    archive.update({"jianbao.toml": '[[article]]\nfile="A03.txt"\njoin=[[5,9],[11,15]]\n'})
    (joined,) = archive.articles()
    assert {river.id, library.id} - {joined.id}
    for old in {river.id, library.id} - {joined.id}:
        assert archive.get(f"/article/{old}") == (301, f"/article/{joined.id}")
    archive.update({"jianbao.toml": '[[article]]\nfile="A03.txt"\nsplit=[9]\n'})
    parts = [article.id for article in archive.articles()[:2]]
    if river.id not in parts:
        assert archive.get(f"/article/{river.id}")[1] in [f"/article/{part}" for part in parts]


def test_a_page_that_is_named_by_a_correction_answers_to_its_file_address(archive: Archive) -> None:
    archive.write({"扫描/007.txt": BARE})
    archive.build()
    old = next(article.id for article in archive.articles() if article.page.source == "扫描/007.txt")
    assert archive.get("/page/file/扫描/007.txt")[0] == 200
    archive.update({"扫描/jianbao.toml": 'newspaper="柳州湾晚报"\ndate=2024-05-07\npage="A04"\n'})
    assert archive.get("/page/file/扫描/007.txt") == (302, "/page/柳州湾晚报/2024-05-07/A04")
    status, place = archive.get(f"/article/{old}")
    assert status == 301
    assert archive.get(place)[0] == 200


def test_an_article_with_a_day_of_its_own_stays_on_its_page(archive: Archive) -> None:
    archive.write({"jianbao.toml": '[[article]]\nfile="A03.txt"\nlines=[5,9]\ndate=2024-05-06\n'})
    archive.build()
    river, library = archive.articles()
    assert (river.page.date, library.page.date) == (dt.date(2024, 5, 6), dt.date(2024, 5, 7))
    with open_engine(archive.index) as engine:
        assert len(engine.neighbours(river)) == 2
    assert archive.get("/page/柳州湾晚报/2024-05-06/A03")[0] == 200


# Ready-made articles and packed files

ROW = {"id": "lw-1", "title": "渡口加开晚班船", "content": "渡口今起加开两班晚船。", "source": "柳州湾晚报"}


def test_ready_made_articles_are_corrected_by_their_id(archive: Archive) -> None:
    rows = [ROW, {**ROW, "id": "lw-2", "title": "桥灯换新"}, {**ROW, "id": "lw-3"}]
    archive.write(
        {
            "旧报.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows),
            "jianbao.toml": (
                '[files."*.jsonl"]\ndate = 2001-02-03\n'
                '[[article]]\nfile="旧报.jsonl"\nid="lw-2"\nreporters=["温如松"]\nsplit=[3]\n'
                '[[article]]\nfile="旧报.jsonl"\nid="lw-3"\nskip=true\n'
            ),
        }
    )
    report = archive.build()
    ready = [article for article in archive.articles() if article.page.source == "旧报.jsonl"]
    assert [(one.id, one.reporters, one.page.date) for one in ready] == [
        ("lw-1", (), dt.date(2001, 2, 3)),
        ("lw-2", ("温如松",), dt.date(2001, 2, 3)),
    ]
    reasons = [skipped.reason for skipped in report.skipped]
    assert any("不能合并或拆分" in reason for reason in reasons)
    assert any("不作报道收录" in reason for reason in reasons)


def test_ready_made_articles_without_ids_keep_their_addresses(archive: Archive) -> None:
    row = {"title": "渡口加开晚班船", "content": "渡口今起加开两班晚船，末班九点半从南岸开出。"}
    row |= {"newspaper": "柳州湾晚报", "date": "2001-02-03", "page": "2"}
    archive.write({"旧报.jsonl": json.dumps(row, ensure_ascii=False)})
    archive.build()
    old = next(article for article in archive.articles() if article.page.label == "2")
    archive.update({"jianbao.toml": '[files."旧报.jsonl"]\ndate = 2001-02-04\n'})
    new = next(article for article in archive.articles() if article.page.label == "2")
    assert archive.get(f"/article/{old.id}") == (301, f"/article/{new.id}")
    assert archive.get("/page/柳州湾晚报/2001-02-03/2") == (302, "/page/柳州湾晚报/2001-02-04/2")


def test_a_page_inside_a_packed_file_is_corrected_by_its_path(archive: Archive) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("5月/A03.txt", PAGE)
        made.writestr("5月/A04.txt", PAGE.replace("A03", "A04"))
    archive.write(
        {
            "五月.zip": packed.getvalue(),
            "jianbao.toml": (
                '[files."A04*"]\nsection = "副刊"\n'
                '[[article]]\nfile = "五月.zip/5月/A03.txt"\nlines = [5, 9]\nheadline = "船队来了"\n'
                '[[article]]\nfile = "五月.zip/5月/A09.txt"\nlines = [5, 9]\nheadline = "没有这一版"\n'
            ),
        }
    )
    report = archive.build()
    pages = archive.pages()
    assert pages["五月.zip/5月/A03.txt"].articles[0].headline == "船队来了"
    assert pages["五月.zip/5月/A04.txt"].page.facts.section == "副刊"
    assert pages["A03.txt"].articles[0].headline == "疏浚船队开进柳河口"
    troubles = [skipped.reason for skipped in report.skipped if skipped.source == "jianbao.toml"]
    assert len(troubles) == 1
    assert "五月.zip/5月/A09.txt" in troubles[0]


def test_recutting_anywhere_loses_no_line_and_gives_every_article_an_id_of_its_own() -> None:
    files = list_archives([sample_archive()]).files
    random = Random(3)
    for file in random.sample(files, 12):
        (page,) = (item for item in read_file(file) if isinstance(item, ExtractedPage))
        last = len(page.page.text.split("\n"))
        cuts = sorted(random.sample(range(1, last + 1), 4))
        fixes = [
            ArticleFix("jianbao.toml", 1, file.state.source, join=((cuts[0], cuts[1]), (cuts[2], cuts[3]))),
            ArticleFix("jianbao.toml", 2, file.state.source, split=tuple(random.sample(range(1, last), 3))),
        ]
        recut, _ = correct_page(page, {"newspaper": "柳州湾晚报"}, fixes)
        assert accounted(recut) == written(page), file.state.source
        ids = [article.id for article in recut.articles]
        assert len(set(ids)) == len(ids)
        assert [article.ordinal for article in recut.articles] == list(range(1, len(ids) + 1))
        assert all(article.body for article in recut.articles)


PATTERNS = [
    ("A0*.txt", "2024/5月/A03.txt", True, "a name at any depth"),
    ("B*", "B1/A03.txt", False, "a name, not a folder's"),
    ("5月/*.txt", "5月/A03.txt", True, "from the sheet's folder"),
    ("5月/*.txt", "5月/副刊/A03.txt", False, "a star stays in its folder"),
    ("5月/**/*.txt", "5月/副刊/A03.txt", True, "two stars do not"),
    ("A03.pdf", "5月/A03.pdf#2", True, "all pages of a PDF"),
    ("A03.pdf#2", "5月/A03.pdf#1", False, "one page of a PDF"),
]


@pytest.mark.parametrize(("pattern", "path", "matches", "why"), PATTERNS, ids=[why for *_, why in PATTERNS])
def test_a_pattern_means(pattern: str, path: str, matches: bool, why: str) -> None:
    assert Setting("", pattern, ()).matches(path) is matches, why
    assert Setting("柳州湾", pattern, ()).matches(f"柳州湾/{path}") is matches


# Mistakes

MISTAKES = [
    ("newspaper = “柳州湾晚报”\n", "第 1 行第 13 列写法不对", "名字用了中文引号"),
    ('[[article]\nfile = "A03.txt"\n', "写法不对", "方括号不成对"),
    ('paper = "柳州湾晚报"\n', "paper 不认识", "键名不对"),
    ('sectoin = "城事"\n', "是不是要写 section", "键名拼错"),
    ("date = 2024-13-40\n", "写法不对", "没有这一天，TOML 也不认"),
    ('date = "2024-02-30"\n', "“2024-02-30”不是有效的日期", "没有这一天"),
    ("newspaper = [1]\n", "newspaper：应是引号里的文字", "值的类型不对"),
    ('[files."B*.txt"]\nsection = "书香"\n', "没有对上任何文件", "样式没有对上"),
    ('files = "A03.txt"\n', "files 应写成", "files 不是表"),
    ('[article]\nfile = "A03.txt"\n', "两层方括号", "只写了一层方括号"),
    ("[[article]]\nlines = [5, 9]\nskip = true\n", "没有写 file", "不知道是哪个文件"),
    ('[[article]]\nfile = "A99.txt"\nlines = [5, 9]\nskip = true\n', "没有 A99.txt 这个文件", "文件不存在"),
    ('[[article]]\nfile = "../A03.txt"\nlines = [5, 9]\nskip = true\n', "file：应是", "跑到文件夹外面"),
    ('[[article]]\nfile = "A03.txt"\nskip = true\n', "没有写是哪一篇", "不知道是哪一篇"),
    ('[[article]]\nfile = "A03.txt"\nid = "x-y"\nskip = true\n', "没有找到这篇报道", "报道不存在"),
    ('[[article]]\nfile = "A03.txt"\nlines = [90, 99]\nskip = true\n', "没有找到这篇报道", "行不存在"),
    ('[[article]]\nfile = "A03.txt"\nlines = [9, 5]\nskip = true\n', "首行 9 在末行 5 之后", "行号倒了"),
    ('[[article]]\nfile = "A03.txt"\nsplit = [99]\n', "第 99 行不在任何一篇报道里", "行不存在"),
    ('[[article]]\nfile = "A03.txt"\njoin = [[80, 90]]\n', "没有可以合并的文字", "行不存在"),
    ('[[article]]\nfile = "A03.txt"\nlines = [5, 9]\n', "没有写要更正什么", "什么也没改"),
    ('[[article]]\nfile = "A03.txt"\nlines = [5, 9]\nkind = "社评"\n', "没有“社评”这种体裁", "没有这种体裁"),
    ('[[article]]\nfile = "A03.txt"\nlines = [5, 9]\nskip = "是"\n', "应写 true 或 false", "不是真假"),
    ("\x00\x01\x02", "写法不对", "不是文字"),
    ("a = " + "[" * 5000, "没有采用", "套得太深"),
]


@pytest.mark.parametrize(("sheet", "reason", "why"), MISTAKES, ids=[why for *_, why in MISTAKES])
def test_a_mistake_is_reported_and_stops_nothing(archive: Archive, sheet: str, reason: str, why: str) -> None:
    archive.write({"jianbao.toml": sheet})
    report = archive.build()
    assert report.articles == 2, why
    troubles = [skipped for skipped in report.skipped if skipped.source == "jianbao.toml"]
    assert any(reason in trouble.reason for trouble in troubles), troubles
    with open_engine(archive.index) as engine:
        assert set(troubles) <= set(engine.skipped())
    assert archive.get("/skipped")[0] == 200
    again = update_index(archive.index, workers=1)
    assert [skipped.reason for skipped in again.skipped] == [skipped.reason for skipped in report.skipped]


def test_what_is_right_beside_a_mistake_counts(archive: Archive) -> None:
    archive.write({"jianbao.toml": 'newspaper = "柳州湾导报"\ndate = "昨天"\nseciton = "城事"\n'})
    assert len(archive.build().skipped) == 2
    assert {article.page.newspaper for article in archive.articles()} == {"柳州湾导报"}


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_sheet_may_be_written_with_notepad(archive: Archive, charset: str) -> None:
    archive.write({"jianbao.toml": 'newspaper = "柳州湾导报"\r\nsection = "城事"\r\n'.encode(charset)})
    assert archive.pages()["A03.txt"].page.facts.newspaper == "柳州湾导报"


def test_a_page_without_corrections_is_left_as_extraction_made_it(archive: Archive) -> None:
    before = archive.pages()
    archive.write({"别处/jianbao.toml": 'newspaper = "柳州湾导报"\n', "别处/A05.txt": PAGE})
    assert archive.pages()["A03.txt"] == before["A03.txt"]
