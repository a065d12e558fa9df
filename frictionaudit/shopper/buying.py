"""From the product into the basket: its questions, the tap that adds it. Each act is verified."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from frictionaudit.evidence import Control, PageKind, PageView, ProblemCode, Stage
from frictionaudit.reading.account import Account, account_on
from frictionaudit.reading.complaints import messages
from frictionaudit.reading.words import says
from frictionaudit.shopper import choices, effects
from frictionaudit.shopper.basket import reach_basket
from frictionaudit.shopper.choices import Question
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.basket import adders
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.find.ranking import Candidate
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.walk import HINT, GoalMissed, Walk, missed

MOST_TURNS = 3
MOST_QUESTIONS = 14
MOST_WAITS = 6
"""How many times a list without choices is looked at again: its choices may depend on an answer just given."""
MOST_LAYERS = 4
"""How many questions one tap on "add" may raise, each in a layer of its own."""


async def fill_basket(walk: Walk, look: Look) -> Look:
    """Answer what the product asks and add it; verified by what the page tells afterwards, or by the basket itself.

    Raises:
        GoalMissed: no way into the basket worked.
    """
    walk.enter(Stage.BASKET)
    for turn in range(MOST_TURNS):
        look = await _answer_questions(walk, look, turn)
        for candidate in walk.recalled(adders(look.view), Act.ADD)[:3]:
            before = look.view
            after = await _add(walk, look, candidate, turn)
            if after is not None:
                return after
            look = await walk.look()
            if messages(look.view, before):
                break  # what is missing is answered before anything else is tried
    sold_out = any(says("sold_out", line.text, look.view.lang) for line in look.view.lines if len(line.text) < 60)
    raise missed(
        ProblemCode.OUT_OF_STOCK if sold_out else ProblemCode.LOST,
        "the product did not go into the basket",
        look.view,
        looked_for="a basket that counts up, a message, a layer or a basket page after “add to basket”",
        advice=HINT.format(goal="add"),
    )


async def _basket_after_silence(walk: Walk, look: Look) -> Look | None:
    """Where nothing told whether the product went in, the basket knows, or its number once the product is opened anew.

    None, and back on the product, when it did not go in.
    """
    with suppress(GoalMissed):
        return await reach_basket(walk, look)
    if walk.product is None:
        return None
    anew = await walk.open(walk.product.url)
    return anew if effects.added(look.view, anew.view) else None


def _adders_on_top(view: PageView) -> list[Candidate]:
    """Ways into the basket, those of an open dialog first: it covers the others."""
    dialogs = {layer.index for layer in view.overlays if layer.modal}
    return sorted(adders(view), key=lambda way: way.control.overlay not in dialogs)


async def _add(walk: Walk, look: Look, candidate: Candidate, turn: int, layers: int = MOST_LAYERS) -> Look | None:
    look, refused = await walk.tap(look, candidate.control, Act.ADD)
    effect, after = "", look
    if not refused:
        for _ in range(14):
            after = await walk.eyes.look()
            effect = effects.added(look.view, after.view)
            if effect:
                break
            await walk.eyes.pause()
    walk.hands.rest()
    walk.trail.attempt(str(Act.ADD), candidate.control.name, candidate.reasons, effect)
    if refused:
        walk.trail.gaps.append(f"“{candidate.control.name[:60]}” was not tapped: {refused}")
        return None
    if effect:
        await walk.eyes.pause()  # messages and drawers come a moment after the first sign
        after = await walk.eyes.look()
        walk.after_adding = after.view.model_copy(update={"index": walk.trail.page or 0})
        return after
    _stop_at_the_door(look.view, after.view)
    asked = choices.asked_in_a_layer(look.view, after.view)
    if asked and layers:
        after, told = await _answer_in_layer(walk, after, asked[turn % len(asked)])
        way = next(iter(_adders_on_top(after.view)), None)
        return after if told else await _add(walk, after, way, turn, layers - 1) if way else None
    if effects.complains(after.view) or (turn == 0 and choices.open_texts(after.view, candidate.control)):
        return None  # the next turn answers more
    return await _basket_after_silence(walk, after)


def _stop_at_the_door(before: PageView, after: PageView) -> None:
    """A tap on "add" that leads to a page where every way on asks for a password: the shop sells to account holders only.

    Raises:
        GoalMissed: it does.
    """
    left = address(before.url) != address(after.url)
    if left and after.kind is not PageKind.BASKET and not after.prices and account_on(after).state is Account.WALL:
        raise missed(
            ProblemCode.ACCOUNT_WALL,
            "the shop asks for an account before anything goes into the basket",
            after,
            looked_for="the basket, or a guest's way to it",
            advice="No account is ever registered. Use a shop's own test account only by hand.",
        )


async def _answer_in_layer(walk: Walk, look: Look, choice: Control) -> tuple[Look, str]:
    """Choose in the layer that came up instead of adding. Answers the page afterwards and whether that added already."""
    await walk.hands.tap(look, choice, Act.CHOOSE)
    after, told = look, ""
    for _ in range(MOST_WAITS):
        after = await walk.eyes.look()
        told = effects.added(look.view, after.view)
        if told or effects.moved(look.view, after.view):
            break
        await walk.eyes.pause()
    walk.hands.rest()
    return after, told


async def _answer_questions(walk: Walk, look: Look, turn: int) -> Look:
    """Answer what the product asks, one question after the other, since an answer may raise the next."""
    answered: set[str] = set()
    waits = 0
    while len(answered) < MOST_QUESTIONS:
        adder = next(iter(adders(look.view)), None)
        question = next((q for q in _open_questions(look.view, adder, turn) if q.key not in answered), None)
        if question is None and adder and waits < MOST_WAITS and choices.awaits_options(look.view, adder.control):
            waits += 1
            await walk.eyes.pause()
            look = await walk.look()
            continue
        if question is None:
            return look
        answered.add(question.key)
        await answer_question(walk, look, question, turn)
        look = await walk.look()
    return look


def _open_questions(view: PageView, adder: Candidate | None, turn: int) -> Iterator[Question]:
    if adder is None:
        return choices.variants(view, turn)
    return choices.questions(view, adder.control, turn, date.today())


async def answer_question(walk: Walk, look: Look, question: Question, turn: int) -> None:
    """Choose, tick, tap or type the answer to one of the product's questions."""
    if question.field is not None:
        if question.how == "type":
            await walk.hands.type(look, question.field, question.value)
        else:
            await walk.hands.choose(look, question.field, question.value)
    elif question.control is not None:
        refused = await walk.hands.tap(look, question.control, Act.CHOOSE)
        walk.hands.rest()
        if question.how == "open" and not refused:
            await _answer_listed(walk, look, turn)


async def _answer_listed(walk: Walk, before: Look, turn: int) -> None:
    """Choose in the list that opened over `before`; in a sheet that stays open, in each of its groups, one after the other."""
    answered: list[Control] = []
    while len(answered) < MOST_QUESTIONS:
        after, group = before, None
        for _ in range(MOST_WAITS):
            after = await walk.eyes.look()
            group = choices.next_listed(before.view, after.view, answered)
            if group or group is None:
                break
            await walk.eyes.pause()
        if not group:
            return
        answered.append(group[turn % len(group)])
        await walk.hands.tap(after, answered[-1], Act.CHOOSE)
        walk.hands.rest()
