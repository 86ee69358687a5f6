"""The data files: Library → JSON, CSV, their schemas, and a ``datapackage.json`` that lists them.

Everything that a page shows can be had as data under ``data/``: ``pages.json`` (what was printed), ``interviews.json``
(what was read), the same as CSV for spreadsheets (UTF-8 with byte order mark and CRLF, so that Excel opens them).
Addresses are relative to the site's root. Unknown is ``null`` (an empty cell in CSV); a lesson's ``practice`` is ``""``
where a city is named without a practice, because then there is none to know.
"""

import csv
import dataclasses
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from digest.models import Article, Document, Figure, Finding, Interview, Lesson, Library, PageLayout, Passage, Printing
from digest.render import schemas
from digest.render.schemas import Schema

__all__ = ["render_data"]

Record = dict[str, Any]
FOLDER = "data"
PARTS = "；"  # between the entries of one CSV cell


def render_data(library: Library) -> tuple[Document, ...]:
    """All files under ``data/``, in the order of their paths; equal libraries give equal bytes."""
    interviews = sorted(library.interviews, key=lambda interview: interview.id)
    tables = {
        "interviews.csv": (schemas.INTERVIEW_FIELDS, [_interview_row(i) for i in interviews]),
        "targets.csv": (schemas.FIGURE_FIELDS, [_figure_row(i, f) for i in interviews for f in i.evidence.targets]),
        "facts.csv": (schemas.FIGURE_FIELDS, [_figure_row(i, f) for i in interviews for f in i.evidence.facts]),
        "lessons.csv": (schemas.LESSON_FIELDS, [_lesson_row(i, x) for i in interviews for x in i.evidence.lessons]),
    }
    files = {
        "pages.json": _json(_pages(library)),
        "interviews.json": _json([_interview(i) for i in interviews]),
        "schemas/pages.schema.json": _json(dict(schemas.PAGES)),
        "schemas/interviews.schema.json": _json(dict(schemas.INTERVIEWS)),
        **{name: _csv(fields, rows) for name, (fields, rows) in tables.items()},
    }
    files["datapackage.json"] = _json(_datapackage(files, {name: fields for name, (fields, _) in tables.items()}))
    return tuple(Document(path=f"{FOLDER}/{name}", data=files[name]) for name in sorted(files))


# ── pages.json ───────────────────────────────────────────────────────────────────────────────────────────────────


def _pages(library: Library) -> list[Record]:
    printings = {printing.article.id: printing for printing in library.printings}
    interviews = {p.article.id: i.id for i in library.interviews for p in i.printings}
    layouts = sorted(library.pages, key=lambda layout: layout.page.name)
    return [_page(layout, printings, interviews) for layout in layouts]


def _page(layout: PageLayout, printings: Mapping[str, Printing], interviews: Mapping[str, str]) -> Record:
    """``paper`` and ``date`` are those of the page's printings, which know more than the page alone."""
    known = [printings[article.id] for article in layout.articles if article.id in printings]
    sidecar = layout.page.sidecar
    return {
        "page": layout.page.name,
        "paper": sidecar.paper or _first(printing.paper for printing in known),
        "date": sidecar.date or layout.date or _first(printing.date for printing in known),
        "column": sidecar.column or layout.column,
        "articles": [_article(a, printings.get(a.id), interviews.get(a.id)) for a in layout.articles],
        "furniture": [line.text for line in layout.furniture],
        "unclaimed": [line.text for line in layout.unclaimed],
        "account": dataclasses.asdict(layout.account),
        "findings": _findings(layout.findings),
    }


def _article(article: Article, printing: Printing | None, interview: str | None) -> Record:
    """``kind`` says ``interview`` of questions and answers too; ``form`` tells them apart."""
    kind = printing.kind if printing else None
    return {
        "id": article.id,
        "kind": "news" if kind is None else "interview" if kind.is_interview else kind.value,
        "form": kind.value if kind else "news",
        "headline": article.headline,
        "deck": article.deck,
        "person": printing.person if printing else None,
        "office": printing.office if printing else None,
        "area": printing.area if printing else None,
        "reporters": list(printing.reporters) if printing else [],
        "correspondents": list(printing.correspondents) if printing else [],
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
        "interview": interview,
        "spans": [dataclasses.asdict(span) for span in article.spans],
        "findings": _findings(printing.findings if printing else ()),
    }


# ── interviews.json ──────────────────────────────────────────────────────────────────────────────────────────────


def _interview(interview: Interview) -> Record:
    evidence = interview.evidence
    return {
        "id": interview.id,
        "url": _url(interview),
        "headline": interview.headline,
        "person": interview.person,
        "office": interview.office,
        "area": interview.area,
        "occasion": interview.occasion,
        "date": interview.date,
        "printings": [printing.article.id for printing in interview.printings],
        "paragraphs": [_passage(interview, passage) for passage in interview.passages],
        "themes": list(interview.themes),
        "lessons": [_lesson(lesson) for lesson in evidence.lessons],
        "targets": [_figure(figure) for figure in evidence.targets],
        "facts": [_figure(figure) for figure in evidence.facts],
        "findings": _findings((*interview.findings, *evidence.findings)),
    }


def _passage(interview: Interview, passage: Passage) -> Record:
    labels = [label for label in interview.evidence.themes if label.passage == passage.id]
    return {
        "id": passage.id,
        "text": passage.text,
        "printed": passage.printed,
        "article": passage.article,
        "speaker": passage.speaker,
        "is_question": passage.is_question,
        "themes": list(dict.fromkeys(label.theme for label in labels)),
        "evidence": [
            {"theme": label.theme, "sentence": label.sentence, "terms": list(label.terms)} for label in labels
        ],
        "aliases": list(passage.aliases),
    }


def _figure(figure: Figure) -> Record:
    return {
        "metric": figure.metric,
        "value": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "deadline": figure.deadline,
        "sentence": figure.sentence,
        "paragraph": figure.passage,
    }


def _lesson(lesson: Lesson) -> Record:
    return {
        "city": lesson.city,
        "practice": lesson.practice or "",
        "applied_to": lesson.applied_to,
        "sentence": lesson.sentence,
        "paragraph": lesson.passage,
    }


def _findings(findings: Iterable[Finding]) -> list[Record]:
    return [dataclasses.asdict(finding) for finding in findings]


def _url(interview: Interview) -> str:
    return f"interviews/{interview.id}/"


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _who(interview: Interview) -> Record:
    return {
        "interview": interview.id,
        "person": interview.person,
        "office": interview.office,
        "area": interview.area,
        "date": interview.date,
    }


def _figure_row(interview: Interview, figure: Figure) -> Record:
    url = f"{_url(interview)}#{figure.passage}"
    return {**_who(interview), **_figure(figure), "url": url}


def _lesson_row(interview: Interview, lesson: Lesson) -> Record:
    url = f"{_url(interview)}#{lesson.passage}"
    return {**_who(interview), **_lesson(lesson), "url": url}


def _interview_row(interview: Interview) -> Record:
    return {
        **_who(interview),
        "headline": interview.headline,
        "occasion": interview.occasion,
        "papers": _cell(printing.paper for printing in interview.printings),
        "printings": _cell(printing.article.id for printing in interview.printings),
        "themes": _cell(interview.themes),
        "cities": _cell(lesson.city for lesson in interview.evidence.lessons),
        "url": _url(interview),
    }


def _cell(values: Iterable[str | None]) -> str:
    return PARTS.join(dict.fromkeys(value for value in values if value))


def _csv(fields: Sequence[Schema], rows: Iterable[Record]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, [field["name"] for field in fields], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return _bytes("\ufeff" + stream.getvalue())


# ── the package, and bytes ───────────────────────────────────────────────────────────────────────────────────────


def _datapackage(files: Mapping[str, bytes], tables: Mapping[str, Sequence[Schema]]) -> Record:
    """A Frictionless data package: each file with its size, hash and schema."""
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "data-package",
        "name": "interviews",
        "title": "访谈文摘数据",
        "description": "报纸访谈的版面、段落、专题、目标、事实与对标，各附原句",
        "resources": list(_resources(files, tables)),
    }


def _resources(files: Mapping[str, bytes], tables: Mapping[str, Sequence[Schema]]) -> Iterator[Record]:
    for name in ("pages.json", "interviews.json"):
        yield {**_resource(name, files[name], "application/json"), "jsonSchema": f"schemas/{name[:-5]}.schema.json"}
    for name, fields in tables.items():
        yield {
            **_resource(name, files[name], "text/csv"),
            "profile": "tabular-data-resource",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
            "schema": {"fields": [dict(field) for field in fields], "missingValues": [""]},
        }


def _resource(name: str, data: bytes, mediatype: str) -> Record:
    stem, ending = name.rsplit(".", 1)
    return {
        "name": f"{stem}-{ending}",
        "path": name,
        "format": ending,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }


def _json(value: object) -> bytes:
    return _bytes(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")  # a lone surrogate has no bytes in UTF-8
