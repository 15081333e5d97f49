"""The log: one line each, ids and names of errors, never what people write."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
from uuid import UUID

import pytest

from bot.logs import Form, Lines, LoggedFaults

SECRET = "내일 3시 민수랑 커피"


@pytest.fixture(params=["text", "json"])
def form(request) -> Form:
    return request.param


@pytest.fixture
def written(form):
    """What reaches standard error."""
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines(form))
    root.addHandler(handler)
    yield stream.getvalue
    root.removeHandler(handler)


def fail() -> None:
    raise ValueError(SECRET)


def test_a_fault_names_the_error_and_its_place_but_not_its_words(written):
    try:
        fail()
    except ValueError as error:
        LoggedFaults().note("interpret", UUID(int=7), error)
    line = written()
    assert "interpret failed" in line
    assert str(UUID(int=7)) in line
    assert "ValueError at test_logs.py" in line and "in fail" in line
    assert SECRET not in line and "민수" not in line
    assert line.count("\n") == 1


def test_fields_that_are_not_on_the_list_are_left_out(written):
    logging.getLogger("bot.room").warning("moved", extra={"title": SECRET, "debt": "d1"})
    assert SECRET not in written() and "d1" in written() and "moved" in written()


@pytest.mark.parametrize(
    "stranger", ["uvicorn.error", "asyncio", "sqlalchemy.pool", "psycopg", "hairdresser", "botany"]
)
def test_of_what_a_library_says_only_who_and_where_is_told(written, stranger):
    logging.getLogger(stranger).error("invalid: %s", SECRET)
    logging.getLogger(stranger).error(f"{SECRET} is quoted")
    first, second = written().splitlines()
    for line in (first, second):
        assert stranger in line and "test_logs.py:" in line
        assert "invalid" not in line and "quoted" not in line and "민수" not in line


@pytest.mark.parametrize("room", ["core.intake", "adapters.inline.queue", "bot.sweep", "haru"])
def test_our_own_rooms_speak_in_full(written, room):
    logging.getLogger(room).warning("%s failed", "a job")
    assert "a job failed" in written()


async def test_a_task_that_nobody_awaited_does_not_quote_its_error(written):
    async def fails() -> None:
        fail()

    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    gc.collect()
    await asyncio.sleep(0)
    assert "asyncio" in written() and "ValueError at test_logs.py" in written()
    assert "민수" not in written()


def test_json_lines_are_objects():
    record = logging.LogRecord("bot.room", logging.INFO, "f", 1, "up", (), None)
    told = json.loads(Lines("json").format(record))
    assert (told["level"], told["room"], told["said"]) == ("info", "bot.room", "up")
