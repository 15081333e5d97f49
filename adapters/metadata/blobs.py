"""A place for pictures that nothing private of them ever reaches, wherever they come from."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from adapters.metadata.strip import bare
from core.ports import BlobStore

PDF = b"%PDF-"


class BareBlobStore:
    """Takes off each picture what it tells of its owner, and hands the rest on; of a PDF the picture that `develop` makes."""

    def __init__(self, inner: BlobStore, develop: Callable[[bytes], Awaitable[bytes]]) -> None:
        self._inner, self._develop = inner, develop

    async def put(self, key: str, data: bytes) -> None:
        """Keep it, bare. Raises UnreadableImage, NotReady and OSError for a PDF of which there is no picture."""
        shown = data.startswith(PDF)
        kept = await self._develop(data) if shown else await asyncio.to_thread(bare, data)
        await self._inner.put(key, kept)

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
