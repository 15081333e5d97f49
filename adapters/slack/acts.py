"""Commands, shortcuts and taps, in the house's own words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast, get_args
from uuid import UUID

from adapters.slack import files
from adapters.slack.heard import Heard, Payload, Place, home_of, key_of, moment, named
from adapters.slack.people import People, names_of
from adapters.slack.updates import content_of
from adapters.slack.wording import mentioned, plain
from core.dialogue.buttons import Press, unpack
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.message import Command, Message
from core.errors import BadToken

ADD, NEW = "add_to_calendar", "new_event"
"""The shortcuts, by the names that the manifest gives them."""

_KOREAN = {
    "시작": "start", "도움말": "help", "도움": "help", "오늘": "today", "내일": "tomorrow", "이번주": "week",
    "이번 주": "week", "일정": "agenda", "되돌리기": "undo", "연결": "connect", "연결 해제": "disconnect",
    "연결해제": "disconnect", "찾기": "find", "설정": "settings", "시간대": "tz", "언어": "lang",
    "개인정보": "privacy", "내 정보": "privacy", "내보내기": "export", "카드": "drafts", "연결 코드": "link",
    "연결코드": "link", "모두 지우기": "delete_me", "모두지우기": "delete_me",
}  # fmt: skip
_COMMANDS: frozenset[str] = frozenset(get_args(Command))
_TAKING_WORDS = frozenset(("find", "tz", "lang", "link"))


@dataclass(frozen=True, slots=True)
class Owner:
    """The reply that a button stands below, and the conversation that it was said in: written on the button's block."""

    reply: UUID
    channel: str
    user: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A press; `by` is who pressed, who may be somebody else than the card's owner. `trigger` opens one form, soon."""

    heard: Heard
    press: Press
    owner: Owner
    by: str
    channel: str
    trigger: str


def marked(owner: Owner, number: int) -> str:
    """The name of a block with buttons."""
    return f"{owner.reply.hex}.{owner.channel}.{owner.user}.{number}"


def owner_of(block: str) -> Owner | None:
    """Whose buttons these are; None for a block that `marked` did not name."""
    parts = block.split(".")
    try:
        return Owner(UUID(parts[0]), parts[1], parts[2]) if len(parts) == 4 else None
    except ValueError:
        return None


def named_in(payload: Payload) -> tuple[str, ...]:
    """Whose profiles are needed to understand it: first who acted."""
    sent = payload.get("message") or {}
    words = [payload.get("text") or "", sent.get("text") or ""]
    user = payload.get("user_id") or payload["user"]["id"]
    writers = [sent.get("user"), *(one.get("author_id") for one in sent.get("attachments") or ())]
    author = [writer for writer in writers if writer]
    return tuple(dict.fromkeys((user, *author, *(who for text in words for who in mentioned(text)))))


def commanded(form: Payload, people: People, at: datetime) -> Heard:
    """What follows `/cal`: one of its words, or anything that could be written to us."""
    text = plain(form.get("text") or "", names_of(people))
    command, words = command_in(text)
    team, author = home_of(form), people.get(form["user_id"])
    message = Message(
        ref=f"cal.{form['trigger_id']}",
        text=words,
        sent_at=at,
        zone=author.zone if author else None,
        lang=author.lang if author else None,
        command=command,
    )
    return Heard(
        key_of(team, form["channel_id"], form["user_id"]),
        named("command", team, form["trigger_id"]),
        IncomingMessage(message),
        Place(url=form.get("response_url") or ""),
    )


def command_in(text: str) -> tuple[Command | None, str]:
    """The command that the words are, or begin with, and the words that it takes."""
    said = " ".join(text.casefold().split())
    if not said:
        return "help", ""
    found = _command(said)
    if found:
        return found, ""
    first, _, rest = text.strip().partition(" ")
    taking = _command(first.casefold())
    return (taking, rest.strip()) if taking in _TAKING_WORDS else (None, text)


def _command(said: str) -> Command | None:
    name = _KOREAN.get(said, said)
    return cast("Command", name) if name in _COMMANDS else None


def added(payload: Payload, people: People, at: datetime) -> Heard:
    """A message that somebody picked for the calendar: its words count from when and where they were written."""
    sent, team, user = payload["message"], home_of(payload), payload["user"]["id"]
    content = content_of(sent, team, people)
    silent = not content.text and not content.pictures
    owner = people.get(user)
    writer_id = content.writer or sent.get("user") or ""
    writer = people.get(writer_id) if writer_id != user else None
    message = Message(
        ref=f"add.{payload['action_ts']}",
        text=content.text,
        sent_at=at,
        attachments=content.pictures,
        forwarded_at=content.forwarded_at or moment(sent["ts"]),
        zone=owner.zone if owner else None,
        lang=owner.lang if owner else None,
        unread=files.unread(sent.get("files") or ()) if silent else None,
        writer_zone=writer.zone if writer else None,
        moments=content.moments,
    )
    channel = payload["channel"]["id"]
    return Heard(
        key_of(team, channel, user),
        named("added", team, channel, sent["ts"], user, payload["action_ts"]),
        IncomingMessage(message),
        Place(sent.get("thread_ts"), payload.get("response_url") or ""),
    )


def tapped(payload: Payload) -> Tap | None:
    """The press that a tap is; None for a link, a picker, or a button that we never made."""
    action = payload["actions"][0]
    owner = owner_of(action.get("block_id") or "")
    try:
        press = unpack(action.get("value") or "")
    except BadToken:
        return None
    if owner is None:
        return None
    team, by, held = home_of(payload), payload["user"]["id"], payload.get("container") or {}
    heard = Heard(
        key_of(team, owner.channel, owner.user),
        named("tap", team, by, action["action_ts"], action["value"]),
        ButtonPressed(press),
        Place(held.get("thread_ts"), payload.get("response_url") or ""),
    )
    channel = (payload.get("channel") or {}).get("id") or owner.channel
    return Tap(heard, press, owner, by, channel, payload.get("trigger_id") or "")
