"""Lessons: what is learned from which city, and what it is applied to."""

from typing import Any

import pytest
from hypothesis import given

from digest.evidence.lessons import find_lessons
from digest.models import Lesson
from tests.said import CITIES, HOME, VOCABULARY, make_passage, read_items, texts


def lessons_of(text: str) -> tuple[Lesson, ...]:
    return find_lessons(make_passage(text), VOCABULARY.lessons, CITIES, HOME)


@pytest.mark.parametrize("item", read_items("lessons"))
def test_lessons_are_read(item: dict[str, Any]) -> None:
    """City, practice and application of each lesson of the paragraph, and no others."""
    found = [[lesson.city, lesson.practice, lesson.applied_to] for lesson in lessons_of(item["text"])]
    assert found == item["lessons"]


def test_one_s_own_city_teaches_others() -> None:
    """本州 is a lesson to speakers of elsewhere: what makes it none is only that it is the speaker's own."""
    text = "深入学习本州茶业发展经验,做大茶叶市场。"
    (lesson,) = find_lessons(make_passage(text), VOCABULARY.lessons, CITIES)
    assert (lesson.city, lesson.practice) == ("本州", "茶业发展经验")


@given(texts)
def test_a_lesson_stands_in_its_passage(text: str) -> None:
    """Any text gives lessons without an error; the sentence stands in the text and names the city or its place."""
    for lesson in lessons_of(text):
        city = next(city for city in CITIES if city.name == lesson.city)
        assert lesson.sentence in text
        assert any(name in lesson.sentence for name in (city.name, *city.aliases, *city.places))
        assert lesson.practice != ""
        assert lesson.applied_to != ""
