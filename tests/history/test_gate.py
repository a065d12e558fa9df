"""A gate lets nothing through silently: what is broken, what could not be told, and what CI is shown."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from frictionaudit import plugins
from frictionaudit.check import failed, not_applicable, unclear, warned
from frictionaudit.config import GateTable
from frictionaudit.errors import ConfigError
from frictionaudit.gate import FailOn, budgets, check_names, failing
from frictionaudit.history.changes import since
from frictionaudit.result import AuditResult
from reports.junit import xml_text
from tests.history.runs import CHECKS, STOPPED, blocked, result, site, taken
from tests.scorecards import HOSTILE, Folder

RIVAL = site("Rival")


def verdicts(answer: AuditResult, *fail_on: FailOn, **gate: Any) -> dict[str, str]:
    found = budgets(answer, GateTable.model_validate(gate), fail_on)
    return {one.name: one.verdict for one in found}


@pytest.mark.parametrize(
    ("gate", "name"),
    [
        ({"min_score": 50}, "score"),
        ({"family": {"mobile-layout": 90}}, "family mobile-layout"),
        ({"check": {"tap-targets": "pass"}}, "check tap-targets"),
        ({"check": {"tap-targets": 0.2}}, "check tap-targets"),
        ({"max_gap": {"Rival": 2}}, "gap to Rival"),
        ({"no_stoppers": True}, "stoppers"),
    ],
)
def test_each_budget_is_kept_broken_or_unclear(gate: dict[str, Any], name: str) -> None:
    bad = site(outcomes={"tap-targets": failed("small"), "guest-checkout": STOPPED, "returns-window": failed("")})
    assert verdicts(result(0, site(), RIVAL), **gate) == {name: "kept"}
    assert verdicts(result(0, bad, RIVAL), **gate) == {name: "broken"}
    assert verdicts(result(0, blocked(), RIVAL), **gate) == {name: "unclear"}


def test_friction_may_be_allowed_and_a_question_that_does_not_arise_breaks_nothing() -> None:
    assert verdicts(result(0), check={"checkout-field-count": 0.3}) == {"check checkout-field-count": "kept"}
    assert verdicts(result(0), check={"checkout-field-count": 0.29}) == {"check checkout-field-count": "broken"}
    none = site(outcomes={"returns-window": not_applicable("nothing is sold")})
    assert verdicts(result(0, none), check={"returns-window": "pass"}) == {"check returns-window": "kept"}


def test_what_could_not_be_told_is_never_kept() -> None:
    lost = site(outcomes={"guest-checkout": unclear("not seen"), "tap-targets": unclear("not seen")})
    answer = result(0, lost, blocked("Rival"))
    gate = {
        "no_stoppers": True,
        "check": {"tap-targets": "pass"},
        "max_gap": {"Rival": 90},
        "family": {"mobile-layout": 1},
    }
    assert set(verdicts(answer, **gate).values()) == {"unclear"}
    assert len(failing(budgets(answer, GateTable.model_validate(gate)), ())) == 4
    assert verdicts(answer, FailOn.WORSE) == {"worse than before": "unclear"}


def test_fail_on_chooses_what_decides() -> None:
    bad = result(0, site(outcomes={"guest-checkout": STOPPED}))
    gate = GateTable(min_score=99, family={"mobile-layout": 50})
    found = budgets(bad, gate, (FailOn.STOPPER,))
    assert [one.name for one in failing(found, ())] == ["score", "stoppers"]
    assert [one.name for one in failing(found, (FailOn.STOPPER,))] == ["stoppers"]
    assert [one.name for one in failing(found, (FailOn.ANY_BUDGET,))] == ["score", "stoppers"]
    assert failing(found, (FailOn.NEVER,)) == ()
    assert failing(found, (FailOn.FAMILY,)) == ()


def test_worse_and_new_stopper_ask_what_changed_on_your_own_site() -> None:
    def after(*sites: Any, epoch: str = "e1") -> AuditResult:
        now, before = result(1, *sites, epoch=epoch), taken(0, site(), RIVAL)
        told = since(taken(1, *sites, epoch=epoch), [before] if epoch == "e1" else [], before)
        return now.model_copy(update={"since_last": told})

    both = (FailOn.WORSE, FailOn.NEW_STOPPER)
    small = {"tap-targets": warned("small", friction=0.5)}
    assert set(verdicts(after(site(), RIVAL), *both).values()) == {"kept"}
    assert set(verdicts(after(site(), site("Rival", small)), *both).values()) == {"kept"}
    assert verdicts(after(site(outcomes=small), RIVAL), *both) == {
        "worse than before": "broken",
        "new stoppers": "kept",
    }
    stopped = after(site(outcomes={"guest-checkout": STOPPED}), RIVAL)
    assert set(verdicts(stopped, *both).values()) == {"broken"}
    assert set(verdicts(after(site(), RIVAL, epoch="e2"), *both).values()) == {"unclear"}


def test_a_budget_for_what_is_not_installed_is_refused_with_the_nearest_name() -> None:
    check_names(GateTable(family={"mobile-layout": 3}, check={"tap-targets": "pass"}), CHECKS)
    with pytest.raises(ConfigError, match=r"gate\.check: there is no check called 'tap-target'") as raised:
        check_names(GateTable(check={"tap-target": "pass"}), CHECKS)
    assert "tap-targets" in raised.value.advice


def junit(answer: AuditResult) -> Xml.Element:
    return Xml.fromstring(plugins.renderers()["junit"].render(answer, Folder(Path())))


def test_junit_names_the_budget_that_failed_and_the_site_that_was_not_audited() -> None:
    gate = GateTable(min_score=99.5, check={"tap-targets": "pass"}, max_gap={"Rival": 5})
    answer = result(0, site(), blocked("Rival"))
    answer = answer.model_copy(update={"gate": budgets(answer, gate)})
    tree = junit(answer)
    assert (tree.get("tests"), tree.get("failures"), tree.get("errors")) == ("5", "1", "2")
    cases = {case.get("name"): [(child.tag, child.get("message")) for child in case] for case in tree.iter("testcase")}
    assert cases["Acme"] == cases["check tap-targets"] == []
    assert cases["Rival"] == [("error", "not-audited: the shop blocked the visit")]
    (kind, said), (gap, why) = cases["score"][0], cases["gap to Rival"][0]
    assert (kind, gap) == ("failure", "error")
    assert said
    assert "asked for: at least 99.5" in said
    assert why
    assert "the shop blocked the visit" in why


def test_junit_is_well_formed_whatever_a_shop_says() -> None:
    for text in (*HOSTILE, "\x00\x1b[2J\ud800\ufffe]]>", "W" * 100_000):
        own = site("Acme").model_copy(update={"status": "not-audited", "reason": text, "name": f"Acme {text}"[:80]})
        tree = junit(result(0, own))
        assert len(Xml.tostring(tree)) < 5000
    assert xml_text("a\x00b\ud800") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
