"""The library of the real pages, where they are: which printings are one interview, and how they differ."""

from functools import lru_cache
from pathlib import Path

import pytest

from digest.corpus import read_corpus
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.library.building import build_library
from digest.library.then_and_now import find_changes
from digest.models import Library
from digest.vocabulary import read_vocabulary
from tests.printed import OWN, find_nothing

CORPUS = OWN.parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real pages are not here")


@lru_cache(maxsize=1)
def library() -> Library:
    """Read once; without evidence."""
    vocabulary = read_vocabulary(Path(OWN / "vocabulary"))
    layouts = lay_out(read_corpus(CORPUS), vocabulary)
    return build_library(layouts, read_printings(layouts, vocabulary), vocabulary, find=find_nothing)


def test_three_pairs_are_joined_and_none_too_many() -> None:
    """The two papers' three reprints; whoever was interviewed on two occasions stays two."""
    joined = {i.person: {p.article.page[:3] for p in i.printings} for i in library().interviews if len(i.printings) > 1}
    assert joined == {name: {"000", "002"} for name in ("张艳敏", "李新军", "李金勇")}
    assert len(library().interviews) == 18
    assert not [finding for finding in library().findings if finding.code == "not-joined"]


def test_the_page_stands_at_the_earliest_printing() -> None:
    """The page of 15 May comes before the one of which only the month is known."""
    assert {old[:15]: new[:15] for old, new in library().redirects.items()} == {"interviews/000_": "interviews/002_"}


def test_the_cut_printing_supplies_nothing_and_its_words_are_kept() -> None:
    """Of 张艳敏's interview one paper prints half, with two misreadings and a figure written otherwise."""
    (interview,) = (i for i in library().interviews if i.person == "张艳敏")
    assert interview.base.startswith("000")
    assert not any(passage.is_supplied for passage in interview.passages)
    variants = {(p.text[v.start : v.end], v.other): v for p in interview.passages for v in p.variants}
    assert {("等", "受"), ("3", "三"), ("作", "做"), ("亳", "毫")} == set(variants)
    assert variants["亳", "毫"].is_ocr_like
    assert variants["亳", "毫"].erratum is not None
    assert not variants["3", "三"].is_ocr_like


def test_errata_are_read_in_headlines() -> None:
    """A headline without its first word, and two lines in the wrong order."""
    headlines = {(i.person, i.occasion): i.headline for i in library().interviews}
    assert headlines["李新军", "苏甬蓉考察"] == "强创新 兴产业 善管理 展活力 重效益 将学习成果转化为惠济发展实效"
    assert headlines["王保来", "苏甬蓉考察"] == "四大举措赋能商务 转化高质量发展实效"


def test_people_interviewed_twice_have_a_then_and_a_now() -> None:
    """Three people spoke on both occasions; the second page has only its year, so the order is inferred."""
    interviews = {interview.id: interview for interview in library().interviews}
    changes = {p.name: find_changes(interviews[i] for i in p.interviews) for p in library().people}
    twice = {name: change[0] for name, change in changes.items() if change}
    assert set(twice) == {"李新军", "李金勇", "王智明"}
    assert {(change.then.occasion, change.now.occasion) for change in twice.values()} == {
        ("苏甬蓉考察", "市委十二届四次全会")
    }
    assert not any(change.is_dated for change in twice.values())
