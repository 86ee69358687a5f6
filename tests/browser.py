"""A real browser for the tests: which one, how it is started, and what it is watched for.

An installed Chromium or Chrome is used before Playwright's own; one that is there but cannot be started
(Ubuntu's `chromium-browser` is a script that only says where to get it) is passed over. The browser
reaches this machine and nothing else, so that no test can depend on another host.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Playwright, Request

Serve: TypeAlias = Callable[[Path], str]
"""Serves a folder on this machine until the run ends: folder in, its address out (`http://127.0.0.1:…`)."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
FLAGS = (
    "--no-sandbox",  # Chromium refuses to start as root with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",  # a proxy would resolve names that the next flag hides
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
START_SECONDS = 45
LOCAL = {"127.0.0.1", "localhost"}

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "locale": "zh-CN",
}
STILL: dict[str, Any] = {"reduced_motion": "reduce"}
"""For tests that judge colours: the theme then fades nothing in or out, and no half-faded tab is measured."""


@dataclass  # without slots: Playwright keeps a note of its own on an object whose methods it calls
class Watch:
    """What pages did that pages of this site must not do; empty unless something is wrong."""

    console_errors: list[str] = field(default_factory=list)
    """Errors written to the console, failed requests among them, and uncaught exceptions."""
    third_party: list[str] = field(default_factory=list)
    """Addresses on other hosts that were asked for."""

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a browser context from now on."""
        context.on("request", self._see_request)
        context.on("console", self._see_console)
        context.on("weberror", lambda error: self.console_errors.append(str(error.error)))

    def _see_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname not in LOCAL:
            self.third_party.append(request.url)

    def _see_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location['url']})")


def executables() -> Iterator[Path | None]:
    """The browsers to try, best first; `None` stands for the one that Playwright downloads."""
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (path for path in MAC_APPLICATIONS if path.exists())
    yield None


def launch(playwright: Playwright) -> Browser | None:
    """Start the first browser that can be started; `None` if there is none."""
    for executable in executables():
        try:
            return playwright.chromium.launch(
                executable_path=executable, args=FLAGS, headless=True, timeout=START_SECONDS * 1000
            )
        except Error:
            continue
    return None
