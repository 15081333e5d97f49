"""One call of the Bot API on its way: which method, told what, about which chat and message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram import refusals
from tests.fakes.telegram.arguments import Arguments
from tests.fakes.telegram.message import Resource, Response
from tests.fakes.telegram.store import Account, Chat, Kept

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    method: str
    told: Arguments

    def chat(self) -> Chat:
        """The chat asked for, as far as the bot has met it."""
        chat = self.world.find_chat(self.told.text("chat_id").strip())
        if chat.moved_to is not None:
            raise refusals.upgraded(chat.moved_to)
        if chat.kind == "private" and not chat.known:
            if self.world.has_met(chat.id):
                raise refusals.forbidden("bot can't initiate conversation with a user")
            raise refusals.bad("chat not found")
        return chat

    def open_chat(self) -> Chat:
        """The chat asked for, where the bot may speak."""
        chat = self.chat()
        if chat.person is not None:
            _check_person(chat, chat.person)
        else:
            self.check_inside(chat)
            self._check_rights(chat)
        return chat

    def check_inside(self, chat: Chat) -> None:
        status = chat.status(self.world.bot.id)
        if status == "kicked":
            raise refusals.forbidden(f"bot was kicked from the {chat.kind} chat")
        if status == "left":
            raise refusals.forbidden(f"bot is not a member of the {chat.kind} chat")

    def _check_rights(self, chat: Chat) -> None:
        member = chat.members[self.world.bot.id]
        if chat.kind == "channel" and member["status"] != "administrator":
            raise refusals.bad("need administrator rights in the channel chat")
        if member["status"] == "restricted" and not member.get("can_send_messages", True):
            raise refusals.bad("not enough rights to send text messages to the chat")

    def message(self, chat: Chat, what: str) -> Kept:
        """The message asked for; `what` as in "message to edit"."""
        number = self.told.number("message_id")
        if number <= 0:
            raise refusals.bad("message identifier is not specified")
        kept = chat.messages.get(number)
        if kept is None or kept.deleted:
            raise refusals.bad(f"{what} not found")
        return kept

    def spend(self, chat: Chat) -> None:
        if self.world.limits is not None:
            group = chat.kind in ("group", "supergroup")
            self.world.limits.spend(chat.id, group, self.world.now())

    def json(self, name: str, kind: type, words: str) -> Any:
        """A parameter in JSON of that kind; None where it was left out."""
        found = self.told.json(name, refusals.bad(words))
        if found is not None and not isinstance(found, kind):
            raise refusals.bad(words)
        return found

    def with_people(self, entities: list[Resource]) -> list[Resource]:
        """The entities, mentions showing whom they mean; a mention of somebody never met is none."""
        made = []
        for entity in entities:
            person = self.world.accounts.get(entity["user"]["id"]) if "user" in entity else None
            if "user" not in entity:
                made.append(entity)
            elif person is not None and self.world.has_met(person.id):
                made.append(entity | {"user": person.user()})
        return made


Handler = Callable[[Call], Response]


def _check_person(chat: Chat, person: Account) -> None:
    if person.deactivated:
        raise refusals.forbidden("user is deactivated")
    if chat.blocked:
        raise refusals.forbidden("bot was blocked by the user")
    if person.is_bot:
        raise refusals.forbidden("bot can't send messages to bots")
