"""The families that one unit of work is about: each is read once, and what the unit does to their lines shows at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from core.calendar.change import Change
from core.calendar.mirror.resource import Family
from core.records import Account
from core.store import Unit


class Kin:
    """Families by the rows that lines are about; `families` are those that were read already."""

    def __init__(self, unit: Unit, account: Account, families: Iterable[Family] = ()) -> None:
        self.account = account
        self._unit = unit
        self._known: dict[UUID, Family | None] = {family.root: family for family in families}

    async def of(self, lines: Iterable[Change]) -> tuple[Family, ...]:
        """All that these lines are about, in their order. Raises Unreadable."""
        roots = dict.fromkeys(root for line in lines for root in (line.left, line.root))
        for root in roots:
            if root not in self._known:
                self._known[root] = await self._unit.family_of(self.account, root)
        found = (self._known[root] for root in roots)
        return tuple(family for family in found if family is not None)

    def close(self, line: Change) -> None:
        """It is pending no more."""
        self._known = {root: family and _without(line, family) for root, family in self._known.items()}


def _without(line: Change, family: Family) -> Family:
    return replace(family, pending=tuple(one for one in family.pending if one.id != line.id))
