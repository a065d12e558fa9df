"""When a parcel arrives: days and lengths of time in every language, and what only looks like them."""

import pytest

from frictionaudit.evidence import Stage
from frictionaudit.reading.delivery import ArrivalKind, arrival_in, arrivals_on
from frictionaudit.reading.near_buy import tells_arrival
from tests.evidence import line, page

DAYS = (
    ("en", "Free delivery, arrives by Tuesday 24 November."),
    ("en", "Get it by Thu, Nov 26"),
    ("en", "Estimated delivery: Tue 3 - Thu 5"),
    ("en", "Order within 2 hrs 10 mins and get it tomorrow"),
    ("en", "Order by 2pm Friday for delivery on Monday"),
    ("en", "Delivery by 24/11"),
    ("en", "Delivered to you by Tuesday if ordered today"),
    ("fr", "Livré mardi pour toute commande passée aujourd'hui"),
    ("de", "Lieferung bis Freitag, 27. November"),
    ("de", "Lieferung voraussichtlich zwischen Di. 24.11. und Do. 26.11."),
    ("de", "Morgen bei dir, wenn du bis 14 Uhr bestellst"),
    ("fr", "Livraison prévue le mardi 24 novembre"),
    ("fr", "Livré demain chez vous"),
    ("es", "Recíbelo el jueves, 26 de noviembre"),
    ("it", "Consegna prevista: mer 25 nov"),
    ("nl", "Voor 23:59 besteld, morgen in huis"),
    ("nl", "Verwachte bezorging dinsdag 24 november"),
    ("pt", "Receba até sexta-feira, 27 de novembro"),
    ("pl", "Przewidywana dostawa: środa, 25 listopada"),
    ("pl", "Otrzymasz w środę"),
    ("sv", "Beräknad leverans: tisdag 24 november"),
    ("da", "Forventet levering: onsdag d. 25. november"),
    ("ja", "お届け予定日：11月24日（火）"),
    ("", "Lieferung am Dienstag"),
)
SPANS = (
    ("en", "Standard delivery 2-4 working days, £3.95"),
    ("en", "Delivery within 48 hours"),
    ("de", "Sofort lieferbar, Lieferzeit 2 bis 3 Werktage."),
    ("fr", "Livraison en 3 à 5 jours ouvrés"),
    ("es", "Entrega en 24-48 horas"),
    ("it", "Consegna in 2-3 giorni lavorativi"),
    ("nl", "Levertijd: 1-2 werkdagen"),
    ("pt", "Entrega em 3 a 5 dias úteis"),
    ("pl", "Dostawa w 2 dni robocze"),
    ("sv", "Leveranstid 2-4 vardagar"),
    ("da", "Leveringstid: 1-3 hverdage"),
    ("ja", "ご注文から2〜3営業日でお届けします"),
    ("en", "Buy now, get in 2 days"),
    ("en", "Free Shipping in U.S. Buy now, get in 2 days"),
    ("en", "Parcel post, two to four working days"),
    ("de", "Paketpost: zwei bis vier Werktage"),
    ("fr", "Commandez, recevez-le en trois jours"),
    ("nl", "Vandaag besteld, in huis binnen twee werkdagen"),
)
NEITHER = (
    ("en", "Free returns within 60 days of delivery"),
    ("en", "Sale ends Sunday"),
    ("en", "Free delivery until Sunday"),
    ("en", "Reviewed on 3 May 2026: great boots"),
    ("en", "We deliver Monday to Friday"),
    ("en", "Dispatched within 24 hours"),
    ("en", "Get in touch, we answer in 2 days"),
    ("en", "Your refund: get it in 5 days"),
    ("en", "What we get in three days of work"),
    ("en", "Blog post, two days ago"),
    ("en", "We will get back to you, and be with you, within 24-36 hours"),
    ("de", "Wir melden uns innerhalb von 24 Stunden bei Ihnen"),
    ("en", "Ships on Tuesday"),
    ("en", "Saturday delivery £5.95"),
    ("en", "Order by Friday for free delivery"),
    ("en", "Subscribe and have it delivered every 30 days"),
    ("en", "Pay in 30 days. Free delivery"),
    ("en", "Delivery £3.95, free over £60"),
    ("en", "Delivered on 3 May 2024, as promised"),
    ("de", "Gratis Versand bis Sonntag"),
    ("de", "Zustellung Montag bis Samstag"),
    ("de", "Versandfertig in 24 Stunden"),
    ("de", "Versandkosten 5,10 €"),
    ("fr", "Livraison offerte jusqu'au dimanche"),
    ("fr", "Expédié sous 24 h"),
    ("es", "Envío gratis hasta el domingo"),
    ("it", "Spedito in 24 ore"),
    ("nl", "Wij bezorgen ma t/m za"),
    ("pl", "Darmowa dostawa do niedzieli"),
    ("sv", "Fri frakt t.o.m. söndag"),
    ("da", "Vi sender pakker mandag til fredag"),
    ("ja", "送料無料は日曜日まで限定"),
)


@pytest.mark.parametrize(("lang", "text"), DAYS)
def test_a_day_of_arrival_is_read(lang: str, text: str) -> None:
    assert arrival_in(text, lang, 2026) is ArrivalKind.DAY


@pytest.mark.parametrize(("lang", "text"), SPANS)
def test_a_length_of_time_is_read(lang: str, text: str) -> None:
    assert arrival_in(text, lang, 2026) is ArrivalKind.SPAN


@pytest.mark.parametrize(("lang", "text"), NEITHER)
def test_what_only_looks_like_an_arrival_is_none(lang: str, text: str) -> None:
    read = arrivals_on(page(texts=(text,), lang=lang), Stage.PRODUCT, 2026)
    assert [one.kind for one in read] == []


def test_a_label_above_names_what_the_day_is() -> None:
    read = arrivals_on(page(texts=("Estimated delivery", "Tue 24 – Thu 26 Nov")), Stage.PRODUCT, 2026)
    assert [one.kind for one in read] == [ArrivalKind.DAY]


def test_lines_run_together_keep_their_own_meaning() -> None:
    text = "30-day money-back guarantee Free Shipping in U.S. Buy now, get in 2 days"
    read = arrivals_on(page(texts=(text,)), Stage.PRODUCT, 2026)
    assert [one.quote for one in read] == ["Buy now, get in 2 days"]
    assert tells_arrival(text, "en")
    assert not tells_arrival("30-day money-back guarantee", "en")


def test_reviews_promise_nothing() -> None:
    lines = (line("Customer reviews", heading=2), line("Delivered on Tuesday, as they said", index=1))
    assert arrivals_on(page(lines=lines), Stage.PRODUCT, 2026) == ()
    after = (*lines, line("Delivery", heading=2, index=2), line("Arrives on Tuesday", index=3))
    assert len(arrivals_on(page(lines=after), Stage.PRODUCT, 2026)) == 1
