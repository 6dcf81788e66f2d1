"""Fixtures: the sample's index, a builder of small archives, and a real browser on a real server."""

import contextlib
import os
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import filelock
import hypothesis
import pytest
import waitress
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright

from index import build_index, sample_archive
from index.article import ExtractedPage
from index.extraction import extract_page, read_page
from index.manifest import MANIFEST_NAME
from tests.built_archives import Build
from tests.called_commands import Ran, Run
from tests.corrected_archive import PAGE, Archive
from tests.extracted_pages import Extract
from tests.served_pages import FRONT, LOOSE, SECOND
from webui.app import create_app
from webui.cli import main

REPOSITORY = Path(__file__).resolve().parents[1]

# A shell that starts tests in the background has them ignore Ctrl-C, and the programs they start inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

hypothesis.settings.register_profile("jianbao", deadline=None)  # a busy machine is not a failure
hypothesis.settings.load_profile("jianbao")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages that stands beside the checkout on the machines that have it."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "pages").is_dir():
        pytest.skip(f"no real pages at {folder}")
    return folder


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all workers of one test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def sample_index(session_folder: Path) -> Path:
    """The index of the bundled sample, built once a run. Read only."""
    folder = session_folder / "sample-index"
    with filelock.FileLock(session_folder / "sample-index.lock"):
        if not (folder / MANIFEST_NAME).exists():
            build_index(sample_archive(), into=folder)
    return folder


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Write files into `archive/` and build the index `index/` of it; returns the index folder."""

    def build_pages(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "archive" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return build_index(tmp_path / "archive", into=tmp_path / "index").folder

    return build_pages


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive of one page to correct, without an index yet."""
    made = Archive(tmp_path / "资料", tmp_path / "index")
    made.write({"A03.txt": PAGE})
    return made


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Write a page into a file, read it and extract it."""

    def run(text: str, source: str = "云溪日报/2021-06-18/A03.txt") -> ExtractedPage:
        path = tmp_path / "page.txt"
        path.write_text(text, "utf-8")
        return extract_page(read_page(path, source))

    return run


@pytest.fixture
def client(sample_index: Path) -> FlaskClient:
    """Ask the web page for addresses, without a server."""
    return create_app(sample_index).test_client()


@pytest.fixture
def folder(build: Build) -> Path:
    """The index of three pages of an invented paper, for tests of the web page."""
    return build(
        {
            "东岭日报/2021-03-05/A01.txt": FRONT,
            "东岭日报/2021-03-06/A02.txt": SECOND,
            "散页/无名.txt": LOOSE,
        }
    )


@pytest.fixture
def web(folder: Path) -> FlaskClient:
    """Ask the web page over `folder` for addresses, without a server."""
    return create_app(folder).test_client()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, and tell what it left behind."""

    def run_here(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run_here


@pytest.fixture(scope="session")
def server(sample_index: Path) -> Iterator[str]:
    """The real server over the sample; the value is its address without a slash at the end."""
    wsgi = waitress.create_server(create_app(sample_index), host="127.0.0.1", port=0, threads=4)

    def serve() -> None:
        with contextlib.suppress(OSError):  # `close` takes the sockets away while the loop waits for them
            wsgi.run()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{wsgi.effective_port}"
    wsgi.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        reason = f"no Chromium on the PATH (looked for {', '.join(names)})"
        if os.environ.get("JIANBAO_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser: Browser, server: str) -> Iterator[Page]:
    """A fresh tab on the served sample; a script error or a blocked resource fails the test."""
    complaints: list[str] = []
    context = browser.new_context(base_url=server, locale="zh-CN")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Content Security" in message.text else None,
    )
    yield page
    context.close()
    assert not complaints
