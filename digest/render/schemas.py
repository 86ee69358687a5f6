"""What the data files look like: JSON Schemas of the two JSON files, Table Schemas of the CSV files.

Both are published beside the data, the first as files of their own (JSON Schema 2020-12), the second in
``datapackage.json`` (Frictionless Table Schema). The columns of a CSV file are the fields of its Table Schema, in
order, so the two cannot part.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["FIGURE_FIELDS", "INTERVIEWS", "INTERVIEW_FIELDS", "LESSON_FIELDS", "PAGES", "Schema"]

Schema = Mapping[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
ANY_TEXT: Schema = {"type": "string"}
OPTIONAL: Schema = {"type": ["string", "null"], "minLength": 1}
DATE: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
NATURAL: Schema = {"type": "integer", "minimum": 0}
LINE: Schema = {"type": "integer", "minimum": 1}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _record(optional: tuple[str, ...] = (), **fields: Schema) -> Schema:
    """An object with these fields and no others; all but ``optional`` are required."""
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


SPAN = _record(page=TEXT, first_line=LINE, last_line=LINE)
FINDING = _record(code=TEXT, message=TEXT, fragment=ANY_TEXT, span={"anyOf": [SPAN, {"type": "null"}]})
FIGURE = _record(
    metric=TEXT, value=TEXT, unit=OPTIONAL, qualifier=OPTIONAL, deadline=OPTIONAL, sentence=TEXT, paragraph=TEXT
)
LESSON = _record(city=TEXT, practice=ANY_TEXT, applied_to=OPTIONAL, sentence=TEXT, paragraph=TEXT)
THEME = _record(theme=TEXT, sentence=TEXT, terms=_list(TEXT))
ARTICLE = _record(
    id=TEXT,
    kind={"enum": ["interview", "statement", "news", "notice", "weather", "advert", "photo"]},
    form=TEXT,
    headline=OPTIONAL,
    deck=OPTIONAL,
    person=OPTIONAL,
    office=OPTIONAL,
    area=OPTIONAL,
    reporters=_list(TEXT),
    correspondents=_list(TEXT),
    paragraphs=_list(TEXT),
    interview=OPTIONAL,
    spans=_list(SPAN),
    findings=_list(FINDING),
)
ACCOUNT = _record(
    page=NATURAL,
    headlines=NATURAL,
    person_lines=NATURAL,
    bylines=NATURAL,
    paragraphs=NATURAL,
    furniture=NATURAL,
    unclaimed=NATURAL,
)
PAGE = _record(
    page=TEXT,
    paper=OPTIONAL,
    date=DATE,
    column=OPTIONAL,
    articles=_list(ARTICLE),
    furniture=_list(TEXT),
    unclaimed=_list(TEXT),
    account=ACCOUNT,
    findings=_list(FINDING),
)
PASSAGE = _record(
    id=TEXT,
    text=TEXT,
    printed=TEXT,
    article=TEXT,
    speaker=OPTIONAL,
    is_question={"type": "boolean"},
    themes=_list(TEXT),
    evidence=_list(THEME),
    aliases=_list(TEXT),
)
INTERVIEW = _record(
    id={"type": "string", "pattern": "^[^/\\s]+$"},
    url={"type": "string", "pattern": "^interviews/[^/\\s]+/$"},
    headline=TEXT,
    person=OPTIONAL,
    office=OPTIONAL,
    area=OPTIONAL,
    occasion=OPTIONAL,
    date=DATE,
    printings={"type": "array", "items": TEXT, "minItems": 1},
    paragraphs=_list(PASSAGE),
    themes={"type": "array", "items": TEXT, "uniqueItems": True},
    lessons=_list(LESSON),
    targets=_list(FIGURE),
    facts=_list(FIGURE),
    findings=_list(FINDING),
)


def _document(title: str, description: str, item: Schema) -> Schema:
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return MappingProxyType(
        {"$schema": dialect, "title": title, "description": description, "type": "array", "items": item}
    )


PAGES = _document("版面", "每个版面：文章、段落（照印）、版面固定文字与未归入的文字", PAGE)
"""JSON Schema of ``pages.json``."""

INTERVIEWS = _document("访谈", "每篇访谈：段落、专题、目标、事实、对标，各附原句", INTERVIEW)
"""JSON Schema of ``interviews.json``."""


def _column(name: str, title: str, *, required: bool = False, pattern: str | None = None) -> Schema:
    """A column of a CSV file: all are text, because values are as printed and dates may lack day or month."""
    constraints: dict[str, Any] = {"required": True} if required else {}
    if pattern:
        constraints["pattern"] = pattern
    column: dict[str, Any] = {"name": name, "type": "string", "title": title}
    return {**column, "constraints": constraints} if constraints else column


WHO: tuple[Schema, ...] = (
    _column("interview", "访谈", required=True),
    _column("person", "受访人"),
    _column("office", "职务"),
    _column("area", "区县"),
    _column("date", "日期", pattern=r"\d{4}(-\d{2}(-\d{2})?)?"),
)
WHERE: tuple[Schema, ...] = (
    _column("sentence", "原句", required=True),
    _column("paragraph", "段落", required=True),
    _column("url", "网址", required=True),
)
FIGURE_FIELDS: tuple[Schema, ...] = (
    *WHO,
    _column("metric", "指标", required=True),
    _column("value", "数值", required=True),
    _column("unit", "单位"),
    _column("qualifier", "限定"),
    _column("deadline", "期限"),
    *WHERE,
)
"""Columns of ``targets.csv`` and ``facts.csv``."""

LESSON_FIELDS: tuple[Schema, ...] = (
    *WHO,
    _column("city", "对标城市", required=True),
    _column("practice", "做法"),
    _column("applied_to", "用于"),
    *WHERE,
)
"""Columns of ``lessons.csv``."""

INTERVIEW_FIELDS: tuple[Schema, ...] = (
    *WHO,
    _column("headline", "标题", required=True),
    _column("occasion", "场合"),
    _column("papers", "报纸"),
    _column("printings", "刊登", required=True),
    _column("themes", "专题"),
    _column("cities", "对标城市"),
    _column("url", "网址", required=True),
)
"""Columns of ``interviews.csv``; a cell with several entries parts them by ``；``."""
