"""Who somebody is in their workspace, as far as an answer needs to know: a name, a zone and a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.dialogue.message import Lang


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody of a workspace; `zone` is an IANA name. What Slack does not tell is None."""

    name: str = ""
    zone: str | None = None
    lang: Lang | None = None


People = Mapping[str, Profile]
"""By their ids."""


def profile_of(user: Mapping[str, Any]) -> Profile:
    """The profile in a user object."""
    about = user.get("profile") or {}
    name = user.get("real_name") or about.get("display_name") or user.get("name") or ""
    return Profile(str(name), _zone(user.get("tz")), _lang(user.get("locale")))


def names_of(people: People) -> dict[str, str]:
    """What to call them in the words that name them."""
    return {user: one.name for user, one in people.items()}


def _zone(name: object) -> str | None:
    """Slack may name a zone that this machine does not know."""
    if not isinstance(name, str) or not name:
        return None
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _lang(locale: object) -> Lang | None:
    if not isinstance(locale, str) or not locale:
        return None
    return "ko" if locale.startswith("ko") else "en"
