"""The ledger goes to the remote calendar: each line once, in order, and never over what nobody here has seen."""

from __future__ import annotations

from datetime import timedelta

from core.errors import (
    AccessExpired,
    Forbidden,
    Gone,
    Invalid,
    SignedOut,
    StoreUnavailable,
    SwitchedOff,
    Throttled,
    Unreachable,
)
from core.records import Errand, Owing
from core.sync.annulling import Annuller
from core.sync.applying import Applier
from core.sync.closing import Closer
from core.sync.errands import Lost
from core.sync.grants import Keyring
from core.sync.parting import Parting
from core.sync.patience import HOLD, backoff, bounded
from core.sync.pulling import Puller
from core.sync.taking import LEASE, Ready, Taker
from core.sync.writing import Writer, Writing
from core.world import Remote, World

TRIES = 2000  # about a day, at the longest wait


class Pusher:
    """Writes what was confirmed. Any number may run: a calendar has one at a time."""

    def __init__(
        self, world: World, remote: Remote, keyring: Keyring, puller: Puller, applier: Applier, closer: Closer
    ) -> None:
        self._world = world
        self._keyring = keyring
        self._writer = Writer(world, remote, puller, applier)
        self._closer = closer
        self._taker = Taker(world)
        self._parting = Parting(remote, self._writer, closer)
        self._annuller = Annuller(world, self._writer, closer)

    async def push(self) -> bool:
        """Everything that is due in one calendar. False: nothing is due anywhere, or others are at it.

        Raises StoreUnavailable.
        """
        errand = await self.lease()
        if errand is not None:
            await self.carry(errand)
        return errand is not None

    async def lease(self) -> Errand | None:
        """A calendar that has something due, ours for a while. Raises StoreUnavailable."""
        now = self._world.clock.now()
        return await self._world.store.lease_push(now, now + LEASE)

    async def carry(self, errand: Errand) -> None:
        """All that is due in it, one after the other. Raises StoreUnavailable."""
        try:
            ready = await self._taker.next(errand)
            while ready is not None:
                ready = await self._push(errand, ready)
        except Lost:
            pass
        except SignedOut:  # nothing is due any more until the person has connected again
            await self._world.store.release(errand)

    async def _push(self, errand: Errand, ready: Ready, *, fresh: bool = False) -> Ready | None:
        """What became of it is told; the next that may go."""
        owing = ready.owing
        try:
            writing = await self._writing(errand, ready, fresh)
            if not await self._annuller.annul(writing):
                met = await self._writer.write(writing)
                await self._parting.look(writing, whole=met is None)
                if met is None:
                    return await self._closer.settle(errand, owing, writing.heard)
                await self._closer.collide(errand, owing, met.now)
        except AccessExpired as error:
            if fresh:
                await self._put_off(errand, owing, error)
            return await self._push(errand, ready, fresh=True)
        except (Lost, SignedOut, StoreUnavailable):
            raise
        except Exception as error:
            await self._failed(errand, owing, error)
        return await self._taker.next(errand)

    async def _writing(self, errand: Errand, ready: Ready, fresh: bool) -> Writing:
        """`fresh` comes after something was asked: what was read before is read again."""
        access = await self._keyring.opened(ready.grant, fresh=fresh)
        known = {} if fresh or ready.family is None else {ready.owing.line.root: ready.family}
        return Writing(errand, ready.owing, access, ready.at, known)

    async def _failed(self, errand: Errand, owing: Owing, error: Exception) -> None:
        """Turned down for good, or to be tried again. A mistake of ours may be mended by the next version."""
        if isinstance(error, Forbidden | Gone):
            self._keyring.doubt(errand.calendar.grant)
        if isinstance(error, Forbidden):
            await self._closer.refuse(errand, owing, error.reason)
        elif isinstance(error, Gone):
            await self._closer.refuse(errand, owing, "calendar_gone")
        elif isinstance(error, Invalid) or (
            owing.line.attempts >= TRIES and not isinstance(error, Unreachable)
        ):
            await self._closer.refuse(errand, owing, "other")
        else:
            if not isinstance(error, Unreachable) or isinstance(error, SwitchedOff):
                self._world.faults.note("push", owing.line.id, error)
            await self._put_off(errand, owing, error)

    async def _put_off(self, errand: Errand, owing: Owing, error: Exception) -> None:
        """Later, and nothing else of this calendar for a moment: what stops one mostly stops all."""
        asked = error.retry_after if isinstance(error, Throttled) else None
        now = self._world.clock.now()
        wait = backoff(owing.line.attempts, self._world.newborn(), asked)
        async with self._world.store.unit() as unit:
            await unit.owner(errand.calendar.account)
            await unit.put_off(errand, owing.line.id, now + wait)
            await unit.renew(errand, now + max(HOLD, timedelta(seconds=bounded(asked))))
        raise Lost
