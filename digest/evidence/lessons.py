"""Passage → lessons (对标): what is learned from which city, and what it is applied to.

    借鉴成都、宁波创新引领发展经验,持续提升创新能级       two lessons of one practice
    学习借鉴苏州平江路、成都宽窄巷子街区建设经验           each place with the end that they share
    借鉴天府新区规划建设经验                            the place stands for its city (vocabulary/cities.yml)
    对标宁波,我市要加强规划                            a city without a practice: what follows is applied
    苏州的园区管理经验值得借鉴                          the city before, the praise behind

No lesson: a journey (赴苏州考察学习), a distance (对标苏州存在差距), three or more cities named together for nothing in
particular, an organisation (苏州大学), and one's own city.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest.evidence.clauses import Clause, find_clauses, find_sentences
from digest.evidence.lexicon import Lexicon
from digest.evidence.qualifiers import longest_first
from digest.models import Lesson, Passage
from digest.vocabulary import Area, City, Lessons

__all__ = ["find_lessons"]

JOINT = re.compile(r"[、和与及，,]|以及|等")
TRIM = "、，,。；;：: 　的"
MANY = 3  # cities that are named together without a practice
LONG, SHORT = 60, 12  # characters of what a lesson is applied to
LEAST = 3  # characters of a clause that says anything
TOPIC = 40  # characters of a sentence that opens its paragraph as its topic
SAME = 4  # characters in a row that tell two practices to be one
OPENING = ("“", "‘", '"')


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence, its clauses, and the sentence that opens its paragraph as the topic (``""`` if none does)."""

    sentence: str
    clauses: tuple[Clause, ...]
    topic: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A city in a sentence: from ``start`` to ``end``; what is said of it begins at ``said`` (behind its own name)."""

    city: str
    start: int
    end: int
    said: int


class Reader:
    """The vocabulary's words, ready for use."""

    def __init__(self, words: Lessons, cities: Sequence[City], own: frozenset[str]) -> None:
        names = {name: (city.name, True) for city in cities for name in (city.name, *city.aliases)}
        places = {place: (city.name, False) for city in cities for place in city.places}
        self.cities: Lexicon[tuple[str, bool]] = Lexicon(places | names)
        self.own = own
        self.verbs = Lexicon(dict.fromkeys(words.learning, True) | dict.fromkeys(words.visits, False))
        self.weak = frozenset(words.weak)
        self.hard = _pattern("(?:{0})(?:[和与、及](?:{0}))*", words.practices)
        self.soft = _pattern("(?:{})", words.loose)
        self.bare = _pattern("(?:{})", (*words.bare, *words.practices, *words.loose))
        self.gaps = _pattern("(?:{})", words.gaps)
        self.praise = _pattern("(?:{})", words.praise)
        self.models = _pattern("(?:{})", words.models)
        self.subjects = _pattern("^(?:{})", words.subjects)
        self.framings = [re.compile(pattern) for pattern in words.framings]
        self.organisations = _pattern("[\u4e00-\u9fff]{{0,2}}(?:{})(?![街子])", words.organisations)

    def mentions(self, sentence: str) -> list[Mention]:
        """The cities of a sentence; a city and a place of it side by side are one mention."""
        found: list[Mention] = []
        for hit in self.cities.find(sentence):
            city, is_name = hit.value
            if is_name and self.organisations.match(sentence, hit.end) and not self.cities.match(sentence, hit.end):
                continue
            if found and found[-1].city == city and not sentence[found[-1].end : hit.start].strip('的市“‘"'):
                found[-1] = Mention(city, found[-1].start, hit.end, found[-1].said)
            else:
                said = hit.end if is_name else hit.start - (sentence[hit.start - 1 : hit.start] in OPENING)
                found.append(Mention(city, hit.start, hit.end, said))
        return [mention for mention in found if mention.city not in self.own]

    def practice_end(self, text: str) -> int | None:
        """Where the first practice that the text names ends (…经验), or ``None``."""
        match = self.hard.search(text)
        if match:
            return match.end()
        ends = [match.end() for match in self.soft.finditer(text)]
        return ends[-1] if ends else None

    def named(self, practice: str) -> str | None:
        """The practice, or ``None`` if its words name none (先进经验)."""
        return practice.strip(TRIM) if self.bare.sub("", practice).strip(TRIM) else None


def _pattern(frame: str, words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(frame.format("|".join(map(re.escape, longest_first(words)))))


@cache
def _reader(words: Lessons, cities: tuple[City, ...], own: frozenset[str]) -> Reader:
    return Reader(words, cities, own)


def find_lessons(
    passage: Passage, words: Lessons, cities: Sequence[City], areas: Sequence[Area] = ()
) -> tuple[Lesson, ...]:
    """All lessons of a passage, in the order of its text, a city's practice once.

    A city that is named as one of ``areas`` is the speaker's own and teaches nothing.
    """
    home = {name for area in areas for name in (area.name, *area.aliases)}
    own = frozenset(city.name for city in cities if home & {city.name, *city.aliases})
    reader = _reader(words, tuple(cities), own)
    lessons: list[Lesson] = []
    topic = ""
    for sentence in find_sentences(passage.text):
        for lesson in _read_sentence(sentence.text, topic, passage, reader):
            if not any(_is_same(lesson, other) for other in lessons):
                lessons.append(lesson)
        if sentence.start == 0 and len(sentence.text) <= TOPIC:
            topic = sentence.text.strip(TRIM)
    return tuple(lessons)


def _is_same(lesson: Lesson, other: Lesson) -> bool:
    if lesson.city != other.city:
        return False
    here, there = lesson.practice, other.practice
    if here is None or there is None:
        return here == there or here is None
    return any(here[i : i + SAME] in there for i in range(max(1, len(here) - SAME + 1)))


def _read_sentence(sentence: str, topic: str, passage: Passage, reader: Reader) -> Iterator[Lesson]:
    mentions = reader.mentions(sentence)
    if not mentions:
        return
    context = Context(sentence, tuple(find_clauses(sentence)), topic)
    for index, clause in enumerate(context.clauses):
        inside = [mention for mention in mentions if clause.start <= mention.start < clause.end]
        group = _learned_from(sentence, clause, inside, reader)
        lessons = _taught(context, index, group, reader) if group else _praised(context, index, inside, reader)
        for city, practice, applied in lessons:
            yield Lesson(city=city, practice=practice, applied_to=applied, sentence=sentence, passage=passage.id)


# ── which cities teach ───────────────────────────────────────────────────────────────────────────────────────────


def _learned_from(sentence: str, clause: Clause, inside: Sequence[Mention], reader: Reader) -> list[Mention]:
    """The cities that stand behind a verb of learning in their clause (or between 以 and 为标杆, 向 and 看齐)."""
    hits = list(reader.verbs.find(sentence, clause.start, clause.end))
    if any(not hit.value for hit in hits) or not inside:
        return []
    for hit in hits:
        behind = [mention for mention in inside if mention.start >= hit.end]
        if behind and (hit.word not in reader.weak or reader.practice_end(sentence[behind[-1].end : clause.end])):
            return behind
        if (
            sentence[clause.start : hit.start].startswith("向")
            or "向" in sentence[inside[0].start - 1 : inside[0].start]
        ):
            return list(inside)
    is_model = "以" in sentence[clause.start : inside[0].start] and reader.models.match(sentence, inside[-1].end)
    return list(inside) if is_model else []


def _taught(
    context: Context, index: int, group: Sequence[Mention], reader: Reader
) -> Iterator[tuple[str, str | None, str | None]]:
    """City, practice and application of each city that is learned from."""
    sentence, clauses, clause = context.sentence, context.clauses, context.clauses[index]
    rest = sentence[group[-1].said : clause.end]
    end = reader.practice_end(rest)
    practices: list[str | None] = [None] * len(group)
    actions = clauses[index + 1 :]
    if end is not None:
        practices = _practices(sentence, group, rest[:end], reader)
        actions = (Clause(clause.end - len(rest) + end, rest[end:]), *actions)
    elif actions and _is_practice(actions[0].text, reader):  # 对标苏州,我市要学习…经验
        practices = [reader.named(_without_subject(actions[0].text, reader))] * len(group)
        actions = actions[1:]
    if practices[-1] is None:
        cities = {mention.city for mention in group}
        if len(cities) >= MANY or reader.gaps.search(sentence, clause.start):
            return
    enough = SHORT if practices[-1] else LONG
    applied = None if practices[-1] else context.topic or None
    applied = applied or _following(actions, enough, reader) or _preceding(context, index, reader)
    for mention, practice in zip(group, practices, strict=True):
        yield mention.city, practice, applied


def _praised(
    context: Context, index: int, inside: Sequence[Mention], reader: Reader
) -> Iterator[tuple[str, str | None, str | None]]:
    """One or two cities whose practice is praised behind them in the clause: 苏州的园区管理经验值得借鉴."""
    sentence, clause = context.sentence, context.clauses[index]
    if not inside or len({mention.city for mention in inside}) >= MANY:
        return
    praise = reader.praise.search(sentence, inside[-1].end, clause.end)
    if praise is None:
        return
    text = sentence[inside[-1].said : praise.start()]
    end = reader.practice_end(text)
    practice = reader.named(re.sub(r"^的?在", "", text[:end])) if end else None
    for mention in inside:
        yield mention.city, practice, _following(context.clauses[index + 1 :], SHORT, reader)


# ── what is learned ──────────────────────────────────────────────────────────────────────────────────────────────


def _practices(sentence: str, group: Sequence[Mention], last: str, reader: Reader) -> list[str | None]:
    """The practice of each city: its own words, with the end of the last one's if they are no practice alone."""
    final = group[-1]
    head = reader.hard.search(last) or reader.soft.search(last)
    ending = last[head.start() :] if head else ""
    behind_place = last[final.end - final.said :] if final.end > final.said else ending
    practices: list[str | None] = []
    for mention, after in zip(group, [*group[1:], None], strict=True):
        own = sentence[mention.said : after.start].strip(TRIM) if after else last
        own = re.sub(rf"(?:{JOINT.pattern})+$", "", own)
        is_place = own == sentence[mention.said : mention.end]  # 平江路, of which the end tells what is learned
        if after is None or reader.practice_end(own):
            practices.append(reader.named(own))
        else:
            practices.append(reader.named(own + (behind_place if is_place else ending)) if own else reader.named(last))
    return practices


def _is_practice(clause: str, reader: Reader) -> bool:
    match = reader.hard.search(clause)
    return bool(match and match.end() == len(clause))


def _without_subject(text: str, reader: Reader) -> str:
    while True:
        shorter = reader.subjects.sub("", text).strip(TRIM)
        if shorter == text:
            return text
        text = shorter


# ── what it is applied to ────────────────────────────────────────────────────────────────────────────────────────


def _preceding(context: Context, index: int, reader: Reader) -> str | None:
    """What stands before the verb of learning: the clause that names the aim, or the paragraph's topic."""
    if index == 0:
        return context.topic or None
    return _without_subject(context.clauses[index - 1].text.strip(TRIM), reader) or None


def _following(clauses: Sequence[Clause], enough: int, reader: Reader) -> str | None:
    """The clauses up to an action, and on to ``enough`` characters; a clause that only frames gives its object."""
    parts: list[str] = []
    has_action = False
    for clause in clauses:
        text = _without_subject(clause.text.strip(TRIM + '“”"’‘'), reader)
        framed = next((match[1] for pattern in reader.framings if (match := pattern.match(text))), None)
        length = sum(map(len, parts)) + len(framed or text)
        if parts and (length > LONG or (has_action and length - len(framed or text) >= enough)):
            break
        parts.append(framed or text)
        has_action = has_action or framed is None
    return "，".join(part for part in parts if part)[: LONG + SHORT] or None
