"""Opens the store that a `DATABASE_URL` names, or the file in the data folder."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from adapters.database.columns import metadata
from adapters.database.fresh import lay_down
from adapters.database.sqlite import SqliteBackend
from adapters.database.store import DatabaseStore
from adapters.database.transaction import Backend

FILE = "haru.sqlite"
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


async def open_store(
    url: str | None, data_dir: Path, fresh: bool = False, alone: bool = False
) -> DatabaseStore:
    """The store, its tables in place on SQLite; on PostgreSQL `haru migrate` makes them.

    `fresh` makes them in an empty database without a migration. `alone`: this is the process that works on the file;
    what the one before it held when it died is free at once. Raises StoreUnavailable, Unreadable and ValueError.
    """
    address = address_of(url, data_dir)
    if is_sqlite(address) and not fresh:
        from adapters.database.migrate import migrate

        await asyncio.to_thread(migrate, url, data_dir)
    laid = fresh and is_sqlite(address) and await asyncio.to_thread(lay_down, private_file(address))
    backend = _backend(address)
    if fresh and not laid:
        await backend.write(metadata.create_all)
    store = DatabaseStore(backend)
    if alone and isinstance(backend, SqliteBackend) and backend.claim():
        await store.release_all()
    return store


def reopened(url: str | None, data_dir: Path) -> DatabaseStore:
    """The store, its tables known to be in place. Raises ValueError."""
    return DatabaseStore(_backend(address_of(url, data_dir)))


def address_of(url: str | None, data_dir: Path) -> URL:
    """The address with the driver we use, whichever it names. Raises ValueError."""
    if url is None:
        return URL.create("sqlite", database=str(data_dir / FILE))
    try:
        address = make_url(url)
        return address.set(drivername=DRIVERS[address.get_backend_name()])
    except (ArgumentError, ValueError, KeyError):  # whose words would repeat the password
        raise ValueError("DATABASE_URL must begin with postgresql:// or sqlite:///") from None


def is_sqlite(address: URL) -> bool:
    """Whether it is a file."""
    return address.get_backend_name() == "sqlite"


def private_file(address: URL) -> Path:
    """The file of an address, made if it is not there, for its owner's eyes only."""
    if not address.database or address.database == ":memory:":
        raise ValueError("SQLite needs a file here")
    path = Path(address.database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return path


def _backend(address: URL) -> Backend:
    if is_sqlite(address):
        return SqliteBackend(private_file(address))
    from adapters.database.postgres import PostgresBackend

    return PostgresBackend(address)
