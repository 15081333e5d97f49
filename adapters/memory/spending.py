"""What a model was asked, in a world: by account and day, and by everybody."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adapters.memory.errands import MemoryErrands
from adapters.memory.world import World
from core.dialogue.message import ConversationKey
from core.usage import Spent, Usage

HOUSE = UUID(int=0)


class MemorySpendStore(MemoryErrands):
    """Forgets everything when the process ends."""

    async def spend(self, key: ConversationKey, day: date, usage: Usage) -> None:
        """To the person's day, and to the house's."""
        async with self._changing() as world:
            account = world.people.get((key.platform, key.user))
            if account is not None:
                add(world, account, day, usage)
            add(world, HOUSE, day, usage)

    async def spent(self, key: ConversationKey, day: date) -> Spent:
        """Of both."""
        account = self._world.people.get((key.platform, key.user))
        own = of_account(self._world, account, day) if account is not None else ()
        return Spent(own, of_account(self._world, HOUSE, day))


def add(world: World, account: UUID, day: date, usage: Usage) -> None:
    """To what there is."""
    before = world.spent.get((account, day, usage.model), Usage(usage.model))
    world.spent[account, day, usage.model] = before + usage


def of_account(world: World, account: UUID, day: date) -> tuple[Usage, ...]:
    """By model."""
    own = (usage for (whose, then, _), usage in world.spent.items() if (whose, then) == (account, day))
    return tuple(sorted(own, key=lambda usage: usage.model))


def merge(world: World, younger: UUID, older: UUID) -> None:
    """What both asked on the same day is one sum."""
    for spent in [one for one in world.spent if one[0] == younger]:
        add(world, older, spent[1], world.spent.pop(spent))


def all_of(world: World, account: UUID) -> tuple[tuple[date, Usage], ...]:
    """By day and model."""
    own = ((day, usage) for (whose, day, _), usage in world.spent.items() if whose == account)
    return tuple(sorted(own, key=lambda one: (one[0], one[1].model)))
