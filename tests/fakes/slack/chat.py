"""`chat.*` and `reactions.*`: what the app says, changes, takes back, whispers, and how it nods."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.slack import blocks, refusals, talk, wording
from tests.fakes.slack.call import Call
from tests.fakes.slack.message import Resource
from tests.fakes.slack.notices import shown
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Channel, Installation

MOST_TEXT, MOST_CHANGED, MOST_MARKDOWN, MOST_ATTACHMENTS = 40_000, 4_000, 12_000, 100
NOTHING = "This content can't be displayed."


def post(call: Call) -> Resource:
    channel = _spoken_to(call)
    content = _content(call)
    if "text" in content and len(content["text"]) > MOST_TEXT:
        content["text"] = content["text"][:MOST_TEXT]
        call.world.complain("chat.postMessage: the text was longer than 40000 characters and has been cut")
    if call.world.limits is not None:
        call.world.limits.post(channel.id)
    thread = _thread(call, channel)
    kept = talk.say(call.world, channel, by(call.world.app, call.installation) | content | thread)
    links, media = call.flag("unfurl_links"), call.flag("unfurl_media", True)
    talk.preview(call.world, channel, kept, links, media)
    return {"channel": channel.id, "ts": kept["ts"], "message": shown(kept)}


def by(app: Any, installation: Installation) -> Resource:
    """What a message says of the app that wrote it."""
    return {
        "user": installation.bot_user,
        "bot_id": installation.bot,
        "app_id": app.id,
        "team": installation.team,
        "bot_profile": {
            "id": installation.bot,
            "app_id": app.id,
            "name": app.name,
            "deleted": False,
            "team_id": installation.team,
        },
    }


def _spoken_to(call: Call) -> Channel:
    """The channel; a person's id stands for the direct messages with them, `#name` for a public channel."""
    name, world = call.need("channel"), call.world
    if name in world.people:
        person = world.people[name]
        if person.deleted:
            raise Refused("user_disabled")
        return world.im(name, call.installation.bot_user)
    bare = name.removeprefix("#")
    for channel in world.channels.values():
        if channel.name == bare and channel.kind == "channel" and call.covers(channel.teams):
            name = channel.id
    found = Call(world, call.method, call.token, {"channel": name}).channel()
    if found.archived:
        raise Refused("is_archived")
    if found.kind == "channel" and "chat:write.public" not in call.token.scopes:
        call.member(found)
    return found


def _thread(call: Call, channel: Channel) -> Resource:
    wanted = call.text("thread_ts")
    if not wanted:
        return {}
    parent = channel.messages.get(wanted)
    if parent is None:
        call.world.complain(f"{call.method}: there is no message {wanted} to reply to")
    elif parent.get("thread_ts", wanted) != wanted:
        call.world.complain(f"{call.method}: {wanted} is itself a reply; replies belong to its parent")
        wanted = parent["thread_ts"]
    aloud = {"subtype": "thread_broadcast"} if call.flag("reply_broadcast") else {}
    return {"thread_ts": wanted} | aloud


# ── content ──


def _content(call: Call) -> Resource:
    found = content(call, call.text("text"), call.data("blocks", Refused("invalid_blocks_format")))
    if call.args.get("metadata"):
        found["metadata"] = _metadata(call.data("metadata", Refused("invalid_metadata_format")))
    return found


def content(call: Call, text: str | None, shape: Any) -> Resource:
    """A message's text, blocks and attachments, checked and as Slack keeps them."""
    markdown = call.text("markdown_text")
    if markdown is not None:
        if text or shape:
            raise Refused("markdown_text_conflict")
        if len(markdown) > MOST_MARKDOWN:
            raise Refused("msg_too_long")
        text = markdown
    attachments = call.data("attachments", Refused("invalid_attachments"))
    if attachments and len(attachments) > MOST_ATTACHMENTS:
        raise Refused("too_many_attachments")
    found = shaped(call.world.random, text, shape)
    if not text and not shape and not attachments:
        raise Refused("no_text")
    if not text:
        found["text"] = "" if attachments and not shape else NOTHING
        call.world.complain(f"{call.method}: there is no text for notifications and screen readers")
    return found | ({"attachments": attachments} if attachments else {})


def shaped(random: Any, text: str | None, shape: Any) -> Resource:
    found: Resource = {}
    if text is not None:
        found["text"] = wording.linked(text)
    if shape is not None:
        if not isinstance(shape, list):
            raise Refused("invalid_blocks_format")
        wrong = blocks.wrong_in_message(shape)
        if wrong:
            raise refusals.blocks(wrong)
        if blocks.length(shape) > blocks.MOST_TEXT:
            raise Refused("msg_blocks_too_long")
        found["blocks"] = blocks.settled(shape, random)
    return found


def _metadata(told: Any) -> Resource:
    if not isinstance(told, dict) or not {"event_type", "event_payload"} <= told.keys():
        raise Refused("invalid_metadata_schema")
    return told


# ── changed, taken back, whispered ──


def update(call: Call) -> Resource:
    channel, kept = _own(call, "cant_update_message")
    window = call.world.settings.edit_window
    if window is not None and call.world.now().timestamp() - float(kept["ts"]) > window:
        raise Refused("edit_window_closed")
    text = call.text("text")
    if text is not None and len(text) > MOST_CHANGED:
        raise Refused("msg_too_long")
    changes = _content(call)
    if "blocks" in kept and "blocks" not in changes:
        call.world.complain("chat.update: the message keeps its blocks, for none were given")
    if changes.get("blocks") == []:
        changes["blocks"] = None
    after = talk.change(call.world, channel, kept["ts"], changes, call.installation.bot_user)
    return {"channel": channel.id, "ts": kept["ts"], "text": after["text"], "message": shown(after)}


def delete(call: Call) -> Resource:
    channel, kept = _own(call, "cant_delete_message")
    talk.remove(call.world, channel, kept["ts"])
    return {"channel": channel.id, "ts": kept["ts"]}


def _own(call: Call, refusal: str) -> tuple[Channel, Resource]:
    channel = call.channel()
    kept = channel.messages.get(call.need("ts"))
    if kept is None or kept.get("subtype") == "tombstone":
        raise Refused("message_not_found")
    if channel.archived:
        raise Refused("is_inactive")
    if kept.get("bot_id") != call.installation.bot:
        raise Refused(refusal)
    return channel, kept


def whisper(call: Call) -> Resource:
    channel = call.channel()
    if channel.archived:
        raise Refused("is_archived")
    call.member(channel)
    if call.need("user") not in channel.members:
        raise Refused("user_not_in_channel")
    found = _content(call)
    if len(found["text"]) > MOST_TEXT:
        raise Refused("msg_too_long")
    message = by(call.world.app, call.installation) | found | _thread(call, channel)
    return {"message_ts": talk.whisper(call.world, channel, call.need("user"), message)}


# ── the rest ──


def permalink(call: Call) -> Resource:
    channel, ts = call.channel(), call.need("message_ts")
    if ts not in channel.messages:
        raise Refused("message_not_found")
    where = f"https://{call.team.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": where}


def unfurl(call: Call) -> Resource:
    """Previews by the app itself for links to its own domains."""
    name, _, rest = (call.text("unfurl_id") or "").partition(".")
    where = {"channel": call.text("channel") or name}
    channel = Call(call.world, call.method, call.token, where).channel()
    ts = call.text("ts") or ".".join(rest.split(".")[:2])
    told = call.data("unfurls", Refused("missing_unfurls"))
    if ts not in channel.messages:
        raise Refused("cannot_find_message")
    if not isinstance(told, dict) or not told:
        raise Refused("missing_unfurls")
    known = talk.urls(channel.messages[ts]["text"])
    if not set(told) <= set(known):
        raise Refused("cannot_unfurl_url")
    attachments = [{"id": index + 1, "from_url": url, **told[url]} for index, url in enumerate(told)]
    talk.change(call.world, channel, ts, {"attachments": attachments}, None)
    return {}


def react(call: Call) -> Resource:
    kept, reactions, name = _reactions(call)
    found = next((one for one in reactions if one["name"] == name), None)
    if found and call.installation.bot_user in found["users"]:
        raise Refused("already_reacted")
    if found is None:
        found = {"name": name, "users": [], "count": 0}
        reactions.append(found)
    found["users"].append(call.installation.bot_user)
    found["count"] += 1
    kept["reactions"] = reactions
    return {}


def unreact(call: Call) -> Resource:
    kept, reactions, name = _reactions(call)
    found = next((one for one in reactions if one["name"] == name), None)
    if found is None or call.installation.bot_user not in found["users"]:
        raise Refused("no_reaction")
    found["users"].remove(call.installation.bot_user)
    found["count"] -= 1
    kept["reactions"] = [one for one in reactions if one["count"]]
    return {}


def _reactions(call: Call) -> tuple[Resource, list[Resource], str]:
    channel, ts, name = call.channel(), call.need("timestamp"), call.need("name")
    call.member(channel)
    if not re.fullmatch(r"\d+\.\d{6}", ts):
        raise Refused("bad_timestamp")
    if ts not in channel.messages:
        raise Refused("message_not_found")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise Refused("invalid_name")
    kept = channel.messages[ts]
    return kept, list(kept.get("reactions", [])), name
