"""What the curator sees of a build."""

import io
from dataclasses import replace

from digest.errors import CorpusError
from digest.models import Finding, Span
from digest.publish.report import Progress, Report, format_error, format_report

QUIET = Report(
    pages=1,
    articles=2,
    interviews=1,
    printings=2,
    added=(),
    changed=(),
    removed=(),
    others=0,
    findings=(),
    content="content",
    site="site",
    is_content_new=False,
    is_site_new=False,
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def finding(line: int, code: str = "damaged-text") -> Finding:
    return Finding(
        code=code, message="look", fragment=f"文字{line}", span=Span(page="a", first_line=line, last_line=line)
    )


def test_a_build_without_changes_says_so() -> None:
    """Counts, both folders, the time; nothing else."""
    assert format_report(QUIET, 1.25).splitlines() == [
        "1 page: 2 articles, 1 interview in 2 printings",
        "content: nothing has changed",
        "site: is up to date",
        "done in 1.2 s",
    ]


def test_changes_are_named_and_capped() -> None:
    """Interview pages by name, ten of each kind at most; other files by their number."""
    many = tuple(f"new-{number:02d}" for number in range(12))
    report = replace(
        QUIET, added=many, changed=("old",), removed=("gone",), others=3, is_content_new=True, is_site_new=True
    )
    lines = format_report(report, 1).splitlines()
    assert lines[1] == "content: 12 interviews added, 1 interview changed, 1 interview removed, 3 other files"
    assert lines[2:14] == [*(f"  + {name}" for name in many[:10]), "  + and 2 more", "  ~ old"]
    assert lines[14:16] == ["  - gone", "site: published"]


def test_findings_stand_by_code_with_page_and_line() -> None:
    """Each code with its count and meaning, a few findings each with place, fragment and message."""
    report = replace(QUIET, findings=(*map(finding, range(1, 8)), Finding(code="no-byline", message="who?")))
    lines = format_report(report, 1).splitlines()
    assert lines[3:] == [
        "8 findings to look at (all of them: quality/ on the site)",
        "  damaged-text (7) 文字有损",
        *(f"    a:{line}  “文字{line}” look" for line in range(1, 6)),
        "    and 2 more",
        "  no-byline (1) 访谈没有署名",
        "    who?",
        "done in 1.0 s",
    ]


def test_what_a_terminal_would_obey_is_shown() -> None:
    """An escape sequence in a page's text does not reach the terminal; a long fragment is cut."""
    odd = Finding(code="odd-characters", message="\x1b[2Jgone\nnext line", fragment="长" * 100)
    text = format_report(replace(QUIET, findings=(odd,)), 1)
    assert "\x1b" not in text
    assert f"“{'长' * 60}…” ␛[2Jgone next line" in text


def test_no_site_no_line() -> None:
    """Where no site was asked for, the report does not speak of one."""
    assert "site" not in format_report(replace(QUIET, site=None), 1)


def test_progress_is_one_line_on_a_terminal_and_nothing_in_a_pipe() -> None:
    """Each step writes over the one before; the end wipes it; a pipe gets not a byte."""
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        progress = Progress(stream)
        progress.tell("Reading the pages")
        progress.tell("x" * 200)
        progress.end()
    assert pipe.getvalue() == ""
    lines = terminal.getvalue().split("\r")
    assert "\n" not in terminal.getvalue()
    assert {len(line) for line in lines[1:-1]} == {78}
    assert lines[1].strip() == "Reading the pages"
    assert lines[-2:] == [" " * 78, ""]


def test_an_error_cannot_command_a_terminal() -> None:
    """What a page's text brings into an error is shown, as in the report."""
    assert "\x1b" not in format_error(CorpusError("this is not a text", where="a.txt", fragment="\x1b[2J"))
    assert "a.txt: this is not a text\n    ␛[2J" in format_error(
        CorpusError("this is not a text", where="a.txt", fragment="\x1b[2J")
    )
