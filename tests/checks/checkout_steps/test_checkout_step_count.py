import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import OverlaySeen, Problem, ProblemCode, Reach, Stage
from tests.checks.checkout_steps.forms import Pages, fields, guest_form, sign_in
from tests.evidence import box, control, journey, judged, line, overlay, page, trip

ID = "checkout-step-count"
BASKET = page(title="Basket")
ADDRESS = page(index=1, title="Address", fields=fields("First name", "Address", "Postcode"))
DELIVERY = page(index=2, title="Delivery", fields=fields("Delivery instructions", start=20))
CARD = page(index=3, title="Payment", fields=fields("Card number", "Expiry date", start=30))
ONLY_LOOKING = trip(reach=Reach.CHECKOUT)


def test_a_one_page_checkout_is_two_steps_and_passes() -> None:
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: guest_form(index=1)}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "2 steps (walked)"


def test_a_walk_of_four_pages_passes_at_the_limit() -> None:
    pages: Pages = {Stage.BASKET: BASKET, Stage.CHECKOUT: (ADDRESS, DELIVERY), Stage.PAYMENT: CARD}
    outcome = judged(ID, journey(dict(pages)))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "4 steps (walked)"


def test_a_walk_that_stopped_where_one_more_step_may_follow_is_unclear_and_says_so() -> None:
    stopped = Problem(code=ProblemCode.UNSAFE, message="going on may be the order")
    pages: Pages = {Stage.BASKET: BASKET, Stage.CHECKOUT: (ADDRESS, DELIVERY), Stage.PAYMENT: CARD}
    outcome = judged(ID, journey(dict(pages), ending=stopped))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "at least 4 steps" in outcome.reason
    assert "one more page may follow the last one seen" in outcome.reason


def test_five_steps_are_a_graded_warning() -> None:
    review = page(index=4, title="Review", url="https://shop.test/review")
    outcome = judged(
        ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: (ADDRESS, DELIVERY, CARD), Stage.PAYMENT: review})
    )
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == pytest.approx(1 / 3, abs=1e-3)


def test_seven_steps_fail() -> None:
    more = tuple(page(index=n, title=f"Page {n}", fields=fields("City", start=10 * n)) for n in range(5, 8))
    outcome = judged(
        ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: (ADDRESS, DELIVERY, *more), Stage.PAYMENT: CARD})
    )
    assert outcome.verdict is Verdict.FAIL
    assert outcome.friction == 1


def test_the_same_form_seen_twice_is_one_step() -> None:
    again = ADDRESS.model_copy(update={"index": 2})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: (ADDRESS, again), Stage.PAYMENT: CARD}))
    assert outcome.measured == "3 steps (walked)"


def test_half_a_step_is_added_for_a_pop_up_that_had_to_be_answered() -> None:
    seen = OverlaySeen(overlay=overlay("other"), stage=Stage.CHECKOUT, page=1, at_ms=9, closed=True)
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: guest_form()}, interruptions=(seen,)))
    assert outcome.measured == "2.5 steps (walked)"


def test_a_cookie_banner_is_no_step() -> None:
    seen = OverlaySeen(overlay=overlay("consent"), stage=Stage.CHECKOUT, page=1, at_ms=9, closed=True)
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: guest_form()}, interruptions=(seen,)))
    assert outcome.measured == "2 steps (walked)"


def test_a_first_page_that_declares_nothing_is_unclear_and_says_the_lower_bound() -> None:
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: ADDRESS}, trip=ONLY_LOOKING))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "at least 2 steps" in outcome.reason


TRAIL = (
    ("en", "Basket › Information › Shipping › Payment", 4),
    ("de", "1. Warenkorb 2. Adresse 3. Versand 4. Zahlung 5. Übersicht", 5),
    ("fr", "Panier > Coordonnées > Livraison > Paiement > Confirmation", 4),
    ("es", "Carrito / Datos / Envío / Pago", 4),
    ("it", "Carrello > Dati > Spedizione > Pagamento > Riepilogo", 5),
    ("nl", "Winkelwagen > Gegevens > Verzending > Betaling", 4),
    ("pt", "Carrinho > Dados > Entrega > Pagamento", 4),
    ("pl", "Koszyk > Dane > Dostawa > Płatność > Podsumowanie", 5),
    ("sv", "Varukorg > Uppgifter > Leverans > Betalning", 4),
    ("ja", "カート > お客様情報 > 配送方法 > お支払い > 完了", 4),
)


@pytest.mark.parametrize(("lang", "text", "steps"), TRAIL)
def test_a_trail_in_one_line_declares_the_steps_up_to_the_order(lang: str, text: str, steps: int) -> None:
    first = ADDRESS.model_copy(update={"lang": lang, "lines": (line(text, index=0),)})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first}, trip=ONLY_LOOKING))
    assert outcome.measured == f"{steps} steps (declared)"
    assert outcome.confidence == 0.5
    assert outcome.verdict is (Verdict.WARN if steps > 4 else Verdict.PASS)


def test_numbered_names_below_each_other_declare_steps_and_the_basket_is_added() -> None:
    names = ("1. Address", "2. Delivery", "3. Payment", "4. Review")
    lines = tuple(line(text, index=n, at=box(16, 30 * n, 120, 20)) for n, text in enumerate(names))
    first = ADDRESS.model_copy(update={"lines": lines})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first}, trip=ONLY_LOOKING))
    assert outcome.measured == "5 steps (declared)"
    assert "“" not in outcome.measured
    assert outcome.findings[0].quote == "1. Address"


def test_a_row_of_names_beside_numbers_in_circles_declares_steps() -> None:
    names = ("Shipping", "Payment", "Review", "Done")
    lines = tuple(
        each
        for n, text in enumerate(names)
        for each in (
            line(str(n + 1), index=2 * n, at=box(90 * n, 10, 16, 16)),
            line(text, index=2 * n + 1, at=box(90 * n + 20, 8, 60, 20)),
        )
    )
    first = ADDRESS.model_copy(update={"lines": lines})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first}, trip=ONLY_LOOKING))
    assert outcome.measured == "4 steps (declared)"


@pytest.mark.parametrize(("lang", "text"), [("en", "Step 1 of 3"), ("de", "Schritt 1 von 3"), ("ja", "ステップ1/3")])
def test_step_one_of_three_declares_three_beside_the_basket(lang: str, text: str) -> None:
    first = ADDRESS.model_copy(update={"lang": lang, "lines": (line(text, index=0),)})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first}, trip=ONLY_LOOKING))
    assert outcome.measured == "4 steps (declared)"


def test_closed_sections_are_inferred_with_little_confidence() -> None:
    names = ("Contact", "Delivery", "Payment")
    lines = tuple(line(text, index=n, heading=2) for n, text in enumerate(names))
    first = page(index=1, lines=lines, fields=fields("Email", "First name", section="Contact"))
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first}, trip=ONLY_LOOKING))
    assert outcome.measured == "4 steps (inferred)"
    assert outcome.confidence == 0.4


def test_more_steps_declared_than_walked_count() -> None:
    first = ADDRESS.model_copy(update={"lines": (line("Basket > Address > Delivery > Payment > Review", index=0),)})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first, Stage.PAYMENT: CARD}))
    assert outcome.measured == "5 steps (declared)"


def test_the_account_choice_is_a_step_of_its_own_where_the_shop_does_not_list_it() -> None:
    choice = page(index=1, title="Welcome", fields=sign_in(), controls=(control("Continue as guest", index=61),))
    numbered = (line("1. Address", index=0), line("2. Delivery", index=1), line("3. Payment", index=2))
    address = ADDRESS.model_copy(update={"index": 2, "lines": numbered})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: (choice, address)}))
    assert outcome.measured == "5 steps (declared)"


def test_menu_words_that_are_no_stepper_declare_nothing() -> None:
    lines = (line("Delivery and payment are explained on our help pages, and your basket is kept.", index=0),)
    first = ADDRESS.model_copy(update={"lines": lines})
    outcome = judged(ID, journey({Stage.BASKET: BASKET, Stage.CHECKOUT: first}, trip=ONLY_LOOKING))
    assert outcome.verdict is Verdict.UNCLEAR
