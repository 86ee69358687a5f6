"""Articles that run on: （下转二版） closes the first half, （上接一版） opens the second.

The halves stand on one page or on two pages of one issue. A second half repeats the headline, whole or shortened; its
first line goes on in mid-sentence. Of pages whose issue nothing tells, both halves must carry their markers, and one
without a headline goes to no article where it could go to two. The joined article stays on the page where it begins,
and its spans name both.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from digest.clean import fold_width, is_finished, join_print
from digest.models import Article, PageLayout, Paragraph

__all__ = ["join_continuations", "join_halves"]

ALIKE = 75.0  # of 100: rapidfuzz's partial ratio of two headlines


def join_continuations(layouts: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """Join the halves of articles within each page and across the pages of one issue."""
    articles = {
        (at, place): article for at, layout in enumerate(layouts) for place, article in enumerate(layout.articles)
    }
    gone: set[tuple[int, int]] = set()
    joined: set[tuple[int, int]] = set()
    seconds = [key for key, article in articles.items() if article.continued]
    for key in sorted(seconds, key=lambda key: articles[key].headline is None):  # those with a headline choose first
        second = articles[key]
        open_ones = [
            other
            for other, first in articles.items()
            if other != key and other not in gone and other not in joined
            if not first.continued and _may_continue(first)
        ]
        issues = {other: _is_one_issue(layouts[other[0]], layouts[key[0]]) for other in open_ones}
        firsts = [other for other in open_ones if issues[other]]
        if not firsts:
            firsts = [other for other in open_ones if issues[other] is None and articles[other].continues]
            firsts = firsts if second.headline or len(firsts) == 1 else []
        best = max(firsts, key=lambda other: _likeness(articles[other], second), default=None)
        if best is not None and _likeness(articles[best], second) >= ALIKE:
            articles[best] = join_halves(articles[best], second)
            gone.add(key)
            joined.add(best)
    if not gone:
        return tuple(layouts)
    return tuple(
        replace(
            layout,
            articles=tuple(articles[at, place] for place in range(len(layout.articles)) if (at, place) not in gone),
        )
        for at, layout in enumerate(layouts)
    )


def _may_continue(article: Article) -> bool:
    return article.continues or bool(article.paragraphs and not is_finished(article.paragraphs[-1].text))


def _likeness(first: Article, second: Article) -> float:
    """How sure it is that two halves are one article, 0 … 100: by headline; one without a headline needs the marker."""
    if not second.headline or not first.headline:
        return ALIKE if first.continues else 0.0
    return float(fuzz.partial_ratio(fold_width(first.headline), fold_width(second.headline)))


def _is_one_issue(one: PageLayout, other: PageLayout) -> bool | None:
    """Whether two pages are of one issue: one page, or neither paper nor date differs and something agrees; ``None``
    where too little is known to tell."""
    if one.page.name == other.page.name:
        return True
    papers = (one.page.sidecar.paper, other.page.sidecar.paper)
    dates = (one.page.sidecar.date or one.date, other.page.sidecar.date or other.date)
    agree = [a == b for a, b in (papers, dates) if a is not None and b is not None]
    return all(agree) if agree else None


def join_halves(first: Article, second: Article) -> Article:
    """One article from its two halves; a sentence cut between them is put together."""
    paragraphs = list(first.paragraphs)
    rest = list(second.paragraphs)
    if paragraphs and rest and not is_finished(paragraphs[-1].text):
        paragraphs[-1] = _join_paragraphs(paragraphs[-1], rest.pop(0))
    return replace(
        first,
        person_line=first.person_line or second.person_line,
        bylines=(*first.bylines, *second.bylines),
        lines=(*first.lines, *second.lines),
        paragraphs=(*paragraphs, *rest),
        spans=(*first.spans, *second.spans),
        continues=second.continues,
    )


def _join_paragraphs(first: Paragraph, second: Paragraph) -> Paragraph:
    """A paragraph whose second half stands elsewhere; it keeps the first half's id until it is named anew."""
    text = join_print(first.text, second.text)
    moved = tuple(
        replace(
            damage, start=damage.start + len(text) - len(second.text), end=damage.end + len(text) - len(second.text)
        )
        for damage in second.damage
    )
    return replace(first, text=text, spans=(*first.spans, *second.spans), damage=(*first.damage, *moved))
