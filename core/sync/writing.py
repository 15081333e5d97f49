"""One line of the ledger on its way to the remote calendar: step by step, each looked at before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from core.calendar.event import Event, Original
from core.calendar.mirror.deciding import next_move
from core.calendar.mirror.moves import Arrived, Cancel, Insert, Look, Met, Move, Patch
from core.calendar.mirror.resource import Family, Resource, buried
from core.calendar.mirror.steps import Step, steps
from core.errors import Forbidden, Gone, Invalid, Stale, Taken, Unreachable
from core.ports import RemoteCalendar
from core.records import Errand, Owing, Spot, Wish
from core.sync.applying import Applier, informed
from core.sync.errands import Lost
from core.sync.pulling import Puller
from core.sync.taking import LEASE
from core.world import Remote, World

SURE = timedelta(seconds=1)
"""So long after we saw that the calendar is ours nobody looks again."""
LOOKS = 8
_RETURNS = UUID("8f0b6f6e-5a55-4d0f-9f1c-0c7b52a1d3e9")


@dataclass(slots=True)
class Writing:
    """One line on its way, with what it takes to write it. `ours_at` we knew that the calendar is ours.

    `known` are families by row, as they were read; `heard` is what came back since, and is not kept yet.
    """

    errand: Errand
    owing: Owing
    access: str
    ours_at: datetime
    known: dict[UUID, Family] = field(default_factory=dict)
    heard: list[Resource] = field(default_factory=list)

    @property
    def spot(self) -> Spot:
        return Spot(self.errand.calendar.remote_id, self.access)


@dataclass(slots=True)
class _Going:
    """How far one step is: what was looked at, whether everything was read anew, whether it was made."""

    step: Step
    wish: Wish
    looked: Resource | None = None
    fresh: bool = False
    made: bool = False

    def follows(self, move: Insert | Patch | Cancel) -> bool:
        """An instance that follows its series is no news beside it."""
        whole = self.step.original is None
        return whole and not isinstance(move, Insert) and move.there.master is not None


class Writer:
    """Makes the remote calendar show a line, or finds what somebody else made of the same."""

    def __init__(self, world: World, remote: Remote, puller: Puller, applier: Applier) -> None:
        self._world = world
        self._remote: RemoteCalendar = remote.calendar
        self._puller = puller
        self._applier = applier

    async def write(self, writing: Writing) -> Met | None:
        """None once all of it is there; what was heard last is not kept then. Raises what the remote calendar answers,
        and Lost.
        """
        line = writing.owing.line
        for number, step in enumerate(steps(line, writing.owing.group)):
            met = await self._take(writing, step, f"{line.id.hex}.{number}")
            if met is not None:
                await self.keep(writing)
                return met
        return None

    async def _take(self, writing: Writing, step: Step, marker: str) -> Met | None:
        """Until it is there, or has met something. What is not as we thought is looked at, and thought of again."""
        going = _Going(step, Wish(marker, writing.owing.line.notify))
        for _ in range(LOOKS):
            move = await self._next(writing, going)
            if isinstance(move, Met):
                return move
            if isinstance(move, Arrived):
                if going.looked is not None and (going.looked.marker == marker or step.kind == "change"):
                    writing.heard.append(going.looked)  # ours, of which we never heard, or just the same
                return None
            if isinstance(move, Look):
                going.looked = await self._look(writing, step, move)
                if going.looked is None:
                    return Met(None) if step.kind == "change" else None
            elif going.fresh and await self._went_again(move, marker):
                return Met(None)
            else:
                await self._go(writing, going, move)
        raise Unreachable("it changes faster than we can look")

    async def _next(self, writing: Writing, going: _Going) -> Move:
        """What was heard is kept before anything else is asked: only what comes last may be kept with the line's end.

        What is deleted as a whole, and met a change, may have gone with it already, though nobody heard of that.
        """
        step, marker = going.step, going.wish.marker
        move = next_move(step, await self.family(writing, step.root), marker, going.looked)
        if isinstance(move, Met) and step.kind == "remove" and step.original is None and not going.fresh:
            going.fresh = True
            await self._refresh(writing)
            return next_move(step, await self.family(writing, step.root), marker, going.looked)
        if not writing.heard or isinstance(move, Arrived | Met):
            return move
        await self.keep(writing)
        return next_move(step, await self.family(writing, step.root), marker, going.looked)

    async def _go(self, writing: Writing, going: _Going, move: Insert | Patch | Cancel) -> None:
        if not going.fresh and _needs_fresh_view(move):
            going.fresh = True
            await self._refresh(writing)
            return
        if going.made:
            raise Invalid("the id belongs to something else there")
        going.made = isinstance(move, Insert)
        wish = replace(going.wish, notify=False) if going.follows(move) else going.wish
        going.looked = await self._try(writing, move, wish, going.looked)

    async def _went_again(self, move: Insert | Patch | Cancel, marker: str) -> bool:
        """Whether what is to come back is not what we tried to bring back before: our request arrived, though nobody heard
        of it, and somebody deleted it once more.
        """
        if not isinstance(move, Patch) or move.before is not None:
            return False
        now = self._world.clock.now()
        async with self._world.store.unit() as unit:
            tried = not await unit.admit(uuid5(_RETURNS, marker), now)
            other = await unit.admit(uuid5(_RETURNS, f"{marker}|{move.there.etag}"), now)
        return tried and other

    async def _refresh(self, writing: Writing) -> None:
        """Etags guard single resources; what hangs on several is decided on what they all are now."""
        if not writing.errand.calendar.listed:
            raise Gone("the calendar")
        if not writing.errand.calendar.writable:
            raise Forbidden("read_only")
        writing.known.clear()
        pulled = await self._puller.pull(writing.errand.calendar.id)
        if pulled is None or not pulled.complete:
            raise Unreachable("somebody is reading the calendar just now")

    async def get(self, writing: Writing, remote_id: str) -> Resource:
        """What is there just now. Raises Gone."""
        return await self._remote.get(writing.spot, remote_id)

    def instance_id(self, series: str, original: Original) -> str:
        """The remote id of one date of a series."""
        return self._remote.instance_id(series, original)

    async def keep(self, writing: Writing) -> None:
        """Take in what was heard; what was read before is read again when it is needed."""
        if writing.heard:
            await self._applier.learn(writing.errand.calendar, writing.heard)
        writing.heard.clear()
        writing.known.clear()

    async def learn(self, writing: Writing, remote_id: str) -> Resource:
        """What is there just now, taken in. Raises Gone."""
        there = await self.get(writing, remote_id)
        writing.heard.append(there)
        await self.keep(writing)
        return there

    async def family(self, writing: Writing, root: UUID) -> Family:
        """What is known of this row, an empty one where nothing is."""
        if root not in writing.known:
            async with self._world.store.unit() as unit:
                account = await unit.owner(writing.errand.calendar.account)
                family = account and await unit.family_of(account, root)
            writing.known[root] = family or Family(writing.errand.calendar.id, root, root.hex)
        return informed(writing.known[root], writing.heard)

    async def _look(self, writing: Writing, step: Step, look: Look) -> Resource | None:
        """What stands at a date of a series. None: nothing does, whatever we thought of its rule."""
        series = (await self.family(writing, step.root)).id
        try:
            return await self._remote.get(writing.spot, self._remote.instance_id(series, look.original))
        except Gone:
            await self._learn_series(writing, step.root)
            return None

    async def _learn_series(self, writing: Writing, root: UUID) -> None:
        head = (await self.family(writing, root)).head
        if head is not None:
            writing.heard.append(await self._now(writing, head))

    async def _try(
        self, writing: Writing, move: Insert | Patch | Cancel, wish: Wish, looked: Resource | None
    ) -> Resource | None:
        """One request, and hear what it came to. Returns what was looked at, as it is now."""
        await self._hold(writing)
        there = None if isinstance(move, Insert) else move.there
        try:
            writing.heard.append(await self._request(writing, move, wish))
        except Taken:
            assert isinstance(move, Insert)
            writing.heard.append(await self._remote.get(writing.spot, move.id))
        except (Stale, Gone):
            if there is None:
                raise
            return await self._look_again(writing, there, looked)
        return None

    async def _hold(self, writing: Writing) -> None:
        now = self._world.clock.now()
        if now - writing.ours_at > SURE:
            if not await self._world.store.renew(writing.errand, now + LEASE):
                raise Lost
            writing.ours_at = now

    async def _request(self, writing: Writing, move: Insert | Patch | Cancel, wish: Wish) -> Resource:
        match move:
            case Insert(remote_id, event):
                like = await self._like(writing, event)
                return await self._remote.insert(writing.spot, remote_id, event, wish, like)
            case Patch(there, before, after):
                return await self._remote.patch(writing.spot, there, before, after, wish)
            case Cancel(there):
                return await self._remote.cancel(writing.spot, there, wish) or buried(there, by_us=True)

    async def _like(self, writing: Writing, event: Event) -> Resource | None:
        """What the event that this one comes after said last."""
        row = event.placement.like if event.placement else None
        return (await self.family(writing, row)).head if row else None

    async def _look_again(
        self, writing: Writing, there: Resource, looked: Resource | None
    ) -> Resource | None:
        """It changed since. An instance that is no resource of its own yet is none now either: it is not learned."""
        now = await self._now(writing, there)
        if looked is not None:
            return now
        writing.heard.append(now)
        return None

    async def _now(self, writing: Writing, there: Resource) -> Resource:
        try:
            return await self._remote.get(writing.spot, there.id)
        except Gone:  # of a calendar that is gone everything is: then the listing fails
            await self._refresh(writing)
            return buried(there)


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
