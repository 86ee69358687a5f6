"""Articles that run on: （下转二版） closes the first half, （上接一版） opens the second.

The halves stand on one page or on two pages of one issue. A second half repeats the headline, whole or shortened; its
first line goes on in mid-sentence. One without a headline goes where its words say, if it could go to several; one
whose titles are no first half's may open with a subhead. Of pages whose issue nothing tells, both halves must carry
their markers, and the pages lie near each other in the order of their names. The joined article stays on
the page where it begins, and its spans name both.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from digest.clean import fold_width, is_finished, is_han, join_print, squeeze
from digest.layout.forms.markers import CONTINUED
from digest.layout.paragraphs.restoring import make_paragraph, name_paragraphs
from digest.models import Article, Line, PageLayout, Paragraph, Role

__all__ = ["join_continuations", "join_halves"]

ALIKE = 75.0  # of 100: rapidfuzz's partial ratio of two headlines
SHORTEST_TITLE = 4  # characters of one that tells anything
TITLES = (Role.KICKER, Role.HEADLINE, Role.DECK)
SHARED = 0.04  # of the shorter half's pairs of characters: the halves of 95 articles of 100 share more, 8 of 100 others
LEAST_PAIRS = 20  # that a half counts as having
NEAR = 24  # pages before and behind a page that are looked at where nothing tells of its issue
FULL_DATE = len("2024-06-05")
LEAD = 1.2  # how many times as many as with the next best


def join_continuations(layouts: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """Join the halves of articles within each page and across the pages of one issue."""
    if not any(article.continued for layout in layouts for article in layout.articles):
        return tuple(layouts)
    return _Halves(layouts).join()


class _Halves:
    """The articles of some pages, by page and place, while their halves are joined."""

    def __init__(self, layouts: Sequence[PageLayout]) -> None:
        self.layouts = list(layouts)
        self.articles = {
            (at, place): article for at, layout in enumerate(layouts) for place, article in enumerate(layout.articles)
        }
        self.by_date: dict[str | None, list[int]] = {}
        for at, layout in enumerate(layouts):
            if (date := _date_of(layout)) is not None:
                self.by_date.setdefault(date, []).append(at)
        self.closed: set[tuple[int, int]] = set()  # first halves that have found their second ones
        self.gone: set[tuple[int, int]] = set()  # … and these

    def join(self) -> tuple[PageLayout, ...]:
        seconds = [key for key, article in self.articles.items() if article.continued]
        for find in (self._find_by_title, self._find_by_words):  # those with a title choose first
            for key in seconds:
                first = find(key) if key not in self.gone else None
                if first is not None:
                    self._join(first, key)
        return tuple(
            replace(
                layout,
                articles=tuple(
                    self.articles[at, place] for place in range(len(layout.articles)) if (at, place) not in self.gone
                ),
            )
            for at, layout in enumerate(self.layouts)
        )

    def _open_ones(self, key: tuple[int, int]) -> Iterator[tuple[tuple[int, int], bool]]:
        """The articles that a second half may be the rest of, each with whether it stands in the same issue for sure."""
        layout = self.layouts[key[0]]
        near = range(max(0, key[0] - NEAR), min(len(self.layouts), key[0] + NEAR + 1))
        for at in sorted({*near, *self.by_date.get(_date_of(layout), ())}):
            is_one_issue = _is_one_issue(self.layouts[at], layout)
            for place in range(len(self.layouts[at].articles)) if is_one_issue is not False else ():
                first = self.articles[at, place]
                is_open = (at, place) != key and (at, place) not in self.closed and not first.continued
                if is_open and (is_one_issue or first.continues):
                    yield (at, place), bool(is_one_issue)

    def _find_by_title(self, key: tuple[int, int]) -> tuple[int, int] | None:
        """The first half whose title a second one repeats, one of the same issue rather than another."""
        alike = {other: _likeness(self.articles[other], self.articles[key]) for other, _ in self._open_ones(key)}
        best = max(alike, key=lambda other: (alike[other], self.articles[other].continues), default=None)
        return best if best is not None and alike[best] >= ALIKE else None

    def _find_by_words(self, key: tuple[int, int]) -> tuple[int, int] | None:
        """The first half that only a second one without a title of its own can be the rest of, or its words tell."""
        second = self.articles[key]
        titles = list(_titles_of(second))
        if titles and not list(_find_subheads(second)):
            return None
        known = {other: is_one for other, is_one in self._open_ones(key) if self.articles[other].continues}
        is_sure = any(known[other] and other[0] != key[0] for other in known)
        firsts = [other for other in known if known[other] or not is_sure]
        if len(firsts) == 1 and (is_sure or not titles):
            return firsts[0]
        shares = sorted(((_share_words(self.articles[other], second), other) for other in firsts), reverse=True)
        if not shares or shares[0][0] < SHARED or (len(shares) > 1 and shares[0][0] < LEAD * shares[1][0]):
            return None
        return shares[0][1]

    def _join(self, first: tuple[int, int], second: tuple[int, int]) -> None:
        at = second[0]
        self.articles[second], self.layouts[at] = _return_subheads(
            self.articles[first], self.articles[second], self.layouts[at]
        )
        self.articles[first] = join_halves(self.articles[first], self.articles[second])
        self.closed.add(first)
        self.gone.add(second)


def _titles_of(article: Article) -> Iterator[str]:
    for title in (article.headline, article.kicker, article.deck):
        if title and len(title) >= SHORTEST_TITLE:
            yield fold_width(title)


def _likeness(first: Article, second: Article) -> float:
    """How alike the titles of two halves are, 0 … 100."""
    ones, others = list(_titles_of(first)), list(_titles_of(second))
    return max((fuzz.partial_ratio(one, other) for one in ones for other in others), default=0.0)


def _share_words(first: Article, second: Article) -> float:
    """How many of the pairs of Chinese characters in two texts are in both, of those in the shorter one."""
    one, other = _pairs_of(first), _pairs_of(second)
    return len(one & other) / (min(len(one), len(other)) + LEAST_PAIRS)


def _pairs_of(article: Article) -> frozenset[str]:
    text = squeeze("".join(paragraph.text for paragraph in article.paragraphs))
    return frozenset(a + b for a, b in itertools.pairwise(text) if is_han(a) and is_han(b))


def _date_of(layout: PageLayout) -> str | None:
    return layout.page.sidecar.date or layout.date


def _is_one_issue(one: PageLayout, other: PageLayout) -> bool | None:
    """Whether two pages are of one issue: one page, or of one day, and not of two papers; ``None`` where too little is
    known to tell, no more of a date than its month perhaps."""
    if one.page.name == other.page.name:
        return True
    papers = {one.page.sidecar.paper, other.page.sidecar.paper} - {None}
    dates = _date_of(one) or "", _date_of(other) or ""
    if len(papers) > 1 or not (dates[0].startswith(dates[1]) or dates[1].startswith(dates[0])):
        return False
    return True if len(min(dates)) == FULL_DATE else None


def _find_subheads(second: Article) -> Iterator[Line]:
    """The titles of a second half that stand below its mark: they repeat the headline, or are subheads."""
    marks = [line.number for line in second.lines if line.role is Role.MARKER and CONTINUED.match(line.text)]
    for line in second.lines:
        is_title = line.role in TITLES and line.page == second.page
        if is_title and ((marks and line.number > min(marks)) or CONTINUED.match(line.text)):
            yield line


def _return_subheads(first: Article, second: Article, layout: PageLayout) -> tuple[Article, PageLayout]:
    """Read the titles of a second half that the first one does not have as the subheads that they are."""
    titles = list(_titles_of(first))
    subheads = {
        line: text
        for line in _find_subheads(second)
        if (text := CONTINUED.sub("", line.text).strip())
        and max((fuzz.partial_ratio(fold_width(text), title) for title in titles), default=0.0) < ALIKE
    }
    if not subheads:
        return second, layout
    used = Counter(p.id.partition("-")[0] for article in layout.articles for p in article.paragraphs)
    found = name_paragraphs([make_paragraph(second.page, text, [line.number]) for line, text in subheads.items()], used)
    marks = [
        replace(line, role=Role.MARKER, text=match.group())
        for line in subheads
        if (match := CONTINUED.match(line.text)) is not None
    ]
    moved, marked = (len(squeeze("".join(texts))) for texts in (subheads.values(), [line.text for line in marks]))
    account = replace(
        layout.account,
        headlines=layout.account.headlines - moved - marked,
        bylines=layout.account.bylines + marked,
        paragraphs=layout.account.paragraphs + moved,
    )
    lines = (*(line for line in second.lines if line not in subheads), *marks)
    return replace(second, lines=lines, paragraphs=(*found, *second.paragraphs)), replace(layout, account=account)


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
