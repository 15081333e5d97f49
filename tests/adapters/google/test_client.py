"""The client library is driven as it must be: late, once, in threads, and with whatever a broken answer brings."""

from __future__ import annotations

import asyncio
import gc
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from adapters.google.calendar import GoogleCalendar
from core.errors import Unreachable
from core.records import Spot, Wish
from tests.adapters.google.conftest import ME
from tests.fakes.google.faults import Rule
from tests.house.rooms import HOUSE

HEADER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
SPOT = Spot(ME, "token")


@contextmanager
def saying(answer: bytes):
    """A server that says this to everybody, and hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


@pytest.mark.parametrize(
    "answer",
    [
        HEADER + b'Content-Length: 100\r\n\r\n{"id": "abc',
        HEADER + b"Content-Length: 5\r\n\r\n{{{{{",
        HEADER + b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc",
        HEADER + b"Content-Length: 4\r\nContent-Encoding: gzip\r\n\r\n\x00\x01\x02\x03",
        HEADER + b"Content-Length: 2\r\n\r\n[]",
        HEADER + b"Content-Length: 6\r\n\r\n[1, 2]",
        HEADER + b"Content-Length: 2\r\n\r\n{}",
        HEADER + b'Content-Length: 8\r\n\r\n{"id":7}',
        b"HTTP/1.1 503 Oops\r\nContent-Length: 30\r\n\r\n" + b'{"error": {"message": {"a":1}}}'[:30],
        b"HTTP/1.1 503 Oops\r\nContent-Length: 31\r\n\r\n" + b'{"error": {"message": {"a":1}}}',
        b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
        HEADER + b"Content-Length: 0\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
)
async def test_a_broken_answer_tells_nothing(answer):
    with saying(answer) as url:
        google = GoogleCalendar(url, timeout=2, threads=1)
        for ask in (google.get(SPOT, "abcde"), google.page(SPOT, None, None), google.calendars("token")):
            with pytest.raises(Unreachable):
                await ask
        await google.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # see below
async def test_where_nobody_answers_nothing_can_be_reached(served):
    no_tls = served.url.replace("http:", "https:")
    for url in ("http://127.0.0.1:1", "https://127.0.0.1:1", "http://nowhere.invalid", no_tls):
        google = GoogleCalendar(url, timeout=1, threads=1)
        with pytest.raises(Unreachable):
            await google.calendars("token")
        await google.close()
    gc.collect()  # httplib2 forgets to close a socket on which there will be no TLS


def test_the_library_is_not_loaded_before_it_is_needed():
    code = (
        "import sys; from adapters.google.calendar import GoogleCalendar; GoogleCalendar();"
        "print([name for name in ('googleapiclient', 'httplib2', 'google.auth') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


async def test_many_at_once_share_the_threads_and_keep_their_own_tokens(served, world, meeting):
    google = GoogleCalendar(served.url, timeout=5, threads=8)
    spots = [Spot(email, world.token_for(email)) for email in (ME, "friend@example.com")]
    await asyncio.gather(
        *(google.insert(spots[n % 2], f"event{n:03}", meeting, Wish(f"m{n}")) for n in range(60))
    )
    for number, spot in enumerate(spots):
        page = await google.page(spot, None, None)
        assert {one.id for one in page.resources} == {f"event{n:03}" for n in range(number, 60, 2)}
    await google.close()


async def test_a_caller_that_is_cancelled_leaves_the_thread_whole(served, world, meeting):
    google = GoogleCalendar(served.url, timeout=5, threads=1)
    spot = Spot(ME, world.token_for(ME))
    world.faults.add(Rule("slow", delay=0.3))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(google.insert(spot, "abcde", meeting, Wish("m")), 0.1)
    assert (await google.get(spot, "abcde")).marker == "m"
    await google.close()


async def test_a_thread_is_whole_again_after_every_way_of_losing_an_answer(served, world, meeting):
    google = GoogleCalendar(served.url, timeout=0.5, threads=1)
    spot = Spot(ME, world.token_for(ME))
    await google.insert(spot, "abcde", meeting, Wish("m"))
    for how in ("reset", "silent", "closed"):
        world.faults.add(Rule("lost", how=how, times=2, delay=1))
        with pytest.raises(Unreachable):
            await google.get(spot, "abcde")
        world.faults.clear()
        assert (await google.get(spot, "abcde")).id == "abcde"
    await google.close()


async def test_closing_does_not_wait_for_google(served, world):
    google = GoogleCalendar(served.url, timeout=20, threads=1)
    world.faults.add(Rule("timeout", delay=20, times=None))
    waiting = [asyncio.create_task(google.calendars(world.token_for(ME))) for _ in range(2)]
    while not world.requests:
        await asyncio.sleep(0.01)
    began = time.monotonic()
    await google.close()
    assert time.monotonic() - began < 10
    assert len(world.requests) == 1, "and asks nothing again"
    first, second = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(first, Unreachable)
    assert isinstance(second, Unreachable | asyncio.CancelledError)
    with pytest.raises(Unreachable):
        await google.calendars("token")


async def test_closing_what_was_never_used_is_no_trouble():
    await GoogleCalendar().close()
