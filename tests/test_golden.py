"""The whole content/ of a small invented newspaper, byte for byte."""

import difflib
from pathlib import Path

from digest.publish.tree import read_mark, read_tree
from tests.golden import APPROVED, write_content

LONGEST = 60  # lines of a difference that are shown


def test_the_output_is_the_approved_one(tmp_path: Path) -> None:
    """A change of the output is meant and read, or it is a mistake. If it is meant: ``make golden``, then ``git diff``."""
    write_content(tmp_path, tmp_path / "content")
    approved, written = read_tree(APPROVED), read_tree(tmp_path / "content")
    assert sorted(written) == sorted(approved), "other files are written; if that is meant: make golden"
    for path, data in written.items():
        assert data == approved[path], (
            f"{path} differs; if that is meant: make golden\n{_difference(approved[path], data)}"
        )


def test_the_approved_output_is_a_whole_newspaper() -> None:
    """It holds what a site has: interviews, joined printings at an old address, every kind of index, data files."""
    approved = read_tree(APPROVED)
    assert read_mark(APPROVED)
    assert len(approved) > 40
    for path in (
        "index.md",
        "interviews/anhe-ribao-2031-04-12-linyuanzhou/index.md",
        "interviews/anhe-wanbao-2031-04-linyuanzhou/index.html",
        "cities/suzhou/index.md",
        "data/interviews.json",
    ):
        assert path in approved


def _difference(old: bytes, new: bytes) -> str:
    lines = difflib.unified_diff(
        old.decode().splitlines(), new.decode().splitlines(), "approved", "written", lineterm=""
    )
    return "\n".join(list(lines)[:LONGEST])
