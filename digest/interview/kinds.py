"""What an article is: the stated rules, in their order.

1. ``qa``         speakers' labels with an asker's among them.
2. ``interview``  a person line whose person or office could be read (a 访 line that names a place is none).
3. ``statement``  the speaker's own words: a 代表/委员 line or a signature with an office, above the text or below it, and
   nobody tells of them by name; or a headline names who speaks, and the text says 我们 outside quotations and never names
   them; or a speech that opens with whom it addresses (各位代表：) and says 我.
4. ``weather``, ``notice``, ``advert``, ``photo``  by the words of ``vocabulary/kinds.yml``: one in the headline that the
   text bears out, or enough of them for the length.
5. ``interview``  without a person line: one speaker, named with an office (or by name alone, if the paper says to have
   asked them), in a third of the paragraphs (whom the paper asked where the text begins may be named but once, however
   long the answer is), whom the paper says to have asked (``记者专访了安和区委书记林远舟``, ``接受本报记者采访``,
   ``采访了他``) or lets speak more than once (``安和区委书记林远舟说``, ``林书记说``; in a signed report also as 他, if
   nobody else may be meant; a headline that opens with the name counts as once). Not so where a dateline or a day
   (``昨日``) opens the text, unless the paper asked or the headline opens with the name; where one paragraph is all and
   names them once; where all the speaker's words are 指出 or 强调, or they first speak in a meeting (``在发布会上表示``),
   and nobody asked; and where a second named speaker says more than that, passers-by (村民) aside, or several were asked
   (``采访了代表林远舟、陆知秋``).
6. ``interview`` or ``statement``  what none of these rules takes, where the whole text makes it likelier than not that
   somebody was interviewed: who speaks most and is named early, and what else ``protagonist`` weighs; a ``statement`` if
   it is in their own words and never names them.
7. ``news``       everything else, reports with quotations among them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from digest.clean import COLONS, fold_width
from digest.layout.forms.asking import AT_EVENT, OPENS_AT_EVENT, SPEAKS_THERE
from digest.layout.forms.markers import SALUTES, is_editors_note
from digest.layout.forms.signed import is_author_note
from digest.layout.forms.speakers import BodySpeaker
from digest.models import Article, Kind
from digest.patterns import any_of
from digest.vocabulary import Genres, KindWords, Vocabulary

__all__ = [
    "announces",
    "classify",
    "find_interviewee",
    "is_about_text",
    "is_life",
    "is_named",
    "is_own_words",
    "says_we",
    "speaks_at_event",
    "tells_of",
]

FIRST_PERSON = re.compile(
    "我们|我(?=[想觉认是的在也要从会就和对希相深感谨代宣愿])"
)  # 我市, 我区: a reporter's words too
ME = re.compile("我(?![市区县省国村镇乡校院局党军])")  # in an address, which says whom it speaks to
DATED_EVENT = re.compile(r"(?:本报讯|近日|日前|昨[日天晚夜晨]|今[日天晨早]|(?:\d{4}年)?\d{1,2}月\d{1,2}[日至－—、~-])")
ADDRESS = re.compile(
    "[^。！？]{0,24}(?:代表|委员|同志们|朋友们|同事们)[：:！!]?$|(?:尊敬的|亲爱的|各位)[^。！？：:]{2,64}[：:]$"
)
HEADED = re.compile("([^：:，。！？“”]{2,24})[：:]")
QUOTED = re.compile("“[^”]*”?")
REMARK = re.compile("[（(][^（()）]*[)）]$")  # behind a headline
OPENING = 3  # paragraphs
LONGEST_SIGNATURE = 32  # characters of the line that signs a letter
STOP = re.compile("[，。；：！？,;:!?]")
HEARD = r"(?:会议?|论坛)上(?:获悉|了解到|得知)"
ANNOUNCES = re.compile("(?:如下|全文|摘登|摘要)[：:。]?$")
PRONOUNS = ("他", "她", "这位", "那位", "这名")
GIVES = re.compile("刊发|刊登|摘登|摘要|全文|如下|删节|以飨|实录|以下|[：:]$")
LONGEST_ANNOUNCEMENT = 140
FOLLOWS = re.compile(  # 以下为林远舟演讲实录：
    r"(?:以下|下面)(?:[为是]|就是)?(?P<who>[\u4e00-\u9fff]{0,16}?)的?(?:演讲|讲话|致辞|致词|发言)(?:的?(?:文字)?实录|全文)?[：:]?$"
)
BRIEFED = re.compile(  # 以下是区长林远舟今日会见传媒的谈话全文：
    r"(?:以下|下面)[是为](?P<who>[\u4e00-\u9fff]{4,32}?)(?:今[日天早]|昨[日天]|[（(\d]|就|于|在|与|联同|出席|会见)"
    r"[^。]{4,160}(?:谈话|发言|答问|致辞|演辞)(?:全文|内容|要点)?(?:[（(][^（()）]{1,12}[)）])?[：:]"
)
INTRODUCES = re.compile("我(?:是|叫|名叫|就是)[^，。；！？“”]{0,24}\\Z")
FAR = 60  # characters before a name that may say at what meeting
MOST_ABOVE = 8  # paragraphs above a speech, of a report on it
VISITED = re.compile(r"[专采]访了[^，；]*\Z")
ADDRESSED = re.compile(
    "在?致[辞词]时?(?:表示|说|指出)|发表[^，。；]{0,8}(?:[献贺致][词辞]|讲话|演讲)[，。]"
)  # behind a name
SAYS = re.compile(
    "(?P<before>[^，。；：“”,;:]{0,12})说[：:，,]“|”(?P<who>[\u4e00-\u9fff]{2,6})(?:说|表示|告诉记者|介绍)[，,。：:]"
)


def classify(article: Article, speakers: Sequence[BodySpeaker], *, has_dateline: bool, vocabulary: Vocabulary) -> Kind:
    """Tell an article's kind. ``speakers``: who is reported to speak in it, the most frequent first."""
    if any(paragraph.is_question for paragraph in article.paragraphs):
        return Kind.QA
    if article.person_line is not None:
        is_own = (
            article.is_own_words and not _tells_of(article, vocabulary.genres) and (not speakers or says_we(article))
        )
        return Kind.STATEMENT if is_own else Kind.INTERVIEW
    if any(paragraph.speaker is not None for paragraph in article.paragraphs):
        return Kind.INTERVIEW
    if article.is_caption:
        return Kind.PHOTO
    text = fold_width("".join([paragraph.text for paragraph in article.paragraphs]))
    is_address = not speakers and _addresses(article)
    for words in vocabulary.kinds:
        if words.kind == Kind.NEWS and is_address:
            continue  # 今天我们在这里举行典礼
        if words.kind == Kind.PHOTO and has_dateline and len(article.paragraphs) > 1:
            continue  # a report with pictures
        if words.kind == Kind.NOTICE and has_dateline and not is_named(article.headline or "", words):
            continue  # a report of what was announced
        if _matches(article.headline or "", text, words) and not (
            words.kind == Kind.NEWS and _is_headed(article, speakers)
        ):
            return Kind(words.kind)
    if is_address:
        return Kind.STATEMENT
    interviewee = find_interviewee(article, speakers, vocabulary)
    if interviewee is not None and (
        not has_dateline
        or (interviewee.is_asked and (interviewee.speeches > 1 or _is_headlined(article, interviewee.person)))
        or _introduces(article, interviewee.person)
    ):
        return Kind.INTERVIEW
    return Kind.NEWS


def _addresses(article: Article) -> bool:
    """Whether a text is a speech: it opens with whom it addresses (``各位代表、同志们：``) and says 我 outside quotations."""
    texts = [paragraph.text for paragraph in article.paragraphs]
    return ADDRESS.match(texts[0] if texts else "") is not None and any(
        ME.search(_unquoted(text)) for text in texts[1:]
    )


def _tells_of(article: Article, genres: Genres) -> bool:
    """Whether the text names the person of its person line: then a reporter tells of them, these are not their words."""
    line = article.person_line
    return line is not None and line.person is not None and tells_of(article, line.person, genres, line.printed)


def tells_of(article: Article, person: str, genres: Genres, printed: str = "") -> bool:
    """Whether a text names somebody, what stands about it aside: an editor's note, what announces it, who signs it, the
    ``printed`` person line."""
    above = [paragraph.text for paragraph in article.paragraphs[:MOST_ABOVE]]
    if any(FOLLOWS.search(text) is not None or BRIEFED.search(text) is not None for text in above):
        return False
    paragraphs = article.paragraphs[_first_spoken(article, person, printed.strip()) :]
    texts = (paragraph.text for paragraph in paragraphs if paragraph.text != printed.strip())
    texts = (text.removeprefix(f"{person}：").removeprefix(f"{person}:") for text in texts)  # who speaks, as a label
    texts = (text for text in texts if person in text and not is_life(text, person))
    return any(_is_told(person, text) for text in texts if not is_about_text(text, genres))


def is_life(text: str, person: str) -> bool:
    """Whether a paragraph is a note on somebody's life: ``【林远舟】1920年生``, ``林远舟，1920年生``."""
    return text.startswith((f"【{person}】", f"{person}，")) and "生" in text[:LONGEST_SIGNATURE]


def _is_told(person: str, text: str) -> bool:
    """Whether a text names somebody otherwise than as they do themselves: ``我是安和区区长林远舟``."""
    return any(INTRODUCES.search(text, max(0, end - FAR), end - len(person)) is None for end in _ends_of(person, text))


def _first_spoken(article: Article, person: str, printed: str) -> int:
    """The place of the paragraph that opens somebody's words with their name (``林远舟：各位来宾，我…``) or that their
    ``printed`` person line heads, where a report stands above them; 0 if there is none."""
    for place, paragraph in enumerate(article.paragraphs[:MOST_ABOVE]):
        if paragraph.text.startswith((f"{person}：", f"{person}:")) and FIRST_PERSON.search(_unquoted(paragraph.text)):
            return place
        if paragraph.text == printed and (
            printed.endswith(COLONS) or SALUTES.match("".join(after.text for after in article.paragraphs[place + 1 :]))
        ):
            return place + 1
    return 0


def is_about_text(text: str, genres: Genres) -> bool:
    """Whether a paragraph is no part of the words that it stands about: an editor's note, what announces them, a signature."""
    is_signature = (len(text) <= LONGEST_SIGNATURE and STOP.search(text) is None) or is_author_note(text)
    return is_signature or is_editors_note(text, genres) or announces(text, genres)


def announces(text: str, genres: Genres) -> bool:
    """Whether a paragraph says that words follow, whole or in part: ``本报今日刊发其署名文章，有删节``."""
    if ANNOUNCES.search(text) is not None:
        return True
    if len(text) > LONGEST_ANNOUNCEMENT or GIVES.search(text) is None:
        return False
    return any(word in text for word in (*genres.speeches, *genres.writings))


def find_interviewee(article: Article, speakers: Sequence[BodySpeaker], vocabulary: Vocabulary) -> BodySpeaker | None:
    """The one whom a text without a person line interviews, by rule 5; ``None`` if it is no interview.

    Whom a signed report lets speak on as 他 or 她 is that speaker; ordinary people (村民) are no further speakers.
    """
    asked = [speaker for speaker in speakers if speaker.is_asked]
    if not speakers or len(asked) > 1:
        return None
    main = asked[0] if asked else speakers[0]
    others = [
        speaker
        for speaker in speakers
        if speaker is not main
        and speaker.office is not None
        and not speaker.office.endswith(vocabulary.offices.ordinary)
    ]
    paragraphs = len(article.paragraphs)
    more = main.pronouns if asked or any(byline.reporters for byline in article.bylines) else 0
    is_headed = _is_headed(article, [main])
    more += is_headed
    if (main.office is None and not asked) or any(
        not other.only_directs or other.speeches > max(1, main.speeches * bool(asked)) for other in others
    ):
        return None
    if not asked and (main.only_directs or main.speeches + more < min(2, paragraphs)):
        return None
    if not asked and speaks_at_event(article, main.person, vocabulary.genres):
        return None
    if asked and main.paragraphs * 2 < paragraphs and others_say(article, main.person):
        return None
    first = article.paragraphs[0].text
    if not (asked or is_headed) and (DATED_EVENT.match(first) or (paragraphs == 1 and first.count(main.person) < 2)):
        return None
    named = main.paragraphs + more
    if asked and not others_say(article, main.person) and _opens_with(article, main.person):
        return main  # however long the answer is
    return main if named >= (1 if asked else min(2, paragraphs)) and named * 3 >= paragraphs else None


@lru_cache(maxsize=2)
def _held(genres: Genres) -> re.Pattern[str]:
    """A meeting with the press that a sentence tells: ``新闻发布会5日举行``, ``举行新闻发布会``; what was heard at a meeting."""
    press = any_of(genres.briefings)
    held = rf"{press}[^，；：“”]{{0,24}}(?:举行|召开|开幕|闭幕)|(?:举行|召开)[^，,；：:]{{0,40}}{press}(?=$|[，,。])"
    return re.compile(f"{held}|{HEARD}")


def speaks_at_event(article: Article, person: str, genres: Genres) -> bool:
    """Whether somebody speaks to a meeting where a text first names them (``林远舟5日在新闻发布会上表示``), or the text
    opens with a press conference (``新闻发布会5日举行``)."""
    text = next((paragraph.text for paragraph in article.paragraphs if person in paragraph.text), "")
    sentences = "。".join([paragraph.text for paragraph in article.paragraphs[:OPENING]]).split("。")
    is_captioned = len(sentences[0]) <= LONGEST_SIGNATURE
    if any(_held(genres).search(sentence) is not None for sentence in sentences[: 3 if is_captioned else 1]):
        return True
    if any(AT_EVENT.match(text, end) is not None for end in _ends_of(person, text)):
        return True
    told = (end for end in _ends_of(person, text) if SPEAKS_THERE.match(text, end) is not None)
    if any(OPENS_AT_EVENT.search(text, max(0, end - FAR), end - len(person)) for end in told):
        return True
    whole = "".join(paragraph.text for paragraph in article.paragraphs)
    return any(ADDRESSED.match(whole, end) is not None for end in _ends_of(person, whole))


def _ends_of(name: str, text: str) -> Iterator[int]:
    """Where each mention of a name ends in a text."""
    at = text.find(name)
    while at >= 0:
        yield at + len(name)
        at = text.find(name, at + len(name))


def _is_headed(article: Article, speakers: Sequence[BodySpeaker]) -> bool:
    """Whether a headline opens with who speaks, an office before the name perhaps, and a colon: what they took part in is
    then no news."""
    opening = HEADED.match(article.headline or "")
    return opening is not None and opening.group(1).endswith(tuple(speaker.person for speaker in speakers))


def _is_headlined(article: Article, person: str) -> bool:
    """Whether a headline opens with the person's name."""
    return (article.headline or "").startswith(person)


def _introduces(article: Article, person: str) -> bool:
    """Whether a text says near its beginning whom it is going to interview: ``记者专访了区长林远舟。``"""
    opening = "".join(paragraph.text for paragraph in article.paragraphs[:OPENING])
    return any(
        sentence.endswith(person) and VISITED.search(sentence, 0, len(sentence) - len(person)) is not None
        for sentence in opening.split("。")[:-1]
    )


def _opens_with(article: Article, person: str) -> bool:
    """Whether a text names a person in its headline or where it begins."""
    opening = [article.headline or "", *(paragraph.text for paragraph in article.paragraphs[:OPENING])]
    return any(person in text for text in opening)


def is_own_words(article: Article, person: str) -> bool:
    """Whether a text is what a person says or writes: in the first person outside quotations, and without their name."""
    return not any(person in paragraph.text for paragraph in article.paragraphs) and says_we(article)


def says_we(article: Article) -> bool:
    """Whether a text speaks in the first person outside quotations."""
    return any(FIRST_PERSON.search(_unquoted(paragraph.text)) for paragraph in article.paragraphs)


def _unquoted(text: str) -> str:
    return QUOTED.sub("", text)


def others_say(article: Article, person: str) -> bool:
    """Whether a paragraph that does not name a person quotes someone, not as 他 or by the person's surname: one of several
    who were asked."""
    texts = (paragraph.text for paragraph in article.paragraphs if person not in paragraph.text)
    said = (match["before"] or match["who"] or "" for text in texts for match in SAYS.finditer(text))
    own = (*PRONOUNS, person[0], person.rpartition("·")[2], *(age + person[0] for age in "老小"), person[1:])
    return any(words and not words.startswith(own) for words in said)


def _matches(headline: str, text: str, words: KindWords) -> bool:
    """Whether an article shows a kind's words: one in the headline with enough in the text to bear it out, or enough in
    the text, its width folded, for its length."""
    if words.longest is not None and len(text) > words.longest:
        return False
    hits = sum(map(text.count, words.text))
    if is_named(headline, words):
        return hits >= words.support or not text
    return bool(text) and hits >= words.least and hits * words.every >= len(text)


def is_named(title: str, words: KindWords) -> bool:
    """Whether a headline holds one of a kind's words, or ends in such a word: ``…停水公告（三）``."""
    headline = fold_width(title)
    if any(word in headline for word in words.headline):
        return True
    return fold_width(REMARK.sub("", title)).endswith(words.ends)
