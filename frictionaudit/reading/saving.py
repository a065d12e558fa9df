"""Saving a product for later: the control of its page for that, and what a tap on it led to.

In: a product page, or a `Saving`. Out: controls, and what the shop answered; no judgement.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Control, Field, Line, PageKind, PageView, Region, Saving
from frictionaudit.reading import phrasebook
from frictionaudit.reading.account import PASSWORDS
from frictionaudit.reading.basket import HIGH_UP
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import STRANGERS, own
from frictionaudit.reading.links import same_document
from frictionaudit.reading.product_page import buy_buttons, others_from, product_name, top_of_product
from frictionaudit.reading.words import fold, means, says

BELOW = 600
"""So far below the product's button or name a control is still the product's own, CSS px: about one screen (our choice)."""
LONGEST = 200
"""Letters of a message; longer texts describe."""
_FRAME = (Region.HEADER, Region.NAV, Region.FOOTER)
_HEART = re.compile(
    r"wish|fav|heart|(?<![a-z])save|later|merk|envies|desideri|deseos|desejos|ulubion|bokm|zyczen", re.I
)
_ON = re.compile(
    r"(?<![a-z])(active|added|saved|selected|filled|checked|is[-_]?on|in[-_]?(wish)?list|favou?rited)", re.I
)
_DRAWN = re.compile(r"[\s♡♥❤\ufe0f🤍🖤]+")
"""Hearts are drawings: they say as little as a picture."""
_BAR = 72
"""So far down the bar at the top of a phone's page reaches, CSS px: our choice."""
_SMALL = 96
"""A drawing is no wider or higher, CSS px: our choice, two tap targets."""


class Answer(StrEnum):
    """What the shop answered to the tap."""

    KEPT = "kept"
    MAIL = "asks for a mail address"
    ACCOUNT = "asks to sign in"
    NOTHING = "nothing seen"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and the words or the state that tell it."""

    answer: Answer
    quote: str = ""
    invites: bool = False
    """Signing in is offered besides."""


def save_controls(page: PageView) -> tuple[Control, ...]:
    """The product's own controls that are named as saving it for later, the first to be tapped first.

    Ways to the list in the frame of the page, hearts on other products' cards and what stands in layers are none.
    """
    return tuple(control for control in _of_the_product(page) if control.enabled)


def switched_off_saving(page: PageView) -> Control | None:
    """The product's own control for saving it where it is shown, but switched off, and no other works."""
    named = _of_the_product(page)
    return None if any(control.enabled for control in named) else next(iter(named), None)


def _of_the_product(page: PageView) -> list[Control]:
    buys = [control for control in buy_buttons(page) if not control.fixed]
    top = top_of_product(page)
    end = min(max([top, *(control.box.bottom for control in buys[:1])]) + BELOW, others_from(page))
    found = [
        control
        for control in _named(page)
        if control.visible and control.region not in _FRAME and control.overlay is None
        if min(HIGH_UP, top or HIGH_UP) <= control.box.y < end
    ]
    nearest = buys[0].box.y if buys else top
    leads = {control.index: control.href.startswith("http") for control in found}
    return sorted(found, key=lambda one: (leads[one.index], abs(one.box.y - nearest), one.index))


def names_saving(page: PageView) -> Control | None:
    """Any control of a page whose name speaks of saving or of the list of what was saved, wherever it stands."""
    shown = (control for control in page.controls if control.visible)
    return next((control for control in shown if says("wishlist", control.name, page.lang)), None)


def nameless_drawing(page: PageView) -> Control | None:
    """A small control of the product's part of the page without a name: it may be a drawn heart."""
    end = others_from(page)
    return next(
        (
            control
            for control in own(page, page.controls)
            if control.visible and control.region not in _FRAME and _BAR <= control.box.y < end
            if not _DRAWN.sub("", f"{control.name}{control.text}")
            if max(control.box.width, control.box.height) <= _SMALL and control.overlay is None
        ),
        None,
    )


def _named(page: PageView) -> list[Control]:
    return [
        control
        for control in own(page, page.controls)
        if any(means("wishlist", label, page.lang) for label in (control.name, control.text) if label)
        if not any(says("remove_item", label, page.lang) for label in (control.name, control.text))
    ]


def answered(saving: Saving) -> Answered:
    """What the shop answered: words before states, asking for an account before all but words that say it is saved."""
    before, after = saving.before, saving.after
    fields, purposes = [f for f in _new_fields(before, after) if _answers_the_tap(f, saving)], _purposes(after)
    password = next((field for field in fields if purposes[field.index] in PASSWORDS), None)
    if after.kind is PageKind.LOGIN is not before.kind or password:
        return Answered(Answer.ACCOUNT, password.label or password.name if password else after.title)
    asked = _asks_to_sign_in(saving)
    if told := _says_saved(before, after) or _counts_up(before, after) or _lists_it(before, after):
        return Answered(Answer.KEPT, told, invites=bool(asked))
    if asked:
        return Answered(Answer.ACCOUNT, asked)
    mail = next((field for field in fields if purposes[field.index] is Purpose.EMAIL), None)
    if mail:
        return Answered(Answer.MAIL, mail.label or mail.placeholder or mail.name)
    changed = _changed(saving)
    return Answered(Answer.KEPT, changed) if changed else Answered(Answer.NOTHING)


def _purposes(page: PageView) -> dict[int, Purpose]:
    guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    return {field.index: guess.purpose for field, guess in guesses}


def _apart(page: PageView) -> set[int | None]:
    """Layers that come by themselves: what they ask has nothing to do with the tap.

    Any layer with a box for a mail address may be taken for a newsletter: one with a password, or about what is saved, is none.
    """
    purposes = _purposes(page)
    asked = {field.overlay for field in page.fields if field.visible and purposes[field.index] in PASSWORDS}
    return {
        layer.index
        for layer in page.overlays
        if layer.kind in STRANGERS and layer.index not in asked
        if layer.kind != "newsletter" or "%" in layer.text or not says("wishlist", layer.text, page.lang)
    }


def _new_fields(before: PageView, after: PageView) -> list[Field]:
    known = {(f.name, f.label, f.type) for f in before.fields if f.visible}
    apart = _apart(after)
    shown = (f for f in after.fields if f.visible and f.region is not Region.FOOTER and f.overlay not in apart)
    return [f for f in shown if (f.name, f.label, f.type) not in known]


def _new_lines(before: PageView, after: PageView) -> list[Line]:
    known, apart = {line.text for line in before.lines}, _apart(after)
    fresh = (line for line in after.lines if line.text not in known and line.overlay not in apart)
    return [line for line in fresh if len(line.text) <= LONGEST and line.region is not Region.FOOTER]


def _spans(text: str, lang: str) -> tuple[tuple[str, int, int], ...]:
    return phrasebook.spans("service", ("saved", "sign_in_first"), text, lang)


def _says_saved(before: PageView, after: PageView) -> str:
    """ "Saved. Sign in to see it on all your devices" says so; "Sign in to see what you saved" does not."""
    spans = ((line.text, _spans(line.text, after.lang)) for line in _new_lines(before, after))
    return next((text for text, found in spans if found and found[0][0] == "saved"), "")


def _asks_to_sign_in(saving: Saving) -> str:
    before, after = saving.before, saving.after
    near = [line.text for line in _new_lines(before, after) if _answers_the_tap(line, saving)]
    asked = (
        text for text in near if "%" not in text and not phrasebook.says("service", "newsletter", text, after.lang)
    )
    found = next((text for text in asked if any(one == "sign_in_first" for one, _, _ in _spans(text, after.lang))), "")
    known, apart = {fold(control.name) for control in before.controls if control.visible}, _apart(after)
    shown = (c for c in after.controls if c.visible and c.overlay not in apart and fold(c.name) not in known)
    ways = (c.name for c in shown if c.region not in _FRAME and _answers_the_tap(c, saving))
    named = (n for n in ways if means("sign_in", n, after.lang) or means("create_account", n, after.lang))
    return found or next(named, "")


def _answers_the_tap(thing: Control | Field | Line, saving: Saving) -> bool:
    """Whether something new stands in a layer, on another page or within a screen of the control: "Log in to write a review",
    which comes with the reviews further down, answers nothing."""
    within = abs(thing.box.y - saving.control.box.y) <= saving.after.layout.viewport_height
    return within or thing.overlay is not None or _left(saving.before, saving.after)


def _left(before: PageView, after: PageView) -> bool:
    """Whether the tap led to another page."""
    return not same_document(before.url, after.url)


def _counts_up(before: PageView, after: PageView) -> str:
    """The number at the way to the list in the frame of the page grew."""
    old, new = _list_count(before), _list_count(after)
    return f"the list counts {new}" if new is not None and new > (old or 0) else ""


def _list_count(page: PageView) -> int | None:
    for control in page.controls:
        framed = control.region in (Region.HEADER, Region.NAV) or control.fixed or control.box.y < HIGH_UP
        named = says("wishlist", control.name, page.lang) or _HEART.search(f"{control.hints} {control.href}")
        if framed and control.visible and named and (number := re.search(r"(?<!\d)\d{1,3}(?!\d)", control.text)):
            return int(number[0])
    return None


def _lists_it(before: PageView, after: PageView) -> str:
    """A page of the list opened and the product is on it."""
    if not _left(before, after):
        return ""
    heads = [line.text for line in after.lines if line.heading] + [after.title]
    list_of_saved = any(says("wishlist", text, after.lang) for text in heads)
    name = fold(product_name(before))
    held = next((line.text for line in after.lines if name and name in fold(line.text)), "")
    return f"the list shows “{held}”" if list_of_saved and held else ""


def _changed(saving: Saving) -> str:
    """What the control itself says now that it did not say before: its state, its label, or its drawing."""
    was, now = saving.control, _again(saving.control, saving.after)
    if now is None:
        return ""
    if now.pressed and not was.pressed:
        return "its state became “on”"
    label = now.name or now.text
    if fold(label) and fold(label) != fold(was.name or was.text) and now.enabled:
        return f"its label became “{label[:80]}”"
    on = _tokens(now.hints) - _tokens(was.hints)
    drawn = next((token for token in sorted(on) if _ON.search(token)), "")
    return f"it is drawn as “{drawn}”" if drawn else ""


def _tokens(hints: str) -> set[str]:
    return set(hints.split())


def _again(control: Control, page: PageView) -> Control | None:
    """The same control on the page afterwards: at the same place in the markup, else on the page."""
    shown = [one for one in page.controls if one.visible and one.region is control.region and one.overlay is None]
    same = next((one for one in shown if one.selector == control.selector), None)
    there = (one for one in shown if one.box.overlap(control.box) > 0.5 * control.box.area)
    return same or next(there, None)
