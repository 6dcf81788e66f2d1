"""Every page has one address: other spellings lead to it, and a page number is read alike everywhere."""

import datetime as dt
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index.article import PageFacts
from search import Query
from tests.served_pages import found, search
from webui.addresses import article_url, issue_url, numbered_url, page_file_url, page_url, reporter_url

PAPER, DAY = "东岭日报", dt.date(2021, 3, 5)
PRINTED = page_url(PageFacts("", PAPER, DAY, label="A01"))
LOOSE_FILE = page_file_url("散页/无名.txt")
REPORTER = reporter_url("秦小舟")
LISTS = ["/search", "/check", "/skipped", REPORTER]


@pytest.mark.parametrize(
    ("spelled", "address"),
    [
        ("/?from=mail", "/"),
        ("/help?foo", "/help"),
        ("/check?page=1", "/check"),
        ("/check?foo=1", "/check"),
        ("/check?page=", "/check"),
        ("/check?page=1&page=2", "/check"),
        ("/skipped?x=y", "/skipped"),
        ("/skipped?page=001", "/skipped"),
        (f"{REPORTER}?page=1", REPORTER),
        (f"{REPORTER}?size=50&page=+1", REPORTER),
        (f"{issue_url(PAPER, DAY)}?x", issue_url(PAPER, DAY)),
        (f"{PRINTED}?x=1", PRINTED),
        (f"{LOOSE_FILE}?x=1", LOOSE_FILE),
        (f"{LOOSE_FILE}?x=1&gone=a-b", f"{LOOSE_FILE}?gone=a-b"),
        (f"{LOOSE_FILE}?gone", f"{LOOSE_FILE}?gone="),
        ("/search.csv?page=99", "/search.csv"),
        (search(Query("大桥", size=20), "/search.bib"), search(Query("大桥"), "/search.bib")),
        (search(Query("大桥", page=2), "/search.ris"), search(Query("大桥"), "/search.ris")),
        ("/search.atom?page=1", "/search.atom"),
    ],
)
def test_every_other_spelling_leads_to_the_one_address(web: FlaskClient, spelled: str, address: str) -> None:
    answer = web.get(spelled)
    assert (answer.status_code, answer.location) == (302, address)
    assert web.get(address).status_code == 200


def test_another_spelling_of_a_later_page_leads_to_that_page(web: FlaskClient) -> None:
    for address in ("/check", "/skipped", REPORTER):
        assert web.get(f"{address}?page=02&x=y").location == numbered_url(address, 2) == f"{address}?page=2"


def test_an_article_and_its_reference_have_one_address_each(web: FlaskClient, folder: Path) -> None:
    article_id = found(folder, "云门大桥").id
    marked = article_url(article_id, "云门大桥")
    for spelled in (f"{marked}&x=1", f"{article_url(article_id)}?q=%20{quote('云门大桥')}"):
        assert web.get(spelled).location == marked
    assert web.get(marked).status_code == 200
    assert web.get(f"{article_url(article_id)}?q=").location == article_url(article_id)
    assert web.get(f"/cite/ris/{article_id}?x=1").location == f"/cite/ris/{article_id}"


@pytest.mark.parametrize("number", ["0", "000", "-1", "x", "１", "1.5", "1234567890"])
@pytest.mark.parametrize("address", LISTS)
def test_a_page_number_that_cannot_be_is_refused_everywhere_alike(
    web: FlaskClient, address: str, number: str
) -> None:
    answer = web.get(f"{address}?page={number}")
    assert answer.status_code == 400
    assert f"页码“{number}”不是可用的数字" in answer.text


@pytest.mark.parametrize("address", LISTS)
def test_a_page_beyond_the_last_is_told_and_its_address_stays(web: FlaskClient, address: str) -> None:
    assert web.get(f"{address}?page=999999999").status_code == 404
