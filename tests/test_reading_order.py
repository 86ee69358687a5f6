"""Reading order's short cuts: where nothing can rival a choice it is not weighed, and the pages read the same."""

import random

import pytest

from benchmarks.pages import compose
from digest.corpus import parse_page
from digest.layout.assembly import lay_out
from digest.layout.blocks import Block
from digest.layout.order import reading_order
from digest.models import PageLayout
from tests.generated import BREAKS, WORDS, make_page
from tests.invented import VOCABULARY

PROGRAMME = reading_order._Programme


def read_pages() -> tuple[PageLayout, ...]:
    texts = [compose(number)[0] for number in range(40)]
    for number in range(40):
        seed = random.Random(f"order {number}")
        texts.append(make_page(seed.choices(WORDS, k=40), seed.choices(BREAKS, k=40)))
    return lay_out([parse_page(f"page-{number}", text) for number, text in enumerate(texts)], VOCABULARY)


def test_a_block_that_can_go_to_one_article_only_is_given_as_weighing_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a rival, the way round the weighing leads to the same page."""

    def weigh(self: reading_order._Programme, state: reading_order._State, block: Block) -> reading_order._State:
        return self._give(next(self._options(state, (state.current,), block)), block)

    short = read_pages()
    monkeypatch.setattr(PROGRAMME, "_go_on", weigh)
    assert read_pages() == short


def test_how_articles_were_left_matters_only_among_several_states(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one order open, what speaks against how an article was left changes nothing."""
    settle = PROGRAMME._settle

    def weigh(
        self: reading_order._Programme, states: list[reading_order._State], articles: range
    ) -> list[reading_order._State]:
        return settle(self, [*states, *states], articles)[: len(states)]

    short = read_pages()
    monkeypatch.setattr(PROGRAMME, "_settle", weigh)
    assert read_pages() == short
