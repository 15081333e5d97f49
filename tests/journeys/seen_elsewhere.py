"""Plays a journey in which Vision reads pictures: the real house against the stand-in, which knows the pictures drawn.

Beside the script lines of every journey there are these:

    {"vision": "down" | "up"}              it answers nothing but 503 · answers again
    {"vision": "fault", "fault": {…}}      a fault as in tests/fakes/vision/faults.py
    {"vision": "asked", "count": n}        so many pictures were sent there by now

The first line may say `"engine": "none"`: then this machine cannot read pictures itself.
"""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid5

from adapters.terminal.script import SCRIPT, Script, ScriptClock, ScriptMessenger
from adapters.tesseract.darkroom import Darkroom
from adapters.vision.access import Access
from adapters.vision.ocr import VisionOcr
from bot.commands import instant
from bot.wiring import Outside, Place, TimeAndChance, furnish
from core.dialogue.message import Preferences
from core.dialogue.reading import Reading
from core.errors import UnreadableImage
from core.world import Sight
from tests.fakes.vision.readers import Prepared
from tests.fakes.vision.rest import Served
from tests.fakes.vision.world import World
from tests.journeys.pictures import made
from tests.journeys.player import Answer, Journey, judge


class Blind:
    """An engine that is not installed, or one that reads nothing but blurs."""

    async def read(self, _image: bytes) -> Reading:
        raise UnreadableImage("no_engine")

    async def close(self) -> None:
        """There is nothing."""


class Both:
    """A person with Haru on one side, and Vision on the other."""

    def __init__(self, world: World, script: Script) -> None:
        self._world, self._script = world, script

    async def answer(self, line: dict[str, Any]) -> Answer:
        """What comes of one line."""
        match line.get("vision"):
            case None:
                (got,) = [answer async for answer in self._script.play([json.dumps(line)])]
                return got
            case "down":
                self._world.add("error", code=14, times=None)
            case "up":
                self._world.rules.clear()
            case "fault":
                self._world.add(**line["fault"])
            case "asked" if len(self._world.asked) != line["count"]:
                return {"replies": [], "error": f"{len(self._world.asked)} pictures were sent"}
        return {"replies": []}


async def play(journey: Journey, folder: Path) -> list[str]:
    """Everything that was not as expected; empty: all well."""
    pictures = made(journey, folder)
    drawn = journey.head["pictures"]
    known = {pictures[name].read_bytes(): tuple(lines) for name, lines in drawn.items()}
    async with AsyncExitStack() as stack:
        world = World(Prepared(known))
        served = stack.enter_context(Served(world))
        darkroom = await stack.enter_async_context(Darkroom(limit=60, start=60))
        clock = ScriptClock(instant(journey.now, journey.zone))
        access = Access(served.endpoint, "rest", timeout=60)
        ocr = VisionOcr(access, darkroom.develop, lambda: clock.now().timestamp())
        stack.push_async_callback(ocr.close)
        outside = Outside(sight=Sight(ocr, "Google Vision"))
        script = await _house(journey, clock, folder, outside, stack)
        return await judge(journey, pictures, Both(world, script).answer)


async def _house(
    journey: Journey, clock: ScriptClock, folder: Path, outside: Outside, stack: AsyncExitStack
) -> Script:
    messenger, numbers = ScriptMessenger(), count()
    assistant = await furnish(
        stack,
        Place(None, folder, fresh=True),
        chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
        messengers={"terminal": messenger},
        defaults=Preferences(zone=journey.zone, lang=journey.lang),
        outside=outside,
    )
    if journey.head.get("engine") == "none":
        assistant = type(assistant)(replace(assistant.world, ocr=Blind()))
        assistant.world.queue.attach(assistant.work)  # type: ignore[attr-defined]
        stack.push_async_callback(assistant.close)
    return Script(assistant, clock, messenger)
