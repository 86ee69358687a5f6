"""Whom a text is about where no form of it says so: who speaks, what is weighed, what the curator is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from digest.corpus import parse_page
from digest.interview import read_printings
from digest.interview.protagonist import TOLD, WEIGHTS, Protagonists
from digest.interview.voices import NOBODY, Named, Voices
from digest.layout.assembly import lay_out
from digest.layout.printed.lines import forms_of
from digest.models import Kind, Printing
from digest.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")
VOICES = Voices(VOCABULARY.offices)
LIN = Named(person="林远舟", surname="林", given="远舟")
TIAN = Named(person="埃尔文·石榴", surname="石榴", given="")

PORTRAIT = """石榴坡上的养蜂人

今年58岁的林远舟在石榴坡养了三十年蜂。

“蜂比人守时，花一开它们就出门。”林远舟一边说，一边揭开箱盖。

“头一年只收了半桶蜜，差一点就不养了。”老林笑着说。

“花开到哪里，我就走到哪里。”林远舟说。

如今坡上有两百只蜂箱。他说，等孙子放假，要教他做一只新的。
"""


def _read(page: str) -> Printing:
    (printing,) = read_printings(lay_out([parse_page("p", page)], VOCABULARY), VOCABULARY)
    return printing


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("林远舟说：“蜂箱要朝南。”", {"林远舟": 1}),
        ("林远舟揭开箱盖。他笑着说：“蜂箱要朝南。”", {"林远舟": 1}),
        ("林远舟揭开箱盖。“蜂箱要朝南，不能朝北。”", {"林远舟": 1}),
        ("“蜂箱要朝南。”老林告诉记者。", {"林远舟": 1}),
        ("林厂长说，蜂箱要朝南。远舟说，也不能太高。", {"林远舟": 2}),
        ("埃尔文·石榴说，他喜欢蜂蜜。石榴说，也喜欢茶。", {"埃尔文·石榴": 2}),
        ("林远舟坐着。村民们说：“蜂箱要朝南。”", {NOBODY: 1}),
        ("林远舟坐着。刘大爷来了。他说，蜂箱要朝南。", {NOBODY: 1}),
        ("林远舟把蜂箱叫作“花路”。", {}),
        ("对林远舟来说，蜂箱要朝南。", {}),
    ],
)
def test_who_speaks_is_told_sentence_by_sentence(text: str, turns: dict[str, int]) -> None:
    """By name, surname and title, age, given name, 他 or in a quotation alone; others' words are nobody's."""
    assert VOICES.count(text, [LIN, TIAN]) == turns


def test_what_speaks_for_somebody_can_be_told() -> None:
    """Each piece of evidence for a person, and no other, has words for the site."""
    assert {name for name, weight in WEIGHTS.items() if weight > 0} == TOLD.keys()


def test_a_portrait_says_by_what_it_was_told() -> None:
    """The evidence stands on the interview's page; where it is thin, the curator is told to look."""
    printing = _read(PORTRAIT)
    assert (printing.kind, printing.person) == (Kind.INTERVIEW, "林远舟")
    assert "全文推断" in printing.inferred["person"]
    assert TOLD["speaks"] in printing.inferred["person"]
    assert [finding.fragment for finding in printing.findings if finding.code == "thin-person"] == ["林远舟"]


def test_the_first_words_of_others_take_it_back() -> None:
    """Somebody who is one of several voices was not interviewed."""
    others = "采茶的师傅说：“山上的路修好了。”\n\n卖蜜的大姐说：“今年的蜜好卖。”\n\n看坡的大爷说：“我天天来。”\n"
    assert _read(PORTRAIT + "\n" + others).person is None


def test_thin_is_told_and_plain_is_not() -> None:
    """What more of the text speaks for somebody, the less there is for the curator to look at."""
    more = "“山里的花一年开三回，我一回也没有错过。”林远舟笑着说，他家的孩子也学会了看蜂。\n\n"
    printing = _read(PORTRAIT + "\n" + 6 * more)
    assert printing.person == "林远舟"
    assert not [finding for finding in printing.findings if finding.code == "thin-person"]


def test_a_text_of_many_names_is_weighed_for_nobody() -> None:
    """A text that names more than eighty people is about none of them, and each is not looked for in all of it."""
    whole = _read(PORTRAIT).article
    protagonists = Protagonists(VOCABULARY, forms_of(VOCABULARY).speakers)
    for count, is_weighed in ((12, True), (120, False)):
        names = [f"{surname}远舟" for surname in VOCABULARY.offices.surnames[30 : 30 + count]]
        text = "".join(f"{name}说，他喜欢石榴。{name}也喜欢茶。" for name in names)
        article = replace(whole, paragraphs=(replace(whole.paragraphs[0], text=text),))
        assert bool(protagonists.weigh(article, has_dateline=False)) is is_weighed
