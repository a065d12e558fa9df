"""What an audit says, in the form that is stored (result.json) and that every report is made from.

The JSON Schema of `AuditResult` is published as docs/result.schema.json. Additive within a schema version.
"""

from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from frictionaudit.check import Effort, Outcome, Tier, Verdict
from frictionaudit.evidence import DeviceProof, Fact, Firewall, Journey, OverlaySeen, Problem, Reach, Stage
from frictionaudit.inputs.values import CardRow, Inputs
from frictionaudit.measured import Measurement
from frictionaudit.recipe import Recipe

RESULT_SCHEMA = 1

Status = Literal["audited", "partly-audited", "not-audited"]
Standing = Literal["ahead", "level", "behind", "unknown"]
Basis = Literal[
    "facts",
    "rank test",
    "beyond the known noise",
    "within the known noise",
    "rank test does not support it",
    "too few visits to tell",
    "nothing to compare",
]
"""What a call between two sides rests on; see docs/history.md."""
ChangeKind = Literal[
    "new-stopper", "worse", "better", "fixed", "newly-unclear", "rival-moved", "recipe-drift", "not-comparable"
]
Direction = Literal["better", "worse", ""]
BudgetKind = Literal["score", "family", "check", "gap", "stopper", "new-stopper", "worse"]
BudgetVerdict = Literal["kept", "broken", "unclear"]


class Call(Fact):
    """Whether one side's numbers are higher than the other's, and what says so."""

    standing: Literal["higher", "lower", "level", "unknown"]
    basis: Basis
    visits: tuple[int, int]
    """How many visits each side has."""
    p: float | None = None
    """Two-sided p of the exact rank test; None where the visits are too few for it."""
    delta: float | None = None
    """Cliff's delta, -1 to 1."""


class CheckInfo(Fact):
    """A check as the reports show it."""

    id: str
    title: str
    family: str
    stage: str
    tier: Tier
    core: bool
    stopper: bool
    weight: int
    effort: Effort
    owner: str
    sources: tuple[str, ...]
    summary: str
    why: str
    counts: str
    fix: str


class PageShot(Fact):
    """A page of the walk, as the filmstrip shows it."""

    index: int
    stage: Stage
    url: str
    title: str
    kind: str
    screenshot: str
    """First screen; a path inside the run's folder."""
    full_page: str
    fields: int = 0


class Step(Fact):
    """One stage of the walk with what it cost."""

    stage: Stage
    page: PageShot | None = None
    problem: Problem | None = None
    taps: int = 0
    keystrokes: int = 0
    elapsed_ms: int = 0
    wasted_taps: int = 0


class TripResult(Fact):
    """One site on one device."""

    device: str
    repeat: int = 1
    """Which of the repeated visits this is."""
    reach: Reach
    folder: str
    """The bundle's folder inside the run."""
    started: datetime
    elapsed_ms: int
    steps: tuple[Step, ...]
    side_steps: tuple[Step, ...]
    interruptions: tuple[OverlaySeen, ...]
    firewall: Firewall
    device_proof: DeviceProof | None
    browser: str
    ending: Problem | None
    reached_last_page: bool
    gaps: tuple[str, ...]
    recipe: Recipe | None = None
    """How it was walked; None in results from before recipes."""
    outcomes: dict[str, Outcome]
    """By check id."""
    score: "Score | None" = None
    """Of this device alone."""


class Combined(Fact):
    """A check's answer for a site, over its devices."""

    check: str
    verdict: Verdict
    friction: float | None
    confidence: float
    measured: str
    reason: str
    devices: dict[str, Verdict]


class Deduction(Fact):
    """Points that one check cost; the deductions of a score add up to 100 minus the score."""

    check: str
    points: float


class Score(Fact):
    """0 stuck to 100 smooth. `value` is None where too little was seen."""

    value: float | None
    low: float
    """If everything unknown turned out bad."""
    high: float
    """If everything unknown turned out good."""
    coverage: float
    """Share of the weight that could be settled, 0-1."""
    provisional: bool
    settled: int
    asked: int
    lost: tuple[Deduction, ...]
    stoppers: tuple[str, ...]


class Sample(Fact):
    """What one round of visits says on a check."""

    verdict: Verdict
    friction: float | None
    confidence: float


class Round(Fact):
    """One of several visits of a site, on all its devices."""

    number: int
    status: Status
    reason: str
    score: float | None
    shown: bool
    """The real visit that the site's answers, score and pictures are from: the one nearest the median."""
    answers: dict[str, Sample]
    """By check id."""


class Spread(Fact):
    """The scores of repeated visits."""

    rounds: int
    scored: int
    unfinished: int
    """How many rounds ended before their reach."""
    median: float | None
    """None, as the next two, where no round has a score."""
    least: float | None
    most: float | None


class SiteResult(Fact):
    """All about one site. With repeated visits everything is from the shown round, but for `rounds` and `spread`."""

    name: str
    url: str
    own: bool
    aspirational: bool
    status: Status
    reason: str
    trips: tuple[TripResult, ...]
    checks: dict[str, Combined]
    score: Score
    families: dict[str, Score]
    rounds: tuple[Round, ...] = ()
    """Empty where the site was visited once."""
    spread: Spread | None = None


class Gap(Fact):
    """The subject against one rival, only on checks settled on both sides."""

    rival: str
    points: float | None
    """Subject's score minus the rival's on the common checks; None where nothing is common."""
    checks: int
    standing: Standing
    call: Call | None = None
    """What the standing rests on."""


class Row(Fact):
    """One check across the sites."""

    check: str
    standing: Standing
    """Of the subject, against the best rival on this check."""
    best: tuple[str, ...]
    """Sites with the least friction, where at least two are settled and they differ."""
    call: Call | None = None
    """What the standing rests on."""


class Opportunity(Fact):
    """Something to fix on the subject's site, with the arithmetic of its priority.

    impact   = weight x friction x rival_boost
    priority = impact x reach x confidence / effort x stopper_factor x inputs_factor

    Both hold exactly for the rounded numbers that stand here. `inputs_factor` is `funnel_factor` x `voice_factor` within
    common limits, 1 where the user brought neither.
    """

    check: str
    priority: float
    impact: float
    reach: float
    confidence: float
    effort: int
    stopper_factor: float
    owner: str
    better: str
    """The rival that does it best; empty when none does better."""
    owner_named: bool = False
    """The user named the owner; else it is the check's own suggestion."""
    tier: Tier = Tier.BASICS
    weight: float = 0
    friction: float = 0
    rival_boost: float = 1
    reach_basis: str = ""
    """The user's figures that the reach is from; empty where it is the scoring model's."""
    funnel_factor: float = 1
    funnel_step: str = ""
    """The step of the user's funnel that gives the factor; empty where none does."""
    voice_factor: float = 1
    inputs_factor: float = 1


class Gains(Fact):
    """What the subject gets back by fixing a check, in points before rounding, all else unchanged.

    The score after some fixes is 100 minus the sum of the others, rounded to a tenth.
    """

    score: dict[str, float]
    """Of the score, by check id."""
    ranked: dict[str, float]
    """Of the score on the checks that the ranking stands on; empty where the subject has no place."""
    level_below: float
    """Two sites whose scores differ by less are level."""


class Change(Fact):
    """Something that is not as it was."""

    kind: ChangeKind
    site: str
    check: str = ""
    """Empty where it is about the site or the whole run."""
    title: str = ""
    """The check in the shopper's words."""
    before: str = ""
    after: str = ""
    direction: Direction = ""
    reason: str = ""
    basis: Basis | None = None
    known_since: datetime | None = None
    """Since when the finding is known: of what is bad now, or was until now."""


class ScoreMove(Fact):
    """A site's score then and now."""

    site: str
    before: float | None
    after: float | None
    standing: Literal["better", "worse", "no change", "unknown"]
    call: Call | None = None


class Since(Fact):
    """What changed since an earlier run."""

    run: str = ""
    """The run that this one is compared with; empty where there is none."""
    created: datetime | None = None
    note: str = ""
    """How far the two can be compared, in words."""
    scores: tuple[ScoreMove, ...] = ()
    changes: tuple[Change, ...] = ()


class Budget(Fact):
    """A limit that the user set, and whether it was kept."""

    kind: BudgetKind
    name: str
    """`score`, `family checkout-steps`, `check guest-checkout`, `gap to Rival` …"""
    limit: str
    found: str
    verdict: BudgetVerdict
    reason: str = ""


class AuditResult(Fact):
    """One run of an audit."""

    schema_version: int = RESULT_SCHEMA
    tool: str
    """Name and version of the program."""
    audit: str
    run: str
    created: datetime
    market: str
    devices: dict[str, float]
    """Device to its share in the score."""
    device_mix_given: bool
    subject: str
    checks: tuple[CheckInfo, ...]
    sites: tuple[SiteResult, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    ranking: tuple[str, ...]
    """Comparable sites, best first, by their scores on the checks that are settled on all of them."""
    ranked_on: int
    """How many checks those are."""
    common_scores: dict[str, float]
    roadmap: tuple[Opportunity, ...]
    epoch: str = ""
    """Digest of all that judges; scores of two epochs cannot be compared. Empty in results from before there were any."""
    settings: str = ""
    """Digest of what was asked to be walked, and how."""
    since_last: Since | None = None
    """What changed since the last comparable run; None where no history was asked."""
    gains: Gains | None = None
    """None in results from before there were any."""
    gate: tuple[Budget, ...] = ()
    """The budgets of [gate] and --fail-on."""
    inputs: Inputs = Inputs()
    """What the user brought: funnel, voice of the customer."""
    measurement: Measurement = Measurement()
    """How right the checks were on shops with planted frictions. Empty in results from before it was measured."""
    report_card: tuple[CardRow, ...] = ()
    """Five questions: what the walk saw, what the brand says. Empty in results from before there was one."""

    def site(self, name: str) -> SiteResult:
        """A site by its name."""
        return next(site for site in self.sites if site.name == name)

    def check(self, id: str) -> CheckInfo:
        """A check by its id."""
        return next(check for check in self.checks if check.id == id)


class Evidence(Protocol):
    """Where a report gets stored pictures and journeys from."""

    def path(self, trip: TripResult, name: str) -> Path | None:
        """File of a trip's bundle, or None when it is not there."""
        ...

    def journey(self, trip: TripResult) -> Journey | None:
        """What was seen on a trip, or None when it is not stored, damaged, or from a newer version."""
        ...
