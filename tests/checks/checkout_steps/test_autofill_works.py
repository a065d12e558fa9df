from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Frame, Reach, Stage
from frictionaudit.reading.typing_aid import autofill_token
from tests.checks.checkout_steps.forms import guest_form
from tests.evidence import field, journey, judged, page, trip

ID = "autofill-works"
TOKENS = {
    "Email": "email",
    "First name": "given-name",
    "Last name": "family-name",
    "Address line 1": "address-line1",
    "Town or city": "address-level2",
    "Postcode": "postal-code",
    "Phone": "tel",
    "Country": "country",
    "Card number": "cc-number",
    "Name on card": "cc-name",
}


def form(changes: dict[str, str] | None = None, **more: Any) -> tuple[Field, ...]:
    """The fields of a checkout with their right tokens, some of them changed."""
    tokens = TOKENS | (changes or {})
    return tuple(
        field(label, index=n, name=f"f{n}", autocomplete=token, **more)
        for n, (label, token) in enumerate(tokens.items())
    )


def verdict(changes: dict[str, str], market: str = "GB") -> Verdict:
    evidence = journey({Stage.CHECKOUT: guest_form(fields=form(changes))}, trip=trip(market=market))
    return judged(ID, evidence).verdict


def test_the_right_tokens_pass() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=form())}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "100% of 10 fields"


def test_a_page_seen_again_with_the_address_typed_counts_once() -> None:
    opened = guest_form(fields=form(), url="https://shop.test/checkout")
    typed = guest_form(fields=form(prefilled=True), url="https://shop.test/checkout")
    for id_, measured in ((ID, "100% of 10 fields"), ("right-keyboard", "of 4 fields")):
        outcome = judged(id_, journey({Stage.CHECKOUT: opened, Stage.PAYMENT: typed}))
        assert measured in outcome.measured, id_


def test_where_to_leave_the_parcel_is_no_town() -> None:
    boxes = (*form(), *(field(label, index=20 + n, name=f"n{n}") for n, label in enumerate(("Safe place", "Comment"))))
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=boxes)}))
    assert outcome.measured == "100% of 10 fields"


def test_one_missing_token_in_ten_still_passes() -> None:
    assert verdict({"Phone": ""}) is Verdict.PASS


def test_a_quarter_wrong_is_half_way_to_failing() -> None:
    changes = {"Phone": "", "First name": "fname", "Last name": "given-name"}
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=form(changes))}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == pytest.approx(2 / 3, abs=1e-3)
    messages = [finding.message for finding in outcome.findings]
    assert "autocomplete is “given-name”, expected “family-name”" in messages
    assert "autocomplete is missing, expected “tel”" in messages


def test_no_tokens_at_all_fail() -> None:
    assert verdict(dict.fromkeys(TOKENS, "")) is Verdict.FAIL


@pytest.mark.parametrize("label", ["Address line 1", "Card number", "Postcode"])
def test_autofill_switched_off_on_address_or_card_fails(label: str) -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=form({label: "off"}))}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].quote == label


def test_autofill_switched_off_on_the_phone_alone_is_just_one_wrong_field() -> None:
    assert verdict({"Phone": "off"}) is Verdict.PASS


def test_prefixes_that_html_allows_are_right() -> None:
    prefixed = {
        "Address line 1": "section-one shipping street-address",
        "Postcode": "shipping postal-code",
        "Phone": "billing mobile tel",
        "Email": "home email webauthn",
    }
    assert verdict(prefixed) is Verdict.PASS


@pytest.mark.parametrize(
    ("value", "token"),
    [
        ("shipping postal-code", "postal-code"),
        ("SECTION-a Billing Home TEL", "tel"),
        ("postal-code shipping", ""),
        ("home postal-code", ""),
        ("email username", ""),
        ("", ""),
        ("off", "off"),
    ],
)
def test_a_value_is_read_as_html_reads_it(value: str, token: str) -> None:
    assert autofill_token(value) == token


def test_a_province_may_be_the_second_level_in_spain_but_not_in_the_us() -> None:
    state = field("Provincia", index=20, name="state", autocomplete="address-level2")
    fields = (*form()[:3], state)
    shares = [
        judged(ID, journey({Stage.CHECKOUT: guest_form(lang="es", fields=fields)}, trip=trip(market=market))).measured
        for market in ("ES", "US")
    ]
    assert shares == ["100% of 4 fields", "75% of 4 fields"]


def test_fields_without_a_token_of_their_own_are_left_out() -> None:
    notes = (field("Order notes", index=30, name="notes"), field("I accept the terms", index=31, type="checkbox"))
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=(*form(), *notes))}))
    assert outcome.measured == "100% of 10 fields"


def test_card_boxes_in_an_unreadable_frame_are_named_as_unseen() -> None:
    frame = Frame(index=1, url="https://js.pay.test/secure-field", visible=True, readable=False)
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=form()[:8], frames=(frame,))}))
    assert outcome.verdict is Verdict.PASS
    assert "could not be read" in outcome.reason


def test_a_contact_form_counts_where_it_was_seen() -> None:
    contact = page(index=1, fields=form({"Email": ""})[:1])
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=form()), Stage.CONTACT: contact}))
    assert outcome.measured == "91% of 11 fields"


def test_a_first_page_alone_lowers_the_confidence() -> None:
    first = page(fields=form()[:4])
    outcome = judged(ID, journey({Stage.CHECKOUT: first}, trip=trip(reach=Reach.CHECKOUT)))
    assert outcome.verdict is Verdict.PASS
    assert outcome.confidence == 0.5
    assert "only 1 checkout page seen" in outcome.reason


def test_one_email_box_is_too_little_to_tell() -> None:
    assert judged(ID, journey({Stage.CHECKOUT: page(fields=form()[:1])})).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("label", "verdict"), [("Name of the gift recipient", Verdict.PASS), ("Full name", Verdict.WARN)]
)
def test_a_phone_knows_its_owner_and_nobody_else(label: str, verdict: Verdict) -> None:
    more = tuple(field(label, index=n, name=f"n{n}") for n in (60, 61))
    assert judged(ID, journey({Stage.CHECKOUT: guest_form(fields=(*form(), *more))})).verdict is verdict
