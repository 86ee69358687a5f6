#!/usr/bin/env python3
"""The door: newspaper pages in, content/ and site/ out. ``python build.py --help`` tells how."""

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

from digest.errors import DigestError
from digest.publish.composing import Settings, build, check, find_overlap
from digest.publish.report import Progress, format_error, format_report

ROOT = Path(__file__).resolve().parent
INTERRUPTED = 130  # as shells have it
FOLDERS = {
    "corpus": "newspaper pages, NAME.txt, and what they do not print, NAME.yml",
    "vocabulary": "what is known of papers, places, themes",
    "content": "the site's source, replaced whole",
    "site": "the site, replaced whole",
}

EXAMPLES = """\
examples:
  python build.py                          build content/ and site/ from corpus/
  python build.py check                    is content/ what the code writes? (writes nothing)
  python build.py --no-site                content/ only, which takes a second
  python build.py --corpus PAGES --content OUT/content --site OUT/site
                                           other pages, elsewhere

exit codes:
  0  done                                  5  MkDocs failed to publish the content
  1  an error of this program              6  content/ is not what the code writes (check)
  2  the command line is wrong             7  findings, with --strict
  3  the corpus cannot be read             8  a folder cannot be written
  4  a vocabulary or sidecar is wrong
"""


def read_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Parse the command line; a wrong one ends the program with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Read newspaper pages, find the interviews in them, and write them as a searchable site.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "command", nargs="?", choices=["build", "check"], default="build", help="write, or only compare; default: build"
    )
    folders = parser.add_argument_group("folders (each by default the one of that name beside build.py)")
    for name, what in FOLDERS.items():
        folders.add_argument(f"--{name}", type=Path, default=ROOT / name, metavar="DIR", help=what)
    parser.add_argument("--no-site", action="store_true", help="write content/ only")
    parser.add_argument("--check", action="store_true", help="the same as the command check")
    parser.add_argument(
        "--strict", action="store_true", help="fail, and write nothing, if there is anything to look at"
    )
    parser.add_argument("--debug", action="store_true", help="show where in the program an error arose")
    options = parser.parse_args(arguments)
    options.check = options.check or options.command == "check"
    if overlap := find_overlap(settle(options)):
        parser.error(overlap)
    return options


def settle(options: argparse.Namespace) -> Settings:
    """The command line as settings."""
    return Settings(
        corpus=options.corpus,
        vocabulary=options.vocabulary,
        content=options.content,
        site=None if options.no_site or options.check else options.site,
        config=ROOT / "mkdocs.yml",
        is_strict=options.strict,
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code tells how it went."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # so that any name can be shown
    options = read_arguments(arguments)
    progress = Progress()
    start = time.monotonic()
    try:
        report = (check if options.check else build)(settle(options), progress.tell)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the curator gets no traceback unasked
        progress.end()
        print(format_error(error), file=sys.stderr)
        if options.debug:
            traceback.print_exc()
        interrupted = isinstance(error, KeyboardInterrupt)
        return error.exit_code if isinstance(error, DigestError) else INTERRUPTED if interrupted else 1
    progress.end()
    show(format_report(report, time.monotonic() - start))
    return 0


def show(text: str) -> None:
    """Print; a reader that has gone away (``| head``) is no error."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
