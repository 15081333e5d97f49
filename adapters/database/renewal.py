"""What opens Google accounts: renewed by one at a time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from adapters.database.mirror_schema import google_accounts
from adapters.database.schema import users
from core.records import Tokens

INSTANT = google_accounts.c.access_expires_at.type
IT = google_accounts.c.id == bindparam("b_grant")
AS_SEEN = google_accounts.c.refresh_token == bindparam("b_seen")
LEASE = (
    google_accounts.update()
    .where(
        IT,
        google_accounts.c.state == "active",
        or_(
            google_accounts.c.refresh_lease_until.is_(None),
            google_accounts.c.refresh_lease_until <= bindparam("b_now", type_=INSTANT),
        ),
    )
    .values(refresh_lease_until=bindparam("b_until", type_=INSTANT))
)
KEEP = (
    google_accounts.update()
    .where(IT, AS_SEEN)
    .values(
        access_token=bindparam("b_access"),
        access_expires_at=bindparam("b_until", type_=INSTANT),
    )
)
KEEP_REFRESH = google_accounts.update().where(IT, AS_SEEN).values(refresh_token=bindparam("b_refresh"))
KEEP_SCOPES = google_accounts.update().where(IT, AS_SEEN).values(scopes=bindparam("b_scopes"))
END = google_accounts.update().where(IT).values(refresh_lease_until=None)
SHOW_TOKEN = (
    users.update()
    .where(
        users.c.id
        == select(google_accounts.c.user_id)
        .where(IT, AS_SEEN, google_accounts.c.is_default, google_accounts.c.state == "active")
        .scalar_subquery()
    )
    .values(google_calendar_token=bindparam("b_token"))
)
RELEASE_ALL = google_accounts.update().values(refresh_lease_until=None)


def lease(connection: Connection, grant: UUID, now: datetime, until: datetime) -> bool:
    """Whether it is ours to refresh."""
    return connection.execute(LEASE, {"b_grant": grant, "b_now": now, "b_until": until}).rowcount == 1


def keep(connection: Connection, grant: UUID, tokens: Tokens, seen: str) -> None:
    """In place of the old ones, if those are still there.

    Whoever changes a grant holds its account, and so do we where that shows the token; the refresh token comes last, for
    by the old one it is known that nobody was faster.
    """
    it = {"b_grant": grant, "b_seen": seen}
    if tokens.refresh is not None:
        connection.execute(SHOW_TOKEN, {**it, "b_token": tokens.refresh})
    if tokens.scopes:
        connection.execute(KEEP_SCOPES, {**it, "b_scopes": " ".join(tokens.scopes)})
    connection.execute(KEEP, {**it, "b_access": tokens.access, "b_until": tokens.access_until})
    if tokens.refresh is not None:
        connection.execute(KEEP_REFRESH, {**it, "b_refresh": tokens.refresh})
    connection.execute(END, {"b_grant": grant})
