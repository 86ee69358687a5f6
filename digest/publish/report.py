"""What the curator sees of a build: a line of progress while it runs, a short report when it is done."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TextIO

from digest.errors import FINDINGS, DigestError
from digest.inert import show_controls
from digest.models import Finding

__all__ = ["Progress", "Report", "format_error", "format_findings", "format_report"]

MISTAKE = """\
This is a mistake in the program, not yours: {}
content/ and site/ are as they were. Please report it with what --debug shows."""

MOST_NAMES = 10  # interview pages named for each kind of change
MOST_FINDINGS = 5  # shown for each code
LONGEST = 60  # characters of a fragment or message
WIDTH = 78  # columns of the progress line


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build read and did. ``added``, ``changed``, ``removed``: interview ids; ``others``: other files so touched.

    ``site`` is ``None`` where no site was asked for; ``is_content_new`` and ``is_site_new`` tell whether it was written.
    """

    pages: int
    articles: int
    interviews: int
    printings: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    others: int
    findings: tuple[Finding, ...]
    content: str
    site: str | None
    is_content_new: bool
    is_site_new: bool


def format_report(report: Report, seconds: float) -> str:
    """The report as text, without a line end behind it."""
    return "\n".join(_report_lines(report, seconds))


def format_error(error: BaseException) -> str:
    """An error as the curator reads it: what a ``DigestError`` says, or that the program is at fault."""
    if isinstance(error, KeyboardInterrupt):
        return "stopped; content/ and site/ are as they were"
    is_expected = isinstance(error, DigestError)
    return show_controls(str(error) if is_expected else MISTAKE.format(f"{error.__class__.__name__}: {error}"))


def format_findings(findings: Iterable[Finding]) -> str:
    """Findings by code, each with page and line; a few of each code."""
    return "\n".join(_finding_lines(findings))


def _report_lines(report: Report, seconds: float) -> Iterator[str]:
    read = f"{_count(report.pages, 'page')}: {_count(report.articles, 'article')}, "
    yield read + f"{_count(report.interviews, 'interview')} in {_count(report.printings, 'printing')}"
    if report.is_content_new:
        yield f"{report.content}: {', '.join(_change_counts(report)) or 'written'}"
        yield from _change_lines(report)
    else:
        yield f"{report.content}: nothing has changed"
    if report.site:
        yield f"{report.site}: {'published' if report.is_site_new else 'is up to date'}"
    if report.findings:
        yield f"{_count(len(report.findings), 'finding')} to look at (all of them: quality/ on the site)"
        yield from _finding_lines(report.findings)
    yield f"done in {seconds:.1f} s"


def _change_counts(report: Report) -> Iterator[str]:
    for kind, names in (("added", report.added), ("changed", report.changed), ("removed", report.removed)):
        if names:
            yield f"{_count(len(names), 'interview')} {kind}"
    if report.others:
        yield _count(report.others, "other file")


def _change_lines(report: Report) -> Iterator[str]:
    for sign, names in (("+", report.added), ("~", report.changed), ("-", report.removed)):
        yield from (f"  {sign} {show_controls(name)}" for name in names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            yield f"  {sign} and {len(names) - MOST_NAMES} more"


def _finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    ordered = sorted(findings, key=lambda finding: finding.code)
    for code, group in groupby(ordered, key=lambda finding: finding.code):
        members = list(group)
        yield f"  {code} ({len(members)}) {FINDINGS.get(code, '')}".rstrip()
        for finding in members[:MOST_FINDINGS]:
            yield f"    {_place(finding)}{_short(finding.fragment, '“{}” ')}{_short(finding.message, '{}')}".rstrip()
        if len(members) > MOST_FINDINGS:
            yield f"    and {len(members) - MOST_FINDINGS} more"


def _place(finding: Finding) -> str:
    return f"{show_controls(finding.span.page)}:{finding.span.first_line}  " if finding.span else ""


def _short(text: str, frame: str) -> str:
    line = " ".join(show_controls(text).split())
    return frame.format(line if len(line) <= LONGEST else line[:LONGEST] + "…") if line else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


class Progress:
    """One line on a terminal that is written over and over; nothing where no terminal is (a pipe, a file)."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream if stream.isatty() else None

    def tell(self, stage: str) -> None:
        """Show what is being done now."""
        if self._stream:
            self._stream.write(f"\r{stage[:WIDTH]:<{WIDTH}}")
            self._stream.flush()

    def end(self) -> None:
        """Wipe the line, so that what comes next stands alone."""
        if self._stream:
            self._stream.write(f"\r{'':<{WIDTH}}\r")
            self._stream.flush()
