"""Brings our replies to people in Slack: as messages to them alone, elsewhere as lines that only they see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from adapters.slack.files import address, is_picture
from adapters.slack.heard import team_of
from adapters.slack.looks import Look, look_of
from adapters.slack.phrases import WORDS
from adapters.slack.places import Places, Recent
from adapters.slack.uploads import Uploads
from adapters.slack.wire import Away, Refused
from adapters.slack.workspaces import Workspaces
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.dialogue.reply import Reply
from core.errors import BlobMissing, Undeliverable, UnreadableImage

PICTURE_LIMIT = 20 * 1024 * 1024
_WHISPERED = "~"
_FAR = ":"
_GONE = frozenset("message_not_found cant_update_message edit_window_closed".split())
_NOT_THERE = frozenset("channel_not_found not_in_channel user_not_in_channel".split())
_NEVER = (
    frozenset("is_archived is_inactive user_disabled user_not_found restricted_action".split()) | _NOT_THERE
)
_LOST = frozenset("file_not_found file_deleted".split())
_LOOK_BACK = 20


class SlackMessenger:
    """What a message is known as: its `ts`, with a sign before it where only one person sees it, or with the chat
    before it where that is not the conversation's own.
    """

    def __init__(self, workspaces: Workspaces, places: Places) -> None:
        self._workspaces, self._places = workspaces, places
        self.uploads = Uploads(workspaces)
        self._doubtful: Recent[UUID, bool] = Recent(1000)

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """Send, change, or answer in passing. Raises Undeliverable, TooSoon and Away."""
        look = replace(look_of(say.reply, key.channel, key.user), thread=say.thread)
        try:
            if say.manner == "answer":
                await self._whisper(key, Look(look.text, thread=say.thread))
                return None
            if sent_as and await self._change(key, say.reply.id, look, sent_as):
                return sent_as
            send = self._with_files if say.reply.files else self._plainly
            return await send(key, say.reply, look)
        except Refused as error:
            if error.error in _NEVER:
                raise Undeliverable(error.error) from error
            raise

    async def fetch(self, key: ConversationKey, file: str) -> bytes:
        """A picture. Raises UnreadableImage, BlobMissing, TooSoon and Away."""
        name, _, url = file.partition(" ")
        try:
            kind, content = await self._workspaces.fetch(
                team_of(key), url or await self._find(key, name), PICTURE_LIMIT
            )
        except Refused as error:
            if error.error in _LOST:
                raise BlobMissing(name) from error
            raise
        if len(content) > PICTURE_LIMIT:
            raise UnreadableImage("too_big")
        if kind == "text/html":  # the page where people log in: without files:read Slack shows nothing else
            raise UnreadableImage("not_shown")
        return content

    async def _find(self, key: ConversationKey, name: str) -> str:
        """Where a file is that was only hinted at."""
        found: dict[str, Any] = (await self._workspaces.form(team_of(key), "files.info", file=name))["file"]
        if not is_picture(found):
            raise UnreadableImage("not_image")
        return address(found)

    async def _change(self, key: ConversationKey, reply: UUID, look: Look, sent_as: str) -> bool:
        """Whether it could be changed where it is."""
        if sent_as.startswith(_WHISPERED):
            url = self._places.to_reply(reply)
            return url is not None and await self._respond(url, look, replace_original=True)
        channel, _, ts = sent_as.rpartition(_FAR)
        try:
            await self._call(key, "chat.update", channel=channel or key.channel, ts=ts, **_shown(look))
        except Refused as error:
            if error.error not in _GONE:
                raise
            return False
        return True

    async def _plainly(self, key: ConversationKey, reply: Reply, look: Look) -> str:
        return await self._send(key, reply.id, look)

    async def _with_files(self, key: ConversationKey, reply: Reply, look: Look) -> str:
        """Files, and the words that go with them, are for our own chat; elsewhere a line tells that they are there."""
        handed = await self.uploads.hand_over(key, reply.id, reply.files, look.thread)
        words = WORDS[await self.uploads.lang(key)]
        if handed.why:
            told = words.may_not_send if handed.why == "unpermitted" else words.not_taken
            sorry = look_of(replace(reply, text=told), key.channel, key.user)
            return await self._plainly(key, reply, replace(sorry, thread=look.thread))
        if handed.channel == key.channel:
            return await self._send(key, reply.id, look)
        ts = await self._at_ours(key, look)
        if self._places.is_looked_at(key):
            await self._whisper(key, Look(words.sent_in_private, thread=look.thread))
        return ts

    async def _send(self, key: ConversationKey, reply: UUID, look: Look) -> str:
        if not key.channel.startswith("D"):
            seen = self._places.is_looked_at(key)
            ts = await (self._whisper(key, look) if seen else self._at_ours(key, look))
            return ts if _FAR in ts else f"{_WHISPERED}{ts or reply.hex}"
        try:
            return await self._post(key, reply, look, key.channel)
        except Refused as error:
            if error.error not in _NOT_THERE:
                raise
        ts = await self._aside(key, look)  # a chat of two others, where only what was asked for can be said
        return ts if _FAR in ts else f"{_WHISPERED}{reply.hex}"

    async def _post(self, key: ConversationKey, reply: UUID, look: Look, channel: str) -> str:
        """A message; one whose fate is unknown is looked for before it is sent again."""
        if self._doubtful.get(reply) and (found := await self._already(key, reply, channel, look)):
            return found
        try:
            ts: str = (await self._call(key, "chat.postMessage", channel=channel, **_placed(look), **_QUIET))[
                "ts"
            ]
        except Away:
            self._doubtful.put(reply, True)
            found = await self._already(key, reply, channel, look)
            if found is None:
                raise
            ts = found
        self._doubtful.drop(reply)
        return ts

    async def _already(self, key: ConversationKey, reply: UUID, channel: str, look: Look) -> str | None:
        """The message that holds this reply, if it arrived."""
        method = "conversations.replies" if look.thread else "conversations.history"
        more = {"ts": look.thread} if look.thread else {}
        told = await self._workspaces.form(
            team_of(key), method, channel=channel, limit=str(_LOOK_BACK), **more
        )
        for message in told.get("messages", ()):
            if any(str(b.get("block_id")).startswith(reply.hex) for b in message.get("blocks") or ()):
                return str(message["ts"])
        return None

    async def _whisper(self, key: ConversationKey, look: Look) -> str:
        """A line that only one person sees; what it is known as, where Slack tells."""
        told = {"channel": key.channel, "user": key.user} | _placed(look)
        try:
            return str((await self._call(key, "chat.postEphemeral", **told))["message_ts"])
        except Refused as error:
            if error.error not in _NOT_THERE:
                raise
        return await self._aside(key, look)

    async def _aside(self, key: ConversationKey, look: Look) -> str:
        """Where we are no member: at the address that came with the question, else in our own chat with the person."""
        url = self._places.to_asker(key)
        if url is not None and await self._respond(url, look, replace_original=False):
            return ""
        return await self._at_ours(key, look)

    async def _at_ours(self, key: ConversationKey, look: Look) -> str:
        """In our own chat with the person: what nobody waits for would pass unseen elsewhere."""
        told = await self._call(key, "chat.postMessage", channel=key.user, **_shown(look), **_QUIET)
        return f"{told['channel']}{_FAR}{told['ts']}"

    async def _respond(self, url: str, look: Look, *, replace_original: bool) -> bool:
        told = _shown(look) | {"response_type": "ephemeral", "replace_original": replace_original}
        try:
            await self._workspaces.wire.respond(url, told)
        except Refused:  # used up, or too old
            return False
        return True

    async def _call(self, key: ConversationKey, method: str, **args: object) -> dict[str, Any]:
        return await self._workspaces.call(team_of(key), method, **args)


_QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}


def _placed(look: Look) -> dict[str, Any]:
    return _shown(look) | ({"thread_ts": look.thread} if look.thread else {})


def _shown(look: Look) -> dict[str, Any]:
    return {"text": look.text, "blocks": list(look.blocks)}
