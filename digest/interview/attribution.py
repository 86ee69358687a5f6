"""Article → printing: who speaks, in what office, of which area, written by whom, in which paper, when and why.

What the page or its sidecar says is taken; what they do not say is inferred where the page gives evidence, and marked
with it (``Printing.inferred``); the rest stays ``None``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.clean import squeeze
from digest.interview.areas import find_area
from digest.interview.authors import with_author
from digest.interview.flaws import find_flaws
from digest.interview.kinds import classify, find_interviewee, is_about_text, is_own_words, speaks_at_event
from digest.interview.protagonist import Protagonists
from digest.layout.forms.markers import is_editors_note
from digest.layout.forms.masthead import find_printed_date
from digest.layout.forms.person_line import parse_label
from digest.layout.forms.speakers import BodySpeaker
from digest.layout.printed.lines import forms_of
from digest.models import Article, Byline, Kind, PageLayout, PersonLine, Printing
from digest.patterns import any_of
from digest.traditional import is_traditional, restore, simplify
from digest.vocabulary import Vocabulary

__all__ = ["read_printings"]

PAPER_LINE = re.compile(r"^《([^》]{2,16})》(?=\s*[（(])")
WHOLE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")  # a label's
AUTHOR = re.compile(r"\W*作者")
MANDATES = ("代表", "委员")  # held beside an office
LIFE = re.compile("([\u4e00-\u9fff]{2,4})，[^。]{0,40}(?:生于|出生|[年月日]生)")  # opens a note on somebody's
OPENING = 3  # paragraphs that may hold such a note
MANY = 3  # who answer in turn
LONGEST_LABEL = 30
LONGEST_CAPTION = 60  # characters of a first paragraph that may be a picture's


def read_printings(layouts: Sequence[PageLayout], vocabulary: Vocabulary) -> tuple[Printing, ...]:
    """Read every article of every page, in the order of the pages and of print."""
    reader = _Reader(vocabulary)
    return tuple(printing for layout in layouts for printing in reader.read_page(layout))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inference:
    """A value with the evidence for it; evidence is ``None`` for what the page or its sidecar says outright."""

    value: str | None = None
    evidence: str | None = None


class _Reader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.areas = tuple(sorted(area.name for area in vocabulary.areas))
        self.forms = forms_of(vocabulary)
        self.protagonists = Protagonists(vocabulary, self.forms.speakers)
        papers = any_of(ending for ending in vocabulary.bylines.media_endings if ending.endswith("报"))
        self.papers = re.compile(rf"[\w·]{{2,12}}{papers}")
        self.speaks = re.compile(rf"[^，。；]{{0,8}}?{any_of(vocabulary.offices.speech)}")  # behind a name

    def read_page(self, layout: PageLayout) -> Iterator[Printing]:
        """Read a page's articles; paper, date and column are the page's."""
        datelines = [self._datelines(article) for article in layout.articles]
        every = [dateline for of_article in datelines for dateline in of_article]
        paper, date = self._paper(layout, every), self._date(layout, every)
        for article, own in zip(layout.articles, datelines, strict=True):
            yield self._read(article, layout, own, paper, date)

    def _read(
        self,
        article: Article,
        layout: PageLayout,
        datelines: tuple[Byline, ...],
        paper: _Inference,
        date: _Inference,
    ) -> Printing:
        line = self._trusted_person_line(article)
        article = article if line is article.person_line else replace(article, person_line=line)
        article = with_author(article, self.forms.speakers, self.vocabulary)
        simple = _simplified(article)
        speakers = self._speakers(simple)
        kind = classify(simple, speakers, has_dateline=bool(datelines), vocabulary=self.vocabulary)
        person, office = self._who(simple, kind, speakers)
        is_open = kind is Kind.NEWS and person is None
        weighed = self.protagonists.find(simple, has_dateline=bool(datelines)) if is_open else None
        if weighed is not None:
            texts = [paragraph.text for paragraph in simple.paragraphs]
            person, office = weighed.person, self.forms.speakers.find_named(texts, weighed.person)[0]
        if kind is Kind.NEWS and person is not None:
            kind = Kind.STATEMENT if is_own_words(simple, person) else Kind.INTERVIEW
        area = find_area(office, self.vocabulary) if office else None
        if simple is not article:
            person, office = _as_printed(person, article, simple), _as_printed(office, article, simple)
        occasion = self._occasion(article, layout)
        sidecar = layout.page.sidecar
        bylines = (*article.bylines, *datelines)
        correspondents = _find_correspondents(bylines)
        inferred = dict(sidecar.inferred)
        for name, inference in (("paper", paper), ("date", date), ("occasion", occasion)):
            if inference.evidence is not None:
                inferred.setdefault(name, inference.evidence)
        if article.person_line is None and person is not None:
            evidence = "据标题或正文中的称谓" if weighed is None else f"据全文推断：{weighed.evidence}"
            inferred["person"] = f"版面没有“——访…”一行，{evidence}"
        printing = Printing(
            article=article,
            kind=kind,
            person=person,
            office=office,
            area=area,
            reporters=_unique(name for byline in bylines for name in byline.reporters if name not in correspondents),
            correspondents=correspondents,
            paper=paper.value,
            date=date.value,
            column=article.column or sidecar.column or layout.column,
            occasion=occasion.value,
            rendition=sidecar.rendition,
            url=sidecar.url,
            rights=sidecar.rights,
            inferred=inferred,
        )
        return replace(printing, findings=tuple(find_flaws(printing, bylines, self.areas, weighed)))

    def _speakers(self, article: Article) -> tuple[BodySpeaker, ...]:
        """Who is reported to speak; not asked where a person line or the asker's labels say whose interview it is."""
        is_told = article.person_line is not None and not article.is_own_words
        if is_told or any(paragraph.is_question for paragraph in article.paragraphs):
            return ()
        texts = [paragraph.text for paragraph in article.paragraphs]
        if article.is_own_words:  # an editor's note may name whose words follow
            texts = [text for text in texts if not is_about_text(text, self.vocabulary.genres)]
        return self.forms.speakers.find(texts)

    def _trusted_person_line(self, article: Article) -> PersonLine | None:
        """A person line without an office names a person only if the text lets them speak (——访黄河 may be a river), or is
        what they said."""
        line = article.person_line
        if line is None or line.office is not None or line.person is None or article.is_own_words:
            return line
        behind = "".join(paragraph.text for paragraph in article.paragraphs).split(line.person)[1:]
        return line if any(map(self.speaks.match, behind)) else None

    def _datelines(self, article: Article) -> tuple[Byline, ...]:
        """The dateline that opens the text, an editor's note or a lead before it perhaps; and those of later paragraphs
        where one article puts several reports together."""
        for place, paragraph in enumerate(article.paragraphs[:3]):
            dateline = self.forms.bylines.parse_dateline(paragraph.text)
            if dateline is not None:
                later = (self.forms.bylines.parse_dateline(other.text) for other in article.paragraphs[place + 1 :])
                return (dateline[0], *(found[0] for found in later if found is not None and found[0].month_day))
            is_caption = self.forms.bylines.credits.is_photo_credit(paragraph.text)
            is_short = len(paragraph.text) <= LONGEST_CAPTION
            if article.bylines and not (
                is_caption or is_short or is_editors_note(paragraph.text, self.vocabulary.genres)
            ):
                break
        return ()

    def _who(self, article: Article, kind: Kind, speakers: Sequence[BodySpeaker]) -> tuple[str | None, str | None]:
        """Person and office: from the person line, the headline, the labels or the body, in this order of trust."""
        texts = [paragraph.text for paragraph in article.paragraphs]
        line = article.person_line
        if line is not None:
            is_vague = line.office is None or line.office.endswith(MANDATES)
            named = self.forms.speakers.find_named(texts, line.person) if line.person and is_vague else (None, None)
            return line.person, named[0] or line.office
        office, person = self.forms.headlines.find(article.headline, texts)
        answers = kind is Kind.QA or any(paragraph.speaker for paragraph in article.paragraphs)
        is_told = kind is Kind.NEWS and person is not None and speaks_at_event(article, person, self.vocabulary.genres)
        if person is not None and not is_told and not (answers and self._others_answer(article, person)):
            return person, self.forms.speakers.lengthen(office, person, texts)
        if answers:
            return self._who_answers(article)
        if kind is Kind.INTERVIEW and speakers:
            speaker = find_interviewee(article, speakers, self.vocabulary) or speakers[0]
            return speaker.person, speaker.office
        return None, None

    def _others_answer(self, article: Article, person: str) -> bool:
        """Whether all labels are others' whole names: the headline tells whom they talk of."""
        named = {parse_label(label, self.vocabulary.offices)[1] or person for label in _answering(article)}
        return bool(named) and person not in named

    def _are_many(self, article: Article) -> bool:
        """Whether several officials answer in turn, as to the press: three labels or more with office and name."""
        opening = (paragraph.text.replace("：", ":").partition(":")[0] for paragraph in article.paragraphs)
        printed = _answering(article) or tuple(text for text in opening if len(text) <= LONGEST_LABEL)
        if len({label for label in printed if label.endswith(self.vocabulary.offices.honours)}) > 1:
            return True  # 李女士, 周先生
        labels = (parse_label(label, self.vocabulary.offices) for label in printed)
        return len({person for office, person in labels if office is not None}) >= MANY

    def _who_answers(self, article: Article) -> tuple[str | None, str | None]:
        """Person and office of the answerer: the label if it is a name, with the office that the text gives it.

        Who is only ever called by surname and title (林区长) is nobody else whom the text names.
        """
        if self._are_many(article):
            return None, None
        offices, is_called = self.vocabulary.offices, False
        texts = [article.headline or "", *(paragraph.text for paragraph in article.paragraphs)]
        whole = "".join(texts)
        hosts = tuple({paragraph.speaker or "" for paragraph in article.paragraphs if paragraph.is_question})
        labels = [
            label for label in _answering(article) if not any(host.startswith(f"主持人{label}") for host in hosts)
        ]
        for label in sorted(labels, key=lambda label: f"主持人{label}" in whole):  # one of the hosts last
            office, person = parse_label(label, offices)
            if label[1:] in (*offices.honours, *offices.calls) and label[0] in offices.surnames:  # 林老师, 林总
                office, named = self.forms.speakers.find_by_surname(texts, label)
                if named is not None:
                    return named, office
            if person is not None:
                named_office, _ = self.forms.speakers.find_named(texts, person)
                return person, office or named_office or self.forms.headlines.find_office(article.headline)
            is_title = label.startswith(offices.surnames) and label.endswith(offices.titles)
            is_title = is_title and label not in offices.titles  # 招生官
            is_called |= label[:1] in offices.surnames and (not label[1:] or label[1:] in offices.titles)
            if is_title or label in offices.surnames:  # 林区长, 林
                office, person = self.forms.speakers.find_by_surname(texts, label)
                if person is not None:
                    return person, office
            office = self.forms.speakers.find_titled(texts, label) if WHOLE_NAME.fullmatch(label) else None
            if office is not None:
                return label, office
        lives = (LIFE.match(paragraph.text) for paragraph in article.paragraphs[:OPENING])
        life = next((match for match in lives if match is not None), None)
        if life is not None and not labels:
            return life[1], self.forms.speakers.find_named(texts, life[1])[0]
        is_body = any(
            label.endswith(self.vocabulary.offices.answering) for label in _answering(article)
        )  # 起草组：, nobody by name
        office, person = self.forms.speakers.find_named(texts) if not (is_called or is_body) else (None, None)
        return person, office

    def _paper(self, layout: PageLayout, datelines: Sequence[Byline]) -> _Inference:
        """The paper: the sidecar's, else the one whose media name most bylines of the page carry."""
        if layout.page.sidecar.paper is not None:
            return _Inference(value=layout.page.sidecar.paper)
        media = [byline.media for article in layout.articles for byline in article.bylines if byline.media]
        media += [dateline.media for dateline in datelines if dateline.media]
        if not media:
            return self._printed_paper(layout)
        names: dict[str, tuple[int, str]] = {}
        for name in media:
            paper = self._paper_of(name)
            if paper is not None:
                names[paper] = names.get(paper, (0, name))[0] + 1, name
        if not names:
            return _Inference()
        best = max(sorted(names), key=lambda paper: names[paper][0])
        return _Inference(value=best, evidence=f"署名作“{names[best][1]}”")

    def _printed_paper(self, layout: PageLayout) -> _Inference:
        """The paper that the page's furniture names with its date: ``《安和日报》（2024年6月5日 第03版）``."""
        for line in layout.furniture:
            match = PAPER_LINE.match(line.text)
            paper = self._paper_of(squeeze(match[1])) if match is not None else None
            if match is not None and paper is not None:
                return _Inference(value=paper, evidence=f"版面印作“{match[0]}”")
        return _Inference()

    def _paper_of(self, media: str) -> str | None:
        """The paper that a media name stands for: 正观新闻·郑州晚报 → 郑州晚报; an unknown 某某日报 is itself."""
        for paper in self.vocabulary.papers:
            if paper.name in media:
                return paper.name
        for paper in self.vocabulary.papers:
            if any(alias in media for alias in paper.media):
                return paper.name
        match = self.papers.match(media.rpartition("·")[2])
        return match.group() if match else None

    def _date(self, layout: PageLayout, datelines: Sequence[Byline]) -> _Inference:
        """The date: the sidecar's, else the one that the page prints, else the month of its datelines."""
        if layout.page.sidecar.date is not None:
            return _Inference(value=layout.page.sidecar.date)
        if layout.date is not None:
            return _Inference(value=layout.date)
        month_days = [dateline.month_day for dateline in datelines if dateline.month_day]
        if not month_days:
            return _Inference()
        years = {date.iso[:4] for line in layout.page.lines if (date := find_printed_date(line)) is not None}
        if len(years) == 1:
            month, day = max(month_days)
            value = f"{years.pop()}-{month:02d}"
            return _Inference(value=value, evidence=f"电头作“{month}月{day}日”，年份据正文")
        return _Inference()

    def _occasion(self, article: Article, layout: PageLayout) -> _Inference:
        """The occasion: the sidecar's, else one whose terms the article holds, else one that the page holds."""
        if layout.page.sidecar.occasion is not None:
            return _Inference(value=layout.page.sidecar.occasion)
        texts = ["".join(paragraph.text for paragraph in article.paragraphs)]
        for text in texts:
            for occasion in self.vocabulary.occasions:
                term = next((term for term in occasion.terms if term in text), None)
                if term is not None:
                    return _Inference(value=occasion.name, evidence=f"正文提到“{term}”")
        return _Inference()


def _answering(article: Article) -> tuple[str, ...]:
    """The labels of those who answer, each once, in their order."""
    labels = (paragraph.speaker for paragraph in article.paragraphs if not paragraph.is_question)
    return tuple(dict.fromkeys(label for label in labels if label))


def _find_correspondents(bylines: Sequence[Byline]) -> tuple[str, ...]:
    """The correspondents; an author (``作者：何舟``) whom another byline calls a reporter is none."""
    reporters = {name for byline in bylines for name in byline.reporters}
    return _unique(
        name
        for byline in bylines
        for name in byline.correspondents
        if name not in reporters or AUTHOR.match(byline.printed) is None
    )


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _simplified(article: Article) -> Article:
    """An article in traditional characters as its patterns read it; any other is itself."""
    if not is_traditional("".join(paragraph.text for paragraph in article.paragraphs)):
        return article
    paragraphs = tuple(
        replace(paragraph, text=simplify(paragraph.text), speaker=paragraph.speaker and simplify(paragraph.speaker))
        for paragraph in article.paragraphs
    )
    return replace(article, headline=article.headline and simplify(article.headline), paragraphs=paragraphs)


def _as_printed(found: str | None, article: Article, simple: Article) -> str | None:
    """What was found in a simplified article as the printed one has it."""
    printed, read = (
        "\n".join([one.headline or "", *(f"{paragraph.speaker}\n{paragraph.text}" for paragraph in one.paragraphs)])
        for one in (article, simple)
    )
    return restore(found, read, printed)
