"""Datelines: where a text opens with where it is from, and who wrote it.

Specimens (names invented):

    本报讯(记者 何舟 通讯员 田亩 文/图)…           a dateline opens the text
    新华社安和5月3日电（记者何舟、田亩）…          with place and day; the place without names too
    本报安和5月3日讯 记者何舟、田亩报道：…          its names without brackets
    【本报记者何舟安和3日电】                        between black brackets, the names right before the place
    安和讯 记者 何舟 通讯员 田亩 6月5日，…           between gaps
    （通讯员 田亩）5月3日，…                       in brackets where the text opens
    安和晚报记者何舟 田亩 昨日中午，…               a text that opens with its writers, and no word for a report
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest.clean import normalise_spaces
from digest.models import Byline
from digest.patterns import HAN
from digest.traditional import restore, simplify

__all__ = ["DATELINE_REACH", "DATELINE_SIGNS", "DatelineGrammar", "restore_byline"]

LONGEST = 80  # characters of a byline
SECOND_REACH = 14  # characters of a second dateline before its names
DATELINE_REACH = 48  # characters in which a dateline's word stands
DATELINE_WORD = re.compile("[讯电]|消息|报道")
# What every dateline holds one of; of the names in brackets that open a text, it is the bracket.
DATELINE_SIGNS = "（(者讯电息道訊電"
TOKEN = re.compile(r"\S+")
MOST_TOKENS = 8
REPORTED = re.compile(r"\s*(?P<names>[^，。；：:！？\d]{3,40}?)(?:\d{1,2}月\d{1,2}日)?报道(?:\s*[:：]|\s)")
OPENING_REACH = 20  # characters in which who wrote a text stands, where it opens with them
DESK_AND_NAMES = re.compile(
    rf"(?:{HAN}{{1,10}}(?:报|网|融媒体?|新闻|发布|传媒|客户端)|[\w·\-]{{2,14}}联合报道)\s?[（(](?P<names>[^（()）]*记者[^（()）]+)[)）]"
)
OPENING_DESK = rf"(?:本[报网台]|{HAN}{{2,12}}[报网社])\S{{0,6}}?记者"
OPENED = re.compile(rf"{OPENING_DESK}\s?{HAN}{{2,4}}[ \u3000\u00a0]")
SPREAD = re.compile(rf"{OPENING_DESK}\s?({HAN}) ({HAN})[ \u3000\u00a0]")  # 本网记者 何 舟 1月25日，…
QUOTED = re.compile(rf"\s*(?P<names>{HAN}{{0,8}}记者 ?{HAN}{{1,11}}(?<![说问称道讲]))(?=[“\"])")  # 记者何舟“…
PEN = ("文/", "文／")
DESK = re.compile(
    r"^(?:本[报网刊台社]讯|(?:《[^》]{2,16}》)?专稿)[\s/／]+"
)  # （本网讯 记者何舟）, 【《安和网》专稿/记者 何舟】
OPENING_NAMES = re.compile(  # （记者 何舟）, 【新安和网记者 何舟】 but not 【记者手记】
    r"^(?:[（(〔](?P<names>[^（()）〔〕]{4,60})[)）〕]|【(?P<boxed>[^【】]{0,12}记者[ \u3000][^【】]{2,40})】)\s*(?=\S)"
)
BOXED_WIRE = re.compile(  # 【本報駐安和記者何舟、田亩雲上27日電】
    rf"[【（(](?:{HAN}{{1,6}}[报社](?:驻{HAN}{{1,4}}?)?(?:特派)?)?记者(?P<names>[^\d【】（）()，。]{{2,24}}?)(?P<place>{HAN}{{2}}[县市]?)"
    r"(?:(?:\d{1,2}月)?\d{1,2}日专?[电讯]|报道)[】）)]"
)
BOXES = ("（", "(", "【", "〔", "[")
AT_DESK = re.compile(
    rf"[【〔\[（(]记者(?P<names>{HAN}{{2,4}}(?:、{HAN}{{2,4}})*)[/／]{HAN}{{2,4}}(?:报[道导])?[】〕\]）)]"
)  # 【記者何舟／安和報導】
STRANGER = re.compile(rf"{HAN}{{0,4}}记者 ?(?P<name>{HAN}{{2,3}})(?<![部组社处局站团队道])")  # without a known surname
TRADITIONAL = re.compile("[訊電報記]")
DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
NUMERAL = "[一二三四五六七八九十]{1,3}"
DATELINE = re.compile(
    rf"""
    ^[\s【\[（(|｜□■]*
    (?: 据 | 综合 )?
    (?P<desk> 本报 | 本社 | 本网 | 本刊 | [晚晨日早商时快]报 | 新华社 | 中新社 | [\w·\-]{{2,16}}?(?:报|社|网|新闻|客户端|全媒体) )? [\s·]*
    (?: [（(] (?: [a-z.\d]+ | {HAN}{{2,8}} [网报] ) [)）] )?       # a web edition's address, or its paper
    (?: (?:新闻)? 热线 [\d\-]{{5,12}} | \d{{5,8}} 热线 )?          # 本报热线6610000消息
    (?P<place> {HAN}{{0,12}}? ) \s*
    (?: (?:\d{{4}}|[〇○零一二三四五六七八九]{{4}}) 年 )?
    (?: (?P<month> \d{{1,2}} | {NUMERAL} ) 月 (?P<day> \d{{1,2}} | {NUMERAL} ) 日 | (?: \d{{1,2}} | {NUMERAL} ) 日 )? \s*
    (?: 综合消息 | 专电 | 快讯 | 消息 | 报道 [:：]? (?= \s* [（(] ) | 讯 | 电 ) (?! [影视子力器话] )
    [\s】\]）)]*
    (?: [（(] {HAN}{{2,8}} [报社网台] [）)] \s* )?
    (?: 据 {HAN}{{2,12}} 报道 (?= \s* [（(] ) \s* )?
    (?: [（(] (?P<names> [^（()）]{{1,80}} ) [)）] )?
    """,
    re.VERBOSE,
)


class DatelineGrammar:
    """The grammar of datelines: ``roles`` are the words for reporter and correspondent, ``name`` a full name, ``prefixes``
    what stands before a newsroom's name; bylines and signatures are read by the grammar of bylines."""

    def __init__(
        self,
        roles: re.Pattern[str],
        name: re.Pattern[str],
        prefixes: Sequence[str],
        read: Callable[[str, str], Byline | None],
        parse_signature: Callable[[str], Byline | None],
    ) -> None:
        self._has_role, self._full_name, self._prefixes = roles, name, prefixes
        self._read, self._parse_signature = read, parse_signature

    def parse(self, text: str) -> tuple[Byline, int] | None:
        """Read the dateline that opens a paragraph: the byline it gives and where it ends; ``None`` if none."""
        if text[:1] in "|｜" and text.strip("|｜ "):  # a table's mark
            lead = len(text) - len(text.lstrip("|｜ "))
            found = self.parse(text[lead:])
            return (found[0], found[1] + lead) if found is not None else None
        if TRADITIONAL.search(text[:DATELINE_REACH]):
            return self._parse_traditional(text)
        if text[:1] in BOXES:
            boxed = self._parse_boxed(text)
            if boxed is not None:
                return boxed
            opening = OPENING_NAMES.match(text)
            names = (opening["names"] or opening["boxed"]) if opening is not None else ""
            if opening is not None and (self._has_role.search(names) or names.startswith(PEN)):
                written = names.startswith(PEN) and self._parse_signature(names[len(PEN[0]) :])
                signed = written or self._read(normalise_spaces(DESK.sub("", names)), opening.group())
                return (signed, opening.end()) if signed is not None else None
        if "者" in text[: DATELINE_REACH // 4] and QUOTED.match(text):
            return self._parse_reported(text, 0, QUOTED)
        if not DATELINE_WORD.search(text[:DATELINE_REACH]):
            return self._parse_opened(text)
        match = DATELINE.match(text[:140])
        if match is None:
            return self._parse_reported(text, 0)
        inside = self._read(normalise_spaces(match["names"]), match["names"]) if match["names"] else None
        if inside is None and match["names"] and (match["desk"] or match["month"]):
            stranger = STRANGER.fullmatch(match["names"])
            known = self._parse_signature(match["names"])
            inside = Byline(printed=match["names"], reporters=(stranger["name"],)) if stranger is not None else known
        reported = None
        if not match["names"]:
            reported = self._parse_reported(text, match.end()) or self._parse_spaced(text, match.end())
            reported = reported or self._parse_second(text, match.end())
        if not (match["desk"] or match["month"] or inside or reported):
            return self._parse_reported(text, 0)
        end = match.end() if inside or not match["names"] else match.start("names") - 1
        inside, end = reported or (inside, end)
        desk = match["desk"] if match["desk"] not in (None, *self._prefixes) else None
        return (
            Byline(
                printed=text[:end],
                media=(inside.media if inside else None) or desk,
                reporters=inside.reporters if inside else (),
                correspondents=inside.correspondents if inside else (),
                place=match["place"] or None,
                month_day=(_number(match["month"]), _number(match["day"])) if match["month"] else None,
            ),
            end,
        )

    def _parse_boxed(self, text: str) -> tuple[Byline, int] | None:
        """Names and place in the brackets that open a text: ``【記者何舟／安和報導】``, ``（安和社记者何舟云上27日电）``."""
        at_desk = AT_DESK.match(text)
        if at_desk is not None:
            return Byline(printed=at_desk.group(), reporters=tuple(at_desk["names"].split("、"))), at_desk.end()
        wire = BOXED_WIRE.match(text)
        writers = tuple(wire["names"].split("、")) if wire is not None else ()
        if wire is None or not all(map(self._full_name.fullmatch, writers)):
            return None
        return Byline(printed=wire.group(), reporters=writers, place=wire["place"]), wire.end()

    def _parse_second(self, text: str, at: int) -> tuple[Byline, int] | None:
        """A paper's own dateline with names behind its web edition's: ``安和网讯 本报讯（记者何舟）``; the byline and its end."""
        rest = text[at : at + LONGEST]
        again = DATELINE.match(rest) if text[at - 1 : at].isspace() else None
        if again is None or not again["names"] or again.start("names") > SECOND_REACH:
            return None
        inside = self._read(normalise_spaces(again["names"]), again["names"])
        return (inside, at + again.end()) if inside is not None else None

    def _parse_traditional(self, text: str) -> tuple[Byline, int] | None:
        """A dateline in traditional characters, read in simplified ones and given as it is printed."""
        simple = simplify(text).replace("报导", "报道")
        found = self.parse(simple)
        if found is None:
            return None
        byline, end = found
        return replace(restore_byline(byline, simple, text), printed=text[:end]), end

    def _parse_opened(self, text: str) -> tuple[Byline, int] | None:
        """Names between gaps that open a text without a dateline: ``安和晚报记者何舟 田亩 昨日中午，…``."""
        if "者" not in text[:OPENING_REACH]:
            return None
        desk = DESK_AND_NAMES.match(text)
        if desk is not None:
            signed = self._read(normalise_spaces(desk["names"]), desk.group())
            return (signed, desk.end()) if signed is not None and signed.reporters else None
        spread = SPREAD.match(text)
        if spread is not None:
            return Byline(printed=spread.group().strip(), reporters=(spread[1] + spread[2],)), spread.end()
        return self._parse_spaced(text, 0) if OPENED.match(text) else None

    def _parse_spaced(self, text: str, at: int) -> tuple[Byline, int] | None:
        """Names between gaps behind a dateline's word: ``安和讯 记者 何舟 通讯员 田亩 6月5日，…``; the byline and its end."""
        rest = text[at : at + LONGEST].lstrip()
        if at and self._has_role.match(rest) is None:
            return None
        found: tuple[Byline, int] | None = None
        for token in list(TOKEN.finditer(rest))[:MOST_TOKENS]:
            word = token.group()
            if found and not (self._has_role.match(word) or self._full_name.fullmatch(word)):
                break
            byline = self._read(normalise_spaces(rest[: token.end()]), text[at : at + token.end()])
            if byline is None:
                break
            if byline.reporters:
                found = byline, len(text) - len(text[at:].lstrip()) + token.end()
        return found

    def _parse_reported(self, text: str, at: int, form: re.Pattern[str] = REPORTED) -> tuple[Byline, int] | None:
        """Names without brackets, in a dateline or instead of one: ``本报记者何舟报道：``; the byline and its end."""
        match = form.match(text, at)
        if match is None or not self._has_role.search(match["names"]):
            return self._parse_opened(text) if not at else None
        byline = self._read(normalise_spaces(match["names"] + "报道"), match.group())
        return (byline, match.end()) if byline is not None and (byline.reporters or byline.correspondents) else None


def restore_byline(byline: Byline, simple: str, printed: str) -> Byline:
    """A byline read in simplified characters as it is printed in traditional ones."""
    reporters, correspondents = (
        tuple(restore(name, simple, printed) or name for name in names)
        for names in (byline.reporters, byline.correspondents)
    )
    place, media = restore(byline.place, simple, printed), restore(byline.media, simple, printed)
    return replace(
        byline, printed=printed, place=place, media=media, reporters=reporters, correspondents=correspondents
    )


def _number(text: str) -> int:
    """``5`` or ``二十二`` as a number."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
