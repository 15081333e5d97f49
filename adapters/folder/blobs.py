"""Each picture is a file that only its owner can read, whole or not there: it is renamed into place."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from core.errors import BlobMissing

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:=-]{0,199}(/[A-Za-z0-9][A-Za-z0-9._:=-]{0,199}){0,3}")
UNFINISHED = "."  # what keys never begin with


class FolderBlobStore:
    """A folder, made when the first picture comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, data: bytes) -> None:
        """Keep it, or replace it. Raises ValueError for a key that is no plain name."""
        await asyncio.to_thread(_write, self._path(key), data, self._folder)

    async def get(self, key: str) -> bytes:
        """The bytes. Raises BlobMissing."""
        try:
            return await asyncio.to_thread(self._path(key).read_bytes)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError) as error:
            raise BlobMissing(key) from error

    async def has(self, key: str) -> bool:
        """Whether there is such a file."""
        return bool(SAFE.fullmatch(key)) and await asyncio.to_thread(self._path(key).is_file)

    async def delete(self, key: str) -> None:
        """Forget it."""
        if SAFE.fullmatch(key):
            await asyncio.to_thread(self._path(key).unlink, missing_ok=True)

    async def link(self, key: str) -> None:
        """Only the house shows it. Raises BlobMissing."""
        if not await self.has(key):
            raise BlobMissing(key)

    def _path(self, key: str) -> Path:
        if not SAFE.fullmatch(key):
            raise ValueError(f"no key for a file: {key!r}")
        return self._folder / key


def _write(path: Path, data: bytes, folder: Path) -> None:
    for place in reversed([one for one in path.parents if one == folder or folder in one.parents]):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)  # 0600, whatever the umask
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
