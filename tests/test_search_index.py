"""The files of the index: complete, small, the same from run to run, and made from any text."""

import json
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import invented_library, invented_vocabulary
from digest.models import Evidence, Figure, FigureKind, Interview, Library, Passage
from digest.search.facets import find_facets, find_names
from digest.search.indexing import build_index, read_pieces
from digest.vocabulary import Person
from tests.invented import LIBRARY, VOCABULARY
from tests.searching import ROOT

EMPTY = Library(interviews=(), printings=(), pages=())
DIGEST = """
import hashlib
from benchmarks.corpus import invented_library, invented_vocabulary
from digest.search.indexing import build_index
for document in build_index(invented_library(30), invented_vocabulary()):
    print(document.path, hashlib.sha256(document.data).hexdigest())
"""


def files_of(library: Library) -> dict[str, bytes]:
    """The index by path, the version taken out of it."""
    version = version_of(library)
    return {d.path.replace(version, "V"): d.data for d in build_index(library, VOCABULARY)}


def version_of(library: Library) -> str:
    manifest = next(d for d in build_index(library, VOCABULARY) if d.path == "search/manifest.json")
    return str(json.loads(manifest.data)["version"])


def unpack(data: bytes) -> object:
    return json.loads(zlib.decompress(data, -zlib.MAX_WBITS))


def one_interview(headline: str, *texts: str) -> Library:
    """A library of one interview."""
    passages = tuple(
        Passage(id=f"p{number:08x}", text=text, printed=text, article="a") for number, text in enumerate(texts)
    )
    interview = replace(LIBRARY.interviews[0], headline=headline, passages=passages, evidence=Evidence())
    return replace(EMPTY, interviews=(interview,))


def test_the_same_library_gives_the_same_bytes() -> None:
    """Hash seeds, locale and runs change no byte of any file."""
    outputs = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PATH": "", "LC_ALL": "C"}
        command = [sys.executable, "-c", DIGEST]
        run = subprocess.run(command, capture_output=True, check=True, text=True, env=environment, cwd=ROOT)
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_every_file_lies_below_its_version() -> None:
    """Only the manifest keeps its address; another text gives another version, so old and new files never mix."""
    version = version_of(LIBRARY)
    paths = [document.path for document in build_index(LIBRARY, VOCABULARY)]
    assert len(set(paths)) == len(paths)
    assert {path.split("/")[1] for path in paths} == {"manifest.json", version}
    first, *others = LIBRARY.interviews
    assert version_of(replace(LIBRARY, interviews=(replace(first, headline="另一个题目"), *others))) != version


def test_the_browser_reads_this_format() -> None:
    """The scripts refuse an index of another format than theirs, so theirs must be the one that is written."""
    script = (ROOT / "theme" / "assets" / "javascripts" / "search-files.js").read_text(encoding="utf-8")
    manifest = json.loads(files_of(EMPTY)["search/manifest.json"])
    assert f"const FORMAT = {manifest['format']};" in script


def test_a_library_without_interviews_has_an_index() -> None:
    """Nothing to search is no error: the files are there, and say that there is nothing."""
    start = unpack(files_of(EMPTY)["search/V/start.bin"])
    assert isinstance(start, dict)
    assert start["count"] == 0
    assert start["grams"] == {"first": [], "second": []}


def test_a_text_file_holds_what_is_shown() -> None:
    """Address, headline, person, paragraphs with their ids; quotes as places of the browser's count."""
    text = "𠀀字开头。到年底，建成书屋30家。"
    library = one_interview("旧仓库", text)
    figure = Figure(
        kind=FigureKind.TARGET,
        metric="书屋",
        value="30",
        unit="家",
        qualifier=None,
        deadline=None,
        sentence="到年底，建成书屋30家。",
        passage="p00000000",
    )
    interview = replace(library.interviews[0], evidence=Evidence(targets=(figure, figure)))
    shown = unpack(files_of(replace(library, interviews=(interview,)))["search/V/texts/0/0.bin"])
    assert isinstance(shown, dict)
    assert shown["url"] == f"interviews/{interview.id}/"
    assert shown["headline"] == "旧仓库"
    assert shown["passages"] == [["p00000000", text, []]]
    assert shown["targets"] == [[0, 6, 6 + len(figure.sentence)]]
    assert read_pieces(interview)[2] == (figure.sentence,)


def test_addresses_are_fit_for_links() -> None:
    """An interview of a file with an odd name is linked to as the pages link to it."""
    library = one_interview("题", "一句话。")
    odd = replace(library.interviews[0], id="a#b?c %-x\udcff")
    shown = unpack(files_of(replace(library, interviews=(odd,)))["search/V/texts/0/0.bin"])
    assert isinstance(shown, dict)
    assert shown["url"] == "interviews/a%23b%3Fc%20%25-x%FF/"


@given(st.text(max_size=40), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_is_indexed(headline: str, texts: list[str]) -> None:
    """Half surrogate pairs, controls, private and unassigned characters: nothing raises, nothing is lost of the number."""
    shown = unpack(files_of(one_interview(headline, *texts))["search/V/texts/0/0.bin"])
    assert isinstance(shown, dict)
    assert len(shown["passages"]) == len(texts)


def test_many_different_characters_are_indexed() -> None:
    """A text with more characters than any language has is indexed too (ranks take more than 16 bits)."""
    text = "".join(chr(code) for code in (*range(0x21, 0xD800), *range(0xE000, 0x18000)))
    assert "search/V/grams/0.bin" in files_of(one_interview("一切", text))


def test_the_index_is_small() -> None:
    """An invented interview of 900 characters costs at most 1 kB of postings, 1 kB of places, 2.1 kB of text."""
    library = invented_library(1000)
    sizes: dict[str, int] = {}
    for document in build_index(library, invented_vocabulary()):
        kind = document.path.split("/")[2] if document.path.count("/") > 1 else "manifest"
        sizes[kind] = sizes.get(kind, 0) + len(document.data)
    assert sizes["grams"] < 1_000_000
    assert sizes["places"] < 1_000_000
    assert sizes["texts"] < 2_100_000
    assert sizes["start.bin"] < 6_000
    assert sum(sizes.values()) < 3_800_000


def test_facets_hold_the_interviews_by_number() -> None:
    """Every facet's values, in the vocabulary's order with its slugs; a name that it lacks stands for itself."""
    facets = {facet.name: facet.values for facet in find_facets(LIBRARY.interviews, VOCABULARY)}
    by_area: dict[str, list[int]] = {}
    for number, interview in enumerate(LIBRARY.interviews):
        if interview.area:
            by_area.setdefault(interview.area, []).append(number)
    assert {value.label: list(value.members) for value in facets["area"]} == by_area
    slugs = {area.name: area.slug for area in VOCABULARY.areas}
    assert [value.value for value in facets["area"]] == [slug for name, slug in slugs.items() if name in by_area]
    strange = replace(LIBRARY.interviews[0], area="无名区")
    (value,) = find_facets((strange,), VOCABULARY)[0].values
    assert (value.value, value.label, value.members) == ("无名区", "无名区", (0,))


@pytest.mark.parametrize(("name", "reading"), [("单立文", "shan li wen"), ("曾可", "zeng ke"), ("行知", "xing zhi")])
def test_names_are_listed_by_sound(name: str, reading: str) -> None:
    """Readings of the vocabulary come first, then those of surnames, then the common ones."""
    vocabulary = replace(VOCABULARY, people=(Person(name="行知", reading="xing zhi"),))
    library = replace(EMPTY, interviews=(replace(LIBRARY.interviews[0], person=name),))
    names = find_names(library, find_facets(library.interviews, vocabulary), vocabulary)
    assert (name, tuple(reading.split())) in {(one.name, one.syllables) for one in names}


def test_a_sentence_that_is_not_in_its_passage_is_left_out() -> None:
    """What cannot be shown where it stands is not searched as a statement."""
    library = one_interview("题", "一句话。")
    figure = replace(_a_figure(LIBRARY.interviews), sentence="另一句话。", passage="p00000000")
    interview = replace(library.interviews[0], evidence=Evidence(targets=(figure,)))
    assert read_pieces(interview)[2] == ()


def _a_figure(interviews: tuple[Interview, ...]) -> Figure:
    return next(figure for interview in interviews for figure in interview.evidence.targets)
