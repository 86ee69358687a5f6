"""Lines under a headline that say whose words follow.

Specimens (names invented):

    安和镇党委书记 林远舟        office and name; behind □ or 人物： too, at the page's top without a headline
    ——安和镇党委书记 林远舟      behind a dash only under a headline, and not ——记安和镇党委书记林远舟: that is a portrait
    安和区区长林远舟：           with a colon above its headline, or above the text
    林远舟                       the name alone: who wrote it, or below 在安和大会上的讲话 who spoke; with the office below
    安和镇党委书记               or above it, whose words they are
    2024-06-05 来源：安和日报 作者：安和镇党委书记 林远舟     in a web page's line of its source
"""

import re

from digest.clean import COLONS, normalise_spaces
from digest.layout.beginnings.anchors import climb, opens_text, take
from digest.layout.beginnings.sheet import DASHES, TITLES, Sheet, is_source
from digest.layout.beginnings.titles import next_printed, previous_content
from digest.layout.forms.signed import MARKS, read_signed, signer_text
from digest.layout.forms.source_lines import find_signer
from digest.layout.printed.print_line import LONGEST_WRAP, ROOM, Break, LineKind, PrintLine
from digest.models import Byline, PersonLine, Role

__all__ = ["find_marked_signers", "find_signed_lines"]

LONGEST = 56  # characters of office and name
SHORTEST_TITLE = 5  # characters of a headline above a name alone
LONGEST_NAMES = 12  # characters of names below a person line
LONGEST_NAME = 4  # characters of a name alone, its gap too
CLAUSE = re.compile("[，；;]|,(?! )")
DASHED = re.compile("[—–―─]")
APART = re.compile(r"\S\s+(?:\S{2,4}|\S\s\S)$")  # a name apart from its office
MOST_ABOVE = 6  # lines between a title and the office that it names too
MOST_PASSED = 12  # lines between whose words follow and the text
BRACKETS = tuple("）)")  # close a signer's line: （安和镇党委书记 林远舟）, 林远舟（2024年6月8日）
MARK = re.compile(
    r"^(?:[□■◎●○◆◇]+\s*|文\s?[/／|｜丨]\s*|[—–\-－―─]{1,4}\s*|[^\s:：]{2,4}[:：](?=.)"
    r"|[^\s:：]{2,16}(?:访谈|系列|之[一二三四五六七八九十]{1,3})[:：](?=.))"
)
TOWARDS = tuple("与和对从在为")  # behind a dash: with whom, where
SAID = re.compile(r"(?P<name>[\u3400-\u9fff]{2,3})[:：]\S")
SIDE_BY_SIDE = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000\u00a0]{2,}(?=\S{4,}[ \u3000\u00a0]+\S)")  # two who sign
PEN_NAME = re.compile("([\u4e00-\u9fff])[ \u3000]*([\u4e00-\u9fff])")  # 石 榴: no surname
TWO_NAMES = re.compile("[\u4e00-\u9fff]{3}[ \u3000]+[\u4e00-\u9fff]{3}")  # 何大舟 田晓亩
REMARK = re.compile("[（(][^（()）。]{4,}[)）]")
LIST_GAP = re.compile("、 +")
NOTE = re.compile(r"(?:[（(][^（()）]{1,12}[)）]|全文|摘要|摘登)?$")  # behind a headline's last word: （摘要）


def find_marked_signers(sheet: Sheet) -> None:
    """Write the headlines above lines of office and name on the sheet that are marked (``□安和镇党委书记 林远舟``) or stand
    by themselves between a lone title and its text."""
    for place, line in enumerate(sheet.lines):
        if place in sheet.roles or len(line.text) > LONGEST or not _may_be_signed(sheet, place):
            continue
        is_marked = line.text[:1] in (*MARKS,)
        if (is_marked or _stands_by_itself(sheet, place)) and _signer_of(sheet, line.text, below=True) is not None:
            take(sheet, climb(sheet, place), Role.HEADLINE)


def _stands_by_itself(sheet: Sheet, place: int) -> bool:
    """Whether office and name stand between a lone title, behind a text that has ended, and the text: no mark tells."""
    line, title = sheet.lines[place], previous_content(sheet.lines, place)
    above = previous_content(sheet.lines, title) if title is not None else None
    following = next_printed(sheet.lines, place)
    if title is None or above is None or following is None or title in sheet.roles or " " not in line.text.strip():
        return False
    parts = (line, sheet.lines[title], sheet.lines[following])
    is_apart = all(part.opens_with is Break.BLANK for part in parts) and sheet.lines[following].kind is LineKind.TEXT
    return is_apart and sheet.shapes[title] and not sheet.shapes[following] and sheet.lines[above].is_finished


def find_signed_lines(sheet: Sheet) -> None:
    """Write the lines that say whose words follow on the sheet."""
    for place, line in enumerate(sheet.lines):
        if line.kind is LineKind.BYLINE and "作者" in line.text:
            _sign_source(sheet, place)
        if len(line.text) > LONGEST or not _may_be_signed(sheet, place):
            continue
        if _may_sign(sheet, place) and _tells_whose_words(sheet, place):
            _sign(sheet, place, below=previous_content(sheet.lines, place) is not None)


def _may_be_signed(sheet: Sheet, place: int) -> bool:
    """Whether a line looks like a signer's: a title, or with a colon, in brackets, behind a mark."""
    line = sheet.lines[place]
    if sheet.shapes[place] or _ends_in_colon(line):
        return True
    is_closed = line.text.endswith(BRACKETS) and line.text[0] not in "《“"
    return is_closed and line.kind in (LineKind.TEXT, LineKind.BYLINE)


def _ends_in_colon(line: PrintLine) -> bool:
    return line.text.endswith(COLONS) and line.kind is LineKind.TEXT


def _may_sign(sheet: Sheet, place: int) -> bool:
    """Whether a title or a line with a colon stands where such lines do: under a headline, at the page's top, with a
    colon above a headline."""
    line, before = sheet.lines[place], previous_content(sheet.lines, place)
    if before is not None and before not in sheet.roles and not _ends_in_colon(line):
        return False  # most lines: the rest is only asked of what stands at a heading
    is_marked = line.kind is LineKind.BYLINE  # □林远舟（安和镇党委书记）
    if sheet.roles.get(place, Role.HEADLINE) not in (Role.HEADLINE, Role.DECK, *([Role.BYLINE] if is_marked else [])):
        return False
    if _has_clauses(sheet, signer_text(line.text)) or (len(line.text) > LONGEST_NAME and _is_wrapped(sheet, place)):
        return False
    if before is None:
        return not DASHED.search(line.text)
    if sheet.roles.get(before) is Role.PERSON_LINE:
        return place not in sheet.roles and len(line.text) <= LONGEST_NAMES and before not in sheet.signed
    if sheet.roles.get(before) in (*TITLES, Role.DECK):
        return True
    is_on_page_of_one = sheet.source is not None and place > sheet.source
    return _ends_in_colon(line) and not is_on_page_of_one and _heads_title(sheet, place)


def _has_clauses(sheet: Sheet, text: str) -> bool:
    """Whether a comma parts clauses, and not one office from the next: ``市政协委员，安和剧院院长林远舟``."""
    return any(not text[: comma.start()].endswith(sheet.offices.titles) for comma in CLAUSE.finditer(text))


def _heads_title(sheet: Sheet, place: int) -> bool:
    """Whether a headline, not text, follows a line right below that opens a block."""
    following = next_printed(sheet.lines, place)
    opens = sheet.lines[place].opens_with is Break.BLANK and following is not None
    return opens and following is not None and sheet.shapes[following] and not opens_text(sheet, following)


def _is_wrapped(sheet: Sheet, place: int) -> bool:
    """Whether a line is one of a wrapped text's first lines: the next one touches it and is as wide."""
    after = sheet.lines[place + 1] if place + 1 < len(sheet.lines) else None
    if after is None or after.kind is not LineKind.TEXT or after.is_indented:
        return False
    if after.text[0] in "（(" and after.text.endswith(BRACKETS):
        return False  # the day below a name
    return place in sheet.measures or abs(after.width - sheet.lines[place].width) <= ROOM < after.width - LONGEST_NAME


def _sign(sheet: Sheet, place: int, *, below: bool) -> None:
    """Read one line, alone or with the one above or below it, and give it its part."""
    printed = sheet.lines[place].text
    signer = _signer_of(sheet, printed, below=below)
    if signer is None:
        if below:
            _sign_in_two(sheet, place) or _sign_speech(sheet, place) or _sign_by_name(sheet, place)
        return
    _write(sheet, place, signer)
    before = previous_content(sheet.lines, place)
    other = _signer_of(sheet, sheet.lines[before].text, below=False) if before is not None and below else None
    if before is not None and other is not None:  # two sign: the first speaks
        _write(sheet, before, other)
        sheet.roles[place] = Role.BYLINE
        del sheet.signed[place]
    elif before is not None and below and _is_rest_of_office(sheet, before):
        sheet.roles[before] = Role.BYLINE
    following = next_printed(sheet.lines, place)
    if printed.endswith(COLONS) and following is not None and _heads_title(sheet, place):
        sheet.roles.setdefault(following, Role.HEADLINE)


def _sign_source(sheet: Sheet, place: int) -> None:
    """Office and name of the author in a web page's line of its source, under a headline."""
    who, before = find_signer(sheet.lines[place].text), previous_content(sheet.lines, place)
    signer = _signer_of(sheet, who, below=True) if who is not None and before in sheet.roles else None
    if signer is not None and _tells_whose_words(sheet, place):
        _write(sheet, place, signer)


def _is_rest_of_office(sheet: Sheet, place: int) -> bool:
    """Whether the line above a signer gives another office of theirs, a headline above it."""
    above = previous_content(sheet.lines, place)
    is_headed = above is not None and sheet.roles.get(above) in TITLES
    is_office = sheet.roles.get(place) in TITLES and sheet.lines[place].text.endswith(sheet.offices.titles)
    return is_headed and is_office and sheet.lines[place + 1].opens_with is Break.NEWLINE


def _write(sheet: Sheet, place: int, signer: tuple[str, str]) -> None:
    office, person = signer
    sheet.roles[place] = Role.PERSON_LINE
    sheet.signed[place] = PersonLine(printed=sheet.lines[place].raw, office=office, person=person)


def _signer_of(sheet: Sheet, printed: str, *, below: bool) -> tuple[str, str] | None:
    """Office and name of a line, the first of two side by side; at the page's top they are set apart or marked."""
    text = LIST_GAP.sub("、", _unmarked(SIDE_BY_SIDE.split(printed)[0], sheet).rstrip("".join(COLONS)))
    said = SAID.match(printed)
    if text.startswith(DASHES) or (said is not None and _name_of(sheet, said["name"]) is not None):
        return None  # 林远舟：人民代表要走远路
    office, person = read_signed(text, sheet.offices)
    longest = LONGEST_NAME - 1 if printed.startswith(DASHES) else LONGEST_NAME
    if office is None or person is None or (len(person) > longest and "·" not in person):
        return None
    return (office, person) if below or APART.search(text) is not None or text != printed else None


def _unmarked(text: str, sheet: Sheet) -> str:
    """A line without the mark before who signs; as it is where its dash opens what is told of somebody: ``——记林远舟``."""
    mark = MARK.match(text)
    rest = text[mark.end() :] if mark is not None else text
    is_told = text.startswith(DASHES) and rest.startswith((*TOWARDS, *sheet.forms.vocabulary.genres.portraits))
    return text if is_told else rest


def _sign_in_two(sheet: Sheet, place: int) -> bool:
    """Name and office one below the other, in either order."""
    before = previous_content(sheet.lines, place)
    if before is None or not sheet.shapes[before]:
        return False
    above, text = sheet.lines[before].text, sheet.lines[place].text
    is_named = _is_named_above(sheet, before, text)
    if not is_named and (
        sheet.lines[place].opens_with is not Break.NEWLINE or previous_content(sheet.lines, before) is None
    ):
        return False
    name, office = (above, text) if _name_of(sheet, above) else (text, above)
    person = _name_of(sheet, name)
    if person is None or not office.endswith(sheet.offices.titles):
        return False
    sheet.roles[before], sheet.roles[place] = Role.PERSON_LINE, Role.BYLINE
    sheet.signed[before] = PersonLine(printed=sheet.lines[before].raw, office=office, person=person)
    return True


def _is_named_above(sheet: Sheet, office: int, name: str) -> bool:
    """Whether a title above an office names its holder too, the page's own perhaps: ``安和市市长 林远舟给您拜年``."""
    return any(name in line.text for line in sheet.lines[max(0, office - MOST_ABOVE) : office])


def _sign_speech(sheet: Sheet, place: int) -> bool:
    """A name alone below the headline of a speech is who spoke."""
    before = previous_content(sheet.lines, place)
    person = _name_of(sheet, signer_text(sheet.lines[place].text))
    speeches = sheet.forms.vocabulary.genres.speeches
    if before is None or person is None or not NOTE.sub("", sheet.lines[before].text).endswith(speeches):
        return False
    sheet.roles[place] = Role.PERSON_LINE
    sheet.signed[place] = PersonLine(printed=sheet.lines[place].raw, office=None, person=person)
    return True


def _sign_by_name(sheet: Sheet, place: int) -> bool:
    """A name alone, apart from the headline above and the text below, is who wrote it; two or three below a person line."""
    line, before = sheet.lines[place], previous_content(sheet.lines, place)
    if before is None or len(sheet.lines[before].text) < SHORTEST_TITLE:
        return False
    is_name = sheet.roles.get(before) is Role.HEADLINE and line.text not in sheet.forms.vocabulary.genres.pieces
    pen_name = PEN_NAME.fullmatch(line.text) if is_name else None
    byline = sheet.grammar.parse_signature(line.text)
    is_from = sheet.grammar.homes.parse(line.text) is not None  # 河南何大舟
    is_author = is_from or (
        _name_of(sheet, line.text) is not None or pen_name is not None or TWO_NAMES.fullmatch(line.text) is not None
    )
    if not is_author and sheet.roles.get(before) is not Role.PERSON_LINE:
        return False
    following = next_printed(sheet.lines, place)
    if byline is None and pen_name is not None:
        byline = Byline(printed=line.text, reporters=(pen_name[1] + pen_name[2],))
    if following is None or byline is None:
        return False
    after = sheet.lines[following]
    is_above_source = is_source(after) and sheet.roles.get(before) in TITLES  # a web page's date below the name
    if after.kind is not LineKind.TEXT and not is_above_source:
        return False
    opens = is_above_source or after.is_indented or after.width > LONGEST_WRAP or following in sheet.measures
    if line.opens_with is Break.NEWLINE and not opens:
        return False
    if after.text.endswith(sheet.offices.titles) or REMARK.fullmatch(after.text) is not None:
        return False  # the office below it, what is said of the name
    sheet.roles[place] = Role.BYLINE
    sheet.authors[place] = byline
    return True


def _name_of(sheet: Sheet, text: str) -> str | None:
    """A name of two or three characters, a gap inside or not, or ``None``."""
    byline = sheet.grammar.parse_signature(text) if len(normalise_spaces(text)) <= LONGEST_NAME else None
    return byline.reporters[0] if byline is not None and len(byline.reporters) == 1 else None


def _tells_whose_words(sheet: Sheet, place: int) -> bool:
    """Whether text without a dateline follows: reports name people in their headlines too."""
    following = next_printed(sheet.lines, place)
    passed = (LineKind.BYLINE, LineKind.FURNITURE)  # a date below the name
    for _ in range(MOST_PASSED):
        if following is None or not (following in sheet.roles or sheet.lines[following].kind in passed):
            break
        following = next_printed(sheet.lines, following)
    return following is not None and sheet.lines[following].kind is LineKind.TEXT and not opens_text(sheet, following)
