"""returns-how: label, permission, exchange."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import control, journey, judged, line, page

WINDOW = "You can return any item within 30 days of delivery for a full refund."
LABEL = "Every parcel comes with a prepaid return label."
EXCHANGE = "We exchange any size for free."


def outcome(*texts: str, **more: Any) -> Outcome:
    shown = ("Returns policy", WINDOW, *texts)
    lines = tuple(line(text, index=n, heading=int(n == 0)) for n, text in enumerate(shown))
    return judged("returns-how", journey({Stage.RETURNS: page(lines=lines, **more)}))


def test_a_label_and_an_exchange_pass_with_their_sentences() -> None:
    seen = outcome(LABEL, EXCHANGE)
    assert seen.verdict is Verdict.PASS
    assert [finding.quote for finding in seen.findings] == [LABEL, EXCHANGE]


def test_without_exchange_it_warns_a_little() -> None:
    seen = outcome(LABEL)
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.2)


def test_a_label_to_print_warns() -> None:
    assert outcome("Print the label from your account.", EXCHANGE).verdict is Verdict.WARN
    assert outcome("Print the label that we email you.", EXCHANGE).verdict is Verdict.WARN
    assert outcome("Print the label we email you or show the QR code.", EXCHANGE).verdict is Verdict.PASS


def test_asking_first_warns_even_with_a_label() -> None:
    seen = outcome("Email us before you send anything so that we can issue a return number.", LABEL, EXCHANGE)
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.5)


def test_writing_first_and_a_parcel_of_ones_own_fail() -> None:
    assert outcome("Write to us first and wait for a returns number.").verdict is Verdict.FAIL


def test_a_parcel_of_ones_own_fails_without_anybody_to_ask() -> None:
    assert outcome("Send the item back to the following address: 1 High Street, Leeds.").verdict is Verdict.FAIL


@pytest.mark.parametrize("offer", ["If you have any questions, please contact us.", "Contact us", "Damaged? Email us."])
def test_an_offer_of_help_is_no_condition(offer: str) -> None:
    assert outcome(LABEL, EXCHANGE, offer).verdict is Verdict.PASS


def test_labels_on_the_goods_are_no_parcel_labels() -> None:
    assert outcome("Items must be unused, with all labels attached.").verdict is Verdict.FAIL


def test_a_portal_is_a_way_whose_label_is_not_known() -> None:
    portal = control("Start your return", href="https://acme.loopreturns.com/")
    seen = outcome(EXCHANGE, controls=(portal,))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)


def test_no_way_described_fails() -> None:
    assert outcome().measured == "no way described"


def test_nothing_is_taken_back_so_there_is_no_way_to_judge() -> None:
    pages = {Stage.RETURNS: page(texts=("Returns", "All sales are final. We do not accept returns or exchanges."))}
    assert judged("returns-how", journey(pages)).verdict is Verdict.NOT_APPLICABLE


def test_a_page_that_is_no_policy_is_unclear() -> None:
    assert judged("returns-how", journey({Stage.RETURNS: page(texts=("Sign in",))})).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("lang", "denied"),
    [
        ("en", "Write to us first. You post the parcel yourself. We do not provide a label."),
        ("de", "Schreiben Sie uns zuerst. Ein Rücksendeetikett stellen wir nicht zur Verfügung."),
        ("fr", "Écrivez-nous d'abord un e-mail. Nous ne fournissons pas d'étiquette de retour."),
        ("es", "Escríbanos primero un correo. No facilitamos etiqueta de devolución."),
    ],
)
def test_a_label_that_is_denied_is_none(lang: str, denied: str) -> None:
    assert outcome(denied, lang=lang).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("lang", "label", "exchange"),
    [
        ("en", "A return label lies in your parcel.", "You can also exchange an item for another size."),
        ("de", "Ein Rücksendeetikett liegt bei.", "Sie brauchen den Artikel nur umzutauschen."),
        ("es", "En su paquete hay una etiqueta de devolución.", "También puede cambiar un artículo por otra talla."),
        ("it", "Nel pacco trovi un'etichetta di reso.", "Puoi cambiare l'articolo con un'altra taglia."),
    ],
)
def test_labels_and_exchange_are_read_in_other_words(lang: str, label: str, exchange: str) -> None:
    assert outcome(label, exchange, lang=lang).verdict is Verdict.PASS


def test_a_change_of_mind_is_no_exchange() -> None:
    seen = outcome(
        "En su paquete hay una etiqueta de devolución.", "Por un cambio de opinión puede devolver.", lang="es"
    )
    assert seen.verdict is Verdict.WARN
