"""Old evidence goes; the last good run, the run that just finished, results, reports and the history stay."""

from datetime import timedelta
from pathlib import Path

import pytest

from frictionaudit import pipeline
from frictionaudit.config import HistoryTable
from frictionaudit.errors import EvidenceError
from frictionaudit.history.retention import Kept, retire, stored_evidence, too_old
from frictionaudit.history.runs import found_runs
from tests.history.runs import START, blocked, on_disk, result

SLUG = "shops"
NOW = START + timedelta(days=10)


def kept(*good: bool) -> list[Kept]:
    """Runs of the last days, newest first."""
    return [Kept(Path(f"run-{n}"), NOW - timedelta(days=n, hours=1), one) for n, one in enumerate(good)]


def gone(runs: list[Kept], limits: HistoryTable, spare: str = "") -> list[str]:
    return [run.path.name for run, _ in too_old(runs, limits, NOW, spare)]


def test_count_and_age_each_limit_what_is_kept() -> None:
    runs = kept(True, True, True, True)
    assert gone(runs, HistoryTable()) == []
    assert gone(runs, HistoryTable(keep_runs=2)) == ["run-2", "run-3"]
    assert gone(runs, HistoryTable(keep_days=1)) == ["run-1", "run-2", "run-3"]
    assert gone(runs, HistoryTable(keep_runs=3, keep_days=2)) == ["run-2", "run-3"]


def test_the_last_good_run_and_the_one_that_just_finished_are_never_deleted() -> None:
    runs = kept(False, False, True, True)
    assert gone(runs, HistoryTable(keep_runs=1)) == ["run-1", "run-3"]
    assert gone(runs, HistoryTable(keep_runs=1), spare="run-1") == ["run-3"]
    assert gone(kept(False, False), HistoryTable(keep_days=1), spare="run-0") == ["run-1"]


def test_only_evidence_is_deleted_and_what_is_said_is_what_went(tmp_path: Path) -> None:
    folders = [on_disk(tmp_path, result(day)) for day in range(4)]
    folders.append(on_disk(tmp_path, result(4, blocked())))
    limits = HistoryTable(keep_runs=2)
    asked = retire(tmp_path, SLUG, limits, NOW, dry=True)
    assert len(stored_evidence(tmp_path, SLUG)) == 5
    deleted = retire(tmp_path, SLUG, limits, NOW)
    assert asked == deleted
    assert [one.path for one in deleted] == [folder.path for folder in (folders[2], folders[1], folders[0])]
    assert all(one.bytes == 2000 for one in deleted)
    assert [one.path for one in stored_evidence(tmp_path, SLUG)] == [folders[4].path, folders[3].path]
    for folder in folders[:3]:
        left = {path.name for path in folder.path.iterdir()}
        assert left == {pipeline.RUN, pipeline.RESULT, pipeline.RETIRED}
        assert pipeline.stored_result(folder)
        with pytest.raises(EvidenceError, match="was deleted to save space"):
            pipeline.judge(folder)
    assert retire(tmp_path, SLUG, limits, NOW) == []
    assert len(list(found_runs(tmp_path, SLUG))) == 5


def test_a_deletion_that_was_cut_short_is_finished_the_next_time(tmp_path: Path) -> None:
    folders = [on_disk(tmp_path, result(day)) for day in range(2)]
    (folders[0].path / pipeline.RETIRED).write_text("older\n")
    (folders[0].path / "acme" / "iphone-15" / "pages" / "0.jpg").unlink()
    (deleted,) = retire(tmp_path, SLUG, HistoryTable(keep_runs=1), NOW)
    assert (deleted.path, deleted.bytes) == (folders[0].path, 1000)
    assert not (folders[0].path / "acme").exists()


def test_runs_that_were_never_judged_and_links_out_of_the_run_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "dear.txt").write_text("dear")
    old = on_disk(tmp_path / "audits", result(0))
    unjudged = on_disk(tmp_path / "audits", result(1))
    (unjudged.path / pipeline.RESULT).unlink()
    linked = old.path / "acme" / "pixel-7"
    (linked / "pages" / "0.jpg").unlink()
    (linked / "pages").rmdir()
    linked.rmdir()
    linked.symlink_to(outside)
    on_disk(tmp_path / "audits", result(2))
    retire(tmp_path / "audits", SLUG, HistoryTable(keep_runs=1), NOW)
    assert (outside / "dear.txt").read_text() == "dear"
    assert (unjudged.path / "acme").is_dir()
    assert not (old.path / "acme" / "iphone-15").exists()
