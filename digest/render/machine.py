"""What a page says of itself to machines: JSON-LD (schema.org) and the values of citation tags.

Both go into the page's front matter, from where the theme prints them, so that either builder prints the same. An interview is a
``NewsArticle`` based on what the papers printed; dates are as exact as they are known (``2031``, ``2031-04``).
Zotero's "Embedded Metadata" translator takes the type from ``z:itemType`` and ``DC.type``, the rest from the Highwire
tags (``citation_*``), one ``citation_author`` for each reporter.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from digest.inert import escape_title
from digest.models import Interview, Printing

__all__ = ["describe_dataset", "describe_interview", "tag_interview"]

Record = dict[str, Any]
CONTEXT = "https://schema.org"
LANGUAGE = "zh"
FORMATS = {"json": "application/json", "csv": "text/csv"}
_HARMLESS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def describe_interview(interview: Interview) -> str:
    """JSON-LD of an interview: who wrote it, whom it is about, which printed articles it is based on.

    No text ends the script element that holds it: ``<``, ``>`` and ``&`` are written as JSON escapes.
    """
    base = _base(interview)
    record = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "identifier": interview.id,
        "headline": interview.headline,
        "inLanguage": LANGUAGE,
        "datePublished": base.date or interview.date,
        "author": [_person(name) for name in base.reporters],
        "about": _person(interview.person, interview.office) if interview.person else None,
        "contentLocation": {"@type": "Place", "name": interview.area} if interview.area else None,
        "keywords": list(interview.themes),
        "isPartOf": _paper(base),
        "isBasedOn": [_printed(printing) for printing in interview.printings],
    }
    return _dump(record)


def describe_dataset(name: str, description: str, files: Iterable[tuple[str, str]]) -> str:
    """JSON-LD of the data page; ``files`` are (path from the page's folder, what it holds)."""
    distribution = [
        {
            "@type": "DataDownload",
            "name": path,
            "description": about,
            "contentUrl": path,
            "encodingFormat": FORMATS[path.rsplit(".", 1)[-1]],
        }
        for path, about in files
    ]
    record = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "distribution": distribution,
    }
    return _dump(record)


def tag_interview(interview: Interview, page_number: str | None = None) -> Mapping[str, Any]:
    """The values of the citation tags, escaped for an HTML attribute; what is unknown is left out."""
    base = _base(interview)
    values = {
        "title": interview.headline or None,
        "paper": base.paper,
        "date": base.date or interview.date,
        "page": page_number,
        "about": interview.person,
    }
    known: dict[str, Any] = {key: escape_title(value) for key, value in values.items() if value}
    return known | {"authors": [escape_title(name) for name in base.reporters]}


def _base(interview: Interview) -> Printing:
    return next((p for p in interview.printings if p.article.id == interview.base), interview.printings[0])


def _printed(printing: Printing) -> Record:
    return {
        "@type": "NewsArticle",
        "headline": printing.article.headline,
        "datePublished": printing.date,
        "author": [_person(name) for name in printing.reporters],
        "isPartOf": _paper(printing),
        "url": printing.url if (printing.url or "").startswith(("https://", "http://")) else None,
    }


def _paper(printing: Printing) -> Record | None:
    return {"@type": "Newspaper", "name": printing.paper} if printing.paper else None


def _person(name: str, office: str | None = None) -> Record:
    return {"@type": "Person", "name": name, **({"jobTitle": office} if office else {})}


def _dump(record: Record) -> str:
    return json.dumps(_known(record), ensure_ascii=False, separators=(",", ":")).translate(_HARMLESS)


def _known(value: Any) -> Any:
    """Without what is unknown or empty."""
    if isinstance(value, dict):
        known = {key: _known(inner) for key, inner in value.items()}
        return {key: inner for key, inner in known.items() if inner not in (None, "", [])}
    return [_known(inner) for inner in value] if isinstance(value, list) else value
