"""The curator's vocabularies: each mistake is told with file and line, the fragment and the next step."""

import shutil
from pathlib import Path

import pytest

from digest.errors import VocabularyError
from digest.vocabulary import read_vocabulary

OWN = Path(__file__).parents[1] / "vocabulary"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the project's vocabularies to be spoilt."""
    return Path(shutil.copytree(OWN, tmp_path / "vocabulary"))


def _error(folder: Path) -> VocabularyError:
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary(folder)
    assert caught.value.advice
    return caught.value


def test_the_project_s_own_vocabularies_are_right() -> None:
    """Every list that the program needs is there and filled."""
    vocabulary = read_vocabulary(OWN)
    assert all(
        (
            vocabulary.papers,
            vocabulary.areas,
            vocabulary.cities,
            vocabulary.themes,
            vocabulary.occasions,
            vocabulary.kinds,
        )
    )
    assert {kind.kind for kind in vocabulary.kinds} >= {"weather", "notice", "advert", "photo"}


def test_every_file_is_described() -> None:
    """The page for contributors names each vocabulary file."""
    page = (OWN.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert not [path.name for path in OWN.glob("*.yml") if f"`{path.name}`" not in page]


@pytest.mark.parametrize("name", sorted(path.name for path in OWN.glob("*.yml")))
def test_a_missing_file_is_named(name: str, folder: Path) -> None:
    """Each vocabulary is needed; a missing one is an error that names it."""
    (folder / name).unlink()
    error = _error(folder)
    assert error.where == str(folder / name)
    assert "missing" in error.message


# file, text of the file, line of the mistake, what the error quotes or says
MISTAKES = {
    "unknown key": ("areas.yml", "- {name: 安和区, slug: anhe, kind: district}\n- {nam: 北岭区, slug: beiling, kind: district}\n", 2, "name"),
    "key missing": ("areas.yml", "- name: 安和区\n  kind: district\n", 1, "slug"),
    "a text for a list": ("papers.yml", "- name: 安和日报\n  slug: anhe\n  media: 安报\n", 3, "media"),
    "a list for a text": ("papers.yml", "- name: [安和日报]\n  slug: anhe\n", 1, "name"),
    "a word for a number": ("kinds.yml", "- {kind: weather, headline: [], text: [], least: four, every: 40}\n", 1, "four"),
    "a mapping for a list": ("cities.yml", "name: 清水市\n", 1, "list"),
    "no YAML": ("occasions.yml", "- name: 考察\n  slug: [\n", 3, "YAML"),
    "alias of two": ("areas.yml", "- {name: 安和区, slug: anhe, kind: district}\n- {name: 北岭区, slug: beiling, kind: district, aliases: [安和区]}\n", 2, "安和区"),
    "name twice": ("papers.yml", "- {name: 安和日报, slug: anhe}\n- {name: 安和日报, slug: anhe-2}\n", 2, "安和日报"),
    "alias twice in one entry": ("cities.yml", "- {name: 清水市, slug: qingshui, aliases: [清水, 清水]}\n", 1, "清水"),
    "slug of two": ("occasions.yml", "- {name: 考察, slug: a, about: x, terms: [考察]}\n- {name: 全会, slug: a, about: x, terms: [全会]}\n", 2, "a"),
    "slug with a capital": ("areas.yml", "- {name: 安和区, slug: Anhe, kind: district}\n", 1, "Anhe"),
    "slug in Chinese": ("papers.yml", "- {name: 安和日报, slug: 安和}\n", 1, "安和"),
    "slug with two hyphens": ("cities.yml", "- {name: 清水市, slug: qing--shui}\n", 1, "qing--shui"),
    "unknown kind of unit": ("units.yml", "- {kind: money, names: [元]}\n- {kind: monye, names: [角]}\n", 2, "monye"),
    "unit of two kinds": ("units.yml", "- {kind: count, names: [家]}\n- {kind: loose, names: [个, 家]}\n", 2, "家"),
    "empty slug": ("cities.yml", "- {name: 清水市, slug: ''}\n", 1, "slug"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "line", "quoted"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_file_and_line(name: str, text: str, line: int, quoted: str, folder: Path) -> None:
    """A wrong entry is an error that names file and line and quotes what is wrong there."""
    (folder / name).write_text(text, encoding="utf-8")
    error = _error(folder)
    assert error.where == f"{folder / name}:{line}"
    assert quoted in str(error)


def test_a_pattern_that_is_no_regular_expression(folder: Path) -> None:
    """A broken pattern of furniture is told with its line."""
    path = folder / "furniture.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("patterns:"))
    lines.insert(at + 1, "  - '第(版'")
    path.write_text("\n".join(lines), encoding="utf-8")
    error = _error(folder)
    assert error.where == f"{path}:{at + 2}"
    assert error.fragment == "第(版"


def test_a_file_that_is_no_utf8(folder: Path) -> None:
    """A vocabulary in another encoding is an error that names it and asks for UTF-8."""
    (folder / "papers.yml").write_bytes("- {name: 安和日报, slug: anhe}\n".encode("gb18030"))
    error = _error(folder)
    assert error.where == str(folder / "papers.yml")
    assert "UTF-8" in error.advice


@pytest.mark.parametrize("text", ["", "# none yet\n"])
def test_a_list_may_be_empty(text: str, folder: Path) -> None:
    """A vocabulary without entries is an empty list: a new city begins so."""
    (folder / "people.yml").write_text(text, encoding="utf-8")
    (folder / "occasions.yml").write_text(text, encoding="utf-8")
    vocabulary = read_vocabulary(folder)
    assert (vocabulary.people, vocabulary.occasions) == ((), ())


def test_a_byte_order_mark_says_nothing(folder: Path) -> None:
    """A vocabulary saved with a byte order mark reads as without."""
    (folder / "papers.yml").write_text("\ufeff- {name: 安和日报, slug: anhe}\n", encoding="utf-8")
    assert [paper.name for paper in read_vocabulary(folder).papers] == ["安和日报"]
