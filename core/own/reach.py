"""What a decision asks of the world beyond its own conversation, carried out within its unit of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from core.dialogue.message import ConversationKey
from core.dialogue.own_effects import (
    BringCard,
    CountHeld,
    Erase,
    FindCards,
    Join,
    MakeCode,
    MakeHome,
    OwnEffect,
    TryCode,
)
from core.dialogue.own_inputs import Counted
from core.doorway import Asked, Crossing, cross
from core.own.cards import cross_card
from core.own.codes import cross_code
from core.records import Account
from core.spending import used_today
from core.store import Unit
from core.tidy_store import KEPT
from core.usage import Used
from core.world import World

HOUR = timedelta(hours=1)
Reached: TypeAlias = Asked | OwnEffect


async def reach(
    unit: Unit, world: World, account: Account, key: ConversationKey, effect: Reached
) -> Crossing:
    """Carry the effect out."""
    match effect:
        case MakeHome():
            account = replace(account, home=key)
            await unit.set_home(account)
            return Crossing(account)
        case MakeCode() | TryCode() | Join():
            return await cross_code(unit, world, account, key, effect)
        case FindCards() | BringCard():
            return await cross_card(unit, world.clock.now(), account, key, effect)
        case CountHeld(turn):
            return Crossing(account, await _counted(unit, world, account, turn))
        case Erase():
            return await _erase(unit, world, account)
        case _:
            return await cross(unit, world, account, key, effect)


async def _counted(unit: Unit, world: World, account: Account, turn: int) -> Counted:
    """A picture is gone with its message at last; before that, where this house keeps it for less."""
    kept = world.pictures_kept
    held = await unit.held(account, world.clock.now() - kept)
    hours = int(kept / HOUR) if kept < KEPT else None
    return Counted(turn, held, hours, await _used(unit, world, account))


async def _used(unit: Unit, world: World, account: Account) -> Used | None:
    """Of the model that reads along, where there is one."""
    return await used_today(unit, world.model, account, world.clock.now()) if world.model else None


async def _erase(unit: Unit, world: World, account: Account) -> Crossing:
    """Google hears of it as of any account that is let go of."""
    now = world.clock.now()
    for grant in await unit.grants(account):
        await unit.forget_grant(grant, now)
    await unit.erase(account, now)
    return Crossing(account, erased=True)
