"""How fast pages are read, whether the time is linear in a page's length, how much is read right, and whether any page
can break the reader.

    python -m benchmarks.reading                 everything; writes benchmarks/RESULTS-reading.md (some minutes)
    python -m benchmarks.reading --quick         a tenth of it, printed only

Ordinary pages are those of ``benchmarks.pages``; the baseline in the same run is the least that any reader must do: the
same texts split into lines and stripped. Times are processor time, the best of several runs of one process.
"""

import argparse
import gc
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml

from benchmarks.pages import compose
from benchmarks.writing import Written
from digest.clean import squeeze
from digest.corpus import parse_page
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.models import PageLayout, Printing
from digest.vocabulary import Vocabulary, read_vocabulary
from tests.generated import BREAKS, WORDS, make_page

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
RESULTS = Path(__file__).with_name("RESULTS-reading.md")
FORMS = ROOT / "tests" / "forms"
SHORT_PAGE = 12_000  # bytes
KILOBYTES = (16, 32, 64, 128, 256, 512, 1024)
RUNS = 3
MORE_RUNS = 9  # where single runs differ by a third on a machine that others use too
GRAM = 8  # characters by which two articles' texts are compared


def read(texts: Sequence[str], vocabulary: Vocabulary) -> tuple[tuple[PageLayout, ...], tuple[Printing, ...]]:
    """Pages to printings, as a build does it, without the files."""
    layouts = lay_out([parse_page(f"page-{number}", text) for number, text in enumerate(texts)], vocabulary)
    return layouts, read_printings(layouts, vocabulary)


def split(texts: Sequence[str]) -> list[list[str]]:
    """The baseline: lines, stripped."""
    return [[line.strip() for line in text.splitlines()] for text in texts]


def best_time(work: Callable[[], object], runs: int = RUNS) -> float:
    """The shortest of several runs, in seconds of processor time: the machine may have other work."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def long_page(size: int) -> str:
    """One page of about ``size`` bytes: composed pages below each other."""
    parts: list[str] = []
    number, total = 0, 0
    while total < size:
        parts.append(compose(number)[0])
        total += len(parts[-1].encode())
        number += 1
    return "\n".join(parts)


@dataclass(slots=True)
class Accuracy:
    """What was found of what was written."""

    right: Counter[str]
    all: Counter[str]

    def add(self, name: str, right: int, out_of: int) -> None:
        """Count ``right`` of ``out_of``."""
        self.right[name] += right
        self.all[name] += out_of

    def rows(self) -> Iterator[tuple[str, float, int]]:
        """Name, share and count, in the order of first counting."""
        for name, count in self.all.items():
            yield name, self.right[name] / count, count


def grams(texts: Sequence[str]) -> Counter[str]:
    """The runs of eight characters of an article's text."""
    text = squeeze("".join(texts))
    return Counter(text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1)))


def compare(written: Sequence[Written], printings: Sequence[Printing], accuracy: Accuracy) -> None:
    """Pair each written article with the printing that shares most of its text, and count what is right."""
    texts = [[paragraph.text for paragraph in printing.article.paragraphs] for printing in printings]
    found = [grams(text) for text in texts]
    taken: set[int] = set()
    for article in written:
        own = grams(article.paragraphs)
        shares = {
            at: (own & other).total() / (own | other).total() for at, other in enumerate(found) if at not in taken
        }
        best = max(shares, key=lambda at: shares[at], default=None)
        is_found = best is not None and shares[best] >= 0.5
        accuracy.add("articles", is_found, 1)
        if best is None or not is_found:
            continue
        taken.add(best)
        printing = printings[best]
        accuracy.add("headlines", squeeze(printing.article.headline or "") == squeeze(article.headline), 1)
        if article.kind == "interview":
            accuracy.add("person and office", (printing.person, printing.office) == (article.person, article.office), 1)
        accuracy.add("kinds", printing.kind == article.kind, 1)
        accuracy.add("reporters", printing.reporters == article.reporters, 1)
        accuracy.add("text in the right article", (own & found[best]).total(), own.total())
        whole, want = Counter(map(squeeze, texts[best])), Counter(map(squeeze, article.paragraphs))
        accuracy.add("paragraphs whole", (whole & want).total(), max(whole.total(), want.total()))


def measure_accuracy(count: int, vocabulary: Vocabulary) -> Accuracy:
    """Composed pages against their truth."""
    accuracy = Accuracy(Counter(), Counter())
    for number in range(count):
        text, written = compose(number)
        compare(written, read([text], vocabulary)[1], accuracy)
    return accuracy


def fuzz(count: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Pages of printed forms and odd characters in any order: how many, and how many characters. Raises if one breaks."""
    characters = 0
    for number in range(count):
        seed = random.Random(f"fuzz {number}")
        size = seed.randint(0, 60)
        text = make_page(seed.choices(WORDS, k=size), seed.choices(BREAKS, k=size))
        layouts, _ = read([text], vocabulary)
        if not layouts[0].account.is_balanced:
            sys.exit(f"page {number} does not add up: {text!r}")
        characters += len(text)
    return count, characters


def throughput(name: str, texts: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Rows of a table: how fast these pages are read, and split into lines."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds = best_time(lambda: read(texts, vocabulary), MORE_RUNS)
    baseline = best_time(lambda: split(texts), 10 * MORE_RUNS)
    yield f"| {name} | {size:.2f} | {seconds:.3f} | {size / seconds:.2f} | {size / baseline:.0f} | {seconds / baseline:.0f} |"


def real_pages() -> list[str]:
    """The real pages where they are, twenty times over, so that a run takes long enough to be timed."""
    return 20 * [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]


def growth(vocabulary: Vocabulary, kilobytes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Bytes of one page and the seconds to read it."""
    for kilo in kilobytes:
        text = long_page(kilo * 1024)
        yield len(text.encode()), best_time(lambda text=text: read([text], vocabulary))  # type: ignore[misc]


def repeated_forms(vocabulary: Vocabulary) -> Iterator[tuple[float, str]]:
    """Of each printed form of ``tests/forms``, printed again and again on one page: how many times longer a character
    takes to read where the page is four times as long. A form on which time grows with the square gives four."""
    for path in sorted(FORMS.glob("*.yml")):
        page = yaml.safe_load(path.read_text(encoding="utf-8")).get("page", "").strip("\n")
        count = max(1, SHORT_PAGE // max(1, len(page.encode())))
        for gap in ("\n", "\n\n") if page else ():
            short, long = (gap.join([page] * times) for times in (count, 4 * count))
            seconds = [
                best_time(lambda text=text: read([text], vocabulary), runs)  # type: ignore[misc]
                for text, runs in ((short, RUNS), (long, 1))
            ]
            yield seconds[1] / seconds[0] * len(short) / len(long), path.stem


def report(pages: int, fuzzed: int, kilobytes: Sequence[int]) -> str:
    """Everything, as Markdown."""
    vocabulary = read_vocabulary(ROOT / "vocabulary")
    texts = [compose(number)[0] for number in range(min(pages, 400))]
    real = real_pages()
    grown = list(growth(vocabulary, kilobytes))
    measured = list(repeated_forms(vocabulary))
    forms, worst = [ratio for ratio, _ in measured], max(measured)
    lines = [
        "# Reading pages",
        "",
        f"`python -m benchmarks.reading`, Python {platform.python_version()}, {platform.machine()}, seconds of processor time.",
        "",
        "## Speed on ordinary pages",
        "",
        "From text to printings, against the baseline (split into lines, strip):",
        "",
        "| | MB of UTF-8 | seconds | MB/s | baseline MB/s | times the baseline's time |",
        "|---|--:|--:|--:|--:|--:|",
        *throughput(f"{len(texts)} composed pages", texts, vocabulary),
        *(throughput("the real pages, 20 times", real, vocabulary) if real else ()),
        "",
        "## Time against the length of one page",
        "",
        "| bytes | seconds | MB/s |",
        "|--:|--:|--:|",
        *(f"| {length:,} | {took:.3f} | {length / 1e6 / took:.2f} |" for length, took in grown),
        "",
        f"The longest page is {grown[-1][0] / grown[0][0]:.0f} times as long as the first; a byte of it takes "
        f"{grown[-1][1] / grown[-1][0] / (grown[0][1] / grown[0][0]):.2f} times as long to read.",
        "",
        f"The same for {len(forms) // 2} printed forms, each repeated to fill a page of {SHORT_PAGE // 1000} kB and one of",
        f"{4 * SHORT_PAGE // 1000} kB, its lines touching or apart: a character of the longer page takes {median(forms):.2f} times as",
        f"long (median), at most {worst[0]:.2f} times (`{worst[1]}`). Were the time to grow with the square, it would be 4.",
        "",
        f"## What is read right, on {pages} composed pages",
        "",
        "| | share | of |",
        "|---|--:|--:|",
        *(f"| {name} | {share:.4f} | {count:,} |" for name, share, count in measure_accuracy(pages, vocabulary).rows()),
        "",
    ]
    count, characters = fuzz(fuzzed, vocabulary)
    lines += [
        "## Fuzz",
        "",
        f"{count:,} generated pages, {characters:,} characters: each account adds up, nothing raises.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and, unless in a hurry, write the results."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="a tenth of it, printed only")
    quick = parser.parse_args().quick
    text = report(100, 2_000, KILOBYTES[:5]) if quick else report(1_000, 20_000, KILOBYTES)
    print(text)
    if not quick:
        RESULTS.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
