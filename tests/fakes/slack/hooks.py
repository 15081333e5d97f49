"""Answers to interactions by their `response_url`: a few, for half an hour, seen by one or by all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.slack import chat, talk
from tests.fakes.slack.message import JSON, Request, Resource, Response
from tests.fakes.slack.passes import Reply
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Channel

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

KNOWN = frozenset(
    """text blocks attachments response_type replace_original delete_original thread_ts unfurl_links
    unfurl_media metadata mrkdwn""".split()
)
ROOTS = ("/actions/", "/commands/", "/app/")


def answer(world: World, request: Request) -> Response:
    if request.path not in world.passes.replies:
        return Refused("invalid_url", status=404).response()
    try:
        told = _read(request)
        reply = world.passes.use(request.path)
        for name in told.keys() - KNOWN:
            world.complain(f"a response_url was given {name!r}, which it does not know")
        respond(world, reply, told)
        return Response(200, {"ok": True})
    except Refused as refused:
        if refused.status == 200:
            refused.status = 400
        return refused.response()


def _read(request: Request) -> Resource:
    try:
        told = request.json() if request.kind == JSON else None
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise Refused("invalid_payload", status=400)
    return told


def respond(world: World, reply: Reply, told: Resource) -> None:
    """Carries out an answer, whether it came by the address or with the acknowledgement."""
    channel = world.channels[reply.channel]
    if told.get("delete_original"):
        _delete(world, channel, reply)
        return
    message = _message(world, reply, told)
    if told.get("replace_original") and reply.ts is not None:
        _replace(world, channel, reply, message)
    elif told.get("response_type") == "in_channel":
        kept = talk.say(world, channel, message)
        talk.preview(
            world, channel, kept, bool(told.get("unfurl_links")), bool(told.get("unfurl_media", True))
        )
    else:
        talk.whisper(world, channel, reply.user, message)
    world.ring()


def _message(world: World, reply: Reply, told: Resource) -> Resource:
    found = world.installed([reply.team])
    if found is None:
        raise Refused("token_revoked", status=403)
    text, shape = told.get("text"), told.get("blocks")
    if not text and not shape and not told.get("attachments"):
        raise Refused("no_text", status=400)
    content: dict[str, Any] = {"text": chat.NOTHING} | chat.shaped(world.random, text, shape)
    if len(content["text"]) > chat.MOST_TEXT:
        raise Refused("msg_too_long", status=400)
    if not text:
        world.complain("response_url: there is no text for notifications and screen readers")
    if told.get("attachments"):
        content["attachments"] = told["attachments"]
    thread = told.get("thread_ts") or reply.thread
    return chat.by(world.app, found) | content | ({"thread_ts": thread} if thread else {})


def _replace(world: World, channel: Channel, reply: Reply, message: Resource) -> None:
    ts = reply.ts or ""
    if ts in channel.whispers:
        kept = channel.whispers[ts]
        lean = {name: value for name, value in kept.items() if name not in ("blocks", "attachments")}
        channel.whispers[ts] = lean | message
    elif ts in channel.messages:
        if channel.messages[ts].get("bot_id") != message["bot_id"]:
            raise Refused("cant_update_message", status=400)
        gone = {name: None for name in ("blocks", "attachments") if name not in message}
        talk.change(world, channel, ts, message | gone, message["user"])
    else:
        raise Refused("message_not_found", status=404)


def _delete(world: World, channel: Channel, reply: Reply) -> None:
    ts = reply.ts or ""
    if ts in channel.whispers:
        del channel.whispers[ts]
    elif ts in channel.messages:
        talk.remove(world, channel, ts)
    else:
        raise Refused("message_not_found", status=404)
    world.ring()
