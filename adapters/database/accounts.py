"""Who is who: people on platforms, and the account behind each."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from adapters.database.schema import identities, users
from adapters.database.transaction import Dialect
from core.dialogue.message import ConversationKey, Preferences
from core.records import Account

PERSON = {"platform": "b_platform", "person": "b_person"}


def is_person() -> ColumnElement[bool]:
    """Matches the identity of the person in a `person_of`."""
    return (identities.c.platform == bindparam("b_platform")) & (
        identities.c.external_id == bindparam("b_person")
    )


def person_of(key: ConversationKey) -> dict[str, object]:
    """The parameters of `is_person`."""
    return {"b_platform": key.platform, "b_person": key.user}


def _behind() -> Select[UUID, str, str, bool]:
    account = select(users.c.id, users.c.zone, users.c.lang, users.c.day_first)
    return account.join(identities, identities.c.user_id == users.c.id).where(is_person())


class Accounts:
    """Finds accounts, and makes them."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        # NO KEY UPDATE: rows that only refer to the account may still be added. On SQLite it says nothing.
        self._lock = _behind().with_for_update(of=users, key_share=True)

    def lock(self, connection: Connection, key: ConversationKey, newborn: Account, at: datetime) -> Account:
        """The account behind this person, `newborn` where there is none; locked until all is done."""
        found = self._locked(connection, key)
        if found is None:
            self._dialect.lock_newcomer(connection, key)
            found = self._locked(connection, key)
        if found is None:
            self._make(connection, key, newborn, at)
        return found or newborn

    def _locked(self, connection: Connection, key: ConversationKey) -> Account | None:
        row = connection.execute(self._lock, person_of(key)).first()
        return None if row is None else Account(row.id, Preferences(row.zone, row.lang, row.day_first))

    def _make(self, connection: Connection, key: ConversationKey, newborn: Account, at: datetime) -> None:
        wishes = newborn.preferences
        user = {"id": newborn.id, "zone": wishes.zone, "lang": wishes.lang, "day_first": wishes.day_first}
        connection.execute(users.insert(), {**user, "created_at": at, "updated_at": at})
        identity = {"platform": key.platform, "external_id": key.user, "user_id": newborn.id}
        connection.execute(identities.insert(), identity)
