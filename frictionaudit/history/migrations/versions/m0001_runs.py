"""Audits, runs, what each set of checks said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    moment, text, words = sa.DateTime(timezone=True), sa.Text(), sa.JSON()
    number: sa.Double[float] = sa.Double()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", text, nullable=False),
        sa.Column("name", text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.UniqueConstraint("slug", name="uq_audit_slug"),
    )
    op.create_table(
        "epoch",
        sa.Column("id", text, nullable=False),
        sa.Column("checks", words, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_epoch"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("created", moment, nullable=False),
        sa.Column("ended", moment, nullable=False),
        sa.Column("settings", text, nullable=False),
        sa.Column("market", text, nullable=False),
        sa.Column("subject", text, nullable=False),
        sa.Column("shares", words, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_run_audit_id", ondelete="CASCADE"),
        sa.UniqueConstraint("audit_id", "name", name="uq_run_audit_id_name"),
    )
    op.create_index("ix_run_created", "run", ["created"])
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("epoch_id", text, nullable=False),
        sa.Column("tool", text, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgement"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_judgement_run_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["epoch_id"], ["epoch.id"], name="fk_judgement_epoch_id"),
        sa.UniqueConstraint("run_id", "epoch_id", name="uq_judgement_run_id_epoch_id"),
    )
    op.create_index("ix_judgement_epoch_id", "judgement", ["epoch_id"])
    marks = (
        ("score", number, True),
        ("low", number, False),
        ("high", number, False),
        ("coverage", number, False),
    )
    op.create_table(
        "site_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("judgement_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("url", text, nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("status", text, nullable=False),
        sa.Column("reason", text, nullable=False),
        *(sa.Column(name, kind, nullable=empty) for name, kind, empty in marks),
        sa.Column("stoppers", words, nullable=False),
        sa.Column("families", words, nullable=False),
        sa.Column("scores", words, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_site_result"),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgement.id"], name="fk_site_result_judgement_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_site_result_judgement_id", "site_result", ["judgement_id"])
    op.create_table(
        "device_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("device", text, nullable=False),
        sa.Column("reach", text, nullable=False),
        *(sa.Column(name, kind, nullable=empty) for name, kind, empty in marks),
        sa.Column("ending", text, nullable=False),
        sa.Column("problem", text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_device_result"),
        sa.ForeignKeyConstraint(["site_id"], ["site_result.id"], name="fk_device_result_site_id", ondelete="CASCADE"),
    )
    op.create_index("ix_device_result_site_id", "device_result", ["site_id"])
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("check_id", text, nullable=False),
        sa.Column("verdict", text, nullable=False),
        sa.Column("friction", number, nullable=True),
        sa.Column("confidence", number, nullable=False),
        sa.Column("measured", text, nullable=False),
        sa.Column("reason", text, nullable=False),
        sa.Column("visits", words, nullable=False),
        sa.Column("known_since", moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.ForeignKeyConstraint(["site_id"], ["site_result.id"], name="fk_answer_site_id", ondelete="CASCADE"),
    )
    op.create_index("ix_answer_site_id", "answer", ["site_id"])
    op.create_table(
        "outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("check_id", text, nullable=False),
        sa.Column("verdict", text, nullable=False),
        sa.Column("friction", number, nullable=True),
        sa.Column("measured", text, nullable=False),
        sa.Column("reason", text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outcome"),
        sa.ForeignKeyConstraint(["device_id"], ["device_result.id"], name="fk_outcome_device_id", ondelete="CASCADE"),
    )
    op.create_index("ix_outcome_device_id", "outcome", ["device_id"])


def downgrade() -> None:
    """Take the tables away again."""
    for name in ("outcome", "answer", "device_result", "site_result", "judgement", "run", "epoch", "audit"):
        op.drop_table(name)
