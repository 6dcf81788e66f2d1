"""What a person types in `jianbao.toml` wins over extraction."""

import datetime as dt
import tomllib

import pytest

from index.article import Kind
from index.correction_text import correction_text
from index.extraction.lines import read_lines
from tests.corrected_archive import BARE, PAGE, Archive, accounted, written
from webui.app import create_app


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


def test_a_page_that_a_person_names_is_extracted_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        "index.extraction.page.read_lines", lambda text: read.append(text) or read_lines(text)
    )
    archive.write(
        {"无日期.txt": BARE, "jianbao.toml": 'newspaper = "柳州湾日报"\ndate = 2022-05-07\npage = "B1"\n'}
    )
    pages = archive.pages()
    assert len(read) == len(pages) == 2
    assert {page.page.facts.label for page in pages.values()} == {"B1"}
    assert pages["A03.txt"].printed is not None
    assert pages["A03.txt"].printed.newspaper == "柳州湾晚报"


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


def test_a_page_without_corrections_is_left_as_extraction_made_it(archive: Archive) -> None:
    before = archive.pages()
    archive.write({"别处/jianbao.toml": 'newspaper = "柳州湾导报"\n', "别处/A05.txt": PAGE})
    assert archive.pages()["A03.txt"] == before["A03.txt"]
