"""OpenAI, or a server that speaks as it does, as this house was told of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from adapters.openai.interpreter import MODEL, TIMEOUT, Access, OpenAIInterpreter
from adapters.openai.models import standing
from adapters.openai.prices import prices_of
from adapters.openai.wire import API, Wire
from adapters.tesseract.darkroom import Darkroom, can_print
from bot.doctor import Finding
from core.errors import ModelFailed
from core.ports import Interpreter
from core.usage import Terms
from core.world import Model

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.wiring import Place

PATIENCE = 5.0


def access_of(settings: Settings) -> Access | None:
    """None where words are read by rule alone."""
    if not settings.openai_api_key:
        return None
    return Access(
        settings.openai_api_key,
        settings.openai_model or MODEL,
        settings.openai_base_url or API,
        settings.openai_api,
        settings.openai_timeout or TIMEOUT,
    )


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[Interpreter]:
    """The interpreter for one command. Raises ValueError without a key."""
    access = access_of(settings)
    if access is None:
        raise ValueError("OPENAI_API_KEY is not set")
    interpreter = OpenAIInterpreter(access)
    try:
        yield interpreter
    finally:
        await interpreter.close()


async def model_of(stack: AsyncExitStack, settings: Settings, place: Place) -> Model | None:
    """The model that reads along in a house, under the name of its host; None without a key."""
    access = access_of(settings)
    if access is None:
        return None
    interpreter = OpenAIInterpreter(access)
    stack.push_async_callback(interpreter.close)
    warming = asyncio.create_task(interpreter.warm())
    stack.callback(warming.cancel)
    host = urlsplit(access.base).hostname or ""
    name, terms = "OpenAI" if _theirs(access) else host, terms_of(settings, access)
    if not shows(settings):
        return Model(interpreter, name, terms)
    darkroom = await stack.enter_async_context(Darkroom(door=place.darkroom))
    return Model(interpreter, name, terms, darkroom.develop)


def shows(settings: Settings) -> bool:
    """Whether pictures may be shown to the model: only such as were made anew."""
    return bool(settings.openai_api_key) and settings.openai_sees and can_print()


def terms_of(settings: Settings, access: Access) -> Terms:
    """What may be asked in a day, and what that costs where anybody knows."""
    prices = prices_of(access.model, settings.openai_price, own_server=not _theirs(access))
    return Terms(settings.openai_daily_tokens, settings.openai_daily_tokens_total, prices)


def _theirs(access: Access) -> bool:
    return (urlsplit(access.base).hostname or "").endswith("openai.com")


async def examine(settings: Settings) -> list[Finding]:
    """Whether the key is taken and the model is there, and what leaves this house; nothing where there is no key."""
    access = access_of(settings)
    if access is None:
        return []
    facts = {"model": access.model, "host": urlsplit(access.base).netloc}
    found = [await _model(access, facts), Finding("sent", "messages", "note", "asked_not_to_keep", facts)]
    if not settings.openai_sees:
        return found
    if not shows(settings):
        return [*found, Finding("interpreter", "openai", "note", "shown_nothing", facts, "pillow")]
    return [*found, Finding("sent", "pictures", "note", "shown_where_agreed", facts)]


async def _model(access: Access, facts: dict[str, str]) -> Finding:
    wire = Wire(access.key, access.base, PATIENCE)
    try:
        found = await asyncio.wait_for(standing(wire, access.model), 2 * PATIENCE)
    except ModelFailed as error:
        if error.reason in ("key", "forbidden"):
            return Finding("interpreter", "openai", "wrong", "key_refused", facts, "openai_key")
        return Finding("interpreter", "openai", "note", "model_away", facts | {"reason": error.reason})
    except TimeoutError:
        return Finding("interpreter", "openai", "note", "model_away", facts | {"reason": "timeout"})
    finally:
        await wire.close()
    if found.state == "gone":
        return Finding("interpreter", "openai", "wrong", "no_such_model", facts, "openai_model")
    if found.state == "retiring":
        return Finding(
            "interpreter", "openai", "note", "model_ends", facts | {"day": found.until}, "openai_model"
        )
    return Finding("interpreter", "openai", "fine", "ready", facts)
