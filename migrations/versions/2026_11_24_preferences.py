"""What people settle on: when their day is told, and whether they are reminded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_preferences"
down_revision = "2026_11_23_remote_calendars"


def upgrade() -> None:
    op.add_column("users", sa.Column("briefing", sa.Time(), nullable=True))
    for name in ("muted", "chosen_zone", "chosen_lang"):
        op.add_column("users", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    for name in ("briefing", "muted", "chosen_zone", "chosen_lang"):
        op.drop_column("users", name)
