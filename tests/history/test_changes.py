"""The change report says what changed, once, and nothing else."""

from datetime import timedelta
from random import Random

import pytest

from frictionaudit.check import Outcome, failed, not_applicable, passed, unclear, warned
from frictionaudit.history import keeper, store
from frictionaudit.history.changes import FIRST, since
from frictionaudit.history.database import Database
from frictionaudit.history.snapshot import Snapshot
from frictionaudit.history.trend import family, friction, score, trend
from frictionaudit.result import Since
from frictionaudit.telling import change_lines, change_markdown
from tests.history.runs import START, STOPPED, blocked, site, taken, visited, way

SLUG = "shops"
LOST = unclear("the basket was not seen")


def kinds(found: Since) -> list[tuple[str, str, str]]:
    return [(one.kind, one.site, one.check) for one in found.changes]


def between(before: Snapshot, after: Snapshot) -> list[tuple[str, str, str]]:
    return kinds(since(after, [before], before))


def test_the_first_run_has_nothing_to_be_compared_with() -> None:
    assert since(taken(0), (), None) == Since(note=FIRST)


def test_a_shop_that_did_not_change_has_no_changes() -> None:
    found = since(taken(1, site(), site("Rival")), [taken(0, site(), site("Rival"))], None)
    assert found.changes == ()
    assert [move.standing for move in found.scores] == ["no change", "no change"]
    assert "One visit a side" in found.note


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (passed(""), STOPPED, "new-stopper"),
        (LOST, STOPPED, "new-stopper"),
        (STOPPED, passed(""), "fixed"),
        (STOPPED, LOST, "newly-unclear"),
        (passed(""), not_applicable("nothing to buy"), "not-comparable"),
        (passed(""), warned("", friction=0.4), "worse"),
        (failed("", friction=0.9), warned("", friction=0.4), "better"),
        (warned("", friction=0.3), warned("", friction=0.35), ""),
        (passed(""), warned("", friction=0.05), ""),
        (LOST, passed(""), ""),
        (LOST, LOST, ""),
    ],
)
def test_each_kind_of_change_is_told_apart(before: Outcome, after: Outcome, kind: str) -> None:
    runs = [taken(day, site(outcomes={"guest-checkout": one})) for day, one in enumerate((before, after))]
    assert between(*runs) == ([(kind, "Acme", "guest-checkout")] if kind else [])


def test_a_change_has_both_answers_and_since_when_it_is_known(database: Database) -> None:
    bad = site(outcomes={"guest-checkout": STOPPED})
    store.record(database, [taken(0), taken(1, bad), taken(2, bad), taken(3)])
    stories = [keeper.since_last(database, one) for one in reversed(store.load(database, SLUG))]
    assert [kinds(one) for one in stories[2:]] == [[], [("fixed", "Acme", "guest-checkout")]]
    (new,), (fixed,) = stories[1].changes, stories[3].changes
    assert (new.before, new.after, new.known_since) == ("pass", "fail, no guest way", START + timedelta(days=1))
    assert (fixed.before, fixed.after, fixed.known_since) == ("fail, no guest way", "pass", START + timedelta(days=1))
    assert stories[1].scores[0].standing == "worse"
    assert stories[3].scores[0].standing == "better"
    assert stories[1].run == taken(0).run


def test_a_week_without_an_answer_neither_hides_a_change_nor_tells_one_twice(database: Database) -> None:
    story = [site(), blocked(), blocked(), site(outcomes={"guest-checkout": STOPPED}), blocked(), site()]
    store.record(database, [taken(day, one) for day, one in enumerate(story)])
    told = [kinds(keeper.since_last(database, one)) for one in reversed(store.load(database, SLUG))]
    assert told == [
        [],
        [("newly-unclear", "Acme", "")],
        [],
        [("new-stopper", "Acme", "guest-checkout")],
        [("newly-unclear", "Acme", "")],
        [("fixed", "Acme", "guest-checkout")],
    ]


def test_a_rival_moves_in_a_direction() -> None:
    better = site("Rival", {"checkout-field-count": passed("", measured="8 fields")})
    found = since(taken(1, site(), better), [taken(0, site(), site("Rival"))], None)
    assert kinds(found) == [("rival-moved", "Rival", "checkout-field-count")]
    assert found.changes[0].direction == "better"
    assert "warn, 10 fields → pass, 8 fields (better)" in "\n".join(change_lines(found))


def test_other_checks_markets_and_devices_are_not_compared() -> None:
    first = taken(0)
    others = (
        (taken(1, epoch="e2"), "other checks judged it (score epoch e1, now e2)"),
        (taken(1, market="DE"), "the shopper lived in GB, now in DE"),
        (taken(1, devices={"iPhone 15": 1.0}), "its devices, or their shares, were others"),
    )
    for after, why in others:
        found = since(after, [first] if after.epoch == "e1" else [], first)
        assert kinds(found) == [("not-comparable", "Acme", "")]
        assert why in found.note
        assert found.scores == ()
    assert kinds(since(taken(1, epoch=""), [], taken(0, epoch=""))) == [("not-comparable", "Acme", "")]


def test_a_site_that_came_went_or_was_walked_elsewhere_is_not_compared() -> None:
    moved = site("Rival", url="https://elsewhere.test/")
    before = taken(0, site(), site("Rival"), site("Gone"))
    found = since(taken(1, site(), moved, site("New")), [before], None)
    assert [(one.kind, one.site) for one in found.changes] == [
        ("not-comparable", "Rival"),
        ("not-comparable", "New"),
        ("not-comparable", "Gone"),
    ]
    assert "https://elsewhere.test/" in found.changes[0].reason
    assert [move.site for move in found.scores] == ["Acme"]


def test_a_shop_that_moved_to_another_port_or_to_https_is_the_same_shop() -> None:
    there, here = (site(url=url) for url in ("http://127.0.0.1:5001/", "https://127.0.0.1:5002"))
    assert [move.site for move in since(taken(1, here), [taken(0, there)], None).scores] == ["Acme"]


def test_old_evidence_under_new_checks_is_compared_with_what_the_new_checks_say(database: Database) -> None:
    store.record(database, [taken(0), taken(1, epoch="e2")])
    assert keeper.since_last(database, store.load(database, SLUG)[0]).scores == ()
    store.record(database, [taken(0, site(outcomes={"tap-targets": failed("small")}), epoch="e2")])
    found = keeper.since_last(database, store.load(database, SLUG)[0])
    assert kinds(found) == [("fixed", "Acme", "tap-targets")]


def test_a_longer_time_is_told_from_a_run_or_a_day(database: Database) -> None:
    story = [{}, {"tap-targets": failed("small")}, {"tap-targets": failed("small"), "guest-checkout": STOPPED}]
    store.record(database, [taken(7 * week, site(outcomes=one)) for week, one in enumerate(story)])
    after = store.load(database, SLUG)[0]
    both = [("new-stopper", "Acme", "guest-checkout"), ("worse", "Acme", "tap-targets")]
    assert kinds(keeper.since_last(database, after)) == both[:1]
    for start in (taken(0).run, "2026-01-05", "2026-01-11", "2020-01-01"):
        found = keeper.since_span(database, after, start)
        assert (found.run, kinds(found)) == (taken(0).run, both)
    assert kinds(keeper.since_span(database, after, "2026-01-12")) == both[:1]
    assert found.changes[1].known_since == START + timedelta(days=7)


def test_two_simulated_months_tell_the_planted_changes_once_and_nothing_else(database: Database) -> None:
    """Nine weekly runs of two shops whose numbers jitter within the known noise; what was planted is in the table."""
    dice = Random(5)
    planted = {
        2: [("worse", "Acme", "checkout-field-count")],
        4: [("new-stopper", "Acme", "guest-checkout"), ("rival-moved", "Rival", "tap-targets")],
        6: [("newly-unclear", "Rival", "")],
        7: [("fixed", "Acme", "guest-checkout")],
        8: [("rival-moved", "Rival", "returns-window")],
    }

    def jitter(middle: float) -> Outcome:
        return warned("", friction=middle + dice.uniform(-0.04, 0.04))

    for week in range(9):
        own = {"checkout-field-count": jitter(0.3 if week < 2 else 0.7)} | (
            {"guest-checkout": STOPPED} if 4 <= week < 7 else {}
        )
        theirs = {"tap-targets": jitter(0.6 if week < 4 else 0.2), "returns-window": passed("")}
        if week == 8:
            theirs["returns-window"] = failed("14 days", measured="14 days")
        rival = blocked("Rival") if week == 6 else site("Rival", theirs)
        store.record(database, [taken(7 * week, site(outcomes=own), rival)])
    told = [kinds(keeper.since_last(database, one)) for one in reversed(store.load(database, SLUG))]
    assert {week: found for week, found in enumerate(told) if found} == planted


PLAIN = way("Add to basket", "Checkout", "Continue")
RENAMED = way("Add to basket", "Go to payment", "Continue")


def drifts(found: Since) -> list[str]:
    return [one.reason for one in found.changes if one.kind == "recipe-drift"]


def test_a_renamed_button_is_one_drift_told_once_and_moves_no_score(database: Database) -> None:
    story = [PLAIN, PLAIN, RENAMED, RENAMED]
    store.record(database, [taken(7 * week, site(recipes=(one, one))) for week, one in enumerate(story)])
    told = [keeper.since_last(database, one) for one in reversed(store.load(database, SLUG))]
    assert [kinds(one) for one in told] == [[], [], [("recipe-drift", "Acme", "")], []]
    assert drifts(told[2]) == ["the checkout button was renamed: “Checkout” → “Go to payment”"]
    assert told[2].scores[0].standing == "no change"
    shown = "\n".join(change_lines(told[2]))
    assert "Recipe drift: Acme: the checkout button was renamed: “Checkout” → “Go to payment”" in shown


def test_a_drift_on_one_phone_names_the_phone() -> None:
    found = since(taken(1, site(recipes=(PLAIN, RENAMED))), [taken(0, site(recipes=(PLAIN, PLAIN)))], None)
    assert drifts(found) == ["the checkout button was renamed: “Checkout” → “Go to payment” (Pixel 7)"]


def test_another_product_for_one_that_is_sold_out_is_a_drift_and_no_change_of_score() -> None:
    other = way("Add to basket", "Checkout", "Continue", product="Camp mug")
    found = since(taken(1, site(recipes=(other, other))), [taken(0, site(recipes=(PLAIN, PLAIN)))], None)
    assert kinds(found) == [("recipe-drift", "Acme", "")]
    assert drifts(found) == ["the product of last time is gone: “Trail mug” → “Camp mug”"]
    assert [move.standing for move in found.scores] == ["no change"]


def test_a_week_without_a_recipe_neither_hides_a_drift_nor_tells_one(database: Database) -> None:
    story = [site(recipes=(PLAIN, PLAIN)), blocked(), site(), site(recipes=(RENAMED, RENAMED))]
    store.record(database, [taken(7 * week, one) for week, one in enumerate(story)])
    told = [drifts(keeper.since_last(database, one)) for one in reversed(store.load(database, SLUG))]
    assert told == [[], [], [], ["the checkout button was renamed: “Checkout” → “Go to payment”"]]


def test_repeated_visits_that_overlap_are_no_change_and_those_that_do_not_are() -> None:
    def run(day: int, *frictions: float) -> Snapshot:
        return taken(day, visited("Acme", [{"checkout-field-count": warned("", friction=f)} for f in frictions]))

    quiet = since(run(1, 0.5, 0.1, 0.6, 0.2), [run(0, 0.3, 0.7, 0.2, 0.4)], None)
    assert quiet.changes == ()
    assert "4 visits a side or more: numbers are compared by an exact rank test" in quiet.note
    loud = since(run(1, 0.7, 0.8, 0.75, 0.9), [run(0, 0.3, 0.1, 0.2, 0.4)], None)
    assert [(one.kind, one.basis) for one in loud.changes] == [("worse", "rank test")]


def test_a_line_never_leads_from_one_epoch_into_the_next() -> None:
    runs = [taken(day, site() if day != 2 else blocked(), epoch="e1" if day < 3 else "e2") for day in range(5)]
    stretches = trend(runs[::-1], "Acme", score)
    assert [(one.epoch, len(one.points)) for one in stretches] == [("e1", 3), ("e2", 2)]
    assert stretches[0].points[2].value is None
    assert [point.value for point in trend(runs, "Acme", friction("tap-targets"))[1].points] == [0, 0]
    assert trend(runs, "Acme", family("mobile-layout"))[0].points[0].value == 100
    assert trend(runs, "Nobody", score)[0].points[0].value is None


def test_the_report_escapes_what_shops_wrote() -> None:
    evil = "<script>*x*</script> @all https://evil.test"
    before, after = (site(outcomes={"tap-targets": one}) for one in (passed(""), failed("", measured=evil)))
    text = "\n".join(change_markdown(since(taken(1, after), [taken(0, before)], None)))
    assert "**Worse**, Acme “Buttons are big enough for my thumb”" in text
    assert not any(sign in text for sign in ("<script>", "@all", "https://evil", "*x*"))
