"""Who speaks in a text, when no person line says it.

Specimens (names invented):

    安和区委书记林远舟说                   office, name, a word of speaking
    林远舟表示                             the name alone, behind a full naming; 林书记表示 by surname and title
    记者专访了安和区委书记林远舟           whom the paper asked; also …林远舟在…接受了本报记者的采访
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.layout.forms.alone import AskedAlone
from digest.layout.forms.apposition import Apposition
from digest.layout.forms.asking import ASKED, ASKED_HIM, ASKS, INTERVIEWED, MET, WORDS, asked_behind, is_asked_now
from digest.layout.forms.bare_names import CLAUSE_WORD, BareNames
from digest.layout.forms.clauses import LONGEST_OFFICE, clause_before, join_texts, widen
from digest.layout.forms.office_trimmer import OfficeTrimmer, shortens
from digest.layout.forms.references import references_to, speaks_again
from digest.patterns import HAN, any_of, find_about
from digest.vocabulary import Offices

__all__ = ["BodySpeaker", "SpeakerFinder"]

LONGEST_NAME = 4  # characters of a Chinese name
SAYS = re.compile("说|表示|介绍|认为|坦言|告诉|指出")
INTERVIEWS = re.compile("对话|专访|采访")
MANNER = r"[^，。；：“”「」,;:\"]{0,8}?"  # between a name and a word of speaking: 林远舟感慨地说
NO_NAME = "的在和与是说就对了也都从到及等把被向为以则还正将曾一接"  # behind a name of two characters
NO_THIRD_NAME = ("在", "的", "是", "了", "也", "还", "对", "与", "接")  # of them, what no name of three ends in
NO_THIRD = re.compile(
    "(?:先生|女士|同志|教授|博士|院士|校长|院长|主任|书记|局长|主持|出席|做客|接受|受访|参加|走进|来到"
    "|日前|近日|昨[日天]|今[日天年]|当[日天]|感慨|激动|高兴|兴奋|坦言|直言|自豪|动情|欣慰)"
)
AND = re.compile(rf"{HAN}?(?:先生|女士|同志|教授|博士|院士|主任)?[、和与及]")
TO_WHOM = re.compile(
    r"(?:^|[，。；：”\n他她])[对向][^，。；：“”\n]{0,30}\Z"
)  # 她对队长林远舟说: lets somebody else speak
QUOTATION = re.compile("^“[^”\n]+”$", re.MULTILINE)  # a paragraph
REPRESENTS = re.compile("[我谨]代表")  # whom, and not who


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySpeaker:
    """Someone reported to speak: name, office where it is given, in how many paragraphs they are named and speak.

    ``pronouns``: other paragraphs in which somebody speaks who is only 他 or 她; ``is_asked``: the text says that the
    paper asked them; ``only_directs``: all their words are a meeting's, 强调 and 指出.
    """

    person: str
    office: str | None
    paragraphs: int
    speeches: int
    pronouns: int
    is_asked: bool = False
    only_directs: bool = False


class SpeakerFinder:
    """Finds speakers by one vocabulary of offices and words of speaking; built once."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        speech, told = (
            rf"(?<![来据]){any_of(words)}"  # 对林远舟来说 lets nobody speak
            for words in (offices.speech, [word for word in offices.speech if word not in offices.directing])
        )
        title = any_of(offices.titles)
        self._speaking = re.compile(rf"(?P<person>{any_of(offices.surnames)}{HAN}{{1,2}}?)(?:{speech})")
        self._speech = re.compile(any_of(offices.speech))
        self._spoke = re.compile(
            rf"{MANNER}(?:{speech})|：“|{INTERVIEWED}|[^。；！？]{{0,40}}，[对向](?:本报|本网)?记者(?:{speech})"
        )
        self._at_once = re.compile(speech)
        self._told = re.compile(rf"{MANNER}(?:{told})|：“|{INTERVIEWED}")
        self._spoke_by_title = re.compile(rf"(?={title}{MANNER}(?:{speech}))")
        surname = any_of(offices.surnames)
        foreign = (
            rf"{HAN}{{1,6}}[·•‧]{HAN}{{1,8}}?(?=(?:{speech})|[，。、；：“”（(的在是与和对就为昨今很\d]"
            r"|日前|近日|接受|受访|做客|时[，,]|面对面|约在|感慨|激动|高兴|兴奋)"
        )
        self._named = re.compile(rf"{title}(?!{title})(?:——)?(?P<person>{foreign}|{surname}{HAN}{{1,2}}(?![·•‧]))")
        # Where a title may end before a name; and the last two characters of titles.
        ends, starts = {word[-1] for word in offices.titles}, {word[0] for word in offices.surnames}
        self._seam = re.compile(rf"{any_of(sorted(ends))}(?=(?:——)?{any_of(sorted(starts))}|{HAN}{{1,6}}[·•‧])")
        self._title_ends = frozenset(word[-2:] for word in offices.titles)
        self._longest_title = max(map(len, offices.titles), default=0)
        self._rare = re.compile(rf"{title}(?P<person>{HAN}{{3,4}}?)(?={SAYS.pattern})")
        self._apposed = re.compile(
            r"(?:^|(?<=[。”\n】]))(?:[今现]年|年[近过])?(?:(?:\d{1,3}|[一二三四五六七八九十]{2,3})岁的|[他她]叫)?"
            rf"(?P<first>{surname}{HAN}{{1,2}}?|{HAN}{{1,6}}[·•‧]{HAN}{{1,8}}?)(?:(?:代表|委员)?是|(?:先生|女士|同志|教授)?[现曾]任|，是"
            r"|，(?:[^，。\n]{1,40}，){0,4}?(?:现任|目前担任|现担任)|，(?:[^，。\n]{1,12}，){0,3}?(?:现任|任)?)"
            rf"(?P<after>[^，。；：“”\n是]{{2,40}}?{title})(?=[，。；\n])"
            rf"|(?:作为|身为)(?P<before>[^，。；：“”\n]{{2,24}}?{title})[，的](?P<second>{surname}{HAN}{{1,2}})"
        )
        self._titled = re.compile(
            rf"(?<![^，。；：“”\n、在对与和向])(?P<body>[^，。；：“”\n、]{{0,20}}?{any_of(offices.bodies)})?(?P<name>{surname}{HAN}{{1,2}}?)"
            rf"(?P<title>(?:党组|党委|常务|第一)?副?{title})(?!：|{HAN}{{0,4}}{title})"
        )
        self._bare = BareNames(offices, self.whole_name)
        self.is_name = self._bare.is_bare_name
        self._alone = AskedAlone(
            offices, self._bare.is_bare_name, self.whole_name, self._goes_on, f"{MANNER}(?:{speech})|：“"
        )
        self.is_met = self._alone.is_met
        self._pronoun = re.compile(rf"(?:[他她]|[这那][位名]{HAN}{{1,8}}?){MANNER}(?:{speech})")
        self.trimmer, self._apposition = OfficeTrimmer(offices), Apposition(offices.titles)
        self._no_names = (*offices.speech, *offices.no_names)
        self._verbs = tuple({verb[0] for verb in offices.speech} & set(offices.surnames))
        self._double_surnames = tuple(name for name in offices.surnames if len(name) > 1)

    def find(self, texts: Sequence[str]) -> tuple[BodySpeaker, ...]:
        """The named speakers of a text's paragraphs, the most frequent first, then in the order of their first words.

        A speaker is named with an office somewhere and let speak somewhere, or asked by the paper: 安和区委书记林远舟走访了…
        林远舟说….
        """
        whole = join_texts(texts)
        names = self._find_names(whole)
        asked = self._find_asked(whole, names)
        offices: dict[str, str] = {}
        mentioned: set[str] = set()
        judged: set[str] = set()  # the whole text is searched once for a name, however often it stands there
        named = list(self.mentions(whole, names))
        for found in (named, self._introductions(whole)):
            for full, office in () if offices else found:
                if full in judged:
                    continue
                judged.add(full)
                mentioned.add(full[:2])
                short = self._short(full)
                is_short = full[len(short) :] in NO_THIRD_NAME or NO_THIRD.match(whole, whole.find(full) + len(short))
                forms = (short, full) if is_short else (full, short)
                person = next((name for name in forms if name in asked or self.speaks(name, whole)), None)
                if person is None:
                    whole_name = self.whole_name(full, whole)
                    person = whole_name if self._speaks_on(whole_name, whole) else None
                if person is not None:
                    offices.setdefault(person, office)
        if not offices and len(mentioned) == 1 and self._pronoun.search(whole) and not self._bare.others.search(whole):
            offices = {self.whole_name(full, whole): office for full, office in named}
        asked |= {person for person in offices if is_asked_now(person, whole)}
        him = ASKED_HIM.search(whole)
        if him is not None and not offices:
            before = list(self.mentions(whole[: him.end()]))
            offices = {self.whole_name(full, whole): office for full, office in before[-1:]}
        if len(offices) == 1 and him is not None:
            asked |= offices.keys()
        alone = self._alone.find(whole) if not offices.keys() & asked else None
        paragraphs = [widen(text) for text in texts] if offices or alone is not None else []
        speakers = [
            self._count(person, self.trimmer.fullest(person, office, named), paragraphs, is_asked=person in asked)
            for person, office in offices.items()
        ]
        if alone is not None and alone not in offices:
            speakers.append(self._count(alone, self._find_apposed(whole, alone), paragraphs, is_asked=True))
        beside = self._bare.listed_with(asked, whole) - offices.keys() if offices else ()
        speakers.extend(self._count(name, None, paragraphs, is_asked=True) for name in sorted(beside))
        if len(mentioned) > 1:
            speakers = [replace(speaker, pronouns=0) for speaker in speakers]
        return tuple(sorted(speakers, key=lambda speaker: -speaker.paragraphs))

    def _count(self, person: str, office: str | None, texts: Sequence[str], *, is_asked: bool) -> BodySpeaker:
        """In how many paragraphs someone is named and speaks, by name or by surname and title."""
        named = [person in text for text in texts]
        spoke = [is_named and self.speaks(person, text) for is_named, text in zip(named, texts, strict=True)]
        titled = [self._speaks_on(person, text) for text in texts]
        return BodySpeaker(
            person=person,
            office=office,
            paragraphs=sum(map(max, named, titled)),
            speeches=sum(map(max, spoke, titled)),
            pronouns=sum(
                not (is_named or is_titled) and self._pronoun.search(text) is not None
                for is_named, is_titled, text in zip(named, titled, texts, strict=True)
            ),
            is_asked=is_asked,
            only_directs=any(spoke)
            and not any(titled)
            and not any(self.speaks(person, text, self._told) for text in texts),
        )

    def _introductions(self, text: str) -> Iterator[tuple[str, str]]:
        """Names whose office stands elsewhere than right before them, and names that begin with no known surname."""
        for match in self._apposed.finditer(text):
            yield match["first"] or match["second"], match["after"] or match["before"]
        for match in self._titled.finditer(text):
            name = match["name"]
            is_person = ASKED.match(text, match.end()) is not None or text.count(name) > 1
            is_name = len(name) > 1 and name not in self._double_surnames  # 欧阳院士
            is_name = is_name and not name.startswith(self._no_names)  # 全体教师
            if is_name and is_person and not name.endswith(self._offices.bodies):
                yield name, (match["body"] or "") + match["title"]
        places = (match.start() for match in SAYS.finditer(text))
        for match in find_about(self._rare, places, text, self._longest_title + LONGEST_NAME):
            name = match["person"]
            is_name = not CLAUSE_WORD.search(name) and not name.startswith(self._offices.surnames)
            if is_name and text.count(name) > 1:
                yield name, clause_before(text, max(0, match.start() - LONGEST_OFFICE), match.start("person"))

    def speaks(self, name: str, text: str, words: re.Pattern[str] | None = None) -> bool:
        """Whether a text lets someone speak, or be interviewed, right behind the name."""
        at = text.find(name)
        while at >= 0:
            if (words or self._spoke).match(text, at + len(name)) and not TO_WHOM.search(text, max(0, at - 40), at):
                return True
            at = text.find(name, at + 1)
        return False

    def _speaks_on(self, person: str, text: str) -> bool:
        """Whether a text lets somebody speak by surname and title, or by what else it may call them."""
        surname = self.surname_of(person)
        if self._speaks_by_title(surname, text):
            return True
        return speaks_again(references_to(person, surname, self._offices), text, self._spoke)

    def _goes_on(self, person: str, text: str) -> bool:
        """Whether a text lets somebody speak on by another name, or again and again as 他 or in quotations alone."""
        if self._speaks_on(person, text) or len(QUOTATION.findall(text)) > 1:
            return True
        return not self._bare.others.search(text) and len(self._pronoun.findall(text)) > 1

    def lets_speak(self, person: str, text: str) -> bool:
        """Whether a paragraph lets somebody speak: by name, by another, or as 他."""
        return self.speaks(person, text) or self._speaks_on(person, text) or self._pronoun.search(text) is not None

    def _speaks_by_title(self, surname: str, text: str) -> bool:
        """Whether a text lets someone speak by surname and title: 林 in ``林书记说``."""
        at = text.find(surname)
        while at >= 0:
            if self._spoke_by_title.match(text, at + len(surname)):
                return True
            at = text.find(surname, at + 1)
        return False

    def _short(self, full: str) -> str:
        """The shortest name that what stands there may be: 林远 of 林远舟, 欧阳远 of 欧阳远舟."""
        return full[: 3 if full.startswith(self._double_surnames) else 2]

    def surname_of(self, person: str) -> str:
        """The surname that a Chinese name begins with."""
        return person[:2] if person.startswith(self._double_surnames) else person[:1]

    def _find_asked(self, text: str, names: Sequence[re.Match[str]]) -> frozenset[str]:
        """The names of those whom the text says the paper asked; where a name may have two or three characters, both."""
        if not any(word in text for word in WORDS):
            return frozenset()
        found: set[str] = set()
        for place, match in enumerate(names, 1):
            end = names[place].start() if place < len(names) else len(text)
            found |= asked_behind(match, self._short(match["person"]), text, end)
            at = match.start("person")
            is_met = "时" not in text[at + 2 : at + LONGEST_NAME] and MET.search(
                text, max(0, at - 3 * LONGEST_OFFICE), at
            )
            if is_met or ASKS.search(text, max(0, match.start() - 3 * LONGEST_OFFICE), at):
                found |= {match["person"], self._short(match["person"])}
        if not found:
            found.update(match["name"] for match in self._titled.finditer(text) if ASKED.match(text, match.end()))
        return frozenset(found)

    def names_asked(self, text: str) -> frozenset[str]:
        """The names of those whom a text says the paper asked, with an office, alone or listed with others."""
        alone = (self._alone.find_named(text, once=True), self._alone.find(text))
        asked = self._find_asked(text, self._find_names(text)) | {name for name in alone if name is not None}
        return asked | self._bare.listed_with(asked, text)

    def find_named(self, texts: Sequence[str], person: str | None = None) -> tuple[str | None, str | None]:
        """Office and name of the first whom a text names with an office, speaking or not; of ``person`` if given.

        Whom the paper asked comes before all others; an office that is a mere title (局长) gives way to a fuller one.
        """
        whole = join_texts(texts)
        names = self._find_names(whole)
        mentions = self.mentions(whole, names)
        named = [(name, office) for name, office in mentions if person is None or _is_named(name, person)]
        if not named and person is not None:
            return self._find_apposed(whole, person), person
        asked = self._find_asked(whole, names) if person is None else frozenset[str]()
        alone = self._alone.find_named(whole) if person is None and not asked else None
        if alone is not None and not any(name.startswith(alone) for name, _ in named):
            return self._find_apposed(whole, alone), alone
        if not named:
            alone = self._alone.find_named(whole, once=True) if person is None else None
            return (self._find_apposed(whole, alone), alone) if alone is not None else (None, None)
        first = next((name for name, _ in named if name in asked or self._short(name) in asked), named[0][0])
        offices = [self.trimmer.trim(office) for name, office in named if name[:2] == first[:2]]
        fuller = (office for office in offices if office is not None and office not in self._offices.titles)
        given = next(fuller, offices[0])
        more = (
            office
            for office in offices
            if given is not None
            and office is not None
            and (office.startswith(f"{given}、") or (self.trimmer.is_short(given) and office.endswith(given)))
        )
        return max(more, key=len, default=given), person or self.whole_name(first, whole)

    def lengthen(self, office: str | None, person: str, texts: Sequence[str]) -> str | None:
        """An office that a headline shortens, or a calling that it gives for one, as the text gives it: 市水局局长 is its
        安和市水务局党组书记、局长, 茶学家 its 安和大学教授."""
        named, _ = self.find_named(texts, person) if office is not None else (None, None)
        return named if office is not None and named is not None and shortens(office, named) else office

    def find_titled(self, texts: Sequence[str], name: str) -> str | None:
        """The office right before a name that begins with no known surname; ``None`` if the text never gives one."""
        whole = join_texts(texts)
        at = whole.find(name)
        while at >= 0:
            if whole.endswith(self._offices.titles, 0, at):
                return self.trimmer.trim(clause_before(whole, max(0, at - LONGEST_OFFICE), at))
            at = whole.find(name, at + 1)
        return None

    def whole_name(self, full: str, text: str) -> str:
        """A name of two characters or of three, from the three that stand there: 林舟说 is 林舟, as 林舟先生 is."""
        short = self._short(full)
        behind = text.find(full) + len(short)
        is_one = full[2:] == "一" and text.count(full) > 1  # 胡远一, each time
        is_short = (full[len(short) :] in NO_NAME and not is_one) or text.count(short) > text.count(full)
        ends = NO_THIRD.match(text, behind) or self._at_once.match(text, behind)
        return short if (is_short or ends) and "·" not in full else full

    def find_by_surname(self, texts: Sequence[str], called: str) -> tuple[str | None, str | None]:
        """Office and name of whom a text calls by surname and title: 林区长 is the 林 whom it names with an office."""
        whole = join_texts(texts)
        surname = called[:2] if called.startswith(self._double_surnames) else called[:1]
        for find in (self.mentions, self._introductions):
            for name, office in find(whole):
                if name.startswith(surname):
                    return self.trimmer.trim(office), self.whole_name(name, whole)
        person = self._bare.before_title(whole, surname)
        if person is None and called == surname:
            person = self._bare.find_repeated(whole, surname)
        if person is None:
            alone = self._alone.find_named(whole, once=True) or self._bare.find_opening(whole, surname)
            person = alone if alone is not None and alone.startswith(surname) else None
        return self.find_named(texts, person) if person is not None else (None, None)

    def _find_apposed(self, text: str, person: str) -> str | None:
        """The office that stands apart from a name: ``来自市教育局的副局长，林远舟``, ``林远舟，1970年生，现任副局长``."""
        for name, office in self._introductions(text):
            if name.startswith(person):
                return self.trimmer.trim(office)
        apart = self._apposition.find(text, person)
        return self.trimmer.trim(apart) if apart is not None else None

    def names_in(self, text: str) -> Iterator[tuple[str, int]]:
        """The names that a text lets speak, or gives with a title, as far as they can be told, and where they stand."""
        places = (match.start() for match in self._speech.finditer(text))
        for match in find_about(self._speaking, places, text, LONGEST_NAME):
            yield match["person"], match.start()
        for match in self._find_names(text):
            if self._is_mention(match, text):
                yield match["person"], match.start("person")

    def _find_names(self, text: str) -> list[re.Match[str]]:
        """Every name behind a title."""
        places = (match.end() for match in self._seam.finditer(text))
        ends = self._title_ends
        seams = (place for place in places if text[place - 2 : place] in ends or text[place - 1] in ends)
        return list(find_about(self._named, seams, text, self._longest_title))

    def mentions(self, text: str, names: Sequence[re.Match[str]] | None = None) -> Iterator[tuple[str, str]]:
        """Every name of up to three characters behind a title, with the office: what stands before it in its clause."""
        behind = 0
        for match in self._find_names(text) if names is None else names:
            if match["person"].startswith(self._no_names):
                continue
            start = max(match.start() - LONGEST_OFFICE, behind)
            apart = AND.match(text, match.start("person") + 2)  # 局长林远舟、区长陆知秋: the second office begins there
            behind = apart.end() if apart is not None else behind
            titled = text[start : match.start("person")].rstrip("—")
            lead = clause_before(text, start, start + len(titled))
            if self._is_mention(match, text):
                yield match["person"], lead

    def _is_mention(self, match: re.Match[str], text: str) -> bool:
        """Whether what stands behind a title is a name, and not whom the paper asked: 记者对话, 局长专访."""
        person = match["person"]
        is_name = not person.startswith(self._no_names) and not REPRESENTS.match(text, match.start() - 1)
        is_name = is_name and not (
            text[match.start() - 1] in "“「《" and text.startswith(("”", "」", "》"), match.end())
        )
        if person.startswith(self._verbs):  # 局长谈看海: a verb's name comes again
            is_name = is_name and text.count(person[:2]) > 1
        is_whose = person.endswith("的")  # 与局长林舟的对话
        asks = any(INTERVIEWS.match(text, end) for end in (match.end() - 1, match.end()))
        return is_name and (is_whose or not asks)


def _is_named(name: str, person: str) -> bool:
    """Whether a name behind a title is somebody's, whole or by the last part of a foreign one."""
    return name.startswith(person) or name.endswith(f"·{person}")
