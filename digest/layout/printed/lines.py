"""A page's printed lines, each named by what it is on its own: the first step of ``layout``."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from digest.clean import fold_width, join_print, strip_invisible, width
from digest.layout.forms.askers import Askers
from digest.layout.forms.byline import BylineGrammar
from digest.layout.forms.headlines import HeadlineSpeakers
from digest.layout.forms.markers import is_marker
from digest.layout.forms.masthead import STAMP, Masthead, find_printed_date, is_bare_date
from digest.layout.forms.person_line import PERSON_WORDS, parse_person_line
from digest.layout.forms.signatures import stands_alone
from digest.layout.forms.signed import read_signed, signs_text, signs_with_day
from digest.layout.forms.source_lines import find_signer
from digest.layout.forms.speakers import SpeakerFinder
from digest.layout.printed.print_line import (
    LONGEST_BANNER,
    LONGEST_TITLE,
    LONGEST_WRAP,
    Break,
    LineKind,
    PrintLine,
    indent_width,
)
from digest.layout.printed.recurring import RecurringNames
from digest.layout.printed.returning import return_parts, return_to_text
from digest.models import Byline
from digest.patterns import any_of
from digest.vocabulary import Offices, Vocabulary

__all__ = ["PrintForms", "forms_of", "read_lines", "signs_notice"]

WEB_SOURCE = re.compile("来源|稿源|发布时间|发布日期|更新时间|https?:|www\\.")  # below a title, not a banner
SECTION = re.compile(r"专栏[：:]|第\w{1,4}版[（(]")  # between an archive's articles
REMARK = re.compile(  # （新华社）
    r"[（(](?![组附]?图|[一二三四五六七八九十上下续完略]{1,3}[)）])[^（()）。！？，；:：《》\d]{3,24}[)）]"
    "|[（(][\u4e00-\u9fff]{2,6}[网报社台] ?\\d{1,2}[.．]\\d{1,2}[)）]"  # （安和网 5.3）
)
WIRE = re.compile(r"[新中本].{2,20}日电\s*题\s*[:：]\s*(?P<title>\S.*)")
DASHES = "—–-－―一"
REPORTS = ("报道", "報導", "報道")  # 即時中心／何舟報導
WORKS = ("摄影报道", "图文报道", "文/图", "图/文")  # behind the name of who wrote and took the picture
BROKEN_PERSON = re.compile(rf"^[{re.escape(DASHES)}\s]{{1,4}}(?:专?访|对话)")
INDENT = re.compile(r"^(?:[ \t\u00a0]*\u3000+|[ \t\u00a0]{2,})")
SUBHEAD_MARKS = re.compile(r"[■●◆▲□○◇△▶►>*※]|【[^】]*】$|\[[^\]]*\]$|〔[^〕]*〕$")  # ●河岸 【河岸】
OTHER_PEOPLES = re.compile("[\u4e00-\u9fff]{2,6}[·•‧][\u4e00-\u9fff]{2,8}")  # a name alone: 阿依努尔·石榴
LONGEST_FORM = 200  # characters of a line that may be anything but text
LONGEST_OUTLET = 8
LONGEST_SECTION = 6  # above a date as machines write it: 社文消息
LONGEST_CREDIT = 24  # characters; a longer line with a credit is a caption
LONGEST_BODY = 24  # characters of a body's name


class PrintForms:
    """The grammars of printed forms that one vocabulary gives; built once for a build."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.bylines = BylineGrammar(vocabulary.bylines, vocabulary.offices.surnames)
        self.masthead = Masthead(vocabulary.furniture, self.bylines, vocabulary.offices)
        self.askers = Askers(vocabulary.talks, vocabulary.bylines)
        self.speakers = SpeakerFinder(vocabulary.offices)
        self.headlines = HeadlineSpeakers(vocabulary.offices, self.speakers)
        self.recurring = RecurringNames(vocabulary.offices.surnames)
        roles = (*vocabulary.bylines.reporters, *vocabulary.bylines.correspondents)
        self.words = re.compile(any_of((*PERSON_WORDS, *roles, "记 者")))  # a person line or byline holds one
        self.banners = frozenset(vocabulary.furniture.columns)
        self.boxes = frozenset(vocabulary.furniture.boxes)
        kinds = (kind for kind in vocabulary.kinds if kind.kind != "news")
        self.kind_words = re.compile(any_of(word for kind in kinds for word in (*kind.headline, *kind.ends)))
        weather = [kind for kind in vocabulary.kinds if kind.kind == "weather"]
        self.weather_titles = re.compile(any_of(word for kind in weather for word in kind.headline))
        self.weather = re.compile(any_of(word for kind in weather for word in kind.text))
        words = vocabulary.offices
        self.names_speaker = re.compile(rf"[\u4e00-\u9fff]{{2,4}}{any_of(words.telling)}")
        self.attributed = re.compile(f"{self.names_speaker.pattern}[。！]")  # closes a quotation: 林远舟说。
        self.introduces = re.compile(rf"(?:{any_of(words.speech)}|[道问答])[:：]$")  # a quotation
        whose = (word for word in words.bodies if not word.startswith(words.districts))
        self.places = re.compile(
            rf"[\u4e00-\u9fff]{{2,6}}?(?P<what>{any_of((*words.districts, *words.places, *whose))})"
        )
        areas = [area for area in vocabulary.areas if area.kind != "city"]
        self.area_names = re.compile(any_of(name for area in areas for name in (area.name, *area.aliases)))
        self.edge = re.compile(rf"[\u4e00-\u9fff]{{0,4}}{any_of(vocabulary.furniture.edges)}")
        self.lists = frozenset(fold_width(words) for words in vocabulary.furniture.lists)


@lru_cache(maxsize=2)
def forms_of(vocabulary: Vocabulary) -> PrintForms:
    """The grammars of a vocabulary; all rooms of a build that read by them share the same."""
    return PrintForms(vocabulary)


def read_lines(lines: Sequence[str], forms: PrintForms) -> tuple[PrintLine, ...]:
    """Name every line of a page, blank ones too, in the order of the file."""
    found: list[PrintLine] = []
    opens_with = Break.BLANK
    for number, (raw, visible) in enumerate(zip(lines, _visible(lines), strict=True), 1):
        line = _read_line(number, raw, visible, opens_with, forms)
        parts = line.kind is LineKind.BLANK or (
            line.kind is LineKind.FURNITURE and SECTION.match(line.text) is not None
        )
        opens_with = Break.BLANK if parts else Break.NEWLINE
        found.append(line)
    found = return_parts(return_to_text(_mend_broken_forms(found, forms), forms.bylines), forms.banners)
    found = _name_edges(_name_banner(_name_senders(_name_wires(found, forms.bylines), forms.vocabulary.offices)), forms)
    return tuple(_name_signature(found, forms.bylines))


def _visible(lines: Sequence[str]) -> Sequence[str]:
    """The lines without invisible characters; few pages have any."""
    whole = "".join(lines)
    return lines if strip_invisible(whole) == whole else [strip_invisible(line) for line in lines]


def _name_banner(lines: list[PrintLine]) -> list[PrintLine]:
    """Name the line above the page's own date line, at the top of the page, as a column's banner."""
    printed = list(itertools.islice((place for place, line in enumerate(lines) if line.kind is not LineKind.BLANK), 6))
    if len(printed) < 2 or lines[printed[1]].kind is not LineKind.FURNITURE:
        return lines
    beside = (LineKind.FURNITURE, LineKind.COLUMN)  # where it was taken from, a box's title
    below = [place for place in printed[2:] if lines[place].kind not in beside]
    if _opens_body(lines, below) or WEB_SOURCE.search(lines[printed[1]].text):
        return lines
    first, date = lines[printed[0]], lines[printed[1]].text
    is_dated = date[0] not in "（(" and find_printed_date(date) is not None
    is_dated = is_dated or (len(first.text) <= LONGEST_SECTION and STAMP.match(date) is not None)
    if is_dated and first.kind is LineKind.TEXT and len(first.text) <= LONGEST_BANNER and not first.is_finished:
        lines[printed[0]] = replace(first, kind=LineKind.COLUMN, column=first.text.strip("【】[]"))
    return lines


def _name_wires(lines: list[PrintLine], bylines: BylineGrammar) -> list[PrintLine]:
    """Name an agency's dateline that says the headline above it again (新华社安和5月3日电 题：石榴花开) as the byline that
    it is."""
    above: PrintLine | None = None
    for place, line in enumerate(lines):
        wire = WIRE.match(line.text) if line.kind is LineKind.TEXT and above is not None else None
        if wire is not None and "。" in wire["title"]:
            wire = None  # the text too
        if wire is not None and above is not None and (not above.is_finished or wire["title"] in above.text):
            dateline = bylines.parse_dateline(line.text)
            if dateline is not None:
                lines[place] = replace(line, kind=LineKind.BYLINE, byline=dateline[0], width=0.0)
        above = line if line.kind is not LineKind.BLANK else above
    return lines


def _name_senders(lines: list[PrintLine], offices: Offices) -> list[PrintLine]:
    """Name who sent an article in, alone in brackets right below its finished text, as what closes it: （新华社）."""
    for place in range(1, len(lines)):
        line, before = lines[place], lines[place - 1]
        if line.kind is not LineKind.TEXT or line.text[0] not in "（(" or before.kind is not LineKind.TEXT:
            continue
        if line.opens_with is not Break.NEWLINE or not before.is_finished or not REMARK.fullmatch(line.text):
            continue
        if not signs_text(line.text, offices):  # who sent them, not whose words they are
            lines[place] = replace(line, kind=LineKind.BYLINE, byline=Byline(printed=line.text), width=0.0)
    return lines


def _name_edges(lines: list[PrintLine], forms: PrintForms) -> list[PrintLine]:
    """Name an outlet's bare name as furniture where it is the first or the last thing printed: ``青年报``, ``人民网``."""
    printed = [place for place, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    for place in {*printed[:1], *printed[-1:]} if len(printed) > 2 else ():
        line = lines[place]
        if line.kind is LineKind.TEXT and len(line.text) <= LONGEST_OUTLET and forms.edge.fullmatch(line.text):
            lines[place] = replace(line, kind=LineKind.FURNITURE, width=0.0)
    return lines


def _name_signature(lines: list[PrintLine], bylines: BylineGrammar) -> list[PrintLine]:
    """Name a name alone on the page's last line of text, below a finished one, as the byline that it is."""
    last = next((place for place in range(len(lines) - 1, 0, -1) if lines[place].kind is LineKind.TEXT), 0)
    if not last:
        return lines
    line = lines[last]
    before = next((lines[place] for place in range(last - 1, -1, -1) if lines[place].kind is not LineKind.BLANK), None)
    if before is None or before.kind is not LineKind.TEXT or not before.is_finished:
        return lines
    byline = bylines.parse_signature(line.text) if stands_alone(line.text) else None
    if len(line.text) <= 2 * LONGEST_BANNER and OTHER_PEOPLES.fullmatch(line.text):
        byline = Byline(printed=line.text, reporters=(line.text,))
    if byline is not None:
        lines[last] = replace(line, kind=LineKind.BYLINE, byline=byline, width=0.0)
    return lines


def _opens_body(lines: Sequence[PrintLine], places: Sequence[int]) -> bool:
    """Whether an article's text, byline or person line stands there: then what is above is its headline, no banner."""
    if not places:
        return False
    line = lines[places[0]]
    is_long = len(line.text) > LONGEST_TITLE or (line.is_indented and line.width > LONGEST_WRAP)
    is_text = line.kind is LineKind.TEXT and (line.is_finished or is_long)
    return is_text or line.kind in (LineKind.BYLINE, LineKind.PERSON)


def _mend_broken_forms(lines: list[PrintLine], forms: PrintForms) -> list[PrintLine]:
    """Read a person line or byline that a narrow column broke over two lines as one, named on both."""
    for place in range(len(lines) - 1):
        first, second = lines[place], lines[place + 1]
        if second.kind is not LineKind.TEXT or second.opens_with is not Break.NEWLINE or len(second.text) > 30:
            continue
        if first.kind is LineKind.TEXT and first.text[0] in DASHES and BROKEN_PERSON.match(first.text):
            person = parse_person_line(join_print(first.text, second.text), forms.vocabulary.offices)
            if person is not None:
                lines[place] = replace(first, kind=LineKind.PERSON, person=person, joins_next=True)
                lines[place + 1] = replace(second, kind=LineKind.BLANK, is_joined=True)
        elif (
            first.kind is LineKind.BYLINE and first.byline is not None and _may_run_on(first.byline, second.text, forms)
        ):
            byline = forms.bylines.parse_byline(f"{first.text} {second.text}")
            if byline is not None and byline.reporters and byline != first.byline:
                lines[place] = replace(first, byline=byline, joins_next=True)
                lines[place + 1] = replace(second, kind=LineKind.BLANK, is_joined=True)
    return lines


def _may_run_on(byline: Byline, following: str, forms: PrintForms) -> bool:
    """Whether a byline may go on in the next line: it names nobody yet, or another paper's reporters follow."""
    return not byline.reporters or forms.bylines.opens_with_paper(following)


def _read_line(number: int, raw: str, visible: str, opens_with: Break, forms: PrintForms) -> PrintLine:
    text = visible.strip()
    indent = INDENT.match(visible) if visible[:1].isspace() else None
    if not text:
        return PrintLine(number, raw, text, LineKind.BLANK, opens_with, indent is not None)
    wide = width(text) + (indent_width(indent.group()) if indent else 0.0)
    line = PrintLine(number, raw, text, LineKind.TEXT, opens_with, indent is not None, wide)
    return _name_form(line, forms) if len(text) <= LONGEST_FORM else line


def _name_form(line: PrintLine, forms: PrintForms) -> PrintLine:
    """The line named by the form that it has, if it has one. One look tells most lines to hold no form's word."""
    text, grammar = line.text, forms.bylines
    if is_marker(text):
        return line  # 【上接一版】 is no banner
    has_word = forms.words.search(text) is not None
    person = parse_person_line(text, forms.vocabulary.offices) if has_word else None
    if person is not None:
        return replace(line, kind=LineKind.PERSON, person=person, width=0.0)
    if "年" in text and text[-1] in "）)" and signs_with_day(text, forms.vocabulary.offices):
        return line
    if forms.masthead.is_furniture(text):
        byline = grammar.parse_source(text) if has_word or "http" in text else None
        if byline is None and read_signed(find_signer(text) or "", forms.vocabulary.offices)[1] is not None:
            byline = Byline(printed=text)
        return replace(line, kind=LineKind.BYLINE if byline else LineKind.FURNITURE, byline=byline, width=0.0)
    if len(text) <= LONGEST_CREDIT and grammar.credits.is_photo_credit(text):
        return replace(line, kind=LineKind.CREDIT, width=0.0)
    byline = grammar.parse_byline(text) if has_word or text[0] in "□◎⊙记通文撰采★☆" or text.endswith(REPORTS) else None
    if byline is None and (text[0] in "（(" or (len(text) <= LONGEST_CREDIT and text.endswith(WORKS))):
        byline = grammar.parse_signature(text)
    if byline is not None:
        return replace(line, kind=LineKind.BYLINE, byline=byline, width=0.0)
    column = forms.masthead.find_column(text)
    return replace(line, kind=LineKind.COLUMN, column=column, width=0.0) if column else line


def signs_notice(line: PrintLine, offices: Offices) -> bool:
    """Whether a line alone between blank lines is the body that signs a notice, or the date below it."""
    if line.kind is not LineKind.TEXT or line.opens_with is not Break.BLANK or len(line.text) > LONGEST_BODY:
        return False
    return line.text.endswith(offices.bodies) or is_bare_date(line.text)
