"""Addresses that last: each printing of an interview has one of its own, for ever.

    interviews/<page>-<person in pinyin>/      interviews/002-anhe-ribao-linyuanzhou/
    interviews/<page>-<person in pinyin>-2/    a second interview of one person on one page
    interviews/<page>-h<hash of headline>/     an unnamed person

An address comes from the page alone and from the name as printed there, so no other page and no erratum moves it. The
interview's page stands at the address of its earliest printing; the others' lead there.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from digest.clean import squeeze
from digest.models import Printing
from digest.pinyin import slugify_name

__all__ = ["FOLDER", "address_of", "find_ids", "find_redirects"]

FOLDER = "interviews"
DIGITS = 8  # hexadecimal, of a hash


def find_ids(printings: Iterable[Printing]) -> Mapping[str, str]:
    """Article id → interview id, for printings of interviews in the order in which their pages print them.

    The name is one word without hyphens, so that page “a” with the name “b-c” and page “a-b” with “c” differ.
    """
    ids: dict[str, str] = {}
    seen: Counter[str] = Counter()
    owners: dict[str, str] = {}
    for printing in printings:
        page = printing.article.page
        stem = f"{page}-{_name(printing)}"
        seen[stem] += 1
        interview = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        while owners.setdefault(interview, page) != page:  # the second “x” of page “a”, the “2” of page “a-x”
            interview += f"-{_hash(page)}"
        ids[printing.article.id] = interview
    return ids


def _name(printing: Printing) -> str:
    if printing.person is not None:
        return slugify_name(printing.person).replace("-", "")
    first = next((paragraph.text for paragraph in printing.article.paragraphs), "")
    return "h" + _hash(squeeze(printing.article.headline or first))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def address_of(interview: str) -> str:
    """Where an interview's page stands, relative to the site's root."""
    return f"{FOLDER}/{interview}/"


def find_redirects(groups: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Old address → address of the interview's page; each group lists the ids of its printings, the earliest first."""
    return {address_of(other): address_of(first) for first, *others in groups for other in others}
