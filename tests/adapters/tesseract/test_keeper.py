"""One child at hand: warmed before anybody asks, waited for while it loads, and not ended for being slow to start."""

from __future__ import annotations

import asyncio

import pytest

from adapters.tesseract import keeper
from adapters.tesseract.keeper import Keeper, Patience
from adapters.tesseract.process import ChildError
from core.errors import NotReady, UnreadableImage

PATIENCE = Patience(limit=5.0, idle=60.0, start=0.1)


class Children:
    """Those that were started. They load until `loaded` is set."""

    def __init__(self) -> None:
        self.loaded, self.ended = asyncio.Event(), 0
        self.started: list[int] = []

    async def start(self, task: str) -> Children:
        self.started.append(len(self.started))
        self.alive, self.pid = True, len(self.started)
        return self

    async def warm(self) -> None:
        await self.loaded.wait()

    async def ask(self, body: bytes) -> bytes:
        return body[::-1]

    async def end(self) -> None:
        self.alive = False
        self.ended += 1


@pytest.fixture
def children(monkeypatch):
    made = Children()
    monkeypatch.setattr(keeper, "Child", made)
    return made


async def test_a_child_that_loads_slowly_goes_on_for_whoever_asks_next(children):
    keeps = Keeper("read", PATIENCE)
    for _ in range(2):
        with pytest.raises(NotReady):
            await keeps.ask(b"abc")
    children.loaded.set()
    assert await keeps.ask(b"abc") == b"cba"
    assert (len(children.started), children.ended) == (1, 0)
    await keeps.close()
    assert children.ended == 1


async def test_who_gives_up_while_it_loads_does_not_end_it(children):
    keeps = Keeper("read", Patience(start=60))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(keeps.ask(b"abc"), 0.05)
    children.loaded.set()
    assert await keeps.ask(b"abc") == b"cba"
    assert len(children.started) == 1
    await keeps.close()


async def test_a_warmed_child_is_there_before_the_first_question(children):
    keeps = Keeper("read", PATIENCE)
    keeps.warm()
    keeps.warm()
    children.loaded.set()
    await asyncio.sleep(0)
    assert await keeps.ask(b"abc") == b"cba"
    assert len(children.started) == 1
    await keeps.close()


async def test_a_warmed_child_that_nobody_asks_leaves(children):
    keeps = Keeper("read", Patience(idle=0.05))
    keeps.warm()
    await asyncio.sleep(0.2)
    assert (children.ended, keeps.pid) == (1, None)


async def test_a_child_that_never_comes_up_is_no_engine_and_the_next_picture_gets_another(
    children, monkeypatch
):
    monkeypatch.setattr(keeper, "LONGEST_START", 0.02)
    keeps = Keeper("read", PATIENCE)
    with pytest.raises(UnreadableImage) as refused:
        await keeps.ask(b"abc")
    assert refused.value.reason == "no_engine"
    assert isinstance(refused.value.__cause__, ChildError)
    children.loaded.set()
    assert await keeps.ask(b"abc") == b"cba"
    assert (len(children.started), children.ended) == (2, 1)
    await keeps.close()
