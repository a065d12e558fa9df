# ruff: noqa: E501 - pages are kept whole
"""Layers that take more than one tap to send away, or that must be let alone."""

import pytest
import pytest_asyncio

from frictionaudit.evidence import OverlaySeen, Reach
from tests.browser.walking import Walked, walked
from tests.shops.hostile import HostileShop, script

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LAYERS = """<style>.over{position:fixed;left:0;right:0;background:#fff;z-index:9;padding:20px}
.over button{min-height:44px;margin:8px}#ask{bottom:0;min-height:260px}#more{top:0;min-height:90vh;z-index:10}</style>
<div id=ask class=over role=dialog><p>This shop uses cookies to remember you and to measure its pages.</p>
<button onclick="document.getElementById('more').hidden = false">View details</button>
<button onclick="answer('granted')">Allow all</button></div>
<div id=more class=over role=dialog aria-modal=true hidden><p>Cookies of this shop</p>
<button onclick="choose(false)">Clear all</button><button onclick="choose(true)">Select all</button>
<button aria-label="Close" onclick="answer(window.chosen ? 'granted' : 'refused')">×</button></div>"""
ANSWERS = """const choose = (all) => { window.chosen = all; };
const answer = (said) => { document.cookie = 'consent=' + said + ';path=/'; document.querySelectorAll('.over').forEach((o) => o.remove()); };
if (document.cookie.includes('consent=')) document.querySelectorAll('.over').forEach((o) => o.remove());"""
SHEET = """<style>#news{position:fixed;bottom:0;left:0;right:0;height:70vh;background:#fff;z-index:9}</style>
<div id=news role=dialog aria-modal=true><h2>Three ideas for autumn</h2><p>Read them in our shop in the park.</p></div>"""
GOES_BACK = "window.addEventListener('keydown', (e) => { if (e.key === 'Escape') history.back(); });"
SHOPS = (
    HostileShop("settings", (), product=LAYERS + script(ANSWERS)),
    HostileShop("escape", (), product=SHEET + script(GOES_BACK)),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    return await walked(SHOPS, tmp_path_factory.mktemp("layers"), reach=Reach.BASKET)


def only(walked_: Walked, kind: str) -> OverlaySeen:
    return next(seen for seen in walked_.journey.interruptions if seen.overlay.kind == kind)


async def test_consent_is_refused_behind_the_settings_of_its_banner(shops: dict[str, Walked]) -> None:
    banner = only(shops["settings"], "consent")
    assert (banner.closed, banner.closed_by, banner.taps) == (True, "Close", 3)
    assert [
        action.target for action in shops["settings"].journey.actions if action.target in ("Allow all", "Select all")
    ] == []


async def test_a_layer_is_not_closed_by_an_escape_that_goes_back(shops: dict[str, Walked]) -> None:
    sheet = only(shops["escape"], "other")
    assert (sheet.closed, sheet.closed_by) == (False, "")
    assert shops["escape"].journey.ending is None or "blocked" not in shops["escape"].journey.ending.message
