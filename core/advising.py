"""Two readers of the same words: our own rules, at once, and a model, where there is one, for as long as somebody waits."""

from __future__ import annotations

import asyncio
from typing import TypeAlias

from core.dialogue.interpretation import Interpretation, Request
from core.dialogue.message import ConversationKey
from core.ports import Interpreter

PATIENCE = 1.5
"""So many seconds a person waits for a model; then our own reading answers."""
Question: TypeAlias = tuple[ConversationKey, int, str | None]
"""The words of a turn, or of a picture of it."""


class Adviser:
    """Asks a model, and goes on asking after whoever waited has given up."""

    def __init__(self, model: Interpreter | None) -> None:
        self._model = model
        self._asked: dict[Question, asyncio.Task[Interpretation]] = {}

    async def reading(
        self, question: Question, request: Request, seconds: float | None
    ) -> Interpretation | None:
        """What the model reads; None where there is none, or it needs longer. Raises what it raised."""
        if self._model is None:
            return None
        asking = self._asked.get(question)
        if asking is None:
            asking = self._asked[question] = asyncio.create_task(self._ask(self._model, request))
        done, _ = await asyncio.wait((asking,), timeout=seconds)
        if not done:
            return None
        self._asked.pop(question, None)
        return asking.result()

    async def close(self) -> None:
        """Ask no more. Whoever is asked again later begins anew."""
        asked, self._asked = list(self._asked.values()), {}
        for asking in asked:
            asking.cancel()
        await asyncio.gather(*asked, return_exceptions=True)

    @staticmethod
    async def _ask(model: Interpreter, request: Request) -> Interpretation:
        return await model.interpret(request)
