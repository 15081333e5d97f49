"""What a model was asked, added up where it is kept: nobody reads a sum, adds to it and writes it back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from adapters.database.accounts import is_person, person_of
from adapters.database.schema import identities
from adapters.database.spend_schema import spent
from adapters.database.transaction import Dialect
from core.dialogue.message import ConversationKey
from core.usage import Usage

HOUSE = UUID(int=0)
COUNTS = ("asked", "answered", "cached", "calls")
LONGEST_NAME = 255
OF = (
    select(spent)
    .where(spent.c.user_id == bindparam("b_user"), spent.c.day == bindparam("b_day"))
    .order_by(spent.c.model)
)
EVERY = select(spent).where(spent.c.user_id == bindparam("b_user")).order_by(spent.c.day, spent.c.model)
SWEEP = spent.delete().where(spent.c.day < bindparam("b_day"))
# Whoever becomes one with another meanwhile is waited for: what they spent must not stay behind.
WHO = select(identities.c.user_id).where(is_person()).with_for_update(read=True)
READ_WHO = select(identities.c.user_id).where(is_person())


class Spending:
    """Adds."""

    def __init__(self, dialect: Dialect) -> None:
        row = dialect.insert(spent)
        sums = {name: spent.c[name] + row.excluded[name] for name in COUNTS}
        self._add = row.on_conflict_do_update(index_elements=["user_id", "day", "model"], set_=sums)

    def spend(self, connection: Connection, key: ConversationKey, day: date, usage: Usage) -> None:
        """To the person's day first, and then to the house's: in this order nobody waits in a circle."""
        account = connection.scalar(WHO, person_of(key))
        for whose in filter(None, (account, HOUSE)):
            connection.execute(self._add, _row(whose, day, usage))

    def merge(self, connection: Connection, younger: UUID, older: UUID) -> None:
        """What both asked on the same day is one sum."""
        mine = spent.c.user_id == younger
        for row in connection.execute(select(spent).where(mine)).all():
            connection.execute(self._add, _row(older, row.day, usage_of(row)))
        connection.execute(spent.delete().where(mine))


def of_account(connection: Connection, account: UUID, day: date) -> tuple[Usage, ...]:
    """By model."""
    return tuple(map(usage_of, connection.execute(OF, {"b_user": account, "b_day": day})))


def all_of(connection: Connection, account: UUID) -> tuple[tuple[date, Usage], ...]:
    """By day and model."""
    rows = connection.execute(EVERY, {"b_user": account})
    return tuple((row.day, usage_of(row)) for row in rows)


def of_person(connection: Connection, key: ConversationKey, day: date) -> tuple[Usage, ...]:
    """Nothing for a stranger."""
    account = connection.scalar(READ_WHO, person_of(key))
    return of_account(connection, account, day) if account is not None else ()


def usage_of(row: Row[Any]) -> Usage:
    """A row as it was added up."""
    return Usage(row.model, row.asked, row.answered, row.cached, row.calls)


def _row(account: UUID, day: date, usage: Usage) -> dict[str, object]:
    counts = {name: getattr(usage, name) for name in COUNTS}
    return {"user_id": account, "day": day, "model": usage.model[:LONGEST_NAME], **counts}
