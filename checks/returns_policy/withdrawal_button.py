"""The shopper cannot withdraw from the contract online.

**Why it matters.** Whoever sells to consumers in the European Union must offer a withdrawal function online, easy to find
and clearly named, for contracts made at a distance (Directive 2011/83/EU, article 11a, applied since 19 June 2026). A form to
print and post is the opposite of easy.

**What counts.** Markets of the European Union, visits since that day. Pass: a control named like “withdraw from contract here”
on a page anybody can open. Warn: only a form to print or to mail is offered. Not found is unclear, never a fault: it may
stand behind an order or an account, where this audit does not go. This is no legal advice.

**How to fix it.** Put a control with that name into the footer and the order page; it opens a form for name, order and a
confirmation.
"""

from datetime import date

from frictionaudit.api import (
    Journey,
    Outcome,
    Stage,
    check,
    in_european_union,
    means,
    not_applicable,
    own,
    passed,
    point_at,
    unclear,
    warned,
    withdrawal_form,
)

SINCE = date(2026, 6, 19)
FORM_ONLY = 0.4
"""Confidence: the function may stand behind an order."""
PLACES = (Stage.HOME, Stage.RETURNS, Stage.HELP, Stage.CONTACT)


@check(
    "withdrawal-button",
    title="In the EU I can cancel online with a clear button",
    family="returns-policy",
    stage="post-purchase",
    weight=3,
    core=False,
    uses=PLACES,
    effort="M",
    owner="Legal + Marketing",
    sources=("Directive (EU) 2023/2673: article 11a of Directive 2011/83/EU, from 19 June 2026",),
)
def withdrawal_button(journey: Journey) -> Outcome:
    if not in_european_union(journey.trip.market):
        return not_applicable(f"the market {journey.trip.market} is not in the European Union")
    if journey.started.date() < SINCE:
        return not_applicable("the visit was before 19 June 2026, when the rule began")
    pages = journey.seen(*PLACES)
    controls = [(page, control) for page in pages for control in own(page, page.controls)]
    for page, control in controls:
        if means("withdrawal_button", control.name or control.text, page.lang):
            return passed(
                "a withdrawal control is offered", [point_at(page, control, "withdraw here")], measured="control"
            )
    forms = [point_at(page, thing, "a form to print or mail") for page in pages if (thing := withdrawal_form(page))]
    if forms:
        reason = "the pages seen offer only a form to print or mail; a control may stand in the order area"
        return warned(reason, forms, measured="form only", confidence=FORM_ONLY)
    return unclear("no withdrawal control on the pages anybody can open; it may stand behind an order or an account")
