"""The whole product in a process of its own: it stops when asked, keeps quiet, and takes up what was left."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from adapters.database.migrate import migrate
from tests.adapters.tesseract.drawn import needs_engine, needs_font, page, saved
from tests.bot.running import haru, running

SECRET = "내일 3시 비밀 이혼 변호사 상담"

SOON = 6.0
"""Seconds, on a machine that does other things as well; `./run bench start` measures the promise."""


def asked(folder: Path, statement: str) -> list[tuple]:
    """An answer out of the file, past the house."""
    with closing(sqlite3.connect(folder / "haru.sqlite", timeout=5, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def until(reached, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def is_held(folder: Path) -> bool:
    return asked(folder, "select count(*) from owed where lease_until is not null") == [(1,)]


def test_it_starts_answers_and_stops(tmp_path):
    begun = time.monotonic()
    with running(tmp_path) as house:
        assert time.monotonic() - begun < 10
        assert house.ask("/readyz")[0] == 200
        assert house.say("내일 3시 치과")[0] == 200
        assert house.terminate() < SOON
        assert house.process.returncode == 0


def test_what_people_write_is_not_in_the_log_when_the_database_breaks(tmp_path):
    with running(tmp_path, LOG_LEVEL="debug") as house:
        assert house.say("안녕")[0] == 200
        asked(tmp_path, "drop table chat_history")
        status, answer = house.say(SECRET)
        house.terminate()
    assert status == 500
    assert "OperationalError at" in house.said, "the log tells that something broke"
    for word in ("비밀", "변호사"):
        assert word not in house.said and word not in answer
    assert "Traceback" not in house.said


@needs_engine
@needs_font
def test_it_does_not_wait_for_a_picture_that_is_being_read(tmp_path):
    with running(tmp_path) as house:
        house.send(saved(page(), "PNG"))
        until(lambda: is_held(tmp_path))
        assert house.terminate() < SOON
    assert len(asked(tmp_path, "select id from owed")) == 1, "it is still owed"


@needs_engine
@needs_font
def test_a_picture_that_was_being_read_when_it_died_is_read_at_once_by_the_next(tmp_path):
    with running(tmp_path) as house:
        house.send(saved(page(), "PNG"))
        until(lambda: is_held(tmp_path))
        house.process.kill()
        house.process.wait()
    with running(tmp_path) as house:
        until(lambda: asked(tmp_path, "select id from owed") == [], 40)  # the lease itself would last 60
        assert "305" in house.ask("/api/v1/chat/history")[1]


@pytest.mark.parametrize("command", ["run", "web"])
def test_a_postgresql_that_is_not_migrated_is_told_in_one_line(tmp_path, postgres_url, command):
    done = haru(command, folder=tmp_path, DATABASE_URL=postgres_url)
    (line,) = done.stderr.splitlines()
    assert "./run migrate" in line and "not up to date" in line
    assert done.returncode == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_database_of_a_later_version_is_told_in_one_line(tmp_path, request, kind):
    url = "" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    migrate(url or None, tmp_path)
    engine = create_engine(url or f"sqlite:///{tmp_path / 'haru.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '2099_01_01_later'"))
    engine.dispose()
    for command in ("run", "migrate"):
        done = haru(command, folder=tmp_path, DATABASE_URL=url)
        assert len(done.stderr.splitlines()) == 1
        assert done.returncode == 1
    assert "cannot be read by this version" in done.stderr


def test_a_postgresql_that_is_away_is_told_and_waited_for(tmp_path):
    with running(tmp_path, DATABASE_URL="postgresql://haru:geheim@127.0.0.1:1/haru") as house:
        assert house.ask("/healthz")[0] == 200
        assert house.ask("/readyz")[0] == 503
        assert house.terminate() < SOON
    assert "cannot be reached" in house.said
    assert "geheim" not in house.said and "Traceback" not in house.said
