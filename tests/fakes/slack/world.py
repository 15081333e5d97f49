"""The world: workspaces with their people and channels, one app, and everything that passes between them.

It does no input or output and never waits. What is to be sent to the app waits in `deliveries`; `bell` rings
when something is to be looked at, and is the lock under which the world is asked.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from tests.fakes.slack.app import App
from tests.fakes.slack.deliveries import Deliveries, Delivery
from tests.fakes.slack.faults import Faults
from tests.fakes.slack.limits import Limits
from tests.fakes.slack.message import Request, Resource, Response
from tests.fakes.slack.notices import Notices
from tests.fakes.slack.passes import Passes
from tests.fakes.slack.sockets import Sockets
from tests.fakes.slack.store import Channel, File, Installation, Kind, Person, Team
from tests.fakes.slack.tokens import Tokens
from tests.fakes.slack.windows import Windows

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
MICRO = 100  # between two messages of the same second


@dataclass(slots=True)
class Settings:
    """What can be turned about the world as a whole."""

    patience: float = 3.0  # real seconds in which a delivery is to be answered
    previews: bool = True  # links that people post grow a preview, which changes their messages
    edit_window: float | None = None  # seconds in which a message may be changed
    connection_time: int = 3600  # as `hello` says it
    warning: float = 10.0  # real seconds between a warning and the end of a connection


@dataclass(frozen=True, slots=True)
class Seen:
    """A call that came, and how it was answered."""

    at: datetime
    method: str
    path: str
    told: Resource
    status: int
    error: str | None
    transport: str
    fault: str | None


@dataclass
class World:
    """`handle` answers a call; everything else sets the scene or looks at it.

    `stamped` is the clock of signatures: what checks them has real time, wherever the world's own clock stands.
    """

    now: Callable[[], datetime]
    seed: int = 0
    app: App = field(default_factory=App)
    settings: Settings = field(default_factory=Settings)
    limits: Limits | None = field(default_factory=Limits)
    stamped: Callable[[], float] = time.time
    base: str = "http://slack.test"

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.bell = threading.Condition(threading.RLock())
        self.teams: dict[str, Team] = {}
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.installations: dict[str, Installation] = {}  # by workspace or organization
        self.uploads: dict[str, str] = {}
        self.complaints: list[str] = []  # what Slack passes over in silence, and an author would like to know
        self.requests: deque[Seen] = deque(maxlen=10_000)
        self.faults = Faults(self.random)
        self.tokens = Tokens(self)
        self.passes = Passes(self)
        self.notices = Notices(self)
        self.deliveries = Deliveries(self)
        self.windows = Windows(self)
        self.sockets = Sockets(self)
        self.verified = False
        self._last = (0, 0)

    def handle(self, request: Request) -> Response:
        from tests.fakes.slack import desk

        with self.bell:
            return desk.answer(self, request)

    def ring(self) -> None:
        with self.bell:
            self.bell.notify_all()

    def complain(self, what: str) -> None:
        self.complaints.append(what)

    # ── setting the scene ──

    def add_team(
        self, name: str, domain: str | None = None, enterprise: tuple[str, str] | None = None
    ) -> Team:
        team = Team(self.new_id("T"), name, domain or f"team-{len(self.teams) + 1}", enterprise)
        self.teams[team.id] = team
        return team

    def add_person(
        self, team: Team | str, name: str, zone: str = "Asia/Seoul", locale: str = "ko-KR", handle: str = ""
    ) -> Person:
        """Somebody joins a workspace; an app that is there already is told."""
        home = self.teams[_id(team)]
        handle = handle or f"user{len(self.people) + 1}"
        person = Person(
            self.new_id("U"), home.id, handle, name, zone, locale, f"{handle}@example.com",
            updated=int(self.now().timestamp()),
        )  # fmt: skip
        self.people[person.id] = person
        self.notices.tell("team_join", {"type": "team_join", "user": person.told(self.now())}, home.id)
        return person

    def add_channel(
        self,
        team: Team | str,
        name: str,
        members: Iterable[Person | str] = (),
        kind: Kind = "channel",
        shared: Iterable[Team | str] = (),
    ) -> Channel:
        """A conversation; `shared` names other workspaces that take part in it."""
        made = Channel(
            self.new_id({"im": "D", "channel": "C"}.get(kind, "G" if kind == "mpim" else "C")),
            _id(team), name, kind, [_id(one) for one in members], int(self.now().timestamp()),
            shared=[_id(one) for one in shared],
        )  # fmt: skip
        self.channels[made.id] = made
        return made

    def im(self, one: str, other: str) -> Channel:
        """The direct messages of two; they begin when they are first asked for."""
        for found in self.channels.values():
            if found.kind == "im" and set(found.members) == {one, other}:
                return found
        return self.add_channel(self.people[one].team, "", [one, other], "im")

    def install(
        self, team: Team | str, installer: Person | str | None = None, scopes: Iterable[str] | None = None
    ) -> Installation:
        """The app is installed in a workspace without the dance; its token is in the installation."""
        home = self.teams[_id(team)]
        by = (
            _id(installer)
            if installer
            else next((one.id for one in self.people.values() if one.team == home.id and not one.bot), "")
        )
        return self.tokens.install(home, by, frozenset(scopes if scopes is not None else self.app.scopes))

    def verify(self) -> Delivery:
        """Slack asks the address for what happens whether it is one."""
        challenge = self.letters(40)
        payload = {"token": self.app.verification_token, "challenge": challenge, "type": "url_verification"}

        def answered(told: Any) -> None:
            said = told.get("challenge") if isinstance(told, dict) else told
            self.verified = said in (challenge, f"challenge={challenge}")

        return self.deliveries.send("url_verification", "", payload, answered)

    # ── looking ──

    def installed(self, teams: Iterable[str]) -> Installation | None:
        """The app's installation in the first of these workspaces that has one."""
        for name in teams:
            team = self.teams.get(name)
            found = self.installations.get(name)
            if found is None and team is not None and team.enterprise:
                found = self.installations.get(team.enterprise[0])
            if found is not None:
                return found
        return None

    def home(self, found: Installation) -> str:
        """Its workspace; of a whole organization the first."""
        return found.team or next(one.id for one in self.teams.values() if one.enterprise == found.enterprise)

    def enterprise(self, team: str, installation: Installation | None = None) -> str | None:
        found = self.teams[team].enterprise if team in self.teams else None
        found = found or (installation.enterprise if installation else None)
        return found[0] if found else None

    def calls(self, method: str) -> list[Resource]:
        """The arguments of all calls of a method that came so far."""
        return [seen.told for seen in self.requests if seen.path == f"/api/{method}"]

    # ── time and chance ──

    def ts(self) -> str:
        """A moment as messages are named by: later than all before it."""
        second = max(int(self.now().timestamp()), self._last[0])
        micro = self._last[1] + MICRO if second == self._last[0] else MICRO
        self._last = (second, micro)
        return f"{second}.{micro:06d}"

    def new_id(self, prefix: str) -> str:
        return prefix + "0" + "".join(self.random.choices(CAPITALS, k=9))

    def letters(self, length: int) -> str:
        return "".join(self.random.choices(LETTERS, k=length))

    def digits(self, length: int) -> str:
        return str(self.random.randint(10 ** (length - 1), 10**length - 1))

    def hexes(self, length: int) -> str:
        return f"{self.random.getrandbits(4 * length):0{length}x}"

    def uuid(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))


def _id(one: Any) -> str:
    return one if isinstance(one, str) else str(one.id)
