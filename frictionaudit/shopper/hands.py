"""Acting on pages: every tap passes the tap lock, every act is noted, nothing is done twice by accident."""

import asyncio
import re
from dataclasses import dataclass

from playwright.async_api import ElementHandle, Error, Page
from playwright.async_api import TimeoutError as Slow

from frictionaudit.evidence import Control, Field, Problem, ProblemCode
from frictionaudit.reading.words import fold
from frictionaudit.shopper.answers import Watch
from frictionaudit.shopper.eyes import Eyes, Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger
from frictionaudit.shopper.firewall.labels import orders
from frictionaudit.shopper.firewall.messages import has_card_number
from frictionaudit.shopper.firewall.tap_lock import may_tap
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.neighbour import Pace
from frictionaudit.shopper.trail import Trail

TAP_MS = 4000
COVERED = "something covers it"
SWITCHED_OFF = "it is switched off"
KEPT = "it kept"
"""How the reason begins where a field holds something else than was typed."""
UNTOUCHED = (COVERED, SWITCHED_OFF)
"""Why a control was not tapped: the finger would have met something else, or nothing, so none was put down."""
BLOCKING = (401, 403, 429)
"""Statuses of a shop that turns the visitor away."""
ASK = "Ask the shop's owner to let the auditor in. Challenges are not solved or evaded."
_LABEL_NOW = """el => [el.getAttribute('aria-label'), el.value && typeof el.value === 'string' ? el.value : '',
  el.innerText || el.textContent].filter(Boolean).join(' | ').replace(/\\s+/g, ' ').trim().slice(0, 400)"""
SHOWN = """el => {
  const shows = (e) => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && getComputedStyle(e).visibility === 'visible';
  };
  if (shows(el)) return el;
  const acts = 'a,button,input,select,textarea,label,[role=button],[role=link]';
  return [...el.querySelectorAll('*')].slice(0, 40).find((e) => shows(e) && e.closest(acts) === el.closest(acts)) || el;
}"""
"""What a finger meets of a control without a box of its own, as a link around a picture that floats: the first part shown."""
_MIDDLE = """el => { const r = el.getBoundingClientRect(), y = r.top + r.height / 2;
  const fixed = (e) => e && (getComputedStyle(e).position === 'fixed' || fixed(e.parentElement));
  const edge = y < 0.15 * innerHeight || y > 0.75 * innerHeight;
  if (edge && !fixed(el)) el.scrollIntoView({ block: 'center', behavior: 'instant' }); }"""
"""Bars at the edges of the screen cover what lies under them: it is brought to the middle first, as a thumb would."""
_FREE = """el => {
  const r = el.getBoundingClientRect(), acts = 'a,button,input,select,textarea,label,[role=button],[role=link]';
  const deep = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(x, y) !== hit && hit.shadowRoot.elementFromPoint(x, y))
      hit = hit.shadowRoot.elementFromPoint(x, y);
    return hit;
  };
  const meets = (dx, dy) => {
    const hit = deep(r.left + dx, r.top + dy);
    if (hit === el) return true;
    if (!hit || !el.contains(hit)) return false;
    const nearest = hit.closest(acts);
    return !nearest || nearest === el || nearest.contains(el);
  };
  if (meets(r.width / 2, r.height / 2)) return null;
  for (const down of [0.5, 0.25, 0.75]) for (const across of [0.25, 0.75, 0.12, 0.88, 0.5])
    if (meets(across * r.width, down * r.height)) return { x: across * r.width, y: down * r.height };
  return null;
}"""
"""Where a finger meets a control whose middle is covered, as by a chat bubble, or is a button of its own, as in a product
card; null when the middle is free or nothing is."""
_HOLD = """el => {
  const label = () => [el.getAttribute('aria-label'), el.value, el.innerText].join('|'), was = label();
  const said = (n) => (n.getAttribute('aria-label') || n.innerText || n.value || '').trim().toLowerCase();
  const button = 'button,[role=button],input[type=submit],input[type=button],input[type=image]';
  const chosen = '[role=radio],[role=checkbox],[role=switch],[role=option],[role=tab]';
  const another = (n) => n.matches && n.matches(button) && !n.matches(chosen) && said(n) && said(n) !== said(el);
  const hold = (e) => {
    const path = e.composedPath(), at = path.indexOf(el);
    if (at >= 0 && label() === was && !path.slice(0, at).some(another)) return;
    e.preventDefault(); e.stopImmediatePropagation();
  };
  addEventListener('click', hold, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', hold, true), 4000);
}"""
"""The tap reaches the element and label that were judged, or nothing: pages move and rename things under a finger, and a
card or label may hold a button that says something else."""
_TICKED = """el => el.type === 'radio' || el.getAttribute('role') === 'radio' ? false
  : el.type === 'checkbox' ? el.checked : el.getAttribute('aria-checked') === 'true'"""
"""Whether a box has a tick, which a tap takes away; a radio button keeps its own."""

_NETWORK = {
    "ERR_NAME_NOT_RESOLVED": "the host name is not known",
    "ERR_CONNECTION_REFUSED": "the host refused the connection",
    "ERR_CONNECTION_RESET": "the host cut the connection",
    "ERR_CONNECTION_TIMED_OUT": "the host did not answer",
    "ERR_CONNECTION_CLOSED": "the host closed the connection",
    "ERR_EMPTY_RESPONSE": "the host answered nothing",
    "ERR_ADDRESS_UNREACHABLE": "the host cannot be reached from here",
    "ERR_INTERNET_DISCONNECTED": "this machine is offline",
    "ERR_TOO_MANY_REDIRECTS": "the page redirects in circles",
    "ERR_SSL": "the secure connection (TLS) failed",
    "ERR_CERT": "the certificate (TLS) is not valid",
    "ERR_BLOCKED_BY_CLIENT": "the order firewall refused it",
    "ERR_HTTP_RESPONSE_CODE_FAILURE": "the host answered with an error and no page",
    "ERR_INVALID_HTTP_RESPONSE": "what the host answered is not HTTP",
    "Download is starting": "it is a download, not a page",
    "ERR_ABORTED": "the page did not open (it was a download, or was cut off)",
}


@dataclass(frozen=True, slots=True)
class Hands:
    """Acts on one page of one trip."""

    page: Page
    eyes: Eyes
    wire: WireState
    trail: Trail
    pace: Pace
    page_timeout_ms: int

    async def open(self, url: str) -> Problem | None:
        """Go to an address. A page that never stops loading is read as it is; what cannot be opened is a Problem."""
        await self.pace.wait()
        self.trail.act("open", url)
        self.eyes.status = None
        try:
            await self._goto(url)
        except Error as error:
            if not isinstance(error, Slow):
                return _network_problem(url, error.message, self.eyes.status)
            if self.eyes.status is None or 300 <= self.eyes.status < 400:
                return _too_slow(url)
            self.trail.gaps.append(f"{url} never finished loading")
            return None
        await self.eyes.settle()
        return None

    async def _goto(self, url: str) -> None:
        """Go to an address; once more where the page that is being left was still on its way elsewhere."""
        try:
            await self.page.goto(url, wait_until="domcontentloaded", timeout=self.page_timeout_ms)
        except Error as error:
            if "interrupted by another navigation" not in error.message:
                raise
            await self.eyes.settle()
            await self.page.goto(url, wait_until="domcontentloaded", timeout=self.page_timeout_ms)

    def rest(self) -> None:
        """The act is over: from now on whatever the page sends, it sends by itself."""
        self.wire.rest()

    async def tap(self, look: Look, control: Control, act: Act, hint: str = "") -> str:
        """Tap a control. Empty when it was tapped, else why not (refused by the lock, gone, covered).

        What the page sends is taken as caused by the tap until `rest` is called.
        """
        fresh = _same(look, control)
        if fresh is None:
            return "it is gone"
        control, reading = fresh, self.wire.read(look.view)
        self.wire.danger = max(reading.danger, self.wire.danger) if self.wire.sealed_at else reading.danger
        if reason := may_tap(control, act, self.wire.known(look.view), reading, hint):
            self.wire.refuse("tap", control.name or called(control), reason)
            return f"refused: {reason}"
        element = await look.probe.element(control.index)
        if element is None:
            return "it is gone"
        if reason := await self._changed(element, control):
            self.wire.refuse("tap", control.name, reason)
            return f"refused: {reason}"
        self.wire.begin(act)
        self.wire.taps_allowed += 1
        self.wire.payment_passed |= act is Act.ADVANCE and reading.danger is Danger.PAYMENT
        watch: Watch | None = None
        why = ""
        try:
            part = (await element.evaluate_handle(SHOWN)).as_element() or element
            await part.evaluate(_MIDDLE)
            await element.evaluate(_HOLD)
            spot = await part.evaluate(_FREE)
            watch = await Watch.start(self.page)
            await part.tap(timeout=TAP_MS, position=spot)
        except Error as error:
            why = _why_not_tapped(error.message)
        finally:
            kind, role = "choose" if act is Act.CHOOSE else "tap", control.role or control.tag
            if why not in UNTOUCHED:
                self.trail.act(kind, control.name or control.hints, box=control.box, role=role, url=look.view.url)
            self.eyes.stir()
            if act not in (Act.DISMISS, Act.CHOOSE):
                await self.pace.wait()
            await self.eyes.settle()
            await self.eyes.arrived()
            if watch and why not in UNTOUCHED:
                self.trail.answered(await watch.told())
        return why

    async def _changed(self, element: ElementHandle, control: Control) -> str:
        """Whether the label under the finger is another than the one that was judged."""
        try:
            async with asyncio.timeout(3):
                now = str(await element.evaluate(_LABEL_NOW))
        except (Error, TimeoutError):
            return "it changed while it was about to be tapped"
        known = fold(f"{control.name} {control.text}")
        parts = [fold(part) for part in now.split(" | ")]
        if orders(control.model_copy(update={"name": now, "text": parts[-1] if parts else ""})) and not orders(control):
            return f"its label became “{now[:60]}”"
        words = {word for part in parts for word in re.findall(r"\w+", part)}
        if known and words and not words & set(re.findall(r"\w+", known)) and control.text:
            return f"its label became “{now[:60]}”"
        return ""

    async def type(self, look: Look, field: Field, value: str, act: Act = Act.CHOOSE, *, counts: bool = True) -> str:
        """Type into a field and check that the value is there. Empty when it is, else why not.

        Card numbers are refused whatever the field is. `act` is what the page may send meanwhile; what does not count is
        no act of the shopper's and is not logged as one.
        """
        if has_card_number(value):
            self.wire.refuse("tap", field.label or field.name, "card data is never typed")
            return "refused: card data is never typed"
        element = await look.probe.element(field.index)
        if element is None:
            return "it is gone"
        self.wire.begin(act)
        try:
            await element.fill(value, timeout=TAP_MS)
            await element.evaluate("el => el.blur()")  # shops listen for a change, which comes with it
            name, role = field.label or field.placeholder or field.name, field.type or field.tag
            if counts:
                self.trail.act("type", name, box=field.box, keystrokes=len(value), role=role, url=look.view.url)
            held = str(await element.input_value(timeout=TAP_MS))
        except Error as error:
            return _why_not_tapped(error.message)
        finally:
            self.eyes.stir()
            await self.eyes.settle(1500)
            self.rest()
        return "" if holds_the_answer(held, value) else f"{KEPT} “{held[:40]}”"

    async def unfold(self, look: Look, field: Field, sought: str = "") -> str:
        """Open the list of a field that is typed into, by a tap or by typing what is sought. Empty when done, else why not."""
        if has_card_number(sought):
            return "refused: card data is never typed"
        element = await look.probe.element(field.index)
        if element is None:
            return "it is gone"
        self.wire.begin(Act.CHOOSE)
        named = field.label or field.placeholder or field.name
        try:
            if not field.readonly:
                await element.fill(sought, timeout=TAP_MS)
            if sought:
                self.trail.act("type", named, box=field.box, keystrokes=len(sought))
            else:
                await element.tap(timeout=TAP_MS)
                self.trail.act("tap", named, box=field.box)
        except Error as error:
            return _why_not_tapped(error.message)
        finally:
            self.eyes.stir()
            await self.eyes.settle(1500)
            self.rest()
        return ""

    async def choose(self, look: Look, field: Field, value: str = "", act: Act = Act.CHOOSE) -> str:
        """Choose an option of a select by its text, or tick a radio button or checkbox. Empty when done, else why not."""
        element = await look.probe.element(field.index)
        if element is None:
            return "it is gone"
        self.wire.begin(act)
        try:
            if field.tag == "select":
                await element.select_option(index=field.options.index(value), timeout=TAP_MS)
            else:
                await self._tick(element)
            name, role = f"{field.label or field.name}: {value}".strip(": "), field.type or field.tag
            self.trail.act("choose", name, box=field.box, role=role, url=look.view.url)
        except (Error, ValueError) as error:
            return _why_not_tapped(str(error))
        finally:
            self.eyes.stir()
            await self.eyes.settle(2000)
            self.rest()
        return ""

    async def _tick(self, element: ElementHandle) -> None:
        """Tap the box, or its label where the box itself is drawn by other means. A ticked checkbox loses its tick."""
        if await element.is_visible():
            try:
                await element.set_checked(not await element.evaluate(_TICKED), timeout=1500)
            except Error:
                pass  # covered by its drawn twin: the label is what a finger meets
            else:
                return
        label = await element.evaluate_handle(
            "el => (el.labels && el.labels[0]) || el.closest('label') || el.parentElement"
        )
        target = label.as_element()
        if target is None:
            raise Error("nothing to tap")
        await target.tap(timeout=TAP_MS)

    async def press(self, key: str) -> None:
        """Press Escape; no other key is ever pressed outside a field."""
        if key == "Escape":
            await self.page.keyboard.press(key)
            self.trail.act("tap", "Escape")
            await self.eyes.settle(1000)


def called(control: Control) -> str:
    """What a reader is told that a control is: its name or words, else what it looks like; never its class or file."""
    if spoken := control.name.strip() or control.text.strip():
        return f"“{spoken[:60]}”"
    return "a picture" if control.has_image else "a link without a name" if control.tag == "a" else "a nameless button"


def _same(look: Look, control: Control) -> Control | None:
    """The control as this look numbers it: one found on an earlier look may carry the number of another by now."""
    twins = [c for c in look.view.controls if c.selector == control.selector and c.name == control.name]
    return next((c for c in twins if c.index == control.index), twins[0] if twins else None)


def holds_the_answer(held: str, wanted: str) -> bool:
    """Whether a field holds the answer as typed, or written its own way: "+1 (617) 555-0100" of "6175550100", a date that
    begins with the day."""
    had, want = (re.sub(r"[\W_]+", "", text).casefold() for text in (held, wanted))
    if want.isdecimal() and had.isdecimal() and (sorted(had) == sorted(want) or had.endswith(want.lstrip("0") or want)):
        return True
    return had == want or (bool(held) and wanted in held)


def _why_not_tapped(message: str) -> str:
    if "intercepts pointer events" in message:
        return COVERED
    if "not visible" in message or "outside of the viewport" in message:
        return "it is not visible"
    if "not enabled" in message:
        return SWITCHED_OFF
    if "not attached" in message or "detached" in message:
        return "it is gone"
    return message.strip().splitlines()[0][:120]


def _too_slow(url: str) -> Problem:
    return Problem(
        code=ProblemCode.TIMEOUT,
        message=f"{url} did not open in time",
        advice="Try again later, or raise [walk] page_timeout_s in audit.toml.",
    )


def _network_problem(url: str, message: str, status: int | None) -> Problem:
    if status in BLOCKING:
        return Problem(code=ProblemCode.BLOCKED, message=f"the shop blocked the visit (status {status})", advice=ASK)
    known = next((words for code, words in _NETWORK.items() if code in message), "")
    return Problem(
        code=ProblemCode.UNREACHABLE,
        message=f"{url} could not be opened: {known or message.splitlines()[0][:160]}",
        advice="Check the address in audit.toml and your connection.",
    )
