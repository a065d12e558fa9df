from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, PageView, Stage
from tests.checks.checkout_steps.forms import GUEST_LABELS, fields, guest_form, order
from tests.evidence import field, journey, judged, page

ID = "billing-same-as-delivery"


def tick(label: str, **more: Any) -> Field:
    return field(label, index=70, type="checkbox", name="same", **more)


def second(start: int = 40) -> tuple[Field, ...]:
    labels = ("Address line 1", "Town or city", "Postcode")
    return fields(*labels, start=start, section="Billing address", autocomplete="billing street-address")


def form(*more: Field, **kwargs: Any) -> PageView:
    return page(fields=(*fields(*GUEST_LABELS, section="Delivery address"), *more), controls=(order(),), **kwargs)


def told(*more: Field, **kwargs: Any) -> Verdict:
    return judged(ID, journey({Stage.CHECKOUT: form(*more, **kwargs)})).verdict


def test_on_by_default_and_nothing_more_shown_passes() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: form(tick("Billing address is the same as delivery", checked=True))}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == "Billing address is the same as delivery"


def test_on_by_default_but_the_second_address_shown_warns() -> None:
    assert told(tick("Same as delivery address", checked=True), *second()) is Verdict.WARN


def test_off_by_default_warns() -> None:
    assert told(tick("Same as delivery address", checked=False), *second()) is Verdict.WARN


def test_a_second_address_without_an_offer_fails() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: form(*second())}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Ship to a different address?"),
        ("de", "Abweichende Lieferadresse"),
        ("fr", "Adresse de facturation différente"),
        ("nl", "Ander afleveradres"),
    ],
)
def test_an_unticked_box_for_another_address_is_the_same_thing(lang: str, label: str) -> None:
    assert told(tick(label, checked=False), lang=lang) is Verdict.PASS


def test_radio_buttons_are_read_by_the_one_that_is_chosen() -> None:
    same = field("Same as shipping address", index=70, type="radio", name="b", checked=True)
    other = field("Use a different billing address", index=71, type="radio", name="b", checked=False)
    assert told(same, other) is Verdict.PASS
    swapped = [one.model_copy(update={"checked": not one.checked}) for one in (same, other)]
    assert told(*swapped) is Verdict.WARN


def test_one_address_up_to_the_order_passes() -> None:
    assert judged(ID, journey({Stage.CHECKOUT: guest_form()})).verdict is Verdict.PASS


def test_one_address_so_far_is_unclear() -> None:
    half = page(fields=fields("First name", "Address line 1", "Postcode"))
    assert judged(ID, journey({Stage.CHECKOUT: half})).verdict is Verdict.UNCLEAR


def test_without_any_address_the_question_does_not_arise() -> None:
    digital = page(fields=fields("Email"), controls=(order(),))
    assert judged(ID, journey({Stage.CHECKOUT: digital}, reached_last_page=True)).verdict is Verdict.NOT_APPLICABLE


def test_where_every_box_bears_billings_name_the_heading_tells_the_second_address() -> None:
    names = {"Address line 1": "street", "Town or city": "city", "Postcode": "postcode"}
    first, again = (
        tuple(
            field(label, index=start + n, name=f"billing_{name}", id=f"{block}_{name}", section=section)
            for n, (label, name) in enumerate(names.items())
        )
        for start, block, section in ((0, "billing", "Checkout"), (40, "invoice", "Billing address"))
    )
    assert judged(ID, journey({Stage.CHECKOUT: page(fields=first, controls=(order(),))})).verdict is Verdict.PASS
    both = page(fields=(*first, *again), controls=(order(),))
    assert judged(ID, journey({Stage.CHECKOUT: both})).verdict is Verdict.FAIL
