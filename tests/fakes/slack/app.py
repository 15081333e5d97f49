"""The app as its owner has set it up: secrets, addresses, scopes, commands and shortcuts — or all from a manifest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack.message import Resource

BOT_SCOPES = frozenset(
    """app_mentions:read channels:history channels:read chat:write chat:write.public commands files:read
    files:write groups:history groups:read im:history im:read im:write links:read links:write mpim:history
    mpim:read mpim:write reactions:read reactions:write team:read users.profile:read users:read
    users:read.email""".split()
)
SUBSCRIBED = frozenset(
    """app_home_opened app_mention app_uninstalled channel_archive file_shared link_shared
    member_joined_channel message.channels message.groups message.im message.mpim reaction_added team_join
    tokens_revoked user_change""".split()
)


@dataclass
class App:
    """`urls` go by what is sent there: events, interactivity, options, or a command's own name."""

    id: str = "A0HARU00001"
    name: str = "Haru"
    client_id: str = "1111111111.2222222222"
    client_secret: str = "haru-slack-secret"
    signing_secret: str = "haru-signing-secret"
    verification_token: str = "haru-verification"
    scopes: frozenset[str] = BOT_SCOPES
    user_scopes: frozenset[str] = frozenset()
    subscribed: frozenset[str] = SUBSCRIBED
    commands: tuple[str, ...] = ("/cal",)
    shortcuts: tuple[tuple[str, str], ...] = (("message", "add_to_calendar"), ("global", "new_event"))
    urls: dict[str, str] = field(default_factory=dict)
    redirects: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()  # links to these are told of by `link_shared`
    socket_mode: bool = False
    rotation: bool = False
    home: bool = True
    messages: bool = True  # the Messages tab is open for writing
    org_wide: bool = False

    def reach(self, url: str) -> None:
        """Everything goes to one address, as bolt likes it."""
        self.socket_mode = False
        self.urls = dict.fromkeys(("events", "interactivity", "options", *self.commands), url)

    def address(self, what: str) -> str | None:
        return self.urls.get(what) or (self.urls.get("interactivity") if what == "options" else None)

    def configure(self, manifest: Resource) -> None:
        """Takes everything from a manifest, which is to have been validated."""
        display, features, settings = (
            manifest.get(part, {}) for part in ("display_information", "features", "settings")
        )
        oauth, told = manifest.get("oauth_config", {}), settings.get("event_subscriptions", {})
        self.name = display.get("name", self.name)
        self.scopes = frozenset(oauth.get("scopes", {}).get("bot", ()))
        self.user_scopes = frozenset(oauth.get("scopes", {}).get("user", ()))
        self.redirects = tuple(oauth.get("redirect_urls", ()))
        self.subscribed = frozenset(told.get("bot_events", ()))
        self.commands = tuple(found["command"] for found in features.get("slash_commands", ()))
        self.shortcuts = tuple((one["type"], one["callback_id"]) for one in features.get("shortcuts", ()))
        self.domains = tuple(features.get("unfurl_domains", ()))
        tabs = features.get("app_home", {})
        self.home = bool(tabs.get("home_tab_enabled", False))
        self.messages = not tabs.get("messages_tab_read_only_enabled", False)
        self.socket_mode = bool(settings.get("socket_mode_enabled", False))
        self.rotation = bool(settings.get("token_rotation_enabled", False))
        self.org_wide = bool(settings.get("org_deploy_enabled", False))
        self.urls = _addresses(features, settings)


def _addresses(features: Resource, settings: Resource) -> dict[str, str]:
    acting = settings.get("interactivity", {})
    found: dict[str, Any] = {
        "events": settings.get("event_subscriptions", {}).get("request_url"),
        "interactivity": acting.get("request_url"),
        "options": acting.get("message_menu_options_url"),
    }
    found |= {one["command"]: one.get("url") for one in features.get("slash_commands", ())}
    return {what: str(address) for what, address in found.items() if address}
