"""Similar articles: named with the words they share, and never the article itself or a reprint of it."""

from pathlib import Path

import pytest

from search import open_engine
from tests.built_archives import Build
from tests.reprinted_stories import BRIDGE, ORCHARD, archive, article, related, story
from webui.addresses import article_url
from webui.app import create_app


@pytest.fixture
def subjects(build: Build) -> Path:
    return build(
        archive(
            article("bridge", "青石河大桥合龙", BRIDGE, "2022-10-03"),
            article("reprint", "大桥合龙", BRIDGE, "2022-10-04", "渡口晚报"),
            article(
                "toll", "青石河大桥不收费", "青石河大桥通车后不设收费站，钢梁养护由市里出钱。", "2023-03-01"
            ),
            article(
                "ferry", "渡口往事", "渡口的船工把缆绳收进仓库，大桥的钢梁已经越过青石河。", "2022-12-01"
            ),
            article("fruit", "云脚村苹果丰收", ORCHARD, "2022-10-03"),
            article("chess", "少年棋手夺冠", story(1), "2022-10-03"),
            *(article(f"n{number}", f"短讯{number}", story(number), "2022-10-03") for number in range(2, 30)),
        )
    )


def test_similar_articles_come_with_the_words_they_share(subjects: Path) -> None:
    similar = related(subjects, "bridge").similar
    assert {one.article.id for one in similar} == {"toll", "ferry"}
    for one in similar:
        assert "钢梁" in one.words
        assert all(word in one.article.title + one.article.text for word in one.words)


def test_neither_an_article_nor_its_reprints_are_similar_to_it(subjects: Path) -> None:
    found = related(subjects, "bridge")
    assert [other.id for other in found.reprints] == ["reprint"]
    assert not {"bridge", "reprint"} & {one.article.id for one in found.similar}


def test_a_story_printed_twice_is_similar_once(subjects: Path) -> None:
    similar = [one.article.id for one in related(subjects, "toll").similar]
    assert len({"bridge", "reprint"} & set(similar)) == 1


def test_an_article_alone_on_its_subject_has_nothing_similar(subjects: Path) -> None:
    assert related(subjects, "fruit").similar == ()


def test_no_more_similar_articles_are_given_than_asked_for(subjects: Path) -> None:
    with open_engine(subjects) as engine:
        assert len(engine.related(engine.article("bridge"), limit=1).similar) == 1


# The web page


def test_an_article_shows_its_reprints_and_similar_articles(subjects: Path) -> None:
    page = create_app(subjects).test_client().get(article_url("bridge")).text
    reprints = page[page.index('id="reprints-title"') : page.index('id="similar-title"')]
    similar = page[page.index('id="similar-title"') : page.index('id="cite-title"')]
    assert f'href="{article_url("reprint")}"' in reprints
    assert "渡口晚报 2022年10月4日" in reprints
    assert f'href="{article_url("toll")}"' in similar
    assert "钢梁" in similar


def test_an_article_without_relatives_shows_no_empty_lists(subjects: Path) -> None:
    page = create_app(subjects).test_client().get(article_url("fruit")).text
    assert "reprints-title" not in page
    assert "similar-title" not in page
