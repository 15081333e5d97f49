"""The process dies at every single await of a story; a fresh one finishes it, with nothing lost and nothing doubled."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from core.dialogue.interpretation import TakeBack
from tests.core.dialogue.world import KEY, create, several, tomorrow
from tests.core.fuse import Fuse, Killed
from tests.core.house import House

UNSURE = {"after messenger.deliver", "before store.delivered"}
"""A message may go out again when nobody could note that it went out; a card may not be written again ever."""


@dataclass
class Story:
    """One thing after another; whatever is cut short comes again, as platforms send again what was not received."""

    house: House

    async def message(self, text, meaning) -> None:
        await self._bring(self.house.message(text, meaning))

    async def photos(self, **pictures) -> None:
        for blob, text in pictures.items():
            await self.house.shelf.put(blob, text.encode("utf-8"))
        await self._bring(self.house.message("", None, tuple(pictures)))

    async def press(self, verb) -> None:
        await self._bring(self.house.pressed(verb))

    async def _bring(self, happened) -> None:
        input_id = self.house.newborn()
        await self._in_spite_of_a_kill(lambda: self._once(input_id, happened))
        await self._in_spite_of_a_kill(lambda: self.house.settle(4))

    async def _in_spite_of_a_kill(self, act) -> None:
        try:
            await act()
        except (Killed, asyncio.CancelledError):
            self.house.queue.jobs.clear()
            await act()

    async def _once(self, input_id, happened) -> None:
        receipt = await self.house.assistant.receive(KEY, input_id, happened)
        await self.house.assistant.carry_out(receipt)
        await self.house.run_jobs()


async def add_and_undo(story: Story) -> None:
    await story.message("내일 3시 커피", create("커피", tomorrow(15)))
    await story.press("confirm")
    await story.message("모레 치과", create("치과", tomorrow(9)))
    await story.press("confirm")
    await story.press("undo")


async def undo_by_word(story: Story) -> None:
    await story.message("내일 3시 커피", create("커피", tomorrow(15)))
    await story.press("confirm")
    await story.message("되돌려줘", TakeBack())


async def read_pictures(story: Story) -> None:
    story.house.shows("하나", create("하나", tomorrow(9)))
    story.house.shows("둘", several(("둘", tomorrow(10)), ("셋", tomorrow(11))))
    await story.photos(a="하나", b="둘", c="")
    await story.press("tick")
    await story.press("confirm")


STORIES: list[Callable[[Story], Awaitable[None]]] = [add_and_undo, undo_by_word, read_pictures]


async def told(story: Callable[[Story], Awaitable[None]], fuse: Fuse) -> House:
    """A story with a fuse in every wire."""
    house = House()
    house.store = fuse.wire("store", house.memory)
    house.messenger = fuse.wire("messenger", house.platform)
    house.interpreter, house.ocr = fuse.wire("interpreter", house.interpreter), fuse.wire("ocr", house.ocr)
    house.queue, house.blobs = fuse.wire("queue", house.queue), fuse.wire("blobs", house.blobs)
    await story(Story(house))
    return house


@pytest.mark.parametrize("error", [Killed, asyncio.CancelledError])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_nothing_is_lost_or_doubled_wherever_the_process_dies(story, error):
    whole = await told(story, Fuse(0, error))
    points = Fuse(10**9, error)
    await told(story, points)
    assert points.passed > 100
    for point in range(1, points.passed + 1):
        fuse = Fuse(point, error)
        house = await told(story, fuse)
        where = f"{fuse.blown} ({point})"
        assert await house.calendar() == await whole.calendar(), where
        assert await house.transcript() == await whole.transcript(), where
        if fuse.blown in UNSURE:
            assert set(house.screen()) >= set(whole.screen()), where
        else:
            assert house.screen() == whole.screen(), where
        assert len(house.memory._world.ledger) == len(whole.memory._world.ledger), where
        assert house.memory._world.owed == {}, where
