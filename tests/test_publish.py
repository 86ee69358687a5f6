"""The whole way, with an invented library in the place of what the rooms read."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from digest.errors import OutdatedContentError, PublishError, StrictError, WriteError
from digest.models import Document, Library
from digest.publish import composing as publish
from digest.publish.composing import Settings, build, check, find_overlap
from digest.publish.report import Report
from digest.publish.tree import MARK, read_tree
from tests.invented import LIBRARY, VOCABULARY

ROOT = Path(__file__).parents[1]
LIN = "anhe-ribao-2031-04-12-linyuanzhou"

Stamps = dict[str, tuple[int, int]]


@dataclass
class House:
    """Folders to build in, and the library and index that the rooms come up with."""

    settings: Settings
    library: Library = LIBRARY
    index: tuple[Document, ...] = (Document(path="search/start.bin", data=b"index"),)

    def build(self, **changes: object) -> Report:
        return build(replace(self.settings, **changes), lambda _: None)  # type: ignore[arg-type]

    def check(self) -> Report:
        return check(self.settings, lambda _: None)

    @property
    def site(self) -> Path:
        assert self.settings.site
        return self.settings.site


def furnish(folder: Path) -> Settings:
    """The project's own mkdocs.yml and theme, copied so that a test may change them."""
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "theme", folder / "theme")
    return settings_in(folder)


def settings_in(folder: Path) -> Settings:
    return Settings(
        corpus=folder / "corpus",
        vocabulary=folder / "vocabulary",
        content=folder / "out" / "content",
        site=folder / "out" / "site",
        config=folder / "mkdocs.yml",
    )


def occupy(house: House, patch: Callable[[object, str, object], None]) -> House:
    """Let the rooms that read come up with the house's library and index."""
    patch(publish, "read_vocabulary", lambda _: VOCABULARY)
    patch(publish, "read_corpus", lambda _: ())
    patch(publish, "lay_out", lambda *_: ())
    patch(publish, "read_printings", lambda *_: ())
    patch(publish, "build_library", lambda *_: house.library)
    patch(publish, "build_index", lambda *_: house.index)
    return house


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.delenv("SITE_URL", raising=False)
    return occupy(House(furnish(tmp_path)), monkeypatch.setattr)


def stamps(*folders: Path) -> Stamps:
    """When each file and folder was last changed, and which file it is."""
    paths = (path for folder in folders for path in [folder, *folder.rglob("*")])
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in paths}


def with_new_headline(library: Library) -> Library:
    first, *others = library.interviews
    return replace(library, interviews=(replace(first, headline="另一个题目"), *others))


def test_a_build_writes_content_and_site(house: House) -> None:
    """Pages, data files and redirects in content/; the same as HTML, with the search index, in site/; nothing beside."""
    report = house.build()
    content, site = read_tree(house.settings.content), read_tree(house.site)
    assert {f"interviews/{LIN}/index.md", "data/pages.json", "index.md"} <= set(content)
    assert {f"interviews/{LIN}/index.html", "data/pages.json", "search/start.bin", "404.html", "sitemap.xml"} <= set(
        site
    )
    assert report.added == tuple(sorted(interview.id for interview in LIBRARY.interviews))
    assert (report.pages, report.articles, report.interviews, report.printings) == (2, 5, 3, 4)
    assert (report.is_content_new, report.is_site_new) == (True, True)
    assert sorted(path.name for path in house.site.parent.iterdir()) == ["content", "site"]


def test_a_second_build_writes_nothing(house: House) -> None:
    """Not a file, not a folder: the times of all stay as they were."""
    house.build()
    before = stamps(house.site.parent)
    report = house.build()
    assert stamps(house.site.parent) == before
    assert (report.is_content_new, report.is_site_new, report.others) == (False, False, 0)
    assert report.added == report.changed == report.removed == ()


def test_a_change_is_reported_by_name_and_touches_what_changed(house: House) -> None:
    """Of three interviews one is changed, one goes, one stays untouched; a new one comes."""
    house.build()
    before = stamps(house.settings.content)
    first, second, third = LIBRARY.interviews
    house.library = replace(with_new_headline(LIBRARY), interviews=(replace(first, headline="另一个题目"), second))
    house.library = replace(house.library, interviews=(*house.library.interviews, replace(third, id="another-x")))
    report = house.build()
    assert (report.changed, report.removed, report.added) == ((LIN,), (third.id,), ("another-x",))
    after = stamps(house.settings.content)
    kept, touched = (str(house.settings.content / "interviews" / i.id / "index.md") for i in (second, first))
    assert after[kept] == before[kept]
    assert after[touched] != before[touched]
    assert "另一个题目" in (house.site / "interviews" / LIN / "index.html").read_text()


@pytest.mark.parametrize("cause", ["config", "theme", "index", "address", "lost file", "cut file"])
def test_the_site_is_made_again_when_it_must_be(house: House, cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When anything that it is made of changes, or a file of it is lost; content/ is not written for that."""
    house.build()
    before = stamps(house.settings.content)
    if cause == "config":
        text = house.settings.config.read_text()
        house.settings.config.write_text(text.replace("site_name: 访谈文摘", "site_name: 另一个名字"))
    elif cause == "theme":
        (house.settings.config.parent / "theme/assets/digest.css").write_text("body{}")
    elif cause == "index":
        house.index = (Document(path="search/start.bin", data=b"other"),)
    elif cause == "address":
        monkeypatch.setenv("SITE_URL", "https://example.org/digest/")
    elif cause == "lost file":
        (house.site / "about/index.html").unlink()
    else:
        (house.site / "about/index.html").write_text("")
    assert house.build().is_site_new
    assert not house.build().is_site_new
    assert stamps(house.settings.content) == before
    assert (house.site / "about/index.html").stat().st_size > 1000


def test_without_a_site_the_site_is_left_alone(house: House) -> None:
    """``--no-site`` writes content/, nothing else."""
    assert not house.build(site=None).is_site_new
    assert house.settings.content.is_dir()
    assert not house.site.exists()


@pytest.mark.parametrize("fault", ["config", "template", "nav", "template error"])
def test_when_mkdocs_fails_all_stays_as_it_was(house: House, fault: str) -> None:
    """A wrong mkdocs.yml, a broken template, a mere warning: one clear error; content/ and site/ are the last good ones."""
    house.build()
    before = stamps(house.settings.content, house.site)
    house.library = with_new_headline(LIBRARY)
    config = house.settings.config
    if fault == "config":
        config.write_text("site_name: [unclosed")
    elif fault == "template":
        (config.parent / "theme/main.html").write_text("{% extends 'base.html' %}{% block %}")
    elif fault == "nav":
        config.write_text(config.read_text().replace("about/index.md", "abuot/index.md"))
    else:
        (config.parent / "theme/main.html").write_text("{{ page.nothing.at.all }}")
    with pytest.raises(PublishError) as caught:
        house.build()
    assert caught.value.exit_code == 5
    assert caught.value.where == str(config)
    assert "abuot/index.md" in caught.value.fragment or fault != "nav"
    assert stamps(house.settings.content, house.site) == before
    assert sorted(path.name for path in house.site.parent.iterdir()) == ["content", "site"]


def test_two_builds_of_one_library_are_equal_to_the_byte(tmp_path: Path) -> None:
    """In other folders, with another clock, hash seed, language and time zone; and no file names a folder of this machine."""
    trees = []
    for number, (seed, zone) in enumerate([("1", "Asia/Shanghai"), ("2", "America/New_York")]):
        folder = tmp_path / f"number-{number}"
        folder.mkdir()
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": str(number),
        }
        environment["SITE_URL"] = "https://example.org/digest/"
        subprocess.run([sys.executable, "-c", BUILD, str(folder), ""], cwd=ROOT, env=environment, check=True)
        trees.append((read_tree(folder / "out/content"), read_tree(folder / "out/site")))
    assert trees[0] == trees[1]
    for path, data in {**trees[0][0], **trees[0][1]}.items():
        assert str(tmp_path).encode() not in data, path
        assert str(ROOT).encode() not in data, path
    assert b"<loc>https://example.org/digest/about/</loc>" in trees[0][1]["sitemap.xml"]
    assert b"lastmod" not in trees[0][1]["sitemap.xml"]


BUILD = """
import os, signal, sys
from pathlib import Path
from tests.test_publish import House, build, furnish, occupy, settings_in, with_new_headline

folder, death = Path(sys.argv[1]), sys.argv[2]
is_second = (folder / "theme").exists()
house = occupy(House(settings_in(folder) if is_second else furnish(folder)), setattr)
if is_second:
    house.library = with_new_headline(house.library)
build(house.settings, lambda step: os.kill(os.getpid(), signal.SIGKILL) if death and step.startswith(death) else None)
"""


@pytest.mark.parametrize(
    "step",
    ["Reading the pages", "Writing", "MkDocs reads page 9", "MkDocs publishes page 9", "Swapping in"],
)
def test_a_build_killed_at_any_step_leaves_whole_folders(house: House, step: str) -> None:
    """Killed at a step that it tells, the second build leaves content/ and site/ of the first, and the third succeeds."""
    house.build()
    old = (read_tree(house.settings.content), read_tree(house.site))
    command = [sys.executable, "-c", BUILD, str(house.settings.config.parent), step]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert (read_tree(house.settings.content), read_tree(house.site)) == old
    house.library = with_new_headline(LIBRARY)
    assert house.build().changed == (LIN,)
    assert sorted(path.name for path in house.site.parent.iterdir()) == ["content", "site"]


def test_a_check_writes_nothing_and_names_what_differs(house: House) -> None:
    """It passes after a build; a changed, a missing and a stray file are each named, and left as they are."""
    with pytest.raises(OutdatedContentError, match=r"missing: \.digest"):
        house.check()
    assert not house.settings.content.exists()
    house.build()
    assert not house.check().is_content_new
    (house.settings.content / "about/index.md").write_text("by hand")
    (house.settings.content / "data/index.md").unlink()
    (house.settings.content / "notes.md").write_text("mine")
    before = stamps(house.site.parent)
    with pytest.raises(OutdatedContentError) as caught:
        house.check()
    assert caught.value.exit_code == 6
    assert caught.value.fragment.split("\n    ") == [
        "differs: about/index.md",
        "missing: data/index.md",
        "not written by the code: notes.md",
    ]
    assert stamps(house.site.parent) == before
    (house.settings.content / MARK).unlink()
    with pytest.raises(OutdatedContentError, match=MARK):
        house.check()


def test_a_check_names_the_first_files_only(house: House) -> None:
    """Ten are enough to see what has happened."""
    house.build()
    shutil.rmtree(house.settings.content / "themes")
    shutil.rmtree(house.settings.content / "data")
    with pytest.raises(OutdatedContentError) as caught:
        house.check()
    assert len(caught.value.fragment.split("\n    ")) == 11
    assert caught.value.fragment.endswith("more")


def test_strict_writes_nothing_if_there_is_anything_to_look_at(house: House) -> None:
    """The error shows the findings; without findings a strict build is a build."""
    with pytest.raises(StrictError, match="unnamed-person") as caught:
        house.build(is_strict=True)
    assert caught.value.exit_code == 7
    assert not house.settings.content.exists()
    house.library = Library(interviews=(), printings=(), pages=())
    assert house.build(is_strict=True).is_content_new


def test_folders_of_others_are_refused_before_anything_is_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site/ with somebody's files stops the build at once; content/ is not written either."""
    house.site.mkdir(parents=True)
    (house.site / "thesis.doc").write_text("years of work")
    monkeypatch.setattr(publish, "read_corpus", lambda _: pytest.fail("it read on"))
    with pytest.raises(WriteError, match=r"thesis\.doc"):
        house.build()
    assert not house.settings.content.exists()


def test_two_pages_at_one_address_are_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where letter case alone tells two files apart, some disks keep one of them."""
    twins = (Document(path="pages/a.md", data=b""), Document(path="pages/A.md", data=b""))
    monkeypatch.setattr(publish, "render_site", lambda *_: twins)
    with pytest.raises(PublishError, match=r"pages/a\.md, pages/A\.md"):
        house.build()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("content", "corpus"),
        ("content", "."),
        ("site", "out/content/site"),
        ("site", "vocabulary/x"),
        ("content", "theme"),
    ],
)
def test_folders_must_lie_apart(house: House, option: str, value: str) -> None:
    """An output folder that is, holds or lies in another folder of the build is told before anything is done."""
    folder = house.settings.config.parent
    assert find_overlap(house.settings) is None
    overlap = find_overlap(replace(house.settings, **{option: folder / value}))  # type: ignore[arg-type]
    assert overlap
    assert f"--{option}" in overlap
