"""`haru worker`: everything loaded once, then processes that take slow work from Redis, until told to stop."""

from __future__ import annotations

import asyncio
import os
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from importlib import import_module
from pathlib import Path

from adapters.rq.crew import Crew
from adapters.rq.worker import Perform
from adapters.tesseract.available import can_read
from adapters.tesseract.darkroom import can_print
from adapters.tesseract.process import Task
from adapters.tesseract.shared import Room
from bot.doctor import is_seen_to, pictures_engine
from bot.errand import Errand
from bot.house import furnished
from bot.logs import configure
from bot.report import line, words_in
from bot.settings import Settings
from bot.troubles import fit, tell
from bot.wiring import place_of
from core.dialogue.interpretation import Request
from core.language.understand import understand

READ_ONCE = ("내일 오후 3시 치과 예약", "dentist on Friday at 3 pm")
GOOGLE = ("adapters.google.calendar", "adapters.google.consent", "googleapiclient.discovery")


def work(options: Namespace) -> int:
    """1 where there is nothing to take work from, or the database is not fit."""
    settings = Settings()
    configure(settings.log_level, settings.log_format)
    if settings.redis_url is None:
        tell(words_in()["worker.no_redis"])
        return 1
    if not asyncio.run(_ready(settings)):
        return 1
    load(settings)
    processes = options.processes or os.cpu_count() or 1
    with ExitStack() as stack:
        rooms = _rooms(stack, settings)
        errand = Errand(settings, *(room.door if room else None for room in rooms))
        employ(settings.redis_url, errand, processes, partial(_look_after, rooms))
    return 0


def employ(redis: str, perform: Perform, processes: int, beside: Callable[[], None]) -> None:
    """Until told to stop."""
    tell(words_in()["worker.works"].format(number=processes))
    Crew(redis, perform, processes, beside).live()


def load(settings: Settings) -> None:
    """What jobs need, and the tables of the language: every process that is forked from here has them."""
    for name in GOOGLE if settings.google_client_id else ():
        import_module(name)
    if settings.openai_api_key:
        import_module("bot.openai")
    if is_seen_to(settings):
        import_module("google.cloud.vision_v1")
    if settings.database_url:
        import_module("psycopg")
        import_module("sqlalchemy.dialects.postgresql.psycopg")
    for words in READ_ONCE:
        understand(Request(words, "ko"))


async def _ready(settings: Settings) -> bool:
    """The tables are in place, and one house was furnished here: what that imports is there as well."""
    if not await fit(settings):
        return False
    from bot.platforms import platforms_of

    async with AsyncExitStack() as stack:
        platforms = platforms_of(settings)
        for one in platforms:
            stack.push_async_callback(one.close)
        await furnished(stack, settings, platforms, place_of(settings))
    return True


def _rooms(stack: ExitStack, settings: Settings) -> tuple[Room | None, Room | None]:
    """The process that reads pictures, where that is installed; the one that makes them anew, where others see them."""
    if not can_read():
        tell(line(pictures_engine()))
    shown = is_seen_to(settings) or (settings.openai_sees and settings.openai_api_key)
    reads, prints = can_read(), bool(shown) and can_print()
    return _room(stack, "read") if reads else None, _room(stack, "print") if prints else None


def _room(stack: ExitStack, task: Task) -> Room:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="haru-")))
    room = Room(folder / task, task)
    stack.callback(room.close)
    room.start()
    return room


def _look_after(rooms: Iterable[Room | None]) -> None:
    """Open again what was closed from outside."""
    for room in rooms:
        if room is not None:
            room.start()
