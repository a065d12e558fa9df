"""Typing a card number is made harder than it need be.

**Why it matters.** Sixteen digits on a small keyboard, copied from a card in the other hand: every separate box and every
wrong keyboard costs mistakes. web.dev asks for a single box for the number, the autofill tokens for cards, and no
`type=number`.

**What counts.** Read from the boxes, never by typing: one box for the number, a numeric keyboard for it, the tokens
cc-number, cc-exp and cc-csc, the expiry in one box, room for spaces in the number, and no list of card brands. Pass:
all. Warn: one missing. Fail: two or more, or the number in several boxes. Boxes that are folded away until card is chosen
count; those in a provider's frame where it can be read. Where it cannot, or the step was not reached, the answer is
unclear; where no card is taken the question does not arise. Whether the brand is shown and the code explained is not
looked at.

**How to fix it.** Use one box for the number with `inputmode="numeric"` and `autocomplete="cc-number"`, one box for
month and year, and tell the brand from the number.
"""

from frictionaudit.api import (
    TILL,
    CardForm,
    Grade,
    Journey,
    Outcome,
    all_seen,
    card_form,
    card_frames,
    check,
    failed,
    not_applicable,
    offers,
    passed,
    point_at,
    seen_so_far,
    unclear,
    warned,
)

FAIL_AT = 2


@check(
    "card-form-ease",
    title="Typing my card is painless",
    family="mobile-payments",
    stage="purchase",
    weight=3,
    core=False,
    uses=TILL,
    effort="M",
    owner="Payments",
    sources=("web.dev, payment and address form best practices: one number box, cc-* tokens, no type=number",),
)
def card_form_ease(journey: Journey) -> Outcome:
    form = card_form(journey)
    if form is None:
        return _without_form(journey)
    lacking = form.lacking
    findings = [point_at(form.page, field, words, field.label or field.name) for field, words in lacking]
    measured = f"{len(lacking)} of {CardForm.MARKS} marks missing"
    if not lacking:
        proof = [point_at(form.page, form.number, "the box for the card's number")]
        return passed("the boxes for a card ask for as little as they can", proof, measured=measured)
    reason = "; ".join(words for _, words in lacking)
    if len(lacking) >= FAIL_AT or form.in_pieces:
        return failed(reason, findings, measured=measured)
    return warned(reason, findings, measured=measured)


def _without_form(journey: Journey) -> Outcome:
    framed = next((page for page in journey.seen(*TILL) if card_frames(page)), None)
    if framed is not None:
        finding = point_at(framed, None, "a provider's frame holds the boxes")
        return unclear("the boxes for a card stand in a payment provider's frame that could not be read", (finding,))
    card = any(offer.method == "card" and offer.grade.at_least(Grade.ADVERTISED) for offer in offers(journey))
    if all_seen(journey) and not card:
        return not_applicable("no payment by card was seen up to the last page")
    return unclear(f"no boxes for a card were seen; {seen_so_far(journey) or 'they come only once card is chosen'}")
