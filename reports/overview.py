# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""What the scorecard shows before the evidence: sites side by side, the matrix, our page beside the best rival's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frictionaudit.api import (
    AuditResult,
    CheckInfo,
    Combined,
    Finding,
    Gap,
    Outcome,
    PageShot,
    Row,
    SiteResult,
    TripResult,
    Verdict,
)

from .crops import Album, Picture
from .verdict import Cost, costs, ordered
from .wording import slug


@dataclass(frozen=True, slots=True)
class Anchors:
    """Permalinks: the same sites and checks get the same ones in every run."""

    sites: Mapping[str, str]

    @classmethod
    def of(cls, sites: Sequence[SiteResult]) -> "Anchors":
        """Anchors for sites; two names that read alike get numbers."""
        found: dict[str, str] = {}
        for number, site in enumerate(sites, start=1):
            base = slug(site.name) or f"site-{number}"
            found[site.name] = base if base not in found.values() else f"{base}-{number}"
        return cls(found)

    def check(self, check: str) -> str:
        """The evidence of a check."""
        return f"check-{slug(check)}"

    def answer(self, site: str, check: str) -> str:
        """The evidence of a check on a site."""
        return f"evidence-{self.sites[site]}--{slug(check)}"

    def step(self, site: str, trip: TripResult, page: int) -> str:
        """A page in the walk of a site on a device."""
        return f"walk-{self.sites[site]}--{slug(trip.device)}--{page}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A check's answer for one site in the matrix."""

    site: SiteResult
    anchor: str
    answer: Combined | None
    devices: tuple[tuple[str, Outcome], ...]
    """One by one, where the devices differ."""
    best: bool
    missing: tuple[str, ...]
    """Devices on which the check was not asked."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A check in the matrix."""

    info: CheckInfo
    row: Row
    lost: float
    """Points that it cost the subject."""
    cells: tuple[Cell, ...]
    ours: Verdict | None
    by_device: tuple[Verdict | None, ...]
    """The subject's verdict on each device, in their order by name."""


@dataclass(frozen=True, slots=True)
class Side:
    """One half of the picture pair."""

    site: SiteResult
    answer: Combined
    device: str
    finding: Finding | None
    picture: Picture


@dataclass(frozen=True, slots=True)
class Pair:
    """Our page beside the best rival's, for the costliest check where a rival is better."""

    cost: Cost
    ours: Side
    theirs: Side


def by_family(result: AuditResult, anchors: Anchors) -> dict[str, tuple[MatrixRow, ...]]:
    """The matrix, grouped by family in the order of the checks."""
    sites, standings = ordered(result), {row.check: row for row in result.rows}
    lost = {one.check: one.points for one in result.site(result.subject).score.lost}
    families: dict[str, list[MatrixRow]] = {}
    for info in result.checks:
        row = standings.get(info.id, Row(check=info.id, standing="unknown", best=()))
        cells = tuple(_cell(site, info.id, row, sorted(result.devices), anchors) for site in sites)
        if not any(cell.answer for cell in cells):
            continue
        ours = next((c.answer.verdict for c in cells if c.answer and c.site.name == result.subject), None)
        subject = result.site(result.subject).checks.get(info.id)
        each = tuple(subject.devices.get(device) if subject else None for device in sorted(result.devices))
        families.setdefault(info.family, []).append(MatrixRow(info, row, lost.get(info.id, 0.0), cells, ours, each))
    return {family: tuple(rows) for family, rows in families.items()}


def _cell(site: SiteResult, check: str, row: Row, devices: Iterable[str], anchors: Anchors) -> Cell:
    return Cell(
        site=site,
        anchor=anchors.answer(site.name, check),
        answer=site.checks.get(check),
        devices=differing(site, check),
        best=site.name in row.best,
        missing=tuple(
            device for device in devices if check in site.checks and device not in site.checks[check].devices
        ),
    )


def differing(site: SiteResult, check: str) -> tuple[tuple[str, Outcome], ...]:
    """The outcomes by device when they are not the same on all, else nothing."""
    answers = tuple((trip.device, trip.outcomes[check]) for trip in site.trips if check in trip.outcomes)
    return answers if len({(one.verdict, one.measured) for _, one in answers}) > 1 else ()


def gaps(result: AuditResult) -> Mapping[str, Gap]:
    """The gap to each rival by its name."""
    return {gap.rival: gap for gap in result.gaps}


def families(result: AuditResult) -> tuple[str, ...]:
    """Families that have a score on any audited site, in the order of the checks, then by name."""
    scored = {family for site in ordered(result) for family in site.families}
    listed = [family for family in dict.fromkeys(check.family for check in result.checks) if family in scored]
    return (*listed, *sorted(scored - set(listed)))


def pages(trip: TripResult) -> Mapping[int, PageShot]:
    """The pages of a trip by index."""
    return {step.page.index: step.page for step in (*trip.steps, *trip.side_steps) if step.page is not None}


def pictures_of(shot: PageShot) -> tuple[str, ...]:
    """Where a page can be seen: the whole page rather than the first screen."""
    return shot.full_page, shot.screenshot


def pictures_for(trip: TripResult, finding: Finding) -> tuple[str, ...]:
    """Where a finding can be seen: a layer on the picture taken while it was up, anything else on its page."""
    layers = (seen for seen in trip.interruptions if seen.screenshot and seen.overlay.selector == finding.selector)
    layer = next((seen for seen in layers if seen.overlay.box == finding.box), None)
    page = pages(trip).get(finding.page)
    return (layer.screenshot,) if layer is not None else pictures_of(page) if page is not None else ()


def pair(result: AuditResult, album: Album) -> Pair | None:
    """The two pages to look at first; None where no rival is better at anything that cost points."""
    cost = next((cost for cost in costs(result) if cost.better), None)
    if cost is None:
        return None
    us, them = result.site(result.subject), result.site(cost.better)
    ours = _side(us, cost.info.id, album, "", None)
    shot = _shown_page(us, cost.info.id, ours)
    return Pair(cost, ours, _side(them, cost.info.id, album, ours.device, shot))


def _shown_page(site: SiteResult, check: str, side: Side) -> PageShot | None:
    points = ((trip, finding) for trip, finding in _pointing(site, check, side.device) if finding == side.finding)
    return next((pages(trip).get(finding.page) for trip, finding in points), None)


def _pointing(site: SiteResult, check: str, device: str) -> Iterator[tuple[TripResult, Finding]]:
    """Findings that point at a stored page: the leading verdict's and the given device's first."""
    verdict = site.checks[check].verdict
    trips = [trip for trip in site.trips if check in trip.outcomes]
    trips.sort(key=lambda t: (t.outcomes[check].verdict is not verdict, t.device != device))
    found = [(trip, one) for trip in trips for one in trip.outcomes[check].findings if one.page in pages(trip)]
    yield from sorted(found, key=lambda item: item[1].box is None)


def _side(site: SiteResult, check: str, album: Album, device: str, like: PageShot | None) -> Side:
    answer = site.checks[check]
    pointed = next(_pointing(site, check, device), None)
    if pointed is not None:
        there, finding = pointed
        picture = album.crop(there, pictures_for(there, finding), finding.box, tall=True)
        return Side(site, answer, there.device, finding, picture)
    trip = next((trip for trip in site.trips if trip.device == device), site.trips[0] if site.trips else None)
    if trip is None:
        return Side(site, answer, "", None, Picture(missing="no page was stored"))
    shots = [shot for shot in pages(trip).values() if like is not None and shot.stage is like.stage]
    picture = (
        album.crop(trip, pictures_of(shots[0]), None, tall=True)
        if shots
        else Picture(missing="no such page was stored")
    )
    return Side(site, answer, trip.device, None, picture)
