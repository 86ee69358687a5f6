"""Files and sidecars → pages.

A page is a ``NAME.txt``; what the page does not print stands beside it in ``NAME.yml``. Pages are read as UTF-8, and
as UTF-16 or GB18030 where their bytes say so; other bytes are an error that names the file.
"""

import codecs
import datetime
import difflib
import re
from dataclasses import replace
from pathlib import Path

from digest.errors import CorpusError, VocabularyError
from digest.models import Page, Sidecar
from digest.records import read_record

__all__ = ["decode_page", "parse_page", "read_corpus", "read_page", "read_sidecar"]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
MOST_CONTROLS = 0.01  # of a text's characters; more than that is no text


def read_corpus(folder: Path) -> tuple[Page, ...]:
    """Read all pages of a folder with their sidecars, in the order of their names.

    Raises ``CorpusError`` for a folder without pages, a page that cannot be read or two pages whose names differ in
    upper and lower case only, and ``VocabularyError`` for a sidecar that is wrong or belongs to no page.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".yml") and path.name[0] != ".")
    except OSError as error:
        advice = "name the folder of newspaper pages with --corpus"
        raise CorpusError(f"this folder cannot be read ({_reason(error)})", where=str(folder), advice=advice) from None
    texts = [path for path in files if path.suffix == ".txt"]
    if not texts:
        advice = "put a page into it as NAME.txt (plain text), or name another folder with --corpus"
        raise CorpusError("there is no newspaper page in this folder", where=str(folder), advice=advice)
    _refuse_twins(texts)
    _refuse_orphans([path for path in files if path.suffix == ".yml"], {path.stem for path in texts})
    return tuple(read_page(path) for path in texts)


def read_page(path: Path) -> Page:
    """Read one page and, where there is one, its sidecar. Raises ``CorpusError`` and ``VocabularyError``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        advice = "make it readable, or move it out of the folder"
        raise CorpusError(f"this page cannot be read ({_reason(error)})", where=str(path), advice=advice) from None
    page = parse_page(path.stem, decode_page(data, str(path)))
    sidecar = path.with_suffix(".yml")
    return replace(page, sidecar=read_sidecar(sidecar)) if sidecar.exists() else page


def parse_page(name: str, text: str) -> Page:
    """A page from its text: lines as an editor counts them, without their ends."""
    return Page(name=name, lines=tuple(text.splitlines()))


def decode_page(data: bytes, where: str) -> str:
    """A page's bytes as text. ``where`` names the file in the ``CorpusError`` that bytes which are no text raise."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    for candidate in (encoding,) if encoding else (_utf16_without_mark(data), "utf-8", "gb18030"):
        try:
            text = data.decode(candidate) if candidate else None
        except UnicodeDecodeError:
            continue
        if text is not None and len(CONTROLS.findall(text)) <= MOST_CONTROLS * len(text):
            return text
    advice = "save it as plain text in UTF-8; a PDF, Word file or picture has to be turned into text first"
    raise CorpusError("this is not a text", where=where, fragment=_first_bytes(data), advice=advice)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 is told by its NULs: ASCII white space and digits have one each, all on the same side."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or even + odd == 0 or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _first_bytes(data: bytes) -> str:
    return "it begins with the bytes " + data[:12].hex(" ") if data else ""


def read_sidecar(path: Path) -> Sidecar:
    """Read a page's sidecar. Raises ``VocabularyError`` with file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"this sidecar cannot be read ({_reason(error)})"
        raise VocabularyError(message, where=str(path), advice="save it as UTF-8 text, readable by you") from None
    sidecar = read_record(text, str(path), Sidecar)
    if sidecar.date is not None and not _is_date(sidecar.date):
        advice = 'write a day, month or year that the calendar has: "YYYY-MM-DD", "YYYY-MM" or "YYYY", in quotes'
        raise VocabularyError(
            "this is no date", where=_line_of(path, text, "date"), fragment=sidecar.date, advice=advice
        )
    if sidecar.rendition not in ("full", "digest"):
        where = _line_of(path, text, "rendition")
        advice = "write full (the page as printed) or digest (told in our own words)"
        raise VocabularyError("unknown rendition", where=where, fragment=sidecar.rendition, advice=advice)
    return sidecar


def _is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar."""
    if not DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _line_of(path: Path, text: str, key: str) -> str:
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith(f"{key}:")]
    return f"{path}:{lines[0] if lines else 1}"


def _refuse_twins(texts: list[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in texts:
        twin = seen.setdefault(path.stem.lower(), path)
        if twin is not path:
            message = f"two pages would stand at one address: {twin.name} and {path.name}"
            raise CorpusError(message, where=str(path), advice="give one of them another name")


def _refuse_orphans(sidecars: list[Path], pages: set[str]) -> None:
    for path in sidecars:
        if path.stem not in pages:
            near = difflib.get_close_matches(path.stem, sorted(pages), n=1)
            advice = f"rename it to {near[0]}.yml" if near else "remove it, or put its page back"
            raise VocabularyError(f"there is no page {path.stem}.txt for this sidecar", where=str(path), advice=advice)


def _reason(error: Exception) -> str:
    return error.strerror or "" if isinstance(error, OSError) else error.__class__.__name__
