"""Fixtures of more than one room: a real browser, a local server, and how hard Hypothesis tries."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import DESKTOP, PHONE, Serve, Watch, launch

NOT_SET_UP = "not set up: "
"""Begins the reason of each skip that the last lines of a run must show."""

# `pytest --hypothesis-profile=deep` looks for what the others miss; these two give the same result each time.
settings.register_profile("modest", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=5000, deadline=None)
settings.load_profile("modest")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium or Chrome; where none can be started, the test is skipped."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        if running is None:
            pytest.skip(f"{NOT_SET_UP}no Chromium or Chrome can be started; install one and run `make test` again")
        yield running
        running.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the test's pages did; a test that means to provoke an error reads the list, then clears it."""
    seen = Watch()
    yield seen
    assert not seen.third_party, f"a page asked other hosts: {seen.third_party}"
    assert not seen.console_errors, f"a page had errors: {seen.console_errors}"


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A page in a fresh, watched browser profile, as wide as a desktop."""
    yield from _fresh_page(browser, watch, DESKTOP)


@pytest.fixture
def phone_page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A page in a fresh, watched browser profile, as on a small phone with touch."""
    yield from _fresh_page(browser, watch, PHONE)


def _fresh_page(browser: Browser, watch: Watch, device: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**device)
    watch.over(context)
    page = context.new_page()
    yield page
    page.unroute_all(behavior="ignoreErrors")  # a request that is still answered when the test is over fails no other
    context.close()


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a line per request."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so named in the base class
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves folders on free ports of this machine, to this machine alone, until the run ends."""
    servers: list[ThreadingHTTPServer] = []

    def start(directory: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(directory)))
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def zensical() -> Path:
    """The command of the second builder; where it is not installed, the test is skipped."""
    command = Path(sys.executable).with_name("zensical")
    if shutil.which(command) is None:
        pytest.skip(f"{NOT_SET_UP}Zensical is not installed; `make test` tries to install it")
    return command


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that uses the browser, so that `-m "not browser"` needs nobody's care."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Let a run end with what it could not test, after everything else that pytest has to say."""
    yield
    skipped = terminalreporter.stats.get("skipped", ())
    reasons = Counter(report.longrepr[-1] for report in skipped if isinstance(report.longrepr, tuple))
    for reason, count in sorted(reasons.items()):
        if NOT_SET_UP in reason:
            explanation = reason.partition(NOT_SET_UP)[2]
            terminalreporter.write_line(f"{count} tests SKIPPED: {explanation}", yellow=True, bold=True)
