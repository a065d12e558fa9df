"""Past runs in the database: kept, found again, forgotten."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, and_, delete, or_, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from frictionaudit.history.database import Database
from frictionaudit.history.known import known_since
from frictionaudit.history.rows import checks_json, site_rows, snapshot_of
from frictionaudit.history.snapshot import Snapshot
from frictionaudit.history.tables import AnswerRow, AuditRow, DeviceRow, EpochRow, JudgementRow, RunRow, SiteRow


def record(database: Database, snapshots: Iterable[Snapshot]) -> None:
    """Keep these, all or none, each in the place of what the same checks said of the same run before.

    Raises:
        HistoryError: the database cannot be written.
    """
    with database.writing() as session:
        touched = {_record(session, one) for one in sorted(snapshots, key=lambda one: (one.created, one.current))}
        for audit, epoch in sorted(touched):
            _date_findings(session, audit, epoch)


def audits(database: Database) -> list[tuple[str, str]]:
    """Slug and name of every audit, by slug."""
    with database.reading() as session:
        return [(row.slug, row.name) for row in session.scalars(select(AuditRow).order_by(AuditRow.slug))]


def load(
    database: Database,
    audit: str,
    *,
    epoch: str | None = None,
    run: str = "",
    before: Snapshot | None = None,
    after: datetime | None = None,
    newest: int | None = None,
) -> list[Snapshot]:
    """Snapshots of an audit (its slug), newest run first.

    Args:
        epoch: what these checks said; None gives what each run's newest checks said.
        run: only this one.
        before: only runs earlier than this one.
        after: only runs begun then or later.
        newest: at most so many.

    Raises:
        HistoryError: the database cannot be read.
    """
    query = _whole().where(AuditRow.slug == audit)
    query = query.where(JudgementRow.current) if epoch is None else query.where(JudgementRow.epoch_id == epoch)
    if run:
        query = query.where(RunRow.name == run)
    if before is not None:
        same_second = and_(RunRow.created == before.created, RunRow.name < before.run)
        query = query.where(or_(RunRow.created < before.created, same_second))
    if after is not None:
        query = query.where(RunRow.created >= after)
    query = query.order_by(RunRow.created.desc(), RunRow.name.desc()).limit(newest)
    with database.reading() as session:
        return [snapshot_of(row) for row in session.scalars(query)]


def epochs(database: Database, audit: str, run: str) -> list[str]:
    """Epochs in which this run was judged, the current one first."""
    query = (
        select(JudgementRow.epoch_id)
        .join(RunRow)
        .join(AuditRow)
        .where(AuditRow.slug == audit, RunRow.name == run)
        .order_by(JudgementRow.current.desc(), JudgementRow.epoch_id)
    )
    with database.reading() as session:
        return list(session.scalars(query))


def forget(database: Database, audit: str, run: str = "") -> int:
    """Delete a run, or a whole audit, from the database; how many runs that were.

    Raises:
        HistoryError: the database cannot be written.
    """
    with database.writing() as session:
        owner = session.scalar(select(AuditRow).where(AuditRow.slug == audit))
        if owner is None:
            return 0
        rows = session.scalars(select(RunRow).where(RunRow.audit_id == owner.id)).all()
        gone = [row for row in rows if not run or row.name == run]
        touched = {judgement.epoch_id for row in gone for judgement in row.judgements}
        for row in gone:
            session.delete(row)
        session.flush()
        for epoch in sorted(touched):
            _date_findings(session, owner.id, epoch)
        if not run:
            session.delete(owner)
        session.flush()
        session.execute(delete(EpochRow).where(EpochRow.id.not_in(select(JudgementRow.epoch_id))))
        return len(gone)


def _whole() -> Select[JudgementRow]:
    """Judgements with everything that belongs to them, in a handful of queries."""
    sites = selectinload(JudgementRow.sites)
    return (
        select(JudgementRow)
        .join(JudgementRow.run)
        .join(RunRow.audit)
        .options(
            joinedload(JudgementRow.run).joinedload(RunRow.audit),
            joinedload(JudgementRow.epoch),
            sites.selectinload(SiteRow.answers),
            sites.selectinload(SiteRow.devices).selectinload(DeviceRow.outcomes),
        )
    )


def _record(session: Session, snapshot: Snapshot) -> tuple[int, str]:
    audit = session.scalar(select(AuditRow).where(AuditRow.slug == snapshot.slug))
    if audit is None:
        audit = AuditRow(slug=snapshot.slug, name=snapshot.audit)
        session.add(audit)
        session.flush()
    audit.name = snapshot.audit
    if session.get(EpochRow, snapshot.epoch) is None:
        session.add(EpochRow(id=snapshot.epoch, checks=checks_json(snapshot.checks)))
    run = session.scalar(select(RunRow).where(RunRow.audit_id == audit.id, RunRow.name == snapshot.run))
    if run is None:
        run = RunRow(audit_id=audit.id, name=snapshot.run)
        session.add(run)
    run.created, run.ended = snapshot.created, snapshot.ended
    run.settings, run.market, run.subject = snapshot.settings, snapshot.market, snapshot.subject
    run.shares = dict(snapshot.shares)
    session.flush()
    same = JudgementRow.run_id == run.id
    session.execute(delete(JudgementRow).where(same, JudgementRow.epoch_id == snapshot.epoch))
    if snapshot.current:
        session.execute(update(JudgementRow).where(same).values(current=False))
    session.add(
        JudgementRow(
            run_id=run.id,
            epoch_id=snapshot.epoch,
            tool=snapshot.tool,
            current=snapshot.current,
            sites=site_rows(snapshot, {}),
        )
    )
    session.flush()
    return audit.id, snapshot.epoch


def _date_findings(session: Session, audit: int, epoch: str) -> None:
    """Set since when each finding of an epoch is known, wherever a run came between others or went."""
    query = (
        select(AnswerRow.id, SiteRow.name, AnswerRow.check_id, AnswerRow.verdict, RunRow.created, AnswerRow.known_since)
        .join(SiteRow, AnswerRow.site_id == SiteRow.id)
        .join(JudgementRow, SiteRow.judgement_id == JudgementRow.id)
        .join(RunRow, JudgementRow.run_id == RunRow.id)
        .where(RunRow.audit_id == audit, JudgementRow.epoch_id == epoch)
        .order_by(RunRow.created, RunRow.name)
    )
    rows = session.execute(query).all()
    dates = known_since([(site, check, verdict, created) for _, site, check, verdict, created, _ in rows])
    changed = [{"id": row[0], "known_since": date} for row, date in zip(rows, dates, strict=True) if row[5] != date]
    if changed:
        session.execute(update(AnswerRow), changed)
