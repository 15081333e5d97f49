"""Giving back to Google what was disconnected, or is of no use: channels closed, tokens revoked, nothing of it left."""

from __future__ import annotations

from core.errors import RemoteError, SignedOut, Unreachable
from core.records import Grant, GrantState
from core.sync.tokens import opened
from core.world import Remote, World

PAGE = 100
WAITING: tuple[GrantState] = ("waiting",)


async def give_back(world: World, remote: Remote, grant: Grant) -> bool:
    """Of a grant that is gone. False: Google is away, and it has to be done again. Raises StoreUnavailable."""
    try:
        await _close(world, remote, grant)
    except Unreachable as error:
        world.faults.note("revoke", grant.id, error)
        return False
    except SignedOut:  # nothing opens it any more, which is what was wanted
        pass
    async with world.store.unit() as unit:
        await unit.drop_grant(grant.id)
    return True


async def _close(world: World, remote: Remote, grant: Grant) -> None:
    channels = await world.store.open_channels(grant.id)
    access = await _last_access(world, remote, grant) if channels else ""
    for channel in channels:
        try:
            await remote.calendar.stop(access, channel)
        except Unreachable:
            raise
        except RemoteError as error:  # it will end by itself
            world.faults.note("unwatch", channel.id, error)
        await world.store.forget_channel(channel.id)
    if not await _is_held_again(world, grant):
        await remote.consent.revoke(opened(remote.vault, grant, "refresh"))


async def _last_access(world: World, remote: Remote, grant: Grant) -> str:
    if grant.access_until > world.clock.now():
        return opened(remote.vault, grant, "access")
    return (await remote.consent.refresh(opened(remote.vault, grant, "refresh"))).access


async def _is_held_again(world: World, grant: Grant) -> bool:
    """Revoking one token ends all of the same Google account: a newer connection would die with this one."""
    subject, after = grant.identity.subject, None
    async with world.store.unit() as unit:
        if await unit.holder(subject) is not None:
            return True
    while page := await world.store.grants_in(WAITING, after, PAGE):
        if any(one.identity.subject == subject for one in page):
            return True
        after = page[-1].id
    return False
