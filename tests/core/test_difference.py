"""A difference is called only where facts, or a rank test with a large effect, support it."""

from itertools import combinations
from random import Random

import pytest

from frictionaudit.check import failed, passed, warned
from frictionaudit.compare import gaps, rows
from frictionaudit.difference import call, cliffs_delta, fewest_p, rank_test
from frictionaudit.rounds import representative, spread
from tests.history.runs import CHECKS, site, visited


def by_hand(ours: list[float], theirs: list[float]) -> float:
    """The p of the rank test by trying out every way to share the numbers out."""
    everything = [*ours, *theirs]
    ranks = [sum(o < v for o in everything) + (sum(o == v for o in everything) + 1) / 2 for v in everything]
    middle = len(ours) * (len(everything) + 1) / 2
    found = abs(sum(ranks[: len(ours)]) - middle)
    ways = list(combinations(ranks, len(ours)))
    return sum(abs(sum(way) - middle) >= found - 1e-9 for way in ways) / len(ways)


@pytest.mark.parametrize("seed", range(12))
def test_the_rank_test_is_exact_with_and_without_ties(seed: int) -> None:
    dice = Random(seed)
    ours = [float(dice.randint(0, 6)) for _ in range(dice.randint(2, 6))]
    theirs = [float(dice.randint(1, 7)) for _ in range(dice.randint(2, 6))]
    assert rank_test(ours, theirs) == pytest.approx(by_hand(ours, theirs))


def test_known_values_of_the_rank_test_and_the_effect_size() -> None:
    assert rank_test([1, 2, 3, 4], [5, 6, 7, 8]) == pytest.approx(2 / 70)
    assert rank_test([1, 2, 3], [1, 2, 3]) == 1
    assert rank_test([5, 5], [5, 5, 5]) == 1
    assert cliffs_delta([1, 2], [3, 4]) == -1
    assert cliffs_delta([1, 3], [2, 2]) == 0
    assert [fewest_p(n, n) <= 0.05 for n in (1, 2, 3, 4)] == [False, False, False, True]


@pytest.mark.parametrize(
    ("ours", "theirs", "standing", "basis"),
    [
        ([60.0], [64.0], "lower", "beyond the known noise"),
        ([60.0], [62.9], "level", "within the known noise"),
        ([60.0], [63.0], "lower", "beyond the known noise"),
        ([60.0, 62.0], [61.0, 70.0], "level", "too few visits to tell"),
        ([60.0, 61.0, 60.0], [70.0, 66.0, 65.0], "lower", "beyond the known noise"),
        ([60.0, 61.0, 60.0], [70.0, 66.0, 63.0], "level", "too few visits to tell"),
        ([60, 61, 62, 63], [70, 71, 72, 73], "lower", "rank test"),
        ([60, 75, 62, 74], [61, 73, 72, 70], "level", "rank test does not support it"),
        ([60, 61, 62, 63], [61, 62, 63, 64], "level", "within the known noise"),
        ([], [60.0], "unknown", "nothing to compare"),
    ],
)
def test_what_is_called(ours: list[float], theirs: list[float], standing: str, basis: str) -> None:
    found = call(ours, theirs, 3)
    assert (found.standing, found.basis) == (standing, basis)
    turned = call(theirs, ours, 3)
    assert turned.standing == {"lower": "higher", "higher": "lower"}.get(standing, standing)


def test_facts_that_differ_need_no_test_but_more_than_noise() -> None:
    assert call([1.0, 0.3], [0.0, 0.25], 0.1, facts_differ=True).basis == "facts"
    assert call([0.05], [0.0], 0.1, facts_differ=True).basis == "within the known noise"


def test_no_difference_is_called_between_visits_of_the_same_shop() -> None:
    dice = Random(1)
    called = 0
    for _ in range(400):
        ours, theirs = ([60 + dice.gauss(0, 1) for _ in range(5)] for _ in range(2))
        called += call(ours, theirs, 3).standing != "level"
    assert called == 0


def test_the_shown_visit_is_a_real_one_nearest_the_median_of_those_that_got_furthest() -> None:
    assert representative([("audited", 60.0), ("audited", 70.0), ("audited", 64.0)]) == 2
    assert representative([("audited", 60.0), ("audited", 70.0)]) == 0
    assert representative([("not-audited", None), ("audited", 70.0), ("partly-audited", 60.0)]) == 1
    assert representative([("not-audited", None), ("not-audited", None)]) == 0


def test_repeated_visits_show_their_spread_and_the_scores_of_a_real_visit() -> None:
    fields = [warned("", measured=f"{n} fields", friction=f) for n, f in ((12, 0.5), (10, 0.3), (14, 0.7))]
    seen = visited("Acme", [{"checkout-field-count": one} for one in fields])
    assert seen.checks["checkout-field-count"].measured == "12 fields"
    assert seen.score.value in [one.score for one in seen.rounds]
    told = spread(seen.rounds)
    assert told
    assert (told.rounds, told.scored, told.median) == (3, 3, seen.score.value)
    assert [told.least, told.median, told.most] == sorted(one.score for one in seen.rounds if one.score)
    assert seen.spread == told
    assert spread(()) is None


def test_sites_are_level_where_repeated_visits_overlap_and_apart_where_they_do_not() -> None:
    near = [{"checkout-field-count": warned("", friction=f)} for f in (0.3, 0.5, 0.7, 0.4)]
    far = [{"checkout-field-count": warned("", friction=f)} for f in (0.8, 0.9, 0.85, 0.95)]
    overlapping = [visited("Acme", near), visited("Rival", near[::-1])]
    assert {row.check: row.standing for row in rows(CHECKS, overlapping, "Acme")}["checkout-field-count"] == "level"
    apart = [visited("Acme", far), visited("Rival", near)]
    row = next(row for row in rows(CHECKS, apart, "Acme") if row.check == "checkout-field-count")
    assert row.standing == "behind"
    assert row.call
    assert row.call.basis == "rank test"
    assert row.call.p == pytest.approx(2 / 70)
    gap = gaps(CHECKS, apart, "Acme")[0]
    assert gap.standing == "behind"
    assert gap.call
    assert gap.call.visits == (4, 4)


def test_one_visit_a_side_says_so() -> None:
    sites = [site("Acme", {"guest-checkout": failed("no")}), site("Rival", {"tap-targets": passed("")})]
    row = next(row for row in rows(CHECKS, sites, "Acme") if row.check == "guest-checkout")
    assert row.call
    assert (row.standing, row.call.visits, row.call.p) == ("behind", (1, 1), None)
