"""Controls whose middle something lies over: a finger meets them where they are free, or not at all."""

from pathlib import Path

import pytest

from frictionaudit.evidence import Journey, ProblemCode, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import phones
from frictionaudit.shopper.journey import Manners, shop
from tests.shops.hostile import HostileShop, hostile_shops

pytestmark = [pytest.mark.browser, pytest.mark.asyncio]
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)


def over_the_button(width: str) -> str:
    """A nameless bubble that stays over the button, as wide as told."""
    return (
        "<style>form{position:relative}form button{width:100%;height:56px}"
        f".dot{{position:absolute;z-index:9;left:50%;top:0;width:{width};height:60px;"
        "transform:translateX(-50%);background:#26c}</style><script>document.querySelector('form')"
        ".append(Object.assign(document.createElement('div'),{className:'dot'}))</script>"
    )


async def walk(product: str, folder: Path) -> Journey:
    with hostile_shops((HostileShop("lamps", (), product=product),)) as running:
        site = Site(name="Lamps", url=running.home("lamps"), own=True, hints=running.hints("lamps"))
        async with phones() as browser:
            trip = Trip(site=site, device="Pixel 7", market="GB", reach=Reach.BASKET)
            return await shop(browser, trip, folder, MANNERS, lambda trip, stage, doing: None)


async def test_a_button_with_a_bubble_over_its_middle_is_tapped_beside_the_bubble(tmp_path: Path) -> None:
    journey = await walk(over_the_button("80px"), tmp_path)
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None


async def test_a_button_that_is_covered_as_a_whole_is_not_tapped(tmp_path: Path) -> None:
    journey = await walk(over_the_button("100%"), tmp_path)
    assert journey.ending is not None
    assert journey.ending.code is ProblemCode.LOST
    assert not any(action.target == "Add to basket" for action in journey.actions)
