"""The floors under the scores: lowering one is noticed, however it is done."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.floors import committed_versions, find_lowered, find_nonzero


def test_raised_and_added_floors_are_fine() -> None:
    """A floor may rise, stay, or be new."""
    assert find_lowered({"person": 1.0, "area": 0.9, "office": 0.5}, [{"person": 0.9, "area": 0.9}]) == []


@pytest.mark.parametrize("now", [{"person": 0.97}, {}], ids=["lowered", "removed"])
def test_lowered_floor_is_named_with_both_values(now: dict[str, float]) -> None:
    """A floor below the highest that it ever had is a fault, even when a later version was as low."""
    (fault,) = find_lowered(now, [{"person": 0.95}, {"person": 0.98}, {"person": 0.9}])
    assert "person" in fault
    assert "0.98" in fault


def test_history_is_read_from_every_commit(tmp_path: Path) -> None:
    """Each committed version counts, one that was taken away in between too; what is not committed does not."""
    floors = tmp_path / "floors.json"
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    for value in (0.5, 0.7, None, 0.6):
        floors.unlink() if value is None else floors.write_text(json.dumps({"person": value}), encoding="utf-8")
        subprocess.run([*git, "add", "--all"], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", "a floor"], check=True)
    floors.write_text('{"person": 0.1}', encoding="utf-8")
    assert list(committed_versions(floors)) == [{"person": 0.6}, {"person": 0.7}, {"person": 0.5}]


def test_what_must_be_zero_must_be_measured() -> None:
    """Unclaimed or invented text is a fault, and so is a score that does not say how much there is."""
    assert find_nonzero({"unclaimed": 0.0, "invented": 0.0, "person": 0.9}) == []
    assert find_nonzero({"unclaimed": 0.001, "invented": 0.0}) == ["unclaimed is 0.001, and must be 0"]
    assert find_nonzero({"unclaimed": 0.0}) == ["invented is not measured, and must be 0"]
