"""The house of one process, pointed at the stand-in, and people who connect, ask and tap."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from adapters.offline.interpreter import OfflineInterpreter
from bot.google import Google
from bot.house import synchroniser_of
from bot.wiring import Place, SystemClock, TimeAndChance, furnish
from core.assistant import Assistant, Outcome
from core.calendar.time.expression import CalendarDate, Clock, Spoken
from core.dialogue.buttons import Press
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, Meaning, Request
from core.dialogue.message import ConversationKey, Message, Preferences
from core.intake import Intake
from core.ports import Clock as Watch
from core.records import LinkedCalendar
from core.sync.connecting import Connecting
from core.sync.synchroniser import Synchroniser
from tests.adapters.google.dance import addresses, asked, visited
from tests.fakes.google.grants import CLIENT, SECRET
from tests.fakes.postgres import new_home, server, stop
from tests.loads.instruments import Held, Noted
from tests.loads.scenes import consenting
from tests.loads.stand_in import StandIn

ORIGIN = "http://127.0.0.1:8000"
FIRST_HOUR, HOURS = 9, 12


class Told(OfflineInterpreter):
    """Understands a text as it was told to, as often as it was told, and every other text by itself."""

    def __init__(self) -> None:
        self._meanings: defaultdict[str, deque[Meaning]] = defaultdict(deque)

    def means(self, text: str, meaning: Meaning) -> None:
        """Two people may say the same at once."""
        self._meanings[text].append(meaning)

    async def interpret(self, request: Request) -> Interpretation:
        meant = self._meanings[request.text]
        return Interpretation(meant.popleft(), "ko") if meant else await super().interpret(request)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Google account."""

    email: str

    def at(self, channel: int = 0) -> ConversationKey:
        """One of their conversations."""
        return ConversationKey("local", f"page{channel}", self.email)


@dataclass
class House:
    """What people do in it."""

    assistant: Assistant
    store: Held
    sync: Synchroniser
    google: StandIn
    told: Told
    faults: Noted

    async def connect(self, person: Person) -> LinkedCalendar:
        """By way of the consent screen, and with a tap in the chat."""
        key, world = person.at(), self.assistant.world
        await self.google.doing(consenting, person.email)
        connecting = Connecting(world, Intake(world))
        url = await connecting.start(asked(await connecting.open(key))["state"])
        assert url is not None
        _, back = await asyncio.to_thread(visited, url)
        outcome = await connecting.finish(back["state"], back["code"], None)
        assert outcome.ending == "connected", outcome
        lines = await world.store.transcript(key, 0, 10)
        replies = [line.reply for line in lines if line.reply]
        await self.press(
            key, next(p for reply in replies for p in presses(reply.buttons) if p.verb == "connect")
        )
        async with world.store.unit() as unit:
            account = await unit.account(key, uuid4(), world.clock.now(), Preferences())
        return account.calendars[0]

    async def ask(self, key: ConversationKey, title: str, slot: int, *guests: str) -> list[Press]:
        """An event is asked for, at an hour of its own by the number of its `slot`; the buttons of its card."""
        days, hour = divmod(slot, HOURS)
        now = self.assistant.world.clock.now()
        day, hour = date(now.year + 1, 1, 1) + timedelta(days), hour + FIRST_HOUR
        said = CalendarDate(day.day, day.month, day.year), Clock(hour, 0, "am" if hour < 12 else None)
        proposal = EventProposal(title, Spoken(*said), attendees=guests)
        return await self.say(key, title, CreateEvents((proposal,)))

    async def say(self, key: ConversationKey, text: str, meaning: Meaning) -> list[Press]:
        """Somebody says something that means this; the buttons of what is answered."""
        self.told.means(text, meaning)
        message = Message(str(uuid4()), text, self.assistant.world.clock.now())
        outcome = await self.assistant.handle(key, uuid4(), IncomingMessage(message))
        return offered(outcome)

    async def press(self, key: ConversationKey, press: Press, input_id: UUID | None = None) -> list[Press]:
        """A tap, under an id of its own or one that came before; the buttons of what is said."""
        outcome = await self.assistant.handle(key, input_id or uuid4(), ButtonPressed(press))
        return offered(outcome)

    async def confirm(self, key: ConversationKey, title: str, slot: int) -> list[Press]:
        """An event is asked for, and its card confirmed; the buttons that it has then."""
        return await self.press(key, of("confirm", await self.ask(key, title, slot)))


def presses(rows: tuple[tuple[object, ...], ...]) -> list[Press]:
    """What the buttons of a reply are for."""
    return [button.press for row in rows for button in row]  # type: ignore[attr-defined]


def offered(outcome: Outcome) -> list[Press]:
    """All buttons of what was said: a card may be followed by others that it closes."""
    return [press for say in outcome.says for press in presses(say.reply.buttons)]


def of(verb: str, presses: list[Press]) -> Press:
    """The newest with this verb."""
    by_verb = {press.verb: press for press in presses}
    if verb not in by_verb:
        raise LookupError(f"no {verb} among {list(by_verb)}")
    return by_verb[verb]


@asynccontextmanager
async def house(google: StandIn, url: str | None, clock: Watch | None = None) -> AsyncIterator[House]:
    """A house on a new database: the one of the `url`, or a file."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        there = Google(CLIENT, SECRET, ORIGIN, addresses(google.url), google.url)
        chance = TimeAndChance(clock or SystemClock())
        plain = await furnish(stack, Place(url, folder, fresh=True), google=there, chance=chance)
        store, told, faults = Held(plain.world.store), Told(), Noted()
        assistant = Assistant(replace(plain.world, store=store, interpreter=told, faults=faults))
        sync = synchroniser_of(assistant)
        assert sync is not None
        yield House(assistant, store, sync, google, told, faults)


@contextmanager
def database(options: list[str]) -> Iterator[str | None]:
    """A new PostgreSQL of our own with `--postgres`; None, which is SQLite, without."""
    if "--postgres" not in options:
        yield None
        return
    home = new_home()
    try:
        running = server(home, os.getpid())
        yield running.url(running.create())
    finally:
        stop(home)
