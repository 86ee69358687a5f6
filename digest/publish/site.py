"""Content → site, by MkDocs: the one place that knows it.

MkDocs runs in this process, strictly: each of its warnings is an error. It gets a clock that stands still, so that equal
content gives equal bytes.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

from digest.errors import PublishError

__all__ = ["find_versions", "publish_site"]

PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
STILL_CLOCK = "315532800"  # 1 January 1980: what needs a time (a gzip header) gets this one
SHOWN = 5  # of MkDocs's warnings


def find_versions() -> tuple[str, ...]:
    """The versions of whatever makes the site's bytes out of the content."""
    return tuple(f"{name} {metadata.version(name)}" for name in PACKAGES)


def publish_site(config: Path, content: Path, site: Path, tell: Callable[[str], None]) -> None:
    """Build ``site`` from ``content`` as ``config`` (mkdocs.yml) says. ``tell`` is called with lines of progress.

    Raises ``PublishError`` if MkDocs cannot, or if it warns of anything.
    """
    with _environment(SOURCE_DATE_EPOCH=STILL_CLOCK, NO_MKDOCS_2_WARNING="1"):
        from mkdocs.commands.build import build  # noqa: PLC0415 - late, for its import is slow and reads the environment
        from mkdocs.config import load_config  # noqa: PLC0415

        with _listening(tell) as warnings:
            try:
                folders = {"docs_dir": str(content.resolve()), "site_dir": str(site.resolve())}
                build(load_config(str(config), strict=True, **folders))
            except (Exception, SystemExit) as error:  # MkDocs and its extensions raise anything
                raise _explain(error, warnings, config) from error


def _explain(error: BaseException, warnings: list[str], config: Path) -> PublishError:
    told = warnings[:SHOWN] or [f"{error.__class__.__name__}: {error}"]
    more = [f"and {len(warnings) - SHOWN} more"] if len(warnings) > SHOWN else []
    advice = "mend mkdocs.yml or theme/ where it says so; content/ and site/ are as they were"
    return PublishError(
        "MkDocs cannot publish this", where=str(config), fragment="\n    ".join([*told, *more]), advice=advice
    )


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _listening(tell: Callable[[str], None]) -> Iterator[list[str]]:
    """What MkDocs warns of, gathered; how far it is, told. Its own log goes nowhere else meanwhile."""
    log, building = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    levels, propagates = (log.level, building.level), log.propagate
    ear = _Ear(tell)
    log.addHandler(ear)
    log.setLevel(logging.INFO)
    building.setLevel(logging.DEBUG)  # only this one: in others it switches MkDocs's check of anchors off
    log.propagate = False
    try:
        yield ear.warnings
    finally:
        log.removeHandler(ear)
        log.setLevel(levels[0])
        building.setLevel(levels[1])
        log.propagate = propagates


class _Ear(logging.Handler):
    """Keeps the warnings, counts the pages."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.warnings: list[str] = []
        self._tell = tell
        self._read = self._built = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Called by ``logging`` with each record."""
        message = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.warnings.append(message)
        elif message.startswith("Reading: "):
            self._read += 1
            self._tell(f"MkDocs reads page {self._read}")
        elif message.startswith("Building page "):
            self._built += 1
            self._tell(f"MkDocs publishes page {self._built} of {self._read}")
