"""One call of the Calendar API on its way: who calls, with which scopes, for what, in which world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fakes.google import refusals
from tests.fakes.google.message import Request, Resource, Response
from tests.fakes.google.store import Account, Calendar, at_least

if TYPE_CHECKING:
    from tests.fakes.google.discovery import Method
    from tests.fakes.google.world import World

AUTH = "https://www.googleapis.com/auth/"
OWNED_ONLY = {f"{AUTH}calendar.events.owned", f"{AUTH}calendar.events.owned.readonly"}
BUSY_ONLY = {f"{AUTH}calendar.events.freebusy", f"{AUTH}calendar.freebusy"}
PUBLIC_ONLY = {f"{AUTH}calendar.events.public.readonly"}
CREATED_ONLY = {f"{AUTH}calendar.app.created"}


@dataclass(frozen=True, slots=True)
class Call:
    """`scopes` are those of the token that this method accepts; `params` and `body` have been checked."""

    world: World
    request: Request
    method: Method
    account: Account
    scopes: frozenset[str]
    client: str
    params: Resource
    body: Resource

    def calendar(self, needed: str = "freeBusyReader", named: str = "calendarId") -> Calendar:
        """The calendar asked for. One that the caller may not see does not exist for them."""
        found = self.world.calendars.get(self.calendar_id(named))
        role = self.role(found) if found else "none"
        if found is None or role == "none":
            raise refusals.not_found()
        if not at_least(role, needed):
            raise refusals.role_too_low("owner" if needed == "owner" else "writer")
        return found

    def calendar_id(self, named: str = "calendarId") -> str:
        name = str(self.params[named])
        return self.account.email if name == "primary" else name

    def role(self, calendar: Calendar) -> str:
        """The caller's role, as far as the scopes of the token reach."""
        role = calendar.role(self.account.email)
        if self.scopes - OWNED_ONLY - BUSY_ONLY - PUBLIC_ONLY - CREATED_ONLY:
            return role
        if (self.scopes & OWNED_ONLY and role == "owner") or self._made_by_this_app(calendar):
            return role
        if self.scopes & PUBLIC_ONLY and calendar.everyone != "none":
            return calendar.everyone
        return "freeBusyReader" if self.scopes & BUSY_ONLY and role != "none" else "none"

    def _made_by_this_app(self, calendar: Calendar) -> bool:
        return bool(self.scopes & CREATED_ONLY) and calendar.fields.get("_client") == self.client

    @property
    def if_match(self) -> str | None:
        return self.request.headers.get("if-match")


Handler = Callable[[Call], Response]


def check_match(call: Call, etag: str | None) -> None:
    """Refuses a write whose If-Match names another version."""
    wanted = call.if_match
    if wanted and wanted != "*" and etag not in [word.strip() for word in wanted.split(",")]:
        raise refusals.stale()


def found(call: Call, resource: Resource) -> Response:
    """The resource with its etag as a header, or 304 when the caller has that version."""
    told = {"etag": resource["etag"]} if "etag" in resource else {}
    if told and call.request.headers.get("if-none-match") == told["etag"]:
        return Response(304, None, told)
    return Response(200, resource, told)
