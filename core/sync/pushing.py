"""The ledger goes to the remote calendar: each line once, in order, and never over what nobody here has seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.calendar.mirror.moves import Arrived, Cancel, Insert, Look, Met, Patch, next_move
from core.calendar.mirror.resource import Family, Resource, buried
from core.calendar.mirror.steps import Step, steps
from core.errors import (
    AccessExpired,
    Forbidden,
    Gone,
    Invalid,
    SignedOut,
    Stale,
    StoreUnavailable,
    Taken,
    Throttled,
    Unreachable,
)
from core.ports import RemoteCalendar
from core.records import Errand, Owing, Spot, Wish
from core.sync.applying import Applier
from core.sync.closing import Closer
from core.sync.errands import Lost
from core.sync.grants import Keyring
from core.sync.patience import HOLD, backoff
from core.sync.pulling import Puller
from core.world import Remote, World

LEASE = timedelta(seconds=10)
LOOKS = 8
TRIES = 2000  # about a day, at the longest wait


@dataclass(slots=True)
class _Writing:
    """One line on its way, with what it takes to write it."""

    errand: Errand
    owing: Owing
    access: str

    @property
    def spot(self) -> Spot:
        return Spot(self.errand.calendar.remote_id, self.access)


class Pusher:
    """Writes what was confirmed. Any number may run: a calendar has one at a time."""

    def __init__(
        self, world: World, remote: Remote, keyring: Keyring, puller: Puller, applier: Applier, closer: Closer
    ) -> None:
        self._world = world
        self._remote: RemoteCalendar = remote.calendar
        self._keyring = keyring
        self._puller = puller
        self._applier = applier
        self._closer = closer

    async def push(self) -> bool:
        """Everything that is due in one calendar. False: nothing is due anywhere, or others are at it.

        Raises StoreUnavailable.
        """
        now = self._world.clock.now()
        errand = await self._world.store.lease_push(now, now + LEASE)
        if errand is None:
            return False
        try:
            while (owing := await self._world.store.next_line(errand, self._world.clock.now())) is not None:
                await self._push(errand, owing)
        except (Lost, SignedOut):
            return True
        await self._world.store.release(errand)
        return True

    async def _push(self, errand: Errand, owing: Owing, *, fresh: bool = False) -> None:
        try:
            access = await self._keyring.access(errand.calendar.grant, fresh=fresh)
            await self._write(_Writing(errand, owing, access))
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
        if isinstance(error, Forbidden):
            await self._closer.refuse(errand, owing, error.reason)
        elif isinstance(error, Gone):
            await self._closer.refuse(errand, owing, "calendar_gone")
        elif isinstance(error, Invalid) or owing.line.attempts >= TRIES:
            await self._closer.refuse(errand, owing, "other")
        else:
            if not isinstance(error, Unreachable):
                self._world.faults.note("push", owing.line.id, error)
            await self._put_off(errand, owing, error)

    async def _write(self, writing: _Writing) -> None:
        line = writing.owing.line
        for number, step in enumerate(steps(line, writing.owing.group)):
            met = await self._take(writing, step, f"{line.id.hex}.{number}")
            if met is not None:
                await self._closer.collide(writing.errand, writing.owing, met.now)
                return
        await self._closer.settle(writing.errand, writing.owing)

    async def _take(self, writing: _Writing, step: Step, marker: str) -> Met | None:
        """Until it is there, or has met something. What is not as we thought is looked at, and thought of again."""
        looked: Resource | None = None
        fresh = False
        for _ in range(LOOKS):
            move = next_move(step, await self._family(writing, step.root), marker, looked)
            if isinstance(move, Met):
                return move
            if isinstance(move, Arrived):
                if looked is not None and looked.marker == marker:  # our own write, of which we never heard
                    await self._learn(writing, looked)
                return None
            if isinstance(move, Look):
                looked = await self._look(writing, step, move)
                if looked is None:
                    return Met(None) if step.kind == "change" else None
                continue
            if not fresh and _needs_fresh_view(move):
                await self._refresh(writing)
                fresh = True
                continue
            looked = await self._try(writing, move, Wish(marker, writing.owing.line.notify), looked)
        raise Unreachable("it changes faster than we can look")

    async def _refresh(self, writing: _Writing) -> None:
        """Etags guard single resources; what hangs on several is decided on what they all are now."""
        pulled = await self._puller.pull(writing.errand.calendar.id)
        if pulled is None or not pulled.complete:
            raise Unreachable("somebody is reading the calendar just now")

    async def _family(self, writing: _Writing, root: UUID) -> Family:
        async with self._world.store.unit() as unit:
            account = await unit.owner(writing.errand.calendar.account)
            family = account and await unit.family_of(account, root)
        return family or Family(writing.errand.calendar.id, root, root.hex)

    async def _look(self, writing: _Writing, step: Step, look: Look) -> Resource | None:
        """What stands at a date of a series. None: nothing does, whatever we thought of its rule."""
        series = (await self._family(writing, step.root)).id
        try:
            return await self._remote.get(writing.spot, self._remote.instance_id(series, look.original))
        except Gone:
            await self._learn_series(writing, step.root)
            return None

    async def _learn_series(self, writing: _Writing, root: UUID) -> None:
        head = (await self._family(writing, root)).head
        if head is not None:
            await self._learn(writing, await self._now(writing, head))

    async def _try(
        self, writing: _Writing, move: Insert | Patch | Cancel, wish: Wish, looked: Resource | None
    ) -> Resource | None:
        """One request, and learn what it came to. Returns what was looked at, as it is now."""
        if not await self._world.store.renew(writing.errand, self._world.clock.now() + LEASE):
            raise Lost
        there = None if isinstance(move, Insert) else move.there
        try:
            await self._learn(writing, await self._request(writing, move, wish))
        except Taken:
            assert isinstance(move, Insert)
            await self._learn(writing, await self._remote.get(writing.spot, move.id))
        except (Stale, Gone):
            if there is None:
                raise
            return await self._look_again(writing, there, looked)
        return None

    async def _request(self, writing: _Writing, move: Insert | Patch | Cancel, wish: Wish) -> Resource:
        match move:
            case Insert(remote_id, event):
                return await self._remote.insert(writing.spot, remote_id, event, wish)
            case Patch(there, before, after):
                return await self._remote.patch(writing.spot, there, before, after, wish)
            case Cancel(there):
                return await self._remote.cancel(writing.spot, there, wish) or buried(there)

    async def _look_again(
        self, writing: _Writing, there: Resource, looked: Resource | None
    ) -> Resource | None:
        """It changed since. An instance that is no resource of its own yet is none now either: it is not learned."""
        now = await self._now(writing, there)
        if looked is not None:
            return now
        await self._learn(writing, now)
        return None

    async def _now(self, writing: _Writing, there: Resource) -> Resource:
        try:
            return await self._remote.get(writing.spot, there.id)
        except Gone:
            return buried(there)

    async def _learn(self, writing: _Writing, resource: Resource) -> None:
        await self._applier.learn(writing.errand.calendar, (resource,))

    async def _put_off(self, errand: Errand, owing: Owing, error: Exception) -> None:
        """Later, and nothing else of this calendar for a moment: what stops one mostly stops all."""
        asked = error.retry_after if isinstance(error, Throttled) else None
        now = self._world.clock.now()
        wait = backoff(owing.line.attempts, self._world.newborn(), asked)
        await self._world.store.put_off(errand, owing.line.id, now + wait)
        held = HOLD if asked is None else max(HOLD, timedelta(seconds=asked))
        await self._world.store.renew(errand, now + held)
        raise Lost


def _needs_fresh_view(move: Insert | Patch | Cancel) -> bool:
    """Deleting a series takes its changed instances along, moving it may; an instance comes back as its rule has it."""
    if isinstance(move, Insert):
        return False
    if isinstance(move, Patch) and move.before is None:
        return True
    content = move.there.content
    if content is None or content.recurrence is None:
        return False
    if isinstance(move, Cancel):
        return True
    return (content.when, content.recurrence) != (move.after.when, move.after.recurrence)
