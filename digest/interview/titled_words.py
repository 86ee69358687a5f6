"""Whose words a text is, as its titles say it.

Specimens (names invented):

    林远舟在安和大会上的讲话（摘要）             who spoke, an office before the name or a title behind it
    ——安和大学林远舟校长在开学典礼上的致辞       … in the deck, behind a dash
    实录｜安和区区长林远舟在石榴论坛上的演讲     … behind what the paper calls it
    安和市市长林远舟新春致辞                     an address; 致全区人民的一封信 too
    安和区区长林远舟署名文章：把路修到家门口     an article; 撰文, 发表署名文章 too
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from digest.models import Article
from digest.patterns import any_of
from digest.vocabulary import Genres

__all__ = ["Claim", "find_claims"]

LEAD = re.compile(
    r"^(?:【[^】]{1,16}】|[\u4e00-\u9fff]{2,6}[│|｜丨]|(?:图文|实录|全文|视频|演讲|讲话|致辞|独家)[：:])?[\s—\-－―]*"
)
TAIL = r"稿?(?:(?:[（(][^（()）]{1,12}[)）]|全文|摘要|摘登|摘录|节选|实录|要点)*)"
ADDRESS = re.compile(
    r"^(?P<who>\S{4,40}?)(?:的|发表|[致给](?:\S{2,16}的)?)?(?:\d{4}年)?(?:新[年春]|元旦|春节|国庆|中秋|教师节|开学|毕业)?"
    rf"(?:致[辞词]|贺[词辞信]|献[词辞]|寄语|祝词|一封(?:公开)?信|公开信){TAIL}$"
)
PENNED = re.compile(
    r"^(?P<who>\S{4,40}?)(?:(?:在?《[^》]{2,16}》|在[\u4e00-\u9fff]{2,8}(?:[报刊网]|媒体))上?)?"
    r"(?:发表|刊发)?(?:署名(?:文章|评论)|撰文|文章)(?=\s?[:：]|$)"
)
ADDRESSING = ("致", "贺", "献", "祝", "信", "寄语")  # what ADDRESS holds one of
SHORTEST = 4  # characters of a title that tells whose words follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A title that says whose words follow: the title, whose, and whether the name may stand there without an office."""

    printed: str
    who: str
    may_be_bare: bool


def find_claims(article: Article, genres: Genres) -> Iterator[Claim]:
    """What a headline, its parts, its deck and its kicker claim, each part by itself."""
    spoken, may_claim = _spoken(genres), _may_claim(genres)
    titles = (title for title in (article.headline, article.deck, article.kicker) if title and may_claim.search(title))
    parts = dict.fromkeys(part for title in titles for part in (title, *title.split(" ")) if len(part) >= SHORTEST)
    for part in parts:
        title = LEAD.sub("", part, count=1)
        for pattern in (ADDRESS, spoken, PENNED):
            match = pattern.match(title)
            if match is not None:
                yield Claim(printed=part, who=match["who"], may_be_bare=pattern is spoken)


@lru_cache(maxsize=2)
def _may_claim(genres: Genres) -> re.Pattern[str]:
    """What every title that claims words holds: the cheap test first."""
    return re.compile(any_of((*genres.speeches, *genres.writings, *ADDRESSING)))


@lru_cache(maxsize=2)
def _spoken(genres: Genres) -> re.Pattern[str]:
    """Titles of speeches that say who spoke where."""
    return re.compile(
        rf"^(?P<who>\S{{2,40}}?)(?:同志|先生|女士)?(?:\d{{1,2}}月\d{{1,2}}日)?[:：]?"
        rf"(?:在|于|出席)\S{{2,60}}?{any_of(genres.speeches)}{TAIL}(?:\s?[:：]\S+)?$"
    )
