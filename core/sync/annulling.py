"""What was taken back before the remote calendar ever heard of it is never told there: no guest gets a mail of it."""

from __future__ import annotations

from core.calendar.mirror.resource import Family
from core.calendar.mirror.superseding import taken_back
from core.errors import Gone
from core.sync.closing import Closer
from core.sync.writing import Writer, Writing


class Annuller:
    """Looks what became meanwhile of a line that guests would hear of."""

    def __init__(self, writer: Writer, closer: Closer) -> None:
        self._writer = writer
        self._closer = closer

    async def annul(self, writing: Writing) -> bool:
        """Whether the line was taken back, and is closed with what took it back. Raises what the remote calendar answers,
        and Lost.
        """
        line = writing.owing.line
        if not line.notify:
            return False
        family = await self._writer.family(writing, line.root)
        pairs = taken_back(line, writing.owing.group, family.pending)
        own = any(first.id == line.id for first, _ in pairs)
        if own and await self._has_arrived(writing, family):
            pairs, own = pairs[:-1], False
        if pairs:
            await self._closer.annul(writing.errand, writing.owing, pairs)
        return own

    async def _has_arrived(self, writing: Writing, family: Family) -> bool:
        """Nobody knows what became of a request without an answer."""
        try:
            there = await self._writer.get(writing, family.id)
        except Gone:
            return False
        return there.marker.startswith(writing.owing.line.id.hex)
