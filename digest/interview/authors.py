"""Whose own words a text is, where no person line says so.

Specimens (names invented):

    （作者系安和区委书记）          a note behind the text; the name stands under the headline
    （作者：安和区委书记 林远舟）   … or in the note
    安和市市长 林远舟               who signs a letter, a date below or not
    2024年6月8日
    林远舟区长在招待会上致辞        a subhead below a report, a salutation below it
    以下是区长林远舟今日会见传媒的谈话全文：     the line above them, 以下为演讲实录： too
    林远舟在安和大会上的讲话        a title that says whose words follow (``titled_words``)
    林远舟：我从山上走来                a headline, the bearer's life below it, and a text that says 我
    安和市市长林远舟发表文章。全文如下：   a first paragraph that announces the words
"""

import re
from dataclasses import replace

from digest.clean import COLONS
from digest.interview.kinds import (
    BRIEFED,
    FIRST_PERSON,
    FOLLOWS,
    HEADED,
    LONGEST_SIGNATURE,
    ME,
    MOST_ABOVE,
    QUOTED,
    announces,
    is_life,
    is_named,
    says_we,
    tells_of,
)
from digest.interview.titled_words import Claim, find_claims
from digest.layout.forms.markers import SALUTES
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
SHORTEST_WHO = 4  # characters of office and name
LABELLED = re.compile("([\u4e00-\u9fff]{2,4})[:：]\\S")
CLAUSE = re.compile("[，。；！？,;!?]")
SHORTEST = 3  # paragraphs of a letter or a speech
CLOSING = 3  # paragraphs at a text's end, one of which may say who wrote it
TELLS = re.compile("[，,]?[为给][您你大家读者我们]{1,4}(?:讲述|讲讲|分享|解读)")  # 邀请林远舟，为你讲述…
PUBLISHED = re.compile("[^。；]{0,80}?(?:发表|刊发|撰写|撰文|文章|致辞|致信|讲话|演讲|发言|贺词|会见传媒)")


def with_author(article: Article, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """The article with the person line that its headline, its beginning or its end makes up for, if it has none and one of
    them names the author."""
    if article.person_line is not None or not article.paragraphs:
        return article
    announced = _with_announced(article, speakers, vocabulary)
    if announced is not article:
        return announced
    for claim in find_claims(article, vocabulary.genres):
        claimed = _with_claimed(article, claim, vocabulary)
        if claimed is not article:
            return claimed
    for read in (_with_named_in_title, _with_label_alone, _with_noted, _with_signer):
        found = read(article, vocabulary)
        if found is not article:
            return found
    headed = _with_headed(article, speakers, vocabulary)
    return headed if headed is not article else _with_told(article, speakers, vocabulary)


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
    return _with_published(article, speakers, vocabulary)


def _with_published(article: Article, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """Whose article or speech the first paragraphs say that the paper prints (``本报今日刊发…林远舟的署名文章，以飨读者``)."""
    opening = [paragraph.text for paragraph in article.paragraphs[:MOST_ABOVE]]
    announcing = [
        text
        for place, text in enumerate(opening)
        if (place < CLOSING and announces(text, vocabulary.genres))
        or ("邀请" in text and TELLS.search(text) is not None)
    ]
    if len(article.paragraphs) < SHORTEST or not announcing or not says_we(article):
        return article
    for text in announcing:
        office, person = speakers.find_named([text])
        behind = text.find(person or "") + len(person or "")
        told = TELLS.match(text, behind) is not None
        others = replace(
            article, paragraphs=tuple(other for other in article.paragraphs if not told or other.text != text)
        )
        if office is None or person is None or tells_of(others, person, vocabulary.genres):
            continue
        if told or PUBLISHED.match(text, behind) is not None:
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


def _with_claimed(article: Article, claim: Claim, vocabulary: Vocabulary) -> Article:
    """Whose words a title says they are, if they are: nobody tells of them by name."""
    office, person = parse_office_and_person(claim.who, vocabulary.offices, needs_surname=True)
    if person is None:
        office, person = parse_label(claim.who, vocabulary.offices)  # 林远舟区长
    has_title = claim.who.endswith(vocabulary.offices.titles)
    if (
        person is None
        or (office is None and not (claim.may_be_bare or has_title))
        or tells_of(article, person, vocabulary.genres)
    ):
        return article
    if claim.may_be_bare and not says_we(article):
        return article
    line = PersonLine(printed=claim.printed, office=office, person=person)
    return replace(article, person_line=line, is_own_words=True)


def _with_headed(article: Article, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """Whose speech a subhead below a report says that it gives (``林远舟区长在招待会上致辞``), a salutation right below it."""
    for place, paragraph in enumerate(article.paragraphs[:MOST_ABOVE]):
        spoken = article.paragraphs[place + 1 :]
        if len(spoken) < SHORTEST or len(paragraph.text) > LONGEST_SIGNATURE or not SALUTES.match(spoken[0].text):
            continue
        speech = replace(article, headline=paragraph.text, deck=None, kicker=None, paragraphs=spoken)
        for claim in find_claims(speech, vocabulary.genres):
            line = _with_claimed(speech, claim, vocabulary).person_line
            if line is not None and line.person is not None:
                above = [before.text for before in article.paragraphs[:place]]
                office = line.office or speakers.find_named(above, line.person)[0]
                return replace(article, person_line=replace(line, office=office), is_own_words=True)
    return article


def _with_named_in_title(article: Article, vocabulary: Vocabulary) -> Article:
    """Whose words a label opens (``林远舟：各位来宾…``) whom the headline names with an office; or who signs behind the
    headline's last gap."""
    headline = article.headline or ""
    labels = (LABELLED.match(paragraph.text) for paragraph in article.paragraphs[:MOST_ABOVE])
    named = next((label[1] for label in labels if label is not None and label[1] in headline), None)
    end = headline.find(named) + len(named) if named is not None else 0
    who = headline[:end].rpartition("：")[2].rpartition(":")[2] if named is not None else headline.rpartition(" ")[2]
    surnames = vocabulary.offices.surnames
    if len(who) < SHORTEST_WHO or (named is None and who == headline):
        return article
    if named is None and not (who[-3:].startswith(surnames) or who[-2:].startswith(surnames)):
        return article  # most of them
    office, person = read_signed(who, vocabulary.offices)
    is_name = person is not None and (named == person or (named is None and len(person) < LONGEST_NAME))
    if person is None or not is_name or tells_of(article, person, vocabulary.genres):
        return article
    if any(paragraph.is_question for paragraph in article.paragraphs) or not (named is None or says_we(article)):
        return article
    return replace(article, person_line=PersonLine(printed=who, office=office, person=person), is_own_words=True)


def _with_label_alone(article: Article, vocabulary: Vocabulary) -> Article:
    """Who speaks below the only label of office and name on a line of its own (``安和区区长林远舟：``), in the first person
    to the text's end, a report above it perhaps."""
    texts = [paragraph.text for paragraph in article.paragraphs]
    labels = [place for place, text in enumerate(texts) if text.endswith(COLONS) and len(text) <= LONGEST_NOTE]
    signed = {place: read_signed(texts[place].rstrip("".join(COLONS)), vocabulary.offices) for place in labels}
    named = [(place, office, person) for place, (office, person) in signed.items() if person is not None]
    if len(named) != 1 or any(paragraph.speaker is not None for paragraph in article.paragraphs):
        return article
    place, office, person = named[0]
    spoken = texts[place + 1 :]
    if any(person in text for text in spoken) or not any(FIRST_PERSON.search(QUOTED.sub("", text)) for text in spoken):
        return article
    return replace(
        article, person_line=PersonLine(printed=texts[place], office=office, person=person), is_own_words=True
    )


def _with_noted(article: Article, vocabulary: Vocabulary) -> Article:
    """The author of a note: the name there, or the one that stands alone in the byline."""
    for paragraph in reversed(article.paragraphs[-CLOSING:]):
        glued = AUTHOR_NOTE.search(paragraph.text) if "作者" in paragraph.text else None
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


def _with_told(article: Article, speakers: SpeakerFinder, vocabulary: Vocabulary) -> Article:
    """Who tells a text that says 我 in most of its paragraphs: the name before the headline's colon, of which a note on
    the bearer's life is given (``【林远舟】1920年生``), and nothing else."""
    headed = HEADED.match(article.headline or "")
    name = headed.group(1) if headed is not None else ""
    if len(name) not in (2, 3) or not name.startswith(vocabulary.offices.surnames):
        return article
    notes = [paragraph.text for paragraph in article.paragraphs if is_life(paragraph.text, name)]
    told = [paragraph.text for paragraph in article.paragraphs if paragraph.text not in notes]
    in_person = sum(ME.search(QUOTED.sub("", text)) is not None for text in told)
    if not notes or any(name in text for text in told) or in_person * 2 <= len(told):
        return article
    line = PersonLine(
        printed=headed.group() if headed else name, office=speakers.find_named(notes, name)[0], person=name
    )
    return replace(article, person_line=line, is_own_words=True)


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
