"""Brings the tables up to date. Where they are already, Alembic is not even imported."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from adapters.database.open import address_of, is_sqlite, private_file
from adapters.database.sqlite import write_engine
from adapters.database.transaction import unavailable
from core.errors import Unreadable

NEWEST = "2026_12_02_shown_outside"
CONNECT_SECONDS = 5
MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended('haru migrate', 0))")


def migrate(url: str | None, data_dir: Path) -> bool:
    """Whether there was anything to do. Blocks; several at once take turns.

    Raises StoreUnavailable, Unreadable for a database of a later version, and ValueError for an address that is none.
    """
    engine = _engine(url, data_dir)
    try:
        with unavailable():
            found = revision(engine)
            if is_later(found):
                raise Unreadable("a database of a later version")
            return found != NEWEST and _upgrade(engine)
    finally:
        engine.dispose()


def is_later(found: str | None) -> bool:
    """Whether a later version than this one made the tables."""
    return found is not None and not (MIGRATIONS / "versions" / f"{found}.py").is_file()


def revision(engine: Engine) -> str | None:
    """The revision of the tables, None where there are none."""
    with engine.connect() as connection:
        try:
            found = connection.scalar(text("select version_num from alembic_version"))
            return None if found is None else str(found)
        except (OperationalError, ProgrammingError) as error:
            if not _is_no_such_table(error):
                raise
            return None


def _is_no_such_table(error: DBAPIError) -> bool:
    return isinstance(error, ProgrammingError) or "no such table" in str(error.orig)


def _engine(url: str | None, data_dir: Path) -> Engine:
    address = address_of(url, data_dir)
    if is_sqlite(address):
        # Rebuilding a table drops the old one, and with references kept that would empty others.
        return write_engine(private_file(address), keep_references=False)
    return create_engine(address, hide_parameters=True, connect_args={"connect_timeout": CONNECT_SECONDS})


def _upgrade(engine: Engine) -> bool:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        _wait_for_others(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(ONE_AT_A_TIME)
