"""Marks in a passage add no text and take none away."""

from hypothesis import given
from hypothesis import strategies as st

from digest.models import Erratum, Passage, Variant
from digest.render.marking import cut_passage

ERRATA = st.tuples(
    st.integers(-3, 30), st.builds(Erratum, printed=st.text(max_size=3), read=st.text(max_size=5), why=st.just("x"))
)
VARIANTS = st.builds(
    Variant, start=st.integers(-3, 30), end=st.integers(-3, 30), other=st.text(max_size=3), article=st.just("a-1")
)


def passage(text: str, **marks: object) -> Passage:
    return Passage(id="p1", text=text, printed=text, article="a-1", **marks)  # type: ignore[arg-type]


def test_a_passage_is_cut_at_its_marks() -> None:
    """Each marked run is a segment of its own; a mark between two characters is an empty one."""
    erratum = Erratum(printed="平汇路", read="平江路", why="识别错误")
    variants = (
        Variant(start=5, end=5, other="的", article="b-1"),
        Variant(start=6, end=8, other="小巷", article="b-1"),
    )
    segments = cut_passage(passage("学平江路老街巷弄", errata=((1, erratum),), variants=variants))
    assert [(s.text, bool(s.erratum), bool(s.variant)) for s in segments] == [
        ("学", False, False),
        ("平江路", True, False),
        ("老", False, False),
        ("", False, True),
        ("街", False, False),
        ("巷弄", False, True),
    ]


def test_of_two_marks_that_overlap_the_first_is_shown() -> None:
    """A run is never printed twice."""
    variants = (Variant(start=0, end=3, other="x", article="b-1"), Variant(start=2, end=4, other="y", article="b-1"))
    assert [segment.text for segment in cut_passage(passage("甲乙丙丁", variants=variants))] == ["甲乙丙", "丁"]


@given(st.text(max_size=25), st.lists(ERRATA, max_size=3), st.lists(VARIANTS, max_size=3))
def test_segments_add_up_to_the_text(text: str, errata: list[tuple[int, Erratum]], variants: list[Variant]) -> None:
    """Whatever the marks say, the reader reads the passage's text."""
    segments = cut_passage(passage(text, errata=tuple(errata), variants=tuple(variants)))
    assert "".join(segment.text for segment in segments) == text
