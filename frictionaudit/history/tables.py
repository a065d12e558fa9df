"""The tables of the history: one schema for SQLite and PostgreSQL. What a migration made is described here once more."""

from datetime import UTC, datetime

from sqlalchemy import JSON, DateTime, Dialect, Double, ForeignKey, MetaData, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

Checks = dict[str, dict[str, str | bool]]
"""Check id to title, family and whether it is a stopper."""
Visits = list[tuple[str, float, float]]
"""Verdict, friction and confidence, one a visit."""
Numbers = list[float]


class Moment(TypeDecorator[datetime]):
    """A time in UTC. SQLite keeps no time zones, so what goes in and comes out is told."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Into the database: in UTC, and bare where it knows no zones."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Out of it: with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables. Constraints have names, so that migrations can name them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own word for it
        datetime: Moment,
        str: Text,
        float: Double,
        Checks: JSON,
        Visits: JSON,
        Numbers: JSON,
        dict[str, float]: JSON,
        dict[str, float | None]: JSON,
        list[str]: JSON,
    }


class AuditRow(Base):
    """An audit: what one audit.toml describes."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class EpochRow(Base):
    """A set of checks, by the digest of all that judges."""

    __tablename__ = "epoch"

    id: Mapped[str] = mapped_column(primary_key=True)
    checks: Mapped[Checks]


class RunRow(Base):
    """A walk of all sites, whatever was said of it later."""

    __tablename__ = "run"
    __table_args__ = (UniqueConstraint("audit_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey(AuditRow.id, ondelete="CASCADE"))
    name: Mapped[str]
    created: Mapped[datetime] = mapped_column(index=True)
    ended: Mapped[datetime]
    settings: Mapped[str]
    market: Mapped[str]
    subject: Mapped[str]
    shares: Mapped[dict[str, float]]
    audit: Mapped[AuditRow] = relationship()
    judgements: Mapped[list["JudgementRow"]] = relationship(
        back_populates="run", cascade="all, delete-orphan", passive_deletes=True
    )


class JudgementRow(Base):
    """What one set of checks said of a run."""

    __tablename__ = "judgement"
    __table_args__ = (UniqueConstraint("run_id", "epoch_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey(RunRow.id, ondelete="CASCADE"))
    epoch_id: Mapped[str] = mapped_column(ForeignKey(EpochRow.id), index=True)
    tool: Mapped[str]
    current: Mapped[bool]
    run: Mapped[RunRow] = relationship(back_populates="judgements")
    epoch: Mapped[EpochRow] = relationship()
    sites: Mapped[list["SiteRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="SiteRow.place"
    )


class SiteRow(Base):
    """A site in a judged run."""

    __tablename__ = "site_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    judgement_id: Mapped[int] = mapped_column(ForeignKey(JudgementRow.id, ondelete="CASCADE"), index=True)
    place: Mapped[int]
    name: Mapped[str]
    url: Mapped[str]
    own: Mapped[bool]
    status: Mapped[str]
    reason: Mapped[str]
    score: Mapped[float | None]
    low: Mapped[float]
    high: Mapped[float]
    coverage: Mapped[float]
    stoppers: Mapped[list[str]]
    families: Mapped[dict[str, float | None]]
    scores: Mapped[Numbers]
    devices: Mapped[list["DeviceRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="DeviceRow.place"
    )
    answers: Mapped[list["AnswerRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="AnswerRow.place"
    )


class DeviceRow(Base):
    """A site on one device."""

    __tablename__ = "device_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey(SiteRow.id, ondelete="CASCADE"), index=True)
    place: Mapped[int]
    device: Mapped[str]
    reach: Mapped[str]
    score: Mapped[float | None]
    low: Mapped[float]
    high: Mapped[float]
    coverage: Mapped[float]
    ending: Mapped[str]
    problem: Mapped[str]
    recipe: Mapped[str]
    """As JSON; empty where there is none."""
    outcomes: Mapped[list["OutcomeRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="OutcomeRow.place"
    )


class AnswerRow(Base):
    """A check's answer for a site over its devices."""

    __tablename__ = "answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey(SiteRow.id, ondelete="CASCADE"), index=True)
    place: Mapped[int]
    check_id: Mapped[str]
    verdict: Mapped[str]
    friction: Mapped[float | None]
    confidence: Mapped[float]
    measured: Mapped[str]
    reason: Mapped[str]
    visits: Mapped[Visits]
    known_since: Mapped[datetime | None]


class OutcomeRow(Base):
    """A check's answer on one device."""

    __tablename__ = "outcome"

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[int] = mapped_column(ForeignKey(DeviceRow.id, ondelete="CASCADE"), index=True)
    place: Mapped[int]
    check_id: Mapped[str]
    verdict: Mapped[str]
    friction: Mapped[float | None]
    measured: Mapped[str]
    reason: Mapped[str]
