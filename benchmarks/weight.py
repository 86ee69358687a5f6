"""What a first visit costs a reader: our interview page beside a stock Material page of the same text, in one run.

    python -m benchmarks.weight        prints the table and writes benchmarks/RESULTS-weight.md

Weight: bytes of all that an empty cache asks for, each file compressed with gzip as a server sends it (pictures and what is
compressed already are counted as they are). Times: Chromium, CPU slowed four times, median of ``RUNS`` visits, each in a fresh
profile: Largest Contentful Paint, and Total Blocking Time (what of each task lies beyond 50 ms).
"""

import gzip
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Response, sync_playwright

from tests.browser import DESKTOP, launch
from tests.conftest import _QuietHandler
from tests.screenshots import build_site, choose_pages

RESULTS = Path(__file__).with_name("RESULTS-weight.md")
RUNS = 7
SLOWER = 4
SETTLED = 1500  # milliseconds after the load in which tasks are still counted
COMPRESSED = (".bin", ".png", ".woff2")
WATCH = """
window.lcp = 0; window.tasks = [];
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.lcp = e.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.tasks.push(e.duration); })
  .observe({ type: "longtask", buffered: true });
"""
STOCK = "site_name: stock\ntheme:\n  name: material\n  language: zh\n  font: false\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Kilobytes in all and of scripts, requests, milliseconds."""

    weight: float
    script: float
    requests: int
    paint: float
    blocked: float


def stock_site(folder: Path, page: Path) -> Path:
    """Material as it comes, its search on, with one page of the same text."""
    text = re.sub(r"^---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = re.findall(r'<p class="text"[^>]*>(.*?)</p>', text)
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# 访谈\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    return folder / "site"


def visit(browser: Browser, address: str) -> Visit:
    """One first visit."""
    context = browser.new_context(**DESKTOP)
    page, seen = context.new_page(), list[Response]()
    page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 - Playwright takes no builtin
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED)
    paint, tasks = page.evaluate("[window.lcp, window.tasks]")
    sizes = [(response.url.split("?")[0], _sent(response)) for response in seen if response.status == 200]
    context.close()
    return Visit(
        weight=sum(size for _, size in sizes) / 1000,
        script=sum(size for url, size in sizes if url.endswith(".js")) / 1000,
        requests=len(sizes),
        paint=paint,
        blocked=sum(max(0, task - 50) for task in tasks),
    )


def _sent(response: Response) -> int:
    body = response.body()
    is_compressed = response.url.split("?")[0].endswith(COMPRESSED)
    return len(body) if is_compressed else len(gzip.compress(body, 6, mtime=0))


def _serve(site: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def measure() -> dict[str, list[Visit]]:
    """Visits by page; ours and the stock one take turns, so that what else the machine does falls on both."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            sys.exit("No Chromium or Chrome can be started; install one.")
        ours = build_site(Path(scratch) / "ours")
        interview = choose_pages(ours)["interview"]
        stock = stock_site(Path(scratch) / "stock", ours.parent / "content" / interview / "index.md")
        base = _serve(ours)
        addresses = {
            "interview": base + interview,
            "home": base,
            "targets": base + "targets/",
            "stock Material, the interview's text": _serve(stock),
        }
        visits: dict[str, list[Visit]] = {name: [] for name in addresses}
        for _ in range(RUNS):
            for name, address in addresses.items():
                visits[name].append(visit(browser, address))
        return visits | {f"Chromium {browser.version}": []}


def report(visits: dict[str, list[Visit]]) -> str:
    """The table as Markdown."""
    version = next(name for name, found in visits.items() if not found)
    lines = [
        "# First visit: weight and speed\n",
        f"`python -m benchmarks.weight`: {version}, {platform.machine()}, CPU slowed {SLOWER} times, "
        f"median (range) of {RUNS} first visits, served from this machine. kB are 1,000 bytes, after gzip.\n",
        "| page | kB in all | kB of script | requests | LCP, ms | blocking, ms |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, found in visits.items():
        if found:
            first = found[0]
            times = (_spread([one.paint for one in found]), _spread([one.blocked for one in found]))
            cells = (name, f"{first.weight:.0f}", f"{first.script:.0f}", str(first.requests), *times)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


if __name__ == "__main__":
    text = report(measure())
    RESULTS.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
