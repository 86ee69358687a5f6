"""What an article is: the stated rules, in their order.

1. ``qa``         speakers' labels with an asker's among them.
2. ``interview``  a person line whose person or office could be read (a 访 line that names a place is none).
3. ``statement``  the speaker's own words: a 代表/委员 line or a signature with an office, and nobody reports their speech.
4. ``weather``, ``notice``, ``advert``, ``photo``  by the words of ``vocabulary/kinds.yml``, enough of them for the length.
5. ``interview``  without a person line: no dateline, and one named speaker, office and all, whom the reporter names in
   a third of the paragraphs and lets speak in more than one (``安和区委书记林远舟说``); a second named speaker makes
   it news.
6. ``news``       everything else, reports with quotations among them.
"""

from collections.abc import Sequence

from digest.clean import fold_width
from digest.layout.speakers import BodySpeaker
from digest.models import Article, Kind
from digest.vocabulary import KindWords, Vocabulary

__all__ = ["classify"]


def classify(article: Article, speakers: Sequence[BodySpeaker], *, has_dateline: bool, vocabulary: Vocabulary) -> Kind:
    """Tell an article's kind. ``speakers``: who is reported to speak in it, the most frequent first."""
    if any(paragraph.is_question for paragraph in article.paragraphs):
        return Kind.QA
    if article.person_line is not None:
        return Kind.STATEMENT if article.is_own_words and not speakers else Kind.INTERVIEW
    if any(paragraph.speaker is not None for paragraph in article.paragraphs):
        return Kind.INTERVIEW
    if article.is_caption:
        return Kind.PHOTO
    for words in vocabulary.kinds:
        if _matches(article, words):
            return Kind(words.kind)
    if not has_dateline and _is_interview(article, speakers):
        return Kind.INTERVIEW
    return Kind.NEWS


def _is_interview(article: Article, speakers: Sequence[BodySpeaker]) -> bool:
    """One named speaker with an office, in a third of the paragraphs and more than one, speaking in more than one."""
    if not speakers or speakers[0].office is None:
        return False
    others = [speaker for speaker in speakers[1:] if speaker.office is not None]
    paragraphs = len(article.paragraphs)
    if others or speakers[0].speeches < min(2, paragraphs):
        return False
    return speakers[0].paragraphs >= max(min(2, paragraphs), paragraphs / 3)


def _matches(article: Article, words: KindWords) -> bool:
    """Whether an article shows a kind's words: one in the headline, or enough in the text for its length."""
    headline = fold_width(article.headline or "")
    if any(word in headline for word in words.headline):
        return True
    text = fold_width("".join(paragraph.text for paragraph in article.paragraphs))
    if not text or (words.longest is not None and len(text) > words.longest):
        return False
    hits = sum(text.count(word) for word in words.text)
    return hits >= words.least and hits * words.every >= len(text)
