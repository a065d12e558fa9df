from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Journey, Line, Mark, Stage
from tests.checks.checkout_steps.forms import guest_form, rows
from tests.evidence import box, field, journey, judged, line, mark, page

ID = "pay-later"
KLARNA = field("Klarna", index=60, type="radio", name="payment_method", section="Payment", form=1)


def walked(price: str = "£135.00", *ways: Field, lines: tuple[Line, ...] = (), marks: tuple[Mark, ...] = ()) -> Journey:
    product = page(lines=(line(price, index=0), *lines), marks=marks)
    pages = {
        Stage.PRODUCT: product,
        Stage.BASKET: page(lines=rows(("Subtotal", price), ("Total", price))),
        Stage.CHECKOUT: guest_form(),
        Stage.PAYMENT: page(fields=ways),
    }
    return journey(pages)


def test_a_choice_in_checkout_passes_with_its_grade() -> None:
    outcome = judged(ID, walked("£135.00", KLARNA))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "Klarna: choice"


def test_the_amount_of_the_parts_by_the_price_passes() -> None:
    parts = line("or 3 payments of £45.00 interest-free", index=1, at=box(y=60))
    assert judged(ID, walked(lines=(parts,))).verdict is Verdict.PASS


def test_a_mark_alone_warns() -> None:
    assert judged(ID, walked(marks=(mark("Klarna"),))).verdict is Verdict.WARN


def test_nothing_up_to_the_last_page_fails_as_a_hint() -> None:
    outcome = judged(ID, walked())
    assert outcome.verdict is Verdict.FAIL
    assert outcome.friction == 0.5


def test_cheap_goods_raise_no_question() -> None:
    assert judged(ID, walked("£22.00")).verdict is Verdict.NOT_APPLICABLE


def test_a_checkout_that_was_not_seen_is_unclear() -> None:
    product = page(lines=(line("£135.00", index=0),))
    assert judged(ID, journey({Stage.PRODUCT: product})).verdict is Verdict.UNCLEAR


def test_a_price_that_was_not_read_is_unclear() -> None:
    assert judged(ID, journey({Stage.PRODUCT: page(texts=("Tent",))})).verdict is Verdict.UNCLEAR
