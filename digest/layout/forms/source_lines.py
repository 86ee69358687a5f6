"""Who wrote an article, as a web edition's line of its date and source says it.

Specimens (names invented):

    2018-02-07 来源:安和网 本报记者 何舟
    安和日报记者 何舟 · 2018-02-07
    2018-02-07 作者：何舟 田亩
"""

import re

from digest.layout.forms.credits import HAN

__all__ = ["find_writers"]

WRITERS = re.compile(r"\d{4}\s*[-/.年].*?(?:作者\s*[:：]\s*|\s)((?:\S{2,8})?(?:记者|通讯员)[\s:：][^:：|]+)$")
WRITERS_FIRST = re.compile(r"([^。，]{0,20}(?:记者|通讯员)[\s:：][^·|｜\d。，]{2,16}?)\s*[·|｜]\s*\d{4}[-/.年]")
AUTHOR = re.compile(rf"作者\s*[:：]\s*({HAN}{{2,4}}(?:[ 、]{HAN}{{2,3}})*)(?=\s|$)")


def find_writers(text: str) -> tuple[str | None, str | None]:
    """The byline that such a line holds, or else the names behind its word for an author; ``None`` for what it does
    not."""
    writers = WRITERS.search(text) or WRITERS_FIRST.match(text)
    if writers is not None:
        return writers[1], None
    author = AUTHOR.search(text)
    return None, author[1] if author is not None else None
