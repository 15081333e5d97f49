"""What people write is in no error of the database, whichever connection it came from."""

from __future__ import annotations

import traceback

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from adapters.database import migrate as migrating
from adapters.database.open import open_store

SECRET = "내일 3시 비밀 상담"
BROKEN = text("insert into nowhere values (:said)")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'one.db'}"
    return request.getfixturevalue("postgres_url")


def told(failed: pytest.ExceptionInfo[BaseException]) -> str:
    return "".join(traceback.format_exception(failed.value))


@pytest.mark.parametrize("way", ["read", "write"])
async def test_a_statement_that_fails_does_not_repeat_what_it_was_given(url, tmp_path, way):
    store = await open_store(url, tmp_path, fresh=True)
    with pytest.raises(DBAPIError) as failed:
        await getattr(store._backend, way)(lambda connection: connection.execute(BROKEN, {"said": SECRET}))
    await store.close()
    assert "nowhere" in told(failed)
    assert SECRET not in told(failed)


async def test_nor_does_one_in_a_unit(url, tmp_path):
    store = await open_store(url, tmp_path, fresh=True)
    with pytest.raises(DBAPIError) as failed:
        async with store.unit() as unit:
            await unit._transaction.now(lambda connection: connection.execute(BROKEN, {"said": SECRET}))
    await store.close()
    assert SECRET not in told(failed)


def test_nor_does_a_migration(url, tmp_path):
    engine = migrating._engine(url, tmp_path)
    with pytest.raises(DBAPIError) as failed, engine.begin() as connection:
        connection.execute(BROKEN, {"said": SECRET})
    engine.dispose()
    assert SECRET not in told(failed)
