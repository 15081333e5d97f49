"""Everything that we hold about one person: counted, read out, and erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    String,
    Table,
    bindparam,
    cast,
    delete,
    func,
    null,
    select,
    tuple_,
)

from adapters.database import accounts, documents, grants, lines, transcript
from adapters.database.accounts import is_person, person_of
from adapters.database.columns import metadata
from adapters.database.events import ALIVE, OWN
from adapters.database.mirror_schema import calendars, google_accounts, oauth_attempts
from adapters.database.own_schema import doomed
from adapters.database.schema import (
    answers,
    changes,
    chat_history,
    conversations,
    events,
    identities,
    owed,
    readings,
    users,
)
from adapters.database.transaction import Dialect
from core.dialogue.conversation import Conversation
from core.dialogue.message import ConversationKey
from core.dialogue.own_inputs import Held
from core.errors import Unreadable
from core.own_store import Possessions, Recorded, Spoken
from core.records import Account

USER = bindparam("b_user", type_=users.c.id.type)
NOBODY = UUID(int=0)
BLOBS = select(chat_history.c.blobs).where(chat_history.c.user_id == USER, chat_history.c.blobs.is_not(None))
STATES = (
    select(conversations.c.state)
    .where(conversations.c.user_id == USER)
    .order_by(conversations.c.platform, conversations.c.channel)
)
EVENTS = select(events.c.id, events.c.body).where(OWN, ALIVE).order_by(events.c.start_time, events.c.id)
LINES = select(chat_history).where(chat_history.c.user_id == USER).order_by(chat_history.c.position)
CHANGES = select(changes).where(changes.c.user_id == USER).order_by(changes.c.seq)
WHO = select(identities.c.user_id).where(is_person())
PEOPLE = select(identities.c.platform, identities.c.external_id).where(identities.c.user_id == USER)
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
        pictures = _pictures(connection, account)
        self.doom(connection, pictures, None, at)
        connection.execute(doomed.update().where(doomed.c.user_id == USER).values(user_id=null(), at=at), own)
        _delete_readings(connection, pictures)
        people = [tuple(row) for row in connection.execute(PEOPLE, own)]
        for table in BY_PERSON:
            connection.execute(delete(table).where(tuple_(table.c.platform, table.c.person).in_(people)))
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


def talks(connection: Connection, account: UUID) -> tuple[Conversation, ...]:
    """The states of all conversations; one that cannot be read is left out."""
    rows = connection.scalars(STATES, {"b_user": account}).all()
    found = (documents.states.read_or_log(text, account) for text in rows)
    return tuple(one for one in found if one is not None)


def held(connection: Connection, account: Account) -> Held:
    """How much there is."""

    def count(table: Table, *where: ColumnElement[bool]) -> int:
        asked = select(func.count()).select_from(table).where(table.c.user_id == account.id, *where)
        return connection.scalar(asked) or 0

    return Held(
        events=count(events, ALIVE),
        messages=count(chat_history),
        pictures=len(_pictures(connection, account.id)),
        chats=count(conversations),
        changes=count(changes),
        emails=tuple(
            one.identity.email for one in grants.of_account(connection, account) if one.state != "waiting"
        ),
    )


def possessions(connection: Connection, key: ConversationKey) -> Possessions | None:
    """All of it."""
    user = connection.scalar(WHO, person_of(key))
    account = accounts.read(connection, user) if user is not None else None
    if account is None:
        return None
    own = {"b_user": account.id}
    rows = connection.execute(EVENTS, own).all()
    read = (documents.events.read_or_log(row.body, row.id) for row in rows)
    return Possessions(
        account,
        people=tuple((row.platform, row.external_id) for row in connection.execute(PEOPLE, own)),
        grants=grants.of_account(connection, account),
        events=tuple(event for event in read if event is not None),
        spoken=tuple(_spoken(row) for row in connection.execute(LINES, own)),
        recorded=tuple(filter(None, map(_recorded, connection.execute(CHANGES, own)))),
        readings=_readings(connection, _pictures(connection, account.id)),
    )


def _spoken(row: Row[Any]) -> Spoken:
    return Spoken(ConversationKey(row.platform, row.channel, row.person), transcript.line(row))


def _recorded(row: Row[Any]) -> Recorded | None:
    """What is damaged must not keep the rest from its owner."""
    try:
        return Recorded(row.created_at, lines.line_of(row))
    except Unreadable:
        return None


def _pictures(connection: Connection, account: UUID) -> list[str]:
    rows = connection.scalars(BLOBS, {"b_user": account})
    return list(dict.fromkeys(blob for names in rows for blob in documents.read_names(names)))


def _readings(connection: Connection, blobs: list[str]) -> dict[str, str]:
    asked = select(readings).where(readings.c.blob.in_(blobs))
    found = (
        (row.blob, documents.readings.read_or_log(row.reading, NOBODY)) for row in connection.execute(asked)
    )
    return {blob: reading.text for blob, reading in found if reading is not None}


def _delete_readings(connection: Connection, blobs: list[str]) -> None:
    connection.execute(readings.delete().where(readings.c.blob.in_(blobs)))
