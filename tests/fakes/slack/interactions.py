"""What people do with the app, as it is told: commands, shortcuts, buttons, menus, forms — and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.fakes.slack import hooks, pickers, talk
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.message import Resource, clone
from tests.fakes.slack.notices import shown
from tests.fakes.slack.passes import Reply
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.schema import Findings, many
from tests.fakes.slack.store import Channel, Person
from tests.fakes.slack.windows import Window

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody acts: on a message in a channel, or in a view."""

    channel: Channel | None = None
    ts: str = ""
    window: Window | None = None

    @property
    def message(self) -> Resource:
        assert self.channel is not None
        return self.channel.messages.get(self.ts) or self.channel.whispers[self.ts]

    @property
    def blocks(self) -> list[Resource]:
        held = self.window.view if self.window else self.message
        return list(held.get("blocks", []))

    @property
    def entered(self) -> Resource:
        """What stands in the fields there. In messages everybody sees the same."""
        if self.window:
            return self.window.entered
        found: Resource = self.message.setdefault("_entered", {})
        return found


def frame(world: World, kind: str, person: Person) -> Resource:
    team = world.teams[person.team]
    found = world.installed([team.id])
    told: Resource = {"id": team.id, "domain": team.domain}
    if team.enterprise:
        told |= {"enterprise_id": team.enterprise[0], "enterprise_name": team.enterprise[1]}
    enterprise = {"id": team.enterprise[0], "name": team.enterprise[1]} if team.enterprise else None
    everywhere = bool(found and found.everywhere)
    return {
        "type": kind,
        "token": world.app.verification_token,
        "team": None if everywhere else told,  # where the organization installed the app, none is named
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": team.id},
        "api_app_id": world.app.id,
        "enterprise": enterprise,
        "is_enterprise_install": everywhere,
    }


def _channel(channel: Channel) -> Resource:
    return {"id": channel.id, "name": channel.spoken}


# ── slash commands ──


def command(world: World, person: Person, channel: Channel, name: str, text: str) -> Delivery:
    team = world.teams[person.team]
    found = world.installed([team.id])
    reply = Reply(person.id, team.id, channel.id, world.now())
    payload: Resource = {
        "token": world.app.verification_token,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": channel.spoken,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": world.app.id,
        "is_enterprise_install": str(bool(found and found.everywhere)).lower(),
        "response_url": world.passes.reply("commands", reply),
        "trigger_id": world.passes.trigger(person.id, team.id),
    }
    if team.enterprise:
        payload |= {"enterprise_id": team.enterprise[0], "enterprise_name": team.enterprise[1]}

    def failed(error: str) -> None:
        told = f'{name} failed with the error "{error}"'
        talk.whisper(world, channel, person.id, {"user": "USLACKBOT", "text": told})

    def answered(told: Any) -> None:
        if told in (None, ""):
            return
        try:
            hooks.respond(world, reply, {"text": told} if isinstance(told, str) else told)
        except (Refused, AttributeError) as refused:
            failed(str(refused))

    return world.deliveries.send("slash_commands", name, payload, answered, failed)


# ── shortcuts ──


def shortcut(world: World, person: Person, callback: str) -> Delivery:
    payload = frame(world, "shortcut", person) | {
        "action_ts": world.ts(),
        "callback_id": callback,
        "trigger_id": world.passes.trigger(person.id, person.team),
    }
    return sent(world, person, payload)


def message_shortcut(world: World, person: Person, spot: Spot, callback: str) -> Delivery:
    assert spot.channel is not None
    reply = Reply(person.id, person.team, spot.channel.id, world.now(), spot.ts)
    payload = frame(world, "message_action", person) | {
        "action_ts": world.ts(),
        "callback_id": callback,
        "trigger_id": world.passes.trigger(person.id, person.team),
        "response_url": world.passes.reply("app", reply),
        "channel": _channel(spot.channel),
        "message_ts": spot.ts,
        "message": shown(spot.message),
    }
    return sent(world, person, payload)


def sent(world: World, person: Person, payload: Resource) -> Delivery:
    def answered(told: Any) -> None:
        if told not in (None, "", {}):
            world.complain(f"{payload['type']} was answered with {told!r}, which Slack does not show")

    def failed(error: str) -> None:
        world.complain(f"{person.name} saw that {payload['type']} failed: {error}")

    return world.deliveries.send("interactive", payload["type"], payload, answered, failed)


# ── buttons, menus, pickers ──


def action(world: World, person: Person, spot: Spot, pair: tuple[Resource, Resource], value: Any) -> Delivery:
    """A press of a button, or a choice from a menu."""
    block, element = pair
    told: Resource = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": world.ts(),
    }
    told |= {name: clone(element[name]) for name in ("text", "value", "style") if name in element}
    if element["type"] == "overflow":
        told["selected_option"] = value
    elif element["type"] in pickers.PLACES:
        told[pickers.PLACES[element["type"]][0]] = value
    payload = _placed(world, person, spot, "block_actions") | {"actions": [told]}
    return sent(world, person, payload)


def _placed(world: World, person: Person, spot: Spot, kind: str) -> Resource:
    """The frame of something that happened in a message or in a view."""
    told = frame(world, kind, person)
    if spot.window is not None:
        view = spot.window.told()
        return told | {
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": world.passes.trigger(person.id, person.team, view["id"]),
            "view": view,
        }
    assert spot.channel is not None
    message, whispered = spot.message, spot.ts in spot.channel.whispers
    reply = Reply(person.id, person.team, spot.channel.id, world.now(), spot.ts, message.get("thread_ts"))
    container: Resource = {
        "type": "message",
        "message_ts": spot.ts,
        "channel_id": spot.channel.id,
        "is_ephemeral": whispered,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    told |= {
        "container": container,
        "trigger_id": world.passes.trigger(person.id, person.team),
        "channel": _channel(spot.channel),
        "response_url": world.passes.reply("actions", reply),
        "state": {"values": pickers.values(spot.blocks, spot.entered)},
    }
    return told | ({} if whispered else {"message": shown(message)})


def suggestion(
    world: World, person: Person, spot: Spot, pair: tuple[Resource, Resource], typed: str
) -> Delivery:
    """Somebody types into a menu whose options the app is to suggest."""
    block, element = pair
    payload = _placed(world, person, spot, "block_suggestion")
    for name in ("trigger_id", "response_url", "state"):
        payload.pop(name, None)
    payload |= {"action_id": element["action_id"], "block_id": block["block_id"], "value": typed}

    def answered(told: Any) -> None:
        from tests.fakes.slack.elements import CHOICE, GROUP

        held = told if isinstance(told, dict) else {}
        wrong: Findings = []
        if "option_groups" in held:
            many(GROUP, 100, 0)(held["option_groups"], "/option_groups", wrong)
        else:
            many(CHOICE, 100, 0)(held.get("options"), "/options", wrong)
        for found in wrong:
            world.complain(f"block_suggestion: {found}")

    return world.deliveries.send("interactive", "block_suggestion", payload, answered)
