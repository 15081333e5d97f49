"""The chat platforms that this house was told of. Each is one folder in adapters/, and one line here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from fastapi import APIRouter

from core.assistant import Assistant
from core.ports import Messenger

if TYPE_CHECKING:
    from adapters.telegram.platform import Account
    from bot.settings import Settings

PAUSE = 5.0
log = logging.getLogger(__name__)


class Platform(Protocol):
    """Where people write to us. `name` is that of its conversations; `doors` are paths that check by themselves who calls."""

    name: str
    doors: tuple[str, ...]

    @property
    def messenger(self) -> Messenger:
        """The way to people there."""

    def router(self) -> APIRouter:
        """Where the platform calls us."""

    def enter(self, assistant: Assistant) -> None:
        """The house is furnished: what we kept in it can be found."""

    async def live(self, assistant: Assistant, *, asks: bool) -> None:
        """Take in what happens there, until cancelled. `asks`: this process goes and asks for it, if nobody calls."""

    async def close(self) -> None:
        """Let go of what is open."""


def platforms_of(settings: Settings) -> list[Platform]:
    """Those whose token is set."""
    found: list[Platform] = []
    telegram = telegram_of(settings)
    if telegram is not None:
        from adapters.telegram.platform import TelegramPlatform

        found.append(TelegramPlatform(telegram))
    if is_slack(settings):
        from bot.slack import slack_of

        found.append(slack_of(settings))
    return found


def is_slack(settings: Settings) -> bool:
    """Whether there is a way to be in a workspace: a token for one, or an app that any may install."""
    return bool(settings.slack_bot_token or (settings.slack_client_id and settings.slack_client_secret))


def telegram_of(settings: Settings) -> Account | None:
    """The bot, where its token is set."""
    if not settings.telegram_bot_token:
        return None
    from adapters.telegram.platform import API, Account

    base, secret = settings.telegram_api_base_url or API, settings.telegram_webhook_secret or ""
    return Account(settings.telegram_bot_token, base, secret, settings.public_url)


def messengers(platforms: Sequence[Platform]) -> Mapping[str, Messenger]:
    """By the names of their platforms."""
    return {one.name: one.messenger for one in platforms}


@asynccontextmanager
async def living(platforms: Sequence[Platform], assistant: Assistant, *, asks: bool) -> AsyncIterator[None]:
    """They take in what happens while the block runs. One that fails begins anew: nobody may go deaf in silence."""
    lives = [asyncio.create_task(_live(one, assistant, asks=asks)) for one in platforms]
    try:
        yield
    finally:
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)
        for one in platforms:
            await one.close()


async def _live(one: Platform, assistant: Assistant, *, asks: bool) -> None:
    while True:
        try:
            await one.live(assistant, asks=asks)
        except Exception:
            log.exception("%s failed", one.name)
        await asyncio.sleep(PAUSE)
