"""What the curator's vocabularies may not hold: a name or slug that two entries claim, a slug that is none, an unknown kind
of unit, a broken pattern. Each check takes the file's path, for the error, and its text, in which it finds the line."""

import re
from collections.abc import Iterable

from digest.errors import VocabularyError

__all__ = ["check_names", "check_patterns", "check_units"]

UNIT_KINDS = ("money", "share", "multiple", "measure", "count", "loose", "time", "name")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_names(path: str, text: str, entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
    """Refuse a name, alias or slug that two entries claim (or one claims twice), and slugs that are none."""
    owners: dict[str, str] = {}
    for title, slug, aliases in entries:
        if not SLUG.fullmatch(slug):
            advice = "use small letters, digits and single hyphens"
            raise VocabularyError(
                "this slug is not fit for an address",
                where=_where(path, text, slug),
                fragment=slug,
                advice=advice,
            )
        for alias in (title, slug, *aliases):
            if alias in owners:
                message = f"“{alias}” stands under “{owners[alias]}” already"
                where = _where(path, text, alias)
                raise VocabularyError(message, where=where, fragment=title, advice="keep it in one place")
            owners[alias] = title


def check_units(path: str, text: str, units: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Refuse a kind of unit that the program does not know, and a name that stands twice."""
    owners: dict[str, str] = {}
    for kind, names in units:
        if kind not in UNIT_KINDS:
            advice = f"known kinds: {', '.join(UNIT_KINDS)}"
            where = _where(path, text, kind)
            raise VocabularyError("this kind of unit is unknown", where=where, fragment=kind, advice=advice)
        for name in names:
            if name in owners:
                where = _where(path, text, name)
                message = f"“{name}” stands under “{owners[name]}” already"
                raise VocabularyError(message, where=where, fragment=kind, advice="keep it in one place")
            owners[name] = kind


def check_patterns(path: str, text: str, patterns: Iterable[str]) -> None:
    """Refuse what is no regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            message = f"this pattern is no regular expression: {error}"
            where = _where(path, text, pattern)
            raise VocabularyError(message, where=where, fragment=pattern, advice="mend the pattern") from None


def _where(path: str, text: str, fragment: str) -> str:
    """``file:line`` of the last line that holds the fragment."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if fragment in line]
    return f"{path}:{lines[-1] if lines else 1}"
