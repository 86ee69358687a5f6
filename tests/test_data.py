"""The data files: complete, valid by their own schemas, the same bytes for the same library."""

import csv
import dataclasses
import hashlib
import io
import json
import re
from typing import Any

import jsonschema
import pytest

from digest.models import (
    Account,
    Article,
    Evidence,
    Figure,
    FigureKind,
    Finding,
    Interview,
    Kind,
    Lesson,
    Library,
    Line,
    Page,
    PageLayout,
    Paragraph,
    Passage,
    Printing,
    Role,
    Sidecar,
    Span,
    ThemeLabel,
)
from digest.render.data import render_data

TEXT = '学习云州茶市经验,"办好"集市,力争年底前新开茶馆20家以上。'
ACCOUNT = Account(page=0, headlines=0, person_lines=0, bylines=0, paragraphs=0, furniture=0, unclaimed=0)


def make_figure(kind: FigureKind, **changes: Any) -> Figure:
    figure = Figure(
        kind=kind,
        metric="新开茶馆",
        value="20",
        unit="家",
        qualifier="以上",
        deadline="2031年底",
        sentence=TEXT,
        passage="p0000000a",
    )
    return dataclasses.replace(figure, **changes)


def make_library() -> Library:
    span = Span(page="a", first_line=1, last_line=3)
    paragraph = Paragraph(id="p0000000a", text=TEXT, spans=(span,))
    talk = Article(id="a-1", page="a", headline="把集市办好", paragraphs=(paragraph,), spans=(span,))
    news = Article(id="a-2", page="a", headline=None)
    printing = Printing(
        article=talk, kind=Kind.QA, person="甘禾", office="临溪区委书记", area="临溪区", reporters=("桑田",),
        paper="临溪日报", date="2031-03",
    )  # fmt: skip
    layout = PageLayout(
        page=Page(name="a", lines=(TEXT,), sidecar=Sidecar(column="集市谈")),
        articles=(talk, news),
        furniture=(Line(role=Role.FURNITURE, text="第3版", number=4, page="a"),),
        unclaimed=(),
        account=ACCOUNT,
        findings=(Finding(code="no-byline", message="访谈没有署名", fragment="把集市办好", span=span),),
    )
    evidence = Evidence(
        themes=(ThemeLabel(theme="文旅与消费", passage="p0000000a", sentence=TEXT, terms=("集市", "茶馆")),),
        targets=(make_figure(FigureKind.TARGET),),
        facts=(make_figure(FigureKind.FACT, unit=None, qualifier=None, deadline=None, value="第一"),),
        lessons=(
            Lesson(city="云州", practice="茶市经验", applied_to="办好集市", sentence=TEXT, passage="p0000000a"),
            Lesson(city="海州", practice=None, applied_to=None, sentence=TEXT, passage="p0000000a"),
        ),
    )
    interview = Interview(
        id="a-ganhe", headline="把集市办好", person="甘禾", office="临溪区委书记", area="临溪区", occasion=None,
        date="2031-03", printings=(printing,), base="a-1", evidence=evidence,
        passages=(Passage(id="p0000000a", text=TEXT, printed=TEXT, article="a-1"),),
    )  # fmt: skip
    unread = Printing(article=news, kind=Kind.NEWS)
    return Library(interviews=(interview,), printings=(printing, unread), pages=(layout,))


@pytest.fixture
def files() -> dict[str, bytes]:
    return {document.path: document.data for document in render_data(make_library())}


def read_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_all_files_stand_under_data(files: dict[str, bytes]) -> None:
    """The export is these files, no more and no fewer, each path once."""
    assert sorted(files) == [
        "data/datapackage.json",
        "data/facts.csv",
        "data/interviews.csv",
        "data/interviews.json",
        "data/lessons.csv",
        "data/pages.json",
        "data/schemas/interviews.schema.json",
        "data/schemas/pages.schema.json",
        "data/targets.csv",
    ]


@pytest.mark.parametrize("name", ["pages", "interviews"])
def test_json_is_valid_by_the_published_schema(files: dict[str, bytes], name: str) -> None:
    """Both JSON files follow the JSON Schema that is published with them, and the schema is one."""
    schema = json.loads(files[f"data/schemas/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(files[f"data/{name}.json"]))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("interviews", {"person": ""}),
        ("interviews", {"date": "2031-3"}),
        ("interviews", {"printings": []}),
        ("interviews", {"nickname": "x"}),
        ("pages", {"furniture": None}),
        ("pages", {"date": "Monday"}),
    ],
)
def test_the_schema_refuses_what_the_design_forbids(files: dict[str, bytes], name: str, change: dict[str, Any]) -> None:
    """An empty text for unknown, a loose date, a missing printing or an undeclared field is no valid data."""
    records = json.loads(files[f"data/{name}.json"])
    schema = json.loads(files[f"data/schemas/{name}.schema.json"])
    records[0].update(change)
    assert not jsonschema.Draft202012Validator(schema).is_valid(records)


def test_pages_say_who_speaks_and_lead_to_the_interview(files: dict[str, bytes]) -> None:
    """An article names its interview; questions and answers count as one; a news item has none; unknown is null."""
    (page,) = json.loads(files["data/pages.json"])
    talk, news = page["articles"]
    assert (page["page"], page["paper"], page["date"], page["column"]) == ("a", "临溪日报", "2031-03", "集市谈")
    assert (talk["kind"], talk["form"], talk["interview"], talk["person"]) == ("interview", "qa", "a-ganhe", "甘禾")
    assert (news["kind"], news["interview"], news["person"], news["headline"]) == ("news", None, None, None)
    assert (talk["paragraphs"], page["furniture"], page["unclaimed"]) == ([TEXT], ["第3版"], [])


def test_every_kind_of_article_is_in_the_schema() -> None:
    """Whatever an article is, the schema of ``pages.json`` knows it; both kinds of interview are called one."""
    library = make_library()
    for kind in Kind:
        printings = tuple(dataclasses.replace(printing, kind=kind) for printing in library.printings)
        documents = render_data(dataclasses.replace(library, printings=printings))
        files = {document.path: json.loads(document.data) for document in documents if document.path.endswith("json")}
        jsonschema.Draft202012Validator(files["data/schemas/pages.schema.json"]).validate(files["data/pages.json"])
        expected = "interview" if kind.is_interview else kind.value
        assert {article["kind"] for article in files["data/pages.json"][0]["articles"]} == {expected}


def test_interviews_carry_their_evidence(files: dict[str, bytes]) -> None:
    """Each label names its paragraph and sentence; an unknown part is null, a practice that is none named is empty."""
    (interview,) = json.loads(files["data/interviews.json"])
    assert interview["url"] == "interviews/a-ganhe/"
    assert interview["printings"] == ["a-1"]
    assert interview["themes"] == interview["paragraphs"][0]["themes"] == ["文旅与消费"]
    assert interview["targets"][0] == {
        "metric": "新开茶馆", "value": "20", "unit": "家", "qualifier": "以上", "deadline": "2031年底",
        "sentence": TEXT, "paragraph": "p0000000a",
    }  # fmt: skip
    assert interview["facts"][0]["unit"] is None
    assert [lesson["practice"] for lesson in interview["lessons"]] == ["茶市经验", ""]
    assert interview["lessons"][1]["applied_to"] is None


def test_csv_opens_in_a_spreadsheet(files: dict[str, bytes]) -> None:
    """CSV files begin with a byte order mark, their lines end in CRLF, and the cells come back as they were."""
    for name in ("targets", "facts", "lessons", "interviews"):
        data = files[f"data/{name}.csv"]
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n") == len(read_rows(data)) + 1
    (row,) = read_rows(files["data/targets.csv"])
    assert (row["sentence"], row["area"], row["url"]) == (TEXT, "临溪区", "interviews/a-ganhe/#p0000000a")
    (row,) = read_rows(files["data/interviews.csv"])
    assert (row["cities"], row["papers"], row["occasion"]) == ("云州；海州", "临溪日报", "")


# The rules of a Frictionless (v1) data package and tabular resource that bear on this one.
NAME = {"type": "string", "pattern": "^[-a-z0-9._/]+$"}
FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "integer", "number", "boolean", "date", "year", "yearmonth", "any"]},
        "constraints": {"type": "object", "propertyNames": {"enum": ["required", "unique", "pattern", "enum"]}},
    },
}
PACKAGE = {
    "type": "object",
    "required": ["name", "profile", "resources"],
    "properties": {
        "name": NAME,
        "profile": {"const": "data-package"},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "bytes", "hash", "encoding", "mediatype"],
                "properties": {
                    "name": NAME,
                    "path": {"type": "string", "pattern": "^(?!/)(?!.*\\.\\.).+$"},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {"fields": {"type": "array", "minItems": 1, "items": FIELD}},
                    },
                },
                "if": {"properties": {"profile": {"const": "tabular-data-resource"}}, "required": ["profile"]},
                "then": {"required": ["schema"]},
            },
        },
    },
}


def test_the_data_package_follows_frictionless(files: dict[str, bytes]) -> None:
    """The descriptor has what Frictionless asks for, and no two resources share a name or path."""
    package = json.loads(files["data/datapackage.json"])
    jsonschema.Draft202012Validator(PACKAGE).validate(package)
    for key in ("name", "path"):
        values = [resource[key] for resource in package["resources"]]
        assert len(values) == len(set(values))


def test_each_table_follows_its_schema(files: dict[str, bytes]) -> None:
    """The columns of a CSV file are those of its Table Schema, in order; required cells are filled, patterns match."""
    resources = json.loads(files["data/datapackage.json"])["resources"]
    tables = [resource for resource in resources if "schema" in resource]
    assert [table["path"] for table in tables] == ["interviews.csv", "targets.csv", "facts.csv", "lessons.csv"]
    for table in tables:
        fields = table["schema"]["fields"]
        rows = read_rows(files[f"data/{table['path']}"])
        assert rows
        assert [list(row) for row in rows] == [[field["name"] for field in fields]] * len(rows)
        for field in fields:
            limits = field.get("constraints", {})
            cells = [row[field["name"]] for row in rows]
            assert all(cells) or not limits.get("required")
            assert all(re.fullmatch(limits.get("pattern", "(?s).*"), cell) for cell in cells if cell)


def test_the_data_package_tells_size_and_hash(files: dict[str, bytes]) -> None:
    """Each listed file is as long as said and has the hash that is said."""
    resources = json.loads(files["data/datapackage.json"])["resources"]
    assert len(resources) == 6
    for resource in resources:
        data = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_order_of_interviews_and_pages_changes_nothing() -> None:
    """The bytes do not depend on the order in which the library holds interviews, printings and pages."""
    library = make_library()
    printing = library.interviews[0].printings[0]
    printing = dataclasses.replace(printing, article=dataclasses.replace(printing.article, id="b-1"))
    other = dataclasses.replace(library.interviews[0], id="b-ganhe", printings=(printing,))
    layout = dataclasses.replace(library.pages[0], page=Page(name="b", lines=()), articles=(printing.article,))
    both = dataclasses.replace(library, interviews=(*library.interviews, other), pages=(*library.pages, layout))
    turned = dataclasses.replace(
        both, interviews=both.interviews[::-1], pages=both.pages[::-1], printings=both.printings[::-1]
    )
    assert render_data(both) == render_data(turned)


def test_text_that_has_no_bytes_is_replaced() -> None:
    """A lone surrogate, which UTF-8 cannot hold, does not stop the export."""
    library = make_library()
    interview = dataclasses.replace(library.interviews[0], headline="\ud800集市")
    documents = render_data(dataclasses.replace(library, interviews=(interview,)))
    data = next(document.data for document in documents if document.path == "data/interviews.json")
    assert json.loads(data)[0]["headline"] == "?集市"
