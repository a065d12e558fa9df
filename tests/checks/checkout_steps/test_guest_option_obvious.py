from typing import Any

from frictionaudit.check import Verdict
from frictionaudit.evidence import Control, PageView, Problem, ProblemCode, Stage
from tests.checks.checkout_steps.forms import fields, guest_form, sign_in
from tests.evidence import box, control, field, journey, judged, page

ID = "guest-option-obvious"
ENTER = control("Sign in", index=60, form=5, at=box(16, 300, 358, 48), filled=True)


def guest(y: float = 80, **more: Any) -> Control:
    return control("Continue as guest", index=61, at=box(16, y, 358, 48), **({"filled": True} | more))


def choice(way: Control) -> PageView:
    boxes = tuple(one.model_copy(update={"box": box(16, 180 + 50 * n, 300)}) for n, one in enumerate(sign_in()))
    return page(fields=boxes, controls=(ENTER, way))


def test_a_large_button_above_signing_in_passes() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: choice(guest())}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == "Continue as guest"


def test_a_button_below_signing_in_warns() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: choice(guest(400))}))
    assert outcome.verdict is Verdict.WARN
    assert "below signing in" in outcome.reason


def test_a_small_link_below_signing_in_fails() -> None:
    way = control("Continue as guest", index=61, at=box(16, 400, 90, 17), href="/guest")
    outcome = judged(ID, journey({Stage.CHECKOUT: choice(way)}))
    assert outcome.verdict is Verdict.FAIL
    assert "text link" in outcome.reason


def test_a_link_that_looks_like_a_button_is_one() -> None:
    way = control("Continue as guest", index=61, at=box(16, 80, 358, 48), href="/guest", filled=True)
    assert judged(ID, journey({Stage.CHECKOUT: choice(way)})).verdict is Verdict.PASS


def test_a_radio_button_for_guests_counts_as_a_button() -> None:
    radio = field("Check out as guest", index=3, type="radio", name="way", at=box(16, 20, 20, 20))
    form = page(fields=(*sign_in(), radio), controls=(control("Continue", index=61, form=5),))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_the_guests_way_after_the_email_and_off_the_screen_fails() -> None:
    opening = page(fields=fields("Email address", type="email"))
    outcome = judged(ID, journey({Stage.CHECKOUT: (opening, choice(guest(800)))}))
    assert outcome.verdict is Verdict.FAIL
    assert "after an email" in outcome.reason


def test_a_form_that_opens_for_guests_leaves_nothing_to_choose() -> None:
    assert judged(ID, journey({Stage.CHECKOUT: guest_form()})).verdict is Verdict.NOT_APPLICABLE


def test_a_wall_is_judged_elsewhere() -> None:
    ending = Problem(code=ProblemCode.ACCOUNT_WALL, message="only sign-in")
    assert judged(ID, journey({Stage.BASKET: page()}, ending=ending)).verdict is Verdict.NOT_APPLICABLE


def test_a_checkout_that_was_not_seen_is_unclear() -> None:
    evidence = journey({Stage.BASKET: page(), Stage.CHECKOUT: ProblemCode.BLOCKED})
    assert judged(ID, evidence).verdict is Verdict.UNCLEAR
