"""Shops that ask the phone for its wallet before they show its button are looked at once more, and nothing is paid."""

import pytest
import pytest_asyncio

from frictionaudit.evidence import Reach, Stage
from frictionaudit.reading.payment_evidence import Grade
from frictionaudit.reading.payments import offers
from frictionaudit.shopper.manners import Manners
from tests.browser.walking import Walked, walked
from tests.shops.hostile import HostileShop, post, script

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0)


def asks_for(method: str, name: str) -> str:
    """A product page that draws a wallet's button once the phone says that it has it, and tries to pay at once."""
    pays = f"request.show().then(() => {post('~/order/wallet')})"
    ready = f"request.canMakePayment().then((can) => {{ if (can) {{ draw(); {pays} }} }})"
    return f"<p>We take {name}</p>" + script(
        f"const draw = () => document.querySelector('form').insertAdjacentHTML('afterend', '<button>{name}</button>');"
        f"const request = new PaymentRequest([{{ supportedMethods: '{method}', data: {{}} }}],"
        f" {{ total: {{ label: 'x', amount: {{ currency: 'GBP', value: '1' }} }} }}); {ready}.catch(() => 0)"
    )


CASES = {
    "google": ("Pixel 7", "https://google.com/pay", "Google Pay", Grade.REVEALED),
    "apple": ("iPhone 15", "https://apple.com/apple-pay", "Apple Pay", Grade.REVEALED),
    "other": ("Pixel 7", "https://other.example/pay", "Google Pay", Grade.ADVERTISED),
}
"""Device, what the page asks the browser for, the wallet that it names, and the grade of its evidence."""
SHOPS = tuple(HostileShop(name, (), product=asks_for(method, wallet)) for name, (_, method, wallet, _) in CASES.items())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """Every shop walked to the basket and looked at once more."""
    devices = {name: device for name, (device, *_) in CASES.items()}
    folder = tmp_path_factory.mktemp("wallets")
    return await walked(SHOPS, folder, reach=Reach.BASKET, manners=MANNERS, devices=devices)


@pytest.mark.parametrize("name", CASES)
async def test_a_wallets_button_is_seen_once_the_page_is_told_that_the_phone_has_it(
    name: str, asked: dict[str, Walked]
) -> None:
    journey, orders = asked[name].journey, asked[name].orders
    _, _, wallet, grade = CASES[name]
    assert orders == ()
    assert next(offer for offer in offers(journey) if offer.name == wallet).grade is grade
    plain = journey.first(Stage.PRODUCT)
    assert plain is not None
    assert not any(control.name == wallet for control in plain.controls)
