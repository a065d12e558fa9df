import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Line, PageView, Stage
from tests.checks.checkout_steps.forms import fields, guest_form, order
from tests.evidence import box, control, journey, judged, line, page

ID = "progress-shown"
TRAIL = line("Details > Delivery > Payment > Review", index=0)


def step(number: int, button: str, *lines: Line) -> PageView:
    form = fields(f"Question {number}a", f"Question {number}b", start=10 * number)
    return page(
        url=f"https://shop.test/step{number}",
        fields=form,
        lines=lines,
        controls=(control(button, index=90, at=box(y=500)),),
    )


def walked(buttons: tuple[str, ...], *lines: Line) -> Verdict:
    pages = tuple(step(number, button, *lines) for number, button in enumerate(buttons))
    return judged(ID, journey({Stage.BASKET: page(), Stage.CHECKOUT: pages}, reached_last_page=True)).verdict


TELLING = ("Continue to delivery", "Continue to payment", "Place order")
SILENT = ("Next", "Next", "Next")


def test_steps_and_telling_buttons_pass() -> None:
    assert walked(TELLING, TRAIL) is Verdict.PASS


def test_steps_alone_warn() -> None:
    assert walked(SILENT, TRAIL) is Verdict.WARN


NAMES = ("Where to?", "Which van?", "How would you like to pay?")


@pytest.mark.parametrize(
    ("lists", "verdict"),
    [
        ((NAMES, NAMES, NAMES), Verdict.PASS),
        ((NAMES, ("Red", "Green", "Blue"), ("One", "Two", "Three")), Verdict.WARN),
        ((("Soap £4.00", "Towel £9.00", "Total £13.00"),) * 3, Verdict.WARN),
    ],
    ids=["the same on each page", "another on each page", "what is bought"],
)
def test_an_ordered_list_that_repeats_is_a_list_of_steps(lists: tuple[tuple[str, ...], ...], verdict: Verdict) -> None:
    pages = tuple(
        step(n, button, *(line(text, index=i) for i, text in enumerate(items))).model_copy(
            update={"ordered_lists": (items,), "index": n}
        )
        for n, (button, items) in enumerate(zip(TELLING, lists, strict=True))
    )
    assert judged(ID, journey({Stage.CHECKOUT: pages}, reached_last_page=True)).verdict is verdict


def test_telling_buttons_alone_warn() -> None:
    assert walked(TELLING) is Verdict.WARN


def test_neither_fails() -> None:
    assert walked(SILENT) is Verdict.FAIL


def test_a_german_trail_and_buttons_pass() -> None:
    trail = line("Adresse > Versand > Zahlung", index=0)
    pages = tuple(
        step(n, name, trail).model_copy(update={"lang": "de"})
        for n, name in enumerate(("Weiter zu Versand", "Weiter zur Zahlung", "Zahlungspflichtig bestellen"))
    )
    assert judged(ID, journey({Stage.CHECKOUT: pages}, reached_last_page=True)).verdict is Verdict.PASS


def test_a_checkout_on_one_page_needs_no_map() -> None:
    assert judged(ID, journey({Stage.BASKET: page(), Stage.CHECKOUT: guest_form()})).verdict is Verdict.NOT_APPLICABLE


def test_a_first_page_alone_without_a_list_is_unclear() -> None:
    first = page(fields=fields("First name", "Last name"), controls=(control("Next", index=90),))
    assert judged(ID, journey({Stage.CHECKOUT: first})).verdict is Verdict.UNCLEAR


def test_the_order_button_counts_as_telling() -> None:
    assert order().name == "Place order"
    assert walked(("Next", "Continue to payment", "Place order"), TRAIL) is Verdict.PASS
