"""Layers above a page: what each is, which are in the way, and what belongs to the page beneath."""

from collections.abc import Iterable
from typing import TypeVar

from frictionaudit.evidence import Box, Control, Field, Line, Overlay, PageKind, PageView, Region
from frictionaudit.reading import cost_words
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.links import host_of
from frictionaudit.reading.options import is_country
from frictionaudit.reading.words import fold, has_letters, means, says

T = TypeVar("T", Control, Field, Line)

STRANGERS = frozenset({"consent", "newsletter", "age", "country", "postcode", "app", "chat"})
"""Kinds of overlay that interrupt a page; bars, menus and the basket drawer are parts of it."""


def is_stranger(overlay: Overlay) -> bool:
    """Whether an overlay is not part of the page it covers: known to interrupt, or a dialog of unknown purpose."""
    return overlay.kind in STRANGERS or (overlay.kind == "other" and overlay.modal)


def own(page: PageView, things: Iterable[T]) -> tuple[T, ...]:
    """Those of the given controls, fields or lines that belong to the page itself, not to a layer above it."""
    strangers = {overlay.index for overlay in page.overlays if is_stranger(overlay)}
    return tuple(thing for thing in things if thing.overlay not in strangers)


IN_THE_WAY = 0.15
"""Share of the first screen from which a layer hinders (checks catalogue: layers over 15 % of the viewport)."""
HALF = 0.5
"""Share of the first screen from which a layer is more than a part of the page's frame: our choice."""
LEAST_WAYS, LONGEST_WAY, WAYS_SHARE = 4, 40, 0.8
"""A menu has so many links at least, each of so many letters at most, and they are such a share of its words: our choice."""
_CONSENTS = ("cookies_reject", "cookies_accept")
_BUYS = (
    *("add_to_cart", "buy_on_product_page", "buy_now", "express_pay"),
    *("wishlist", "increase_quantity", "decrease_quantity"),
)
_ABOUT = ("about_age", "about_postcode", "about_country", "about_app", "about_newsletter")
_ADDS = ("add_to_cart", "buy_on_product_page")
GATES = ("age", "postcode", "country")
"""Questions that some shops ask before they show anything."""
_SELLING = frozenset(
    {PageKind.BASKET, PageKind.CHECKOUT, PageKind.LOGIN, PageKind.CONTACT, PageKind.POLICY, PageKind.BLOG}
)
_LISTS = frozenset({PageKind.LISTING, PageKind.SEARCH})
_FRAME = (Region.HEADER, Region.FOOTER)
_AROUND = (*_FRAME, Region.NAV)
_ANSWERS_APART, _QUESTION_ABOVE = 200, 400
"""How far apart the answers of an age question stand, and how far above them the age is named, in px: our choice."""
_GATE_HEIGHT = 700
"""How far below its question a gate's answers stand, in px: one phone screen."""


def kind_of(overlay: Overlay, page: PageView) -> str:
    """What a layer is: consent | age | postcode | country | app | newsletter | basket | menu | chat | bar | other."""
    text = overlay.text
    inside = [c for c in page.controls if c.overlay == overlay.index and c.visible]
    answers = [c for c in inside if _says_either(c, _CONSENTS, page.lang)]
    if says("about_cookies", text, page.lang) and answers:
        return "consent"
    if any(means("checkout", c.name, page.lang) or means("view_cart", c.name, page.lang) for c in inside) and (
        any(price.line < len(page.lines) and page.lines[price.line].overlay == overlay.index for price in page.prices)
    ):
        return "basket"
    if _headed_basket(overlay, inside, page):
        return "basket"
    if asked := _asked_in(overlay, inside, page):
        return asked
    if says("an_age", text, page.lang) and _ins_and_outs(inside, page.lang):
        return "age"
    if overlay.share < IN_THE_WAY and not overlay.modal:
        return "app" if len(inside) <= 3 and says("about_app", text, page.lang) else "bar"
    links = sum(1 for c in inside if c.href)
    if links < LEAST_WAYS and _holds_still(overlay, inside, page.lang):
        return "bar"
    for intent in _ABOUT:
        if says(intent, text, page.lang):
            return intent.removeprefix("about_")
    if links >= LEAST_WAYS and (links >= 0.6 * len(inside) or _says_ways_only(text, inside, page)):
        return "menu"
    in_place = overlay.position == "sticky" and not overlay.modal  # what sticks has a place in the page
    return "bar" if in_place or _cannot_be_closed(overlay, inside, page) else "other"


def _says_either(control: Control, intents: Iterable[str], lang: str) -> bool:
    """Whether the words that are seen or those that are heard mean one of these: "Decline" may be called "Decline tracking"."""
    return any(means(intent, label, lang) for intent in intents for label in (control.name, control.text))


def _holds_still(overlay: Overlay, inside: list[Control], lang: str) -> bool:
    """Whether a larger layer is a part of the page that stays in sight: it covers less than half of the screen and holds nothing
    but the page's header, or what buys the product."""
    if overlay.modal or overlay.share >= HALF or not inside:
        return False
    buys = any(_says_either(c, ("add_to_cart",), lang) for c in inside)
    only_buys = buys and all(_says_either(c, _BUYS, lang) for c in inside)
    return only_buys or all(c.region in (Region.HEADER, Region.NAV) for c in inside)


def _cannot_be_closed(overlay: Overlay, inside: list[Control], page: PageView) -> bool:
    """Whether a layer that leaves most of the screen free offers something, but no way to close it: then it is a part of the
    page, such as the bar with the price and the way on."""
    if (
        overlay.modal
        or overlay.locks_scroll
        or overlay.share >= HALF
        or not any(has_letters(c.text, 2) for c in inside)
    ):
        return False
    steps = any(f.overlay == overlay.index and f.type == "number" for f in page.fields)  # "+" and "−" beside it
    return not any(
        _says_either(c, ("close",), page.lang) or (not steps and not has_letters(c.name or c.text, 2)) for c in inside
    )


def _says_ways_only(text: str, inside: list[Control], page: PageView) -> bool:
    """Whether a layer's words are those of its ways on: short links within the shop, and short labels that unfold more."""
    shop = host_of(page.url)
    ways = [c for c in inside if len(c.text) <= LONGEST_WAY and (host_of(c.href) == shop or c.expanded is not None)]
    links = sum(bool(c.href) for c in ways)
    return links >= LEAST_WAYS and sum(len(c.text) + 1 for c in ways) >= WAYS_SHARE * len(text)


def _headed_basket(overlay: Overlay, inside: list[Control], page: PageView) -> bool:
    """Whether a layer is headed as the basket and leads to checkout, though its amounts bear no currency, or names the sum
    of what is in it, whatever its way out is called, or says that nothing is; a menu has the basket among its links."""
    named = {fold(c.name) for c in inside} | {fold(c.text) for c in inside}
    lines = [line for line in page.lines if line.overlay == overlay.index]
    headed = any(means("view_cart", line.text, page.lang) for line in lines if fold(line.text) not in named)
    out = any(means("checkout", c.name, page.lang) for c in inside)
    inside_it = {line.index for line in lines}
    priced = any(price.line in inside_it for price in page.prices)
    summed = priced and any(cost_words.kind_of(line.text, page.lang) in cost_words.SUMS for line in lines)
    return headed and (out or summed or any(says("empty_basket", line.text, page.lang) for line in lines))


def _asked_in(overlay: Overlay, inside: list[Control], page: PageView) -> str:
    """Whether a layer asks for the country or the postcode and nothing else, whatever its words."""
    if sum(is_country(c.name) for c in inside) >= 2:
        return "country"
    fields = [f for f in page.fields if f.overlay == overlay.index and f.visible and f.enabled]
    if len(fields) != 1 or overlay.share < IN_THE_WAY:
        return ""
    purpose = field_purposes(fields, page.lang)[0].purpose
    return {Purpose.COUNTRY: "country", Purpose.POSTCODE: "postcode"}.get(purpose, "")


def in_the_way(page: PageView) -> list[Overlay]:
    """Layers that a shopper must deal with before going on, the uppermost first."""
    return [
        o
        for o in reversed(known(page).overlays)
        if o.kind not in ("basket", "menu", "bar", "chat") and _hinders(o)
        if not _backdrop(o, page) and not _container(o, page)
    ]


def sign_in_layer(page: PageView) -> Overlay | None:
    """The uppermost layer that asks for a password: where it answers a tap on "checkout", it is the shop's door."""
    asking = {f.overlay for f in page.fields if f.visible and f.enabled and f.type == "password"}
    return next((o for o in reversed(page.overlays) if o.index in asking and _hinders(o)), None)


def alone(layer: Overlay, page: PageView) -> PageView:
    """A layer as a page of its own: what a shopper can see and use while it is up."""
    controls, fields = tuple(within(layer, page.controls)), tuple(within(layer, page.fields))
    lines = tuple(line for line in page.lines if line.overlay == layer.index)
    said = {line.index for line in lines}
    prices = tuple(price for price in page.prices if price.line in said)
    return page.model_copy(
        update={"controls": controls, "fields": fields, "lines": lines, "prices": prices, "overlays": ()}
    )


def product_layer(page: PageView) -> Overlay | None:
    """The uppermost layer where it shows one product to buy: a heading, a price, one way into the basket. The kinds of the
    page's layers are filled in already."""
    shown = [o for o in page.overlays if _hinders(o) and o.kind not in ("menu", "bar", "chat")]
    top = next((o for o in reversed(shown) if not _backdrop(o, page) and not _container(o, page)), None)
    if top is None or top.kind != "other":
        return None
    within_it = alone(top, page)
    buys = [c for c in within_it.controls if c.visible and _says_either(c, _ADDS, page.lang)]
    headed = any(line.heading for line in within_it.lines)
    return top if len(buys) == 1 and headed and within_it.prices else None


def as_page(layer: Overlay, page: PageView) -> PageView:
    """A layer within the page's own frame, as if it were the page: of what lies beneath, header, menu and footer stay."""
    lines = _of_layer_and_frame(layer, page.lines)
    places = {line.index: place for place, line in enumerate(lines)}
    return page.model_copy(
        update={
            "controls": _of_layer_and_frame(layer, page.controls),
            "fields": _of_layer_and_frame(layer, page.fields),
            "lines": tuple(line.model_copy(update={"index": place}) for place, line in enumerate(lines)),
            "prices": tuple(
                price.model_copy(update={"line": places[price.line]}) for price in page.prices if price.line in places
            ),
            "overlays": (),
        }
    )


def without(layer: Overlay, page: PageView) -> PageView:
    """The page beneath a layer."""
    lines = {line.index for line in page.lines if line.overlay == layer.index}
    return page.model_copy(
        update={
            "controls": tuple(c for c in page.controls if c.overlay != layer.index),
            "fields": tuple(f for f in page.fields if f.overlay != layer.index),
            "lines": tuple(line for line in page.lines if line.overlay != layer.index),
            "prices": tuple(price for price in page.prices if price.line not in lines),
            "overlays": tuple(o for o in page.overlays if o.index != layer.index),
        }
    )


def _of_layer_and_frame(layer: Overlay, things: Iterable[T]) -> tuple[T, ...]:
    """Those of a layer, as the page's own, and those of the page's frame."""
    return tuple(
        thing if thing.overlay is None else thing.model_copy(update={"overlay": None})
        for thing in things
        if thing.overlay == layer.index or (thing.overlay is None and thing.region in _AROUND)
    )


def _backdrop(overlay: Overlay, page: PageView) -> bool:
    """A layer that says nothing and holds nothing: what darkens the page behind a drawer or dialog of its own."""
    return not overlay.text.strip() and not any(c.overlay == overlay.index and c.visible for c in page.controls)


def _container(overlay: Overlay, page: PageView) -> bool:
    """A layer that only holds another one: it says what that one says, and all controls are that one's."""
    inner = any(o.index > overlay.index and fold(o.text) == fold(overlay.text) for o in page.overlays)
    return inner and not any(c.overlay == overlay.index and c.visible for c in page.controls)


def _hinders(overlay: Overlay) -> bool:
    return overlay.share >= IN_THE_WAY or overlay.modal or overlay.kind == "consent"


def gate(page: PageView) -> Overlay | None:
    """A question in the page itself that stands before the shop: who is old enough, where to deliver, which country.

    None when the page sells something already: then the question is only an offer, such as an estimate of what delivery costs.
    """
    if page.kind in _SELLING or len(page.prices) > 2 or _offers_goods(page):
        return None
    if asked := _only_question(page) or _stay_or_go(page):
        return asked
    for kind in GATES:
        for line in page.lines:
            asks = line.overlay is None and line.region not in _FRAME and len(line.text) < 240
            if asks and says(f"about_{kind}", line.text, page.lang):
                asked = _in_page(kind, line.text, line.box.y - 300, line.selector, page)
                if _answerable(asked, page):
                    return asked
    return None


def _offers_goods(page: PageView) -> bool:
    """Whether something can be put into the basket here, or could if it were not sold out, or the page lists goods.

    A product with a price and no way into the basket may be waiting for the answer: grocers sell by place.
    """
    ways = (c for c in page.controls if c.visible and c.overlay is None and c.region not in _AROUND)
    if any(_says_either(c, ("add_to_cart",), page.lang) for c in ways):
        return True
    gone = page.kind is PageKind.PRODUCT and any(says("sold_out", line.text, page.lang) for line in page.lines)
    return bool(page.prices) and (gone or page.kind in _LISTS)


def _only_question(page: PageView) -> Overlay | None:
    """A form of the page that asks for the country or the postcode alone, where nothing is for sale yet."""
    fields = [f for f in page.fields if f.visible and f.enabled and f.overlay is None and f.form is not None]
    for field, guess in zip(fields, field_purposes(fields, page.lang), strict=True):
        alone = sum(f.form == field.form for f in fields) == 1
        kind = {Purpose.COUNTRY: "country", Purpose.POSTCODE: "postcode"}.get(guess.purpose, "")
        sent = any(c.submits and c.visible and c.form == field.form for c in page.controls)
        if kind and alone and sent and field.region not in _FRAME and not _answered(field):
            text = f"{field.section} {field.label}".strip() or field.name
            return _in_page(kind, text, field.box.y - 300, field.selector, page)
    return None


def _stay_or_go(page: PageView) -> Overlay | None:
    """A line that names an age above two answers, one that lets in and one that sends away: an age question, however put."""
    inside = [c for c in page.controls if c.visible and c.overlay is None and c.region not in _FRAME]
    answers = _ins_and_outs(inside, page.lang)
    for line in page.lines:
        below = any(0 < way_in.box.y - line.box.y <= _QUESTION_ABOVE for way_in, _ in answers)
        if below and line.overlay is None and says("an_age", line.text, page.lang):
            return _in_page("age", line.text, line.box.y - 300, line.selector, page)
    return None


def _ins_and_outs(inside: Iterable[Control], lang: str) -> list[tuple[Control, Control]]:
    """Answers that stand near each other, of which one lets the shopper in and the other sends away."""
    ins = [c for c in inside if means("age_confirm", c.name, lang)]
    outs = [c for c in inside if means("age_deny", c.name, lang)]
    return [(one, other) for one in ins for other in outs if abs(one.box.y - other.box.y) <= _ANSWERS_APART]


def _in_page(kind: str, text: str, top: float, selector: str, page: PageView) -> Overlay:
    """A gate that stands in the page as if it were a layer; its picture and heading may stand above its question."""
    box = Box(x=0, y=top, width=page.layout.client_width, height=_GATE_HEIGHT + 300)
    return Overlay(index=-1, kind=kind, text=text, modal=True, box=box, share=1, selector=selector)


def within(layer: Overlay, things: Iterable[T]) -> list[T]:
    """The visible controls, or fields, of a layer; those of a gate in the page stand around its question."""
    if layer.index >= 0:
        return [thing for thing in things if thing.overlay == layer.index]
    return [t for t in things if t.overlay is None and layer.box.y <= t.box.y <= layer.box.bottom]


def _answerable(asked: Overlay, page: PageView) -> bool:
    if asked.kind == "age":
        said = [c.name for c in within(asked, page.controls) if c.visible]
        return any(means(answer, name, page.lang) for answer in ("age_confirm", "age_deny") for name in said)
    fields = [f for f in within(asked, page.fields) if f.visible and f.enabled and not _answered(f)]
    purposes = {guess.purpose for guess in field_purposes(fields, page.lang)}
    return (Purpose.POSTCODE if asked.kind == "postcode" else Purpose.COUNTRY) in purposes


def _answered(field: Field) -> bool:
    """Whether a field that is typed into holds an answer; a list may show one that nobody gave."""
    return field.tag == "input" and field.prefilled


def little_in_common(one: PageView, other: PageView) -> bool:
    """Whether two readings of one address show different pages: under half of the shorter one's own lines are shared."""
    mine, theirs = (
        {line.text for line in page.lines if len(line.text) > 2 and line.region not in _AROUND} for page in (one, other)
    )
    return bool(mine and theirs) and len(mine & theirs) < 0.5 * min(len(mine), len(theirs))


def known(page: PageView) -> PageView:
    """The page with the kinds of its layers filled in."""
    return page.model_copy(
        update={"overlays": tuple(o.model_copy(update={"kind": kind_of(o, page)}) for o in page.overlays)}
    )
