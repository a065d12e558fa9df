"""What was seen: facts only, no thresholds and no advice.

A `Journey` is everything one trip (site x device) left behind. It is frozen, complete in itself, and can be
judged again years later. Lengths are CSS pixels, times are milliseconds, money is `Decimal`. Boxes are page
coordinates at scroll position 0, as on the full-page screenshot.

This module imports nothing of the program.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Default

SCHEMA_VERSION = 1


class Fact(BaseModel):
    """Base of everything that crosses the border to disk: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Stage(StrEnum):
    """Where in the journey a page was met."""

    HOME = "home"
    LISTING = "listing"
    PRODUCT = "product"
    BASKET = "basket"
    CHECKOUT = "checkout"
    PAYMENT = "payment"
    """The last page before the order, or the page with the choice of payment."""
    RETURNS = "returns"
    DELIVERY = "delivery"
    CONTACT = "contact"
    HELP = "help"


BUYING_STAGES = (Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT)
MAIN_STAGES = (Stage.HOME, *BUYING_STAGES)
SIDE_STAGES = (Stage.RETURNS, Stage.DELIVERY, Stage.CONTACT, Stage.HELP)


class Reach(StrEnum):
    """How far a trip may go. No reach ever places an order."""

    BROWSE = "browse"
    BASKET = "basket"
    CHECKOUT = "checkout"
    """Open checkout, type nothing."""
    PAYMENT = "payment"
    """Type the synthetic shopper and go on to the last page before the order."""

    def covers(self, other: "Reach") -> bool:
        """Whether a trip of this reach goes as far as one of the other."""
        return list(Reach).index(self) >= list(Reach).index(other)


class PageKind(StrEnum):
    """What kind of page it is, as recognised from the evidence."""

    HOME = "home"
    LISTING = "listing"
    PRODUCT = "product"
    BASKET = "basket"
    CHECKOUT = "checkout"
    LOGIN = "login"
    SEARCH = "search"
    POLICY = "policy"
    CONTACT = "contact"
    BLOG = "blog"
    CONFIRMATION = "confirmation"
    BLOCKED = "blocked"
    OTHER = "other"


class Region(StrEnum):
    """The part of the page something stands in."""

    HEADER = "header"
    NAV = "nav"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    DIALOG = "dialog"


class Box(Fact):
    """A rectangle in CSS pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    def overlap(self, other: "Box") -> float:
        """Shared area in square pixels."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(width, 0.0) * max(height, 0.0)


class Control(Fact):
    """Something that can be tapped: link, button, or an element that behaves like one."""

    index: int
    tag: str
    role: str = ""
    name: str = ""
    """Accessible name."""
    text: str = ""
    """Visible text."""
    href: str = ""
    type: str = ""
    hints: str = ""
    """id, class, data-testid and icon names: what the author called it. Only a hint, never proof."""
    selector: str = ""
    box: Box
    hit: Box
    """The area that really answers a tap, found by asking which element lies under a grid of points."""
    region: Region = Region.MAIN
    section: str = ""
    """Heading of the part of the page it stands in."""
    visible: bool = True
    enabled: bool = True
    inline: bool = False
    """A link within a sentence."""
    covered: bool = False
    """Something else lies over its middle, as far as that is on the screen."""
    fixed: bool = False
    filled: bool = False
    """Drawn as a button: it has a background colour or a border of its own."""
    has_image: bool = False
    font_px: float = 0
    group: str = ""
    """Controls of one choice (swatches, size buttons) share a group."""
    pressed: bool | None = None
    expanded: bool | None = None
    popup: str = ""
    """What it says that it opens: menu | listbox | dialog … (aria-haspopup)."""
    overlay: int | None = None
    """Index of the overlay it stands in."""
    form: int | None = None
    frame: int = 0
    submits: bool = False
    action: str = ""
    """Where the form it sends goes."""


class Field(Fact):
    """Something that can be filled in or chosen in a form."""

    index: int
    tag: str
    type: str = ""
    name: str = ""
    id: str = ""
    label: str = ""
    """The visible or accessible label; empty when only a placeholder names it."""
    label_source: str = ""
    """label | aria | near | title | none"""
    near: str = ""
    """Text right before the field, else around it, when no label is tied to it."""
    placeholder: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    autocapitalize: str = ""
    autocorrect: str = ""
    spellcheck: str = ""
    pattern: str = ""
    max_length: int | None = None
    required: bool = False
    """Stated by attribute (required, aria-required)."""
    required_mark: bool = False
    """Stated by a mark or word in the label."""
    optional_mark: bool = False
    prefilled: bool = False
    value: str = ""
    """What a number field holds."""
    least: int = 0
    """The smallest number that a box for a number takes."""
    options: tuple[str, ...] = ()
    option_values: tuple[str, ...] = ()
    chosen: str = ""
    """Text of the chosen option of a select, or what a drawn list shows."""
    popup: str = ""
    """What opens from it to choose from, where it is a drawn list: listbox | tree | grid | dialog (ARIA's combobox)."""
    checked: bool | None = None
    box: Box
    font_px: float = 0
    visible: bool = True
    enabled: bool = True
    readonly: bool = False
    honeypot: bool = False
    """Off-screen or zero-size on purpose; no shopper meets it."""
    form: int | None = None
    section: str = ""
    region: Region = Region.MAIN
    hint: str = ""
    """Help text tied to the field."""
    error: str = ""
    invalid: str = ""
    """What the browser itself holds against the answer; of an empty field only once it was used or sent. The page need not
    show it."""
    selector: str = ""
    overlay: int | None = None
    frame: int = 0

    @property
    def must(self) -> bool:
        """Whether the shop says that it must be filled, by attribute or by a mark."""
        return self.required or self.required_mark


class Line(Fact):
    """One block of visible text, as read: a paragraph, a heading, a table cell, a list item."""

    index: int
    text: str
    box: Box
    font_px: float
    """The size of most of its letters, CSS px."""
    sizes: tuple[tuple[int, float], ...] = ()
    """Where type of another size begins: (number of the letter, CSS px); empty where all of it has one size."""
    heading: int = 0
    """1-6 for headings, else 0."""
    region: Region = Region.MAIN
    struck: str = ""
    """The part of the text that is struck through (a former price)."""
    overlay: int | None = None
    selector: str = ""

    def px_of(self, part: str) -> float:
        """The largest type that a part of the text is set in, CSS px; that of most letters where the part is not found."""
        begin = self.text.find(part) if self.sizes else -1
        if begin < 0:
            return self.font_px
        ends = (*(start for start, _ in self.sizes[1:]), len(self.text))
        within = (
            px for (start, px), end in zip(self.sizes, ends, strict=True) if start < begin + len(part) and end > begin
        )
        return max(within, default=self.font_px)


class Price(Fact):
    """An amount of money that stands on the page."""

    text: str
    amount: Decimal
    currency: str
    line: int
    """Index of the line it stands in."""
    box: Box
    struck: bool = False


class Overlay(Fact):
    """A layer above the page: dialog, drawer, banner or fixed bar."""

    index: int
    kind: str = "other"
    """consent | newsletter | age | country | app | chat | basket | menu | bar | other"""
    text: str = ""
    role: str = ""
    modal: bool = False
    position: str = ""
    box: Box
    share: float = 0
    """Share of the first screen that it covers, 0-1."""
    locks_scroll: bool = False
    selector: str = ""


class OverlaySeen(Fact):
    """An overlay that interrupted the walk: when it came, what it took to get rid of it."""

    overlay: Overlay
    stage: Stage
    page: int
    at_ms: int
    """Since the trip's first page started to load."""
    closed: bool
    closed_by: str = ""
    taps: int = 0
    close_size: float | None = None
    """Smaller side of the closing control; None when there was none."""
    screenshot: str = ""
    controls: tuple[Control, ...] = ()
    """What could be tapped on it when it came."""


class Mark(Fact):
    """A picture, symbol or element that names something: alt text, title, file name, custom element."""

    text: str
    source: str = ""
    tag: str = ""
    box: Box
    visible: bool = True
    region: Region = Region.MAIN
    selector: str = ""


class Frame(Fact):
    """A frame inside the page."""

    index: int
    url: str
    title: str = ""
    name: str = ""
    box: Box | None = None
    visible: bool = False
    readable: bool = True


class Offender(Fact):
    """An element that sticks out of the screen."""

    selector: str
    text: str = ""
    box: Box
    clipped: bool = False
    """Cut off by overflow hidden instead of making the page scroll."""


class Reflow(Fact):
    """How the page fits a screen of the given width."""

    width: int
    scroll_width: int
    offenders: tuple[Offender, ...] = ()

    @property
    def overflow(self) -> int:
        """Pixels that the page is wider than the screen."""
        return max(self.scroll_width - self.width, 0)


class Layout(Fact):
    """Measures of the whole page."""

    viewport_width: int
    viewport_height: int
    client_width: int
    page_height: int
    viewport_meta: str | None = None
    """Content of the last viewport meta tag; None when there is none."""
    touch_action: str = ""
    chars_by_px: dict[int, int] = Default(default_factory=dict[int, int])
    """Visible characters per font size, rounded down to whole pixels."""
    reflow: tuple[Reflow, ...] = ()


class Bar(Fact):
    """Something that stays on the screen while the page is scrolled, measured two screens down."""

    box: Box
    """On the screen, not on the page."""
    edge: str
    """top | bottom | float: the edge of the screen it is tied to; `float` covers neither edge in full width."""
    selector: str = ""
    text: str = ""


class Breach(Fact):
    """One element that breaks a rule of the accessibility engine."""

    rule: str
    impact: str = ""
    selector: str = ""
    box: Box | None = None
    text: str = ""
    """Its visible words, empty where it has none."""
    markup: str = ""
    """The element's own opening tag."""
    ratio: float | None = None
    """Contrast of text and background, where the rule is about contrast."""
    needed: float | None = None


class Accessibility(Fact):
    """What the accessibility engine said of a page."""

    engine: str
    rules: tuple[str, ...] = ()
    """Rules that were run."""
    breaches: tuple[Breach, ...] = ()
    counts: dict[str, int] = Default(default_factory=dict[str, int])
    """Breaches by rule, all of them, where only the first are kept."""
    undecided: dict[str, int] = Default(default_factory=dict[str, int])
    """Elements by rule of which the engine could not tell (text on pictures, say)."""


class Timing(Fact):
    """Lab timings of one page load; None where the browser told none."""

    first_byte_ms: int | None = None
    dom_ready_ms: int | None = None
    load_ms: int | None = None
    largest_paint_ms: int | None = None
    layout_shift: float | None = None
    slowest_tap_ms: int | None = None
    """From the slowest tap or key on this page to the next paint; None when none took 104 ms (the browser keeps no others)."""


class Shift(Fact):
    """Something on the page moved without the shopper's doing."""

    value: float
    at_ms: int
    selector: str = ""
    text: str = ""


class TapTime(Fact):
    """From a tap to the next paint."""

    target: str
    ms: int
    """Rounded by the browser to 8 ms; 0 when it was under 16 ms."""
    selector: str = ""


class Load(Fact):
    """One page opened anew, with nothing kept from before, on an emulated connection and processor."""

    stage: Stage
    url: str
    status: int | None = None
    first_byte_ms: int | None = None
    """The server's own time: the browser adds the emulated latency after it."""
    first_paint_ms: int | None = None
    largest_paint_ms: int | None = None
    largest: str = ""
    """What was painted then: its selector."""
    largest_address: str = ""
    """Address of the picture, where it was one."""
    layout_shift: float | None = None
    """The worst second-long window, through load and one scroll to the end."""
    shifts: tuple[Shift, ...] = ()
    blocking_ms: int | None = None
    """Sum of what each long task took beyond 50 ms, after the first paint."""
    fetched_bytes: int | None = None
    requests: int | None = None
    taps: tuple[TapTime, ...] = ()
    problem: str = ""
    """Why there are no figures."""


class SpeedPass(Fact):
    """The main pages opened once more under a profile, and how fast the machine was that did it."""

    profile: str
    latency_ms: float
    down_kbps: float
    up_kbps: float
    slowdown: float
    """The processor is slowed by this factor."""
    machine: int | None = None
    """Rounds a second of a fixed piece of work in an empty page at full speed, the median of one measure before each load."""
    machine_least: int | None = None
    """Under this the machine is too slow for the profile."""
    loads: tuple[Load, ...] = ()


class SearchTry(Fact):
    """One search of the shop and what it found."""

    kind: str
    """exact | typo | nonsense"""
    query: str
    url: str
    products: tuple[str, ...] = ()
    """Addresses of the products found, in their order."""
    correction: str = ""
    """A control that offers the word that was meant."""
    ways_on: int = 0
    """Links in the page's own content."""
    text: str = ""
    """What the page says, its beginning."""
    screenshot: str = ""
    problem: str = ""
    """Why it found nothing that could be read."""


class Saving(Fact):
    """A product saved for later: its page before and after the one tap, as a visitor of its own."""

    control: Control
    """What was tapped, as it stood before."""
    before: "PageView"
    after: "PageView"
    """Its screenshot shows the screen as it was then."""
    kept_back: bool = False
    """The order firewall refused something that followed the tap: what would have come is not known."""


class Viewed(Fact):
    """A product that the visitor looked at."""

    name: str
    url: str


class SecondVisit(Fact):
    """The shop in a new window of the same visitor, after the basket was filled."""

    viewed: tuple[Viewed, ...]
    """Products looked at until then, the one in the basket first."""
    pages: tuple["PageView", ...]
    """The product page seen last in that window, and the front with a picture of all of it."""


class ConsoleMessage(Fact):
    level: str
    text: str


class Request(Fact):
    """A request the page made."""

    method: str
    url: str
    type: str
    status: int | None = None
    failed: str = ""
    refused: bool = False
    """Refused by the order firewall: the shop is not to blame for what followed."""


class Scrolled(Fact):
    """What is on the screen further down a page."""

    by: int
    """How far the page was scrolled, in px."""
    pinned: tuple[Control, ...] = ()
    """Controls that keep their place on the screen. Their boxes are screen coordinates."""


class PageView(Fact):
    """One page as it was seen at one moment."""

    index: int
    url: str
    kind: PageKind = PageKind.OTHER
    title: str = ""
    lang: str = ""
    status: int | None = None
    screenshot: str = ""
    """First screen, one pixel per CSS pixel; a path inside the bundle."""
    full_page: str = ""
    html: str = ""
    layout: Layout
    controls: tuple[Control, ...] = ()
    fields: tuple[Field, ...] = ()
    lines: tuple[Line, ...] = ()
    prices: tuple[Price, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    marks: tuple[Mark, ...] = ()
    frames: tuple[Frame, ...] = ()
    structured_data: tuple[dict[str, Any], ...] = ()
    ordered_lists: tuple[tuple[str, ...], ...] = ()
    """Items of short ordered lists, whole texts: steps whose names this screen hides are named in them."""
    elements: tuple[str, ...] = ()
    """Names of the custom elements on the page, such as apple-pay-button."""
    broken_pictures: tuple[Mark, ...] = ()
    """Visible pictures that were fetched and cannot be shown."""
    bars: tuple[Bar, ...] | None = None
    """None when they were not measured; a page too short to scroll has none."""
    accessibility: Accessibility | None = None
    scrolled: Scrolled | None = None
    """The shop's pages once more, three screens down and a little up again; None where that was not looked at."""
    timing: Timing = Timing()
    console: tuple[ConsoleMessage, ...] = ()
    requests: tuple[Request, ...] = ()
    gaps: tuple[str, ...] = ()
    """What could not be collected, in words."""

    @property
    def viewport(self) -> Box:
        """The first screen."""
        return Box(x=0, y=0, width=self.layout.viewport_width, height=self.layout.viewport_height)


class ProblemCode(StrEnum):
    """Why a stage was not seen."""

    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    LOST = "lost"
    TIMEOUT = "timeout"
    UNSAFE = "unsafe"
    ACCOUNT_WALL = "account-wall"
    OUT_OF_STOCK = "out-of-stock"
    PROBE_FAILED = "probe-failed"
    ROBOTS = "robots"
    NOT_ASKED = "not-asked"
    """The trip's reach ends before this stage."""


class Problem(Fact):
    """What the world did: a value in the evidence, never an exception."""

    code: ProblemCode
    message: str
    looked_for: str = ""
    found: str = ""
    advice: str = ""
    screenshot: str = ""


class Attempt(Fact):
    """One try at a goal: what was acted on, why, and whether the world moved."""

    act: str
    target: str
    reasons: tuple[str, ...] = ()
    moved: bool = False
    effect: str = ""


class Action(Fact):
    """One thing the shopper did."""

    at_ms: int
    stage: Stage
    kind: str
    """open | tap | type | choose | scroll | back"""
    target: str
    box: Box | None = None
    page: int | None = None
    """The last page captured before it."""
    role: str = ""
    """Role of what was acted on, else its element or type."""
    url: str = ""
    """Address of the page it was done on."""
    keystrokes: int = 0
    wait_ms: int = 0
    """From the act to what it led to: `ready_ms` where that is known."""
    effect: str = ""
    answer_ms: int | None = None
    """From the tap to the first change of the page; None when none was seen or it was not watched."""
    ready_ms: int | None = None
    """From the tap to what it asked for: the main content of the page it opened, or the change its request led to."""
    opened: bool = False
    """The tap opened another document."""


class Visit(Fact):
    """One stage of the journey: the page seen there, or the problem met, and what it cost to come here."""

    stage: Stage
    page: PageView | None = None
    problem: Problem | None = None
    taps: int = 0
    keystrokes: int = 0
    elapsed_ms: int = 0
    attempts: tuple[Attempt, ...] = ()
    again: bool = False
    """The page of the visit before once more, with what typing brought."""


class Complaint(Fact):
    """What a form of the checkout answered instead of going on, as it stood then."""

    stage: Stage
    page: int
    """The last page captured before it: the form as it opened."""
    lang: str = ""
    fields: tuple[Field, ...] = ()
    """All fields that were shown, with what they said was wrong."""
    lines: tuple[Line, ...] = ()
    """New lines in the wording of errors."""
    emptied: tuple[str, ...] = ()
    """Fields that had been filled in and were empty then, by their labels."""


class Mistake(Fact):
    """A mail address without its end, typed once on purpose into the form of checkout, left, and taken out again."""

    stage: Stage
    page: int
    """The last page captured before it: the form as it opened."""
    field: Field
    complaint: Complaint | None = None
    """What the page said within about a second of leaving the field; None where it said nothing."""


class Refusal(Fact):
    """Something the order firewall did not let happen."""

    lock: str
    """tap | wire"""
    stage: Stage
    what: str
    reason: str
    count: int = 1


class Firewall(Fact):
    """Attestation: what was let through, what was refused, by which lock."""

    taps_allowed: int = 0
    requests_allowed: int = 0
    refusals: tuple[Refusal, ...] = ()
    sealed_at: str = ""
    """Where the wire was sealed because the page could place an order; empty when that never happened."""


class DeviceProof(Fact):
    """What the page itself could tell of the emulated phone."""

    name: str
    family: str
    """iphone | android | other"""
    user_agent: str
    width: int
    height: int
    scale: float
    touch_points: int
    coarse_pointer: bool
    languages: tuple[str, ...] = ()
    engine: str = ""
    note: str = ""


class Site(Fact):
    """A shop to be walked."""

    name: str
    url: str
    own: bool = False
    aspirational: bool = False
    hints: dict[str, str] = Default(default_factory=dict[str, str])
    """Goal to URL or control text, given by the user where the shopper was lost."""


class Trip(Fact):
    """One site on one device: small, serialisable, can run anywhere."""

    site: Site
    device: str
    market: str
    reach: Reach
    repeat: int = 1

    @property
    def label(self) -> str:
        """For progress lines: `Acme · iPhone 15`."""
        return f"{self.site.name} · {self.device}"


class Journey(Fact):
    """Everything one trip left behind."""

    schema_version: int = SCHEMA_VERSION
    trip: Trip
    started: datetime
    elapsed_ms: int
    watched_ms: int = 0
    """How long the arrival was watched for layers that come by themselves."""
    browser: str = ""
    device_proof: DeviceProof | None = None
    visits: tuple[Visit, ...] = ()
    side_visits: tuple[Visit, ...] = ()
    actions: tuple[Action, ...] = ()
    interruptions: tuple[OverlaySeen, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    """Times a form of the checkout would not go on and said why; the shopper's own answers are right as a rule."""
    mistake: Mistake | None = None
    """None where no form asked a guest for a mail address, or the page did not stay as it was."""
    shopper_contacts: tuple[str, ...] = ()
    """Mail address and international telephone number that the synthetic shopper gives: where a page repeats them, they are
    no way to reach the shop."""
    wallet_views: tuple[PageView, ...] = ()
    """The same pages seen once more while the page was told that the phone can use its wallet: payment evidence only."""
    firewall: Firewall = Firewall()
    ending: Problem | None = None
    """Why the walk ended before its reach; None when it reached what it was asked to."""
    after_adding: PageView | None = None
    """The page a moment after the product was put into the basket; None when nothing told that it went in."""
    basket_kept: bool | None = None
    """The basket still held the product in a new window of the same visitor; None when that could not be told."""
    basket_emptied: bool | None = None
    """The item was taken out of the basket again; None when nothing was put in."""
    reached_last_page: bool = False
    """The last page before the order was seen."""
    gaps: tuple[str, ...] = ()
    speed: SpeedPass | None = None
    """None when no speed pass was asked for."""
    searches: tuple[SearchTry, ...] = ()
    """The shop's search, asked after the walk."""
    followed: bool = False
    """The walk tried first what had worked on the one before."""
    searches_gap: str = ""
    """Why the search was not asked; empty when it was."""
    saving: Saving | None = None
    """None where the product page has no control for it, or `saving_gap` says why it was not tried."""
    saving_gap: str = ""
    """Why nothing was saved though the product page has a control for it."""
    second_visit: SecondVisit | None = None
    """None where it was not made, or could not be seen."""

    def seen(self, *stages: Stage) -> tuple[PageView, ...]:
        """Pages seen at the given stages, main line first, in the order of the walk."""
        return tuple(v.page for v in (*self.visits, *self.side_visits) if v.page is not None and v.stage in stages)

    def first(self, stage: Stage) -> PageView | None:
        """The first page seen at a stage."""
        return next(iter(self.seen(stage)), None)

    def stage_of(self, page: PageView) -> Stage:
        """The stage at which a page of this journey was seen."""
        return next(
            v.stage for v in (*self.visits, *self.side_visits) if v.page is not None and v.page.index == page.index
        )

    def nothing_led_to(self, stage: Stage) -> bool:
        """Whether a stage's page was looked for and no way to it found; not where the walk ended before it came to look."""
        visits = (v for v in (*self.visits, *self.side_visits) if v.stage is stage)
        return any(v.problem is not None and v.problem.code is ProblemCode.LOST for v in visits)

    def problem(self, stage: Stage) -> Problem | None:
        """Why a stage was not seen, when that is known."""
        return next(
            (v.problem for v in (*self.visits, *self.side_visits) if v.stage is stage and v.problem), self.ending
        )
