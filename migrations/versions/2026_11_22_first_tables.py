"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026_11_22_first_tables"
down_revision = None

INSTANT = sa.DateTime(timezone=True)
SEARCHABLE = sa.JSON().with_variant(JSONB(), "postgresql")
COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def where_given(given: str, name: str, table: str, columns: list[str]) -> None:
    """An index of the few rows that have `given`; on PostgreSQL of all."""
    op.create_index(name, table, columns, sqlite_where=sa.text(f"{given} IS NOT NULL"))


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=True),
        sa.Column("google_id", sa.String(length=255), nullable=True),
        sa.Column("google_calendar_token", sa.Text(), nullable=True),
        sa.Column("profile_image_url", sa.Text(), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=True),
        sa.Column("created_at", INSTANT, server_default=sa.func.current_timestamp(), nullable=True),
        sa.Column("updated_at", INSTANT, server_default=sa.func.current_timestamp(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("day_first", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("email", name="uq_users_email"),
        sa.UniqueConstraint("google_id", name="uq_users_google_id"),
    )
    op.create_table(
        "identities",
        sa.Column("platform", sa.String(length=255), nullable=False),
        sa.Column("external_id", sa.String(length=255), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_identities_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("platform", "external_id", name="pk_identities"),
    )
    op.create_index("ix_identities_user_id", "identities", ["user_id"])
    op.create_table(
        "events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("start_time", INSTANT, nullable=False),
        sa.Column("end_time", INSTANT, nullable=True),
        sa.Column("location", sa.String(length=255), nullable=True),
        sa.Column("attendees", SEARCHABLE, nullable=True),
        sa.Column("google_event_id", sa.String(length=255), nullable=True),
        sa.Column("last_synced_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, server_default=sa.func.current_timestamp(), nullable=True),
        sa.Column("updated_at", INSTANT, server_default=sa.func.current_timestamp(), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("tz", sa.String(length=64), nullable=True),
        sa.Column("recurrence", sa.Text(), nullable=True),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("original", sa.Text(), nullable=True),
        sa.Column("original_instant", INSTANT, nullable=True),
        sa.Column("first_instant", INSTANT, nullable=False),
        sa.Column("last_instant", INSTANT, nullable=True),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("deleted_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_events_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index(
        "ix_events_user_id_lasting_first_instant", "events", ["user_id", "lasting", "first_instant"]
    )
    where_given("series_id", "ix_events_series_id", "events", ["series_id"])
    where_given("series_id", "ix_events_user_id_original_instant", "events", ["user_id", "original_instant"])
    op.create_table(
        "chat_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=50), nullable=False),
        sa.Column("intent", SEARCHABLE, nullable=True),
        sa.Column("created_at", INSTANT, server_default=sa.func.current_timestamp(), nullable=True),
        sa.Column("platform", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=True),
        sa.Column("blobs", sa.JSON(), nullable=True),
        sa.Column("sent_as", sa.String(length=255), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_chat_history_user_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_chat_history"),
    )
    op.create_index(
        "ix_chat_history_platform_channel_person_changed",
        "chat_history",
        ["platform", "channel", "person", "changed"],
    )
    op.create_index(
        "ix_chat_history_platform_channel_person_position",
        "chat_history",
        ["platform", "channel", "person", "position"],
    )
    op.create_table(
        "conversations",
        sa.Column("platform", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("wake_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_conversations_user_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("platform", "channel", "person", name="pk_conversations"),
    )
    op.create_index("ix_conversations_user_id", "conversations", ["user_id"])
    op.create_index("ix_conversations_wake_at", "conversations", ["wake_at"])
    op.create_table(
        "admitted",
        sa.Column("input_id", sa.Uuid(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("input_id", name="pk_admitted"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answers",
        sa.Column("request", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("request", name="pk_answers"),
    )
    op.create_table(
        "owed",
        sa.Column("seq", COUNTER, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("effect", sa.JSON(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("lease_token", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("set_aside_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_owed"),
        sa.UniqueConstraint("id", name="uq_owed_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_owed_due_at", "owed", ["due_at"])
    op.create_index("ix_owed_platform_channel_person_seq", "owed", ["platform", "channel", "person", "seq"])
    op.create_table(
        "changes",
        sa.Column("seq", COUNTER, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("base", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("origin", sa.String(length=255), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("undoes", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_changes_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name="pk_changes"),
        sa.UniqueConstraint("id", name="uq_changes_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_group_id", "changes", ["group_id"])
    where_given("undoes", "ix_changes_undoes", "changes", ["undoes"])
    op.create_index("ix_changes_user_id_created_at", "changes", ["user_id", "created_at"])
    op.create_index("ix_changes_user_id_event_id", "changes", ["user_id", "event_id"])
    op.create_table(
        "readings",
        sa.Column("blob", sa.String(length=255), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("blob", name="pk_readings"),
    )
