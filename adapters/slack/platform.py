"""One Slack app in a running house: how we hear of things, and how messages go."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import APIRouter

from adapters.slack.directory import Directory
from adapters.slack.door import AUTHORIZE, CALLBACK, INSTALL, Way, door
from adapters.slack.front import Front, Inside
from adapters.slack.heard import NAME
from adapters.slack.hook import ACTIONS, COMMANDS, EVENTS, hook
from adapters.slack.installations import App, Installations, Safe
from adapters.slack.messenger import SlackMessenger
from adapters.slack.places import Places
from adapters.slack.sockets import listen
from adapters.slack.windows import Windows
from adapters.slack.wire import API, Wire
from adapters.slack.workspaces import Workspaces
from core.assistant import Assistant
from core.ports import Messenger, Vault
from core.reception import Reception


@dataclass(frozen=True, slots=True)
class Account:
    """The app as its keeper told us of it. `origin` is where Slack can call us; `token` is for the workspace that this
    house was set up for, `app` what it takes to be installed in others.
    """

    token: str = ""
    signing_secret: str = ""
    app_token: str = ""
    base: str = API
    authorize: str = AUTHORIZE
    origin: str | None = None
    app: App | None = None


class SlackPlatform:
    """Its messenger is there at once; what happens is taken once the house is furnished."""

    name = NAME
    doors: tuple[str, ...] = (EVENTS, COMMANDS, ACTIONS, INSTALL, CALLBACK)

    def __init__(self, account: Account, vault: Vault, wire: Wire | None = None) -> None:
        self._account, self._vault = account, vault
        self._wire = wire or Wire(account.base)
        self._installations = Installations(self._wire, account.app, account.token)
        self._workspaces = Workspaces(self._wire, self._installations)
        self._places = Places(time.monotonic)
        self._safe: Safe | None = None
        self._front: Front | None = None
        self._messenger = SlackMessenger(self._workspaces, self._places)
        self.messenger: Messenger = self._messenger

    def router(self) -> APIRouter:
        """Where Slack calls, and where workspaces come to install us; what nobody could prove to be is not there."""
        account, router = self._account, APIRouter()
        if account.signing_secret:
            router.include_router(hook(account.signing_secret, lambda: self._front, time.time))
        if account.app and account.origin:
            way = Way(account.app.client, account.authorize, account.origin)
            router.include_router(door(way, self._installations, lambda: self._safe))
        return router

    def enter(self, assistant: Assistant) -> None:
        """The house is furnished: the workspaces that installed us are known, and files to be handed over found."""
        self._messenger.uploads.world = assistant.world
        self._safe = Safe(assistant.world.store, self._vault, assistant.world.clock)
        self._installations.open(self._safe)

    async def live(self, assistant: Assistant, *, asks: bool) -> None:
        """Until it is cancelled. `asks`: this process is the one that keeps a line open, if nobody calls us."""
        account, world = self._account, assistant.world
        reception = Reception(assistant)
        directory = Directory(self._workspaces, world.faults, time.monotonic)
        windows = Windows(world, self._workspaces, directory)
        inside = Inside(world, reception, self._installations, directory, self._places, windows)
        with self._open(Front(inside)) as front:
            try:
                if account.app_token and account.origin is None and asks:
                    await listen(self._wire, account.app_token, front, world.faults)
                await asyncio.Event().wait()
            finally:
                await front.close()
                await directory.close()
                await reception.close()

    async def close(self) -> None:
        """The connections."""
        await self._wire.close()

    @contextmanager
    def _open(self, front: Front) -> Iterator[Front]:
        self._front = front
        try:
            yield front
        finally:
            self._front = None
