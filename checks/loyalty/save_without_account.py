"""Saving a product for later takes an account, or cannot be done.

**Why it matters.** On a phone people look now and buy later. Who must register to remember a product forgets it. Google's
mobile UX material shows a retailer (CoolBlue) whose wish list works without an account.

**What counts.** The product's own control that is named as a wish list, favourites or saving for later; hearts without a
name, hearts on other products and the way to the list in the header are none. After the walk a visitor of its own opens the
page and taps it once. Pass: the shop says that the product is saved, its list counts up or shows the product, or the control
changes, and no account is asked for; where the shop says that it is saved, an offer to sign in besides does no harm. Warn: it
asks for a mail address alone. Fail: signing in or registering is asked for; or there is no control, where all controls beside
the product have names and neither the list nor the header names one; or it is switched off though nothing is left to choose.
Unclear: nothing came of the tap, the order firewall kept something back, or the control could not be tapped. Whether the list
is still there days later is not tried.

**How to fix it.** Let guests save; ask for an account only to keep the list on other devices.
"""

from frictionaudit.api import (
    Answer,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Saving,
    Stage,
    answered,
    check,
    failed,
    language,
    nameless_drawing,
    names_saving,
    option_groups,
    passed,
    point_at,
    save_controls,
    switched_off_saving,
    unclear,
    warned,
)


@check(
    "save-without-account",
    title="I can save things for later without signing up",
    family="loyalty",
    stage="loyalty",
    weight=1,
    core=False,
    tier="shiny",
    needs=(Stage.PRODUCT,),
    uses=(Stage.HOME, Stage.LISTING),
    effort="M",
    owner="Product discovery",
    sources=("Google, Mobile UX Marathon webinar: CoolBlue's wish list without an account",),
)
def save_without_account(journey: Journey) -> Outcome:
    product = next(visit.page for visit in journey.visits[::-1] if visit.page and visit.stage is Stage.PRODUCT)
    if journey.saving is not None:
        return _of_tap(journey.saving, product)
    if controls := save_controls(product):
        why = journey.saving_gap or "this walk did not try it"
        return unclear(
            f"“{controls[0].name}” was not tried: {why}", [point_at(product, controls[0], "saves for later")]
        )
    return _of_none(journey, product)


def _of_tap(saving: Saving, product: PageView) -> Outcome:
    told = answered(saving)
    own = next((one for one in save_controls(product) if one.name == saving.control.name), None)
    tapped = point_at(product, own, f"“{saving.control.name}” was tapped once, by a new visitor")
    answer = Finding(message=f"after the tap: {told.answer}", page=product.index, quote=told.quote)
    proof = [tapped, answer]
    if told.answer is Answer.ACCOUNT:
        reason = f"saving for later asks to sign in or register: “{told.quote[:80]}”"
        return failed(reason, proof, measured="asks to sign in", confidence=Confidence.TEXT)
    if told.answer is Answer.MAIL:
        reason = f"saving for later asks for a mail address: “{told.quote[:80]}”"
        return warned(reason, proof, measured="asks for mail", confidence=Confidence.TEXT)
    if saving.kept_back:
        return unclear("the order firewall kept back what followed the tap, so its answer is not known", [tapped])
    if told.answer is Answer.KEPT:
        besides = "; signing in is only offered" if told.invites else ""
        reason = f"a guest can save for later ({told.quote[:80]}){besides}"
        return passed(reason, proof, measured="works for guests", confidence=Confidence.TEXT)
    return unclear(f"nothing came of tapping “{saving.control.name}”", [tapped])


def _of_none(journey: Journey, product: PageView) -> Outcome:
    if (off := switched_off_saving(product)) and not option_groups(product):
        reason = f"“{off.name[:60]}” is switched off for a visitor without an account"
        proof = point_at(product, off, "switched off")
        return failed(reason, [proof], measured="switched off", confidence=Confidence.TEXT)
    pages = (product, *journey.seen(Stage.LISTING, Stage.HOME))
    if named := next(((page, one) for page in pages if (one := names_saving(page))), None):
        page, one = named
        reason = f"the shop names “{one.name[:60]}”, but no control of the product itself is known to save it"
        return unclear(reason, [point_at(page, one, "names saving for later")])
    if drawing := nameless_drawing(product):
        reason = "a control beside the product has no name: it may save for later"
        return unclear(reason, [point_at(product, drawing, "a control without a name")])
    if product.lang and not language(product.lang):
        return unclear(f"how saving for later is called in the page's language ({product.lang}) is not known")
    reason = "nothing on the product page saves it for later"
    return failed(reason, [point_at(product, None, "no such control")], measured="none", confidence=Confidence.TEXT)
