"""Keeping both sides the same: what there is to do again and again, for whoever keeps the time."""

from __future__ import annotations

from core.intake import Intake
from core.sync.abreast import abreast
from core.sync.applying import Applier
from core.sync.closing import Closer
from core.sync.freshening import Freshener
from core.sync.grants import Keyring
from core.sync.pulling import Puller
from core.sync.pushing import Pusher
from core.sync.watching import Watcher
from core.world import Remote, World

AT_ONCE = 16
"""Google that does not answer holds up half of the threads that ask it, and the other half still reads."""


class Synchroniser:
    """The ledger out, other people's changes in, channels and grants alive. Any number of processes may run it."""

    def __init__(self, world: World, remote: Remote) -> None:
        intake = Intake(world)
        self.keyring = Keyring(world)
        self.applier = Applier(world, intake)
        closer = Closer(world, intake, self.applier)
        self.puller = Puller(world, remote, self.keyring, self.applier)
        self.pusher = Pusher(world, remote, self.keyring, self.puller, self.applier, closer)
        self.watcher = Watcher(world, remote, self.keyring)
        self.freshener = Freshener(world, remote, self.keyring, self.puller)

    async def push(self) -> None:
        """Everything that is due, several calendars at a time. Raises StoreUnavailable."""
        await abreast(self.pusher.lease, self.pusher.carry, AT_ONCE)

    async def pull(self) -> None:
        """Every calendar that is due. Raises StoreUnavailable."""
        await abreast(self.puller.lease, self.puller.carry, AT_ONCE)

    async def care(self) -> None:
        """Push channels and grants. Raises StoreUnavailable."""
        await self.watcher.renew()
        await self.keyring.tidy()
