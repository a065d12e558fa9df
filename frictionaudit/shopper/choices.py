"""What a product asks before it can be bought: options, a text, a day, how many. Pure: pages in, open questions out.

A question is answered once a round; when the product then does not go into the basket, the next round answers it
otherwise, since an option may be sold out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from frictionaudit.evidence import Control, Field, Line, PageView, Region
from frictionaudit.reading.basket import ONE_LESS, ONE_MORE
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.links import host_of, path_of
from frictionaudit.reading.words import data, exactly, fold, means, says
from frictionaudit.shopper.find.places import scripted

DAYS_AHEAD = 14
"""How far off a day of delivery is chosen: far enough for most shops' lead times."""
NOT_FAR = 900
"""How far above its button a product may begin where nothing is its heading, CSS px: about a phone's screen."""
_NOT_ASKED = frozenset(
    {Purpose.SEARCH, Purpose.COUNTRY, Purpose.COUPON, Purpose.NEWSLETTER, Purpose.QUANTITY, Purpose.POSTCODE}
)
_NO_SWATCH = ("wishlist", "close", "menu", "search", "add_to_cart", "buy_now", "reviews", "size_guide", "view_cart")
_OUT_OF_PAGE = (Region.HEADER, Region.NAV, Region.FOOTER)
_SOLD_OUT_HINT = re.compile(r"sold[-_]?out|unavailable|disabled|out[-_]?of[-_]?stock", re.I)
_ARROW = re.compile(r"\S.*[▾▼⌄▿˅﹀]\s*$")
_SIGN = re.compile(r"[+\-−–<>‹›←→]+|\d+ ?/ ?\d+")
"""What steps through amounts or pictures, as it is drawn; its name may say more."""
_PLACEHOLDERS = ("-1", "0", "null", "undefined")


@dataclass(frozen=True, slots=True)
class Question:
    """One open choice: how it is answered, and by what."""

    key: str
    """Tells one question of a page from another."""
    how: str
    """select | tick | tap | open | type"""
    field: Field | None = None
    control: Control | None = None
    value: str = ""


def questions(page: PageView, adder: Control, turn: int, today: date) -> Iterator[Question]:
    """The product's open questions in the order a shopper meets them.

    `turn` counts the rounds: the first leaves alone what is answered already, later ones answer otherwise.
    """
    fields, purposes = _asked(page, adder)
    yield from _selects(fields, purposes, turn)
    yield from _radios(page, fields, turn)
    yield from _swatches(page, adder, turn)
    yield from _drawn_lists(page, adder)
    yield from _amounts(page, fields, purposes, adder, turn)
    yield from _texts(fields, purposes, bool(turn) or not adder.enabled, today)
    yield from _kept_apart(page, fields, adder)


def variants(page: PageView, turn: int) -> Iterator[Question]:
    """Other sizes or colours of a product that is sold out as it is shown, and so has no button to stand near: what is
    asked near the words that say so."""
    gone = sold_out_line(page)
    if gone is not None:
        told = (c for c in page.controls if c.visible and fold(c.name) == fold(gone.text))
        place = next(told, Control(index=-1, tag="", box=gone.box, hit=gone.box, region=gone.region))
        yield from (q for q in questions(page, place, turn, date.min) if q.how in ("select", "tick", "tap", "open"))


def sold_out_line(page: PageView) -> Line | None:
    """The first short text that says that something is sold out."""
    return next((line for line in page.lines if len(line.text) < 120 and says("sold_out", line.text, page.lang)), None)


def _asked(page: PageView, adder: Control) -> tuple[list[Field], dict[int, Purpose]]:
    """The product's own fields, and the purpose of each by its index."""
    fields = [f for f in page.fields if _asked_here(f, adder)]
    guesses = field_purposes(fields, page.lang)
    return fields, {field.index: guess.purpose for field, guess in zip(fields, guesses, strict=True)}


def _asked_here(field: Field, adder: Control) -> bool:
    below = field.box.y < adder.box.y + (900 if adder.fixed else 300)
    near = field.form == adder.form or _asked_first(field, adder) if adder.form is not None else below
    open_ = field.visible and field.enabled and not field.readonly and not field.honeypot
    return open_ and near and field.region not in _OUT_OF_PAGE and field.overlay in (None, adder.overlay)


def _asked_first(field: Field, adder: Control) -> bool:
    """A question in a form of its own above a button that is switched off until it is answered and kept."""
    apart = (
        field.form is not None and field.form != adder.form and field.type not in ("email", "tel", "password", "search")
    )
    return apart and field.must and not adder.enabled and 0 < adder.box.y - field.box.y <= NOT_FAR


def _kept_apart(page: PageView, fields: list[Field], adder: Control) -> Iterator[Question]:
    """The button that keeps the answers of such a form, once they are given."""
    forms = {f.form for f in fields if f.form != adder.form and _asked_first(f, adder)}
    for form in forms - {f.form for f in fields if f.must and not f.prefilled}:
        keeps = next((c for c in page.controls if c.visible and c.enabled and c.submits and c.form == form), None)
        if keeps is not None:
            yield Question(f"keep {keeps.selector}", "tap", control=keeps)


def _selects(fields: list[Field], purposes: dict[int, Purpose], turn: int) -> Iterator[Question]:
    for field in fields:
        if field.tag != "select" or purposes[field.index] in _NOT_ASKED or starts_at_nothing(field):
            continue
        choices = real_choices(field)
        if choices and (not field.prefilled or (turn and len(choices) > 1) or field.chosen not in choices):
            yield Question(f"select {_which(field)}", "select", field=field, value=choices[turn % len(choices)])


def _which(field: Field) -> str:
    return f"{field.selector} {field.name} {field.label}"


def awaits_options(page: PageView, adder: Control) -> bool:
    """Whether a list of the product has no choices yet: they come once another question is answered."""
    fields, purposes = _asked(page, adder)
    lists = [f for f in fields if f.tag == "select" and not starts_at_nothing(f)]
    return any(not real_choices(f) and purposes[f.index] not in _NOT_ASKED for f in lists)


def open_texts(page: PageView, adder: Control) -> bool:
    """Whether the product has a text to fill in that does not say whether it must be."""
    fields, purposes = _asked(page, adder)
    return any(True for _ in _texts(fields, purposes, True, date.min))


def real_choices(field: Field) -> list[str]:
    """Options of a select that can really be chosen: no placeholder, not sold out."""
    return [
        text
        for text, value in zip(field.options, field.option_values, strict=True)
        if value.strip() and value not in _PLACEHOLDERS and not says("sold_out", text)
    ]


def _radios(page: PageView, fields: list[Field], turn: int) -> Iterator[Question]:
    radios = [f for f in fields if f.type == "radio"]
    for name in dict.fromkeys(f.name for f in radios):
        group = [f for f in radios if f.name == name]
        once = [f for f in group if says("one_time_purchase", f"{f.label} {f.hint}", page.lang)]
        free = once or [f for f in group if not says("sold_out", f"{f.label} {f.hint}", page.lang)]
        done = any(f.checked for f in (once or group))
        if free and (not done or (turn and len(free) > 1 and not once)):
            yield Question(f"radio {name}", "tick", field=free[turn % len(free)])


def _swatches(page: PageView, adder: Control, turn: int) -> Iterator[Question]:
    """Small controls of one group between the heading and the add button: sizes and colours drawn as buttons."""
    options = list(_drawn_options(page, adder))
    told = any(c.pressed is not None for c in options)
    if not (turn or told or not adder.enabled):
        return
    for group in dict.fromkeys(c.group for c in options):
        members = [c for c in options if c.group == group]
        free = [c for c in members if c.enabled and not _gone(c, page)]
        if (len(members) >= 2 or members[0].role == "radio") and free and (turn or not any(c.pressed for c in members)):
            free = [c for c in free if says("one_time_purchase", c.name, page.lang)] or free
            first = turn if told or not adder.enabled else turn - 1
            yield Question(f"swatch {group}", "tap", control=free[first % len(free)])


def _gone(control: Control, page: PageView) -> bool:
    return says("sold_out", control.name, page.lang) or bool(_SOLD_OUT_HINT.search(control.hints))


def _drawn_options(page: PageView, adder: Control) -> Iterator[Control]:
    low, high = _title_above(page, adder), adder.box.y + (800 if adder.fixed else 200)
    for c in page.controls:
        if not (c.visible and c.group and low <= c.box.y <= high and c.box.width <= 260 and c.box.height <= 160):
            continue
        if (
            c.region in _OUT_OF_PAGE
            or c.overlay not in (None, adder.overlay)
            or c.index == adder.index
            or not (scripted(c, page) or _chosen_by_link(c, page))
        ):
            continue
        said = _told_apart(c, page)
        chooses = c.role in ("radio", "option") or c.pressed is not None or len(said) <= 3
        if (
            not chooses
            or len(" ".join(said)) > 40
            or c.submits
            or any(_SIGN.fullmatch(label.strip()) for label in (c.name, c.text))
        ):
            continue
        named = any(means(i, c.name, page.lang) for i in (*_NO_SWATCH, "increase_quantity"))
        if c.expanded is None and not named and not _shares(c, page):
            yield c


def _chosen_by_link(control: Control, page: PageView) -> bool:
    """Whether a link says that it is one of several choices and leads to the page it stands on, asked otherwise
    ("?colour=moss"): the shop keeps what is chosen in the address."""
    here, there = ((host_of(one), path_of(one)) for one in (page.url, control.href))
    return control.role in ("radio", "option") and here == there


def _told_apart(control: Control, page: PageView) -> list[str]:
    """The words of a label without those that all of its group bear: "Select colour Moss" beside "Select colour Sand"."""
    words, shared = control.name.split(), _in_common(control, page)
    return [word for word in words if word not in shared] or words


def _in_common(control: Control, page: PageView) -> list[str]:
    """The words of a label that all of its group bear, in its order; none where it stands alone."""
    group = [c.name.split() for c in _group(control, page)]
    shared = set[str](control.name.split()).intersection(*group) if len(group) > 1 else set[str]()
    return [word for word in control.name.split() if word in shared]


def _group(control: Control, page: PageView) -> list[Control]:
    return [c for c in page.controls if c.visible and c.group == control.group]


def _shares(control: Control, page: PageView) -> bool:
    """Whether a control sends the product to others, by its label, by what its whole group says ("Auf … teilen"), or since two
    of the group name networks."""
    if means("share", control.name, page.lang):
        return True
    if says("share", " ".join(_in_common(control, page)), page.lang):
        return True
    words = (set(fold(c.name).split()) for c in _group(control, page))
    return sum(bool(said.intersection(data("words")["networks"])) for said in words) >= 2


def _title_above(page: PageView, adder: Control) -> float:
    """Where the product begins, above the button: at its heading, at words of the page's title, or at the largest words not
    too far above; in CSS px."""
    above = [line for line in page.lines if line.box.y < adder.box.y and line.region not in _OUT_OF_PAGE]
    near = [line for line in above if adder.box.y - line.box.y <= NOT_FAR]
    priced = {price.line for price in page.prices}
    headed = [line for line in above if line.heading == 1]
    titled = [line for line in above if len(line.text) > 3 and fold(line.text) in fold(page.title)]
    largest = sorted((line for line in near if line.index not in priced), key=lambda line: (line.font_px, line.box.y))
    title = next((lines[-1] for lines in (headed, titled, largest) if lines), None)
    return title.box.y if title and not adder.fixed else adder.box.y - NOT_FAR


def _drawn_lists(page: PageView, adder: Control) -> Iterator[Question]:
    """Closed lists drawn by the shop itself: opened now, their options are swatches of the next look."""
    for c in page.controls:
        drawn = bool(_ARROW.search(c.text))
        closed = c.expanded is False or c.role == "combobox" or (drawn and c.expanded is None)
        asks = drawn or any(says(intent, f"{c.name} {c.text}", page.lang) for intent in ("size", "option"))
        near = -NOT_FAR <= c.box.y - adder.box.y <= (900 if adder.fixed else 200)
        in_page = c.visible and c.enabled and c.region not in _OUT_OF_PAGE and c.overlay in (None, adder.overlay)
        asks = asks and (drawn or not _heads(c, page))
        if in_page and near and closed and asks and c.index != adder.index and not c.submits and not c.href:
            yield Question(f"list {c.selector} {c.name}", "open", control=c)


def _heads(control: Control, page: PageView) -> bool:
    """Whether a control is the heading of a part of the page, which unfolds and asks nothing: "Size & fit", not "Size"."""
    if control.role == "combobox" or any(exactly(intent, control.text, page.lang) for intent in ("size", "option")):
        return False
    heads = (line for line in page.lines if line.heading and line.overlay == control.overlay)
    return any(fold(line.text) == fold(control.text) and control.box.overlap(line.box) for line in heads)


def _amounts(
    page: PageView, fields: list[Field], purposes: dict[int, Purpose], adder: Control, turn: int
) -> Iterator[Question]:
    """How many: asked where nothing is chosen yet, as ticket shops do, or where more stand in the box than must."""
    amounts = [f for f in fields if purposes[f.index] is Purpose.QUANTITY or starts_at_nothing(f)]
    if amounts and all(starts_at_nothing(f) or _left_empty(f) for f in amounts):
        first = amounts[min(turn, len(amounts) - 1)]
        how = "select" if first.tag == "select" else "type"
        value = next((o for o in first.options if o.strip() == "1"), "1")
        yield Question("how many", how, field=first, value=value)
    elif many := [f for f in amounts if f.type == "number" and f.value.isdecimal() and int(f.value) > max(f.least, 1)]:
        yield Question("no more than one", "type", field=many[0], value=str(max(many[0].least, 1)))
    elif not amounts and turn:
        more = [c for c in page.controls if c.enabled and c.region not in _OUT_OF_PAGE and adds_one(c, page)]
        if more and not adder.enabled:
            yield Question("one more", "tap", control=more[0])


def adds_one(control: Control, page: PageView) -> bool:
    """Whether a control raises a quantity by one."""
    signs = bool({control.name.strip(), control.text.strip()} & set(ONE_MORE))
    return control.visible and (signs or means("increase_quantity", control.name, page.lang))


def takes_one_away(control: Control, page: PageView) -> bool:
    """Whether a control lowers a quantity by one."""
    signs = bool({control.name.strip(), control.text.strip()} & set(ONE_LESS))
    return control.visible and (signs or means("decrease_quantity", control.name, page.lang))


def starts_at_nothing(field: Field) -> bool:
    """Whether it asks how many, and none is chosen yet."""
    if field.tag == "select":
        return field.chosen.strip() == "0" and "1" in (option.strip() for option in field.options)
    return field.type == "number" and field.value.strip() in ("0", "")


def _left_empty(field: Field) -> bool:
    """Whether a field that is known to ask how many is typed into and holds nothing, whatever its type."""
    return field.tag == "input" and field.type in ("text", "tel", "") and not field.prefilled


def _texts(fields: list[Field], purposes: dict[int, Purpose], every: bool, today: date) -> Iterator[Question]:
    for field in fields:
        plain = field.tag == "textarea" or (field.tag == "input" and field.type in ("text", "date", "", "email", "tel"))
        if not plain or field.prefilled or purposes[field.index] in _NOT_ASKED:
            continue
        if field.must or field.error or (every and not field.optional_mark):
            yield Question(f"text {_which(field)}", "type", field=field, value=_text(field, today))


def _text(field: Field, today: date) -> str:
    if field.type == "date":
        return (today + timedelta(days=DAYS_AHEAD)).isoformat()
    return "Test" if field.max_length is None or field.max_length >= 4 else "T"


def fresh(before: PageView, after: PageView) -> list[Control]:
    """Options of a list that just opened: what was not there before, can be chosen and leads nowhere else."""
    known = {(c.selector, c.name) for c in before.controls if c.visible}
    return [
        c
        for c in after.controls
        if c.visible
        and c.enabled
        and len(c.name) <= 60
        and re.search(r"\w", c.name)  # "✕" closes the list
        and (c.selector, c.name) not in known
        and scripted(c, after)
        and not c.submits
        and not _gone(c, after)
        and not any(means(i, c.name, after.lang) for i in (*_NO_SWATCH, "option"))
        and not _shares(c, after)
    ]


def next_listed(before: PageView, after: PageView, answered: list[Control]) -> list[Control] | None:
    """The options to choose from next in the list or sheet that opened: at first all that stand together, later another
    group of the same layer. Empty when none is asked there as yet, None once the layer with what was chosen is gone.
    """
    groups = _by_group(fresh(before, after))
    if not answered:
        return groups[0] if groups else []
    chosen, done = answered[-1], {c.group for c in answered}
    same = (c for group in groups for c in group if (c.name, c.group) == (chosen.name, chosen.group))
    here = next((c.overlay for c in same if c.overlay is not None), None)
    if here is None:
        return None
    more = (g for g in groups if len(g) > 1 and g[0].overlay == here and g[0].group not in done)
    return next(more, list[Control]())


def _by_group(options: list[Control]) -> list[list[Control]]:
    """Options as they stand together, in the page's order."""
    return [[c for c in options if c.group == group] for group in dict.fromkeys(c.group for c in options)]


def asked_in_a_layer(before: PageView, after: PageView) -> list[Control]:
    """Options of a dialog that came up instead of adding ("choose a size"); empty when none asks so."""
    known = {o.text[:40] for o in before.overlays}
    asking = {f.overlay for f in after.fields if f.visible and f.type in ("email", "text", "tel")}
    came = {o.index for o in after.overlays if o.modal and o.text[:40] not in known} - asking
    options = [c for c in fresh(before, after) if c.overlay in came and len(c.name.split()) <= 3]
    asked = [group for group in _by_group(options) if len(group) > 1]
    return max(asked, key=len) if asked else []
