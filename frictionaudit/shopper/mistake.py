"""One mistake on purpose: a mail address without its end is typed into the form of checkout, left, and taken out again.

What the page says at once is evidence of how it helps; the form is never sent with it. What the page's scripts send
meanwhile goes through the wire lock as with everything that is typed.
"""

from frictionaudit.evidence import Complaint, Field, Mistake, PageView, Reach
from frictionaudit.reading.complaints import answer_to
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.form import guest_mail
from frictionaudit.shopper.walk import Walk

MOST_LOOKS = 3
"""How often the page is looked at for its answer, 0.4 s apart and until it is quiet: a second or a little more, which the
checks catalogue gives a form to speak."""


async def make_mistake(walk: Walk, look: Look) -> Look:
    """Make the mistake where a guest's mail address is asked for, once a trip; answers the page as it stands afterwards.

    Costs about two seconds. Its keystrokes are not the shopper's and are not counted.
    """
    field = guest_mail(look.view)
    if walk.trip.reach is not Reach.PAYMENT or walk.mistake is not None or field is None or field.prefilled:
        return look
    before = look.view
    refused = await walk.hands.type(look, field, walk.shopper.email.partition("@")[0], counts=False)
    look, said = await _until_it_speaks(walk, field, before)
    left = _still_there(field, before, look.view)
    if left and not refused:
        walk.mistake = Mistake(stage=walk.trail.stage, page=walk.trail.page or 0, field=field, complaint=said)
    mail = left or guest_mail(look.view)
    if mail and mail.prefilled:
        await walk.hands.type(look, mail, "", counts=False)
    return await walk.look()


async def _until_it_speaks(walk: Walk, field: Field, before: PageView) -> tuple[Look, Complaint | None]:
    look, said = await walk.eyes.look(), None
    for _ in range(MOST_LOOKS):
        if _still_there(field, before, look.view) is None or (
            said := answer_to(field, before, look.view, walk.trail.stage, walk.trail.page or 0)
        ):
            break
        await walk.eyes.pause()
        look = await walk.eyes.look()
    return look, said


def _still_there(field: Field, before: PageView, after: PageView) -> Field | None:
    """The same field on the same page as it is now; None where the page went on or draws its form anew."""
    if address(before.url) != address(after.url):
        return None
    place = _alike(field, before).index(field)  # a sign-in beside the guest's form may ask under the same name
    return next(iter(_alike(field, after)[place:]), None)


def _alike(field: Field, page: PageView) -> list[Field]:
    return [f for f in page.fields if f.selector == field.selector and f.name == field.name]
