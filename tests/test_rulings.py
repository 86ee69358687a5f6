"""The curator's corrections of evidence reach the interview whose paragraph they quote."""

from collections.abc import Sequence
from typing import Any

import pytest

from digest.errors import StaleCorrectionError
from digest.library.building import build_library
from digest.models import Correction, Evidence, Passage
from digest.vocabulary import Vocabulary
from tests.printed import make_book, make_vocabulary

MARKET = "桐林区今年把老码头改成了夜市，沿河三里长的仓库都租给了年轻人开店，傍晚以后人比白天还多。"
OFFICE = "我们向云州学的是办事不出社区，证照从受理到拿到手，去年要九天，如今四天就够了。"
WATER = "山上的茶园一向缺水，区里修了十二座蓄水池，明年春天以前还要再修八座，茶农不必再挑水上山。"


class Recorder:
    """Takes the place of ``find_evidence`` and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[dict[str, Any]] = []

    def __call__(
        self,
        passages: Sequence[Passage],
        vocabulary: Vocabulary,  # noqa: ARG002  # the signature is evidence's
        *,
        year: int | None,
        area: str | None,
        corrections: Sequence[Correction],
        where: str,
    ) -> Evidence:
        """Remember the call; find nothing."""
        self.given.append(
            {"passages": passages, "year": year, "area": area, "corrections": corrections, "where": where}
        )
        return Evidence()


def build(quote: str, *articles: dict[str, Any], other: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Build page ``b`` with a correction that quotes this, and page ``a`` with the other article."""
    correction = {"what": "add-theme", "paragraph": quote, "item": "生态", "why": "说的是水"}
    pages = [{"name": "b", "sidecar": {"date": "2031-04", "corrections": [correction]}, "articles": list(articles)}]
    if other:
        pages.append({"name": "a", "sidecar": {"date": "2031-04"}, "articles": [other]})
    recorder = Recorder()
    build_library(*make_book(pages), make_vocabulary(areas=["桐林区"]), find=recorder)
    return recorder.given


def test_a_correction_goes_to_the_interview_that_it_quotes() -> None:
    """With the year and area that its figures are read by, and the sidecar for messages."""
    one = {"person": "林远舟", "area": "桐林区", "paragraphs": [MARKET]}
    two = {"person": "周以宁", "area": "桐林区", "paragraphs": [WATER]}
    first, second = build("十二座 蓄水池", one, two)
    assert [c.paragraph for c in first["corrections"]] == []
    assert [c.paragraph for c in second["corrections"]] == ["十二座 蓄水池"]
    assert (second["year"], second["area"], second["where"]) == (2031, "桐林区", "corpus/b.yml")


def test_a_correction_of_another_printing_quotes_the_passage_that_is_read() -> None:
    """The cut printing's paragraph is worded otherwise; evidence is found in the fuller one's."""
    cut = {"person": "林远舟", "paragraphs": [MARKET, WATER.replace("十二座", "12座")]}
    full = {"person": "林远舟", "paragraphs": [MARKET, OFFICE, WATER]}
    (given,) = build("修了12座蓄水池", cut, other=full)
    assert [c.paragraph for c in given["corrections"]] == [WATER]
    assert given["where"] == "corpus/a.yml, corpus/b.yml"


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("冷库", "no interview of this page"),
        ("桐林区", "2 interviews of this page"),
        ("  ", "no interview of this page"),
    ],
)
def test_a_correction_that_fits_no_paragraph_or_two_fails(quote: str, message: str) -> None:
    """The error names the sidecar, quotes the correction and says what to do."""
    articles = [{"person": name, "paragraphs": [MARKET.replace("夜市", name)]} for name in ("林远舟", "周以宁")]
    with pytest.raises(StaleCorrectionError, match=message) as raised:
        build(quote, *articles)
    assert raised.value.where == "corpus/b.yml"
    assert raised.value.advice
