"""One history: a person, two calendars, somebody else, and the real code that keeps both sides the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any
from uuid import UUID

from adapters.inline.hints import InlineHints
from adapters.memory.blobs import MemoryBlobStore
from adapters.memory.remote import MemoryCalendar
from adapters.memory.store import MemoryStore
from core.assistant import Assistant
from core.calendar.event import Event
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Input
from core.dialogue.message import ConversationKey, Preferences
from core.intake import Intake
from core.receipt import Receipt
from core.records import Account, Grant, Identity, LinkedCalendar
from core.store import Unit
from core.sync.applying import Applier
from core.sync.closing import Closer
from core.sync.pulling import Puller
from core.sync.pushing import Pusher
from core.world import Remote, World
from tests.simulator.judge import Judge
from tests.simulator.keys import ACCESS, Keyring
from tests.simulator.stage import START, Births, Clock, Pause, Paused, Stage, at_once
from tests.simulator.weather import Weather

KEY = ConversationKey("here", "room", "me")
CALENDARS = ("primary", "second")


class Recording(Intake):
    """The real intake, and what it heard from the remote calendar."""

    def __init__(self, world: World, judge: Judge) -> None:
        super().__init__(world)
        self._judge = judge

    async def hear(self, unit: Unit, key: ConversationKey, input_id: UUID, happened: Input) -> Receipt:
        self._judge.hears(happened)
        return await super().hear(unit, key, input_id, happened)


class Judged(Paused):
    """The store; after each unit of work the judge looks at what it left."""

    def __init__(self, real: MemoryStore, judge: Judge) -> None:
        super().__init__(real)
        self._judge = judge

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Any]:
        await Pause()
        async with self._real.unit() as unit:
            self._judge.begin()
            yield unit
        self._judge.look()
        await Pause()


class Nothing:
    """Ports that nobody here uses, and faults that nobody reads."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"nobody should ask for {name}")


class Faults:
    def __init__(self) -> None:
        self.noted: list[str] = []

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        self.noted.append(f"{what}: {error!r}")
        if not isinstance(error, Exception) or type(error).__module__ != "core.errors":
            raise error


class Scene:
    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.clock, self.stage = Clock(), Stage(self.chance)
        self.births = Births(self.chance)
        self.memory = MemoryStore()
        self.google = MemoryCalendar(self.clock.now, page_size=self.chance.choice((2, 3, 100)))
        for name in CALENDARS:
            self.google.add(name, ACCESS, primary=name == "primary")
        self.calendars = at_once(self._connect())
        self.judge = Judge(self)
        self.weather: Any = Weather(self.google, self.chance)
        self.store: Any = Judged(self.memory, self.judge)
        self.furnish()
        self.weather.fair = True
        at_once(self._pulled())
        self.weather.fair = False

    def furnish(self) -> None:
        """Everything that a process keeps in mind: gone when it is killed, made anew when it starts."""
        nothing: Any = Nothing()
        remote = Remote(self.weather, nothing, nothing, "")
        self.world = World(
            store=self.store,
            interpreter=nothing,
            ocr=nothing,
            blobs=MemoryBlobStore(),
            queue=nothing,
            hints=InlineHints(),
            clock=self.clock,
            faults=Faults(),
            newborn=self.births,
            messengers={},
            defaults=Preferences(),
            remote=remote,
        )
        self.intake = Recording(self.world, self.judge)
        self.assistant = Assistant(self.world)
        keyring: Any = Keyring()
        self.applier = Applier(self.world, self.intake)
        self.closer = Closer(self.world, self.intake, self.applier)
        self.puller = Puller(self.world, remote, keyring, self.applier)
        self.pusher = Pusher(self.world, remote, keyring, self.puller, self.applier, self.closer)

    async def _connect(self) -> tuple[LinkedCalendar, ...]:
        async with self.memory.unit() as unit:
            account = await unit.account(KEY, self.births(), START, Preferences())
            grant = Grant(
                self.births(), account.id, Identity("1", "me@example.com"), (), "", "", START, "active", True
            )
            await unit.put_grant(grant)
            entries = await self.google.calendars(ACCESS)
            await unit.list_calendars(grant, entries, {one.remote_id: self.births() for one in entries})
            return await unit.calendars(account)

    # what is there

    async def _account(self) -> Account:
        async with self.memory.unit() as unit:
            return await unit.account(KEY, self.births(), START, Preferences())

    @property
    def account(self) -> Account:
        return at_once(self._account())

    @property
    def rows(self) -> dict[UUID, Event]:
        return {event.id: event for _, event in self.memory._world.events.values()}

    @property
    def conversation(self) -> Conversation | None:
        return self.memory._world.conversations.get(KEY)

    def kill(self) -> None:
        """The process dies, and another takes its place."""
        self.stage.kill()
        self.furnish()

    def drain(self) -> None:
        """Nothing goes wrong any more: everything that is owed is done."""
        self.weather.fair = True
        self.stage.run()
        for _ in range(200):
            self.clock.move(61)
            if not (at_once(self._pushed()) + at_once(self._pulled())):
                return
        raise AssertionError("it never comes to rest")

    async def _pushed(self) -> int:
        count = 0
        while await self.pusher.push():
            count += 1
        return count

    async def _pulled(self) -> int:
        changed = 0
        for calendar in self.calendars:
            pulled = await self.puller.pull(calendar.id)
            changed += pulled.changed if pulled else 1
        return changed
