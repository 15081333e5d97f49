"""What a chat platform with many workspaces asks of the database: where we were let in."""

from __future__ import annotations

from typing import Protocol

from core.records import Installation


class InstallStore(Protocol):
    """Short transactions of their own. Each raises StoreUnavailable."""

    async def keep_installation(self, installation: Installation) -> None:
        """In place of what we had for its workspace."""

    async def renew_installation(self, installation: Installation, seen: str) -> bool:
        """The same, if its refresh token still is the one `seen`. False: somebody else was faster, or it is gone."""

    async def installation(self, workspace: str) -> Installation | None:
        """As it is now."""

    async def installations(self) -> tuple[Installation, ...]:
        """All of them, by their workspaces."""

    async def drop_installation(self, workspace: str) -> None:
        """We are let in no more. One that is not there is no error."""
