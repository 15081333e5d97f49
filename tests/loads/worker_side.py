"""`haru worker` that is killed at a stage of a job: what is armed strikes once. Started as a process by a benchmark."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from adapters.rq.crew import Crew
from adapters.tesseract.shared import Room
from bot.errand import limit_itself
from bot.house import furnished
from bot.logs import configure
from bot.settings import Settings
from bot.wiring import place_of
from bot.worker import load
from core.assistant import Assistant

STAGES = ("enqueued", "fetching", "reading", "before commit", "after commit", "card shown")
ARMED, STRUCK = "armed", "struck"
WHOLE, ROOM = "crew", "room"
"""Armed as `crew STAGE`, all of the worker dies; as `room STAGE` what reads pictures; otherwise the job's process alone."""
KILLS = (*(f"{whom} {stage}" for whom in ("job", WHOLE) for stage in STAGES), f"{ROOM} reading")


class Killer:
    """Looks whether it is time, and strikes once."""

    def __init__(self, folder: Path, crew: int) -> None:
        self._folder, self._crew = folder, crew

    def touch(self, stage: str) -> None:
        file = self._folder / ARMED
        try:
            whom, armed = file.read_text().split(maxsplit=1)
            if armed != stage:
                return
            file.unlink()
        except (FileNotFoundError, ValueError):  # nobody armed it, or another job was quicker
            return
        room = room_of(self._crew)
        struck = {WHOLE: (self._crew, os.getppid(), room), ROOM: (room,)}.get(whom, ())
        for pid in filter(None, struck):
            os.kill(pid, signal.SIGKILL)
        (self._folder / STRUCK).touch()
        if whom != ROOM:
            os.kill(os.getpid(), signal.SIGKILL)

    async def later(self, stage: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.touch(stage)

    @asynccontextmanager
    async def unit(self, whole: Any) -> AsyncIterator[Any]:
        async with whole() as unit:
            yield unit
            self.touch("before commit")
        self.touch("after commit")


def room_of(crew: int) -> int | None:
    """The process that reads pictures for it."""
    with suppress(OSError):
        for pid in Path(f"/proc/{crew}/task/{crew}/children").read_text().split():
            if b"adapters.tesseract.room" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
    return None


class Watched:
    """A port, with somebody beside it who may strike."""

    def __init__(self, inner: Any, **instead: Any) -> None:
        self._inner, self._instead = inner, instead

    def __getattr__(self, name: str) -> Any:
        return self._instead.get(name) or getattr(self._inner, name)


def watched(assistant: Assistant, killer: Killer) -> Assistant:
    world = assistant.world

    async def get(key: str) -> bytes:
        killer.touch("fetching")
        return await world.blobs.get(key)

    async def read(image: bytes) -> Any:
        striking = asyncio.create_task(killer.later("reading", 0.15))
        try:
            return await world.ocr.read(image)
        finally:
            striking.cancel()

    store = Watched(world.store, unit=lambda: killer.unit(world.store.unit))
    return Assistant(
        replace(world, store=store, blobs=Watched(world.blobs, get=get), ocr=Watched(world.ocr, read=read))
    )


def perform(settings: Settings, door: Path, killer: Killer, debt: UUID, left_behind: bool) -> None:
    killer.touch("enqueued")
    limit_itself()
    asyncio.run(_carry_out(settings, door, killer, debt, left_behind))
    killer.touch("card shown")


async def _carry_out(settings: Settings, door: Path, killer: Killer, debt: UUID, left_behind: bool) -> None:
    async with AsyncExitStack() as stack:
        place = replace(place_of(settings), ready=True, engine=door)
        assistant = await furnished(stack, settings, [], place)
        await watched(assistant, killer).work(debt, left_behind=left_behind)


def main(folder: Path, processes: int) -> None:
    settings = Settings()
    configure(settings.log_level, settings.log_format)
    assert settings.redis_url is not None
    load(settings)
    door = folder / f"door{os.getpid()}"
    room = Room(door)
    room.start()
    killer = Killer(folder, os.getpid())
    try:
        job = partial(perform, settings, door, killer)
        Crew(settings.redis_url, job, processes, room.start).live()
    finally:
        room.close()
        with suppress(FileNotFoundError):
            door.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
