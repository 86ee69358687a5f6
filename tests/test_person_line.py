"""Person lines: who is interviewed, as one printed line says it, and the lines that only look like one."""

from pathlib import Path

import pytest

from digest.layout.forms.person_line import parse_office_and_person, parse_person_line
from digest.vocabulary import read_vocabulary

OFFICES = read_vocabulary(Path(__file__).parents[1] / "vocabulary").offices

# line, office, person
VISITS = [
    ("——访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("——专访市商务局局长顾明川", "市商务局局长", "顾明川"),
    ("—访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("-访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("--访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("－－访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("—－访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("－—访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("— —访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("――访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("──访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("一访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("一 访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("—— 访安和区委书记 林远舟", "安和区委书记", "林远舟"),
    ("　　——访安和区委书记林远舟　", "安和区委书记", "林远舟"),
    ("——访安和区委书记林\u200b远舟", "安和区委书记", "林远舟"),
    ("——访安和区委书记林 舟", "安和区委书记", "林舟"),
    ("——访安和区委书记林\u00a0舟", "安和区委书记", "林舟"),
    ("——访安和区委书记黄河", "安和区委书记", "黄河"),
    ("——访安和区委书记方兰", "安和区委书记", "方兰"),
    ("——访安和区委书记欧阳青禾", "安和区委书记", "欧阳青禾"),
    ("——访安和区委书记艾力·图尔荪", "安和区委书记", "艾力·图尔荪"),
    ("——访安和区委书记阿不都克里·热依木", "安和区委书记", "阿不都克里·热依木"),
    ("——访平原大学教授Anna Lindqvist", "平原大学教授", "Anna Lindqvist"),
    ("——访市商务局党组书记、局长顾明川", "市商务局党组书记、局长", "顾明川"),
    ("——访安和市委常委、安和区委书记林远舟", "安和市委常委、安和区委书记", "林远舟"),
    ("——访市文旅局局长兼城墙保护中心主任江一苇", "市文旅局局长兼城墙保护中心主任", "江一苇"),
    ("——访《平原文学》主编江一苇", "《平原文学》主编", "江一苇"),
    ("——访全国人大代表、清水河小学校长陆知秋", "全国人大代表、清水河小学校长", "陆知秋"),
    ("——访安和区委书记林远舟同志", "安和区委书记", "林远舟"),
    ("——对话北岭区区长陆知秋", "北岭区区长", "陆知秋"),
    ("——访老手艺传承人石晓榴", "老手艺传承人", "石晓榴"),
    ("专访市文旅局局长江一苇——", "市文旅局局长", "江一苇"),
    ("——专访市商务局有关负责人", "市商务局有关负责人", None),
    ("——访市教育局相关负责人", "市教育局相关负责人", None),
    ("——访林远舟", None, "林远舟"),
]


@pytest.mark.parametrize(("line", "office", "person"), VISITS, ids=[line for line, *_ in VISITS])
def test_visit_line(line: str, office: str | None, person: str | None) -> None:
    """A 访 line on a line of its own gives office and person; the line is kept as printed."""
    found = parse_person_line(line, OFFICES)
    assert found is not None
    assert (found.person_line.office, found.person_line.person) == (office, person)
    assert found.person_line.printed == line
    assert found.headline is None
    assert not found.is_own_words


# line, headline, printed person line, office, person
SHARED_LINES = [
    ("园区做减法 ——访安和区委书记林远舟", "园区做减法", "——访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("园区做减法--访安和区委书记林远舟", "园区做减法", "--访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("园区做减法—专访安和区委书记林远舟", "园区做减法", "—专访安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("五“减”一“加” 再出发 － 访安和区区长林舟", "五“减”一“加” 再出发", "－ 访安和区区长林舟", "安和区区长", "林舟"),
]


@pytest.mark.parametrize(("line", "headline", "printed", "office", "person"), SHARED_LINES)
def test_headline_on_the_same_line(line: str, headline: str, printed: str, office: str, person: str) -> None:
    """Where headline and person line share a line, each is given for itself."""
    found = parse_person_line(line, OFFICES)
    assert found is not None
    assert found.headline == headline
    assert found.person_line.printed.strip() == printed
    assert (found.person_line.office, found.person_line.person) == (office, person)


def test_column_office_name_and_headline_on_one_line() -> None:
    """A bar parts the column, a colon the headline."""
    for bar in "│|｜丨":
        found = parse_person_line(f"对话{bar}北岭区区长陆知秋：把一百件小事办到家门口", OFFICES)
        assert found is not None
        assert (found.column, found.headline) == ("对话", "把一百件小事办到家门口")
        assert (found.person_line.office, found.person_line.person) == ("北岭区区长", "陆知秋")


# line, office, person
OWN_WORDS = [
    ("云溪县委书记沈青禾代表：", "云溪县委书记", "沈青禾"),
    ("云溪县委书记沈青禾代表", "云溪县委书记", "沈青禾"),
    ("平原大学教授陆知秋委员:", "平原大学教授", "陆知秋"),
    ("平原省安和市市长艾力·图尔荪代表：", "平原省安和市市长", "艾力·图尔荪"),
    ("沈青禾代表（云溪县委书记）", "云溪县委书记", "沈青禾"),
    ("艾力·图尔荪委员(平原大学教授)", "平原大学教授", "艾力·图尔荪"),
]


@pytest.mark.parametrize(("line", "office", "person"), OWN_WORDS)
def test_delegates_line(line: str, office: str, person: str) -> None:
    """代表 and 委员 lines announce the speaker's own words."""
    found = parse_person_line(line, OFFICES)
    assert found is not None
    assert (found.person_line.office, found.person_line.person) == (office, person)
    assert found.is_own_words


NOT_PERSON_LINES = [
    "——写在石榴大桥合龙之际",
    "——来自清水河工地的报告",
    "——安和区老旧小区改造纪实",
    "——从三件小事看干部作风",
    "——回访石榴大桥建设者",
    "——回访云溪县茶农老赵一家",
    "——走访清水河东岸人家",
    "——走访安和区委书记包联的困难户",
    "——探访石榴大桥工地",
    "——探访云溪县委书记领办的茶园",
    "——随安和区委书记下乡记",
    "——安和区教师家访故事",
    "——安和区变群众上访为干部下访",
    "——市民来信来访办理见闻",
    "——干部进村访民情记",
    "——访石榴大桥建设项目",
    "——访青石街少年儿童图书馆",
    "——访云溪县茶叶交易市场",
    "——林远舟委员（安和区委书记）",
    "——沈青禾代表（云溪县委书记）",
    "提起石榴大桥，两岸的人都会说起三个日子——",
    "区里给出的办法只有一句话——",
    "两会访谈",
    "访民问暖",
    "他是来访的第三位区委书记林远舟。",
    "安和区委书记林远舟说，访而不谈等于没访。",
    "各位代表：",
    "参会代表",
    "本报记者 何舟",
    "",
    "访",
    "——",
    "——访",
    "——访安和区委书记林远舟" + "的随行见闻与沿途思考" * 6,
]


@pytest.mark.parametrize("line", NOT_PERSON_LINES)
def test_no_person_line(line: str) -> None:
    """Other subtitles behind a dash, visits, attributions, petitions and sentences are no person lines."""
    assert parse_person_line(line, OFFICES) is None


# text, office, person
OFFICES_AND_PERSONS = [
    ("安和区委书记林远舟", "安和区委书记", "林远舟"),
    ("市商务局党组书记、局长顾明川", "市商务局党组书记、局长", "顾明川"),
    ("市旅游局江一苇局长", "市旅游局局长", "江一苇"),
    ("安和区副区长 林舟（主持工作）", "安和区副区长", "林舟"),
    ("市商务局有关负责人", "市商务局有关负责人", None),
    ("林远舟", None, "林远舟"),
    ("石榴大桥建设项目", None, None),
    ("安和区", None, None),
    ("安和区委书记", None, None),
    ("安和区委书记林远舟一行", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "office", "person"), OFFICES_AND_PERSONS)
def test_office_and_person(text: str, office: str | None, person: str | None) -> None:
    """A text is split behind its last title; what is neither office nor name gives neither."""
    assert parse_office_and_person(text, OFFICES) == (office, person)


def test_a_name_that_is_a_word_needs_a_title() -> None:
    """黄河 is a person behind an office, a river without one where a surname is asked for."""
    assert parse_office_and_person("安和区委书记长江", OFFICES) == ("安和区委书记", "长江")
    assert parse_office_and_person("安和区委书记长江", OFFICES, needs_surname=True) == (None, None)
