"""The walk on shops of different systems: the last page before the order on both phones, and no order."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from frictionaudit.demo import DemoStore, demo_stores
from frictionaudit.evidence import Journey, PageKind, Reach, Site, Stage, Trip
from frictionaudit.reading.friction_ledger import TO_BASKET, friction_ledger
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.oscar.shop import OscarShop, oscar_shop

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
QUICK = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)
MANNERS = (
    Manners(pace_ms=0, arrival_watch_ms=9000, wallet_pass=False),
    Manners(pace_ms=0, arrival_watch_ms=0),
    QUICK,
)
"""How each demo store is walked: the first waits for a pop-up, the second looks again for Apple Pay."""
DEVICES = ("Pixel 7", "iPhone 15", "iPhone 15")
"""The phone that each demo store is walked with."""


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Phones]:
    async with phones() as running:
        yield running


@pytest.fixture(scope="module")
def oscar() -> Iterator[OscarShop]:
    with oscar_shop() as running:
        yield running


@pytest.fixture(scope="module")
def stores() -> Iterator[tuple[DemoStore, ...]]:
    with demo_stores() as running:
        yield running


@dataclass(frozen=True, slots=True)
class Walked:
    """A demo store after a whole walk."""

    store: DemoStore
    journey: Journey
    folder: Path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def walked(
    browser: Phones, stores: tuple[DemoStore, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Walked, ...]:
    found: list[Walked] = []
    for store, device, manners in zip(stores, DEVICES, MANNERS, strict=True):
        folder = tmp_path_factory.mktemp(store.name)
        found.append(Walked(store, await walk(browser, store.url, folder, device, manners, store.market), folder))
    return tuple(found)


async def walk(
    browser: Phones, url: str, folder: Path, device: str, manners: Manners = QUICK, market: str = "GB"
) -> Journey:
    site = Site(name="Shop", url=url, own=True)
    trip = Trip(site=site, device=device, market=market, reach=Reach.PAYMENT)
    return await shop(browser, trip, folder, manners, quiet)


def stages(journey: Journey) -> list[Stage]:
    return [visit.stage for visit in journey.visits if visit.page]


async def test_oscar_is_walked_to_the_last_page_before_the_order_and_none_is_placed(
    browser: Phones, oscar: OscarShop, tmp_path: Path
) -> None:
    journey = await walk(browser, oscar.url, tmp_path, "Pixel 7")
    assert journey.ending is None
    assert journey.reached_last_page
    assert journey.visits[-1].page
    assert any(control.name == "Place order" for control in journey.visits[-1].page.controls)
    assert journey.basket_emptied
    assert oscar.baskets_with_lines() == 0
    assert oscar.orders() == 0
    assert "Place order" in journey.firewall.sealed_at


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_each_demo_store_is_walked_to_its_last_page(walked: tuple[Walked, ...], number: int) -> None:
    store, journey = walked[number].store, walked[number].journey
    assert journey.ending is None
    assert journey.reached_last_page
    assert stages(journey)[:5] == [Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT]
    to_basket = friction_ledger(journey).toll(*TO_BASKET).taps
    to_checkout = next(visit.taps for visit in journey.visits if visit.stage is Stage.CHECKOUT)
    assert (to_basket, to_checkout) == (4, 1), "as the table of the stores' README counts them"
    assert {visit.stage for visit in journey.side_visits if visit.page} >= {
        Stage.RETURNS,
        Stage.CONTACT,
        Stage.DELIVERY,
    }
    assert store.orders == 0


async def test_the_evidence_of_a_page_is_complete(walked: tuple[Walked, ...]) -> None:
    journey, folder = walked[1].journey, walked[1].folder
    for page in journey.seen(Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT):
        assert (folder / page.screenshot).stat().st_size > 2000
        assert (folder / page.full_page).stat().st_size > 2000
        assert (folder / page.html).stat().st_size > 500
        assert page.controls
        assert page.lines
        assert page.prices
        assert page.timing.load_ms is not None
        assert page.requests
        assert [passed.width for passed in page.layout.reflow] == [393, 320]
        assert not page.gaps
    product = journey.seen(Stage.PRODUCT)[0]
    assert product.kind is PageKind.PRODUCT
    assert any(item.get("@type") == "Product" for item in product.structured_data)
    checkout = journey.seen(Stage.CHECKOUT)[0]
    assert {field.autocomplete for field in checkout.fields} >= {"email", "postal-code", "cc-number"}
    assert len({field.index for field in checkout.fields}) == len(checkout.fields)
    assert journey.device_proof
    assert (journey.device_proof.width, journey.device_proof.coarse_pointer) == (393, True)


async def test_what_sticks_what_adding_told_and_the_kept_basket_are_evidence(walked: tuple[Walked, ...]) -> None:
    sticking, still = walked[1].journey, walked[0].journey
    pages = sticking.seen(Stage.PRODUCT)[0], still.seen(Stage.PRODUCT)[0]
    there, gone = (page.scrolled for page in pages)
    assert there
    assert gone
    assert any(
        c.name.startswith("Add to basket") and 0 < c.box.y < pages[0].layout.viewport_height for c in there.pinned
    )
    assert not gone.pinned
    assert gone.by > pages[1].layout.viewport_height * 0.8
    assert still.after_adding
    assert any("You added" in line.text for line in still.after_adding.lines)
    assert sticking.basket_kept is still.basket_kept is True
    assert [action.stage for action in still.actions].count(Stage.BASKET) <= 4, "coming back leaves no trace in the log"


async def test_half_a_mail_address_is_left_in_the_form_once_and_costs_the_shopper_nothing(
    walked: tuple[Walked, ...],
) -> None:
    silent, speaking = walked[0].journey.mistake, walked[1].journey.mistake
    assert silent
    assert (silent.field.name, silent.complaint) == ("mail", None)
    assert speaking
    assert speaking.complaint
    assert [line.text for line in speaking.complaint.lines] == [
        "Please enter your email in full, like name@example.com"
    ]
    typed = [act for act in walked[1].journey.actions if act.kind == "type" and act.target == "Email"]
    assert [act.keystrokes for act in typed] == [len("friction-audit-test@example.com")]


async def test_a_second_visit_is_made_where_storing_was_not_refused(walked: tuple[Walked, ...]) -> None:
    still, refused = walked[0].journey, walked[2].journey
    assert still.second_visit
    assert len({one.url for one in still.second_visit.viewed}) == len(still.second_visit.viewed) > 1
    assert still.second_visit.pages[-1].url == still.seen(Stage.HOME)[0].url
    assert refused.second_visit is None


async def test_a_consent_banner_is_measured_and_rejected(walked: tuple[Walked, ...]) -> None:
    banner = next(seen for seen in walked[2].journey.interruptions if seen.overlay.kind == "consent")
    assert banner.closed_by == "Nur notwendige"
    assert banner.taps == 1
    assert banner.overlay.share > 0.2


async def test_a_popup_that_comes_by_itself_is_waited_for_measured_and_closed(walked: tuple[Walked, ...]) -> None:
    popup = next(seen for seen in walked[0].journey.interruptions if seen.overlay.kind == "newsletter")
    assert popup.stage is Stage.HOME
    assert popup.closed
    assert popup.overlay.share > 0.3


async def test_apple_pay_shows_only_in_the_second_look(walked: tuple[Walked, ...]) -> None:
    journey = walked[1].journey
    plain = [c.name for c in journey.seen(Stage.BASKET)[0].controls if c.visible]
    told = [c.name for page in journey.wallet_views for c in page.controls if c.visible]
    assert not any("Apple Pay" in name for name in plain)
    assert any("Apple Pay" in name for name in told)
