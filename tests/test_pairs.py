"""The index of a page's pairs of characters, against sets of texts."""

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from digest.layout.printed.pairs import CHARACTER, PairIndex

BLOCKS = st.lists(st.text("安和区林远舟〇A1 ，\U00020000", max_size=12), max_size=8)


def pairs_of(text: str) -> set[str]:
    return {one + other for one, other in itertools.pairwise(text)}


def is_han(pair: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" or char in "〇\U00020000" for char in pair)


@given(BLOCKS)
def test_a_pair_is_held_where_it_stands(blocks: list[str]) -> None:
    """The holders of a pair are the blocks whose text has it."""
    index, pairs = PairIndex(blocks), ["安和", "和区", "林远", "A1", "舟，"]
    holders = [[place for place, text in enumerate(blocks) if pair in text] for pair in pairs]
    assert index.holders(pairs) == holders
    assert [index.holds(pair) for pair in pairs] == [bool(places) for places in holders]


@given(BLOCKS)
def test_chinese_pairs_by_block(blocks: list[str]) -> None:
    """Of each block its distinct pairs of Chinese characters, and of each pair how many blocks hold it."""
    index = PairIndex(blocks)
    held = [{pair for pair in pairs_of(text) if is_han(pair)} for text in blocks]
    found = [
        [chr(pair >> CHARACTER) + chr(pair & (1 << CHARACTER) - 1) for pair in pairs] for pairs in index.by_block()
    ]
    assert [sorted(own) for own in found[: len(blocks)]] == [sorted(own) for own in held]
    counts = Counter(pair for own in held for pair in own)
    spread = {chr(pair >> CHARACTER) + chr(pair & (1 << CHARACTER) - 1): count for pair, count in index.spread.items()}
    assert {pair: count for pair, count in spread.items() if is_han(pair)} == counts
