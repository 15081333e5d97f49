"""A house whose door leads to a pretended Google: people come back with codes, and tokens live and die."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from adapters.memory.remote import MemoryCalendar
from adapters.vault.keys import Key, SetKeys
from adapters.vault.vault import KeyVault
from core.calendar.event import Event
from core.dialogue.effects import AskToConnect, Connect
from core.dialogue.inputs import DoorOpened, Input
from core.dialogue.message import ConversationKey, Preferences
from core.doorway import Asked, cross
from core.errors import SignedOut
from core.intake import Intake
from core.receipt import Receipt
from core.records import Account, Grant, Identity, Tokens
from core.store import Unit
from core.sync.connecting import NEEDED, Connecting
from core.world import Remote, World
from tests.core.dialogue.world import KEY
from tests.core.house import EVER, House

ME, OTHER = "haru@example.com", "other@example.com"
DOOR = "https://haru.example.com/oauth/google/start"
HOUR = timedelta(hours=1)


class Consent:
    """Google's door. A code is `<address>`, or whatever `codes` says; every token it gives is new."""

    def __init__(self, house: Doors) -> None:
        self._house = house
        self.scopes = (*NEEDED, "openid")
        self.refuses: Exception | None = None
        self.dead: set[str] = set()
        self.asked: list[str] = []
        self.revoked: list[str] = []
        self.verifiers: list[str] = []
        self.gives_refresh = True
        self.before_answer: Callable[[], Awaitable[None]] | None = None
        self._given = 0

    def url(self, state: str, verifier: str, hint: str = "") -> str:
        self.verifiers.append(verifier)
        return f"https://google.example.com/?state={state}"

    async def exchange(self, code: str, verifier: str) -> tuple[Identity, Tokens]:
        self.verifiers.append(verifier)
        await self._answering()
        return Identity(f"id of {code}", code, "하루"), self._tokens(code, self.gives_refresh)

    async def refresh(self, refresh: str) -> Tokens:
        self.asked.append(refresh)
        await self._answering()
        if refresh in self.dead:
            raise SignedOut("invalid_grant")
        return self._tokens(refresh.split(maxsplit=1)[0], new=False)

    async def revoke(self, token: str) -> None:
        await self._answering()
        self.revoked.append(token)

    async def _answering(self) -> None:
        if self.before_answer is not None:
            await self.before_answer()
        if self.refuses is not None:
            raise self.refuses

    def _tokens(self, who: str, new: bool) -> Tokens:
        self._given += 1
        access = f"{who} access {self._given}"
        self._house.google.add(who, access, primary=True)
        until = self._house.clock.now() + HOUR
        return Tokens(access, until, f"{who} refresh {self._given}" if new else None, self.scopes)


class Doors(House):
    """A house with a remote calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.google = MemoryCalendar(self.clock.now)
        self.consent = Consent(self)
        self.keys = [Key("k1", b"1" * 32)]
        self.heard: list[tuple[ConversationKey, Input]] = []
        self.elsewhere: list[tuple[ConversationKey, Input]] = []

    @property
    def vault(self) -> KeyVault:
        return KeyVault(SetKeys(tuple(self.keys)))

    def world(self, **other: Any) -> World:
        remote = Remote(self.google, self.consent, self.vault, DOOR)
        given = {
            "store": self.store, "interpreter": self.interpreter, "ocr": self.ocr, "blobs": self.blobs,
            "queue": self.queue, "hints": self.hints, "clock": self.clock, "faults": self.faults,
            "newborn": self.newborn, "messengers": {}, "defaults": Preferences(), "remote": remote,
        }  # fmt: skip
        return World(**given | other)

    @property
    def connecting(self) -> Connecting:
        """A fresh one each time, as in another process."""
        world = self.world()
        return Connecting(world, Listening(world, self.heard))

    async def cross(self, effect: Asked, key: ConversationKey = KEY, **other: Any) -> tuple[Account, Any]:
        """Whose account it is then, and what its conversation hears; what another one does is in `elsewhere`."""
        world = self.world(**other)
        async with self.store.unit() as unit:
            account = await unit.account(key, self.newborn(), self.clock.now(), Preferences())
            crossing = await cross(unit, world, account, key, effect)
        self.elsewhere += crossing.elsewhere
        return crossing.account, crossing.told

    async def state(self, key: ConversationKey = KEY) -> str:
        """That of a door that somebody asked for."""
        _, opened = await self.cross(AskToConnect(1), key)
        assert isinstance(opened, DoorOpened) and opened.url
        assert opened.url.startswith(f"{DOOR}?state=")
        return parse_qs(urlsplit(opened.url).query)["state"][0]

    async def consented(self, email: str = ME, key: ConversationKey = KEY) -> UUID:
        """Somebody went the whole way, and the grant waits."""
        outcome = await self.connecting.finish(await self.state(key), email, None)
        assert outcome.ending == "connected"
        return self.heard[-1][1].grant

    async def connect(self, email: str = ME, key: ConversationKey = KEY) -> UUID:
        """And confirmed it."""
        grant = await self.consented(email, key)
        await self.cross(Connect(grant), key)
        return (await self.grant_of(email)).id

    async def grants(self, *states: str) -> list[Grant]:
        every = ("waiting", "active", "signed_out", "gone")
        return list(await self.store.grants_in(states or every, None, 100))

    async def grant_of(self, email: str) -> Grant:
        found = [one for one in await self.grants("active", "signed_out") if one.identity.email == email]
        assert len(found) == 1
        return found[0]

    async def account(self, key: ConversationKey = KEY) -> Account:
        async with self.store.unit() as unit:
            return await unit.account(key, self.newborn(), self.clock.now(), Preferences())

    async def write(self, *events: Event, key: ConversationKey = KEY) -> None:
        """Events of one's own."""
        async with self.store.unit() as unit:
            account = await unit.account(key, self.newborn(), self.clock.now(), Preferences())
            await unit.show(account, events, (), self.clock.now())

    async def events(self, key: ConversationKey = KEY) -> tuple[Event, ...]:
        return await self.store.agenda(key, EVER)


class Listening(Intake):
    """The real intake; what it took in can be looked at."""

    def __init__(self, world: World, heard: list[tuple[ConversationKey, Input]]) -> None:
        super().__init__(world)
        self._heard = heard

    async def hear(self, unit: Unit, key: ConversationKey, input_id: UUID, happened: Input) -> Receipt:
        receipt = await super().hear(unit, key, input_id, happened)
        if receipt.fresh:
            self._heard.append((key, happened))
        return receipt
