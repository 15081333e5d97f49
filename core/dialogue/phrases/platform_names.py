"""What places to talk are called, in both languages."""

from __future__ import annotations

_KOREAN = {
    "telegram": "텔레그램",
    "slack": "슬랙",
    "local": "하루가 켜진 컴퓨터",
    "terminal": "터미널",
}
_ENGLISH = {
    "telegram": "Telegram",
    "slack": "Slack",
    "local": "the computer that Haru runs on",
    "terminal": "a terminal",
}


def korean(platform: str) -> str:
    """Whatever the workspace."""
    return _KOREAN.get(platform.partition(":")[0], platform)


def english(platform: str) -> str:
    """Whatever the workspace."""
    return _ENGLISH.get(platform.partition(":")[0], platform)
