"""Where everything from Slack comes in: saved at once, everything else carried out behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from adapters.slack import acts, forms, updates
from adapters.slack.directory import Directory
from adapters.slack.heard import Heard, Payload, home_of, in_thread, key_of, named
from adapters.slack.home import NEW, PREFIX
from adapters.slack.installations import Installations
from adapters.slack.people import People
from adapters.slack.places import Places
from adapters.slack.views import View, kept_in, written
from adapters.slack.windows import Windows
from adapters.slack.wire import Away, Refused
from core.dialogue.inputs import IncomingMessage
from core.dialogue.message import ConversationKey, Message
from core.errors import StoreUnavailable, TooSoon, Undeliverable
from core.reception import Reception
from core.world import World

STRANGE = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What a payload of a shape that we do not know comes to."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What the front is made of."""

    world: World
    reception: Reception
    installations: Installations
    directory: Directory
    places: Places
    windows: Windows


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
        happened, inside = payload["event"], self._inside
        match happened["type"]:
            case "message" | "app_mention":
                here = updates.installed(payload)
                people = await inside.directory.people(here.team, updates.concerned(payload))
                heard = updates.heard(payload, people)
                if heard is not None:
                    await self._take(heard)
            case "app_home_opened":
                self._opened(
                    key_of(updates.installed(payload).team, happened["channel"], happened["user"]), happened
                )
            case "app_uninstalled" | "tokens_revoked":
                for home in {home_of(payload), str(payload.get("enterprise_id") or home_of(payload))}:
                    await inside.installations.drop(home)
            case "user_change":
                inside.directory.learn(updates.installed(payload).team, happened["user"])

    def _opened(self, key: ConversationKey, happened: Payload) -> None:
        """Somebody looks at us, and will probably write: who they are is known by then."""
        inside = self._inside
        shown = happened.get("tab", "home") == "home"
        self._behind(inside.windows.home(key) if shown else inside.directory.meet(key))

    async def _commanded(self, form: Payload) -> None:
        people = await self._people(form)
        await self._take(acts.commanded(form, people, self._inside.world.clock.now()))

    async def _acted(self, payload: Payload) -> Payload | None:
        match payload["type"], payload.get("callback_id"):
            case "block_actions", _:
                await self._pressed(payload)
            case "message_action", acts.ADD:
                people = await self._people(payload)
                await self._take(acts.added(payload, people, self._inside.world.clock.now()))
            case "shortcut", acts.NEW:
                self._new(payload)
            case "view_submission", _:
                return await self._sent(payload)
        return None

    def _new(self, payload: Payload) -> None:
        team, user = home_of(payload), payload["user"]["id"]
        self._behind(self._inside.windows.new(team, user, payload["trigger_id"]))

    async def _pressed(self, payload: Payload) -> None:
        action = payload["actions"][0]
        if (payload.get("view") or {}).get("type") == "home":
            await self._at_home(payload, str(action["action_id"]).removeprefix(PREFIX))
            return
        tap = acts.tapped(payload)
        if tap is not None:
            await self._tapped(tap)

    async def _tapped(self, tap: acts.Tap) -> None:
        """Only the asker may press; to fill in a form, the card itself is left as it is."""
        windows = self._inside.windows
        if tap.by != tap.owner.user:
            self._behind(self._refuse(tap))
            return
        self._inside.places.said(tap.heard.key, tap.heard.place)
        self._inside.places.pressed(tap.owner.reply, tap.heard.place.url)
        if tap.press.verb == "edit" and not tap.press.choice and tap.trigger:
            self._behind(windows.edit(tap))
            return
        heard = in_thread(tap.heard)
        await self._inside.reception.take(heard.key, heard.id, heard.happened)

    async def _refuse(self, tap: acts.Tap) -> None:
        presser = replace(tap.heard.key, user=tap.by)
        windows = self._inside.windows
        await windows.whisper(presser, tap.channel, (await windows.words(presser)).foreign)

    async def _at_home(self, payload: Payload, name: str) -> None:
        """A button of the Home tab: as if it had been said in our chat."""
        if name == NEW:
            self._new(payload)
            return
        team, user, action = home_of(payload), payload["user"]["id"], payload["actions"][0]
        command, _ = acts.command_in(name)
        said = self._message(f"home.{action['action_ts']}")
        message = replace(said, command=command)
        key = key_of(team, kept_in(payload["view"])["channel"], user)
        heard = Heard(key, named("home", team, user, action["action_ts"]), IncomingMessage(message))
        await self._take(heard)

    async def _sent(self, payload: Payload) -> Payload | None:
        """A form came back; what cannot be is said below its fields."""
        view, team, user = payload["view"], home_of(payload), payload["user"]["id"]
        once = named("form", team, view["id"], view.get("hash"))
        if view["callback_id"] == forms.NEW:
            await self._written(view, team, user)
        elif view["callback_id"] == forms.EDIT:
            key = key_of(team, kept_in(view)["channel"], user)
            sent = forms.sent(view, await self._inside.windows.lang(key))
            if sent.wrong:
                return {"response_action": "errors", "errors": sent.wrong}
            await self._inside.reception.take(key, once, sent.form)
        return None

    async def _written(self, view: View, team: str, user: str) -> None:
        people = await self._inside.directory.people(team, (user,))
        key = key_of(team, kept_in(view)["channel"], user)
        message = replace(self._message(f"new.{view['id']}"), text=written(view, "what"))
        profile = people.get(user)
        if profile is not None:
            message = replace(message, zone=profile.zone, lang=profile.lang)
        await self._take(Heard(key, named("new", team, view["id"]), IncomingMessage(message)))

    async def _take(self, heard: Heard) -> None:
        """What was said below a message of ours is about that."""
        inside = self._inside
        if heard.quotes is not None and isinstance(heard.happened, IncomingMessage):
            about = await inside.world.store.reply_sent_as(heard.key, heard.quotes)
            heard = replace(heard, happened=IncomingMessage(replace(heard.happened.message, about=about)))
        heard = in_thread(heard)
        inside.places.said(heard.key, heard.place)
        await inside.reception.take(heard.key, heard.id, heard.happened)

    async def _people(self, payload: Payload) -> People:
        return await self._inside.directory.people(home_of(payload), acts.named_in(payload))

    def _message(self, ref: str) -> Message:
        return Message(ref, "", self._inside.world.clock.now())

    def _behind(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _quietly(self, work: Coroutine[Any, Any, None]) -> None:
        """Of no consequence if it fails."""
        try:
            await work
        except (Refused, TooSoon, Undeliverable, Away, StoreUnavailable, *STRANGE) as error:
            self._inside.world.faults.note("slack", None, error)
