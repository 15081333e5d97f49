"""A person at Telegram and what they do there: write, send, edit, forward, press, block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram import attachments
from tests.fakes.telegram.members import shown, standing
from tests.fakes.telegram.message import Resource, clone
from tests.fakes.telegram.origins import Said, origin
from tests.fakes.telegram.queries import Query
from tests.fakes.telegram.sending import without_reply
from tests.fakes.telegram.store import Account, Chat, Kept
from tests.fakes.telegram.text import LONGEST, found, trimmed

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@dataclass(slots=True, eq=False)
class Person:
    """What they do without naming a chat they do in their private chat with the bot.

    Everywhere `where` takes `chat`, `reply_to` (a message), `topic`, `anonymous` (as an administrator may be) and
    `at`, the moment at which it was sent.
    """

    world: World
    account: Account

    @property
    def id(self) -> int:
        return self.account.id

    @property
    def room(self) -> Chat:
        return self.world.chats[self.id]

    # ── writing ──

    def say(self, chat: Chat | None = None, **content: Any) -> Kept:
        """Any message at all, its fields given by name; of `where` it takes everything."""
        with self.world.bell:
            kept = self._kept(chat or self.room, content)
            self.world.tell(kept)
            return kept

    def _kept(self, chat: Chat, content: Resource) -> Kept:
        self._enter(chat)
        reply_to, topic, at = (content.pop(name, None) for name in ("reply_to", "topic", "at"))
        sender = self._sender(chat, content.pop("anonymous", False))
        answered = {"reply_to_message": without_reply(reply_to)} if reply_to else {}
        thread = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        told = {name: value for name, value in content.items() if value not in (None, "", [])}
        return self.world.keep(chat, sender | thread | answered | told, at=at)

    def _sender(self, chat: Chat, anonymous: bool) -> Resource:
        if chat.kind == "channel":
            return {"sender_chat": chat.chat()}
        if anonymous:
            return {"from": dict(ANONYMOUS), "sender_chat": chat.chat()}
        return {"from": self.account.user()}

    def _enter(self, chat: Chat) -> None:
        if chat.kind != "private":
            if not chat.holds(self.id):
                raise ValueError(f"{self.account.first_name} is not in {chat.title}")
        elif chat is not self.room:
            raise ValueError("that is somebody else's private chat")
        elif chat.blocked:
            raise ValueError(f"{self.account.first_name} has blocked the bot; nothing can be sent to it")
        else:
            chat.known = True

    def write(self, text: str, entities: Sequence[Resource] = (), **where: Any) -> Kept:
        """Text; what is longer than a message may be becomes several, as in people's clients. The last is told."""
        pieces = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
        for before in pieces[:-1]:
            self.write(before, **where)
        plain, kept = trimmed(pieces[-1], list(entities))
        if not plain:
            raise ValueError("people's clients send no empty message")
        return self.say(text=plain, entities=found(plain, kept), **where)

    def start(self, payload: str = "") -> Kept:
        """The start button, also of a deep link with a payload."""
        return self.write(f"/start {payload}".strip())

    def edit(self, kept: Kept, text: str) -> Kept:
        """Changes a message of their own: its text, or its caption."""
        name = "text" if "text" in kept.body else "caption"
        listed = "entities" if name == "text" else "caption_entities"
        with self.world.bell:
            after = clone(kept.body)
            after |= {name: text, "edit_date": self.world.stamp(), listed: found(text, [])}
            kept.became({field: value for field, value in after.items() if value != []})
            self.world.tell(kept, edited=True)
            self.world.ring()
            return kept

    def delete(self, kept: Kept) -> None:
        """For everybody; the bot is not told."""
        with self.world.bell:
            kept.deleted = True
            self.world.ring()

    def forward(self, what: str | Kept | Resource, said_by: Said, when: datetime, **where: Any) -> Kept:
        """Something said elsewhere: by a person, under a hidden name (text), in a group or in a channel."""
        if isinstance(what, str):
            content: Resource = {"text": what, "entities": found(what, [])}
        else:
            content = attachments.content(what.body) if isinstance(what, Kept) else dict(what)
        first: Resource = {"forward_origin": origin(said_by, self.world.stamp(when))}
        return self.say(**first | content, **where)

    # ── sending files ──

    def photo(self, content: bytes, caption: str = "", **where: Any) -> Kept:
        told: Resource = {"photo": self.world.files.photo(content)} | attachments.captioned(caption)
        return self.say(**told, **where)

    def document(
        self,
        content: bytes,
        name: str,
        caption: str = "",
        mime: str = "",
        size: int | None = None,
        **where: Any,
    ) -> Kept:
        """A file, with a picture's too as it is; `size` tells of more than there is."""
        told = attachments.document(self.world.files, content, name, mime, size)
        told |= attachments.captioned(caption)
        return self.say(**told, **where)

    def album(
        self,
        contents: Iterable[bytes],
        caption: str = "",
        caption_on: int = 0,
        names: Sequence[str] = (),
        **where: Any,
    ) -> list[Kept]:
        """Photos sent together, or, with names, documents: one message each, the caption on one of them."""
        group = str(self.world.random.randrange(10**16, 10**17))
        with self.world.bell:
            made = []
            for at, content in enumerate(contents):
                if names:
                    told = attachments.document(self.world.files, content, names[at])
                else:
                    told = {"photo": self.world.files.photo(content)}
                told |= attachments.captioned(caption) if at == caption_on else {}
                chat = where.get("chat") or self.room
                told |= {name: value for name, value in where.items() if name != "chat"}
                made.append(self._kept(chat, {"media_group_id": group} | told))
            for kept in made:
                self.world.tell(kept)
            return made

    def sticker(self, emoji: str = "👍", **where: Any) -> Kept:
        return self.say(sticker=attachments.sticker(self.world.files, emoji), **where)

    def voice(self, seconds: int = 3, **where: Any) -> Kept:
        return self.say(voice=attachments.voice(self.world.files, seconds), **where)

    def location(self, latitude: float = 37.5665, longitude: float = 126.978, **where: Any) -> Kept:
        return self.say(location={"latitude": latitude, "longitude": longitude}, **where)

    def contact(self, name: str = "김치과", phone: str = "+8225550100", **where: Any) -> Kept:
        return self.say(contact={"phone_number": phone, "first_name": name}, **where)

    # ── pressing ──

    def press(self, kept: Kept, which: str | tuple[int, int] | None = None, **told: Any) -> Query:
        """A button, by its label, its data, or its row and column.

        `data=` sends what no button (any more) says; `inaccessible=True` shows the bot nothing of the message.
        """
        with self.world.bell:
            if kept.chat.kind != "private" and not kept.chat.holds(self.id):
                raise ValueError(f"{self.account.first_name} is not in {kept.chat.title}")
            data = told.get("data") or attachments.pressed(kept, which)
            message = clone(kept.body)
            if told.get("inaccessible") or kept.deleted:
                message = {"chat": kept.chat.chat(), "message_id": kept.id, "date": 0}
            instance = str(-(abs(kept.chat.id) * 7919 + 1) % 2**63)
            query = self.world.queries.new(
                self.account, {"message": message, "chat_instance": instance, "data": data}, kept
            )
            self.press_again(query)
            return query

    def press_again(self, query: Query) -> None:
        """The same tap comes once more as another update, as it does when a client repeats it."""
        with self.world.bell:
            lane = query.message.chat.id if query.message else self.id
            self.world.updates.put("callback_query", query.payload, lane)

    def react(self, kept: Kept, emoji: str) -> None:
        """A reaction; told only to a bot that asked for such, and in a group only to an administrator."""
        with self.world.bell:
            old, new = kept.reactions.get(self.id, []), [{"type": "emoji", "emoji": emoji}]
            kept.reactions[self.id] = new
            chat = kept.chat
            if not chat.shared or chat.status(self.world.bot.id) == "administrator":
                told = {"chat": chat.chat(), "message_id": kept.id, "user": self.account.user()}
                told |= {"date": self.world.stamp(), "old_reaction": old, "new_reaction": new}
                self.world.updates.put("message_reaction", told, chat.id)

    def ask_inline(self, text: str, offset: str = "") -> Query:
        """Types `@bot text` in another chat."""
        with self.world.bell:
            told = {"query": text, "offset": offset, "chat_type": "sender"}
            query = self.world.queries.new(self.account, told)
            self.world.updates.put("inline_query", query.payload, self.id)
            return query

    # ── coming and going ──

    def block(self) -> None:
        self._turn("member", "kicked", blocked=True)

    def deactivate(self) -> None:
        """Their account is gone from Telegram; the bot is not told."""
        self.account.deactivated = True

    def unblock(self) -> None:
        self._turn("kicked", "member", blocked=False)

    def _turn(self, before: str, after: str, blocked: bool) -> None:
        with self.world.bell:
            room = self.room
            room.members[self.world.bot.id] = standing(before)
            room.known, room.blocked = True, blocked
            self.world.bot_becomes(room, standing(after), self.account.user())

    def add_bot(self, chat: Chat, status: str = "member", **rights: bool) -> None:
        """Takes the bot into a group, or gives it another standing there."""
        with self.world.bell:
            new = not chat.holds(self.world.bot.id)
            self.world.bot_becomes(chat, standing(status, **rights), self.account.user())
            if new:
                self.say(chat, new_chat_members=[self.world.bot.user()])

    def remove_bot(self, chat: Chat) -> None:
        with self.world.bell:
            self.world.bot_becomes(chat, standing("kicked"), self.account.user())

    def join(self, chat: Chat) -> None:
        self._move(chat, "member", "new_chat_members", [self.account.user()])

    def leave(self, chat: Chat) -> None:
        self._move(chat, "left", "left_chat_member", self.account.user())

    def _move(self, chat: Chat, status: str, name: str, told: Any) -> None:
        with self.world.bell:
            old = shown(chat, self.account)
            chat.members[self.id] = standing("member")
            kept = self._kept(chat, {name: told})
            chat.members[self.id] = standing(status)
            self.world.tell(kept)
            if chat.status(self.world.bot.id) == "administrator":
                moved: Resource = {
                    "chat": chat.chat(),
                    "from": self.account.user(),
                    "date": self.world.stamp(),
                }
                moved |= {"old_chat_member": old, "new_chat_member": shown(chat, self.account)}
                self.world.updates.put("chat_member", moved, chat.id)

    def upgrade(self, chat: Chat) -> Chat:
        """The group becomes a supergroup, with another id; both are told to the bot."""
        with self.world.bell:
            new = self.world.add_group(chat.title, kind="supergroup", bot=None)
            new.members, new.privacy = dict(chat.members), chat.privacy
            self.say(chat, migrate_to_chat_id=new.id)
            chat.moved_to = new.id
            self.say(new, migrate_from_chat_id=chat.id)
            return new
