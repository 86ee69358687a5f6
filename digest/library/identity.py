"""Who is who: people over time, people of one name, and offices that no vocabulary knows.

Interviews of one name are one person's, in whatever office: 安和区区长林远舟 later is 安和区委书记林远舟. Where two people
share a name, ``vocabulary/people.yml`` has an entry for each, with a ``mark`` and the ``offices`` that tell which is meant.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from digest.chronology import time_order
from digest.clean import squeeze
from digest.models import Finding, Holding, Identity, Interview, Printing
from digest.pinyin import slugify_name
from digest.traditional import simplify
from digest.vocabulary import Person, Vocabulary

__all__ = ["find_identities", "find_strangers", "mark_of"]

NEAR_ENOUGH = 0.5  # of a name's characters


def mark_of(person: str | None, office: str | None, vocabulary: Vocabulary) -> str | None:
    """The mark of the person of this name and office, where people share the name and the office tells which."""
    entry = _entry(person, office, vocabulary.people)
    return entry.mark if entry else None


def _entry(person: str | None, office: str | None, people: Sequence[Person]) -> Person | None:
    """The vocabulary's entry for a person: the one that names the office, else one that names none."""
    entries = [entry for entry in people if entry.name == person]
    bare = squeeze(office or "")
    named = [entry for entry in entries if any(squeeze(known) in bare for known in entry.offices if known)]
    return next(iter(named or [entry for entry in entries if not entry.offices]), None)


def find_identities(interviews: Sequence[Interview], vocabulary: Vocabulary) -> tuple[Identity, ...]:
    """The people of all interviews, by name and mark, each with the offices that the interviews show over time."""
    known: dict[tuple[str, str], list[Interview]] = defaultdict(list)
    for interview in interviews:
        if interview.person is not None:
            mark = mark_of(interview.person, interview.office, vocabulary) or ""
            known[interview.person, mark].append(interview)
    slugs = _slugs(sorted(known), vocabulary)
    return tuple(_identity(key, known[key], slugs[key], vocabulary) for key in sorted(known))


def _identity(key: tuple[str, str], interviews: Sequence[Interview], slug: str, vocabulary: Vocabulary) -> Identity:
    name, mark = key
    ordered = sorted(interviews, key=lambda interview: (time_order(interview.date), interview.id))
    entry = _entry(name, ordered[0].office, vocabulary.people)
    return Identity(
        name=name,
        slug=slug,
        timeline=tuple(_timeline(ordered)),
        interviews=tuple(interview.id for interview in ordered),
        mark=mark or None,
        reading=entry.reading if entry else None,
    )


def _timeline(interviews: Sequence[Interview]) -> Iterator[Holding]:
    """Interviews in the order of time → offices held, one for each run of interviews in the same office."""
    runs: list[list[Interview]] = []
    for interview in interviews:
        if runs and _post(runs[-1][-1]) == _post(interview):
            runs[-1].append(interview)
        else:
            runs.append([interview])
    for run in runs:
        dates = [interview.date for interview in run if interview.date is not None]
        yield Holding(
            office=run[0].office,
            area=run[0].area,
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            interviews=tuple(interview.id for interview in run),
        )


def _post(interview: Interview) -> tuple[str, str | None]:
    return squeeze(interview.office or ""), interview.area


def _slugs(keys: Sequence[tuple[str, str]], vocabulary: Vocabulary) -> Mapping[tuple[str, str], str]:
    """A slug for each person; people whose names sound alike get one with a hash of the name each."""
    plain = {key: slugify_name("".join(key), vocabulary.people) for key in keys}
    plain |= {key: slugify_name(key[0], vocabulary.people) for key in keys if not key[1]}
    shared = Counter(plain.values())
    return {key: slug if shared[slug] == 1 else f"{slug}-{_hash('/'.join(key))}" for key, slug in plain.items()}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:4]


# ── what no vocabulary knows ─────────────────────────────────────────────────────────────────────────────────────


def find_strangers(printing: Printing, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Findings on a speaker's office and name that the vocabularies cannot place, with what they know instead."""
    checks = (_strange_office, _shared_name)
    return tuple(finding for check in checks if (finding := check(printing, vocabulary)))


def _strange_office(printing: Printing, vocabulary: Vocabulary) -> Finding | None:
    office = squeeze(printing.office or "")
    words = vocabulary.offices.titles + vocabulary.offices.unnamed
    plain = simplify(office)  # the vocabulary is written so
    if not office or plain.endswith(words):
        return None
    tails = [plain[-length:] for length in (2, 3, 4)]
    near = next((title for tail in tails if (title := _nearest(tail, words))), None)
    advice = f"；最近的是“{near}”" if near else ""
    return _finding("unknown-office", printing, office, f"职务不以 vocabulary/offices.yml 所列结尾{advice}")


def _shared_name(printing: Printing, vocabulary: Vocabulary) -> Finding | None:
    marked = [entry for entry in vocabulary.people if entry.name == printing.person and entry.mark]
    if not marked or mark_of(printing.person, printing.office, vocabulary) is not None:
        return None
    marks = "、".join(str(entry.mark) for entry in marked)
    message = f"同名者有{marks}，请在 vocabulary/people.yml 中补上职务"
    return _finding("same-name", printing, f"{printing.office or ''}{printing.person}", message)


def _nearest(name: str, known: Sequence[str]) -> str | None:
    found = process.extractOne(name, known, scorer=Levenshtein.normalized_similarity, score_cutoff=NEAR_ENOUGH)
    return found[0] if found else None


def _finding(code: str, printing: Printing, fragment: str, message: str) -> Finding:
    spans = printing.article.spans
    return Finding(code=code, message=message, fragment=fragment, span=spans[0] if spans else None)
