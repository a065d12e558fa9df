"""The tap that saves a product for later: once, as a visitor of its own, so that the walk keeps its basket and checkout.

What the page asks then is looked at and not answered.
"""

import asyncio
from dataclasses import dataclass

from playwright.async_api import Error

from frictionaudit.evidence import PageView, Saving, Stage
from frictionaudit.reading.saving import Answer, answered, save_controls
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.walk import GoalMissed, Walk

PASS_S = 45
PATIENCE = 6
"""How many times the page is looked at again until its control is there, and until something came of the tap."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of the tap; or why there was none."""

    saving: Saving | None = None
    gap: str = ""


async def save_for_later(visit: Walk, page: PageView) -> Saved:
    """Open a product page that has a control for saving, tap that control and look. What goes wrong is in the answer.

    Args:
        visit: a fresh visitor's, in a context of its own.
        page: the product page as the walk saw it.
    """
    try:
        async with asyncio.timeout(PASS_S):
            return await _tapped(visit, page)
    except GoalMissed as missed:
        return Saved(gap=missed.problem.message)
    except TimeoutError:
        return Saved(gap=f"its page took longer than {PASS_S} s")
    except Error as error:
        return Saved(gap=f"its page could not be read: {error.message.splitlines()[0][:120]}")


async def _tapped(visit: Walk, page: PageView) -> Saved:
    visit.enter(Stage.PRODUCT)
    look = await _with_control(visit, await visit.open(page.url))
    controls = save_controls(look.view)
    if not controls:
        return Saved(gap="the control for saving was not there for a new visitor")
    visit.enter(Stage.BASKET)  # from here on the wire is as strict as when something is added
    stopped, kept_back = visit.wire.stopped, visit.wire.kept_back
    refused = await visit.hands.tap(look, controls[0], Act.SAVE)
    if refused:
        return Saved(gap=f"“{controls[0].name[:60]}” was not tapped: {refused}")
    saving = Saving(control=controls[0], before=look.view, after=look.view)
    for _ in range(PATIENCE):
        saving = await _seen(visit, saving)
        if answered(saving).answer is Answer.KEPT:  # a list that opens may ask to sign in before it shows what it holds
            break
        await visit.eyes.pause()
    await visit.eyes.pause()  # what was drawn at once may be taken back when the shop answers
    saving = await _seen(visit, saving)
    visit.hands.rest()
    picture = await visit.eyes.snap("saved-for-later")
    held = (visit.wire.stopped, visit.wire.kept_back) != (stopped, kept_back)
    return Saved(_filed(saving, page, picture, held))


async def _with_control(visit: Walk, look: Look) -> Look:
    """The page once its control is there and what comes late has come: none of that is the answer to the tap."""
    await visit.eyes.walk_down()
    for _ in range(PATIENCE):
        await visit.eyes.pause()
        look = await visit.look()
        if save_controls(look.view):
            break
    return look


async def _seen(visit: Walk, saving: Saving) -> Saving:
    return saving.model_copy(update={"after": (await visit.eyes.look()).view})


def _filed(saving: Saving, page: PageView, picture: str, kept_back: bool) -> Saving:
    """As evidence: under the number of the product page, which is what its findings point at."""
    before = saving.before.model_copy(update={"index": page.index})
    after = saving.after.model_copy(update={"index": page.index, "screenshot": picture})
    return saving.model_copy(update={"before": before, "after": after, "kept_back": kept_back})
