"""The world: Google's accounts and calendars, turned by a clock and a seed, asked by plain requests.

It does no input or output and never waits: what is to be posted to channels waits in `channels.outbox`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from tests.fakes.google import api, control, elsewhere, instances, moments, oauth, scopes
from tests.fakes.google.channels import Channels
from tests.fakes.google.faults import Faults, Rule
from tests.fakes.google.grants import CLIENT, OAuth
from tests.fakes.google.guests import Mail
from tests.fakes.google.message import Request, Resource, Response
from tests.fakes.google.quota import Quota
from tests.fakes.google.store import Account, Calendar

LETTERS = "0123456789abcdefghijklmnopqrstuv"
DEFAULTS = {
    "timezone": "",
    "locale": "ko",
    "weekStart": "1",
    "format24HourTime": "true",
    "dateFieldOrder": "YMD",
}


@dataclass(slots=True)
class Settings:
    """What can be turned about the world as a whole."""

    strict: bool = True  # refuse names in a body that the discovery document does not know
    sync_token_life: timedelta = timedelta(days=30)
    meet_pending: bool = False  # rooms are made by `elsewhere.settle`, not at once
    channel_life: timedelta = timedelta(days=7)
    https_only: bool = False  # Google itself takes no other address; tests listen on loopback


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that came, and how it was answered."""

    at: datetime
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    status: int
    transport: str
    fault: str | None


@dataclass
class World:
    """`handle` answers a request; everything else sets the scene or looks at it."""

    now: Callable[[], datetime]
    seed: int = 0
    settings: Settings = field(default_factory=Settings)
    quota: Quota | None = field(default_factory=Quota)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.accounts: dict[str, Account] = {}
        self.calendars: dict[str, Calendar] = {}
        self.mails: list[Mail] = []
        self.requests: deque[Seen] = deque(maxlen=10_000)
        self.faults = Faults(self.random)
        self.channels = Channels(self)
        self.oauth = OAuth(self)
        self._version = 1_700_000_000_000_000

    def handle(self, request: Request) -> Response:
        if request.path.startswith("/control/"):
            return control.answer(self, request)
        rule = self.faults.meet(request)
        response = self._struck(rule, request) if rule else self._answer(request)
        self.requests.append(_seen(self.now(), request, response, rule.kind if rule else None))
        return response

    def _struck(self, rule: Rule, request: Request) -> Response:
        if rule.kind == "expire":
            self.oauth.accesses.pop(request.bearer or "", None)
        response = self.faults.carried_out(rule, request, self._answer)
        if rule.kind == "drift" and isinstance(response.body, dict):
            self._drift(response.body)
        return response

    def _drift(self, written: Resource) -> None:
        for calendar in self.calendars.values():
            if (calendar.get(written.get("id", "")) or {}).get("etag") == written.get("etag"):
                elsewhere.touch(self, calendar.id, written["id"])

    def _answer(self, request: Request) -> Response:
        if request.path.startswith(api.ROOT):
            return api.answer(self, request)
        return oauth.answer(self.oauth, request)

    # ── setting the scene ──

    def add_account(self, email: str, name: str = "", zone: str = "Asia/Seoul") -> Account:
        """A person, with a primary calendar of the same name as their address."""
        known = self.accounts.get(email)
        if known:
            return known
        sub = str(100_000_000_000_000_000_000 + self.random.randrange(10**19))
        account = Account(email, name or email.partition("@")[0], sub, zone)
        self.accounts[email] = account
        for setting, value in (DEFAULTS | {"timezone": zone}).items():
            self.put_setting(account, setting, value)
        self.add_calendar(email, email, zone, email)
        return account

    def add_calendar(
        self, owner: str, summary: str, zone: str | None = None, name: str | None = None
    ) -> Calendar:
        """A calendar; its owner need not have an account here, as with public holidays."""
        name = name or f"c_{self.new_id()}@group.calendar.google.com"
        account = self.accounts.get(owner)
        fields: Resource = {
            "summary": summary,
            "timeZone": zone or (account.zone if account else "UTC"),
            "conferenceProperties": {"allowedConferenceSolutionTypes": ["hangoutsMeet"]},
            "etag": self.next_etag(),
            "_updated": self.stamp(),
        }
        calendar = self.calendars[name] = Calendar(name, owner, fields)
        self.list_calendar(owner, calendar)
        return calendar

    def share(self, calendar: Calendar, email: str, role: str | None) -> None:
        """Gives somebody a role on the calendar, or takes it away."""
        if role in (None, "none"):
            calendar.shared.pop(email, None)
        else:
            calendar.shared[email] = str(role)
        self.list_calendar(email, calendar)

    def list_calendar(self, email: str, calendar: Calendar) -> None:
        """Shows the calendar in a person's list as it now is to them, or as gone."""
        account = self.accounts.get(email)
        if account is None:
            return
        known = account.calendars.items.get(calendar.id)
        if calendar.role(email) == "none" and known is None:
            return
        entry = (known or _entry(calendar, email)) | {"etag": self.next_etag()}
        entry.pop("deleted", None)
        if calendar.role(email) == "none":
            entry["deleted"] = True
        account.calendars.put(calendar.id, entry)
        self.channels.touched("calendarList", email)

    def put_setting(self, account: Account, name: str, value: str) -> None:
        item = {"kind": "calendar#setting", "etag": self.next_etag(), "id": name, "value": value}
        account.settings.put(name, item)
        self.channels.touched("settings", account.email)

    def token_for(self, email: str, allowed: Iterable[str] = scopes.EVERYTHING, client: str = CLIENT) -> str:
        """An access token without the dance."""
        return self.oauth.grant(client, email, frozenset(allowed), offline=False).access_token

    # ── writing events ──

    def store(
        self, calendar: Calendar, after: Resource, before: Resource | None, silently: bool = False
    ) -> Resource:
        """Keeps a new version of an event, if it is one, and lets everybody know who watches."""
        if before is not None and before == after:
            return before
        after = after | {"etag": self.next_etag()}
        if "updated" not in after or not _only_reminders(before, after):
            after["updated"] = self.stamp()
        calendar.put(after, silently)
        calendar.fields["_updated"] = self.stamp()
        self._follow(calendar, after)
        if not silently:
            self.channels.touched("events", calendar.id)
        return after

    def _follow(self, calendar: Calendar, master: Resource) -> None:
        """Exceptions end with their series, quietly; those that it no longer has are told of."""
        ended = master["status"] == "cancelled"
        gone = calendar.exceptions(master["id"]) if ended else instances.orphans(calendar, master)
        for event in gone:
            if event["status"] != "cancelled":
                self.store(calendar, event | {"status": "cancelled"}, event, silently=ended)

    # ── time and chance ──

    def stamp(self) -> str:
        return moments.stamp(self.now().astimezone(UTC))

    def next_etag(self) -> str:
        self._version += 2
        return f'"{self._version}"'

    def new_id(self, length: int = 26) -> str:
        return "".join(self.random.choices(LETTERS, k=length))


def _entry(calendar: Calendar, email: str) -> Resource:
    own = calendar.id == email
    defaults = [{"method": "popup", "minutes": 30}] if own else []
    entry: Resource = {"colorId": "14", "selected": True, "defaultReminders": defaults}
    return entry | ({"primary": True} if own else {})


def _only_reminders(before: Resource | None, after: Resource) -> bool:
    """Whether nothing but the reminders differ: such a change leaves `updated` alone."""
    if before is None:
        return False
    return all(
        before.get(name) == after.get(name) for name in before.keys() | after.keys() if name not in QUIET
    )


QUIET = ("etag", "updated", "reminders")


def _seen(at: datetime, request: Request, response: Response, fault: str | None) -> Seen:
    status, transport = response.status, response.transport
    return Seen(at, request.method, request.path, request.query, status, transport, fault)
