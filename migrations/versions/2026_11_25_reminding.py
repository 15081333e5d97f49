"""When to look at an event or an account again: for its next reminder, and to tell it its day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_reminding"
down_revision = "2026_11_24_preferences"
UNKNOWN = "1970-01-01 00:00:00.000000"
INDEXES = (("events", "due_at"), ("events", "user_id", "due_at"), ("users", "due_at"))


def upgrade() -> None:
    for table in ("events", "users"):
        op.add_column(table, sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    for table, *columns in INDEXES:
        given = sa.text("due_at IS NOT NULL")
        op.create_index("_".join(("ix", table, *columns)), table, columns, sqlite_where=given)
    zone = "+00" if op.get_bind().dialect.name == "postgresql" else ""
    body = "CAST(body AS TEXT)"
    told = f"deleted_at IS NULL AND {body} LIKE '%\"reminders\":[%' AND {body} NOT LIKE '%\"reminders\":[]%'"
    op.execute(f"UPDATE events SET due_at = '{UNKNOWN}{zone}' WHERE {told}")
    op.execute(f"UPDATE users SET due_at = '{UNKNOWN}{zone}' WHERE briefing IS NOT NULL")


def downgrade() -> None:
    for table, *columns in INDEXES:
        op.drop_index("_".join(("ix", table, *columns)), table)
    for table in ("events", "users"):
        op.drop_column(table, "due_at")
