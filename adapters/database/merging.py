"""Accounts of ours that become one."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, false, select, union_all, update

from adapters.database import grants
from adapters.database.accounts import Accounts
from adapters.database.columns import metadata
from adapters.database.mirror_schema import calendars, google_accounts
from adapters.database.own_schema import links
from adapters.database.schema import identities, users
from adapters.database.spending import Spending
from core.records import Account

BOTH = select(users.c.id).where(users.c.id.in_(bindparam("b_both", expanding=True)))
BY_AGE = BOTH.order_by(users.c.created_at, users.c.id)
_asked, _held = google_accounts.alias(), google_accounts.alias()
_OF_GRANT = select(_asked.c.user_id).where(_asked.c.id == bindparam("b_grant"))
_OF_HOLDER = (
    select(_held.c.user_id)
    .join(_asked, _asked.c.google_id == _held.c.holds)
    .where(_asked.c.id == bindparam("b_grant"))
)
_OF_CODE = select(links.c.user_id).where(links.c.id == bindparam("b_grant"))
_OF_TAKER = (
    select(identities.c.user_id)
    .join(
        links,
        and_(
            links.c.taker_platform == identities.c.platform, links.c.taker_person == identities.c.external_id
        ),
    )
    .where(links.c.id == bindparam("b_grant"))
)
CLAIMED = (
    select(users.c.id)
    .where(users.c.id.in_(union_all(_OF_GRANT, _OF_HOLDER, _OF_CODE, _OF_TAKER)))
    .order_by(users.c.id)
)
HOMELESS = ("home_platform", "home_channel", "home_person")


class Merging:
    """Brings together."""

    def __init__(self, own: Accounts, spending: Spending) -> None:
        self._accounts, self._spending = own, spending
        self._lock = BOTH.order_by(users.c.id).with_for_update(of=users, key_share=True)
        self._hold = CLAIMED.with_for_update(of=users, key_share=True)

    def hold_claimed(self, connection: Connection, grant: UUID) -> None:
        """Both at once: two who come together crosswise would else wait for one another."""
        connection.execute(self._hold, {"b_grant": grant}).all()

    def merge(self, connection: Connection, account: Account, other: UUID) -> Account:
        """Everything of both is the older one's. It is locked by now, and so is whoever was the other."""
        both = {"b_both": [account.id, other]}
        connection.execute(self._lock, both)
        older, *younger = connection.scalars(BY_AGE, both)
        for one in younger:
            self._spending.merge(connection, one, older)
            _move(connection, one, older)
            grants.reflect(connection, older)
        merged = self._accounts.owner(connection, older)
        assert merged is not None
        return merged


def _move(connection: Connection, younger: UUID, older: UUID) -> None:
    """What both have one of stays the older one's."""
    for flag in (google_accounts.c.is_default, calendars.c.is_target):
        theirs = select(flag.table.c.user_id).where(flag, flag.table.c.user_id == older)
        only_one = update(flag.table).where(flag.table.c.user_id == younger, theirs.exists())
        connection.execute(only_one.values({flag: false()}))
    homeless = users.update().where(users.c.id == older, users.c.home_platform.is_(None))
    left = {name: select(users.c[name]).where(users.c.id == younger).scalar_subquery() for name in HOMELESS}
    connection.execute(homeless.values(left))
    for table in metadata.tables.values():
        if "user_id" in table.c:
            connection.execute(table.update().where(table.c.user_id == younger).values(user_id=older))
    connection.execute(users.delete().where(users.c.id == younger))
