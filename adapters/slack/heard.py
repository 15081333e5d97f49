"""What every input from Slack has in common: whose it is, where it came from, and how it is known again. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from core.dialogue.inputs import ButtonPressed, IncomingMessage, Input, MessageEdited
from core.dialogue.message import ConversationKey

NAME = "slack"
Payload: TypeAlias = dict[str, Any]
_INPUTS = UUID("b1f6f3f0-7a55-4c7e-9f0b-6a3d0e4c9a21")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said: in which thread, and the address that Slack gave for half an hour to answer to."""

    thread: str | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One input; `quotes` is the message of ours that it was said below."""

    key: ConversationKey
    id: UUID
    happened: Input
    place: Place = Place()
    quotes: str | None = None


def in_thread(heard: Heard) -> Heard:
    """With the thread that its answers belong to."""
    thread = heard.place.thread or ""
    match heard.happened:
        case IncomingMessage(message):
            return replace(heard, happened=IncomingMessage(replace(message, thread=thread)))
        case MessageEdited() | ButtonPressed() as happened:
            return replace(heard, happened=replace(happened, thread=thread))
        case _:
            return heard


def home_of(payload: Payload) -> str:
    """Where we are installed: a workspace, or the organization that took us for all of its own. Everybody in an
    organization is one person there, with one chat with us, whichever of its workspaces they look at.

    Raises KeyError and TypeError for what tells neither.
    """
    told = (payload.get("authorizations") or [payload])[0]
    if told.get("is_enterprise_install") in (True, "true"):
        return str(told.get("enterprise_id") or payload["enterprise"]["id"])
    return str(told.get("team_id") or payload.get("team_id") or payload["team"]["id"])


def key_of(team: str, channel: str, user: str) -> ConversationKey:
    """Who shares a conversation there; `team` as `home_of` tells it."""
    return ConversationKey(f"{NAME}:{team}", channel, user)


def team_of(key: ConversationKey) -> str:
    """The workspace of a conversation."""
    return key.platform.partition(":")[2]


def named(*parts: object) -> UUID:
    """The id of an input. Slack may bring the same under any number of ids of its own."""
    return uuid5(_INPUTS, "|".join(str(part) for part in parts))


def moment(ts: str) -> datetime:
    """When a message was said; Slack names messages by that."""
    return datetime.fromtimestamp(float(ts), UTC)
