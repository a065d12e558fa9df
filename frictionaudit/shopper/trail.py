"""The log of one trip: what was done, when, what it cost, and what it led to."""

import time
from dataclasses import dataclass, field

from frictionaudit.evidence import Action, Attempt, Box, Complaint, OverlaySeen, PageView, Problem, Stage, Visit


@dataclass(frozen=True, slots=True)
class Answer:
    """How the page answered a tap: see `Action`."""

    answer_ms: int | None = None
    ready_ms: int | None = None
    opened: bool = False


@dataclass
class Trail:
    """Collects actions and visits while the walk goes on; frozen into the journey at its end."""

    started: float = field(default_factory=time.monotonic)
    stage: Stage = Stage.HOME
    page: int | None = None
    actions: list[Action] = field(default_factory=list[Action])
    visits: list[Visit] = field(default_factory=list[Visit])
    side_visits: list[Visit] = field(default_factory=list[Visit])
    interruptions: list[OverlaySeen] = field(default_factory=list[OverlaySeen])
    complaints: list[Complaint] = field(default_factory=list[Complaint])
    attempts: list[Attempt] = field(default_factory=list[Attempt])
    gaps: list[str] = field(default_factory=list[str])
    _taps: int = 0
    _keystrokes: int = 0
    _mark: float = field(default_factory=time.monotonic)

    def now(self) -> int:
        """Milliseconds since the trip began."""
        return round((time.monotonic() - self.started) * 1000)

    def act(
        self, kind: str, target: str, *, box: Box | None = None, keystrokes: int = 0, role: str = "", url: str = ""
    ) -> None:
        """Note something the shopper did."""
        self._taps += kind in ("tap", "choose")
        self._keystrokes += keystrokes
        self.actions.append(
            Action(
                at_ms=self.now(),
                stage=self.stage,
                kind=kind,
                target=target[:200],
                box=box,
                page=self.page,
                role=role,
                url=url,
                keystrokes=keystrokes,
            )
        )

    def answered(self, answer: Answer) -> None:
        """Note how the page answered the last act."""
        told = {"answer_ms": answer.answer_ms, "ready_ms": answer.ready_ms, "opened": answer.opened}
        waited = answer.ready_ms or answer.answer_ms or 0
        self.actions[-1] = self.actions[-1].model_copy(update={**told, "wait_ms": waited})

    def attempt(self, act: str, target: str, reasons: tuple[str, ...], effect: str) -> None:
        """Note a try at the current goal and whether the world moved."""
        attempt = Attempt(act=act, target=target[:200], reasons=reasons[:8], moved=bool(effect), effect=effect[:200])
        self.attempts.append(attempt)

    def arrive(
        self,
        stage: Stage,
        page: PageView | None,
        problem: Problem | None = None,
        *,
        side: bool = False,
        again: bool = False,
    ) -> None:
        """Close the current goal: a page was seen, maybe again, or a problem met. Costs since the last arrival belong to it."""
        visit = Visit(
            stage=stage,
            page=page,
            problem=problem,
            taps=self._taps,
            keystrokes=self._keystrokes,
            elapsed_ms=round((time.monotonic() - self._mark) * 1000),
            attempts=tuple(self.attempts),
            again=again,
        )
        (self.side_visits if side else self.visits).append(visit)
        self.page = page.index if page else self.page
        self._taps, self._keystrokes, self._mark, self.attempts = 0, 0, time.monotonic(), []

    def set_aside(self, stage: Stage) -> None:
        """What was seen at a stage was not the one: it stays as a side visit."""
        own = [visit for visit in self.visits if visit.stage is stage]
        self.visits = [visit for visit in self.visits if visit.stage is not stage]
        self.side_visits.extend(own)

    def settle_side(self) -> None:
        """Side trips are over: what they cost is not charged to the next goal of the main line."""
        self._taps, self._keystrokes, self._mark, self.attempts = 0, 0, time.monotonic(), []
