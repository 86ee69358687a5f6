"""A figure as it is read and as it is ordered: its amount with the qualifier in its place, keys to sort by.

qualifier 超, value 50, unit %      超50%          before the number, as most are
qualifier 以上, value 10, unit 家    10家以上        behind the unit: the vocabulary's ``after``
qualifier 级, value 千亿             千亿级
qualifier 余, value 300, unit 家     300余家        between them, where the sentence has it so
"""

import re
from collections.abc import Container
from decimal import Decimal

from digest.evidence.numerals import read_amount
from digest.models import Figure

__all__ = ["date_deadline", "weigh_amount", "write_amount"]

NUMERAL = re.compile(r"(?:百分之|千分之)?(\d[\d.]*[十百千万亿]*|[〇零一二两三四五六七八九十百千万亿点]+)")
SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("千", 10**3), ("百", 10**2))
YEAR = re.compile(r"(\d{4})(.*)")
MONTH = re.compile(r"(\d{1,2})月")
PARTS = (("一季度", 3), ("上半年", 6), ("二季度", 6), ("三季度", 9), ("下半年", 12), ("四季度", 12))
YEAR_END = 12


def write_amount(figure: Figure, behind: Container[str]) -> str:
    """Value, unit and qualifier in the order in which one reads them; ``behind`` holds what stands behind a number."""
    qualifier, unit = figure.qualifier or "", figure.unit or ""
    if qualifier not in behind:
        return qualifier + figure.value + unit
    if unit and qualifier + unit in figure.sentence and unit + qualifier not in figure.sentence:
        return figure.value + qualifier + unit
    return figure.value + unit + qualifier


def weigh_amount(figure: Figure) -> str:
    """A number to sort by, with the unit's 万 or 亿 counted in; ``""`` where the value is no number (千百亿)."""
    match = NUMERAL.search(figure.value)
    amount = read_amount(match[1]) if match else None
    if amount is None:
        return ""
    scale = next((scale for name, scale in SCALES if (figure.unit or "").startswith(name)), 1)
    return f"{(amount * Decimal(scale)).normalize():f}"


def date_deadline(deadline: str | None) -> str:
    """A key that sorts deadlines by their end: ``2023年6月底`` → ``2023-06``; ``""`` where no year is known."""
    match = YEAR.match(deadline or "")
    if match is None:
        return ""
    month = MONTH.search(match[2])
    parts = (number for name, number in PARTS if name in match[2])
    return f"{match[1]}-{int(month[1]) if month else next(parts, YEAR_END):02d}"
