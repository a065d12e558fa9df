"""What every goal of a walk works with, and the few moves they share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from frictionaudit.evidence import Control, Mistake, PageKind, PageView, Price, Problem, ProblemCode, Stage, Trip
from frictionaudit.reading.complaints import complaint
from frictionaudit.recipe import Recipe
from frictionaudit.shopper import overlays
from frictionaudit.shopper.axe import examined
from frictionaudit.shopper.effects import moved
from frictionaudit.shopper.eyes import Eyes, Look
from frictionaudit.shopper.find.ranking import Candidate, recalled
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.hands import ASK, BLOCKING, COVERED, Hands, called
from frictionaudit.shopper.identity import Shopper
from frictionaudit.shopper.neighbour import Robots
from frictionaudit.shopper.trail import Trail

PATIENCE = 8
"""How many times a page without content is looked at again before it is believed."""
LATE = 20
"""How many times a page is looked at that shows nothing yet of what it is for: some 8 s, for content that comes late."""
HINT = 'Give a hint in audit.toml: {goal} = "https://…" (an address) or the control\'s text, under [site.hints] or [rival.hints].'


class GoalMissed(Exception):
    """A goal could not be reached; carries the Problem for the evidence."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Product:
    """What is being bought."""

    name: str
    price: Price | None
    url: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page without prices and a link of it that opened a product."""

    url: str
    link: Control


@dataclass
class Walk:
    """One trip under way."""

    trip: Trip
    eyes: Eyes
    hands: Hands
    wire: WireState
    trail: Trail
    robots: Robots
    shopper: Shopper
    home: str
    product: Product | None = None
    listing: str = ""
    shelves: list[Shelf] = field(default_factory=list[Shelf])
    """Where products were opened from while a listing was looked for."""
    filled: bool = False
    """Something was put into the basket."""
    basket: str = ""
    """Where the basket is, when it has a page of its own."""
    nowhere: set[str] = field(default_factory=set[str])
    """Usual addresses of a basket at which this shop has no page."""
    after_adding: PageView | None = None
    """The page a moment after the product went in."""
    left_empty: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """Selector and name of optional fields that garbled their answer and were emptied again."""
    mistake: Mistake | None = None
    """What came of the one mistake that is made on purpose."""
    recipe: Recipe | None = None
    """What worked the time before; it orders what is tried, and makes nothing tappable."""

    def enter(self, stage: Stage) -> None:
        """From now on the walk works on this stage."""
        self.trail.stage = stage
        self.wire.stage = stage

    def recalled(self, candidates: Sequence[Candidate], act: Act) -> list[Candidate]:
        """The candidates of an act, those that led on last time first."""
        return recalled(candidates, self.recipe, act, self.trail.stage)

    async def look(self) -> Look:
        """Read the page with nothing in the way; interruptions are measured and sent away."""
        return await self.cleared(await self.eyes.look())

    async def until(self, look: Look, done: Callable[[PageView, int], bool]) -> Look:
        """Look again until the page is what is waited for, `LATE` times at most; `done` also gets how often it was asked."""
        for turn in range(LATE):
            if done(look.view, turn):
                break
            await self.eyes.pause()
            look = await self.look()
        return look

    def _stop_if_blocked(self, view: PageView) -> None:
        if view.kind is PageKind.CONFIRMATION and self.wire.stage in (Stage.CHECKOUT, Stage.PAYMENT):
            self.wire.seal("a page that looks like an order confirmation")
            raise missed(
                ProblemCode.UNSAFE, "a page that looks like an order confirmation opened; the walk stopped", view
            )
        if not view.url.startswith("http"):
            raise missed(ProblemCode.LOST, "the shop's page went away by itself", view)
        if (self.eyes.status or 0) >= 500 and not view.prices:
            raise missed(ProblemCode.UNREACHABLE, f"{view.url} is out of order (status {self.eyes.status})", view)
        if view.kind is PageKind.BLOCKED or (self.eyes.status in BLOCKING and not view.prices):
            status = f" (status {self.eyes.status})" if self.eyes.status else ""
            raise missed(
                ProblemCode.BLOCKED,
                f"the shop blocked the visit{status}",
                view,
                advice=ASK,
            )

    async def open(self, url: str) -> Look:
        """Go to an address and read it.

        Raises:
            GoalMissed: it cannot be opened, robots.txt forbids it, or the shop blocked the visit.
        """
        if not self.robots.allows(url):
            raise GoalMissed(
                Problem(
                    code=ProblemCode.ROBOTS,
                    message=f"robots.txt of the shop asks not to open {url}",
                    advice="If it is your own shop, set [walk] respect_robots = false in audit.toml.",
                )
            )
        problem = await self.hands.open(url)
        if problem:
            raise GoalMissed(problem)
        await self.eyes.settle()
        return await self.look()

    async def tap(self, look: Look, control: Control, act: Act, hint: str = "") -> tuple[Look, str]:
        """Tap a control, once more when what covered it is sent away. Answers the page it was tapped on, and why it was not."""
        refused = await self.hands.tap(look, control, act, hint)
        if refused == COVERED:
            look = await self.cleared(await self.eyes.look(), control)
            for again in _once_more(look.view, control):
                refused = await self.hands.tap(look, again, act, hint)
                if refused != COVERED:
                    break
        return look, refused

    async def try_tap(
        self, look: Look, candidate: Candidate, act: Act, patience: int = 12, hint: str = ""
    ) -> tuple[Look, str]:
        """Tap a candidate and wait until the world moves. Answers the page afterwards and the effect, empty when none."""
        control = candidate.control
        look, refused = await self.tap(look, control, act, hint)
        after, effect = look, ""
        stopped = self.wire.stopped
        if not refused:
            for _ in range(patience):
                after = await self.eyes.look()
                effect = moved(look.view, after.view)
                if effect or self.wire.stopped > stopped:
                    break
                await self.eyes.pause()
        self.hands.rest()
        self.trail.attempt(str(act), control.name or control.hints, candidate.reasons, effect or "")
        if refused:
            self.trail.gaps.append(f"{called(control)} was not tapped: {refused}")
            return look, ""
        if act is Act.ADVANCE and (told := complaint(look.view, after.view, self.trail.stage, self.trail.page or 0)):
            self.trail.complaints.append(told)
        return (await self.cleared(after) if effect else after), effect

    async def cleared(self, look: Look, wanted: Control | None = None) -> Look:
        """The page that was just read, with nothing in the way, nor over a control that is wanted."""
        look = await overlays.clear(self.hands, look, self.trail.stage, self.shopper, wanted)
        for _ in range(PATIENCE):
            if look.view.kind is not PageKind.BLOCKED or self.eyes.status in BLOCKING:
                break
            await self.eyes.pause()  # an empty shell may still be filled by its scripts
            look = await overlays.clear(self.hands, await self.eyes.look(), self.trail.stage, self.shopper)
        self._stop_if_blocked(look.view)
        return look

    async def arrive(self, stage: Stage, *, side: bool = False, again: bool = False) -> Look:
        """Capture the page as the arrival at a stage, or `again` with what typing brought."""
        self.trail.stage = stage
        if not side:
            self.wire.stage = stage
        look = await self.eyes.capture(stage)
        if all(visit.stage is not stage for visit in self.trail.visits):
            look = Look(await examined(self.eyes.page, look.view), look.probe)
        self.trail.arrive(stage, look.view, side=side, again=again)
        return look


def _once_more(page: PageView, covered: Control) -> list[Control]:
    """What is tapped instead of a covered control: itself once the page is clear, and the link that lies over it when
    both lead to the same address, as whole product cards do."""
    same = [c for c in page.controls if c.selector == covered.selector and c.name == covered.name]
    links = [c for c in page.controls if covered.href and c.href == covered.href and c.visible and c not in same]
    return [*same[:1], *sorted(links, key=lambda link: link.covered)[:1]]


def missed(
    code: ProblemCode, message: str, view: PageView | None, *, looked_for: str = "", advice: str = ""
) -> GoalMissed:
    """A missed goal with what was found instead."""
    found = (
        f"“{view.title[:80]}” at {view.url[:200]}, a {view.kind} page with {len(view.prices)} prices" if view else ""
    )
    return GoalMissed(Problem(code=code, message=message, looked_for=looked_for, found=found, advice=advice))


async def open_way(walk: Walk, url: str) -> Look | None:
    """Open an address, such as that of a link whose tap did nothing; None when it cannot be opened."""
    try:
        return await walk.open(url)
    except GoalMissed as error:
        if error.problem.code is ProblemCode.BLOCKED:
            raise
        return None


async def hinted(walk: Walk, goal: str, look: Look, act: Act) -> Look | None:
    """Follow the user's hint for a goal: an address, or the text of a control on the page."""
    hint = walk.trip.site.hints.get(goal, "")
    if not hint:
        return None
    if hint.startswith(("http://", "https://", "/")):
        return await walk.open(urljoin(walk.home, hint))
    wanted = [c for c in look.view.controls if c.visible and hint.casefold() in (c.name.casefold(), c.text.casefold())]
    for control in wanted[:2]:
        after, effect = await walk.try_tap(look, Candidate(control, 1, ("named by the hint",)), act, hint=hint)
        if effect:
            return after
    if wanted:
        raise missed(
            ProblemCode.LOST,
            f"the hint {goal} = “{hint}” was found on the page, but tapping it did not lead on",
            look.view,
            advice="See what was refused in this trip; or give an address as the hint.",
        )
    raise missed(
        ProblemCode.LOST,
        f"the hint {goal} = “{hint}” was not found on the page",
        look.view,
        advice="Check the hint's wording.",
    )
