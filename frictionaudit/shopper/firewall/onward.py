"""What a checkout page says of the steps to come, and which of its controls go on to them."""

import re

from frictionaudit.evidence import Control, PageView
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.links import same_document
from frictionaudit.reading.steps import KINDS, declared_on, leads_to, spans
from frictionaudit.reading.words import begins, ends, exactly, fold, means, says
from frictionaudit.shopper.firewall.labels import labels_of, pattern

_PARTS = re.compile(r"\s+[|–—-]\s+")
"""What stands between a page's name and the shop's in a title."""
ADVANCES = ("continue_step", "guest_checkout", "save_address", "review_step", "choose_delivery")
"""Meanings of a label that goes on within checkout."""


def headings(page: PageView) -> set[str]:
    """Kinds of step that the page's title and first headings name: the step it is on."""
    listed = _listed_as_headings(page)
    return {listed[0]} if listed else {kind for text in (page.title, *_first(page)) for kind in _kinds(text, page)}


def _listed_as_headings(page: PageView) -> list[str]:
    """Steps that stand on the page as first headings, as sections that open one after another do; else nothing.

    A heading of unknown meaning is an empty kind: where three stand in a row it is a step all the same.
    """
    kinds = [next(iter(_kinds(text, page)), "") for text in _first(page)]
    known = {kind for kind in kinds if kind}
    return kinds if len(known) > 1 or (known and len(kinds) > 2) else []


def _first(page: PageView) -> list[str]:
    return [line.text for line in page.lines if line.heading == 1]


def _kinds(text: str, page: PageView) -> list[str]:
    return [kind for kind, _, _ in spans(KINDS, text, page.lang)]


def named_as_the_way_in(page: PageView) -> bool:
    """Whether all that names a payment step in the title and first headings is the label of the way out of a basket."""
    texts = (page.title, *_first(page))
    parts = [part for text in texts for part in _PARTS.split(text) if "step_payment" in _kinds(part, page)]
    ways_in = ("checkout", "ambiguous_order")
    return bool(parts) and all(any(means(intent, part, page.lang) for intent in ways_in) for part in parts)


def on_the_last_step(page: PageView) -> str:
    """What a heading or the title says when it counts the steps: "Step 2 of 2"."""
    for text in (page.title, *(line.text for line in page.lines if line.heading)):
        counted = pattern("step_of").search(fold(text))
        if counted and len(set(re.findall(r"\d+", counted.group()))) == 1:
            return f"it calls itself the last step (“{text[:60]}”)"
    return ""


def _counted_and_listed(page: PageView) -> set[str]:
    """The review, where the page counts itself as a step that is not the last ("Step 2 of 3") and an ordered list, whose
    names a phone may hide, has payment at that very place and the review right after it."""
    for text in (page.title, *(line.text for line in page.lines if line.heading)):
        if counted := pattern("step_of").search(fold(text)):
            here, last = (int(number) for number in re.findall(r"\d+", counted.group())[:2])
            after = [[_kinds(item, page)[:1] for item in items][here - 1 : here + 1] for items in page.ordered_lists]
            if 0 < here < last and [["step_payment"], ["step_review"]] in after:
                return {"step_review"}
    return set()


def asks_for_the_address(page: PageView) -> bool:
    """Whether the page still wants to know who the shopper is: in some languages all of checkout is headed "payment"."""
    fields = [f for f in page.fields if f.visible and f.enabled and not f.readonly]
    return len({guess.purpose for guess in field_purposes(fields, page.lang)} & ABOUT_THE_SHOPPER) >= 2


def later_steps(page: PageView) -> set[str]:
    """The steps before the order that are announced after this page: by its list of steps or its own buttons."""
    said = [c.name for c in page.controls if c.visible and acts_here(c, page) and goes_on(c, page)]
    listed = {step.kind for step in declared_on(page)} | {
        "step_review" for name in said if pattern("review_words").search(fold(name))
    }
    listed |= {"step_payment" for name in said if pattern("payment_words").search(fold(name))}
    listed |= {"step_review" for name in said if means("review_step", name, page.lang)}
    listed |= {kind for name in said for kind in leads_to(name, page.lang)}
    listed |= set(_listed_as_headings(page)[1:]) | _counted_and_listed(page)
    return (listed & {"step_payment", "step_review"}) - headings(page)


def acts_here(control: Control, page: PageView) -> bool:
    """Whether a control does something on its page: a button, or a link without an address of its own."""
    address = control.href.partition("#")[0]
    return (
        not address or address.startswith("javascript:") or ("#" in control.href and same_document(address, page.url))
    )


def goes_on(control: Control, page: PageView) -> bool:
    """Whether a control's label goes on within checkout, plainly or by the name of a step."""
    said = any(means(intent, label, page.lang) for intent in ADVANCES for label in labels_of(control))
    return said or names_a_step(control, page) or keeps_the_address(control, page)


def keeps_the_address(control: Control, page: PageView) -> bool:
    """ "Save", and no more, on the button of the form, or of the page without one, that asks for the address: it says that it
    keeps, not that it orders."""
    labels = labels_of(control)
    if not labels or control.href or not (control.submits or control.tag == "button"):
        return False
    if not all(exactly("save", label, page.lang) for label in labels):
        return False
    asked = [f for f in page.fields if f.visible and f.enabled and f.form == control.form]
    return len({guess.purpose for guess in field_purposes(asked, page.lang)} & ABOUT_THE_SHOPPER) >= 2


ABOUT_THE_SHOPPER = frozenset(
    {Purpose.EMAIL, Purpose.NAME, Purpose.GIVEN_NAME, Purpose.STREET, Purpose.POSTCODE, Purpose.CITY, Purpose.PHONE}
)


def leads_to_payment(control: Control, page: PageView) -> bool:
    """ "Go to payment", where payment is a later step: the page wants the address and says "continue", names payment or goes
    on to how one pays, or lists payment among its steps under another heading."""
    labels = labels_of(control)
    says_so = any(
        any(means(intent, label, page.lang) for intent in ("checkout", "ambiguous_order", "continue_step"))
        and pattern("payment_words").search(fold(label))
        for label in labels
    )
    named_next = [label for label in labels if "step_payment" in leads_to(label, page.lang)]
    onward = any(
        begins("continue_step", label, page.lang)
        or ends("go_on", label, page.lang)
        or says("payment_choice", label, page.lang)
        for label in named_next
    )
    own = {fold(label) for label in labels}
    others = [line.text for line in page.lines if len(line.text) <= 40 and fold(line.text) not in own]
    named = {kind for text in others for kind in _kinds(text, page)} - headings(page)
    asked = {guess.purpose for guess in field_purposes([f for f in page.fields if f.visible and f.enabled], page.lang)}
    if len(asked & ABOUT_THE_SHOPPER) >= 2:
        return onward or (says_so and "step_payment" in named)
    declared = {step.kind for step in declared_on(page)} - headings(page)
    below = (line for line in page.lines if line.heading and line.box.y > control.box.bottom)
    announced = (
        "step_payment" in declared or counts_further(page) or any("step_payment" in _kinds(h.text, page) for h in below)
    )
    return bool(named_next) and announced and headings(page) != {"step_payment"}


def counts_further(page: PageView) -> bool:
    """ "2 / 3": the page counts the steps, and it is not the last."""
    counted = (re.fullmatch(r"([1-9])\s*/\s*([1-9])", line.text.strip()) for line in page.lines)
    return any(found and int(found[1]) < int(found[2]) for found in counted)


def names_a_step(control: Control, page: PageView) -> bool:
    """Whether a control is labelled with a step that it goes on to."""
    return _named_as_the_review(control, page) or any(leads_to(label, page.lang) for label in labels_of(control))


def _named_as_the_review(control: Control, page: PageView) -> bool:
    """The button carries or begins with the very name of the review that the page lists as a later step, or begins with a
    word for it."""
    labels = {fold(label) for label in labels_of(control)}
    if not any(spans(("step_review",), label, page.lang) or _reviews(label, page.lang) for label in labels):
        return False  # most controls: reading the page's steps takes longer
    later = {fold(step.name) for step in declared_on(page) if step.kind == "step_review"}
    if not later or "step_review" in headings(page):
        return False
    here = {fold(text) for text in (page.title, *_first(page))}
    begun = all(any(label.startswith(f"{name} ") for name in later - here) for label in labels)
    if begun and not any(_orders_too(label, page.lang) for label in labels):
        return True
    return labels <= later - here or all(_reviews(label, page.lang) for label in labels)


def _reviews(label: str, lang: str) -> bool:
    """ "Review and confirm": the label begins with a verb of checking and speaks of neither order nor payment."""
    return begins("check", label, lang) and not _orders_too(label, lang)


def _orders_too(label: str, lang: str) -> bool:
    """Whether a label speaks of ordering, buying, paying or leaving for checkout."""
    orders = any(means(one, label, lang) or says(one, label, lang) for one in ("place_order", "pay_now", "buy_now"))
    leaves = means("checkout", label, lang) or any(
        says(one, label, lang) for one in ("ambiguous_order", "buy_on_product_page")
    )
    return orders or leaves or bool(pattern("payment_words").search(fold(label)))


def leads_to_a_step(control: Control, page: PageView) -> bool:
    """ "Continue to delivery": every label says that it goes on to a step before payment, or to the review."""
    if _named_as_the_review(control, page):
        return True
    ways = [leads_to(label, page.lang) for label in labels_of(control)]
    shops_on = any(means("continue_shopping", label, page.lang) for label in labels_of(control))
    return bool(ways) and all(way and "step_payment" not in way for way in ways) and not shops_on
