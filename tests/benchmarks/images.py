"""Pictures through web process, Redis and workers: from upload to card, a heap of them, workers killed (-9) at each stage.

On PostgreSQL and a real server that speaks as Redis does; pictures are screenshots of 1080×2340, drawn here. The floor is
the engine alone, in a process of its own that reads the same pictures one after another, in the same run.

`--only latency|heap|struck|kills` takes one part. `--images N` (20) one by one; `--heap N` (100) at once, in albums of
ten, while `--singles N` (6) come alone; a heap of `--struck N` (30) during which everything is killed at each stage;
`--repeats N` (3) kills at each stage with one picture at a time. What is killed is the job's process, the whole worker, or
what reads pictures; `--stages WORDS` are those whose name holds these words ("crew reading"). `--processes N` (one a core) of
the worker. It does not hold where a picture ends in anything but one card or one honest sentence.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Event, Thread
from typing import TypeAlias
from uuid import uuid4

from adapters.database.migrate import migrate
from adapters.tesseract.local import LocalOcr
from tests.benchmarks.options import number, text
from tests.bot.running import Running, running
from tests.fakes import postgres, valkey
from tests.loads.judging import Fate, fate
from tests.loads.screens import moment, screenshot
from tests.loads.worker_side import ARMED, KILLS, STRUCK, WHOLE
from tests.loads.workers import Chat, memory, worker

P50, P95, RECOVERED = 1.0, 2.5, 75.0
"""The first two for an idle machine of two cores; where the engine alone is slower than that, so are these."""
PATIENCE, JUST_NOW = 150.0, 20.0
TODAY = date(2026, 11, 23)
Album: TypeAlias = tuple[list[bytes], list[datetime]]


@dataclass
class Ground:
    """Where the house of one run stands."""

    folder: Path
    server: valkey.Server
    processes: int
    settings: dict[str, str]
    drawn: int = 0
    wrong: list[str] = field(default_factory=list)
    down: list[float] = field(default_factory=list)

    def picture(self) -> bytes:
        self.drawn += 1
        return screenshot(self.drawn, TODAY)

    def albums(self, heap: int) -> list[Album]:
        """So many pictures, ten to an album."""
        return [self._album(min(10, heap - first)) for first in range(0, heap, 10)]

    def _album(self, size: int) -> Album:
        pictures = [self.picture() for _ in range(size)]
        return pictures, [moment(self.drawn - back, TODAY) for back in reversed(range(size))]

    def judge(self, name: str, chat: Chat, moments: Sequence[datetime]) -> Fate:
        """What became of what was sent there. What is wrong with it is noted."""
        found = fate(chat.answers(), moments)
        if found.wrong:
            self.wrong.append(f"{name}: {found.wrong}")
        return found


def main(options: list[str]) -> dict[str, object]:
    """The parts, one after another, each with workers of its own."""
    only, begun = text(options, "--only", ""), time.monotonic()
    figures: dict[str, object] = {"cores": os.cpu_count(), "load_before": round(os.getloadavg()[0], 1)}
    with _ground(options) as ground, running(ground.folder, **ground.settings) as house:
        if only in ("", "latency"):
            figures |= _latency(ground, house, int(number(options, "--images", 20)))
        if only in ("", "heap"):
            figures |= _heap(
                ground, house, int(number(options, "--heap", 100)), int(number(options, "--singles", 6))
            )
        words = text(options, "--stages", "")
        if only in ("", "struck"):
            figures |= _struck(ground, house, int(number(options, "--struck", 30)), words)
        if only in ("", "kills"):
            figures |= _kills(ground, house, int(number(options, "--repeats", 3)), words)
    for line in ground.wrong:
        print(f"WRONG {line}")
    figures |= {"wrong": len(ground.wrong), "seconds": round(time.monotonic() - begun)}
    figures |= {"load_after": round(os.getloadavg()[0], 1)}
    return {"figures": figures, "ok": not ground.wrong and _held(figures)}


def _held(figures: dict[str, object]) -> bool:
    def at(name: str, default: float = 0.0) -> float:
        return float(str(figures.get(name, default)))

    return (
        at("card_p50_s") < max(P50, 2 * at("engine_p50_s"))
        and at("card_p95_s") < max(P95, 2 * at("engine_p95_s"))
        and at("single_beside_heap_p95_s") <= max(4 * P95, at("heap_s") / 3)
        and at("recovery_max_s") < RECOVERED
    )


@contextmanager
def _ground(options: list[str]) -> Iterator[Ground]:
    home = postgres.new_home()
    with ExitStack() as stack:
        stack.callback(postgres.stop, home)
        running_there = postgres.server(home, os.getpid())
        url = running_there.url(running_there.create())
        migrate(url, home)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = valkey.Server()
        stack.callback(server.stop)
        settings = {
            "DATABASE_URL": url, "REDIS_URL": server.url, "DATA_DIR": str(folder), "LOG_LEVEL": "error",
        }  # fmt: skip
        processes = int(number(options, "--processes", os.cpu_count() or 1))
        yield Ground(folder, server, processes, settings)


def _plain(ground: Ground) -> list[str]:
    return ["bot", "worker", "--processes", str(ground.processes)]


# ── from upload to card ──


def _latency(ground: Ground, house: Running, images: int) -> dict[str, object]:
    pictures = [ground.picture() for _ in range(images)]
    with worker(_plain(ground), ground.server, ground.settings):
        _one(house, ground.picture())
        over = [_one(house, picture) for picture in pictures]
    alone = asyncio.run(_engine([*pictures[:1], *pictures]))[1:]
    time.sleep(9)  # until the workers are forgotten
    _one(house, ground.picture())
    inside = [_one(house, ground.picture()) for _ in range(max(3, images // 2))]
    ground.wrong += [f"no card: {name}" for name, took in _named(over=over, inside=inside) if took is None]
    return {
        **_times("engine", alone),
        **_times("card", [took for took in over if took is not None]),
        **_times("card_without_workers", [took for took in inside if took is not None]),
    }


def _named(**series: Sequence[float | None]) -> Iterator[tuple[str, float | None]]:
    for name, values in series.items():
        yield from ((name, value) for value in values)


def _one(house: Running, picture: bytes) -> float | None:
    chat = Chat(house, f"one-{uuid4().hex}")
    chat.send(picture)
    return chat.took(PATIENCE)


async def _engine(pictures: Sequence[bytes]) -> list[float]:
    took: list[float] = []
    async with LocalOcr(limit=120, start=120) as engine:
        for picture in pictures:
            begun = time.perf_counter()
            await engine.read(picture)
            took.append(time.perf_counter() - begun)
    return took


# ── a heap, and people who send one picture meanwhile ──


def _heap(ground: Ground, house: Running, heap: int, singles: int) -> dict[str, object]:
    albums = ground.albums(heap)
    with worker(_plain(ground), ground.server, ground.settings) as process:
        top, stop = _Top(process.pid), Event()
        watching = Thread(target=top.watch, args=(stop,))
        watching.start()
        begun = time.monotonic()
        chats = _sent(house, albums)
        alone = [took for _ in range(singles) if (took := _one(house, ground.picture())) is not None]
        _wait(chats, heap * 10.0)
        stop.set()
        watching.join()
    if len(alone) < singles:
        ground.wrong.append(f"without an answer: {singles - len(alone)} single pictures")
    fates = [
        ground.judge(f"album {n}", chat, album[1])
        for n, (chat, album) in enumerate(zip(chats, albums, strict=True))
    ]
    whole = max(chat.card_at for chat in chats) - begun
    return {
        "heap": heap,
        **_fates("heap", fates),
        "heap_s": round(whole, 1),
        "pictures_per_s": round((heap + singles) / whole, 2),
        **_times("single_beside_heap", alone),
        "workers_mb": top.most("worker"),
        "one_worker_mb": round(top.most("worker") / ground.processes),
        "engine_mb": top.most("room"),
        "processes": ground.processes,
    }


def _sent(house: Running, albums: Sequence[Album]) -> list[Chat]:
    chats = [Chat(house, f"album-{uuid4().hex}") for _ in albums]
    for chat, (pictures, _) in zip(chats, albums, strict=True):
        chat.send(*pictures)
    return chats


def _wait(chats: Sequence[Chat], seconds: float) -> None:
    end = time.monotonic() + seconds
    for chat in chats:
        chat.card.wait(max(0.0, end - time.monotonic()))


def _fates(name: str, fates: Sequence[Fate]) -> dict[str, object]:
    return {
        f"{name}_on_cards": sum(one.on_cards for one in fates),
        f"{name}_told": sum(one.told for one in fates),
        f"{name}_at_their_moment": sum(one.right for one in fates),
    }


class _Top:
    """How much memory the worker has, in all."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most: dict[str, int] = {}

    def watch(self, stop: Event) -> None:
        while not stop.wait(0.5):
            found = memory(self._pid).values()
            for name in ("worker", "room"):
                now = sum(size for kind, size in found if kind == name)
                self._most[name] = max(now, self._most.get(name, 0))

    def most(self, name: str) -> int:
        return round(self._most.get(name, 0) / 1024)


# ── killed at each stage ──


@dataclass
class _Hunt:
    """Workers that may be killed. One that is gone is started again, as whoever looks after it would."""

    ground: Ground
    stack: ExitStack
    process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        folder, processes = str(self.ground.folder), str(self.ground.processes)
        module = ["tests.loads.worker_side", folder, processes]
        self.process = self.stack.enter_context(worker(module, self.ground.server, self.ground.settings))

    def arm(self, kill: str) -> None:
        (self.ground.folder / STRUCK).unlink(missing_ok=True)
        (self.ground.folder / ARMED).write_text(kill)

    def strikes(self, kill: str, chats: Sequence[Chat]) -> float | None:
        """When it struck; None where there was nothing more to strike."""
        struck, end = self.ground.folder / STRUCK, time.monotonic() + PATIENCE
        while not struck.exists():
            if chats and all(chat.card.is_set() for chat in chats):
                chats, end = (), time.monotonic() + JUST_NOW
            if time.monotonic() > end:
                (self.ground.folder / ARMED).unlink(missing_ok=True)
                return None
            time.sleep(0.01)
        dead = time.monotonic()
        if kill.startswith(WHOLE) and self.process is not None:
            self.process.wait(10)
            self.begin()
            self.ground.down.append(time.monotonic() - dead)
        return dead


def _struck(ground: Ground, house: Running, heap: int, words: str) -> dict[str, object]:
    albums, struck = ground.albums(heap), []
    with ExitStack() as stack:
        hunt = _Hunt(ground, stack)
        hunt.begin()
        begun = time.monotonic()
        chats = _sent(house, albums)
        for kill in (one for one in KILLS if words in one):
            hunt.arm(kill)
            if hunt.strikes(kill, chats) is not None:
                struck.append(kill)
        _wait(chats, heap * 10.0)
    fates = [
        ground.judge(f"struck album {n}", chat, album[1])
        for n, (chat, album) in enumerate(zip(chats, albums, strict=True))
    ]
    return {
        "struck_heap": heap,
        "struck_kills": len(struck),
        **_fates("struck", fates),
        "struck_s": round(max(chat.card_at for chat in chats) - begun, 1),
    }


def _kills(ground: Ground, house: Running, repeats: int, words: str) -> dict[str, object]:
    recovery: dict[str, list[float]] = {}
    fates: list[Fate] = []
    for kill in (one for one in KILLS if words in one):
        for _ in range(repeats):
            took, found = _killed(ground, house, kill)
            fates.append(found)
            if took is not None:
                recovery.setdefault(kill, []).append(took)
        print(f"{kill:<19} {[round(one, 1) for one in recovery.get(kill, [])]}", flush=True)
    every = [took for each in recovery.values() for took in each]
    return {
        "kills": len(every),
        **_fates("kills", fates),
        **_times("recovery", every),
        **_times("restarted", ground.down),
        "recovery_max_s": round(max(every, default=0.0), 2),
        "recovery_by_stage_s": {name: round(max(each), 1) for name, each in recovery.items()},
    }


def _killed(ground: Ground, house: Running, kill: str) -> tuple[float | None, Fate]:
    """Seconds from the kill to the card."""
    with ExitStack() as stack:
        hunt, ((pictures, moments),) = _Hunt(ground, stack), ground.albums(1)
        hunt.begin()
        chat = Chat(house, f"kill-{uuid4().hex}")
        hunt.arm(kill)
        chat.send(*pictures)
        dead = hunt.strikes(kill, [chat])
        chat.card.wait(PATIENCE)
        if dead is None:
            ground.wrong.append(f"{kill}: never reached")
    found = ground.judge(kill, chat, moments)
    return (None if dead is None else max(0.0, chat.card_at - dead)), found


def _times(name: str, took: Sequence[float]) -> dict[str, object]:
    if len(took) < 2:
        only = round(took[0], 2) if took else 0.0
        return {f"{name}_p50_s": only, f"{name}_p95_s": only}
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {f"{name}_p50_s": round(cuts[49], 2), f"{name}_p95_s": round(cuts[94], 2)}
