"""The frame of the project: locked requirements, nothing of one machine or registry, tests that say what they hold."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "npm" + "mirror.com")
PIP_OPTIONS = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host")


def _tracked_texts() -> dict[str, str]:
    """Text of each file of the project, by its path; what is not text is left out."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    texts = {}
    for name in filter(None, names.split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data:
            texts[name] = data.decode("utf-8", errors="replace")
    return texts


def test_every_requirement_is_written_and_locked() -> None:
    """Each list that people write has a lock, and the other way round."""
    written = sorted((ROOT / "requirements").glob("*.in"))
    assert {path.stem for path in written} == {path.stem for path in LOCKS} >= {"site", "test"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_holds_a_version_and_a_hash_for_each_requirement(lock: Path) -> None:
    """Every line of a lock is a comment or a package of one version with at least one hash; no address stands in it."""
    lines = [line for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines() if line.strip()]
    packages = [line for line in lines if not line.lstrip().startswith("#")]
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9.\-]+==[0-9][^ ]*( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+$", package), package
    assert not re.search(r"://|(?<![\w.])/\w", "\n".join(lines))


def test_locks_agree_on_every_version() -> None:
    """A package has one version: the tests run with what the site is built with."""
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([^ #=]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_no_file_names_a_registry() -> None:
    """Where packages come from is for each machine to say, not for the project."""
    for name, text in _tracked_texts().items():
        found = [host for host in REGISTRIES if host in text.lower()]
        assert not found, f"{name} names {found}"
        if name != "tests/test_frame.py":
            assert not PIP_OPTIONS.search(text), name


def test_every_test_says_what_it_holds() -> None:
    """A test's docstring states the behaviour, so that a failure reads as a broken promise."""
    silent = [
        f"{path.name}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert not silent


def test_make_alone_lists_every_command() -> None:
    """The help names each command of the Makefile with what it does."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    shown = subprocess.run(["make", "-C", str(ROOT), "help"], capture_output=True, check=True, text=True).stdout
    assert set(phony.split()) == set(re.findall(r"^  make (\w+) +\S", shown, re.MULTILINE))


def test_make_says_what_to_do_where_there_is_no_python(tmp_path: Path) -> None:
    """Without Python 3.11 or newer the first command ends with what is missing and how to name it."""
    command = ["make", "-f", str(ROOT / "Makefile"), "-C", str(tmp_path), ".venv/bin/pip", "PYTHON="]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "Python 3.11 or newer is needed" in run.stderr
    assert "make site PYTHON=" in run.stderr
