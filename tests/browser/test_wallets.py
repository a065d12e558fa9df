"""Shops that ask the phone for its wallet before they show its button are looked at once more, and nothing is paid."""

from pathlib import Path

import pytest

from frictionaudit.evidence import Reach, Site, Stage, Trip
from frictionaudit.reading.payment_evidence import Grade
from frictionaudit.reading.payments import offers
from frictionaudit.shopper.browser import phones
from frictionaudit.shopper.journey import Manners, shop
from tests.shops.hostile import HostileShop, hostile_shops, post, script

pytestmark = [pytest.mark.browser, pytest.mark.asyncio]


def asks_for(method: str, name: str) -> str:
    """A product page that draws a wallet's button once the phone says that it has it, and tries to pay at once."""
    pays = f"request.show().then(() => {post('~/order/wallet')})"
    ready = f"request.canMakePayment().then((can) => {{ if (can) {{ draw(); {pays} }} }})"
    return f"<p>We take {name}</p>" + script(
        f"const draw = () => document.querySelector('form').insertAdjacentHTML('afterend', '<button>{name}</button>');"
        f"const request = new PaymentRequest([{{ supportedMethods: '{method}', data: {{}} }}],"
        f" {{ total: {{ label: 'x', amount: {{ currency: 'GBP', value: '1' }} }} }}); {ready}.catch(() => 0)"
    )


@pytest.mark.parametrize(
    ("device", "method", "name", "grade"),
    [
        ("Pixel 7", "https://google.com/pay", "Google Pay", Grade.REVEALED),
        ("iPhone 15", "https://apple.com/apple-pay", "Apple Pay", Grade.REVEALED),
        ("Pixel 7", "https://other.example/pay", "Google Pay", Grade.ADVERTISED),
    ],
)
async def test_a_wallets_button_is_seen_once_the_page_is_told_that_the_phone_has_it(
    device: str, method: str, name: str, grade: Grade, tmp_path: Path
) -> None:
    manners = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=True)
    with hostile_shops((HostileShop("lamps", (), product=asks_for(method, name)),)) as running:
        site = Site(name="Lamps", url=running.home("lamps"), own=True, hints=running.hints("lamps"))
        trip = Trip(site=site, device=device, market="GB", reach=Reach.BASKET)
        async with phones() as browser:
            journey = await shop(browser, trip, tmp_path, manners, lambda trip, stage, doing: None)
        assert running.orders("lamps") == ()
    found = next(offer for offer in offers(journey) if offer.name == name)
    assert found.grade is grade
    plain = journey.first(Stage.PRODUCT)
    assert plain is not None
    assert not any(control.name == name for control in plain.controls)
