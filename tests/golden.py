"""The approved site source of a small invented newspaper.

    tests/golden/corpus/       its pages
    tests/golden/vocabulary/   what is particular to its city; all other vocabularies are the project's own
    tests/golden/content/      what build.py makes of them, approved

After a change that means to change the output: ``make golden`` (or ``python -m tests.golden``), then read the difference
with ``git diff`` and commit it with the change.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from digest.publish.composing import Settings, build

__all__ = ["APPROVED", "write_content"]

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
APPROVED = GOLDEN / "content"


def write_content(folder: Path, content: Path) -> None:
    """Build the invented newspaper's ``content``; ``folder`` takes the vocabularies meanwhile."""
    vocabulary = folder / "vocabulary"
    shutil.copytree(ROOT / "vocabulary", vocabulary)
    for path in sorted((GOLDEN / "vocabulary").iterdir()):
        shutil.copy(path, vocabulary)
    settings = Settings(
        corpus=GOLDEN / "corpus", vocabulary=vocabulary, content=content, site=None, config=ROOT / "mkdocs.yml"
    )
    build(settings, lambda _: None)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        write_content(Path(scratch), APPROVED)
    sys.stdout.write(f"{APPROVED} is what the code writes now; read the difference: git diff {APPROVED.name}\n")
