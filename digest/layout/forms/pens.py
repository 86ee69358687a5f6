"""Bylines that open with 文 and a bar, as magazines print them above a text.

Specimens (names invented):

    撰文｜何舟 田亩
    文 | 何舟 图 | 田亩                 who took the pictures is no author
    ★文/《石榴》记者 何舟                ⊙文/本刊记者 何舟
    文 何舟 田亩                        a gap for the bar, names and no more; 文 何舟｜摄影 田亩
    采访 | 石榴                         a pen name needs no known surname
"""

import re

from digest.patterns import HAN

__all__ = ["PEN_NAME", "find_penned", "strip_paper"]

PENNED = re.compile(
    r"^[★☆⊙◎]?\s?"
    r"(?:(?:撰?文|采访|采写)\s?[/／|｜丨]|撰文[:：]"
    r"|文 (?=[\u4e00-\u9fff]{2,3}(?: [\u4e00-\u9fff]{2,3}){0,2}\s?(?:$|[|｜]\s?[摄攝]影)))\s?"
    r"(?P<names>[^图圖摄攝/／|｜丨]{2,40}?)"
    r"(?:\s*[图圖摄攝]影?\s*[/／|｜丨].*|\s?[|｜]\s?[摄攝]影 .*)?$"
)
PEN_NAME = re.compile(rf"(?![本全]){HAN}{{2,3}}(?<![社报台网刊])")
PAPER_BEHIND = re.compile(r"^作者\s*[:：]\s*(?=\S{0,8}记者)|\s*《[^《》]{2,16}》\s*[（(][^（()）]{0,40}[)）]$")
PEN_MARKS = "文撰采★☆⊙◎"


def find_penned(text: str) -> str | None:
    """What stands behind 文 and a bar: names, with their role or without one; ``None`` if a line does not open so."""
    penned = PENNED.match(text) if text[:1] in PEN_MARKS else None
    return penned["names"] if penned is not None else None


def strip_paper(text: str) -> str:
    """A byline without the word for an author before a reporter's and the paper, day and page behind the names, as a web
    edition has them: ``作者：本报记者 何舟 《安和日报》（2020年5月21日 4版）``."""
    return PAPER_BEHIND.sub("", text)
