"""Lists that a shop draws itself (ARIA's combobox and listbox): opened, read, and one entry tapped.

The entries may stand anywhere in the document, and only while the list is open.
"""

from frictionaudit.evidence import Control, Field, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.words import fold
from frictionaudit.shopper import choices
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.identity import Shopper, answer, option, own_names
from frictionaudit.shopper.walk import Walk

MOST_WAITS = 4
"""How many times an open list without entries is looked at again: they may still be on their way."""
_ENTRIES = frozenset({"option", "treeitem", "gridcell", "menuitemradio", "radio"})
_CHOSEN = frozenset(
    {
        Purpose.CITY,
        Purpose.COUNTRY,
        Purpose.DISTRICT,
        Purpose.GENDER,
        Purpose.HONORIFIC,
        Purpose.OTHER,
        Purpose.PHONE_COUNTRY,
        Purpose.STATE,
    }
)
"""What is chosen from a list; a box for a street or a name that makes suggestions is typed into like any other."""


def is_list(field: Field, purpose: Purpose) -> bool:
    """Whether a field is answered by choosing an entry of a list that the shop draws."""
    return bool(field.popup) and (not _typed_into(field) or purpose in _CHOSEN)


def _typed_into(field: Field) -> bool:
    return field.tag in ("input", "textarea") and not field.readonly


def unanswered(field: Field, purpose: Purpose, who: Shopper, lang: str = "") -> bool:
    """Whether the list still wants an answer: it shows another than the shopper's, or a required one shows none."""
    if own := [fold(name) for name in own_names(who, purpose) if len(name) > 2]:
        return not any(name in fold(field.chosen) for name in own)
    return not _shown(field, lang) and (field.must or bool(field.error))


def _shown(field: Field, lang: str) -> str:
    """The answer that a list shows; nothing where it shows its own name or asks to choose."""
    names = {fold(text.rstrip(" *")) for text in (field.label, field.placeholder, field.near)}
    asks = phrasebook.says("purchase", "choose_first", field.chosen, lang)
    return "" if asks or fold(field.chosen.rstrip(" *")) in names else field.chosen


def entries(before: PageView, after: PageView) -> list[Control]:
    """What can be chosen in a list that just opened, wherever in the document it stands."""
    return [c for c in choices.fresh(before, after) if c.role in _ENTRIES]


def entry(
    who: Shopper, purpose: Purpose, field: Field, listed: list[Control], sought: str = "", lang: str = ""
) -> Control | None:
    """The entry that the shopper would choose, as in a select; None when none fits.

    `sought` is what was typed to find it: then no other entry will do.
    """
    names, shown = tuple(c.name for c in listed), sought or _shown(field, lang)
    as_select = {"options": names, "option_values": names, "chosen": shown, "prefilled": bool(shown)}
    chosen = option(who, purpose, field.model_copy(update=as_select))
    return next((c for c in listed if c.name == chosen), None)


async def choose(walk: Walk, look: Look, field: Field, purpose: Purpose) -> bool:
    """Open a list and tap the shopper's answer; what can be typed into is asked for it first. False when there was none."""
    sought = answer(walk.shopper, purpose, field) if _typed_into(field) else ""
    for said in dict.fromkeys((sought, "")):
        opened = await _opened(walk, look, field, said)
        listed = entries(look.view, opened.view) if opened else []
        chosen = entry(walk.shopper, purpose, field, listed, said, look.view.lang)
        if opened and chosen:
            refused = await walk.hands.tap(opened, chosen, Act.CHOOSE)
            walk.hands.rest()
            return not refused
        if listed:
            await walk.hands.press("Escape")
    if sought and not await walk.hands.type(look, field, sought):
        return True
    walk.trail.gaps.append(f"“{field.label or field.name}” was not filled: its list held no answer")
    return False


async def _opened(walk: Walk, look: Look, field: Field, sought: str) -> Look | None:
    """The page with the list open, as far as it opens; None when it cannot be tapped."""
    if await _open(walk, look, field, sought):
        return None
    opened = await walk.eyes.look()
    for _ in range(MOST_WAITS):
        if entries(look.view, opened.view):
            break
        await walk.eyes.pause()
        opened = await walk.eyes.look()
    return opened


async def _open(walk: Walk, look: Look, field: Field, sought: str) -> str:
    if field.tag in ("input", "textarea"):
        return await walk.hands.unfold(look, field, sought)
    control = next((c for c in look.view.controls if c.selector == field.selector and c.box == field.box), None)
    refused = await walk.hands.tap(look, control, Act.CHOOSE) if control else "it cannot be tapped"
    walk.hands.rest()
    return refused
