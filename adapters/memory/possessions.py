"""Everything of one person in a world: found, and erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from adapters.memory.world import World
from core.dialogue.message import ConversationKey, Preferences
from core.own_store import LinkCode
from core.records import Account, Identity

K = TypeVar("K")
V = TypeVar("V")


def own_keys(world: World, account: UUID) -> list[ConversationKey]:
    """Their conversations."""
    return [key for key in world.conversations if world.is_of(key, account)]


def pictures_of(world: World, account: UUID, since: datetime | None = None) -> list[str]:
    """Pictures that came with their messages; all, or only with those `since` then."""
    said = (one for one in world.said.values() if world.is_of(one.key, account))
    said = (one for one in said if since is None or one.line.at >= since)
    return list(dict.fromkeys(blob for one in said for blob in one.line.blobs))


def erase(world: World, account: UUID, at: datetime) -> None:
    """What Google has to be told stays until then, without a name."""
    for blob in pictures_of(world, account):
        world.doomed[blob] = at, None
        world.readings.pop(blob, None)
    world.doomed.update({blob: (at, None) for blob, (_, owner) in world.doomed.items() if owner == account})
    _erase_talk(world, account)
    _strike(world.events, lambda _, one: one[0] == account)
    _strike(world.ledger, lambda _, entry: entry.account == account)
    _strike(world.codes, lambda _, code: account in (code.account, _taker(world, code)))
    _strike(world.spent, lambda one, _: one[0] == account)
    _strike(world.people, lambda _, owner: owner == account)
    for grant in [one for one in world.grants.values() if one.account == account]:
        world.grants[grant.id] = replace(grant, identity=Identity(grant.identity.subject, ""))
    for one in [one for one in world.linked.values() if one.calendar.account == account]:
        bare = replace(one.calendar, name="", remote_id=str(one.calendar.id), email="")
        world.linked[one.calendar.id] = replace(one, calendar=bare)
    if any(one.account == account for one in world.grants.values()):
        world.accounts[account] = Account(account, Preferences("UTC", "en"))
    else:
        del world.accounts[account], world.born[account]


def _taker(world: World, code: LinkCode) -> UUID | None:
    return world.people.get((code.taker.platform, code.taker.user)) if code.taker else None


def _erase_talk(world: World, account: UUID) -> None:
    lines = [line for line, said in world.said.items() if world.is_of(said.key, account)]
    for line in lines:
        del world.said[line]
        world.meanings.pop(line, None)
        world.sent.pop(line, None)
    for key in own_keys(world, account):
        world.parked.pop(key, None)
        del world.conversations[key]
    _strike(world.owed, lambda _, owed: world.is_of(owed.debt.key, account))
    _strike(world.attempts, lambda _, attempt: world.is_of(attempt.key, account))


def _strike(table: dict[K, V], goes: Callable[[K, V], bool]) -> None:
    for key in [key for key, value in table.items() if goes(key, value)]:
        del table[key]
