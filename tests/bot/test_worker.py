"""`haru worker` beside `haru run`: it reads what is sent there, and may be stopped or missing at any time."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import pytest

from adapters.rq.presence import hands, show
from adapters.tesseract.darkroom import can_print
from bot import doctor
from bot.errand import limit_itself
from bot.redis import examine
from bot.settings import Settings
from bot.worker import _look_after, _rooms
from tests.adapters.rq.crews import until
from tests.adapters.tesseract.drawn import needs_engine, needs_font, page, saved
from tests.bot.running import environment, haru, running

AWAY = "http://127.0.0.1:1"
SEEING = {"openai_api_key": "sk-haru", "openai_sees": True}
SOON = 4.0
"""Two seconds, on a machine that has nothing else to do."""


@contextmanager
def worker(folder, server, **settings):
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "bot", "worker", "--processes", "1"],
        env=environment(folder, REDIS_URL=server.url, **settings), cwd=folder, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        try:
            with server.client() as client:
                until(lambda: process.poll() is not None or hands(client), 60)
            yield process
        finally:
            process.kill()


def cards(house) -> int:
    lines = json.loads(house.ask("/api/v1/chat/history")[1])["lines"]
    return sum(bool((line.get("reply") or {}).get("drafts")) for line in lines)


def begun(server) -> bool:
    with server.client() as client:
        return any(client.hget(key, "status") == b"started" for key in client.keys("rq:job:*"))


@needs_engine
@needs_font
def test_a_picture_sent_to_the_house_is_read_by_the_worker(tmp_path, redis):
    with running(tmp_path, REDIS_URL=redis.url) as house, worker(tmp_path, redis) as there:
        house.send(saved(page(), "PNG"))
        until(lambda: begun(redis))
        until(lambda: cards(house) == 1, 60)
        there.terminate()
        assert there.wait(10) == 0


@needs_engine
@needs_font
def test_a_worker_stopped_in_the_middle_leaves_the_picture_to_the_house(tmp_path, redis):
    with running(tmp_path, REDIS_URL=redis.url) as house, worker(tmp_path, redis) as there:
        house.send(saved(page(size=(1080, 2340)), "PNG"))
        until(lambda: begun(redis))
        stopped = time.monotonic()
        there.terminate()
        assert there.wait(10) == 0
        assert time.monotonic() - stopped < SOON
        until(lambda: cards(house) == 1, 60)


@needs_engine
@needs_font
def test_a_house_whose_redis_has_no_worker_reads_by_itself(tmp_path, redis):
    with running(tmp_path, REDIS_URL=redis.url) as house:
        house.send(saved(page(), "PNG"))
        until(lambda: cards(house) == 1, 60)


@needs_engine
@needs_font
def test_a_house_whose_redis_is_not_there_reads_by_itself(tmp_path):
    with running(tmp_path, REDIS_URL="redis://127.0.0.1:1/0") as house:
        house.send(saved(page(), "PNG"))
        until(lambda: cards(house) == 1, 60)
        assert house.terminate() < SOON


@needs_engine
@pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
@pytest.mark.parametrize(
    ("told", "tasks"),
    [({}, ["read"]), ({"vision_api_endpoint": AWAY}, ["read", "print"]), (SEEING, ["read", "print"])],
)
def test_what_a_worker_has_ready_before_the_first_picture(told, tasks):
    with ExitStack() as stack:
        open_ones = [room for room in _rooms(stack, Settings(_env_file=None, **told)) if room]
        assert [room.door.name for room in open_ones] == tasks
        os.kill(open_ones[-1].pid, signal.SIGKILL)
        until(lambda: open_ones[-1].pid is None)
        _look_after(open_ones)
        assert all(room.pid for room in open_ones)


def test_without_redis_there_is_nothing_to_take(tmp_path):
    done = haru("worker", folder=tmp_path)
    assert done.returncode == 1
    assert "REDIS_URL" in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("number", ["0", "x", "65", "-1"])
def test_a_number_of_processes_is_a_number(tmp_path, number):
    assert haru("worker", "--processes", number, folder=tmp_path).returncode == 2


def test_an_address_that_is_no_redis_is_told(tmp_path):
    done = haru("doctor", folder=tmp_path, REDIS_URL="http://localhost")
    assert done.returncode == 1
    assert "REDIS_URL" in done.stderr and "redis://" in done.stderr


def test_a_worker_cannot_be_started_on_a_database_that_is_not_migrated(tmp_path, redis, postgres_url):
    done = haru("worker", folder=tmp_path, REDIS_URL=redis.url, DATABASE_URL=postgres_url)
    assert done.returncode == 1
    assert "./run migrate" in done.stderr


async def test_the_doctor_tells_whether_anybody_works_there(redis):
    alone = await examine(redis.url)
    assert (alone.health, alone.state, alone.advice) == ("note", "no_hands", "worker")
    with redis.client() as client:
        show(client, "one", 3)
    staffed = await examine(redis.url)
    assert (staffed.health, staffed.state, staffed.facts["number"]) == ("fine", "staffed", "3")


async def test_the_doctor_tells_of_a_redis_that_is_away_without_its_password(tmp_path):
    settings = Settings(_env_file=None, data_dir=tmp_path, port=0, redis_url="redis://:geheim@127.0.0.1:1/0")
    finding = await doctor.queue(settings)
    assert (finding.health, finding.state) == ("note", "redis_away")
    assert "geheim" not in str(finding) and "geheim" not in repr(settings)


def test_a_job_bounds_itself():
    pid = os.fork()
    if pid == 0:
        limit_itself()
        limits = [resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_AS, resource.RLIMIT_CORE)]
        os._exit(0 if limits == [3 * 2**30, 0] else 1)
    assert os.waitpid(pid, 0)[1] == 0
