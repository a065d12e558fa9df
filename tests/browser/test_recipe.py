"""A walk follows what worked the time before, heals where that no longer fits, and says what drifted."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from frictionaudit.demo.server import serving
from frictionaudit.demo.stores import Northlight
from frictionaudit.evidence import Journey, Reach, Site, Stage, Trip
from frictionaudit.recipe import Recipe, RecipeStep, drift, recipe
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.find.ranking import LED_ON
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.changing import ChangingStore, Week

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
QUICK = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)
TENT = "/product/ridge-2-tent"


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


async def walk(
    browser: Phones, url: str, folder: Path, before: Recipe | None = None, reach: Reach = Reach.CHECKOUT
) -> Journey:
    trip = Trip(site=Site(name="Shop", url=url, own=True), device="Pixel 7", market="GB", reach=reach)
    return await shop(browser, trip, folder, QUICK, quiet, before)


def words(before: Recipe, journey: Journey) -> list[str]:
    return [one.words for one in drift(before, recipe(journey))]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Phones]:
    async with phones() as running:
        yield running


@pytest.fixture(scope="module")
def store() -> ChangingStore:
    return ChangingStore(Northlight("northlight"))


@pytest.fixture(scope="module")
def url(store: ChangingStore) -> Iterator[str]:
    with serving(store) as address:
        yield address


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def first(browser: Phones, url: str, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The store as it was the first week, as far as checkout."""
    return await walk(browser, url, tmp_path_factory.mktemp("first"))


async def test_a_trip_goes_no_further_than_its_reach_and_types_nothing_in_checkout(first: Journey) -> None:
    assert [visit.stage for visit in first.visits if visit.page][-1] is Stage.CHECKOUT
    assert sum(visit.keystrokes for visit in first.visits) == 0
    assert first.ending is None


async def test_the_same_product_is_bought_again_as_long_as_it_can_be_and_what_changed_is_told(
    browser: Phones, store: ChangingStore, url: str, first: Journey, tmp_path: Path
) -> None:
    known = recipe(first)
    assert (known.product, known.whole, known.followed) == (TENT, True, False)

    store.become(Week(swaps={"Proceed to checkout": "Secure checkout"}, moved={"ridge-2-tent": "rucksacks"}))
    healed = await walk(browser, url, tmp_path / "1", known)
    assert healed.ending is None
    assert recipe(healed).product == TENT, "no longer on the list, opened by its address"
    assert words(known, healed) == ["the checkout button was renamed: “Proceed to checkout” → “Secure checkout”"]
    tries = [one for visit in healed.visits for one in visit.attempts]
    assert [one.target for one in tries if LED_ON in one.reasons][:2] == ["Tents", "Add to basket"]

    store.become(Week(gone=("ridge-2-tent",)))
    other = await walk(browser, url, tmp_path / "2", known)
    assert other.ending is None
    assert words(known, other) == ["the product of last time is gone: “Ridge 2 Tent” → “Long Valley Tunnel Tent”"]
    assert store.store.orders == 0


def forged(known: Recipe, stage: Stage) -> RecipeStep:
    """The order button, as if it had led on last time."""
    last = next(step for step in reversed(known.steps) if step.act)
    button = {"name": "Place order", "role": "button", "act": Act.ADVANCE.value, "stage": stage}
    return last.model_copy(update=button)


async def test_a_recipe_makes_nothing_tappable(
    browser: Phones, store: ChangingStore, url: str, first: Journey, tmp_path: Path
) -> None:
    """The order button under the name and role that led on last time: it is refused all the same."""
    store.become(Week())
    known = recipe(first)
    lies = tuple(forged(known, stage) for stage in (Stage.CHECKOUT, Stage.PAYMENT))
    lied = known.model_copy(update={"steps": (*known.steps, *lies)})
    again = await walk(browser, url, tmp_path, lied, Reach.PAYMENT)
    assert again.reached_last_page
    assert again.firewall.sealed_at
    assert store.store.orders == 0
