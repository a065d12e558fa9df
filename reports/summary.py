# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""A short summary in Markdown, for chats and tickets."""

from collections.abc import Iterator
from dataclasses import dataclass

from frictionaudit.api import AuditResult, Evidence, SiteResult, budget_words, change_markdown, escaped, spread_words

from .card_words import card_lines
from .verdict import headline, infos, not_audited, ordered, place_words, site_name
from .wording import Wording, counted, plain, sentence

_FIXES = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """Verdict, scores and what to fix first on one screen."""

    name: str = "markdown"
    filename: str = "scorecard.md"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:  # noqa: ARG002 - no pictures here
        """The summary as UTF-8."""
        return ("\n".join(_lines(result, Wording.of(result.market))) + "\n").encode()


def _lines(result: AuditResult, wording: Wording) -> Iterator[str]:
    yield f"# Friction scorecard: {escaped(plain(result.audit, 80))}"
    yield ""
    yield f"**{escaped(headline(result, wording))}**"
    yield ""
    yield f"Place: {escaped(place_words(result))}. {escaped(wording.date(result.created))}, {_devices(result)}."
    yield ""
    yield "| Site | Score | Range | Settled | Against us |"
    yield "| --- | ---: | ---: | ---: | --- |"
    yield from (_site_row(result, site, wording) for site in ordered(result))
    for site in not_audited(result):
        yield f"\nNot audited: {escaped(site_name(site))} – {escaped(plain(site.reason))}"
    for name, words in spread_words(result):
        yield f"\n{escaped(site_name(name))}: {escaped(words)}."
    yield from _changes(result)
    yield from _gate(result)
    yield from _fixes(result)
    if result.report_card:
        yield "\n## Report card\n"
        yield from card_lines(result, wording)
    yield ""
    yield _acts(result)
    yield f"Run {escaped(plain(result.run, 80))}, {escaped(plain(result.tool, 60))}."


def _devices(result: AuditResult) -> str:
    return (
        escaped(", ".join(plain(device, 40) for device in sorted(result.devices, key=str.casefold)))
        + " (emulated in Chromium)"
    )


def _site_row(result: AuditResult, site: SiteResult, wording: Wording) -> str:
    score = site.score
    value = "no score" if score.value is None else wording.tenths(score.value)
    marks = " (provisional)" if score.provisional and score.value is not None else ""
    name = escaped(site_name(site)) + (" (us)" if site.name == result.subject else "")
    gap = next((gap for gap in result.gaps if gap.rival == site.name), None)
    against = "" if gap is None or gap.points is None else f"we are {_gap_words(gap.standing, gap.points, wording)}"
    cells = (name, escaped(value) + marks, escaped(wording.range(score)), wording.share(score.coverage), against)
    return f"| {' | '.join(cells)} |"


def _gap_words(standing: str, points: float, wording: Wording) -> str:
    return "level" if standing == "level" else f"{escaped(wording.tenths(abs(points)))} points {standing}"


def _changes(result: AuditResult) -> Iterator[str]:
    if result.since_last:
        yield "\n## What changed\n"
        yield from change_markdown(result.since_last)


def _gate(result: AuditResult) -> Iterator[str]:
    if result.gate:
        yield "\n## Budgets\n"
    for budget in result.gate:
        yield f"- **{budget.verdict.capitalize()}**: {escaped(plain(budget_words(budget)))}"


def _fixes(result: AuditResult) -> Iterator[str]:
    known = infos(result)
    best = [one for one in result.roadmap if one.check in known][:_FIXES]
    if not best:
        return
    yield "\n## Fix first\n"
    for number, one in enumerate(best, start=1):
        info = known[one.check]
        better = f"; {escaped(site_name(one.better))} does it better" if one.better else ""
        yield f"{number}. **{escaped(plain(info.title, 120))}** – {escaped(_measured(result, one.check))}"
        yield f"   ({escaped(plain(one.owner, 60))}, effort {info.effort}{better})"


def _measured(result: AuditResult, check: str) -> str:
    answer = result.site(result.subject).checks.get(check)
    return sentence(answer.reason or answer.measured, 200) if answer else "No answer is stored."


def _acts(result: AuditResult) -> str:
    refused = sum(act.count for site in result.sites for trip in site.trips for act in trip.firewall.refusals)
    return f"The order firewall refused {counted(refused, 'act')}."


summary = Summary()
