"""A place for pictures that nothing private of them ever reaches, wherever they come from."""

from __future__ import annotations

import asyncio

from adapters.metadata.strip import bare
from core.ports import BlobStore


class BareBlobStore:
    """Takes off each picture what it tells of its owner, and hands the rest on."""

    def __init__(self, inner: BlobStore) -> None:
        self._inner = inner

    async def put(self, key: str, data: bytes) -> None:
        """Keep it, bare."""
        await self._inner.put(key, await asyncio.to_thread(bare, data))

    async def get(self, key: str) -> bytes:
        """The bytes. Raises BlobMissing."""
        return await self._inner.get(key)

    async def has(self, key: str) -> bool:
        """Whether it is there."""
        return await self._inner.has(key)

    async def delete(self, key: str) -> None:
        """Forget it."""
        await self._inner.delete(key)

    async def link(self, key: str) -> str | None:
        """Where it is shown. Raises BlobMissing."""
        return await self._inner.link(key)
