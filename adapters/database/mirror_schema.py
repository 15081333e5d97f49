"""Tables of remote calendars: ways there, what they said last, and which lines of the ledger they do not have yet."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from adapters.database.columns import Counter, key, metadata, owner
from adapters.database.types import Document, Instant, Words

REMOTE_ID = String(1024)

# `holds` is the google_id while it is connected: nobody else can connect the same.
google_accounts = Table(
    "google_accounts",
    metadata,
    Column("id", Uuid, primary_key=True),
    owner(),
    Column("google_id", String(255), nullable=False),
    Column("holds", String(255), unique=True),
    Column("email", String(255), nullable=False),
    Column("name", Words, nullable=False),
    Column("picture", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("refresh_token", Text, nullable=False),
    Column("access_token", Text, nullable=False),
    Column("access_expires_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("is_default", Boolean, nullable=False),
    Column("refresh_lease_until", Instant),
    Index(None, "user_id"),
    Index(None, "state", "id"),
)

oauth_attempts = Table(
    "oauth_attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    *key(),
    Column("verifier", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "expires_at"),
)

calendars = Table(
    "calendars",
    metadata,
    Column("id", Uuid, primary_key=True),
    owner(),
    Column("grant_id", Uuid, ForeignKey("google_accounts.id", ondelete="CASCADE"), nullable=False),
    Column("remote_id", REMOTE_ID, nullable=False),
    Column("name", Words, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("is_primary", Boolean, nullable=False),
    Column("followed", Boolean, nullable=False),
    Column("is_target", Boolean, nullable=False),
    Column("listed", Boolean, nullable=False),
    Column("sync_token", Text),
    Column("dirty", Integer, nullable=False),
    Column("pulled_at", Instant),
    Column("listed_at", Instant),
    Column("due_at", Instant, nullable=False),
    Column("push_until", Instant),
    Column("push_fence", Integer, nullable=False),
    Column("pull_until", Instant),
    Column("pull_fence", Integer, nullable=False),
    UniqueConstraint("grant_id", "remote_id"),
    Index(None, "user_id"),
    Index(None, "due_at"),
)


def _calendar(primary: bool = False) -> Column[object]:
    whose = ForeignKey("calendars.id", ondelete="CASCADE")
    return Column("calendar_id", Uuid, whose, primary_key=primary, nullable=False)


# Without an etag an id is reserved, and nothing was said of it yet. The long ones come last: SQLite reads up to what
# it was asked for.
mirror = Table(
    "mirror",
    metadata,
    _calendar(primary=True),
    Column("remote_id", REMOTE_ID, primary_key=True),
    Column("root", REMOTE_ID, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("ours", Boolean, nullable=False),
    Column("alive", Boolean, nullable=False),
    Column("etag", Text),
    Column("updated", Instant),
    Column("master", REMOTE_ID),
    Column("original", Text),
    Column("marker", Text),
    Column("content", Document),
    Column("document", Document),
    Index(None, "calendar_id", "root"),
    Index(None, "event_id"),
)

channels = Table(
    "channels",
    metadata,
    Column("id", Uuid, primary_key=True),
    _calendar(),
    Column("secret", Text, nullable=False),
    Column("resource_id", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "calendar_id", "expires_at"),
    Index(None, "expires_at"),
)

# What is pending in the ledger, with all that is needed to choose the next; it leaves when its line is closed.
pending = Table(
    "pending",
    metadata,
    Column(
        "seq", Counter, ForeignKey("changes.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("change_id", Uuid, nullable=False, unique=True),
    owner(),
    _calendar(),
    Column("event_id", Uuid, nullable=False),
    Column("root_id", Uuid, nullable=False),
    Column("left_id", Uuid, nullable=False),
    Column("group_id", Uuid, nullable=False),
    Column("saga", Uuid),
    Column("due_at", Instant, nullable=False),
    *key(given=False),
    Index(None, "user_id"),
    Index(None, "calendar_id", "seq"),
    Index(None, "event_id"),
    Index(None, "root_id", "seq"),
    Index(None, "left_id", "seq"),
    Index(None, "group_id", "saga", "seq"),
)
