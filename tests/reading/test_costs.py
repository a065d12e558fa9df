from decimal import Decimal
from typing import Any

import pytest

from frictionaudit.evidence import Line, Stage
from frictionaudit.reading.costs import CostKind, costs_on, promises_on
from tests.checks.checkout_steps.forms import rows
from tests.evidence import box, field, line, page

SUMMARIES = (
    ("en", "GB", ("Subtotal", "£29.00"), ("Delivery", "£4.95"), ("Service fee", "£1.50"), ("Order total", "£35.45")),
    (
        "de",
        "DE",
        ("Zwischensumme", "29,00 €"),
        ("Versandkosten", "4,95 €"),
        ("Servicegebühr", "1,50 €"),
        ("Gesamtsumme", "35,45 €"),
    ),
    (
        "fr",
        "FR",
        ("Sous-total", "29,00 €"),
        ("Frais de livraison", "4,95 €"),
        ("Frais de service", "1,50 €"),
        ("Total TTC", "35,45 €"),
    ),
    ("es", "ES", ("Subtotal", "29,00 €"), ("Gastos de envío", "4,95 €"), ("Recargo", "1,50 €"), ("Total", "35,45 €")),
    ("it", "IT", ("Subtotale", "29,00 €"), ("Spedizione", "4,95 €"), ("Commissioni", "1,50 €"), ("Totale", "35,45 €")),
    (
        "nl",
        "NL",
        ("Subtotaal", "€ 29,00"),
        ("Verzendkosten", "€ 4,95"),
        ("Servicekosten", "€ 1,50"),
        ("Totaal", "€ 35,45"),
    ),
    (
        "pt",
        "PT",
        ("Subtotal", "29,00 €"),
        ("Portes de envio", "4,95 €"),
        ("Taxa de serviço", "1,50 €"),
        ("Total", "35,45 €"),
    ),
    (
        "pl",
        "PL",
        ("Wartość produktów", "29,00 zł"),
        ("Dostawa", "4,95 zł"),
        ("Opłata serwisowa", "1,50 zł"),
        ("Do zapłaty", "35,45 zł"),
    ),
    (
        "sv",
        "SE",
        ("Delsumma", "29,00 kr"),
        ("Frakt", "4,95 kr"),
        ("Serviceavgift", "1,50 kr"),
        ("Att betala", "35,45 kr"),
    ),
    ("ja", "JP", ("小計", "2,900円"), ("送料", "495円"), ("手数料", "150円"), ("合計", "3,545円")),
)
KINDS = [CostKind.SUBTOTAL, CostKind.DELIVERY, CostKind.FEE, CostKind.TOTAL]


@pytest.mark.parametrize("summary", SUMMARIES, ids=lambda summary: summary[0])
def test_a_summary_is_read_in_ten_languages(summary: tuple[str, str, *tuple[tuple[str, str], ...]]) -> None:
    lang, market, *pairs = summary
    view = page(lang=lang, market=market, lines=rows(*pairs))
    assert [row.kind for row in costs_on(view, Stage.CHECKOUT, market)] == KINDS


PROMISES = (
    ("en", "GB", "Delivery from £2.95", "2.95", None),
    ("en", "GB", "We deliver within the United Kingdom for £3.95. It takes two days.", "3.95", None),
    ("de", "DE", "zzgl. 4,95 € Versand", "4.95", None),
    ("de", "DE", "Ab 50 € versandkostenfrei", "0", "50"),
    ("fr", "FR", "Livraison offerte dès 49 €", "0", "49"),
    ("fr", "FR", "Livraison à partir de 4,90 €", "4.90", None),
    ("es", "ES", "Envío gratis a partir de 30 €", "0", "30"),
    ("it", "IT", "Spedizione gratuita sopra i 39 €", "0", "39"),
    ("nl", "NL", "Verzendkosten € 3,95 (gratis vanaf € 50)", "3.95", "50"),
    ("pt", "BR", "Frete grátis acima de R$ 199", "0", "199"),
    ("pl", "PL", "Koszt dostawy od 9,99 zł", "9.99", None),
    ("sv", "SE", "Fri frakt över 499 kr", "0", "499"),
    ("ja", "JP", "送料 550円 (5,000円以上で送料無料)", "550", "5000"),
)


@pytest.mark.parametrize(("lang", "market", "text", "amount", "free_from"), PROMISES)
def test_a_sentence_tells_the_delivery_cost(
    lang: str, market: str, text: str, amount: str, free_from: str | None
) -> None:
    (told,) = promises_on(page(lang=lang, texts=(text,)), Stage.PRODUCT, market)
    assert (told.kind, told.amount) == (CostKind.DELIVERY, Decimal(amount))
    assert told.free_from == (Decimal(free_from) if free_from else None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "29,00 € inkl. MwSt. zzgl. Versandkosten"),
        ("de", "Noch 12,00 € bis zum kostenlosen Versand"),
        ("en", "Free click & collect"),
        ("en", "Free returns"),
        ("en", "or 3 payments of £9.66 with free delivery"),
        ("en", "Delivery is calculated at checkout"),
        ("en", "Free samples with every £50.00"),
    ],
)
def test_a_sentence_that_tells_no_delivery_cost(lang: str, text: str) -> None:
    assert promises_on(page(lang=lang, texts=(text,)), Stage.PRODUCT, "DE") == ()


def test_a_label_above_its_amount_is_found() -> None:
    lines = (line("Delivery", index=0, at=box(16, 100, 120, 20)), line("£4.95", index=1, at=box(16, 124, 60, 20)))
    (cost,) = costs_on(page(lines=lines), Stage.CHECKOUT, "GB")
    assert (cost.kind, cost.label) == (CostKind.DELIVERY, "Delivery")


def test_an_amount_in_the_next_row_does_not_take_the_label() -> None:
    lines = (line("Delivery", index=0, at=box(16, 100, 120, 20)), line("£29.00", index=1, at=box(300, 160, 60, 20)))
    (cost,) = costs_on(page(lines=lines), Stage.CHECKOUT, "GB")
    assert cost.kind is CostKind.ITEM


def test_tax_in_brackets_behind_the_total_is_part_of_it() -> None:
    total, tax = costs_on(page(texts=("Total £29.00 (incl. £4.83 VAT)",)), Stage.CHECKOUT, "GB")
    assert (total.kind, tax.kind, tax.included) == (CostKind.TOTAL, CostKind.TAX, True)


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Total, VAT included"),
        ("it", "Totale IVA inclusa"),
        ("de", "Gesamtsumme inkl. MwSt."),
        ("es", "Total IVA incluido"),
    ],
)
def test_a_total_that_holds_the_tax_is_a_total(lang: str, label: str) -> None:
    (cost,) = costs_on(page(lang=lang, lines=rows((label, "29,00 €"))), Stage.CHECKOUT, "DE")
    assert cost.kind is CostKind.TOTAL


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The order total includes tax of £21.50."),
        ("en", "The total includes £21.50 VAT"),
        ("de", "Die Gesamtsumme enthält MwSt. in Höhe von 21,50 €"),
        ("de", "In der Gesamtsumme der Bestellung sind Steuern in Höhe von 21,50 € enthalten."),
        ("fr", "Le total de la commande inclut des taxes de 21,50 €."),
        ("es", "El total del pedido incluye impuestos por valor de 21,50 €."),
        ("it", "Il totale dell'ordine include imposte pari a 21,50 €."),
        ("nl", "Het totaal is inclusief € 21,50 btw"),
        ("pt", "O total inclui IVA no valor de 21,50 €"),
        ("pl", "Suma zawiera podatek VAT w wysokości 21,50 zł"),
        ("sv", "Totalsumman inkluderar moms på 21,50 kr"),
        ("da", "Total beløb inkluderer moms på 21,50 kr."),
        ("ja", "合計には消費税￥2,150が含まれています"),
    ],
)
def test_an_amount_that_a_total_includes_is_no_second_total(lang: str, text: str) -> None:
    (tax,) = costs_on(page(lang=lang, texts=(text,)), Stage.CHECKOUT, {"sv": "SE", "da": "DK"}.get(lang, "DE"))
    assert (tax.kind, tax.included) == (CostKind.TAX, True)


NET = (
    ("en", "Excl. tax", "Total excl. VAT", "Total"),
    ("en", "Before tax", "Total Cost (net)", "Total Cost"),
    ("de", "Ohne MwSt.", "Summe netto", "Gesamtsumme"),
    ("fr", "Hors taxes", "Total HT", "Total TTC"),
    ("es", "Sin IVA", "Total sin IVA", "Total"),
    ("it", "IVA esclusa", "Totale IVA esclusa", "Totale"),
    ("nl", "Excl. btw", "Totaal excl. btw", "Totaal"),
    ("pt", "Sem IVA", "Total sem IVA", "Total"),
    ("pl", "Bez VAT", "Razem netto", "Razem"),
    ("sv", "Exkl. moms", "Totalt exkl. moms", "Totalt"),
    ("da", "Ekskl. moms", "I alt ekskl. moms", "I alt"),
    ("ja", "税抜", "合計（税抜）", "合計（税込）"),
)


@pytest.mark.parametrize(("lang", "bare", "net", "gross"), NET)
def test_a_net_sum_beside_the_total_is_neither_tax_nor_a_second_total(
    lang: str, bare: str, net: str, gross: str
) -> None:
    view = page(lang=lang, lines=rows((gross, "24,00 €"), (net, "20,00 €"), (bare, "20,00 €")))
    assert [(row.kind, row.amount) for row in costs_on(view, Stage.CHECKOUT, "DE")] == [(CostKind.TOTAL, Decimal(24))]
    assert promises_on(page(lang=lang, texts=(f"{bare}: 20,00 €",)), Stage.PRODUCT, "DE") == ()


def test_a_net_total_is_the_total_where_there_is_no_other_and_tax_on_top_of_it_stays_tax() -> None:
    view = page(lines=rows(("Total excl. VAT", "£20.00"), ("plus 20% VAT", "£4.00"), ("Tax (excl. shipping)", "£4.00")))
    kinds = [row.kind for row in costs_on(view, Stage.CHECKOUT, "GB")]
    assert kinds[:2] == [CostKind.TOTAL, CostKind.TAX]
    assert CostKind.ITEM not in kinds


def test_hostile_text_costs_no_time() -> None:
    text = "delivery " * 200 + "£1 " * 200
    assert costs_on(page(texts=(text,) * 20), Stage.CHECKOUT, "GB")


@pytest.mark.parametrize(
    "text",
    [
        "Questions about shipping? Feel free to write to us.",
        "Free delivery with code SHIP",
        "Members get free delivery",
        "All our wigs have a free parting. You may choose it with a note to us before you order, and it is part of the"
        " price. Orders that are large take longer, which is due to the shipping company.",
    ],
)
def test_free_that_is_no_promise_of_delivery(text: str) -> None:
    assert promises_on(page(texts=(text,)), Stage.PRODUCT, "GB") == ()


def test_a_limit_in_two_currencies_is_a_limit_in_both() -> None:
    (told,) = promises_on(page(texts=("Free Shipping over CAD$60 / USD$70",)), Stage.HOME, "CA")
    assert not told.amount
    assert told.free_from == 60


def test_a_bar_that_lies_over_a_row_is_not_its_label() -> None:
    summary = (
        line("Delivery", index=0, at=box(85, 688, 62, 17)),
        line("£4.95", index=1, at=box(208, 688, 40, 17)),
        line("A quiet piece for every day", index=2, at=box(0, 692, 189, 17)),
    )
    (cost,) = costs_on(page(lines=summary), Stage.BASKET, "GB")
    assert (cost.kind, cost.label) == (CostKind.DELIVERY, "Delivery")


@pytest.mark.parametrize(
    ("lang", "market", "text"),
    [
        ("de", "DE", "Standardversand 5,95 €"),
        ("nl", "NL", "Standaardverzending € 4,95"),
        ("sv", "SE", "Standardfrakt 49 kr"),
        ("da", "DK", "Standardlevering 49 kr."),
    ],
)
def test_compounds_of_delivery_tell_its_cost(lang: str, market: str, text: str) -> None:
    told = promises_on(page(texts=(text,), market=market, lang=lang), Stage.PRODUCT, market)
    assert [promise.kind for promise in told] == [CostKind.DELIVERY]


@pytest.mark.parametrize(("label", "kind"), [("Flat rate £4.95", CostKind.DELIVERY), ("Flat rate", CostKind.ITEM)])
def test_a_way_of_delivery_read_in_one_line_with_its_button_is_a_delivery_cost(label: str, kind: CostKind) -> None:
    way = field(label, type="radio", name="way", section="Delivery method", checked=True)
    shown = page(texts=("Flat rate £4.95 Continue to payment",), fields=(way,))
    (cost,) = costs_on(shown, Stage.CHECKOUT, "GB")
    assert (cost.kind, cost.amount) == (kind, Decimal("4.95"))


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"near": "Shipping"}, CostKind.DELIVERY),
        ({"name": "shipping_method"}, CostKind.DELIVERY),
        ({"near": "Payment"}, CostKind.ITEM),
        ({"near": "Engraving"}, CostKind.ITEM),
    ],
)
def test_prices_of_radio_buttons_that_ask_for_the_way_of_delivery_are_delivery(
    more: dict[str, Any], kind: CostKind
) -> None:
    ways = tuple(
        field(f"{name} {price}", index=n, type="radio", id=f"way-{n}", form=None, checked=n == 0, **more)
        for n, (name, price) in enumerate((("Standard", "4,90 €"), ("Express", "9,90 €")))
    )
    shown = page(lines=rows(("Standard", "4,90 €"), ("Express", "9,90 €")), fields=ways)
    read = costs_on(shown, Stage.CHECKOUT, "DE")
    assert [(row.kind, row.label, row.choice) for row in read] == [(kind, "Standard", True), (kind, "Express", False)]


def test_a_way_of_delivery_may_stand_behind_its_price() -> None:
    label = "$6.95 - Ground, 3-5 days"
    way = field(label, type="radio", name="shipping_method", section="Shipping Method", checked=False)
    (cost,) = costs_on(page(texts=(label,), fields=(way,)), Stage.CHECKOUT, "US")
    assert (cost.kind, cost.amount) == (CostKind.DELIVERY, Decimal("6.95"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We ship to the United States. Ground takes three to five working days and costs $6.95.", ["6.95"]),
        ("Express (1-2 days): $14.50", ["14.50"]),
        ("Gift wrapping costs $6.95.", []),
        ("Returns take up to 14 days and cost $6.95.", []),
    ],
)
def test_the_page_about_delivery_tells_what_a_way_costs_that_takes_some_days(text: str, told: list[str]) -> None:
    view = page(texts=(text,), market="US")
    assert [str(promise.amount) for promise in promises_on(view, Stage.DELIVERY, "US")] == told
    assert promises_on(view, Stage.PRODUCT, "US") == ()


@pytest.mark.parametrize("count", ["1 item", "1", "Qty: 1", "1 Artikel", "x1", "1 点"])
def test_how_many_there_are_names_no_thing(count: str) -> None:
    lines = (
        line(count, index=0, at=box(238, 151, 39, 16)),
        line("1 Seeds $4.50", index=1, at=box(94, 178, 158, 36)),
        line("Seeds", index=2, at=box(15, 446, 146, 54), heading=3),
        line("Price: $4.50", index=3, at=box(15, 510, 75, 16)),
    )
    read = costs_on(page(lines=lines, lang=""), Stage.BASKET, "US")
    assert [(row.kind, row.label) for row in read] == [(CostKind.ITEM, "1 Seeds")]
    row = (line("Delivery", index=0), line(count, index=1, at=box(200, 0, 20, 20)), line("$4.50", index=2, at=box(300)))
    assert [cost.label for cost in costs_on(page(lines=row, lang=""), Stage.BASKET, "US")] == ["Delivery"]


def test_a_thing_that_a_row_prices_twice_is_one_thing() -> None:
    def cell(index: int, text: str, x: float, place: str) -> Line:
        return line(text, index=index, at=box(x, 406, 60, 16)).model_copy(update={"selector": place})

    row = "table.listing > tbody > tr.item > td:nth-of-type"
    name = cell(0, "Tomato seeds", 24, "tbody > tr.item > td:nth-of-type(1) > div")
    lines = (
        name,
        cell(1, "$4.50", 116, f"{row}(2)"),
        cell(2, "2", 206, f"{row}(3)"),
        cell(3, "$9.00", 296, f"{row}(4)"),
    )
    (cost,) = costs_on(page(lines=lines), Stage.PAYMENT, "US")
    assert (cost.kind, cost.label, cost.amount) == (CostKind.ITEM, "Tomato seeds", Decimal(9))


@pytest.mark.parametrize(
    ("lang", "label"),
    [("en", "Show order summary"), ("de", "Bestellübersicht anzeigen"), ("fr", "Résumé"), ("es", "Resumen del pedido")],
)
def test_the_head_of_a_folded_summary_tells_the_total_and_one_that_goes_on_does_not(lang: str, label: str) -> None:
    def read(text: str) -> list[tuple[CostKind, Decimal]]:
        view = page(lines=(line(text, index=1, at=box(10, 10, 300, 20)),), lang=lang)
        return [(row.kind, row.amount) for row in costs_on(view, Stage.CHECKOUT, "GB")]

    assert read(f"{label} 18,90 €") == [(CostKind.TOTAL, Decimal("18.90"))]
    assert read(f"{label} Oak board 18,90 €") != [(CostKind.TOTAL, Decimal("18.90"))]


def test_numbers_between_the_name_of_a_table_row_and_its_amount_name_nothing() -> None:
    def cells(tag: str, row: int, *texts: str) -> tuple[Line, ...]:
        return tuple(
            line(text, index=10 * row + n, at=box(16 + 90 * n, 30 * row, 80, 20)).model_copy(
                update={"selector": f"table > tbody > {tag}:nth-of-type({row}) > td:nth-of-type({n + 1})"}
            )
            for n, text in enumerate(texts)
        )

    def read(*lines: Line) -> list[tuple[CostKind, Decimal]]:
        return [(cost.kind, cost.amount) for cost in costs_on(page(lines=lines), Stage.CHECKOUT, "GB")]

    shipping = ("Shipping (Parcel post)", "1", "£3.29", "£0.66", "£3.95")
    assert read(*cells("tr", 1, *shipping))[-1] == (CostKind.DELIVERY, Decimal("3.95"))
    assert read(*cells("tr", 1, "Payment (Cash on delivery)", "1", "£2.00")) == [(CostKind.FEE, Decimal("2.00"))]
    assert read(*cells("tr", 1, "Teapot", "1", "£20.00", "£4.00", "£24.00"))[-1] == (CostKind.ITEM, Decimal("24.00"))
    aside = cells("div", 1, "Delivery", "£3.95", "£35.00")
    assert read(*aside)[-1] == (CostKind.ITEM, Decimal("35.00")), "another column of the page"


def test_that_tax_is_in_a_price_of_delivery_does_not_make_it_a_tax() -> None:
    ways = (("Courier", "£3.99 tax incl."), ("Express", "£6.99 VAT excluded"))
    assert {cost.kind for cost in costs_on(page(lines=rows(*ways)), Stage.CHECKOUT, "GB")}.isdisjoint({CostKind.TAX})
    (tax,) = costs_on(page(texts=("£3.66 VAT",)), Stage.CHECKOUT, "GB")
    assert tax.kind is CostKind.TAX


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "£22.94 SAVE 20%"),
        ("en", "£22.94 (20% off)"),
        ("en", "£22.94 save up to 20%"),
        ("de", "22,94 € 20 % Rabatt"),
        ("de", "22,94 € Sie sparen 20%"),
        ("fr", "22,94 € 20% de réduction"),
        ("es", "22,94 € 20% de descuento"),
        ("it", "22,94 € sconto 20%"),
        ("nl", "€ 22,94 20% korting"),
        ("pt", "22,94 € 20% de desconto"),
        ("pl", "22,94 zł rabat 20%"),
        ("sv", "22,94 kr 20% rabatt"),
        ("da", "22,94 kr. 20% rabat"),
        ("ja", "2,294円 20%割引"),
    ],
)
def test_a_percentage_saved_behind_an_amount_makes_it_no_saving(lang: str, text: str) -> None:
    market = {"en": "GB", "pl": "PL", "sv": "SE", "da": "DK", "ja": "JP"}.get(lang, "DE")
    (cost,) = costs_on(page(lang=lang, texts=(text,)), Stage.BASKET, market)
    assert cost.kind is CostKind.ITEM


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Save £5.74", [CostKind.DISCOUNT]),
        ("£5.74 off", [CostKind.DISCOUNT]),
        ("-£5.74 (20% off)", [CostKind.DISCOUNT]),
        ("Discount (20%) £5.74", [CostKind.DISCOUNT]),
        ("£22.94 Save £5.74", [CostKind.ITEM, CostKind.DISCOUNT]),
        ("£22.94 Save 20% £5.74 off", [CostKind.ITEM, CostKind.DISCOUNT]),
    ],
)
def test_a_saving_follows_its_word_or_is_negative(text: str, kinds: list[CostKind]) -> None:
    assert [cost.kind for cost in costs_on(page(texts=(text,)), Stage.BASKET, "GB")] == kinds
