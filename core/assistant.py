"""The one door. Every surface brings its inputs here; what they come to is saved before anybody is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import assert_never
from uuid import UUID, uuid5

from core.dialogue.conversation import Conversation
from core.dialogue.decide import decide
from core.dialogue.effects import Effect, FindChange, FindEvents, Interpret, ReadText, Say, WriteChange
from core.dialogue.inputs import (
    Failed,
    Given,
    IncomingMessage,
    Input,
    Interpreted,
    MessageEdited,
    TextRead,
    TimePassed,
    Written,
)
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reading import Reading
from core.errors import BlobMissing, StoreUnavailable, UnreadableImage
from core.facts import look_up, with_facts, with_reading
from core.ports import (
    Account,
    BlobStore,
    Clock,
    Debt,
    Hints,
    Interpreter,
    JobQueue,
    Line,
    Messenger,
    Ocr,
    Store,
    Unit,
)

LEASE = timedelta(seconds=60)
LONGEST_WAIT = 300
PATIENCE = 3
SWEEP = 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an input. Not `fresh`: it was taken in before, and nothing happened now."""

    fresh: bool
    turn: int | None = None
    says: tuple[Say, ...] = ()
    debts: tuple[Debt, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a whole turn said, in order."""

    turn: int | None
    says: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside. `messenger_for` gives the way to a person, or None where they read the transcript live."""

    store: Store
    interpreter: Interpreter
    ocr: Ocr
    blobs: BlobStore
    queue: JobQueue
    hints: Hints
    clock: Clock
    newborn: Callable[[], UUID]
    messenger_for: Callable[[ConversationKey], Messenger | None]
    defaults: Preferences


@dataclass(slots=True)
class _Desk:
    """One unit of work in progress."""

    unit: Unit
    account: Account
    conversation: Conversation
    says: list[Say] = field(default_factory=list)
    debts: list[Debt] = field(default_factory=list)


class Assistant:
    """Receives inputs, carries out what they owe, and finds again what was left undone."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def receive(self, key: ConversationKey, input_id: UUID, happened: Input) -> Receipt:
        """Take one input in: one short unit of work. An id that was taken in before changes nothing.

        Raises StoreUnavailable, and then nothing was saved.
        """
        return await self._take_in(key, input_id, happened)

    async def carry_out(self, receipt: Receipt) -> None:
        """Deliver what was said and send slow work to the queue. What fails here is found by `resume`."""
        for debt in receipt.debts:
            if isinstance(debt.effect, Say):
                await self._pay(debt.id)
                continue
            with suppress(Exception):  # a job that is lost is found by `resume`, whatever lost it
                await self.world.queue.submit(debt.id)

    async def handle(self, key: ConversationKey, input_id: UUID, happened: Input) -> Outcome:
        """Receive, and stay until everything the turn owes is carried out, or left to `resume`."""
        receipt = await self.receive(key, input_id, happened)
        says = list(receipt.says)
        owed = deque(receipt.debts)
        while owed:
            then = await self._pay(owed.popleft().id)
            says += then.says
            owed.extend(then.debts)
        return Outcome(receipt.turn, tuple(says))

    async def work(self, debt_id: UUID) -> None:
        """Carry out one owed effect, if nobody else holds it. This is what a job runs."""
        await self.carry_out(await self._pay(debt_id))

    async def resume(self) -> int:
        """Sweep: carry out what is owed and held by nobody, wake conversations whose time has come."""
        now = self.world.clock.now()
        sleepers = await self.world.store.sleepers(now, SWEEP)
        for key in sleepers:
            await self.carry_out(await self.receive(key, self.world.newborn(), TimePassed()))
        debts = await self.world.store.lease(now, now + LEASE, SWEEP)
        for debt in sorted(debts, key=lambda debt: isinstance(debt.effect, ReadText)):
            await self.carry_out(await self._perform(debt))
        return len(debts) + len(sleepers)

    async def _take_in(
        self,
        key: ConversationKey,
        input_id: UUID,
        happened: Input,
        paid: Debt | None = None,
        reading: tuple[str, Reading] | None = None,
    ) -> Receipt:
        now = self.world.clock.now()
        async with self.world.store.unit() as unit:
            if paid is not None and not await unit.settle(paid):
                return Receipt(False)
            if not await unit.admit(input_id, now):
                return Receipt(False)
            desk = await self._desk(unit, key)
            if reading is not None:
                await unit.keep_reading(*reading, now)
            await self._note(desk, happened)
            turn = desk.conversation.next_turn
            await self._decide_all(desk, Given(input_id, now, desk.account.preferences, happened))
            await unit.save(desk.account, desk.conversation)
            await unit.owe(desk.debts, now)
        self.world.hints.announce(key)
        opened = turn if desk.conversation.next_turn > turn else None
        return Receipt(True, opened, tuple(desk.says), tuple(desk.debts))

    async def _desk(self, unit: Unit, key: ConversationKey) -> _Desk:
        world = self.world
        account = await unit.account(key, world.newborn(), world.clock.now(), world.defaults)
        conversation = await unit.conversation(key)
        if conversation is None:
            conversation = Conversation(key, world.newborn(), account.preferences.lang)
        return _Desk(unit, account, conversation)

    async def _note(self, desk: _Desk, happened: Input) -> None:
        key, now = desk.conversation.key, self.world.clock.now()
        match happened:
            case IncomingMessage(message):
                blobs = tuple(a.blob for a in message.attachments)
                line = Line(line_id(key, message.ref), "user", message.text, now, 0, blobs=blobs)
            case MessageEdited(ref, text):
                line = Line(line_id(key, ref), "user", text, now, 0)
            case _:
                return
        await desk.unit.note_message(key, line)

    async def _decide_all(self, desk: _Desk, given: Given) -> None:
        """Decide, and settle at once what needs only this process and this database."""
        pending = deque([given])
        while pending:
            given = pending.popleft()
            given = await with_facts(desk.unit, desk.account, desk.conversation, given)
            desk.conversation, effects = decide(desk.conversation, given)
            for number, effect in enumerate(effects):
                result = await self._settle(desk, effect, uuid5(given.id, str(number)))
                if result is not None:
                    pending.append(replace(given, id=uuid5(given.id, f"{number}:result"), input=result))

    async def _settle(self, desk: _Desk, effect: Effect, effect_id: UUID) -> Input | None:
        match effect:
            case Say():
                await self._say(desk, effect, effect_id)
            case ReadText():
                desk.debts.append(Debt(effect_id, desk.conversation.key, 0, effect))
            case Interpret():
                return await self._interpret(desk, effect)
            case FindEvents() | FindChange():
                return await look_up(desk.unit, desk.account, desk.conversation, effect)
            case WriteChange(changes):
                await desk.unit.write(desk.account, changes, self.world.clock.now())
                return Written(changes[0].group)
            case _:
                assert_never(effect)
        return None

    async def _say(self, desk: _Desk, say: Say, effect_id: UUID) -> None:
        desk.says.append(say)
        key = desk.conversation.key
        if say.manner != "answer":
            await desk.unit.note_reply(key, say.reply, self.world.clock.now())
        if self.world.messenger_for(key) is not None:
            desk.debts.append(Debt(effect_id, key, 0, say))

    async def _interpret(self, desk: _Desk, effect: Interpret) -> Input:
        request = await with_reading(desk.unit, effect)
        try:
            understood = await self.world.interpreter.interpret(request)
        except Exception:  # a failure is an input too, and an answer to the person
            return Failed(effect.turn, "interpret", "broken", effect.blob)
        return Interpreted(effect.turn, understood, effect.blob)

    async def _pay(self, debt_id: UUID) -> Receipt:
        """Carry out one debt. What the database does not let us settle now stays owed."""
        now = self.world.clock.now()
        try:
            leased: Sequence[Debt] = await self.world.store.lease(now, now + LEASE, 1, only=debt_id)
            return await self._perform(leased[0]) if leased else Receipt(False)
        except StoreUnavailable:
            return Receipt(False)

    async def _perform(self, debt: Debt) -> Receipt:
        try:
            if isinstance(debt.effect, Say):
                return await self._deliver(debt, debt.effect)
            return await self._read(debt, debt.effect)
        except StoreUnavailable:
            raise
        except Exception:  # whatever is wrong with this one, the others are owed as well
            return await self._put_off(debt)

    async def _put_off(self, debt: Debt) -> Receipt:
        """To be tried again, later each time; a picture is given up after a while."""
        if debt.attempts + 1 >= PATIENCE and isinstance(debt.effect, ReadText):
            failed = Failed(debt.effect.turn, "read", "broken", debt.effect.blob)
            return await self._take_in(debt.key, uuid5(debt.id, "result"), failed, paid=debt)
        wait = timedelta(seconds=min(2 ** (debt.attempts + 1), LONGEST_WAIT))
        await self.world.store.postpone(debt, self.world.clock.now() + wait)
        return Receipt(False)

    async def _deliver(self, debt: Debt, say: Say) -> Receipt:
        messenger = self.world.messenger_for(debt.key)
        store = self.world.store
        if messenger is not None:
            sent_as = await messenger.deliver(debt.key, say, await store.sent_as(say.reply.id))
            if sent_as is not None:
                await store.remember_sent(say.reply.id, sent_as)
        async with store.unit() as unit:
            await unit.settle(debt)
        return Receipt(True)

    async def _read(self, debt: Debt, effect: ReadText) -> Receipt:
        result_id = uuid5(debt.id, "result")
        try:
            reading = await self.world.ocr.read(await self.world.blobs.get(effect.blob))
        except (UnreadableImage, BlobMissing) as error:
            reason = error.reason if isinstance(error, UnreadableImage) else "lost"
            failed = Failed(effect.turn, "read", reason, effect.blob)
            return await self._take_in(debt.key, result_id, failed, paid=debt)
        read = TextRead(effect.turn, effect.blob, empty=not reading.text.strip())
        return await self._take_in(debt.key, result_id, read, paid=debt, reading=(effect.blob, reading))


def line_id(key: ConversationKey, ref: str) -> UUID:
    """The transcript's id of a message that the platform knows as `ref`; a UUID of our own stays itself."""
    try:
        return UUID(ref)
    except ValueError:
        return uuid5(TRANSCRIPT, f"{key.platform}|{key.channel}|{key.user}|{ref}")


TRANSCRIPT = UUID("5a3b1f70-8a7e-4f0e-9d57-3f1f2c6f7a10")
