"""The one door. Every surface brings its inputs here; what they come to is saved before anybody is told."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from uuid import UUID

from core.carrier import Carrier
from core.dialogue.account_inputs import CalendarsListed
from core.dialogue.effects import Interpret, ReadText, Say
from core.dialogue.inputs import Input, Rechecked, TimePassed
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable
from core.intake import Intake
from core.receipt import NOTHING, OpenCard, OpenList, Receipt
from core.sync.synchroniser import Synchroniser
from core.tidy_store import KEPT
from core.timekeeper import Timekeeper
from core.world import World

SWEEP, AT_ONCE = 20, 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a whole turn said, in order."""

    turn: int | None
    says: tuple[Say, ...]


class Assistant:
    """Receives inputs, carries out what they owe, and finds again what was left undone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sync = Synchroniser(world, world.remote) if world.remote else None
        self._intake = Intake(world)
        self._carrier = Carrier(world, self._intake)
        self._timekeeper = Timekeeper(world, self._intake)

    async def receive(self, key: ConversationKey, input_id: UUID, happened: Input) -> Receipt:
        """Take one input in: one short unit of work. An id that was taken in before changes nothing.

        Raises StoreUnavailable, and then nothing was saved.
        """
        return await self._intake.take(key, input_id, happened)

    async def carry_out(self, receipt: Receipt) -> None:
        """Deliver what was said and send slow work to the queue. What fails here is found by `resume`."""
        said = True
        for debt in receipt.debts:
            if isinstance(debt.effect, Say):
                said = (await self._carrier.bring(debt, waits=not said)).fresh
            elif isinstance(debt.effect, Interpret):
                await self.work(debt.id)
            else:
                await self._submit(debt.id, bulk=isinstance(debt.effect, ReadText) and debt.effect.bulk)
        if receipt.open_card is not None:
            then = await self._look_again(receipt.open_card)
            await self.carry_out(replace(then, open_card=None))
        if receipt.unsettled is not None:
            await self.carry_out(await self._carrier.reconsider(receipt.unsettled))
        if receipt.listed is not None:
            await self.carry_out(await self._list_again(receipt.listed))

    async def handle(self, key: ConversationKey, input_id: UUID, happened: Input) -> Outcome:
        """Receive, and stay until everything the turn owes is carried out, or left to `resume`."""
        receipt = await self.receive(key, input_id, happened)
        says = list(receipt.says)
        owed, said = deque(receipt.debts), True
        looked = receipt.open_card
        while owed:
            debt = owed.popleft()
            if isinstance(debt.effect, Say):
                said = (await self._carrier.bring(debt, waits=not said)).fresh
                continue
            then = await self._carrier.pay(debt.id)
            says += then.says
            owed.extend(then.debts)
            looked = then.open_card or looked
            if then.unsettled is not None:
                await self._carrier.let_go(then.unsettled)
                await self._submit(then.unsettled.id)
        if looked is not None:
            then = await self._look_again(looked)
            says += then.says
            await self.carry_out(replace(then, open_card=None))
        if receipt.listed is not None:
            then = await self._list_again(receipt.listed)
            says += then.says
            await self.carry_out(then)
        return Outcome(receipt.turn, tuple(says))

    async def close(self) -> None:
        """Wait for nobody any more."""
        await self._carrier.close()

    async def _look_again(self, card: OpenCard) -> Receipt:
        """What the remote calendars hold by now, for a card that was shown with what we knew."""
        if self.sync is None:
            return NOTHING
        seen = await self.sync.freshener.look(card.calendars, card.windows)
        if seen is None:
            return NOTHING
        told = Rechecked(seen.unread, seen.taken)
        return await self._intake.take(card.key, self.world.newborn(), told)

    async def _list_again(self, shown: OpenList) -> Receipt:
        """Which remote calendars there are by now, for a list that was shown with what we knew."""
        if self.sync is None or not await self.sync.keyring.look_again(shown.grants):
            return NOTHING
        return await self._intake.take(shown.key, self.world.newborn(), CalendarsListed())

    async def work(self, debt_id: UUID, *, left_behind: bool = False) -> None:
        """Carry out one owed effect, if nobody else holds it. This is what a job runs.

        `left_behind`: whoever held it is known to be dead.
        """
        if left_behind:
            await self.world.store.free(debt_id)
        await self.carry_out(await self._carrier.pay(debt_id))

    async def resume(self) -> int:
        """Sweep: wake conversations whose time has come, say what was not said, queue what waits for a worker.

        Returns how much it did itself. Raises StoreUnavailable.
        """
        store, now = self.world.store, self.world.clock.now()
        sleepers = await store.sleepers(now, SWEEP)
        for key in sleepers:
            await self._wake(key)
        said = 0
        while said < SWEEP and (debt := await self._carrier.next_say()):
            said += 1
            await self.carry_out(await self._carrier.perform(debt))
        for job in await store.jobs(now, SWEEP):
            await self._submit(job, bulk=True)  # it waited already, or failed: it keeps nobody waiting
        for blob in await store.doomed(now, SWEEP):
            await self._delete(blob)
        return len(sleepers) + said

    async def keep_time(self) -> int:
        """Remind, and tell the day, where that is due by now. Returns how many messages it came to.

        Raises StoreUnavailable.
        """
        told = await self._timekeeper.round()
        for receipt in told:
            await self.carry_out(receipt)
        return len(told)

    async def tidy(self) -> int:
        """Let go of what is older than it is kept, a little at a time. Returns how much. Raises StoreUnavailable."""
        now, gone = self.world.clock.now(), 0
        while some := await self.world.store.tidy(now - KEPT, now, AT_ONCE):
            gone += some
        return gone

    async def _wake(self, key: ConversationKey) -> None:
        """One that cannot be woken is left asleep, and keeps nobody else so."""
        try:
            await self.carry_out(await self.receive(key, self.world.newborn(), TimePassed()))
        except StoreUnavailable:
            raise
        except Exception as error:
            self.world.faults.note("wake", None, error)
            await self.world.store.park(key)

    async def _delete(self, blob: str) -> None:
        """A blob whose time has come; what goes wrong is tried again."""
        try:
            await self.world.blobs.delete(blob)
        except Exception as error:
            self.world.faults.note("delete", None, error)
            return
        await self.world.store.undoom(blob)

    async def _submit(self, job: UUID, *, bulk: bool = False) -> None:
        """Into the queue. Whatever loses it, `resume` finds it."""
        try:
            await self.world.queue.submit(job, bulk=bulk)
        except Exception as error:
            self.world.faults.note("queue", job, error)
