"""Remote calendars: the way there, what they said last, and which lines of the ledger they do not have yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_remote_calendars"
down_revision = "2026_11_22_first_tables"

INSTANT = sa.DateTime(timezone=True)
COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = ("platform", "channel", "person")


def key(given: bool) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(length=255), nullable=not given) for name in KEY]


def of(table: str, column: str, other: str, referred: str = "id") -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{other}.{referred}"], name=name, ondelete="CASCADE")


def index(table: str, *columns: str) -> None:
    op.create_index("_".join(("ix", table, *columns)), table, list(columns))


def upgrade() -> None:
    for name in KEY:
        op.add_column("users", sa.Column(f"home_{name}", sa.String(length=255), nullable=True))
    op.add_column("users", sa.Column("linked", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("events", sa.Column("calendar_id", sa.Uuid(), nullable=True))
    op.add_column("changes", sa.Column("saga", sa.Uuid(), nullable=True))
    op.add_column("changes", sa.Column("notify", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("changes", sa.Column("seen", sa.JSON(), nullable=True))
    op.add_column("changes", sa.Column("closed_at", INSTANT, nullable=True))
    give_homes()
    op.create_table(
        "google_accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("google_id", sa.String(length=255), nullable=False),
        sa.Column("holds", sa.String(length=255), nullable=True),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("refresh_token", sa.Text(), nullable=False),
        sa.Column("access_token", sa.Text(), nullable=False),
        sa.Column("access_expires_at", INSTANT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("refresh_lease_until", INSTANT, nullable=True),
        of("google_accounts", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name="pk_google_accounts"),
        sa.UniqueConstraint("holds", name="uq_google_accounts_holds"),
    )
    index("google_accounts", "user_id")
    index("google_accounts", "state", "id")
    op.create_table(
        "oauth_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        *key(given=True),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_oauth_attempts"),
    )
    index("oauth_attempts", "expires_at")
    op.create_table(
        "calendars",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("grant_id", sa.Uuid(), nullable=False),
        sa.Column("remote_id", sa.String(length=1024), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("followed", sa.Boolean(), nullable=False),
        sa.Column("is_target", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("sync_token", sa.Text(), nullable=True),
        sa.Column("dirty", sa.Integer(), nullable=False),
        sa.Column("pulled_at", INSTANT, nullable=True),
        sa.Column("listed_at", INSTANT, nullable=True),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("push_until", INSTANT, nullable=True),
        sa.Column("push_fence", sa.Integer(), nullable=False),
        sa.Column("pull_until", INSTANT, nullable=True),
        sa.Column("pull_fence", sa.Integer(), nullable=False),
        of("calendars", "user_id", "users"),
        of("calendars", "grant_id", "google_accounts"),
        sa.PrimaryKeyConstraint("id", name="pk_calendars"),
        sa.UniqueConstraint("grant_id", "remote_id", name="uq_calendars_grant_id_remote_id"),
    )
    index("calendars", "user_id")
    index("calendars", "due_at")
    op.create_table(
        "mirror",
        sa.Column("calendar_id", sa.Uuid(), nullable=False),
        sa.Column("remote_id", sa.String(length=1024), nullable=False),
        sa.Column("root", sa.String(length=1024), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("alive", sa.Boolean(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("updated", INSTANT, nullable=True),
        sa.Column("master", sa.String(length=1024), nullable=True),
        sa.Column("original", sa.Text(), nullable=True),
        sa.Column("marker", sa.Text(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=True),
        sa.Column("document", sa.JSON(), nullable=True),
        of("mirror", "calendar_id", "calendars"),
        sa.PrimaryKeyConstraint("calendar_id", "remote_id", name="pk_mirror"),
    )
    index("mirror", "calendar_id", "root")
    index("mirror", "event_id")
    op.create_table(
        "channels",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("calendar_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.Text(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        of("channels", "calendar_id", "calendars"),
        sa.PrimaryKeyConstraint("id", name="pk_channels"),
    )
    index("channels", "calendar_id", "expires_at")
    index("channels", "expires_at")
    op.create_table(
        "pending",
        sa.Column("seq", COUNTER, autoincrement=False, nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("calendar_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("root_id", sa.Uuid(), nullable=False),
        sa.Column("left_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("saga", sa.Uuid(), nullable=True),
        sa.Column("due_at", INSTANT, nullable=False),
        *key(given=False),
        of("pending", "seq", "changes", "seq"),
        of("pending", "user_id", "users"),
        of("pending", "calendar_id", "calendars"),
        sa.PrimaryKeyConstraint("seq", name="pk_pending"),
        sa.UniqueConstraint("change_id", name="uq_pending_change_id"),
    )
    for columns in (
        ("user_id",),
        ("calendar_id", "seq"),
        ("event_id",),
        ("root_id", "seq"),
        ("left_id", "seq"),
    ):
        index("pending", *columns)
    index("pending", "group_id", "saga", "seq")


def give_homes() -> None:
    """Unasked news go to a conversation that the person has had."""
    homes = (sa.column(f"home_{name}", sa.String()) for name in KEY)
    user = sa.table("users", sa.column("id", sa.Uuid()), *homes)
    had = sa.table(
        "conversations", sa.column("user_id", sa.Uuid()), *(sa.column(name, sa.String()) for name in KEY)
    )
    first = sa.select(had).where(had.c.user_id == user.c.id).order_by(*(had.c[name] for name in KEY)).limit(1)
    op.execute(
        user.update().values(
            {f"home_{name}": first.with_only_columns(had.c[name]).scalar_subquery() for name in KEY}
        )
    )
