"""Google Calendar as the remote calendar that the core asks for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from adapters.google import writing
from adapters.google.busy import Taken, asks_for, questions, taken
from adapters.google.calendars import entries_in
from adapters.google.channels import asked, named, opened
from adapters.google.client import Api, Client, Request
from adapters.google.loose import Table, text
from adapters.google.moments import compact, known_zone, moment
from adapters.google.pacing import Pace
from adapters.google.reading import AGES_AGO, events_in, last_said, resource_of, uid_of
from core.calendar.event import Event, Original
from core.calendar.instants import utc
from core.calendar.mirror.resource import Resource
from core.calendar.when import Window
from core.errors import Gone, Invalid, Unreachable
from core.records import CalendarEntry, Channel, Page, Spot, Wish

_MOST_CALENDARS = 250


class GoogleCalendar:
    """Calendar v3 at `base`. `hook` is the address that push channels call; `timeout` is in seconds; `pace` bounds it."""

    def __init__(
        self,
        base: str = "https://www.googleapis.com",
        *,
        hook: str | None = None,
        timeout: float = 8.0,
        threads: int = 32,
        page_size: int = 2500,
        pace: Pace | None = None,
    ) -> None:
        self._client = Client(base, timeout, threads, pace)
        self._hook, self._page_size = hook, page_size
        self._zones: dict[str, str] = {}

    async def close(self) -> None:
        """Let go of all connections; what is under way fails."""
        await self._client.close()

    async def calendars(self, access: str) -> tuple[CalendarEntry, ...]:
        found, page = await self._list_page(access, None)
        while page is not None:
            more, page = await self._list_page(access, page)
            found += more
        self._zones |= {one.remote_id: one.zone for one in found}
        return found

    async def page(self, spot: Spot, token: str | None, page: str | None) -> Page:
        # Neither filters nor `showDeleted`: what a first request asks, all later ones must ask. Without it the first
        # listing has only the cancelled instances of living series, and later ones tell of all that goes.
        asked = {"maxResults": self._page_size, "singleEvents": False, "syncToken": token, "pageToken": page}
        return await self._client.ask(
            spot.access,
            lambda api: api.events.list(calendarId=spot.calendar, **asked),
            lambda answer: self._page_of(spot, answer),
        )

    async def get(self, spot: Spot, event: str) -> Resource:
        return await self._event(spot, lambda api: api.events.get(calendarId=spot.calendar, eventId=event))

    async def insert(
        self, spot: Spot, event_id: str, event: Event, wish: Wish, like: Resource | None = None
    ) -> Resource:
        body = writing.whole(event_id, event, wish.marker, like)
        how = _how(spot, wish) | _fields_known(body)
        return await self._event(spot, lambda api: api.events.insert(body=body, **how))

    async def patch(
        self, spot: Spot, there: Resource, before: Event | None, after: Event, wish: Wish
    ) -> Resource:
        return await self._patch(spot, there, writing.difference(there, before, after, wish.marker), wish)

    async def cancel(self, spot: Spot, there: Resource, wish: Wish) -> Resource | None:
        if there.master is not None:
            body = writing.marked(wish.marker) | {"status": "cancelled"}
            return await self._patch(spot, there, body, wish)
        which = {"calendarId": spot.calendar, "eventId": there.id, "sendUpdates": _mail(wish)}
        await self._client.ask(
            spot.access, lambda api: _matching(api.events.delete(**which), there), _nothing
        )
        return None

    async def taken_along(self, spot: Spot, series: Resource) -> tuple[Resource, ...]:
        uid = uid_of(series)
        found, page = await self._named(spot, uid, None) if uid else ((), None)
        while page is not None:
            more, page = await self._named(spot, uid, page)
            found += more
        return tuple(
            one for one in found if one.id == series.id or (one.master == series.id and not one.alive)
        )

    def instance_id(self, series: str, original: Original) -> str:
        if isinstance(original, datetime):
            return f"{series}_{compact(utc(original))}Z"
        return f"{series}_{compact(original)}"

    async def busy(self, access: str, calendars: Collection[str], window: Window) -> Mapping[str, Taken]:
        names = tuple(dict.fromkeys(calendars))
        bodies = tuple(questions(names, window))
        answers = await asyncio.gather(*(self._freebusy(access, body) for body in bodies))
        told = tuple(zip(bodies, answers, strict=True))
        return {
            name: taken(name, [answer for body, answer in told if asks_for(body, name)]) for name in names
        }

    async def watch(self, spot: Spot, channel: Channel) -> Channel:
        if self._hook is None:
            raise Invalid("there is no address that Google could call")
        body = asked(channel, self._hook)
        return await self._client.ask(
            spot.access,
            lambda api: api.events.watch(calendarId=spot.calendar, body=body),
            lambda answer: opened(channel, answer),
        )

    async def stop(self, access: str, channel: Channel) -> None:
        try:
            await self._client.ask(access, lambda api: api.channels.stop(body=named(channel)), _nothing)
        except Gone:
            return

    async def _patch(self, spot: Spot, there: Resource, body: Table, wish: Wish) -> Resource:
        how = _how(spot, wish) | {"eventId": there.id}
        return await self._event(spot, lambda api: _matching(api.events.patch(body=body, **how), there))

    async def _event(self, spot: Spot, build: Callable[[Api], Request]) -> Resource:
        return await self._client.ask(spot.access, build, lambda answer: self._resource(spot, answer))

    def _resource(self, spot: Spot, answer: Table) -> Resource:
        if not text(answer.get("id")):
            raise Unreachable("an answer that is no event")
        return resource_of(answer, self._zones.get(spot.calendar, ""), AGES_AGO)

    def _page_of(self, spot: Spot, answer: Table) -> Page:
        zone = known_zone(answer.get("timeZone"))
        if zone is not None:
            self._zones[spot.calendar] = zone
        updated = moment(answer.get("updated")) or AGES_AGO
        found = tuple(resource_of(event, zone or "", updated) for event in events_in(answer))
        more, token = text(answer.get("nextPageToken")), text(answer.get("nextSyncToken"))
        if not (more or token):
            raise Unreachable("a listing that does not end")
        return Page(found, updated, more or None, token or None)

    async def _named(self, spot: Spot, uid: str, page: str | None) -> tuple[tuple[Resource, ...], str | None]:
        asked = {"iCalUID": uid, "showDeleted": True, "singleEvents": False, "pageToken": page}
        return await self._client.ask(
            spot.access,
            lambda api: api.events.list(calendarId=spot.calendar, maxResults=self._page_size, **asked),
            lambda answer: (
                tuple(last_said(event, self._zones.get(spot.calendar, "")) for event in events_in(answer)),
                text(answer.get("nextPageToken")) or None,
            ),
        )

    async def _list_page(self, access: str, page: str | None) -> tuple[tuple[CalendarEntry, ...], str | None]:
        return await self._client.ask(
            access,
            lambda api: api.calendar_list.list(maxResults=_MOST_CALENDARS, pageToken=page),
            lambda answer: (entries_in(_list(answer)), text(answer.get("nextPageToken")) or None),
        )

    async def _freebusy(self, access: str, body: Table) -> Table:
        return await self._client.ask(
            access, lambda api: api.freebusy.query(body=body), lambda answer: answer
        )


def _how(spot: Spot, wish: Wish) -> Table:
    """Without the version of its conference data Google would take the video call for gone, or never make it."""
    return {"calendarId": spot.calendar, "conferenceDataVersion": 1, "sendUpdates": _mail(wish)}


def _fields_known(body: Table) -> Table:
    """What is not said to be known is left out of an event that is made, without a word."""
    labels = {"eventLabelVersion": 1} if "eventLabelId" in body else {}
    return labels | ({"supportsAttachments": True} if "attachments" in body else {})


def _mail(wish: Wish) -> str:
    return "all" if wish.notify else "none"


def _matching(request: Request, there: Resource) -> Request:
    """Only if it still is what we saw."""
    request.headers["If-Match"] = there.etag
    return request


def _list(answer: Table) -> Table:
    """An answer that lists nothing at all is none: nobody is without a calendar."""
    if not isinstance(answer.get("items"), list):
        raise Unreachable("an answer that is no list")
    return answer


def _nothing(_answer: Table) -> None:
    """The answer tells nothing."""
