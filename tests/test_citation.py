"""Citations after GB/T 7714."""

from types import MappingProxyType

import pytest

from digest.models import Article, Printing
from digest.render.citation import cite_printing
from tests.invented import make_printing

ARTICLE = Article(id="a-1", page="a", headline="一枚印章管到底")


@pytest.mark.parametrize(
    ("printing", "number", "citation"),
    [
        (
            make_printing(ARTICLE, reporters=("苏禾",), paper="安和日报", date="2031-04-12"),
            "3",
            "苏禾. 一枚印章管到底[N]. 安和日报, 2031-04-12(3).",
        ),
        (
            make_printing(ARTICLE, reporters=("白一", "白二", "白三", "白四"), paper="安和日报", date="2031"),
            None,
            "白一, 白二, 白三, 等. 一枚印章管到底[N]. 安和日报, 2031.",
        ),
        (make_printing(ARTICLE, paper="安和日报"), None, "一枚印章管到底[N]. 安和日报."),
        (make_printing(Article(id="a-1", page="a", headline=None)), None, "无题[N]. 报纸不详."),
        (
            make_printing(ARTICLE, paper="安和日报", date="2031-04", inferred=MappingProxyType({"date": "x"})),
            "A03",
            "一枚印章管到底[N]. 安和日报, [2031-04](A03).",
        ),
    ],
)
def test_a_printing_is_cited_as_far_as_it_is_known(printing: Printing, number: str | None, citation: str) -> None:
    """What is unknown is left out; more than three names are cut; an inferred date stands in brackets."""
    assert cite_printing(printing, number) == citation


def test_a_corrected_headline_is_cited() -> None:
    """A misread headline is not handed on."""
    printing = make_printing(ARTICLE, paper="安和日报", date="2031")
    assert cite_printing(printing, None, "一枚印章管到底了") == "一枚印章管到底了[N]. 安和日报, 2031."
