"""Layers above the page: told apart, measured, then sent away as a shopper would.

Consent banners are rejected where that is possible, never accepted first; age gates are answered; a basket drawer or
a menu is not in the way. What cannot be closed stays and is reported.
"""

import json
import re
from collections.abc import Iterable

import duckduckgo_autoconsent
from playwright.async_api import Error

from frictionaudit.evidence import Control, Overlay, OverlaySeen, PageKind, PageView, Region, Stage
from frictionaudit.reading.layers import GATES, gate, in_the_way, known, sign_in_layer
from frictionaudit.reading.links import same_document
from frictionaudit.reading.words import fold, means
from frictionaudit.shopper import probe
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import danger as danger_of
from frictionaudit.shopper.firewall.tap_lock import may_tap
from frictionaudit.shopper.gates import answer_gate, may_be_answered
from frictionaudit.shopper.hands import COVERED, Hands
from frictionaudit.shopper.identity import Shopper

AUTOCONSENT_MS = 6000
MOST_ROUNDS = 4
MOST_CONTROLS = 30
_BEHIND_SETTINGS = (
    ("cookies_settings", "banner"),
    ("cookies_reject", "both"),
    ("cookies_settings", "both"),
    ("close", "above"),
    ("cookies_accept", "both"),
)
"""What is tapped to refuse behind a banner's settings, and where: "settings", "reject all", "save", a cross; else "accept"."""
_AT_THE_DOOR = (Stage.BASKET, Stage.CHECKOUT)
_AMONG_THE_GOODS = (PageKind.HOME, PageKind.LISTING, PageKind.PRODUCT)


async def clear(hands: Hands, look: Look, stage: Stage, who: Shopper, wanted: Control | None = None) -> Look:
    """Send away what is in the way; returns the page as it is afterwards. Each layer is noted once with its price.

    Over a control that is `wanted` a mere bar is in the way, too, where it can be closed.
    """
    asked: set[str] = set()
    for _ in range(MOST_ROUNDS):
        answers = may_be_answered(stage, look.view)
        first = gate(look.view) if answers else None
        door = _door(look.view, stage)
        layers = [o for o in in_the_way(look.view) if door is None or o.index != door.index]
        layers += [first] if first else []
        layers += [o for o in _bars_over(wanted, look.view) if o not in layers] if wanted else []
        waiting = [o for o in layers if o.selector not in asked and not _given_up(hands, o)]
        if not waiting:
            return look
        overlay = waiting[0]
        asked.add(overlay.selector)
        number = len(hands.trail.interruptions)
        at_ms = hands.trail.now()
        picture = await hands.eyes.snap(f"interruption-{number:02d}-{overlay.kind}")
        close = next(iter(closers(overlay, look.view)), None)
        controls = tuple(_inside(overlay, look.view))[:MOST_CONTROLS]
        before = len(hands.trail.actions)
        gated = overlay.kind in GATES and answers
        look, how = await answer_gate(hands, look, overlay, who) if gated else (look, "")
        if not how and overlay.index >= 0:
            look, how = await _send_away(hands, look, overlay)
            if how == COVERED:
                asked.discard(overlay.selector)
                continue
        taps = sum(action.kind in ("tap", "choose") for action in hands.trail.actions[before:])
        hands.trail.interruptions.append(
            OverlaySeen(
                overlay=overlay,
                stage=stage,
                page=_page(hands, look),
                at_ms=at_ms,
                closed=bool(how),
                closed_by=how,
                taps=taps,
                close_size=min(close.hit.width, close.hit.height) if close else None,
                screenshot=picture,
                controls=controls,
            )
        )
    return look


def _bars_over(wanted: Control, page: PageView) -> list[Overlay]:
    """Bars and other small layers with a way to close them, such as one for an app: those over the bar that a control
    stands in, or any where it stands in none."""
    layers = known(page).overlays
    own = next((o.box for o in layers if o.index == wanted.overlay), None)
    bars = (o for o in layers if o.kind not in ("basket", "menu") and o.index != wanted.overlay)
    return [o for o in bars if (own is None or o.box.overlap(own)) and closers(o, page)]


def _door(page: PageView, stage: Stage) -> Overlay | None:
    """A layer that asks for a password where the shopper goes to checkout: the shop's answer, not an interruption."""
    at_the_door = stage in _AT_THE_DOOR and page.kind not in _AMONG_THE_GOODS
    return sign_in_layer(page) if at_the_door else None


def _given_up(hands: Hands, overlay: Overlay) -> bool:
    """A layer that could not be sent away twice is left where it is."""
    same = [seen for seen in hands.trail.interruptions if _alike(seen.overlay, overlay)]
    return sum(not seen.closed for seen in same) >= 2


def _alike(one: Overlay, other: Overlay) -> bool:
    """Whether two layers say the same; wordless ones are told by where they stand in the page."""
    words = fold(one.text)[:80]
    return words == fold(other.text)[:80] and (bool(words) or one.selector == other.selector)


def _page(hands: Hands, look: Look) -> int:
    """Index of the page the layer lies on: the one captured last while the walk still stands on it, else the next."""
    last = next((visit.page for visit in reversed(hands.trail.visits) if visit.page), None)
    return last.index if last is not None and last.url == look.view.url else hands.eyes.captured


async def _send_away(hands: Hands, look: Look, overlay: Overlay) -> tuple[Look, str]:
    """Try the ways out in order; the answer says which one worked, empty when none did.

    `COVERED` says that another layer came over this one by itself: that one is sent away first. One that a tap on this layer
    opened is no reason to try this one again, since the next try would open it anew.
    """
    tapped = False
    for control in closers(overlay, look.view):
        if refused := await hands.tap(look, control, Act.DISMISS):
            if refused == COVERED and (above := await _came_over(hands, overlay)):
                return above, "" if tapped else COVERED
            continue
        tapped = True
        hands.rest()
        look = await hands.eyes.look()
        if _gone(overlay, look.view):
            return look, control.name or "its closing cross"
    if overlay.kind == "consent":
        if name := await _autoconsent(hands):
            look = await hands.eyes.look()
            if _gone(overlay, look.view):
                return look, f"autoconsent ({name})"
        return await _through_the_settings(hands, look, overlay)
    if overlay.kind != "age":
        return await _escape(hands, look, overlay)
    return look, ""


async def _through_the_settings(hands: Hands, look: Look, overlay: Overlay) -> tuple[Look, str]:
    """Refuse what a banner asks for behind its settings, whose layer is closed again; agree only where that is not to be
    found. Each control is tapped once."""
    tapped: set[str] = set()
    for intent, places in _BEHIND_SETTINGS:
        for control in _in_layers(look.view, overlay, places, intent):
            if control.selector in tapped or await hands.tap(look, control, Act.DISMISS):
                continue
            tapped.add(control.selector)
            hands.rest()
            look = await hands.eyes.look()
            if _gone(overlay, look.view):
                return look, control.name
            break
    return look, ""


def _in_layers(page: PageView, banner: Overlay, places: str, intent: str) -> list[Control]:
    """The answers of one meaning in a consent banner, in the layers above it, or in both."""
    layers = known(page).overlays
    own = [o for o in layers if o.selector == banner.selector]
    above = [o for o in layers if o not in own and o.kind not in ("basket", "menu", "bar", "chat")]
    chosen = {"banner": own, "above": above, "both": [*above, *own]}[places]
    return [control for layer in chosen for control in _answers(layer, page, (intent,))]


async def _escape(hands: Hands, look: Look, overlay: Overlay) -> tuple[Look, str]:
    """Press Escape; where the shop takes that for "back", the page is opened again and the layer is still up."""
    before = look.view.url
    await hands.press("Escape")
    look = await hands.eyes.look()
    if not same_document(look.view.url, before):
        await hands.open(before)
        await hands.eyes.settle()
        return await hands.eyes.look(), ""
    return look, "Escape" if _gone(overlay, look.view) else ""


async def _came_over(hands: Hands, overlay: Overlay) -> Look | None:
    """The page where another layer lies over this one by now; None where it does not."""
    look = await hands.eyes.look()
    top = next(iter(in_the_way(look.view)), overlay)
    return look if top.selector != overlay.selector else None


def closers(overlay: Overlay, page: PageView) -> list[Control]:
    """The controls of a layer that send it away without agreeing to anything, best first."""
    intents = {"consent": ("cookies_reject",), "age": ("age_confirm",), "country": ("close", "country_stay")}
    found = _answers(overlay, page, intents.get(overlay.kind, ("close",)))
    if overlay.kind in ("consent", "age"):
        return found
    crosses = [
        c
        for c in _inside(overlay, page)
        if c not in found and not _of_the_frame(c, overlay) and not may_tap(c, Act.DISMISS, page, danger_of(page))
    ]
    quiet = [c for c in crosses if re.search(r"\w", c.text)]
    small = [c for c in crosses if c.box.width <= 80 and c.box.height <= 80 and len(c.text) <= 2]
    return [*found, *sorted(small, key=lambda c: (c.box.y, -c.box.x)), *quiet][:4]


def _answers(overlay: Overlay, page: PageView, intents: Iterable[str]) -> list[Control]:
    return [
        c
        for intent in intents
        for c in _inside(overlay, page)
        if any(means(intent, label, page.lang) for label in (c.name, c.text)) and not _elsewhere(c, page)
    ]


def _of_the_frame(control: Control, overlay: Overlay) -> bool:
    """A control of the page's header or menu, which is no layer's cross: one that bears a name of its own, or any in a bar.

    A nameless one in another layer may be a cross, and so may any of a dialog: these may have a header of their own.
    """
    framed = control.region in (Region.HEADER, Region.NAV) and not overlay.modal
    return framed and (overlay.kind == "bar" or bool(re.search(r"\w", control.name)))


def _inside(overlay: Overlay, page: PageView) -> list[Control]:
    return [c for c in page.controls if c.visible and c.enabled and c.overlay == overlay.index]


def _elsewhere(control: Control, page: PageView) -> bool:
    """A link that leads to another page does not close a layer."""
    return (
        bool(control.href) and not same_document(control.href, page.url) and not control.href.startswith("javascript:")
    )


def _gone(overlay: Overlay, page: PageView) -> bool:
    words = fold(overlay.text)[:80]
    left = [*in_the_way(page), *(o for o in known(page).overlays if o.box == overlay.box)]
    return not any(o.selector == overlay.selector or (words and fold(o.text)[:80] == words) for o in left)


async def _autoconsent(hands: Hands) -> str:
    """Let autoconsent opt out of a consent manager it knows; answers the manager's name, or nothing.

    It taps by itself, so only the wire lock watches it: it runs on consent layers of shopping pages only.
    """
    if hands.wire.stage in (Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT):
        return ""
    rules = json.loads(duckduckgo_autoconsent.rules_json())
    try:
        answer = await hands.page.evaluate(
            probe.script("consent.js"),
            {"bundle": duckduckgo_autoconsent.bundle(), "rules": rules, "patience": AUTOCONSENT_MS},
        )
    except Error:
        return ""
    await hands.eyes.settle()
    return str(answer["found"]) if answer["done"] else ""
