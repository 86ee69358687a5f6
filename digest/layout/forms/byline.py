"""Who wrote it: bylines and datelines, wherever they stand.

Specimens (names invented):

    正观新闻·郑州晚报记者 何舟 通讯员 田亩        a line of its own, the media name in front
    本报记者 何舟 田亩 整理                      with what they did
    （本报记者何舟、田亩报道）                    in brackets
    □本报首席记者 何 舟 实习生 田亩/文 石榴/图     marks, a gap inside a name, who took the picture
    …就在身边。安和日报记者 何舟                  glued to the last sentence
    本报讯(记者 何舟 通讯员 田亩 文/图)…           a dateline opens the text: see ``dateline``

A picture's credit (记者 何舟 摄) is no byline, the page's staff (统筹:… 校对:…) are no reporters. The words of which
bylines are made stand in ``vocabulary/bylines.yml``; a byline is read token by token, and a line with anything else in
it is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.clean import is_finished, normalise_spaces
from digest.layout.forms.byline_tokens import GAP, BylineReader
from digest.layout.forms.credits import LONGEST_SIGNATURE, MARKS, SPACED_LABEL, CreditGrammar, find_source_tail
from digest.layout.forms.dateline import DATELINE_REACH, DatelineGrammar, restore_byline
from digest.layout.forms.pens import PEN_NAME, find_penned, strip_paper
from digest.layout.forms.reported import desk_names, respell
from digest.layout.forms.signatures import (
    BOTH,
    BRACKETS,
    DOTTED,
    OTHER_NAME,
    OUTLETS,
    PEN_OF,
    SENT_BY,
    WORK_TAIL,
    HomeGrammar,
    part_signature,
)
from digest.layout.forms.source_lines import find_authors, find_writers
from digest.layout.forms.stray_spaces import close_head, close_roles
from digest.models import Byline
from digest.patterns import HAN, any_of
from digest.traditional import simplify
from digest.vocabulary import Bylines

__all__ = ["STOPS", "BylineGrammar"]

MOST_NAMES = 4  # alone where an article ends
MOST_AUTHORS = 9  # behind 作者：
LONGEST = 80  # characters of a byline
STRAY_MARK = re.compile(rf"[Nnl](?=本报|{HAN}{{0,6}}记者)")  # a mark of the print in another font: N本报记者
OPENING = re.compile(
    r"(?:本(?:[组版文期]|报道)(?:稿件?|报道|文图|图文)?|以上(?:稿件|报道))?(?:均?由)(?=.)|本[组版](?:稿件|报道|文图|图文)[:：]?|来源\s?[/／|｜]\s?"
)
TEXT_FOLLOWS = re.compile(rf"[讯电]\s?[（(][^（()）]*[)）]\s?(?!通讯员|[文图摄]){HAN}")  # … 安和网讯（记者 何舟）石榴
REPORT_FOLLOWS = re.compile(rf"报道\s?[:：]\s?{HAN}")  # a dateline and its text: 本报讯记者何舟报道：石榴
SOURCE = re.compile(" (?:来源|稿源)[:：]")  # 安和日报记者 何舟 来源:安和日报
BAR = re.compile(rf"(?<=[报网台端]) ?[|｜] ?(?:{HAN}{{2,6}} )?(?=记者 )")  # 安和日报客户端 | 要闻 记者 何舟
REPORT = ("报道", "采写")  # behind names alone: …通水。何舟 田亩 报道
STOPS = tuple("。！？!?…；;，,、：:")  # no byline ends with one
TAIL_START = re.compile(r"(?<=[。！？!?”\"…；;）)])(?=\S)|(?=[（(])|(?<=\s)(?=\S)")
EDITORS_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫0123456789 \u3000\t"  # 增添了一抹亮色。⑧ (何舟)
# A bare name behind a full stop: three characters, the first none of those that also open a clause (从, 应, 和); 田亩作
# drew a picture.
FULL_NAME = re.compile(
    rf"(?![从后应和时于都年经向而有能是那别所连又再更就还将把被对在以为与及并也但]){HAN}{{3}}(?<!作)"
)


def _may_end(head: str, tail: str) -> bool:
    """Whether a byline may follow a text: its sentence has ended, or the byline is in brackets behind more than a
    dateline."""
    return is_finished(head) or (tail[0] in "（(" and len(head) > DATELINE_REACH // 2)


class BylineGrammar:
    """The grammar that one byline vocabulary gives; built once, used for every line."""

    def __init__(self, words: Bylines, surnames: tuple[str, ...]) -> None:
        roles, surname = any_of((*words.reporters, *words.correspondents)), any_of(surnames)
        self.tokens = BylineReader(words, surnames)
        self._has_role = re.compile(roles)
        self.staff = words.staff
        self._pair = re.compile(
            rf"{surname}{HAN}{{1,2}}{surname}{HAN}{{1,2}}(?<![部社局委办会院校队县市区镇村乡处图片文摄])"
        )
        self.credits, self.homes = CreditGrammar(words, surnames), HomeGrammar(words, surnames)
        self._datelines = DatelineGrammar(
            self._has_role, self.tokens.full_name, words.prefixes, self.tokens.read, self.parse_signature
        )

    def parse_byline(self, text: str) -> Byline | None:
        """Read one printed line as a byline; ``None`` if it is none. A byline may lack names (本报记者)."""
        printed = text
        if "記者" in text:
            return self._parse_traditional(text)
        penned = find_penned(text)
        if penned is not None:
            return self._parse_penned(normalise_spaces(penned), printed)
        text = close_roles(respell(text)) if len(text) <= LONGEST else text
        names = desk_names(text)
        signature = self.parse_signature(names) if names is not None else None
        if signature is not None:
            return replace(signature, printed=printed)
        if len(text) > 2 * LONGEST or not self._has_role.search(text):
            return self.parse_signature(text) if text[:1] in ("□", "◎") and len(text) <= LONGEST_SIGNATURE else None
        line = strip_paper(normalise_spaces(text))
        source = SOURCE.search(line)
        if source is not None and self._has_role.search(line, 0, source.start()):
            line = line[: source.start()]
        if not 2 <= len(line) <= LONGEST or line[-1] in "：:":
            return None
        line = BAR.sub("", line)
        line = STRAY_MARK.sub("", BRACKETS.sub(r"\1", line.lstrip(MARKS + " ")), count=1)
        if REPORT_FOLLOWS.search(line) is not None or TEXT_FOLLOWS.search(line) is not None:
            return None
        opening = OPENING.match(line)
        line = line[opening.end() :] if opening else line
        closed = close_head(line, self._has_role)
        return self.tokens.read(line, printed) or (self.tokens.read(closed, printed) if closed is not None else None)

    def _parse_traditional(self, text: str) -> Byline | None:
        """A byline in traditional characters, read in simplified ones, its names given as they are printed."""
        simple = simplify(text).replace("∕", "/")
        found = self.parse_byline(simple)
        return restore_byline(found, simple, text) if found is not None else None

    def _parse_penned(self, names: str, printed: str) -> Byline | None:
        """Read who stands behind 文 and a bar: names with their role or without one, then also a pen name."""
        if self._has_role.search(names):
            return self.tokens.read(names, printed)
        writers = re.split("[ 、，,]+", names)
        is_signed = all(self.tokens.full_name.fullmatch(name) or PEN_NAME.fullmatch(name) for name in writers)
        return Byline(printed=printed, reporters=tuple(writers)) if is_signed else None

    def parse_signature(self, text: str, most: int = MOST_NAMES) -> Byline | None:
        """Read names that stand alone where an article ends: ``（何舟 田亩）``, ``何舟``; each needs a surname."""
        home = self.homes.parse(text)
        if home is not None:
            return home
        line, inside, names = part_signature(text)
        reader = PEN_OF.fullmatch(text.strip()) if text[:1] == "□" else None
        if reader is not None:
            return Byline(printed=text, reporters=(reader[1],))
        dotted = DOTTED.fullmatch(line)
        if dotted is not None:
            return Byline(printed=text, reporters=() if dotted[1].endswith(OUTLETS) else (dotted[1],))
        if len(names) == 1 and 5 <= len(inside) <= 6 and inside != line:
            names = (self._pair.fullmatch(inside) and self.tokens.part_run(inside)) or names  # （何大舟田晓亩）
        if len(names) > 1 and SENT_BY.fullmatch(names[0]) is not None:
            names = names[1:]
        if not names or len(names) > most:
            return None
        strangers = [name for name in names if not self.tokens.full_name.fullmatch(name)]
        if strangers and not (len(names) > 2 and len(strangers) == 1 and OTHER_NAME.fullmatch(strangers[0])):
            return None
        return Byline(printed=text, reporters=tuple(names))

    def parse_source(self, text: str) -> Byline | None:
        """Read who wrote an article in a web edition's line of its date and source."""
        if "記者" in text:
            simple = simplify(text)
            found = self.parse_source(simple)
            return restore_byline(found, simple, text) if found is not None else None
        written = (self.parse_byline(part) for part in find_writers(text))
        found = next((line for line in written if line and (line.reporters or line.correspondents)), None)
        return found or self.parse_signature(find_authors(text) or "", MOST_AUTHORS)

    def opens_with_paper(self, text: str) -> bool:
        """Whether a line opens with a paper's name and a surname, as a byline that names two papers' reporters runs on."""
        return self.tokens.paper_at(normalise_spaces(text), 0) is not None

    def is_staff_line(self, text: str) -> bool:
        """Whether a line names the page's staff and nobody else: ``统筹:何舟 美编:田亩 校对:石榴``."""
        if self.credits.is_staff_note(text):
            return True
        text = SPACED_LABEL.sub(r"\1\2\3", text)
        if not self.tokens.staff.search(text):
            return False
        line = normalise_spaces(text).lstrip(MARKS + " ")
        at, seen = 0, False
        while at < len(line):
            staff = self.tokens.staff.match(line, at)
            if staff is not None:
                at, seen = staff.end(), True
                continue
            end = self.tokens.name_at(line, at, [], glued=False) if seen else None
            gap = GAP.match(line, at)
            if end is None and gap is None:
                return False
            at = end if end is not None else (gap.end() if gap else at)
        return seen

    def split_glued_byline(self, text: str, *, closes: bool = False) -> tuple[str, Byline] | None:
        """Part a byline from the sentence it is glued to: the text before it and the byline, or ``None``.

        Names alone are one only where an article ``closes``: behind a full stop, in brackets or not.
        """
        if text.rstrip()[-1:] in STOPS:
            return None
        source = find_source_tail(text)
        if source is not None:
            return text[:source], Byline(printed=text[source:].strip())
        has_role = self._has_role.search(text, max(0, len(text) - LONGEST)) is not None
        if text.rstrip()[-1:] in "·•・":
            dotted = DOTTED.search(text, max(0, len(text) - LONGEST_SIGNATURE))
            byline = self.parse_signature(dotted.group()) if dotted is not None else None
            is_closed = dotted is not None and is_finished(text[: dotted.start()])
            return (text[: dotted.start()].rstrip(), byline) if dotted and byline and is_closed else None
        if not has_role and not closes:
            return None
        for start in self._tail_starts(text):
            if not _may_end(text[:start], text[start:]):
                continue
            byline = self.parse_byline(text[start:])
            if byline is not None and (byline.reporters or byline.correspondents):
                return text[:start], byline
            if closes and start and text[:start].rstrip(EDITORS_MARKS)[-1:] in "。！？”…":
                signature = self.parse_signature(text[start:])
                is_apart = text[start - 1].isspace()
                if signature is not None and (
                    text[start] in "（(■◎●"
                    or is_apart
                    or BOTH.match(text, start)
                    or text.rstrip().endswith(REPORT)
                    or FULL_NAME.fullmatch(WORK_TAIL.sub("", text[start:].strip()))
                ):
                    return text[:start], signature
        return None

    def _tail_starts(self, text: str) -> Iterator[int]:
        """Where a byline may begin near a text's end: behind a sentence's end, before a bracket, behind a gap."""
        low = max(0, len(text) - LONGEST)
        for match in TAIL_START.finditer(text[low:]):
            if low + match.end() > 0:
                yield low + match.end()

    def parse_dateline(self, text: str) -> tuple[Byline, int] | None:
        """Read the dateline that opens a paragraph: the byline it gives and where it ends; ``None`` if none."""
        return self._datelines.parse(text)
