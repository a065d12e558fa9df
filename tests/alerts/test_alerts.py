"""Who is told what, and each thing once: over restarts, receivers that fail, and two months of weekly runs."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from frictionaudit import pipeline
from frictionaudit.alerts.ledger import FILE
from frictionaudit.alerts.news import news, wanted
from frictionaudit.alerts.receivers import Post
from frictionaudit.alerts.teller import Delivery, tell
from frictionaudit.check import Outcome, failed, passed, warned
from frictionaudit.config import AlertTable, GateTable, HistoryTable, parse
from frictionaudit.errors import ConfigError, Exit
from frictionaudit.gate import budgets
from frictionaudit.history import keeper
from frictionaudit.result import AuditResult, SiteResult
from tests.alerts.receivers import Hook, hook
from tests.history.runs import STOPPED, blocked, on_disk, result, site, way
from tests.program import Program

SITE = {"name": "Acme", "url": "https://acme.test/"}


def rule(name: str = "team", **more: Any) -> AlertTable:
    table: dict[str, Any] = {"name": name, "slack": "${HOOK}", **more}
    return AlertTable(**table)


def told(receiver: Hook) -> list[list[str]]:
    """Lines of every message that came."""
    texts = [json.loads(body)["text"].replace("\N{ZERO WIDTH SPACE}", "") for body in receiver.bodies]
    return [
        [line.removeprefix("• ") for line in text.splitlines() if re.match("• [A-Z][a-z ]+: ", line)] for text in texts
    ]


@dataclass
class Weeks:
    """Weekly runs that are kept, judged and told as the program does it."""

    output: Path
    receiver: Hook
    rules: tuple[AlertTable, ...] = (rule(),)
    gate: GateTable = field(default_factory=GateTable)
    waited: list[float] = field(default_factory=list[float])

    def close(self, folder: pipeline.RunFolder, answer: AuditResult) -> tuple[Delivery, ...]:
        since = keeper.remember(folder, answer, HistoryTable())
        full = since.model_copy(update={"gate": budgets(since, self.gate)})
        pipeline.keep_result(folder, full)
        return tell(folder, full, self.rules, None, Post({"HOOK": self.receiver.url}, self.waited.append))

    def week(self, number: int, *sites: SiteResult, again: int = 0) -> tuple[Delivery, ...]:
        answer = result(7 * number, *sites)
        folder = on_disk(self.output, answer)
        found = self.close(folder, answer)
        for _ in range(again):
            assert self.close(folder, answer) == ()
        return found


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    with hook() as receiver:
        yield Weeks(tmp_path, receiver)


def test_two_months_of_weekly_runs_tell_what_was_planted_once_each(weeks: Weeks) -> None:
    """Two shops whose numbers jitter within the known noise. The receiver is down in week 4; every week is closed twice."""
    dice = Random(5)
    weeks.gate = GateTable(no_stoppers=True)
    planted = {
        2: [["Worse: Acme: checkout-field-count"]],
        5: [
            ["New stopper: Acme: guest-checkout", "Rival moved: Rival: tap-targets", "Gate broken: Acme: stoppers"],
        ],
        6: [["Newly unclear: Rival"]],
        7: [["Fixed: Acme: guest-checkout"]],
        8: [["Rival moved: Rival: returns-window"]],
    }

    def jitter(middle: float) -> Outcome:
        return warned("", friction=middle + dice.uniform(-0.04, 0.04))

    came: dict[int, list[list[str]]] = {}
    for week in range(9):
        own = {"checkout-field-count": jitter(0.3 if week < 2 else 0.7)} | (
            {"guest-checkout": STOPPED} if 4 <= week < 7 else {}
        )
        theirs = {"tap-targets": jitter(0.6 if week < 4 else 0.2), "returns-window": passed("")}
        if week == 8:
            theirs["returns-window"] = failed("14 days", measured="14 days")
        rival = blocked("Rival") if week == 6 else site("Rival", theirs)
        weeks.receiver.answers = [503] * 3 if week == 4 else []
        weeks.receiver.bodies.clear()
        found = weeks.week(week, site(outcomes=own), rival, again=0 if week == 4 else 2)
        if week == 4:
            assert [one.trouble for one in found] == ["the receiver answered 503"]
            continue
        if weeks.receiver.bodies:
            came[week] = told(weeks.receiver)
    assert {week: [[_short(line) for line in lines] for lines in texts] for week, texts in came.items()} == planted


def _short(line: str) -> str:
    """Kind, site and check, without the figures."""
    parts = line.split(": ")
    return ": ".join(parts[:2] if parts[0] == "Newly unclear" and len(parts) == 3 else parts[:3])


def test_each_way_in_which_a_recipe_no_longer_fits_is_told_once(weeks: Weeks) -> None:
    before, after = way("Add to basket", "Checkout", "Continue"), way("Add to bag", "Pay here", "Continue")
    for week, one in enumerate((before, after, after)):
        weeks.week(week, site(recipes=(one, one)), again=1)
    assert [[_short(line) for line in lines] for lines in told(weeks.receiver)] == [
        ["Recipe drift: Acme: the buy button was renamed", "Recipe drift: Acme: the checkout button was renamed"]
    ]


def test_shops_that_did_not_change_tell_nobody(weeks: Weeks) -> None:
    for week in range(4):
        assert weeks.week(week, site(), site("Rival")) == ()
    assert weeks.receiver.bodies == []


def test_the_first_run_tells_only_what_is_broken_by_the_gate(weeks: Weeks) -> None:
    weeks.gate = GateTable(no_stoppers=True)
    weeks.week(0, site(outcomes={"guest-checkout": STOPPED}))
    assert [[line[:28] for line in lines] for lines in told(weeks.receiver)] == [["Gate broken: Acme: stoppers:"]]


def test_a_gate_that_could_not_be_told_for_a_week_is_not_broken_anew(weeks: Weeks) -> None:
    weeks.gate, weeks.rules = GateTable(no_stoppers=True), (rule(on=("gate-broken",)),)
    stopped = site(outcomes={"guest-checkout": STOPPED})
    for week, one in enumerate((stopped, blocked(), stopped, site(), stopped)):
        weeks.week(week, one)
    assert len(weeks.receiver.bodies) == 2
    weeks.gate = GateTable(no_stoppers=True, min_score=99)
    weeks.week(5, stopped)
    assert [line[:24] for line in told(weeks.receiver)[-1]] == ["Gate broken: Acme: score"]


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({}, ["new-stopper", "worse", "rival-moved"]),
        ({"on": ("worse", "fixed")}, ["worse"]),
        ({"sites": ("Rival",)}, ["rival-moved"]),
        ({"families": ("checkout-steps",)}, ["new-stopper", "worse"]),
        ({"families": ("returns-policy",), "sites": ("Acme",)}, []),
    ],
)
def test_a_rule_chooses_kinds_sites_and_families(weeks: Weeks, more: dict[str, Any], kinds: list[str]) -> None:
    weeks.week(0, site(), site("Rival"))
    answer = result(
        7,
        site(outcomes={"guest-checkout": STOPPED, "checkout-field-count": failed("", friction=0.9)}),
        site("Rival", {"tap-targets": failed("", friction=0.9)}),
    )
    full = keeper.remember(on_disk(weeks.output, answer), answer, HistoryTable())
    assert [one.kind for one in wanted(rule(**more), news(full, ()))] == kinds


def test_what_is_about_a_whole_site_belongs_to_every_family(weeks: Weeks) -> None:
    weeks.rules = (rule(families=("returns-policy",)),)
    weeks.week(0, site())
    weeks.week(1, blocked())
    assert [lines[0][:19] for lines in told(weeks.receiver)] == ["Newly unclear: Acme"]


def test_one_receiver_that_fails_costs_the_others_nothing(weeks: Weeks) -> None:
    weeks.rules = (rule("gone", slack="${GONE}"), rule("team"))
    weeks.week(0, site())
    found = weeks.week(1, site(outcomes={"guest-checkout": STOPPED}))
    assert [(one.rule, one.trouble) for one in found] == [
        ("gone", "the environment variable GONE is not set"),
        ("team", ""),
    ]
    assert len(weeks.receiver.bodies) == 1


def test_what_is_told_late_says_so_and_has_the_same_number(weeks: Weeks) -> None:
    weeks.rules = (AlertTable(name="team", webhook=weeks.receiver.url, secret="${HOOK}"),)
    weeks.receiver.answers = [500] * 3
    weeks.week(0, site())
    weeks.week(1, site(outcomes={"guest-checkout": STOPPED}))
    weeks.week(2, site(outcomes={"guest-checkout": STOPPED}))
    assert len({headers["webhook-id"] for headers in weeks.receiver.headers}) == 1
    assert len(weeks.receiver.bodies) == 4
    assert json.loads(weeks.receiver.bodies[-1])["run"] == "20260112-120000"


def test_nothing_is_sent_where_it_cannot_be_written_down(weeks: Weeks) -> None:
    weeks.week(0, site())
    answer = result(7, site(outcomes={"guest-checkout": STOPPED}))
    folder = on_disk(weeks.output, answer)
    (folder.path / FILE).write_text("{ damaged")
    assert all("cannot be read" in one.trouble for one in weeks.close(folder, answer))
    assert weeks.receiver.bodies == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"name": "a"}, "expected one of slack, webhook or mail"),
        ({"name": "a", "slack": "https://hooks.test/T0/secret"}, "expected ${NAME}"),
        ({"name": "a", "webhook": "https://x.test/"}, "webhook and secret go together"),
        ({"name": "a", "webhook": "https://me:pw@x.test/", "secret": "${S}"}, "a user or password stands in it"),
        ({"name": "a", "mail": ["nobody"]}, "expected a mail address"),
        ({"name": "a", "mail": ["a@b.test"]}, "expected a [mail] table"),
        ({"name": "a", "slack": "${S}", "sites": ["Nobody"]}, "'Nobody', which is not the name of a site"),
        ({"name": "a", "slack": "${S}", "on": ["new-stoper"]}, "alert.0.on.0"),
        ({"name": "a", "slak": "${S}"}, "alert.0.slak: there is no such key"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_without_its_secret(table: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse({"site": SITE, "alert": [table]}, "audit.toml")
    assert said in raised.value.message
    assert "T0/secret" not in raised.value.message
    assert "me:pw" not in raised.value.message


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"password": "hunter2", "user": "me"}, "mail.password: expected ${NAME}"),
        ({"password": "${P}", "user": "me", "security": "none"}, "not sent in the open"),
        ({"user": "me"}, "user and password go together"),
    ],
)
def test_a_mail_server_that_makes_no_sense_is_refused(table: dict[str, Any], said: str) -> None:
    mail = {"host": "mail.test", "sender": "a@acme.test", **table}
    with pytest.raises(ConfigError) as raised:
        parse({"site": SITE, "mail": mail}, "audit.toml")
    assert said in raised.value.message
    assert "hunter2" not in raised.value.message


def test_a_test_reaches_the_receiver_and_says_that_it_is_one(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "audit.toml"
    rules = "".join(f'[[alert]]\nname = "{name}"\nslack = "${{{name}_HOOK}}"\n' for name in ("GOOD", "GONE"))
    path.write_text(f'[site]\nname = "Acme"\nurl = "https://acme.test/"\n{rules}')
    with hook() as receiver:
        monkeypatch.setenv("GOOD_HOOK", receiver.url)
        said = program("alerts", "test", path)
        alone = program("alerts", "test", path, "--rule", "GOOD")
    assert (said.code, alone.code) == (Exit.USAGE, Exit.OK)
    assert "Told: alert 'GOOD'" in said.text
    assert "Not told: alert 'GONE': the environment variable GONE_HOOK is not set" in said.text
    assert "This is a test" in json.loads(receiver.bodies[0])["text"]
    assert program("alerts", "test", path, "--rule", "nobody").code == Exit.USAGE


def test_who_is_told_does_not_make_it_another_walk() -> None:
    plain = parse({"site": SITE}, "audit.toml")
    rich = parse(
        {"site": SITE, "schedule": {"cron": "0 6 * * 1"}, "alert": [{"name": "a", "slack": "${S}"}]}, "audit.toml"
    )
    assert (plain.walked, plain.digest) == (rich.walked, rich.digest)
