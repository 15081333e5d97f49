"""Pictures through web process, Redis and workers: from upload to card, a heap of them, workers killed (-9) at each stage.

On PostgreSQL and a real server that speaks as Redis does; pictures are screenshots of 1080×2340, drawn here. The floor is
the engine alone, in a process of its own that reads the same pictures one after another, in the same run.

`--only latency|heap|kills` takes one part. `--images N` (20) one by one; `--heap N` (100) at once, in albums of ten, while
`--singles N` (6) come alone; `--repeats N` (3) kills at each stage, of the job's process and of the whole worker, and
`--stages WORDS` those whose name holds these words ("crew reading"); `--processes N` (one a core) of the worker.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

from adapters.database.migrate import migrate
from adapters.tesseract.local import LocalOcr
from core.dialogue.phrases import speech
from tests.benchmarks.options import number, text
from tests.bot.running import Running, running
from tests.fakes import postgres, valkey
from tests.loads.screens import screenshot
from tests.loads.worker_side import ARMED, STAGES, STRUCK, WHOLE
from tests.loads.workers import Chat, memory, worker

P50, P95, RECOVERED = 1.0, 2.5, 75.0
"""The first two for an idle machine of two cores; where the engine alone is slower than that, so are these."""
PATIENCE = 150.0
TODAY = date(2026, 11, 23)


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
        if only in ("", "kills"):
            figures |= _kills(
                ground, house, int(number(options, "--repeats", 3)), text(options, "--stages", "")
            )
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
    albums = [[ground.picture() for _ in range(min(10, heap - n))] for n in range(0, heap, 10)]
    with worker(_plain(ground), ground.server, ground.settings) as process:
        top, stop = _Top(process.pid), Event()
        watching = Thread(target=top.watch, args=(stop,))
        watching.start()
        begun = time.monotonic()
        chats = [Chat(house, f"album-{uuid4().hex}") for _ in albums]
        for chat, album in zip(chats, albums, strict=True):
            chat.send(*album)
        alone = [took for _ in range(singles) if (took := _one(house, ground.picture())) is not None]
        took = [chat.took(heap * 10.0) for chat in chats]
        stop.set()
        watching.join()
    drafts = [sum(len(reply["drafts"]) for reply in chat.answers()) for chat in chats]
    if None in took or len(alone) < singles:
        silent = f"{took.count(None)} albums, {singles - len(alone)} single pictures"
        ground.wrong.append(f"without an answer: {silent}")
    whole = max(chat.card_at for chat in chats) - begun
    return {
        "heap": heap,
        "heap_on_cards": sum(drafts),
        "heap_s": round(whole, 1),
        "pictures_per_s": round((heap + singles) / whole, 2),
        **_times("single_beside_heap", alone),
        "workers_mb": top.most("worker"),
        "engine_mb": top.most("room"),
        "processes": ground.processes,
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


def _kills(ground: Ground, house: Running, repeats: int, words: str) -> dict[str, object]:
    recovery: dict[str, list[float]] = {}
    chats: list[tuple[str, Chat]] = []
    for whom in ("job", WHOLE):
        for stage in (one for one in STAGES if words in f"{whom} {one}"):
            for _ in range(repeats):
                took, chat = _killed(ground, house, whom, stage)
                chats.append((f"{whom} {stage}", chat))
                if took is not None:
                    recovery.setdefault(f"{whom} {stage}", []).append(took)
            print(f"{whom:<5} {stage:<14} {[round(one, 1) for one in recovery.get(f'{whom} {stage}', [])]}")
    cards = sum(_judged(ground, name, chat) for name, chat in chats)
    every = [took for each in recovery.values() for took in each]
    return {
        "kills": len(chats),
        "cards": cards,
        **_times("recovery", every),
        **_times("restarted", ground.down),
        "recovery_max_s": round(max(every, default=0.0), 2),
        "recovery_by_stage_s": {name: round(max(each), 1) for name, each in recovery.items()},
    }


def _killed(ground: Ground, house: Running, whom: str, stage: str) -> tuple[float | None, Chat]:
    """Seconds from the kill to the card; a worker that is gone is started again, as whoever looks after it would."""
    module = ["tests.loads.worker_side", str(ground.folder), str(ground.processes)]
    struck = ground.folder / STRUCK
    struck.unlink(missing_ok=True)
    with ExitStack() as stack:
        process = stack.enter_context(worker(module, ground.server, ground.settings))
        chat = Chat(house, f"kill-{uuid4().hex}")
        (ground.folder / ARMED).write_text(f"{WHOLE} {stage}" if whom == WHOLE else stage)
        chat.send(ground.picture())
        end = time.monotonic() + PATIENCE
        while not struck.exists():
            if time.monotonic() > end:
                ground.wrong.append(f"{whom} {stage}: never reached")
                return None, chat
            time.sleep(0.01)
        dead = time.monotonic()
        if whom == WHOLE:
            process.wait(10)
            stack.enter_context(worker(module, ground.server, ground.settings))
            ground.down.append(time.monotonic() - dead)
        if not chat.card.wait(PATIENCE):
            ground.wrong.append(f"{whom} {stage}: no card")
            return None, chat
        return max(0.0, chat.card_at - dead), chat


def _judged(ground: Ground, name: str, chat: Chat) -> int:
    """Whether there is exactly one card, or one sentence that says why there is none."""
    answers = chat.answers()
    cards = [reply for reply in answers if reply["drafts"]]
    honest = {speech("ko").unreadable(reason) for reason in ("gave_up", "broken", "timeout")}
    if len(answers) != 1 or not (cards or answers[0]["text"] in honest):
        ground.wrong.append(f"{name}: {len(answers)} answers, {len(cards)} cards")
    return len(cards)


def _times(name: str, took: Sequence[float]) -> dict[str, object]:
    if len(took) < 2:
        only = round(took[0], 2) if took else 0.0
        return {f"{name}_p50_s": only, f"{name}_p95_s": only}
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {f"{name}_p50_s": round(cuts[49], 2), f"{name}_p95_s": round(cuts[94], 2)}
