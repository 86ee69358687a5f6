"""How long it takes to find which printings are one interview, how that grows, and what it finds.

    python -m benchmarks.joining                     1,000, 10,000 and 100,000 printings, each in a process of its own
    python -m benchmarks.joining 1000 10000          these numbers only

Invented interviews (``benchmarks.corpus``) of about 900 characters, five of each person. One in four is printed again by
another paper: whole with 2 % of its characters misread, cut to half, with every sixth clause in other words, or with
15 % misread; half of the printings have a date. One in ten repeats every fourth paragraph of another interview of the same person, which must not be joined.

Beside ours, on the same texts in the same process: all pairs by rapidfuzz (up to 1,000), and datasketch's
MinHashLSH (resemblance) and MinHashLSHEnsemble (containment), up to 10,000, where that package can be imported; they know
neither persons nor dates. Recall and precision are of pairs of printings; seconds are of processor time.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Indel

from benchmarks.corpus import Words, lexicon, sentences
from digest.folding import fold
from digest.library.building import build_library
from digest.library.printings import Witness, join_printings
from digest.models import (
    Account,
    Article,
    Correction,
    Evidence,
    Kind,
    Page,
    PageLayout,
    Paragraph,
    Passage,
    Printing,
    Span,
)
from digest.vocabulary import Vocabulary, read_vocabulary

SIZES = (1_000, 10_000, 100_000)
PEER_SIZES = {"rapidfuzz": 1_000, "datasketch": 10_000}
CHARACTERS = 900
PER_PERSON = 5
NOTHING = Account(page=0, headlines=0, person_lines=0, bylines=0, paragraphs=0, furniture=0, unclaimed=0)

Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Printings, and which pairs of them are one interview."""

    paragraphs: Sequence[Sequence[str]]
    persons: Sequence[str]
    dates: Sequence[str | None]
    pairs: Pairs


def make_sample(count: int) -> Sample:
    """``count`` printings of invented interviews, the same on every run."""
    seed = random.Random(f"joining {count}")
    words, phrases = lexicon(random.Random("lexicon"))
    source = sentences(seed, words, phrases)
    told: list[list[str]] = []
    persons: list[str] = []
    dates: list[str | None] = []
    pairs: Pairs = set()
    last: dict[str, list[str]] = {}
    while len(told) < count:
        person = f"人{seed.randrange(max(1, count // PER_PERSON))}"
        text = list(_interview(seed, source))
        if person in last and seed.random() < 0.1:
            kept = last[person][::4][: len(text[::4])]
            text[: 4 * len(kept) : 4] = kept
        last[person] = text
        told.append(text)
        persons.append(person)
        dates.append(f"20{seed.randrange(10, 31)}-{seed.randrange(1, 13):02d}-01" if seed.random() < 0.5 else None)
        if seed.random() < 0.25 and len(told) < count:
            pairs.add((len(told) - 1, len(told)))
            told.append(_reprint(text, seed, source, words))
            persons.append(person)
            dates.append(dates[-1] and dates[-1][:-2] + "03")
    return Sample(told, persons, dates, pairs)


def _interview(seed: random.Random, source: Iterator[str]) -> Iterator[str]:
    length = max(200.0, seed.gauss(CHARACTERS, 220))
    while length > 0:
        paragraph = "".join(next(source) for _ in range(seed.randint(2, 4)))
        yield paragraph
        length -= len(paragraph)


def _reprint(text: list[str], seed: random.Random, source: Iterator[str], words: Words) -> list[str]:
    match seed.choice(("whole", "cut", "reworded", "misread")):
        case "whole":
            return [_misread(paragraph, 0.02, seed, words) for paragraph in text]
        case "cut":
            return text[: len(text) // 2 + 1]
        case "reworded":
            clauses = [paragraph.split("，") for paragraph in text]
            return ["，".join(next(source)[:12] if seed.random() < 1 / 6 else c for c in some) for some in clauses]
        case _:
            return [_misread(paragraph, 0.15, seed, words) for paragraph in text]


def _misread(text: str, every: float, seed: random.Random, words: Words) -> str:
    return "".join(seed.choice(words.items)[0] if seed.random() < every else char for char in text)


# ── ours and the peers ───────────────────────────────────────────────────────────────────────────────────────────


def make_book(sample: Sample) -> tuple[list[PageLayout], list[Printing]]:
    """A page for each printing."""
    layouts: list[PageLayout] = []
    printings: list[Printing] = []
    printed = zip(sample.paragraphs, sample.persons, sample.dates, strict=True)
    for number, (texts, person, date) in enumerate(printed):
        name = f"{number:06d}"
        span = Span(page=name, first_line=1, last_line=1)
        paragraphs = tuple(Paragraph(id=f"p{name}{n:02d}", text=text, spans=(span,)) for n, text in enumerate(texts))
        article = Article(id=f"{name}-1", page=name, headline=texts[0][:20], paragraphs=paragraphs, spans=(span,))
        printings.append(Printing(article=article, kind=Kind.INTERVIEW, person=person, date=date))
        page = Page(name=name, lines=())
        layouts.append(PageLayout(page=page, articles=(article,), furniture=(), unclaimed=(), account=NOTHING))
    return layouts, printings


def find_nothing(
    passages: Sequence[Passage],  # noqa: ARG001  # the signature is evidence's
    vocabulary: Vocabulary,  # noqa: ARG001
    *,
    year: int | None,  # noqa: ARG001
    area: str | None,  # noqa: ARG001
    corrections: Sequence[Correction],  # noqa: ARG001
    where: str,  # noqa: ARG001
) -> Evidence:
    """No evidence: that is measured elsewhere."""
    return Evidence()


def join_ours(sample: Sample, letters: Sequence[str]) -> Pairs:
    """The pairs that the library joins."""
    _, printings = make_book(sample)
    witnesses = [Witness(printing=p, letters=text) for p, text in zip(printings, letters, strict=True)]
    return {pair for group in join_printings(witnesses).groups for pair in combinations(group, 2)}


def join_by_all_pairs(_: Sample, letters: Sequence[str]) -> Pairs:
    """rapidfuzz: every pair, alike in six characters of ten (normalised Indel similarity)."""
    scores = process.cdist(letters, letters, scorer=Indel.normalized_similarity, score_cutoff=0.6, workers=1)
    return {(one, other) for one, other in zip(*scores.nonzero(), strict=True) if one < other}


def join_by_minhash(_: Sample, letters: Sequence[str]) -> Pairs:
    """datasketch MinHashLSH over runs of three, 128 permutations, resemblance from 0.3 on."""
    from datasketch import MinHashLSH  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  # not in the project's requirements

    index = MinHashLSH(threshold=0.3, num_perm=128)
    hashes = _minhashes(letters)
    for number, minhash in enumerate(hashes):
        index.insert(number, minhash)
    return {(n, other) for n, minhash in enumerate(hashes) for other in index.query(minhash) if n < other}


def join_by_ensemble(_: Sample, letters: Sequence[str]) -> Pairs:
    """datasketch MinHashLSHEnsemble over runs of three, 128 permutations, 16 parts, containment from 0.5 on."""
    from datasketch import MinHashLSHEnsemble  # noqa: PLC0415

    index = MinHashLSHEnsemble(threshold=0.5, num_perm=128, num_part=16)
    hashes = _minhashes(letters)
    sizes = [len(_runs(text)) for text in letters]
    index.index(zip(range(len(letters)), hashes, sizes, strict=True))
    found = ((n, other) for n, size in enumerate(sizes) for other in index.query(hashes[n], size))
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _minhashes(letters: Iterable[str]) -> list[Any]:
    from datasketch import MinHash  # noqa: PLC0415

    return list(MinHash.generator([[run.encode() for run in _runs(text)] for text in letters], num_perm=128))


def _runs(text: str) -> set[str]:
    return {text[start : start + 3] for start in range(len(text) - 2)}


# ── measuring ────────────────────────────────────────────────────────────────────────────────────────────────────


def measure(count: int) -> None:
    """Print one size's rows as JSON, a line each."""
    sample = make_sample(count)
    fold("")  # the table, made once
    start = time.process_time()
    letters = [fold("".join(paragraphs)) for paragraphs in sample.paragraphs]
    print(json.dumps({"what": "fold all texts", "count": count, "seconds": time.process_time() - start}))
    ways: list[tuple[str, Callable[[Sample, Sequence[str]], Pairs]]] = [("join, ours", join_ours)]
    ways += [("all pairs, rapidfuzz", join_by_all_pairs)] if count <= PEER_SIZES["rapidfuzz"] else []
    if count <= PEER_SIZES["datasketch"] and _has_datasketch():
        ways += [("MinHashLSH, datasketch", join_by_minhash), ("MinHashLSHEnsemble, datasketch", join_by_ensemble)]
    for what, join in ways:
        start = time.process_time()
        found = join(sample, letters)
        seconds = time.process_time() - start
        right = len(found & sample.pairs)
        row = {"recall": right / len(sample.pairs), "precision": right / max(1, len(found))}
        print(json.dumps({"what": what, "count": count, "seconds": seconds, **row}))
    layouts, printings = make_book(sample)
    start = time.process_time()
    build_library(layouts, printings, read_vocabulary_here(), find=find_nothing)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"what": "whole library", "count": count, "seconds": seconds, "megabytes": memory}))


def read_vocabulary_here() -> Vocabulary:
    """The project's own vocabulary."""
    from benchmarks.corpus import ROOT  # noqa: PLC0415

    return read_vocabulary(ROOT / "vocabulary")


def _has_datasketch() -> bool:
    try:
        import datasketch  # noqa: F401, PLC0415
    except ImportError:
        print("datasketch cannot be imported: left out", file=sys.stderr)
        return False
    return True


def main(sizes: Sequence[int]) -> None:
    """Measure each size in a process of its own, and print a table."""
    rows: list[dict[str, float | str]] = []
    for count in sizes:
        command = [sys.executable, "-m", "benchmarks.joining", "--one", str(count)]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        rows += [json.loads(line) for line in lines]
    print("| what | printings | seconds | a printing | recall | precision | peak memory |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        each = float(row["seconds"]) / float(row["count"]) * 1000
        rates = [f"{row[name]:.3f}" if name in row else "" for name in ("recall", "precision")]
        memory = f"{row['megabytes']:.0f} MB" if "megabytes" in row else ""
        cells = [row["what"], f"{row['count']:,}", f"{row['seconds']:.2f}", f"{each:.2f} ms", *rates, memory]
        print("| " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        main([int(argument) for argument in sys.argv[1:]] or SIZES)
