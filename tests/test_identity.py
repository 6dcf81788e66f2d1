"""Ids that bookmarks can rely on."""

import datetime as dt
import random

from index.article import PageFacts
from index.identity import article_ids, page_key, split_id

DAY = dt.date(2024, 3, 18)
PRINTED = PageFacts("甲/1.txt", "望江报", DAY, label="A01")

SIGNS = "春夏秋冬山川湖海桥梁铁路学校医院农田工厂市场老人孩子读书跑步修建开放增长改善今天昨天上午下午"


def make_text(seed: int, length: int = 700) -> str:
    choice = random.Random(seed)
    return "".join(choice.choice(SIGNS) for _ in range(length))


def test_the_same_page_gives_the_same_ids() -> None:
    texts = [make_text(seed) for seed in range(5)]
    assert article_ids(PRINTED, texts) == article_ids(PRINTED, texts)


def test_a_printed_page_keeps_its_key_when_its_file_is_moved() -> None:
    moved = PageFacts("乙/别处.txt", "望江报", DAY, label="A01")
    assert page_key(moved) == page_key(PRINTED)


def test_an_inferred_date_does_not_name_the_page() -> None:
    inferred = PageFacts("甲/1.txt", "望江报", DAY, date_inferred=True, label="A01")
    assert page_key(inferred) == page_key(PageFacts("甲/1.txt"))


def test_a_corrected_character_keeps_nearly_every_id() -> None:
    kept = 0
    for seed in range(200):
        text = make_text(seed)
        place = random.Random(seed).randrange(len(text))
        corrected = text[:place] + "错" + text[place + 1 :]
        kept += article_ids(PRINTED, [text]) == article_ids(PRINTED, [corrected])
    assert kept >= 190  # 8 of 700 runs hold the corrected character


def test_articles_that_share_a_paragraph_have_ids_of_their_own_text() -> None:
    shared = make_text(1, 300)
    first, second = shared + make_text(2, 60), shared + make_text(3, 60)
    both = article_ids(PRINTED, [first, second])
    assert len(set(both)) == 2
    assert article_ids(PRINTED, [second, first]) == both[::-1]


def test_equal_texts_on_one_page_differ_by_a_number() -> None:
    one, two = article_ids(PRINTED, ["遗失声明。", "遗失声明。"])
    assert two == f"{one}-2"


def test_an_id_tells_its_page() -> None:
    (article_id,) = article_ids(PRINTED, [make_text(1)])
    assert split_id(article_id)[0] == page_key(PRINTED)
    for foreign in ("corpus-17", "hkcnews-1062", "w-1", ""):
        assert split_id(foreign) == ("", "")


def test_short_and_empty_texts_have_ids() -> None:
    assert len(set(article_ids(PRINTED, ["", "短", "短讯"]))) == 3
