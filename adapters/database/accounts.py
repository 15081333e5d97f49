"""Who is who: people on platforms, and the account behind each."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from adapters.database import calendars
from adapters.database.keys import key_columns, key_of
from adapters.database.schema import identities, users
from adapters.database.transaction import Dialect
from core.dialogue.message import ConversationKey, Preferences
from core.records import Account


def is_person() -> ColumnElement[bool]:
    """Matches the identity of the person in a `person_of`."""
    return (identities.c.platform == bindparam("b_platform")) & (
        identities.c.external_id == bindparam("b_person")
    )


def person_of(key: ConversationKey) -> dict[str, object]:
    """The parameters of `is_person`."""
    return {"b_platform": key.platform, "b_person": key.user}


WISHES = tuple(users.c[field.name] for field in fields(Preferences))
ACCOUNT = select(
    users.c.id, users.c.home_platform, users.c.home_channel, users.c.home_person, users.c.linked, *WISHES
)
BEHIND = ACCOUNT.join(identities, identities.c.user_id == users.c.id).where(is_person())
BY_ID = ACCOUNT.where(users.c.id == bindparam("b_user"))
SET_HOME = (
    users.update()
    .where(users.c.id == bindparam("b_user"))
    .values({f"home_{name}": bindparam(f"b_{name}") for name in ("platform", "channel", "person")})
)
PREFER = (
    users.update()
    .where(users.c.id == bindparam("b_user"))
    .values({column.name: bindparam(f"b_{column.name}") for column in WISHES})
)


class Accounts:
    """Finds accounts, and makes them."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        # NO KEY UPDATE: rows that only refer to the account may still be added. On SQLite it says nothing.
        self._lock = BEHIND.with_for_update(of=users, key_share=True)
        self._lock_by_id = BY_ID.with_for_update(of=users, key_share=True)

    def lock(self, connection: Connection, key: ConversationKey, newborn: Account, at: datetime) -> Account:
        """The account behind this person, `newborn` where there is none; locked until all is done."""
        found = _found(connection, self._lock, person_of(key))
        if found is None:
            self._dialect.lock_newcomer(connection, key)
            found = _found(connection, self._lock, person_of(key))
        if found is None:
            self._make(connection, key, newborn, at)
        return found or newborn

    def owner(self, connection: Connection, account: UUID) -> Account | None:
        """The account of this id, locked as well."""
        return _found(connection, self._lock_by_id, {"b_user": account})

    def _make(self, connection: Connection, key: ConversationKey, newborn: Account, at: datetime) -> None:
        user = {"id": newborn.id, **asdict(newborn.preferences)}
        home = {f"home_{name}": value for name, value in key_columns(key).items()}
        connection.execute(users.insert(), {**user, **home, "created_at": at, "updated_at": at})
        identity = {"platform": key.platform, "external_id": key.user, "user_id": newborn.id}
        connection.execute(identities.insert(), identity)


def read(connection: Connection, account: UUID) -> Account | None:
    """As it is now, for looking at."""
    return _found(connection, BY_ID, {"b_user": account})


def set_home(connection: Connection, account: Account) -> None:
    """Where it hears of what nobody asked for."""
    home = account.home
    columns = key_of(home) if home else dict.fromkeys(("b_platform", "b_channel", "b_person"))
    connection.execute(SET_HOME, {"b_user": account.id, **columns})


def prefer(connection: Connection, account: Account) -> None:
    """What it has settled on."""
    wishes = {f"b_{name}": value for name, value in asdict(account.preferences).items()}
    connection.execute(PREFER, {"b_user": account.id, **wishes})


def _found(
    connection: Connection, statement: Select[*tuple[Any, ...]], asked: dict[str, object]
) -> Account | None:
    row = connection.execute(statement, asked).first()
    if row is None:
        return None
    home = ConversationKey(*row[1:4]) if row.home_platform is not None else None
    own = calendars.of_account(connection, row.id) if row.linked else ()
    return Account(row.id, Preferences(*row[5:]), home, own)
