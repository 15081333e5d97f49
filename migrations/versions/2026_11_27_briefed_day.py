"""Which day a briefing tells, where somebody said so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_briefed_day"
down_revision = "2026_11_26_slack_installations"


def upgrade() -> None:
    op.add_column("users", sa.Column("briefed_day", sa.String(8), nullable=True))


def downgrade() -> None:
    op.drop_column("users", "briefed_day")
