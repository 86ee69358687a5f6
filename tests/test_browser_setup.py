"""The browser set-up itself: what it sees, that it reaches no other host, and what happens without a browser."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Page

from tests import setup_browser
from tests.browser import Serve, Watch

found_by_path = pytest.mark.skipif(sys.platform == "darwin", reason="on a Mac applications are found without PATH")


def _site(folder: Path, body: str) -> Path:
    """A site of one page; its icon is in the page, since browsers ask for one."""
    html = f'<!doctype html><meta charset="utf-8"><title>页</title><link rel="icon" href="data:,"><body>{body}'
    (folder / "index.html").write_text(html, encoding="utf-8")
    return folder


def test_third_party_request_is_seen_and_not_answered(page: Page, serve: Serve, watch: Watch, tmp_path: Path) -> None:
    """A request to another host is on the list, and fails, so that no test depends on that host."""
    page.goto(serve(_site(tmp_path, "<script src='https://fonts.example.org/a.js'></script>")))
    assert watch.third_party == ["https://fonts.example.org/a.js"]
    assert "ERR_NAME_NOT_RESOLVED" in watch.console_errors[0]
    watch.third_party.clear()
    watch.console_errors.clear()


def test_errors_of_scripts_are_seen(page: Page, serve: Serve, watch: Watch, tmp_path: Path) -> None:
    """An uncaught exception, a missing file and an error on the console are all on the list."""
    body = "<img src='missing.png'><script>console.error('坏了'); throw new Error('没人接')</script>"
    page.goto(serve(_site(tmp_path, body)), wait_until="networkidle")
    seen = "\n".join(watch.console_errors)
    assert "坏了" in seen
    assert "没人接" in seen
    assert "missing.png" in seen
    watch.console_errors.clear()


def test_local_page_raises_no_alarm(page: Page, serve: Serve, watch: Watch, tmp_path: Path) -> None:
    """A page with files of its own and pictures in the page itself is not suspected."""
    _site(tmp_path, "<script src='own.js'></script><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
    (tmp_path / "own.js").write_text("document.title = '好'", encoding="utf-8")
    page.goto(serve(tmp_path), wait_until="networkidle")
    assert page.title() == "好"
    assert watch == Watch()


def test_each_test_has_a_fresh_profile(page: Page, phone_page: Page, serve: Serve, tmp_path: Path) -> None:
    """What one page stores, another cannot read."""
    address = serve(_site(tmp_path, ""))
    page.goto(address)
    page.evaluate("localStorage.setItem('query', '长江')")
    phone_page.goto(address)
    assert phone_page.evaluate("localStorage.getItem('query')") is None


def test_phone_page_is_a_phone(phone_page: Page, serve: Serve, tmp_path: Path) -> None:
    """Layout is that of a phone 360 pixels wide, with touch and without a mouse that hovers."""
    phone_page.goto(serve(_site(tmp_path, "<meta name='viewport' content='width=device-width'>")))
    assert phone_page.evaluate("[innerWidth, innerHeight]") == [360, 740]
    assert phone_page.evaluate("matchMedia('(pointer: coarse) and (hover: none)').matches")


def test_chinese_is_laid_out_with_a_real_font(page: Page) -> None:
    """Two different characters look different: neither is the box that stands for a missing one."""
    page.set_content("<p style='font-size: 40px'><span id=a>武</span><span id=b>汉</span>")
    assert page.locator("#a").screenshot() != page.locator("#b").screenshot()


def _run_where_only(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python where the one browser that could be found stands in this folder."""
    environment = {**os.environ, "PATH": str(folder), "PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)


@found_by_path
def test_run_without_a_browser_passes_and_says_so_at_its_end(tmp_path: Path) -> None:
    """Where no browser can be started the tests that need one are skipped, and the last lines say what was missing."""
    run = _run_where_only(tmp_path, "-m", "pytest", "-p", "no:cacheprovider", __file__, "-k", "phone_page or raises_no")
    assert run.returncode == 0, run.stdout
    *_, said, total = run.stdout.strip().splitlines()
    assert said.startswith("2 tests SKIPPED: no Chromium or Chrome can be started")
    assert "2 skipped" in total


@found_by_path
def test_browser_that_cannot_start_is_no_browser(tmp_path: Path) -> None:
    """A `chromium` that only prints advice, like Ubuntu's without its snap, is not taken for a browser."""
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho install the snap >&2\nexit 1\n", encoding="utf-8")
    stub.chmod(0o755)
    run = _run_where_only(tmp_path, "-c", "from tests.setup_browser import browser_version; print(browser_version())")
    assert run.stdout.strip() == "None", run.stderr


def test_hanging_download_is_cut_short_with_its_children(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that outlives its time ends, its children too, and the run is told."""
    begin = monotonic()
    assert not setup_browser.run(["sh", "-c", "sleep 60 & sleep 60"], seconds=0.3)
    assert monotonic() - begin < 10
    assert "Stopped after 0.3 seconds: sh -c" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("seq 100; echo E: out of disk >&2; seq 100; echo E: out of disk; exit 3", ["E: out of disk"]),
        ("seq 100; exit 3", ["96", "97", "98", "99", "100"]),
    ],
    ids=["errors", "last lines"],
)
def test_failed_command_is_named_with_what_tells_why(
    script: str, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that fails shows its errors, once each; where it names none, the end of what it wrote."""
    assert not setup_browser.run(["sh", "-c", script], seconds=10)
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.startswith("Failed: sh -c")
    assert [line.strip() for line in rest] == shown
