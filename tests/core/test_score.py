"""The score: deductions add up by hand, the unknown widens the range, shiny things are capped."""

from dataclasses import replace

import pytest

from frictionaudit import plugins
from frictionaudit.check import Check, Outcome, Tier, Verdict, failed, not_applicable, passed, unclear, warned
from frictionaudit.measured import informative
from frictionaudit.result import Combined
from frictionaudit.score import combine, score, weights

CHECKS = tuple(check for check in plugins.checks() if not informative(check.id))
"""Those that are scored."""


def answers(outcome: Outcome, **others: Outcome) -> dict[str, Combined]:
    """The same outcome for every check, save those named (with _ for -)."""
    by_id = {check.id: others.get(check.id.replace("-", "_"), outcome) for check in CHECKS}
    return {id: combine(id, {"phone": one}, {"phone": 1.0}) for id, one in by_id.items()}


def test_all_smooth_is_100_and_all_stuck_is_0() -> None:
    assert score(CHECKS, answers(passed(""))).value == 100
    assert score(CHECKS, answers(failed(""))).value == 0


def test_nothing_known_is_no_score_and_leaves_everything_open() -> None:
    nothing = score(CHECKS, answers(unclear("not seen")))
    assert (nothing.value, nothing.low, nothing.high, nothing.coverage) == (None, 0, 100, 0)


def test_deductions_add_up_to_what_is_missing_from_100() -> None:
    mixed = score(CHECKS, answers(warned("", friction=0.333), guest_checkout=failed(""), fits_my_screen=passed("")))
    assert mixed.value is not None
    assert round(100 - sum(lost.points for lost in mixed.lost), 1) == mixed.value
    assert [lost.points for lost in mixed.lost] == sorted((lost.points for lost in mixed.lost), reverse=True)


def test_the_unknown_widens_the_range_and_lowers_the_coverage_but_not_the_score() -> None:
    sure = score(CHECKS, answers(passed("")))
    less = score(CHECKS, answers(passed(""), guest_checkout=unclear("not seen"), surprise_costs=unclear("not seen")))
    assert less.value == sure.value == 100
    assert less.coverage < sure.coverage == 1
    assert less.low < sure.low
    assert less.high == sure.high


def test_with_too_little_seen_there_is_no_score() -> None:
    families = {"checkout-steps", "mobile-layout", "delivery", "mobile-payments"}
    blind = {c.id.replace("-", "_"): unclear("not seen") for c in CHECKS if c.family in families}
    assert score(CHECKS, answers(passed(""), **blind)).value is None


def test_what_does_not_apply_has_no_weight() -> None:
    without = score(CHECKS, answers(passed(""), guest_checkout=not_applicable("no checkout")))
    assert without.coverage == 1
    assert without.asked == len(CHECKS) - 1


def test_a_failing_stopper_is_named() -> None:
    assert score(CHECKS, answers(passed(""), guest_checkout=failed(""))).stoppers == ("guest-checkout",)
    assert score(CHECKS, answers(passed(""), guest_checkout=failed("", confidence=0.5))).stoppers == ()


def test_devices_are_mixed_by_their_shares_and_the_worst_verdict_stands() -> None:
    both = {"iPhone 15": failed("bad"), "Pixel 7": passed("good")}
    mixed = combine("any", both, {"iPhone 15": 0.25, "Pixel 7": 0.75})
    assert mixed.friction == 0.25
    assert mixed.verdict is Verdict.FAIL
    assert mixed.reason == "bad"
    half = combine("any", {"iPhone 15": unclear("no"), "Pixel 7": passed("good")}, {"iPhone 15": 0.5, "Pixel 7": 0.5})
    assert (half.friction, half.verdict) == (0.0, Verdict.PASS)


def test_adding_a_check_to_a_family_does_not_inflate_the_family() -> None:
    more = (*CHECKS, replace(CHECKS[0], id="one-more"))
    known = answers(passed("")) | {"one-more": combine("one-more", {"phone": passed("")}, {"phone": 1})}
    family = CHECKS[0].family

    def total(checks: tuple[Check, ...]) -> float:
        by_id = weights(checks, known)
        return sum(by_id[check.id] for check in checks if check.family == family)

    assert total(more) == pytest.approx(total(CHECKS))


def test_shiny_checks_together_never_carry_more_than_a_fifth() -> None:
    shiny = tuple(replace(c, tier=Tier.SHINY) if c.family == "checkout-steps" else c for c in CHECKS)
    by_id = weights(shiny, answers(passed("")))
    share = sum(by_id[c.id] for c in shiny if c.tier is Tier.SHINY) / sum(by_id.values())
    assert share == pytest.approx(0.2)
