"""App manifests, as `apps.manifest.validate` looks at them: what is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.app import BOT_SCOPES
from tests.fakes.slack.message import Resource
from tests.fakes.slack.notices import NEEDED
from tests.fakes.slack.schema import Findings, Rule, among, anything, flag, many, number, string, thing

KNOWN_SCOPES = BOT_SCOPES | frozenset(
    """assistant:write bookmarks:read bookmarks:write calls:read calls:write channels:join channels:manage
    chat:write.customize conversations.connect:read dnd:read emoji:read groups:write identify identity.basic
    im:write.topic incoming-webhook metadata.message:read pins:read pins:write reminders:read reminders:write
    remote_files:read search:read usergroups:read users:write users.profile:write workflow.steps:execute
    openid email profile""".split()
)
URL = string(3000, form=r"https?://\S+")
COMMAND = thing(
    {"command": string(32, form=r"/[^\sA-Z]+"), "description": string(2000)},
    {"url": URL, "usage_hint": string(1000), "should_escape": flag},
)
SHORTCUT = thing(
    {
        "name": string(24),
        "type": among("message", "global"),
        "callback_id": string(255),
        "description": string(150),
    },
    {},
)
TABS = dict.fromkeys(("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), flag)
FEATURES = thing(
    {},
    {
        "app_home": thing({}, TABS),
        "bot_user": thing({"display_name": string(80)}, {"always_online": flag}),
        "shortcuts": many(SHORTCUT, 10),
        "slash_commands": many(COMMAND, 50),
        "unfurl_domains": many(string(255), 5),
        "assistant_view": anything,
    },
)
SETTINGS = thing(
    {},
    {
        "event_subscriptions": thing(
            {},
            {
                "request_url": URL,
                "bot_events": many(string(100), 100),
                "user_events": many(string(100), 100, 0),
            },
        ),
        "interactivity": thing({"is_enabled": flag}, {"request_url": URL, "message_menu_options_url": URL}),
        "allowed_ip_address_ranges": many(string(50), 10),
        "org_deploy_enabled": flag,
        "socket_mode_enabled": flag,
        "token_rotation_enabled": flag,
        "is_hosted": flag,
    },
)
MANIFEST: Rule = thing(
    {
        "display_information": thing(
            {"name": string(35)},
            {
                "description": string(140),
                "long_description": string(4000, 174),
                "background_color": string(7, form=r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"),
            },
        )
    },
    {
        "_metadata": thing({}, {"major_version": number(1, 2), "minor_version": number(0, 9)}),
        "features": FEATURES,
        "oauth_config": thing(
            {},
            {
                "redirect_urls": many(URL, 1000),
                "scopes": thing({}, {"bot": many(string(100), 255), "user": many(string(100), 255, 0)}),
                "pkce_enabled": flag,
                "token_management_enabled": flag,
            },
        ),
        "settings": SETTINGS,
    },
)


def wrong(told: Resource) -> list[tuple[str, str]]:
    """What is wrong with a manifest, each as a message and a pointer; nothing when all is well."""
    findings: Findings = []
    MANIFEST(told, "", findings)
    if findings:
        return [_split(one) for one in findings]
    return [*_scopes(told), *_subscriptions(told), *_addresses(told)]


def _split(finding: str) -> tuple[str, str]:
    message, _, pointer = finding.removesuffix("]").rpartition(" [json-pointer:")
    return message, pointer or "/"


def _at(told: Any, *path: str) -> Any:
    for name in path:
        told = told.get(name, {}) if isinstance(told, dict) else {}
    return told


def _bot_scopes(told: Resource) -> list[str]:
    return list(_at(told, "oauth_config", "scopes", "bot") or [])


def _scopes(told: Resource) -> Iterator[tuple[str, str]]:
    held = _bot_scopes(told)
    for index, scope in enumerate(held):
        if scope not in KNOWN_SCOPES:
            yield f"Illegal bot scopes found: {scope}", f"/oauth_config/scopes/bot/{index}"
    if held and not _at(told, "features", "bot_user"):
        yield "Bot scopes need a bot user", "/features/bot_user"
    if _at(told, "features", "slash_commands") and "commands" not in held:
        yield "Slash commands need the scope commands", "/oauth_config/scopes/bot"
    if _at(told, "features", "shortcuts") and "commands" not in held:
        yield "Shortcuts need the scope commands", "/oauth_config/scopes/bot"


def _subscriptions(told: Resource) -> Iterator[tuple[str, str]]:
    held = set(_bot_scopes(told))
    where = "/settings/event_subscriptions/bot_events"
    for index, name in enumerate(_at(told, "settings", "event_subscriptions", "bot_events") or []):
        if name not in NEEDED:
            yield f"Event Subscription is not known: {name}", f"{where}/{index}"
        elif NEEDED[name] and not held & set(NEEDED[name]):
            yield f"Event Subscription requires scope {NEEDED[name][0]}: {name}", f"{where}/{index}"


def _addresses(told: Resource) -> Iterator[tuple[str, str]]:
    """Without Socket Mode everything needs an address to go to."""
    if _at(told, "settings", "socket_mode_enabled") is True:
        return
    subscriptions = _at(told, "settings", "event_subscriptions")
    if subscriptions.get("bot_events") and "request_url" not in subscriptions:
        yield "requires a request URL or Socket Mode", "/settings/event_subscriptions"
    acting = _at(told, "settings", "interactivity")
    if acting.get("is_enabled") and "request_url" not in acting:
        yield "requires a request URL or Socket Mode", "/settings/interactivity"
    if _at(told, "features", "shortcuts") and not acting.get("is_enabled"):
        yield "Interactivity must be enabled to have shortcuts", "/settings/interactivity"
    for index, command in enumerate(_at(told, "features", "slash_commands") or []):
        if "url" not in command:
            yield "requires a URL or Socket Mode", f"/features/slash_commands/{index}"
