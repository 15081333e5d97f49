"""What was taken back before the remote calendar ever heard of it is never told there: no guest gets a mail of it, and
what was to be deleted stays the event that it is.
"""

from __future__ import annotations

from uuid import UUID

from core.calendar.mirror.resource import Family
from core.calendar.mirror.superseding import date_of_series, kept_after_all, taken_back
from core.errors import Gone
from core.sync.closing import Closer
from core.sync.writing import Writer, Writing
from core.world import World


class Annuller:
    """Looks what became meanwhile of a deletion, or of a line that guests would hear of."""

    def __init__(self, world: World, writer: Writer, closer: Closer) -> None:
        self._world = world
        self._writer = writer
        self._closer = closer

    async def annul(self, writing: Writing) -> bool:
        """Whether the line was taken back, and is closed with what took it back. Raises what the remote calendar answers,
        and Lost.
        """
        line = writing.owing.line
        if line.after is None and line.root == line.event and await self._keep(writing):
            return True
        if not line.notify:
            return False
        family = await self._writer.family(writing, line.root)
        pairs = taken_back(line, writing.owing.group, family.pending)
        own = any(first.id == line.id for first, _ in pairs)
        if own and await self._has_arrived(writing, family):
            pairs, own = pairs[:-1], False
        if pairs:
            await self._closer.annul(writing.errand, writing.owing, pairs, family.pending)
        return own

    async def _keep(self, writing: Writing) -> bool:
        """Whether what was to be deleted is there, and stays."""
        line = writing.owing.line
        async with self._world.store.unit() as unit:
            account = await unit.owner(writing.errand.calendar.account)
            back = await unit.taking_back(account, line.group) if account else ()
        roots = dict.fromkeys((line.root, *(one.root for one in back if one.saga == line.saga)))
        families = [await self._writer.family(writing, root) for root in roots] if back else []
        pending = [one for family in families for one in family.pending]
        pairs = kept_after_all(line, writing.owing.group, back, pending)
        if not pairs or not await self._is_there(writing, _remote_id(families[0], line.event)):
            return False
        await self._closer.annul(writing.errand, writing.owing, pairs, pending)
        return True

    async def _is_there(self, writing: Writing, remote_id: str) -> bool:
        try:
            return (await self._writer.learn(writing, remote_id)).alive
        except Gone:
            return False

    async def _has_arrived(self, writing: Writing, family: Family) -> bool:
        """Nobody knows what became of a request without an answer. A date that is cancelled may be so by us."""
        line = writing.owing.line
        date = date_of_series(line)
        name = self._writer.instance_id(family.id, date) if date else _remote_id(family, line.event)
        try:
            there = await self._writer.get(writing, name)
        except Gone:
            return False
        return there.marker.startswith(line.id.hex) or (date is not None and not there.alive)


def _remote_id(family: Family, row: UUID) -> str:
    lone = family.by_itself(row)
    return lone.id if lone is not None else family.id
