"""When to look at an event or an account again: for its next reminder, and to tell it its day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_reminding"
down_revision = "2026_11_24_preferences"
UNKNOWN = "1970-01-01 00:00:00.000000"


def upgrade() -> None:
    given = sa.text("due_at IS NOT NULL")
    for table in ("events", "users"):
        op.add_column(table, sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        op.create_index(f"ix_{table}_due_at", table, ["due_at"], unique=False, sqlite_where=given)
    zone = "+00" if op.get_bind().dialect.name == "postgresql" else ""
    told = "deleted_at IS NULL AND CAST(body AS TEXT) LIKE '%\"reminders\":[%' AND CAST(body AS TEXT) NOT LIKE '%\"reminders\":[]%'"
    op.execute(f"UPDATE events SET due_at = '{UNKNOWN}{zone}' WHERE {told}")
    op.execute(f"UPDATE users SET due_at = '{UNKNOWN}{zone}' WHERE briefing IS NOT NULL")


def downgrade() -> None:
    for table in ("events", "users"):
        op.drop_index(f"ix_{table}_due_at", table)
        op.drop_column(table, "due_at")
