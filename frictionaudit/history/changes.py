"""What changed between runs: new stoppers, worse, better, fixed, newly unclear, rivals that moved, recipe drift. Pure.

A check that could not be told in the run before is compared with the last run that could tell it, so that a shop which
was unreachable for a week neither hides a change nor reports one twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

from frictionaudit.check import Verdict
from frictionaudit.compare import noise
from frictionaudit.difference import call
from frictionaudit.history.snapshot import Answer, SiteState, Snapshot
from frictionaudit.recipe import drift
from frictionaudit.result import Call, Change, ChangeKind, Direction, ScoreMove, Since
from frictionaudit.score import model

FIRST = "This is the first run of this audit; there is nothing to compare it with."
_MOVES = ("new-stopper", "worse", "better", "fixed")
_SMALLEST = 0.1
"""Points that a score moves at least when it moves at all: scores have one decimal."""


def since(after: Snapshot, earlier: Sequence[Snapshot], last: Snapshot | None) -> Since:
    """What changed since the newest of the earlier runs that can be compared.

    Args:
        earlier: runs that the same checks judged, newest first.
        last: the newest earlier run whatever judged it; says why nothing can be compared.
    """
    fitting = [one for one in earlier if not incomparable(one, after)]
    if fitting:
        return _since(after, fitting)
    if last is None:
        return Since(note=FIRST)
    why = f"It cannot be compared with run {last.run}: {incomparable(last, after)}."
    return Since(
        run=last.run,
        created=last.created,
        note=why,
        changes=(Change(kind="not-comparable", site=after.subject, reason=why),),
    )


def incomparable(before: Snapshot, after: Snapshot) -> str:
    """Why two runs cannot be compared at all; empty when they can."""
    if before.epoch != after.epoch or not after.epoch:
        return f"other checks judged it (score epoch {before.epoch or 'unknown'}, now {after.epoch or 'unknown'})"
    if before.market != after.market:
        return f"the shopper lived in {before.market}, now in {after.market}"
    if before.shares != after.shares:
        return "its devices, or their shares, were others"
    return ""


def _since(after: Snapshot, earlier: Sequence[Snapshot]) -> Since:
    base = earlier[0]
    changes: list[Change] = []
    scores: list[ScoreMove] = []
    for site in after.sites:
        then = [(run, there) for run in earlier if (there := run.site(site.name)) and not _moved_away(there, site)]
        if base.site(site.name) is None or not then or then[0][0] is not base:
            changes.append(Change(kind="not-comparable", site=site.name, reason=_why_apart(base.site(site.name), site)))
            continue
        found = list(_site_changes(after, site, [there for _, there in then]))
        changes += found
        scores.append(_score_move(site, [there for _, there in then], found))
    gone = [site.name for site in base.sites if after.site(site.name) is None]
    changes += [Change(kind="not-comparable", site=name, reason="It is no longer in the audit.") for name in gone]
    ordered = sorted(changes, key=lambda one: (one.site != after.subject, _ORDER.index(one.kind)))
    return Since(run=base.run, created=base.created, note=_note(scores), scores=tuple(scores), changes=tuple(ordered))


_ORDER: tuple[ChangeKind, ...] = (
    "new-stopper",
    "worse",
    "better",
    "fixed",
    "newly-unclear",
    "rival-moved",
    "recipe-drift",
    "not-comparable",
)


def _moved_away(before: SiteState, after: SiteState) -> bool:
    return _shop(before) != _shop(after) or before.reach != after.reach


def _shop(site: SiteState) -> tuple[str, str]:
    """Host and path: a shop that moves to https, or to another port of its host, is still that shop."""
    parts = urlsplit(site.url)
    return parts.hostname or "", parts.path.rstrip("/")


def _why_apart(before: SiteState | None, after: SiteState) -> str:
    if before is None:
        return "It was not in the run before."
    if _shop(before) != _shop(after):
        return f"It was shopped at {before.url}, now at {after.url}."
    return f"It was walked differently far: {', '.join(before.reach)}; now {', '.join(after.reach)}."


def _site_changes(run: Snapshot, site: SiteState, earlier: Sequence[SiteState]) -> Iterator[Change]:
    """Changes of one site; `earlier` begins with the site in the run that is compared with."""
    if site.status == "not-audited":
        if earlier[0].status != "not-audited":
            yield Change(
                kind="newly-unclear", site=site.name, before="audited", after="not audited", reason=site.reason
            )
        return
    for id, answer in site.answers.items():
        change = _check_change(run, site, id, answer, earlier)
        if change is not None:
            yield change
    yield from _drifts(site, earlier)


def _drifts(site: SiteState, earlier: Sequence[SiteState]) -> Iterator[Change]:
    """Where the way to the last page is another than in the last run that found one; the same on several devices is one."""
    told: dict[str, list[str]] = {}
    for device in site.devices:
        before = next((then for there in earlier if (then := there.recipe(device.device))), None)
        after = site.recipe(device.device)
        for one in drift(before, after) if before and after else ():
            told.setdefault(one.words, []).append(device.device)
    for words, devices in told.items():
        where = f" ({', '.join(devices)})" if len(devices) < len(site.devices) else ""
        yield Change(kind="recipe-drift", site=site.name, reason=f"{words}{where}")


def _check_change(
    run: Snapshot, site: SiteState, check: str, now: Answer, earlier: Sequence[SiteState]
) -> Change | None:
    stopper = check in site.stoppers
    told = next((there for there in earlier if check in there.answers and there.answers[check].visits), None)
    if told is None:
        return _change(run, site, check, None, now, "new-stopper") if stopper else None
    then = told.answers[check]
    if now.friction is None:
        if told is not earlier[0]:
            return None
        no_question = now.verdict is Verdict.NOT_APPLICABLE
        return _change(run, site, check, then, now, "not-comparable" if no_question else "newly-unclear")
    found = _friction_call(then, now, run.checks[check].family if check in run.checks else "")
    if found.standing == "higher":
        new = stopper and check not in told.stoppers
        return _change(run, site, check, then, now, "new-stopper" if new else "worse", found)
    if found.standing == "lower":
        return _change(run, site, check, then, now, "fixed" if now.verdict is Verdict.PASS else "better", found)
    return None


def _friction_call(then: Answer, now: Answer, family: str) -> Call:
    return call(
        [one.friction or 0 for one in now.visits],
        [one.friction or 0 for one in then.visits],
        noise(family),
        facts_differ=not {one.verdict for one in now.visits} & {one.verdict for one in then.visits},
    )


def _change(
    run: Snapshot,
    site: SiteState,
    check: str,
    then: Answer | None,
    now: Answer,
    kind: ChangeKind,
    found: Call | None = None,
) -> Change:
    moved = kind in _MOVES
    direction: Direction = "" if not moved else "better" if kind in ("better", "fixed") else "worse"
    return Change(
        kind="rival-moved" if moved and site.name != run.subject else kind,
        site=site.name,
        check=check,
        title=run.checks[check].title if check in run.checks else "",
        before=_answer_words(then) if then else "not known",
        after=_answer_words(now),
        direction=direction,
        reason=now.reason,
        basis=found.basis if found else None,
        known_since=now.known_since or (then.known_since if then else None),
    )


def _answer_words(answer: Answer) -> str:
    return f"{answer.verdict}, {answer.measured}" if answer.measured else answer.verdict.value


def _score_move(site: SiteState, earlier: Sequence[SiteState], changes: Sequence[Change]) -> ScoreMove:
    then = next((there for there in earlier if there.mark.value is not None), None)
    before, after = (then.mark.value if then else None), site.mark.value
    if then is None or before is None or after is None:
        return ScoreMove(site=site.name, before=before, after=after, standing="unknown")
    moved = {one.direction for one in changes if one.direction}
    backed = moved == {"better"} if after > before else moved == {"worse"}
    smallest = _SMALLEST if backed else float(model()["gap"]["tie_points"])
    found = call(site.scores, then.scores, smallest, facts_differ=backed)
    return ScoreMove(site=site.name, before=before, after=after, standing=_STANDING[found.standing], call=found)


_STANDING: Mapping[str, Literal["better", "worse", "no change", "unknown"]] = {
    "higher": "better",
    "lower": "worse",
    "level": "no change",
    "unknown": "unknown",
}


def _note(scores: Sequence[ScoreMove]) -> str:
    visits = [min(one.call.visits) for one in scores if one.call]
    fewest = min(visits, default=1)
    if fewest >= 4:
        return f"{fewest} visits a side or more: numbers are compared by an exact rank test."
    count = "One visit a side" if fewest < 2 else f"{fewest} visits a side"
    return f"{count}, too few for a rank test: only facts and differences beyond the known noise are called."
