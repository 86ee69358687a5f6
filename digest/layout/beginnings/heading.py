"""One heading: the lines it takes and what they say, as it is shown."""

import re
from dataclasses import dataclass

from digest.clean import normalise_spaces
from digest.layout.beginnings.sheet import TITLES, Sheet
from digest.layout.beginnings.titles import NUMBERED, ORIGINAL
from digest.layout.forms.byline import BylineGrammar
from digest.layout.forms.markers import find_marked_title
from digest.models import Byline, PersonLine, Role

__all__ = ["CLAUSE", "SHORTEST_ABOVE_DECK", "Heading", "build_heading", "part_column", "shown"]

COLUMN = re.compile(
    r"^(?P<title>.{4,}[^\s])\s*[（(]"
    r"(?!(?:[组多]?[图圖].?|附.{1,6}|全文|[实實][录錄]|只有[中英]文|[报報]告文[学學]|[上中下续终完]|之?[一二三四五六七八九十]+|\d+)[）)])"
    r"(?P<column>[\u3400-\u9fff·]{2,12})[）)]$"
)
AUTHOR = re.compile(r"^(?P<title>.{4,}?)\s*[□■](?P<author>\S{2,4}|\S \S)$")
CLAUSE = re.compile('[\u3400-\u9fff”》][，,；;]|[：:][“"]')
ANSWER = re.compile(  # 水务局：月底前通水, below what it answers; not 安和：…, which heads
    "[\u4e00-\u9fff]{0,8}(?:[局委办厅院校会所站]|[官警校园院店商厂馆]方|部门|公司|物业|中心|专家|律师|医生|商家|客服|人士|负责人)[：:](?=\\S{6})"
)
SHORTEST_ABOVE_DECK = 8  # characters of a headline above a deck that has clauses
STRAY_DASH = re.compile(r"^[—–\-－―─•·\s]+|[—–\-－―─\s]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The beginning of an article: the lines it takes (their places in the page) and what they say."""

    first: int
    places: tuple[int, ...]
    roles: tuple[Role, ...]
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    column: str | None = None
    person_line: PersonLine | None = None
    is_own_words: bool = False
    bylines: tuple[Byline, ...] = ()
    is_continued: bool = False  # a title has the mark of an article's second half beside it
    is_bare: bool = False  # no heading at all: where text may begin an article without one
    titles: tuple[
        int, ...
    ] = ()  # of a bare one whose first lines may be its headline: a lone title's, a subhead's, text
    clues: tuple[str, ...] = ()  # what speaks for such a title, or for a bare one

    @property
    def is_title(self) -> bool:
        """Whether it is no more than a possible lone title."""
        return bool(self.titles)


def build_heading(sheet: Sheet, group: list[int]) -> Heading:
    """A heading's parts as text, from its lines."""
    lines, roles, signed = sheet.lines, sheet.roles, sheet.signed
    texts: dict[Role, list[str]] = {}
    speaker: PersonLine | None = None
    column: str | None = None
    bylines: list[Byline] = []
    is_own_words = False
    for place in group:
        line, role = lines[place], roles[place]
        if place in signed:
            speaker, is_own_words = signed[place], True
        elif role is Role.PERSON_LINE and line.person is not None:
            person = line.person
            speaker = person.person_line if speaker is None or speaker.office is None else speaker
            column, is_own_words = person.column or column, person.is_own_words
            if person.headline:
                texts.setdefault(Role.HEADLINE, []).append(shown(person.headline))
        elif role is Role.BYLINE:
            byline = sheet.authors.get(place, line.byline)
            bylines += [byline] if byline is not None else []
        else:
            title, own_column = part_column(shown(line.text))
            title, author = _part_author(title, sheet.grammar)
            column = own_column or column
            bylines += [author] if author is not None else []
            texts.setdefault(role, []).append(title)
    if speaker is not None and Role.HEADLINE not in texts:
        if Role.KICKER in texts:
            texts[Role.HEADLINE] = texts.pop(Role.KICKER)
        elif not STRAY_DASH.match(speaker.printed):
            texts[Role.HEADLINE] = [shown(speaker.printed)]
    if speaker is None and Role.KICKER in texts:
        set_as_title = [place for place in group if roles[place] in TITLES]
        leads_on = lines[set_as_title[0]].text.endswith("——")
        titles = [shown(lines[place].text) for place in set_as_title]
        texts |= _set_by_length(titles, texts.get(Role.DECK, []), leads_on=leads_on)
    return Heading(
        first=group[0],
        places=tuple(group),
        roles=tuple([roles[place] for place in group]),
        headline=" ".join(texts.get(Role.HEADLINE, ())) or None,
        kicker=" ".join(texts.get(Role.KICKER, ())) or None,
        deck=" ".join(texts.get(Role.DECK, ())) or None,
        column=column,
        person_line=speaker,
        is_own_words=is_own_words,
        bylines=tuple(bylines),
        is_continued=any(find_marked_title(lines[place].text) is not None for place in group),
    )


def _set_by_length(titles: list[str], decks: list[str], *, leads_on: bool) -> dict[Role, list[str]]:
    """Without a person line the longest of several title lines is the headline, a kicker above and a deck below it; of
    two the first, if the other one has clauses or says who answers, and it does not lead on with a dash."""
    at = max(range(len(titles)), key=lambda place: (len(titles[place]), -place))
    if leads_on and len(titles) == 2:
        at = 1
    if (
        at == 1
        and len(titles) == 2
        and not leads_on
        and len(titles[0]) >= SHORTEST_ABOVE_DECK
        and (CLAUSE.search(titles[1]) or (ANSWER.match(titles[1]) and not ANSWER.match(titles[0])))
    ):
        at = 0
    return {Role.HEADLINE: [titles[at]], Role.KICKER: titles[:at], Role.DECK: [*titles[at + 1 :], *decks]}


def part_column(title: str) -> tuple[str, str | None]:
    """Part the column that stands in brackets behind a headline: ``石榴大桥昨日合龙（河两岸）``."""
    match = COLUMN.match(title)
    return (match["title"], match["column"]) if match else (title, None)


def _part_author(title: str, grammar: BylineGrammar) -> tuple[str, Byline | None]:
    """Part who wrote it, behind a mark at a headline's end: ``一个座位是一道考题□何舟``."""
    match = AUTHOR.match(title)
    byline = grammar.parse_signature(match["author"]) if match is not None else None
    return (match["title"], byline) if match is not None and byline is not None else (title, None)


def shown(text: str) -> str:
    """A headline as it is shown: spaces as one, stray dashes at its ends, ``原标题：``, an agency's picture's number and
    the mark of an article's second half gone."""
    text = find_marked_title(text) or text
    text = NUMBERED.sub("", text, count=1) if text[:1] in "（(标" else text
    return STRAY_DASH.sub("", ORIGINAL.sub("", normalise_spaces(text), count=1)).removesuffix("：").removesuffix(":")
