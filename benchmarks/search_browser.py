"""How long a reader waits in Chromium, and for how many bytes: from the key to the first results on the screen."""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.search_server import Server

PATIENCE = 240_000  # milliseconds
UNTIL = """const until = (test) => new Promise((resolve, reject) => {
    const give_up = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    const look = () => { if (test()) { clearTimeout(give_up); observer.disconnect(); resolve(); } };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
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
  const first = performance.now() - started;
  await until(() => document.querySelector(".search-option--all"));
  return [first, performance.now() - started, true];
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
  const taken = performance.now() - started;
  return [taken, taken, !meta.textContent.includes("没有")];
}""",
    "pagefind": """async ({ query, warm }) => {
  if (warm) await (await import("/pagefind/pagefind.js")).init();
  const started = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 6).map((result) => result.data()));
  const taken = performance.now() - started;
  return [taken, taken, results.length > 0];
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
    """Medians of several queries: milliseconds to the first result and to the first six, kilobytes and files until then.

    ``empty``: how many of the queries, all of which stand in a page, were answered by nothing.
    """

    first: float
    six: float
    kilobytes: float
    files: float
    empty: int


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


def wait_cold(reader: Reader) -> Wait:
    """A fresh browser profile for each query."""
    answers, sizes, files = [], [], []
    for query in reader.queries:
        with _profile(reader) as context:
            reader.server.sent()
            answers.append(_ask(_open(context, reader), reader, query))
            mine = [size for name, size in reader.server.sent() if name.startswith(SEARCH_FILES[reader.engine])]
        sizes.append(sum(mine) / 1000)
        files.append(len(mine))
    return Wait(
        first=statistics.median(answer.first for answer in answers),
        six=statistics.median(answer.six for answer in answers),
        kilobytes=statistics.median(sizes),
        files=statistics.median(files),
        empty=sum(not answer.found for answer in answers),
    )


@dataclass(frozen=True, kw_only=True)
class Warm:
    """Medians in a profile that has searched already, milliseconds to the first result (``six``: to the first six).

    ``new``: a query of which no file was ever fetched; ``typed``: its last character, after the others; ``again``: the
    same query in the same page; ``kept``: the same in another page, its files in the browser's cache.
    """

    new: float
    six: float
    typed: float
    again: float
    kept: float


def wait_warm(reader: Reader) -> Warm:
    """The first query warms, the others are measured."""
    first, *others = reader.queries
    with _profile(reader) as context:
        page = _open(context, reader)
        _ask(page, reader, first)
        new = [_ask(page, reader, query) for query in others]
        again = [_ask(page, reader, query) for query in others]
        kept = [_ask(_open(context, reader), reader, query) for query in others]
    with _profile(reader) as context:
        page = _open(context, reader)
        _ask(page, reader, first)
        typed = [[_ask(page, reader, query[:size]) for size in range(1, len(query) + 1)][-1] for query in others]
    return Warm(
        new=statistics.median(answer.first for answer in new),
        six=statistics.median(answer.six for answer in new),
        typed=statistics.median(answer.first for answer in typed),
        again=statistics.median(answer.first for answer in again),
        kept=statistics.median(answer.first for answer in kept),
    )


@contextmanager
def _profile(reader: Reader) -> Iterator[BrowserContext]:
    context = reader.browser.new_context()
    yield context
    context.close()


def _open(context: BrowserContext, reader: Reader) -> Page:
    """A page of the site, loaded; the pages before it are closed."""
    page = context.new_page()
    for other in context.pages[:-1]:
        other.close()
    page.set_default_timeout(PATIENCE)
    tools = context.new_cdp_session(page)
    if reader.slow > 1:
        tools.send("Emulation.setCPUThrottlingRate", {"rate": reader.slow})
    if reader.trip:
        tools.send("Network.enable")
        conditions = {"offline": False, "latency": reader.trip, "downloadThroughput": -1, "uploadThroughput": -1}
        tools.send("Network.emulateNetworkConditions", conditions)
    page.goto(reader.server.address + PAGES[reader.engine])
    return page


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Milliseconds to the first result, to the first six; whether there are any."""

    first: float
    six: float
    found: bool


def _ask(page: Page, reader: Reader, query: str) -> Answer:
    script = SCRIPTS[reader.engine].replace("UNTIL", UNTIL)
    first, six, found = page.evaluate(script, {"query": query, "warm": reader.has_focus})
    return Answer(first=first, six=six, found=found)
