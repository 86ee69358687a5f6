"""The values that cross the borders between rooms.

They are frozen, they hold no behaviour beyond a derived name or sum, they open no file and parse nothing.
Unknown is ``None``, never ``""``. Text travels one way:

    Page → PageLayout (Articles) → Printing → Interview → Library → Term → Document → Report

Characters are counted as Python counts them (code points); lines from 1, as an editor shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Account",
    "Article",
    "Byline",
    "Change",
    "Correction",
    "Damage",
    "DamageKind",
    "Document",
    "Erratum",
    "Evidence",
    "Figure",
    "FigureKind",
    "Finding",
    "Holding",
    "Identity",
    "Interview",
    "Kind",
    "Lesson",
    "Library",
    "Line",
    "Page",
    "PageLayout",
    "Paragraph",
    "Passage",
    "PersonLine",
    "Placement",
    "Printing",
    "Role",
    "Round",
    "Sidecar",
    "Span",
    "ThemeLabel",
    "Tie",
    "Variant",
]


# ── where something stands, and what was noticed about it ────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A run of whole lines of one page, both ends included, counted from 1."""

    page: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something the curator should look at; never an error. ``code`` is one of ``errors.FINDINGS``."""

    code: str
    message: str
    fragment: str = ""
    span: Span | None = None


# ── the curator's side: the page as received and what is written beside it ───────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A misprint or misreading: ``printed`` is read as ``read``; ``where`` is text near it if it stands twice."""

    printed: str
    read: str
    why: str
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The curator overrules the machine on one paragraph.

    ``paragraph`` quotes enough of the paragraph to find it; ``what`` is one of ``add-theme``, ``remove-theme``,
    ``correct-target``, ``reject-target``, ``reject-fact``, ``reject-lesson``; ``item`` names the theme or quotes the
    figure; ``fields`` holds the corrected values of a figure.
    """

    what: str
    paragraph: str
    item: str
    why: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The curator says whether a printing on this page and one on another ``page`` are the same interview.

    ``printing`` tells which one of this page: the person, or enough of the headline; ``other`` does so for the other
    page and may be left out where ``printing`` fits both.
    """

    printing: str
    page: str
    why: str
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What a page does not print, from ``NAME.yml`` beside it; every key is optional."""

    paper: str | None = None
    date: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    page_number: str | None = None
    column: str | None = None
    occasion: str | None = None
    url: str | None = None
    rights: str | None = None
    rendition: str = "full"  # or "digest": told in our own words
    inferred: Mapping[str, str] = field(default_factory=dict)
    errata: tuple[Erratum, ...] = ()
    corrections: tuple[Correction, ...] = ()
    same_as: tuple[Tie, ...] = ()
    not_same_as: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One newspaper page as received: its lines without line ends, otherwise untouched."""

    name: str  # the file's name without its ending
    lines: tuple[str, ...]
    sidecar: Sidecar = field(default_factory=Sidecar)


# ── what the page prints ─────────────────────────────────────────────────────────────────────────────────────────


class Role(StrEnum):
    """What a printed line is, if it is not a paragraph."""

    COLUMN = "column"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    PERSON_LINE = "person line"
    BYLINE = "byline"
    MARKER = "continuation marker"
    CREDIT = "photo credit"
    FURNITURE = "furniture"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line, or the part of one that plays this role. Its text is as printed."""

    role: Role
    text: str
    number: int
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Who is interviewed, as a line of its own says it: ``——访管城区委书记张艳敏``."""

    printed: str
    office: str | None
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote it: ``正观新闻·郑州晚报记者 成燕 通讯员 赵翔``. ``date`` and ``place`` come from a dateline."""

    printed: str
    media: str | None = None
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    place: str | None = None
    month_day: tuple[int, int] | None = None


class DamageKind(StrEnum):
    """How the print or its recognition hurt a paragraph."""

    REPEATED = "repeated"  # a line stands twice
    GARBLED = "garbled"  # two blocks were read across
    LOST = "lost"  # text is missing at a block's edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A hurt run of a paragraph: the characters from ``start`` up to, not including, ``end`` of its printed text."""

    kind: DamageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A whole paragraph as printed, without the spaces and breaks that the print or its recognition put in.

    ``id`` is a hash of ``text`` (``p`` and eight hexadecimal digits, ``-2`` behind a second equal paragraph of the
    page), so it moves only with the wording. A paragraph that a neighbour interrupts stands at several ``spans``.
    ``speaker`` is the printed label in questions and answers; ``is_question`` tells the asker's turns.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    speaker: str | None = None
    is_question: bool = False
    damage: tuple[Damage, ...] = ()


class Kind(StrEnum):
    """What an article is."""

    INTERVIEW = "interview"
    QA = "qa"
    STATEMENT = "statement"
    NEWS = "news"
    NOTICE = "notice"
    WEATHER = "weather"
    ADVERT = "advert"
    PHOTO = "photo"

    @property
    def is_interview(self) -> bool:
        """Whether articles of this kind get an interview page."""
        return self in (Kind.INTERVIEW, Kind.QA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a page: its lines above and below the text, and its paragraphs in reading order.

    ``headline`` is the text to show (parts apart by one space, stray dashes gone); ``lines`` holds every line that is
    no paragraph as printed, so that the page's account adds up.
    """

    id: str
    page: str
    headline: str | None
    kicker: str | None = None
    deck: str | None = None
    column: str | None = None
    person_line: PersonLine | None = None
    is_own_words: bool = False  # a 代表/委员 line: the speaker's words, not the reporter's questions
    is_caption: bool = False  # a picture's caption
    bylines: tuple[Byline, ...] = ()
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    spans: tuple[Span, ...] = ()
    continues: bool = False  # closes with （下转…）
    continued: bool = False  # opens with （上接…）


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Why a block of body text was given to an article: the reasons, and how far the next best choice was behind."""

    span: Span
    article: str
    reasons: tuple[str, ...]
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The printed characters of a page (white space and named invisible characters aside), by where they went."""

    page: int
    headlines: int  # with columns, kickers and decks
    person_lines: int
    bylines: int  # with continuation markers and speaker labels
    paragraphs: int
    furniture: int
    unclaimed: int

    @property
    def is_balanced(self) -> bool:
        """Whether every character of the page is accounted for, once."""
        parts = (
            self.headlines,
            self.person_lines,
            self.bylines,
            self.paragraphs,
            self.furniture,
            self.unclaimed,
        )
        return self.page == sum(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """A page taken apart: its articles, what belongs to none of them, and how the blocks were placed."""

    page: Page
    articles: tuple[Article, ...]
    furniture: tuple[Line, ...]
    unclaimed: tuple[Line, ...]
    account: Account
    column: str | None = None
    date: str | None = None  # printed on the page
    placements: tuple[Placement, ...] = ()
    findings: tuple[Finding, ...] = ()


# ── who speaks, where and when ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """An article as one paper printed it, with what it says of itself. ``inferred``: field → the evidence for it."""

    article: Article
    kind: Kind
    person: str | None = None
    office: str | None = None
    area: str | None = None
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    paper: str | None = None
    date: str | None = None
    column: str | None = None
    occasion: str | None = None
    rendition: str = "full"
    url: str | None = None
    rights: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


# ── what was said ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another printing's wording of a run of a passage: ``text[start:end]`` reads ``other`` in ``article``.

    Either may be empty: the run is missing there, or ``other`` is missing here. ``is_ocr_like``: the two look alike in
    print. ``erratum`` is the curator's word on it, where that printing's sidecar corrects the run.
    """

    start: int
    end: int
    other: str
    article: str
    is_ocr_like: bool = False
    erratum: Erratum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph as the reader reads it: ``printed``, with the errata applied, as ``text``.

    ``article`` names the printing it is taken from; ``is_supplied`` marks one that the base printing lacks.
    ``errata`` pairs the erratum with where its reading stands in ``text``. Damage counts in ``printed``.
    """

    id: str
    text: str
    printed: str
    article: str
    spans: tuple[Span, ...] = ()
    speaker: str | None = None
    is_question: bool = False
    is_supplied: bool = False
    damage: tuple[Damage, ...] = ()
    errata: tuple[tuple[int, Erratum], ...] = ()
    variants: tuple[Variant, ...] = ()
    aliases: tuple[str, ...] = ()  # ids of the same paragraph in other printings


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLabel:
    """A passage is about a theme: the sentence it was read from and the terms that decided."""

    theme: str
    passage: str
    sentence: str
    terms: tuple[str, ...]


class FigureKind(StrEnum):
    """A figure is a target (for the future) or a fact (past or present)."""

    TARGET = "target"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantified statement. Value and unit stand in ``sentence``, ``sentence`` stands in the passage's text.

    ``value`` is as printed, without separators (``3046.8``, ``3至4``, ``千亿``, ``第一``); ``deadline`` is resolved
    against the page's year (``2023全年``, ``2023年底``).
    """

    kind: FigureKind
    metric: str
    value: str
    unit: str | None
    qualifier: str | None
    deadline: str | None
    sentence: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What is learned from a city (``practice``, ``None`` if none is named) and what it is applied to."""

    city: str
    practice: str | None
    applied_to: str | None
    sentence: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All labels of one interview, in the order in which they were read."""

    themes: tuple[ThemeLabel, ...] = ()
    targets: tuple[Figure, ...] = ()
    facts: tuple[Figure, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    findings: tuple[Finding, ...] = ()


# ── the digest ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One interview, however often printed: its printings (earliest first), its text as read, what was said.

    ``id`` is ``<page>-<person in pinyin>`` of the earliest printing; the page stands at ``interviews/<id>/``.
    ``base`` is the article id of the fullest printing, whose text is the text.
    """

    id: str
    headline: str
    person: str | None
    office: str | None
    area: str | None
    occasion: str | None
    date: str | None
    printings: tuple[Printing, ...]
    base: str
    passages: tuple[Passage, ...]
    evidence: Evidence = field(default_factory=Evidence)
    findings: tuple[Finding, ...] = ()

    @property
    def themes(self) -> tuple[str, ...]:
        """The interview's themes, each once, in the order of the passages."""
        return tuple(dict.fromkeys(label.theme for label in self.evidence.themes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """An office as a person's interviews show it: from the ``first`` to the ``last`` date known (or ``None``)."""

    office: str | None
    area: str | None
    first: str | None
    last: str | None
    interviews: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person: the offices in the order of time, the interviews likewise.

    ``mark`` tells people of one name apart, ``reading`` is the name in pinyin where the common one is wrong; both as
    ``vocabulary/people.yml`` has them. ``slug`` belongs to this person alone.
    """

    name: str
    slug: str
    timeline: tuple[Holding, ...]
    interviews: tuple[str, ...]
    mark: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Interviews on one occasion, or without one of one date: what they were about and what they promised.

    ``targets`` pairs each with its interview.
    """

    occasion: str | None
    date: str | None
    interviews: tuple[str, ...]
    themes: tuple[str, ...]
    targets: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Then and now: two rounds that follow each other, and the themes that came, stayed and went.

    ``is_dated`` is false where the dates known do not settle the order, so that it is inferred.
    """

    then: Round
    now: Round
    new: tuple[str, ...]
    kept: tuple[str, ...]
    gone: tuple[str, ...]
    is_dated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything read: the interviews (newest first), every printing of every page (news too), the pages.

    ``redirects``: old address → new address, both relative to the site's root, for printings whose interview's page
    stands elsewhere. ``people`` are in the order of their names. ``findings`` holds what concerns several interviews;
    what concerns one stands there.
    """

    interviews: tuple[Interview, ...]
    printings: tuple[Printing, ...]
    pages: tuple[PageLayout, ...]
    redirects: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Identity, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file of the site's source: its path below ``content/`` (``/`` between the parts) and its bytes."""

    path: str
    data: bytes
