"""Where we were let in, in memory."""

from __future__ import annotations

from adapters.memory.errands import MemoryErrands
from core.records import Installation


class MemoryInstallStore(MemoryErrands):
    """A part of the store."""

    async def keep_installation(self, installation: Installation) -> None:
        """Instead of the old one."""
        async with self._changing() as world:
            world.installations[installation.workspace] = installation

    async def renew_installation(self, installation: Installation, seen: str) -> bool:
        """Unless somebody was faster."""
        async with self._changing() as world:
            known = world.installations.get(installation.workspace)
            if known is None or known.refresh != seen:
                return False
            world.installations[installation.workspace] = installation
            return True

    async def installation(self, workspace: str) -> Installation | None:
        """As it is now."""
        return self._world.installations.get(workspace)

    async def installations(self) -> tuple[Installation, ...]:
        """All of them."""
        return tuple(self._world.installations[name] for name in sorted(self._world.installations))

    async def drop_installation(self, workspace: str) -> None:
        """Forget it."""
        async with self._changing() as world:
            world.installations.pop(workspace, None)
