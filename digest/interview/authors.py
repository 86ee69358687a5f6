"""Whose own words a text is, where no person line says so.

Specimens (names invented):

    （作者系安和区委书记）          a note behind the text; the name stands under the headline
    （作者：安和区委书记 林远舟）   … or in the note
    安和市市长 林远舟               who signs a letter, a date below or not
    2024年6月8日
    安和市市长林远舟新春致辞        a headline that says whose address follows
    以下是区长林远舟今日会见传媒的谈话全文：     the line above them, 以下为演讲实录： too
    林远舟在安和大会上的讲话        … or whose speech, an office before the name or not
    安和市市长林远舟发表文章。全文如下：   a first paragraph that announces the words
"""

import re
from dataclasses import replace

from digest.interview.kinds import (
    BRIEFED,
    FIRST_PERSON,
    FOLLOWS,
    HEADED,
    LONGEST_SIGNATURE,
    MOST_ABOVE,
    announces,
    is_named,
    says_we,
    tells_of,
)
from digest.layout.forms.masthead import is_bare_date
from digest.layout.forms.person_line import parse_label, parse_office_and_person
from digest.layout.forms.signed import read_author_note, read_signed
from digest.layout.forms.speakers import SpeakerFinder
from digest.models import Article, Kind, PersonLine
from digest.traditional import restore, simplify
from digest.vocabulary import Vocabulary

__all__ = ["with_author"]

AUTHOR_NOTE = re.compile(r"[（(【]\s*(?:本文)?作者[^（）()]{3,50}[)）】]\s*$")  # behind the last sentence
LONGEST_NOTE = 60
LONGEST_NAME = 4
CLAUSE = re.compile("[，。；！？,;!?]")
ADDRESS = re.compile(
    r"^(?:【[^】]{1,12}】)?(?P<who>\S{4,40}?)(?:的|发表|[致给](?:\S{2,16}的)?)?(?:\d{4}年)?(?:新[年春]|元旦|春节|国庆|中秋|教师节)?(?:致[辞词]|贺[词辞]|献[词辞]|寄语|祝词)$"
)
SHORTEST = 3  # paragraphs of a letter or a speech
CLOSING = 3  # paragraphs at a text's end, one of which may say who wrote it
PUBLISHED = re.compile("[^。；]{0,80}?(?:发表|刊发|撰写|撰文|文章|致辞|致信|讲话|演讲|发言|贺词|会见传媒)")
SPOKEN = re.compile(  # the headline of a speech that names who spoke
    r"^(?P<who>\S{2,40}?)(?:同志)?(?:\d{1,2}月\d{1,2}日)?[:：]?(?:在|出席)\S{4,60}[上中]?的?(?:讲话稿?|致辞|致词|发言稿?|演讲稿?)(?:[（(][^（()）]{1,12}[)）]|全文|摘要|摘登)?$"
)


def with_author(article: Article, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """The article with the person line that its headline, its beginning or its end makes up for, if it has none and one of
    them names the author."""
    if article.person_line is not None or not article.paragraphs:
        return article
    announced = _with_announced(article, speakers, vocabulary)
    if announced is not article:
        return announced
    headline = article.headline or ""
    spoken = (SPOKEN.match(title) for title in (headline, *(article.deck or "").split(" ")))
    for address in filter(None, (ADDRESS.match(headline), *spoken)):
        addressed = _with_addressing(article, address, vocabulary)
        if addressed is not article:
            return addressed
    noted = _with_noted(article, vocabulary)
    return noted if noted is not article else _with_signer(article, vocabulary)


def _with_announced(article: Article, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """Whose words a first paragraph announces, with office and name, if a text in the first person follows; or whose
    speech a report on it gives (``以下为演讲实录：``), by the announcement or the headline."""
    for place, paragraph in enumerate(article.paragraphs[:MOST_ABOVE]):
        follows = FOLLOWS.search(paragraph.text)
        if follows is not None:
            return _with_reported(article, place, follows["who"], speakers, vocabulary)
    for paragraph in article.paragraphs[:CLOSING]:
        simple = simplify(paragraph.text) if "以下" in paragraph.text else ""
        briefed = BRIEFED.search(simple)
        if briefed is None:
            continue
        office, person = parse_office_and_person(briefed["who"], vocabulary.offices, needs_surname=True)
        office, person = (restore(part, simple, paragraph.text) for part in (office, person))
        if office is None or person is None:
            return article
        line = PersonLine(printed=paragraph.text, office=office, person=person)
        return replace(article, person_line=line, is_own_words=True)
    return _with_published(article, speakers)


def _with_published(article: Article, speakers: SpeakerFinder) -> Article:
    """Whose article or speech the first paragraphs say that the paper prints (``本报今日刊发…林远舟的署名文章，以飨读者``)."""
    if len(article.paragraphs) < SHORTEST or not says_we(article):
        return article
    for paragraph in article.paragraphs[:CLOSING]:
        text = paragraph.text
        office, person = speakers.find_named([text]) if announces(text) else (None, None)
        if office is None or person is None or tells_of(article, person):
            continue
        if PUBLISHED.match(text, text.find(person) + len(person)) is not None:
            return replace(
                article, person_line=PersonLine(printed=text, office=office, person=person), is_own_words=True
            )
    return article


def _with_reported(article: Article, place: int, who: str, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """Whose speech the paragraph at a place announces: named there, or before the headline's colon and in the report."""
    above = [paragraph.text for paragraph in article.paragraphs[: place + 1]]
    spoken = [paragraph.text for paragraph in article.paragraphs[place + 1 :]]
    headed = HEADED.match(article.headline or "")
    name = who or (headed.group(1) if headed is not None else "")
    is_name = 2 <= len(name) <= LONGEST_NAME
    office, person = speakers.find_named(above, name) if is_name else read_signed(name, vocabulary.offices)
    if person is None or office is None or not spoken or not any(FIRST_PERSON.search(text) for text in spoken):
        return article
    return replace(article, person_line=PersonLine(printed=above[-1], office=office, person=person), is_own_words=True)


def _with_addressing(article: Article, address: re.Match[str], vocabulary: Vocabulary) -> Article:
    """Whose address the headline says it is, if the text is one: nobody tells of them by name."""
    office, person = parse_office_and_person(address["who"], vocabulary.offices, needs_surname=True)
    if person is None:
        office, person = parse_label(address["who"], vocabulary.offices)  # 林远舟区长
    is_spoken = address.re is SPOKEN
    if person is None or (office is None and not is_spoken) or tells_of(article, person):
        return article
    if is_spoken and not says_we(article):
        return article
    line = PersonLine(printed=address.group(), office=office, person=person)
    return replace(article, person_line=line, is_own_words=True)


def _with_noted(article: Article, vocabulary: Vocabulary) -> Article:
    """The author of a note: the name there, or the one that stands alone in the byline."""
    for paragraph in reversed(article.paragraphs[-CLOSING:]):
        glued = AUTHOR_NOTE.search(paragraph.text)
        note = glued.group() if glued is not None else paragraph.text
        office, person = read_author_note(note, vocabulary.offices) if len(note) <= LONGEST_NOTE else (None, None)
        names = {name for byline in article.bylines for name in (*byline.reporters, *byline.correspondents)}
        if office is not None and person is None and len(names) == 1:
            person = next(iter(names))
        if office is None or person is None:
            continue
        own = [(person,), ()]
        bylines = tuple(
            byline for byline in article.bylines if byline.reporters not in own or byline.correspondents not in own
        )
        line = PersonLine(printed=note, office=office, person=person)
        return replace(article, person_line=line, is_own_words=True, bylines=bylines)
    return article


def _with_signer(article: Article, vocabulary: Vocabulary) -> Article:
    """The signer of a letter: office and name on the line that closes it, the first of two. A notice stays one, whoever
    signs it."""
    headline = article.headline or ""
    is_notice = any(is_named(headline, words) for words in vocabulary.kinds if words.kind == Kind.NOTICE)
    if len(article.paragraphs) < SHORTEST or is_notice:
        return article
    line: PersonLine | None = None
    for text in (paragraph.text for paragraph in reversed(article.paragraphs[-CLOSING:])):
        if is_bare_date(text) and line is None:
            continue
        is_line = len(text) <= LONGEST_SIGNATURE and CLAUSE.search(text) is None
        office, person = read_signed(text.lstrip("—"), vocabulary.offices) if is_line else (None, None)
        if person is None:
            break
        line = PersonLine(printed=text, office=office, person=person)
    return replace(article, person_line=line, is_own_words=True) if line is not None else article
