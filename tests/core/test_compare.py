"""Sites against each other, only on what is settled on both sides."""

from frictionaudit import plugins
from frictionaudit.check import Outcome, failed, passed, unclear
from frictionaudit.compare import gaps, ranking, roadmap, rows
from frictionaudit.result import SiteResult, Status
from frictionaudit.score import combine, score

CHECKS = plugins.checks()


def site(name: str, outcome: Outcome, status: Status = "audited", **others: Outcome) -> SiteResult:
    by_id = {check.id: others.get(check.id.replace("-", "_"), outcome) for check in CHECKS}
    answers = {id: combine(id, {"phone": one}, {"phone": 1.0}) for id, one in by_id.items()}
    return SiteResult(
        name=name,
        url="https://shop.test/",
        own=name == "us",
        aspirational=False,
        status=status,
        reason="",
        trips=(),
        checks=answers,
        score=score(CHECKS if status != "not-audited" else (), answers),
        families={},
    )


def test_the_standing_is_against_the_best_rival() -> None:
    sites = [site("us", passed("")), site("a", failed("")), site("b", passed(""), guest_checkout=failed(""))]
    standing = {row.check: row.standing for row in rows(CHECKS, sites, "us")}
    assert standing["guest-checkout"] == "ahead"
    assert standing["fits-my-screen"] == "level"
    behind = [site("us", failed("")), site("a", passed(""))]
    assert {row.standing for row in rows(CHECKS, behind, "us")} == {"behind"}


def test_a_check_that_is_unclear_on_our_side_has_no_standing() -> None:
    sites = [site("us", passed(""), guest_checkout=unclear("not seen")), site("a", failed(""))]
    assert {row.check: row.standing for row in rows(CHECKS, sites, "us")}["guest-checkout"] == "unknown"


def test_a_site_that_was_not_audited_is_neither_best_nor_worst_nor_ranked() -> None:
    sites = [site("us", failed("")), site("blocked", passed(""), "not-audited"), site("a", failed(""))]
    assert all("blocked" not in row.best for row in rows(CHECKS, sites, "us"))
    order, _, scores = ranking(CHECKS, sites)
    assert "blocked" not in order
    assert "blocked" not in scores
    assert next(gap for gap in gaps(CHECKS, sites, "us") if gap.rival == "blocked").standing == "unknown"


def test_sites_are_ranked_on_the_checks_that_are_settled_on_all_of_them() -> None:
    sites = [
        site("us", passed(""), guest_checkout=unclear("not seen")),
        site("a", passed(""), guest_checkout=failed("")),
    ]
    order, count, scores = ranking(CHECKS, sites)
    assert count == len(CHECKS) - 1
    assert scores == {"us": 100, "a": 100}
    assert order == ("a", "us")


def test_a_small_gap_is_level() -> None:
    sites = [site("us", passed(""), input_no_zoom=failed("")), site("a", passed("")), site("b", failed(""))]
    standing = {gap.rival: gap.standing for gap in gaps(CHECKS, sites, "us")}
    assert standing == {"a": "level", "b": "ahead"}


def test_the_roadmap_puts_first_what_costs_most_for_the_least_effort_and_names_who_does_it_better() -> None:
    sites = [site("us", failed("")), site("a", failed(""), autofill_works=passed(""))]
    found = roadmap(CHECKS, sites, "us", {"autofill-works": "Jo"})
    assert [o.priority for o in found] == sorted((o.priority for o in found), reverse=True)
    autofill = next(o for o in found if o.check == "autofill-works")
    assert (autofill.better, autofill.owner) == ("a", "Jo")
    product = autofill.impact * autofill.reach * autofill.confidence / autofill.effort * autofill.stopper_factor
    assert abs(product - autofill.priority) < 0.02
    assert next(o for o in found if o.check == "guest-checkout").stopper_factor == 1.5
