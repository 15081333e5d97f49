"""Push channels: who watches what, and the notifications that are due to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from tests.fakes.google import refusals
from tests.fakes.google.message import Resource, Response

if TYPE_CHECKING:
    from tests.fakes.google.call import Call
    from tests.fakes.google.world import World

MOST_TOKEN, MOST_NAME = 256, 64
PATHS = {
    "calendarList": "users/me/calendarList",
    "settings": "users/me/settings",
}


@dataclass(slots=True)
class Channel:
    id: str
    address: str
    token: str | None
    kind: str
    of: str
    client: str
    email: str
    resource_id: str
    resource_uri: str
    expires: datetime
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Push:
    """A notification to be posted to an address, without a body."""

    address: str
    headers: dict[str, str]
    due: datetime


@dataclass(slots=True)
class Channels:
    world: World
    open: dict[str, Channel] = field(default_factory=dict)
    outbox: list[Push] = field(default_factory=list)

    def watch(self, call: Call, kind: str, of: str) -> Channel:
        """Opens a channel; its first message, `sync`, is due at once."""
        body = call.body
        self._check(body)
        uri = f"{call.request.base}/calendar/v3/{_path(kind, of)}?alt=json"
        mark = hashlib.sha256(f"{kind} {of} {call.account.email}".encode()).hexdigest()[:27]
        channel = Channel(
            body["id"], body["address"], body.get("token"), kind, of, call.client, call.account.email,
            mark, uri, self._end(body),
        )  # fmt: skip
        self.open[channel.id] = channel
        self._notify(channel, "sync")
        return channel

    def stop(self, call: Call) -> Response:
        channel = self.open.get(call.body.get("id") or "")
        known = channel is not None and channel.resource_id == call.body.get("resourceId")
        if channel is None or not known or channel.client != call.client:
            raise refusals.not_found(f"Channel '{call.body.get('id')}' not found for project '{call.client}'")
        del self.open[channel.id]
        return Response(204)

    def touched(self, kind: str, of: str) -> None:
        """Tells everybody who watches that list."""
        if not self.open:
            return
        now = self.world.now()
        for channel in list(self.open.values()):
            if channel.expires <= now:
                del self.open[channel.id]
            elif channel.kind == kind and channel.of == of:
                self._notify(channel, "exists")

    def due(self) -> list[Push]:
        """Takes out what is to be posted by now."""
        now = self.world.now()
        ready = [push for push in self.outbox if push.due <= now]
        self.outbox = [push for push in self.outbox if push.due > now]
        return ready

    def _notify(self, channel: Channel, state: str) -> None:
        channel.numbers += 1 if state == "sync" else self.world.random.randint(1, 4000)
        push = Push(channel.address, _headers(channel, state), self.world.now())
        rule = self.world.faults.meet_push(channel.address)
        if rule is None or rule.kind == "push_twice":
            self.outbox.extend([push] * (2 if rule else 1))
        elif rule.kind == "push_late":
            self.outbox.append(Push(push.address, push.headers, push.due + timedelta(seconds=rule.delay)))

    def _check(self, body: Resource) -> None:
        name, address = body.get("id"), body.get("address")
        if not name or len(name) > MOST_NAME:
            raise (
                refusals.required("Missing channel id.")
                if not name
                else refusals.invalid("Invalid channel id.")
            )
        if body.get("type") not in ("web_hook", "webhook"):
            raise refusals.invalid(f"Unknown channel type: {body.get('type')}")
        if len(body.get("token") or "") > MOST_TOKEN:
            raise refusals.invalid("Channel token is too long.")
        if not address or not self._is_allowed(address):
            text = f"WebHook callback must be HTTPS: {address}"
            raise refusals.Refused(400, "push.webhookUrlNotHttps", text)
        if name in self.open:
            raise refusals.Refused(400, "channelIdNotUnique", f"Channel id {name} not unique")

    def _is_allowed(self, address: str) -> bool:
        parts = urlsplit(address)
        here = parts.hostname in ("127.0.0.1", "localhost", "::1")
        return parts.scheme == "https" or (
            parts.scheme == "http" and here and not self.world.settings.https_only
        )

    def _end(self, body: Resource) -> datetime:
        """What was asked for, but no longer than Google keeps a channel."""
        now = self.world.now()
        latest = now + self.world.settings.channel_life
        asked = [latest]
        if body.get("expiration"):
            asked.append(datetime.fromtimestamp(int(body["expiration"]) / 1000, UTC))
        if (body.get("params") or {}).get("ttl", "").isdigit():
            asked.append(now + timedelta(seconds=int(body["params"]["ttl"])))
        return min(asked)


def shown(channel: Channel) -> Resource:
    told = {
        "kind": "api#channel",
        "id": channel.id,
        "resourceId": channel.resource_id,
        "resourceUri": channel.resource_uri,
        "expiration": str(int(channel.expires.timestamp() * 1000)),
    }
    return told | ({"token": channel.token} if channel.token else {})


def _path(kind: str, of: str) -> str:
    return PATHS.get(kind) or f"calendars/{quote(of, safe='@')}/{kind}"


def _headers(channel: Channel, state: str) -> dict[str, str]:
    told = {
        "X-Goog-Channel-ID": channel.id,
        "X-Goog-Channel-Expiration": format_datetime(channel.expires.astimezone(UTC), usegmt=True),
        "X-Goog-Resource-State": state,
        "X-Goog-Message-Number": str(channel.numbers),
        "X-Goog-Resource-ID": channel.resource_id,
        "X-Goog-Resource-URI": channel.resource_uri,
    }
    return told | ({"X-Goog-Channel-Token": channel.token} if channel.token else {})
