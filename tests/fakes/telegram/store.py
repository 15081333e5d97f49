"""What the world keeps: accounts, the bot, chats and their messages. Plain data; who does what is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tests.fakes.telegram.message import Resource

Kind = Literal["private", "group", "supergroup", "channel"]
INSIDE = ("creator", "administrator", "member", "restricted")


@dataclass(slots=True, eq=False)
class Account:
    """Somebody at Telegram, a person or another bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    is_premium: bool = False
    deactivated: bool = False

    def user(self) -> Resource:
        """As messages show them."""
        told: Resource = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        told |= {"is_premium": True} if self.is_premium else {}
        for name in ("last_name", "username", "language_code"):
            if getattr(self, name):
                told[name] = getattr(self, name)
        return told


@dataclass(slots=True, eq=False)
class Bot:
    """The bot that the world is about. Texts are kept by language, commands by scope and language."""

    id: int
    first_name: str
    username: str
    token: str
    privacy: bool = True  # in groups it hears only what is meant for it
    commands: dict[tuple[str, str], list[Resource]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menus: dict[int, Resource] = field(default_factory=dict)

    def user(self) -> Resource:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def itself(self) -> Resource:
        """As getMe tells it."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }


@dataclass(slots=True, eq=False)
class Kept:
    """A message: `body` is what the bot is shown, `versions` what people saw before."""

    chat: Chat
    body: Resource
    mine: bool  # the bot's own
    sent: datetime
    versions: list[Resource] = field(default_factory=list)
    deleted: bool = False
    reactions: dict[int, list[Resource]] = field(default_factory=dict)
    spoken_before: int = 0  # who spoke last before it
    keyboard: Resource | None = None  # a reply keyboard, which stays with the chat and not with the message

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        return str(self.body.get("text", self.body.get("caption", "")))

    @property
    def labels(self) -> list[list[str]]:
        """The buttons under it, row by row."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    def became(self, body: Resource) -> None:
        self.versions.append(self.body)
        self.body = body


@dataclass(slots=True, eq=False)
class Chat:
    """A chat as the bot knows it. `known`: the bot may write to it, as somebody started or invited it."""

    id: int
    kind: Kind
    title: str = ""
    username: str = ""
    person: Account | None = None  # the other one in a private chat
    messages: dict[int, Kept] = field(default_factory=dict)
    members: dict[int, Resource] = field(default_factory=dict)  # ChatMember without its user
    known: bool = False
    blocked: bool = False
    privacy: bool = True  # as it was when the bot joined
    moved_to: int | None = None
    is_forum: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    actions: list[tuple[datetime, str]] = field(default_factory=list)
    drafts: dict[int, tuple[datetime, str]] = field(default_factory=dict)
    last_speaker: int = 0

    def chat(self) -> Resource:
        """As messages show it."""
        told: Resource = {"id": self.id}
        if self.person is not None:
            user = self.person.user()
            told |= {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
        else:
            told |= {"title": self.title} | ({"username": self.username} if self.username else {})
        return told | {"type": self.kind} | ({"is_forum": True} if self.is_forum else {})

    def status(self, user: int) -> str:
        member = self.members.get(user, {"status": "left"})
        if member["status"] == "restricted" and not member.get("is_member"):
            return "left"
        return str(member["status"])

    def holds(self, user: int) -> bool:
        return self.status(user) in INSIDE

    @property
    def shared(self) -> bool:
        return self.kind != "private"

    @property
    def all(self) -> Iterator[Kept]:
        """Its messages that are still there, oldest first."""
        return (kept for kept in list(self.messages.values()) if not kept.deleted)
