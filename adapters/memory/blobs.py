"""Pictures kept in a dictionary."""

from __future__ import annotations

from core.errors import BlobMissing


class MemoryBlobStore:
    """Forgets everything when the process ends."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    async def put(self, key: str, data: bytes) -> None:
        """Keep it, or replace it."""
        self._kept[key] = data

    async def get(self, key: str) -> bytes:
        """The bytes. Raises BlobMissing."""
        try:
            return self._kept[key]
        except KeyError as error:
            raise BlobMissing(key) from error

    async def has(self, key: str) -> bool:
        """Whether it is there."""
        return key in self._kept

    async def delete(self, key: str) -> None:
        """Forget it."""
        self._kept.pop(key, None)

    async def link(self, key: str) -> None:
        """Only the house shows it. Raises BlobMissing."""
        await self.get(key)
