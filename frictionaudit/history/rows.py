"""Snapshots to rows and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from frictionaudit.check import Verdict
from frictionaudit.history.snapshot import Answer, CheckName, DeviceState, Mark, SiteState, Snapshot, Told, storable
from frictionaudit.history.tables import AnswerRow, Checks, DeviceRow, JudgementRow, OutcomeRow, SiteRow
from frictionaudit.recipe import Recipe
from frictionaudit.result import Sample, Status

Known = Mapping[tuple[str, str], datetime]
"""Since when a finding is known, by site and check."""


def checks_json(checks: Mapping[str, CheckName]) -> Checks:
    """The checks of an epoch as they are stored."""
    return {id: {"title": one.title, "family": one.family, "stopper": one.stopper} for id, one in checks.items()}


def site_rows(snapshot: Snapshot, known: Known) -> list[SiteRow]:
    """The sites of a snapshot with all that belongs to them."""
    return [_site_row(place, site, known) for place, site in enumerate(snapshot.sites)]


def _site_row(place: int, site: SiteState, known: Known) -> SiteRow:
    return SiteRow(
        place=place,
        name=site.name,
        url=site.url,
        own=site.own,
        status=site.status,
        reason=site.reason,
        score=site.mark.value,
        low=site.mark.low,
        high=site.mark.high,
        coverage=site.mark.coverage,
        stoppers=list(site.stoppers),
        families=dict(site.families),
        scores=list(site.scores),
        devices=[_device_row(number, device) for number, device in enumerate(site.devices)],
        answers=[
            _answer_row(number, id, answer, known.get((site.name, id)))
            for number, (id, answer) in enumerate(site.answers.items())
        ],
    )


def _device_row(place: int, device: DeviceState) -> DeviceRow:
    return DeviceRow(
        place=place,
        device=device.device,
        reach=device.reach,
        score=device.mark.value,
        low=device.mark.low,
        high=device.mark.high,
        coverage=device.mark.coverage,
        ending=device.ending,
        problem=device.problem,
        recipe=storable(device.recipe.model_dump_json()) if device.recipe else "",
        outcomes=[
            OutcomeRow(
                place=number,
                check_id=id,
                verdict=told.verdict.value,
                friction=told.friction,
                measured=told.measured,
                reason=told.reason,
            )
            for number, (id, told) in enumerate(device.outcomes.items())
        ],
    )


def _answer_row(place: int, check: str, answer: Answer, known_since: datetime | None) -> AnswerRow:
    return AnswerRow(
        place=place,
        check_id=check,
        verdict=answer.verdict.value,
        friction=answer.friction,
        confidence=answer.confidence,
        measured=answer.measured,
        reason=answer.reason,
        visits=[(one.verdict.value, one.friction or 0.0, one.confidence) for one in answer.visits],
        known_since=known_since,
    )


def snapshot_of(row: JudgementRow) -> Snapshot:
    """What was stored, as it was."""
    run = row.run
    return Snapshot(
        audit=run.audit.name,
        run=run.name,
        created=run.created,
        ended=run.ended,
        tool=row.tool,
        epoch=row.epoch_id,
        settings=run.settings,
        market=run.market,
        subject=run.subject,
        shares=run.shares,
        checks={
            id: CheckName(str(one["title"]), str(one["family"]), bool(one["stopper"]))
            for id, one in row.epoch.checks.items()
        },
        sites=tuple(_site(site) for site in row.sites),
        current=row.current,
    )


def _site(row: SiteRow) -> SiteState:
    return SiteState(
        name=row.name,
        url=row.url,
        own=row.own,
        status=cast("Status", row.status),
        reason=row.reason,
        mark=Mark(row.score, row.low, row.high, row.coverage),
        stoppers=tuple(row.stoppers),
        families=row.families,
        scores=tuple(row.scores),
        answers={one.check_id: _answer(one) for one in row.answers},
        devices=tuple(_device(device) for device in row.devices),
    )


def _answer(row: AnswerRow) -> Answer:
    return Answer(
        verdict=Verdict(row.verdict),
        friction=row.friction,
        confidence=row.confidence,
        measured=row.measured,
        reason=row.reason,
        visits=tuple(
            Sample(verdict=Verdict(verdict), friction=friction, confidence=confidence)
            for verdict, friction, confidence in row.visits
        ),
        known_since=row.known_since,
    )


def _device(row: DeviceRow) -> DeviceState:
    return DeviceState(
        device=row.device,
        reach=row.reach,
        mark=Mark(row.score, row.low, row.high, row.coverage),
        ending=row.ending,
        problem=row.problem,
        recipe=Recipe.model_validate_json(row.recipe) if row.recipe else None,
        outcomes={
            one.check_id: Told(Verdict(one.verdict), one.friction, one.measured, one.reason) for one in row.outcomes
        },
    )
