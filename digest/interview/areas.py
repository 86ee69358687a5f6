"""Of which area an office is: its district, county or zone, or the city itself.

Specimens, the area before the bar (names invented):

    安和县   | 安和县委书记                 its party committee
    安和县   | 安和县县长                   what it is said twice
    安和市   | 山东省安和市副市长            its province before it
    河岸区   | 安和市河岸区委书记            its city before it
    安和县   | 安和县教育局局长             one of its bureaus
             | 河岸社区党委书记             no area
"""

import re
from functools import lru_cache

from digest.patterns import HAN, any_of
from digest.vocabulary import Offices, Vocabulary

__all__ = ["find_area"]

BEHIND = (  # an area, in an office
    "党?委|人民|政府|政协|人大|[长纪]|党工委|管委会|副|常务|宣传|组织|统战|党组"
    f"|{HAN}{{2,8}}?(?:局|办公室|委员会|委(?=[副党主书]|$))"  # its bureaus: 教育局
)
BROAD = re.compile("中国|全国|国家|省|中央")
ABOVE = re.compile(rf"(?:[原前]|[现时曾]任|中共)?(?:{HAN}{{2,3}}省|{HAN}{{2,8}}自治区)?")  # before an area's name
NO_AREA = "(?<![社小校院景]区)"


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
    parts = [part for part in re.split(r"[、，,]", office) if BROAD.match(part) is None]
    cities = [area for area in vocabulary.areas if area.kind == "city"]
    for part in reversed(parts):
        if any(part.startswith(alias) for area in cities for alias in area.aliases):
            continue
        match = _area(vocabulary.offices).match(ABOVE.sub("", part, count=1))
        if match is not None:
            return match["area"]
    opens = [area.name for area in cities if any(part.startswith(area.aliases) for part in parts)]
    return opens[0] if opens else None


@lru_cache(maxsize=2)
def _area(offices: Offices) -> re.Pattern[str]:
    """An area that an office names itself, behind its city: 安和县 of 安和县委书记, 河岸区 of 安和市河岸区委书记."""
    name = rf"{HAN}{{2,6}}?{any_of(offices.districts)}{NO_AREA}"
    return re.compile(rf"(?:{HAN}{{2,5}}[市州])?(?P<area>{name})(?=[区县市旗州]?(?:{BEHIND}))")
