"""From a change in Google to the message in the chat: with push channels, and what polling gives without them.

Options: --changes N (100, told by push), --polled N (40), --seed N, --postgres. With push a whole house runs as a process, the
stand-in calls its webhook, and what counts is when the line has come down the page's stream. Polling is run through on
a clock that is turned: its period is what it gives, and no minutes pass.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import queue
import random
import socket
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.database.migrate import migrate
from core.sync.pulling import EVERY
from tests.benchmarks.options import number
from tests.bot.running import Running, running
from tests.fakes.google.grants import CLIENT, SECRET
from tests.loads.house import House, Person, database, house
from tests.loads.instruments import load
from tests.loads.scenes import add, consenting, watched
from tests.loads.stand_in import StandIn, stand_in

ME = Person("haru@example.com")
GOAL, PATIENCE = 5.0, 60.0  # seconds
STEP = 15.0  # how finely the turned clock goes
LONGEST = 1.25 * EVERY.total_seconds() + STEP


def main(options: list[str]) -> dict[str, Any]:
    """Both ways, each on a house of its own."""
    seed = int(number(options, "--seed", random.randrange(10**9)))
    changes, polled = int(number(options, "--changes", 100)), int(number(options, "--polled", 40))
    print(f"seed {seed}", flush=True)
    figures: dict[str, float] = {}
    if changes:
        with database(options) as url, stand_in(seed) as google:
            figures |= _named("push", _pushed(google, url, random.Random(seed), changes))
    if polled:
        with stand_in(seed) as google:
            figures |= _named("poll", asyncio.run(_polled(google, random.Random(seed), polled)))
    ok = figures.get("push_p95_s", 0) < GOAL and figures.get("poll_max_s", 0) <= LONGEST
    return {"figures": {"seed": seed, "load": load(), **figures}, "ok": ok}


# ── with push ──


def _pushed(google: StandIn, url: str | None, chance: random.Random, changes: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        told = _settings(google) | ({"DATABASE_URL": url} if url else {})
        if url:
            migrate(url, Path(folder))
        with running(Path(folder), PORT=str(_free_port()), **told) as here:
            _connect(google, here)
            _until(lambda: google.do(watched) > 0)
            time.sleep(2)  # its first listing, of which nothing is news
            with closing(Stream(here.url)) as stream:
                return [_took(google, stream, chance, each) for each in range(changes)]


def _took(google: StandIn, stream: Stream, chance: random.Random, each: int) -> float:
    """Seconds until a change is told. The pause lets each come at another point of whatever goes round in the house."""
    time.sleep(chance.random())
    title = f"{each + 1}번째 약속"
    begun = time.perf_counter()
    google.do(add, ME.email, title, datetime.now(UTC) + timedelta(days=each + 1))
    return stream.wait(title) - begun


class Stream:
    """The page's stream of events, read in a thread."""

    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=PATIENCE)
        self._connection.connect()
        self._socket = self._connection.sock  # which the connection forgets once the answer has begun
        self._connection.request("GET", "/api/v1/chat/stream")
        self._lines: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def wait(self, title: str) -> float:
        """When a line came that tells of it."""
        while True:
            at, text = self._lines.get(timeout=PATIENCE)
            if title in text:
                return at

    def close(self) -> None:
        """Listen no more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def _read(self) -> None:
        """To its end, which is none that http.client expects."""
        with suppress(OSError, ValueError, AttributeError), self._connection.getresponse() as answer:
            for line in answer:
                if line.startswith(b"data: "):
                    text = json.loads(line[6:]).get("text", "")
                    self._lines.put((time.perf_counter(), text))


def _connect(google: StandIn, here: Running) -> None:
    """Asked for in the chat, allowed at Google, confirmed in the chat."""
    google.do(consenting, ME.email)
    asked = json.loads(here.say("구글 연결")[1])["replies"][0]
    with urllib.request.urlopen(asked["links"][0]["url"], timeout=10) as page:
        page.read()
    lines = json.loads(here.ask("/api/v1/chat/history")[1])["lines"]
    rows = [row for line in lines if line.get("reply") for row in line["reply"]["buttons"]]
    token = next(button["token"] for row in rows for button in row if button["verb"] == "connect")
    assert here.ask("/api/v1/chat/message", {"press": token})[0] == 200


def _settings(google: StandIn) -> dict[str, str]:
    url = google.url
    return {
        "GOOGLE_CLIENT_ID": CLIENT, "GOOGLE_CLIENT_SECRET": SECRET, "GOOGLE_API_BASE_URL": url,
        "GOOGLE_AUTH_URI": f"{url}/o/oauth2/v2/auth", "GOOGLE_TOKEN_URI": f"{url}/token",
        "GOOGLE_REVOKE_URI": f"{url}/revoke", "GOOGLE_USERINFO_URI": f"{url}/oauth2/v3/userinfo",
        "GOOGLE_CERTS_URI": f"{url}/oauth2/v3/certs",
    }  # fmt: skip


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def _until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


# ── without ──


@dataclass
class Turned:
    """A clock that is turned by hand."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def _polled(google: StandIn, chance: random.Random, changes: int) -> list[float]:
    """Seconds from each change to the listing that told of it, where nothing but the period asks for one."""
    clock = Turned(datetime.now(UTC))
    async with house(google, None, clock) as here:
        await here.connect(ME)
        await here.sync.pull()
        return [await _waited(here, clock, chance, each) for each in range(changes)]


async def _waited(here: House, clock: Turned, chance: random.Random, each: int) -> float:
    clock.at += timedelta(seconds=chance.uniform(0, LONGEST))
    await here.sync.pull()
    here.google.do(add, ME.email, f"{each + 1}번째 약속", clock.at + timedelta(days=each + 1))
    since = clock.at
    while True:
        pulled = await here.sync.puller.pull()
        if pulled is not None and pulled.changed:
            return (clock.at - since).total_seconds()
        clock.at += timedelta(seconds=STEP)


def _named(how: str, seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {
        f"{how}_changes": len(seconds),
        f"{how}_p50_s": round(cuts[49], 2),
        f"{how}_p95_s": round(cuts[94], 2),
        f"{how}_max_s": round(max(seconds), 2),
    }
