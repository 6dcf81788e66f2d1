"""The web page asked through its front door: a real index, Flask's test client."""

import csv
import datetime as dt
import hashlib
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index.article import Article, PageFacts
from search import Query, open_engine
from webui.addresses import article_url, issue_url, page_file_url, page_url, reporter_url, url_from_query
from webui.app import create_app
from webui.assets import asset_url
from webui.citations import bibtex, gbt7714, ris

STATIC = Path(__file__).parents[1] / "webui" / "static"

FRONT = """东岭日报
2021年3月5日 星期五 A01版 要闻

云门大桥今日合龙

本报讯（记者 秦小舟 通讯员 乔木）3月4日上午，历时三年建设的云门大桥顺利合龙。\
建设者在桥面上燃放礼花，两岸群众赶来观看。

“今后过江只要五分钟。”家住北岸的渔民老谭说，从前坐渡船要等大半天，遇到大雾还要停航。

春耕备耕物资供应充足

本报讯（记者 秦小舟）\
记者昨日从市供销社获悉，全市已储备化肥八万吨、种子一千二百吨，春耕物资供应充足。各乡镇设立便民网点，送货到田间地头。
"""

SECOND = """东岭日报
2021年3月6日 星期六 A02版 民生

老街菜场开门迎客

本报讯（记者 温如玉）3月5日，改造后的老街菜场重新开门迎客。\
摊位由原来的六十个增加到一百个，<b>加号</b>与“和号”都照原样印出。\
云门大桥通车后，江北的新鲜蔬菜一小时就能到达。
"""

LOOSE = """渡口往事

本报讯（记者 温如玉）老渡口的最后一班船昨日停航，船工们把缆绳收进仓库。\
几十年来，这条航线载过求学的少年，也载过远嫁的新娘。
"""

Build = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def folder(build: Build) -> Path:
    return build(
        {
            "东岭日报/2021-03-05/A01.txt": FRONT,
            "东岭日报/2021-03-06/A02.txt": SECOND,
            "散页/无名.txt": LOOSE,
        }
    )


@pytest.fixture
def web(folder: Path) -> FlaskClient:
    return create_app(folder).test_client()


def found(folder: Path, text: str) -> Article:
    with open_engine(folder) as engine:
        return engine.search(Query(text)).hits[0].article


def search(query: Query, path: str = "/search") -> str:
    return url_from_query(query, path=path)


def title(page: str) -> str:
    return re.search(r"<title>(.*?)</title>", page, re.S)[1]


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


# Search


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
    ["?q=x&from=&to=&sort=relevance", "?q=%20x", "?page=1&q=x", "?q=x&size=10", "?q=x&", "?q=%78"],
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


# One article


def test_an_article_is_shown_with_byline_links_and_marks(web: FlaskClient, folder: Path) -> None:
    article = found(folder, "渔民老谭")
    page = web.get(article_url(article.id, "渔民老谭")).text
    assert '<mark id="first-mark">渔民老谭</mark>' in page
    assert f'<a href="{reporter_url("秦小舟")}">秦小舟</a>' in page
    assert f'<a href="{reporter_url("乔木")}">乔木</a>' in page
    assert "2021年3月5日 星期五" in page
    assert "A01版" in page
    assert "东岭日报/2021-03-05/A01.txt" in page


def test_an_article_without_marks_has_one_plain_address(web: FlaskClient, folder: Path) -> None:
    article = found(folder, "渔民老谭")
    page = web.get(article_url(article.id)).text
    assert f'<link rel="canonical" href="{article_url(article.id)}">' in page
    assert "<mark" not in page


def test_neighbours_on_the_page_are_listed(web: FlaskClient, folder: Path) -> None:
    here, there = found(folder, "渔民老谭"), found(folder, "市供销社")
    page = web.get(article_url(here.id)).text
    assert f'rel="next" href="{article_url(there.id)}"' in page


def test_words_that_cannot_be_read_do_not_hide_the_article(web: FlaskClient, folder: Path) -> None:
    answer = web.get(article_url(found(folder, "渔民老谭").id, "“渔民"))
    assert answer.status_code == 200
    assert "没有标出" in answer.text


def test_relaxed_words_are_marked_as_the_list_marked_them(web: FlaskClient, folder: Path) -> None:
    page = web.get(article_url(found(folder, "渔民老谭").id, "渔民大雾停航")).text
    assert "没有连着出现" in page
    assert "<mark>大雾</mark>" in page


def test_an_unknown_id_is_a_clear_404(web: FlaskClient) -> None:
    answer = web.get("/article/zzzzzzz-zzzzzzz")
    assert answer.status_code == 404
    assert "没有这篇报道" in answer.text
    assert 'id="q"' in answer.text


def test_an_id_whose_article_is_gone_leads_to_its_page(web: FlaskClient, folder: Path) -> None:
    article = found(folder, "渔民老谭")
    gone = f"{article.id.partition('-')[0]}-0000000"
    answer = web.get(article_url(gone))
    assert answer.status_code == 302
    page = web.get(answer.location)
    assert page.status_code == 200
    assert "已不在档案里" in page.text
    assert "云门大桥" in page.text


def test_references_are_files(web: FlaskClient, folder: Path) -> None:
    article = found(folder, "渔民老谭")
    assert web.get(f"/cite/bib/{article.id}").text.startswith(f"@article{{{article.id},")
    assert web.get(f"/cite/ris/{article.id}").text.startswith("TY  - NEWS\r\nAU  - 秦小舟\r\n")
    assert web.get(f"/cite/doc/{article.id}").status_code == 404


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


# Data


def test_json_carries_hits_facets_and_the_next_page(web: FlaskClient) -> None:
    row = json.loads(web.get(search(Query("云门大桥", size=1), "/search.json")).text)
    assert row["total"] == 2
    assert len(row["hits"]) == 1
    assert {facet["field"] for facet in row["facets"]} >= {"newspaper", "reporter", "month"}
    assert json.loads(web.get(row["next"]).text)["hits"][0]["rank"] == 2


def test_a_bad_query_answers_in_json_where_json_was_asked(web: FlaskClient) -> None:
    answer = web.get("/search.json?page=0")
    assert answer.status_code == 400
    assert "页码" in json.loads(answer.text)["error"]


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing(build: Build) -> None:
    page = FRONT.replace("云门大桥今日合龙", "=1+1 云门大桥今日合龙")
    web = create_app(build({"东岭日报/2021-03-05/A01.txt": page})).test_client()
    answer = web.get(search(Query("云门大桥"), "/search.csv"))
    assert answer.data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0]["日期"] == "2021-03-05"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_feed_is_well_formed_and_newest_first(web: FlaskClient) -> None:
    feed = ET.fromstring(web.get(search(Query("云门大桥"), "/search.atom")).text)
    atom = "{http://www.w3.org/2005/Atom}"
    days = [entry.findtext(f"{atom}updated") for entry in feed.iter(f"{atom}entry")]
    assert days == ["2021-03-06T00:00:00+08:00", "2021-03-05T00:00:00+08:00"]


def test_exports_hold_the_whole_list_not_one_page(web: FlaskClient) -> None:
    assert web.get(search(Query("云门大桥", size=1), "/search.ris")).text.count("TY  - NEWS") == 2
    assert web.get(search(Query("云门大桥", size=1), "/search.bib")).text.count("@article{") == 2


# Citations


def test_a_reference_names_three_writers_at_most_and_brackets_an_inferred_day() -> None:
    article = Article(
        "a-b",
        PageFacts("p.txt", newspaper="东岭日报", date=dt.date(2021, 3, 5), date_inferred=True, label="A01"),
        1,
        headline="云门大桥合龙",
        reporters=("甲一", "乙二"),
        correspondents=("丙三", "丁四"),
    )
    assert gbt7714(article) == "甲一, 乙二, 丙三, 等. 云门大桥合龙[N]. 东岭日报, [2021-03-05](A01)."


def test_a_reference_leaves_out_what_the_page_lacks() -> None:
    article = Article("a-b", PageFacts("p.txt"), 1, headline="云门大桥合龙")
    assert gbt7714(article) == "云门大桥合龙[N]."
    assert "journal" not in bibtex(article)
    assert "T2" not in ris(article)


def test_signs_that_mean_something_to_tex_are_escaped() -> None:
    article = Article("a-b", PageFacts("p.txt"), 1, headline="增长8%{a}_b")
    assert r"增长8\%\{a\}\_b" in bibtex(article)


# Safety, caching, trouble


def test_every_answer_carries_the_safety_headers(web: FlaskClient) -> None:
    for address in ("/", "/nowhere", "/search?page=0", "/search.json", asset_url("app.js")):
        headers = web.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_no_page_holds_inline_script_or_style(client: FlaskClient) -> None:
    pages = ["/", "/help", "/search", "/search?page=0", "/search?page=99999"]
    pages += re.findall(r'href="(/(?:article|page|issue|reporter)/[^"#]*)', client.get("/search").text)[:12]
    for address in pages:
        page = client.get(address.replace("&amp;", "&")).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|hx-on|hx-vals", page), address
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil"])
def test_a_strange_host_name_is_refused(web: FlaskClient, host: str) -> None:
    for address in ("/", "/nowhere", asset_url("app.js")):
        answer = web.get(address, headers={"Host": host, "If-None-Match": 'W/"x"'})
        assert answer.status_code == 400
        assert "主机名" in answer.text


def test_only_reading_is_possible(web: FlaskClient) -> None:
    answer = web.post("/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "Method Not Allowed" not in answer.text


def test_an_unchanged_page_is_not_sent_again_and_a_rebuilt_index_is(folder: Path, build: Build) -> None:
    web = create_app(folder).test_client()
    address = search(Query("云门大桥"))
    first = web.get(address)
    again = web.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    build({"东岭日报/2021-03-07/A01.txt": FRONT.replace("3月5日 星期五", "3月7日 星期日")})
    newer = web.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert newer.status_code == 200
    assert "：3 篇" in title(newer.text)


def test_static_files_are_kept_for_good_under_the_hash_of_their_content(web: FlaskClient) -> None:
    for path in STATIC.iterdir():
        answer = web.get(asset_url(path.name))
        assert answer.data == path.read_bytes()
        assert "immutable" in answer.headers["Cache-Control"]
    assert web.get("/static/000000000000/app.js").headers["Cache-Control"] == "no-cache"


def test_htmx_is_the_file_its_makers_published() -> None:
    # npm pack htmx.org@4.0.1, dist/htmx.min.js
    digest = hashlib.sha256((STATIC / "htmx-4.0.1.min.js").read_bytes()).hexdigest()
    assert digest == "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_without_an_index_every_page_says_how_to_build_one(tmp_path: Path) -> None:
    web = create_app(tmp_path / "none").test_client()
    for address in ("/", "/search?q=x", "/article/a-b", "/help", "/reporter/x"):
        answer = web.get(address)
        assert answer.status_code == 503
        assert "jianbao build" in answer.text
    assert web.get(asset_url("jianbao.css")).status_code == 200


def test_an_index_built_later_is_found_without_a_restart(tmp_path: Path, build: Build) -> None:
    web = create_app(tmp_path / "index").test_client()
    assert web.get("/").status_code == 503
    build({"东岭日报/2021-03-05/A01.txt": FRONT})
    assert web.get("/").status_code == 200


def test_a_damaged_index_is_told_and_a_rebuilt_one_answers(folder: Path, build: Build) -> None:
    web = create_app(folder).test_client()
    assert web.get("/").status_code == 200
    (folder / "manifest.json").write_text("{", "utf-8")
    answer = web.get("/")
    assert answer.status_code == 503
    assert "索引已损坏" in answer.text
    shutil.rmtree(folder)
    build({})
    assert web.get("/").status_code == 200


def test_an_unexpected_error_is_a_chinese_page_without_a_traceback(folder: Path) -> None:
    app = create_app(folder)
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "程序出错了" in answer.text
    assert "Traceback" not in answer.text
