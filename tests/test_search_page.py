"""The page of results: one address a query, the sentence above, marks, chips, and refusals that help."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from search import Query
from tests.served_pages import found, search, title
from webui.addresses import article_url


def test_the_sentence_above_the_results_is_the_title(web: FlaskClient) -> None:
    query = Query("云门大桥", months=("2021-03",), reporters=("秦小舟",))
    page = web.get(search(query)).text
    assert title(page).startswith("“云门大桥” 2021年3月 记者秦小舟：1 篇")
    assert '<h1 class="sentence" id="sentence">“云门大桥” 2021年3月 记者秦小舟：1 篇' in page


def test_results_mark_what_was_asked_and_link_to_the_article(web: FlaskClient, folder: Path) -> None:
    page = web.get(search(Query("云门大桥"))).text
    assert "<mark>云门大桥</mark>" in page
    assert article_url(found(folder, "云门大桥").id, "云门大桥") in page


def test_text_of_the_paper_is_never_markup(web: FlaskClient) -> None:
    page = web.get(search(Query("<b>加号"))).text
    assert "<b>加号" not in page
    assert "<mark>&lt;b&gt;加号</mark>" in page


@pytest.mark.parametrize(
    "spelled",
    [
        "?q=x&from=&to=&sort=relevance",
        "?q=%20x",
        "?page=1&q=x",
        "?q=x&size=10",
        "?q=x&",
        "?q=%78",
        "?q=%EF%BB%BFx%E2%80%8B",
    ],
)
def test_every_other_spelling_leads_to_the_canonical_address(web: FlaskClient, spelled: str) -> None:
    answer = web.get(f"/search{spelled}")
    assert (answer.status_code, answer.location) == (302, "/search?q=x")


def test_the_canonical_address_stays(web: FlaskClient) -> None:
    query = Query("大桥 -“菜场”", newspapers=("东岭日报",), since=dt.date(2021, 3, 1), page=1)
    assert web.get(search(query)).status_code == 200


def test_raw_characters_in_an_address_are_read_as_utf_8(web: FlaskClient) -> None:
    assert web.get("/search?q=大桥").location == f"/search?q={quote('大桥')}"


@pytest.mark.parametrize(
    "parameters",
    ["page=0", "page=abc", "from=2020-13-45", "from=2021-02-02&to=2021-01-01", "sort=foo", "colour=red"],
)
def test_a_bad_address_is_told_and_keeps_the_box_filled(web: FlaskClient, parameters: str) -> None:
    answer = web.get(f"/search?q={quote('大桥')}&{parameters}")
    assert answer.status_code == 400
    assert 'value="大桥"' in answer.text
    assert "查询有误" in title(answer.text)


def test_a_query_that_cannot_be_read_is_shown_with_the_place(web: FlaskClient) -> None:
    answer = web.get(search(Query("大桥 “合龙")))
    assert answer.status_code == 400
    assert '大桥 <mark class="fault" title="读到这里停下">“</mark>合龙' in answer.text


@pytest.mark.parametrize("text", ["-", "OR", "“”", "a\x00b", "桥" * 10_000])
def test_a_hopeless_query_gets_a_chinese_page(web: FlaskClient, text: str) -> None:
    answer = web.get("/search", query_string={"q": text})
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
    assert "查询有误" in answer.text


@pytest.mark.parametrize("ending", ["", ".csv", ".json"])
def test_invisible_characters_alone_are_no_query_for_everything(web: FlaskClient, ending: str) -> None:
    answer = web.get(f"/search{ending}?q=%E2%80%8B")
    assert answer.status_code == 400
    assert "看不见的字符" in (answer.json["error"] if ending == ".json" else answer.text)


def test_the_place_of_an_invisible_fault_is_seen(web: FlaskClient) -> None:
    assert ">▏</mark>" in web.get("/search?q=%E2%80%8B").text
    assert "甲<mark" in web.get("/search?q=%E7%94%B2%00").text


def test_a_page_beyond_the_last_knows_the_total_and_the_last_page(web: FlaskClient) -> None:
    answer = web.get(search(Query("云门大桥", size=1, page=99999)))
    assert answer.status_code == 404
    assert "共 2 篇，只有 2 页，没有第 99999 页" in answer.text
    assert search(Query("云门大桥", size=1, page=2)).replace("&", "&amp;") in answer.text


def test_nothing_found_offers_what_does_find(web: FlaskClient) -> None:
    page = web.get(search(Query("云门大桥", years=("1999",), kinds=("notice",)))).text
    assert "没有报道符合这个查询" in page
    assert "去掉全部筛选" in page
    assert f'href="{search(Query("云门大桥"))}"' in page


def test_kicker_and_deck_stand_apart_from_the_headline_and_keep_their_marks(client: FlaskClient) -> None:
    pages = "".join(client.get(f"/search?q=%E5%A4%A7%E6%A1%A5&page={n}").text for n in (2, 3))
    pages += client.get(search(Query("大桥"))).text + client.get(search(Query("标题:桥"))).text
    assert re.search(r'<span class="title-(kicker|deck)">[^<]*<mark>', pages)
    assert re.search(r'<span class="title-headline">[^<]*<mark>', pages)


def test_a_chosen_value_is_a_chip_and_its_link_takes_it_away(web: FlaskClient) -> None:
    page = web.get(search(Query("云门大桥", reporters=("秦小舟",)))).text
    assert f'class="chip" href="{search(Query("云门大桥"))}"' in page
    assert "✓ </span>秦小舟" in page


def test_typing_keeps_the_filters(web: FlaskClient) -> None:
    page = web.get(search(Query("大桥", reporters=("秦小舟",), since=dt.date(2021, 3, 1)))).text
    form = page[page.index('<form id="search-form"') : page.index("</form>")]
    assert '<input type="hidden" name="reporter" value="秦小舟">' in form
    assert '<input type="hidden" name="from" value="2021-03-01">' in form


def test_htmx_gets_the_very_same_bytes(web: FlaskClient) -> None:
    headers = {"HX-Request": "true", "HX-Target": "main#main", "HX-Request-Type": "full"}
    for address in ("/", search(Query("大桥")), "/help"):
        plain, partial = web.get(address), web.get(address, headers=headers)
        assert plain.data == partial.data
        assert "Vary" not in plain.headers
