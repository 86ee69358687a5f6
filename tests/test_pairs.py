"""The index of a page's pairs of characters, against sets of texts."""

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from digest.layout.printed.pairs import PairIndex

RARE = 3
BLOCKS = st.lists(st.text("安和区林远舟〇A1 ，\U00020000", max_size=12), max_size=8)


def pairs_of(text: str) -> set[str]:
    return {one + other for one, other in itertools.pairwise(text)}


def is_han(pair: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" or char in "〇\U00020000" for char in pair)


@given(BLOCKS)
def test_a_pair_is_held_where_it_stands(blocks: list[str]) -> None:
    """The holders of a pair are the blocks whose text has it."""
    index, pairs = PairIndex(blocks, RARE), ["安和", "和区", "林远", "A1", "舟，"]
    holders = [[place for place, text in enumerate(blocks) if pair in text] for pair in pairs]
    assert index.holders(pairs) == holders
    assert [index.holds(pair) for pair in pairs] == [bool(places) for places in holders]


@given(BLOCKS)
def test_rare_chinese_pairs_are_shared_with_the_blocks_before(blocks: list[str]) -> None:
    """The bits that blocks share count the rare pairs that both hold, each pair once."""
    counts = Counter(pair for text in blocks for pair in pairs_of(text))
    rare = [{pair for pair in pairs_of(text) if 1 < counts[pair] <= RARE and is_han(pair)} for text in blocks]
    index = PairIndex(blocks, RARE)
    for place, own in enumerate(rare):
        shared = index.shared_before(place)
        assert {other: bits.bit_count() for other, bits in shared.items()} == {
            other: len(own & rare[other]) for other in range(place) if own & rare[other]
        }
        held = 0
        for bits in shared.values():
            held |= bits
        assert held.bit_count() == len(own & set().union(*rare[:place]))
