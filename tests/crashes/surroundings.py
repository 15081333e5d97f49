"""What stands around one house and outlives it: Google, the platform with the person's screen, and whoever restarts it.

The platform brings what was not acknowledged again, under the same id, as soon as there is somebody to bring it to.
"""

from __future__ import annotations

import json
import os
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.crashes.nursery import born
from tests.crashes.process import Ground
from tests.crashes.screen import Screen
from tests.fakes.google.grants import Script
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

ME = "haru@example.com"
PATIENCE = 3.0


@dataclass(frozen=True)
class Death:
    """`unnoted` are new messages that had gone out while nobody had noted yet that they had."""

    name: str
    at: float
    unnoted: tuple[str, ...] = ()


@dataclass
class Life:
    """One process of the house, and what it said."""

    pid: int
    out: int
    into: int
    death: Death | None = None


@dataclass
class Told:
    """What was heard from all lives together."""

    touches: list[str] = field(default_factory=list)
    deaths: list[Death] = field(default_factory=list)
    ups: list[float] = field(default_factory=list)  # when a process had come up
    ended: int = 0  # by themselves, which nothing asked for


class Surroundings:
    """Enter it, and the house runs."""

    def __init__(
        self, nursery: Path, database: str | None, folder: Path, seed: int, *, traces: bool = False
    ) -> None:
        self._nursery, self._folder, self._database, self._traces = nursery, folder, database, traces
        self.world = World(Clock(None), seed)
        self.world.add_account(ME, "하루")
        self.world.oauth.script = Script()
        self.screen, self.told = Screen(), Told()
        self.connected = threading.Event()
        self._lock, self._news = threading.RLock(), threading.Condition()
        self._unheard: dict[str, dict[str, Any]] = {}
        self._rings: dict[int, threading.Event] = {}
        self._life: Life | None = None
        self._over = False
        self._stack = ExitStack()

    def __enter__(self) -> Surroundings:
        self.served = self._stack.enter_context(Served(self.world))
        relay = _Relay(("127.0.0.1", 0), _Hook)
        relay.around = self
        threading.Thread(target=relay.serve_forever, args=(0.1,), daemon=True).start()
        self._stack.callback(relay.server_close)
        self._stack.callback(relay.shutdown)
        origin = f"http://127.0.0.1:{relay.server_address[1]}"
        self.ground = Ground(self._database, str(self._folder), self.served.url, origin, self._traces)
        self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        with self._lock:
            if self._life is not None:
                _kill(self._life.pid)
        self._stack.close()

    # what the person, and Google, bring

    def say(self, text: str) -> None:
        self._bring({"say": text})

    def press(self, verb: str) -> None:
        self._bring({"press": self.screen.button(verb)})

    def arm(self, name: str, nth: int) -> None:
        self._tell({"arm": name, "nth": nth})

    def connect(self) -> None:
        self._tell({"connect": True})
        if not self.connected.wait(30):
            raise TimeoutError("it never connected")

    @property
    def heard(self) -> bool:
        """Whether everything that was brought has been received."""
        with self._lock:
            return not self._unheard

    @property
    def quiet(self) -> bool:
        """Whether Google has nothing more to tell."""
        with self.served.lock:
            return not self.world.channels.outbox and not self._rings

    def ring(self, headers: dict[str, str]) -> bool:
        """A call of a push channel; whether it was taken."""
        number, rung = time.monotonic_ns(), threading.Event()
        self._rings[number] = rung
        told = {"channel": headers["id"], "secret": headers["token"], "resource": headers["resource"]}
        self._tell({"ring": number} | told)
        taken = rung.wait(PATIENCE / 3)
        del self._rings[number]
        return taken

    def _bring(self, told: dict[str, Any]) -> None:
        told = {"input": str(uuid4())} | told
        with self._lock:
            self._unheard[told["input"]] = told
            self._tell(told)

    # the process

    def _begin(self) -> None:
        with self._lock:
            self._life = life = Life(*born(self._nursery, self.ground))
            for told in self._unheard.values():
                self._tell(told)
        threading.Thread(target=self._listen, args=(life,), daemon=True).start()

    def _tell(self, told: dict[str, Any]) -> None:
        """Whoever is dead hears nothing."""
        with self._lock:
            try:
                assert self._life is not None
                os.write(self._life.out, json.dumps(told, ensure_ascii=False).encode() + b"\n")
            except (BrokenPipeError, OSError):
                return

    def _listen(self, life: Life) -> None:
        with os.fdopen(life.into, "rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    self._hear(life, json.loads(line))
        with self._lock:
            os.close(life.out)
            life.out = -1
        if self._over:
            return
        if life.death is None:
            self.told.ended += 1
            time.sleep(0.5)
        else:
            self.told.deaths.append(life.death)
        self._begin()

    def _hear(self, life: Life, told: dict[str, Any]) -> None:
        match told:
            case {"touch": name}:
                self.told.touches.append(name)
            case {"up": _}:
                self.told.ups.append(time.monotonic())
            case {"ack": name}:
                with self._lock:
                    self._unheard.pop(name, None)
            case {"deliver": number}:
                self._tell({"sent": number, "as": self.screen.take(told)})
            case {"rung": number}:
                if number in self._rings:
                    self._rings[number].set()
            case {"killed": name, "at": at, "unnoted": unnoted}:
                life.death = Death(name, at, tuple(unnoted))
            case {"connected": _}:
                self.connected.set()


class _Relay(ThreadingHTTPServer):
    daemon_threads = True
    around: Surroundings


class _Hook(BaseHTTPRequestHandler):
    """The address that push channels call."""

    server: _Relay

    def do_POST(self) -> None:
        told = {name.lower(): value for name, value in self.headers.items()}
        headers = {
            "id": told.get("x-goog-channel-id", ""),
            "token": told.get("x-goog-channel-token", ""),
            "resource": told.get("x-goog-resource-id", ""),
        }
        first = told.get("x-goog-resource-state") == "sync"
        taken = first or self.server.around.ring(headers)
        self.send_response(204 if taken else 503)
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Says nothing."""


def _kill(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return
