"""Files that we hand over: each announced, brought, and all of them then shown in our own chat with the person."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, TypeAlias
from uuid import UUID

from adapters.slack.heard import team_of
from adapters.slack.places import Recent
from adapters.slack.wire import Away, Refused
from adapters.slack.workspaces import Workspaces
from core.dialogue.message import ConversationKey, Lang
from core.dialogue.reply import File
from core.errors import BlobMissing
from core.ports import BlobStore
from core.world import World

MOST_AT_ONCE = 10
"""In one message."""

Why: TypeAlias = Literal["", "unpermitted", "refused"]


@dataclass(frozen=True, slots=True)
class Handed:
    """The chat that the files are in; or why they are in none."""

    channel: str = ""
    why: Why = ""


class Uploads:
    """`world` is known once the house is furnished; until then there is nothing to be handed over."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces
        self._brought: Recent[tuple[UUID, int], bool] = Recent(1000)
        self._doubtful: Recent[tuple[UUID, int], str] = Recent(1000)
        self.world: World | None = None

    async def hand_over(
        self, key: ConversationKey, reply: UUID, files: Sequence[File], thread: str = ""
    ) -> Handed:
        """In their thread, if that is there; each once, as long as this process remembers. Raises Undeliverable, TooSoon and Away."""
        team = team_of(key)
        opened = await self._workspaces.call(team, "conversations.open", users=key.user)
        channel = str(opened["channel"]["id"])
        place = {"channel_id": channel} | ({"thread_ts": thread} if thread and channel == key.channel else {})
        try:
            for first in range(0, len(files), MOST_AT_ONCE):
                part = files[first : first + MOST_AT_ONCE]
                await self._once(team, place, (reply, first), part)
        except Refused as error:
            return Handed(why="unpermitted" if error.error == "missing_scope" else "refused")
        return Handed(channel)

    async def lang(self, key: ConversationKey) -> Lang:
        """That of the conversation."""
        assert self.world is not None
        async with self.world.store.unit() as unit:
            conversation = await unit.conversation(key)
        return conversation.lang if conversation else self.world.defaults.lang

    async def _once(
        self, team: str, place: dict[str, str], part: tuple[UUID, int], files: Sequence[File]
    ) -> None:
        doubtful = self._doubtful.get(part)
        if doubtful is not None and await self._is_shown(team, doubtful, place["channel_id"]):
            self._brought.put(part, True)
        if self._brought.get(part):
            return
        brought = [one for file in files if (one := await self._brought_up(team, file))]
        if brought:
            await self._show(team, place, part, brought)
        self._brought.put(part, True)

    async def _show(
        self, team: str, place: dict[str, str], part: tuple[UUID, int], brought: list[dict[str, str]]
    ) -> None:
        """One whose fate is unknown is looked for before it is shown again."""
        try:
            await self._workspaces.call(team, "files.completeUploadExternal", files=brought, **place)
        except Away:
            self._doubtful.put(part, brought[0]["id"])
            raise

    async def _brought_up(self, team: str, file: File) -> dict[str, str] | None:
        """A file that is there and that nobody sees yet; None where it is gone by now."""
        blobs: BlobStore | None = self.world.blobs if self.world else None
        content = b""
        with suppress(BlobMissing):
            content = await blobs.get(file.blob) if blobs else b""
        if not content:
            return None
        asked = {"filename": file.name, "length": str(len(content))}
        told = await self._workspaces.form(team, "files.getUploadURLExternal", **asked)
        await self._workspaces.wire.upload(str(told["upload_url"]), content)
        return {"id": str(told["file_id"]), "title": file.name}

    async def _is_shown(self, team: str, file: str, channel: str) -> bool:
        """Whether somebody can see it there."""
        try:
            told = await self._workspaces.form(team, "files.info", file=file)
        except Refused:
            return False
        return channel in (told["file"].get("ims") or ())
