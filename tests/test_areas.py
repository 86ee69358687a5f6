"""An office tells of which area it is, whatever stands about the area's name and whether or not a vocabulary knows it."""

from pathlib import Path

import pytest

from digest.corpus import parse_page
from digest.interview.areas import find_area
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")

NAMED = {
    "安和县委书记": "安和县",
    "安和县县长": "安和县",  # what it is said twice
    "安和区区委书记": "安和区",
    "安和市市长、党组书记": "安和市",
    "石榴市市委常委、河岸区委书记": "河岸区",  # the last part that names one
    "山东省安和市副市长": "安和市",  # behind its province
    "广西壮族自治区安和市委书记": "安和市",
    "安和市河岸区委书记": "河岸区",  # behind its city
    "安和市河岸新区管委会主任": "河岸新区",
    "中共安和县委书记": "安和县",
    "时任安和县委书记": "安和县",
    "安和县教育局局长": "安和县",  # one of its bureaus
    "安和市发改委主任": "安和市",
    "安和市市场监管局局长": "安和市",
}
UNNAMED = (
    "浙江省委书记",
    "广西壮族自治区党委书记",
    "河岸社区党委书记",  # 区, and no area
    "河岸景区管委会主任",
    "安和大学校长",
    "安和镇镇长",
    "全国人大代表",
)


@pytest.mark.parametrize(("office", "area"), NAMED.items())
def test_an_area_that_an_office_names_is_found(office: str, area: str) -> None:
    """Areas that no vocabulary has are read from the office: 安和县教育局局长 is of 安和县."""
    assert find_area(office, VOCABULARY) == area


@pytest.mark.parametrize("office", UNNAMED)
def test_an_office_of_no_area_has_none(office: str) -> None:
    """A province, a school, a neighbourhood is no district."""
    assert find_area(office, VOCABULARY) is None


def test_a_known_area_comes_first() -> None:
    """An area of the vocabulary is found wherever it stands, by its aliases too, and the city by what opens an office."""
    known = {area.name: area for area in VOCABULARY.areas}
    name, area = next((name, area) for name, area in known.items() if area.kind != "city" and area.aliases)
    assert find_area(f"安和县委原书记、{area.aliases[0]}区长", VOCABULARY) == name
    city = next(area for area in VOCABULARY.areas if area.kind == "city")
    assert find_area(f"{city.aliases[0]}水务局局长", VOCABULARY) == city.name


@pytest.mark.parametrize(("area", "is_near"), [("{}", True), ("长亭{}", False)])
def test_a_known_area_is_advised_where_it_is_near(area: str, is_near: bool) -> None:
    """A name that differs in one character of three is told with the known one; another area with none."""
    known = next(area.name for area in VOCABULARY.areas if area.kind == "district" and len(area.name) == 3)
    named = area.format(known[-1] if not is_near else f"瑷{known[1:]}")
    page = f"把河还给人\n\n——访{named}委书记林远舟\n\n“河边要留给走路的人。”{named}委书记林远舟说，今年先修三里。\n"
    (printing,) = read_printings(lay_out([parse_page("page", page)], VOCABULARY), VOCABULARY)
    (finding,) = (finding for finding in printing.findings if finding.code == "unknown-area")
    assert (f"“{known}”" in finding.message) is is_near
    assert ("最近" in finding.message) is is_near
