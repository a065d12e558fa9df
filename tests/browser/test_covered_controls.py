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
OPENS_ANOTHER = """<style>.news,.more{position:fixed;left:0;right:0;bottom:0;height:200px;background:#fff;z-index:3}
.more{z-index:4}.news button{display:inline-block;width:40px;height:40px;margin:0}</style>
<div class=news>News from the shop <button class=x></button><button class=x></button></div>
<script>for (const x of document.querySelectorAll('.x')) x.onclick = () => document.body.insertAdjacentHTML('beforeend',
'<div class=more role=dialog aria-modal=true>More news <button onclick="this.parentNode.remove()">Close</button></div>')
</script>"""
"""What looks like the crosses of a layer opens another one over it."""


def another_inside(width: str) -> str:
    """A button of its own inside of the one that adds, as wide as told: product cards hold such unseen ones. What it did is
    in the page's title from then on."""
    return (
        "<style>form{position:relative}form button{width:100%;height:56px;position:relative}.inner{position:absolute;left:50%;"
        f"top:0;width:{width};height:56px;transform:translateX(-50%);opacity:.01}}</style><script>{{"
        "const adds = document.querySelector('form button');"
        "const inner = Object.assign(document.createElement('span'), {className: 'inner', innerText: 'Compare it'});"
        "inner.setAttribute('role', 'button');"
        "inner.onclick = (e) => { e.preventDefault(); sessionStorage.compared = 1 };"
        "if (sessionStorage.compared) document.title = 'Compared';"
        "adds.append(inner); adds.ariaLabel = 'Add to basket' }</script>"
    )


SHOPS = (
    *(HostileShop(name, (), product=another_inside(width)) for name, width in (("card", "80px"), ("trap", "100%"))),
    *(HostileShop(name, (), product=over_the_button(width)) for name, width in (("middle", "80px"), ("whole", "100%"))),
    HostileShop("bars", (), product=BARS),
    HostileShop("opens", (), product=OPENS_ANOTHER),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def covered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """Both shops walked to the basket."""
    return await walked(SHOPS, tmp_path_factory.mktemp("covered"), reach=Reach.BASKET)


async def test_a_button_with_a_bubble_over_its_middle_is_tapped_beside_the_bubble(covered: dict[str, Walked]) -> None:
    journey = covered["middle"].journey
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None


async def test_a_control_is_tapped_beside_the_button_that_lies_within_it(covered: dict[str, Walked]) -> None:
    journey = covered["card"].journey
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None


async def test_a_button_inside_the_tapped_control_that_says_something_else_is_not_pressed(
    covered: dict[str, Walked],
) -> None:
    journey = covered["trap"].journey
    assert journey.ending is not None
    assert any(action.target == "Add to basket" for action in journey.actions)
    assert "Compared" not in journey.ending.found


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


async def test_a_layer_whose_crosses_open_another_one_is_given_up(covered: dict[str, Walked]) -> None:
    journey = covered["opens"].journey
    assert journey.ending is None, journey.ending
    assert journey.first(Stage.BASKET) is not None
    news = [seen for seen in journey.interruptions if seen.overlay.text == "News from the shop"]
    assert [seen.closed for seen in news] == [False, False]
