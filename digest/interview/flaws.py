"""What a printing leaves open, for the curator: text lost or damaged, nobody named, an area that no vocabulary knows."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from digest.interview.protagonist import Protagonist
from digest.models import Byline, Finding, Printing

__all__ = ["find_flaws"]

NEAR_ENOUGH = 0.6  # of the characters of two names: one of three may differ
THIN = 1.0  # log odds below which a person weighed over the whole text is told
DAMAGE: Mapping[str, str] = {
    "repeated": "文字重复，疑为同一行识别了两次",
    "garbled": "文字错乱，疑为两栏被横读",
    "lost": "文字有缺",
}


def find_flaws(
    printing: Printing, bylines: Sequence[Byline], areas: tuple[str, ...], weighed: Protagonist | None
) -> Iterator[Finding]:
    """What is to be told of a printing with its ``bylines``; ``areas``: those that are known; ``weighed``: its person, if
    only the whole text tells it."""
    article = printing.article
    span = article.spans[0] if article.spans else None
    name = article.headline or (article.paragraphs[0].text[:20] if article.paragraphs else "")
    if not article.paragraphs:
        yield Finding(code="no-body", message="标题之下没有正文", fragment=name, span=span)
    for paragraph in article.paragraphs:
        for damage in paragraph.damage:
            text = paragraph.text[damage.start : damage.end]
            yield Finding(code="damaged-text", message=DAMAGE[damage.kind], fragment=text[:24], span=paragraph.spans[0])
    if not printing.kind.is_interview:
        return
    if article.headline is None:
        yield Finding(code="no-headline", message="访谈没有标题", fragment=name, span=span)
    if not bylines:
        yield Finding(code="no-byline", message="访谈没有署名", fragment=name, span=span)
    elif not any(byline.reporters or byline.correspondents for byline in bylines):
        yield Finding(code="no-name-in-byline", message="署名没有人名", fragment=bylines[0].printed, span=span)
    if printing.person is None:
        yield Finding(code="unnamed-person", message="受访人没有具名", fragment=printing.office or name, span=span)
    if weighed is not None and weighed.odds < THIN:
        message = f"受访人据全文推断，依据不足（{weighed.evidence}）"
        yield Finding(code="thin-person", message=message, fragment=weighed.person, span=span)
    if printing.area is not None and printing.area not in areas:
        near = _nearest(printing.area, areas)
        advice = f"；最近的是“{near}”" if near else ""
        message = f"区县不在 vocabulary/areas.yml 之内{advice}"
        yield Finding(code="unknown-area", message=message, fragment=printing.area, span=span)


@lru_cache(maxsize=256)  # a paper's areas are few
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    """The known name that is most like a name, if any is."""
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=NEAR_ENOUGH)), None)
