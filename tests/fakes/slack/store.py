"""Who and what there is: workspaces, people, channels with their messages, files, and the app's installations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from tests.fakes.slack.message import Resource

Kind = Literal["channel", "group", "im", "mpim"]


@dataclass(slots=True)
class Team:
    """A workspace; `enterprise` is the organization (id, name) that it belongs to, if to any."""

    id: str
    name: str
    domain: str
    enterprise: tuple[str, str] | None = None
    deleted: bool = False


@dataclass(slots=True)
class Person:
    """A member of a workspace, or a bot user; `cleared` counts what only this client has forgotten."""

    id: str
    team: str
    name: str
    real_name: str
    zone: str = "Asia/Seoul"
    locale: str = "ko-KR"
    email: str = ""
    bot: str | None = None  # the bot's own id, where this is a bot user
    app: str | None = None
    deleted: bool = False
    updated: int = 0

    def told(self, now: datetime, email: bool = False, locale: bool = False) -> Resource:
        """The user object."""
        offset = now.astimezone(ZoneInfo(self.zone)).utcoffset() or timedelta(0)
        found: Resource = {
            "id": self.id,
            "team_id": self.team,
            "name": self.name,
            "deleted": self.deleted,
            "color": "9f69e7",
            "real_name": self.real_name,
            "tz": self.zone,
            "tz_label": self.zone.rpartition("/")[2].replace("_", " "),
            "tz_offset": int(offset.total_seconds()),
            "profile": self.profile(email),
            "is_admin": False,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            "is_bot": self.bot is not None,
            "is_app_user": False,
            "updated": self.updated,
            "is_email_confirmed": True,
            "who_can_share_contact_card": "EVERYONE",
        }
        if self.deleted:
            for name in ("tz", "tz_label", "tz_offset"):
                del found[name]
        return found | ({"locale": self.locale} if locale else {})

    def profile(self, email: bool) -> Resource:
        found: Resource = {
            "title": "",
            "phone": "",
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.name,
            "display_name_normalized": self.name,
            "status_text": "",
            "status_emoji": "",
            "status_expiration": 0,
            "avatar_hash": "g0123456789a",
            "image_72": f"https://avatars.example.com/{self.id}.png",
            "first_name": self.real_name,
            "last_name": "",
            "team": self.team,
        }
        if self.bot:
            found |= {"api_app_id": self.app, "bot_id": self.bot, "always_active": True}
        return found | ({"email": self.email} if email and self.email else {})


@dataclass(slots=True)
class Channel:
    """A conversation. `messages` are in the order of their `ts`; `whispers` are seen by one person each."""

    id: str
    team: str
    name: str
    kind: Kind
    members: list[str]
    created: int
    archived: bool = False
    shared: list[str] = field(default_factory=list)  # other workspaces, over Slack Connect
    messages: dict[str, Resource] = field(default_factory=dict)
    whispers: dict[str, Resource] = field(default_factory=dict)

    @property
    def teams(self) -> list[str]:
        return [self.team, *self.shared]

    @property
    def spoken(self) -> str:
        """The name that payloads give it: direct messages and private channels keep theirs to themselves."""
        return {"im": "directmessage", "group": "privategroup"}.get(self.kind, self.name)

    def replies(self, parent: str) -> list[Resource]:
        return [
            found for ts, found in self.messages.items() if found.get("thread_ts") == parent and ts != parent
        ]


@dataclass(slots=True)
class File:
    """A file: what it is, its content, where it is shared; `content` is None until it has been uploaded."""

    id: str
    team: str
    user: str
    name: str
    created: int
    length: int
    content: bytes | None = None
    title: str = ""
    channels: list[str] = field(default_factory=list)
    deleted: bool = False


@dataclass(slots=True)
class Installation:
    """The app in a workspace, or in a whole organization."""

    team: str | None
    enterprise: tuple[str, str] | None
    bot_user: str
    bot: str
    scopes: frozenset[str]
    installer: str
    token: str = ""
    refresh: str | None = None

    @property
    def everywhere(self) -> bool:
        return self.team is None


@dataclass(slots=True)
class Token:
    """What a token stands for; `state` says which refusal it meets."""

    text: str
    kind: Literal["bot", "user", "app", "config"]
    scopes: frozenset[str]
    installation: Installation | None = None
    user: str = ""
    ends: datetime | None = None
    state: Literal["live", "token_revoked", "account_inactive", "token_expired"] = "live"
