"""Serves the Interpreter port by a model. What it answers is a closed reading, or an error; it is asked twice at most."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from adapters.openai.asking import Asked, asked
from adapters.openai.codec import decode
from adapters.openai.dialects import DIALECTS, Answer, Body, Dialect, Repair
from adapters.openai.forms import Json, Malformed
from adapters.openai.judge import Verdict, judged
from adapters.openai.wire import API, Unaccepted, Wire
from core.dialogue.interpretation import Interpretation, Request
from core.errors import ModelFailed, ModelFault
from core.pausing import Pause
from core.usage import Usage

MODEL = "gpt-5.4-mini"
TIMEOUT = 15.0
AT_ONCE: Mapping[str, float] = {
    "throttled": 5.0,
    "quota": 300.0,
    "key": 300.0,
    "forbidden": 300.0,
    "model": 300.0,
    "request": 60.0,
}
AWAY = frozenset({"timeout", "unreachable", "server"})
"""What makes it better left alone: at once, for so many seconds; or after some in a row."""


@dataclass(frozen=True, slots=True)
class Access:
    """Which model is asked, and where. `timeout`, in seconds, is for a whole reading."""

    key: str
    model: str = MODEL
    base: str = API
    api: str = "responses"
    timeout: float = TIMEOUT


class OpenAIInterpreter:
    """Reads with a model. `clock` tells seconds that only ever grow."""

    def __init__(self, access: Access, clock: Callable[[], float] = time.monotonic) -> None:
        self._access = access
        self._wire = Wire(access.key, access.base, access.timeout)
        self._dialect: Dialect = DIALECTS[access.api]
        self._pause = Pause(clock, AT_ONCE, AWAY)
        self._left_out: frozenset[str] = frozenset()

    async def interpret(self, request: Request) -> Interpretation:
        """One reading of one message. Raises ModelFailed, with what was spent."""
        if left := self._pause.left:
            raise ModelFailed("paused", left)
        spent = _Tally(Usage(self._access.model))
        try:
            async with asyncio.timeout(self._access.timeout):
                reading = await self._read(request, spent)
        except TimeoutError:
            error = ModelFailed("timeout", None, spent.usage)
            self._pause.failed(error.reason, error.retry_after)
            raise error from None
        except ModelFailed as error:
            self._pause.failed(error.reason, error.retry_after)
            raise ModelFailed(error.reason, error.retry_after, spent.usage) from error
        self._pause.worked()
        return replace(reading, source=self._access.model, usage=spent.usage)

    async def warm(self) -> None:
        """What takes long the first time, before anybody asks."""
        await self._wire.open()

    async def close(self) -> None:
        """Let go of the connections."""
        await self._wire.close()

    async def _read(self, request: Request, spent: _Tally) -> Interpretation:
        """Where no picture is taken its lines are asked about alone."""
        question = asked(request)
        try:
            return await self._understood(question, request, spent)
        except ModelFailed as error:
            if not question.picture or error.reason != "request":
                raise
        return await self._understood(replace(question, picture=""), request, spent)

    async def _understood(self, question: Asked, request: Request, spent: _Tally) -> Interpretation:
        answer = await self._answer(question, None, spent)
        found = _tried(answer, request)
        if isinstance(found, Verdict) and not found.complaints:
            return found.reading
        complaint = "; ".join(found.complaints[:5]) if isinstance(found, Verdict) else found.complaint
        answer = await self._answer(question, Repair(answer.text, complaint), spent)
        found = _tried(answer, request)
        if isinstance(found, Verdict) and not found.hopeless:
            return found.reading
        raise ModelFailed("no_reading" if isinstance(found, Verdict) else found.reason)

    async def _answer(self, question: Asked, repair: Repair | None, spent: _Tally) -> Answer:
        body = self._dialect.body(self._access.model, question, repair)
        spent.usage += Usage(self._access.model, calls=1)
        try:
            data = await self._asked(body)
            answer = self._dialect.answer(self._access.model, data)
        except ModelFailed as error:
            if error.usage is not None:
                spent.usage += replace(error.usage, calls=0)
            raise
        spent.usage += replace(answer.usage, calls=0)
        return answer

    async def _asked(self, body: Body) -> Mapping[str, Json]:
        """Not every model and server takes all that may be said: what is spare is left out where it is refused."""
        left_out = self._left_out
        while True:
            try:
                data = await self._wire.post(self._dialect.path, _without(body, left_out))
            except Unaccepted as error:
                spare = frozenset(self._dialect.spare) - left_out
                if not spare:
                    raise ModelFailed("request") from error
                left_out |= frozenset({error.param.partition(".")[0]}) & spare or spare
            else:
                self._left_out = left_out
                return data


@dataclass(slots=True)
class _Tally:
    """What was spent so far, whatever comes of it."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class _NoReading:
    reason: ModelFault
    complaint: str


def _tried(answer: Answer, request: Request) -> Verdict | _NoReading:
    if answer.trouble == "refused":
        return _NoReading("refused", "a refusal is no reading; what is no plan is small_talk 'other'")
    if answer.trouble == "cut_off":
        return _NoReading("cut_off", "it was too long; be brief")
    try:
        return judged(decode(answer.text), request)
    except Malformed as error:
        return _NoReading("no_reading", str(error))


def _without(body: Body, names: frozenset[str]) -> Body:
    return {name: value for name, value in body.items() if name not in names}
