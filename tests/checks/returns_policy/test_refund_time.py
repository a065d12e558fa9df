"""refund-time: days, or words instead of days."""

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import journey, judged, line, page

WINDOW = "You can return any item within 30 days of delivery."


def outcome(*texts: str, lang: str = "en", title: str = "Returns policy", window: str = WINDOW) -> Outcome:
    shown = (title, window, *texts)
    lines = tuple(line(text, index=n, heading=int(n == 0)) for n, text in enumerate(shown))
    return judged("refund-time", journey({Stage.RETURNS: page(lines=lines, lang=lang)}))


@pytest.mark.parametrize(
    "told",
    [
        "We refund you within 5 working days of the parcel reaching us.",
        "We refund the price to the payment method you used within 14 days of receiving them back.",
    ],
)
def test_up_to_fourteen_days_pass_with_the_sentence(told: str) -> None:
    seen = outcome(told)
    assert seen.verdict is Verdict.PASS
    assert seen.findings[0].quote == told


def test_longer_warns() -> None:
    seen = outcome("We refund you within 21 days of the parcel reaching us.")
    assert seen.verdict is Verdict.WARN
    assert 0 < (seen.friction or 0) < 1


def test_the_time_of_the_bank_is_not_the_shop_s() -> None:
    seen = outcome(
        "We refund you within 3 days of the parcel reaching us.",
        "Your bank may take another 30 days to show the refund on your statement.",
    )
    assert seen.measured == "3 days"


def test_as_soon_as_possible_warns() -> None:
    assert outcome("We issue your refund as soon as possible.").measured == "no number"


def test_as_soon_as_possible_is_known_in_german() -> None:
    seen = outcome(
        "Die Erstattung erfolgt umgehend.",
        lang="de",
        title="Rückgabe",
        window="Sie können Ware innerhalb von 30 Tagen nach Erhalt zurückgeben.",
    )
    assert seen.verdict is Verdict.WARN


def test_no_word_of_it_fails() -> None:
    assert outcome("Items must be unworn.").verdict is Verdict.FAIL


def test_a_voucher_instead_of_money_fails_however_fast() -> None:
    assert outcome("Returns are refunded as store credit only, within 3 days.").verdict is Verdict.FAIL


def test_money_that_is_denied_is_no_money() -> None:
    told = "Within 10 days of receiving your return you get its value as a voucher for our shop."
    assert outcome(told, "We do not pay money back.").verdict is Verdict.FAIL
    assert outcome(told, "Our money back guarantee holds for every order.").verdict is Verdict.PASS


def test_what_is_not_taken_back_is_not_refunded() -> None:
    assert outcome(window="All sales are final. We do not accept returns.").verdict is Verdict.NOT_APPLICABLE
