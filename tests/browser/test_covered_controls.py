"""Controls whose middle something lies over: a finger meets them where they are free, or not at all."""

import asyncio
from pathlib import Path

import pytest
import pytest_asyncio

from frictionaudit.evidence import Journey, ProblemCode, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import Manners, shop
from tests.shops.hostile import HostileShop, HostileShops, hostile_shops

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)


def over_the_button(width: str) -> str:
    """A nameless bubble that stays over the button, as wide as told."""
    return (
        "<style>form{position:relative}form button{width:100%;height:56px}"
        f".dot{{position:absolute;z-index:9;left:50%;top:0;width:{width};height:60px;"
        "transform:translateX(-50%);background:#26c}</style><script>document.querySelector('form')"
        ".append(Object.assign(document.createElement('div'),{className:'dot'}))</script>"
    )


SHOPS = tuple(
    HostileShop(name, (), product=over_the_button(width)) for name, width in (("middle", "80px"), ("whole", "100%"))
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Journey]:
    """Both shops walked to the basket, side by side."""
    folder = tmp_path_factory.mktemp("covered")
    with hostile_shops(SHOPS) as running:
        async with phones() as browser:
            found = await asyncio.gather(*(walk(browser, running, one.name, folder / one.name) for one in SHOPS))
    return {one.name: journey for one, journey in zip(SHOPS, found, strict=True)}


async def walk(browser: Phones, running: HostileShops, name: str, folder: Path) -> Journey:
    site = Site(name=name, url=running.home(name), own=True, hints=running.hints(name))
    trip = Trip(site=site, device="Pixel 7", market="GB", reach=Reach.BASKET)
    return await shop(browser, trip, folder, MANNERS, lambda trip, stage, doing: None)


async def test_a_button_with_a_bubble_over_its_middle_is_tapped_beside_the_bubble(walked: dict[str, Journey]) -> None:
    journey = walked["middle"]
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None


async def test_a_button_that_is_covered_as_a_whole_is_not_tapped(walked: dict[str, Journey]) -> None:
    journey = walked["whole"]
    assert journey.ending is not None
    assert journey.ending.code is ProblemCode.LOST
    assert not any(action.target == "Add to basket" for action in journey.actions)
