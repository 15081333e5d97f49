"""Asking outside. Two readers of the same words: our own rules, at once, and a model, where there is one, for as long as
somebody waits. Two engines for the same picture: one elsewhere, where there is one and they agreed, else our own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from core.dialogue.effects import Interpret
from core.dialogue.interpretation import LESSON_HOURS, AskHelp, CreateEvents, Interpretation, Request
from core.dialogue.message import ConversationKey
from core.dialogue.reading import Reading
from core.errors import ModelFailed, SightFailed, UnreadableImage
from core.ports import Interpreter, Ocr
from core.records import Debt
from core.spending import Purse
from core.world import Sight, World

PATIENCE = 1.5
"""So many seconds a person waits for a model; then our own reading answers."""
SURE = 70.0
"""Of a picture that our own engine read with less confidence people are told that it did."""
Question: TypeAlias = tuple[ConversationKey, int, str | None]
"""The words of a turn, or of a picture of it."""


class OutOfSight(Exception):
    """A picture that only an engine elsewhere could read, and nobody has said that it may."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`near`: an engine elsewhere was to read it and did not, and ours is not sure."""

    reading: Reading
    near: bool = False


class Eyes:
    """Our own engine, where it is installed, and one elsewhere for those who agreed."""

    def __init__(self, near: Ocr, far: Sight | None) -> None:
        self._near, self._far = near, far

    async def read(self, picture: bytes, agreed: bool, note: Callable[[Exception], None]) -> Seen:
        """Raises UnreadableImage, OutOfSight, and SightFailed where our own engine cannot stand in."""
        if self._far is None:
            return Seen(await self._near.read(picture))
        if not agreed:
            return Seen(await self._at_home(picture))
        try:
            return Seen(await self._far.reader.read(picture))
        except SightFailed as error:
            note(error)
            return await self._instead(picture, error)

    async def _at_home(self, picture: bytes) -> Reading:
        try:
            return await self._near.read(picture)
        except UnreadableImage as error:
            if error.reason == "no_engine":
                raise OutOfSight from error
            raise

    async def _instead(self, picture: bytes, failure: SightFailed) -> Seen:
        try:
            reading = await self._near.read(picture)
        except UnreadableImage as error:
            if error.reason == "no_engine":
                raise failure from error
            raise
        return Seen(reading, near=reading.confidence < SURE)


def is_unsure(reading: Reading, near: Interpretation) -> bool:
    """Whether a picture is worth a second look: read with little confidence or a doubted digit, or laid out so that the
    layout says what belongs together, as with several events, or lessons without their hours.
    """
    doubted = reading.confidence < SURE or any(line.doubted for line in reading.lines)
    several = isinstance(near.meaning, CreateEvents) and len(near.meaning.events) > 1
    return doubted or several or near.meaning == AskHelp(LESSON_HOURS)


async def with_picture(world: World, debt: Debt, request: Request, near: Interpretation) -> Request:
    """The request with the picture itself, where its sender lets the model look and a look is worth it. Whatever keeps
    us from making it anew: the lines alone.
    """
    effect, develop = debt.effect, world.model.develop if world.model else None
    if not isinstance(effect, Interpret) or effect.blob is None or not effect.shown or develop is None:
        return request
    if request.reading is None or not is_unsure(request.reading, near):
        return request
    try:
        return replace(request, picture=await develop(await world.blobs.get(effect.blob)))
    except Exception as error:
        world.faults.note("picture", debt.id, error)
        return request


class Adviser:
    """Asks a model, and goes on asking after whoever waited has given up."""

    def __init__(self, model: Interpreter | None, purse: Purse) -> None:
        self._model, self._purse = model, purse
        self._asked: dict[Question, asyncio.Future[Interpretation]] = {}

    async def reading(
        self, question: Question, request: Request, seconds: float | None
    ) -> Interpretation | None:
        """What the model reads; None where there is none, or it needs longer. Raises what it raised."""
        if self._model is None:
            return None
        asking = self._asked.get(question)
        if asking is None:
            asking = self._asked[question] = asyncio.ensure_future(self._ask(self._model, question, request))
        done, _ = await asyncio.wait((asking,), timeout=seconds)
        if not done:
            return None
        self._asked.pop(question, None)
        return asking.result()

    async def _ask(self, model: Interpreter, question: Question, request: Request) -> Interpretation:
        """What it cost is written down before anybody hears of it, also where it came to nothing."""
        key, _, _ = question
        try:
            read = await model.interpret(request)
        except ModelFailed as error:
            await self._purse.spend(key, error.usage)
            raise
        await self._purse.spend(key, read.usage)
        return read

    async def close(self) -> None:
        """Ask no more. Whoever is asked again later begins anew."""
        asked, self._asked = list(self._asked.values()), {}
        for asking in asked:
            asking.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
