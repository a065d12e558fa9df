"""delivery-charge-gap: the same baskets here and at the rivals."""

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Journey, Site, Stage
from tests.checks.checkout_steps.forms import guest_form, rows
from tests.evidence import journey, judged, line, page, trip


def shop(name: str, *rules: str, market: str = "GB", price: str = "£100.00") -> Journey:
    """A shop whose delivery page has these lines."""
    product = page(lines=(line("Ridge tent", heading=1), line(price, index=1)), market=market)
    pages = {Stage.PRODUCT: product, Stage.DELIVERY: page(texts=rules, market=market)}
    return journey(pages, trip=trip(site=Site(name=name, url="https://shop.test/"), market=market))


def gap(ours: Journey, *rivals: Journey) -> Outcome:
    return judged("delivery-charge-gap", ours, *rivals)


def test_no_dearer_than_the_rival_passes() -> None:
    outcome = gap(shop("Acme", "Standard delivery £3.95"), shop("Rival", "Standard delivery £4.95"))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured.startswith("£30.00: £3.95, Rival £4.95")


def test_a_little_dearer_warns_up_to_two_pounds() -> None:
    assert gap(shop("Acme", "Delivery £4.95"), shop("Rival", "Delivery £3.95")).verdict is Verdict.WARN
    assert gap(shop("Acme", "Delivery £9.95"), shop("Rival", "Delivery £3.95")).verdict is Verdict.FAIL


def test_a_rival_that_delivers_free_where_this_shop_charges_fails() -> None:
    outcome = gap(shop("Acme", "Delivery £1.00"), shop("Rival", "Delivery £3.95, free over £50"))
    assert outcome.verdict is Verdict.FAIL
    assert "Rival delivers a basket of £60.00 free" in outcome.reason


def test_the_cheapest_rival_counts() -> None:
    outcome = gap(shop("Acme", "Delivery £3.95"), shop("One", "Delivery £5.95"), shop("Two", "Delivery £3.45"))
    assert outcome.verdict is Verdict.WARN
    assert "Two" in outcome.reason


def test_express_codes_and_pick_up_points_are_not_compared() -> None:
    rival = shop("Rival", "Standard delivery £3.95", "Free delivery with code SHIP", "Parcel shop delivery £1.95")
    assert gap(shop("Acme", "Standard delivery £3.95", "Express delivery £1.00"), rival).verdict is Verdict.PASS


def test_a_charge_in_checkout_counts_for_baskets_up_to_that_value() -> None:
    charged = guest_form(lines=rows(("Subtotal", "£50.00"), ("Delivery", "£4.95"), ("Total", "£54.95")))
    pages = {
        Stage.PRODUCT: page(lines=(line("Pan", heading=1), line("£50.00", index=1))),
        Stage.BASKET: page(lines=rows(("Subtotal", "£50.00"))),
        Stage.PAYMENT: charged,
    }
    outcome = gap(journey(pages), shop("Rival", "Delivery £4.95"))
    assert outcome.measured == "£30.00: £4.95, Rival £4.95"


def test_other_currencies_are_never_compared() -> None:
    german = shop("Rival", "Versand 5,90 €", market="DE", price="100,00 €")
    assert gap(shop("Acme", "Delivery £4.95"), german).verdict is Verdict.UNCLEAR


def test_an_unknown_charge_on_either_side_is_unclear() -> None:
    told, silent = shop("Acme", "Delivery £4.95"), shop("Rival", "We deliver everywhere.")
    assert gap(told, silent).verdict is Verdict.UNCLEAR
    assert gap(silent, told).verdict is Verdict.UNCLEAR


def test_without_rivals_there_is_nothing_to_compare() -> None:
    assert gap(shop("Acme", "Delivery £4.95")).verdict is Verdict.UNCLEAR
