"""Messages: said, changed, taken back and whispered, by people and by apps, with all who are to hear of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fakes.slack.message import Resource, clone
from tests.fakes.slack.notices import shown
from tests.fakes.slack.store import Channel

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

URL = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")
MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".mp4")


def urls(text: str) -> list[str]:
    """The addresses in a message's text."""
    return URL.findall(text)


def say(world: World, channel: Channel, message: Resource, hidden: bool = False) -> Resource:
    """A new message in a channel; everybody who is to hear of it does, unless `hidden`."""
    ts = message.get("ts") or world.ts()
    kept = {"type": "message"} | message | {"ts": ts}
    parent = channel.messages.get(kept.get("thread_ts", ""))
    if parent is not None:
        kept["parent_user_id"] = parent.get("user", "")
        _threaded(parent, kept)
    channel.messages[ts] = kept
    if not hidden:
        world.notices.message(channel, kept)
        world.notices.mention(channel, kept)
    return kept


def _threaded(parent: Resource, reply: Resource) -> None:
    """The first message of a thread counts its replies."""
    users = parent.setdefault("reply_users", [])
    if reply.get("user") not in users:
        users.append(reply.get("user"))
    parent |= {
        "thread_ts": parent["ts"],
        "reply_count": parent.get("reply_count", 0) + 1,
        "reply_users_count": len(users),
        "latest_reply": reply["ts"],
        "is_locked": False,
        "subscribed": False,
    }


def change(world: World, channel: Channel, ts: str, changes: Resource, editor: str | None) -> Resource:
    """Another version of a message. Without an editor Slack itself did it, as when it adds a link's preview."""
    before = channel.messages[ts]
    after = {name: value for name, value in (before | changes).items() if value is not None}
    if editor is not None:
        after["edited"] = {"user": editor, "ts": f"{world.ts().partition('.')[0]}.000000"}
    channel.messages[ts] = after
    fact = {
        "type": "message",
        "subtype": "message_changed",
        "message": shown(after) | {"source_team": channel.team, "user_team": channel.team},
        "previous_message": shown(before),
        "hidden": True,
        "ts": world.ts(),
    }
    world.notices.message(channel, fact)
    return after


def remove(world: World, channel: Channel, ts: str) -> None:
    """Takes a message away; one that has replies leaves a headstone."""
    gone = channel.messages.pop(ts)
    if channel.replies(ts):
        headstone = {"type": "message", "subtype": "tombstone", "text": "This message was deleted."}
        kept = {name: gone[name] for name in ("ts", "thread_ts", "reply_count") if name in gone}
        channel.messages[ts] = headstone | {"user": "USLACKBOT", "hidden": True} | kept
        channel.messages = dict(sorted(channel.messages.items()))
    fact = {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": shown(gone),
        "hidden": True,
        "deleted_ts": ts,
        "ts": world.ts(),
    }
    world.notices.message(channel, fact)


def whisper(world: World, channel: Channel, user: str, message: Resource) -> str:
    """A message that one person sees until they reload; it is in no history."""
    ts = world.ts()
    channel.whispers[ts] = {"type": "message"} | message | {"ts": ts, "_user": user, "is_ephemeral": True}
    return ts


def preview(world: World, channel: Channel, message: Resource, links: bool, media: bool) -> None:
    """Slack adds what it found behind the addresses in a message, a moment later."""
    found = [url for url in urls(message["text"]) if (media if url.endswith(MEDIA) else links)]
    if not found or not world.settings.previews:
        return
    attachments = clone(message.get("attachments", [])) + [
        {
            "id": index + 1,
            "from_url": url,
            "original_url": url,
            "fallback": url,
            "title": url,
            "service_name": url.split("/")[2],
        }
        for index, url in enumerate(found)
    ]
    change(world, channel, message["ts"], {"attachments": attachments}, None)
