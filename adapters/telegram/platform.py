"""One Telegram bot in a running house: who we are there, how updates come, and how messages go."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from dataclasses import dataclass
from typing import Any, TypeAlias

from fastapi import APIRouter
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import BaseRequest

from adapters.telegram.front import Front
from adapters.telegram.hook import HOOK, hook
from adapters.telegram.messenger import TelegramMessenger
from adapters.telegram.polling import FIRST_PAUSE, LONGEST_PAUSE, poll
from adapters.telegram.rooms import Rooms
from adapters.telegram.setup import ask_ourselves, be_called, introduce
from adapters.telegram.transport import Transport
from adapters.telegram.updates import NAME, Me
from core.assistant import Assistant
from core.errors import StoreUnavailable
from core.ports import Faults
from core.reception import Reception

API = "https://api.telegram.org"
Ways: TypeAlias = tuple[BaseRequest, BaseRequest]


@dataclass(frozen=True, slots=True)
class Account:
    """The bot as its keeper told us of it. `origin` is where Telegram can call us; without one we ask it ourselves."""

    token: str
    base: str = API
    secret: str = ""
    origin: str | None = None

    @property
    def proof(self) -> str:
        """What Telegram proves itself with when it calls: everybody who holds the token knows it."""
        return self.secret or hmac.new(self.token.encode(), b"webhook", hashlib.sha256).hexdigest()


def bot_of(account: Account, ways: Ways) -> Bot:
    """Nothing is asked of Telegram yet. The second way is for asking what happened, which takes long."""
    return Bot(
        account.token,
        base_url=f"{account.base}/bot",
        base_file_url=f"{account.base}/file/bot",
        request=ways[0],
        get_updates_request=ways[1],
    )


class TelegramPlatform:
    """Its messenger is there at once; updates are taken once the house is furnished, and Telegram knows us."""

    name = NAME
    doors: tuple[str, ...] = (HOOK,)

    def __init__(self, account: Account, ways: Ways | None = None) -> None:
        self._account = account
        self._ways = ways or (Transport(), Transport())
        self._bot = bot_of(account, self._ways)
        self._rooms = Rooms()
        self._front: Front | None = None
        self._faults: Faults
        self.messenger = TelegramMessenger(self._bot, self._rooms)

    def router(self) -> APIRouter:
        """Where Telegram calls."""
        return hook(self._account.proof, self.take)

    def enter(self, assistant: Assistant) -> None:
        """The house is furnished: files to be handed over can be found."""
        self.messenger.blobs = assistant.world.blobs

    async def live(self, assistant: Assistant, *, asks: bool) -> None:
        """Until it is cancelled. `asks`: this process is the one that polls, if nobody calls us."""
        reception = Reception(assistant)
        self._faults = faults = assistant.world.faults
        me = await self._met(assistant)
        self._rooms.name = me.username
        self._front = front = Front(self._bot, me, reception, assistant.world.store, self._rooms, faults)
        try:
            if self._account.origin is None and asks:
                await poll(self._ways[1], self._bot.base_url, self.take, faults)
            await asyncio.Event().wait()
        finally:
            self._front = None
            await front.close()
            await reception.close()

    async def close(self) -> None:
        """The connections."""
        for way in self._ways:
            await way.shutdown()

    async def take(self, told: dict[str, Any]) -> bool:
        """An update as Telegram wrote it. False: not yet. Raises StoreUnavailable.

        One that makes no sense to us is taken as well: it would come again for ever.
        """
        if self._front is None:
            return False
        try:
            await self._front.take(Update.de_json(told, self._bot))
        except StoreUnavailable:
            raise
        except Exception as error:
            self._faults.note("update", None, error)
        return True

    async def _met(self, assistant: Assistant) -> Me:
        """Once Telegram answers: our name there, and ours told to it."""
        pause = FIRST_PAUSE
        while True:
            try:
                user = await self._bot.get_me()
                await self._introduced()
                return Me(user.id, user.username or "")
            except TelegramError as error:
                assistant.world.faults.note("telegram", None, error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _introduced(self) -> None:
        await introduce(self._bot)
        if self._account.origin is None:
            await ask_ourselves(self._bot)
        else:
            await be_called(self._bot, self._account.origin, self._account.proof)
