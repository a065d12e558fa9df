"""What the inputs say, as the result keeps it: frozen values with every number that a reader needs to redo the sums."""

from typing import Literal

from frictionaudit.evidence import Fact

Basis = Literal["desktop", "period before", "target", "everyone who left", "none"]
"""What a step's rate of going on is held against."""
HeardAs = Literal["check", "family", "keywords", "nothing"]
"""How a row of voc.csv was understood."""
Quadrant = Literal["fix now", "silent friction", "look by hand", "leave"]
Answer = Literal["yes", "no", "mixed", "unknown"]


class Money(Fact):
    """A range of money in one currency; never a point."""

    low: float
    high: float
    currency: str
    """ISO 4217."""


class FunnelStep(Fact):
    """A step of the funnel, with the drop after it."""

    step: str
    next: str
    """The step that follows; empty for the last one."""
    sessions: int
    rate: float | None
    """Share of the sessions that goes on to the next step; None for the last one."""
    reference: float | None
    """The rate it is held against; None where there is none."""
    basis: Basis
    rest: float
    """Share of those who reach the next step that orders in the end."""
    excess: float
    """How much lower the rate is than the reference; 0 where it is not."""
    at_risk: float
    """excess x sessions x rest: what the factor rests on."""
    orders: tuple[float, float]
    """Orders at risk at this step, from and to: at risk with its doubts."""
    money: Money | None
    """The same in money; None where no average order value is given."""
    families: tuple[str, ...]
    """Families of checks that answer for the drop after this step."""
    factor: float
    """What the priority of findings of these families is multiplied by."""


class Reach(Fact):
    """Share of shoppers who meet an area, from the user's own figures."""

    family: str
    share: float
    basis: str
    """The figures in words."""


class Funnel(Fact):
    """The user's funnel and what it does to the priorities."""

    device: str
    """Whose sessions these are: mobile or all."""
    period: str
    steps: tuple[FunnelStep, ...]
    reach: tuple[Reach, ...]
    average_order_value: float | None
    currency: str
    assumptions: tuple[str, ...]
    """What the figures rest on, one sentence each."""


class Theme(Fact):
    """One row of voc.csv as it was understood."""

    said: str
    """The user's own words: theme or text."""
    count: int
    family: str
    """Empty where nothing fits."""
    check: str
    """Empty where it is about no check in particular."""
    heard_as: HeardAs
    source: str
    first: str
    """The day it was first heard, as 2026-01-31; empty where the file does not say."""


class FamilyVoice(Fact):
    """How much is said about a family of checks."""

    family: str
    count: int
    prior: float
    """The family's share of the scoring model's weight, 0-1: what would be heard if nothing stood out."""
    share: float
    """Smoothed share of what was heard, 0-1."""
    factor: float
    """What the priority of the family's findings is multiplied by."""
    first: str
    """The day it was first heard; empty where the file does not say."""


class Voice(Fact):
    """The voice of the customer."""

    total: int
    """Mentions in the file, praise left out."""
    praise: int
    mapped: int
    """Mentions that could be put to a family."""
    families: tuple[FamilyVoice, ...]
    themes: tuple[Theme, ...]
    sources: tuple[str, ...]


class SeenHeard(Fact):
    """A family of checks in the square of seen and heard."""

    family: str
    quadrant: Quadrant
    seen: int
    """Findings of the walk."""
    heard: int
    """Mentions by customers."""
    note: str


class Figure(Fact):
    """A figure or an answer that the user brought."""

    key: str
    label: str
    value: str
    """With its unit, for people."""


class CardRow(Fact):
    """A row of the report card: what the walk saw and what the brand says, kept apart."""

    id: str
    question: str
    seen: float | None
    """0-100 on the checks of this row; None where too little could be told."""
    seen_answer: Answer
    coverage: float
    """Share of the weight of the installed checks that could be told, 0-1."""
    checks: tuple[str, ...]
    """The checks that were asked."""
    not_installed: tuple[str, ...]
    """Checks that would answer for this row as well, but are not installed."""
    said: Answer
    answers: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    disagree: bool
    words: str
    """What to make of the two, in one sentence."""


class Inputs(Fact):
    """All that the user brought and that does not come from the walk."""

    funnel: Funnel | None = None
    voice: Voice | None = None
    seen_heard: tuple[SeenHeard, ...] = ()
