"""Workspaces of Slack that have let us in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_slack_installations"
down_revision = "2026_11_25_linking"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "slack_installations",
        sa.Column("workspace", sa.String(255), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("refresh", sa.Text(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, server_default=sa.func.current_timestamp(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", name=op.f("pk_slack_installations")),
    )


def downgrade() -> None:
    op.drop_table("slack_installations")
