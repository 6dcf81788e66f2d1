"""The page of one article: its text and byline, what was asked marked, and ids that lead on."""

from pathlib import Path

from flask.testing import FlaskClient

from tests.served_pages import found
from webui.addresses import article_url, reporter_url


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
