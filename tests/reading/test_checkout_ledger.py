import pytest

from frictionaudit.evidence import PageKind, Stage
from frictionaudit.reading.account import Account, account_on
from frictionaudit.reading.checkout_ledger import checkout_ledger
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.steps import declared_on
from tests.checks.checkout_steps.forms import fields, guest_form, sign_in
from tests.evidence import box, control, field, journey, line, overlay, page


def test_one_value_holds_questions_steps_aids_and_the_guests_way() -> None:
    email = field("Email", index=0, name="email", type="email", autocomplete="email")
    phone = field("Phone", index=1, name="tel", type="text", required=True)
    form = guest_form(fields=(email, phone, *fields("First name", "Last name", "Address line 1", "Postcode", start=2)))
    ledger = checkout_ledger(journey({Stage.BASKET: page(), Stage.CHECKOUT: form}))
    assert ledger.complete
    assert ledger.fields.count == 6
    assert ledger.steps.count == 2
    assert ledger.phone_forced
    assert not ledger.wall
    assert [aid.right for aid in ledger.autofill if aid.asked.purpose is Purpose.EMAIL] == [True]
    assert [aid.right for aid in ledger.keyboards if aid.asked.purpose is Purpose.PHONE] == [False]
    assert [one.label for one in ledger.asked(Purpose.EMAIL)] == ["Email"]


def test_what_is_asked_twice_names_the_teams_of_both_places() -> None:
    basket = page(fields=(field("Postcode", index=0, name="estimate", section="Estimate delivery"),))
    ledger = checkout_ledger(journey({Stage.BASKET: basket, Stage.CHECKOUT: guest_form()}))
    assert [twice.teams for twice in ledger.twice] == [("Merchandising", "Checkout team")]


def test_a_wall_and_a_choice_are_told_apart() -> None:
    enter = control("Sign in", index=60, form=5)
    wall = checkout_ledger(journey({Stage.CHECKOUT: page(fields=sign_in(), controls=(enter,))}))
    assert wall.wall
    assert wall.guest is None
    guest = control("Continue as guest", index=61)
    choice = checkout_ledger(journey({Stage.CHECKOUT: page(fields=sign_in(), controls=(guest, enter))}))
    assert choice.access.state is Account.GUEST_CHOICE
    assert choice.guest is not None
    assert choice.guest.way == guest


def test_without_a_checkout_the_ledger_is_empty_and_says_so() -> None:
    ledger = checkout_ledger(journey({Stage.BASKET: page()}))
    assert not ledger.complete
    assert not ledger.fields.asked
    assert ledger.phone is None
    assert not ledger.phone_forced


def test_a_page_that_turns_guests_away_in_words_is_a_wall_even_with_its_form_folded_away() -> None:
    said = line("Sie müssen angemeldet sein, um eine Bestellung aufzugeben.", index=3)
    assert account_on(page(lang="de", lines=(said,))).refused
    kind = line("Sie müssen nicht angemeldet sein.", index=3)
    assert account_on(page(lang="de", lines=(kind,))).state is Account.UNKNOWN
    form = tuple(field(label, index=n) for n, label in enumerate(("Vorname", "Straße", "Postleitzahl", "Ort")))
    assert account_on(page(lang="de", lines=(said,), fields=form)).state is Account.GUEST_FORM


def test_a_password_that_a_tick_above_it_asks_for_is_no_wall_and_one_that_stands_alone_is() -> None:
    form = tuple(field(label, index=n, form=0) for n, label in enumerate(("First name", "Street", "Postcode", "Town")))
    phone = field("Phone (optional)", index=4, form=0, optional_mark=True)
    tick = field("Create an account?", index=5, form=0, type="checkbox", checked=True)
    password = field("Password", index=6, form=0, type="password")
    assert account_on(page(fields=(*form, phone, tick, password))).state is Account.GUEST_FORM
    assert account_on(page(fields=(*form, phone, password))).state is Account.WALL
    kept = tick.model_copy(update={"index": 7, "label": "Remember me"})
    assert account_on(page(fields=(*form, phone, password, kept))).state is Account.WALL


def test_a_password_that_the_browser_does_not_insist_on_and_one_of_another_form_are_no_wall() -> None:
    form = tuple(
        field(label, index=n, form=0, required=True)
        for n, label in enumerate(("First name", "Street", "Postcode", "Town"))
    )
    more = field("Address 2 (optional)", index=4, form=0, optional_mark=True)
    password = field("Password", index=5, form=0, type="password")
    assert account_on(page(fields=(*form, more, password))).state is Account.GUEST_FORM
    insisted = password.model_copy(update={"required": True})
    assert account_on(page(fields=(*form, more, insisted))).state is Account.WALL
    mail = field("E-mail", index=6, form=3, type="email", required=True)
    beside = insisted.model_copy(update={"index": 7, "form": 3})
    assert account_on(page(fields=(*form, more, mail, beside))).state is Account.GUEST_FORM


def test_a_link_back_to_the_page_that_asks_for_the_password_is_no_other_way() -> None:
    for href, state in (("https://shop.test/page-0", Account.WALL), ("https://shop.test/checkout", Account.UNKNOWN)):
        above = control("Checkout", index=9, href=href)
        assert account_on(page(fields=sign_in(), controls=(above,))).state is state, href


def test_an_email_box_in_a_form_of_its_own_beside_the_sign_in_is_no_wall_unless_that_form_registers() -> None:
    mail = field("E-mail", index=8, form=7, type="email")
    for label, state in (("Start", Account.UNKNOWN), ("Create an account", Account.WALL)):
        sends = (control("Sign in", index=9, form=5, submits=True), control(label, index=10, form=7, submits=True))
        assert account_on(page(fields=(*sign_in(), mail), controls=sends)).state is state, label


def test_a_layer_that_asks_for_a_password_above_the_basket_is_read_alone() -> None:
    ways = (control("Checkout", index=1), control("Sign in", index=2, form=3, overlay=1, submits=True))
    asked = (
        field("E-mail", index=3, form=3, overlay=1),
        field("Password", index=4, form=3, overlay=1, type="password"),
    )
    basket = page(controls=ways, fields=asked, overlays=(overlay("other", index=1),))
    assert account_on(basket).state is Account.WALL
    assert account_on(basket).page is basket
    guest = control("Continue as guest", index=5, overlay=1)
    assert account_on(basket.model_copy(update={"controls": (*ways, guest)})).state is Account.GUEST_CHOICE


def test_a_link_past_the_sign_in_is_a_choice_and_a_page_that_refuses_guests_has_none() -> None:
    past = control("Checkout", index=61, href="https://shop.test/checkout")
    enter = control("Sign in", index=60, form=5)
    choice = page(fields=sign_in(), controls=(past, enter), lines=(line("You can also check out without logging in."),))
    assert (account_on(choice).state, account_on(choice).proof) == (Account.GUEST_CHOICE, past)
    refused = choice.model_copy(update={"lines": (line("You cannot check out without logging in."),)})
    assert account_on(refused).state is not Account.GUEST_CHOICE


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ((("Payment", 80, 14), ("Confirm", 170, 14), ("Complete", 260, 14)), ["payment", "review", "done"]),
        ((("Payment", 80, 20), ("Confirm", 170, 20)), []),
        ((("Payment", 80, 14),), []),
        ((("Payment", 80, 14), ("Save 10%", 170, 14)), []),
        ((("Address", 80, 14), ("Cart", 170, 14)), []),
    ],
)
def test_a_row_of_steps_that_is_too_long_for_the_screen_goes_on_below(
    below: tuple[tuple[str, float, float], ...], kinds: list[str]
) -> None:
    first = [
        line(text, index=n, at=box(90 + 85 * n, 400, 60, 16), font_px=14)
        for n, text in enumerate(("Cart", "Address", "Shipping"))
    ]
    then = [line(text, index=3 + n, at=box(x, 490, 60, 16), font_px=px) for n, (text, x, px) in enumerate(below)]
    read = declared_on(page(kind=PageKind.CHECKOUT, lines=(*first, *then)))
    assert [step.kind for step in read] == [f"step_{kind}" for kind in ("basket", "details", "delivery", *kinds)]
