"""How much of one text stands in another, and which of many texts are worth asking."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.library.kinship import find_overlaps, share
from digest.library.sketches import find_candidates

CHARACTERS = "的一是在了人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么"


def invent(length: int, seed: int) -> str:
    """Text without set phrases."""
    return "".join(random.Random(seed).choices(CHARACTERS, k=length))


def misread(text: str, every: float, seed: int) -> str:
    """The text with this share of its characters replaced."""
    rnd = random.Random(seed)
    return "".join(rnd.choice("甲乙丙丁戊己庚辛") if rnd.random() < every else char for char in text)


@pytest.mark.parametrize(("every", "least"), [(0.0, 1.0), (0.1, 0.65), (0.2, 0.45), (0.3, 0.4)])
def test_misread_characters_leave_most_of_a_text(every: float, least: float) -> None:
    """With every third character misread, more is shared than two interviews of one person share (0.11)."""
    text = invent(800, 1)
    assert share(text, misread(text, every, 2)) >= least


def test_a_cut_text_stands_whole_in_the_longer() -> None:
    """What a paper cut does not count against the two."""
    text = invent(800, 1)
    assert share(text[200:320], text) == 1.0
    assert share(text[:200] + text[500:], text) > 0.98


def test_order_does_not_matter_to_the_share() -> None:
    """A page put together in another order keeps its share."""
    text = invent(800, 1)
    assert share(text[400:] + text[:400], text) > 0.98


def test_unrelated_texts_share_little() -> None:
    """Two texts of the same characters are no kin, however long the longer is."""
    assert share(invent(700, 1), invent(700, 2)) < 0.1
    assert share(invent(100, 1), invent(5000, 2)) < 0.2


@given(st.text(max_size=80), st.text(max_size=80))
def test_share_is_a_share_of_any_two_texts(one: str, other: str) -> None:
    """From 0 to 1, the same from either side, 1 for a text and itself."""
    assert 0.0 <= share(one, other) == share(other, one) <= 1.0
    assert share(one, one) == (1.0 if one else 0.0)


def test_overlaps_are_the_pairs_that_share_something() -> None:
    """Each kin pair is found once, the smaller place first; unrelated texts make no pair."""
    text = invent(400, 1)
    texts = [text, invent(400, 2), text[100:200], misread(text, 0.2, 3), "", "的"]
    pairs = set(find_overlaps(texts))
    assert {(0, 2), (0, 3), (2, 3)} <= pairs
    assert (0, 1) not in pairs


@given(st.lists(st.text(alphabet="甲乙丙", max_size=8), min_size=2, max_size=8))
def test_overlaps_do_not_depend_on_how_many_texts_there_are(texts: list[str]) -> None:
    """Few texts are compared each with each, many in an index: both find the same pairs."""
    strangers = [chr(0x5000 + number) * 4 for number in range(20)]
    found = {(one, other) for one, other in find_overlaps(texts + strangers) if other < len(texts)}
    asked = {(one, other) for one, other in find_overlaps(texts) if set(texts[one]) & set(texts[other])}
    assert {pair for pair in found if share(texts[pair[0]], texts[pair[1]]) > 0} == {
        pair for pair in asked if share(texts[pair[0]], texts[pair[1]]) > 0
    }


def test_candidates_are_found_among_many_texts() -> None:
    """Of 300 texts only the reprints come up: whole, cut, misread; not what merely shares the papers' set phrases."""
    phrase = invent(60, 0)
    texts = [invent(500, seed) + phrase for seed in range(1, 300)]
    texts += [texts[7], texts[50][100:400], misread(texts[120], 0.1, 9)]
    pairs = find_candidates(texts, list(range(len(texts))))
    assert {(7, 299), (50, 300), (120, 301)} <= set(pairs)
    assert len(pairs) < 10


def test_one_speaker_is_paired_however_often_a_text_is_printed() -> None:
    """Forty reprints of one speaker hang together, though no run of them is rare."""
    text = invent(500, 1)
    pairs = find_candidates([text] * 40, [1] * 40)
    reached = {0}
    for one, other in pairs:
        if one in reached:
            reached.add(other)
    assert len(reached) == 40
    assert len(pairs) < 40 * 5


@given(st.lists(st.text(max_size=40), max_size=8))
def test_candidates_of_any_texts(texts: list[str]) -> None:
    """Pairs of places, the smaller first, each once; nothing raises."""
    pairs = find_candidates(texts, [0] * len(texts))
    assert pairs == sorted(set(pairs))
    assert all(0 <= one < other < len(texts) for one, other in pairs)
