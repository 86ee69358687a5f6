"""Who is interviewed, as one printed line says it.

Specimens (names invented):

    ——访安和区委书记林远舟                    the usual form; the dash also as — - －－ ―― or 一 (OCR), and 专访 for 访
    找准差距再出发 ——访安和区委书记林远舟     headline and person line on one line
    专访市商务局局长林远舟——                  above the headline
    对话│安和区区长林远舟：把路修到家门口       column, office, name and headline on one line
    平原省安和市市长林远舟代表：               above the headline
    林远舟代表（安和市市长）                   under the headline
    ——专访市文旅局有关负责人                  unnamed: an office without a person
    ——与安和区委书记林远舟面对面              also 访谈录, 答记者问, 谈干部作风; 的新春寄语: their own words
    ——本报记者专访安和区委书记林远舟          the reporter, or a series and a colon, before 专访
    访谈嘉宾：林远舟（安和区委书记）          under a label: 嘉宾, 采访对象, 受访者, 连线专家
    口述：林远舟                              their own words, as they were told: 亲历者, 讲述人
    作者：安和区委书记 林远舟                 their own words

Not person lines: other subtitles behind a dash (——写在安和大桥通车之际), visits to places and families (——回访安和村,
——走访困难户), attributions under a quotation (——林远舟委员（安和市市长）), and 访 inside 家访, 上访, 来信来访.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from digest.clean import normalise_spaces, open_quotes, squeeze
from digest.models import PersonLine
from digest.patterns import HAN, any_of
from digest.traditional import restore, simplify
from digest.vocabulary import Offices

__all__ = [
    "HAN_NAME",
    "PERSON_WORDS",
    "PLACE_ENDS",
    "HeadedLine",
    "is_guest_label",
    "parse_label",
    "parse_office_and_person",
    "parse_person_and_office",
    "parse_person_line",
]

LONGEST = 60  # characters; no person line of the papers seen is longer
DASH = r"[—–\-－―─‐‒﹣﹘]"
VERB = r"(?:独家)?(?:专访|访谈|对话|访)"
ASKING = rf"(?:[^\s—，]{{2,16}}[:：]|就[^\s—，]{{2,16}}?)?(?:(?:[^\s—，]{{0,8}}记者[^\s—，]{{0,8}}?|本[报刊网])(?:专访|对话|采访)|{VERB})"

PLACE_ENDS = tuple("省市区县镇乡村")  # of 安和区, though 安 is a surname too

# What every person line holds one of.
PERSON_WORDS = (
    *"访 訪 对话 對話 代表 委员 嘉宾 作者 专家 亲历者 口述 讲述 面对面 谈 记者问 寄语 │ | ｜ 丨".split(),
    *(f"{gives}{word}" for gives in "献贺致" for word in "词辞"),
)
TOLD = re.compile("[专采]?访了|访问了")  # a sentence's rest: …记者专 | 访了安和区委书记林远舟。
PERSON_WORD = re.compile(any_of(PERSON_WORDS))

VISITED = re.compile("访|对话")  # what the next three hold
VISIT = re.compile(
    rf"""
    ^ (?P<headline> .*? )              # a headline may stand before it on the same line
    (?: {DASH}[\s{DASH[1:-1]}]* | (?:^|\s)一\s? )   # the dash, or the character for one that OCR makes of it
    {ASKING} [:：]? \s*
    (?P<speaker> \S.* ) $
    """,
    re.VERBOSE,
)
ABOVE = re.compile(rf"^{VERB}[:：]?\s*(?P<speaker>\S.*?)\s*{DASH}[\s{DASH[1:-1]}]*$")
BARE = re.compile(r"^(?:(?:本报(?:记者)?)?(?:专访|对话)|访)[:：]?\s*(?P<speaker>\S.*)$")
ABOUT = re.compile(
    rf"^(?:(?P<headline>[^\s{DASH[1:-1]}][^{DASH[1:-1]}]{{3,40}}?)\s*{DASH}(?={DASH}))?"
    rf"{DASH}[\s{DASH[1:-1]}]*[与和听]?(?P<speaker>\S{{4,40}}?)"
    r"(?:接受\S{0,8}(?:专访|采访)|面对面|访谈录|访谈实录|访谈|专访|一席谈|对话|做客\S{2,8}|(?:就\S{2,16}?)?答(?:本报|中外)?记者问|谈\S{2,20}"
    r"|(?P<own>(?:的\S{0,4}|新[年春])(?:寄语|贺[词辞]|献[词辞]|致[词辞])))$"
)
LABELLED = re.compile(
    r"^[【\[]?\S{0,4}(?:嘉宾|采访对象|(?:访谈|对话)(?:对象|人物)|受访者|受访人|被访者|(?:连线|受访|访谈|本期)专家"
    r"|(?P<told>亲历者|口述(?:者|人)?|讲述(?:者|人))|(?P<author>作者))[】\]]?\s*[:：]\s*(?P<speaker>\S.*)$"
)
SOURCED = re.compile(  # in a web page's line of source and date
    r"^\S{0,12}\d{4}[-年/][^，。]{4,40}[|｜\s]作者\s*[:：]\s*(?P<speaker>(?!编辑|责编|责任|来源|时间|点击|浏览)[^\s|｜].*)$"
)
COLUMNED = re.compile(
    r"^(?P<column>[^│|｜丨:：。，]{2,16})[│|｜丨]\s*(?P<speaker>[^:：。，]{4,40})[:：]\s*(?P<headline>.{4,})$"
)
WEB_NOTE = re.compile(
    r"\s+(?:整理|记录|采访|采写|执笔|点击|阅读|浏览|更新|发布|来源|时间|日期|编辑|责任?编辑?)[^\s:：]{0,4}[:：].*$"
)
DELEGATE = re.compile(r"^(?P<speaker>.{4,50}?)(?:代表|委员)\s*[:：]?$")
DELEGATE_COLON = re.compile(r"^(?P<speaker>\S{2,8}(?:代表|委员)[、，,]?\S{4,40})[:：]$")
NAME_FIRST = re.compile(
    rf"^(?P<person>{HAN}{{2,4}}|{HAN} {HAN}|{HAN}{{1,6}}·{HAN}{{1,6}})\s*[（(，, ]\s*"
    rf"(?P<office>(?:[^（）()，,]|[（(]{HAN}{{1,12}}[）)]){{3,60}})[）)]?$"
)
DELEGATE_WITH_OFFICE = re.compile(
    rf"^(?P<person>{HAN}{{2,4}}|{HAN}{{1,6}}·{HAN}{{1,6}})\s*(?:代表|委员)\s*[（(](?P<office>[^（）()]{{3,40}})[）)]$"
)

STOP = re.compile("[。；;！!？?]")
HAN_GAP = re.compile(rf"(?<={HAN}) (?={HAN})")
OTHER_NAME = re.compile(
    rf"(?:{HAN}{{1,8}}[·•‧]{HAN}{{1,8}}(?:[·•‧]{HAN}{{1,8}})?|[A-Z][A-Za-z.\-']+(?: [A-Z][A-Za-z.\-']+){{0,4}})"
)
NO_NAME = re.compile(
    "的|各位|电话|热线|新[春年]|佳节|致[辞词]|讲话|发言|演讲|主持|出席|接受|会见|调研|撰文|署名"
)  # nobody is called so
ANSWERS = re.compile("回?答+$")  # 林远舟回答：
HAN_NAME = re.compile(rf"{HAN}{{2,4}}")
COURTESY = re.compile(r"(?:同志|先生|女士|代表|委员|院士|教授)$")
LEAD = re.compile(r"^(?:图为[:：]?|新任|时任|现任)")
PARTED = re.compile("[、，, 和]")
IN_OFFICE = re.compile(r"^[（(][^（）()]{1,6}[）)]")  # 市长（代）
REMARK = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedLine:
    """A person line, with the headline or column that stands on the same line."""

    person_line: PersonLine
    headline: str | None = None
    column: str | None = None
    is_own_words: bool = False  # 代表/委员 forms: the speaker's words, not the reporter's questions


def parse_person_line(text: str, offices: Offices) -> HeadedLine | None:
    """Read one printed line as a person line; ``None`` if it is none."""
    if "訪" in text or "對話" in text:
        return _parse_traditional(text, offices)
    if not PERSON_WORD.search(text) or TOLD.match(text) is not None:
        return None
    line = normalise_spaces(text).rstrip(".．。")
    if not 4 <= len(line) <= LONGEST or STOP.search(line):
        return None
    for parse in (_parse_labelled, _parse_visit, _parse_columned, _parse_delegate):
        found = parse(line, text, offices)
        if found is not None:
            return found
    return None


def _parse_traditional(text: str, offices: Offices) -> HeadedLine | None:
    """A line in traditional characters, read in simplified ones and given as it is printed."""
    simple = simplify(text)
    found = parse_person_line(simple, offices)
    if found is None:
        return None
    line = found.person_line
    office, person = restore(line.office, simple, text), restore(line.person, simple, text)
    value = PersonLine(printed=restore(line.printed, simple, text) or text, office=office, person=person)
    headline, column = restore(found.headline, simple, text), restore(found.column, simple, text)
    return replace(found, person_line=value, headline=headline, column=column)


def _parse_visit(line: str, printed: str, offices: Offices) -> HeadedLine | None:
    match = VISIT.match(line) or ABOVE.match(line) or BARE.match(line) if VISITED.search(line) else None
    if match is None:
        return _parse_about(line, printed, offices)
    headline = match.groupdict().get("headline") or ""
    office, person = parse_office_and_person(match["speaker"], offices)
    if office is None and (person is None or headline):
        return None
    if office is None and match.re is BARE:
        return None
    value = PersonLine(printed=_tail(printed, headline), office=office, person=person)
    return HeadedLine(person_line=value, headline=headline.strip() or None)


def _parse_about(line: str, printed: str, offices: Offices) -> HeadedLine | None:
    """A subtitle that says with whom the reporter spoke, or whose words follow, in other words than 访: office and name
    both stand there."""
    match = ABOUT.match(line)
    if match is None or open_quotes(match["headline"] or ""):
        return None
    office, person = parse_office_and_person(match["speaker"], offices, needs_surname=True)
    if office is None or (person is None and not line.endswith("记者问")):
        return None
    headline = match["headline"]
    value = PersonLine(printed=_tail(printed, headline or ""), office=office, person=person)
    return HeadedLine(person_line=value, headline=headline, is_own_words=match["own"] is not None)


def _parse_labelled(line: str, printed: str, offices: Offices) -> HeadedLine | None:
    match = LABELLED.match(line) or SOURCED.match(line)
    if match is None:
        return None
    is_author = match.re is SOURCED or match["author"] is not None
    is_told = match.re is LABELLED and match["told"] is not None
    speaker = WEB_NOTE.sub("", match["speaker"])
    office, person = parse_person_and_office(speaker, offices)
    if person is None:
        office, person = parse_label(speaker, offices)  # 林远舟教授
    if person is None or (office is None and is_author):
        return None
    value = PersonLine(printed=printed, office=office, person=person)
    return HeadedLine(person_line=value, is_own_words=is_author or is_told)


def is_guest_label(text: str) -> bool:
    """Whether a line names guests behind a label: 访谈嘉宾：安和区委书记林远舟."""
    match = LABELLED.match(text)
    return match is not None and match["told"] is None and match["author"] is None


def _tail(printed: str, headline: str) -> str:
    """The printed line behind the headline, whatever its spaces."""
    if not headline:
        return printed
    want, at = len(squeeze(headline)), 0
    for position, char in enumerate(printed):
        if at == want:
            return printed[position:]
        at += bool(squeeze(char))
    return printed


def _parse_columned(line: str, printed: str, offices: Offices) -> HeadedLine | None:
    match = COLUMNED.match(line)
    if match is None:
        return None
    office, person = parse_office_and_person(match["speaker"], offices)
    if office is None or person is None:
        return None
    value = PersonLine(printed=printed, office=office, person=person)
    return HeadedLine(person_line=value, headline=match["headline"].strip(), column=match["column"].strip())


def _parse_delegate(line: str, printed: str, offices: Offices) -> HeadedLine | None:
    match = DELEGATE_WITH_OFFICE.match(line)
    if match is not None:
        value = PersonLine(printed=printed, office=match["office"], person=match["person"])
        return HeadedLine(person_line=value, is_own_words=True)
    match = DELEGATE.match(line) or DELEGATE_COLON.match(line)
    if match is None or re.search(rf"[，,]|^{DASH}", line):
        return None
    office, person = parse_office_and_person(match["speaker"], offices)
    if office is None or person is None:
        return None
    return HeadedLine(person_line=PersonLine(printed=printed, office=office, person=person), is_own_words=True)


def parse_office_and_person(
    text: str, offices: Offices, *, needs_surname: bool = False
) -> tuple[str | None, str | None]:
    """Split ``市商务局党组书记、局长王保来`` behind its last title into office and person.

    The name is what follows: two to four Chinese characters, a name with ``·`` or a Latin one; a name that is a word
    (黄河) is one here. Without a title a name alone must begin with a surname. Either part is ``None`` if it is not
    there; both if the text is neither (a place, a project).
    """
    both = _two_named(offices).match(normalise_spaces(text)) if PARTED.search(text) and not needs_surname else None
    if both is not None:
        return both["office"], both["person"]
    speaker = REMARK.sub("", _close_name_gap(LEAD.sub("", normalise_spaces(text))))
    if speaker.endswith(offices.unnamed):
        return speaker, None
    for end in _title_ends(speaker, offices.titles):
        rest = IN_OFFICE.sub("", speaker[end:]).strip(" 、，,：:”")
        for name in (rest, COURTESY.sub("", rest)):
            if _is_name(name, offices) and not (needs_surname and not _has_surname(name, offices)):
                return _balanced(speaker[:end].strip()), name
    inside = _name_before_title(offices).match(speaker)
    if inside is not None and _is_name(inside["person"], offices):
        return inside["body"] + inside["title"], inside["person"]
    is_place = speaker.endswith(PLACE_ENDS)
    if len(speaker) <= 4 and not is_place and _is_name(speaker, offices) and _has_surname(speaker, offices):
        return None, speaker
    return None, None


def parse_person_and_office(text: str, offices: Offices) -> tuple[str | None, str | None]:
    """Office and person in either order: ``安和区委书记 林远舟``, ``林远舟（安和区委书记）``, ``林远舟，安和区委书记``."""
    match = NAME_FIRST.match(normalise_spaces(text))
    name = match["person"].replace(" ", "") if match is not None else ""
    is_named = _is_name(name, offices) and _has_surname(name, offices)
    if match is not None and is_named and match["office"].endswith(offices.titles):
        return match["office"], name
    return parse_office_and_person(text, offices)


def parse_label(label: str, offices: Offices) -> tuple[str | None, str | None]:
    """Office and person of a speaker's label: ``林远舟``, ``安和区委书记林远舟``, ``林远舟（区委书记）``, ``林远舟书记``."""
    label = ANSWERS.sub("", label)
    office, person = parse_person_and_office(label, offices)
    if person is not None and _has_surname(person, offices):
        return office, person
    for place in range(2, min(len(label), 5)):
        name, title = label[:place], label[place:]
        is_place = name.endswith(PLACE_ENDS)  # 江苏省省长
        if title in offices.titles and not is_place and _has_surname(name, offices) and _is_name(name, offices):
            return None, name
    return None, None


def _balanced(office: str) -> str:
    """An office without a quotation mark that nothing closes: ``“全国劳动模范``."""
    return office.replace("“", "") if office.count("“") > office.count("”") else office


def _close_name_gap(text: str) -> str:
    """``局长王 强``: the gap inside a name of two characters (and any other between Chinese characters) is closed."""
    return HAN_GAP.sub("", text) if " " in text else text


@lru_cache(maxsize=8)
def _titles_pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?=({any_of(titles)}))")


@lru_cache(maxsize=8)
def _two_named(offices: Offices) -> re.Pattern[str]:
    """The first of two on one line: ``区委书记林远舟、区长陆知秋``."""
    title, surname = any_of(offices.titles), any_of(offices.surnames)
    return re.compile(
        rf"(?P<office>\S{{0,30}}?{title}) ?(?P<person>{surname}{HAN}{{1,2}})[、，, 和]\S{{0,30}}{title} ?{surname}{HAN}{{1,2}}$"
    )


@lru_cache(maxsize=8)
def _name_before_title(offices: Offices) -> re.Pattern[str]:
    """``省旅游局王咏红局长``: the name inside the office."""
    body, surname, title = (
        "|".join(map(re.escape, words)) for words in (offices.bodies, offices.surnames, offices.titles)
    )
    return re.compile(rf"^(?P<body>.{{0,24}}(?:{body}))(?P<person>(?:{surname}){HAN}{{1,2}})(?P<title>{title})$")


def _title_ends(text: str, titles: tuple[str, ...]) -> list[int]:
    """Where titles end in the text, the last first."""
    ends = {match.end(1) for match in _titles_pattern(titles).finditer(text)}
    return sorted((end for end in ends if end < len(text)), reverse=True)


def _is_name(text: str, offices: Offices) -> bool:
    if OTHER_NAME.fullmatch(text):
        return True
    if not HAN_NAME.fullmatch(text) or text.endswith(("等", "们", "一行")) or NO_NAME.search(text) is not None:
        return False
    if text.endswith(offices.titles) or text.endswith(offices.bodies):
        return False
    return len(text) < 4 or _has_surname(text, offices)


def _has_surname(text: str, offices: Offices) -> bool:
    return text.startswith(offices.surnames)
