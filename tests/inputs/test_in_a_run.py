"""Inputs in a run: copied into its folder, in the sum of every priority, on the report card; mistakes before the walk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from frictionaudit import bundle, card, compare, listening, pipeline, plan, plugins
from frictionaudit.check import Check, Outcome, failed, passed, unclear
from frictionaudit.config import AuditConfig, parse
from frictionaudit.errors import ConfigError
from frictionaudit.evidence import Stage
from frictionaudit.inputs import gather, quiz
from frictionaudit.inputs.gather import Brought
from frictionaudit.inputs.values import CardRow, Inputs
from frictionaudit.pipeline import RunFolder
from frictionaudit.result import Opportunity
from frictionaudit.score import model
from tests.core.test_compare import site
from tests.evidence import journey, page

CHECKS = plugins.checks()
FEW = [c for c in CHECKS if c.family in ("checkout-steps", "mobile-layout", "returns-policy", "support-contact")]
"""As where only some families are installed."""
FUNNEL = b"step,sessions,target\nproduct,4000,52%\nbasket,2000,55%\ncheckout,1000,95%\npayment,800,90%\norder,700,\n"
VOC = b"theme,count\nreturns-policy,90\n"
SITE = {"name": "Acme", "url": "https://shop.test/"}


def config(**more: Any) -> AuditConfig:
    return parse({"audit": {"devices": ["Pixel 7"]}, "site": SITE, **more}, "a test")


def brought(**files: bytes) -> Brought:
    return Brought({f"{name}.csv": (f"{name}.csv", content) for name, content in files.items()})


def understood(**files: bytes) -> Inputs:
    return pipeline.inputs(config(), brought(**files))


def roadmap(inputs: Inputs | None) -> dict[str, Opportunity]:
    sites = [site("us", failed("")), site("a", passed(""))]
    return {one.check: one for one in compare.roadmap(CHECKS, sites, "us", {"mobile-layout": "Jo"}, inputs)}


def collected(output: Path, settings: AuditConfig, files: Brought) -> RunFolder:
    folder = pipeline.new_run(settings, output, files)
    trip = plan.trips(settings)[0]
    seen = {stage: page(texts=(f"{stage} £9.00",)) for stage in (Stage.HOME, Stage.PRODUCT)}
    with bundle.staged(folder.bundle(trip)) as staging:
        bundle.seal(staging, folder.bundle(trip), journey(seen, trip=trip))
    return folder


@pytest.mark.parametrize("inputs", [None, understood(funnel=FUNNEL, voc=VOC)], ids=["without", "with"])
def test_every_priority_can_be_redone_from_its_stored_numbers(inputs: Inputs | None) -> None:
    for one in roadmap(inputs).values():
        assert one.impact == round(one.weight * one.friction * one.rival_boost, 2)
        stored = one.impact * one.reach * one.confidence / one.effort * one.stopper_factor * one.inputs_factor
        assert one.priority == round(stored, 2)


def test_the_funnel_lifts_what_loses_orders_and_names_the_step() -> None:
    before, after = roadmap(None), roadmap(understood(funnel=FUNNEL))
    assert after["guest-checkout"].priority > before["guest-checkout"].priority
    assert (after["guest-checkout"].funnel_step, after["guest-checkout"].funnel_factor) == ("checkout", 2.0)
    assert after["phone-wallet"].priority < before["phone-wallet"].priority
    assert after["tap-targets"].funnel_factor == 1


def test_the_voice_lifts_what_is_heard_and_sinks_what_is_not() -> None:
    before, after = roadmap(None), roadmap(understood(voc=VOC))
    assert after["returns-window"].priority > before["returns-window"].priority
    assert after["tap-targets"].priority < before["tap-targets"].priority


def test_reach_of_the_users_own_figures_replaces_the_models() -> None:
    found = roadmap(understood(funnel=FUNNEL + b"returns,1000,\n"))["returns-window"]
    assert found.reach == 0.25
    assert "1,000 of 4,000" in found.reach_basis
    assert roadmap(None)["returns-window"].reach == model()["buyer_reach"]["returns-policy"]
    assert roadmap(None)["returns-window"].reach_basis == ""


def test_only_named_owners_own() -> None:
    found = roadmap(None)
    assert (found["tap-targets"].owner, found["tap-targets"].owner_named) == ("Jo", True)
    assert found["guest-checkout"].owner
    assert not found["guest-checkout"].owner_named


def test_a_run_keeps_its_inputs_and_can_be_judged_again_without_the_originals(tmp_path: Path) -> None:
    folder = collected(tmp_path, config(kpi={"nps": 24}), brought(funnel=FUNNEL, voc=VOC))
    first = pipeline.judge(folder)
    assert first.inputs.funnel is not None
    assert first.inputs.voice is not None
    assert pipeline.judge(pipeline.open_run(folder.path)) == first
    assert (folder.path / "inputs" / "funnel.csv").read_bytes() == FUNNEL


def test_a_run_can_be_given_other_inputs_and_the_old_ones_are_gone(tmp_path: Path) -> None:
    folder = collected(tmp_path, config(), brought(funnel=FUNNEL, voc=VOC))
    other = config(said={"listens": True}, owners={"speed": "Jo"})
    renewed = pipeline.open_run(pipeline.bring(folder, other, brought(voc=VOC)).path)
    result = pipeline.judge(renewed)
    assert result.inputs.funnel is None
    assert result.inputs.voice is not None
    assert renewed.run.config.owners == {"speed": "Jo"}
    assert renewed.run.config.walked == folder.run.config.walked


def test_inputs_do_not_change_what_is_walked() -> None:
    rich = config(said={"listens": True}, kpi={"nps": 1}, inputs={"funnel": "f.csv"}, owners={"speed": "Jo"})
    assert rich.digest == config().digest
    assert rich.walked == config().walked


def test_a_file_that_is_not_there_is_named_with_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"figures/f\.csv: there is no such file") as raised:
        gather.gather({"funnel.csv": "figures/f.csv"}, tmp_path)
    assert "[inputs]" in raised.value.advice


@pytest.mark.parametrize(
    ("table", "said", "advice"),
    [
        ({"said": {"listen": True}}, "said.listen: there is no such key", "'listens'"),
        ({"said": {"listens": 3}}, "said.listens: input should be a valid boolean", ""),
        ({"kpi": {"npss": 3}}, "kpi.npss: there is no such key", "'nps'"),
        ({"kpi": {"nps": 300}}, "nps: expected a number from -100 to 100, got 300", ""),
        ({"inputs": {"funel": "x"}}, "inputs.funel: there is no such key", "'funnel'"),
        ({"inputs": {"currency": "pounds"}}, "inputs.currency: ", ""),
        ({"owners": {"speed": "everyone"}}, "owners.speed: expected the name of one person or team", ""),
        ({"owners": {"speed": " "}}, "owners.speed: expected the name of one person or team", ""),
    ],
)
def test_a_wrong_table_is_named_with_key_and_what_was_expected(table: dict[str, Any], said: str, advice: str) -> None:
    with pytest.raises(ConfigError) as raised:
        config(**table)
    assert said in raised.value.message
    assert advice in raised.value.advice


def test_an_owner_of_nothing_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ConfigError, match="there is no check or family called 'chekout-steps'") as raised:
        gather.check_owners({"chekout-steps": "Jo"}, CHECKS, list(model()["family_weights"]))
    assert "checkout-steps" in raised.value.advice


def test_an_owner_of_a_check_that_is_gone_does_not_keep_an_old_run_from_being_judged(tmp_path: Path) -> None:
    folder = collected(tmp_path, config(owners={"a-check-of-others": "Jo"}), Brought())
    assert pipeline.judge(folder).report_card


def rows(said: dict[str, bool], checks: Sequence[Check] = CHECKS, **others: Outcome) -> dict[str, CardRow]:
    found = card.report_card(
        checks, site("us", failed(""), "audited", **others), said, {"nps": 24, "repeat_rate": 31.5}
    )
    return {row.id: row for row in found}


def test_what_is_said_never_changes_what_is_seen() -> None:
    assert rows({})["easy-to-shop"].seen == rows({"easy_to_shop": True})["easy-to-shop"].seen == 0


def test_a_yes_against_a_no_is_a_disagreement_and_silence_is_none() -> None:
    assert rows({"easy_to_shop": True})["easy-to-shop"].disagree
    assert rows({"easy_to_shop": True})["easy-to-shop"].words == "You say yes, the site says no."
    assert not rows({"easy_to_shop": False})["easy-to-shop"].disagree
    assert not rows({})["easy-to-shop"].disagree


def test_what_the_walk_cannot_see_is_neither_yes_nor_no() -> None:
    told = rows({"listens": True}, FEW)["listening"]
    assert (told.seen, told.seen_answer, told.disagree) == (None, "unknown", False)
    assert "asks-what-i-think" in told.not_installed
    lost = rows({}, FEW, **family("support-contact", unclear("not seen")))["service-empowered"]
    assert (lost.seen, lost.seen_answer) == (None, "unknown")


def test_a_site_that_was_not_audited_has_nothing_seen() -> None:
    found = card.report_card(CHECKS, site("us", passed(""), "not-audited"), {}, {})
    assert {row.seen for row in found} == {None}


def test_a_row_of_which_only_a_part_can_be_seen_says_so() -> None:
    two = [check for check in CHECKS if check.id in ("human-channel", "contact-findable")]
    told = rows({"service_empowered": True}, two, **family("support-contact", passed("")))["service-empowered"]
    assert told.words == "You say yes, and the part that was seen says yes."
    assert rows({"listens": True}, FEW)["listening"].words == "You say yes; no check for it is installed."


def test_figures_stand_beside_with_their_units() -> None:
    assert [one.value for one in rows({})["listening"].figures] == ["24"]
    assert [one.value for one in rows({})["shop-again"].figures] == ["31.5%"]


def test_answers_that_differ_are_mixed_unless_the_question_itself_is_answered() -> None:
    keys = ["listens", "customer_panel", "funnel_analysed"]
    assert quiz.verdict(keys, {"customer_panel": True, "funnel_analysed": False}) == "mixed"
    assert quiz.verdict(keys, {"listens": False, "customer_panel": True}) == "no"
    assert quiz.verdict(keys, {}) == "unknown"


def test_the_square_of_seen_and_heard() -> None:
    voice = understood(voc=b"theme,count\ncheckout-steps,90\ndelivery,60\nspeed,1\n").voice
    us = site("us", failed(""), "audited", **family("mobile-layout", passed("")))
    told = {one.family: one for one in listening.seen_heard(FEW, us, voice)}
    assert told["checkout-steps"].quadrant == "fix now"
    assert told["delivery"].quadrant == "look by hand"
    assert told["delivery"].note == "No check for it is installed."
    assert told["returns-policy"].quadrant == "silent friction"
    assert told["mobile-layout"].quadrant == "leave"
    assert listening.seen_heard(CHECKS, us, None) == ()


def test_heard_where_the_walk_was_blind_is_never_good_news() -> None:
    voice = understood(voc=b"theme,count\nmobile-layout,90\n").voice
    blind = family("mobile-layout", unclear(""))
    us = site("us", failed(""), "audited", **blind)
    told = next(one for one in listening.seen_heard(CHECKS, us, voice) if one.family == "mobile-layout")
    assert (told.quadrant, told.note) == ("look by hand", f"{len(blind)} of {len(blind)} checks could not tell.")


def family(name: str, outcome: Outcome) -> dict[str, Outcome]:
    return {check.id.replace("-", "_"): outcome for check in CHECKS if check.family == name}
