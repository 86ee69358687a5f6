"""Who wrote an article, as a web edition's line of its date and source says it.

Specimens (names invented):

    2018-02-07 来源:安和网 本报记者 何舟
    安和日报记者 何舟 · 2018-02-07
    来源：安和日报 全媒体记者 何舟 安和传媒集团
    2018-02-07 作者：何舟 田亩
    来源：安和日报 | 何 舟  2018年02月07日
    2024.09.10 記者 何舟 報導
    何舟 http://www.anhe.cn 2018年2月7日 16:31 安和晚报
    2018-02-07 来源：安和网 作者：安和镇党委书记 林远舟      who signs, in office
"""

import re
from collections.abc import Iterator

from digest.patterns import HAN

__all__ = ["find_authors", "find_signer", "find_writers", "tells_source"]

SOURCE = re.compile(
    r"[来來]源|稿源|[发發][布佈][时時日][间間期]|更新[时時][间間]|[阅閱][读讀]|[点點][击擊]|[浏瀏][览覽]|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}:\d{2}"
)
WRITTEN = re.compile(r"(?:^|[\s:：])(?P<byline>[^\s:：]{0,10}(?:记者|通讯员)(?:\s*[:：]\s*|\s)?\S.*)$")
SIGNER = re.compile(r"(?:^|\s)作者\s?[:：]\s?(?P<who>[^\s:：]{4,40}(?: [^\s:：]{2,4})?)(?=\s\d|$)")
MOST_BEHIND = 3  # words behind the names
AUTHOR = re.compile(
    rf"作者(?:\s*[:：]\s*|\s)({HAN}{{2,4}}(?:[ 、;；]{HAN}{{2,3}})*)(?<![科部室处办局组社网台报])(?=\s|$)"
)

BEFORE_ADDRESS = re.compile(rf"^({HAN}{{2,3}}(?: {HAN}{{2,3}})*)\s+(?=https?:|www)")
BEHIND_SOURCE = re.compile(  # its paper, a bar, then the names and the day
    rf"来源\s?[:：]\s?{HAN}{{2,8}}报\s?[|｜]\s?((?:{HAN} {HAN}|{HAN}{{2,4}})(?:[ 、](?:{HAN} {HAN}|{HAN}{{2,3}}))*)\s+(?=\d{{4}})"
)


def tells_source(text: str) -> bool:
    """Whether a line of an edition's furniture says when an article was put up, from where, or how often it was read."""
    return SOURCE.search(text) is not None


def find_writers(text: str) -> Iterator[str]:
    """What may be a byline in such a line, the longest first."""
    if "记者" not in text and "通讯员" not in text:
        return
    written = WRITTEN.search(text)
    byline = written["byline"].strip() if written is not None else ""
    words = byline.split()
    if words:
        yield byline  # 记者：何舟 通讯员：田亩
    for end in range(len(words) - 1, max(1, len(words) - MOST_BEHIND) - 1, -1):
        yield " ".join(words[:end])


def find_authors(text: str) -> str | None:
    """The names behind such a line's word for an author; ``None`` if it has none."""
    author = (
        AUTHOR.search(text) or BEFORE_ADDRESS.match(text) or (BEHIND_SOURCE.search(text) if "来源" in text else None)
    )
    return re.sub("[;；]", "、", author[1]) if author is not None else None


def find_signer(text: str) -> str | None:
    """What may be office and name behind such a line's word for an author; ``None`` if it has none."""
    signer = SIGNER.search(text) if "作者" in text else None
    return signer["who"] if signer is not None else None
