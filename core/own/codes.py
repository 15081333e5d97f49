"""Codes by which two conversations become one person's: given out, typed, and agreed to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import assert_never
from uuid import UUID

from core.calendar.when import Window
from core.dialogue.codes import ALPHABET, LENGTH, is_mixed
from core.dialogue.message import ConversationKey
from core.dialogue.own_effects import Join, MakeCode, TryCode
from core.dialogue.own_inputs import AskedToJoin, CodeMade, CodeTried, Holding, Joined
from core.doorway import FAR, Crossing
from core.own_store import LinkCode
from core.records import Account
from core.store import Unit
from core.world import World

OPEN_FOR = timedelta(minutes=10)


async def cross_code(
    unit: Unit, world: World, account: Account, key: ConversationKey, effect: MakeCode | TryCode | Join
) -> Crossing:
    """Carry the effect out. Whoever brings two accounts together holds both by now."""
    match effect:
        case MakeCode(turn):
            code, made = new_code(world.newborn), world.newborn()
            expires_at = world.clock.now() + OPEN_FOR
            await unit.put_code(LinkCode(made, account.id, key, digest_of(code), expires_at))
            return Crossing(account, CodeMade(turn, made, code))
        case TryCode():
            return Crossing(account, await _tried(unit, world, account, key, effect))
        case Join():
            return await _join(unit, world, account, key, effect)
        case _:
            assert_never(effect)


def new_code(newborn: Callable[[], UUID]) -> str:
    """One by chance."""
    while True:
        number, signs = newborn().int, ""
        for _ in range(LENGTH):
            number, sign = divmod(number, len(ALPHABET))
            signs += ALPHABET[sign]
        if is_mixed(signs):
            return signs


def digest_of(code: str) -> str:
    """What is kept of a code."""
    return sha256(f"haru link {code}".encode()).hexdigest()


async def _tried(
    unit: Unit, world: World, account: Account, key: ConversationKey, effect: TryCode
) -> CodeTried:
    now = world.clock.now()
    found = await unit.take_code(digest_of(effect.code), account, key, now, now + OPEN_FOR)
    if found is None:
        return CodeTried(effect.turn, None)
    if found.taker is None:
        return CodeTried(effect.turn, found.id, own=True)
    there = await unit.seen(found.account)
    sides = [await _holding(unit, world, one) for one in (account, there) if one is not None]
    return CodeTried(effect.turn, found.id, found.key.platform, here=sides[0], there=sides[-1])


async def _holding(unit: Unit, world: World, account: Account) -> Holding:
    now = world.clock.now()
    rows = await unit.events(account, [Window(now - FAR, now + FAR)])
    emails = [one.identity.email for one in await unit.grants(account) if one.state != "waiting"]
    return Holding(sum(row.series is None for row in rows), tuple(emails))


async def _join(unit: Unit, world: World, account: Account, key: ConversationKey, effect: Join) -> Crossing:
    found = await unit.code(effect.code)
    if found is None or found.taker is None or found.expires_at <= world.clock.now():
        return Crossing(account, Joined(effect.code, "late") if effect.yes else None)
    if key not in (found.key, found.taker):
        return Crossing(account, Joined(effect.code, "late"))
    other = found.key if key == found.taker else found.taker
    if not effect.yes:
        await unit.drop_code(found.id)
        refused = Joined(found.id, "refused", key.platform)
        return Crossing(account, None, ((other, refused),))
    theirs = await unit.account(other, world.newborn(), world.clock.now(), account.preferences)
    if key == found.taker and await _has_google(unit, theirs):
        asked = AskedToJoin(found.id, key.platform)
        return Crossing(account, Joined(found.id, "asked", other.platform), ((other, asked),))
    await unit.drop_code(found.id)
    if theirs.id != account.id:
        account = await unit.merge_accounts(account, theirs.id)
    told = Joined(found.id, "agreed", key.platform)
    return Crossing(account, Joined(found.id, "agreed", other.platform), ((other, told),))


async def _has_google(unit: Unit, account: Account) -> bool:
    return any(one.state in ("active", "signed_out") for one in await unit.grants(account))
