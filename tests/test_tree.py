"""Folders that are written whole."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.errors import WriteError
from digest.models import Document
from digest.publish.tree import MARK, claim_folder, fill_folder, list_tree, read_mark, read_tree, replace_folder

ROOT = Path(__file__).parents[1]
FIRST = {"a.md": b"one", "b/c.md": b"two", "b/d.md": b"three"}
SECOND = {"a.md": b"one", "b/c.md": b"changed", "e/f.md": b"new"}

KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from digest.publish import tree
from digest.models import Document

count = int(sys.argv[2])

def strike(call):
    def struck(*args, **keys):
        global count
        count -= 1
        if count == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **keys)
    return struck

for owner, name in [(os, "link"), (os, "unlink"), (os, "rmdir"), (Path, "rename"), (Path, "mkdir"),
                    (Path, "write_bytes"), (Path, "write_text"), (os, "close")]:
    setattr(owner, name, strike(getattr(owner, name)))
folder = Path(sys.argv[1])
tree.claim_folder(folder)
with tree.replace_folder(folder, lambda: "second") as new:
    tree.fill_folder(new, [Document(path=p, data=d) for p, d in eval(sys.argv[3]).items()], like=folder)
"""


def documents(files: dict[str, bytes]) -> Iterator[Document]:
    return (Document(path=path, data=data) for path, data in files.items())


def write(folder: Path, files: dict[str, bytes], mark: str = "first") -> None:
    claim_folder(folder)
    with replace_folder(folder, lambda: mark) as new:
        fill_folder(new, documents(files), like=folder)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_tree_is_written_and_replaced_whole(tmp_path: Path) -> None:
    """The new tree takes the old one's place; files that are no longer in it are gone; nothing is left beside it."""
    folder = tmp_path / "deep" / "out"
    write(folder, FIRST)
    assert read_tree(folder) == FIRST
    assert read_mark(folder) == "first"
    write(folder, SECOND, "second")
    assert read_tree(folder) == SECOND
    assert list_tree(folder) == (("a.md", 3), ("b/c.md", 7), ("e/f.md", 3))
    assert read_mark(folder) == "second"
    assert names_in(folder.parent) == ["out"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    """Only what differs is written."""
    folder = tmp_path / "out"
    write(folder, FIRST)
    os.utime(folder / "a.md", (1, 1))
    os.utime(folder / "b/c.md", (1, 1))
    write(folder, SECOND)
    assert (folder / "a.md").stat().st_mtime == 1
    assert (folder / "b/c.md").stat().st_mtime > 1


def test_an_error_leaves_the_old_tree(tmp_path: Path) -> None:
    """Whatever goes wrong while the new tree is made, the old one stands and nothing is left beside it."""
    folder = tmp_path / "out"
    write(folder, FIRST)

    def interrupted() -> Iterator[Document]:
        yield from documents(SECOND)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), replace_folder(folder, lambda: "second") as new:
        fill_folder(new, interrupted())
    assert read_tree(folder) == FIRST
    assert names_in(tmp_path) == ["out"]


def test_a_failed_rename_puts_the_old_tree_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new tree cannot be moved in, the old one is moved back."""
    folder = tmp_path / "out"
    write(folder, FIRST)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith("-new"):
            raise PermissionError(1, "not now", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(WriteError, match="not now"):
        write(folder, SECOND)
    assert read_tree(folder) == FIRST


def test_a_build_killed_at_any_moment_leaves_a_whole_tree(tmp_path: Path) -> None:
    """Before each call that touches the disk in turn, the process is killed: the old tree or the new one stands
    (once the next build has looked), and the next build succeeds.
    """
    for count in range(1, 60):
        folder = tmp_path / str(count) / "out"
        write(folder, FIRST)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder), str(count), repr(SECOND)],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        claim_folder(folder)
        assert names_in(folder.parent) == ["out"]
        assert (read_mark(folder), read_tree(folder)) in (("first", FIRST), ("second", SECOND))
        write(folder, SECOND, "second")
        assert read_tree(folder) == SECOND
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    assert count > 12, "the process was hardly ever killed"
    assert done.returncode == 0, "the process was never left alone"


def test_a_folder_of_others_is_never_swapped_out(tmp_path: Path) -> None:
    """A folder with files and without our mark is refused; an empty one and a new one are welcome; a file is not."""
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "thesis.doc").write_text("years of work")
    with pytest.raises(WriteError, match=r"thesis\.doc"):
        claim_folder(taken)
    with pytest.raises(WriteError, match="this is a file"):
        claim_folder(taken / "thesis.doc")
    (tmp_path / "empty").mkdir()
    claim_folder(tmp_path / "empty")
    claim_folder(tmp_path / "none")
    assert (taken / "thesis.doc").read_text() == "years of work"


@pytest.mark.skipif(sys.platform == "win32", reason="no flock")
def test_two_builds_cannot_write_one_folder(tmp_path: Path) -> None:
    """The second is told to wait, and leaves the first one's work alone."""
    folder = tmp_path / "out"
    write(folder, FIRST)
    with replace_folder(folder, lambda: "second") as new:
        fill_folder(new, documents(SECOND))
        with pytest.raises(WriteError, match="another build"):
            claim_folder(folder)
    assert read_tree(folder) == SECOND


def test_trouble_with_the_disk_is_one_clear_error(tmp_path: Path) -> None:
    """The error names the file and the exit code is the one for writing."""
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError) as caught:
        write(tmp_path / "file" / "out", FIRST)
    assert caught.value.exit_code == 8
    assert str(tmp_path) in str(caught.value)


def test_the_mark_is_not_part_of_the_tree(tmp_path: Path) -> None:
    """Hidden files count (a stray one is a difference); the mark does not; a missing folder is an empty tree."""
    write(tmp_path / "out", FIRST)
    (tmp_path / "out" / ".stray").touch()
    assert MARK not in read_tree(tmp_path / "out")
    assert ".stray" in read_tree(tmp_path / "out")
    assert read_tree(tmp_path / "nothing") == {}
    assert read_mark(tmp_path / "nothing") is None
