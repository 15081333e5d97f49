"""Column types that mean the same on PostgreSQL and SQLite."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from core.calendar.instants import utc


class Instant(TypeDecorator[datetime]):
    """An instant: aware going in, UTC coming out. SQLite keeps no zone; a naive one would mean anything."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """What people write, less what no database keeps: NUL and halves of surrogate pairs."""

    impl: TypeEngine[str] = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The same words, storable."""
        return None if value is None else value.encode("utf-8", "replace").decode().replace("\x00", "")


class Short(Words):
    """The first 255 characters; all of them are in the document beside it."""

    impl: TypeEngine[str] = String(255)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Storable, and cut."""
        words = super().process_bind_param(value, dialect)
        return words and words[:255]


class Document(UserDefinedType[str]):
    """JSON text, kept to the letter: what the codec wrote is what it reads. No query looks inside."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """`JSON` on both; on PostgreSQL not JSONB, which would rewrite it."""
        return "JSON"


class Searchable(TypeDecorator[Any]):
    """JSON that the database may look into: JSONB on PostgreSQL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSONB is imported where it is used: SQLite's start does not wait for PostgreSQL's dialect."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB(none_as_null=True))
