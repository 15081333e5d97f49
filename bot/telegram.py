"""What the keeper of a house asks of its Telegram bot: whether it answers, and that it is introduced."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from adapters.telegram.platform import Account, bot_of
from adapters.telegram.setup import ask_ourselves, be_called, introduce
from adapters.telegram.transport import Transport
from bot.doctor import Finding
from bot.platforms import telegram_of
from bot.settings import Settings

PATIENCE = 3.0


async def examine(settings: Settings) -> list[Finding]:
    """Whether the token is taken, and under which name; nothing where there is none."""
    account = telegram_of(settings)
    if account is None:
        return []
    try:
        async with _asking(account) as bot:
            name = f"@{(await bot.get_me()).username}"
    except InvalidToken:
        return [Finding("telegram", "bot", "wrong", "token_refused", {}, "bot_token")]
    except TelegramError as error:
        return [Finding("telegram", "bot", "wrong", "unreachable", {"reason": type(error).__name__})]
    return [Finding("telegram", "bot", "fine", "answers_as", {"name": name})]


async def set_up(settings: Settings) -> str | None:
    """Commands, descriptions and the webhook as of now; our name there. None without a token. Raises TelegramError."""
    account = telegram_of(settings)
    if account is None:
        return None
    async with _asking(account) as bot:
        await introduce(bot)
        if account.origin is None:
            await ask_ourselves(bot)
        else:
            await be_called(bot, account.origin, account.proof)
        return f"@{(await bot.get_me()).username}"


@asynccontextmanager
async def _asking(account: Account) -> AsyncIterator[Bot]:
    ways = Transport(PATIENCE), Transport(PATIENCE)
    try:
        yield bot_of(account, ways)
    finally:
        for way in ways:
            await way.shutdown()
