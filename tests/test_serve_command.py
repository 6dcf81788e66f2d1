"""`jianbao serve` answers at the address it prints, to this machine alone unless asked, and stops cleanly."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.called_commands import Run, build_archive, write_archive

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)


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
