"""Page → articles: headline, person line, byline, reading order, whole paragraphs.

The steps, each in a room of its own: every line is named (``lines``), headings are found (``headings``), the text
between them is cut into blocks (``blocks``), each block is given to an article (``reading_order``), and the blocks of
an article become paragraphs (``paragraphs``). What is left is the page's furniture or unclaimed; the account says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.clean import squeeze
from digest.errors import tell_reasons
from digest.layout.beginnings.briefs import part_briefs
from digest.layout.beginnings.closing_names import name_closing_names
from digest.layout.beginnings.heading import Heading
from digest.layout.beginnings.headings import find_headings
from digest.layout.beginnings.page_frame import mark_frame
from digest.layout.beginnings.sheet import find_source, return_listed_speakers
from digest.layout.beginnings.titles import mark_repeated_titles, name_original_titles
from digest.layout.blocks import LONGEST_CAPTION, Block, cut_blocks
from digest.layout.continuations import join_continuations
from digest.layout.forms.masthead import PrintedDate, find_page_date
from digest.layout.order.reading_order import Choice, Order, Signature, find_reading_order
from digest.layout.order.subjects import find_speakers
from digest.layout.paragraphs.bare_questions import mark_bare_questions
from digest.layout.paragraphs.damage import find_damage
from digest.layout.paragraphs.pieces import cuts_paragraphs, find_style
from digest.layout.paragraphs.restoring import join_spans, name_paragraphs, restore_paragraphs
from digest.layout.printed.gallery import mark_gallery
from digest.layout.printed.lines import PrintForms, forms_of, read_lines
from digest.layout.printed.link_lists import mark_link_lists
from digest.layout.printed.print_line import LineKind, PrintLine
from digest.layout.questions import find_labels, mark_speakers
from digest.models import (
    Account,
    Article,
    Finding,
    Line,
    Page,
    PageLayout,
    Paragraph,
    Placement,
    Role,
    Span,
)
from digest.vocabulary import Vocabulary

__all__ = ["account_for", "lay_out", "lay_out_page"]

THIN = 1.5  # a placement's lead below which a finding says so
LONGEST_MENTION = 16  # characters of a headline in a finding
SHORTEST_ARTICLE = 30  # characters of text without a heading that still make an article


def lay_out(pages: Sequence[Page], vocabulary: Vocabulary) -> tuple[PageLayout, ...]:
    """Take every page apart and join the articles that run on from page to page of one issue."""
    forms = forms_of(vocabulary)
    return join_continuations([lay_out_page(page, forms) for page in pages])


def lay_out_page(page: Page, forms: PrintForms) -> PageLayout:
    """Take one page apart. Any text gives a layout whose account is balanced."""
    printed = name_original_titles(mark_gallery(read_lines(page.lines, forms), forms.bylines))
    lines = return_listed_speakers(
        mark_repeated_titles(mark_link_lists(printed, forms.lists), forms.askers), forms.askers
    )
    lines = part_briefs(name_closing_names(mark_frame(lines, forms.vocabulary), forms), forms.askers)
    headings = find_headings(lines, forms)
    taken = frozenset(place for heading in headings for place in heading.places)
    titles = frozenset(heading.titles[-1] for heading in headings if heading.titles)
    blocks = cut_blocks(lines, taken, forms, titles)
    order = find_reading_order(lines, headings, blocks, lambda: find_speakers(headings, blocks, forms))
    return _Assembly(page, forms, lines, headings, blocks, order).build()


class _Assembly:
    """Puts the pieces of one page together and keeps the account."""

    def __init__(
        self,
        page: Page,
        forms: PrintForms,
        lines: Sequence[PrintLine],
        headings: Sequence[Heading],
        blocks: Sequence[Block],
        order: Order,
    ) -> None:
        self.page, self.lines, self.headings, self.blocks, self.order = page, lines, headings, blocks, order
        self.askers = forms.askers
        self.is_web = find_source(lines, forms.askers) is not None
        self.used_ids: dict[str, int] = {}
        self.given: dict[int, list[Block]] = {}
        for choice in order.choices:
            self.given.setdefault(choice.article, []).append(blocks[choice.block])
        self.signatures: dict[int, list[Signature]] = {}
        for signature in order.signatures:
            self.signatures.setdefault(self._signed(signature), []).append(signature)
        self.labels = find_labels(blocks)
        self.is_cut = cuts_paragraphs(blocks)
        kept = (index for index in range(len(headings)) if self._is_article(index))
        self.names = {index: f"{page.name}-{number}" for number, index in enumerate(kept, 1)}

    def build(self) -> PageLayout:
        articles = tuple(self._articles())
        furniture = tuple(self._furniture())
        unclaimed = tuple(self._unclaimed())
        date = self._date()
        layout = PageLayout(
            page=self.page,
            articles=articles,
            furniture=furniture,
            unclaimed=unclaimed,
            account=account_for(self.page, articles, furniture, unclaimed),
            column=next((line.column for line in self.lines if line.column), None),
            date=date.iso if date else None,
            placements=tuple(self._placements()),
        )
        return replace(layout, findings=tuple(self._findings(layout, date)))

    def _blocks_of(self, article: int) -> list[Block]:
        return self.given.get(article, [])

    def _is_article(self, index: int) -> bool:
        """Whether a beginning became an article: one without a heading needs some text, a title alone any."""
        if index >= 0 and not self.headings[index].is_bare:
            heading = self.headings[index]
            is_alone = heading.person_line is None and not heading.bylines and index not in self.signatures
            return index in self.given or not is_alone or not self.given
        if index >= 0 and self.headings[index].is_title:
            return index in self.given
        blocks = self._blocks_of(index)
        captions = any(block.is_caption for block in blocks)
        return captions or _count(block.text for block in blocks) >= SHORTEST_ARTICLE

    def _is_title(self, heading: Heading, block: Block) -> bool:
        return heading.is_title and heading.first == block.place

    def _is_marked_below(self, title: Block) -> bool:
        """Whether a lone title has a marker on the line below it: （下转二版）."""
        return title.marker_after is not None and title.marker_after not in self.lines[title.place].text

    def _articles(self) -> Iterator[Article]:
        for index in self.names:
            yield self._article(index, self.headings[index])

    def _article(self, index: int, heading: Heading) -> Article:
        given = self._blocks_of(index)
        blocks = [block for block in given if not self._is_title(heading, block)]
        marked = [block for block in given if not self._is_title(heading, block) or self._is_marked_below(block)]
        style = find_style(
            [block.lines for block in blocks if block.lines],
            self.order.holds,
            self.labels,
            is_cut=self.is_cut,
            is_web=self.is_web and len(self.names) == 1,
        )
        paragraphs = restore_paragraphs(self.page.name, [block for block in blocks if block.lines], style)
        if self.labels:
            paragraphs = mark_speakers(paragraphs, self.labels, self.askers)
        if all(paragraph.speaker is None for paragraph in paragraphs):
            paragraphs = mark_bare_questions(paragraphs, is_asked=heading.person_line is not None)
        paragraphs = self._mark_damage(paragraphs, blocks)
        signatures = self.signatures.get(index, [])
        lines = [*self._heading_lines(heading), *self._closing_lines(marked)]
        for signature in signatures:
            role = Role.CREDIT if signature.byline is None else Role.BYLINE
            lines += [self._line(role, signature.place), *self._second_half(role, signature.place)]
        bylines = [byline for block in blocks if (byline := block.byline) is not None]
        bylines += [signature.byline for signature in signatures if signature.byline is not None]
        return Article(
            id=self.names[index],
            page=self.page.name,
            headline=heading.headline,
            kicker=heading.kicker,
            deck=heading.deck,
            column=heading.column,
            person_line=heading.person_line,
            is_own_words=heading.is_own_words,
            is_caption=_is_caption(blocks),
            bylines=(*heading.bylines, *bylines),
            lines=tuple(sorted(lines, key=lambda line: line.number)),
            paragraphs=name_paragraphs(paragraphs, self.used_ids),
            spans=_spans(self.page.name, lines, paragraphs),
            continues=any(block.marker_after for block in blocks),
            continued=heading.is_continued or any(block.marker_before for block in given),
        )

    def _signed(self, signature: Signature) -> int:
        """The article that a byline signs; one above every heading signs the first article."""
        if signature.article >= 0 or not self.headings:
            return signature.article
        return 0

    def _mark_damage(self, paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
        continues = any(block.marker_after for block in blocks)
        continued = any(block.marker_before for block in blocks)
        marked = []
        for place, paragraph in enumerate(paragraphs):
            is_last = place == len(paragraphs) - 1 and not continues
            damage = find_damage(paragraph.text, is_last=is_last, opens_freely=not (place == 0 and continued))
            marked.append(replace(paragraph, damage=damage) if damage else paragraph)
        return tuple(marked)

    def _line(self, role: Role, place: int) -> Line:
        line = self.lines[place]
        return Line(role=role, text=line.raw.strip(), number=line.number, page=self.page.name)

    def _second_half(self, role: Role, place: int) -> list[Line]:
        """The line that a person line or byline runs on into."""
        return [self._line(role, place + 1)] if self.lines[place].joins_next else []

    def _heading_lines(self, heading: Heading) -> Iterator[Line]:
        for place in heading.titles:
            yield self._line(Role.HEADLINE, place)
        for place, role in zip(heading.places, heading.roles, strict=True):
            yield self._line(role, place)
            yield from self._second_half(role, place)

    def _closing_lines(self, blocks: Sequence[Block]) -> Iterator[Line]:
        """Glued bylines and continuation markers: parts of lines of text."""
        for block in blocks:
            number = self.lines[block.place].number
            last = block.lines[-1].number if block.lines else number
            for role, text, at in (
                (Role.MARKER, block.marker_before, block.marked_at),
                (Role.MARKER, block.marker_after, last),
                (Role.BYLINE, block.byline.printed if block.byline else None, last),
                (Role.CREDIT, block.credit, last),
                (Role.CREDIT, block.staff, last),
            ):
                if text:
                    yield Line(role=role, text=text, number=at, page=self.page.name)

    def _furniture(self) -> Iterator[Line]:
        for place, line in enumerate(self.lines):
            if line.kind in (LineKind.FURNITURE, LineKind.COLUMN):
                yield self._line(Role.COLUMN if line.kind is LineKind.COLUMN else Role.FURNITURE, place)

    def _unclaimed(self) -> Iterator[Line]:
        """Text that became no article: too little of it, and no heading."""
        strays = [index for index in range(-1, len(self.headings)) if not self._is_article(index)]
        for index in strays:
            if index >= 0 and not self.headings[index].is_bare:
                yield from (replace(title, role=Role.UNCLAIMED) for title in self._heading_lines(self.headings[index]))
            for block in self._blocks_of(index):
                for line in block.lines:
                    yield Line(role=Role.UNCLAIMED, text=line.text, number=line.number, page=self.page.name)
                for closing in self._closing_lines([block]):
                    yield replace(closing, role=Role.UNCLAIMED)
        for signature in self.order.signatures:
            if self._signed(signature) in strays:
                yield self._line(Role.UNCLAIMED, signature.place)
                yield from self._second_half(Role.UNCLAIMED, signature.place)

    def _placements(self) -> Iterator[Placement]:
        """The placements that were not a matter of course: those that went back, and those with a thin lead."""
        for choice in self.order.choices:
            if choice.article in self.names and (choice.is_resumed or choice.margin < THIN):
                yield Placement(
                    span=self._block_span(choice),
                    article=self.names[choice.article],
                    reasons=choice.reasons,
                    margin=choice.margin,
                )

    def _name_of(self, placement: Placement) -> str:
        """How an article is called where there is little room: its headline's beginning."""
        index = next(index for index, name in self.names.items() if name == placement.article)
        headline = self.headings[index].headline if index >= 0 else None
        return (headline or placement.article)[:LONGEST_MENTION].rstrip()

    def _block_span(self, choice: Choice) -> Span:
        lines = self.blocks[choice.block].lines
        first = self.lines[self.blocks[choice.block].place].number
        return Span(page=self.page.name, first_line=first, last_line=lines[-1].number if lines else first)

    def _date(self) -> PrintedDate | None:
        """The date that the page's furniture prints."""
        dates = (find_page_date(line.text) for line in self.lines if line.kind is LineKind.FURNITURE)
        return next((date for date in dates if date), None)

    def _findings(self, layout: PageLayout, date: PrintedDate | None) -> Iterator[Finding]:
        if date is not None and date.weekday_agrees is False:
            yield Finding(code="weekday-mismatch", message="印出的星期与日期不合", fragment=date.printed)
        for placement in layout.placements:
            if placement.margin < THIN:
                text = " ".join(self.page.lines[placement.span.first_line - 1].split())[:24]
                why = f"归入《{self._name_of(placement)}》，依据：{tell_reasons(placement.reasons)}"
                yield Finding(code="thin-placement", message=why, fragment=text, span=placement.span)
        for line in layout.unclaimed:
            span = Span(page=line.page, first_line=line.number, last_line=line.number)
            yield Finding(code="unclaimed-text", message="这些文字没有归入文章", fragment=line.text[:24], span=span)


def _is_caption(blocks: Sequence[Block]) -> bool:
    """Whether an article is a picture's caption: it closes with who took it, and is no longer than captions are."""
    is_captioned = bool(blocks) and blocks[-1].is_caption
    return is_captioned and _count(block.text for block in blocks) <= LONGEST_CAPTION


def _spans(page: str, lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> tuple[Span, ...]:
    """The runs of lines that an article takes, from its lines and paragraphs."""
    numbers = {line.number for line in lines}
    for paragraph in paragraphs:
        for span in paragraph.spans:
            numbers.update(range(span.first_line, span.last_line + 1))
    return join_spans(page, sorted(numbers), gap=2)


def account_for(
    page: Page, articles: Sequence[Article], furniture: Sequence[Line], unclaimed: Sequence[Line]
) -> Account:
    """Count where the page's printed characters went (white space and invisible characters aside)."""
    printed: dict[Role, list[str]] = {role: [] for role in Role}
    for line in (*furniture, *unclaimed, *(line for article in articles for line in article.lines)):
        printed[line.role].append(line.text)
    counts = {role: _count(texts) for role, texts in printed.items()}
    return Account(
        page=_count(page.lines),
        headlines=counts[Role.HEADLINE] + counts[Role.KICKER] + counts[Role.DECK],
        person_lines=counts[Role.PERSON_LINE],
        bylines=counts[Role.BYLINE] + counts[Role.MARKER] + counts[Role.CREDIT],
        paragraphs=_count(paragraph.text for article in articles for paragraph in article.paragraphs),
        furniture=counts[Role.FURNITURE] + counts[Role.COLUMN],
        unclaimed=counts[Role.UNCLAIMED],
    )


def _count(texts: Iterable[str]) -> int:
    """How many characters some texts print."""
    return len(squeeze("".join(texts)))
