"""rewards-beyond-discount: kinds of benefits."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import control, journey, judged, page


def outcome(*home: str, **more: Any) -> Outcome:
    return judged("rewards-beyond-discount", journey({Stage.HOME: page(texts=home or ("Boots",), **more)}))


def test_two_kinds_beside_discounts_pass() -> None:
    seen = outcome("Members get early access to new boots and free repairs for life, and earn points.")
    assert seen.verdict is Verdict.PASS
    assert seen.measured == "2 beside discounts (early access, repairs)"


def test_one_kind_warns() -> None:
    assert outcome("Members get free delivery.").verdict is Verdict.WARN


def test_points_alone_fail() -> None:
    assert outcome("Members earn 5 points for every pound.").verdict is Verdict.FAIL


def test_repairs_for_everybody_are_no_benefit_of_members() -> None:
    assert outcome("Free repairs for life.").verdict is Verdict.NOT_APPLICABLE


def test_a_programme_whose_page_was_not_opened_is_unclear() -> None:
    assert outcome(controls=(control("Rewards", href="/rewards"),)).verdict is Verdict.UNCLEAR


def test_german_benefits_are_read_as_they_are_declined() -> None:
    told = "Mitglieder sammeln Punkte und bekommen kostenlosen Versand und früheren Zugang zu neuen Glasuren."
    seen = outcome(told, lang="de")
    assert seen.measured == "2 beside discounts (early access, free delivery)"
