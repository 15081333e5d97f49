"""`conversations.*`: direct messages opened, and channels with their members, history and threads looked at."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.call import Call
from tests.fakes.slack.message import Resource
from tests.fakes.slack.notices import shown
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Channel


def open_(call: Call) -> Resource:
    world, bot = call.world, call.installation.bot_user
    if call.text("channel"):
        channel = call.channel()
        return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}
    names = [name for name in str(call.args.get("users") or "").split(",") if name]
    if not names:
        raise Refused("users_list_not_supplied")
    people = [Call(world, call.method, call.token, {"user": name}).person("user") for name in names]
    if any(one.deleted for one in people):
        raise Refused("user_disabled")
    if any(one.bot for one in people):
        raise Refused("cannot_dm_bot")
    known = set(world.channels)
    if len(people) == 1:
        channel = world.im(people[0].id, bot)
    else:
        members = {bot, *(one.id for one in people)}
        same = [one for one in world.channels.values() if one.kind == "mpim" and set(one.members) == members]
        channel = same[0] if same else world.add_channel(call.team, "mpdm", sorted(members), "mpim")
    before = {"no_op": True, "already_open": True} if channel.id in known else {}
    return before | {"channel": _told(call, channel) if call.flag("return_im") else {"id": channel.id}}


def info(call: Call) -> Resource:
    channel = call.channel()
    call.scope("read", channel)
    found = _told(call, channel)
    if call.flag("include_locale"):
        found["locale"] = "ko-KR"
    if call.flag("include_num_members"):
        found["num_members"] = len(channel.members)
    return {"channel": found}


def _told(call: Call, channel: Channel) -> Resource:
    bot = call.installation.bot_user
    found: Resource = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": call.team.id,
        "updated": channel.created * 1000,
    }
    if channel.kind == "im":
        other = next(one for one in channel.members if one != bot)
        return found | {"user": other, "is_user_deleted": call.world.people[other].deleted, "is_open": True}
    return found | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_general": channel.name == "general",
        "is_shared": bool(channel.shared),
        "is_ext_shared": bool(channel.shared),
        "is_member": bot in channel.members,
        "creator": channel.members[0] if channel.members else "",
        "unlinked": 0,
        "shared_team_ids": channel.teams,
        "pending_shared": [],
        "is_pending_ext_shared": False,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }


def members(call: Call) -> Resource:
    channel = call.channel()
    call.scope("read", channel)
    page, rest = call.page(channel.members, 100, 1000)
    return {"members": page, "response_metadata": {"next_cursor": rest}}


def history(call: Call) -> Resource:
    """The newest first; replies only where they were said aloud."""
    channel = call.channel()
    call.scope("history", channel)
    call.member(channel)
    aloud = [
        one
        for one in channel.messages.values()
        if one.get("thread_ts", one["ts"]) == one["ts"] or one.get("subtype") == "thread_broadcast"
    ]
    return _page(call, sorted(aloud, key=_when, reverse=True))


def replies(call: Call) -> Resource:
    """A thread from its first message on."""
    channel, ts = call.channel(), call.need("ts")
    call.scope("history", channel)
    call.member(channel)
    parent = channel.messages.get(ts)
    if parent is None:
        raise Refused("thread_not_found")
    thread = [parent, *sorted(channel.replies(ts), key=_when)]
    return _page(call, thread)


def _page(call: Call, found: list[Resource]) -> Resource:
    low, high = float(call.args.get("oldest") or 0), float(call.args.get("latest") or "inf")
    edge = call.flag("inclusive")
    within = [one for one in found if low < _when(one) < high or (edge and _when(one) in (low, high))]
    page, rest = call.page(within, 100, 999)
    told: Resource = {"messages": [shown(one) for one in page], "has_more": bool(rest)}
    return told | ({"response_metadata": {"next_cursor": rest}} if rest else {})


def _when(message: Resource) -> Any:
    return float(message["ts"])
