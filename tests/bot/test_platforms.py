"""Chat platforms in a running house."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from bot import platforms


class Faltering:
    """Fails the first time, and lives from then on."""

    name = "faltering"

    def __init__(self) -> None:
        self.begun, self.closed, self.lives = 0, False, asyncio.Event()

    async def live(self, _assistant, *, asks) -> None:
        self.begun += 1
        if self.begun == 1:
            raise KeyError("something that nobody foresaw")
        assert asks
        self.lives.set()
        await asyncio.Event().wait()

    async def close(self) -> None:
        self.closed = True


async def test_a_platform_that_fails_is_told_of_and_begins_anew(monkeypatch, caplog):
    monkeypatch.setattr(platforms, "PAUSE", 0.01)
    one = Faltering()
    async with platforms.living([one], SimpleNamespace(), asks=True):
        await asyncio.wait_for(one.lives.wait(), 20)
    assert (one.begun, one.closed) == (2, True)
    assert "faltering failed" in caplog.text
