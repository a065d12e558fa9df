"""Why a checkout asks a question: reasons given beside it, and questions that no order needs.

In: a question. Out: what gives the reason, or whether there can be none.
"""

from functools import partial

from frictionaudit.evidence import Box, Control, Field, Line
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import Asked, Need
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.layers import own
from frictionaudit.reading.words import data
from frictionaudit.reading.words import says as words_say

says = partial(phrasebook.says, "purchase")
CLOSE = 16
"""Help that belongs to one box stands this close to it, CSS px."""
WIDEST_SIGN = 180
"""A sign beside a box is no wider than a few words, CSS px."""
NOSY = frozenset(
    {
        Purpose.BIRTHDAY,
        Purpose.BIRTHDAY_DAY,
        Purpose.BIRTHDAY_MONTH,
        Purpose.BIRTHDAY_YEAR,
        Purpose.GENDER,
        Purpose.HONORIFIC,
        Purpose.JOB_TITLE,
        Purpose.TAX_ID,
    }
)
OF_A_BUSINESS = frozenset({Purpose.ORGANIZATION, Purpose.VAT})


def reason_by(one: Asked) -> Line | Field | None:
    """What says why a question is asked: its label or help, or a line right by it; None when nothing does."""
    field, lang = one.field, one.page.lang
    if any(says("phone_reason", text, lang) for text in (field.hint, field.label, field.placeholder) if text):
        return field
    near = (line for line in own(one.page, one.page.lines) if _gap(line.box, field.box) <= CLOSE)
    return next((line for line in near if _is_help(line, field, lang) and says("phone_reason", line.text, lang)), None)


def reason_on_demand(one: Asked) -> Control | None:
    """A sign by a field that tells on a tap why it is asked."""
    for control in own(one.page, one.page.controls):
        beside = control.visible and _gap(control.box, one.field.box) <= CLOSE and control.box.width <= WIDEST_SIGN
        if beside and (control.name.strip() == "?" or says("why_asked", control.name, one.page.lang)):
            return control
    return None


def _is_help(line: Line, field: Field, lang: str) -> bool:
    """Whether a line by a box is about that box: no heading, no label, no legend of the whole form."""
    return not line.heading and line.text != field.label and not words_say("required_mark", line.text, lang)


def _gap(one: Box, other: Box) -> float:
    return max(one.y - other.bottom, other.y - one.bottom, 0.0)


def is_nosy(one: Asked, market: str) -> bool:
    """Whether a question serves the shop and not the order. What the market's law or post needs is not nosy."""
    words = f"{one.field.label} {one.field.placeholder} {one.field.near}"
    if says("hear_of_us", words, one.page.lang):
        return True
    if one.purpose in OF_A_BUSINESS:
        return one.need is Need.REQUIRED
    if one.purpose is Purpose.TAX_ID and market in data("checkout")["national_number_markets"]:
        return False
    return one.purpose in NOSY and not _is_age_bound(one)


def _is_age_bound(one: Asked) -> bool:
    """Whether the page says that the goods are for grown-ups."""
    texts = (
        one.field.hint,
        one.field.section,
        *(line.text for line in own(one.page, one.page.lines) if len(line.text) < 200),
    )
    return str(one.purpose).startswith("birthday") and any(says("age_bound", text, one.page.lang) for text in texts)
