"""Every table. In `users`, `events` and `chat_history` the specification's columns come first, then ours."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    func,
    text,
)

from adapters.database.types import Document, Instant, Searchable, Short, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
Counter = BigInteger().with_variant(
    Integer, "sqlite"
)  # SQLite numbers rows itself only where it says INTEGER


def _owner() -> Column[Any]:
    return Column("user_id", Uuid, ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


def _stamp(name: str) -> Column[Any]:
    return Column(name, Instant, server_default=func.current_timestamp())


def _key(primary: bool = False) -> tuple[Column[str], ...]:
    """The columns of a ConversationKey. `person` is its `user`, a word that PostgreSQL keeps for itself."""
    return tuple(
        Column(name, String(255), primary_key=primary, nullable=False)
        for name in ("platform", "channel", "person")
    )


def _where_given(given: str, *columns: str) -> Index:
    """An index of the few rows that have `given`; on SQLite it costs the others nothing.

    To say so to PostgreSQL as well would import its dialect at every start.
    """
    return Index(None, *columns, sqlite_where=text(f"{given} IS NOT NULL"))


users = Table(
    "users",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("email", String(255), unique=True),
    Column("google_id", String(255), unique=True),
    Column("google_calendar_token", Text),
    Column("profile_image_url", Text),
    Column("name", String(255)),
    _stamp("created_at"),
    _stamp("updated_at"),
    Column("zone", String(64), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("day_first", Boolean, nullable=False),
)

identities = Table(
    "identities",
    metadata,
    Column("platform", String(255), primary_key=True),
    Column("external_id", String(255), primary_key=True),
    _owner(),
    Index(None, "user_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Uuid, primary_key=True),
    _owner(),
    Column("title", Short, nullable=False),
    Column("description", Words),
    Column("start_time", Instant, nullable=False),
    Column("end_time", Instant),
    Column("location", Short),
    Column("attendees", Searchable),
    Column("google_event_id", String(255)),
    Column("last_synced_at", Instant),
    _stamp("created_at"),
    _stamp("updated_at"),
    Column("all_day", Boolean, nullable=False),
    Column("start_date", Date),
    Column("end_date", Date),
    Column("tz", String(64)),
    Column("recurrence", Text),
    Column("series_id", Uuid),
    Column("original", Text),
    Column("original_instant", Instant),
    Column("first_instant", Instant, nullable=False),
    Column("last_instant", Instant),
    Column("lasting", Boolean, nullable=False),
    Column("body", Document, nullable=False),
    Column("deleted_at", Instant),
    Index(None, "user_id", "lasting", "first_instant"),
    _where_given("series_id", "series_id"),
    _where_given("series_id", "user_id", "original_instant"),
)

chat_history = Table(
    "chat_history",
    metadata,
    Column("id", Uuid, primary_key=True),
    _owner(),
    Column("message", Words, nullable=False),
    Column("role", String(50), nullable=False),
    Column("intent", Searchable),
    _stamp("created_at"),
    *_key(),
    Column("reply", Document),
    Column("blobs", Document),
    Column("sent_as", String(255)),
    Column("position", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index(None, "platform", "channel", "person", "position"),
    Index(None, "platform", "channel", "person", "changed"),
)

conversations = Table(
    "conversations",
    metadata,
    *_key(primary=True),
    _owner(),
    Column("version", Integer, nullable=False),
    Column("state", Document, nullable=False),
    Column("wake_at", Instant),
    Index(None, "wake_at"),
    Index(None, "user_id"),
)

admitted = Table(
    "admitted",
    metadata,
    Column("input_id", Uuid, primary_key=True),
    Column("at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

answers = Table(
    "answers",
    metadata,
    Column("request", Uuid, primary_key=True),
    *_key(),
    Column("digest", String(64), nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("answer", Words),
    Column("at", Instant, nullable=False),
)

owed = Table(
    "owed",
    metadata,
    Column("seq", Counter, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    *_key(),
    Column("kind", String(16), nullable=False),
    Column("effect", Document, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("lease_token", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("set_aside_at", Instant),
    Index(None, "due_at"),
    Index(None, "platform", "channel", "person", "seq"),
    sqlite_autoincrement=True,  # a number that was settled never comes back
)

changes = Table(
    "changes",
    metadata,
    Column("seq", Counter, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    _owner(),
    Column("event_id", Uuid, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("base", Document),
    Column("after", Document),
    Column("origin", String(255), nullable=False),
    Column("group_id", Uuid, nullable=False),
    Column("undoes", Uuid),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "user_id", "created_at"),
    Index(None, "user_id", "event_id"),
    Index(None, "group_id"),
    _where_given("undoes", "undoes"),
    sqlite_autoincrement=True,
)

readings = Table(
    "readings",
    metadata,
    Column("blob", String(255), primary_key=True),
    Column("reading", Document, nullable=False),
    Column("at", Instant, nullable=False),
)
