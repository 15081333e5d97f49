"""Google accounts that were connected."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, false, select
from sqlalchemy.exc import IntegrityError

from adapters.database import calendars
from adapters.database.mirror_schema import google_accounts
from adapters.database.schema import users
from adapters.database.transaction import Dialect
from core.errors import StoreUnavailable
from core.records import Account, Grant, GrantState, Identity

HELD = ("active", "signed_out")
IT = google_accounts.c.id == bindparam("b_grant")
THEIRS = google_accounts.c.user_id == bindparam("b_user")
ONE = select(google_accounts).where(IT)
OF_ACCOUNT = (
    select(google_accounts).where(THEIRS, google_accounts.c.state != "gone").order_by(google_accounts.c.id)
)
HOLDER = select(google_accounts).where(google_accounts.c.holds == bindparam("b_subject"))
DEMOTE = (
    google_accounts.update()
    .where(THEIRS, google_accounts.c.is_default, google_accounts.c.id != bindparam("b_grant"))
    .values(is_default=false())
)
DEFAULT = select(google_accounts).where(
    THEIRS, google_accounts.c.is_default, google_accounts.c.state == "active"
)
REFLECT = (
    users.update()
    .where(users.c.id == bindparam("b_user"))
    .values(
        email=bindparam("b_email"),
        google_id=bindparam("b_google_id"),
        google_calendar_token=bindparam("b_token"),
        name=bindparam("b_name"),
        profile_image_url=bindparam("b_picture"),
    )
)
NOBODY = dict.fromkeys(("b_email", "b_google_id", "b_token", "b_name", "b_picture"))
TAKE_EMAIL = (
    users.update()
    .where(users.c.email == bindparam("b_email"), users.c.id != bindparam("b_user"))
    .values(email=None)
)


class Grants:
    """Keeps grants."""

    def __init__(self, dialect: Dialect) -> None:
        put = dialect.insert(google_accounts)
        kept = ("id", "refresh_lease_until")
        new = {
            column.name: put.excluded[column.name] for column in google_accounts.c if column.name not in kept
        }
        self._put = put.on_conflict_do_update(index_elements=[google_accounts.c.id], set_=new)

    def put(self, connection: Connection, grant: Grant) -> None:
        """As it is now. Raises StoreUnavailable where somebody was faster to connect the same Google account."""
        if grant.default:
            connection.execute(DEMOTE, {"b_user": grant.account, "b_grant": grant.id})
        try:
            connection.execute(self._put, _row(grant))
        except IntegrityError as error:
            raise StoreUnavailable("somebody else was faster to connect it") from error
        reflect(connection, grant.account)


def reflect(connection: Connection, account: UUID) -> None:
    """The account shows its default grant, and new events have somewhere to go."""
    calendars.choose(connection, account)
    row = connection.execute(DEFAULT, {"b_user": account}).first()
    if row is None:
        connection.execute(REFLECT, {**NOBODY, "b_user": account})
        return
    shown = {"b_email": row.email, "b_google_id": row.google_id, "b_token": row.refresh_token}
    connection.execute(TAKE_EMAIL, {"b_email": row.email, "b_user": account})
    about = {"b_name": row.name[:255], "b_picture": row.picture}
    connection.execute(REFLECT, {**shown, **about, "b_user": account})


def read(connection: Connection, grant: UUID) -> Grant | None:
    """As it is now."""
    return _first(connection, ONE, {"b_grant": grant})


def of_account(connection: Connection, account: Account) -> tuple[Grant, ...]:
    """Those that are not gone."""
    return tuple(map(_grant, connection.execute(OF_ACCOUNT, {"b_user": account.id})))


def holder(connection: Connection, subject: str) -> Grant | None:
    """Whoever's it is."""
    return _first(connection, HOLDER, {"b_subject": subject})


def in_states(
    connection: Connection, states: Collection[GrantState], after: UUID | None, limit: int
) -> tuple[Grant, ...]:
    """Of everybody, by id."""
    found = select(google_accounts).where(google_accounts.c.state.in_(states))
    behind = found if after is None else found.where(google_accounts.c.id > after)
    return tuple(map(_grant, connection.execute(behind.order_by(google_accounts.c.id).limit(limit))))


def _first(
    connection: Connection, statement: Select[*tuple[Any, ...]], asked: dict[str, object]
) -> Grant | None:
    row = connection.execute(statement, asked).first()
    return None if row is None else _grant(row)


def _row(grant: Grant) -> dict[str, object]:
    who = grant.identity
    return {
        "id": grant.id,
        "user_id": grant.account,
        "google_id": who.subject,
        "holds": who.subject if grant.state in HELD else None,
        "email": who.email,
        "name": who.name,
        "picture": who.picture,
        "scopes": " ".join(grant.scopes),
        "refresh_token": grant.refresh,
        "access_token": grant.access,
        "access_expires_at": grant.access_until,
        "state": grant.state,
        "is_default": grant.default,
    }


def _grant(row: Row[*tuple[Any, ...]]) -> Grant:
    return Grant(
        id=row.id,
        account=row.user_id,
        identity=Identity(row.google_id, row.email, row.name, row.picture),
        scopes=tuple(row.scopes.split()),
        refresh=row.refresh_token,
        access=row.access_token,
        access_until=row.access_expires_at,
        state=row.state,
        default=row.is_default,
    )
