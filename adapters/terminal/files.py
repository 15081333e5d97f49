"""Pictures that lie in files. Whatever a file is, not more of it is loaded than any engine takes."""

from __future__ import annotations

import asyncio
from pathlib import Path

ENOUGH = 20 * 2**20 + 1
"""More bytes than any engine takes: what is larger is refused by its beginning."""


async def beginning(path: Path) -> bytes:
    """The first bytes of a file. Raises OSError."""
    return await asyncio.to_thread(_bytes_of, path)


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(ENOUGH)
