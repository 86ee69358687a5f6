"""Where articles begin: headline, kicker, deck, person line and byline found together.

What marks a beginning, strongest first: a person line; a byline between headline and text; a dateline or （上接…版） that
opens a text; a line shaped like a headline where the text before it has ended. From such an anchor the headline is
looked for upwards: short lines without a stop, which are not the last lines of the body above.

Specimens of a heading (invented):

    安和区 补短板                       kicker
    找准差距再出发 借得他山石           headline, phrases apart by spaces
    ——访安和区委书记林远舟              person line
    本报记者 何舟                       byline
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.layout.beginnings.anchors import (
    anchor_byline,
    anchor_person,
    climb,
    climb_row,
    opens_text,
    take,
)
from digest.layout.beginnings.free_headings import find_free_headings
from digest.layout.beginnings.heading import CLAUSE, SHORTEST_ABOVE_DECK, Heading, build_heading, part_column, shown
from digest.layout.beginnings.leads import is_above_text
from digest.layout.beginnings.lone_titles import find_lone_title, find_title_clues
from digest.layout.beginnings.sheet import TITLES, Sheet, is_source, make_sheet
from digest.layout.beginnings.signed_lines import find_marked_signers, find_signed_lines
from digest.layout.beginnings.titles import BESIDE, ORIGINAL, previous_content
from digest.layout.beginnings.typesetting import find_set_headings
from digest.layout.forms.markers import CONTINUED, find_marked_title
from digest.layout.printed.lines import PrintForms
from digest.layout.printed.print_line import Break, LineKind, PrintLine
from digest.models import Role

__all__ = ["find_headings"]

LONGEST_CAPTION = 12  # lines
LONGEST_GALLERY = 60
DATED = re.compile(r"\d{4}\s*[-/.年]")
SHORTEST_HEADLINE = 6
MOST_LEADS = 3


def find_headings(lines: Sequence[PrintLine], forms: PrintForms) -> tuple[Heading, ...]:
    """Find every article's heading on a page, in the order of print."""
    sheet = make_sheet(lines, forms)
    for place, line in enumerate(lines):
        if line.kind is LineKind.PERSON:
            anchor_person(sheet, place, line)
    find_set_headings(sheet)
    for place, line in enumerate(lines):
        if line.kind is LineKind.BYLINE:
            anchor_byline(sheet, place)
        elif (
            line.kind is LineKind.TEXT
            and place not in sheet.roles
            and sheet.shapes[place]
            and (ORIGINAL.match(line.text) or find_marked_title(line.text) is not None)
        ):
            sheet.roles[place] = Role.HEADLINE
        elif line.kind is LineKind.TEXT and place not in sheet.roles and opens_text(sheet, place):
            take(sheet, climb(sheet, place) or climb_row(sheet, place), Role.HEADLINE)
    find_marked_signers(sheet)
    find_free_headings(sheet)
    find_signed_lines(sheet)
    _loosen(sheet)
    _name_weighed(sheet)
    _name_decks(sheet)
    headings = [build_heading(sheet, group) for group in _groups(sheet)]
    titles = _mark_parallel(list(_lone_titles(sheet)), [heading.first for heading in headings])
    taken = {title.first for title in titles}
    bare = [heading for heading in _bare_beginnings(sheet) if heading.first not in taken]
    return tuple(sorted([*headings, *bare, *titles], key=lambda heading: heading.first))


def _name_weighed(sheet: Sheet) -> None:
    """Name the title that was found by weighing all lines above a web page's text, where nothing else tells of it, and
    what does not go with it decks."""
    titles = [place for place, line in enumerate(sheet.lines) if line.heads]
    if not titles:
        return
    if not any(place in sheet.roles for place in titles):
        sheet.roles.update(dict.fromkeys(titles, Role.HEADLINE))
    for group in _groups(sheet):
        goes = not set(titles).isdisjoint(group)
        for place in group:
            if place >= sheet.text_of_page or sheet.roles[place] not in TITLES:
                continue
            if not goes:
                del sheet.roles[place]
            elif not sheet.lines[place].heads and place > titles[-1]:
                sheet.roles[place] = Role.DECK


def _name_decks(sheet: Sheet) -> None:
    """Name the titles between a web page's date and its text decks, where a headline stands above the date; what is too
    short for one is the page's name."""
    for group in _groups(sheet):
        if sheet.roles[group[0]] is not Role.HEADLINE:
            continue
        dates = (
            at for at in range(group[0], group[-1]) if is_source(sheet.lines[at]) and DATED.search(sheet.lines[at].text)
        )
        date = next(dates, group[-1])
        above = max(len(sheet.lines[place].text) for place in group if place <= date)
        for place in group:
            line = sheet.lines[place]
            is_deck = above >= len(line.text) or (above >= SHORTEST_ABOVE_DECK and CLAUSE.search(line.text) is not None)
            if place > date and is_deck and sheet.roles[place] in TITLES:
                sheet.roles[place] = Role.DECK
            elif place < date and above < SHORTEST_HEADLINE and date < group[-1]:
                sheet.roles[place] = Role.KICKER


def _loosen(sheet: Sheet) -> None:
    """Take headlines back off the sheet that stand alone between two texts and may as well be subheads."""
    for group in _groups(sheet):
        place = group[0]
        if len(group) == 1 and place in sheet.loose and place not in sheet.signed:
            role = sheet.roles.pop(place)
            if find_lone_title(sheet, place) != [place]:
                sheet.roles[place] = role


def _lone_titles(sheet: Sheet) -> Iterator[Heading]:
    """Lines that may be the headline of an article that nothing else announces."""
    for place in range(len(sheet.lines)):
        titles = find_lone_title(sheet, place) if _may_stand_alone(sheet, place) else []
        if titles:
            title, column = part_column(shown(" ".join(sheet.lines[at].text for at in titles)))
            yield Heading(
                first=place,
                places=(),
                roles=(),
                headline=title,
                column=column,
                is_bare=True,
                titles=tuple(titles),
                clues=tuple(find_title_clues(sheet, titles)),
            )


def _may_stand_alone(sheet: Sheet, place: int) -> bool:
    return place not in sheet.roles and sheet.shapes[place] and sheet.lines[place].heads is None


def _mark_parallel(titles: list[Heading], begun: list[int]) -> list[Heading]:
    """Possible titles of which two of one article are built alike, phrase for phrase: subheads are set in parallel."""
    built: dict[tuple[int, ...], int] = Counter()
    keys = []
    for title in titles:
        lengths = tuple(map(len, (title.headline or "").split(" ")))
        keys.append((bisect_left(begun, title.first), *lengths) if len(lengths) > 1 else ())
        built[keys[-1]] += 1
    return [
        replace(title, clues=(*title.clues, "title-parallel")) if key and built[key] > 1 else title
        for title, key in zip(titles, keys, strict=True)
    ]


def _groups(sheet: Sheet) -> list[list[int]]:
    """Heading lines that belong together: no text between them, one person line and one headline each."""
    groups: list[list[int]] = []
    current: list[int] = []
    has: set[Role] = set()  # the roles of the current group
    for place in sorted(sheet.roles):
        if current and (_are_apart(sheet, current[-1], place) or _opens_anew(sheet, current, has, place)):
            groups.append(current)
            current, has = [], set()
        current.append(place)
        has.add(sheet.roles[place])
    return [*groups, current] if current else groups


def _are_apart(sheet: Sheet, last: int, place: int) -> bool:
    """Whether anything of an article stands between two heading lines, who took a picture above a byline aside."""
    between = sheet.content[bisect_right(sheet.content, last) : bisect_left(sheet.content, place)]
    return not all(at < sheet.text_of_page or _is_credit_above_byline(sheet, at) for at in between)


def _is_credit_above_byline(sheet: Sheet, place: int) -> bool:
    """Whether a line says who took a picture, between a headline and its byline."""
    if sheet.lines[place].kind is not LineKind.CREDIT:
        return False
    while place < len(sheet.lines) and sheet.lines[place].kind in (LineKind.CREDIT, *BESIDE):
        place += 1
    return place < len(sheet.lines) and sheet.roles.get(place) is Role.BYLINE


def _opens_anew(sheet: Sheet, current: list[int], has: set[Role], place: int) -> bool:
    """Whether a heading line cannot belong to the group before it, which has these roles."""
    role = sheet.roles[place]
    if role is Role.PERSON_LINE:
        return Role.PERSON_LINE in has and not _is_named_again(sheet, current, place)
    return role in (Role.HEADLINE, Role.KICKER) and Role.BYLINE in has


def _is_named_again(sheet: Sheet, current: list[int], place: int) -> bool:
    """Whether a person line only says again, on its own line, whom the heading names: 采访对象：林远舟 below —访区长林远舟."""
    again = sheet.lines[place].person
    if again is None or again.headline is not None:
        return False
    named = (person.person_line for other in current if (person := sheet.lines[other].person) is not None)
    return any(line.person is not None and line.person == again.person_line.person for line in named)


def _bare_beginnings(sheet: Sheet) -> Iterator[Heading]:
    """Where an article without a heading may begin: text at the page's top, with a dateline, right behind a closing
    byline or a picture's credit."""
    for place, line in enumerate(sheet.lines):
        if line.kind is not LineKind.TEXT or line.heads is False or place in sheet.roles or _runs_on(sheet, place):
            continue
        before = previous_content(sheet.lines, place)
        is_free = before is None or before not in sheet.roles
        if is_free and opens_text(sheet, place):
            if not _stands_below_lead(sheet, place):
                yield Heading(first=place, places=(), roles=(), is_bare=True, clues=("dateline",))
        elif (
            before is None
            or (is_free and _may_begin(sheet, before, line))
            or (_is_caption(sheet, place) and not _is_in_gallery(sheet, place))
        ):
            yield Heading(first=place, places=(), roles=(), is_bare=True)


def _stands_below_lead(sheet: Sheet, place: int) -> bool:
    """Whether no more than a lead or a picture's caption without a dateline stands between a web page's title and a line."""
    first = sheet.text_of_page
    if not first or place <= first or opens_text(sheet, first):
        return False
    return sum(sheet.lines[at].kind is LineKind.TEXT for at in range(first, place)) <= MOST_LEADS


def _runs_on(sheet: Sheet, place: int) -> bool:
    """Whether a line just follows another of the same block."""
    if place == 0 or sheet.lines[place].opens_with is Break.BLANK or sheet.lines[place - 1].kind is not LineKind.TEXT:
        return False
    text = sheet.lines[place].text
    return place - 1 not in sheet.roles and ("接" not in text or CONTINUED.match(text) is None)


def _may_begin(sheet: Sheet, before: int, line: PrintLine) -> bool:
    """Whether an article may begin behind a line of another: its byline or credit, or at （上接…版）."""
    if sheet.lines[before].kind is LineKind.CREDIT and _is_in_gallery(sheet, before + 1):
        return False  # a picture between a headline and its text, or one of several below a headline
    if sheet.lines[before].kind is LineKind.BYLINE and is_above_text(sheet, before):
        return False
    return CONTINUED.match(line.text) is not None or sheet.lines[before].kind in (LineKind.BYLINE, LineKind.CREDIT)


def _is_caption(sheet: Sheet, place: int) -> bool:
    """Whether the text that begins here is a picture's: it closes, within a few lines, with who took it."""
    if sheet.lines[place].opens_with is not Break.BLANK:
        return False
    for line in sheet.lines[place : place + LONGEST_CAPTION]:
        if line.kind is LineKind.CREDIT or (
            line.kind is LineKind.TEXT and sheet.grammar.credits.is_photo_credit(line.text)
        ):
            return True
        if line.kind is not LineKind.TEXT:
            return False
    return False


def _is_in_gallery(sheet: Sheet, place: int) -> bool:
    """Whether nothing but pictures' captions and credits stands between a headline and a line."""
    for at in range(place - 1, max(-1, place - LONGEST_GALLERY), -1):
        line = sheet.lines[at]
        if at in sheet.roles:
            return True
        is_credit = line.kind is LineKind.CREDIT or (
            line.kind is LineKind.TEXT and sheet.grammar.credits.is_photo_credit(line.text)
        )
        if not is_credit and line.kind not in (LineKind.BLANK, LineKind.FURNITURE):
            return False
    return False
