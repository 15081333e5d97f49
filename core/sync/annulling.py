"""What was taken back before the remote calendar ever heard of it is never told there: no guest gets a mail of it."""

from __future__ import annotations

from collections.abc import Iterable

from core.calendar.change import Change
from core.calendar.mirror.resource import Family
from core.calendar.mirror.superseding import Pair, is_worth_a_mail, taken_back
from core.errors import Gone
from core.sync.closing import Closer
from core.sync.writing import Writer, Writing


class Annuller:
    """Looks what became of a line meanwhile that guests would hear of."""

    def __init__(self, writer: Writer, closer: Closer) -> None:
        self._writer = writer
        self._closer = closer

    async def annul(self, writing: Writing) -> bool:
        """True: it was taken back, and is closed with what took it back. Says else whether guests hear of it.

        Raises what the remote calendar answers.
        """
        line = writing.owing.line
        if not line.notify:
            return False
        family = await self._writer.family(writing, line.root)
        pairs = taken_back(line, writing.owing.group, family.pending)
        outer = next((pair for pair in pairs if pair[0].id == line.id), None)
        if outer is not None and await self._has_arrived(writing, family):
            pairs, outer = tuple(pair for pair in pairs if pair is not outer), None
        if pairs:
            await self._closer.annul(writing.errand, writing.owing, pairs)
        writing.notify = is_worth_a_mail(line, _less(family.pending, pairs))
        return outer is not None

    async def _has_arrived(self, writing: Writing, family: Family) -> bool:
        """Nobody knows what became of a request without an answer."""
        line = writing.owing.line
        member = next((one.id for one in family.members if one.event == line.event), family.id)
        try:
            there = await self._writer.get(writing, member)
        except Gone:
            return False
        return there.marker.startswith(line.id.hex)


def _less(lines: Iterable[Change], pairs: Iterable[Pair]) -> tuple[Change, ...]:
    closed = {line.id for pair in pairs for line in pair}
    return tuple(line for line in lines if line.id not in closed)
