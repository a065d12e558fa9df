"""A bundle is whole or it is not there; a changed one is noticed; a disk that is full is said in a sentence."""

import json
from pathlib import Path

import pytest

from frictionaudit import bundle
from frictionaudit.errors import EvidenceError, OutputError
from frictionaudit.evidence import SCHEMA_VERSION, Journey, Stage
from tests.evidence import journey, page

FULL = Path("/dev/full")
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def sealed(target: Path, evidence: Journey | None = None) -> Journey:
    """A bundle with one picture at `target`."""
    evidence = evidence or journey({Stage.HOME: page(texts=("Good rucksacks £19.00",))})
    with bundle.staged(target) as staging:
        (staging / "pages").mkdir()
        (staging / "pages" / "00-home.jpg").write_bytes(b"picture")
        bundle.seal(staging, target, evidence)
    return evidence


def test_what_was_sealed_is_read_again(tmp_path: Path) -> None:
    evidence = sealed(tmp_path / "acme" / "pixel-7")
    assert bundle.read(tmp_path / "acme" / "pixel-7", check_files=True) == evidence
    assert bundle.whole(tmp_path / "acme" / "pixel-7")
    assert [path.name for path in (tmp_path / "acme").iterdir()] == ["pixel-7"]


def test_a_newer_bundle_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    sealed(tmp_path / "b")
    newer = sealed(tmp_path / "b", journey({}, elapsed_ms=1))
    assert bundle.read(tmp_path / "b") == newer


def test_a_walk_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def walk() -> None:
        with bundle.staged(tmp_path / "b") as staging:
            (staging / "half").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        walk()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_no_bundle_and_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".b.partial"
    left.mkdir()
    (left / "journey.json").write_text("{")
    assert not bundle.whole(tmp_path / "b")
    sealed(tmp_path / "b")
    assert not left.exists()


@pytest.mark.parametrize("name", ["journey.json", "pages/00-home.jpg"])
@pytest.mark.parametrize("damage", ["changed", "removed"])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path, name: str, damage: str) -> None:
    sealed(tmp_path / "b")
    file = tmp_path / "b" / name
    if damage == "removed":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(EvidenceError, match=f"{name} is missing or was changed") as raised:
        bundle.read(tmp_path / "b", check_files=True)
    assert "--resume" in raised.value.advice
    assert not bundle.whole(tmp_path / "b")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff", b'{"schema_version": 1, "files": []}', b'{"schema_version": "x", "files": {}}'],
)
def test_a_damaged_manifest_is_named_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    sealed(tmp_path / "b")
    (tmp_path / "b" / "manifest.json").write_bytes(content)
    with pytest.raises(EvidenceError, match=r"manifest\.json is damaged") as raised:
        bundle.read(tmp_path / "b")
    assert "--resume" in raised.value.advice


def test_a_manifest_that_names_no_journey_does_not_vouch_for_one(tmp_path: Path) -> None:
    sealed(tmp_path / "b")
    (tmp_path / "b" / "manifest.json").write_text(json.dumps({"schema_version": 1, "files": {}}))
    assert not bundle.whole(tmp_path / "b")


@pytest.mark.parametrize("place", ["nowhere", "file"])
def test_where_no_bundle_is_there_is_no_evidence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EvidenceError, match="there is no evidence in"):
        bundle.read(tmp_path / place)


def test_a_bundle_of_a_newer_version_asks_for_an_update(tmp_path: Path) -> None:
    sealed(tmp_path / "b")
    manifest = tmp_path / "b" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "schema_version": SCHEMA_VERSION + 1}))
    with pytest.raises(EvidenceError, match="written by a newer version") as raised:
        bundle.read(tmp_path / "b")
    assert "pip install -U" in raised.value.advice


def test_an_output_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "audits").write_text("")
    with pytest.raises(OutputError, match="cannot be written") as raised:
        bundle.write_file(tmp_path / "audits" / "run.json", b"{}")
    assert "--output" in raised.value.advice
    with pytest.raises(OutputError, match="cannot be written"), bundle.staged(tmp_path / "audits" / "b"):
        pass


@needs_a_full_device
def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    bundle.write_file(file, b"old")
    (tmp_path / ".result.json.partial").symlink_to(FULL)
    with pytest.raises(OutputError, match="the disk is full") as raised:
        bundle.write_file(file, b"new")
    assert "--resume" in raised.value.advice
    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]
    assert file.read_bytes() == b"old"


@needs_a_full_device
@pytest.mark.parametrize("name", ["journey.json", "manifest.json"])
def test_a_full_disk_leaves_no_half_bundle(tmp_path: Path, name: str) -> None:
    def walk() -> None:
        with bundle.staged(tmp_path / "b") as staging:
            (staging / name).symlink_to(FULL)
            bundle.seal(staging, tmp_path / "b", journey({}))

    with pytest.raises(OutputError, match="the disk is full"):
        walk()
    assert list(tmp_path.iterdir()) == []
