"""Where we were let in, on a database."""

from __future__ import annotations

from adapters.database import installations
from adapters.database.transaction import Backend
from core.records import Installation


class DatabaseInstallStore:
    """Short transactions."""

    _backend: Backend

    async def keep_installation(self, installation: Installation) -> None:
        """Instead of the old one."""
        dialect = self._backend.dialect
        await self._backend.write(lambda c: installations.keep(c, dialect, installation))

    async def renew_installation(self, installation: Installation, seen: str) -> bool:
        """Unless somebody was faster."""
        return await self._backend.write(lambda c: installations.renew(c, installation, seen))

    async def installation(self, workspace: str) -> Installation | None:
        """As it is now."""
        return await self._backend.read(lambda c: installations.read(c, workspace))

    async def installations(self) -> tuple[Installation, ...]:
        """All of them."""
        return await self._backend.read(installations.read_all)

    async def drop_installation(self, workspace: str) -> None:
        """Forget it."""
        await self._backend.write(lambda c: installations.drop(c, workspace))
