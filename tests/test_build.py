"""The door: command line, exit codes, and errors that are no tracebacks."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import build
from digest.publish.report import Progress

ROOT = Path(__file__).parents[1]
PAGE = """把老街巷办成会客厅

——访桐林区委书记林远舟

“老街巷是桐林的会客厅。”桐林区委书记林远舟说，今年要修好十二条老巷。

安和日报记者 苏禾
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "anhe.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """build.py as the curator runs it, into a pipe."""
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "--corpus",
        "corpus",
        "--content",
        "content",
        "--site",
        "site",
        *arguments,
    ]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_build_ends_with_a_short_report(folder: Path) -> None:
    """From any folder; the report on standard output, nothing on the other in a pipe; the second run changes nothing."""
    done = run(folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "1 page: 1 article, 1 interview in 1 printing"
    assert re.fullmatch(r"content: 1 interview added, \d+ other files", lines[1])
    assert lines[2] == "  + anhe-linyuanzhou"
    assert "site: published" in lines
    assert lines[-1].startswith("done in ")
    again = run(folder).stdout.splitlines()
    assert again[1:3] == ["content: nothing has changed", "site: is up to date"]


@pytest.mark.parametrize(
    ("files", "arguments", "code", "words"),
    [
        ({}, ["--colour"], 2, "usage: build.py"),
        ({}, ["--content", "corpus"], 2, "--content"),
        ({"corpus/anhe.txt": None}, [], 3, "corpus"),
        ({"corpus/anhe.txt": "\x00\x01\x02\x03"}, [], 3, "corpus/anhe.txt"),
        ({"corpus/anhe.yml": "paper: x\ncolour: red\n"}, [], 4, "corpus/anhe.yml:2"),
        ({}, ["check"], 6, "content"),
        ({}, ["--check"], 6, "content"),
        ({"content/thesis.doc": "years"}, [], 8, "thesis.doc"),
        ({"site": "a file"}, [], 8, "site"),
    ],
)
def test_each_cause_has_its_exit_code(
    folder: Path, files: dict[str, str | None], arguments: list[str], code: int, words: str
) -> None:
    """The error stands on standard error, names the place and the next step, and is no traceback; nothing is written."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.unlink() if text is None else path.write_text(text)
    done = run(folder, *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "→" in done.stderr or code == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (folder / "content" / "index.md").exists()


def test_strict_fails_where_there_is_something_to_look_at(folder: Path) -> None:
    """With exit code 7; without --strict the same corpus is built, and the report shows the finding."""
    (folder / "corpus" / "anhe.txt").write_text(PAGE.replace("安和日报记者 苏禾", ""), encoding="utf-8")
    done = run(folder, "--strict", "--no-site")
    assert done.returncode == 7
    assert "no-byline (1)" in done.stderr
    assert not (folder / "content").exists()
    assert "no-byline (1)" in run(folder, "--no-site").stdout


def test_check_passes_after_a_build(folder: Path) -> None:
    """And fails when somebody has edited content/ by hand."""
    run(folder, "--no-site")
    assert run(folder, "check").returncode == 0
    (folder / "content" / "about/index.md").write_text("by hand")
    done = run(folder, "check")
    assert done.returncode == 6
    assert "differs: about/index.md" in done.stderr


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    """``build.py | head -0`` ends as well as ever."""
    command = [sys.executable, str(ROOT / "build.py"), "--corpus", "corpus", "--content", "content", "--no-site"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=folder, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_help_shows_examples_and_exit_codes() -> None:
    """Enough to begin with."""
    done = run(ROOT, "--help")
    assert done.returncode == 0
    for words in ("python build.py check", "--no-site", "exit codes:", "4  a vocabulary or sidecar is wrong"):
        assert words in done.stdout


def test_a_terminal_without_unicode_is_no_error(folder: Path) -> None:
    """What it cannot show is escaped."""
    (folder / "corpus" / "anhe.txt").rename(folder / "corpus" / "安和.txt")
    done = run(folder, "--no-site", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "\\u5b89" in done.stdout


@pytest.mark.parametrize("debug", [False, True])
def test_a_mistake_of_the_program_is_said_to_be_one(
    debug: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, what happened, how to report it; a traceback only with --debug."""

    def fail(*_: object) -> None:
        raise RuntimeError("a cat on the keyboard")

    monkeypatch.setattr(build, "build", fail)
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr(sys.stderr, "reconfigure", lambda **_: None, raising=False)
    assert build.main(["--debug"] if debug else []) == 1
    shown = capsys.readouterr().err
    assert "RuntimeError: a cat on the keyboard" in shown
    assert "report it" in shown
    assert ("Traceback" in shown) == debug


def test_an_interruption_is_no_mistake(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends the build with a word and the shell's usual code."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "build", interrupt)
    monkeypatch.setattr(Progress, "end", lambda _: None)
    assert build.main([]) == 130
    assert "stopped" in capsys.readouterr().err
