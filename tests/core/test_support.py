"""The support reader: ways to reach a shop, hours of support, promised replies."""

from typing import Any

import pytest

from frictionaudit.evidence import Control, Frame, Line, PageKind, PageView, Region, Request
from frictionaudit.reading.answering import promised_reply, reply_time, support_hours, tells_hours
from frictionaudit.reading.support import Channel, ChannelKind, Strength, channels, leads_to_contact
from tests.evidence import control, field, line, mark, overlay, page


def kinds(seen: PageView, market: str = "GB") -> dict[ChannelKind, str]:
    return {channel.kind: channel.value for channel in channels(seen, market)}


def said(*texts: str, market: str = "GB", **more: Any) -> dict[ChannelKind, str]:
    return kinds(page(texts=texts, market="", **more), market)


def linked(name: str, href: str, **more: Any) -> dict[ChannelKind, str]:
    return kinds(page(controls=(control(name, href=href, **more),)))


def only(seen: PageView) -> Channel:
    (channel,) = channels(seen, "GB")
    return channel


# -- telephone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "market", "text", "number"),
    [
        ("en", "GB", "Call us on 020 7946 0018, Mon-Fri", "+442079460018"),
        ("en", "US", "Phone: (212) 736-5000", "+12127365000"),
        ("de", "DE", "Telefon: 030 901820", "+4930901820"),
        ("fr", "FR", "Appelez-nous au 01 42 68 53 00", "+33142685300"),
        ("es", "ES", "Llámanos al 912 345 678", "+34912345678"),
        ("it", "IT", "Telefono: 06 6982 1234", "+390669821234"),
        ("nl", "NL", "Bel ons: 020 624 1111", "+31206241111"),
        ("pt", "PT", "Telefone: 213 456 789", "+351213456789"),
        ("pl", "PL", "Infolinia: 22 621 00 00", "+48226210000"),
        ("sv", "SE", "Ring oss: 08-123 456 78", "+46812345678"),
        ("ja", "JP", "お電話：03-3210-1234", "+81332101234"),
    ],
)
def test_a_number_with_a_word_for_telephone_is_a_telephone(lang: str, market: str, text: str, number: str) -> None:
    assert said(text, lang=lang, market=market) == {ChannelKind.PHONE: number}
    assert said(text, lang="", market=market) == {ChannelKind.PHONE: number}


@pytest.mark.parametrize(
    "text",
    [
        "Order number: 020 7946 0018",
        "VAT no: 020 7946 0018",
        "Fax: 020 7946 0018",
        "Company number 02079460018",
        "Size 42, item no 020 7946 0018",
        "Was £1,299.00 now £999.00 until 24.12.2026",
        "London SW1A 1AA",
        "020 7946 0018",
        "Fax: +44 20 7946 0018",
    ],
)
def test_other_numbers_are_no_telephone(text: str) -> None:
    assert ChannelKind.PHONE not in said(text)


def test_a_number_with_country_code_needs_no_word_and_no_market() -> None:
    assert said("+44 20 7946 0018", market="") == {ChannelKind.PHONE: "+442079460018"}


def test_a_number_under_its_heading_is_a_telephone() -> None:
    assert said("Call us", "020 7946 0018") == {ChannelKind.PHONE: "+442079460018"}


def test_a_telephone_link_counts_once_with_its_text() -> None:
    seen = page(controls=(control("020 7946 0018", href="tel:02079460018"),), lines=(line("Call 020 7946 0018"),))
    channel = only(seen)
    assert (channel.value, channel.direct, channel.human) == ("+442079460018", True, True)
    assert isinstance(channel.thing, Control)


def test_a_fax_link_and_a_short_code_are_no_telephone() -> None:
    assert linked("Fax us", "tel:02079460018") == {}
    assert linked("Call", "tel:112") == {}


def test_a_number_in_the_legal_notice_is_weak() -> None:
    assert only(page(texts=("Tel: 020 7946 0018",), title="Impressum", lang="de")).strength is Strength.WEAK


# -- mail --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Write to help@shop.test", "help (at) shop.test", "help[at]shop[dot]test", "HELP@SHOP.TEST."]
)
def test_mail_addresses_in_text(text: str) -> None:
    assert said(text) == {ChannelKind.EMAIL: "help@shop.test"}


@pytest.mark.parametrize(
    "text", ["noreply@shop.test", "privacy@shop.test", "jobs@shop.test", "logo@2x.png", "you@example.com", "a @ b"]
)
def test_addresses_nobody_answers_a_shopper_at_do_not_count(text: str) -> None:
    assert said(text) == {}


def test_a_mail_link_counts_and_a_share_link_does_not() -> None:
    assert linked("Write to us", "mailto:help@shop.test?subject=Hi") == {ChannelKind.EMAIL: "help@shop.test"}
    assert linked("Tell a friend", "mailto:?subject=Look") == {}


def test_an_address_hidden_from_robots_is_read() -> None:
    key, address = 0x42, b"help@shop.test"
    code = bytes([key, *(letter ^ key for letter in address)]).hex()
    href = f"https://shop.test/cdn-cgi/l/email-protection#{code}"
    assert linked("[email protected]", href) == {ChannelKind.EMAIL: "help@shop.test"}


# -- chat --------------------------------------------------------------------------------------------------------

WIDGET = Request(method="GET", url="https://widget.intercom.io/widget/abc", type="script")


def test_a_chat_script_without_launcher_is_wired_not_offered() -> None:
    channel = only(page(requests=(WIDGET,)))
    assert (channel.value, channel.strength, channel.thing) == ("Intercom", Strength.WIRED, None)


@pytest.mark.parametrize(
    "launcher",
    [
        {"controls": (control("Open chat"),)},
        {"controls": (control("", hints="intercom-launcher"),)},
        {"marks": (mark("", source="intercom-launcher", tag="iframe"),)},
        {"frames": (Frame(index=1, url="https://widget.intercom.io/frame", visible=True),)},
        {"overlays": (overlay("chat"),)},
    ],
)
def test_a_visible_launcher_makes_it_an_offer(launcher: dict[str, Any]) -> None:
    channel = only(page(requests=(WIDGET,), **launcher))
    assert (channel.kind, channel.strength, channel.human) == (ChannelKind.CHAT, Strength.OFFERED, None)


def test_a_hidden_launcher_is_no_offer() -> None:
    assert only(page(requests=(WIDGET,), controls=(control("Chat", visible=False),))).strength is Strength.WIRED


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Live chat"),
        ("de", "Chat starten"),
        ("fr", "Chat en direct"),
        ("es", "Chat en vivo"),
        ("it", "Chatta con noi"),
        ("nl", "Chat met ons"),
        ("pt", "Chat ao vivo"),
        ("pl", "Czat na żywo"),
        ("sv", "Starta chatt"),
        ("ja", "チャットで相談"),
    ],
)
def test_a_chat_button_in_ten_languages(lang: str, label: str) -> None:
    assert ChannelKind.CHAT in kinds(page(controls=(control(label),), lang=lang))


def test_the_category_for_cats_is_no_chat() -> None:
    assert kinds(page(controls=(control("Chat", href="https://shop.test/collections/chat"),), lang="fr")) == {}


def test_a_robot_is_no_person() -> None:
    ada = Request(method="GET", url="https://static.ada.support/embed2.js", type="script")
    assert only(page(requests=(ada,), controls=(control("Chat"),))).human is False
    assert only(page(controls=(control("Chat with our virtual assistant"),))).human is False


def test_hours_beside_the_chat_mean_people() -> None:
    seen = page(controls=(control("Chat"),), texts=("Live chat: Mon-Fri 9am to 6pm",))
    assert only(seen).human is True


# -- messaging, forms and the rest -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("https://wa.me/442079460018", "WhatsApp"),
        ("https://api.whatsapp.com/send?text=Hi&phone=442079460018", "WhatsApp"),
        ("whatsapp://send?phone=442079460018", "WhatsApp"),
        ("https://m.me/acme", "Messenger"),
        ("https://lin.ee/abc", "LINE"),
        ("https://bcrw.apple.com/urn:biz:1", "Apple Messages"),
        ("sms:+442079460018", "SMS"),
    ],
)
def test_messaging_links(href: str, name: str) -> None:
    assert linked("Message us", href) == {ChannelKind.MESSAGING: name}


@pytest.mark.parametrize(
    "href",
    ["https://wa.me/?text=look", "https://api.whatsapp.com/send?text=look", "https://t.me/share/url?url=x", "sms:"],
)
def test_links_that_share_the_page_are_no_channel(href: str) -> None:
    assert linked("Share", href) == {}


def test_social_profiles_are_neither_direct_nor_human() -> None:
    channel = only(page(controls=(control("Instagram", href="https://www.instagram.com/acme"),)))
    assert (channel.kind, channel.direct, channel.human) == (ChannelKind.SOCIAL, False, None)


def test_a_message_box_with_a_mail_field_is_a_form() -> None:
    fields = (field("Email", type="email"), field("Message", index=1, tag="textarea", type=""))
    channel = only(page(fields=fields, kind=PageKind.CONTACT))
    assert (channel.kind, channel.direct) == (ChannelKind.FORM, False)


@pytest.mark.parametrize(
    ("lang", "mail", "message"),
    [
        ("es", "Su correo electrónico", "Su mensaje"),
        ("fr", "Votre adresse électronique", "Votre message"),
        ("sv", "Din e-postadress", "Ditt meddelande"),
    ],
)
def test_the_mail_field_is_known_by_its_label_in_the_shops_language(lang: str, mail: str, message: str) -> None:
    fields = (field(mail), field(message, index=1, tag="textarea", type=""))
    assert only(page(fields=fields, kind=PageKind.CONTACT, lang=lang)).kind is ChannelKind.FORM


def test_a_message_box_beside_an_order_number_is_no_form_that_can_be_answered() -> None:
    fields = (field("Número de pedido"), field("Su mensaje", index=1, tag="textarea", type=""))
    assert kinds(page(fields=fields, kind=PageKind.CONTACT, lang="es")) == {}


@pytest.mark.parametrize(
    ("kind", "label"),
    [(PageKind.PRODUCT, "Message"), (PageKind.CHECKOUT, "Order note"), (PageKind.OTHER, "Write a review")],
)
def test_reviews_and_order_notes_are_no_contact_form(kind: PageKind, label: str) -> None:
    fields = (field("Email", type="email"), field(label, index=1, tag="textarea", type=""))
    assert kinds(page(fields=fields, kind=kind)) == {}


def test_call_back_and_stores_by_name() -> None:
    assert ChannelKind.CALLBACK in kinds(page(controls=(control("Request a callback"),)))
    assert ChannelKind.STORE in linked("Store locator", "https://shop.test/stores")


def test_things_on_a_consent_banner_or_hidden_are_not_the_pages() -> None:
    mail = control("Mail", href="mailto:help@shop.test", overlay=0)
    assert kinds(page(controls=(mail,), overlays=(overlay("consent"),))) == {}
    assert linked("Mail", "mailto:help@shop.test", visible=False) == {}


@pytest.mark.parametrize("href", ["http://[", "tel:", "mailto:@", "https://", "tel:+99999999999999999999"])
def test_broken_addresses_do_not_break_the_reader(href: str) -> None:
    linked("Contact", href, region=Region.FOOTER)


def test_long_hostile_text_is_read_in_no_time() -> None:
    said("a@" * 300, "1" * 600, "mon-" * 150, "+" * 600, "reply within " * 40)


@pytest.mark.parametrize("label", ["Contact us", "Kontakt", "Nous contacter", "お問い合わせ"])
def test_contact_links_by_name(label: str) -> None:
    assert leads_to_contact(control(label, href="https://shop.test/x"))


def test_contact_links_by_address_count_only_in_menu_and_footer() -> None:
    address = "https://shop.test/pages/contact"
    assert leads_to_contact(control("Write to us", region=Region.FOOTER, href=address))
    assert not leads_to_contact(control("Lumbar belt", href=address))


# -- hours and replies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Our team is here Mon-Fri 9am to 6pm EST"),
        ("en", "Monday to Friday, 8:30 - 17:00"),
        ("en", "We are here 24/7"),
        ("en", "Every day, 8 am to 10 pm"),
        ("de", "Täglich von 8 bis 20 Uhr"),
        ("de", "Mo–Fr 8 bis 18 Uhr"),
        ("de", "Montag bis Freitag von 9:00 - 17:00 Uhr"),
        ("fr", "du lundi au vendredi de 9h à 18h"),
        ("es", "De lunes a viernes de 9:00 a 18:00"),
        ("it", "dal lunedì al venerdì dalle 9:00 alle 18:00"),
        ("nl", "ma t/m vr van 9.00 tot 17.00 uur"),
        ("pt", "Segunda a sexta, das 9h às 18h"),
        ("pl", "pn-pt 9:00-17:00"),
        ("sv", "mån–fre 9–16"),
        ("ja", "受付時間 平日10:00〜17:00"),
    ],
)
def test_hours_in_ten_languages(lang: str, text: str) -> None:
    assert tells_hours(text, lang)
    assert tells_hours(text)


@pytest.mark.parametrize(
    "text", ["Delivered in 2-4 days", "Monday deals", "Every day 2 new offers", "9:00", "Size 40 to 44"]
)
def test_other_texts_are_no_hours(text: str) -> None:
    assert not tells_hours(text, "en")


def test_hours_of_a_shop_door_are_not_hours_of_support() -> None:
    assert support_hours(page(texts=("Our showroom", "Mon-Fri 9am to 6pm"))) == ()
    found = support_hours(page(texts=("Customer service", "Mon-Fri 9am to 6pm")))
    assert [each.text for each in found] == ["Mon-Fri 9am to 6pm"]


@pytest.mark.parametrize(
    ("lang", "text", "hours", "working"),
    [
        ("en", "We usually reply within 24 hours", 24, False),
        ("en", "we'll get back to you in 1-2 business days", 48, True),
        ("en", "We answer in 30 minutes", 1, False),
        ("de", "Wir melden uns innerhalb von 24 Stunden bei dir", 24, False),
        ("de", "Antwort binnen zwei Werktagen", 48, True),
        ("fr", "Nous vous répondons sous 48h", 48, False),
        ("es", "Te responderemos en menos de 24 horas", 24, False),
        ("it", "Ti risponderemo entro 24 ore", 24, False),
        ("nl", "We reageren binnen 1 werkdag", 24, True),
        ("pt", "Respondemos em até 2 dias úteis", 48, True),
        ("pl", "Odpowiadamy w ciągu 24 godzin", 24, False),
        ("sv", "Vi svarar inom 24 timmar", 24, False),
        ("ja", "2営業日以内にご返信いたします", 48, True),
    ],
)
def test_promised_replies_in_ten_languages(lang: str, text: str, hours: int, working: bool) -> None:
    assert reply_time(text, lang) == (hours, working)
    assert reply_time(text) == (hours, working)


@pytest.mark.parametrize("text", ["Delivery within 2 days", "Return it within 30 days", "We reply to every message"])
def test_other_times_are_no_promise_of_a_reply(text: str) -> None:
    assert reply_time(text, "en") is None


def test_the_promise_points_at_its_line() -> None:
    lines: tuple[Line, ...] = (line("Contact us"), line("We reply within 2 days", index=1))
    promise = promised_reply(page(lines=lines))
    assert promise is not None
    assert (promise.hours, promise.line.index) == (48, 1)


def test_a_number_to_ring_and_hours_in_one_sentence_of_a_contact_page() -> None:
    text = "Write to us or ring 020 7946 0001, Monday to Friday, 9am to 5pm."
    assert said(text) == {ChannelKind.PHONE: "+442079460001"}
    assert said("Silver ring, article 020 7946 0001 in the catalogue") == {}
    assert support_hours(page(texts=("Contact", "Monday to Friday, 9am to 5pm")))
