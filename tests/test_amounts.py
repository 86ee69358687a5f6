"""Figures as they are read, and the keys by which they are sorted."""

import pytest

from digest.models import Figure, FigureKind
from digest.render.amounts import date_deadline, weigh_amount, write_amount
from tests.invented import VOCABULARY

BEHIND = frozenset(VOCABULARY.figures.after)


def figure(value: str, unit: str | None, qualifier: str | None, sentence: str = "") -> Figure:
    return Figure(
        kind=FigureKind.TARGET,
        metric="窗口",
        value=value,
        unit=unit,
        qualifier=qualifier,
        deadline=None,
        sentence=sentence,
        passage="p1",
    )


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "sentence", "read"),
    [
        ("10", "家", "以上", "引进研究院10家以上。", "10家以上"),
        ("千亿", None, "级", "做成千亿级集群。", "千亿级"),
        ("300", "个", "左右", "新增摊位300个左右。", "300个左右"),
        ("5", "天", "以内", "办证压到5天以内。", "5天以内"),
        ("300", "家", "余", "引来企业300余家。", "300余家"),
        ("300", "家", "多", "引来企业300家多一点。", "300家多"),
        ("50", "%", "超", "占比超50%。", "超50%"),
        ("10", "家", "力争", "力争引进研究院10家。", "力争10家"),
        ("7", "所", None, "新建7所学校。", "7所"),
    ],
)
def test_a_qualifier_stands_where_it_is_said(
    value: str, unit: str | None, qualifier: str | None, sentence: str, read: str
) -> None:
    """Before the number, behind the unit, or between them as printed; the vocabulary tells which."""
    assert write_amount(figure(value, unit, qualifier, sentence), BEHIND) == read


@pytest.mark.parametrize(
    ("value", "unit", "weight"),
    [
        ("3046.8", "亿元", "304680000000"),
        ("千亿", None, "100000000000"),
        ("1.2万", "户", "12000"),
        ("12", "万户", "120000"),
        ("3至4", "倍", "3"),
        ("第三", None, "3"),
        ("百分之三十", None, "30"),
        ("千百亿", None, ""),
        ("若干", "个", ""),
    ],
)
def test_an_amount_is_weighed(value: str, unit: str | None, weight: str) -> None:
    """By its first number, 万 and 亿 of the value or the unit counted in; what is no number has no weight."""
    assert weigh_amount(figure(value, unit, None)) == weight


def test_deadlines_are_ordered_by_their_end() -> None:
    """Month, quarter, half year, year; one without a year has no place."""
    dated = ["2031年3月底", "2031年一季度", "2031上半年", "2031年9月", "2031全年", "2032年"]
    assert sorted(dated, key=date_deadline) == dated
    assert date_deadline("“十五五”末") == date_deadline(None) == ""
