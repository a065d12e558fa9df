"""Sites against each other: standings, gaps, ranking, roadmap. Pure.

Two sites are compared only on checks that are settled on both; a site that was not audited is never best or worst.
"""

from collections.abc import Mapping, Sequence

from frictionaudit import rounds
from frictionaudit.check import Check
from frictionaudit.difference import call
from frictionaudit.inputs import funnel, voice
from frictionaudit.inputs.values import Funnel, Inputs
from frictionaudit.result import Call, Gains, Gap, Opportunity, Row, SiteResult, Standing
from frictionaudit.score import Answers, Rated, losses, model, score, weights


def rows(checks: Sequence[Check], sites: Sequence[SiteResult], subject: str) -> tuple[Row, ...]:
    """One row a check with the subject's standing against the best rival."""
    return tuple(_row(check, sites, subject) for check in checks)


def _row(check: Check, sites: Sequence[SiteResult], subject: str) -> Row:
    known = {site.name: f for site in comparable(sites) if (f := _friction(site, check.id)) is not None}
    rivals = {name: f for name, f in known.items() if name != subject}
    spread = len(known) > 1 and max(known.values()) - min(known.values()) >= noise(check.family)
    best = tuple(name for name, f in known.items() if spread and f - min(known.values()) < noise(check.family))
    if subject not in known or not rivals:
        return Row(check=check.id, standing="unknown", best=best)
    by_name = {site.name: site for site in sites}
    found = friction_call(by_name[subject], by_name[min(rivals, key=lambda name: rivals[name])], check.id, check.family)
    return Row(check=check.id, standing=_FRICTION[found.standing], best=best, call=found)


def friction_call(ours: SiteResult, theirs: SiteResult, check: str, family: str) -> Call:
    """Whether one site has more friction than another on a check."""
    mine, other = rounds.samples(ours, check), rounds.samples(theirs, check)
    return call(
        [one.friction or 0 for one in mine],
        [one.friction or 0 for one in other],
        noise(family),
        facts_differ=not {one.verdict for one in mine} & {one.verdict for one in other},
    )


def noise(family: str) -> float:
    """Difference of friction that visits of an unchanged shop are known to show on checks of this family."""
    limits = model()["gap"]
    return float(limits["tie_friction_of"].get(family, limits["tie_friction"]))


_FRICTION: Mapping[str, Standing] = {"higher": "behind", "lower": "ahead", "level": "level", "unknown": "unknown"}
_SCORE: Mapping[str, Standing] = {"higher": "ahead", "lower": "behind", "level": "level", "unknown": "unknown"}


def gaps(checks: Sequence[Rated], sites: Sequence[SiteResult], subject: str) -> tuple[Gap, ...]:
    """The subject against each rival in points."""
    us = next(site for site in sites if site.name == subject)
    return tuple(_gap(checks, us, them) for them in sites if them.name != subject)


def _gap(checks: Sequence[Rated], us: SiteResult, them: SiteResult) -> Gap:
    both = [c for c in checks if _friction(us, c.id) is not None and _friction(them, c.id) is not None]
    if not both or us.score.value is None or them.score.value is None:
        return Gap(rival=them.name, points=None, checks=len(both), standing="unknown")
    ours, theirs = (_common(both, site.checks) for site in (us, them))
    found = call(_common_scores(both, us), _common_scores(both, them), model()["gap"]["tie_points"])
    return Gap(
        rival=them.name,
        points=round(ours - theirs, 1),
        checks=len(both),
        standing=_SCORE[found.standing],
        call=found,
    )


def _common_scores(checks: Sequence[Rated], site: SiteResult) -> list[float]:
    """The site's score on these checks in each round that settled all of them."""
    settled = [one for one in rounds.answers(site) if all(one[c.id].friction is not None for c in checks)]
    return [round(_common(checks, one), 1) for one in settled]


def ranking(checks: Sequence[Check], sites: Sequence[SiteResult]) -> tuple[tuple[str, ...], int, dict[str, float]]:
    """Comparable sites best first, the number of checks settled on all of them, and each site's score on those."""
    ranked = _ranked(sites)
    common = _settled_on_all(checks, ranked)
    if not common:
        return (), 0, {}
    scores = {site.name: _common(common, site.checks) for site in ranked}
    order = sorted(scores, key=lambda name: (-scores[name], name))
    return tuple(order), len(common), scores


def gains(checks: Sequence[Check], sites: Sequence[SiteResult], subject: str) -> Gains:
    """What fixing each check would give back to the subject."""
    us = next(site for site in sites if site.name == subject)
    common = _settled_on_all(checks, _ranked(sites)) if us in _ranked(sites) else []
    ranked = losses(common, {c.id: us.checks[c.id] for c in common})
    return Gains(score=losses(checks, us.checks), ranked=ranked, level_below=model()["gap"]["tie_points"])


def _ranked(sites: Sequence[SiteResult]) -> list[SiteResult]:
    return [site for site in comparable(sites) if site.score.value is not None]


def _settled_on_all(checks: Sequence[Check], sites: Sequence[SiteResult]) -> list[Check]:
    return [c for c in checks if sites and all(_friction(site, c.id) is not None for site in sites)]


def comparable(sites: Sequence[SiteResult]) -> list[SiteResult]:
    """Sites that were audited far enough to be compared."""
    return [site for site in sites if site.status != "not-audited"]


def _common(checks: Sequence[Rated], answers: Answers) -> float:
    return 100 - sum(d.points for d in score(checks, {c.id: answers[c.id] for c in checks}).lost)


def _friction(site: SiteResult, check: str) -> float | None:
    answer = site.checks.get(check)
    return answer.friction if answer else None


def roadmap(
    checks: Sequence[Check],
    sites: Sequence[SiteResult],
    subject: str,
    owners: Mapping[str, str],
    inputs: Inputs | None = None,
) -> tuple[Opportunity, ...]:
    """What to fix first on the subject's site: impact x reach x confidence / effort, stoppers up by half.

    What the user brought (funnel, voice of the customer) multiplies it; docs/scoring.md has the whole sum.
    """
    us = next(site for site in sites if site.name == subject)
    by_weight = weights(checks, us.checks)
    found = [
        _opportunity(check, us, sites, by_weight[check.id], owners, inputs or Inputs())
        for check in checks
        if check.id in by_weight and (_friction(us, check.id) or 0) > 0
    ]
    return tuple(sorted(found, key=lambda o: (-o.priority, o.check)))


def _opportunity(
    check: Check,
    us: SiteResult,
    sites: Sequence[SiteResult],
    weight: float,
    owners: Mapping[str, str],
    inputs: Inputs,
) -> Opportunity:
    """Every number is rounded before it is multiplied, so that the stored ones give the stored priority."""
    numbers = model()
    ours = us.checks[check.id]
    friction, weight = ours.friction or 0, round(weight, 2)
    better, ahead = _better(check.id, us, sites, friction)
    boost = round(1 + numbers["gap"]["boost"] * ahead, 2)
    impact = round(weight * friction * boost, 2)
    reach, basis = _reach(check.family, inputs.funnel)
    effort = numbers["effort"][check.effort]
    stopper = numbers["stopper"]["priority_factor"] if check.id in us.score.stoppers else 1.0
    from_funnel, step = funnel.factor(inputs.funnel, check.family)
    from_voice = voice.factor(inputs.voice, check.family)
    factor = voice.together(from_funnel, from_voice)
    return Opportunity(
        check=check.id,
        priority=round(impact * reach * ours.confidence / effort * stopper * factor, 2),
        impact=impact,
        reach=reach,
        confidence=ours.confidence,
        effort=effort,
        stopper_factor=stopper,
        owner=owners.get(check.id, owners.get(check.family, check.owner)),
        better=better,
        owner_named=check.id in owners or check.family in owners,
        tier=check.tier,
        weight=weight,
        friction=friction,
        rival_boost=boost,
        reach_basis=basis,
        funnel_factor=from_funnel,
        funnel_step=step,
        voice_factor=from_voice,
        inputs_factor=factor,
    )


def _better(check: str, us: SiteResult, sites: Sequence[SiteResult], friction: float) -> tuple[str, float]:
    """The rival that does it best, and by how much less friction; empty and 0 where none does better."""
    rivals = {s.name: f for s in comparable(sites) if s.name != us.name and (f := _friction(s, check)) is not None}
    best = min(rivals, key=lambda name: (rivals[name], name)) if rivals else ""
    ahead = friction - rivals[best] if best else 0.0
    return (best, ahead) if ahead >= model()["gap"]["tie_friction"] else ("", 0.0)


def _reach(family: str, known: Funnel | None) -> tuple[float, str]:
    """Share of buyers who meet a family, and the user's figures that say so; the model's where there are none."""
    own = next((one for one in known.reach if one.family == family), None) if known else None
    return (own.share, own.basis) if own else (model()["buyer_reach"].get(family, 1.0), "")
