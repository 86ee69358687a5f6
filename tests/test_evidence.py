"""The evidence of an interview: all rooms together, and the curator's corrections."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import StaleCorrectionError
from digest.evidence.corrections import CORRECTIONS
from digest.evidence.finding import find_evidence
from digest.models import Correction, Evidence, Passage
from tests.said import CITIES, HOME, VOCABULARY, YEAR, make_passage, texts

INVENTED = replace(VOCABULARY, cities=CITIES, areas=HOME)
PASSAGES = (
    make_passage("力争全年新建茶馆20家,新增茶企30家以上。", "p1"),
    make_passage("近年来,全区集聚茶企150家。借鉴云州、海州茶园管理经验,提升效益。", "p2"),
    make_passage("聚焦民生福祉,新建幼儿园6所。", "p3"),
)


def read(passages: tuple[Passage, ...] = PASSAGES, corrections: tuple[Correction, ...] = ()) -> Evidence:
    return find_evidence(passages, INVENTED, year=YEAR, corrections=corrections, where="corpus/a.yml")


def correct(what: str, paragraph: str, item: str, fields: Mapping[str, str] | None = None) -> Evidence:
    correction = Correction(what=what, paragraph=paragraph, item=item, why="核对原报", fields=fields or {})
    return read(corrections=(correction,))


def test_all_that_was_said_is_gathered_in_order() -> None:
    """Themes, targets, facts and lessons of all passages, each with its passage."""
    evidence = read()
    assert [(f.value, f.passage) for f in evidence.targets] == [("20", "p1"), ("30", "p1"), ("6", "p3")]
    assert [(f.value, f.passage) for f in evidence.facts] == [("150", "p2")]
    assert [(lesson.city, lesson.passage) for lesson in evidence.lessons] == [("云州", "p2"), ("海州", "p2")]
    assert ("民生", "p3") in [(label.theme, label.passage) for label in evidence.themes]


def test_the_asker_s_words_are_not_the_speaker_s() -> None:
    """A question gives no evidence."""
    question = replace(PASSAGES[0], is_question=True)
    assert read((question,)) == Evidence()


@given(st.lists(texts, max_size=4))
def test_order_does_not_change_a_passage_s_labels(written: list[str]) -> None:
    """Each passage's labels are the same whatever stands before and behind it."""
    passages = [make_passage(text, f"p{index}") for index, text in enumerate(written)]
    here, there = read(tuple(passages)), read(tuple(passages[::-1]))
    for kind in ("themes", "targets", "facts", "lessons"):
        for passage in passages:
            assert [x for x in getattr(here, kind) if x.passage == passage.id] == [
                x for x in getattr(there, kind) if x.passage == passage.id
            ]


# ── corrections ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_theme_is_added() -> None:
    """The added theme stands on the quoted paragraph, with the quoted sentence as its evidence."""
    evidence = correct("add-theme", "借鉴云州", "产业与先进制造")
    label = evidence.themes[-1]
    assert (label.theme, label.passage, label.terms) == ("产业与先进制造", "p2", ())
    assert label.sentence == "借鉴云州、海州茶园管理经验,提升效益。"


def test_a_theme_is_removed() -> None:
    """The theme is gone from the quoted paragraph."""
    assert "民生" not in [label.theme for label in correct("remove-theme", "新建幼儿园", "民生").themes]


@pytest.mark.parametrize("item", ["20家", "20", "新建茶馆", "新建茶馆20家"])
def test_a_target_is_rejected(item: str) -> None:
    """A figure is named by its number, its metric, or both."""
    assert [figure.value for figure in correct("reject-target", "新建茶馆", item).targets] == ["30", "6"]


def test_a_fact_is_rejected() -> None:
    """The fact is gone, the targets stay."""
    evidence = correct("reject-fact", "近年来", "150家")
    assert evidence.facts == ()
    assert evidence.targets == read().targets


@pytest.mark.parametrize("item", ["海州", "海州茶园管理经验"])
def test_a_lesson_is_rejected(item: str) -> None:
    """A lesson is named by its city, or by city and practice."""
    assert [lesson.city for lesson in correct("reject-lesson", "借鉴云州", item).lessons] == ["云州"]


def test_a_target_is_corrected_in_its_place() -> None:
    """The corrected fields change, the others and the order stay; an empty field becomes unknown."""
    fields = {"metric": "新开茶馆", "deadline": "2031年底", "qualifier": ""}
    before, after = read().targets, correct("correct-target", "新建茶馆", "20家", fields).targets
    assert after[0] == replace(before[0], metric="新开茶馆", deadline="2031年底", qualifier=None)
    assert after[1:] == before[1:]


def test_a_target_is_made_a_fact_and_back() -> None:
    """``kind`` moves a figure from the targets to the facts, or from the facts to the targets."""
    evidence = correct("correct-target", "新建茶馆", "20家", {"kind": "fact"})
    assert [figure.value for figure in evidence.targets] == ["30", "6"]
    assert [figure.value for figure in evidence.facts] == ["150", "20"]
    evidence = correct("correct-target", "近年来", "150家", {"kind": "target"})
    assert [figure.value for figure in evidence.targets] == ["20", "30", "6", "150"]
    assert evidence.facts == ()


STALE = [
    ("add-theme", "没有这一段", "民生", {}, "not there"),
    ("add-theme", "茶", "民生", {}, "2 paragraphs"),
    ("add-theme", "", "民生", {}, "not there"),
    ("add-theme", "新建茶馆", "茶业", {}, "no theme"),
    ("add-theme", "新建幼儿园", "民生", {}, "without the correction"),
    ("remove-theme", "新建茶馆", "民生", {}, "does not have"),
    ("reject-target", "新建茶馆", "99家", {}, "not found"),
    ("reject-fact", "新建茶馆", "20家", {}, "not found"),
    ("reject-lesson", "借鉴云州", "平州", {}, "not found"),
    ("reject-lesson", "借鉴云州", "茶园管理经验", {}, "fits 2"),
    ("correct-target", "新建茶馆", "20家", {"value": "25"}, "does not stand"),
    ("correct-target", "新建茶馆", "20家", {"when": "2031"}, "has no"),
    ("correct-target", "新建茶馆", "20家", {"kind": "wish"}, "no kind"),
    ("correct-target", "新建茶馆", "20家", {"unit": "家"}, "without the correction"),
    ("approve", "新建茶馆", "20家", {}, "no correction"),
]


@pytest.mark.parametrize(("what", "paragraph", "item", "fields", "message"), STALE)
def test_a_correction_that_fits_nothing_stops_the_build(
    what: str, paragraph: str, item: str, fields: dict[str, str], message: str
) -> None:
    """The error names the file, quotes the correction, says what is wrong and what to do."""
    with pytest.raises(StaleCorrectionError) as caught:
        correct(what, paragraph, item, fields)
    error = caught.value
    assert error.where == "corpus/a.yml"
    assert message in error.message
    assert item in error.fragment
    assert error.advice


def test_corrections_apply_in_their_order() -> None:
    """A later correction sees what the earlier ones did."""
    first = Correction(what="correct-target", paragraph="新建茶馆", item="20家", why="…", fields={"metric": "开茶馆"})
    second = Correction(what="reject-target", paragraph="新建茶馆", item="开茶馆20家", why="…")
    assert [figure.value for figure in read(corrections=(first, second)).targets] == ["30", "6"]
    with pytest.raises(StaleCorrectionError):
        read(corrections=(second, first))


def test_every_correction_has_a_test() -> None:
    """What a sidecar may ask for is what is tested here."""
    assert set(CORRECTIONS) == {
        "add-theme", "remove-theme", "correct-target", "reject-target", "reject-fact", "reject-lesson",
    }  # fmt: skip
