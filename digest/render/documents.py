"""Library → the site's source: a Markdown page for each interview, index term, newspaper page and for the site's own.

The pages are Jinja2 templates (``digest/templates/``). Whatever a template prints is made inert (``digest.inert``)
without its doing, so no text of the corpus is read as Markdown, HTML or a template. Paragraphs, tables and lists are HTML
blocks; Markdown gets the headings, which the theme needs for its table of contents. Every link is relative. Each page is
the ``index.md`` of a folder, so that its source and the page itself stand at one address: both builders leave its links alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from digest.chronology import year_of
from digest.errors import FINDINGS, tell_reasons
from digest.inert import dump_front_matter, escape_text, escape_title, show_controls
from digest.library.addresses import address_of
from digest.library.then_and_now import find_changes
from digest.models import Document, Interview, Library
from digest.render.amounts import date_deadline, weigh_amount, write_amount
from digest.render.citation import cite_printing
from digest.render.indexes import Indexes, build_indexes, gather_findings, themes_of
from digest.render.machine import describe_dataset, describe_interview, tag_interview
from digest.render.marking import cut_passage
from digest.render.paging import cut_sheets, shelve
from digest.vocabulary import Area, Vocabulary

__all__ = ["render_site"]

NEWEST = 12  # interviews on the home page
PLACES = {"entries": "interviews", "pledges": "targets", "teachings": "lessons"}
HOLDINGS = {"entries": "访谈", "pledges": "目标", "teachings": "对标"}
NEAR = 5  # interviews of the same area behind an interview


Render = Callable[..., Document]


def render_site(library: Library, vocabulary: Vocabulary) -> tuple[Document, ...]:
    """All pages below ``content/`` but the data files, in the order of their paths; equal input gives equal bytes."""
    indexes = build_indexes(library, vocabulary)
    render = partial(_render, _known(library, indexes, vocabulary))
    documents = (*_pages(render, library, indexes), *_redirects(library))
    return tuple(sorted(documents, key=lambda document: document.path))


def _pages(render: Render, library: Library, indexes: Indexes) -> Iterator[Document]:
    for address, template in (("", "home"), ("themes/", "themes"), ("areas/", "areas"), ("cities/", "cities")):
        yield render(address, template)
    for name in ("data", "about", "search"):
        yield render(f"{name}/", name)
    for interview in library.interviews:
        yield render(address_of(interview.id), "interview", interview=interview)
    for layout in library.pages:
        yield render(f"pages/{layout.page.name}/", "page", layout=layout)
    for sheet in cut_sheets("targets/", indexes.targets):
        yield render(sheet.address, "targets", sheet=sheet)
    for sheet in cut_sheets("pages/", library.pages, "pages/list/"):  # a newspaper page may be called "2"
        yield render(sheet.address, "pages", sheet=sheet)
    yield from _lists(render, library)
    yield from _terms(render, indexes)


def _lists(render: Render, library: Library) -> Iterator[Document]:
    """The lists in groups that are no term's: interviews by year, findings by code."""
    years = _grouped((year_of(i.date), i) for i in library.interviews)
    groups = [(year, f"interviews/years/{year or 'unknown'}/", found) for year, found in years.items()]
    yield from _shelved(render, "interviews/", "interviews", {"entries": groups}, _year_title)
    codes = _grouped((finding.code, finding) for finding in gather_findings(library))
    groups = [(code, f"quality/{code}/", found) for code, found in sorted(codes.items())]
    yield from _shelved(render, "quality/", "quality", {"findings": groups}, lambda code: FINDINGS.get(code, code))


def _terms(render: Render, indexes: Indexes) -> Iterator[Document]:
    letters = _grouped((term.identity.slug[0], term) for term in indexes.people)
    groups = [(letter, f"people/letters/{letter}/", found) for letter, found in sorted(letters.items())]
    yield from _shelved(render, "people/", "people", {"people": groups}, lambda letter: f"人物 {letter.upper()}")
    for theme in indexes.themes:
        place, name = f"themes/{theme.theme.slug}/", theme.theme.name
        said = [(g.area, f"{place}{g.area.slug if g.area else 'unknown'}/", g.mentions) for g in theme.groups]
        yield from _shelved(render, place, "theme", {"mentions": said}, partial(_theme_title, name), term=theme)
    for area in indexes.areas:
        parts = {"entries": area.interviews, "pledges": area.pledges, "teachings": area.teachings}
        values = {"term": area, "changes": find_changes(area.interviews)}
        yield from _holding(render, f"areas/{area.area.slug}/", "area", area.area.name, parts, values)
    for person in indexes.people:
        parts = {"entries": person.interviews, "pledges": person.pledges}
        values = {"term": person, "changes": find_changes(person.interviews)}
        yield from _holding(render, f"people/{person.identity.slug}/", "person", person.identity.name, parts, values)
    for city in indexes.cities:
        parts = {"teachings": city.teachings}
        yield from _holding(render, f"cities/{city.city.slug}/", "city", city.city.name, parts, {"term": city})


def _holding(
    render: Render, place: str, template: str, name: str, parts: Mapping[str, Sequence[Any]], values: Mapping[str, Any]
) -> Iterator[Document]:
    """The page of an area, person or city, with a group for each kind of thing that it holds."""
    groups = {kind: [(kind, f"{place}{PLACES[kind]}/", found)] for kind, found in parts.items()}
    yield from _shelved(render, place, template, groups, lambda kind: f"{name}：{HOLDINGS[kind]}", **values)


def _shelved(
    render: Render,
    place: str,
    template: str,
    groups: Mapping[str, Sequence[tuple[Any, str, Sequence[Any]]]],
    title: Callable[[Any], str],
    **values: Any,
) -> Iterator[Document]:
    """A page of groups (by the kind of their entries), and the sheets of those that it cannot show in full."""
    kinds = [kind for kind, found in groups.items() for _ in found]
    shelves = shelve(group for found in groups.values() for group in found)
    yield render(place, template, shelves=shelves, **values)
    for kind, shelf in zip(kinds, shelves, strict=True):
        for sheet in cut_sheets(shelf.address, shelf.entries) if shelf.address else ():
            yield render(sheet.address, "sheet", sheet=sheet, kind=kind, title=title(shelf.key), back=place)


def _year_title(year: int | None) -> str:
    return f"{year} 年的访谈" if year else "年份不详的访谈"


def _theme_title(theme: str, area: Area | None) -> str:
    return f"{area.name if area else '区县未注明'}谈{theme}"


def _redirects(library: Library) -> Iterator[Document]:
    """A plain HTML page at each old address, which MkDocs copies as it is."""
    template = _ENVIRONMENT.get_template("redirect.html.j2")
    for old, new in library.redirects.items():
        yield Document(path=f"{old}index.html", data=template.render(here=old, new=new).encode())


def _render(known: Mapping[str, Any], address: str, template: str, **values: Any) -> Document:
    text = _ENVIRONMENT.get_template(f"{template}.md.j2").render({**known, **values, "here": address})
    return Document(path=f"{address}index.md", data=text.encode())


# ── what the templates know ──────────────────────────────────────────────────────────────────────────────────────


def _known(library: Library, indexes: Indexes, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """What every template knows. The tables by name or id lack what is not there."""
    return {
        "library": library,
        "indexes": indexes,
        "amount": partial(write_amount, behind=frozenset(vocabulary.figures.after)),
        "choices": tuple(_choices(indexes)),
        "newest": NEWEST,
        "near": NEAR,
        "findings": (findings := gather_findings(library)),
        "findings_by_page": _grouped((f.span.page, f) for f in findings if f.span),
        "finding_codes": FINDINGS,
        "tell_reasons": tell_reasons,
        "theme_slugs": {term.theme.name: term.theme.slug for term in indexes.themes},
        "area_slugs": {term.area.name: term.area.slug for term in indexes.areas},
        "city_slugs": {term.city.name: term.city.slug for term in indexes.cities},
        "people_by_interview": {i: person for person in library.people for i in person.interviews},
        "interviews_by_article": _by_article(library.interviews),
        "interviews_by_area": {term.area.name: term.interviews for term in indexes.areas},
        "printings_by_article": {printing.article.id: printing for printing in library.printings},
        "printings_by_page": _grouped((p.article.page, p) for p in library.printings),
        "layouts": {layout.page.name: layout for layout in library.pages},
    }


def _choices(indexes: Indexes) -> Iterator[tuple[str, str, list[str]]]:
    """What the targets may be narrowed by, as (key, label, values); only what a target has."""
    pledges = indexes.targets
    areas, themes = {p.interview.area for p in pledges}, {name for p in pledges for name in themes_of(p)}
    deadlines = {p.figure.deadline for p in pledges} - {None}
    yield "area", "区县", [term.area.name for term in indexes.areas if term.area.name in areas]
    yield "theme", "专题", [term.theme.name for term in indexes.themes if term.theme.name in themes]
    yield "unit", "单位", [unit for unit, _ in Counter(p.figure.unit for p in pledges).most_common() if unit]
    yield "deadline", "期限", [*sorted(filter(None, deadlines), key=lambda d: (date_deadline(d), d)), "未注明"]


def _by_article(interviews: tuple[Interview, ...]) -> dict[str, Interview]:
    return {printing.article.id: interview for interview in interviews for printing in interview.printings}


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


# ── what the templates do ────────────────────────────────────────────────────────────────────────────────────────


def _make_inert(value: Any) -> Markup:
    """Whatever a template prints; ``None`` printed is a mistake of the template."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape_text(value)
    if isinstance(value, int):
        return Markup(value)
    raise TypeError(f"a template prints {value!r}")


def _front_matter(*, title: str, description: str | None = None, **values: Any) -> Markup:
    """``title`` and ``description`` are printed by the theme as HTML; the other values are for whoever reads them."""
    described = escape_title(description) if description else None
    return Markup(dump_front_matter({"title": escape_title(title), "description": described, **values}))


def _anchor(text: str) -> Markup:
    """An id for a heading: letters, digits and hyphens, which Markdown leaves alone."""
    return Markup(re.sub(r"[^A-Za-z0-9]+", "-", text))


def _words(text: str) -> list[str]:
    """The parts of a headline; a control character that counts as white space is shown, not dropped."""
    return show_controls(text).split()


@pass_context
def _link(context: Context, address: str, anchor: str = "") -> Markup:
    """The relative link to an address from that of the page: on ``themes/x/``, ``people/y/`` → ``../../people/y/``."""
    up = "../" * context["here"].count("/")
    fragment = f"#{quote(anchor, safe='')}" if anchor else ""
    return Markup((up + quote(address, safe="/", errors="surrogateescape") or "./") + fragment)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("digest"),
        autoescape=True,
        finalize=_make_inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "front_matter": _front_matter,
        "link": _link,
        "address_of": address_of,
        "anchor": _anchor,
        "cite": cite_printing,
        "cut": cut_passage,
        "describe": describe_interview,
        "describe_dataset": describe_dataset,
        "tag": tag_interview,
        "weigh": weigh_amount,
        "date_of": date_deadline,
        "themes_of": themes_of,
        "words_of": _words,
    }
    return environment


_ENVIRONMENT = _environment()
