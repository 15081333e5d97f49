"""What came from Telegram, in the house's own words. Pure; what is none of our business is None."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args
from uuid import UUID, uuid5

from telegram import CallbackQuery, Chat, MaybeInaccessibleMessage, MessageEntity, Update, User
from telegram import Message as Sent
from telegram.constants import ZERO_DATE

from adapters.telegram.moments import moments_in
from adapters.telegram.phrases import language_of
from adapters.telegram.rooms import TAKEN, Place
from core.dialogue.buttons import unpack
from core.dialogue.card_inputs import CardCopied
from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input, MessageEdited
from core.dialogue.message import (
    CALENDAR_ENDINGS,
    FORWARDS,
    Attachment,
    Command,
    ConversationKey,
    Message,
    Unread,
)
from core.errors import BadToken

NAME = "telegram"
_INPUTS = UUID("3a0d1f5c-52d5-4c1f-9b3a-2c8f5d1e7a44")
COMMANDS: frozenset[str] = frozenset(get_args(Command))
FOREIGN = "@"
"""A command of another bot's."""
ADD = "add"
"""A command that says nothing but that the words after it are meant for us."""

_UNREAD: dict[str, Unread] = {
    "voice": "voice", "audio": "voice", "video_note": "video", "video": "video", "animation": "video",
    "sticker": "sticker", "document": "file", "location": "place", "venue": "place", "contact": "contact",
    "poll": "other", "dice": "other", "story": "other", "game": "other", "checklist": "other", "paid_media": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Me:
    """Who we are there."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One input; `tap` names a press that Telegram waits to be answered, `quotes` the message of ours that it is about,
    by its number in the chat.
    """

    key: ConversationKey
    id: UUID
    happened: Input
    place: Place
    shared: bool = False
    tap: str | None = None
    quotes: str | None = None


class ForeignToken(Exception):
    """A button that we never made; `tap` is to be answered all the same."""

    def __init__(self, tap: str) -> None:
        super().__init__(tap)
        self.tap = tap


def heard(update: Update, me: Me) -> Heard | None:
    """The input that an update is. Raises ForeignToken."""
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.message is not None:
        return _said(update.message, me)
    if update.edited_message is not None:
        return _edited(update.edited_message, me)
    return None


def _pressed(query: CallbackQuery) -> Heard | None:
    message = query.message
    if message is None or query.data is None:
        return None
    try:
        press = unpack(query.data)
    except BadToken as error:
        raise ForeignToken(query.id) from error
    return Heard(
        _key(message.chat, query.from_user),
        uuid5(_INPUTS, f"tap:{query.id}"),
        ButtonPressed(press, thread=_thread(message)),
        Place(message.chat.id, message.message_id, _thread(message) or ""),
        shared=message.chat.type != Chat.PRIVATE,
        tap=query.id,
        quotes=str(message.message_id),
    )


def _said(sent: Sent, me: Me) -> Heard | None:
    sender = _person(sent)
    words = _Words.of(sent, me)
    if sender is None or not words.ours:
        return None
    taken = _taken(words, sent)
    if taken is not None:
        return _heard(sent, sender, f"said:{sent.chat.id}:{sent.message_id}", taken)
    attachment, alone = _picture(sent), not _bundle(sent)
    message = Message(
        ref=str(sent.message_id),
        text=words.text,
        sent_at=sent.date,
        attachments=(attachment,) if attachment else (),
        forwarded_at=sent.forward_origin.date if sent.forward_origin else None,
        lang=language_of(sender.language_code),
        private=sent.chat.type == Chat.PRIVATE,
        bundle=_bundle(sent),
        command=words.command,
        unread=None if attachment or words.command or (alone and words.text) else _unread(sent),
        moments=moments_in(sent),
        thread=_thread(sent) or "",
    )
    if not (message.text or attachment or message.command or message.unread):
        return None  # somebody came, left, or renamed the room
    heard = _heard(sent, sender, f"said:{sent.chat.id}:{sent.message_id}", IncomingMessage(message))
    answered = sent.reply_to_message
    quotes = answered is not None and answered.from_user is not None and answered.from_user.id == me.id
    return replace(heard, quotes=str(answered.message_id)) if quotes and answered else heard


def _taken(words: _Words, sent: Sent) -> CardCopied | None:
    """What somebody wants who came by the button under a card of a shared chat."""
    parts = words.text.removeprefix(TAKEN).split("_", 2)
    if words.command != "start" or not words.text.startswith(TAKEN) or len(parts) != 3:
        return None
    try:
        card = UUID(bytes=urlsafe_b64decode(parts[2] + "=="))
    except ValueError:
        return None
    return CardCopied(ConversationKey(NAME, parts[0], parts[1]), card, str(sent.message_id))


def _edited(sent: Sent, me: Me) -> Heard | None:
    sender, words = _person(sent), _Words.of(sent, me)
    if sender is None or not words.ours or not (words.text or _picture(sent)):
        return None
    name = f"edit:{sent.chat.id}:{sent.message_id}:{sent.edit_date}:{words.text}"
    again = MessageEdited(
        str(sent.message_id),
        words.text,
        sent.chat.type == Chat.PRIVATE,
        moments_in(sent),
        _thread(sent),
    )
    return _heard(sent, sender, name, again)


def _heard(sent: Sent, sender: User, name: str, happened: Input) -> Heard:
    place = Place(sent.chat.id, sent.message_id, _thread(sent) or "")
    key, shared = _key(sent.chat, sender), sent.chat.type != Chat.PRIVATE
    return Heard(key, uuid5(_INPUTS, name), happened, place, shared=shared)


def _thread(sent: MaybeInaccessibleMessage) -> str | None:
    """The topic; nothing for the general one. None where Telegram shows us nothing of the message."""
    if not isinstance(sent, Sent) or sent.date == ZERO_DATE:
        return None
    return str(sent.message_thread_id) if sent.is_topic_message and sent.message_thread_id else ""


def _key(chat: Chat, sender: User) -> ConversationKey:
    return ConversationKey(NAME, str(chat.id), str(sender.id))


def _person(sent: Sent) -> User | None:
    """Whoever wrote it, if that is a person we can know."""
    sender = sent.from_user
    return None if sender is None or sender.is_bot or sent.sender_chat is not None else sender


def _bundle(sent: Sent) -> str:
    if sent.forward_origin is not None:
        return FORWARDS
    return sent.media_group_id or ""


@dataclass(frozen=True, slots=True)
class _Words:
    """What was written, without what only says that it is meant for us. `ours`: it is."""

    text: str
    command: Command | None
    ours: bool

    @staticmethod
    def of(sent: Sent, me: Me) -> _Words:
        text = sent.text or sent.caption or ""
        entities = sent.parse_entities() if sent.text else sent.parse_caption_entities()
        private = sent.chat.type == Chat.PRIVATE
        answered = sent.reply_to_message
        called = answered is not None and answered.from_user is not None and answered.from_user.id == me.id
        mention = f"@{me.username}".casefold()
        spoken = [words for words in _mentions(entities.items()) if words.casefold() == mention]
        for words in spoken:
            text = text.replace(words, " ")
        name, asked = _command(text if not spoken else sent.text or "", me)
        if name is None:
            return _Words(" ".join(text.split(" ")).strip(), None, private or called or bool(spoken))
        rest = (sent.text or "").partition(" ")[2].strip()
        if name == ADD:
            return _Words(rest, None, ours=True)
        if name not in COMMANDS:  # in a group it may be meant for another bot
            return _Words("", "help", private or asked)
        return _Words(rest, name, ours=True)  # type: ignore[arg-type]  # it is one of them


def _mentions(entities: Iterable[tuple[MessageEntity, str]]) -> list[str]:
    return [words for entity, words in entities if entity.type == MessageEntity.MENTION]


def _command(text: str, me: Me) -> tuple[str | None, bool]:
    """The command that a message begins with, if it is for us; and whether it names us."""
    if not text.startswith("/"):
        return None, False
    name, _, whose = text[1:].split(maxsplit=1)[0].partition("@") if len(text) > 1 else ("", "", "")
    if whose and whose.casefold() != me.username.casefold():
        return FOREIGN, False
    return (name.casefold() or None), bool(whose)


def _picture(sent: Sent) -> Attachment | None:
    if sent.photo:
        best = sent.photo[-1]
        return Attachment(_blob(sent, best.file_unique_id), "", best.file_id)
    document = sent.document
    if document is not None and _is_picture(document.mime_type, document.file_name):
        return Attachment(_blob(sent, document.file_unique_id), document.file_name or "", document.file_id)
    if document is not None and _is_calendar(document.mime_type, document.file_name):
        name = f"{document.file_name or ''}{CALENDAR_ENDINGS[0]}"
        return Attachment(_blob(sent, document.file_unique_id), name, document.file_id)
    return None


def _is_picture(kind: str | None, name: str | None) -> bool:
    """Pages of a PDF are pictures, too."""
    ending = (name or "").rpartition(".")[2].casefold()
    return (kind or "").startswith(("image/", "application/pdf")) or ending in ("jpg", "jpeg", "png", "webp", "heic", "heif", "gif", "bmp", "tif", "tiff", "avif", "pdf")  # fmt: skip


def _is_calendar(kind: str | None, name: str | None) -> bool:
    return kind == "text/calendar" or (name or "").casefold().endswith(CALENDAR_ENDINGS)


def _blob(sent: Sent, unique: str) -> str:
    return str(uuid5(_INPUTS, f"file:{sent.chat.id}:{sent.message_id}:{unique}"))


def _unread(sent: Sent) -> Unread | None:
    """What we cannot read, by its kind; None for what nobody said."""
    return next((kind for name, kind in _UNREAD.items() if getattr(sent, name, None)), None)
