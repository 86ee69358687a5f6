"""Search in a real browser: what is found equals a plain scan of the folded texts, in the stated order, with right counts."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from benchmarks.corpus import invented_library, invented_vocabulary
from digest.corpus import read_corpus
from digest.folding import fold
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.library.addresses import address_of
from digest.library.building import build_library
from digest.models import Library
from digest.search import indexing
from digest.search.facets import find_facets
from digest.search.indexing import FEW, read_pieces
from digest.vocabulary import read_vocabulary
from tests.browser import Serve
from tests.searching import ROOT, fold_pieces, order, scan, write_site

COUNT = 200
REAL_PAGES = ROOT.parent / "shared" / "corpus"
ASK = """async ([queries, narrow, byDate]) => {
  const { find } = await import("/assets/javascripts/search-find.js");
  const { addressOf, excerptsOf, headOf } = await import("/assets/javascripts/search-view.js");
  const marks = (parts) => parts.filter((part) => part.nodeName === "MARK").map((mark) => mark.textContent);
  const show = (text, words) => {
    const { headline, who } = headOf(text, words);
    const excerpts = excerptsOf(text, words, { narrow: chosen }).shown.map(({ passage, content }) =>
      ({ passage, marks: marks(content), address: addressOf(text, words, passage) }));
    return { head: [...marks(headline), ...marks(who)], excerpts };
  };
  const chosen = new Map(Object.entries(narrow).map(([name, values]) => [name, new Set(values)]));
  const answers = [];
  for (const query of queries) {
    const { words, answer, results } = await find(query, 10, { narrow: chosen, byDate });
    const first = results;
    const counts = await answer.counts();
    const rest = await answer.take(Infinity);
    answers.push({
      words: words.map(({ names }) => names.join("|")),
      urls: [...first, ...rest].map(({ url }) => url),
      shown: [...first, ...rest].map((text) => show(text, words)),
      count: answer.count,
      facets: Object.fromEntries([...counts].map(([name, values]) =>
        [name, Object.fromEntries(values.map(({ value, count }) => [value, count]))])),
    });
  }
  return answers;
}"""

GRAMS = """async (grams) => {
  const { openIndex } = await import("/assets/javascripts/search-files.js");
  const index = await openIndex();
  const read = async (gram) => {
    const codes = Array.from(gram, (character) => character.codePointAt(0));
    const fields = await index.postings(codes);
    const isPlaced = (texts) => codes.length === 2 && texts.length > index.few;
    return Promise.all(fields.map(async (postings, field) => ({
      often: Object.fromEntries(Array.from(postings.texts, (number, at) => [number, postings.times[at]])),
      spots: isPlaced(postings.texts) ? Array.from((await index.places(codes, field, postings)).spots) : null,
    })));
  };
  return Promise.all(grams.map(read));
}"""

Ask = Callable[..., list[dict[str, Any]]]


@dataclass(frozen=True)
class Site:
    """A served site and the library that is in it."""

    address: str
    library: Library


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Site:
    """A site of invented interviews: more than ``FEW`` of them, so that places are needed too."""
    folder = tmp_path_factory.mktemp("search")
    library = invented_library(COUNT)
    write_site(folder, library, invented_vocabulary())
    return Site(address=serve(folder), library=library)


@pytest.fixture
def ask(site: Site, page: Page) -> Ask:
    """Asks the scripts of the site, in the browser."""
    page.goto(f"{site.address}/")

    def run(queries: Iterable[str], narrow: dict[str, list[str]] | None = None, *, by_date: bool = False) -> Any:
        return page.evaluate(ASK, [list(queries), narrow or {}, by_date])

    return run


def substrings(library: Library, count: int, seed: int) -> Iterator[str]:
    """Random parts, one to eight characters long, of headlines, offices with names and passages, punctuation and all."""
    random_part = random.Random(seed)
    while count:
        interview = random_part.choice(library.interviews)
        piece = random_part.choice(random_part.choice(read_pieces(interview)[:2]) or ("",))
        size = random_part.randint(1, 8)
        begin = random_part.randint(0, max(0, len(piece) - size))
        part = piece[begin : begin + size]
        if fold(part) and not any(map(str.isspace, part)):
            count -= 1
            yield part


def check_answers(library: Library, queries: list[str], answers: list[dict[str, Any]]) -> None:
    """The answers are the plain scan's, in order; what is marked is the query; links lead to paragraphs that hold it."""
    by_url = {address_of(interview.id): interview for interview in library.interviews}
    for query, answer in zip(queries, answers, strict=True):
        assert answer["urls"] == order(library, [query]), query
        assert answer["count"] == len(answer["urls"]), query
        for url, shown in zip(answer["urls"], answer["shown"], strict=True):
            passages = {passage.id: fold(passage.text) for passage in by_url[url].passages}
            assert shown["head"] or shown["excerpts"], (query, url)
            for mark in (*shown["head"], *(excerpt["marks"][0] for excerpt in shown["excerpts"])):
                assert fold(query) in fold(mark), (query, url)
            for excerpt in shown["excerpts"]:
                assert fold(query) in passages[excerpt["passage"]], (query, url)
                assert excerpt["address"].endswith(f"#{excerpt['passage']}")


def test_random_substrings_are_found_exactly_where_they_stand(ask: Ask, site: Site) -> None:
    """300 random parts of texts, up to eight characters: the answer is the plain scan's, in order, marked and linked."""
    queries = list(substrings(site.library, 300, seed=8))
    assert sum(len(scan(site.library, [query])) > FEW for query in queries) > 30, "some must need the places"
    check_answers(site.library, queries, ask(queries))


@pytest.mark.skipif(not REAL_PAGES.is_dir(), reason="the real pages are not here")
def test_random_substrings_of_the_real_pages(page: Page, serve: Serve, tmp_path: Path) -> None:
    """The same of the real pages, where they are: headlines, names and bodies, Han, digits and Latin."""
    vocabulary = read_vocabulary(ROOT / "vocabulary")
    layouts = lay_out(read_corpus(REAL_PAGES), vocabulary)
    library = build_library(layouts, read_printings(layouts, vocabulary), vocabulary)
    write_site(tmp_path, library, vocabulary)
    queries = list(substrings(library, 300, seed=18))
    page.goto(f"{serve(tmp_path)}/")
    check_answers(library, queries, page.evaluate(ASK, [queries, {}, False]))


@pytest.mark.parametrize("shard", [200, 10_000])
def test_every_gram_is_listed_where_it_stands(
    shard: int, tmp_path: Path, serve: Serve, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Characters and pairs, field by field: in which texts, how often, and where; also those that need many files."""
    monkeypatch.setattr(indexing, "SHARD", shard)
    monkeypatch.setattr(indexing, "FEW", 20)
    library = invented_library(40)
    write_site(tmp_path, library, invented_vocabulary())
    wanted = sorted(_places(library).items())
    page.goto(f"{serve(tmp_path)}/")
    answers = page.evaluate(GRAMS, [gram for gram, _ in wanted] + ["㐀", "的㐀"])
    assert answers[-2:] == [[{"often": {}, "spots": None}] * 4] * 2
    for (gram, fields), answer in zip(wanted, answers, strict=False):
        for places, told in zip(fields, answer, strict=True):
            assert told["often"] == {str(number): len(spots) for number, spots in places.items()}, gram
            if told["spots"] is not None:
                assert told["spots"] == [spot for spots in places.values() for spot in spots], gram
    placed = [told for answer in answers for told in answer if told["spots"] is not None]
    assert len(placed) > 100


def _places(library: Library) -> dict[str, list[dict[int, list[int]]]]:
    """Character or pair → for each field the numbers of the interviews that hold it, and where."""
    places: dict[str, list[dict[int, list[int]]]] = defaultdict(lambda: [defaultdict(list) for _ in range(4)])
    for number, interview in enumerate(library.interviews):
        for field, pieces in enumerate(fold_pieces(interview)):
            text = "\n".join(pieces)
            for spot in range(len(text)):
                for gram in {text[spot], text[spot : spot + 2]}:
                    if "\n" not in gram:
                        places[gram][field][number].append(spot)
    return places


def test_several_words_must_all_be_there(ask: Ask, site: Site) -> None:
    """Two or three words, of any pieces of an interview: exactly the interviews that hold each of them."""
    parts = list(substrings(site.library, 120, seed=9))
    queries = [parts[at : at + 2 + at % 2] for at in range(0, 117, 3)]
    for words, answer in zip(queries, ask(" ".join(words) for words in queries), strict=True):
        assert answer["urls"] == order(site.library, words), words


def test_counts_of_facets_are_those_of_a_scan(ask: Ask, site: Site) -> None:
    """Beside every value of every facet stands how many interviews the query has with it."""
    queries = ["港口", "营商环境", "经济 5G", "发", "高质量发展的", "创新企业"]
    members = {
        facet.name: {
            value.value: {address_of(site.library.interviews[n].id) for n in value.members} for value in facet.values
        }
        for facet in find_facets(site.library.interviews, invented_vocabulary())
    }
    for query, answer in zip(queries, ask(queries), strict=True):
        found = set(order(site.library, query.split()))
        for name in ("area", "theme", "city", "paper", "year", "occasion"):
            expected = {value: len(found & urls) for value, urls in members[name].items()}
            assert answer["facets"][name] == expected, (query, name)
        kinds = {kind: len(of_kind(site.library, query.split(), number)) for kind, number in KINDS.items()}
        assert answer["facets"]["kind"] == kinds, query


KINDS = {"passage": 1, "target": 2, "lesson": 3}


def of_kind(library: Library, words: Iterable[str], field: int) -> list[str]:
    """Addresses of the interviews whose passages, target sentences or lesson sentences hold each word."""
    folded = [fold(word) for word in words]
    return [
        address_of(interview.id)
        for interview in library.interviews
        if all(any(word in piece for piece in fold_pieces(interview)[field]) for word in folded)
    ]


def test_facets_narrow_to_their_members(ask: Ask, site: Site) -> None:
    """Values of one facet add up, facets cut each other down; a facet's own counts go by all the others."""
    narrow = {"area": ["area-0", "area-1"], "paper": ["paper-2"]}
    (answer,) = ask(["经济"], narrow)
    found = order(site.library, ["经济"])
    areas, papers = {"东川区", "西林区"}, {"云州时报"}
    by_url = {address_of(interview.id): interview for interview in site.library.interviews}
    in_paper = [u for u in found if papers & {p.paper for p in by_url[u].printings}]
    assert answer["urls"] == [u for u in in_paper if by_url[u].area in areas]
    assert answer["facets"]["area"]["area-2"] == sum(by_url[u].area == "南浦区" for u in in_paper) > 0
    assert answer["facets"]["year"]["2026"] == sum((by_url[u].date or "").startswith("2026") for u in answer["urls"])


@pytest.mark.parametrize(("kind", "field"), [("target", 2), ("lesson", 3), ("passage", 1)])
def test_kinds_narrow_to_the_sentences_of_targets_and_lessons(ask: Ask, site: Site, kind: str, field: int) -> None:
    """With a kind chosen the words must stand in passages, in sentences of targets, or in those of lessons."""
    queries = ["发展", "营商环境", "提升 发展", "高质量发展"]
    for query, answer in zip(queries, ask(queries, {"kind": [kind]}), strict=True):
        assert sorted(answer["urls"]) == sorted(of_kind(site.library, query.split(), field)), query
        assert answer["count"] == len(answer["urls"])


def test_order_by_date_is_newest_first(ask: Ask, site: Site) -> None:
    """At the reader's choice the newest comes first, whatever it holds."""
    for query, answer in zip(["港口", "营商环境"], ask(["港口", "营商环境"], by_date=True), strict=True):
        assert answer["urls"] == order(site.library, [query], by_date=True)


def test_facets_alone_list_their_interviews(ask: Ask, site: Site) -> None:
    """Without a word, a facet lists all its interviews, newest first."""
    (answer,) = ask([""], {"theme": ["theme-4"]})
    assert answer["urls"] == [address_of(i.id) for i in site.library.interviews if "营商环境" in i.themes]


def test_the_site_can_stand_anywhere(tmp_path: Path, serve: Serve, page: Page) -> None:
    """Below a sub-path everything is found too."""
    library = invented_library(5)
    write_site(tmp_path / "some" / "where", library, invented_vocabulary())
    page.goto(f"{serve(tmp_path)}/some/where/search/?q=发展")
    page.wait_for_selector(".search-found[aria-busy=false]")
    assert page.locator(".search-result").count() == len(order(library, ["发展"]))
