"""Every contract runs on everything that claims to keep it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import create_engine, text

from adapters.database.columns import metadata
from adapters.database.migrate import migrate
from adapters.database.open import open_store
from adapters.database.store import DatabaseStore
from adapters.memory.store import MemoryStore
from core.store import Store


@pytest.fixture(scope="session")
def migrated_postgres(request, tmp_path_factory):
    """The address of one PostgreSQL database with our tables, shared by the run's process."""
    server = request.getfixturevalue("postgres_server")
    name = server.create()
    migrate(server.url(name), tmp_path_factory.mktemp("none"))
    yield server.url(name)
    server.drop(name)


@pytest.fixture(scope="session")
def emptied_postgres(migrated_postgres):
    """Empties it, in one trip over a connection that stays: a new one, or `truncate`, costs more than the test."""
    engine = create_engine(migrated_postgres, pool_pre_ping=True)
    with engine.begin() as connection:
        numbered = connection.scalars(text("select sequencename from pg_sequences")).all()
    rows = [f"delete from {table.name}" for table in reversed(metadata.sorted_tables)]
    words = "; ".join([*rows, *(f"select setval('{name}', 1, false)" for name in numbered)])

    def emptied() -> str:
        with engine.begin() as connection:
            connection.exec_driver_sql(words)
        return migrated_postgres

    yield emptied
    engine.dispose()


@pytest.fixture
def postgres_tables(emptied_postgres):
    """The same, emptied."""
    return emptied_postgres()


async def database(kind: str, request, folder) -> DatabaseStore:
    if kind == "sqlite":
        return await open_store(None, folder, fresh=True)
    return await open_store(request.getfixturevalue("postgres_tables"), folder)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def store(request, tmp_path) -> AsyncIterator[Store]:
    made = MemoryStore() if request.param == "memory" else await database(request.param, request, tmp_path)
    yield made
    await made.close()


@pytest.fixture(params=["sqlite", "postgres"])
async def damaged(request, tmp_path) -> AsyncIterator[DatabaseStore]:
    """A store whose rows a test may spoil; memory holds nothing that could be."""
    made = await database(request.param, request, tmp_path)
    yield made
    await made.close()


@pytest.fixture(params=["sqlite", "postgres"])
async def tables(request, tmp_path) -> AsyncIterator[DatabaseStore]:
    """A store whose columns a test may look at; memory has none."""
    made = await database(request.param, request, tmp_path)
    yield made
    await made.close()
