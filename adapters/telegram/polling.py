"""Asking Telegram for updates, where it cannot call us."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import urlencode

from telegram.error import TelegramError
from telegram.request import BaseRequest

from adapters.telegram.front import KINDS
from adapters.telegram.transport import Wait
from core.errors import StoreUnavailable
from core.ports import Faults

PATIENCE = 25
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


async def poll(
    way: BaseRequest, bot: str, take: Callable[[dict[str, Any]], Awaitable[bool]], faults: Faults
) -> None:
    """For ever; `bot` is the address of our methods. What was not saved is asked for again, and all that came after.

    They come as Telegram wrote them: one that nobody understands must not keep the others.
    """
    after, pause = 0, FIRST_PAUSE
    while True:
        try:
            for told in await _updates(way, bot, after):
                await take(told)
                after = told["update_id"] + 1
            pause = FIRST_PAUSE
        except Wait as wait:
            await asyncio.sleep(wait.seconds)
        except (TelegramError, StoreUnavailable) as error:
            faults.note("poll", None, error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _updates(way: BaseRequest, bot: str, after: int) -> list[dict[str, Any]]:
    asked = {"offset": after, "timeout": PATIENCE, "allowed_updates": json.dumps(KINDS)}
    found = await way.post(f"{bot}/getUpdates?{urlencode(asked)}", read_timeout=PATIENCE + 10)
    return cast("list[dict[str, Any]]", found)
