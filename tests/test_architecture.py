"""How the house is cut: who may know whom, who touches files, how big a room may grow."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "digest"


def room_of(path: Path) -> str:
    """A module's name inside the house: ``clean``, ``layout.blocks``; a package's own is the package's."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


SOURCES = {room_of(path): path for path in sorted(HOUSE.rglob("*.py")) if room_of(path)}

# Each tier may import itself and those above it; a package stands in one tier. Within a package the order of rooms is
# told in its docstring, and no room comes back to itself.
TIERS: dict[str, str] = {
    "what all speak of": "errors models records vetting vocabulary",
    "characters and words": "chronology clean folding inert patterns pinyin traditional",
    "what a page prints": "corpus layout",
    "what it says": "interview evidence",
    "all interviews together": "library",
    "what is made of them": "render search",
    "out of the house": "publish",
}
# The rooms of layout in the order in which a page passes through them; each may import itself and those before it.
LAYOUT = "forms printed blocks questions beginnings order paragraphs continuations assembly".split()
RANK = {package: rank for rank, packages in enumerate(TIERS.values()) for package in packages.split()}
OPENERS = {"corpus", "vocabulary", "publish.composing", "publish.tree", "publish.site"}
FILE_CALLS = frozenset(
    """
    open read_text read_bytes write_text write_bytes iterdir glob rglob mkdir unlink rename rmtree listdir scandir touch
    symlink_to hardlink_to copy copytree NamedTemporaryFile
    """.split()
)
LONGEST_FUNCTION = 60
LONGEST_LINE = 140  # characters
LONGEST_MODULE = 400
LONGER = {"models": 600}  # values alone, many of them
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "base"}


def tree_of(room: str) -> ast.Module:
    return ast.parse(SOURCES[room].read_text(encoding="utf-8"))


def imports_of(tree: ast.Module) -> Iterator[str]:
    """Dotted names of the imported modules; of ``from digest import x`` it is ``digest.x``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (f"digest.{alias.name}" for alias in node.names) if node.module == "digest" else (node.module,)
            yield from names


def neighbours(room: str) -> set[str]:
    found = set()
    for name in imports_of(tree_of(room)):
        parts = name.split(".")[1:] if name.startswith("digest.") else []
        while parts and ".".join(parts) not in SOURCES:
            parts = parts[:-1]
        if parts:
            found.add(".".join(parts))
    return found


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def called_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node.func.id


def rank(room: str) -> int:
    return RANK[room.split(".", maxsplit=1)[0]]


def test_every_room_has_its_tier() -> None:
    """The table names each package, and each room that stands alone."""
    packages = {room.split(".")[0] for room in SOURCES}
    assert packages == set(RANK), f"the table and the house differ in {sorted(packages ^ set(RANK))}"


@pytest.mark.parametrize("room", SOURCES)
def test_arrows_go_one_way(room: str) -> None:
    """A room imports rooms of its own tier or of those above it, never of those below."""
    upward = {other for other in neighbours(room) if rank(other) > rank(room)}
    assert not upward, f"{room} must not import {sorted(upward)}"


def test_no_room_comes_back_to_itself() -> None:
    """Within a tier too, imports make no circle."""
    done: set[str] = set()

    def visit(room: str, path: tuple[str, ...]) -> None:
        assert room not in path, " → ".join((*path, room))
        if room not in done and room in SOURCES:
            for other in sorted(neighbours(room)):
                visit(other, (*path, room))
            done.add(room)

    for room in SOURCES:
        visit(room, ())


@pytest.mark.parametrize("room", sorted(room for room in SOURCES if room.startswith("layout.")))
def test_layout_goes_one_way(room: str) -> None:
    """A page passes through layout's rooms in one order, and each room of them stands in it."""
    own = LAYOUT.index(room.split(".")[1])
    later = [
        other for other in neighbours(room) if other.startswith("layout.") and LAYOUT.index(other.split(".")[1]) > own
    ]
    assert not later, f"{room} imports {later}"


@pytest.mark.parametrize("room", sorted(set(SOURCES) - OPENERS))
def test_files_are_touched_at_the_doors_only(room: str) -> None:
    """Only the rooms at the doors open, list or write files; all others get values and give values."""
    touched = FILE_CALLS.intersection(called_names(tree_of(room)))
    assert not touched, f"{room} calls {sorted(touched)}"


@pytest.mark.parametrize("room", sorted(set(SOURCES) - {"publish.site"}))
def test_one_room_knows_mkdocs(room: str) -> None:
    """MkDocs, Material and Markdown are imported in one room, so that another publisher changes one room."""
    known = {name.split(".")[0] for name in imports_of(tree_of(room))}
    assert not known & {"mkdocs", "material", "markdown", "pymdownx", "zensical"}


def test_the_door_is_a_door() -> None:
    """build.py is short and knows the composer, the errors and the report, nothing else of the house."""
    text = (ROOT / "build.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    rooms = {name for name in imports_of(ast.parse(text)) if name.startswith("digest")}
    assert rooms <= {"digest.errors", "digest.publish", "digest.publish.composing", "digest.publish.report"}


@pytest.mark.parametrize("room", SOURCES)
def test_nothing_is_very_long(room: str) -> None:
    """No function is longer than a screen, no room longer than one can hold in mind."""
    tree = tree_of(room)
    long = [f.name for f in functions(tree) if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION]
    assert not long, f"{room}: cut {long}"
    length = len(SOURCES[room].read_text(encoding="utf-8").splitlines())
    assert length <= LONGER.get(room, LONGEST_MODULE), f"{room} has {length} lines: cut it along a seam of its subject"


@pytest.mark.parametrize("room", SOURCES)
def test_no_line_is_very_long(room: str) -> None:
    """A pattern is printed arm by arm: the formatter does not cut what stands in quotation marks."""
    lines = SOURCES[room].read_text(encoding="utf-8").splitlines()
    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
    assert not long, f"{room}: cut lines {long}"


def test_no_room_has_a_vague_name() -> None:
    """A room is named after its subject."""
    assert not {room for room in SOURCES if VAGUE & set(re.split(r"[._]", room))}


@pytest.mark.parametrize("room", SOURCES)
def test_what_is_public_is_described(room: str) -> None:
    """Each room, public function, class and method says what comes in and what goes out; ``__all__`` names what is public."""
    tree = tree_of(room)
    assert ast.get_docstring(tree), f"{room} has no docstring"
    scopes: list[ast.Module | ast.ClassDef] = [tree]
    scopes += [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    silent = [
        node.name
        for scope in scopes
        for node in scope.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not silent, f"{room}: {silent}"
    assert any(isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__" for n in tree.body), room
