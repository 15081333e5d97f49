"""The manifest: an app of Slack's with all that this house needs, made in one paste."""

from __future__ import annotations

from typing import Any

from adapters.slack.acts import ADD, NEW
from adapters.slack.hook import ACTIONS, COMMANDS, EVENTS

SCOPES = (
    "app_mentions:read", "chat:write", "commands", "files:read", "files:write", "im:history", "im:read", "im:write",
    "users:read",
)  # fmt: skip
SUBSCRIBED = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "tokens_revoked",
    "user_change",
)
INSTALLED = "/oauth/slack/callback"
_TABS = {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
_SHORTCUTS = [
    {
        "name": "캘린더에 추가 Add to cal",
        "type": "message",
        "callback_id": ADD,
        "description": "이 메시지를 일정으로 · Make an event of this message",
    },
    {
        "name": "새 일정 New event",
        "type": "global",
        "callback_id": NEW,
        "description": "한 줄로 일정 추가 · Add an event in one line",
    },
]
_COMMAND = {
    "command": "/cal",
    "description": "일정 추가·보기 · Add and see events",
    "usage_hint": "내일 3시 회의 | today | week | undo | settings | help",
    "should_escape": True,
}


def manifest(origin: str | None) -> dict[str, Any]:
    """`origin` is where Slack can call us; without one it is Socket Mode, which needs no address."""
    oauth: dict[str, Any] = {"scopes": {"bot": list(SCOPES)}}
    return {
        "display_information": {
            "name": "Haru",
            "description": "말하듯 적거나 사진을 보내면 일정이 돼요 · Write it or send a picture, tap once",
            "background_color": "#23705f",
        },
        "features": {
            "app_home": _TABS,
            "bot_user": {"display_name": "Haru", "always_online": True},
            "shortcuts": _SHORTCUTS,
            "slash_commands": [_COMMAND | _called("url", origin, COMMANDS)],
        },
        "oauth_config": oauth | ({"redirect_urls": [origin + INSTALLED]} if origin else {}),
        "settings": {
            "event_subscriptions": {"bot_events": list(SUBSCRIBED)} | _called("request_url", origin, EVENTS),
            "interactivity": {"is_enabled": True} | _called("request_url", origin, ACTIONS),
            "org_deploy_enabled": True,
            "socket_mode_enabled": origin is None,
            "token_rotation_enabled": False,
        },
    }


def _called(name: str, origin: str | None, path: str) -> dict[str, Any]:
    return {name: origin + path} if origin else {}
