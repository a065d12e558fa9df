from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Frame, Reach, Region, Stage
from tests.checks.checkout_steps.forms import GUEST_LABELS, fields, guest_form, sign_in
from tests.evidence import box, field, journey, judged, overlay, page, trip

ID = "checkout-field-count"
MANY = (
    *GUEST_LABELS,
    "Company",
    "Address line 2",
    "County",
    "Confirm email",
    "Date of birth",
    "Fax",
    "VAT number",
    "Order note",
)


def counted(*more: Any) -> str:
    """What is measured for the usual seven fields and some more."""
    return judged(ID, journey({Stage.CHECKOUT: guest_form(fields=(*fields(*GUEST_LABELS), *more))})).measured


def test_seven_fields_on_one_page_pass() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form()}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "7 fields and 0 other elements"


def test_eleven_fields_are_a_graded_warning() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=fields(*MANY[:11]))}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == pytest.approx(3 / 7, abs=1e-3)


def test_fifteen_fields_fail() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=fields(*MANY))}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.friction == 1


def test_fifteen_fields_on_the_first_of_several_pages_fail_already() -> None:
    first = page(fields=fields(*MANY))
    outcome = judged(ID, journey({Stage.CHECKOUT: first}, trip=trip(reach=Reach.CHECKOUT)))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.measured.startswith("at least 15")


def test_few_fields_on_the_first_of_several_pages_are_unclear_never_a_pass() -> None:
    first = page(fields=fields(*GUEST_LABELS))
    outcome = judged(ID, journey({Stage.CHECKOUT: first}, trip=trip(reach=Reach.CHECKOUT)))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "at least 7" in outcome.reason
    assert "nothing was typed" in outcome.reason


def test_the_pages_of_a_walk_are_added_up() -> None:
    first, last = page(fields=fields(*GUEST_LABELS)), page(index=1, fields=fields("Card number", "Expiry", start=40))
    assert judged(ID, journey({Stage.CHECKOUT: first, Stage.PAYMENT: last})).measured.startswith("9 fields")


@pytest.mark.parametrize(
    "extra",
    [
        {"visible": False},
        {"enabled": False},
        {"honeypot": True},
        {"readonly": True, "prefilled": True},
        {"region": Region.FOOTER},
        {"region": Region.HEADER, "type": "search"},
    ],
)
def test_what_no_guest_fills_in_is_not_counted(extra: dict[str, Any]) -> None:
    assert counted(field("Company", index=30, name="company", **extra)).startswith("7 fields")


@pytest.mark.parametrize("label", ["Discount code", "Quantity", "Search"])
def test_coupon_quantity_and_search_are_not_counted(label: str) -> None:
    assert counted(field(label, index=30, name="x")).startswith("7 fields")


def test_sign_in_beside_the_guest_form_is_not_counted() -> None:
    assert counted(*sign_in()).startswith("7 fields")


def test_a_newsletter_box_in_a_form_of_its_own_is_not_counted() -> None:
    assert counted(field("Your email", index=30, name="nl", type="email", form=7)).startswith("7 fields")


def test_a_field_of_a_pop_up_is_not_counted() -> None:
    form = guest_form(
        fields=(*fields(*GUEST_LABELS), field("Company", index=30, overlay=0)), overlays=(overlay("newsletter"),)
    )
    assert judged(ID, journey({Stage.CHECKOUT: form})).measured.startswith("7 fields")


def test_radio_buttons_of_one_question_are_one_other_element() -> None:
    radios = [
        field(label, index=30 + n, type="radio", name="method") for n, label in enumerate(("Home", "Parcel shop"))
    ]
    assert counted(*radios) == "7 fields and 1 other elements"


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Display order overview"),
        ("en", "Order summary"),
        ("de", "Bestellübersicht anzeigen"),
        ("fr", "Afficher le récapitulatif"),
        ("es", "Ver los artículos"),
        ("it", "Mostra dettagli"),
        ("nl", "Toon bestelling"),
        ("pt", "Mostrar artigos"),
        ("pl", "Pokaż koszyk"),
        ("sv", "Visa orderöversikt"),
        ("da", "Vis kurven"),
        ("ja", "注文内容を表示"),
    ],
)
def test_a_box_that_only_folds_a_part_open_asks_nothing(lang: str, label: str) -> None:
    def told(**more: Any) -> str:
        fold = field(label, index=31, type="checkbox", label_source="near", **more)
        form = guest_form(fields=(*fields(*GUEST_LABELS), fold), lang=lang)
        return judged(ID, journey({Stage.CHECKOUT: form})).measured

    assert told(form=None) == "7 fields and 0 other elements"
    assert told(form=0) == "7 fields and 1 other elements", "a form sends it"
    assert told(form=None, name="prices") == "7 fields and 1 other elements", "the shop wants to know"


def test_lists_and_boxes_to_tick_are_other_elements() -> None:
    country = field(
        "Country", index=30, tag="select", type="", name="country", prefilled=True, options=("France", "Spain")
    )
    terms = field("I accept the terms", index=31, type="checkbox", name="terms")
    assert counted(country, terms) == "7 fields and 2 other elements"


def test_a_phone_number_in_three_boxes_is_three_fields() -> None:
    boxes = [field("", index=30 + n, type="tel", name=f"phone{n}", near="Phone", max_length=4) for n in range(3)]
    assert counted(*boxes).startswith("10 fields")


def test_card_boxes_in_an_unreadable_frame_count_as_four_and_are_marked() -> None:
    frame = Frame(index=1, url="https://js.pay.test/secure-field", visible=True, readable=False, box=box())
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(frames=(frame,))}))
    assert outcome.measured == "11 fields and 0 other elements"
    assert "4 assumed" in outcome.reason
    assert outcome.confidence == 0.8


def test_card_frames_that_name_their_part_count_one_each() -> None:
    titles = ("Card number", "Expiry date of card", "CVC")
    frames = tuple(
        Frame(index=n + 1, url="https://js.pay.test/hosted-field", title=title, visible=True, readable=False)
        for n, title in enumerate(titles)
    )
    assert judged(ID, journey({Stage.CHECKOUT: guest_form(frames=frames)})).measured.startswith("10 fields")


def test_an_invisible_frame_of_a_payment_provider_does_not_count() -> None:
    frame = Frame(index=1, url="https://js.pay.test/secure-field", visible=False, readable=False)
    assert judged(ID, journey({Stage.CHECKOUT: guest_form(frames=(frame,))})).measured.startswith("7 fields")


def test_a_box_that_is_still_there_on_the_next_page_counts_once() -> None:
    again = tuple(one.model_copy(update={"prefilled": True}) for one in fields(*GUEST_LABELS))
    pages = {Stage.CHECKOUT: page(fields=fields(*GUEST_LABELS)), Stage.PAYMENT: page(index=1, fields=again)}
    assert judged(ID, journey(dict(pages))).measured.startswith("7 fields")


def test_the_reason_tells_required_from_optional_and_not_told() -> None:
    name = field("Name", index=0, required=True)
    street = field("Street *", index=1, required_mark=True)
    company = field("Company (optional)", index=2, optional_mark=True)
    form = guest_form(fields=(name, street, company, field("Postcode", index=3)))
    outcome = judged(ID, journey({Stage.CHECKOUT: form}))
    assert "2 required, 1 optional, 1 not told" in outcome.reason
    assert outcome.findings[0].quote == "Company (optional)"


def test_where_only_optional_fields_are_marked_the_others_are_required() -> None:
    company = field("Company (optional)", index=20, optional_mark=True)
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=(*fields(*GUEST_LABELS), company))}))
    assert "7 required, 1 optional, 0 not told" in outcome.reason


def test_a_page_without_any_field_is_unclear() -> None:
    assert judged(ID, journey({Stage.CHECKOUT: page()}, reached_last_page=True)).verdict is Verdict.UNCLEAR
