"""Questions before the shop: old enough, which country, which postcode. Answered as the market's shopper would."""

from frictionaudit.evidence import Control, Field, Overlay, PageKind, PageView, Stage
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import within
from frictionaudit.reading.words import fold, means
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.labels import orders
from frictionaudit.shopper.firewall.onward import asks_for_the_address
from frictionaudit.shopper.hands import Hands
from frictionaudit.shopper.identity import Shopper, answer, country_names, option

_BEFORE_THE_SHOP = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)


def may_be_answered(stage: Stage, page: PageView) -> bool:
    """Whether a gate is the shop's question: before anything is bought, or when the first product is put in, as grocers ask.

    A form that asks who the shopper is belongs to checkout, whatever else it asks.
    """
    inside = page.kind in (PageKind.BASKET, PageKind.CHECKOUT, PageKind.LOGIN) or asks_for_the_address(page)
    adding = stage is Stage.BASKET and not inside
    return stage in _BEFORE_THE_SHOP or adding


async def answer_gate(hands: Hands, look: Look, asked: Overlay, who: Shopper) -> tuple[Look, str]:
    """Give the answer and go in. The page afterwards, and the control that let the shopper in; empty when none did."""
    for field, purpose in _questions(asked, look.view):
        if field.tag == "select":
            choice = option(who, purpose, field)
            if choice and fold(choice) != fold(field.chosen):
                await hands.choose(look, field, choice)
        elif value := answer(who, purpose, field):
            await hands.type(look, field, value)
        look = await hands.eyes.look()
    before = look.view
    for control in doors(asked, look.view, who)[:3]:
        refused = await hands.tap(look, control, Act.ENTER)
        hands.rest()
        look = await hands.eyes.look()
        if not refused and fold(asked.text) not in {fold(line.text) for line in look.view.lines}:
            return look, control.name
        if not refused and look.view.url != before.url:
            return look, control.name
    return look, ""


def _other_answer(control: Control, inside: list[Control], page: PageView) -> bool:
    """The one answer of an age question beside the one that sends the shopper away."""
    away = [c for c in inside if means("age_deny", c.name, page.lang)]
    others = [c for c in inside if c not in away and not c.inline]
    return bool(away) and others == [control]


def _questions(asked: Overlay, page: PageView) -> list[tuple[Field, Purpose]]:
    fields = [f for f in within(asked, page.fields) if f.visible and f.enabled]
    found: list[tuple[Field, Purpose]] = []
    for field, guess in zip(fields, field_purposes(fields, page.lang), strict=True):
        if guess.purpose in (Purpose.COUNTRY, Purpose.POSTCODE, Purpose.BIRTHDAY) and field.type != "radio":
            found.append((field, guess.purpose))
    return found


def doors(asked: Overlay, page: PageView, who: Shopper) -> list[Control]:
    """Controls that let the shopper in, best first: the market's own name, a yes, what sends the answer."""
    inside = [c for c in within(asked, page.controls) if c.visible and c.enabled and not orders(c)]
    names = {fold(name) for name in country_names(who)}
    forms = {f.form for f, _ in _questions(asked, page) if f.form is not None}
    answers = [c for c in inside if not means("close", c.name, page.lang)]

    def rank(control: Control) -> float:
        if asked.kind == "country" and fold(control.name) in names:
            return 4
        if means("age_confirm" if asked.kind == "age" else "country_stay", control.name, page.lang):
            return 3
        if asked.kind == "age" and _other_answer(control, inside, page):
            return 2
        if control.submits and control.form in forms:
            return 2
        if asked.kind != "age" and answers == [control]:
            return 1
        return 1 if asked.kind != "age" and means("continue_step", control.name, page.lang) else 0

    return sorted((c for c in inside if rank(c)), key=lambda c: (-rank(c), c.box.y))
