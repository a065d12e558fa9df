from frictionaudit.check import Verdict
from frictionaudit.evidence import Problem, ProblemCode, Reach, Region, Stage
from tests.checks.checkout_steps.forms import fields, guest_form, sign_in
from tests.evidence import control, field, journey, judged, line, overlay, page, trip

ID = "guest-checkout"
SIGN_IN = control("Sign in", index=60, form=5)


def test_a_form_that_opens_for_guests_passes() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form()}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == "First name"


def test_a_guest_button_beside_sign_in_passes_and_is_shown() -> None:
    choice = page(fields=sign_in(), controls=(SIGN_IN, control("Continue as guest", index=61, href="/guest")))
    outcome = judged(ID, journey({Stage.CHECKOUT: choice}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == "Continue as guest"


def test_a_guest_radio_button_in_german_passes() -> None:
    radio = field("Als Gast bestellen", index=3, type="radio", name="way")
    choice = page(lang="de", fields=(*sign_in(), radio), controls=(control("Weiter", index=61, form=5),))
    assert judged(ID, journey({Stage.CHECKOUT: choice})).verdict is Verdict.PASS


def test_sign_in_and_register_alone_are_a_wall() -> None:
    wall = page(fields=sign_in(), controls=(SIGN_IN, control("Create account", index=61, href="/register")))
    outcome = judged(ID, journey({Stage.CHECKOUT: wall}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.friction == 1


def test_sign_in_with_others_alone_is_a_wall() -> None:
    wall = page(controls=(control("Sign in", index=1), control("Create account", index=2)))
    assert judged(ID, journey({Stage.CHECKOUT: wall})).verdict is Verdict.FAIL


def test_a_required_new_password_within_the_address_form_is_a_wall() -> None:
    password = field("Password", index=20, type="password", name="pw", autocomplete="new-password", required=True)
    form = page(fields=(*fields("First name", "Last name", "Address", "Postcode"), password))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.FAIL


def test_an_optional_password_within_the_guest_form_passes() -> None:
    password = field("Password", index=20, type="password", name="pw", autocomplete="new-password", optional_mark=True)
    form = page(fields=(*fields("First name", "Last name", "Address", "Postcode"), password))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_sign_in_beside_the_guest_form_is_no_wall() -> None:
    form = guest_form(fields=(*fields("First name", "Last name", "Address", "Postcode"), *sign_in()))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_an_email_box_alone_is_unclear_when_nothing_was_typed() -> None:
    opening = page(fields=fields("Email address", type="email"), controls=(control("Continue", index=9, form=0),))
    outcome = judged(ID, journey({Stage.CHECKOUT: opening}, trip=trip(reach=Reach.CHECKOUT)))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "email" in outcome.reason


def test_an_email_box_that_leads_on_without_a_password_passes() -> None:
    opening = page(fields=fields("Email address", type="email"))
    assert judged(ID, journey({Stage.CHECKOUT: (opening, guest_form())})).verdict is Verdict.PASS


def test_an_email_box_that_leads_to_a_password_is_a_wall() -> None:
    opening = page(fields=fields("Email address", type="email"))
    wall = page(fields=sign_in(), controls=(SIGN_IN,))
    assert judged(ID, journey({Stage.CHECKOUT: (opening, wall)})).verdict is Verdict.FAIL


def test_a_guest_way_revealed_after_the_email_is_a_warning() -> None:
    opening = page(fields=fields("Email address", type="email"))
    choice = page(fields=sign_in(), controls=(SIGN_IN, control("Continue as guest", index=61)))
    outcome = judged(ID, journey({Stage.CHECKOUT: (opening, choice)}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == 0.4


def test_a_continue_button_outside_the_sign_in_form_is_unclear() -> None:
    choice = page(fields=sign_in(), controls=(SIGN_IN, control("Continue", index=61, form=6)))
    assert judged(ID, journey({Stage.CHECKOUT: choice})).verdict is Verdict.UNCLEAR


def test_guests_refused_in_words_are_a_wall_although_the_word_stands_there() -> None:
    refused = line("Guest checkout is not available for this shop.", index=0)
    wall = page(lines=(refused,), fields=sign_in(), controls=(SIGN_IN,))
    outcome = judged(ID, journey({Stage.CHECKOUT: wall}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].quote.startswith("Guest checkout is not available")


def test_a_guest_link_in_a_pop_up_above_the_page_does_not_count() -> None:
    popup = control("Continue as guest", index=61, overlay=0)
    wall = page(fields=sign_in(), controls=(SIGN_IN, popup), overlays=(overlay("newsletter"),))
    assert judged(ID, journey({Stage.CHECKOUT: wall})).verdict is Verdict.FAIL


def test_the_sign_in_link_of_the_header_is_no_wall() -> None:
    opening = page(controls=(control("Sign in", index=1, region=Region.HEADER),))
    assert judged(ID, journey({Stage.CHECKOUT: opening})).verdict is Verdict.UNCLEAR


def test_a_wall_the_walk_ran_into_fails_and_points_at_the_basket() -> None:
    ending = Problem(code=ProblemCode.ACCOUNT_WALL, message="only sign-in")
    outcome = judged(ID, journey({Stage.BASKET: page()}, ending=ending))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].page == 0


def test_a_blocked_checkout_is_unclear_never_a_pass() -> None:
    outcome = judged(ID, journey({Stage.BASKET: page(), Stage.CHECKOUT: ProblemCode.BLOCKED}))
    assert outcome.verdict is Verdict.UNCLEAR
