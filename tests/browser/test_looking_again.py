"""What is looked at once more around a walk: the shop in a new window, the tap that saves a product for later, and the
basket once a dialog has asked to agree to the terms."""

from pathlib import Path

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Journey, PageKind, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.evidence import judged
from tests.shops.lab.frictions.seeds import seeds, switches
from tests.shops.lab.serve import LabShop, lab_shop
from tests.shops.lab.switches import read

pytestmark = [pytest.mark.browser, pytest.mark.asyncio]
PLANTED = ("cookies.none", "popup.none", "saving.account", "return.viewed")


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


async def walk(lab: LabShop, device: str, reach: Reach, folder: Path) -> Journey:
    trip = Trip(site=Site(name="lab", url=lab.url), device=device, market=lab.market, reach=reach)
    async with phones() as browser:
        return await shop(browser, trip, folder, Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False), quiet)


async def test_a_shop_that_remembers_and_saves_only_for_accounts_is_seen_to_do_both(tmp_path: Path) -> None:
    planted = tuple(seed for seed in seeds() if str(seed) in PLANTED)
    with lab_shop("classic", "en", switches(planted), 3, planted) as lab:
        journey = await walk(lab, "Pixel 7", Reach.BASKET, tmp_path)
        assert not lab.orders()
    assert journey.ending is None
    assert journey.basket_kept
    assert journey.second_visit
    assert len({one.url for one in journey.second_visit.viewed}) == 3
    assert [page.kind for page in journey.second_visit.pages] == [PageKind.PRODUCT, PageKind.HOME]
    assert judged("welcome-back", journey).verdict is Verdict.PASS
    assert journey.saving
    assert journey.saving.control.name == "Add to favourites"
    assert journey.saving.control.name in [control.name for control in journey.saving.before.controls]
    assert judged("save-without-account", journey).verdict is Verdict.FAIL
    pictures = (journey.saving.after.screenshot, journey.second_visit.pages[-1].full_page)
    assert all((tmp_path / name).is_file() for name in pictures)
    assert not any("favourites" in action.target for action in journey.actions), "the walk itself did not tap it"


async def test_the_dialog_that_asks_to_agree_is_sent_away_before_the_box_beneath_it_is_ticked(tmp_path: Path) -> None:
    with lab_shop("classic", "en", read(("terms_in_basket=true",)), 5) as lab:
        journey = await walk(lab, "iPhone 15", Reach.CHECKOUT, tmp_path)
        assert not lab.orders()
    assert journey.ending is None
    assert journey.visits[-1].stage is Stage.CHECKOUT
    assert not journey.gaps
