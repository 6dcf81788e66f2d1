"""The web page asked through its front door: home, printed pages, issues, reporters, what is left out."""

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import open_engine
from tests.built_archives import Build
from tests.served_pages import FRONT, found, title
from webui.addresses import issue_url, page_file_url, page_url, reporter_url
from webui.app import create_app

# Home


def test_home_says_what_the_archive_holds(web: FlaskClient, folder: Path) -> None:
    with open_engine(folder) as engine:
        overview = engine.overview()
    page = web.get("/").text
    assert f"<dd>{overview.articles}<span> 篇" in page
    assert f"<dd>{overview.reporters}<span> 人" in page
    assert issue_url("东岭日报", dt.date(2021, 3, 6)) in page


def test_every_example_on_home_and_help_finds_something(client: FlaskClient) -> None:
    for address in ("/", "/help"):
        links = re.findall(r'href="(/search\?q=[^"]+)"', client.get(address).text)
        assert len(links) >= 5
        for link in links:
            answer = client.get(link.replace("&amp;", "&"))
            assert answer.status_code == 200
            assert "没有找到" not in title(answer.text), link


def test_all_links_of_all_kinds_of_page_lead_somewhere(client: FlaskClient) -> None:
    seen = {"/"}
    kinds: dict[str, int] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        if not answer.content_type.startswith("text/html"):
            continue
        for link in re.findall(r'href="(/[^"#]*)', answer.text.replace("&amp;", "&")):
            kind = link.split("/")[1].partition("?")[0]
            if link not in seen and kinds.get(kind, 0) < 25:
                kinds[kind] = kinds.get(kind, 0) + 1
                seen.add(link)
                waiting.append(link)
    assert {"article", "page", "issue", "reporter", "search", "search.csv", "cite", "help"} <= set(kinds)


def test_what_was_not_taken_in_is_listed_with_its_reason(build: Build) -> None:
    web = create_app(build({"东岭日报/2021-03-05/A01.txt": FRONT, "附件/表格.xls": b"x"})).test_client()
    assert '<a href="/skipped">1 处没有收入</a>' in web.get("/").text
    page = web.get("/skipped").text
    assert "附件/表格.xls" in page
    assert "整个文件：" in page


def test_with_nothing_left_out_the_list_says_so(web: FlaskClient) -> None:
    assert "/skipped" not in web.get("/").text
    assert "没有跳过任何文件" in web.get("/skipped").text


@pytest.mark.parametrize(("page", "status"), [("0", 400), ("x", 400), ("9", 404)])
def test_a_page_of_left_out_files_that_is_not_there_is_told(web: FlaskClient, page: str, status: int) -> None:
    assert web.get(f"/skipped?page={page}").status_code == status


# Headings


def headings(page: str) -> list[tuple[int, str]]:
    """Return level and text of each heading in order."""
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h", page, re.S)
    return [(int(level), re.sub(r"<[^>]+>", "", text).strip()) for level, text in found]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/help",
        "/check",
        "/skipped",
        "/trend",
        "/search",
        "/search?q=龘",
        "/search?page=99",
        "/search?q=-",
    ],
)
def test_headings_of_a_page_leave_no_level_out(client: FlaskClient, address: str) -> None:
    levels = [level for level, _ in headings(client.get(address, follow_redirects=True).text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", ["/search?q=工程", reporter_url("季明川")])
def test_hits_stand_under_a_heading_of_their_own_not_under_a_filter(
    client: FlaskClient, address: str
) -> None:
    found = headings(client.get(address, follow_redirects=True).text)
    first_hit = next(place for place, (level, _) in enumerate(found) if level == 3)
    assert found[first_hit - 1] == (2, "报道列表")
    assert {level for level, _ in found[first_hit:]} == {3}


# Pages, issues, reporters


def test_a_printed_page_shows_every_line_with_its_number(web: FlaskClient, folder: Path) -> None:
    article = found(folder, "渔民老谭")
    page = web.get(page_url(article.page)).text
    for number, line in enumerate(FRONT.split("\n"), 1):
        if line.strip():
            assert f'<td class="n">{number}</td><td id="L{number}"' in page
    assert f'id="a-{article.ordinal}"' in page


def test_the_file_address_leads_to_the_printed_one(web: FlaskClient, folder: Path) -> None:
    facts = found(folder, "渔民老谭").page
    answer = web.get(page_file_url(facts.source))
    assert (answer.status_code, answer.location) == (302, page_url(facts))


def test_a_page_that_knows_no_newspaper_lives_at_its_file(web: FlaskClient, folder: Path) -> None:
    facts = found(folder, "老渡口").page
    assert page_url(facts) == page_file_url("散页/无名.txt")
    answer = web.get(page_url(facts))
    assert answer.status_code == 200
    assert "老渡口的最后一班船" in answer.text


def test_an_issue_lists_its_pages_and_its_neighbours(web: FlaskClient) -> None:
    page = web.get(issue_url("东岭日报", dt.date(2021, 3, 5))).text
    assert "云门大桥今日合龙" in page
    assert f'rel="next" href="{issue_url("东岭日报", dt.date(2021, 3, 6))}"' in page
    assert 'rel="prev"' not in page


def test_a_reporter_has_a_page_of_their_articles(web: FlaskClient) -> None:
    answer = web.get(reporter_url("秦小舟"))
    assert title(answer.text).startswith("秦小舟：2 篇报道")
    assert "云门大桥今日合龙" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/page/东岭日报/2021-03-05/B09", 404),
        ("/page/东岭日报/2021-02-30/A01", 404),
        ("/page/file/没有.txt", 404),
        ("/page/file/../../etc/passwd", 404),
        ("/issue/东岭日报/1900-01-01", 404),
        ("/issue/东岭日报/昨天", 404),
        ("/reporter/查无此人", 404),
        ("/reporter/秦小舟?page=0", 400),
        ("/reporter/秦小舟?page=x", 400),
        ("/reporter/秦小舟?page=9", 404),
        ("/没有这个地址", 404),
        ("/static/x/app.py", 404),
    ],
)
def test_what_is_not_there_is_said_in_chinese_with_the_box(
    web: FlaskClient, address: str, status: int
) -> None:
    answer = web.get(address)
    assert answer.status_code == status
    assert 'id="q"' in answer.text
    assert "Not Found" not in answer.text
