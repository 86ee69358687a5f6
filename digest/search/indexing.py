"""Library → the search index: files that let a browser find every passage that holds what was typed, and nothing else.

No static search gives Chinese readers that, so this part of the site is ours. All files lie below ``search/<version>/``,
where the version is a hash of all of them; ``search/manifest.json`` names it. So a page that was opened before
the site was published anew never mixes old files with new ones.

    start.bin       how many interviews, how their characters fold, where each shard of postings begins
    grams/N.bin     postings: in which interviews a pair of characters (a common character) stands, and how often
    places.bin      where each shard of places begins
    places/N.bin    places: where a pair that stands in many interviews stands
    texts/D/N.bin   interview N (newest first), D = N // 1000: what is shown of it and what the browser verifies
    facets.bin      which interviews have which area, theme, city, paper, year, occasion, kinds of statement
    names/L.bin     names whose sound begins with the letter L
    fold.bin        how all other characters fold

How a query is answered (``theme/assets/javascripts/search-engine.js``): the postings of its pairs are intersected, which
gives too many interviews rather than too few, with an upper bound of how often each holds the query. The best ten are
fetched and verified and shown. What makes the counts right for all interviews is read afterwards, in the background: for
one or two characters the postings are exact already; for more, the places tell without any text which interviews
hold them. The trade-off: places double the index (0.9 kB an interview beside 0.9 kB of postings) and are read for
long words only, about one byte for each time that a pair stands in the corpus; without them a count over 10,000
interviews would have to read up to 13 MB of texts. Pairs that stand in at most ``FEW`` interviews have no places: there
the texts themselves are read.

The fields of a text: its headline with person and office, its passages, the sentences of its targets, of its lessons. A
query word must stand within one piece (headline, passage, sentence); several words may stand in different ones.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from string import ascii_lowercase
from typing import Any
from urllib.parse import quote

from digest.folding import PLAIN, folding
from digest.inert import show_controls
from digest.library.addresses import address_of
from digest.models import Document, Interview, Library
from digest.search.coding import deflate, pack_sets
from digest.search.facets import Facet, Name, find_facets, find_names
from digest.search.occurrences import Texts, read_texts
from digest.search.postings import shard_texts
from digest.vocabulary import Vocabulary

__all__ = ["FEW", "build_index", "read_pieces"]

FEW = 64
FORMAT = 2  # of the files; theme/assets/javascripts/search-files.js reads this one
FOLDER = 1000  # texts in a folder
SHARD = 10_000  # bytes, where there are 10,000 interviews or fewer
ASCII = "".join(map(chr, range(128)))

Pieces = tuple[tuple[str, ...], ...]
Quote = tuple[int, int, int]  # number of the passage, begin and end in it, as Python counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An interview as the search reads it: its passages' texts, and where its targets and lessons stand in them."""

    interview: Interview
    passages: tuple[str, ...]
    targets: tuple[Quote, ...]
    lessons: tuple[Quote, ...]


def build_index(library: Library, vocabulary: Vocabulary) -> tuple[Document, ...]:
    """All files of the index, with paths relative to the site's root. Equal input gives equal bytes."""
    readings = [_read(interview) for interview in library.interviews]
    fold = folding()
    seen = set(ASCII)
    texts = read_texts(_fold_pieces(readings, seen))
    alphabet = [chr(code) for code in texts.alphabet[1:]]
    known = seen.union(alphabet, PLAIN)
    stay = fold.stay(known)
    shards = shard_texts(texts, stay, shard_size=_shard_size(texts.count), few=FEW)
    facets = find_facets(library.interviews, vocabulary)
    start = {
        "count": texts.count,
        "few": FEW,
        "textsInFolder": FOLDER,
        "widths": texts.widths,
        "fold": fold.table(known),
        "whole": _gaps(shards.whole),
        "grams": _directory(shards.postings_begin, len(stay)),
    }
    files = {
        "start.bin": _pack(start),
        "fold.bin": _pack(fold.rest(known, alphabet)),
        "places.bin": _pack(_directory(shards.places_begin, len(stay))),
        "facets.bin": _pack_facets(facets, texts),
        **{f"grams/{number}.bin": data for number, data in enumerate(shards.postings)},
        **{f"places/{number}.bin": data for number, data in enumerate(shards.places)},
        **{f"texts/{n // FOLDER}/{n}.bin": _pack(_show(reading)) for n, reading in enumerate(readings)},
        **_name_files(find_names(library, facets, vocabulary)),
    }
    return tuple(_publish(files))


def read_pieces(interview: Interview) -> Pieces:
    """What is searched of an interview, as the reader sees it: the pieces of each field, in the order of the fields.

    Headline, office with person; passages; sentences of targets; sentences of lessons.
    """
    return _pieces(_read(interview))


# ── what is searched and shown of an interview ───────────────────────────────────────────────────────────────────


def _read(interview: Interview) -> Reading:
    passages = tuple(show_controls(passage.text) for passage in interview.passages)
    numbers = {passage.id: number for number, passage in enumerate(interview.passages)}

    def quote(statements: Iterable[Any]) -> tuple[Quote, ...]:
        found: dict[Quote, None] = {}
        for statement in statements:
            number, sentence = numbers.get(statement.passage, -1), show_controls(statement.sentence)
            begin = passages[number].find(sentence) if number >= 0 else -1
            if begin >= 0:
                found[number, begin, begin + len(sentence)] = None
        return tuple(found)

    evidence = interview.evidence
    return Reading(
        interview=interview, passages=passages, targets=quote(evidence.targets), lessons=quote(evidence.lessons)
    )


def _pieces(reading: Reading) -> Pieces:
    interview, passages = reading.interview, reading.passages
    head = (interview.headline, (interview.office or "") + (interview.person or ""))
    return (
        tuple(map(show_controls, head)),
        passages,
        tuple(passages[number][begin:end] for number, begin, end in reading.targets),
        tuple(passages[number][begin:end] for number, begin, end in reading.lessons),
    )


def _fold_pieces(readings: Iterable[Reading], seen: set[str]) -> Iterator[tuple[str, ...]]:
    """The folded fields of each interview; notes every character that was ``seen``."""
    fold = folding()
    for reading in readings:
        fields = _pieces(reading)
        seen.update(*fields[0], *fields[1])
        yield tuple("\n".join(map(fold, pieces)) for pieces in fields)


def _show(reading: Reading) -> dict[str, Any]:
    """An interview's text file; places count UTF-16 units, as the browser does."""
    interview, passages = reading.interview, reading.passages
    themes: dict[str, list[str]] = {}
    for label in interview.evidence.themes:
        themes.setdefault(label.passage, []).append(label.theme)

    def count(quotes: Iterable[Quote]) -> list[Quote]:
        return [(n, _units(passages[n][:begin]), _units(passages[n][:end])) for n, begin, end in quotes]

    return {
        "url": quote(address_of(interview.id), errors="surrogateescape"),
        "headline": show_controls(interview.headline),
        "office": show_controls(interview.office or ""),
        "person": show_controls(interview.person or ""),
        "area": interview.area,
        "date": interview.date,
        "papers": list(dict.fromkeys(printing.paper for printing in interview.printings if printing.paper)),
        "passages": [
            (passage.id, text, list(dict.fromkeys(themes.get(passage.id, ()))))
            for passage, text in zip(interview.passages, passages, strict=True)
        ],
        "targets": count(reading.targets),
        "lessons": count(reading.lessons),
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _shard_size(count: int) -> int:
    """A file's size grows with the square root of the corpus, and so does the number of files."""
    return max(SHARD, round(SHARD * math.sqrt(count / 10_000)))


def _directory(begins: Iterable[int], letters: int) -> dict[str, list[int]]:
    """The two ranks in the first key of each shard; those of the first character as differences."""
    pairs = [divmod(key, letters + 1) for key in begins]
    return {"first": _gaps(first for first, _ in pairs), "second": [second for _, second in pairs]}


def _gaps(ranks: Iterable[int]) -> list[int]:
    return [rank - before for before, rank in pairwise(chain((0,), ranks))]


def _pack_facets(facets: Iterable[Facet], texts: Texts) -> bytes:
    listed = tuple(facets)
    title = {facet.name: [(v.value, v.label, len(v.members)) for v in facet.values] for facet in listed}
    sets = [value.members for facet in listed for value in facet.values]
    return pack_sets(_write(title), sets, texts.count)


def _name_files(names: Iterable[Name]) -> dict[str, bytes]:
    """A file for each letter, so that none has to be missed; a person's given name counts too (艳敏 under y)."""
    lists: dict[str, list[Any]] = {letter: [] for letter in ascii_lowercase}
    for name in names:
        heads = name.syllables[: 2 if name.kind == "person" else 1]
        for letter in dict.fromkeys(syllable[0] for syllable in heads):
            if letter in lists:
                lists[letter].append((name.kind, name.value, name.name, " ".join(name.syllables)))
    return {f"names/{letter}.bin": _pack(entries) for letter, entries in lists.items()}


def _write(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _pack(value: Any) -> bytes:
    return deflate(_write(value))


def _publish(files: dict[str, bytes]) -> Iterator[Document]:
    """The files below a folder that is named by what is in all of them, and the manifest that names the folder."""
    digest = hashlib.sha256()
    for path, data in sorted(files.items()):
        digest.update(f"{path} {len(data)}\n".encode() + data)
    version = digest.hexdigest()[:16]
    yield Document(path="search/manifest.json", data=_write({"version": version, "format": FORMAT}))
    for path, data in sorted(files.items()):
        yield Document(path=f"search/{version}/{path}", data=data)
