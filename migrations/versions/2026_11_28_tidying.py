"""What is old is found by its age."""

from __future__ import annotations

from alembic import op

revision = "2026_11_28_tidying"
down_revision = "2026_11_27_briefed_day"
AGES = (("chat_history", "created_at"), ("admitted", "at"), ("answers", "at"), ("readings", "at"))


def upgrade() -> None:
    for table, age in AGES:
        op.create_index(f"ix_{table}_{age}", table, [age])


def downgrade() -> None:
    for table, age in AGES:
        op.drop_index(f"ix_{table}_{age}", table)
