"""What somebody wrote in Slack, in the house's own words. Pure; what is none of our business is None.

All of it counts as private: where others are, only whoever asked sees what we answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adapters.slack import files
from adapters.slack.heard import Heard, Payload, Place, home_of, key_of, moment, named
from adapters.slack.people import People, names_of
from adapters.slack.wording import mentioned, moments_in, plain
from core.dialogue.inputs import IncomingMessage, MessageEdited
from core.dialogue.message import Attachment, Message
from core.dialogue.moments import Moment

_SAID = (None, "file_share", "thread_broadcast", "me_message")


@dataclass(frozen=True, slots=True)
class Installed:
    """Where we are installed, and who we are there."""

    team: str
    me: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a message holds: its own words, and what was passed on in it, which has a time and a writer of its own."""

    text: str
    pictures: tuple[Attachment, ...]
    forwarded_at: datetime | None
    writer: str = ""
    moments: tuple[Moment, ...] = ()


def installed(payload: Payload) -> Installed:
    """The installation that is told; its workspace is not always the one where it happened."""
    first = (payload.get("authorizations") or [{}])[0]
    return Installed(home_of(payload), first.get("user_id") if first.get("is_bot", True) else None)


def concerned(payload: Payload) -> tuple[str, ...]:
    """Whose profiles are needed to understand it: first its author, then everybody who is named in it.

    Nobody's, where it is not by a person: we hear of everything that we say ourselves.
    """
    event = payload["event"]
    sent = event.get("message") or event
    if not _is_person(sent, installed(payload)):
        return ()
    words = [sent.get("text") or "", *(one.get("text") or "" for one in _shares(sent))]
    writers = (one["author_id"] for one in _shares(sent) if one.get("author_id"))
    named = (who for text in words for who in mentioned(text))
    return tuple(dict.fromkeys((sent["user"], *writers, *named)))


def heard(payload: Payload, people: People) -> Heard | None:
    """The input that a message is, to us directly or where we are named."""
    event, here = payload["event"], installed(payload)
    if event["type"] == "message" and event.get("channel_type") != "im":
        return None
    if event.get("subtype") == "message_changed":
        return _edited(event, here, people)
    if event.get("subtype") not in _SAID or not _is_person(event, here):
        return None
    if event["type"] == "app_mention" and event.get("edited"):
        return _reworded(event, event["channel"], here, people)
    return _said(event, here, people)


def content_of(sent: Payload, team: str, people: People, me: str | None = None) -> Content:
    """The words and pictures of a message, those passed on in it among them."""
    shares, names = _shares(sent), names_of(people)
    raw = [one.get("text") or "" for one in (sent, *shares)]
    texts = [plain(text, names, me) for text in raw]
    held = [file for one in (sent, *shares) for file in one.get("files") or ()]
    times = [one["ts"] for one in shares if one.get("ts")]
    return Content(
        "\n".join(text for text in texts if text),
        files.pictures(team, sent["ts"], held),
        moment(times[0]) if times else None,
        str(shares[0].get("author_id") or "") if times else "",
        tuple(one for text in raw for one in moments_in(text)),
    )


def _said(event: Payload, here: Installed, people: People) -> Heard | None:
    direct = event["type"] == "message"
    content = content_of(event, here.team, people, here.me)
    silent = not content.text and not content.pictures
    unread = files.unread(event.get("files") or ()) if silent else None
    named_only = silent and unread is None and not direct
    if silent and unread is None and not named_only:
        return None
    author = people.get(event["user"])
    writer = people.get(content.writer) if content.writer != event["user"] else None
    message = Message(
        ref=event["ts"],
        text=content.text,
        sent_at=moment(event["ts"]),
        attachments=content.pictures,
        forwarded_at=content.forwarded_at,
        zone=author.zone if author else None,
        lang=author.lang if author else None,
        command="help" if named_only else None,
        unread=unread,
        writer_zone=writer.zone if writer else None,
        moments=content.moments,
    )
    thread = event.get("thread_ts")
    return Heard(
        key_of(here.team, event["channel"], event["user"]),
        named("said", here.team, event["channel"], event["ts"]),
        IncomingMessage(message),
        Place(thread),
        quotes=thread if thread != event["ts"] else None,
    )


def _edited(event: Payload, here: Installed, people: People) -> Heard | None:
    """Slack tells of a change too when it only adds a preview, or when we changed something of ours."""
    now, before = event["message"], event.get("previous_message") or {}
    same = now.get("text") == before.get("text")
    if same or now.get("subtype") not in _SAID or not _is_person(now, here):
        return None
    return _reworded(now, event["channel"], here, people)


def _reworded(sent: Payload, channel: str, here: Installed, people: People) -> Heard | None:
    content = content_of(sent, here.team, people, here.me)
    if not content.text and not content.pictures:
        return None
    at = (sent.get("edited") or {}).get("ts")
    return Heard(
        key_of(here.team, channel, sent["user"]),
        named("edited", here.team, channel, sent["ts"], at, content.text),
        MessageEdited(sent["ts"], content.text, private=True, moments=content.moments),
        Place(sent.get("thread_ts")),
    )


def _is_person(sent: Payload, here: Installed) -> bool:
    user = sent.get("user")
    return bool(user) and user not in (here.me, "USLACKBOT") and not sent.get("bot_id")


def _shares(sent: Payload) -> list[Payload]:
    return [one for one in sent.get("attachments") or () if one.get("is_share")]
