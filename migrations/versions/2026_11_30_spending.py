"""What a model was asked, by account, day and model."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_spending"
down_revision = "2026_11_29_outside"


def upgrade() -> None:
    op.create_table(
        "spent",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("model", sa.String(255), nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("answered", sa.BigInteger, nullable=False),
        sa.Column("cached", sa.BigInteger, nullable=False),
        sa.Column("calls", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "day", "model", name="pk_spent"),
    )
    op.create_index("ix_spent_day", "spent", ["day"])


def downgrade() -> None:
    op.drop_table("spent")
