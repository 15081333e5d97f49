"""Where a forwarded message comes from, in the four ways in which Telegram tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.store import Account, Chat

if TYPE_CHECKING:
    from tests.fakes.telegram.people import Person

Said = Union["Person", Account, Chat, str]


def origin(said_by: Said, date: int) -> Resource:
    """By a person; by a name, for those who hide their account; by a group's administrator; in a channel."""
    if isinstance(said_by, str):
        return {"type": "hidden_user", "date": date, "sender_user_name": said_by}
    if isinstance(said_by, Chat):
        if said_by.kind == "channel":
            number = max(said_by.messages, default=0) + 1
            return {"type": "channel", "date": date, "chat": said_by.chat(), "message_id": number}
        return {"type": "chat", "date": date, "sender_chat": said_by.chat()}
    account = said_by if isinstance(said_by, Account) else said_by.account
    return {"type": "user", "date": date, "sender_user": account.user()}
