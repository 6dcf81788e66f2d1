"""The command line, asked as people ask it: real files, real indexes, exit status, both streams."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from index import sample_archive
from index.manifest import MANIFEST_NAME
from webui.cli import cli, main
from webui.commands.usage import Command

COMMANDS = ("build", "update", "search", "serve", "demo", "check", "articles", "tokens", "info")

PAGE = """\
滨河铁路新线今起试运行

本报讯（记者 苏念慈 通讯员 何一舟）昨日，滨河铁路新线开始试运行。首趟列车从南站发出，全程用时四十分钟。

铁路部门提醒，试运行期间每天开行六对列车，乘客可提前三天购票。

社区图书室添新书三千册

本报讯（记者 苏念慈）日前，柳荫社区图书室添置新书三千册，周末延长开放两小时。孩子们最喜欢科普绘本。
"""
SOURCE = "青川日报/2024-03-05/02.txt"


@dataclass
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    def __post_init__(self) -> None:
        assert "Traceback" not in self.err + self.out, self.err


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_here(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run_here


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "资料" / SOURCE
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    return tmp_path / "资料"


@pytest.fixture
def folder(archive: Path, tmp_path: Path, run: Run) -> Path:
    """The index of `archive`."""
    assert run("build", archive, "--index", tmp_path / "索引").status == 0
    return tmp_path / "索引"


def shell(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    """Run `python -m webui` as a process of its own."""
    command = [sys.executable, "-m", "webui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


# help


def test_the_program_alone_shows_how_to_begin(run: Run) -> None:
    ran = run()
    assert ran.status == 0
    assert "jianbao demo" in ran.out
    assert all(f"\n  {command} " in ran.out for command in COMMANDS)


def test_all_commands_are_tested() -> None:
    assert tuple(cli.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_is_chinese_and_shows_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"用法：jianbao {command} " in ran.out
    assert f"\n  jianbao {command} " in ran.out.partition("例子：")[2]
    for english in ("Usage", "Options", "Show this message", "default:", "required"):
        assert english not in ran.out


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert ran.status == 0
    assert ran.out.startswith("jianbao ")


# asked wrongly


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["serach"], "search"),
        (["完全不同"], "可用的命令"),
        (["build"], "缺少 ARCHIVE"),
        (["build", "x", "--indx", "y"], "--index"),
        (["search", "铁路", "--limit"], "没有 --limit 这个选项"),
        (["search", "铁路", "--reportr", "苏念慈"], "--reporter"),
        (["search", "铁路", "--size"], "--size 后面要有一个值"),
        (["serve", "--port", "八千"], "不是端口"),
        (["serve", "--port", "70000"], "不是端口"),
        (["tokens"], "缺少 TEXT"),
        (["info", "多余"], "多余"),
    ],
)
def test_a_mistake_in_the_command_is_explained_with_status_2(
    run: Run, arguments: list[str], says: str
) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert says in ran.err
    assert "--help" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--page", "0"], "页码"),
        (["--page", "最后"], "页码"),
        (["--size", "1000"], "1 到 100"),
        (["--from", "2024-13-45"], "不是有效的日期"),
        (["--to", "2024-02-30"], "不是有效的日期"),
        (["--from", "2024-05-01", "--to", "2024-03-01"], "晚于"),
        (["--sort", "随便"], "排序"),
        (["--kind", "小说"], "体裁"),
        (["--month", "2024-3"], "月份"),
        (["“铁路"], "引号"),
        (["OR"], ""),
        (["-铁路"], ""),
        (["日期:2024-02-31"], "2024-02-31"),
        (["铁" * 10_000], "10000"),
        (["铁\x00路"], "字符"),
    ],
)
def test_a_question_that_cannot_be_is_refused_with_status_2_and_what_to_do(
    run: Run, folder: Path, arguments: list[str], says: str
) -> None:
    ran = run("search", *arguments, "--index", folder)
    assert ran.status == 2
    assert ran.out == ""
    assert says in ran.err
    assert len(ran.err.splitlines()) >= 2, "a message and a hint"


# errors nobody foresaw


@pytest.fixture
def broken() -> Iterator[str]:
    """A command with a mistake in it."""

    @click.command(cls=Command)
    def break_down() -> None:
        raise KeyError("哪里\n不对")

    cli.add_command(break_down, "broken")
    yield "broken"
    del cli.commands["broken"]


def test_an_unforeseen_error_is_one_chinese_line_with_its_kind_and_the_way_to_details(
    run: Run, broken: str
) -> None:
    ran = run(broken)
    assert ran.status == 1
    assert "程序出错 KeyError" in ran.err
    assert "JIANBAO_DEBUG=1" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_the_details_are_shown_when_they_are_asked_for(
    broken: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIANBAO_DEBUG", "1")
    assert main([broken]) == 1
    assert "Traceback" in capsys.readouterr().err


# build and update


def test_a_build_says_what_it_took_in(run: Run, archive: Path, tmp_path: Path) -> None:
    ran = run("build", archive, "--index", tmp_path / "索引")
    assert ran.status == 0
    assert "收录 1 个版面、2 篇报道" in ran.out
    assert "写入磁盘" in ran.err


def test_a_build_names_every_file_it_left_out_with_the_reason(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    (archive / "空白.txt").write_bytes(b"")
    (archive / "照片.txt").write_bytes(bytes(range(256)) * 8)
    ran = run("build", archive, "--index", tmp_path / "索引")
    assert ran.status == 0
    assert "收录 1 个版面" in ran.out
    assert "跳过 2 处" in ran.out
    skipped = [line for line in ran.err.splitlines() if line.startswith("跳过")]
    assert [line.split("：")[0] for line in skipped] == ["跳过 照片.txt", "跳过 空白.txt"] or len(
        skipped
    ) == 2
    assert all(len(line.partition("：")[2]) > 3 for line in skipped)


def test_a_build_can_report_as_json(run: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "空白.txt").write_bytes(b"")
    report = json.loads(run("build", archive, "--index", tmp_path / "索引", "--json").out)
    assert (report["pages"], report["articles"], report["added"]) == (1, 2, 2)
    assert [item["source"] for item in report["skipped"]] == ["空白.txt"]


def test_an_archive_that_does_not_exist_fails_and_the_old_index_still_answers(run: Run, folder: Path) -> None:
    ran = run("build", folder.parent / "没有", "--index", folder)
    assert ran.status == 1
    assert "不存在" in ran.err
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 1


def test_an_update_takes_in_what_is_new_and_drops_what_is_gone(run: Run, folder: Path, archive: Path) -> None:
    (archive / "青川日报/2024-03-06").mkdir()
    (archive / "青川日报/2024-03-06/01.txt").write_text(PAGE.replace("铁路", "公路"), "utf-8")
    assert "新增 1，更新 0，移除 0，未变 1" in run("update", "--index", folder).out
    (archive / SOURCE).unlink()
    assert "新增 0，更新 0，移除 1，未变 1" in run("update", "--index", folder).out
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 0


@pytest.mark.parametrize("command", ["update", "search", "info", "serve"])
def test_a_missing_index_fails_and_the_command_that_builds_one_is_told(
    run: Run, tmp_path: Path, command: str
) -> None:
    ran = run(command, "--index", tmp_path / "没有")
    assert ran.status == 1
    assert "没有索引" in ran.err
    assert "jianbao build" in ran.err


@pytest.mark.parametrize("command", ["update", "search", "info", "serve"])
@pytest.mark.parametrize("damage", ["{", "[]", "", '{"format": 999, "archives": []}'])
def test_a_damaged_or_foreign_index_fails_and_the_command_that_rebuilds_is_told(
    run: Run, folder: Path, command: str, damage: str
) -> None:
    (folder / MANIFEST_NAME).write_text(damage, "utf-8")
    ran = run(command, "--index", folder)
    assert ran.status == 1
    assert "jianbao build" in ran.err
    assert (folder / MANIFEST_NAME).read_text("utf-8") == damage, "nothing is deleted"


def test_ctrl_c_during_a_build_leaves_the_old_index_answering(folder: Path, tmp_path: Path) -> None:
    story = "水库下泄流量调整，沿岸乡镇做好防汛准备，值守人员昼夜巡查堤段。"
    rows = ({"id": f"n{number}", "title": f"第{number}号通报", "body": story * 20} for number in range(5_000))
    ready = tmp_path / "大量.jsonl"
    ready.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "webui", "build", str(ready), "--index", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stderr
    for line in process.stderr:
        if "切分入库" in line:
            break
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "原有索引" in err
    assert "没有改动" in err
    assert "Traceback" not in err
    assert "Error" not in err
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert json.loads(shell("search", "铁路", "--index", folder, "--json").stdout)["total"] == 1
    again = shell("build", ready, "--index", folder, "--json")
    assert json.loads(again.stdout)["articles"] == 5_000
    assert len(list(folder.glob("generation-*"))) == 1


# search


def test_hits_are_printed_with_rank_place_and_marked_words(run: Run, folder: Path) -> None:
    ran = run("search", "滨河铁路", "--index", folder)
    assert ran.status == 0
    assert "1. 【滨河铁路】新线今起试运行" in ran.out
    assert "青川日报 · 2024年3月5日" in ran.out
    assert "苏念慈" in ran.out
    assert "1 篇" in ran.err


def test_finding_nothing_is_no_failure_and_prints_no_result(run: Run, folder: Path) -> None:
    ran = run("search", "珊瑚礁", "--index", folder)
    assert ran.status == 0
    assert ran.out == ""
    assert "没有找到" in ran.err


def test_a_page_beyond_the_last_is_empty_and_the_last_is_named(run: Run, folder: Path) -> None:
    ran = run("search", "--page", "99999", "--index", folder)
    assert ran.status == 0
    assert ran.out == ""
    assert "共 2 篇" in ran.err
    assert "--page 1" in ran.err


def test_json_has_totals_hits_and_facets(run: Run, folder: Path) -> None:
    answer = json.loads(run("search", "铁路", "--index", folder, "--json").out)
    assert set(answer) == {
        "query",
        "total",
        "groups",
        "pages",
        "hits",
        "facets",
        "understood",
        "relaxed",
        "did_you_mean",
        "seconds",
    }
    assert answer["total"] == 1
    assert answer["query"] == {"text": "铁路", "page": 1, "size": 10}
    (hit,) = answer["hits"]
    assert hit["headline"] == "滨河铁路新线今起试运行"
    assert (hit["rank"], hit["date"], hit["newspaper"], hit["page"]) == (1, "2024-03-05", "青川日报", "02")
    assert (hit["reporters"], hit["correspondents"]) == (["苏念慈"], ["何一舟"])
    assert hit["score"] > 0
    assert hit["source"] == SOURCE
    for snippet in [{"text": hit["headline"], "marks": hit["headline_marks"]}, *hit["snippets"]]:
        assert all(snippet["text"][start:end] == "铁路" for start, end in snippet["marks"])
    facets = {facet["field"]: facet for facet in answer["facets"]}
    assert {"value": "苏念慈", "count": 1, "selected": False} in facets["reporter"]["values"]


def test_options_filter_and_a_minus_excludes(run: Run, folder: Path) -> None:
    def total(*arguments: str) -> int:
        answer = json.loads(run("search", *arguments, "--index", folder, "--json").out)
        return int(answer["total"])

    assert total() == 2
    assert total("苏念慈", "-铁路") == 1
    assert total("--reporter", "何一舟") == 1
    assert total("--reporter", "何一舟", "--reporter", "苏念慈") == 2
    assert total("--kind", "消息") == total("--kind", "report") == 2
    assert total("--year", "2024", "--month", "2024-03", "--newspaper", "青川日报") == 2
    assert total("--from", "2024-03-05", "--to", "2024-03-05") == 2
    assert total("--from", "2024-03-06") == 0


# articles, tokens, info


def test_articles_prints_a_json_line_an_article_with_the_path_as_given(run: Run, archive: Path) -> None:
    ran = run("articles", archive / SOURCE)
    assert ran.status == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["headline"] for row in rows] == ["滨河铁路新线今起试运行", "社区图书室添新书三千册"]
    assert {row["source"] for row in rows} == {(archive / SOURCE).as_posix()}
    wanted = (
        "id source lines newspaper date date_inferred page section kind kicker headline deck "
        "reporters correspondents photographers authors dateline body"
    )
    assert set(wanted.split()) <= set(rows[0])


def test_articles_goes_on_after_a_file_it_cannot_read_and_fails_at_the_end(run: Run, archive: Path) -> None:
    ran = run("articles", archive / "没有.txt", archive / SOURCE, archive / "没有.jsonl", archive)
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 2
    assert ran.err.count("错误：") == 3


def test_articles_reads_ready_made_articles_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "成稿.jsonl"
    path.write_text('{"title": "渡口复航", "body": "停航两周的渡口昨日复航。"}\n不是 JSON\n', "utf-8")
    ran = run("articles", path)
    assert ran.status == 0
    assert [json.loads(line)["headline"] for line in ran.out.splitlines()] == ["渡口复航"]
    assert "第 2" in ran.err


def test_tokens_shows_both_views_with_places_in_the_original(run: Run) -> None:
    ran = run("tokens", "“鐵路”建設")
    assert ran.status == 0
    assert ran.out.splitlines() == ["字：铁[1:2] 路[2:3] 建[4:5] 设[5:6]", "词：铁路[1:3] 建设[4:6]"]
    views = json.loads(run("tokens", "Ｎ95", "--json").out)
    assert [token["term"] for token in views["words"]] == ["n95"]


def test_info_tells_what_the_index_holds(run: Run, folder: Path, archive: Path) -> None:
    ran = run("info", "--index", folder)
    assert ran.status == 0
    assert "2 篇报道、1 个版面、1 期" in ran.out
    assert "2024年3月5日" in ran.out
    told = json.loads(run("info", "--index", folder, "--json").out)
    assert (told["articles"], told["reporters"], told["first_day"]) == (2, 2, "2024-03-05")
    assert told["archives"] == [str(archive)]


# demo


def test_the_demo_indexes_its_archive_and_a_second_run_takes_in_nothing(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    arguments = ("demo", "--archive", archive, "--index", tmp_path / "示例", "--no-serve")
    assert "新增 1" in run(*arguments).out
    assert "新增 0，更新 0，移除 0，未变 1" in run(*arguments).out


def test_the_demo_rebuilds_an_index_of_its_archive_that_another_version_built(
    run: Run, folder: Path, archive: Path
) -> None:
    manifest = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    (folder / MANIFEST_NAME).write_text(json.dumps({**manifest, "fingerprint": "old"}), "utf-8")
    ran = run("demo", "--archive", archive, "--index", folder, "--no-serve")
    assert ran.status == 0
    assert "正在重建" in ran.err
    assert run("info", "--index", folder).status == 0


def test_the_sample_never_replaces_the_index_of_somebodys_own_archive(run: Run, folder: Path) -> None:
    ran = run("demo", "--index", folder, "--no-serve")
    assert ran.status == 1
    assert "不会覆盖" in ran.err
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 1


def test_an_archive_replaces_the_index_of_the_sample(run: Run, folder: Path, archive: Path) -> None:
    manifest = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    manifest["archives"] = [str(sample_archive())]
    (folder / MANIFEST_NAME).write_text(json.dumps(manifest), "utf-8")
    assert run("demo", "--archive", archive, "--index", folder, "--no-serve").status == 0
    told = json.loads(run("info", "--index", folder, "--json").out)
    assert told["archives"] == [str(archive)]


# serve


@pytest.fixture
def served(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server process of its own and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "webui", "serve", "--index", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    address = process.stdout.readline().strip().partition("：")[2]
    yield process, address
    if process.poll() is None:
        process.kill()
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_server_prints_its_address_answers_there_and_stops_cleanly(
    served: tuple["subprocess.Popen[str]", str], number: signal.Signals
) -> None:
    process, address = served
    with urllib.request.urlopen(f"{address}search?q=%E9%93%81%E8%B7%AF", timeout=20) as answer:
        assert "滨河" in answer.read().decode()
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "已停止" in out
    assert "Traceback" not in err


def test_the_server_refuses_other_host_names(served: tuple["subprocess.Popen[str]", str]) -> None:
    _, address = served
    request = urllib.request.Request(address, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=20)
    assert refused.value.code == 400
    refused.value.close()


def test_a_taken_port_is_explained_with_another_to_try(run: Run, folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run("serve", "--index", folder, "--port", port)
    assert ran.status == 1
    assert f"端口 {port} 已被占用" in ran.err
    assert "--port" in ran.err


def test_a_server_open_to_others_must_be_asked_for_by_name(run: Run, folder: Path) -> None:
    ran = run("serve", "--index", folder, "--host", "0.0.0.0", "--port", "0")
    assert ran.status == 1
    assert "--allow-host" in ran.err
    assert run("serve", "--index", folder, "--host", "::1").status == 1
    assert run("serve", "--index", folder, "--host", "203.0.113.7", "--allow-host", "a").status == 1


# consoles


@pytest.mark.parametrize("charset", ["ascii", "gb18030", "gbk", "cp1252"])
def test_a_console_that_lacks_characters_loses_nothing_and_does_not_stop(folder: Path, charset: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": charset, "PYTHONUTF8": "0"}
    ran = shell("search", "铁路", "--index", folder, env=environment)
    assert ran.returncode == 0
    assert ran.stdout
    answer = json.loads(shell("search", "铁路", "--index", folder, "--json", env=environment).stdout)
    assert answer["hits"][0]["headline"] == "滨河铁路新线今起试运行"
    assert shell("--help", env=environment).returncode == 0
    assert shell("search", "--index", "没有", env=environment).returncode == 1


def test_a_reader_that_leaves_early_is_no_error(archive: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "webui", "articles", *[str(archive / SOURCE)] * 400],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_a_full_disk_is_told(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "webui", "info", "--index", str(folder)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert ran.returncode == 1
    assert "无法读写" in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr
