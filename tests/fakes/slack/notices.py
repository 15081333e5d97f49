"""What happens in a workspace, as the Events API tells of it: to whom, under which conditions, in which shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.message import Resource, clone
from tests.fakes.slack.store import Channel, File, Installation

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

MESSAGES = {
    "im": "message.im",
    "channel": "message.channels",
    "group": "message.groups",
    "mpim": "message.mpim",
}
# The scope that a subscription asks for; where there are several, any of them will do.
NEEDED: dict[str, tuple[str, ...]] = {
    "message.im": ("im:history",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.mpim": ("mpim:history",),
    "app_mention": ("app_mentions:read",),
    "app_home_opened": (),
    "app_uninstalled": (),
    "tokens_revoked": (),
    "file_shared": ("files:read",),
    "link_shared": ("links:read",),
    "team_join": ("users:read",),
    "user_change": ("users:read",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "channel_archive": ("channels:read",),
    "channel_rename": ("channels:read",),
    "im_created": ("im:read",),
    "file_deleted": ("files:read",),
}


@dataclass
class Notices:
    world: World

    def tell(
        self, subscription: str, fact: Resource, team: str, channel: Channel | None = None
    ) -> Delivery | None:
        """Tells the app of a fact, if it has asked for such and may know of it."""
        world = self.world
        found = world.installed(channel.teams if channel else [team])
        if found is None or subscription not in world.app.subscribed:
            return None
        needed = NEEDED[subscription]
        if needed and not found.scopes & set(needed):
            return None
        return self.send(subscription, fact, found, team, channel)

    def send(
        self,
        name: str,
        fact: Resource,
        installation: Installation,
        team: str,
        channel: Channel | None = None,
    ) -> Delivery:
        """The envelope around a fact, in the queue; nobody else is to hold the fact."""
        world = self.world
        home = installation.team or (team if channel is None else channel.team)
        enterprise = world.enterprise(home, installation)
        payload: Resource = {
            "token": world.app.verification_token,
            "team_id": home,
            "context_team_id": home,
            "context_enterprise_id": enterprise,
            "api_app_id": world.app.id,
            "event": {"event_ts": world.ts()} | fact,
            "type": "event_callback",
            "event_id": world.new_id("Ev"),
            "event_time": int(world.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": enterprise,
                    "team_id": None if installation.everywhere else home,
                    "user_id": installation.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": installation.everywhere,
                }
            ],
            "is_ext_shared_channel": bool(channel and channel.shared),
            "event_context": f"4-{world.letters(40)}",
        }
        if enterprise:
            payload["enterprise_id"] = enterprise
        return world.deliveries.send("events_api", name, payload)

    # ── messages ──

    def message(self, channel: Channel, fact: Resource) -> None:
        """A message, or what became of one, where the app is a member."""
        found = self.world.installed(channel.teams)
        if found is None or found.bot_user not in channel.members:
            return
        told = fact | {
            "channel": channel.id,
            "event_ts": fact["ts"],
            "channel_type": channel.kind,
        }
        self.tell(MESSAGES[channel.kind], _public(told, bool(channel.shared)), channel.team, channel)

    def mention(self, channel: Channel, message: Resource) -> None:
        """The app was named; in direct messages nobody is told twice."""
        found = self.world.installed(channel.teams)
        if found is None or channel.kind == "im" or found.bot_user not in channel.members:
            return
        if f"<@{found.bot_user}>" not in message["text"] or message.get("user") == found.bot_user:
            return
        told = {name: value for name, value in message.items() if name not in ("type", "subtype")}
        told |= {"type": "app_mention", "channel": channel.id, "event_ts": message["ts"]}
        self.tell("app_mention", _public(told, bool(channel.shared)), channel.team, channel)

    def links(self, channel: Channel, message: Resource, urls: list[str]) -> None:
        """Links to the app's own domains, wherever somebody posts them."""
        from urllib.parse import urlsplit

        own = [(url, urlsplit(url).hostname or "") for url in urls]
        found = [
            {"url": url, "domain": host}
            for url, host in own
            if any(host == domain or host.endswith(f".{domain}") for domain in self.world.app.domains)
        ]
        if found:
            fact = {
                "type": "link_shared",
                "user": message["user"],
                "channel": channel.id,
                "message_ts": message["ts"],
                "links": found,
                "source": "conversations_history",
                "unfurl_id": f"{channel.id}.{message['ts']}.{self.world.hexes(32)}",
                "is_bot_user_member": True,
            }
            self.tell("link_shared", fact, channel.team, channel)

    def file(self, channel: Channel, file: File) -> None:
        found = self.world.installed(channel.teams)
        if found is None or found.bot_user not in channel.members:
            return
        fact = {
            "type": "file_shared",
            "channel_id": channel.id,
            "file_id": file.id,
            "user_id": file.user,
            "file": {"id": file.id},
        }
        self.tell("file_shared", fact, channel.team, channel)


def shown(message: Resource) -> Resource:
    """A message as it leaves Slack: without what only the stand-in remembers of it."""
    return {name: clone(value) for name, value in message.items() if not name.startswith("_")}


def _public(fact: Resource, shared: bool) -> Resource:
    """In a channel shared with others, files are only hinted at: `files.info` tells of them."""
    told = shown(fact)
    for held in (told, told.get("message"), told.get("previous_message")):
        if held and "files" in held:
            held["files"] = [_hint(file) if shared else file for file in held["files"]]
    for name in ("message", "previous_message"):
        if name in told:
            told[name] = shown(told[name])
    return told


def _hint(file: Resource) -> Resource:
    return {name: file[name] for name in ("id", "created", "timestamp")} | {
        "mode": "file_access",
        "file_access": "check_file_info",
    }
