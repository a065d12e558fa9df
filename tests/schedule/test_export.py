"""What `schedule export` writes is read by the programs it is for, or by their own formats' parsers."""

import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from cronsim import CronSim

from frictionaudit.config import load
from frictionaudit.errors import Exit, UsageError
from frictionaudit.schedule import calendars
from frictionaudit.schedule.export import Place, files
from frictionaudit.schedule.times import Timetable
from tests.program import Program

NAMES = ("Shoes", 'Hats: "50%" off $HOME & more #1', "Grüße\n[Install]")
AUDIT = """
[audit]
name = {name}
[site]
name = "Acme"
url = "https://acme.test/"
[schedule]
cron = "{cron}"
time_zone = "{zone}"
[[alert]]
name = "team"
slack = "${{TEAM_HOOK}}"
"""


def audit(folder: Path, name: str = "Shoes", cron: str = "0 6 * * 1", zone: str = "Europe/London") -> Path:
    path = folder / "100% audits" / "audit.toml"
    path.parent.mkdir(exist_ok=True)
    quoted = '"' + name.replace('"', '\\"').replace("\n", "\\n") + '"'
    path.write_text(AUDIT.format(name=quoted, cron=cron, zone=zone))
    return path


def made(target: str, path: Path) -> dict[str, str]:
    place = Place(folder=path.parent, program="/opt/a b/frictionaudit", image="audits:1")
    return files(target, {path: load(path)}, place)


@pytest.mark.parametrize("name", NAMES)
def test_cron_only_asks_and_says_why(tmp_path: Path, name: str) -> None:
    text = made("cron", audit(tmp_path, name))["frictionaudit.crontab"]
    assert "cron has no time zones" in text
    assert "0 6 * * 1 in Europe/London" in text
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == 1
    times, command = lines[0][:13].rstrip(), lines[0][13:]
    assert next(CronSim(times, datetime(2026, 1, 5, 5, 50, tzinfo=UTC))) == datetime(2026, 1, 5, 6, tzinfo=UTC)
    assert not re.search(r"(?<!\\)%", command)
    assert r"/100\% audits'" in command
    assert "'/opt/a b/frictionaudit' due --quiet" in command


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize("name", NAMES)
def test_systemd_takes_the_units(tmp_path: Path, name: str) -> None:
    units = made("systemd", audit(tmp_path, name))
    for file, text in units.items():
        (tmp_path / file).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *(str(tmp_path / file) for file in units)],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
    )
    assert [line for line in done.stderr.splitlines() if str(tmp_path) in line or "frictionaudit" in line] == []
    assert done.returncode == 0


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize(
    "cron", ["0 6 * * 1", "*/20 5-7 * * 1-5", "15 23 1,15 * *", "30 4 13 * 5", "0 0 29 2 *", "5 4 * jan,jul sun"]
)
def test_systemd_means_the_same_times(cron: str) -> None:
    timetable = Timetable(cron, ZoneInfo("Asia/Kolkata"))
    now = datetime.now(UTC)
    expected = timetable.after(now)
    told: list[datetime] = []
    for calendar in calendars.systemd(timetable):
        done = subprocess.run(["systemd-analyze", "calendar", calendar], capture_output=True, text=True, check=True)
        found = re.search(r"Next elapse: \w+ ([\d-]+ [\d:]+) (\w+)|\(in UTC\): \w+ ([\d-]+ [\d:]+)", done.stdout)
        assert found, done.stdout
        in_utc = re.search(r"\(in UTC\): \w+ ([\d-]+ [\d:]+)", done.stdout)
        text = in_utc[1] if in_utc else found[1]
        told.append(datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC))
    assert min(told) == expected


@pytest.mark.parametrize("name", NAMES)
def test_github_reads_the_workflow(tmp_path: Path, name: str) -> None:
    path = audit(tmp_path, name)
    (file, text), *_ = made("github-actions", path).items()
    assert re.fullmatch(r"\.github/workflows/[a-z0-9-]+\.yml", file)
    read: dict[Any, Any] = yaml.safe_load(text)
    assert read["name"] == f"Friction audit: {name}"
    assert read[True]["schedule"] == [{"cron": "0 6 * * 1"}]  # YAML takes `on` for true
    steps = read["jobs"]["audit"]["steps"]
    run = next(step for step in steps if step.get("run", "").startswith("frictionaudit run"))
    assert run["env"] == {"AUDIT": str(path), "TEAM_HOOK": "${{ secrets.TEAM_HOOK }}"}
    assert "60 minutes later" in text


@pytest.mark.parametrize("name", NAMES)
def test_gitlab_reads_the_job_and_is_told_the_zone(tmp_path: Path, name: str) -> None:
    text = made("gitlab", audit(tmp_path, name))["frictionaudit.gitlab-ci.yml"]
    (job,) = yaml.safe_load(text).values()
    assert job["script"][-1] == 'frictionaudit run "$AUDIT_TOML"'
    assert "cron: 0 6 * * 1   time zone: Europe/London" in text


@pytest.mark.parametrize("name", NAMES)
def test_kubernetes_reads_the_cron_job(tmp_path: Path, name: str) -> None:
    path = audit(tmp_path, name)
    (text,) = made("kubernetes", path).values()
    settings, volume, job = yaml.safe_load_all(text)
    assert settings["data"]["audit.toml"] == path.read_text()
    assert volume["kind"] == "PersistentVolumeClaim"
    assert (job["spec"]["schedule"], job["spec"]["timeZone"]) == ("0 6 * * 1", "Europe/London")
    assert job["spec"]["concurrencyPolicy"] == "Forbid"
    container = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    assert container["image"] == "audits:1"
    assert len(job["metadata"]["name"]) <= 52


def test_kubernetes_without_an_image_says_so(tmp_path: Path) -> None:
    path = audit(tmp_path)
    with pytest.raises(UsageError, match="container image"):
        files("kubernetes", {path: load(path)}, Place(folder=tmp_path))


@pytest.mark.parametrize(
    ("cron", "zone", "crons", "summer"),
    [
        ("0 6 * * 1", "UTC", ("0 6 * * 1",), 0),
        ("0 6 * * 1", "Europe/Berlin", ("0 5 * * 1",), 60),
        ("0 0 * * 1", "Europe/Berlin", ("0 23 * * 0",), 60),
        ("0 22 * * 0,6", "America/New_York", ("0 3 * * 0,1",), 60),
        ("30 6 * * mon", "Asia/Kolkata", ("0 1 * * mon",), 0),
        ("0,45 0 * * *", "Asia/Kolkata", ("15 19 * * *", "30 18 * * *"), 0),
        ("*/15 * * * *", "Europe/Berlin", ("*/15 * * * *",), 0),
        ("0 12 1 * *", "Asia/Tokyo", ("0 3 1 * *",), 0),
        ("0 6 * * 1", "Australia/Sydney", ("0 20 * * 0",), 60),
    ],
)
def test_utc_is_right_for_standard_time(cron: str, zone: str, crons: tuple[str, ...], summer: int) -> None:
    found = calendars.utc(Timetable(cron, ZoneInfo(zone)), 2026)
    assert found.summer == timedelta(minutes=summer)
    assert found.crons == crons


def test_days_that_move_over_the_end_of_a_month_are_refused() -> None:
    with pytest.raises(UsageError, match="falls on other days in UTC"):
        calendars.utc(Timetable("0 2 1 * *", ZoneInfo("Asia/Tokyo")), 2026)


def test_the_command_writes_files_and_writes_none_over(tmp_path: Path, program: Program) -> None:
    path = audit(tmp_path)
    assert program("schedule", "export", "--for", "cron", path, "--output", tmp_path / "out").code == Exit.OK
    assert (tmp_path / "out" / "frictionaudit.crontab").is_file()
    again = program("schedule", "export", "--for", "cron", path, "--output", tmp_path / "out")
    assert again.code == Exit.USAGE
    assert "already there" in again.text
    missing = tmp_path / "plain.toml"
    missing.write_text(re.sub(r"\[schedule\][^\[]*", "", path.read_text()))
    assert "has no [schedule]" in program("schedule", "export", "--for", "cron", missing).text


def test_two_files_of_one_audit_are_refused(tmp_path: Path, program: Program) -> None:
    path = audit(tmp_path)
    twin = tmp_path / "twin.toml"
    twin.write_text(path.read_text())
    said = program("schedule", "export", "--for", "systemd", path, twin)
    assert said.code == Exit.USAGE
    assert "describe one audit" in said.text
