"""Plays a journey over Slack: a person writes, forwards, edits and taps there, and the house answers by its wire."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from adapters.inline.queue import InlineQueue
from adapters.slack.acts import Owner, marked
from adapters.slack.heard import key_of
from adapters.slack.platform import Account, SlackPlatform
from adapters.slack.wire import Wire
from adapters.terminal.script import SCRIPT, Script, instant
from adapters.vault.keys import KeyFile
from adapters.vault.vault import KeyVault
from bot.commands import instant as moment
from bot.platforms import living
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.dialogue.buttons import pack
from core.dialogue.message import Preferences
from tests.fakes.slack.inside import Session
from tests.fakes.slack.interactions import Spot, action
from tests.fakes.slack.scene import Scene, scene
from tests.journeys.over_telegram import OneClock, Overheard
from tests.journeys.player import Answer, Journey, judge

LOCALES = {"ko": "ko-KR", "en": "en-US"}


class OverSlack(Script):
    """A person there."""

    def __init__(
        self,
        here: Scene,
        platform: SlackPlatform,
        assistant: Assistant,
        clock: OneClock,
        messenger: Overheard,
    ) -> None:
        super().__init__(assistant, clock, messenger)  # type: ignore[arg-type]  # moves as a script's does
        self._here, self._platform, self._time = here, platform, clock
        self._hand = here.minji
        self._key = key_of(here.team.id, here.minji.dms.id, here.minji.id)
        self._sent: dict[int, str] = {}

    async def _play_one(self, line: dict[str, Any]) -> Answer:
        if line.keys() & {"show", "wait"} or not self._act(line):
            return await super()._play_one(line)
        while await self._heard():
            await self._wait_quietly()
        return self._replied()

    def _act(self, line: dict[str, Any]) -> bool:
        """Whether it can be done there."""
        hand, words = self._hand, str(line.get("say", ""))
        if "press" in line:
            return self._tap(line)
        if "edit" in line:
            if int(line["edit"]) not in self._sent:
                return False
            hand.edit(hand.dms, self._sent[int(line["edit"])], words)
        elif "forwarded_at" in line:
            self._sent[self._line] = self._forward(words, line["forwarded_at"])
        elif words.strip():
            self._sent[self._line] = hand.dm(words)["ts"]
        else:
            return False
        return True

    def _forward(self, words: str, at: str) -> str:
        when = instant(at, self._time.now().tzinfo)
        ts = f"{int(when.timestamp())}.{self._line + 1:06d}"
        said = {"type": "message", "user": self._here.junho.id, "text": words, "ts": ts}
        self._here.general.messages[ts] = said
        return str(self._hand.forward(self._here.general, ts)["ts"])

    def _tap(self, line: dict[str, Any]) -> bool:
        press = self._press(str(line["press"]), line.get("choice"), line.get("title"))
        ours = [ts for ts, said in self._hand.dms.messages.items() if said.get("bot_id")]
        if press is None or not ours:
            return False
        name = marked(Owner(UUID(int=0), self._key.channel, self._key.user), 0)
        button = {"type": "button", "action_id": "tap", "value": pack(press)}
        spot = Spot(self._hand.dms, ours[-1])
        action(self._here.world, self._hand.person, spot, ({"block_id": name}, button), None)
        return True

    async def _heard(self) -> bool:
        """Whether there was anything to be brought. A tap without a trigger opens no form, and is told in words."""
        front, world = self._platform._front, self._here.world
        assert front is not None
        due = world.deliveries.due()
        for one in due:
            if one.sort == "events_api":
                await front.told(one.payload)
            else:
                await front.acted(one.payload | {"trigger_id": ""})
            world.deliveries.acknowledged(one, None)
        return bool(due)

    async def _wait_quietly(self) -> None:
        front = self._platform._front
        assert front is not None
        busy, reception, queue = True, front._inside.reception, self._assistant.world.queue
        assert isinstance(queue, InlineQueue)
        while busy:
            while under_way := {*front._tasks, *reception._tasks, *queue._tasks}:
                await asyncio.wait(under_way)
            busy = bool(await self._jobs() or await self._assistant.resume())


async def play_over_slack(journey: Journey, folder: Path, pictures: dict[str, Path]) -> list[str]:
    """Everything that was not as expected; empty: all well."""
    async with AsyncExitStack() as stack:
        clock, numbers = OneClock(moment(journey.now, journey.zone)), count()
        here = scene(clock)
        here.world.settings.previews = False
        here.minji.person.zone, here.minji.person.locale = journey.zone, LOCALES[journey.lang]
        wire = Wire(f"{here.world.base}/api", Session(here.world))  # type: ignore[arg-type]  # as much of one as is asked
        platform = SlackPlatform(Account(here.bot.token), KeyVault(KeyFile(folder)), wire)
        messenger = Overheard(platform.messenger)
        assistant = await furnish(
            stack,
            Place(None, folder, fresh=True),
            chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
            messengers={"slack": messenger},
            defaults=Preferences(zone=journey.zone, lang=journey.lang),
        )
        platform.enter(assistant)
        await stack.enter_async_context(living([platform], assistant, asks=False))
        while platform._front is None:
            await asyncio.sleep(0)
        script = OverSlack(here, platform, assistant, clock, messenger)

        async def answer(line: dict[str, Any]) -> Answer:
            (got,) = [answer async for answer in script.play([json.dumps(line)])]
            return got

        return await judge(journey, pictures, answer)
