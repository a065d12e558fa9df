# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The scorecard's evidence: cards with crops by check and site, the walk as filmstrips, what could not be told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from frictionaudit.api import (
    AuditResult,
    CheckInfo,
    Combined,
    Evidence,
    Finding,
    Journey,
    Outcome,
    OverlaySeen,
    PageShot,
    SiteResult,
    Step,
    TripResult,
    Verdict,
)

from .crops import Album, Picture
from .overview import Anchors, differing, pages, pictures_for, pictures_of
from .retrace import steps_to
from .verdict import COSTLIEST, costs, infos, ordered

_MOST_SHOWN = {True: 6, False: 2}
"""How many findings a card of the subject, and of a rival, shows; the rest is counted."""
_WITH_PICTURE = {True: 4, False: 2}
"""How many of them get a picture."""
_MOST_LAYERS = 8
_UNKNOWN_PAGE = "the page is not among those stored"


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding on a card, with the devices it was made on."""

    finding: Finding
    devices: tuple[str, ...]
    page: PageShot | None
    step: str
    """Anchor of the page in the walk."""
    picture: Picture
    steps: tuple[str, ...] = ()
    """How to come to the page; told once a page of a card."""


@dataclass(frozen=True, slots=True)
class Model:
    """The page of a rival that does it best, for a card without findings: what is right points at no place."""

    page: PageShot
    step: str
    """Anchor of the page in the walk."""
    device: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Card:
    """A check's evidence on one site."""

    anchor: str
    site: SiteResult
    answer: Combined
    devices: tuple[tuple[str, Outcome], ...]
    findings: tuple[Shown, ...]
    more: int
    model: Model | None = None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A check's evidence on all sites."""

    info: CheckInfo
    anchor: str
    cards: tuple[Card, ...]
    telling: bool
    """Among what costs the subject most: shown unfolded."""


@dataclass(frozen=True, slots=True)
class Untold:
    """Checks that share a reason for having no answer."""

    reason: str
    crashed: bool
    checks: tuple[tuple[CheckInfo, tuple[str, ...]], ...]
    """With the devices concerned."""


@dataclass(frozen=True, slots=True)
class FilmFrame:
    """A step of the walk with its thumbnail."""

    anchor: str
    step: Step
    picture: Picture


@dataclass(frozen=True, slots=True)
class Film:
    """The walk of one site on one device."""

    site: SiteResult
    trip: TripResult
    main: tuple[FilmFrame, ...]
    side: tuple[FilmFrame, ...]
    layers: tuple[tuple[OverlaySeen, Picture], ...]
    """What interrupted the walk."""
    ending: Picture | None

    @property
    def taps(self) -> int:
        return sum(frame.step.taps for frame in self.main)

    @property
    def wasted_taps(self) -> int:
        return sum(frame.step.wasted_taps for frame in self.main)


_Found = tuple[Finding, TripResult, tuple[str, ...]]
_Key = tuple[str, str, int]


def exhibits(result: AuditResult, anchors: Anchors, album: Album, evidence: Evidence) -> tuple[Exhibit, ...]:
    """The evidence by check, what costs the subject most first; within each the subject's card first.

    Pictures go to the first findings of every card before the rest.
    """
    sites = ordered(result)
    costly = {cost.info.id for cost in costs(result)[:COSTLIEST]}
    journeys = _journeys(result.site(result.subject), evidence)
    found = {(site.name, info.id): _merged(site, info.id) for info in result.checks for site in sites}
    pictures = _pictures(result.subject, found, album)
    shown: list[Exhibit] = []
    lost = {one.check: one.points for one in result.site(result.subject).score.lost}
    models = _models(result, anchors, found, album)
    for info in sorted(result.checks, key=lambda info: -lost.get(info.id, 0.0)):
        cards = tuple(
            _card(
                s,
                info.id,
                found[s.name, info.id],
                _MOST_SHOWN[s.name == result.subject],
                pictures,
                anchors,
                journeys if s.name == result.subject else {},
                models.get((s.name, info.id)),
            )
            for s in sites
            if info.id in s.checks
        )
        if cards:
            shown.append(Exhibit(info, anchors.check(info.id), cards, info.id in costly))
    return tuple(shown)


def _journeys(site: SiteResult, evidence: Evidence) -> Mapping[str, Journey]:
    found = {trip.folder: evidence.journey(trip) for trip in site.trips}
    return {folder: journey for folder, journey in found.items() if journey is not None}


def _steps(found: Sequence[_Found], journeys: Mapping[str, Journey]) -> Iterator[tuple[str, ...]]:
    told: set[tuple[str, int]] = set()
    for finding, trip, _ in found:
        key = (trip.folder, finding.page)
        yield steps_to(journeys[trip.folder], finding.page) if trip.folder in journeys and key not in told else ()
        told.add(key)


def _merged(site: SiteResult, check: str) -> list[_Found]:
    """Findings of all devices; the same one on several devices is told once."""
    first: dict[tuple[str, str, str], tuple[Finding, TripResult]] = {}
    devices: dict[tuple[str, str, str], list[str]] = {}
    for trip in site.trips:
        outcome = trip.outcomes.get(check)
        for finding in outcome.findings if outcome else ():
            page = pages(trip).get(finding.page)
            key = (finding.message, finding.quote, page.url if page else str(finding.page))
            first.setdefault(key, (finding, trip))
            if trip.device not in devices.setdefault(key, []):
                devices[key].append(trip.device)
    return [(*item, tuple(devices[key])) for key, item in first.items()]


def _pictures(subject: str, found: Mapping[tuple[str, str], Sequence[_Found]], album: Album) -> dict[_Key, Picture]:
    wanted: list[tuple[_Key, Finding, TripResult]] = [
        ((site, check, number), finding, trip)
        for (site, check), findings in found.items()
        for number, (finding, trip, _) in enumerate(findings[: _WITH_PICTURE[site == subject]])
    ]
    wanted.sort(key=lambda one: (one[0][2], one[0][0] != subject, one[2].folder, one[1].page))
    return {key: _picture(finding, trip, album, first=key[2] == 0) for key, finding, trip in wanted}


def _models(
    result: AuditResult, anchors: Anchors, found: Mapping[tuple[str, str], Sequence[_Found]], album: Album
) -> Mapping[tuple[str, str], Model]:
    """By site and check: the page that the subject's first finding is about, at the rivals that do it best."""
    made: dict[tuple[str, str], Model] = {}
    for row in result.rows if result.site(result.subject).status != "not-audited" else ():
        ours = next(((finding, trip) for finding, trip, _ in found.get((result.subject, row.check), ())), None)
        like = pages(ours[1]).get(ours[0].page) if ours else None
        rivals = [n for n in row.best if n != result.subject and (n, row.check) in found and not found[n, row.check]]
        if row.standing != "behind" or ours is None or like is None:
            continue
        device = ours[1].device
        for name in rivals:
            own = result.site(name).trips
            trips = [trip for same in (True, False) for trip in own if (trip.device == device) is same]
            shots = [(trip, shot) for trip in trips for shot in pages(trip).values() if shot.stage is like.stage]
            for trip, shot in shots[:1]:
                picture = album.crop(trip, pictures_of(shot), None, again=True)
                made[name, row.check] = Model(shot, anchors.step(name, trip, shot.index), trip.device, picture)
    return made


def _picture(finding: Finding, trip: TripResult, album: Album, *, first: bool) -> Picture:
    """The marked place; of a finding about a page as a whole its top, where it is the first of its card."""
    names = pictures_for(trip, finding)
    if not names:
        return Picture(missing=_UNKNOWN_PAGE)
    if finding.box is None and not first:
        return Picture()
    return album.crop(trip, names, finding.box, again=first)


def _card(
    site: SiteResult,
    check: str,
    found: Sequence[_Found],
    most: int,
    pictures: Mapping[_Key, Picture],
    anchors: Anchors,
    journeys: Mapping[str, Journey],
    model: Model | None,
) -> Card:
    steps = tuple(_steps(found[:most], journeys))
    shown = tuple(
        Shown(
            finding=finding,
            devices=devices,
            page=pages(trip).get(finding.page),
            step=anchors.step(site.name, trip, finding.page) if finding.page in pages(trip) else "",
            picture=pictures.get((site.name, check, number), Picture()),
            steps=steps[number],
        )
        for number, (finding, trip, devices) in enumerate(found[:most])
    )
    return Card(
        anchor=anchors.answer(site.name, check),
        site=site,
        answer=site.checks[check],
        devices=differing(site, check),
        findings=shown,
        more=len(found) - len(shown),
        model=model,
    )


def films(result: AuditResult, anchors: Anchors, album: Album) -> tuple[Film, ...]:
    """The walks, the subject's first; sites that were not audited show how far the shopper came."""
    audited = ordered(result)
    rest = [site for site in result.sites if site not in audited]
    return tuple(_film(site, trip, anchors, album) for site in (*audited, *rest) for trip in site.trips)


def _film(site: SiteResult, trip: TripResult, anchors: Anchors, album: Album) -> Film:
    ending = trip.ending.screenshot if trip.ending else ""
    return Film(
        site=site,
        trip=trip,
        main=tuple(_frames(site, trip, trip.steps, anchors, album)),
        side=tuple(_frames(site, trip, trip.side_steps, anchors, album)),
        layers=tuple((one, _layer(trip, one, album)) for one in trip.interruptions[:_MOST_LAYERS]),
        ending=album.thumbnail(trip, ending) if ending else None,
    )


def _layer(trip: TripResult, seen: OverlaySeen, album: Album) -> Picture:
    return album.thumbnail(trip, seen.screenshot) if seen.screenshot else Picture()


def _frames(
    site: SiteResult, trip: TripResult, steps: Sequence[Step], anchors: Anchors, album: Album
) -> Iterator[FilmFrame]:
    for step in steps:
        if step.page is not None:
            anchor = anchors.step(site.name, trip, step.page.index)
            yield FilmFrame(anchor, step, album.thumbnail(trip, step.page.screenshot))
        else:
            seen = step.problem.screenshot if step.problem else ""
            yield FilmFrame("", step, album.thumbnail(trip, seen) if seen else Picture())


def untold(result: AuditResult, site: SiteResult) -> tuple[Untold, ...]:
    """What could not be told on a site, the reasons that concern most checks first."""
    known = infos(result)
    reasons: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for trip in site.trips:
        for check, outcome in trip.outcomes.items():
            if outcome.verdict in (Verdict.UNCLEAR, Verdict.ERROR) and check in known:
                key = (outcome.reason, outcome.verdict is Verdict.ERROR)
                reasons.setdefault(key, {}).setdefault(check, []).append(trip.device)
    groups = (
        Untold(reason, crashed, tuple((known[check], tuple(devices)) for check, devices in checks.items()))
        for (reason, crashed), checks in reasons.items()
    )
    return tuple(sorted(groups, key=lambda one: (not one.crashed, -len(one.checks), one.reason)))
