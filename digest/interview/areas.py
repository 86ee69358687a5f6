"""Of which area an office is: its district, county or zone, or the city itself."""

import re
from functools import lru_cache

from digest.patterns import any_of
from digest.vocabulary import Offices, Vocabulary

__all__ = ["find_area"]

BEHIND = "(?=党?委|人民|政府|政协|人大|[长纪]|党工委|管委会|副|常务|宣传|组织|统战|党组)"  # an area, in an office
BROAD = re.compile(r"^(?:中国|全国|国家|省|.{2,3}省|.{2,4}自治区|中央)")


def find_area(office: str, vocabulary: Vocabulary) -> str | None:
    """The area of an office: 市委常委、金水区委书记 → 金水区; 市工信局局长 → the city's own bureaus.

    A district, county or zone of the vocabulary comes first (the longest name wins), then what the office itself names
    as one (安和县委书记 → 安和县, not in the vocabulary), then the city if the office opens with it.
    """
    names = [
        (len(alias), area.name)
        for area in vocabulary.areas
        if area.kind != "city"
        for alias in (area.name, *area.aliases)
        if alias in office
    ]
    if names:
        return max(names)[1]
    parts = [part for part in re.split(r"[、，,]", office) if not BROAD.match(part)]
    cities = [area for area in vocabulary.areas if area.kind == "city"]
    for part in reversed(parts):
        if any(part.startswith(alias) for area in cities for alias in area.aliases):
            continue
        match = _area(vocabulary.offices).search(part)
        if match is not None:
            return match[1]
    opens = [area.name for area in cities if any(part.startswith(area.aliases) for part in parts)]
    return opens[0] if opens else None


@lru_cache(maxsize=2)
def _area(offices: Offices) -> re.Pattern[str]:
    """An area that an office names itself: 安和县 of 安和县委书记."""
    return re.compile(rf"([\u4e00-\u9fff]{{2,6}}?{any_of(offices.districts)}){BEHIND}")
