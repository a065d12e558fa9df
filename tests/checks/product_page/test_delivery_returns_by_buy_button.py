import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Region, Stage
from frictionaudit.reading.near_buy import tells_arrival
from tests.checks.product_page.pages import below, buy, product
from tests.evidence import box, control, journey, judged, line

ID = "delivery-returns-by-buy-button"
COST, DAY, BACK = "Delivery £3.95", "Arrives by Thursday 26 November", "Free returns within 60 days"


def test_all_three_stated_passes_and_each_is_shown() -> None:
    page = product(below(COST, 2, 560), below(DAY, 3, 585), below(BACK, 4, 610))
    outcome = judged(ID, journey({Stage.PRODUCT: page}))
    assert outcome.verdict is Verdict.PASS
    assert [finding.quote for finding in outcome.findings] == [COST, DAY, BACK]


def test_two_stated_and_one_linked_passes() -> None:
    link = control("Returns", index=60, at=box(16, 610, 80, 20), href="/returns")
    page = product(below(COST, 2, 560), below(DAY, 3, 585), controls=(buy(), link))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.PASS


def test_nothing_at_all_fails() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(below("Waterproof to 10,000 mm"))}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.measured == "0 of 3 stated"


def test_links_alone_warn() -> None:
    links = tuple(
        control(name, index=60 + n, at=box(16, 560 + 30 * n, 80, 20), tag="summary")
        for n, name in enumerate(("Delivery", "Returns"))
    )
    outcome = judged(ID, journey({Stage.PRODUCT: product(controls=(buy(), *links))}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == 0.5


def test_a_bar_at_the_top_that_names_a_limit_states_the_cost() -> None:
    bar = line("Free delivery over £50", index=5, at=box(0, 0, 390, 24), region=Region.HEADER)
    outcome = judged(ID, journey({Stage.PRODUCT: product(bar)}))
    assert "delivery cost: stated" in outcome.reason


def test_calculated_at_checkout_states_nothing() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(below("Shipping calculated at checkout"))}))
    assert outcome.verdict is Verdict.FAIL


@pytest.mark.parametrize("where", ["footer", "far below", "other products"])
def test_what_stands_elsewhere_does_not_count(where: str) -> None:
    lines = {
        "footer": (below(COST, 2, 600, region=Region.FOOTER),),
        "far below": (below(COST, 2, 1700),),
        "other products": (below("You may also like", 2, 560, heading=2), below(COST, 3, 600)),
    }[where]
    assert judged(ID, journey({Stage.PRODUCT: product(*lines)})).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Order by 6pm for delivery tomorrow"),
        ("en", "Ships in 1-2 business days"),
        ("de", "Sofort lieferbar, 2 bis 3 Werktage"),
        ("de", "Lieferung bis Donnerstag, 26. Nov."),
        ("de", "inkl. MwSt., zzgl. Versand . Sofort lieferbar, 2 bis 3 Werktage."),
        ("en", "Free delivery, arrives by Tuesday 24 November. Free returns within 60 days"),
        ("fr", "Livré entre le 24 et le 26 novembre"),
        ("es", "Recíbelo en 24/48 horas"),
        ("it", "Consegna in 2-3 giorni lavorativi"),
        ("nl", "Voor 23:59 besteld, morgen in huis"),
        ("pl", "Wysyłka w 24 godziny"),
        ("sv", "Leverans inom 2-4 arbetsdagar"),
        ("da", "Levering 1-3 hverdage"),
        ("ja", "最短11月26日にお届け"),
        ("pt", "Entrega em 2 dias úteis"),
    ],
)
def test_arrival_is_read_in_all_languages(lang: str, text: str) -> None:
    assert tells_arrival(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "Free delivery, 30 days to return",
        "Return within 30 days",
        "Delivery available",
        "Ships worldwide",
        "Free delivery on all orders. Our shops are open 7 days a week",
        "Call us Monday to Friday",
    ],
)
def test_other_times_are_no_arrival(text: str) -> None:
    assert not tells_arrival(text, "en")
