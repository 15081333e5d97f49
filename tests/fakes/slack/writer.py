"""What people write in Slack: messages with files, in threads, forwarded, changed and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from tests.fakes.slack import files, talk, wording
from tests.fakes.slack.message import Resource, clone
from tests.fakes.slack.store import Channel, File, Person

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

Given = ParamSpec("Given")
Found = TypeVar("Found")
Attached = tuple[str, bytes]  # a file's name and its content
Place = Channel | str  # a channel or its id


def held(act: Callable[Given, Found]) -> Callable[Given, Found]:
    """Nobody else asks the world meanwhile."""

    @wraps(act)
    def alone(*args: Given.args, **more: Given.kwargs) -> Found:
        hand: Any = args[0]
        with hand.world.bell:
            found = act(*args, **more)
            hand.world.ring()
            return found

    return alone


class Writer:
    """A person with a keyboard. What is written is returned as Slack keeps it."""

    def __init__(self, world: World, person: Person | str) -> None:
        self.world = world
        self.person = world.people[person] if isinstance(person, str) else person
        self.id = self.person.id

    @property
    def dms(self) -> Channel:
        """The direct messages with the app."""
        found = self.world.installed([self.person.team])
        if found is None:
            raise ValueError("the app is not installed here")
        return self.world.im(self.id, found.bot_user)

    # ── writing ──

    @held
    def dm(self, text: str, attached: Iterable[Attached] = (), thread: str | None = None) -> Resource:
        if not self.world.app.messages:
            raise ValueError("sending messages to this app has been turned off")
        return self._write(self.dms, wording.typed(text), attached, thread)

    @held
    def write(
        self,
        channel: Place,
        text: str,
        attached: Iterable[Attached] = (),
        thread: str | None = None,
        aloud: bool = False,
        raw: bool = False,
    ) -> Resource:
        """A message; `aloud` shows a reply in the channel too, `raw` takes the text as Slack keeps it."""
        return self._write(
            self._channel(channel), text if raw else wording.typed(text), attached, thread, aloud
        )

    @held
    def mention(
        self, channel: Place, text: str, attached: Iterable[Attached] = (), thread: str | None = None
    ) -> Resource:
        found = self.world.installed([self.person.team])
        if found is None:
            raise ValueError("the app is not installed here")
        return self._write(
            self._channel(channel), f"<@{found.bot_user}> {wording.typed(text)}", attached, thread
        )

    def _write(
        self,
        channel: Channel,
        text: str,
        attached: Iterable[Attached],
        thread: str | None,
        aloud: bool = False,
    ) -> Resource:
        if self.id not in channel.members:
            raise ValueError(f"{self.person.name} is not in {channel.name}")
        message = self._said(text) | ({"thread_ts": thread} if thread else {})
        if aloud:
            message["subtype"] = "thread_broadcast"
        held = [self._file(name, content) for name, content in attached]
        if held:
            kept = files.share(self.world, channel, held, message)
        else:
            kept = talk.say(self.world, channel, message)
        self.world.notices.links(channel, kept, talk.urls(text))
        talk.preview(self.world, channel, kept, True, True)
        return clone(channel.messages[kept["ts"]])

    def _said(self, text: str) -> Resource:
        said: Resource = {
            "user": self.id,
            "text": text,
            "team": self.person.team,
            "client_msg_id": self.world.uuid(),
        }
        return said | ({"blocks": [wording.rich(self.world, text)]} if text else {})

    def _file(self, name: str, content: bytes) -> File:
        world = self.world
        made = File(
            world.new_id("F"),
            self.person.team,
            self.id,
            name,
            int(world.now().timestamp()),
            len(content),
            content,
        )
        world.files[made.id] = made
        return made

    @held
    def forward(self, channel: Place, ts: str, to: Place | None = None, comment: str = "") -> Resource:
        """Shares somebody's message into another conversation, to the app where none is named."""
        source = self._channel(channel)
        shared = source.messages[ts]
        target = self._channel(to) if to else self.dms
        attachment: Resource = {
            "id": 1,
            "is_msg_unfurl": True,
            "is_share": True,
            "author_id": shared.get("user", ""),
            "author_name": self._name(shared.get("user", "")),
            "channel_id": source.id,
            "channel_team": source.team,
            "ts": ts,
            "text": shared["text"],
            "fallback": f"[{ts}] {shared['text']}",
            "from_url": f"{self.world.base}/archives/{source.id}/p{ts.replace('.', '')}",
            "mrkdwn_in": ["text"],
            "footer": f"Posted in #{source.name}" if source.name else "Direct message",
        }
        if "files" in shared:
            attachment["files"] = clone(shared["files"])
            for file in attachment["files"]:
                self.world.files[file["id"]].channels.append(target.id)
        kept = talk.say(
            self.world, target, self._said(wording.typed(comment)) | {"attachments": [attachment]}
        )
        return clone(kept)

    @held
    def edit(self, channel: Place, ts: str, text: str) -> Resource:
        found = self._own(channel, ts)
        changes = {"text": wording.typed(text), "blocks": [wording.rich(self.world, wording.typed(text))]}
        return clone(talk.change(self.world, found, ts, changes, self.id))

    @held
    def delete(self, channel: Place, ts: str) -> None:
        talk.remove(self.world, self._own(channel, ts), ts)

    def _own(self, channel: Place, ts: str) -> Channel:
        found = self._channel(channel)
        if found.messages[ts].get("user") != self.id:
            raise ValueError(f"{ts} is not by {self.person.name}")
        return found

    @held
    def react(self, channel: Place, ts: str, name: str) -> None:
        found = self._channel(channel)
        item = {"type": "message", "channel": found.id, "ts": ts}
        fact = {"type": "reaction_added", "user": self.id, "reaction": name, "item": item}
        self.world.notices.tell(
            "reaction_added", fact | {"item_user": found.messages[ts].get("user", "")}, found.team, found
        )

    def _channel(self, channel: Place) -> Channel:
        return self.world.channels[channel] if isinstance(channel, str) else channel

    def _name(self, user: str) -> str:
        found = self.world.people.get(user)
        return found.real_name if found else user


def other_app(world: World, channel: Channel, text: str, name: str = "deploybot") -> Resource:
    """A message by somebody else's integration."""
    with world.bell:
        said = {"subtype": "bot_message", "bot_id": world.new_id("B"), "username": name, "text": text}
        return clone(talk.say(world, channel, said))
