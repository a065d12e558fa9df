"""A step that asks who the shopper is and agrees to privacy alone: the one page with a box to agree that is no order yet.

All must hold, since a page is read as harmless by it: any doubt, and the page stays the last one.
"""

import re

from frictionaudit.evidence import Control, Field, PageView, Region
from frictionaudit.reading import cost_words
from frictionaudit.reading.account import PASSWORDS
from frictionaudit.reading.drawn import drawn_radios
from frictionaudit.reading.fields import ADDRESS, Purpose, field_purposes
from frictionaudit.reading.money import ANYWHERE, amounts
from frictionaudit.reading.words import says
from frictionaudit.shopper.firewall.labels import is_wallet, labels_of, leads_to_an_order, orders, pattern
from frictionaudit.shopper.firewall.onward import ABOUT_THE_SHOPPER, goes_on, headings

_FRAME = (Region.HEADER, Region.NAV, Region.FOOTER)
_WHO = ABOUT_THE_SHOPPER | ADDRESS | {Purpose.FAMILY_NAME, Purpose.BIRTHDAY}
_OF_A_SALE = frozenset(
    {Purpose.PAYMENT_METHOD, Purpose.DELIVERY_METHOD, Purpose.QUANTITY, Purpose.COUPON}
    | {Purpose.CARD_NUMBER, Purpose.CARD_CVC, Purpose.CARD_EXPIRY, Purpose.CARD_NAME}
    | PASSWORDS
)
_CENTS = re.compile(r"\d[.,]\d{2}(?!\d)")


def only_registers(page: PageView) -> bool:
    """Whether a page asks who the shopper is, agrees to privacy alone and shows nothing of a sale: no amount, no way to pay or
    of delivery, no word of buying on a control, and one button, the form's own, that goes on."""
    fields = [f for f in page.fields if f.visible and f.region not in _FRAME]
    forms = {f.form for f in fields}
    if len(forms) != 1 or None in forms or headings(page) & {"step_payment", "step_review"}:
        return False
    if any(f.visible and f.box and f.box.height > 20 for f in page.frames) or _shows_a_sum(page):
        return False
    return _asks_who_alone(page, fields) and _one_way_on(page, next(iter(forms)))


def _asks_who_alone(page: PageView, fields: list[Field]) -> bool:
    every = [*fields, *(drawn.field for drawn in drawn_radios(page))]
    asked = [(f, guess.purpose) for f, guess in zip(every, field_purposes(every, page.lang), strict=True)]
    open_ = {purpose for f, purpose in asked if f.enabled and not f.readonly}
    delivers = any(says("way_of_delivery", f"{f.label} {f.hint}", page.lang) for f, _ in asked if f.type == "radio")
    if len(open_ & _WHO) < 2 or delivers or {purpose for _, purpose in asked} & _OF_A_SALE:
        return False
    boxes = [(f, purpose) for f, purpose in asked if f.type == "checkbox"]
    return all(agrees_to_privacy_alone(f, page.lang) for f, purpose in boxes if purpose is Purpose.TERMS or f.must)


def agrees_to_privacy_alone(box: Field, lang: str) -> bool:
    """Whether a box names privacy, and nothing about it speaks of terms, a sale, an order or withdrawal in any language."""
    called = " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[-_.\[\]]+", " ", text) for text in (box.name, box.id))
    about = f"{box.label} {box.hint} {box.placeholder} {called}".casefold()
    binds = pattern("speaks_of_terms").search(about) or pattern("speaks_of_buying").search(about)
    return not binds and says("privacy", box.label, lang)


def _shows_a_sum(page: PageView) -> bool:
    """Whether the page shows an amount of money, bears a word for a sum, or speaks of terms or of paying outside its frame."""
    said = [line.text for line in page.lines]
    said += [text for c in page.controls if c.visible for text in (c.name, c.text)]
    said += [text for f in page.fields if f.visible for text in (f.label, f.near, f.hint)]
    if page.prices or any(_CENTS.search(text) or any(True for _ in amounts(text, ANYWHERE)) for text in said):
        return True
    own = [line.text.casefold() for line in page.lines if line.region not in _FRAME]
    return any(
        cost_words.kind_of(text, page.lang) in cost_words.SUMS
        or pattern("speaks_of_terms").search(text)
        or pattern("payment_words").search(text)
        for text in own
    )


def _one_way_on(page: PageView, form: int | None) -> bool:
    """Whether one control alone sends or goes on, the form's own, and no visible control speaks of buying."""
    shown = [c for c in page.controls if c.visible]
    if any(is_wallet(c) or orders(c) or _speaks_of_buying(c) or leads_to_an_order(c.href) for c in shown):
        return False
    onward = [c for c in shown if c.region not in _FRAME and (c.submits or goes_on(c, page))]
    if len(onward) != 1:
        return False
    way = onward[0]
    return way.submits and way.form == form and way.overlay is None and not leads_to_an_order(way.action)


def _speaks_of_buying(control: Control) -> bool:
    said = " ".join((*labels_of(control), control.name, control.text)).casefold()
    return bool(pattern("speaks_of_buying").search(said))
