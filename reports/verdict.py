# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The verdict of an audit in one sentence, and what it rests on: the same words in every report format."""

from collections.abc import Mapping
from dataclasses import dataclass

from frictionaudit.api import AuditResult, CheckInfo, Combined, Deduction, Gap, SiteResult

from .wording import Wording, counted, listing, place, plain

COSTLIEST = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """A check that cost the subject points."""

    info: CheckInfo
    deduction: Deduction
    answer: Combined
    better: str
    """The rival with the least friction on it; empty when none is better."""


def site_name(site: SiteResult | str) -> str:
    """A site's name as the reports write it."""
    return plain(site if isinstance(site, str) else site.name, 60)


def ordered(result: AuditResult) -> tuple[SiteResult, ...]:
    """Sites that were audited: the subject first, then the ranked ones from the best down, then the others."""
    places = {name: number for number, name in enumerate(result.ranking)}
    seen = [site for site in result.sites if site.status != "not-audited"]
    return tuple(
        sorted(seen, key=lambda s: (s.name != result.subject, places.get(s.name, len(places)), s.name.casefold()))
    )


def not_audited(result: AuditResult) -> tuple[SiteResult, ...]:
    """Sites that could not be audited; they are named apart, with the reason."""
    return tuple(site for site in result.sites if site.status == "not-audited")


def infos(result: AuditResult) -> Mapping[str, CheckInfo]:
    """The checks by id."""
    return {check.id: check for check in result.checks}


def best_gap(result: AuditResult) -> Gap | None:
    """The gap to the best rival: the one ranked highest, else the one furthest ahead."""
    known = {gap.rival: gap for gap in result.gaps if gap.points is not None}
    ranked = next((name for name in result.ranking if name in known), "")
    return known[ranked] if ranked else min(known.values(), key=lambda gap: gap.points or 0, default=None)


def costs(result: AuditResult) -> tuple[Cost, ...]:
    """What cost the subject points, largest first."""
    known, us = infos(result), result.site(result.subject)
    rivals = {row.check: row.best for row in result.rows if row.standing == "behind"}
    return tuple(
        Cost(
            info=known[lost.check],
            deduction=lost,
            answer=us.checks[lost.check],
            better=next((name for name in rivals.get(lost.check, ()) if name != us.name), ""),
        )
        for lost in us.score.lost
        if lost.check in known and lost.check in us.checks
    )


def standing_words(result: AuditResult, wording: Wording) -> str:
    """`Acme scores 61.3 of 100, 22.7 points behind Fernway on the 19 checks settled on both`, no full stop."""
    us = result.site(result.subject)
    name = site_name(us)
    if us.status == "not-audited":
        return f"{name} could not be audited: {plain(us.reason) or 'no reason is recorded'}"
    if us.score.value is None:
        return f"{name} gets no score: only {wording.share(us.score.coverage)} of what counts could be settled"
    words = f"{name} scores {'a provisional ' if us.score.provisional else ''}{wording.tenths(us.score.value)} of 100"
    gap = best_gap(result)
    if gap is None:
        return words
    rival, points = site_name(gap.rival), wording.tenths(abs(gap.points or 0))
    how = {"ahead": f"{points} points ahead of", "behind": f"{points} points behind"}.get(gap.standing, "level with")
    return f"{words}, {how} {rival} on the {counted(gap.checks, 'check')} settled on both"


def cost_words(result: AuditResult, wording: Wording) -> str:
    """`Three things cost it most: “…” (−8.1), …`; empty when nothing cost points or there is no score."""
    us = result.site(result.subject)
    if us.score.value is None or us.status == "not-audited":
        return ""
    most = [
        f"“{plain(cost.info.title, 120)}” (−{wording.tenths(cost.deduction.points)})"
        for cost in costs(result)[:COSTLIEST]
    ]
    if not most:
        return "nothing that could be settled cost it points"
    number = {1: "one thing cost it points", 2: "two things cost it most"}.get(len(most), "three things cost it most")
    return f"{number}: {listing(most)}"


def headline(result: AuditResult, wording: Wording) -> str:
    """The verdict in one sentence."""
    return "; ".join(filter(None, (standing_words(result, wording), cost_words(result, wording)))) + "."


def best_site(result: AuditResult) -> SiteResult | None:
    """The site ranked first; None where there is no ranking."""
    return result.site(result.ranking[0]) if len(result.ranking) > 1 else None


def near_best(result: AuditResult) -> tuple[str, ...]:
    """Sites whose score is too near to that of the one ranked first to call the order."""
    if result.gains is None or len(result.ranking) < 2:
        return ()
    scores, best = result.common_scores, result.ranking[0]
    return tuple(n for n in result.ranking[1:] if round(scores[best] - scores[n], 1) < result.gains.level_below)


def certainty(result: AuditResult) -> str:
    """How far the order of the subject and the best rival can be trusted, as a sentence; empty without a rival."""
    us, gap = result.site(result.subject), best_gap(result)
    if gap is None or us.score.value is None:
        return ""
    them = result.site(gap.rival)
    if gap.standing == "level":
        return "The scores are too near to call the order."
    behind = gap.standing == "behind" and us.score.high < them.score.low
    ahead = gap.standing == "ahead" and them.score.high < us.score.low
    if behind or ahead:
        first = site_name(them if behind else us)
        return f"The order holds even if all that was not seen or is in doubt spoke against {first}."
    both = f"{site_name(us)} and {site_name(them)}"
    return f"The ranges of {both} leave the order open: what was not seen or is in doubt could change it."


def visit_words(site: SiteResult) -> str:
    """`one visit a device`, `3 visits a device`."""
    return f"{len(site.rounds)} visits a device" if len(site.rounds) > 1 else "one visit a device"


def place_words(result: AuditResult) -> str:
    """`2nd of 3 on the 18 checks settled on all of them`, or why there is no place."""
    if result.subject in result.ranking and len(result.ranking) > 1:
        number = place(result.ranking.index(result.subject) + 1)
        return f"{number} of {len(result.ranking)} on the {counted(result.ranked_on, 'check')} settled on all of them"
    if len(result.sites) < 2:
        return "no rivals were audited"
    return "no place: too little could be settled on both sides"
