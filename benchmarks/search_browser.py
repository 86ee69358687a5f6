"""How long a reader waits in Chromium, and for how many bytes: from the key to the first results on the screen."""

import gzip
import mimetypes
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

COMPRESSED = ("text/", "application/json", "application/javascript")
PATIENCE = 240_000  # milliseconds
UNTIL = """const until = (test) => new Promise((resolve, reject) => {
    const give_up = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    const look = () => { if (test()) { clearTimeout(give_up); resolve(); } else setTimeout(look, 1); };
    look();
  });""".replace("PATIENCE", str(PATIENCE))
SCRIPTS = {
    "ours": """async ({ query, warm }) => {
  UNTIL
  const input = document.querySelector("#header-search");
  input.focus();
  if (warm) {
    const { openIndex } = await import("/assets/javascripts/search-files.js");
    await openIndex();
    await until(() => document.querySelector(".search-box"));
  }
  document.querySelectorAll(".search-option").forEach((option) => option.remove());
  const started = performance.now();
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await until(() => document.querySelector(".search-option__title mark, .search-option__excerpt mark"));
  return [performance.now() - started, true];
}""",
    "material": """async ({ query }) => {
  UNTIL
  const input = document.querySelector(".md-search__input");
  const meta = document.querySelector(".md-search-result__meta");
  meta.textContent = "";
  const started = performance.now();
  input.focus();
  input.value = query;
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await until(() => meta.textContent.includes("符合条件"));
  return [performance.now() - started, !meta.textContent.includes("没有")];
}""",
    "pagefind": """async ({ query, warm }) => {
  if (warm) await (await import("/pagefind/pagefind.js")).init();
  const started = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 6).map((result) => result.data()));
  return [performance.now() - started, results.length > 0];
}""",
}
PAGES = {"ours": "/", "material": "/", "pagefind": "/blank.html"}
SEARCH_FILES = {
    "ours": ("/assets/javascripts/search", "/search/"),
    "material": ("/assets/javascripts/workers/", "/assets/javascripts/lunr/", "/search/"),
    "pagefind": ("/pagefind/",),
}


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Medians of several queries: milliseconds to the first results, kilobytes and files of the search until then.

    ``empty``: how many of the queries, all of which stand in a page, were answered by nothing.
    """

    milliseconds: float
    kilobytes: float
    files: float
    empty: int


class Server(ThreadingHTTPServer):
    """Serves one folder and counts what it sends; texts are compressed, as hosts do."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.sent: list[tuple[str, int]] = []
        self.packed: dict[Path, bytes] = {}

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def read(self, path: Path, *, is_text: bool) -> bytes:
        """A file as it is sent."""
        if not is_text:
            return path.read_bytes()
        if path not in self.packed:
            self.packed[path] = gzip.compress(path.read_bytes(), 6)
        return self.packed[path]


class Handler(BaseHTTPRequestHandler):
    """Answers GET from the server's folder."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet
    server: Server

    def do_GET(self) -> None:
        """Send a file."""
        name = self.path.partition("?")[0]
        path = self.server.folder / (name + "index.html" if name.endswith("/") else name).lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        is_text = kind.startswith(COMPRESSED)
        data = self.server.read(path, is_text=is_text)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        self.server.sent.append((name, len(data)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so named in the base class
        """Say nothing."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who searches, and how: a CPU so many times slower, a round trip of so many milliseconds.

    ``has_focus``: the box had the focus long enough to fetch what it will need.
    """

    browser: Browser
    server: Server
    engine: str
    queries: Sequence[str]
    slow: int = 1
    trip: int = 0
    has_focus: bool = True


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server of a folder, until the block ends."""
    server = Server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def wait_cold(reader: Reader) -> Wait:
    """A fresh browser profile for each query."""
    answers, sizes, files = [], [], []
    for query in reader.queries:
        with _page(reader) as page:
            answers.append(_ask(page, reader, query))
            mine = [size for name, size in reader.server.sent if name.startswith(SEARCH_FILES[reader.engine])]
        sizes.append(sum(mine) / 1000)
        files.append(len(mine))
    return Wait(
        milliseconds=statistics.median(time for time, _ in answers),
        kilobytes=statistics.median(sizes),
        files=statistics.median(files),
        empty=sum(not found for _, found in answers),
    )


def wait_warm(reader: Reader) -> tuple[float, float]:
    """Medians in one profile that has searched already: of queries that are new, and of the same ones again."""
    first, *others = reader.queries
    with _page(reader) as page:
        _ask(page, reader, first)
        new = [_ask(page, reader, query)[0] for query in others]
        again = [_ask(page, reader, query)[0] for query in others]
    return statistics.median(new), statistics.median(again)


@contextmanager
def _page(reader: Reader) -> Iterator[Page]:
    context = reader.browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    tools = context.new_cdp_session(page)
    if reader.slow > 1:
        tools.send("Emulation.setCPUThrottlingRate", {"rate": reader.slow})
    if reader.trip:
        tools.send("Network.enable")
        conditions = {"offline": False, "latency": reader.trip, "downloadThroughput": -1, "uploadThroughput": -1}
        tools.send("Network.emulateNetworkConditions", conditions)
    reader.server.sent.clear()
    page.goto(reader.server.address + PAGES[reader.engine])
    yield page
    context.close()


def _ask(page: Page, reader: Reader, query: str) -> tuple[float, bool]:
    """Milliseconds to the first results, and whether there are any."""
    script = SCRIPTS[reader.engine].replace("UNTIL", UNTIL)
    milliseconds, found = page.evaluate(script, {"query": query, "warm": reader.has_focus})
    return float(milliseconds), bool(found)
