# mypy: ignore-errors
# pyright: basic, reportMissingImports=false
"""Stock a freshly migrated pretix: one organiser, three events with tickets, bank transfer and payment at the box office.

Run by the shop's own interpreter.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal

import django

django.setup()

from django.utils.timezone import get_current_timezone, make_aware, now  # noqa: E402
from django_scopes import scope  # noqa: E402
from pretix.base.models import Organizer  # noqa: E402

EVENTS = (
    ("folk", "Winter Folk Night", 40, (("Seat", "28.00"), ("Standing", "19.50"), ("Concession", "14.00"))),
    ("pottery", "Pottery for Beginners", 54, (("Place in the class", "45.00"),)),
    ("museum", "Museum of Tin Toys", 68, (("Adult", "9.00"), ("Child", "4.50"), ("Family", "22.00"))),
)
OFFLINE_PAYMENT = {
    "payment_term_days": 14,
    "payment_banktransfer__enabled": True,
    "payment_banktransfer_bank_details_type": "other",
    "payment_banktransfer_bank_details": "Village Hall, Example Bank, account 12345678",
    "payment_manual__enabled": True,
    "payment_manual_public_name": "Pay at the box office",
    "payment_manual_checkout_description": "Pay in cash when you collect your tickets.",
    "payment_manual_email_instructions": "Please pay in cash when you collect your tickets.",
    "payment_manual_pending_description": "Please pay in cash when you collect your tickets.",
}
SETTINGS = OFFLINE_PAYMENT | {
    "timezone": "Europe/London",
    "locales": ["en"],
    "locale": "en",
    "region": "GB",
    "contact_mail": "tickets@example.com",
    "imprint_url": "https://example.com/imprint",
    "attendee_names_asked": True,
    "attendee_names_required": True,
    "invoice_address_asked": True,
    "invoice_address_required": True,
    "frontpage_text": "Doors open one hour before. Tickets can be given back until a week before the day.",
}


def main() -> None:
    hall = Organizer.objects.create(name="Village Hall", slug="hall")
    with scope(organizer=hall):
        for slug, name, days, tickets in EVENTS:
            stock(hall, slug, name, days, tickets)


def stock(hall, slug, name, days, tickets) -> None:
    day = (now() + timedelta(days=days)).date()
    event = hall.events.create(
        name=name,
        slug=slug,
        currency="GBP",
        date_from=make_aware(datetime.combine(day, time(19, 30)), get_current_timezone()),
        location="Village Hall\n1 High Street\nLittle Snoring",
        plugins="pretix.plugins.banktransfer,pretix.plugins.manualpayment,pretix.plugins.ticketoutputpdf",
        is_public=True,
        live=True,
    )
    event.set_defaults()
    for key, value in SETTINGS.items():
        event.settings.set(key, value)
    vat = event.tax_rules.create(name="VAT", rate=Decimal("20.00"), default=True)
    quota = event.quotas.create(name="Room", size=200)
    for place, (ticket, price) in enumerate(tickets):
        quota.items.add(
            event.items.create(
                name=ticket,
                default_price=Decimal(price),
                tax_rule=vat,
                admission=True,
                personalized=True,
                position=place,
            )
        )


main()
