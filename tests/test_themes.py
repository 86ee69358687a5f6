"""Themes: which of the curator's themes a paragraph speaks about."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from digest.evidence.themes import find_themes
from digest.models import ThemeLabel
from tests.said import VOCABULARY, make_passage, read_items, texts


def themes_of(text: str) -> tuple[ThemeLabel, ...]:
    return find_themes(make_passage(text), VOCABULARY.themes, VOCABULARY.theme_words)


@pytest.mark.parametrize("item", read_items("themes"))
def test_themes_are_told(item: dict[str, Any]) -> None:
    """The themes of the paragraph, and no others."""
    assert sorted(label.theme for label in themes_of(item["text"])) == sorted(item["themes"])


def test_the_label_names_its_sentence_and_terms() -> None:
    """The evidence is the sentence that speaks most for the theme, with the terms that decided."""
    (label,) = themes_of("今天天气很好。新建幼儿园6所,办好养老服务。大家都来了。")
    assert label.theme == "民生"
    assert label.sentence == "新建幼儿园6所,办好养老服务。"
    assert {"幼儿园", "养老"} <= set(label.terms)


def test_the_vocabulary_has_the_thirteen_themes_of_the_digest() -> None:
    """Every theme has its own terms, an address and a line that says what belongs to it."""
    assert [theme.name for theme in VOCABULARY.themes] == [
        "科技创新", "产业与先进制造", "数字经济", "招商与项目", "营商环境", "人才", "开放与枢纽", "文旅与消费",
        "城市更新与品质", "生态", "基层治理", "民生", "观念与作风",
    ]  # fmt: skip
    assert all(theme.strong and theme.about and theme.slug for theme in VOCABULARY.themes)


def test_a_veto_is_one_for_its_own_theme_only() -> None:
    """A word that means something else for one theme still tells the other themes by their terms in it."""
    first, second, *rest = VOCABULARY.themes
    themes = (
        replace(first, strong=("茶园",), plain=(), weak=(), vetoes=("茶园茶市",)),
        replace(second, strong=("茶市",), plain=(), weak=(), vetoes=()),
        *rest,
    )
    labels = find_themes(make_passage("建设茶园茶市。"), themes, VOCABULARY.theme_words)
    assert [label.theme for label in labels] == [second.name]


@given(texts)
def test_a_theme_s_sentence_and_terms_stand_in_the_passage(text: str) -> None:
    """Any text gives themes without an error, each at most once, with evidence that stands in the text."""
    labels = themes_of(text)
    assert len({label.theme for label in labels}) == len(labels)
    for label in labels:
        assert label.sentence in text
        assert label.terms
        assert all(term in text for term in label.terms)
