"""Every table but those of remote calendars. In `users`, `events` and `chat_history` the specification's columns come
first, then ours.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    Uuid,
)

from adapters.database.columns import Counter, flag, key, metadata, owner, stamp, where_given
from adapters.database.types import Document, Instant, Searchable, Short, Words

users = Table(
    "users",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("email", String(255), unique=True),
    Column("google_id", String(255), unique=True),
    Column("google_calendar_token", Text),
    Column("profile_image_url", Text),
    Column("name", String(255)),
    stamp("created_at"),
    stamp("updated_at"),
    Column("zone", String(64), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("day_first", Boolean, nullable=False),
    *key("home_", given=False),
    flag("linked"),
    Column("briefing", Time),
    flag("muted"),
    flag("chosen_zone"),
    flag("chosen_lang"),
    Column("due_at", Instant),
    Column("briefed_day", String(8)),
    Column("outside", Boolean),
    Column("pictures_outside", Boolean),
    Column("shown_outside", Boolean),
    where_given("due_at", "due_at"),
)

identities = Table(
    "identities",
    metadata,
    Column("platform", String(255), primary_key=True),
    Column("external_id", String(255), primary_key=True),
    owner(),
    Index(None, "user_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Uuid, primary_key=True),
    owner(),
    Column("title", Short, nullable=False),
    Column("description", Words),
    Column("start_time", Instant, nullable=False),
    Column("end_time", Instant),
    Column("location", Short),
    Column("attendees", Searchable),
    Column("google_event_id", String(255)),
    Column("last_synced_at", Instant),
    stamp("created_at"),
    stamp("updated_at"),
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
    Column("calendar_id", Uuid),
    Column("due_at", Instant),
    Index(None, "user_id", "lasting", "first_instant"),
    where_given("series_id", "series_id"),
    where_given("series_id", "user_id", "original_instant"),
    where_given("due_at", "due_at"),
    where_given("due_at", "user_id", "due_at"),
)

chat_history = Table(
    "chat_history",
    metadata,
    Column("id", Uuid, primary_key=True),
    owner(),
    Column("message", Words, nullable=False),
    Column("role", String(50), nullable=False),
    Column("intent", Searchable),
    stamp("created_at"),
    *key(),
    Column("reply", Document),
    Column("blobs", Document),
    Column("sent_as", String(255)),
    Column("position", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index(None, "platform", "channel", "person", "position"),
    Index(None, "platform", "channel", "person", "changed"),
    Index(None, "created_at"),
)

conversations = Table(
    "conversations",
    metadata,
    *key(primary=True),
    owner(),
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
    Index(None, "at"),
    sqlite_with_rowid=False,
)

answers = Table(
    "answers",
    metadata,
    Column("request", Uuid, primary_key=True),
    *key(),
    Column("digest", String(64), nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("answer", Words),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
)

owed = Table(
    "owed",
    metadata,
    Column("seq", Counter, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    *key(),
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
    owner(),
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
    Column("saga", Uuid),
    flag("notify"),
    Column("seen", Document),
    Column("closed_at", Instant),
    Index(None, "user_id", "created_at"),
    Index(None, "user_id", "event_id"),
    Index(None, "group_id"),
    where_given("undoes", "undoes"),
    sqlite_autoincrement=True,
)

readings = Table(
    "readings",
    metadata,
    Column("blob", String(255), primary_key=True),
    Column("reading", Document, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
)
