"""The basket is empty when the shopper comes back.

**Why it matters.** Shoppers compare, ask somebody, and come back; on a phone every other app closes the page. Google's
Retail UX Playbook asks to let them go on where they left.

**What counts.** After something was put in, the basket is opened in a new window of the same visitor, with the same
cookies and storage, without signing in. Pass: the product is still there. Fail: the basket says that it is empty. Else
unclear. Days later, or on another device, is not tried. Consent was refused where the shop allows it: a shop that keeps
the basket only for those who accept loses it for the others.

**How to fix it.** Keep the guest's basket on the server or in the phone's storage for at least a week.
"""

from frictionaudit.api import Journey, Outcome, Stage, check, failed, passed, point_at, unclear


@check(
    "basket-kept",
    title="My basket is still there when I come back",
    family="cart",
    stage="consideration",
    weight=2,
    core=False,
    needs=(Stage.BASKET,),
    effort="M",
    owner="Checkout team",
    sources=("Google Retail UX Playbook: let shoppers continue where they left",),
)
def basket_kept(journey: Journey) -> Outcome:
    page = journey.seen(Stage.BASKET)[-1]
    if journey.basket_kept is None:
        return unclear("the basket could not be seen again in a new window")
    if journey.basket_kept:
        proof = (point_at(page, None, "the basket before; it held the same in a new window"),)
        return passed("the basket still holds the product in a new window", proof, measured="kept")
    proof = (point_at(page, None, "the basket before; in a new window it said that it is empty"),)
    return failed("in a new window of the same visitor the basket says that it is empty", proof, measured="lost")
