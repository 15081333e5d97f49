"""What Telegram shows of us before anybody has written: commands and descriptions, in each language; and the webhook."""

from __future__ import annotations

from telegram import Bot, BotCommand

from adapters.telegram import phrases
from adapters.telegram.front import KINDS
from adapters.telegram.hook import HOOK

AT_ONCE = 40


async def introduce(bot: Bot) -> None:
    """English for everybody, Korean for those whose Telegram is Korean. Raises TelegramError."""
    for lang, code in (("en", None), ("ko", "ko")):
        commands = [BotCommand(name, text) for name, text in phrases.COMMANDS[lang].items()]  # type: ignore[index]
        await bot.set_my_commands(commands, language_code=code)
        await bot.set_my_description(phrases.DESCRIPTION[lang], language_code=code)  # type: ignore[index]
        await bot.set_my_short_description(phrases.SHORT[lang], language_code=code)  # type: ignore[index]


async def be_called(bot: Bot, origin: str, secret: str) -> None:
    """Have updates brought to our address. Raises TelegramError."""
    await bot.set_webhook(origin + HOOK, secret_token=secret, allowed_updates=KINDS, max_connections=AT_ONCE)


async def ask_ourselves(bot: Bot) -> None:
    """No longer: we poll. What waits there stays. Raises TelegramError."""
    await bot.delete_webhook(drop_pending_updates=False)
