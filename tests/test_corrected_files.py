"""Corrections of ready-made articles, of packed files, and of any page, however it is cut."""

import datetime as dt
import io
import json
import zipfile
from random import Random

from index import sample_archive
from index.archive import list_archives
from index.article import ExtractedPage
from index.corrected_page import correct_page
from index.corrections import ArticleFix, FileCorrections, Setting
from index.formats import read_source
from tests.corrected_archive import PAGE, Archive, accounted, written

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


NAMED = Setting("", "", (("newspaper", "柳州湾晚报"),))


def test_recutting_anywhere_loses_no_line_and_gives_every_article_an_id_of_its_own() -> None:
    files = list_archives([sample_archive()]).files
    random = Random(3)
    for file in random.sample(files, 12):
        given = FileCorrections(file.state.source, file.state.source, (NAMED,))
        (page,) = (
            item
            for item in read_source(file.path, file.state.source, given)
            if isinstance(item, ExtractedPage)
        )
        last = len(page.page.text.split("\n"))
        cuts = sorted(random.sample(range(1, last + 1), 4))
        fixes = [
            ArticleFix("jianbao.toml", 1, file.state.source, join=((cuts[0], cuts[1]), (cuts[2], cuts[3]))),
            ArticleFix("jianbao.toml", 2, file.state.source, split=tuple(random.sample(range(1, last), 3))),
        ]
        recut, _ = correct_page(page, fixes)
        assert accounted(recut) == written(page), file.state.source
        ids = [article.id for article in recut.articles]
        assert len(set(ids)) == len(ids)
        assert [article.ordinal for article in recut.articles] == list(range(1, len(ids) + 1))
        assert all(article.body for article in recut.articles)
