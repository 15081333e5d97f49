"""What tables are made of: names of constraints, and columns that several tables have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Uuid,
    false,
    func,
    text,
)

from adapters.database.types import Instant

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
Counter = BigInteger().with_variant(
    Integer, "sqlite"
)  # SQLite numbers rows itself only where it says INTEGER


def owner() -> Column[Any]:
    """Whose row it is; it goes with its account."""
    return Column("user_id", Uuid, ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


def stamp(name: str) -> Column[Any]:
    """When something happened to the row."""
    return Column(name, Instant, server_default=func.current_timestamp())


def key(prefix: str = "", *, primary: bool = False, given: bool = True) -> tuple[Column[str], ...]:
    """The columns of a ConversationKey. `person` is its `user`, a word that PostgreSQL keeps for itself."""
    return tuple(
        Column(prefix + name, String(255), primary_key=primary, nullable=not given)
        for name in ("platform", "channel", "person")
    )


def flag(name: str) -> Column[bool]:
    """No, in rows that were there before it."""
    return Column(name, Boolean, nullable=False, server_default=false())


def where_given(given: str, *columns: str) -> Index:
    """An index of the few rows that have `given`; on SQLite it costs the others nothing.

    To say so to PostgreSQL as well would import its dialect at every start.
    """
    return Index(None, *columns, sqlite_where=text(f"{given} IS NOT NULL"))
