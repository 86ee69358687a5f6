"""Pictures of the site for the README: the project's own corpus, built into a temporary folder, in the tests' browser.

    python -m tests.screenshots        writes screenshots/<page>.png (1280 px wide) and <page>-phone.png (360 px)

What may differ between two runs is switched off: animation, the caret, the reader's palette. The fonts are the machine's.
"""

import sys
import tempfile
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from digest.publish.composing import Settings, build
from tests.browser import DESKTOP, PHONE, launch
from tests.conftest import _QuietHandler

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "screenshots"
SCREENS = {"": DESKTOP, "-phone": PHONE}


def build_site(folder: Path) -> Path:
    """The project's own corpus as a site below ``folder``."""
    site = folder / "site"
    settings = Settings(
        corpus=ROOT / "corpus",
        vocabulary=ROOT / "vocabulary",
        content=folder / "content",
        site=site,
        config=ROOT / "mkdocs.yml",
    )
    build(settings, lambda _: None)
    return site


def choose_pages(site: Path) -> dict[str, str]:
    """Name → address; the interview and the theme are those with the largest pages, the fullest that there are."""
    largest = {
        kind: max(sorted((site / kind).glob("*/index.html")), key=lambda path: path.stat().st_size).parent.name
        for kind in ("interviews", "themes")
    }
    return {
        "home": "",
        "interview": f"interviews/{largest['interviews']}/",
        "theme": f"themes/{largest['themes']}/",
        "targets": "targets/?sort=amount&order=descending",
    }


def take(browser: Browser, base: str, pages: dict[str, str]) -> None:
    """Write a picture of each page on each screen, one pixel of the picture for one of the page."""
    for ending, screen in SCREENS.items():
        context = browser.new_context(**screen, color_scheme="light", reduced_motion="reduce")
        page = context.new_page()
        for name, address in pages.items():
            page.goto(f"{base}/{address}", wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{name}{ending}.png", animations="disabled", caret="hide", scale="css")
        context.close()


def main() -> int:
    """Build, serve, take the pictures; 1 if there is no browser."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            sys.stderr.write("No Chromium or Chrome can be started; install one, or run make test first.\n")
            return 1
        site = build_site(Path(scratch))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(site)))
        Thread(target=server.serve_forever, daemon=True).start()
        take(browser, f"http://127.0.0.1:{server.server_port}", choose_pages(site))
        server.shutdown()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
