"""`jianbao check` and `/check` put what a person should look at first."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from index import build_index
from index.article import ExtractedPage, Skipped, SourcePage
from index.doubts import PageCheck, check_page
from index.extraction import extract_page
from index.extraction.facts import find_facts
from search import open_engine
from webui.app import create_app
from webui.cli import main

HEAD = "柳州湾晚报\n2024年5月7日 星期二 A03版 城事\n\n"
STORY = (
    "疏浚船队开进柳河口\n\n"
    "本报讯（记者 温如松）5月6日，三艘疏浚船开进柳河口，计划用四十天清出淤泥两万立方米。\n\n"
    "航道站负责人说，清出的淤泥将运到城北苗圃，用来改良盐碱地。\n\n"
)
OTHER = (
    "夜读书房延长到十点闭馆\n\n"
    "本报讯（记者 阮青禾）5月6日起，市图书馆的夜读书房延长到晚上十点闭馆，周末照常。\n\n"
    "首日晚上，二百多个座位坐满了八成，多数是备考的学生和下班后的年轻人。\n"
)
NAMELESS = "沿河的老住户说，水位比去年同期低了半尺，船只靠岸都要多绕一段路，" * 6 + "盼着早日清淤。\n"


def checked(text: str, source: str = "A03.txt") -> PageCheck:
    return check_page(extract_page(SourcePage(find_facts(text.split("\n"), source), text)))


def reasons(text: str, source: str = "A03.txt") -> str:
    return "\n".join(doubt.reason for doubt in checked(text, source).doubts)


def test_nothing_is_doubtful_about_a_clear_page() -> None:
    assert checked(HEAD + STORY + OTHER).doubts == ()


DOUBTS: list[tuple[str, str, str]] = [
    (STORY + OTHER, "不知道是哪份报纸", "no masthead"),
    (STORY.replace("5月6日", "日前") + OTHER.replace("5月6日起", "日前"), "不知道是哪一天", "no date at all"),
    (STORY + "2023年10月1日的旧闻不再重复。\n", "是推定的", "a date taken from what the stories say"),
    (HEAD + STORY + NAMELESS.join(["本报讯（记者 温如松）", ""]), "没有标题", "a story without a heading"),
    (HEAD + STORY + OTHER + STORY, "重复", "the same paragraph twice"),
    (HEAD + STORY.replace("淤泥", "淤\ufffd") + OTHER, "认不出的字", "replacement characters"),
    (HEAD + STORY + OTHER.rstrip("。\n") + "\n", "没有说完", "a body that breaks off"),
    (HEAD + "夜读书房延时\n\n本报讯（记者 阮青禾）照旧。\n\n" + STORY, "只有", "a body of two words"),
    (HEAD + "柳河治水纪事\n\n" + NAMELESS * 40, "可能没有切开", "a giant"),
    (HEAD, "一篇报道也没有切出来", "a page without stories"),
]


@pytest.mark.parametrize(("text", "reason", "why"), DOUBTS, ids=[why for *_, why in DOUBTS])
def test_a_doubt_is_named(text: str, reason: str, why: str) -> None:
    assert reason in reasons(text, "0001.txt"), why


def test_lines_in_no_article_weigh_by_their_length_and_say_where_they_are() -> None:
    page = extract_page(SourcePage(find_facts((HEAD + STORY).split("\n"), "A03.txt"), HEAD + STORY + OTHER))
    river, library = page.articles
    lost = ExtractedPage(page.page, (river,), page.furniture, (Skipped("A03.txt", library.lines[0], "原因"),))
    (doubt,) = check_page(lost).doubts
    assert doubt.lines == library.lines[0]
    assert doubt.reason.endswith("个字没有归入任何报道：原因")
    one_line = replace(lost, skipped=(Skipped("A03.txt", (library.lines[0][0],) * 2, "原因"),))
    assert check_page(one_line).score < check_page(lost).score


def test_the_worst_doubt_of_a_page_comes_first() -> None:
    weights = [doubt.weight for doubt in checked(STORY + OTHER.rstrip("。\n")).doubts]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) > 1


Run = Callable[..., tuple[int, str]]
BuildPages = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> tuple[int, str]:
        status = main([str(argument) for argument in arguments])
        return status, capsys.readouterr().out

    return run_command


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "A03.txt").write_text(HEAD + STORY + OTHER, "utf-8")
    (folder / "乱.txt").write_text(STORY.replace("柳河", "\ufffd\ufffd") + OTHER.rstrip("。\n"), "utf-8")
    (folder / "半.txt").write_text(HEAD.replace("A03", "A04") + STORY + OTHER.rstrip("。\n"), "utf-8")
    (folder / "空.txt").write_text("", "utf-8")
    row = {"id": "lw-1", "title": "渡口加开晚班船", "content": "渡口今起加开两班晚船，末班九点半开出。"}
    (folder / "旧报.jsonl").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    return folder


def test_the_command_reads_an_archive_and_lists_the_worst_first(run: Run, archive: Path) -> None:
    status, out = run("check", archive, "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["pages"] == 3
    scores = [row["score"] for row in answer["results"]]
    assert scores == sorted(scores, reverse=True)
    sources = [row["source"] for row in answer["results"]]
    assert sources[0] == "空.txt"
    assert sources.index("乱.txt") < sources.index("半.txt")
    assert "A03.txt" not in sources
    assert "旧报.jsonl" in sources
    assert all(row["doubts"] for row in answer["results"])


def test_the_terminal_says_file_lines_and_reason(run: Run, archive: Path) -> None:
    status, out = run("check", archive, "--limit", 2)
    assert status == 0
    assert "空.txt" in out
    assert "没有收入" in out
    assert "这里列出前 2 处" in out
    assert "第 " in run("check", archive / "半.txt")[1]
    assert "没有发现可疑的地方" in run("check", archive / "A03.txt")[1]


def test_the_command_knows_what_the_index_knows(run: Run, archive: Path, tmp_path: Path) -> None:
    build_index(archive, into=tmp_path / "index")
    _, out = run("check", "--index", tmp_path / "index", "--json")
    from_index = {row["source"]: row["score"] for row in json.loads(out)["results"]}
    _, out = run("check", archive, "--json")
    from_files = {row["source"]: row["score"] for row in json.loads(out)["results"]}
    del from_files["空.txt"]
    assert from_index == from_files


def test_a_mistake_in_a_sheet_is_the_first_thing_to_look_at(run: Run, archive: Path) -> None:
    (archive / "jianbao.toml").write_text("newspaper = 柳州湾晚报\n", "utf-8")
    rows = json.loads(run("check", archive, "--json")[1])["results"]
    assert rows[0]["source"] == "jianbao.toml"
    assert rows[0]["doubts"][0]["lines"] == [1, 1]


def test_a_correction_settles_a_doubt(run: Run, archive: Path) -> None:
    def doubts() -> str:
        rows = json.loads(run("check", archive / "乱.txt", "--json")[1])["results"]
        return json.dumps(rows, ensure_ascii=False)

    assert "不知道是哪份报纸" in doubts()
    (archive / "jianbao.toml").write_text('newspaper = "柳州湾晚报"\n', "utf-8")
    assert "不知道是哪份报纸" not in doubts()


def test_the_page_lists_doubts_with_links_to_the_lines(archive: Path, tmp_path: Path) -> None:
    build_index(archive, into=tmp_path / "index")
    client = create_app(tmp_path / "index").test_client()
    answer = client.get("/check")
    assert answer.status_code == 200
    assert answer.text.index("乱.txt") < answer.text.index("半.txt")
    assert "#L" in answer.text
    assert "A03.txt" not in answer.text
    assert '<a href="/skipped">1 处没有收入</a>' in answer.text
    assert client.get("/check?page=9").status_code == 404
    assert client.get("/check?page=0").status_code == 400


def test_every_doubtful_page_is_on_one_page_of_the_list(build: BuildPages) -> None:
    text = STORY + OTHER
    folder = build({f"{number:03d}.txt": text.replace("四十", f"{number + 10}") for number in range(60)})
    with open_engine(folder) as engine:
        total, first = engine.doubtful(0, 50)
        _, rest = engine.doubtful(50, 50)
        assert (total, len(first), len(rest)) == (60, 50, 10)
        assert len({one.facts.source for one in (*first, *rest)}) == 60
    client = create_app(folder).test_client()
    assert "010.txt" in client.get("/check").text
    assert 'aria-current="page">2</a>' in client.get("/check?page=2").text


def test_a_doubtful_page_filed_twice_is_not_called_empty(build: BuildPages) -> None:
    text = HEAD + STORY.rstrip("。\n")
    with open_engine(build({"1.txt": text, "2.txt": text})) as engine:
        _, checks = engine.doubtful(0, 9)
    reasons = {check.facts.source: check.doubts[0].reason for check in checks}
    assert reasons["2.txt"] == "这一版的报道别的文件里都有，没有重复收录"


def test_nothing_to_look_at_is_said(build: BuildPages) -> None:
    folder = build({"A03.txt": HEAD + STORY + OTHER})
    assert "没有发现可疑的地方" in create_app(folder).test_client().get("/check").text
