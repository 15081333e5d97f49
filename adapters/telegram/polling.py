"""Asking Telegram for updates, where it cannot call us."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Bot, Update
from telegram.error import TelegramError

from adapters.telegram.front import KINDS
from adapters.telegram.transport import Wait
from core.errors import StoreUnavailable
from core.ports import Faults

PATIENCE = 25
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


async def poll(bot: Bot, take: Callable[[Update], Awaitable[object]], faults: Faults) -> None:
    """For ever. An update that was not saved is asked for again, and so is every one after it."""
    after, pause = 0, FIRST_PAUSE
    while True:
        try:
            updates = await bot.get_updates(
                after, timeout=PATIENCE, read_timeout=PATIENCE + 10, allowed_updates=KINDS
            )
            for update in updates:
                await take(update)
                after = update.update_id + 1
            pause = FIRST_PAUSE
        except Wait as wait:
            await asyncio.sleep(wait.seconds)
        except (TelegramError, StoreUnavailable) as error:
            faults.note("poll", None, error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
