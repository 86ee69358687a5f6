"""Folders that are written whole: a new tree is made beside the old one and swapped in by two renames.

    folder ── rename ──▶ .folder.digest-old          .folder.digest-new ── rename ──▶ folder

A build that is killed leaves the old tree or the new one. Killed between the two renames, it leaves the old one under
its other name, and the next build puts it back first. A folder of ours holds a file ``.digest``; a folder that holds
other things is never swapped out. ``.folder.digest-new`` is locked while a build writes it, so that no two builds
write one folder.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from digest.errors import WriteError
from digest.models import Document

if sys.platform != "win32":
    import fcntl

__all__ = ["MARK", "claim_folder", "fill_folder", "list_tree", "read_mark", "read_tree", "replace_folder"]

MARK = ".digest"


def claim_folder(folder: Path) -> None:
    """Make sure that ``folder`` may be written whole; put back, or clear away, what a killed build left beside it.

    Raises ``WriteError`` if it is no folder, holds files and no mark of ours, or another build is writing it.
    """
    old, new = _beside(folder, "old"), _beside(folder, "new")
    with _write_errors(folder):
        if new.exists():
            os.close(_lock(folder, new))
            _remove(new)
        if (old / MARK).exists() and not folder.exists():
            old.rename(folder)
        _remove(old)
        if folder.exists() and not folder.is_dir():
            advice = "name a folder, or remove this file"
            raise WriteError("this is a file, and a folder has to stand here", where=str(folder), advice=advice)
        names = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
        if names and MARK not in names:
            advice = "the output folders are replaced whole: name a new or empty one, or empty this one yourself"
            raise WriteError(
                "this folder holds files that build.py did not write",
                where=str(folder),
                fragment=", ".join(names[:5]) + (" …" if len(names) > 5 else ""),
                advice=advice,
            )


def read_mark(folder: Path) -> str | None:
    """What the mark of a folder of ours says; ``None`` without one."""
    try:
        return (folder / MARK).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def list_tree(folder: Path) -> tuple[tuple[str, int], ...]:
    """Path and size in bytes of each file below ``folder`` but the mark, sorted; empty if there is no such folder."""
    with _write_errors(folder):
        return tuple((name, path.stat().st_size) for name, path in _walk(folder))


def read_tree(folder: Path) -> Mapping[str, bytes]:
    """Path → bytes of each file below ``folder`` but the mark, sorted; empty if there is no such folder."""
    with _write_errors(folder):
        return {name: path.read_bytes() for name, path in _walk(folder)}


@contextmanager
def replace_folder(folder: Path, mark: Callable[[], str]) -> Iterator[Path]:
    """A new folder beside ``folder``, which takes its place when the block ends without an error.

    ``mark()`` is what its mark says then. ``claim_folder`` comes first. Raises ``WriteError`` where something cannot
    be written or another build writes it.
    """
    new = _beside(folder, "new")
    with _write_errors(folder):
        new.mkdir(parents=True)
        lock = _lock(folder, new)
    try:
        yield new
        with _write_errors(folder):
            (new / MARK).write_text(mark(), encoding="utf-8")
            _swap(folder, new)
    finally:
        _remove(new)
        os.close(lock)


def fill_folder(folder: Path, documents: Iterable[Document], like: Path | None = None) -> None:
    """Write documents below ``folder``. Raises ``WriteError``.

    A file that stands in ``like`` with the same bytes is linked from there, so that it keeps its time.
    """
    with _write_errors(folder):
        for document in documents:
            path = folder / document.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if not (like and _link_same(like / document.path, path, document.data)):
                path.write_bytes(document.data)


def _beside(folder: Path, ending: str) -> Path:
    return folder.parent / f".{folder.name}.digest-{ending}"


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    names = (path for path in sorted(folder.rglob("*")) if not path.is_dir() or path.is_symlink())
    return ((path.relative_to(folder).as_posix(), path) for path in names if path != folder / MARK)


def _swap(folder: Path, new: Path) -> None:
    old = _beside(folder, "old")
    _remove(old)
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    _remove(old)


def _lock(folder: Path, new: Path) -> int:
    """A handle that holds the lock until it is closed, or its process ends."""
    if sys.platform == "win32":  # no flock there: two builds at once are the curator's own doing
        return os.open(os.devnull, os.O_RDONLY)
    handle = os.open(new, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        advice = "let it end, then run this again"
        raise WriteError("another build is writing this folder", where=str(folder), advice=advice) from None
    return handle


def _remove(path: Path) -> None:
    """Remove a folder beside ours, as far as can be: what stays is cleared away by the next build."""
    shutil.rmtree(path, ignore_errors=True)


def _link_same(old: Path, path: Path, data: bytes) -> bool:
    try:
        if old.read_bytes() != data:
            return False
        os.link(old, path)
    except OSError:
        return False
    return True


@contextmanager
def _write_errors(folder: Path) -> Iterator[None]:
    """Any trouble with files is one error that names the file and says what to do."""
    try:
        yield
    except OSError as error:
        where = str(error.filename or folder)
        advice = f"make sure that {folder.parent} is a folder that you may write to, on a disk with space left"
        raise WriteError(f"this cannot be written: {error.strerror or error}", where=where, advice=advice) from None
