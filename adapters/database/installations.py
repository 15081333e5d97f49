"""Workspaces that have let us in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Row, String, Table, Text, bindparam, select

from adapters.database.columns import metadata, stamp
from adapters.database.transaction import Dialect
from adapters.database.types import Instant
from core.records import Installation

slack_installations = Table(
    "slack_installations",
    metadata,
    Column("workspace", String(255), primary_key=True),
    Column("token", Text, nullable=False),
    Column("refresh", Text, nullable=False),
    Column("expires_at", Instant),
    stamp("created_at"),
)
IT = slack_installations.c.workspace == bindparam("b_workspace")
ONE = select(slack_installations).where(IT)
ALL = select(slack_installations).order_by(slack_installations.c.workspace)
RENEW = slack_installations.update().where(IT, slack_installations.c.refresh == bindparam("b_seen"))
DROP = slack_installations.delete().where(IT)


def keep(connection: Connection, dialect: Dialect, installation: Installation) -> None:
    """New, or instead of the old one."""
    row = _row(installation)
    put = dialect.insert(slack_installations).values({"workspace": installation.workspace, **row})
    connection.execute(put.on_conflict_do_update(index_elements=["workspace"], set_=row))


def renew(connection: Connection, installation: Installation, seen: str) -> bool:
    """Whether nobody was faster."""
    named = {"b_workspace": installation.workspace, "b_seen": seen}
    return connection.execute(RENEW.values(_row(installation)), named).rowcount == 1


def read(connection: Connection, workspace: str) -> Installation | None:
    """As it is now."""
    row = connection.execute(ONE, {"b_workspace": workspace}).first()
    return None if row is None else _installation(row)


def read_all(connection: Connection) -> tuple[Installation, ...]:
    """In order."""
    return tuple(map(_installation, connection.execute(ALL)))


def drop(connection: Connection, workspace: str) -> None:
    """Gone."""
    connection.execute(DROP, {"b_workspace": workspace})


def _row(installation: Installation) -> dict[str, Any]:
    return {
        "token": installation.token,
        "refresh": installation.refresh,
        "expires_at": installation.expires_at,
    }


def _installation(row: Row[Any]) -> Installation:
    return Installation(row.workspace, row.token, row.refresh, row.expires_at)
