"""Everything of one person, erased; and what the blob store is to delete."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, String, bindparam, cast, delete, null, select, tuple_

from adapters.database.columns import metadata
from adapters.database.mirror_schema import calendars, google_accounts, oauth_attempts
from adapters.database.own_schema import doomed, links
from adapters.database.possessions import PEOPLE, USER, pictures_of
from adapters.database.schema import answers, identities, owed, readings, users
from adapters.database.transaction import Dialect

BY_PERSON = (answers, owed, oauth_attempts)
"""What knows a person only by who they are on a platform."""
APART = (users, google_accounts, calendars, doomed)
"""What is left, without a name, until Google was told, or the blob store has deleted it."""
DUE = (
    select(doomed.c.blob)
    .where(doomed.c.at <= bindparam("b_now", type_=doomed.c.at.type))
    .order_by(doomed.c.at)
    .limit(bindparam("b_limit"))
)
NAMELESS = (
    google_accounts.update().where(google_accounts.c.user_id == USER).values(email="", name="", picture="")
)
UNCALLED = (
    calendars.update()
    .where(calendars.c.user_id == USER)
    .values(name="", remote_id=cast(calendars.c.id, String))
)
BLANK = users.update().where(users.c.id == USER).values(
    email=null(), google_id=null(), google_calendar_token=null(), profile_image_url=null(), name=null(),
    zone="UTC", lang="en", home_platform=null(), home_channel=null(), home_person=null(), briefing=null(),
)  # fmt: skip
HUSK = users.delete().where(
    users.c.id == USER,
    ~select(google_accounts.c.id).where(google_accounts.c.user_id == USER).exists(),
    ~select(identities.c.user_id).where(identities.c.user_id == USER).exists(),
)
"""What is left of an account that was erased, once Google was told."""


class Dooming:
    """What the blob store is to delete, and when."""

    def __init__(self, dialect: Dialect) -> None:
        put = dialect.insert(doomed)
        new = {"at": put.excluded.at, "user_id": put.excluded.user_id}
        self._put = put.on_conflict_do_update(index_elements=[doomed.c.blob], set_=new)

    def doom(self, connection: Connection, blobs: list[str], account: UUID | None, at: datetime) -> None:
        """From then on."""
        if blobs:
            connection.execute(self._put, [{"blob": one, "user_id": account, "at": at} for one in blobs])

    def erase(self, connection: Connection, account: UUID, at: datetime) -> None:
        """Rows that others refer to last; what Google has to be told stays until then."""
        own = {"b_user": account}
        pictures = pictures_of(connection, account)
        self.doom(connection, pictures, None, at)
        connection.execute(doomed.update().where(doomed.c.user_id == USER).values(user_id=null(), at=at), own)
        connection.execute(delete(readings).where(readings.c.blob.in_(pictures)))
        people = [tuple(row) for row in connection.execute(PEOPLE, own)]
        for table in BY_PERSON:
            connection.execute(delete(table).where(tuple_(table.c.platform, table.c.person).in_(people)))
        connection.execute(
            delete(links).where(tuple_(links.c.taker_platform, links.c.taker_person).in_(people))
        )
        for table in reversed(metadata.sorted_tables):
            if "user_id" in table.c and table not in APART:
                connection.execute(delete(table).where(table.c.user_id == account))
        for statement in (NAMELESS, UNCALLED, BLANK, HUSK):
            connection.execute(statement, own)


def due(connection: Connection, now: datetime, limit: int) -> tuple[str, ...]:
    """What is to be deleted by now."""
    return tuple(connection.scalars(DUE, {"b_now": now, "b_limit": limit}))


def deleted(connection: Connection, blob: str) -> None:
    """It is."""
    connection.execute(doomed.delete().where(doomed.c.blob == blob))
