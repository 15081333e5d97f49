"""Tokens and installations: who holds what, how long it lasts, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.fakes.slack.message import Resource
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Installation, Person, Team, Token

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

CODE_LIFE, ROTATED_LIFE = timedelta(minutes=10), timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Code:
    """What was allowed on the screen, to be fetched once."""

    team: str
    user: str
    scopes: frozenset[str]
    user_scopes: frozenset[str]
    redirect: str | None
    at: datetime
    org: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """How the screen is answered: by whom, else the first there is; or refused; `org` for all workspaces."""

    user: str | None = None
    deny: bool = False
    org: bool = False


@dataclass
class Tokens:
    world: World
    script: Script | None = None
    held: dict[str, Token] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    refreshes: dict[str, Installation] = field(default_factory=dict)
    retired: dict[str, Installation] = field(default_factory=dict)  # a bot user comes back as who it was

    def __post_init__(self) -> None:
        self.app_token = self._keep(
            Token(f"xapp-1-{self.world.app.id}-{self.world.digits(13)}-{self.world.hexes(64)}", "app", APP)
        )
        self.config_token = self._keep(Token(f"xoxe.xoxp-1-{self.world.letters(40)}", "config", APP))

    def _keep(self, token: Token) -> str:
        self.held[token.text] = token
        return token.text

    # ── the app comes ──

    def install(self, team: Team, by: str, scopes: frozenset[str], org: bool = False) -> Installation:
        """An installation, new or with more scopes; a bot user stands for it."""
        world, key = self.world, team.enterprise[0] if org and team.enterprise else team.id
        found = world.installations.get(key)
        if found is None and key in self.retired:
            found = world.installations[key] = self.retired.pop(key)
            found.scopes, found.installer = scopes, by
            world.people[found.bot_user].deleted = False
        if found is None:
            bot = Person(
                world.new_id("U"), team.id, world.app.name.lower(), world.app.name,
                zone="America/Los_Angeles", locale="en-US", bot=world.new_id("B"), app=world.app.id,
            )  # fmt: skip
            world.people[bot.id] = bot
            found = Installation(None if org else team.id, team.enterprise, bot.id, bot.bot or "", scopes, by)
            world.installations[key] = found
        found.scopes = found.scopes | scopes
        self.grant(found)
        return found

    def grant(self, found: Installation) -> None:
        """A bot token. Without rotation it stays the same for ever; with it a new pair is made."""
        world = self.world
        if not world.app.rotation and found.token and self.held[found.token].state == "live":
            self.held[found.token].scopes = found.scopes
            return
        start = "xoxe.xoxb-1-" if world.app.rotation else "xoxb-"
        ends = world.now() + ROTATED_LIFE if world.app.rotation else None
        text = f"{start}{world.digits(12)}-{world.digits(13)}-{world.letters(24)}"
        found.token = self._keep(Token(text, "bot", found.scopes, found, found.bot_user, ends))
        if world.app.rotation:
            found.refresh = f"xoxe-1-{world.letters(146)}"
            self.refreshes[found.refresh] = found

    def rotate(self, refresh: str) -> Installation:
        """A refresh token is good once; the access token that it came with lives on till its end."""
        found = self.refreshes.pop(refresh, None)
        if found is None or not any(found is one for one in self.world.installations.values()):
            raise Refused("invalid_refresh_token")
        self.grant(found)
        return found

    def user_token(self, user: str, scopes: frozenset[str], found: Installation) -> str:
        text = f"xoxp-{self.world.digits(12)}-{self.world.letters(32)}"
        return self._keep(Token(text, "user", scopes, found, user))

    def code(self, code: Code) -> str:
        name = f"{self.world.digits(12)}.{self.world.digits(13)}.{self.world.hexes(64)}"
        self.codes[name] = code
        return name

    # ── what a token is worth ──

    def check(self, text: str | None) -> Token:
        if text is None:
            raise Refused("not_authed")
        found = self.held.get(text)
        if found is None:
            raise Refused("invalid_auth")
        if found.state != "live":
            raise Refused(found.state)
        if found.ends is not None and self.world.now() >= found.ends:
            raise Refused("token_expired")
        return found

    def expire(self, team: str | None = None) -> None:
        """Ends the bot tokens of a workspace, or of all, before their time."""
        for token in self.held.values():
            found = token.installation
            if found is not None and token.kind == "bot" and team in (None, found.team):
                token.state = "token_expired"

    # ── the app goes ──

    def revoke(self, token: Token) -> None:
        """Takes one token back, as the app or its owner may do."""
        token.state = "token_revoked"
        if token.installation is not None:
            self._tell_revoked(token.installation, token)

    def uninstall(self, found: Installation) -> None:
        """The app is taken out of a workspace: its tokens are worth nothing and it is told so."""
        key = next(name for name, one in self.world.installations.items() if one is found)
        held = [token for token in self.held.values() if token.installation is found]
        team = self.world.home(found)
        self._tell_revoked(found, *held)
        if "app_uninstalled" in self.world.app.subscribed:
            self.world.notices.send("app_uninstalled", {"type": "app_uninstalled"}, found, team)
        for token in held:
            token.state = "account_inactive" if token.kind == "bot" else "token_revoked"
        self.world.people[found.bot_user].deleted = True
        for channel in self.world.channels.values():
            if channel.kind != "im" and found.bot_user in channel.members:
                channel.members.remove(found.bot_user)
        self.world.windows.forget(found.bot)
        self.retired[key] = self.world.installations.pop(key)

    def _tell_revoked(self, found: Installation, *tokens: Token) -> None:
        if "tokens_revoked" not in self.world.app.subscribed:
            return
        told: Resource = {"oauth": [], "bot": []}
        for token in tokens:
            owners = told["bot" if token.kind == "bot" else "oauth"]
            if token.user not in owners:
                owners.append(token.user)
        fact = {"type": "tokens_revoked", "tokens": told}
        team = self.world.home(found)
        self.world.notices.send("tokens_revoked", fact, found, team)


APP = frozenset({"connections:write", "authorizations:read", "app_configurations:write"})
