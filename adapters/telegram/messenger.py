"""Brings what we say to Telegram, and fetches what people sent there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from adapters.telegram.looks import Look, look_of
from adapters.telegram.rooms import Rooms
from adapters.telegram.transport import Wait
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.dialogue.reply import File
from core.errors import BlobMissing, TooSoon, Undeliverable, UnreadableImage
from core.ports import BlobStore

_QUIET = LinkPreviewOptions(is_disabled=True)
_SAME = "message is not modified"
_LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
_NOBODY = ("chat not found", "user not found", "peer_id_invalid", "not enough rights", "have no rights", "group chat was deactivated")  # fmt: skip
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
_TOO_BIG = "file is too big"


class TelegramMessenger:
    """One bot. Taps are answered where they come in (`front.py`), so that no queue is before them."""

    def __init__(self, bot: Bot, rooms: Rooms) -> None:
        self._bot = bot
        self._rooms = rooms
        self.blobs: BlobStore | None = None
        """Where files to be handed over are, once the house is furnished."""

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """Send, or change what is there; one that is there no longer is sent anew."""
        if say.manner == "answer":
            return None
        chat, thread = int(key.channel), say.thread
        try:
            look = look_of(say.reply, await self._private_chat(key))
            if sent_as is not None and await self._changed(chat, int(sent_as), look):
                return sent_as
            return await self._in_topic(thread, lambda topic: self._all_sent(key, chat, say, look, topic))
        except Wait as pause:
            raise TooSoon(pause.seconds) from pause
        except ChatMigrated as moved:
            return await self._sent(key, moved.new_chat_id, look_of(say.reply), thread)
        except Forbidden as error:
            raise Undeliverable(str(error)) from error
        except BadRequest as error:
            if _says(error, *_NOBODY):
                raise Undeliverable(str(error)) from error
            raise

    async def fetch(self, key: ConversationKey, file: str) -> bytes:
        """The bytes of a photo or document: at most 20 MB, says Telegram."""
        try:
            there = await self._bot.get_file(file)
            return bytes(await there.download_as_bytearray())
        except Wait as pause:
            raise TooSoon(pause.seconds) from pause
        except BadRequest as error:
            if _says(error, _TOO_BIG):
                raise UnreadableImage("too_big") from error
            raise BlobMissing(file) from error
        except TelegramError as error:
            if "404" in str(error) or _says(error, "not found"):
                raise BlobMissing(file) from error
            raise

    async def _in_topic(self, thread: str, send: Callable[[str], Awaitable[str]]) -> str:
        """There; where everybody talks, if that topic is gone or closed."""
        try:
            return await send(thread)
        except BadRequest as error:
            if not thread or not _says(error, *_NO_TOPIC):
                raise
            return await send("")

    async def _all_sent(self, key: ConversationKey, chat: int, say: Say, look: Look, thread: str) -> str:
        await self._hand_over(chat, say.reply.files, thread)
        return await self._sent(key, chat, look, thread)

    async def _hand_over(self, chat: int, files: tuple[File, ...], thread: str) -> None:
        """Before the words that go with them: these tell that they were sent. What is gone by now is left out."""
        if self.blobs is None:
            return
        for file in files:
            with suppress(BlobMissing):
                data = await self.blobs.get(file.blob)
                await self._bot.send_document(
                    chat, data, filename=file.name, message_thread_id=topic_of(thread)
                )

    async def _private_chat(self, key: ConversationKey) -> str:
        if key.channel != key.user and not self._rooms.name:
            self._rooms.name = (await self._bot.get_me()).username or ""
        return self._rooms.private_chat(key)

    async def _sent(self, key: ConversationKey, chat: int, look: Look, thread: str) -> str:
        number = self._rooms.quoted(key, thread)
        quoted = ReplyParameters(number, allow_sending_without_reply=True) if number else None
        message = await self._bot.send_message(
            chat,
            look.text,
            entities=look.entities,
            reply_markup=look.keyboard,
            link_preview_options=_QUIET,
            reply_parameters=quoted,
            message_thread_id=topic_of(thread),
        )
        return str(message.message_id)

    async def _changed(self, chat: int, message: int, look: Look) -> bool:
        """False: there is nothing to be changed."""
        try:
            await self._bot.edit_message_text(
                look.text,
                chat,
                message,
                entities=look.entities,
                reply_markup=look.keyboard,
                link_preview_options=_QUIET,
            )
        except BadRequest as error:
            if _says(error, _SAME):
                return True
            if _says(error, *_LOST):
                return False
            raise
        return True


def topic_of(thread: str) -> int | None:
    """Its number; None where everybody talks."""
    return int(thread) if thread else None


def _says(error: TelegramError, *parts: str) -> bool:
    words = str(error).casefold()
    return any(part in words for part in parts)
