"""Office and name as a line signs with them, whatever stands about them.

Specimens (names invented):

    （安和区委书记林远舟，2024年6月8日）      brackets and a day, before the name or behind it
    □林远舟（安和区委书记）                   a mark
    文｜安和区委书记 林远舟                   a label: 作者, 本文作者, 作者简介, 文／
    作者林远舟，系安和区委书记                the name before its office, with a word between them
    （作者系安和区委书记）                    the office alone, the name elsewhere
    你们的校长：林远舟 敬上                   as letters are signed
"""

import re

from digest.clean import normalise_spaces
from digest.layout.forms.person_line import PLACE_ENDS, parse_person_and_office
from digest.patterns import HAN
from digest.vocabulary import Offices

__all__ = ["MARKS", "is_author_note", "read_author_note", "read_signed", "signer_text", "signs_text", "signs_with_day"]

LONGEST = 60  # characters of a line that signs
MARKS = "□■◎●○◆◇"
OPENING, CLOSING = "（(【[〔", "）)】]〕"
NUMBER = "[〇○零一二三四五六七八九十廿卅]"
DAY = (  # 2024年6月8日, 二〇二四年六月, 2024-6
    rf"(?:\d{{4}}|{NUMBER}{{4}})\s?[年./\-]\s?(?:\d{{1,2}}|{NUMBER}{{1,3}})\s?"
    rf"(?:[月./\-]\s?(?:(?:\d{{1,2}}|{NUMBER}{{1,3}})\s?日?)?)?"
)
DAY_BEFORE = re.compile(rf"^[（(]?{DAY}[）)]?[\s,，、；;]*(?=\S)")
DAY_BEHIND = re.compile(rf"(?<=\S)[\s,，、；;]*[（(]?{DAY}[）)]?$")
LABEL = re.compile(
    r"^[\[【]?(?:本文)?作者(?:简介|单位|介绍)?[\]】]?\s?[:：]?\s?|^(?:撰?文|署名)\s?[/／|｜丨:：]\s?|^[^\s，。]{2,8}[│|｜丨]\s?"
)
VERB = re.compile("^(?:分别)?[系为是]\\s?[:：]?\\s?|^[:：]\\s?")
PARTED = re.compile(
    rf"^(?P<name>{HAN}{{2,4}}?|{HAN} {HAN})\s?(?:[，,；;]\s?)?(?:本文)?(?:作者)?(?:现[任为]|[系为是])\s?(?P<office>\S{{3,}})$"
)
LABELLED = re.compile(rf"^(?P<office>\S{{2,40}})[:：]\s?(?P<name>{HAN}{{2,4}}|{HAN} {HAN})$")
GLUED = re.compile(
    rf"(?P<name>{HAN}{{3}}(?<![省市区县州镇乡村局委厅部大学院]))(?P<office>{HAN}{{2,12}}(?:省|市|区|县|镇|乡|局|委|大学|学院|公司|集团|医院)\S{{2,}})$"
)
NAME = re.compile(rf"{HAN}{{2,3}}|{HAN} {HAN}")
YOURS = re.compile("^(?:您|你们?|我们)的")


def read_signed(text: str, offices: Offices) -> tuple[str | None, str | None]:
    """Office and name of a line that signs; ``None`` for both if it names no office and nobody by name."""
    line = signer_text(text.rstrip("。") if is_author_note(text) else text)
    if not 4 <= len(line) <= LONGEST:
        return None, None
    line = VERB.sub("", LABEL.sub("", _without_farewell(line, offices).lstrip(MARKS + " ")))
    parted = PARTED.match(line)
    if parted is not None and parted["office"].endswith(offices.titles):
        line = f"{parted['name']}，{parted['office']}"
    labelled = LABELLED.match(line)
    if labelled is not None and labelled["office"].endswith(offices.titles):
        line = f"{YOURS.sub('', labelled['office'])} {labelled['name']}"
    office, person = parse_person_and_office(line, offices)
    is_named = office is not None and person is not None and not person.endswith(PLACE_ENDS)
    is_named = is_named and person is not None and (person.startswith(offices.surnames) or "·" in person)
    return (office, person) if is_named else (None, None)


def is_author_note(text: str) -> bool:
    """Whether a line says who its author is, and so stands at a text's end: ``（作者系安和区委书记）``."""
    return len(text) <= LONGEST and "作者" in text[:8] and LABEL.match(_bare(text)) is not None


def read_author_note(text: str, offices: Offices) -> tuple[str | None, str | None]:
    """Office and name that a note at a text's end gives its author; the office alone if it stands there alone."""
    bare = _bare(text)
    office, person = read_signed(text, offices) if "作者" in bare or PARTED.match(bare) is not None else (None, None)
    if person is not None or not is_author_note(text):
        return office, person
    alone = VERB.sub("", LABEL.sub("", _without_farewell(bare, offices)))
    is_open = alone.startswith(offices.surnames) and not alone.startswith(offices.no_names)
    glued = GLUED.match(alone) if is_open else None
    if glued is not None and alone.endswith(offices.titles):
        return glued["office"], glued["name"]
    return (alone, None) if alone.endswith(offices.titles) else (None, None)


def signer_text(text: str) -> str:
    """A line without the brackets around it and the day before or behind what it says: ``林远舟（2024年6月8日）``."""
    return DAY_BEHIND.sub("", DAY_BEFORE.sub("", _bare(text)))


def signs_text(text: str, offices: Offices) -> bool:
    """Whether a line at a text's end says in what office its author is, by name or not."""
    return read_author_note(text, offices)[0] is not None or read_signed(text, offices)[0] is not None


def signs_with_day(text: str, offices: Offices) -> bool:
    """Whether a line is who spoke and the day: no date of the page. ``（安和区区长林远舟，2024年6月8日）``."""
    who = signer_text(text) if len(text) <= LONGEST else ""
    is_name = NAME.fullmatch(who) is not None and who.startswith(offices.surnames)
    return is_name or read_signed(who, offices)[1] is not None


def _without_farewell(line: str, offices: Offices) -> str:
    """A line without the word that closes it: ``林远舟 敬上``, ``（作者系安和区委书记 本报有删节）``."""
    farewell = next((word for word in offices.farewells if line.endswith(word)), "")
    return line.removesuffix(farewell).rstrip()


def _bare(text: str) -> str:
    """A line without the brackets around all of it."""
    line = normalise_spaces(text).strip()
    if len(line) < 2 or line[0] not in OPENING or line[-1] != CLOSING[OPENING.index(line[0])]:
        return line
    inside = line[1:-1]
    closes, opens = inside.find(line[-1]), inside.find(line[0])
    return line if closes >= 0 and not 0 <= opens < closes else inside.strip()
