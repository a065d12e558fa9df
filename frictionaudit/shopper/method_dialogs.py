"""Ways of delivery and payment that a shop lets one choose in layers, each opened by a button beside an empty box."""

from frictionaudit.evidence import Stage
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.method_choice import OpenChoice, Unchosen, open_choice, unchosen_methods
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger
from frictionaudit.shopper.walk import Walk

MOST_WAITS = 8
"""How many times a layer is looked for once asked for, and its going once it is answered: some 4 s."""


async def choose_methods(walk: Walk, look: Look) -> Look | None:
    """Choose in every layer that the page has a button for, as long as no order can be placed; None when none was chosen.

    What the shop has chosen already is kept. The layer with the ways to pay is captured: the page shows only the chosen one.
    """
    walk.wire.choosing_method = True
    try:
        return await _choose_all(walk, look)
    finally:
        walk.wire.choosing_method = False


async def _choose_all(walk: Walk, look: Look) -> Look | None:
    chosen: set[Purpose] = set()
    while walk.wire.read(look.view).danger is not Danger.FINAL:
        asked = next((one for one in unchosen_methods(look.view) if one.purpose not in chosen), None)
        if asked is None:
            break
        chosen.add(asked.purpose)
        kept = await _choose(walk, look, asked)
        if kept is None:
            return None
        look = kept
    return look if chosen else None


async def _choose(walk: Walk, look: Look, asked: Unchosen) -> Look | None:
    """The page after one choice; None where its layer does not open, or does not close again."""
    if await walk.hands.tap(look, asked.opener, Act.CHOOSE):
        return None
    walk.hands.rest()
    look, choice = await _opened(walk)
    if choice is None:
        return None
    if asked.purpose is Purpose.PAYMENT_METHOD:
        look = await walk.arrive(Stage.PAYMENT)
    if not any(member.checked for member in choice.members):
        await walk.hands.choose(look, choice.members[0])
        look = await walk.eyes.look()
    refused = await walk.hands.tap(look, choice.keeper, Act.CHOOSE)
    walk.hands.rest()
    if refused:
        await walk.hands.press("Escape")
        return None
    for _ in range(MOST_WAITS):
        look = await walk.eyes.look()
        if open_choice(look.view) is None and all(
            one.purpose is not asked.purpose for one in unchosen_methods(look.view)
        ):
            return await walk.look()
        await walk.eyes.pause()
    return None


async def _opened(walk: Walk) -> tuple[Look, OpenChoice | None]:
    look = await walk.eyes.look()
    for _ in range(MOST_WAITS):
        if choice := open_choice(look.view):
            return look, choice
        await walk.eyes.pause()
        look = await walk.eyes.look()
    return look, None
