"""Carrying out what is owed: each debt leased, performed, and settled with what came of it. It fails one by one."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from core.advising import PATIENCE, Adviser, Question, with_picture
from core.dialogue.effects import Interpret, ReadText, Say
from core.dialogue.interpretation import (
    AboutMe,
    AskWhy,
    Assent,
    ChooseNews,
    Dissent,
    Interpretation,
    ManageAccount,
    Pick,
    Request,
    TakeBack,
)
from core.dialogue.own_effects import Export
from core.dialogue.own_inputs import Exported
from core.dialogue.results import Failed, Interpreted, Reconsidered
from core.errors import (
    StoreUnavailable,
    TooSoon,
    Undeliverable,
)
from core.facts import with_reading
from core.intake import Intake
from core.own.exporting import export
from core.receipt import NOTHING, Payment, Receipt, result_id
from core.records import SAY_LEASE, Debt
from core.spending import Purse
from core.viewing import TRIES_TO_READ, Viewer
from core.world import World

READ_LEASE = timedelta(seconds=60)
ENOUGH = SAY_LEASE / 2
LONGEST_WAIT = 300
TRIES_TO_SAY = 300  # a day, at the longest wait
LEASES_TO_READ = 6
GIVING_BACK = 0.5
DONE_AT_ONCE = (AboutMe, ManageAccount, ChooseNews, TakeBack, Pick, Assent, Dissent)


class Carrier:
    """Performs debts. A result is an input, taken in with the settlement of its debt."""

    def __init__(self, world: World, intake: Intake) -> None:
        self._world = world
        self._intake = intake
        self._purse = Purse(world)
        self._adviser = Adviser(world.model.reader if world.model else None, self._purse)
        self._viewer = Viewer(world, intake)
        self._unnoted: dict[UUID, str | None] = {}  # arrived, while the database was away

    async def pay(self, debt_id: UUID, lease: timedelta = READ_LEASE) -> Receipt:
        """Carry out one debt that nobody holds. What the database does not let us settle now stays owed."""
        now = self._world.clock.now()
        try:
            leased = await self._world.store.lease(now, now + lease, 1, only=debt_id)
            return await self._to_the_end(leased[0]) if leased else NOTHING
        except StoreUnavailable:
            return NOTHING

    async def _to_the_end(self, debt: Debt) -> Receipt:
        """Perform it, or give it back where we are stopped: nobody shall wait for a lease that nobody uses."""
        try:
            return await self.perform(debt)
        except asyncio.CancelledError:
            with suppress(TimeoutError):
                async with asyncio.timeout(GIVING_BACK):
                    await self.let_go(debt)
            raise

    async def bring(self, debt: Debt, *, waits: bool = False) -> Receipt:
        """Say what was just decided on, mostly leased with the decision. `waits`: what comes before it was not said."""
        now = self._world.clock.now()
        if debt.until is None:
            return NOTHING if waits else await self.pay(debt.id, SAY_LEASE)
        try:
            if not waits and debt.until - now >= ENOUGH:
                return await self.perform(debt)
            await self._world.store.postpone(debt, now, failed=False)
        except StoreUnavailable:
            return NOTHING
        return NOTHING if waits else await self.pay(debt.id, SAY_LEASE)

    async def next_say(self) -> Debt | None:
        """The oldest that is due and that we can bring, leased now: a batch would run out while it is worked through."""
        reached = self._world.messengers
        if not reached:
            return None
        now = self._world.clock.now()
        return next(iter(await self._world.store.lease(now, now + SAY_LEASE, 1, platforms=reached)), None)

    async def perform(self, debt: Debt) -> Receipt:
        """Carry out a debt that is ours. Raises StoreUnavailable; whatever else is wrong is put off."""
        try:
            if isinstance(debt.effect, Say):
                return await self._deliver(debt, debt.effect)
            if isinstance(debt.effect, Export):
                return await self._export(debt, debt.effect)
            if isinstance(debt.effect, Interpret):
                return await self._interpret(debt, debt.effect)
            if debt.attempts >= LEASES_TO_READ:  # whoever held it did not live to say why
                return await self._viewer.give_up(debt, debt.effect)
            return await self._viewer.view(debt, debt.effect)
        except StoreUnavailable:
            raise
        except TooSoon as error:
            wait = timedelta(seconds=min(error.retry_after, LONGEST_WAIT))
            await self._world.store.postpone(debt, self._world.clock.now() + wait, failed=False)
            return NOTHING
        except Exception as error:
            self._world.faults.note(type(debt.effect).__name__, debt.id, error)
            return await self._put_off(debt, hopeless=isinstance(error, Undeliverable))

    async def _put_off(self, debt: Debt, *, hopeless: bool) -> Receipt:
        """To be tried again, later each time, and given up after a while."""
        tried = debt.attempts + 1
        if isinstance(debt.effect, ReadText) and tried >= TRIES_TO_READ:
            return await self._viewer.give_up(debt, debt.effect)
        if isinstance(debt.effect, Export) and tried >= TRIES_TO_READ:
            return await self._intake.take(
                debt.key, result_id(debt), Exported(debt.effect.turn), Payment(debt)
            )
        if isinstance(debt.effect, Interpret) and tried >= TRIES_TO_READ:
            return await self._not_understood(debt, debt.effect)
        if isinstance(debt.effect, Say) and (hopeless or tried >= TRIES_TO_SAY):
            await self._world.store.delivered(debt, None)
            return Receipt(True)
        wait = timedelta(seconds=min(2 ** min(tried, 10), LONGEST_WAIT))
        await self._world.store.postpone(debt, self._world.clock.now() + wait)
        return NOTHING

    async def _deliver(self, debt: Debt, say: Say) -> Receipt:
        messenger = self._world.messenger_for(debt.key)
        if messenger is None:
            raise LookupError(debt.key.platform)
        if debt.id not in self._unnoted:
            self._unnoted[debt.id] = await messenger.deliver(debt.key, say, debt.sent_as)
        await self._world.store.delivered(debt, self._unnoted[debt.id])
        del self._unnoted[debt.id]
        return Receipt(True)

    async def _export(self, debt: Debt, effect: Export) -> Receipt:
        """Whoever held it too often did not live to say why."""
        files = () if debt.attempts >= LEASES_TO_READ else await export(self._world, debt.key)
        done = Exported(effect.turn, files)
        return await self._intake.take(debt.key, result_id(debt), done, Payment(debt))

    async def _interpret(self, debt: Debt, effect: Interpret) -> Receipt:
        """By our own rules and by the model; nobody waits for it but this turn, and no unit of work is open meanwhile."""
        async with self._world.store.unit() as unit:
            request = await with_reading(unit, effect)
        near = await self._world.interpreter.interpret(request)
        told = await self._advised(debt, effect, near, request)
        if told.advice != "silent":
            return await self._intake.take(debt.key, result_id(debt), told, Payment(debt))
        return replace(await self._intake.take(debt.key, uuid5(debt.id, "meanwhile"), told), unsettled=debt)

    async def _advised(
        self, debt: Debt, effect: Interpret, near: Interpretation, request: Request
    ) -> Interpreted:
        """Words that a person waits for are answered before long; pictures wait for the model.

        What is done at once is no business of a model: neither is it told of such words, nor are its own obeyed. Several
        orders in one message are parted by our own rules.
        """
        if isinstance(near.meaning, (*DONE_AT_ONCE, AskWhy)) or near.rest:
            return Interpreted(effect.turn, near, effect.blob)
        if debt.attempts >= LEASES_TO_READ:
            return Interpreted(effect.turn, near, effect.blob, advice="failed")
        if await self._purse.empty(debt.key):
            return Interpreted(effect.turn, near, effect.blob, advice="spent")
        patience = PATIENCE if effect.blob is None else None
        request = await with_picture(self._world, debt, request, near)
        try:
            read = await self._adviser.reading(_question(debt, effect), request, patience)
        except Exception as error:
            self._world.faults.note("model", debt.id, error)
            return Interpreted(effect.turn, near, effect.blob, advice="failed")
        if read is None:
            return Interpreted(effect.turn, near, effect.blob, advice="silent")
        if isinstance(read.meaning, DONE_AT_ONCE):
            return Interpreted(effect.turn, near, effect.blob)
        return Interpreted(effect.turn, read, effect.blob, beside=near)

    async def reconsider(self, debt: Debt) -> Receipt:
        """Wait for a model that was asked already, and take in what it says."""
        effect, read = debt.effect, None
        assert isinstance(effect, Interpret)
        try:
            read = await self._adviser.reading(_question(debt, effect), effect.request, None)
        except Exception as error:
            self._world.faults.note("model", debt.id, error)
        try:
            told = Reconsidered(effect.turn, read)
            return await self._intake.take(debt.key, result_id(debt), told, Payment(debt))
        except StoreUnavailable:
            return NOTHING

    async def let_go(self, debt: Debt) -> None:
        """For somebody else to wait for."""
        with suppress(StoreUnavailable):
            await self._world.store.postpone(debt, self._world.clock.now(), failed=False)

    async def close(self) -> None:
        """Ask nobody any more."""
        await self._adviser.close()

    async def _not_understood(self, debt: Debt, effect: Interpret) -> Receipt:
        failed = Failed(effect.turn, "interpret", "not_understood", effect.blob)
        return await self._intake.take(debt.key, result_id(debt), failed, Payment(debt))


def _question(debt: Debt, effect: Interpret) -> Question:
    return debt.key, effect.turn, effect.blob
