"""One Slack app in a running house: how we hear of things, and how messages go."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from fastapi import APIRouter

from adapters.slack.directory import Directory
from adapters.slack.front import Front, Inside
from adapters.slack.heard import NAME
from adapters.slack.hook import ACTIONS, COMMANDS, EVENTS, hook
from adapters.slack.messenger import SlackMessenger
from adapters.slack.places import Places
from adapters.slack.windows import Windows
from adapters.slack.wire import API, Wire
from adapters.slack.workspaces import OneToken, Workspaces
from core.assistant import Assistant
from core.ports import Messenger
from core.reception import Reception


@dataclass(frozen=True, slots=True)
class Account:
    """The app as its keeper told us of it. `origin` is where Slack can call us."""

    token: str = ""
    signing_secret: str = ""
    app_token: str = ""
    base: str = API
    origin: str | None = None


class SlackPlatform:
    """Its messenger is there at once; what happens is taken once the house is furnished."""

    name = NAME
    doors: tuple[str, ...] = (EVENTS, COMMANDS, ACTIONS)

    def __init__(self, account: Account, wire: Wire | None = None) -> None:
        self._account = account
        self._wire = wire or Wire(account.base)
        self._workspaces = Workspaces(self._wire, OneToken(account.token))
        self._places = Places(time.monotonic)
        self._inside: Inside | None = None
        self._front: Front | None = None
        self.messenger: Messenger = SlackMessenger(self._workspaces, self._places)

    def router(self) -> APIRouter:
        """Where Slack calls; without a secret that proves it, nobody does."""
        if not self._account.signing_secret:
            return APIRouter()
        return hook(self._account.signing_secret, lambda: self._front, time.time)

    async def live(self, assistant: Assistant, *, asks: bool) -> None:
        """Until it is cancelled."""
        world = assistant.world
        reception = Reception(assistant)
        directory = Directory(self._workspaces, world.faults, time.monotonic)
        self._inside = inside = Inside(
            world,
            reception,
            self._workspaces,
            directory,
            self._places,
            Windows(world, self._workspaces, directory),
        )
        self._front = front = Front(inside)
        try:
            await asyncio.Event().wait()
        finally:
            self._front = None
            await front.close()
            await directory.close()
            await reception.close()

    async def close(self) -> None:
        """The connections."""
        await self._wire.close()
