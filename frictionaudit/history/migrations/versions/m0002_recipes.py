"""How each site was walked on each device."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; runs from before it have no recipe."""
    op.add_column("device_result", sa.Column("recipe", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take the column away again."""
    op.drop_column("device_result", "recipe")
