"""Controls whose middle something lies over: a finger meets them where they are free, or not at all."""

import pytest
import pytest_asyncio

from frictionaudit.evidence import ProblemCode, Reach, Stage
from tests.browser.walking import Walked, walked
from tests.shops.hostile import HostileShop

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


def over_the_button(width: str) -> str:
    """A nameless bubble that stays over the button, as wide as told."""
    return (
        "<style>form{position:relative}form button{width:100%;height:56px}"
        f".dot{{position:absolute;z-index:9;left:50%;top:0;width:{width};height:60px;"
        "transform:translateX(-50%);background:#26c}</style><script>document.querySelector('form')"
        ".append(Object.assign(document.createElement('div'),{className:'dot'}))</script>"
    )


BARS = """<style>.bar,.app{position:fixed;left:0;right:0;top:0;height:56px;background:#fff}
.bar form,.bar button{display:inline-block;margin:0}</style><div class=bar style="z-index:1">The lamp shop</div>
<div class=app style="z-index:3">Better in the app <button onclick="this.parentNode.remove()">✕</button></div>
<script>document.querySelector('.bar').append(document.querySelector('form'))</script>"""
"""The button stands in a fixed bar, and a bar for an app lies over that one."""
SHOPS = (
    *(HostileShop(name, (), product=over_the_button(width)) for name, width in (("middle", "80px"), ("whole", "100%"))),
    HostileShop("bars", (), product=BARS),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def covered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """Both shops walked to the basket."""
    return await walked(SHOPS, tmp_path_factory.mktemp("covered"), reach=Reach.BASKET)


async def test_a_button_with_a_bubble_over_its_middle_is_tapped_beside_the_bubble(covered: dict[str, Walked]) -> None:
    journey = covered["middle"].journey
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None


async def test_a_button_that_is_covered_as_a_whole_is_not_tapped(covered: dict[str, Walked]) -> None:
    journey = covered["whole"].journey
    assert journey.ending is not None
    assert journey.ending.code is ProblemCode.LOST
    assert not any(action.target == "Add to basket" for action in journey.actions)


async def test_a_bar_over_the_bar_that_a_button_stands_in_is_closed_first(covered: dict[str, Walked]) -> None:
    journey = covered["bars"].journey
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None
    assert [(seen.overlay.kind, seen.closed) for seen in journey.interruptions] == [("app", True)]
