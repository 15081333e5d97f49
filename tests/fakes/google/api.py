"""The Calendar API's door: finds the method and the caller, counts the quota, checks, asks the handler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.google import discovery, fields, refusals
from tests.fakes.google.calendars import CALENDARS
from tests.fakes.google.call import Call, Handler
from tests.fakes.google.channels import shown
from tests.fakes.google.event_reads import READS
from tests.fakes.google.event_writes import WRITES
from tests.fakes.google.freebusy import FREEBUSY
from tests.fakes.google.message import Request, Response

if TYPE_CHECKING:
    from tests.fakes.google.grants import Access
    from tests.fakes.google.world import World

ROOT = "/calendar/v3/"
MOST_BYTES = 1_000_000


def answer(world: World, request: Request) -> Response:
    try:
        return _handled(world, request)
    except refusals.Refused as refused:
        return refused.response()


def _handled(world: World, request: Request) -> Response:
    method, places = discovery.shipped().find(request.method, request.path.removeprefix(ROOT))
    access = _caller(world, request)
    _spend(world, access, method, places)
    allowed = access.scopes & method.scopes
    if not allowed:
        raise refusals.missing_scope()
    params = method.values(places, request.query)
    body = discovery.shipped().check(method, _body(request), world.settings.strict)
    handler = HANDLERS.get(method.name)
    if handler is None:
        raise refusals.broken(501)
    account = world.accounts[access.email]
    response = handler(Call(world, request, method, account, allowed, access.client, params, body))
    return _partial(response, params.get("fields"))


def _caller(world: World, request: Request) -> Access:
    token = request.bearer or dict(request.query).get("oauth_token")
    if token is None:
        raise refusals.login_required()
    access = world.oauth.access(token)
    if access is None:
        raise refusals.bad_credentials()
    return access


def _spend(world: World, access: Access, method: discovery.Method, places: dict[str, str]) -> None:
    if world.quota is not None:
        calendar = places.get("calendarId") if method.http != "GET" else None
        calendar = access.email if calendar == "primary" else calendar
        world.quota.spend(access.client, access.email, calendar, world.now())


def _body(request: Request) -> Any:
    if isinstance(request.body, bytes) and len(request.body) > MOST_BYTES:
        raise refusals.Refused(413, "uploadTooLarge", "Request Too Large")
    try:
        return request.json()
    except ValueError:
        raise refusals.unreadable() from None


def _partial(response: Response, wanted: str | None) -> Response:
    if wanted is None or not isinstance(response.body, dict):
        return response
    tree = fields.parsed(wanted)
    return Response(response.status, fields.selected(response.body, tree), response.headers)


# ── channels ──


def _watch_events(call: Call) -> Response:
    calendar = call.calendar("reader")
    return Response(200, shown(call.world.channels.watch(call, "events", calendar.id)))


def _watch_list(call: Call) -> Response:
    return Response(200, shown(call.world.channels.watch(call, "calendarList", call.account.email)))


def _watch_settings(call: Call) -> Response:
    return Response(200, shown(call.world.channels.watch(call, "settings", call.account.email)))


def _stop(call: Call) -> Response:
    return call.world.channels.stop(call)


HANDLERS: dict[str, Handler] = {
    **READS,
    **WRITES,
    **CALENDARS,
    **FREEBUSY,
    "calendar.events.watch": _watch_events,
    "calendar.calendarList.watch": _watch_list,
    "calendar.settings.watch": _watch_settings,
    "calendar.channels.stop": _stop,
}
