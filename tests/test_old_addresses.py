"""Old addresses lead to what they showed, whatever a person corrected since, and how often."""

import datetime as dt
import json

import pytest

from search import open_engine
from tests.corrected_archive import BARE, PAGE, Archive


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


# Corrected more than once

STATES = [
    ("2024-05-07", ""),
    ("2024-05-08", "date = 2024-05-08\n"),
    ("2024-05-09", "date = 2024-05-09\n"),
    ("2024-05-10", "date = 2024-05-10\n"),
]


def page_address(day: str) -> str:
    return f"/page/柳州湾晚报/{day}/A03"


def remember(archive: Archive, kept: dict[str, list[str]]) -> None:
    """Note the ids of today's articles, by their text's half."""
    for article in archive.articles():
        kept.setdefault(article.id.split("-")[1], []).append(article.id)


def walk(archive: Archive) -> dict[str, list[str]]:
    """Build, then correct the date again and again; return the ids of each article in all states."""
    kept: dict[str, list[str]] = {}
    archive.build()
    remember(archive, kept)
    for _, sheet in STATES[1:]:
        archive.update({"jianbao.toml": sheet})
        remember(archive, kept)
    assert len(kept) == 2
    return kept


def test_addresses_of_every_earlier_state_lead_to_the_page_and_its_articles(archive: Archive) -> None:
    kept = walk(archive)
    last = page_address(STATES[-1][0])
    for day, _ in STATES[:-1]:
        assert archive.get(page_address(day)) == (302, last), day
    assert archive.get(last)[0] == 200
    for ids in kept.values():
        assert len(set(ids)) == len(STATES)
        for old in ids[:-1]:
            assert archive.get(f"/article/{old}") == (301, f"/article/{ids[-1]}")


def test_they_lead_on_after_a_whole_build(archive: Archive) -> None:
    kept = walk(archive)
    archive.build()
    assert archive.get(page_address(STATES[1][0])) == (302, page_address(STATES[-1][0]))
    for ids in kept.values():
        assert archive.get(f"/article/{ids[1]}") == (301, f"/article/{ids[-1]}")


def test_what_is_taken_back_leads_to_the_first_address_again(archive: Archive) -> None:
    kept = walk(archive)
    archive.update({"jianbao.toml": ""})
    for day, _ in STATES[1:]:
        assert archive.get(page_address(day)) == (302, page_address(STATES[0][0]))
    assert archive.get(page_address(STATES[0][0]))[0] == 200
    for ids in kept.values():
        assert archive.get(f"/article/{ids[2]}") == (301, f"/article/{ids[0]}")
        assert archive.get(f"/article/{ids[0]}")[0] == 200


def test_parts_that_are_joined_again_lead_to_their_article(archive: Archive) -> None:
    archive.build()
    whole = archive.articles()[0]
    archive.update({"jianbao.toml": '[[article]]\nfile = "A03.txt"\nsplit = [9]\n'})
    parts = [article.id for article in archive.articles()[:2]]
    archive.update({"jianbao.toml": "date = 2024-05-09\n"})
    again = archive.articles()[0]
    for old in {whole.id, *parts}:
        assert archive.get(f"/article/{old}") == (301, f"/article/{again.id}")


def test_rows_of_a_table_keep_the_addresses_of_every_state(archive: Archive) -> None:
    row = {"title": "渡口加开晚班船", "content": "渡口今起加开两班晚船，末班九点半从南岸开出。"}
    row |= {"newspaper": "柳州湾晚报", "date": "2001-02-03", "page": "2"}
    archive.write({"旧报.jsonl": json.dumps(row, ensure_ascii=False)})
    archive.build()
    ids, days = [], ("2001-02-03", "2001-02-04", "2001-02-05")
    for day in days:
        archive.update({"jianbao.toml": f'[files."旧报.jsonl"]\ndate = {day}\n'})
        ids += [article.id for article in archive.articles() if article.page.label == "2"]
    assert len(set(ids)) == 3
    for old, day in zip(ids[:-1], days[:-1], strict=True):
        assert archive.get(f"/article/{old}") == (301, f"/article/{ids[-1]}")
        assert archive.get(f"/page/柳州湾晚报/{day}/2") == (302, "/page/柳州湾晚报/2001-02-05/2")


@pytest.mark.parametrize("sheet", ["", "date = 2024-05-09\n"])
def test_a_file_that_holds_another_page_now_takes_no_address_over(archive: Archive, sheet: str) -> None:
    archive.build()
    archive.update({"jianbao.toml": "date = 2024-05-08\n"})
    other = (
        "柳州湾晚报\n2024年6月1日 星期六 A03版 城事\n\n石桥修好了\n\n本报讯（记者 温如松）石桥换了新栏板。\n"
    )
    archive.update({"jianbao.toml": sheet, "A03.txt": other})
    assert archive.get(page_address("2024-05-08"))[0] == 404
    assert archive.get(page_address("2024-05-07"))[0] == 404
