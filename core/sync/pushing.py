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
    Unreadable,
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
from core.sync.writing import LEASE, Writer, Writing
from core.world import Remote, World

TRIES = 2000  # about a day, at the longest wait
UNREADABLE = timedelta(hours=1)


class Pusher:
    """Writes what was confirmed. Any number may run: a calendar has one at a time."""

    def __init__(
        self, world: World, remote: Remote, keyring: Keyring, puller: Puller, applier: Applier, closer: Closer
    ) -> None:
        self._world = world
        self._keyring = keyring
        self._writer = Writer(world, remote, puller, applier)
        self._closer = closer
        self._parting = Parting(remote, self._writer, closer)
        self._annuller = Annuller(world, self._writer, closer)

    async def push(self) -> bool:
        """Everything that is due in one calendar. False: nothing is due anywhere, or others are at it.

        Raises StoreUnavailable.
        """
        now = self._world.clock.now()
        errand = await self._world.store.lease_push(now, now + LEASE)
        if errand is None:
            return False
        try:
            while (owing := await self._next(errand)) is not None:
                await self._push(errand, owing)
        except Lost:
            return True
        except SignedOut:
            pass  # nothing is due any more until the person has connected again
        await self._world.store.release(errand)
        return True

    async def _next(self, errand: Errand) -> Owing | None:
        """A line that cannot be read keeps no other waiting but those behind it."""
        while True:
            now = self._world.clock.now()
            try:
                return await self._world.store.next_line(errand, now)
            except Unreadable as error:
                if error.about is None:
                    raise
                self._world.faults.note("push", error.about, error)
                await self._world.store.put_off(errand, error.about, now + UNREADABLE)

    async def _push(self, errand: Errand, owing: Owing, *, fresh: bool = False) -> None:
        try:
            access = await self._keyring.access(errand.calendar.grant, fresh=fresh)
            writing = Writing(errand, owing, access)
            if await self._annuller.annul(writing):
                return
            met = await self._writer.write(writing)
            if met is None:
                await self._parting.look(writing)
                await self._closer.settle(errand, owing)
            else:
                await self._closer.collide(errand, owing, met.now)
        except AccessExpired as error:
            if fresh:
                await self._put_off(errand, owing, error)
            await self._push(errand, owing, fresh=True)
        except (Lost, SignedOut, StoreUnavailable):
            raise
        except Exception as error:
            await self._failed(errand, owing, error)

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
        await self._world.store.put_off(errand, owing.line.id, now + wait)
        await self._world.store.renew(errand, now + max(HOLD, timedelta(seconds=bounded(asked))))
        raise Lost
