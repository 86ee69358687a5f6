"""Holds the floors under the scores of real pages: they only rise, and what must be nothing is nothing.

    python -m tests.floors               is every floor at least as high as it ever was?
    python -m tests.floors SCORES.json   and is nothing of the pages unclaimed, nothing invented?

`tests/floors.json` maps a figure of the scoring script to its least value. That the scores reach these values
is the scoring script's own check; this one holds the file itself against each committed version of it.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
MUST_BE_ZERO = ("unclaimed", "invented")

Figures = dict[str, float]


def main(arguments: list[str]) -> int:
    """Print each fault in a line; 0 if there is none, else 1."""
    now: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    faults = find_lowered(now, committed_versions(FLOORS))
    for path in arguments:
        faults += find_nonzero(json.loads(Path(path).read_text(encoding="utf-8")))
    print(*faults, sep="\n", file=sys.stderr) if faults else print(f"floors: {len(now)} figures, none lowered")
    return 1 if faults else 0


def find_lowered(now: Figures, before: Iterable[Figures]) -> list[str]:
    """Name each figure whose floor is lower than it once was, or gone."""
    highest: Figures = {}
    for figures in before:
        for name, floor in figures.items():
            highest[name] = max(floor, highest.get(name, floor))
    return [
        f"tests/floors.json: the floor of {name} is {now.get(name, 'gone')} and was {floor}: floors only rise"
        for name, floor in sorted(highest.items())
        if now.get(name, float("-inf")) < floor
    ]


def find_nonzero(scores: Figures) -> list[str]:
    """Name each figure that must be nothing and is something, or was not measured."""
    return [
        f"{name} is {scores.get(name, 'not measured')}, and must be 0" for name in MUST_BE_ZERO if scores.get(name) != 0
    ]


def committed_versions(path: Path) -> Iterator[Figures]:
    """Every committed version of a file of figures, on all branches that led here, newest first."""
    commits = _git(path, "log", "--full-history", "--format=%H", "--diff-filter=AM", "--", path.name)
    for commit in commits.split():
        yield json.loads(_git(path, "show", f"{commit}:./{path.name}"))


def _git(path: Path, *arguments: str) -> str:
    command = ["git", "-C", str(path.parent), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
