"""What is owed: who holds it, and in which order it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adapters.memory.things import Owed
from adapters.memory.world import World
from core.dialogue.effects import Say
from core.records import Debt


def owe(world: World, debts: Sequence[Debt], at: datetime) -> list[Owed]:
    """Note them, in this order."""
    new = [Owed(replace(debt, order=world.count("owed")), at) for debt in debts]
    world.owed |= {owed.debt.id: owed for owed in new}
    return new


def lease(world: World, owed: Owed, until: datetime) -> Debt:
    """It is somebody's until then."""
    reply = owed.debt.effect.reply.id if isinstance(owed.debt.effect, Say) else None
    sent_as = world.sent.get(reply) if reply else None
    debt = replace(owed.debt, token=owed.debt.token + 1, until=until, sent_as=sent_as)
    world.owed[debt.id] = Owed(replace(debt, attempts=debt.attempts + 1), owed.due, until)
    return debt


def lease_new(world: World, new: Iterable[Owed], until: datetime) -> tuple[Debt, ...]:
    """Those that can be said now are somebody's, the others nobody's yet. What changes a message goes after it."""
    debts: list[Debt] = []
    replies: set[UUID] = set()
    may = True
    for owed in new:
        effect = owed.debt.effect
        if isinstance(effect, Say):
            may = may and effect.reply.id not in replies and (bool(replies) or is_first(world, owed))
            replies.add(effect.reply.id)
        debts.append(lease(world, owed, until) if may and isinstance(effect, Say) else owed.debt)
    return tuple(debts)


def settle(world: World, debt: Debt) -> bool:
    """Strike it out, if the lease is still ours."""
    found = world.owed.get(debt.id)
    if found is None or found.debt.token != debt.token:
        return False
    del world.owed[debt.id]
    return True


def is_first(world: World, owed: Owed) -> bool:
    """Says of one conversation go out in order."""
    others = (other.debt for other in world.owed.values() if isinstance(other.debt.effect, Say))
    return not isinstance(owed.debt.effect, Say) or not any(
        other.key == owed.debt.key and other.order < owed.debt.order for other in others
    )
