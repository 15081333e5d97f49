"""Where everything from Slack comes in: saved at once, everything else carried out behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from adapters.slack import acts, phrases, updates
from adapters.slack.directory import Directory
from adapters.slack.heard import Heard, Payload, key_of
from adapters.slack.people import People
from adapters.slack.places import Places
from adapters.slack.wire import Away, Refused
from adapters.slack.workspaces import Workspaces
from core.dialogue.inputs import IncomingMessage
from core.dialogue.message import Lang
from core.errors import TooSoon, Undeliverable
from core.intake import Receipt
from core.reception import Reception
from core.world import World

STRANGE = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What a payload of a shape that we do not know comes to."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What the front is made of."""

    world: World
    reception: Reception
    workspaces: Workspaces
    directory: Directory
    places: Places


class Front:
    """Takes what was proven to be Slack's. What makes no sense is taken as well: it would only come again.

    Raises StoreUnavailable, and then nothing was saved.
    """

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._tasks: set[asyncio.Task[None]] = set()

    async def told(self, payload: Payload) -> None:
        """An event of the Events API, as Slack calls them."""
        await self._sensibly(payload, self._told)

    async def commanded(self, form: Payload) -> None:
        """A slash command."""
        await self._sensibly(form, self._commanded)

    async def acted(self, payload: Payload) -> Payload | None:
        """A tap, a shortcut or a form; what Slack is to show at once, if anything."""
        return await self._sensibly(payload, self._acted)

    async def close(self) -> None:
        """What is still under way is left."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _sensibly(
        self, payload: Payload, act: Callable[[Payload], Awaitable[Payload | None]]
    ) -> Payload | None:
        try:
            return await act(payload)
        except STRANGE as error:
            self._inside.world.faults.note("slack", None, error)
            return None

    async def _told(self, payload: Payload) -> None:
        if payload["event"]["type"] in ("message", "app_mention"):
            here = updates.installed(payload)
            people = await self._inside.directory.people(here.team, updates.concerned(payload))
            heard = updates.heard(payload, people)
            if heard is not None:
                await self._take(heard)

    async def _commanded(self, form: Payload) -> None:
        people = await self._people(form["team_id"], form)
        key = key_of(form["team_id"], form["channel_id"], form["user_id"])
        private = self._inside.places.is_direct(key)
        now = self._inside.world.clock.now()
        await self._take(acts.commanded(form, people, now, private=private))

    async def _acted(self, payload: Payload) -> Payload | None:
        match payload["type"]:
            case "block_actions":
                tap = acts.tapped(payload)
                if tap is not None:
                    await self._tapped(tap)
            case "message_action" if payload["callback_id"] == acts.ADD:
                people = await self._people(payload["team"]["id"], payload)
                await self._take(acts.added(payload, people, self._inside.world.clock.now()))
        return None

    async def _tapped(self, tap: acts.Tap) -> None:
        if tap.by != tap.owner.user:
            self._behind(self._whisper(tap, phrases.FOREIGN))
            return
        self._inside.places.pressed(tap.owner.reply, tap.heard.place.url)
        await self._inside.reception.take(tap.heard.key, tap.heard.id, tap.heard.happened)

    async def _take(self, heard: Heard) -> Receipt:
        """What was said below a message of ours is about that."""
        inside = self._inside
        if heard.quotes is not None and isinstance(heard.happened, IncomingMessage):
            about = await inside.world.store.reply_sent_as(heard.key, heard.quotes)
            heard = replace(heard, happened=IncomingMessage(replace(heard.happened.message, about=about)))
        inside.places.said(heard.key, heard.place, direct=heard.direct)
        return await inside.reception.take(heard.key, heard.id, heard.happened)

    async def _people(self, team: str, payload: Payload) -> People:
        return await self._inside.directory.people(team, acts.named_in(payload))

    async def _whisper(self, tap: acts.Tap, words: dict[Lang, str]) -> None:
        team = tap.heard.key.platform.partition(":")[2]
        lang = await self._lang(team, tap.by)
        told = {"channel": tap.channel, "user": tap.by, "text": words[lang]}
        await self._inside.workspaces.call(team, "chat.postEphemeral", **told)

    async def _lang(self, team: str, user: str) -> Lang:
        known = (await self._inside.directory.people(team, (user,))).get(user)
        return (known.lang if known else None) or self._inside.world.defaults.lang

    def _behind(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _quietly(self, work: Coroutine[Any, Any, None]) -> None:
        """Of no consequence if it fails."""
        try:
            await work
        except (Refused, TooSoon, Undeliverable, Away, *STRANGE) as error:
            self._inside.world.faults.note("slack", None, error)
