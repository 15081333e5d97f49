"""The assistant in a world of doubles: a store in memory, a messenger whose screen can be looked at, things that fail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from adapters.inline.hints import InlineHints
from adapters.memory.blobs import MemoryBlobStore
from adapters.memory.store import MemoryStore
from core.assistant import Assistant, Outcome
from core.calendar.when import Window
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, IncomingMessage, MessageEdited
from core.dialogue.interpretation import Interpretation, Meaning, Request, SmallTalk
from core.dialogue.message import Attachment, ConversationKey, Message, Preferences
from core.dialogue.plain import plain_event
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply
from core.errors import StoreUnavailable
from core.receipt import Receipt
from core.usage import Terms
from core.world import Model, Sight, World
from tests.core.dialogue.world import KEY, NOW

EVER = Window(NOW - timedelta(days=3000), NOW + timedelta(days=3000))


class Clock:
    def __init__(self) -> None:
        self._now = NOW

    def now(self) -> datetime:
        return self._now

    def move(self, time: timedelta) -> None:
        self._now += time


class Interpreter:
    """Understands what it was told that texts mean."""

    far = False

    def __init__(self) -> None:
        self.meanings: dict[str, Meaning] = {}
        self.error: Exception | None = None

    async def interpret(self, request: Request) -> Interpretation:
        if self.error is not None:
            raise self.error
        text = request.text if request.reading is None else request.reading.text
        return Interpretation(self.meanings.get(text, SmallTalk()), "ko")


class Ocr:
    """Pictures here are their own text."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.hold: asyncio.Event | None = None
        self.read_now: list[bytes] = []

    async def read(self, image: bytes) -> Reading:
        self.read_now.append(image)
        if self.hold is not None:
            await self.hold.wait()
        if self.error is not None:
            raise self.error
        return Reading(image.decode("utf-8"))


class Queue:
    """Keeps jobs until they are run, or lost."""

    def __init__(self) -> None:
        self.jobs: list[UUID] = []
        self.bulk: list[UUID] = []
        self.broken = False

    async def submit(self, debt: UUID, *, bulk: bool = False) -> None:
        if self.broken:
            raise RuntimeError("the queue is away")
        self.jobs.append(debt)
        self.bulk += [debt] if bulk else []


class Messenger:
    """A platform: every message has a number, and looks as it was last said."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.screens: dict[ConversationKey, dict[str, Reply]] = {}
        self.delivered: list[tuple[str, str]] = []
        self.answered: list[str] = []
        self._failures = 0
        self._refused: dict[ConversationKey, Exception] = {}

    def fail(self, times: int) -> None:
        self._failures = times

    def refuse(self, key: ConversationKey, error: Exception | None) -> None:
        self._refused.pop(key, None)
        if error is not None:
            self._refused[key] = error

    async def fetch(self, _key: ConversationKey, file: str) -> bytes:
        return self.files[file]

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        if key in self._refused:
            raise self._refused[key]
        if self._failures:
            self._failures -= 1
            raise ConnectionError("no way through")
        if say.manner == "answer":
            self.answered.append(say.reply.text)
            return None
        screen = self.screens.setdefault(key, {})
        number = sent_as or str(len(screen) + 1)
        screen[number] = say.reply
        self.delivered.append((say.manner, say.reply.text))
        return number


class Faults:
    """What a log would keep."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, str]] = []

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        self.noted.append((what, type(error).__name__))


class Refusing:
    """A store that is away: from the start, after so many units, or for some of its methods."""

    def __init__(
        self, store: MemoryStore, after_units: int | None = None, refused: set[str] | None = None
    ) -> None:
        self._store = store
        self._units = after_units
        self._refused = refused

    def refuse(self, methods: set[str]) -> None:
        self._refused = methods

    def __getattr__(self, name: str) -> Any:
        if self._units and name == "unit":
            self._units -= 1
            return self._store.unit
        if self._refused is not None and name not in self._refused:
            return getattr(self._store, name)
        return self._refuse_unit if name == "unit" else self._refuse

    def _refuse_unit(self) -> Any:
        raise StoreUnavailable

    async def _refuse(self, *_: object, **__: object) -> Any:
        raise StoreUnavailable


class Spoilt:
    """A store in which the state of one conversation is spoilt."""

    def __init__(self, store: MemoryStore, spoilt: ConversationKey, error: Exception) -> None:
        self._store = store
        self._spoilt = spoilt
        self._error = error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Any]:
        async with self._store.unit() as unit:
            read = unit.conversation

            async def conversation(key: ConversationKey) -> Any:
                if key == self._spoilt:
                    raise self._error
                return await read(key)

            unit.conversation = conversation  # type: ignore[method-assign]
            yield unit


DEFAULTS = Preferences()


class House:
    """Everything that one test needs."""

    def __init__(self, *, messenger: bool = True) -> None:
        self.memory = MemoryStore()
        self.store: Any = self.memory
        self.clock, self.faults = Clock(), Faults()
        self.interpreter: Any = Interpreter()
        self.model: Any = None
        self.terms = Terms()
        self.develop: Any = None
        self.sight: Any = None
        self.ocr: Any = Ocr()
        self.queue: Any = Queue()
        self.shelf, self.hints = MemoryBlobStore(), InlineHints()
        self.blobs: Any = self.shelf
        self.platform = Messenger()
        self.messenger: Any = self.platform if messenger else None
        self._born = 0
        self._messages = 0

    @property
    def assistant(self) -> Assistant:
        """A fresh one each time, as after a restart: nothing that matters is in it."""
        return Assistant(
            World(
                store=self.store,
                interpreter=self.interpreter,
                model=Model(self.model, "OpenAI", self.terms, self.develop) if self.model else None,
                ocr=self.ocr,
                sight=Sight(self.sight, "Google Vision") if self.sight else None,
                blobs=self.blobs,
                queue=self.queue,
                hints=self.hints,
                clock=self.clock,
                faults=self.faults,
                newborn=self.newborn,
                messengers={} if self.messenger is None else {KEY.platform: self.messenger},
                defaults=DEFAULTS,
            )
        )

    def newborn(self) -> UUID:
        self._born += 1
        return uuid5(UUID(int=0), f"born:{self._born}")

    # what a person does

    def message(self, text: str, meaning: Meaning | None, blobs: tuple[str, ...] = ()) -> IncomingMessage:
        self._messages += 1
        self.interpreter.meanings[text] = meaning or SmallTalk()
        attachments = tuple(Attachment(blob) for blob in blobs)
        return IncomingMessage(Message(f"m{self._messages}", text, self.clock.now(), attachments))

    async def say(self, text: str, meaning: Meaning, key: ConversationKey = KEY) -> Outcome:
        return await self.assistant.handle(key, self.newborn(), self.message(text, meaning))

    async def edit(self, ref: str, text: str, meaning: Meaning) -> Outcome:
        self.interpreter.meanings[text] = meaning
        return await self.assistant.handle(KEY, self.newborn(), MessageEdited(ref, text))

    def shows(self, text: str, meaning: Meaning) -> None:
        """What a picture of that text means."""
        self.interpreter.meanings[text] = meaning

    async def send_photo(self, blob: str, text: str) -> Receipt:
        return await self.send_album({blob: text})

    async def send_album(self, pictures: dict[str, str]) -> Receipt:
        for blob, text in pictures.items():
            await self.shelf.put(blob, text.encode("utf-8"))
        happened = self.message("", None, tuple(pictures))
        return await self.assistant.receive(KEY, self.newborn(), happened)

    async def photo(self, blob: str, text: str) -> Outcome:
        await self.shelf.put(blob, text.encode("utf-8"))
        return await self.assistant.handle(KEY, self.newborn(), self.message("", None, (blob,)))

    async def press(self, verb: str, key: ConversationKey = KEY) -> Outcome:
        return await self.assistant.handle(key, self.newborn(), self.pressed(verb, key))

    def pressed(self, verb: str, key: ConversationKey = KEY) -> ButtonPressed:
        """The newest button with that verb, on the screen or on its way there."""
        conversation = self.memory._world.conversations[key]
        replies = [*self.platform.screens.get(key, {}).values(), *self._unsent(key)]
        presses = [b.press for reply in replies for row in reply.buttons for b in row if b.press.verb == verb]
        assert conversation and presses, f"no button {verb!r}"
        return ButtonPressed(presses[-1])

    def _unsent(self, key: ConversationKey) -> list[Reply]:
        owed = [one.debt for one in self.memory._world.owed.values() if one.debt.key == key]
        return [debt.effect.reply for debt in owed if isinstance(debt.effect, Say)]

    # what they see

    @property
    def delivered(self) -> list[tuple[str, str]]:
        return self.platform.delivered

    def answers(self) -> list[str]:
        return self.platform.answered

    def screen(self, key: ConversationKey = KEY) -> list[str]:
        return [reply.text for reply in self.platform.screens.get(key, {}).values()]

    def verbs(self, key: ConversationKey = KEY) -> list[str]:
        replies = self.platform.screens.get(key, {}).values()
        return [button.press.verb for reply in replies for row in reply.buttons for button in row]

    async def transcript(self, key: ConversationKey = KEY) -> list[str]:
        return [line.text for line in await self.memory.transcript(key, 0, 1000)]

    async def calendar(self, key: ConversationKey = KEY) -> list[tuple[str, str | None]]:
        rows = [plain_event(event) for event in await self.memory.agenda(key, EVER)]
        return sorted((row["title"], row["start"]) for row in rows)

    # what the house does by itself

    async def run_jobs(self) -> None:
        while self.queue.jobs:
            await self.assistant.work(self.queue.jobs.pop(0))

    async def settle(self, rounds: int = 30) -> None:
        """Time goes on, and whatever was left undone is found."""
        for _ in range(rounds):
            self.clock.move(timedelta(seconds=61))
            await self.assistant.resume()
            await self.run_jobs()
