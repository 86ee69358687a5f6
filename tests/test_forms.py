"""Forms that print takes: a data file for each, one difficulty a file, from the printed page to the articles read.

A file of ``tests/forms`` says its ``difficulty``, gives a ``page`` (or several ``pages`` by name) and the ``articles``
that a reader would find there. An article lists only what the file is about; a number in place of its paragraphs is how
many there are. On every page, whatever the file is about, the number of articles is right, the account is balanced, no
character is lost and no text unclaimed (unless the file says so).

``␣`` in a page is U+00A0; ``line_ends: crlf`` ends its lines as typists' files do; ``vocabulary`` adds invented papers,
areas or occasions to the project's own; ``known_gap`` says why a form is not read yet.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from digest.clean import squeeze
from digest.corpus import parse_page
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.models import Finding, PageLayout, Printing, Sidecar
from digest.records import read_record, read_records
from digest.vocabulary import Area, Occasion, Paper, Vocabulary, read_vocabulary

FORMS = sorted(Path(__file__).with_name("forms").glob("*.yml"))
VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")

ARTICLE: Mapping[str, Callable[[Printing], object]] = MappingProxyType(
    {
        **{
            name: lambda printing, name=name: getattr(printing, name)  # type: ignore[misc]
            for name in ("person", "office", "area", "paper", "date", "column", "occasion")
        },
        "kind": lambda printing: str(printing.kind),
        "headline": lambda printing: printing.article.headline,
        "kicker": lambda printing: printing.article.kicker,
        "deck": lambda printing: printing.article.deck,
        "reporters": lambda printing: list(printing.reporters),
        "correspondents": lambda printing: list(printing.correspondents),
        "paragraphs": lambda printing: [paragraph.text for paragraph in printing.article.paragraphs],
        "speakers": lambda printing: [paragraph.speaker for paragraph in printing.article.paragraphs],
        "questions": lambda printing: [paragraph.is_question for paragraph in printing.article.paragraphs],
        "inferred": lambda printing: sorted(printing.inferred),
        "pages": lambda printing: list(dict.fromkeys(span.page for span in printing.article.spans)),
        "damage": lambda printing: [
            {str(damage.kind): paragraph.text[damage.start : damage.end]}
            for paragraph in printing.article.paragraphs
            for damage in paragraph.damage
        ],
    }
)
PAGE_KEYS = ("furniture", "unclaimed", "column", "date", "findings", "no_findings")
KEYS = {"difficulty", "page", "pages", "sidecars", "line_ends", "vocabulary", "articles", "known_gap", *PAGE_KEYS}


def _read(path: Path) -> dict[str, Any]:
    form: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return form


def _parameters() -> list[Any]:
    found = []
    for path in FORMS:
        gap = _read(path).get("known_gap")
        marks = [pytest.mark.xfail(strict=True, raises=pytest.fail.Exception, reason=gap)] if gap else []
        found.append(pytest.param(path, marks=marks, id=path.stem))
    return found


def test_there_are_forms() -> None:
    """The folder holds forms, and each has a difficulty of its own and no key that the test does not know."""
    assert FORMS, "tests/forms is empty"
    forms = {path.stem: _read(path) for path in FORMS}
    assert not {name: unknown for name, form in forms.items() if (unknown := set(form) - KEYS)}
    difficulties = Counter(form["difficulty"] for form in forms.values())
    assert not [difficulty for difficulty, count in difficulties.items() if count > 1]


@pytest.mark.parametrize("path", _parameters())
def test_form(path: Path) -> None:
    """The page of a form is read as its file says."""
    form = _read(path)
    vocabulary = _vocabulary(form.get("vocabulary", {}))
    pages = form.get("pages") or {"page": form["page"]}
    layouts = lay_out([_page(name, text, form) for name, text in pages.items()], vocabulary)
    printings = read_printings(layouts, vocabulary)
    _check_account(layouts)
    expected = {"articles": form["articles"], "unclaimed": [], **{key: form[key] for key in PAGE_KEYS if key in form}}
    found: dict[str, Any] = {
        "articles": [_found(printing, form["articles"], place) for place, printing in enumerate(printings)],
        **{key: _page_value(key, layouts, printings, expected[key]) for key in expected if key != "articles"},
    }
    if found != expected:
        pytest.fail(f"{form['difficulty']}\n{_difference(expected, found)}", pytrace=False)


def _page(name: str, text: str, form: Mapping[str, Any]) -> Any:
    text = text.replace("␣", "\u00a0")
    page = parse_page(name, text.replace("\n", "\r\n") if form.get("line_ends") == "crlf" else text)
    sidecar = form.get("sidecars", {}).get(name)
    return page if sidecar is None else replace(page, sidecar=read_record(yaml.safe_dump(sidecar), name, Sidecar))


def _vocabulary(added: Mapping[str, Any]) -> Vocabulary:
    """The project's vocabulary with a form's own papers, areas and occasions."""
    texts = {name: yaml.safe_dump(entries, allow_unicode=True) for name, entries in added.items()}
    assert set(texts) <= {"papers", "areas", "occasions"}
    return replace(
        VOCABULARY,
        papers=(*VOCABULARY.papers, *read_records(texts.get("papers", ""), "papers", Paper)),
        areas=(*VOCABULARY.areas, *read_records(texts.get("areas", ""), "areas", Area)),
        occasions=(*VOCABULARY.occasions, *read_records(texts.get("occasions", ""), "occasions", Occasion)),
    )


def _found(printing: Printing, expected: Sequence[Mapping[str, Any]], place: int) -> dict[str, Any]:
    """What was read of an article, as far as the file says it; an article that it does not know is told by headline."""
    keys = expected[place] if place < len(expected) else ("headline", "kind", "paragraphs")
    found = {key: ARTICLE[key](printing) for key in keys}
    if place < len(expected) and isinstance(expected[place].get("paragraphs"), int):
        found["paragraphs"] = len(printing.article.paragraphs)
    return found


def _page_value(key: str, layouts: Sequence[PageLayout], printings: Sequence[Printing], expected: Any) -> Any:
    """What the pages say beside their articles; of findings, those that the file names."""
    if key in ("furniture", "unclaimed"):
        return [" ".join(line.text.split()) for layout in layouts for line in getattr(layout, key)]
    if key in ("column", "date"):
        return next((value for layout in layouts if (value := getattr(layout, key)) is not None), None)
    findings: list[Finding] = [finding for layout in layouts for finding in layout.findings]
    findings += [finding for printing in printings for finding in printing.findings]
    codes = {finding.code for finding in findings}
    return [code for code in expected if (code in codes) == (key == "findings")]


def _check_account(layouts: Sequence[PageLayout]) -> None:
    """Every printed character stands in exactly one place."""
    for layout in layouts:
        assert layout.account.is_balanced, layout.account
    texts = [line.text for layout in layouts for line in (*layout.furniture, *layout.unclaimed)]
    for article in (article for layout in layouts for article in layout.articles):
        texts += [line.text for line in article.lines] + [paragraph.text for paragraph in article.paragraphs]
    printed = Counter(squeeze("".join(line for layout in layouts for line in layout.page.lines)))
    assert Counter(squeeze("".join(texts))) == printed


def _difference(expected: object, found: object) -> str:
    """Expected against found, as the file writes it."""
    both = [yaml.safe_dump(value, allow_unicode=True, sort_keys=True, width=10_000) for value in (expected, found)]
    lines = difflib.unified_diff(both[0].splitlines(), both[1].splitlines(), "expected", "found", n=2, lineterm="")
    return "\n".join(lines)
